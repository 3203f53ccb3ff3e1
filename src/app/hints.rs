//! Hints for what was never used yet: one at a time, in the row above the keys, gone for good once used.

use super::actions::Action;
use super::{App, Room};
use crate::curriculum::ids;
use crate::keys::{Code, Key};
use crate::pictures::Picture;
use crate::text;
use crate::words::fill;

/// Something to be hinted at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// The key that goes on.
    GoOn,
    /// What Enter does in prose.
    NewLine,
    /// Follow-up questions.
    More,
    /// Where the writer stands.
    Standing,
    /// The message.
    Letter,
    /// The palette.
    Palette,
}

impl Hint {
    /// All of them, in the order in which they are given.
    pub const ALL: [Self; 6] = [Self::GoOn, Self::NewLine, Self::More, Self::Standing, Self::Letter, Self::Palette];

    /// Stable: a file relies on it, and the words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::GoOn => "go-on",
            Self::NewLine => "new-line",
            Self::More => "more",
            Self::Standing => "standing",
            Self::Letter => "letter",
            Self::Palette => "palette",
        }
    }

    /// The action whose key it names.
    const fn action(self) -> Action {
        match self {
            Self::GoOn | Self::NewLine => Action::Next,
            Self::More => Action::More,
            Self::Standing => Action::Standing,
            Self::Letter => Action::Letter,
            Self::Palette => Action::Palette,
        }
    }
}

/// So many answers make a walk in which one may want to find a place.
const MANY: usize = 8;
/// From so many rows on there is one for a hint.
const ROOMY: u16 = 16;

impl App {
    /// These were used before, in whatever sitting; names that nobody knows are left alone.
    pub fn know_hints(&mut self, names: &[String]) {
        self.frames.anew();
        self.hinted = Hint::ALL.into_iter().filter(|hint| names.iter().any(|name| name == hint.name())).collect();
    }

    /// What was used, now or before, by name.
    #[must_use]
    pub fn hints_known(&self) -> Vec<&'static str> {
        self.hinted.iter().map(|hint| hint.name()).collect()
    }

    /// What an action shows to be known.
    pub(super) fn learn(&mut self, action: Action) {
        let action = if action == Action::Back { Action::Next } else { action };
        if let Some(hint) = Hint::ALL.into_iter().find(|hint| hint.action() == action) {
            self.learnt(hint);
        }
    }

    /// Enter in prose begins a new line.
    pub(super) fn learn_by_key(&mut self, key: Key) {
        if key == Key::plain(Code::Enter) && self.question.form().is_prose() {
            self.learnt(Hint::NewLine);
        }
    }

    fn learnt(&mut self, hint: Hint) {
        if !self.hinted.contains(&hint) {
            self.hinted.push(hint);
        }
    }

    /// What to say in the row above the keys; nothing where there is no room, or all is known.
    pub(super) fn hint(&self) -> Option<String> {
        let here = self.room == Room::Question && self.open.is_none() && self.size.1 >= ROOMY && !self.desk.locked;
        if !here || self.finding() || self.seen_from_afar() {
            return None;
        }
        let hint = Hint::ALL.into_iter().find(|hint| !self.hinted.contains(hint) && self.fits(*hint))?;
        let words = self.words().hints.get(hint.name())?;
        let row = self.preferences.keys.row(hint.action())?;
        let hint = fill(words, &[("key", &self.key_names(row.keys.get(..1)?))]);
        // Where there is no room for all of it, its first sentence.
        let first = hint.split_inclusive(". ").next().filter(|_| text::width(&hint) > self.line());
        Some(first.map_or_else(|| hint.clone(), |first| first.trim_end().to_owned()))
    }

    /// Whether it would help here.
    fn fits(&self, hint: Hint) -> bool {
        let question = self.question.form().question();
        match hint {
            Hint::GoOn => true,
            Hint::NewLine => self.question.form().is_prose(),
            Hint::More => !question.follow_ups.is_empty() && self.desk.workbook.answered(&question.id),
            Hint::Standing => {
                Picture::beside(&self.question.stage).is_some() && self.desk.workbook.answered(&question.id)
            }
            Hint::Letter => self.desk.letter().is_some() && self.question.stage != ids::DECIDE,
            Hint::Palette => self.desk.workbook.answers().nth(MANY).is_some(),
        }
    }
}
