//! The coach's own screen: where the client is, what to ask and to listen for, the time, and the coach's notes. It
//! knows nothing of the client's workbook but what their screen tells, and it writes into the coach's own file alone.

mod keys;
mod notes;
mod view;

pub use notes::{SESSION, note_id, notes_md, put_together};

use std::sync::Arc;

use crate::app::{Content, Effect, Event, Followed, Keeping, Link, Theme};
use crate::curriculum::Question;
use crate::day::Now;
use crate::text::{Editor, Prose, Reaction, Shape};
use crate::widgets::Scroll;
use crate::workbook::{Answer, Workbook};

/// A note that was typed in so lately stays in hand where the client goes on: half a sentence is not torn apart.
const IN_HAND: i64 = 5;

/// Whether the client's screen is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Linked {
    There,
    /// It is, without a place for this one.
    NoPlace,
    NotThere,
}

/// The coach's screen, between two events.
#[derive(Debug)]
pub struct Coach {
    content: Arc<Content>,
    theme: Theme,
    size: (u16, u16),
    now: Now,
    /// Where the client is, or was.
    followed: Option<Followed>,
    linked: Linked,
    /// The coach's own file.
    notes: Workbook,
    kept: Arc<Workbook>,
    keeping: Keeping,
    /// The note in hand, by the id of its answer in that file.
    at: String,
    editor: Editor,
    /// When it was typed in last, in seconds since 1970 UTC.
    typed: i64,
    /// What was cut or copied last. It stays on this screen: no clipboard sees it.
    held: String,
    /// What is above the note scrolls.
    scroll: Scroll,
    notice: String,
    /// The keys stand in the place of everything else.
    help: bool,
    hidden: bool,
    /// After how many minutes without a key it hides, and when something was done last.
    hides_after: Option<u16>,
    done: i64,
    stopping: bool,
}

impl Coach {
    /// A screen that looks for the client's. The notes are the coach's own file as it was opened.
    #[must_use]
    pub fn new(content: Arc<Content>, notes: Workbook, theme: Theme, now: Now) -> Self {
        let at = notes::session_id(now.today);
        let mut coach = Self {
            content,
            theme,
            size: (80, 24),
            now,
            followed: None,
            linked: Linked::NotThere,
            kept: Arc::new(notes.clone()),
            notes,
            keeping: Keeping::Saved,
            at: String::new(),
            editor: Editor::new(Shape::Prose, Prose::default()),
            typed: 0,
            held: String::new(),
            scroll: Scroll::default(),
            notice: String::new(),
            help: false,
            hidden: false,
            hides_after: None,
            done: now.unix,
            stopping: false,
        };
        coach.take_in_hand(at);
        coach
    }

    /// Hides after so many minutes in which nobody does anything here.
    pub fn hide_after(&mut self, minutes: Option<u16>) {
        self.hides_after = minutes;
    }

    /// When it is to be hidden if nothing is done before; never while it is.
    fn hides_at(&self) -> Option<i64> {
        let minutes = self.hides_after.filter(|_| !self.hidden)?;
        Some(self.done.saturating_add(i64::from(minutes) * 60))
    }

    /// Hides where it is time to, and counts anew from whatever the coach does.
    fn watch_idleness(&mut self, event: &Event) {
        if self.hides_at().is_some_and(|due| due <= self.now.unix) {
            self.hidden = true;
        }
        if matches!(event, Event::Key(_) | Event::Typed(_) | Event::Paste(_) | Event::Click { .. } | Event::Wheel(_)) {
            self.done = self.now.unix;
        }
    }

    /// Says something once.
    pub fn say(&mut self, words: String) {
        self.notice = words;
    }

    /// Goes on with other notes than those that were opened: they are kept at the first event.
    pub fn take_up(&mut self, notes: Workbook) {
        self.notes = notes;
        self.take_in_hand(self.at.clone());
    }

    /// When the minutes move on, or a note that was left follows the client; in milliseconds since 1970 UTC.
    #[must_use]
    pub fn deadline(&self) -> Option<i64> {
        let clock = self.followed.as_ref().filter(|_| !self.hidden).map(|followed| {
            let passed = |since: i64| self.now.unix.saturating_sub(since).rem_euclid(60);
            let next = |since: i64| self.now.unix + 60 - passed(since);
            next(followed.stage_since).min(next(followed.since))
        });
        let note = self.waits().then_some(self.typed + IN_HAND);
        clock.into_iter().chain(note).chain(self.hides_at()).map(|second| second.saturating_mul(1000)).min()
    }

    /// Takes an event, and says what the world is asked for.
    #[must_use]
    pub fn update(&mut self, event: Event, now: Now) -> Vec<Effect> {
        self.now = now;
        self.watch_idleness(&event);
        let mut effects = self.take(event);
        if self.waits() && now.unix >= self.typed + IN_HAND {
            self.go_along();
        }
        if !self.notes.unchanged_since(&self.kept) {
            self.kept = Arc::new(self.notes.clone());
            if self.keeping == Keeping::Saved {
                self.keeping = Keeping::Pending;
            }
            effects.insert(0, Effect::Keep(Arc::clone(&self.kept)));
        }
        effects
    }

