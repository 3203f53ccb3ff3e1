//! Which key does what while words are written: one table, for the lookup and for the help.

use super::motion::Motion;
use super::{Editor, Reaction, Shape};
use crate::keys::{Code, Key};
use crate::text::history::Kind;

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Moves the caret; with Shift it selects.
    Move(Motion),
    /// Takes away what is selected, else all between the caret and there.
    Delete(Motion),
    /// Begins a new paragraph.
    NewLine,
    /// Selects everything.
    SelectAll,
    /// Takes the last step back.
    Undo,
    /// Does it again.
    Redo,
    /// Keeps what is selected for pasting.
    Copy,
    /// The same, and takes it away.
    Cut,
}

/// The keys while words are written. Shift with a key that moves selects; the first key of a deed is the one to show.
pub const KEYS: &[(Key, Deed)] = &[
    (Key::plain(Code::Left), Deed::Move(Motion::Left)),
    (Key::plain(Code::Right), Deed::Move(Motion::Right)),
    (Key::plain(Code::Up), Deed::Move(Motion::Up)),
    (Key::plain(Code::Down), Deed::Move(Motion::Down)),
    (Key::plain(Code::Home), Deed::Move(Motion::RowStart)),
    (Key::plain(Code::End), Deed::Move(Motion::RowEnd)),
    (Key::plain(Code::PageUp), Deed::Move(Motion::PageUp)),
    (Key::plain(Code::PageDown), Deed::Move(Motion::PageDown)),
    (Key::ctrl(Code::Left), Deed::Move(Motion::WordLeft)),
    (Key::ctrl(Code::Right), Deed::Move(Motion::WordRight)),
    (Key::alt(Code::Left), Deed::Move(Motion::WordLeft)),
    (Key::alt(Code::Right), Deed::Move(Motion::WordRight)),
    (Key::ctrl(Code::Home), Deed::Move(Motion::Start)),
    (Key::ctrl(Code::End), Deed::Move(Motion::End)),
    (Key::plain(Code::Backspace), Deed::Delete(Motion::Left)),
    (Key::plain(Code::Delete), Deed::Delete(Motion::Right)),
    (Key::ctrl(Code::Backspace), Deed::Delete(Motion::WordLeft)),
    (Key::ctrl(Code::Char('w')), Deed::Delete(Motion::WordLeft)),
    // many terminals send Ctrl-Backspace as Ctrl-H
    (Key::ctrl(Code::Char('h')), Deed::Delete(Motion::WordLeft)),
    (Key::alt(Code::Backspace), Deed::Delete(Motion::WordLeft)),
    (Key::ctrl(Code::Delete), Deed::Delete(Motion::WordRight)),
    (Key::alt(Code::Delete), Deed::Delete(Motion::WordRight)),
    (Key::ctrl(Code::Char('u')), Deed::Delete(Motion::RowStart)),
    (Key::ctrl(Code::Char('k')), Deed::Delete(Motion::RowEnd)),
    (Key::plain(Code::Enter), Deed::NewLine),
    (Key::ctrl(Code::Char('a')), Deed::SelectAll),
    (Key::ctrl(Code::Char('z')), Deed::Undo),
    (Key::ctrl(Code::Char('y')), Deed::Redo),
    (Key::ctrl(Code::Char('Z')), Deed::Redo),
    (Key { code: Code::Char('z'), ctrl: true, alt: false, shift: true }, Deed::Redo),
    (Key::ctrl(Code::Char('c')), Deed::Copy),
    (Key::ctrl(Code::Insert), Deed::Copy),
    (Key::ctrl(Code::Char('x')), Deed::Cut),
    (Key::shift(Code::Delete), Deed::Cut),
];

impl Editor {
    /// Takes one key. What is [`Reaction::Ignored`] may mean something elsewhere.
    pub fn press(&mut self, key: Key) -> Reaction {
        if let Some(c) = key.typed() {
            return self.enter(c.encode_utf8(&mut [0; 4]), Kind::Typing);
        }
        let found = |key: Key| KEYS.iter().find(|(known, _)| *known == key).map(|(_, deed)| *deed);
        match found(key).or_else(|| found(Key { shift: false, ..key })) {
            Some(Deed::Move(motion)) => self.go(motion, key.shift),
            Some(Deed::Delete(motion)) => self.delete(motion),
            Some(deed) => self.perform(deed),
            None => Reaction::Ignored,
        }
    }

    fn perform(&mut self, deed: Deed) -> Reaction {
        match deed {
            Deed::SelectAll if self.bytes == 0 => Reaction::Unchanged,
            Deed::SelectAll => {
                self.select_all();
                Reaction::Moved
            }
            Deed::Copy => self.selected().map_or(Reaction::Ignored, Reaction::Copied),
            Deed::Cut if self.read_only => self.selected().map_or(Reaction::Ignored, Reaction::Copied),
            Deed::Cut => self.cut().map_or(Reaction::Ignored, Reaction::Cut),
            Deed::NewLine | Deed::Undo | Deed::Redo if self.read_only => Reaction::Ignored,
            Deed::NewLine if self.shape == Shape::OneLine => Reaction::Ignored,
            Deed::NewLine => self.enter("\n", Kind::Typing),
            Deed::Undo => self.undo(),
            Deed::Redo => self.redo(),
            Deed::Move(motion) => self.go(motion, false),
            Deed::Delete(motion) => self.delete(motion),
        }
    }

    fn delete(&mut self, motion: Motion) -> Reaction {
        if self.read_only {
            return Reaction::Ignored;
        }
        let (from, to) = self.selected_places().unwrap_or_else(|| {
            let there = self.target(motion).0;
            (there.min(self.caret), there.max(self.caret))
        });
        if from == to {
            return Reaction::Unchanged;
        }
        let kind = match (motion, self.anchor) {
            (Motion::Left, None) => Kind::Back,
            (Motion::Right, None) => Kind::Forward,
            _ => Kind::Other,
        };
        self.change(from, to, "", kind);
        Reaction::Edited { removed_hidden: 0 }
    }
}
