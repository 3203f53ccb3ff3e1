//! Days in words: `Friday`, `two weeks ago`, `end of next month`, `the 19th`, `4 December`.

use chrono::{Datelike, Months, NaiveDate, TimeDelta};

use super::Names;
use super::read::{number, year};
use super::side::{Side, Span, last_of};

/// A day in words, in lower case and with single blanks.
pub(super) fn words(text: &str, side: &Side<'_>) -> Option<NaiveDate> {
    let names = side.names;
    let tokens: Vec<&str> = text
        .split([' ', ','])
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !word.is_empty() && !names.passed_over.iter().any(|other| other == word))
        .collect();
    let joined = tokens.join(" ");
    let text = text.trim_end_matches('.');
    let said = |list: &[String]| list.iter().any(|words| *words == text || *words == joined);
    if joined == names.today || said(&names.todays) {
        Some(side.today)
    } else if joined == names.tomorrow {
        side.today.succ_opt()
    } else if joined == names.yesterday || said(&names.yesterdays) {
        side.today.pred_opt()
    } else if said(&names.after_tomorrow) {
        days(2, side)
    } else if said(&names.before_yesterday) {
        days(-2, side)
    } else if let Some(away) = told(text, names) {
        days(away, side)
    } else {
        weekday(&tokens, side).or_else(|| span(&tokens, side)).or_else(|| calendar(&tokens, side))
    }
}

/// How many days away, in the words in which demur itself says it: `in 5 days`, `3 weeks ago`.
fn told(text: &str, names: &Names) -> Option<i64> {
    let count = |pattern: &str| {
        let (before, after) = pattern.split_once("{n}")?;
        number(text.strip_prefix(before)?.strip_suffix(after)?).map(i64::from)
    };
    let patterns = [(&names.ahead, 1), (&names.ahead_weeks, 7), (&names.ago, -1), (&names.ago_weeks, -7)];
    patterns.into_iter().find_map(|(pattern, times)| count(pattern)?.checked_mul(times))
}

/// `Friday`, `next Friday`, `Friday last week`, `Monday week`.
fn weekday(tokens: &[&str], side: &Side<'_>) -> Option<NaiveDate> {
    let names = side.names;
    match tokens {
        [day] => side.weekday(names.weekday(day)?),
        [word, day] if names.weekday(day).is_some() => {
            let day = names.weekday(day)?;
            match away(word, side)? {
                0 => side.this_weekday(day),
                1 => side.in_week(day, 1),
                _ => side.up_to(day, 1),
            }
        }
        // On that weekday itself it could be counted from today or from the next one.
        [day, unit] if is(&names.weeks, unit) => {
            let day = names.weekday(day).filter(|day| *day != side.today.weekday().number_from_monday())?;
            let next = Side { past: false, ..*side }.weekday(day)?;
            next.checked_add_signed(TimeDelta::try_weeks(1)?)
        }
        [day, word, unit] | [word, unit, day] if is(&names.weeks, unit) => {
            side.in_week(names.weekday(day)?, away(word, side)?)
        }
        _ => None,
    }
}

/// `three days`, `two weeks ago`, `next month`, `end of the week`.
fn span(tokens: &[&str], side: &Side<'_>) -> Option<NaiveDate> {
    let names = side.names;
    match tokens {
        [end, rest @ ..] if *end == names.end => self::end(rest, side),
        [word, unit] if away(word, side) == Some(1) => shift(1, unit, side),
        [word, unit] if away(word, side) == Some(-1) && !is(&names.days, unit) => shift(-1, unit, side),
        [count, unit, back] if is(&names.back, back) => shift(-counted(count, side)?, unit, side),
        [count, unit] => shift(counted(count, side)?, unit, side),
        [unit] if is(&names.fortnights, unit) => shift(1, unit, side),
        _ => None,
    }
}

