//! What the writer set, and what becomes of it at once: colours, keys, days, hiding, the mouse, the clipboard.

use super::keymap::{Keymap, is_fixed};
use super::{App, Effect, Open, Theme};
use crate::keys::Key;
use crate::screens::settings::{KeyRow, SettingsPage};
use crate::settings::{Binding, Change, Read, Setting, Settings};
use crate::theme::{Background, Colours};
use crate::words::{self, fill};

/// What was set, and what is known of the terminal's colours.
#[derive(Debug, Clone, Default)]
pub(super) struct Preferences {
    pub(super) settings: Settings,
    pub(super) keys: Keymap,
    /// What is wrong with the file, in sentences.
    faults: Vec<String>,
    /// Nothing can be changed in it.
    broken: bool,
    /// Sentences name other keys than the usual ones.
    renamed: bool,
    colours: Colours,
    background: Option<Background>,
}

impl App {
    /// What is known of the terminal's colours: how many there are, and its background, where it was asked.
    pub fn surround(&mut self, colours: Colours, background: Option<Background>) {
        self.frames.anew();
        self.preferences.colours = colours;
        self.preferences.background = background;
    }

    /// Takes what the writer set.
    pub fn set_up(&mut self, read: &Read) {
        self.frames.anew();
        let mut read = read.clone();
        self.preferences.keys = Keymap::settle(&mut read);
        self.preferences.broken = read.broken;
        self.preferences.settings = read.settings;
        self.idle.start_anew(self.desk.now.unix);
        self.mouse = self.preferences.settings.mouse;
        self.name_keys();
        self.preferences.faults = read.faults.iter().map(|fault| fault.told(self.words())).collect();
        self.take_settings();
    }

    /// Whether anything on the screen may move by itself.
    #[must_use]
    pub fn motion(&self) -> bool {
        self.preferences.settings.motion
    }

    /// What follows from the settings wherever it is looked up.
    fn take_settings(&mut self) {
        let settings = &self.preferences.settings;
        self.theme = Theme::of(settings.theme, self.preferences.colours, self.preferences.background);
        self.desk.date_style = settings.date_style;
        self.outside.allowed = settings.editor;
    }

    /// Sentences name the keys that there are.
    fn name_keys(&mut self) {
        let names = self.preferences.keys.names(self.words());
        if names.is_empty() && !self.preferences.renamed {
            return;
        }
        self.preferences.renamed = !names.is_empty();
        if let Ok(mut words) = words::in_language(self.desk.content.words.language) {
            words.screen = words.screen.rebound(&names);
            self.desk.say(words);
        }
    }

    pub(super) fn settings_page(&self) -> SettingsPage {
        let mut page = SettingsPage::new(self.preferences.broken);
        self.renew(&mut page);
        page.say(self.says_of_the_file(), true);
        page
    }

    /// What is wrong with the file, in one sentence.
    fn says_of_the_file(&self) -> String {
        let words = &self.words().settings;
        let faults = &self.preferences.faults;
        let Some(first) = faults.first() else { return String::new() };
        let sentence = if self.preferences.broken { &words.broken } else { &words.some_faults };
        fill(sentence, &[("fault", first), ("n", &faults.len().to_string())])
    }

    fn renew(&self, page: &mut SettingsPage) {
        let row = |row: &super::keymap::Bound| KeyRow {
            name: row.name,
            label: self.label(row.name).to_string(),
            keys: self.key_names(&row.keys),
            chosen: row.chosen,
        };
        let rows = self.preferences.keys.rows().iter().filter(|row| !is_fixed(row.action)).map(row).collect();
        page.renew(self.words(), &self.preferences.settings, rows);
    }

    fn on_page(&mut self, change: impl FnOnce(&Self, &mut SettingsPage)) {
        if let Some(Open::Settings(mut page)) = self.open.take() {
            change(self, &mut page);
            self.open = Some(Open::Settings(page));
        }
    }

