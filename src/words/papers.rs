//! The words of papers: what a page and a calendar say beside the letter's own words, and why an address or a link fails.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Every word of them, as `assets/words/papers.ron` writes it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Papers {
    /// Of a letter as a page.
    pub page: Page,
    /// Of a calendar.
    pub calendar: Calendar,
    /// Why what was typed is no address, and what to type: by `empty`, `hidden`, `several`, `foreign`, `malformed`.
    pub address: BTreeMap<String, String>,
    /// A message is too long for a link, and what to do instead: `{length}`, `{longest}`.
    pub link_too_long: String,
}

/// Of a letter as a page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// The language of these assets, as HTML names it.
    pub lang: String,
    /// What the window of a browser says of a letter that has no subject.
    pub title: String,
}

/// Of a calendar. Calendars are often shared at work: nothing here says what is being decided.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
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

/// What stands on one day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// What shows in the calendar, and in its reminder.
    pub title: String,
    /// What shows when it is opened.
    pub about: String,
}

/// The words in the binary.
///
/// # Errors
/// Where the file is not well-formed. A test holds that it is.
pub fn built_in() -> Result<Papers, ron::error::SpannedError> {
    ron::from_str(include_str!("../../assets/words/papers.ron"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_there() {
        assert_eq!(built_in().map(|_| ()), Ok(()));
    }
}
