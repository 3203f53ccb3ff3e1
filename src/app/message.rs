//! What the writer does to the message: one change at a time, and each of them can be taken back.

use std::sync::Arc;

use super::{App, Effect, Open};
use crate::curriculum::ids;
use crate::letter::{Channel, Kind, Length, Paragraph, Tone, Wish};
use crate::screens::findings::Findings;
use crate::screens::letter::{Deed, Turn, settings};
use crate::words::fill;
use crate::workbook::{Answer, Draft, Message, Over};

/// What the message was before each change, and what was taken back of it.
#[derive(Debug, Default)]
pub(super) struct Past {
    before: Vec<Moment>,
    after: Vec<Moment>,
}

/// What was made of the message at a moment, the paragraphs that it showed, and the answer that changed then.
#[derive(Debug, Clone)]
struct Moment {
    message: Arc<Message>,
    shown: Vec<String>,
    answer: Option<Change>,
}

/// An answer that was changed where the message led.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub(super) id: String,
    pub(super) was: Option<Answer>,
    pub(super) became: Option<Answer>,
}

impl Moment {
    /// Whether both are the same to their writer: an order that was only noted down is no change.
    fn same(&self, other: &Self) -> bool {
        let plain = |message: &Message| {
            let mut message = message.clone();
            message.drafts.iter_mut().for_each(|draft| draft.order.clear());
            message.drafts.retain(|draft| !(draft.pins.is_empty() && draft.own.is_empty() && draft.dropped.is_empty()));
            message
        };
        other.answer.is_none()
            && self.answer.is_none()
            && self.shown == other.shown
            && plain(&self.message) == plain(&other.message)
    }
}

/// What opens and closes a message stays where it is.
pub(super) const FRAME: [&str; 3] = ["date", "greet", "sign"];

