//! Days told by figures with a mark behind each: `12월 4일`, `2026년 12월 4일(금)`, `2026. 12. 4.`.

use crate::letter::check::rules::Lists;

/// A day as it stands at the beginning of a text.
pub(super) struct Marked {
    pub year: Option<i32>,
    pub month: u32,
    pub day: u32,
    pub weekday: Option<u32>,
    /// In bytes.
    pub length: usize,
}

/// Reads it.
pub(super) fn read(text: &str, lists: &Lists) -> Option<Marked> {
    let marks = &lists.dates;
    if marks.day.is_empty() {
        return None;
    }
    let dotted = || three(text, ".", ".", "").filter(|(year, ..)| year.is_some());
    let with_year = || three(text, &marks.year, &marks.month, &marks.day);
    let (year, month, day, rest) = with_year().or_else(dotted).or_else(|| {
        let (month, rest) = figures(text, 2, &marks.month)?;
        let (day, rest) = figures(rest, 2, &marks.day)?;
        Some((None, month, day, rest))
    })?;
    if marks.spans.iter().any(|span| rest.starts_with(span.as_str())) {
        return None;
    }
    let (weekday, rest) = weekday(rest, lists).map_or((None, rest), |(weekday, rest)| (Some(weekday), rest));
    Some(Marked { year, month, day, weekday, length: text.len() - rest.len() })
}

/// True where the figures at the beginning are a month or a year, and count nothing.
pub(super) fn is_part_of_a_day(text: &str, lists: &Lists) -> bool {
    let marks = &lists.dates;
    let month = || figures(text, 2, &marks.month).is_some_and(|(month, _)| (1..=12).contains(&month));
    let year = || figures(text, 4, &marks.year).is_some_and(|(year, _)| (1900..=2200).contains(&year));
    !marks.day.is_empty() && (month() || year())
}

fn three<'a>(text: &'a str, year: &str, month: &str, day: &str) -> Option<(Option<i32>, u32, u32, &'a str)> {
    let (year, rest) = figures(text, 4, year).filter(|(year, _)| (1900..=2200).contains(year))?;
    let (month, rest) = figures(rest, 2, month)?;
    let (day, rest) = figures(rest, 2, day)?;
    Some((i32::try_from(year).ok(), month, day, rest))
}

/// Figures with that mark behind, and the text after both.
fn figures<'a>(text: &'a str, most: usize, mark: &str) -> Option<(u32, &'a str)> {
    let text = text.trim_start();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let written = text.strip_suffix(rest).filter(|written| (1..=most).contains(&written.len()))?;
    Some((written.parse().ok()?, rest.strip_prefix(mark)?))
}

/// `(금)`, ` 금요일`, and the text after it.
fn weekday<'a>(text: &'a str, lists: &Lists) -> Option<(u32, &'a str)> {
    let inside = text.trim_start().strip_prefix('(');
    let rest = inside.unwrap_or_else(|| text.trim_start());
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let (word, rest) = rest.split_at_checked(end)?;
    let full = lists.names.weekdays.iter().find(|name| word.starts_with(name.as_str()));
    let weekday =
        lists.names.weekday(full.map_or(word, String::as_str)).filter(|_| inside.is_some() || full.is_some())?;
    Some((weekday, if inside.is_some() { rest.strip_prefix(')').unwrap_or(rest) } else { rest }))
}