    /// The coach's file as it stands.
    #[must_use]
    pub fn notes(&self) -> &Workbook {
        &self.notes
    }

    /// Where the client is, by question id, as it is shown here.
    #[must_use]
    pub fn shows(&self) -> Option<&str> {
        self.followed.as_ref().map(|followed| followed.question.as_str())
    }

    fn take(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) => return self.key(key),
            Event::Typed(run) => self.write(|editor| editor.insert(&run)),
            Event::Paste(words) => self.write(|editor| editor.paste(&words)),
            Event::Resize(width, height) => self.size = (width, height),
            Event::Wheel(rows) => self.scroll.wheel(rows),
            Event::Keeping(keeping) => self.keeping = keeping,
            Event::Followed(followed) => self.follow(followed),
            Event::RecoveryCopy(words) | Event::Said(words) if !words.is_empty() => self.say(words),
            Event::Conflict(words) => self.keeping = Keeping::Failed(words),
            Event::Asked(effect) => return vec![Effect::Checkpoint, effect],
            Event::Resumed => return vec![Effect::Redraw],
            // The minutes have moved on; or nothing that this screen asked for.
            Event::Tick
            | Event::RecoveryCopy(_)
            | Event::Said(_)
            | Event::Click { .. }
            | Event::Exported(_)
            | Event::Copied(_)
            | Event::Spelled { .. }
            | Event::SettingKept(_)
            | Event::EditedOutside(_)
            | Event::Settled(_)
            | Event::Earlier(_)
            | Event::Resealed(_)
            | Event::Unlocked(_)
            | Event::Theirs(_)
            | Event::VersionKept(_)
            | Event::Moved(_)
            | Event::Stayed
            | Event::Followers(_) => {}
        }
        Vec::new()
    }

    /// Writes into the note in hand.
    fn write(&mut self, write: impl FnOnce(&mut Editor) -> Reaction) {
        if self.hidden || self.help {
            return;
        }
        let notices = &self.content.words.screen.notices;
        match write(&mut self.editor) {
            Reaction::Edited { removed_hidden } => {
                self.typed = self.now.unix;
                let said = match removed_hidden {
                    0 => String::new(),
                    1 => notices.hidden_character.to_string(),
                    n => crate::words::fill(&notices.hidden_characters, &[("n", &n.to_string())]),
                };
                let words = self.editor.prose().clone();
                let written = self.editor.byte_count() > 0;
                self.notes.set(&self.at, written.then_some(Answer::Prose(words)));
                self.notice = said;
            }
            Reaction::Cut(words) => {
                self.typed = self.now.unix;
                let left = (self.editor.byte_count() > 0).then(|| Answer::Prose(self.editor.prose().clone()));
                self.notes.set(&self.at, left);
                self.held = words;
                self.notice = self.content.words.screen.coach.held.to_string();
            }
            Reaction::Copied(words) => {
                self.held = words;
                self.notice = self.content.words.screen.coach.held.to_string();
            }
            Reaction::Full => self.notice = notices.full.to_string(),
            Reaction::Ignored | Reaction::Unchanged | Reaction::Moved => {}
        }
    }

    fn follow(&mut self, link: Link) {
        self.linked = match &link {
            Link::Here(_) => Linked::There,
            Link::NoPlace => Linked::NoPlace,
            Link::Gone => Linked::NotThere,
        };
        let Link::Here(followed) = link else {
            // What may no longer be seen by anybody's leave is not kept on the screen.
            if let Some(last) = &mut self.followed {
                (last.seen, last.answer) = (false, None);
            }
            return;
        };
        if followed.stage.starts_with(SESSION)
            && let Some(content) = self.content.with_session(&followed.stage)
        {
            self.content = Arc::new(content);
        }
        let moved = self.followed.as_ref().is_none_or(|last| last.question != followed.question);
        let first = self.followed.is_none();
        self.followed = Some(*followed);
        if moved {
            self.scroll.to(0);
        }
        if moved && (first || self.on_question()) && self.now.unix >= self.typed + IN_HAND {
            self.go_along();
        }
    }

    /// True where the note in hand is of a question, and not of the session.
    fn on_question(&self) -> bool {
        !self.at.starts_with(SESSION)
    }

    /// True where the client went on while a note was typed.
    fn waits(&self) -> bool {
        let here = self.shows().map(note_id);
        self.on_question() && here.is_some_and(|here| here != self.at)
    }

    fn go_along(&mut self) {
        if let Some(at) = self.shows().map(note_id) {
            self.take_in_hand(at);
        }
    }

    /// The note on the session, or on the question.
    fn switch(&mut self) {
        let session = notes::session_id(self.now.today);
        let at = if self.on_question() { Some(session) } else { self.shows().map(note_id) };
        if let Some(at) = at {
            self.take_in_hand(at);
        }
    }

    fn take_in_hand(&mut self, at: String) {
        let words = self.notes.answer(&at).and_then(|answer| answer.on_screen().prose().cloned());
        self.editor = Editor::new(Shape::Prose, words.unwrap_or_default());
        self.typed = 0;
        self.at = at;
    }

    /// The question that is shown.
    fn question(&self) -> Option<&Question> {
        self.content.curriculum.question(self.shows()?)
    }
}
