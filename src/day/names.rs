//! The words of days, read from `assets/words/day.ron`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The words of days. Those to be read are in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// January first; written in full.
    pub months: Vec<String>,
    /// As people shorten them.
    pub months_short: Vec<String>,
    /// Further ways to write a month, each with its number from 1.
    pub months_also: BTreeMap<String, u32>,
    /// Monday first; written in full.
    pub weekdays: Vec<String>,
    /// As people shorten them.
    pub weekdays_short: Vec<String>,
    /// Further ways to write a weekday, each with its number from 1.
    pub weekdays_also: BTreeMap<String, u32>,
    /// A day of this year, near enough: `{weekday}`, `{day}`, `{month}`.
    pub near: String,
    /// Any other day: also `{year}`.
    pub far: String,
    /// Other ways to write a day on the screen, by their ids: one of this year, near enough, and any other.
    pub styles: BTreeMap<String, (String, String)>,
    /// A moment: `{day}`, `{time}`.
    pub moment: String,
    /// Today.
    pub today: String,
    /// Tomorrow.
    pub tomorrow: String,
    /// Yesterday.
    pub yesterday: String,
    /// `{n}` days from today.
    pub ahead: String,
    /// `{n}` weeks from today.
    pub ahead_weeks: String,
    /// `{n}` days before today.
    pub ago: String,
    /// `{n}` weeks before today.
    pub ago_weeks: String,
    /// The day after tomorrow.
    pub after_tomorrow: Vec<String>,
    /// The day before yesterday.
    pub before_yesterday: Vec<String>,
    /// Other words for today.
    pub todays: Vec<String>,
    /// Other words for yesterday.
    pub yesterdays: Vec<String>,
    /// Small numbers in words, from zero.
    pub numbers: Vec<String>,
    /// Words that count as one.
    pub one: Vec<String>,
    /// The unit of days.
    pub days: Vec<String>,
    /// The unit of weeks.
    pub weeks: Vec<String>,
    /// The unit of two weeks.
    pub fortnights: Vec<String>,
    /// The unit of months.
    pub months_unit: Vec<String>,
    /// The unit of years.
    pub years_unit: Vec<String>,
    /// Of the next week.
    pub next: String,
    /// Of this week.
    pub this: String,
    /// Of the week before, and of the latest such day.
    pub last: Vec<String>,
    /// After a span: counted back from today.
    pub back: Vec<String>,
    /// Of the last day of a span.
    pub end: String,
    /// Words that change nothing.
    pub passed_over: Vec<String>,
    /// Endings of ordinal numbers.
    pub ordinals: Vec<String>,
    /// What may stand right behind the figures of a year.
    pub year_ends: Vec<String>,
    /// Words for a day that is not known.
    pub left_open: Vec<String>,
    /// Words for today that are nothing else inside a sentence.
    pub todays_in_sentences: Vec<String>,
    /// Inside a sentence: a day is not what it says where one of these stands anywhere in it.
    pub turning: Vec<String>,
    /// The same right before the day.
    pub nearly: Vec<String>,
    /// The same anywhere beside a day that has no month and no year: "the monday after next".
    pub counted_from: Vec<String>,
    /// The same of a day to come: what was done on a day that has been.
    pub happened: Vec<String>,
    /// Before a day that something is expected by, whatever else happened: "by friday".
    pub due: Vec<String>,
    /// What begins the words that a day hangs on: "only if really needed".
    pub conditions: Vec<String>,
    /// Behind these no condition begins: "I don't know if I can".
    pub wonders: Vec<String>,
    /// Words behind a day that ask for leave, and that it does not hang on.
    pub polite: Vec<String>,
    /// What is counted from these is an hour of the same day: "friday after work".
    pub hours: Vec<String>,
}

impl Names {
    /// The month's number from 1, by any of its names.
    #[must_use]
    pub fn month(&self, word: &str) -> Option<u32> {
        number(&self.months, &self.months_short, &self.months_also, word)
    }

    /// The weekday's number from 1 for Monday, by any of its names.
    #[must_use]
    pub fn weekday(&self, word: &str) -> Option<u32> {
        number(&self.weekdays, &self.weekdays_short, &self.weekdays_also, word)
    }

    /// The day in `19th`; none in a bare figure.
    #[must_use]
    pub fn ordinal(&self, word: &str) -> Option<u32> {
        let figures = self.ordinals.iter().find_map(|end| word.strip_suffix(end.as_str()))?;
        figures.chars().all(|c| c.is_ascii_digit()).then(|| figures.parse().ok()).flatten()
    }
}

fn number(full: &[String], short: &[String], also: &BTreeMap<String, u32>, word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    let at = full.iter().position(|name| name.to_lowercase() == word).or_else(|| short.iter().position(|n| n == word));
    at.and_then(|at| u32::try_from(at + 1).ok()).or_else(|| also.get(word).copied())
}
