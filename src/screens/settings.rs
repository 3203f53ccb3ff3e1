//! The settings: each with its value and a sentence, changed at once; and a key for everything that demur does.

use ratatui::layout::Rect;

use super::Step;
use super::two_versions::rows;
use crate::keys::{Code, Key};
use crate::settings::{Setting, Settings};
use crate::widgets::{Choose, Entry, Glass};
use crate::words::{ScreenWords, fill};

/// The screen.
#[derive(Debug, Clone, Default)]
pub struct SettingsPage {
    rows: Vec<Row>,
    entries: Vec<Entry>,
    /// A sentence for each row.
    says: Vec<String>,
    choose: Choose,
    /// The next key is the one for the chosen row.
    asking: bool,
    /// Nothing can be changed in the file.
    pub broken: bool,
    /// What came of the last change, or what is wrong with the file.
    said: String,
    alarm: bool,
}

/// What a row is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Setting(Setting),
    Keys,
    Key(&'static str),
    Anew,
}

/// Something that demur does, with its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    /// Its name in the key tables.
    pub name: &'static str,
    /// What it does.
    pub label: String,
    /// Its keys.
    pub keys: String,
    /// They are not the usual ones.
    pub chosen: bool,
}

/// Between the list and the sentence under it.
const GAP: u16 = 1;
/// From so many rows on there is a gap.
const ROOMY: u16 = 9;

impl SettingsPage {
    /// The screen, before it was told what is set.
    #[must_use]
    pub fn new(broken: bool) -> Self {
        Self { broken, ..Self::default() }
    }

    /// Shows what is set now.
    pub fn renew(&mut self, words: &ScreenWords, settings: &Settings, keys: Vec<KeyRow>) {
        let own = &words.settings;
        let mut all: Vec<(Row, Entry, String)> = Vec::new();
        if self.broken {
            let entry = Entry { words: own.anew.to_string(), ..Entry::default() };
            all.push((Row::Anew, entry, own.anew_says.to_string()));
        }
        for setting in Setting::ALL {
            let Some(row) = own.rows.get(setting.name()) else { continue };
            let aside = own.value(setting.name(), &setting.value(settings));
            let entry = Entry { words: row.label.to_string(), aside, ..Entry::default() };
            all.push((Row::Setting(*setting), entry, row.says.to_string()));
        }
        let heading = Entry { words: own.keys.to_string(), heading: true, ..Entry::default() };
        all.push((Row::Keys, heading, own.keys_say.to_string()));
        for key in keys {
            let aside = if key.keys.is_empty() { own.no_key.to_string() } else { key.keys };
            let sign = if key.chosen { "+" } else { "" };
            let says = fill(&own.key_says, &[("label", &key.label)]);
            all.push((
                Row::Key(key.name),
                Entry { sign: sign.to_owned(), words: key.label, aside, heading: false },
                says,
            ));
        }
        (self.rows, self.entries, self.says) = (Vec::new(), Vec::new(), Vec::new());
        for (row, entry, says) in all {
            self.rows.push(row);
            self.entries.push(entry);
            self.says.push(says);
        }
    }

    /// Says what came of a change, or what is wrong.
    pub fn say(&mut self, said: String, alarm: bool) {
        (self.said, self.alarm) = (said, alarm);
    }

    /// The next key is to be the new one, whatever it is.
    #[must_use]
    pub const fn asking(&self) -> bool {
        self.asking
    }

    /// No key is asked for any more; false where none was.
    pub fn stop_asking(&mut self) -> bool {
        self.said.clear();
        std::mem::take(&mut self.asking)
    }

