//! demur run as its user runs it, in the user's own notation: the real loop, a glass of cells, a world of memory.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use demur::app::{App, Copying, Earlier, Effect, Event, ExportFault, Hint, Keeping, Other, Start};
use demur::curriculum;
use demur::day::Now;
use demur::keys;
use demur::screens::Content;
use demur::settings::{self, Change};
use demur::shell::event_loop::{Flow, World, draw, run};
use demur::shell::screen::Screen;
use demur::text::Secret;
use demur::theme::Theme;
use demur::words;
use demur::workbook::Workbook;
use ratatui::backend::{Backend as _, TestBackend};

use crate::glass::{Before, look, shown};

/// A world made of memory, with faults to switch on.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one fault to switch on")]
pub struct Memory {
    pub waiting: VecDeque<Event>,
    pub files: BTreeMap<String, String>,
    pub clipboard: Vec<String>,
    /// The settings file, where there is one.
    pub settings: Option<String>,
    /// What would be read after a crash now.
    pub kept: Option<Arc<Workbook>>,
    pub effects: Vec<Effect>,
    pub disk_full: bool,
    /// The passphrase of the workbook.
    pub passphrase: Option<Secret>,
    /// What no dictionary of this machine knows.
    pub unknown: Vec<String>,
    pub clipboard_gone: bool,
    /// The earlier versions, newest first: when each was kept, and what it holds; none where it cannot be read.
    pub earlier: Vec<(i64, Option<Workbook>)>,
    /// What somebody else wrote into the file; a sentence where it cannot be read.
    pub theirs: Option<Result<Workbook, String>>,
    /// Reading takes its time: the answer waits until it is asked for by [`Session::read_on`].
    pub slow: bool,
    read: Vec<Event>,
    /// Neither the file nor the recovery copy can be written, so nobody leaves: until once more.
    pub nothing_saved: bool,
    pub left: bool,
    /// What the writer's own editor leaves next; none where it fails.
    pub editor: Option<String>,
    /// What it was given.
    pub lent: Vec<String>,
    pub days_on: u64,
    /// Milliseconds since the beginning.
    pub millis_on: i64,
    /// Milliseconds that may still pass while nothing happens.
    pub to_pass: i64,
}

impl Memory {
    pub fn moment(&self) -> Now {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap() + chrono::Days::new(self.days_on);
        let unix = 1_795_370_400 + i64::try_from(self.days_on).unwrap() * 86_400;
        let milli = u16::try_from(self.millis_on % 1000).unwrap();
        Now { unix: unix + self.millis_on / 1000, today, minute: 22 * 60, milli }
    }
}

impl World for Memory {
    fn next(&mut self, deadline: Option<i64>) -> Option<Vec<Event>> {
        if let Some(event) = self.waiting.pop_front() {
            return Some(vec![event]);
        }
        let until = deadline.map(|deadline| (deadline - self.moment().millis()).max(0));
        let ticks = until.filter(|until| (0..=self.to_pass).contains(until));
        let passed = ticks.unwrap_or(self.to_pass);
        self.to_pass -= passed;
        self.millis_on += passed;
        ticks.map(|_| vec![Event::Tick])
    }

    fn now(&mut self) -> Now {
        self.moment()
    }

