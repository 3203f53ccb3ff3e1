//! Version 3 of the format: its own shapes, and the way to and from a workbook. Version 2 is the same without what
//! copies know of each other, without sessions, and without the name of a pack.

mod exchange;
mod message;

use std::borrow::Cow;
use std::sync::Arc;

use ron::Options;
use ron::value::RawValue;
use serde::{Deserialize, Serialize};

use super::answer::Answer;
use super::{Fault, MAX_ANSWER, MAX_ANSWERS, Why};
use crate::workbook::{self, Carried, Left, Turn};
use exchange::{Known, Session};
pub(super) use message::Message;
use message::PartV2;

/// The most bytes of the writer's words in all that was made of messages: two answers' worth.
const MAX_MESSAGE: usize = 2 * MAX_ANSWER;
/// The most entries in any list of it, and the most messages that left.
const MAX_LISTED: usize = 2_000;

/// The most sessions.
const MAX_SESSIONS: usize = workbook::MOST_SESSIONS;

/// Its number.
pub(super) const SCHEMA: u32 = 3;
/// The one before, whose files read as they are.
pub(super) const SECOND: u32 = 2;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Workbook<'a> {
    pub(super) schema: u32,
    #[serde(borrow)]
    pub(super) book: Cow<'a, str>,
    pub(super) rev: u64,
    #[serde(borrow)]
    pub(super) name: Cow<'a, str>,
    #[serde(default, borrow)]
    pub(super) place: Place<'a>,
    #[serde(default)]
    pub(super) short_path: bool,
    #[serde(borrow)]
    pub(super) answers: Vec<Entry<'a>>,
    #[serde(default)]
    pub(super) history: Vec<TurnV2<'a>>,
    #[serde(default)]
    pub(super) carried: Vec<CarriedV2<'a>>,
    #[serde(default)]
    pub(super) left: Vec<LeftV2<'a>>,
    #[serde(default)]
    pub(super) message: Message<'a>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub(super) pack: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) sessions: Vec<Session<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) known: Vec<Known<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) aside: Vec<Entry<'a>>,
}

