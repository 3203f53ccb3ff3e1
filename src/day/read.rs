//! Days as people type them. Where a text could mean two days it means none: the writer is asked, not guessed at.

use chrono::{Datelike, Days, NaiveDate};

use super::side::Side;
use super::{Names, iso, sentence, spoken};

/// A text of more bytes than this is read for no day.
const MOST: usize = 240;

/// What a text says where a day was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// A day.
    Day(NaiveDate),
    /// A day that is still to come, where one that has been was asked for.
    ToCome(NaiveDate),
    /// That it is not known.
    Open,
    /// No day yet.
    NoDay,
}

/// Reads the answer to a question for a day. Every way in goes through here: the screen, and a sheet.
///
/// Where the question is for a `past` day, a weekday or a day without its year is the latest one up to today.
#[must_use]
pub fn reading(text: &str, past: bool, today: NaiveDate, names: &Names) -> Reading {
    let (text, side) = (plain(text), Side { today, past, names });
    if is_left_open(&text, names) {
        return Reading::Open;
    }
    match on_side(&text, &side).or_else(|| sentence::day(&text, &side)) {
        Some(day) if past && day > today => Reading::ToCome(day),
        Some(day) => Reading::Day(day),
        None => Reading::NoDay,
    }
}

/// True where the words say that the day is not known: "unknown", "she didn't say".
#[must_use]
pub fn is_left_open(text: &str, names: &Names) -> bool {
    let bare = |text: &str| text.replace('\'', "").trim_end_matches(['.', '!']).to_owned();
    let text = plain(text);
    names.left_open.iter().any(|words| *words == text || bare(words) == bare(&text) && !bare(words).is_empty())
}

/// Reads a day: `2026-12-04`, `4 Dec`, `Dec 4, 2026`, `4.12.`, `Friday`, `next Friday`, `tomorrow`, `in three days`,
/// `two weeks ago`, `end of the month`, `+7`. None where it is no day, or `3/4` could be two. Never fails in another
/// way.
#[must_use]
pub fn read(text: &str, today: NaiveDate, names: &Names) -> Option<NaiveDate> {
    on_side(&plain(text), &Side { today, past: false, names })
}

/// True where this is the day as files have it, written out in figures.
#[must_use]
pub fn is_written(text: &str, day: NaiveDate) -> bool {
    text.trim() == iso(day)
}

/// In lower case, with single blanks and straight apostrophes; nothing of what is too long to be a day.
fn plain(text: &str) -> String {
    if text.len() > 400 {
        return String::new();
    }
    let text = text.to_lowercase().replace('’', "'");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.len() > MOST { String::new() } else { text }
}

pub(super) fn on_side(text: &str, side: &Side<'_>) -> Option<NaiveDate> {
    let date = figures(text, side).or_else(|| plus(text, side.today)).or_else(|| spoken::words(text, side))?;
    (0..=9999).contains(&date.year()).then_some(date)
}

