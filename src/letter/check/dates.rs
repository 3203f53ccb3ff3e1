//! Days in a sentence: which ones, and where they stand.

mod marks;

use chrono::{Datelike, NaiveDate};

use super::phrase::Word;
use super::rules::Lists;

/// A day without a year that has gone by no longer ago than this is meant as past; else it is one to come.
const JUST_PAST: i64 = 90;

/// A day that a sentence names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub day: NaiveDate,
    /// Its first word.
    pub from: usize,
    /// The word after its last.
    pub to: usize,
}

/// The days that a sentence names: `4 December`, `Friday, 4 December 2026`, `December 4th`, `2026-12-04`; in Korean
/// `12월 4일`, `2026년 12월 4일(금)`.
pub(super) fn days(text: &str, words: &[Word], today: NaiveDate, lists: &Lists) -> Vec<Found> {
    let read = Read { text, words, today, lists };
    let mut found: Vec<Found> = Vec::new();
    for at in (0..words.len()).filter(|at| words.get(*at).is_some_and(|word| word.number)) {
        if found.last().is_none_or(|last| last.to <= at) {
            found.extend(read.at(at));
        }
    }
    found
}

/// True where the sentence says a day, or about when: "by Friday", "in two weeks".
pub(super) fn any(text: &str, words: &[Word], today: NaiveDate, lists: &Lists) -> bool {
    lists.shared("when").says(words) || !days(text, words, today, lists).is_empty()
}

/// True where a number stands in the sentence that belongs to no day.
pub(super) fn has_number(text: &str, words: &[Word], today: NaiveDate, lists: &Lists) -> bool {
    let days = days(text, words, today, lists);
    let free = |at: usize| days.iter().all(|day| !(day.from..day.to).contains(&at));
    let counts =
        |word: &Word| word.number && !marks::is_part_of_a_day(text.get(word.start..).unwrap_or_default(), lists);
    words.iter().enumerate().any(|(at, word)| counts(word) && free(at))
}

struct Read<'a> {
    text: &'a str,
    words: &'a [Word],
    today: NaiveDate,
    lists: &'a Lists,
}

impl Read<'_> {
    fn word(&self, at: usize) -> Option<String> {
        let word = self.words.get(at)?;
        Some(self.text.get(word.start..word.end)?.to_lowercase())
    }

    fn month(&self, at: Option<usize>) -> Option<u32> {
        self.lists.names.month(&self.word(at?)?)
    }

    fn weekday(&self, at: Option<usize>) -> Option<u32> {
        self.lists.names.weekday(&self.word(at?)?)
    }

    /// A number of so many figures at most, ordinal or not.
    fn number(&self, at: usize, figures: usize) -> Option<u32> {
        let word = self.word(at)?;
        let plain = || word.chars().all(|c| c.is_ascii_digit()).then(|| word.parse().ok()).flatten();
        self.lists
            .names
            .ordinal(&word)
            .or_else(plain)
            .filter(|_| word.trim_end_matches(char::is_alphabetic).len() <= figures)
    }

    fn year(&self, at: usize) -> Option<i32> {
        let year = self.number(at, 4).filter(|year| (1900..=2200).contains(year))?;
        i32::try_from(year).ok()
    }

    fn at(&self, at: usize) -> Option<Found> {
        self.figures(at).or_else(|| self.words_around(at)).or_else(|| self.marked(at))
    }

    /// `12월 4일`, `2026년 12월 4일(금)`: figures with a mark behind each.
    fn marked(&self, at: usize) -> Option<Found> {
        let start = self.words.get(at)?.start;
        let read = marks::read(self.text.get(start..)?, self.lists)?;
        let day = match read.year {
            Some(year) => NaiveDate::from_ymd_opt(year, read.month, read.day),
            None => self.without_year(read.month, read.day, read.weekday),
        }?;
        let to = self.words.iter().position(|word| word.start >= start + read.length).unwrap_or(self.words.len());
        Some(Found { day, from: at, to })
    }

    /// `2026-12-04`: three numbers with a dash between them.
    fn figures(&self, at: usize) -> Option<Found> {
        let (year, month, day) = (self.year(at)?, self.number(at + 1, 2)?, self.number(at + 2, 2)?);
        let (first, last) = (self.words.get(at)?, self.words.get(at + 2)?);
        let written = self.text.get(first.start..last.end)?;
        let whole = written.len() == 10 && written.matches('-').count() == 2;
        let day = whole.then(|| NaiveDate::from_ymd_opt(year, month, day)).flatten()?;
        Some(Found { day, from: at, to: at + 3 })
    }

    /// `Friday, 4 December 2026`, `4th of December`, `December 4`.
    fn words_around(&self, at: usize) -> Option<Found> {
        let day = self.number(at, 2).filter(|day| (1..=31).contains(day))?;
        let of = usize::from(self.word(at + 1).is_some_and(|word| word == "of"));
        let (month, from, to) = if let Some(month) = self.month(Some(at + 1 + of)) {
            (month, at, at + 2 + of)
        } else {
            (self.month(at.checked_sub(1))?, at - 1, at + 1)
        };
        let (year, to) = self.year(to).map_or((None, to), |year| (Some(year), to + 1));
        let weekday = self.weekday(from.checked_sub(1)).or_else(|| self.weekday(from.checked_sub(2)));
        let day = match year {
            Some(year) => NaiveDate::from_ymd_opt(year, month, day),
            None => self.without_year(month, day, weekday),
        }?;
        Some(Found { day, from: from - usize::from(weekday.is_some()), to })
    }

    /// The nearest such day: just past, else to come. A weekday tells which year is meant.
    fn without_year(&self, month: u32, day: u32, weekday: Option<u32>) -> Option<NaiveDate> {
        let today = self.today;
        let away = |day: &NaiveDate| (*day - today).num_days();
        let years = (today.year() - 1..=today.year() + 1).filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
        let likely: Vec<NaiveDate> = years.filter(|day| away(day) >= -JUST_PAST).collect();
        let fits = |day: &&NaiveDate| weekday.is_none_or(|weekday| day.weekday().number_from_monday() == weekday);
        let nearest = |days: Vec<&NaiveDate>| days.into_iter().min_by_key(|day| away(day).abs()).copied();
        nearest(likely.iter().filter(fits).collect()).or_else(|| nearest(likely.iter().collect()))
    }
}