    fn perform(&mut self, effect: Effect, outcomes: &mut Vec<Event>) -> Flow {
        self.effects.push(effect.clone());
        match effect {
            Effect::Keep(workbook) => {
                self.kept = Some(workbook);
                if self.disk_full {
                    outcomes
                        .push(Event::Keeping(Keeping::Failed("The disk is full. Your words are safe here.".into())));
                }
            }
            Effect::Checkpoint if !self.disk_full => outcomes.push(Event::Keeping(Keeping::Saved)),
            Effect::Passphrase(change) => {
                let right = self.passphrase.clone().unwrap_or_default() == change.old;
                if right {
                    self.passphrase = change.new;
                }
                let sealed = self.passphrase.is_some();
                outcomes.push(Event::Resealed(if right { Ok(sealed) } else { Err("That was another one.".into()) }));
            }
            Effect::Unlock(typed) => outcomes.push(Event::Unlocked(self.passphrase.as_ref() == Some(&typed))),
            Effect::KeepSetting(change) => outcomes.push(self.keep_setting(&change)),
            Effect::NewSettings(changes) => outcomes.push(self.begin_settings_anew(&changes)),
            Effect::Checkpoint
            | Effect::Mouse(_)
            | Effect::Suspend
            | Effect::Settle(_)
            | Effect::CopyBy(_)
            | Effect::Follow(_)
            | Effect::NameKeys(..) => {}
            Effect::Redraw => return Flow::Afresh,
            Effect::EditOutside(text) => {
                self.lent.push(text);
                let fault = "Your editor ended with a fault, so your words stay as they were.";
                outcomes.push(Event::EditedOutside(self.editor.take().ok_or_else(|| fault.into())));
                return Flow::Afresh;
            }
            Effect::Copy(words) => {
                let way = if self.clipboard_gone { Copying::Failed } else { Copying::Terminal };
                self.clipboard.push(words);
                outcomes.push(Event::Copied(way));
            }
            Effect::Spell(words) => {
                let unknown = words.into_iter().filter(|word| self.unknown.contains(word)).collect();
                outcomes.push(Event::Spelled { unknown });
            }
            Effect::Export { path, text } => {
                let outcome = if self.disk_full {
                    Err(ExportFault::Failed("The disk is full. Nothing was written.".into()))
                } else if self.files.contains_key(&path) {
                    let (stem, ending) = path.rsplit_once('.').unwrap_or((&path, ""));
                    let free =
                        (2..9).map(|n| format!("{stem}-{n}.{ending}")).find(|free| !self.files.contains_key(free));
                    Err(ExportFault::Exists(free))
                } else {
                    self.files.insert(path.clone(), text);
                    Ok(path)
                };
                outcomes.push(Event::Exported(outcome));
            }
            Effect::LookBack(today) => {
                let all = self.earlier.iter().map(|(at, version)| earlier(*at, version.clone(), &today)).collect();
                self.answer(Event::Earlier(all), outcomes);
            }
            Effect::ReadTheirs => {
                let theirs = self.theirs.clone().unwrap_or_else(|| Err("There is no such file.".into()));
                self.answer(Event::Theirs(theirs.map(Arc::new)), outcomes);
            }
            Effect::KeepVersion(_) if self.disk_full => {
                outcomes.push(Event::VersionKept(Err("The disk is full.".into())));
            }
            Effect::KeepVersion(version) => {
                self.earlier.insert(0, (self.moment().unix, Some((*version).clone())));
                self.answer(Event::VersionKept(Ok(())), outcomes);
            }
            Effect::Elsewhere(path) => {
                let outcome = if path.starts_with("/full") {
                    Err(ExportFault::Failed("The disk is full there, too.".into()))
                } else if self.files.contains_key(&path) {
                    Err(ExportFault::Exists(None))
                } else {
                    self.files.insert(path.clone(), String::new());
                    (self.disk_full, self.nothing_saved) = (false, false);
                    outcomes.push(Event::Keeping(Keeping::Saved));
                    Ok(path)
                };
                outcomes.push(Event::Moved(outcome));
            }
            Effect::Leave if std::mem::take(&mut self.nothing_saved) => {
                outcomes.push(Event::Stayed);
                outcomes.push(Event::Keeping(Keeping::Failed("Nothing could be saved.".into())));
            }
            Effect::Leave => {
                self.left = true;
                return Flow::Leave;
            }
        }
        Flow::On
    }
}

impl Memory {
    fn keep_setting(&mut self, change: &Change) -> Event {
        if self.disk_full {
            return Event::SettingKept(Err("The disk is full.".into()));
        }
        self.settings = settings::changed(self.settings.as_deref().unwrap_or_default(), change);
        Event::SettingKept(Ok(None))
    }

    fn begin_settings_anew(&mut self, changes: &[Change]) -> Event {
        let put = |text: String, change| settings::changed(&text, change).unwrap();
        self.settings = Some(changes.iter().fold(String::new(), put));
        Event::SettingKept(Ok(Some("settings.ron.old-1".into())))
    }

    fn answer(&mut self, event: Event, outcomes: &mut Vec<Event>) {
        if self.slow {
            self.read.push(event);
        } else {
            outcomes.push(event);
        }
    }
}

fn earlier(at: i64, version: Option<Workbook>, today: &Workbook) -> Earlier {
    let words = version.as_ref().map_or(0, demur::saved::words);
    let apart = version.as_ref().map_or(0, |then| today.words_apart(then, &content().curriculum));
    Earlier { at, version: version.map(Arc::new), words, apart }
}

/// A sitting at the screen.
pub struct Session {
    pub app: App,
    pub world: Memory,
    pub turns: u64,
    pub glass: Screen<TestBackend>,
    /// The frame before, as a screen keeps it.
    /// None where it is counted what a step costs.
    pub before: Option<Before>,
}

/// The content, read once for all tests.
pub fn content() -> Arc<Content> {
    static CONTENT: LazyLock<Arc<Content>> =
        LazyLock::new(|| Arc::new(Content::new(curriculum::built_in().unwrap(), words::built_in().unwrap())));
    CONTENT.clone()
}

impl Session {
    /// A new workbook on a screen of that size.
    pub fn new(width: u16, height: u16) -> Self {
        Self::open(Workbook::new("0123456789abcdef0123456789abcdef".into(), "my offer".into()), width, height)
    }

    /// A workbook opened where it was left.
    pub fn open(workbook: Workbook, width: u16, height: u16) -> Self {
        Self::start(workbook, width, height, "")
    }

