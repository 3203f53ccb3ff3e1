//! The whole state, and the one place it changes.

mod act;
pub mod actions;
mod aloud;
mod aside;
mod breathing;
mod carry;
mod columns;
mod effect;
mod event;
mod finding;
mod followed;
mod footer;
mod frames;
mod go;
mod hints;
mod idle;
pub mod keymap;
mod led;
mod lock;
mod message;
mod others;
mod outside;
mod pointer;
mod preferences;
mod routes;
mod session;
mod showing;
mod view;
mod ways_out;

pub use crate::screens::Content;
pub use crate::screens::history::Earlier;
pub use crate::screens::two_versions::{Cause, Side};
pub use crate::theme::Theme;
pub use effect::Effect;

pub use followed::{Followed, Link};

pub use event::{Copying, Event, ExportFault, Keeping};
pub use hints::Hint;
pub use lock::Passphrases;
pub use others::Other;

use std::sync::Arc;

use crate::curriculum::ids;
use crate::day::Now;
use crate::keys::Key;
use crate::screens::Desk;
use crate::screens::beside::Beside;
use crate::screens::breath::Breath;
use crate::screens::card::CardRoom;
use crate::screens::elsewhere::Elsewhere;
use crate::screens::export::Export;
use crate::screens::find::FindBar;
use crate::screens::findings::Findings;
use crate::screens::history::History;
use crate::screens::letter::LetterRoom;
use crate::screens::map::Map;
use crate::screens::page::Reading;
use crate::screens::palette::Palette;
use crate::screens::passphrase::Passphrase;
use crate::screens::question::QuestionPage;
use crate::screens::rehearsal::Rehearsal;
use crate::screens::settings::SettingsPage;
use crate::screens::standing::StandingPage;
use crate::screens::trail::Trail;
use crate::screens::two_versions::TwoVersions;
use crate::screens::versions::Versions;
use crate::screens::ways::Ways;
use crate::workbook::{Answer, Left, Workbook};

/// demur, between two events.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one plain fact of the moment")]
pub struct App {
    desk: Desk,
    theme: Theme,
    size: (u16, u16),
    room: Room,
    question: QuestionPage,
    letter: LetterRoom,
    past: message::Past,
    /// What is to be remembered of the message once it has reached the clipboard.
    leaves: Option<Arc<Left>>,
    card: CardRoom,
    rehearsal: Option<Rehearsal>,
    /// The room that the card was opened from.
    behind: Room,
    /// Where the message, or one of its findings, led.
    led: Option<led::Led>,
    open: Option<Open>,
    trail: Trail,
    keeping: Keeping,
    notice: String,
    standing: String,
    held: Option<Held>,
    hidden: bool,
    lock: lock::Lock,
    idle: idle::Idle,
    preferences: preferences::Preferences,
    outside: outside::Outside,
    mouse: bool,
    /// What is looked for in the answer in hand.
    find: Option<FindBar>,
    /// The hints that are no longer needed.
    hinted: Vec<Hint>,
    /// The stages before which a breath was taken in this sitting.
    breathed: Vec<String>,
    stopping: bool,
    conflict: bool,
    coach: followed::Coach,
    /// Where one was when a session began, or was closed.
    before_session: session::Before,
    others: others::Others,
    recovery: String,
    kept: Arc<Workbook>,
    frames: frames::Frames,
}

/// What fills the glass when nothing is open over it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    Welcome,
    Question,
    Letter,
    /// The conversation card.
    Card,
    /// The rehearsal of it.
    Rehearsal,
}

/// What is open over the room.
#[derive(Debug)]
enum Open {
    Map(Map),
    Palette(Palette),
    Reading(Reading),
    Standing(StandingPage),
    Breath(Breath),
    /// The coach's prompts for the question in hand.
    Prompts(crate::screens::prompts::Prompts),
    /// The question in hand, large, and nothing else.
    Present,
    Export(Box<Export>),
    Findings(Findings),
    Versions(Versions),
    Ways(Ways),
    History(History),
    Two(TwoVersions),
    Beside(Beside),
    Elsewhere(Elsewhere),
    Passphrase(Passphrase),
    Settings(SettingsPage),
}

/// Words that were cut or copied, held inside demur, the question they come from, and whether they may reach a message.
#[derive(Clone)]
struct Held {
    words: String,
    from: String,
    shareable: bool,
}

impl std::fmt::Debug for Held {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Held({} bytes from {})", self.words.len(), self.from)
    }
}

/// How demur begins.
#[derive(Debug)]
pub struct Start {
    /// The content.
    pub content: Arc<Content>,
    /// The workbook.
    pub workbook: Workbook,
    /// Now.
    pub now: Now,
    /// The styles.
    pub theme: Theme,
    /// Why the workbook may only be read; empty where it may be written.
    pub standing: String,
    /// Something to say at once: what was recovered, say.
    pub notice: String,
    /// A second version, where there is one.
    pub other: Option<Other>,
    /// Where the workbook file is, as it is told to the writer.
    pub kept_in: String,
    /// The workbook is under a passphrase.
    pub sealed: bool,
}

