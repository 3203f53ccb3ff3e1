//! Which version of each answer this copy of a workbook has seen, so that copies that went apart can be joined.
//!
//! An answer's version is a number made of what it says and of the version it came from. It is made when a copy is
//! handed over or joined, never at a key. Two copies need no clock and no name of their own to be told apart: a
//! version that one copy has seen is older than what stands there, and two that have not seen each other were both
//! changed. A version forgotten can only make two of one, never one of two.

use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::text::Prose;

use super::{Answer, Draft, Message, Private, Workbook};

/// More versions than this are not remembered of one answer.
const REMEMBERED: usize = 200;
/// What is known by this comes before the kind and the family of a message.
pub(super) const MESSAGE: &str = "reply/";

/// What copies know of each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exchange {
    /// What was handed over or joined, by id.
    pub known: Vec<Known>,
    /// Answers of the other side where both were changed, waiting for their writer: by question id, each under seal.
    pub aside: Vec<(String, Private)>,
}

/// What this copy has seen of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The question's id; `reply/KIND/FAMILY` for what was made of a message, `reply/` for how it is wished for.
    pub id: String,
    /// The version that stands here.
    pub head: u64,
    /// What that version says, in a number.
    pub print: u64,
    /// The versions it came from, in order of number.
    pub was: Vec<u64>,
}

impl Known {
    /// The first version of what was never exchanged.
    pub(super) fn first(id: &str, print: u64) -> Self {
        Self { id: id.to_owned(), head: made_of(&[print]), print, was: Vec::new() }
    }

    /// The version that says this, and came from the one here.
    fn next(&self, print: u64) -> Self {
        let mut next = Self { head: made_of(&[self.head, print]), print, ..self.clone() };
        next.remember(&[self.head]);
        next
    }

    /// The version made of two.
    pub(super) fn of_both(one: &Self, other: &Self, print: u64) -> Self {
        let (low, high) = (one.head.min(other.head), one.head.max(other.head));
        let mut both = Self { head: made_of(&[low, high, print]), print, ..one.clone() };
        both.remember(&other.was);
        both.remember(&[low, high]);
        both
    }

    /// Remembers versions it came from.
    pub(super) fn remember(&mut self, versions: &[u64]) {
        self.was.extend(versions);
        self.was.sort_unstable();
        self.was.dedup();
        self.was.retain(|version| *version != self.head);
        self.was.truncate(REMEMBERED);
    }

    /// True where it has seen that version.
    pub(super) fn has_seen(&self, version: u64) -> bool {
        self.head == version || self.was.binary_search(&version).is_ok()
    }
}

impl Workbook {
    /// Gives every answer that was changed since the last exchange its version. To be called before each.
    pub fn settle_versions(&mut self) {
        let ids: Vec<String> = self.ids_exchanged();
        let known = ids.iter().filter_map(|id| self.version(id)).collect();
        Arc::make_mut(&mut self.exchange).known = known;
    }

    /// Everything that has a version or needs one, in order.
    pub(super) fn ids_exchanged(&self) -> Vec<String> {
        let answers = self.answers().map(|(id, _)| id.to_owned());
        let drafts = self.message.drafts.iter().map(|draft| draft_id(&draft.kind, &draft.family));
        let known = self.exchange.known.iter().map(|known| known.id.clone());
        let aside = self.exchange.aside.iter().map(|(id, _)| id.clone());
        let mut ids: Vec<String> = answers.chain(drafts).chain(known).chain(aside).collect();
        ids.push(MESSAGE.to_owned());
        crate::in_order::by(&mut ids, Ord::cmp);
        ids.dedup();
        ids
    }

    /// The version of what stands here; none where nothing does, and nothing ever did.
    fn version(&self, id: &str) -> Option<Known> {
        let print = self.print(id);
        match (self.known(id), print) {
            (Some(known), print) if known.print == print.unwrap_or_default() => Some(known.clone()),
            (Some(known), print) => Some(known.next(print.unwrap_or_default())),
            (None, print) => print.map(|print| Known::first(id, print)),
        }
    }

    pub(super) fn known(&self, id: &str) -> Option<&Known> {
        let known = &self.exchange.known;
        known.binary_search_by(|known| known.id.as_str().cmp(id)).ok().and_then(|at| known.get(at))
    }

    /// What stands here, in a number; none where nothing does.
    pub(super) fn print(&self, id: &str) -> Option<u64> {
        let mut written = Vec::new();
        if let Some(of) = id.strip_prefix(MESSAGE) {
            match of.split_once('/') {
                Some((kind, family)) => write_draft(self.message.draft(kind, family)?, &mut written),
                None => write_wish(&self.message, &mut written)?,
            }
            return Some(number(&written));
        }
        let stands = self.answer(id).map(Private::open).filter(|answer| !answer.is_blank());
        let aside = self.aside(id);
        if stands.is_none() && aside.is_empty() {
            return None;
        }
        written.push(u8::from(stands.is_some()));
        for answer in stands.into_iter().chain(aside.iter().map(|aside| aside.open())) {
            write(answer, &mut written);
        }
        Some(number(&written))
    }

    /// The answers of the other side that wait beside this one, under seal.
    #[must_use]
    pub fn aside(&self, id: &str) -> Vec<&Private> {
        self.exchange.aside.iter().filter(|(of, _)| of == id).map(|(_, answer)| answer).collect()
    }

