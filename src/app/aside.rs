//! Answers that both sides changed while a workbook was in two hands: shown beside each other, and settled one by one.

use std::sync::Arc;

use super::message::FRAME;
use super::{App, Effect, Open};
use crate::curriculum::ids;
use crate::letter::Wish;
use crate::screens::beside::Beside;
use crate::screens::two_versions::Side;
use crate::words::fill;
use crate::workbook::Workbook;

impl App {
    /// True where any answer waits to be chosen.
    pub(super) fn has_waiting(&self) -> bool {
        !self.desk.workbook.waiting().is_empty()
    }

    /// What is said of them at the opening.
    pub(super) fn tell_waiting(&mut self) {
        let words = &self.words().beside;
        let said = match self.desk.workbook.waiting().len() {
            0 => return,
            1 => words.one_waits.to_string(),
            n => fill(&words.wait, &[("n", &n.to_string())]),
        };
        let said = [self.notice.as_str(), &said].join(" ").trim().to_owned();
        self.say(said);
    }

    /// What is said where the question in hand has one.
    pub(super) fn tell_waiting_here(&mut self) {
        if !self.desk.workbook.aside(self.here()).is_empty() {
            self.say(self.words().beside.waits.to_string());
        }
    }

    /// The two answers to the question in hand, else to the first that has two.
    pub(super) fn show_beside(&mut self) -> Vec<Effect> {
        self.take_words_in_hand();
        let waiting = self.desk.workbook.waiting();
        let here = waiting.iter().find(|id| **id == self.here()).or_else(|| waiting.first());
        let Some(id) = here.map(|id| (*id).to_owned()) else { return Vec::new() };
        let effects = if id == self.here() { Vec::new() } else { self.go_to(&id) };
        self.notice.clear();
        self.open = Beside::of(&id, &self.desk).map(Open::Beside);
        effects
    }

    /// This one goes on, or both. What stood before is kept among the earlier versions first.
    pub(super) fn settle_answer(&mut self, side: Option<Side>) -> Vec<Effect> {
        let Some(Open::Beside(beside)) = &self.open else { return Vec::new() };
        if self.desk.locked {
            self.say(self.words().notices.locked.to_string());
            return Vec::new();
        }
        let id = beside.id.clone();
        if side.is_none() && !self.desk.workbook.both_fit(&id, 0) {
            self.say(self.words().notices.full.to_string());
            return Vec::new();
        }
        let words = &self.words().beside;
        let mut next = self.desk.workbook.clone();
        let said = match side {
            Some(Side::Mine) => {
                next.let_go(&id, 0);
                words.kept_mine
            }
            Some(Side::Theirs) => {
                next.choose(&id, 0);
                next.record(&id, self.desk.now.unix);
                words.took_theirs
            }
            None => {
                let kept = words.kept_both;
                if id == ids::REPLY {
                    self.add_to_message(&mut next);
                } else {
                    next.keep_both(&id, 0);
                }
                kept
            }
        };
        self.open = None;
        self.bring(Arc::new(next), said.to_string())
    }

    /// The other side's words become paragraphs of the writer's own, above the end of the message.
    fn add_to_message(&self, next: &mut Workbook) {
        let Some(Wish { kind, channel, .. }) = self.desk.wish() else { return };
        let Some(words) = next.let_go(ids::REPLY, 0) else { return };
        let shown = self.shown_ids();
        let after = shown.iter().rev().find(|id| !FRAME.contains(&id.as_str()));
        let text = words.on_screen().prose().map(ToString::to_string).unwrap_or_default();
        Arc::make_mut(&mut next.message).change(kind.id(), channel.family(), |draft| {
            draft.settle(&shown);
            let id = draft.add(after.map(String::as_str), &text);
            draft.finish(&id, "");
        });
    }

    /// The keys that settle it.
    pub(super) fn keys_beside(beside: &Beside) -> &'static [&'static str] {
        match (beside.joins(), beside.id == ids::REPLY) {
            (true, true) => &["mine", "both", "close", "scroll"],
            (true, false) => &["mine", "theirs", "both", "close", "scroll"],
            (false, true) => &["mine", "close", "scroll"],
            (false, false) => &["mine", "theirs", "close", "scroll"],
        }
    }
}