impl App {
    /// demur with a workbook open where its writer left it; none where the content has no questions.
    #[must_use]
    pub fn new(start: Start) -> Option<Self> {
        let locked = !start.standing.is_empty();
        let kept = Arc::new(start.workbook.clone());
        let desk = Desk::new(start.content, start.workbook, start.now, locked, start.kept_in);
        let path = desk.path();
        let here = path.iter().find(|(_, id)| *id == desk.workbook.place.at).or_else(|| path.first());
        let (stage, id) = *here?;
        let question = QuestionPage::new(&desk, stage, id)?;
        let mut app = Self {
            theme: start.theme,
            size: (80, 24),
            room: Room::Question,
            question,
            letter: LetterRoom::default(),
            past: message::Past::default(),
            leaves: None,
            card: CardRoom::default(),
            rehearsal: None,
            behind: Room::Question,
            led: None,
            open: None,
            trail: Trail::Whole,
            keeping: Keeping::Saved,
            notice: start.notice,
            standing: start.standing,
            held: None,
            hidden: false,
            lock: lock::Lock::new(start.sealed),
            idle: idle::Idle::default(),
            preferences: preferences::Preferences::default(),
            outside: outside::Outside::default(),
            mouse: true,
            find: None,
            hinted: Vec::new(),
            breathed: Vec::new(),
            stopping: false,
            conflict: false,
            coach: followed::Coach::default(),
            before_session: session::Before::default(),
            others: others::Others::found(start.other),
            recovery: String::new(),
            kept,
            frames: frames::Frames::default(),
            desk,
        };
        app.return_to_place();
        app.tell_waiting();
        Some(app)
    }

    /// Takes an event, and says what the world is asked for.
    #[must_use]
    pub fn update(&mut self, event: Event, now: Now) -> Vec<Effect> {
        let before = self.surroundings_of(&event);
        let another_day = now.today != self.desk.now.today;
        self.desk.now = now;
        if another_day {
            self.desk.compose();
        }
        self.watch_idleness(&event);
        let mut effects = self.take(event);
        self.keep_changes(&mut effects);
        self.keep_time(&effects);
        effects.extend(self.look_words_up());
        effects.extend(self.tell_coach());
        if before.is_none() || self.surroundings() != before {
            self.frames.anew();
        }
        effects
    }

    /// In the letter room, where nothing is being written: words of the message that were not looked up yet.
    fn look_words_up(&mut self) -> Option<Effect> {
        let reads = self.room == Room::Letter && !self.letter.writing();
        reads.then(|| self.desk.words_to_look_up()).flatten().map(Effect::Spell)
    }

    /// Makes everything fit a size. Called before every drawing.
    pub fn arrange(&mut self, width: u16, height: u16) {
        if self.size != (width, height) {
            self.size = (width, height);
            self.frames.anew();
        }
        self.arrange_parts();
    }

    /// Where the writer is: a question's id, or `reply` for the letter.
    #[must_use]
    pub fn here(&self) -> &str {
        if self.room_on_the_walk() == Room::Letter { ids::REPLY } else { self.question.id() }
    }

    /// The answer as the form in hand shows it, to be held against the workbook.
    #[must_use]
    pub fn shown(&self) -> Option<Answer> {
        self.question.form().answer(&self.desk.content.words.day)
    }

    /// The workbook as it stands.
    #[must_use]
    pub fn workbook(&self) -> &Workbook {
        &self.desk.workbook
    }

    /// The desk: content, workbook and letter.
    #[must_use]
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// Asks for the newest workbook to be kept, where it differs from what was asked to be kept last.
    fn keep_changes(&mut self, effects: &mut Vec<Effect>) {
        let leaving = effects.contains(&Effect::Leave) || effects.contains(&Effect::Suspend);
        if leaving || effects.contains(&Effect::Checkpoint) {
            self.note_place();
        }
        if self.desk.locked || self.desk.workbook.unchanged_since(&self.kept) {
            return;
        }
        self.note_place();
        let only_moved = self.desk.workbook.only_moved_since(&self.kept);
        self.kept = Arc::new(self.desk.workbook.clone());
        if self.keeping == Keeping::Saved && !only_moved {
            self.keeping = Keeping::Pending;
        }
        effects.insert(0, Effect::Keep(Arc::clone(&self.kept)));
    }

    fn say(&mut self, words: String) {
        self.notice = words;
    }

    fn words(&self) -> &crate::words::ScreenWords {
        &self.desk.content.words.screen
    }

    fn typing(&self) -> bool {
        match (&self.open, self.room) {
            (Some(Open::Palette(_) | Open::Export(_) | Open::Elsewhere(_) | Open::Passphrase(_)), _) => true,
            (Some(Open::Findings(findings)), _) => findings.writing(),
            (
                Some(
                    Open::Map(_)
                    | Open::Reading(_)
                    | Open::Standing(_)
                    | Open::Breath(_)
                    | Open::Prompts(_)
                    | Open::Present
                    | Open::Versions(_)
                    | Open::Ways(_)
                    | Open::History(_)
                    | Open::Two(_)
                    | Open::Beside(_)
                    | Open::Settings(_),
                ),
                _,
            )
            | (None, Room::Card | Room::Rehearsal) => false,
            (None, Room::Letter) => self.letter.writing(),
            (None, Room::Welcome | Room::Question) => self.question.form().typing(),
        }
    }

    fn asks_for_help(&self, key: Key) -> bool {
        key == actions::ASK && !self.typing()
    }
}