    /// Puts an answer that waits, by its place, in the place of the one that stands, which goes.
    pub fn choose(&mut self, id: &str, nth: usize) {
        if let Some(chosen) = self.let_go(id, nth) {
            self.set(id, Some(chosen.open().clone()));
        }
    }

    /// True where an answer in words that waits, by its place, fits below the one that stands.
    #[must_use]
    pub fn both_fit(&self, id: &str, nth: usize) -> bool {
        let bytes = |answer: &Private| answer.open().prose().map_or(0, Prose::len);
        let waits = self.aside(id).get(nth).map_or(0, |answer| bytes(answer));
        self.answer(id).map_or(0, bytes) + waits + 2 <= crate::text::MAX_BYTES
    }

    /// Puts an answer in words that waits, by its place, below the one that stands.
    pub fn keep_both(&mut self, id: &str, nth: usize) {
        let Some(chosen) = self.let_go(id, nth) else { return };
        let stands = self.answer(id).and_then(|answer| answer.open().prose()).map(ToString::to_string);
        let words = [stands, chosen.open().prose().map(ToString::to_string)].into_iter().flatten();
        let both = words.collect::<Vec<_>>().join("\n\n");
        self.set(id, Some(Answer::Prose(Prose::from(both.as_str()))));
    }

    /// Lets an answer that waits go, by its place.
    pub fn let_go(&mut self, id: &str, nth: usize) -> Option<Private> {
        let aside = &mut Arc::make_mut(&mut self.exchange).aside;
        let at = aside.iter().enumerate().filter(|(_, (of, _))| of == id).nth(nth)?.0;
        Some(aside.remove(at).1)
    }

    /// What the other side's answers wait beside, in order, each id once.
    #[must_use]
    pub fn waiting(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.exchange.aside.iter().map(|(id, _)| id.as_str()).collect();
        ids.dedup();
        ids
    }
}

/// What a draft is known by.
pub(super) fn draft_id(kind: &str, family: &str) -> String {
    format!("{MESSAGE}{kind}/{family}")
}

/// An answer as bytes: equal ones alike, others never.
pub(super) fn written(answer: &Answer) -> Vec<u8> {
    let mut out = Vec::new();
    write(answer, &mut out);
    out
}

fn write(answer: &Answer, out: &mut Vec<u8>) {
    match answer {
        Answer::Prose(prose) => tagged(1, [prose.to_string().as_str()], out),
        Answer::Date(day) => tagged(2, [day.to_string().as_str()], out),
        Answer::Undated(words) => tagged(3, [words.as_str()], out),
        Answer::Choice { option, detail } => tagged(4, [option.as_str(), detail], out),
        Answer::Checklist { ticked, own } => {
            tagged(5, ticked.iter().map(String::as_str), out);
            tagged(5, own.iter().map(String::as_str), out);
        }
        Answer::Scale(number) => tagged(6, [number.to_string().as_str()], out),
        Answer::Weighted(items) => {
            let strength = |strength: Option<u8>| strength.map(|number| number.to_string()).unwrap_or_default();
            let items: Vec<[String; 2]> =
                items.iter().map(|item| [item.words.clone(), strength(item.strength)]).collect();
            tagged(7, items.iter().flatten().map(String::as_str), out);
        }
        Answer::Ledger(rows) => {
            tagged(8, [rows.len().to_string().as_str()], out);
            for row in rows {
                tagged(8, row.iter().map(String::as_str), out);
            }
        }
        Answer::Truth { option, evidence } => tagged(9, [option.as_str(), evidence], out),
    }
}

/// A draft as bytes: equal ones alike, others never.
pub(super) fn written_draft(draft: &Draft) -> Vec<u8> {
    let mut out = Vec::new();
    write_draft(draft, &mut out);
    out
}

fn write_draft(draft: &Draft, out: &mut Vec<u8>) {
    let Draft { kind, family, order, dropped, pins, own } = draft;
    tagged(10, [kind.as_str(), family], out);
    tagged(10, order.iter().map(String::as_str), out);
    tagged(10, dropped.iter().map(String::as_str), out);
    for pin in pins {
        let over = &pin.over;
        tagged(
            11,
            [&pin.id, &pin.text, &over.text, &over.channel, &over.tone, &over.length, &over.day].map(String::as_str),
            out,
        );
    }
    for part in own {
        tagged(12, [part.id.as_str(), &part.text], out);
    }
}

/// None where nothing was ever wished for.
fn write_wish(message: &Message, out: &mut Vec<u8>) -> Option<()> {
    let wish = [&message.kind, &message.channel, &message.tone, &message.length].map(String::as_str);
    if wish.iter().all(|word| word.is_empty()) {
        return None;
    }
    tagged(13, wish, out);
    Some(())
}

/// Strings behind a mark, each with its length, so that no two lists look alike.
fn tagged<'a>(mark: u8, words: impl IntoIterator<Item = &'a str>, out: &mut Vec<u8>) {
    out.push(mark);
    for word in words {
        out.push(1);
        out.extend((word.len() as u64).to_le_bytes());
        out.extend(word.as_bytes());
    }
    out.push(0);
}

fn made_of(numbers: &[u64]) -> u64 {
    let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
    number(&bytes)
}

/// The first 64 bits of SHA-256; never 0, which says that nothing is there.
fn number(bytes: &[u8]) -> u64 {
    let digest = Sha256::digest(bytes);
    let first = digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte));
    first.max(1)
}
