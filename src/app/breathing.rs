//! When a breath comes, and when it ends.

use super::actions::Action;
use super::{App, Open};
use crate::curriculum::Stage;
use crate::keys::{Code, Key};
use crate::screens::breath::Breath;

impl App {
    /// A breath: the one of the stage in hand, else the first there is.
    pub(super) fn breathe(&mut self) {
        let curriculum = self.desk.curriculum();
        let own = curriculum.stage(&self.question.stage).and_then(|stage| stage.breath.as_ref());
        let rhythm = own.or_else(|| curriculum.stages().iter().find_map(|stage| stage.breath.as_ref()));
        if let Some(rhythm) = rhythm {
            self.open = Some(Open::Breath(Breath::new(rhythm, self.desk.now.millis(), self.motion())));
        }
    }

    /// On coming to that stage: a breath, where it begins with one and nothing of it is answered yet; once a sitting.
    pub(super) fn breathe_before(&mut self, stage: &str) {
        if self.presenting() || self.breathed.iter().any(|other| other == stage) || self.question.stage == stage {
            return;
        }
        let curriculum = self.desk.curriculum();
        let begins = |stage: &&Stage| {
            let mut asked = curriculum.asked_in(stage);
            stage.breath.is_some() && !asked.any(|question| self.desk.workbook.answered(&question.id))
        };
        if let Some(rhythm) = curriculum.stage(stage).filter(begins).and_then(|stage| stage.breath.as_ref()) {
            self.open = Some(Open::Breath(Breath::new(rhythm, self.desk.now.millis(), self.motion())));
            self.breathed.push(stage.to_owned());
        }
    }

    /// When the circle is to be drawn next, in milliseconds since 1970 UTC; none where it cannot be seen.
    pub(super) fn next_breath(&self) -> Option<i64> {
        let Some(Open::Breath(breath)) = &self.open else { return None };
        breath.next(self.desk.now.millis()).filter(|_| !self.hidden && !self.too_small())
    }

    /// A moment has passed: the breath may be over.
    pub(super) fn breathe_on(&mut self) {
        if matches!(&self.open, Some(Open::Breath(breath)) if breath.over(self.desk.now.millis())) {
            self.open = None;
        }
    }

    /// Any key ends a breath. True where it does no more than that: only what opens something, or leaves, does so at
    /// once. What would change words changes none.
    pub(super) fn breath_ends(&mut self, key: Key, action: Option<Action>) -> bool {
        let plain = key == Key::plain(key.code) || key == Key::shift(key.code);
        let edits = |action: Action| {
            matches!(
                action,
                Action::Paste
                    | Action::RisksToLedger
                    | Action::TakeBack
                    | Action::Undo
                    | Action::Redo
                    | Action::InLetter(_)
            )
        };
        let own = action.is_some_and(|action| !edits(action)) && (!plain || matches!(key.code, Code::F(_)));
        self.breath_is_over() && !own
    }

    /// Ends a breath. True where there was one.
    pub(super) fn breath_is_over(&mut self) -> bool {
        let breathing = matches!(self.open, Some(Open::Breath(_)));
        if breathing {
            self.open = None;
        }
        breathing
    }
}
