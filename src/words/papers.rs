//! The words of papers: what a page and a calendar say beside the letter's own words, and why an address or a link fails.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Every word of them, as `assets/words/papers.ron` writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Papers {
    /// Of a letter as a page.
    pub page: Page,
    /// Of a calendar.
    pub calendar: Calendar,
    /// Of a record.
    pub record: RecordWords,
    /// Why what was typed is no address, and what to type.
    pub address: NoAddress,
    /// A message is too long for a link, and what to do instead: `{length}`, `{longest}`.
    pub link_too_long: String,
}

/// Of a letter as a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// The language of these assets, as HTML names it.
    pub lang: String,
    /// What the window of a browser says of a letter that has no subject.
    pub title: String,
}

/// Why what was typed is no address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is named as the sentence it holds; the file is the documentation")]
pub struct NoAddress {
    pub empty: String,
    pub hidden: String,
    pub several: String,
    pub foreign: String,
    pub malformed: String,
}

/// Of a calendar. Calendars are often shared at work: nothing here says what is being decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// By when an answer is expected.
    pub answer_by: Entry,
    /// When the writer promised to answer.
    pub promised: Entry,
    /// When to talk again.
    pub talk_again: Entry,
    /// When to look back.
    pub look_back: Entry,
}

/// Of the record of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordWords {
    /// Its title, where the workbook has no name.
    pub title: String,
    /// What it says of the boxes of the walk then.
    pub boxes_left_out: String,
    /// What it says of itself where private answers are left out: `{day}`.
    pub shared: String,
    /// And where they are in it: `{day}`.
    pub all: String,
    /// How sure: `{n}`.
    pub scale: String,
    /// A thing and its strength: `{words}`, `{n}`.
    pub weighed: String,
    /// Then and now.
    pub history: HistoryHeads,
    /// Over the message that is live: `{kind}`.
    pub message: String,
    /// Over one that left: `{kind}`, `{day}`.
    pub left: String,
    /// What the kinds of message are called.
    pub kinds: BTreeMap<String, String>,
}

/// The heads of then and now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is named as the head it holds; the file is the documentation")]
pub struct HistoryHeads {
    pub title: String,
    pub day: String,
    pub decision: String,
    pub sure: String,
}

/// What stands on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// What shows in the calendar, and in its reminder.
    pub title: String,
    /// What shows when it is opened.
    pub about: String,
}