    /// The keys that matter now, by their names among the frame's fixed words.
    #[must_use]
    pub fn hints(&self) -> &'static [&'static str] {
        match (self.row(), self.asking) {
            (_, true) => &["leave-it"],
            (Some(Row::Setting(_)), _) => &["change", "close", "choose", "usual"],
            (Some(Row::Key(_)), _) => &["rebind", "close", "usual", "choose"],
            (Some(Row::Anew), _) => &["anew", "close", "choose"],
            (Some(Row::Keys) | None, _) => &["close", "choose"],
        }
    }

    fn row(&self) -> Option<Row> {
        self.rows.get(self.choose.at).copied()
    }

    /// A key.
    pub fn press(&mut self, key: Key, settings: &Settings) -> Step {
        if let (true, Some(Row::Key(name))) = (self.asking, self.row()) {
            return Step::Bind(name, Some(key));
        }
        if self.choose.press(key, self.entries.len()) {
            self.said.clear();
            return Step::Draw;
        }
        let plain = !(key.ctrl || key.alt);
        match key.code {
            Code::Enter | Code::Char(' ') | Code::Right if plain => self.go(true, key.code, settings),
            Code::Left if plain => self.go(false, key.code, settings),
            Code::Delete | Code::Backspace if plain => match self.row() {
                Some(Row::Setting(setting)) => Step::Set(setting, None),
                Some(Row::Key(name)) => Step::Bind(name, None),
                Some(Row::Keys | Row::Anew) | None => Step::Pass,
            },
            Code::Enter
            | Code::Char(_)
            | Code::Right
            | Code::Left
            | Code::Delete
            | Code::Backspace
            | Code::Tab
            | Code::Esc
            | Code::Up
            | Code::Down
            | Code::Home
            | Code::End
            | Code::PageUp
            | Code::PageDown
            | Code::Insert
            | Code::F(_) => Step::Pass,
        }
    }

    fn go(&mut self, on: bool, code: Code, settings: &Settings) -> Step {
        match self.row() {
            Some(Row::Setting(setting)) => Step::Set(setting, Some(setting.turned(settings, on))),
            Some(Row::Key(_)) if !matches!(code, Code::Left | Code::Right) => {
                self.said.clear();
                self.asking = true;
                Step::Draw
            }
            Some(Row::Anew) if code == Code::Enter => Step::SettingsAnew,
            Some(Row::Key(_) | Row::Keys | Row::Anew) | None => Step::Pass,
        }
    }

    /// A click on a row chooses it; on the chosen one it does what Enter does.
    pub fn click(&mut self, line: u16, settings: &Settings) -> Step {
        let Some(row) = self.choose.row(line, self.entries.len()).filter(|_| line < self.choose.height()) else {
            return Step::Pass;
        };
        self.asking = false;
        if row == self.choose.at {
            return self.go(true, Code::Enter, settings);
        }
        self.choose.at = row;
        self.said.clear();
        Step::Draw
    }

    /// The wheel.
    pub fn wheel(&mut self, by: i16) {
        if !self.asking {
            self.choose.wheel(by.into(), self.entries.len());
        }
    }

    fn sentence(&self, words: &ScreenWords) -> String {
        let row = self.entries.get(self.choose.at);
        if !self.said.is_empty() {
            return self.said.clone();
        }
        if self.asking {
            let label = row.map(|row| row.words.as_str()).unwrap_or_default();
            return fill(&words.settings.press, &[("label", label)]);
        }
        self.says.get(self.choose.at).cloned().unwrap_or_default()
    }

    /// The list, and the sentence under it.
    fn parts(&self, area: Rect, words: &ScreenWords) -> (Rect, Rect) {
        let gap = if area.height >= ROOMY { GAP } else { 0 };
        // The longest that any row's sentence takes, so that the list stands still.
        let longest = || self.says.iter().map(|says| rows(says, area.width)).max().unwrap_or(1);
        let own = rows(&self.sentence(words), area.width);
        let roomy = area.height >= ROOMY;
        // Where there is little room only its own counts, and all of it shows: the list may be one row.
        let needed =
            if roomy { longest().max(own).min(area.height / 2) } else { own.min(area.height.saturating_sub(1)) };
        let list = Rect { height: area.height.saturating_sub(needed + gap), ..area };
        (list, Rect { y: list.bottom() + gap, height: area.bottom().saturating_sub(list.bottom() + gap), ..area })
    }

    /// Makes it fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect, words: &ScreenWords) {
        let (list, _) = self.parts(area, words);
        self.choose.arrange(self.entries.len(), list.height);
    }

    /// Draws it.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        let (theme, words) = (*glass.theme, glass.words);
        let (list, below) = self.parts(area, words);
        self.choose.view(glass, list, &self.entries);
        let style = match (self.said.is_empty(), self.asking) {
            (false, _) if self.alarm => theme.alarm,
            (false, _) => theme.accent,
            (true, true) => theme.prompt,
            (true, false) => theme.text,
        };
        glass.say(below, &self.sentence(words), style);
    }
}
