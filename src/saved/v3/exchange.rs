//! What copies of a workbook know of each other, and its sessions, in version 3.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Entry, lend};
use crate::saved::answer::{Answer, Day};
use crate::workbook::{self, Private};

/// What this copy has seen of an answer.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::saved) struct Known<'a> {
    id: Cow<'a, str>,
    head: u64,
    print: u64,
    #[serde(default)]
    was: Vec<u64>,
}

impl<'a> Known<'a> {
    pub(super) fn of(from: &'a workbook::Known) -> Self {
        Self { id: lend(&from.id), head: from.head, print: from.print, was: from.was.clone() }
    }

    fn into_known(self) -> workbook::Known {
        let mut was = self.was;
        was.sort_unstable();
        was.dedup();
        workbook::Known { id: self.id.into_owned(), head: self.head, print: self.print, was }
    }

    /// How many versions it came from.
    pub(super) fn versions(&self) -> usize {
        self.was.len()
    }
}

/// A session, and what each answer said when it began.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::saved) struct Session<'a> {
    began: i64,
    day: Day,
    #[serde(default)]
    ended: i64,
    #[serde(default)]
    prints: Vec<(Cow<'a, str>, u64)>,
}

impl<'a> Session<'a> {
    pub(super) fn of(from: &'a workbook::Session) -> Self {
        let prints = from.prints.iter().map(|(id, print)| (lend(id), *print)).collect();
        Self { began: from.began, day: Day(from.day), ended: from.ended, prints }
    }

    pub(super) fn into_session(self) -> workbook::Session {
        let prints = self.prints.into_iter().map(|(id, print)| (id.into_owned(), print)).collect();
        workbook::Session { began: self.began, day: self.day.0, ended: self.ended, prints }
    }

    /// How many answers it knows of.
    pub(super) fn prints(&self) -> usize {
        self.prints.len()
    }
}

/// Answers of the other side, as they are written.
pub(super) fn aside(from: &workbook::Exchange) -> Vec<Entry<'_>> {
    from.aside.iter().map(|(id, a)| Entry { id: lend(id), answer: Answer::of(a.for_file()) }).collect()
}

/// Puts both together, in order, whatever order they stood in.
pub(super) fn into_exchange(known: Vec<Known<'_>>, aside: Vec<Entry<'_>>, text: &Arc<String>) -> workbook::Exchange {
    let mut known: Vec<workbook::Known> = known.into_iter().map(Known::into_known).collect();
    crate::in_order::by(&mut known, |one, other| one.id.cmp(&other.id));
    known.dedup_by(|one, other| one.id == other.id);
    let answer = |entry: Entry<'_>| (entry.id.into_owned(), Private::new(entry.answer.into_answer(text)));
    let mut aside: Vec<(String, Private)> = aside.into_iter().map(answer).collect();
    crate::in_order::by(&mut aside, |one, other| one.0.cmp(&other.0));
    workbook::Exchange { known, aside }
}