/// What follows `end of`: the week, next month, November.
fn end(rest: &[&str], side: &Side<'_>) -> Option<NaiveDate> {
    let names = side.names;
    let last = |month: &str, year: i32| last_of(NaiveDate::from_ymd_opt(year, names.month(month)?, 1)?);
    match rest {
        [unit] if names.month(unit).is_none() => side.end(kind(unit, side)?, 0),
        [month] => side.without_year(|year| last(month, year)),
        [month, in_year] if names.month(month).is_some() => last(month, year(in_year)?),
        [word, unit] => side.end(kind(unit, side)?, away(word, side)?),
        _ => None,
    }
}

fn kind(unit: &str, side: &Side<'_>) -> Option<Span> {
    let names = side.names;
    let kinds = [
        (&names.days, Span::Day),
        (&names.weeks, Span::Week),
        (&names.months_unit, Span::Month),
        (&names.years_unit, Span::Year),
    ];
    kinds.into_iter().find(|(units, _)| is(units, unit)).map(|(_, span)| span)
}

/// This, next or last.
fn away(word: &str, side: &Side<'_>) -> Option<i32> {
    let names = side.names;
    if word == names.this {
        Some(0)
    } else if word == names.next {
        Some(1)
    } else {
        is(&names.last, word).then_some(-1)
    }
}

fn is(words: &[String], word: &str) -> bool {
    words.iter().any(|other| other == word)
}

fn counted(word: &str, side: &Side<'_>) -> Option<i64> {
    if is(&side.names.one, word) {
        return Some(1);
    }
    number(word).map(i64::from).or_else(|| {
        let at = side.names.numbers.iter().position(|other| other == word)?;
        i64::try_from(at).ok()
    })
}

/// So many of a unit from today; before it where less than none.
fn shift(count: i64, unit: &str, side: &Side<'_>) -> Option<NaiveDate> {
    let names = side.names;
    if is(&names.days, unit) {
        days(count, side)
    } else if is(&names.weeks, unit) {
        days(count.checked_mul(7)?, side)
    } else if is(&names.fortnights, unit) {
        days(count.checked_mul(14)?, side)
    } else if is(&names.months_unit, unit) {
        let months = Months::new(u32::try_from(count.unsigned_abs()).ok()?);
        if count < 0 { side.today.checked_sub_months(months) } else { side.today.checked_add_months(months) }
    } else {
        None
    }
}

fn days(count: i64, side: &Side<'_>) -> Option<NaiveDate> {
    side.today.checked_add_signed(TimeDelta::try_days(count)?)
}

/// A year without what may stand behind its figures.
fn without_end<'a>(token: &'a str, names: &Names) -> &'a str {
    names.year_ends.iter().find_map(|end| token.strip_suffix(end.as_str())).unwrap_or(token)
}

/// `4 December`, `December 4 2026`, `Friday 4 December`, `the 19th`: one day, at most a month, a year, and a weekday
/// that fits.
fn calendar(tokens: &[&str], side: &Side<'_>) -> Option<NaiveDate> {
    let names = side.names;
    let (mut weekday, mut month, mut day, mut in_year) = (None, None, None, None);
    let mut ordinal = false;
    for token in tokens {
        let free = if let Some(found) = names.month(token) {
            month.replace(found).is_none()
        } else if let Some(found) = names.weekday(token) {
            weekday.replace(found).is_none()
        } else if let (None, Some(found)) = (day, names.ordinal(token)) {
            ordinal = true;
            day.replace(found).is_none()
        } else if day.is_none() && token.len() <= 2 {
            day.replace(number(token)?).is_none()
        } else {
            in_year.replace(year(without_end(token, names))?).is_none()
        };
        if !free {
            return None;
        }
    }
    let date = match (month, in_year) {
        (Some(month), Some(year)) => NaiveDate::from_ymd_opt(year, month, day?),
        (Some(month), None) => {
            let day = day?;
            side.without_year(|year| NaiveDate::from_ymd_opt(year, month, day))
        }
        (None, None) if ordinal => side.without_month(day?),
        (None, _) => None,
    };
    date.filter(|date| weekday.is_none_or(|weekday| date.weekday().number_from_monday() == weekday))
}
