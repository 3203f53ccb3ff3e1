//! What the writer does to the message: one change at a time, and each of them can be taken back.

use std::sync::Arc;

use super::{App, Effect, Open, Room};
use crate::curriculum::ids;
use crate::letter::{Channel, Kind, Length, Tone, Wish};
use crate::screens::findings::Findings;
use crate::screens::letter::{Deed, Turn, settings};
use crate::words::fill;
use crate::workbook::{Draft, Ignored, Message};

/// What the message was before each change, and what was taken back of it.
#[derive(Debug, Default)]
pub(super) struct Past {
    before: Vec<Arc<Message>>,
    after: Vec<Arc<Message>>,
}

impl App {
    /// Does what the letter room asked for.
    pub(super) fn deed(&mut self, deed: Deed) -> Vec<Effect> {
        if self.desk.locked {
            self.say(self.words().notices.locked.clone());
            return Vec::new();
        }
        match deed {
            Deed::Turn(turn) => self.turn(turn),
            Deed::Write { id, text, first } => {
                let over = first.then(|| self.desk.over(&id));
                if first {
                    self.remember();
                }
                self.redraft(|draft| draft.write(&id, &text.0, over));
            }
            Deed::Finish { id } => self.finish_writing(&id),
            Deed::Add { after } => {
                self.remember();
                let mut id = String::new();
                self.redraft(|draft| id = draft.add(after.as_deref(), ""));
                self.letter.write_new(&id);
            }
            Deed::Unpin(id) => self.change(|draft| draft.unpin(&id)),
            Deed::KeepMine(id) => {
                let over = self.desk.over(&id);
                self.change(|draft| draft.keep(&id, over));
            }
            Deed::LeaveOut(id) => {
                self.change(|draft| draft.leave_out(&id));
                self.say(self.words().notices.left_out.clone());
            }
            Deed::BringBack => self.bring_back(),
            Deed::Shift { id, down } => {
                let shown = self.shown_ids();
                self.change(|draft| {
                    draft.shift(&shown, &id, down);
                });
                self.letter.choose(&id, &self.desk);
            }
            Deed::Ignore { rule, sentence, reason } => {
                self.remember();
                let at = self.desk.now.unix;
                let ignored = Ignored { at, rule, sentence: sentence.0, reason: reason.0 };
                self.message().ignored.push(ignored);
                self.desk.compose();
                self.show_findings();
            }
            Deed::Restore(number) => self.restore(number),
            Deed::Undo => self.go_back(true),
            Deed::Redo => self.go_back(false),
        }
        Vec::new()
    }

    fn message(&mut self) -> &mut Message {
        Arc::make_mut(&mut self.desk.workbook.message)
    }

    /// The ids of the paragraphs, as they stand.
    fn shown_ids(&self) -> Vec<String> {
        let paragraphs = self.desk.letter().map(|letter| letter.paragraphs.as_slice()).unwrap_or_default();
        paragraphs.iter().map(|paragraph| paragraph.id.clone()).collect()
    }

    fn remember(&mut self) {
        self.past.before.push(Arc::clone(&self.desk.workbook.message));
        self.past.after.clear();
    }

    /// Nothing is remembered of a change that changed nothing.
    fn forget_nothing(&mut self) {
        if self.past.before.last().is_some_and(|last| **last == *self.desk.workbook.message) {
            self.past.before.pop();
        }
    }

    /// Changes the draft in hand, and writes the letter anew.
    fn redraft(&mut self, change: impl FnOnce(&mut Draft)) {
        let Some(Wish { kind, channel, .. }) = self.desk.wish() else { return };
        let shown = self.shown_ids();
        let draft = self.message().draft_mut(kind.id(), channel.family());
        draft.settle(&shown);
        change(draft);
        self.desk.compose();
    }

    /// The same, so that it can be taken back.
    fn change(&mut self, change: impl FnOnce(&mut Draft)) {
        self.remember();
        self.redraft(change);
        self.forget_nothing();
    }

    /// Writing of a paragraph ends, where one is being written.
    pub(super) fn stop_writing(&mut self) {
        if let Some(Deed::Finish { id }) = self.letter.stop_writing() {
            self.finish_writing(&id);
        }
    }

    fn finish_writing(&mut self, id: &str) {
        let composed = self.desk.composed_text(id);
        if self.desk.draft().is_some_and(|draft| draft.words(id).is_some()) {
            self.redraft(|draft| draft.finish(id, &composed));
            self.forget_nothing();
        }
        self.letter.choose(id, &self.desk);
    }

