//! The way back: how the controls stood before.

use super::{Did, Form, MOMENTS, Moment};

impl Form {
    pub(super) fn remember(&mut self, typing: Option<usize>) {
        let moment = Moment { controls: self.controls.clone(), focus: self.focus };
        self.keep(moment);
        self.typing = typing;
    }

    pub(super) fn keep(&mut self, moment: Moment) {
        if self.undo.len() >= MOMENTS {
            self.undo.remove(0);
        }
        self.undo.push(moment);
        self.redo.clear();
    }

    pub(super) fn step(&mut self, back: bool) -> Did {
        if self.locked {
            return Did::Locked;
        }
        let moment = if back { self.undo.pop() } else { self.redo.pop() };
        let Some(moment) = moment else { return Did::Moved };
        let now = Moment { controls: std::mem::replace(&mut self.controls, moment.controls), focus: self.focus };
        self.focus = moment.focus;
        self.typing = None;
        if back {
            self.redo.push(now);
        } else {
            self.undo.push(now);
        }
        Did::Changed(0)
    }
}