    /// Sets something, for good where the file can be written.
    pub(super) fn set(&mut self, setting: Setting, value: Option<&str>) -> Vec<Effect> {
        let usual = setting.value(&Settings::default());
        if !setting.set(&mut self.preferences.settings, value.unwrap_or(&usual)) {
            return Vec::new();
        }
        self.take_settings();
        let mut effects = self.written(Change::of(setting.name(), value));
        match setting {
            Setting::Mouse => {
                self.mouse = self.preferences.settings.mouse;
                effects.push(Effect::Mouse(self.mouse));
            }
            Setting::Clipboard => effects.push(Effect::CopyBy(self.preferences.settings.clipboard)),
            Setting::HideAfter => self.idle.start_anew(self.desk.now.unix),
            Setting::Language | Setting::Theme | Setting::Motion | Setting::Editor | Setting::DateStyle => {}
        }
        let asked = setting == Setting::Theme && self.preferences.settings.theme == crate::settings::Look::Automatic;
        let words = &self.words().settings;
        let said = match (setting, self.preferences.colours, self.preferences.background) {
            (Setting::Theme, Colours::None, _) => words.no_color,
            (Setting::Theme, _, None) if asked => words.asked_at_start,
            _ if setting == Setting::Language => words.language_at_start,
            _ => "".into(),
        };
        self.on_page(|app, page| {
            app.renew(page);
            page.say(said.to_string(), false);
        });
        effects
    }

    /// Gives something another key, or its usual ones; refused where that key does something else.
    pub(super) fn bind(&mut self, name: &'static str, key: Option<Key>) -> Vec<Effect> {
        let key = key.map(Key::of_any_case);
        let usual = Keymap::default();
        let usual = usual.rows().iter().filter(|row| row.name == name).flat_map(|row| &row.keys).copied();
        let mut wanted = key.map_or_else(|| usual.collect(), |key| vec![key]).into_iter();
        if let Some(why) = wanted.find_map(|key| self.preferences.keys.refusal(name, key)) {
            self.on_page(|app, page| page.say(why.told(app.words()), true));
            return Vec::new();
        }
        let mut read = Read { settings: self.preferences.settings.clone(), ..Read::default() };
        read.settings.keys.retain(|binding| binding.action != name);
        if let Some(key) = key {
            read.settings.keys.push(Binding { action: name.to_owned(), at: (0, 0), keys: vec![(key, (0, 0))] });
        }
        let keys = Keymap::settle(&mut read);
        if let Some(fault) = read.faults.first() {
            let said = fault.told(self.words());
            self.on_page(|_, page| page.say(said, true));
            return Vec::new();
        }
        self.preferences.settings = read.settings;
        self.preferences.keys = keys;
        self.name_keys();
        let keys =
            self.preferences.keys.rows().iter().find(|row| row.name == name).map(|row| self.key_names(&row.keys));
        let told = [("keys", keys.as_deref().unwrap_or_default()), ("label", &self.label(name))];
        let said = fill(&self.words().settings.bound, &told);
        self.on_page(|app, page| {
            page.stop_asking();
            app.renew(page);
            page.say(said, false);
        });
        let new = key.map(|key| [key]);
        let mut effects = self.written(Change::of_keys(name, new.as_ref().map(<[Key; 1]>::as_slice)));
        effects.push(Effect::NameKeys(self.desk.content.words.language, self.preferences.keys.names(self.words())));
        effects
    }

    fn written(&self, change: Change) -> Vec<Effect> {
        if self.preferences.broken { Vec::new() } else { vec![Effect::KeepSetting(change)] }
    }

    /// A new file, with what holds now.
    pub(super) fn begin_settings_anew(&self) -> Vec<Effect> {
        let settings = &self.preferences.settings;
        let usual = Settings::default();
        let set = Setting::ALL.iter().filter(|setting| setting.value(settings) != setting.value(&usual));
        let set = set.map(|setting| Change::of(setting.name(), Some(&setting.value(settings))));
        let keys = settings.keys.iter().map(|binding| {
            let keys: Vec<Key> = binding.keys.iter().map(|(key, _)| *key).collect();
            Change::of_keys(&binding.action, Some(&keys))
        });
        let pack = settings.pack.iter().map(|folder| Change::of_pack(folder));
        vec![Effect::NewSettings(set.chain(pack).chain(keys).collect())]
    }

    /// A change is in the file, or why not; or a new file was begun, and the old one kept there.
    pub(super) fn settings_kept(&mut self, outcome: Result<Option<String>, String>) {
        let words = &self.words().settings;
        let failed = outcome.is_err();
        let said = match outcome {
            Ok(None) => return,
            Ok(Some(path)) => {
                let said = fill(&words.begun_anew, &[("path", &path)]);
                self.preferences.broken = false;
                self.preferences.faults.clear();
                said
            }
            Err(why) => fill(&words.not_written, &[("why", &why)]),
        };
        let broken = self.preferences.broken;
        if matches!(self.open, Some(Open::Settings(_))) {
            self.on_page(|app, page| {
                page.broken = broken;
                app.renew(page);
                page.say(said, broken || failed);
            });
        } else {
            self.say(said);
        }
    }
}
