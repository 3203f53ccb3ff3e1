//! Version 1 of the format: its own shapes, and the way to and from a workbook.

mod answer;

use std::borrow::Cow;

use ron::Options;
use ron::value::RawValue;
use serde::{Deserialize, Serialize};

use super::{Fault, MAX_ANSWER, MAX_ANSWERS};
use crate::workbook::{self, Carried, Left, Turn};
use answer::Answer;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Workbook<'a> {
    pub(super) schema: u32,
    book: Cow<'a, str>,
    rev: u64,
    name: Cow<'a, str>,
    #[serde(default)]
    place: Place<'a>,
    #[serde(default)]
    short_path: bool,
    #[serde(default)]
    tone: Cow<'a, str>,
    answers: Vec<Entry<'a>>,
    #[serde(default)]
    history: Vec<TurnV1<'a>>,
    #[serde(default)]
    carried: Vec<CarriedV1<'a>>,
    #[serde(default)]
    left: Vec<LeftV1<'a>>,
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
struct Place<'a> {
    at: Cow<'a, str>,
    #[serde(default)]
    field: (usize, usize),
    #[serde(default)]
    caret: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry<'a> {
    id: Cow<'a, str>,
    answer: Answer<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TurnV1<'a> {
    at: i64,
    question: Cow<'a, str>,
    value: Cow<'a, str>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CarriedV1<'a> {
    at: i64,
    from: Cow<'a, str>,
    to: Cow<'a, str>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LeftV1<'a> {
    at: i64,
    kind: Cow<'a, str>,
    form: Cow<'a, str>,
    text: Cow<'a, str>,
}

fn lend(words: &str) -> Cow<'_, str> {
    Cow::Borrowed(words)
}

impl<'a> Workbook<'a> {
    pub(super) fn of(from: &'a workbook::Workbook) -> Self {
        let turn = |t: &'a Turn| TurnV1 { at: t.at, question: lend(&t.question), value: lend(&t.value) };
        let carried = |c: &'a Carried| CarriedV1 { at: c.at, from: lend(&c.from), to: lend(&c.to) };
        let left = |l: &'a Left| LeftV1 { at: l.at, kind: lend(&l.kind), form: lend(&l.form), text: lend(&l.text) };
        Self {
            schema: 1,
            book: lend(&from.book),
            rev: from.rev,
            name: lend(&from.name),
            place: Place { at: lend(&from.place.at), field: from.place.field, caret: from.place.caret },
            short_path: from.short_path,
            tone: lend(&from.tone),
            answers: from.answers().map(|(id, a)| Entry { id: lend(id), answer: Answer::of(a.for_file()) }).collect(),
            history: from.history.iter().map(turn).collect(),
            carried: from.carried.iter().map(carried).collect(),
            left: from.left.iter().map(left).collect(),
        }
    }

    pub(super) fn has_too_long(&self) -> bool {
        self.answers.iter().any(|entry| entry.answer.bytes() > MAX_ANSWER)
    }

    /// The workbook, if it keeps to the limits. The text is asked only for the line of what does not.
    pub(super) fn into_workbook(self, text: &str) -> Result<workbook::Workbook, Fault> {
        if self.answers.len() > MAX_ANSWERS {
            return Err(Fault::TooMany { answers: self.answers.len() });
        }
        let mut to = workbook::Workbook::new(self.book.into_owned(), self.name.into_owned());
        for (nth, entry) in self.answers.into_iter().enumerate() {
            if entry.answer.bytes() > MAX_ANSWER {
                return Err(Fault::TooLong { line: line_of_answer(text, nth) });
            }
            if to.answer(&entry.id).is_some() {
                return Err(Fault::Duplicate { line: line_of_answer(text, nth) });
            }
            to.set(&entry.id, Some(entry.answer.into_answer()));
        }
        to.rev = self.rev;
        to.place = workbook::Place { at: self.place.at.into_owned(), field: self.place.field, caret: self.place.caret };
        to.short_path = self.short_path;
        to.tone = self.tone.into_owned();
        let turn = |t: TurnV1<'_>| Turn { at: t.at, question: t.question.into(), value: t.value.into() };
        let carried = |c: CarriedV1<'_>| Carried { at: c.at, from: c.from.into(), to: c.to.into() };
        let left = |l: LeftV1<'_>| Left { at: l.at, kind: l.kind.into(), form: l.form.into(), text: l.text.into() };
        to.history = self.history.into_iter().map(turn).collect();
        to.carried = self.carried.into_iter().map(carried).collect();
        to.left = self.left.into_iter().map(left).collect();
        Ok(to)
    }
}

impl Lenient<'_> {
    pub(super) fn into_workbook(self, options: &Options) -> workbook::Workbook {
        let mut to = workbook::Workbook::new(self.book.into_owned(), self.name.into_owned());
        to.rev = self.rev;
        to.short_path = self.short_path;
        for raw in self.answers.iter().take(MAX_ANSWERS) {
            if let Ok(entry) = options.from_str::<Entry<'_>>(raw.get_ron()) {
                to.set(&entry.id, Some(entry.answer.into_answer()));
            }
        }
        to
    }
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