impl App {
    /// Does what the letter room asked for.
    pub(super) fn deed(&mut self, deed: Deed) -> Vec<Effect> {
        if self.desk.locked {
            self.say(self.words().notices.locked.to_string());
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
                if let Some(id) = self.redraft(|draft| draft.add(after.as_deref(), "")) {
                    self.letter.write_new(&id);
                }
            }
            Deed::Unpin(id) => {
                let pinned = self.desk.draft().is_some_and(|draft| draft.pins.iter().any(|pin| pin.id == id));
                self.change(|draft| draft.unpin(&id));
                if pinned {
                    self.say(self.words().notices.unpinned.to_string());
                }
            }
            Deed::KeepMine(id) => {
                let over = self.desk.over(&id);
                self.change(|draft| draft.keep(&id, over));
            }
            Deed::LeaveOut(id) => {
                self.change(|draft| draft.leave_out(&id));
                self.say(self.words().notices.left_out.to_string());
            }
            Deed::BringBack => self.bring_back(),
            Deed::Shift { id, down } => {
                let shown: Vec<String> =
                    self.shown_ids().into_iter().filter(|id| !FRAME.contains(&id.as_str())).collect();
                self.change(|draft| draft.shift(&shown, &id, down));
                self.letter.choose(&id, &self.desk);
            }
            Deed::Ignore { rule, sentence, reason } => {
                let at = self.desk.now.unix;
                self.judge(|message, of| message.ignore(of, (&rule, &sentence.0), &reason.0, at));
            }
            Deed::TakeUp { rule, sentence } => {
                self.judge(|message, (kind, family)| message.take_up(kind, family, (&rule, &sentence.0)));
            }
            Deed::Restore(number) => return self.restore(number),
            Deed::Undo => self.go_back(true),
            Deed::Redo => self.go_back(false),
        }
        Vec::new()
    }

    fn message(&mut self) -> &mut Message {
        Arc::make_mut(&mut self.desk.workbook.message)
    }

    /// Changes what is set aside of the findings, and shows them.
    fn judge(&mut self, change: impl FnOnce(&mut Message, (&str, &str))) {
        let Some(wish) = self.desk.wish() else { return };
        self.remember();
        change(self.message(), (wish.kind.id(), wish.channel.family()));
        self.desk.compose();
        self.show_findings();
    }

    /// The ids of the paragraphs, as they stand.
    pub(super) fn shown_ids(&self) -> Vec<String> {
        let paragraphs = self.desk.letter().map(|letter| letter.paragraphs.as_slice()).unwrap_or_default();
        paragraphs.iter().map(|paragraph| paragraph.id.clone()).collect()
    }

    fn moment(&self) -> Moment {
        Moment { message: Arc::clone(&self.desk.workbook.message), shown: self.shown_ids(), answer: None }
    }

    /// A change of an answer is one step back from the message.
    pub(super) fn remember_answer(&mut self, change: Change) {
        self.remember();
        if let Some(moment) = self.past.before.last_mut() {
            moment.answer = Some(change);
        }
    }

    fn remember(&mut self) {
        let now = self.moment();
        self.past.before.push(now);
        self.past.after.clear();
    }

    /// A change that changed nothing leaves nothing: no step to take back, no draft.
    fn forget_nothing(&mut self) {
        let now = self.moment();
        if let Some(before) = self.past.before.pop_if(|before| before.same(&now)) {
            self.desk.workbook.message = before.message;
            self.desk.compose();
        }
    }

    /// Changes the draft in hand, and writes the letter anew.
    fn redraft<T>(&mut self, change: impl FnOnce(&mut Draft) -> T) -> Option<T> {
        let Wish { kind, channel, .. } = self.desk.wish()?;
        let shown = self.shown_ids();
        let given = self.message().change(kind.id(), channel.family(), |draft| {
            draft.settle(&shown);
            change(draft)
        });
        self.desk.compose();
        Some(given)
    }

    /// The same, so that it can be taken back.
    fn change<T>(&mut self, change: impl FnOnce(&mut Draft) -> T) {
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
        let composed = self.desk.wish().map(|wish| self.desk.composed(&wish));
        let stands = |id: &String| composed.as_ref().is_some_and(|letter| letter.paragraph(id).is_some());
        let last = self
            .desk
            .draft()
            .and_then(|draft| draft.dropped.iter().rev().find(|id| stands(id) || draft.words(id).is_some()).cloned());
        let Some(id) = last else {
            self.say(self.words().notices.nothing_left_out.to_string());
            return;
        };
        self.change(|draft| draft.bring_back(&id));
        self.letter.choose(&id, &self.desk);
    }

    fn go_back(&mut self, back: bool) {
        let now = self.moment();
        let Past { before, after } = &mut self.past;
        let (from, to) = if back { (before, after) } else { (after, before) };
        let Some(other) = from.pop() else {
            let words = &self.desk.content.words.screen.notices;
            self.notice = if back { &words.nothing_to_undo } else { &words.nothing_to_redo }.to_string();
            return;
        };
        if let Some(Change { id, was, became }) = other.answer {
            // An answer that was changed again since then stays.
            if self.answer_to(&id) != became {
                return self.say(self.words().notices.changed_since.to_string());
            }
            self.answer(&id, was.clone());
            if self.question.id() == id {
                self.ask_again();
            }
            let change = Change { id, was: became, became: was };
            let Past { before, after } = &mut self.past;
            if back { after } else { before }.push(Moment { answer: Some(change), ..now });
            return;
        }
        to.push(now);
        let wish = self.desk.wish();
        self.desk.workbook.message = other.message;
        self.desk.compose();
        if self.desk.wish() != wish {
            let said = fill(&self.words().notices.turned, &[("settings", &settings(&self.desk, self.words()))]);
            self.say(said);
        }
    }

    /// The version of that number is the message again. A kind that nobody knows stays as it is.
    fn restore(&mut self, number: usize) -> Vec<Effect> {
        let Some((left, now)) = self.desk.workbook.left.get(number).cloned().zip(self.desk.wish()) else {
            return Vec::new();
        };
        let wish = Wish {
            kind: Kind::by_id(&left.kind).unwrap_or(now.kind),
            channel: Channel::by_id(&left.channel).unwrap_or_default(),
            tone: Tone::by_id(&left.tone).unwrap_or_default(),
            length: Length::by_id(&left.length).unwrap_or_default(),
        };
        self.remember();
        self.wish_for(wish);
        let parts = self.desk.parts_of(&left);
        let composed = self.desk.composed(&wish);
        let paragraphs: Vec<_> = composed.paragraphs.iter().map(|p| (p.id.clone(), p.text())).collect();
        let over = self.desk.over("");
        let text = |id: &str| composed.paragraph(id).map(Paragraph::text).unwrap_or_default();
        self.message().change(wish.kind.id(), wish.channel.family(), |draft| {
            draft.take(&parts, &paragraphs, |id| Over { text: text(id), ..over.clone() });
        });
        self.desk.compose();
        let effects = self.go_to(ids::REPLY);
        self.say(self.words().notices.restored.to_string());
        effects
    }

    /// From here on the message is wished for so.
    fn wish_for(&mut self, wish: Wish) {
        let due = self.desk.workbook.due_kind() == Some(wish.kind.id());
        let message = self.message();
        message.kind = if due { String::new() } else { wish.kind.id().to_owned() };
        wish.channel.id().clone_into(&mut message.channel);
        wish.tone.id().clone_into(&mut message.tone);
        wish.length.id().clone_into(&mut message.length);
        self.desk.compose();
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
            self.say(self.words().notices.no_other_form.to_string());
            return;
        };
        self.remember();
        self.wish_for(next);
        let words = &self.words().notices;
        let said =
            if self.desk.workbook.due_kind() == Some(next.kind.id()) { &words.turned } else { &words.turned_otherwise };
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
        if self.desk.findings().is_empty() && self.desk.set_aside().is_empty() {
            self.open = None;
            self.say(self.words().notices.no_findings.to_string());
        } else {
            self.open = Some(Open::Findings(Findings::new(&self.desk)));
        }
    }
}