/// What a newer file has in common with this version: names that are not known are passed over.
#[derive(Deserialize)]
pub(super) struct Lenient<'a> {
    book: Cow<'a, str>,
    #[serde(default)]
    rev: u64,
    #[serde(default)]
    name: Cow<'a, str>,
    #[serde(default)]
    short_path: bool,
    #[serde(default, borrow)]
    answers: Vec<&'a RawValue>,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Place<'a> {
    #[serde(borrow)]
    at: Cow<'a, str>,
    #[serde(default)]
    field: (usize, usize),
    #[serde(default)]
    caret: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    answer: Answer<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TurnV2<'a> {
    at: i64,
    question: Cow<'a, str>,
    value: Cow<'a, str>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CarriedV2<'a> {
    at: i64,
    from: Cow<'a, str>,
    to: Cow<'a, str>,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct LeftV2<'a> {
    at: i64,
    kind: Cow<'a, str>,
    #[serde(default)]
    channel: Cow<'a, str>,
    #[serde(default)]
    tone: Cow<'a, str>,
    #[serde(default)]
    length: Cow<'a, str>,
    form: Cow<'a, str>,
    text: Cow<'a, str>,
    #[serde(default)]
    parts: Vec<PartV2<'a>>,
}

impl<'a> LeftV2<'a> {
    /// A message of which only the text is known.
    pub(super) fn of_text(at: i64, kind: Cow<'a, str>, form: Cow<'a, str>, text: Cow<'a, str>) -> Self {
        Self { at, kind, form, text, ..Self::default() }
    }

    fn of(from: &'a Left) -> Self {
        Self {
            at: from.at,
            kind: lend(&from.kind),
            channel: lend(&from.channel),
            tone: lend(&from.tone),
            length: lend(&from.length),
            form: lend(&from.form),
            text: lend(&from.text),
            parts: from.parts.iter().map(PartV2::of).collect(),
        }
    }

    fn into_left(self) -> Left {
        Left {
            at: self.at,
            kind: self.kind.into(),
            channel: self.channel.into(),
            tone: self.tone.into(),
            length: self.length.into(),
            form: self.form.into(),
            text: self.text.into(),
            parts: self.parts.into_iter().map(PartV2::into_part).collect(),
        }
    }
}

fn lend(words: &str) -> Cow<'_, str> {
    Cow::Borrowed(words)
}

impl<'a> Workbook<'a> {
    pub(super) fn of(from: &'a workbook::Workbook) -> Self {
        let turn = |t: &'a Turn| TurnV2 { at: t.at, question: lend(&t.question), value: lend(&t.value) };
        let carried = |c: &'a Carried| CarriedV2 { at: c.at, from: lend(&c.from), to: lend(&c.to) };
        Self {
            schema: SCHEMA,
            book: lend(&from.book),
            rev: from.rev,
            name: lend(&from.name),
            place: Place { at: lend(&from.place.at), field: from.place.field, caret: from.place.caret },
            short_path: from.short_path,
            message: Message::of(&from.message),
            answers: from.answers().map(|(id, a)| Entry { id: lend(id), answer: Answer::of(a.for_file()) }).collect(),
            history: from.history.iter().map(turn).collect(),
            carried: from.carried.iter().map(carried).collect(),
            left: from.left.iter().map(|left| LeftV2::of(left)).collect(),
            pack: lend(&from.pack),
            sessions: from.sessions.iter().map(Session::of).collect(),
            known: from.exchange.known.iter().map(Known::of).collect(),
            aside: exchange::aside(&from.exchange),
        }
    }

    /// The most entries in one list.
    pub(super) fn most(&self) -> usize {
        let versions = self.known.iter().map(Known::versions).max().unwrap_or_default();
        let prints = self.sessions.iter().map(Session::prints).max().unwrap_or_default();
        let listed = prints.max(self.sessions.len());
        self.message.most().max(listed).max(self.left.len()).max(self.known.len()).max(versions)
    }

    /// True where there are more entries in a list than are read again.
    pub(super) fn has_too_many(&self) -> bool {
        self.most() > MAX_LISTED || self.sessions.len() > MAX_SESSIONS || self.aside.len() > MAX_ANSWERS
    }

    pub(super) fn has_too_long(&self) -> bool {
        self.message.bytes() > MAX_MESSAGE
            || self.answers.iter().chain(&self.aside).any(|entry| entry.answer.bytes() > MAX_ANSWER)
    }

    /// The workbook, if it keeps to the limits. Its prose stays a piece of the text that it was read from.
    pub(super) fn into_workbook(self, text: &Arc<String>) -> Result<workbook::Workbook, Fault> {
        if self.answers.len() > MAX_ANSWERS {
            return Err(Fault::TooMany { answers: self.answers.len() });
        }
        if self.aside.len() > MAX_ANSWERS {
            return Err(Fault::TooMany { answers: self.aside.len() });
        }
        if self.aside.iter().any(|entry| entry.answer.bytes() > MAX_ANSWER) {
            return Err(Fault::TooLong { line: line_of(text, "aside:") });
        }
        if self.message.bytes() > MAX_MESSAGE {
            return Err(Fault::TooLong { line: line_of(text, "message:") });
        }
        if self.most() > MAX_LISTED || self.sessions.len() > MAX_SESSIONS {
            return Err(Fault::Malformed { line: line_of(text, "message:"), column: 1, why: Why::Value });
        }
        let mut to = workbook::Workbook::new(self.book.into_owned(), self.name.into_owned());
        for (nth, entry) in self.answers.into_iter().enumerate() {
            if entry.answer.bytes() > MAX_ANSWER {
                return Err(Fault::TooLong { line: line_of_answer(text, nth) });
            }
            if to.answer(&entry.id).is_some() {
                return Err(Fault::Duplicate { line: line_of_answer(text, nth) });
            }
            to.set(&entry.id, Some(entry.answer.into_answer(text)));
        }
        to.rev = self.rev;
        to.place = workbook::Place { at: self.place.at.into_owned(), field: self.place.field, caret: self.place.caret };
        to.short_path = self.short_path;
        to.message = Arc::new(self.message.into_message());
        let turn = |t: TurnV2<'_>| Turn { at: t.at, question: t.question.into(), value: t.value.into() };
        let carried = |c: CarriedV2<'_>| Carried { at: c.at, from: c.from.into(), to: c.to.into() };
        to.history = self.history.into_iter().map(turn).collect();
        to.carried = self.carried.into_iter().map(carried).collect();
        to.left = self.left.into_iter().map(|left| Arc::new(left.into_left())).collect();
        to.pack = self.pack.into_owned();
        to.sessions = self.sessions.into_iter().map(Session::into_session).collect();
        to.exchange = Arc::new(exchange::into_exchange(self.known, self.aside, text));
        Ok(to)
    }
}

impl Lenient<'_> {
    pub(super) fn into_workbook(self, text: &Arc<String>, options: &Options) -> workbook::Workbook {
        let mut to = workbook::Workbook::new(self.book.into_owned(), self.name.into_owned());
        to.rev = self.rev;
        to.short_path = self.short_path;
        for raw in self.answers.iter().take(MAX_ANSWERS) {
            if let Ok(entry) = options.from_str::<Entry<'_>>(raw.get_ron()) {
                to.set(&entry.id, Some(entry.answer.into_answer(text)));
            }
        }
        to
    }
}

/// The line where a field starts, as demur itself writes it; the first where it can't be told.
fn line_of(text: &str, field: &str) -> usize {
    text.lines().position(|line| line.trim_start().starts_with(field)).map_or(1, |at| at + 1)
}

/// The line where the nth answer (from 0) starts: each is the field list after `id:`, as demur itself writes it.
/// In a file that was written otherwise the line may be one of its neighbours; it is a help, not a promise.
fn line_of_answer(text: &str, nth: usize) -> usize {
    let starts = text.lines().enumerate().filter(|(_, line)| {
        let line = line.trim_start();
        line.starts_with("id:") || line.starts_with("(id:")
    });
    starts.map(|(at, _)| at + 1).nth(nth).unwrap_or(1)
}