    fn bring_back(&mut self) {
        let last = self.desk.draft().and_then(|draft| draft.dropped.last().cloned());
        let Some(id) = last else {
            self.say(self.words().notices.nothing_left_out.clone());
            return;
        };
        self.change(|draft| draft.bring_back(&id));
        self.letter.choose(&id, &self.desk);
    }

    fn go_back(&mut self, back: bool) {
        let now = Arc::clone(&self.desk.workbook.message);
        let Past { before, after } = &mut self.past;
        let (from, to) = if back { (before, after) } else { (after, before) };
        let Some(other) = from.pop() else {
            let words = &self.desk.content.words.screen.notices;
            self.notice.clone_from(if back { &words.nothing_to_undo } else { &words.nothing_to_redo });
            return;
        };
        to.push(now);
        self.desk.workbook.message = other;
        self.desk.compose();
    }

    /// The version of that number is the message again.
    fn restore(&mut self, number: usize) {
        let Some(left) = self.desk.workbook.left.get(number).cloned() else { return };
        self.remember();
        let due = self.due_kind();
        let parts = self.desk.parts_of(&left);
        let message = self.message();
        message.kind = if left.kind == due { String::new() } else { left.kind.clone() };
        message.channel.clone_from(&left.channel);
        message.tone.clone_from(&left.tone);
        message.length.clone_from(&left.length);
        let Some(wish) = self.desk.wish() else { return };
        let composed = self.desk.composed(&wish);
        let paragraphs: Vec<_> = composed.paragraphs.iter().map(|p| (p.id.clone(), p.text())).collect();
        let over = |id: &str| self.desk.over(id);
        let mut draft = self.desk.draft().cloned().unwrap_or_default();
        draft.kind = wish.kind.id().to_owned();
        draft.family = wish.channel.family().to_owned();
        draft.take(&parts, &paragraphs, over);
        *self.message().draft_mut(wish.kind.id(), wish.channel.family()) = draft;
        self.desk.compose();
        self.open = None;
        self.room = Room::Letter;
        self.say(self.words().notices.restored.clone());
    }

    /// The kind that the decision, or the short path, asks for.
    fn due_kind(&self) -> String {
        self.desk.workbook.decision().unwrap_or(ids::TIME).to_owned()
    }

    /// The next of what can be turned through; forms that there are none of are passed over.
    fn turn(&mut self, turn: Turn) {
        let Some(now) = self.desk.wish() else { return };
        let all: Vec<Wish> = match turn {
            Turn::Kind => Kind::ALL.iter().map(|kind| Wish { kind: *kind, ..now }).collect(),
            Turn::Channel => Channel::ALL.iter().map(|channel| Wish { channel: *channel, ..now }).collect(),
            Turn::Tone => Tone::ALL.iter().map(|tone| Wish { tone: *tone, ..now }).collect(),
            Turn::Length => Length::ALL.iter().map(|length| Wish { length: *length, ..now }).collect(),
        };
        let at = all.iter().position(|wish| *wish == now).unwrap_or(0);
        let others = all.iter().cycle().skip(at + 1).take(all.len().saturating_sub(1));
        let Some(next) = others.copied().find(|wish| turn == Turn::Kind || self.desk.composed(wish).nearest.is_none())
        else {
            self.say(self.words().notices.no_other_form.clone());
            return;
        };
        self.remember();
        let due = self.due_kind();
        let message = self.message();
        message.kind = if next.kind.id() == due { String::new() } else { next.kind.id().to_owned() };
        next.channel.id().clone_into(&mut message.channel);
        next.tone.id().clone_into(&mut message.tone);
        next.length.id().clone_into(&mut message.length);
        self.desk.compose();
        let words = &self.words().notices;
        let said = if next.kind.id() == due { &words.turned } else { &words.turned_otherwise };
        let said = fill(said, &[("settings", &settings(&self.desk, self.words()))]);
        self.say(said);
    }

    pub(super) fn findings(&mut self) -> Vec<Effect> {
        self.show_findings();
        Vec::new()
    }

    /// Opens the findings; where there are none, says so.
    fn show_findings(&mut self) {
        self.desk.look_over();
        if self.desk.findings().is_empty() {
            self.open = None;
            self.say(self.words().notices.no_findings.clone());
        } else {
            self.open = Some(Open::Findings(Findings::new(&self.desk)));
        }
    }
}
