//! Undo and redo: only what changed is kept, word by word.

use std::collections::VecDeque;

use super::place::Place;

/// The words remembered for undo, in bytes; the oldest steps go first.
const MAX_REMEMBERED: usize = 16 * super::MAX_BYTES;

/// What kind of change it was: only like and neighbouring ones join.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters as they are typed.
    Typing,
    /// Letters taken away before the caret.
    Back,
    /// Letters taken away after the caret.
    Forward,
    /// All else: a step of its own.
    Other,
}

/// The caret, and where the selection began.
pub type Stand = (Place, Option<Place>);

/// One step.
#[derive(Clone)]
pub struct Step {
    /// Where the change begins.
    pub from: Place,
    /// What stood there.
    pub removed: String,
    /// What stands there now.
    pub inserted: String,
    /// The caret before it.
    pub before: Stand,
    /// The caret after it.
    pub after: Stand,
}

/// The steps done, and those undone.
#[derive(Clone, Default)]
pub struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
    /// The kind of the last step, while it may still grow.
    open: Option<Kind>,
    remembered: usize,
}

impl History {
    /// Remembers a change; it joins the step before where both are of one word.
    pub fn record(&mut self, step: Step, kind: Kind) {
        self.remembered += step.size();
        self.remembered -= self.undone.drain(..).map(|gone| gone.size()).sum::<usize>();
        let joined = self.open == Some(kind) && self.done.back_mut().is_some_and(|last| last.join(&step, kind));
        if !joined {
            self.done.push_back(step);
        }
        self.open = Some(kind).filter(|kind| *kind != Kind::Other);
        while self.remembered > MAX_REMEMBERED && self.done.len() > 1 {
            self.remembered -= self.done.pop_front().map_or(0, |gone| gone.size());
        }
    }

    /// The caret was moved: what is typed next is a step of its own.
    pub const fn close(&mut self) {
        self.open = None;
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> Option<Step> {
        self.close();
        let step = self.done.pop_back()?;
        self.undone.push(step.clone());
        Some(step)
    }

    /// Does the last undone step again.
    pub fn redo(&mut self) -> Option<Step> {
        self.close();
        let step = self.undone.pop()?;
        self.done.push_back(step.clone());
        Some(step)
    }

    /// How many steps could be undone.
    pub fn steps(&self) -> usize {
        self.done.len()
    }
}

impl Step {
    fn size(&self) -> usize {
        self.removed.len() + self.inserted.len()
    }

    /// Takes another step into this one, where both are of one word.
    fn join(&mut self, next: &Self, kind: Kind) -> bool {
        let joined = match kind {
            Kind::Typing => self.type_on(next),
            Kind::Back => self.take_back(next),
            Kind::Forward => self.take_forward(next),
            Kind::Other => false,
        };
        if joined {
            self.after = next.after;
        }
        joined
    }

    fn type_on(&mut self, next: &Self) -> bool {
        let fits = next.removed.is_empty()
            && next.from == self.from.past(&self.inserted)
            && !new_word(self.inserted.chars().next_back(), next.inserted.chars().next());
        if fits {
            self.inserted.push_str(&next.inserted);
        }
        fits
    }

    fn take_back(&mut self, next: &Self) -> bool {
        let fits = next.inserted.is_empty()
            && self.inserted.is_empty()
            && next.from.past(&next.removed) == self.from
            && !new_word(self.removed.chars().next(), next.removed.chars().next_back());
        if fits {
            self.removed.insert_str(0, &next.removed);
            self.from = next.from;
        }
        fits
    }

    fn take_forward(&mut self, next: &Self) -> bool {
        let fits = next.inserted.is_empty()
            && self.inserted.is_empty()
            && next.from == self.from
            && !new_word(self.removed.chars().next_back(), next.removed.chars().next());
        if fits {
            self.removed.push_str(&next.removed);
        }
        fits
    }
}

/// A word begins where a letter follows a blank.
fn new_word(last: Option<char>, next: Option<char>) -> bool {
    last.is_some_and(char::is_whitespace) && next.is_some_and(|c| !c.is_whitespace())
}
