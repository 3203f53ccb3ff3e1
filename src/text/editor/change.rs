//! What changes the words: typing, pasting, cutting, undo. Only the changed range is touched and remembered.

use super::super::history::{Kind, Step};
use super::super::place::{Place, between, each_piece};
use super::super::{MAX_BYTES, Paragraph, Prose, clean, in_one_line, slice};
use super::{Editor, Reaction, Shape};

impl Editor {
    /// Takes a run of typed characters: one change, which joins the word being typed for undo.
    pub fn insert(&mut self, text: &str) -> Reaction {
        self.enter(text, Kind::Typing)
    }

    /// Takes a paste: one change, one step of undo. It is refused whole where it would not fit.
    pub fn paste(&mut self, text: &str) -> Reaction {
        self.enter(text, Kind::Other)
    }

    /// Takes what is selected away, and gives it.
    pub fn cut(&mut self) -> Option<String> {
        let (from, to) = self.selected_places().filter(|_| !self.read_only)?;
        let words = between(&self.prose, from, to);
        self.change(from, to, "", Kind::Other);
        Some(words)
    }

    /// Puts other words in place of all, as one step of undo: what both have in common stays untouched.
    pub fn set_prose(&mut self, prose: Prose) {
        let prose = Self::new(self.shape, prose).prose;
        let (old, new) = (self.prose.paragraphs(), prose.paragraphs());
        let most = old.len().min(new.len());
        let mut head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
        if head == old.len() && head == new.len() {
            return;
        }
        let same = |(a, b): &(&Paragraph, &Paragraph)| a == b;
        let mut tail = old.iter().rev().zip(new.iter().rev()).take(most - head).take_while(same).count();
        if head + tail == most {
            // one of them has nothing between: a neighbour goes along, so that no newline is lost
            if head > 0 { head -= 1 } else { tail -= 1 }
        }
        let text: Vec<&str> = new.iter().skip(head).take(new.len() - tail - head).map(AsRef::as_ref).collect();
        let text = text.join("\n");
        let last = old.len() - tail - 1;
        let to = Place { paragraph: last, byte: self.prose.paragraph(last).len() };
        self.change(Place { paragraph: head, byte: 0 }, to, &text, Kind::Other);
    }

    pub(super) fn enter(&mut self, text: &str, kind: Kind) -> Reaction {
        if self.read_only {
            return Reaction::Ignored;
        }
        let mut cleaned = clean(text);
        if self.shape == Shape::OneLine && cleaned.text.contains('\n') {
            cleaned.text = in_one_line(&cleaned.text).into_owned();
        }
        if !cleaned.text.is_empty() {
            let (from, to) = self.selected_places().unwrap_or((self.caret, self.caret));
            if self.bytes - self.length(from, to) + cleaned.text.len() > MAX_BYTES {
                return Reaction::Full;
            }
            self.change(from, to, &cleaned.text, kind);
        } else if cleaned.removed == 0 {
            return Reaction::Unchanged;
        }
        Reaction::Edited { removed_hidden: cleaned.removed }
    }

    pub(super) fn undo(&mut self) -> Reaction {
        let Some(step) = self.history.undo() else { return Reaction::Unchanged };
        self.replace(step.from, step.from.past(&step.inserted), &step.removed);
        self.stand_as(step.before)
    }

    pub(super) fn redo(&mut self) -> Reaction {
        let Some(step) = self.history.redo() else { return Reaction::Unchanged };
        self.replace(step.from, step.from.past(&step.removed), &step.inserted);
        self.stand_as(step.after)
    }

    fn stand_as(&mut self, (caret, anchor): (Place, Option<Place>)) -> Reaction {
        self.stand(caret, false);
        self.anchor = anchor;
        Reaction::Edited { removed_hidden: 0 }
    }

    /// Replaces words, remembers how, and places the caret behind them.
    pub(super) fn change(&mut self, from: Place, to: Place, text: &str, kind: Kind) {
        let before = (self.caret, self.anchor);
        let removed = between(&self.prose, from, to);
        self.replace(from, to, text);
        self.caret = self.snapped(from.past(text));
        self.upstream = false;
        self.anchor = None;
        self.goal = None;
        self.view.follow = true;
        let after = (self.caret, None);
        self.history.record(Step { from, removed, inserted: text.to_owned(), before, after }, kind);
    }

    /// Replaces words, and lets everything that counts them follow.
    fn replace(&mut self, from: Place, to: Place, text: &str) {
        let new_to = from.past(text);
        self.bytes = self.bytes - self.length(from, to) + text.len();
        let head = slice(self.prose.paragraph(from.paragraph), 0, from.byte);
        let last = self.prose.paragraph(to.paragraph);
        let tail = slice(last, to.byte, last.len());
        let new = paragraphs(head, text, tail);
        self.prose.splice(from.paragraph, to.paragraph + 1, new);
        self.wraps.changed(&self.prose, from, to, new_to);
        self.view.top = self.view.top.moved(from, to, new_to);
    }

    fn length(&self, from: Place, to: Place) -> usize {
        let mut bytes = 0;
        each_piece(&self.prose, from, to, |piece| bytes += piece.map_or(1, str::len));
        bytes
    }
}

fn paragraphs(head: &str, text: &str, tail: &str) -> Vec<Paragraph> {
    let Some((first, rest)) = text.split_once('\n') else {
        return vec![Paragraph::from([head, text, tail].concat())];
    };
    let (between, last) = rest.rsplit_once('\n').map_or((None, rest), |(between, last)| (Some(between), last));
    let mut all = vec![Paragraph::from([head, first].concat())];
    all.extend(between.into_iter().flat_map(|between| between.split('\n')).map(Paragraph::from));
    all.push(Paragraph::from([last, tail].concat()));
    all
}