    /// The same, for reading only.
    pub fn start(workbook: Workbook, width: u16, height: u16, standing: &str) -> Self {
        Self::in_theme(Theme::sixteen(), workbook, width, height, standing)
    }

    /// The same in other styles.
    pub fn in_theme(theme: Theme, workbook: Workbook, width: u16, height: u16, standing: &str) -> Self {
        Self::with(theme, (workbook, None), (width, height), standing)
    }

    /// A workbook of which there is a second version.
    pub fn beside(workbook: Workbook, other: Other, width: u16, height: u16) -> Self {
        Self::with(Theme::sixteen(), (workbook, Some(other)), (width, height), "")
    }

    fn with(
        theme: Theme,
        (workbook, other): (Workbook, Option<Other>),
        (width, height): (u16, u16),
        standing: &str,
    ) -> Self {
        let world = Memory::default();
        let app = App::new(Start {
            content: content(),
            workbook,
            now: world.moment(),
            theme,
            standing: standing.into(),
            notice: String::new(),
            other,
            kept_in: "~/.local/share/demur".into(),
            sealed: false,
        });
        let mut session = Self::of(app.unwrap(), world, (width, height));
        session.go();
        session
    }

    /// An app on a glass, not drawn yet.
    pub fn of(mut app: App, world: Memory, (width, height): (u16, u16)) -> Self {
        // Whoever is at these tests knows demur; hints.rs asks for them.
        app.know_hints(&Hint::ALL.map(|hint| hint.name().to_owned()));
        let glass = Screen::new(TestBackend::new(width, height));
        Self { app, world, turns: 0, glass, before: Some(Before::default()) }
    }

    /// Presses keys, one after the other.
    pub fn press(mut self, line: &str) -> Self {
        self.keys(line);
        self
    }

    pub fn keys(&mut self, line: &str) {
        for key in keys::parse(line).unwrap() {
            self.happen(Event::Key(key));
        }
    }

    /// Goes to a question by the palette, as a user may.
    pub fn at(self, id: &str) -> Self {
        self.press("<C-p>").press(id).press("<enter>")
    }

    pub fn paste(mut self, words: &str) -> Self {
        self.happen(Event::Paste(words.into()));
        self
    }

    pub fn resize(mut self, width: u16, height: u16) -> Self {
        self.glass.backend_mut().resize(width, height);
        self.happen(Event::Resize(width, height));
        self
    }

    /// Where the writer is: a question's id, or `reply`.
    pub fn here(&self) -> String {
        self.app.here().to_owned()
    }

    /// Lets time pass in which nothing happens.
    pub fn wait(mut self, seconds: i64) -> Self {
        self.world.to_pass = seconds * 1000;
        self.go();
        self
    }

    /// What was asked to be read is read.
    pub fn read_on(&mut self) {
        for event in std::mem::take(&mut self.world.read) {
            self.happen(event);
        }
    }

    pub fn happen(&mut self, event: Event) {
        if !self.world.left {
            self.world.waiting.push_back(event);
            self.go();
        }
    }

    fn go(&mut self) {
        draw(&mut self.app, &mut self.glass).unwrap();
        self.turns += run(&mut self.app, &mut self.glass, &mut self.world).unwrap();
        if let Some(before) = self.before.as_mut().filter(|_| !self.world.left) {
            before.is_as_drawn_anew(&mut self.app, self.glass.backend().size().unwrap());
        }
    }

    /// The demur of the next evening: what was kept, opened again.
    pub fn again(self) -> Self {
        let area = self.glass.backend().size().unwrap();
        Self::open(
            self.world.kept.as_ref().map_or_else(Workbook::default, |kept| (**kept).clone()),
            area.width,
            area.height,
        )
    }

    /// The characters on the glass, one line a row, blanks at the ends left out.
    pub fn screen(&self) -> String {
        shown(&self.glass)
    }

    /// How the cells look: a letter a cell, a legend of letters; and where the caret stands.
    pub fn looks(&self) -> String {
        let buffer = self.glass.backend().buffer();
        let row = |y: u16| (0..buffer.area.width).map(|x| look(&buffer[(x, y)])).collect::<String>();
        let rows: Vec<String> = (0..buffer.area.height).map(|y| row(y).trim_end().to_owned()).collect();
        let caret = self.caret().map_or_else(|| "none".to_owned(), |(x, y)| format!("{x},{y}"));
        format!("{}\ncaret: {caret}", rows.join("\n"))
    }

    /// Where the terminal's own cursor stands; nowhere where it is hidden.
    pub fn caret(&self) -> Option<(u16, u16)> {
        let backend = self.glass.backend();
        backend.cursor_visible().then(|| backend.cursor_position().into())
    }

    /// Characters and looks, for a snapshot.
    pub fn picture(&self) -> String {
        format!("{}\n════ looks\n{}", self.screen(), self.looks())
    }
}