pub(super) fn number(text: &str) -> Option<u32> {
    text.chars().all(|c| c.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

pub(super) fn year(text: &str) -> Option<i32> {
    let year = i32::try_from(number(text)?).ok()?;
    match text.len() {
        4 => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

/// Figures alone: year first with dashes or slashes; day first with points; slashes only where one reading is left.
fn figures(text: &str, side: &Side<'_>) -> Option<NaiveDate> {
    for mark in ['-', '/', '.'] {
        let parts: Vec<&str> = text.split(mark).map(str::trim).collect();
        let [first, second, rest @ ..] = parts.as_slice() else { continue };
        let (first, second) = (number(first).map(|n| (n, first.len()))?, number(second)?);
        let third = match rest {
            [] | [""] => None,
            [third] => Some(*third),
            _ => return None,
        };
        if first.1 == 4 {
            let year = i32::try_from(first.0).ok()?;
            return NaiveDate::from_ymd_opt(year, second, number(third?)?);
        }
        if mark == '-' && third.is_none() {
            return None;
        }
        let (day, month) = if mark == '.' { (first.0, second) } else { one_reading(first.0, second)? };
        return match third {
            Some(third) => NaiveDate::from_ymd_opt(year(third)?, month, day),
            None => side.without_year(|year| NaiveDate::from_ymd_opt(year, month, day)),
        };
    }
    None
}

/// Day and month, where the two figures allow only one reading.
fn one_reading(first: u32, second: u32) -> Option<(u32, u32)> {
    match (first <= 12, second <= 12) {
        (true, true) => (first == second).then_some((first, second)),
        (false, true) => Some((first, second)),
        (true, false) => Some((second, first)),
        (false, false) => None,
    }
}

/// `+7`.
fn plus(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let days = number(text.strip_prefix('+')?.trim())?;
    today.checked_add_days(Days::new(days.into()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{built_in, iso, long};
    use super::*;

    /// A Sunday.
    const TODAY: &str = "2026-11-22";

    fn check(text: &str, expected: &str) {
        let found = read(text, TODAY.parse().unwrap(), &built_in().unwrap());
        assert_eq!(found.map_or_else(|| "none".to_owned(), iso), expected, "{text:?}");
    }

    #[test]
    fn figures_with_the_year_first() {
        check("2026-12-04", "2026-12-04");
        check(" 2026/12/4 ", "2026-12-04");
        check("2026-02-30", "none");
        check("2026-12", "none");
    }

    #[test]
    fn figures_with_points_have_the_day_first() {
        check("4.12.", "2026-12-04");
        check("4.12.2026", "2026-12-04");
        check("04.12.26", "2026-12-04");
        check("4. 1.", "2027-01-04");
    }

    #[test]
    fn slashes_only_where_they_can_mean_one_day() {
        check("4/12", "none");
        check("3/4/2027", "none");
        check("25/12", "2026-12-25");
        check("12/25/2026", "2026-12-25");
        check("1/1", "2027-01-01");
    }

    #[test]
    fn a_day_and_a_month_in_any_order() {
        check("4 Dec", "2026-12-04");
        check("Dec 4", "2026-12-04");
        check("4 December 2026", "2026-12-04");
        check("December 4th, 2026", "2026-12-04");
        check("the 4th of December", "2026-12-04");
        check("Friday, 4 December", "2026-12-04");
        check("by 15 January", "2027-01-15");
        check("4. Dezember", "none");
    }

    #[test]
    fn a_weekday_that_does_not_fit_is_a_question() {
        check("Monday, 4 December", "none");
        check("Monday, 4 December 2026", "none");
    }

    #[test]
    fn weekdays() {
        check("Friday", "2026-11-27");
        check("sun", "2026-11-29");
        check("this Sunday", "2026-11-22");
        check("next Friday", "2026-11-27");
        check("on Thurs.", "2026-11-26");
        let names = built_in().unwrap();
        let monday = "2026-11-23".parse().unwrap();
        assert_eq!(read("next Friday", monday, &names).map(iso).as_deref(), Some("2026-12-04"));
        assert_eq!(read("this Friday", monday, &names).map(iso).as_deref(), Some("2026-11-27"));
    }

    #[test]
    fn so_many_days_from_now() {
        check("today", "2026-11-22");
        check("Tomorrow.", "2026-11-23");
        check("the day after tomorrow", "2026-11-24");
        check("in three days", "2026-11-25");
        check("a week", "2026-11-29");
        check("in 2 weeks", "2026-12-06");
        check("two weeks from now", "2026-12-06");
        check("in one month", "2026-12-22");
        check("next week", "2026-11-29");
        check("+7", "2026-11-29");
        check("+99999999999", "none");
        check("in 99999999 months", "none");
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in ["", "soon", "Team Lead", "32 Dec", "4 4 December", "may", "١٢", "29 Feb", "-", "...", "2026"] {
            check(text, "none");
        }
    }

    /// No day, or one that its figures lead back to.
    fn settled(text: &str) -> bool {
        let (today, names) = (TODAY.parse().unwrap(), built_in().unwrap());
        read(text, today, &names).is_none_or(|date| read(&iso(date), today, &names) == Some(date))
    }

    fn told(text: &str, expected: &str) {
        let found = match reading(text, false, "2026-11-30".parse().unwrap(), &built_in().unwrap()) {
            Reading::Day(day) | Reading::ToCome(day) => iso(day),
            Reading::Open => "open".to_owned(),
            Reading::NoDay => "none".to_owned(),
        };
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn one_day_in_a_sentence_is_read() {
        told("after my nights so monday 14th december", "2026-12-14");
        told("14th of december, ill be off nights then", "2026-12-14");
        told("they said end of next week but no hurry", "2026-12-11");
        told("friday i think", "2026-12-04");
        told("i can say by friday, she is in then", "2026-12-04");
        told("she wants it by 2026-12-04 at noon", "2026-12-04");
        told("monday 14 december, so monday", "none");
        told("I think tomorrow.", "2026-12-01");
        told("i just came off four nights, i can answer monday 7 december", "2026-12-07");
        told("came off 4 nights, i can answer on thursday", "2026-12-03");
        told("i need to sleep on it and talk to my husband, can i tell you on monday", "2026-12-07");
        told("first thing monday", "2026-12-07");
        told("by friday at the latest, please", "2026-12-04");
        told("by 4.12.2026 please", "2026-12-04");
        told("she asked for an answer by 4 december", "2026-12-04");
        told("they asked me to answer by friday 4 december 2026", "2026-12-04");
        told("by Friday, before lunch", "2026-12-04");
        told("Friday after work", "2026-12-04");
        told("friday, if that's ok?", "2026-12-04");
        told("she wants it tonight", "2026-11-30");
        told("by 30 november at noon", "2026-11-30");
        let past = |text: &str| reading(text, true, "2026-11-30".parse().unwrap(), &built_in().unwrap());
        assert_eq!(past("she told me yesterday, no date"), Reading::Day("2026-11-29".parse().unwrap()));
        assert_eq!(past("she only asked me today"), Reading::Day("2026-11-30".parse().unwrap()));
        assert_eq!(past("she offered it last friday, over lunch"), Reading::Day("2026-11-27".parse().unwrap()));
        assert_eq!(past("the friday before last"), Reading::NoDay);
    }

    #[test]
    fn in_korean_too_it_is_none_where_it_could_be_another() {
        let names = super::super::in_language(crate::language::Language::Korean).unwrap();
        let read = |text: &str| reading(text, false, "2026-11-30".parse().unwrap(), &names);
        assert_eq!(read("금요일 정도면 좋겠어요"), Reading::Day("2026-12-04".parse().unwrap()));
        let none = [
            "금요일 전에 정할게요",
            "금요일 이후 아무 때나",
            "금요일 너무 빨라요",
            "어제 말했어요 날짜 없이",
            "오늘 물었어요",
        ];
        for text in none {
            assert_eq!(read(text), Reading::NoDay, "{text}");
        }
    }

    #[test]
    fn where_a_sentence_could_mean_another_day_it_means_none() {
        for text in [
            "early January",
            "not friday",
            "friday or monday",
            "friday is impossible",
            "after friday",
            "before 14 december",
            "around the 14th",
            "I sat with her",
            "i work 3 days",
            "monday 15th december",
            "between monday and friday",
            "the end of janury so you have time",
            "4 4 December",
            "I may ask her now",
            "the week after friday",
            "second floor",
            "32 december or so",
            "any friday",
            "not before friday",
            "friday unless she calls",
            "fridays are bad",
            "it takes a week to decide",
            "the first of many",
            "4 weeks from friday",
            "friday the 4 or 5",
            "monday at 4",
            "the monday after next",
            "monday after christmas",
            "after christmas, on a monday",
            "can i tell you on monday after my shift block",
            "second friday",
            "the friday before last",
            "friday next",
            "she told me yesterday, no date",
            "she only asked me today",
            "she told me on friday, no date",
            "friday won't work",
            "friday wont work",
            "friday doesn't suit her",
            "friday couldn’t be worse",
            "anything but friday",
            "anything but the friday",
            "no friday",
            "tomorrow is too soon",
            "friday is bad",
            "i'm on call 24/7 so whenever",
            "on call 24/7",
            "1 feb ish",
            "1st of feb, roughly",
            "around 1 Feb",
            "friday maybe",
            "end of jan but only if really needed",
            "after a 12.5 hour shift, so whenever",
            "after a 12.5 hour shift",
        ] {
            told(text, "none");
        }
    }

    #[test]
    fn what_is_not_known_is_left_open() {
        for text in [
            "she didnt say",
            "She didn’t say.",
            "they did not say",
            "unknown",
            "Don't know yet",
            "no deadline",
            "nobody said",
        ] {
            told(text, "open");
        }
        told("", "none");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_at_all_is_read_or_refused(text in "\\PC{0,60}") {
            prop_assert!(settled(&text));
        }

        #[test]
        fn pieces_of_days_too(text in "(next|in|this|\\+| |[0-9]{1,5}|\\.|/|-|dec|friday|weeks|a|today){0,8}") {
            prop_assert!(settled(&text));
        }

        #[test]
        fn what_a_letter_writes_is_read_back(away in -3000i64..3000, from in 0i64..3000) {
            let names = built_in().unwrap();
            let today = TODAY.parse::<NaiveDate>().unwrap() + chrono::TimeDelta::days(from);
            let date = today + chrono::TimeDelta::days(away);
            prop_assert_eq!(read(&long(date, today, &names), today, &names), Some(date));
            prop_assert_eq!(read(&iso(date), today, &names), Some(date));
        }
    }
}
