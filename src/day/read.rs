//! Days as people type them. Where a text could mean two days it means none: the writer is asked, not guessed at.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::Names;

/// A day without a year is the nearest such day, and no further away than this.
const HALF_A_YEAR: i64 = 184;

/// Reads a day: `2026-12-04`, `4 Dec`, `Dec 4, 2026`, `4.12.`, `Friday`, `next Friday`, `tomorrow`, `in three days`,
/// `two weeks`, `+7`. None where it is no day, or `3/4` could be two. Never fails in another way.
#[must_use]
pub fn read(text: &str, today: NaiveDate, names: &Names) -> Option<NaiveDate> {
    let text = text.trim().to_lowercase();
    if text.len() > 80 {
        return None;
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let date = figures(&text, today).or_else(|| plus(&text, today)).or_else(|| words(&text, today, names))?;
    (0..=9999).contains(&date.year()).then_some(date)
}

fn number(text: &str) -> Option<u32> {
    text.chars().all(|c| c.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

fn year(text: &str) -> Option<i32> {
    let year = i32::try_from(number(text)?).ok()?;
    match text.len() {
        4 => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

/// Figures alone: year first with dashes or slashes; day first with points; slashes only where one reading is left.
fn figures(text: &str, today: NaiveDate) -> Option<NaiveDate> {
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
            None => nearest(day, month, None, today),
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

fn words(text: &str, today: NaiveDate, names: &Names) -> Option<NaiveDate> {
    if text == names.today {
        return Some(today);
    }
    if text == names.tomorrow {
        return today.succ_opt();
    }
    if names.after_tomorrow.iter().any(|words| words == text) {
        return today.checked_add_days(Days::new(2));
    }
    let tokens: Vec<&str> = text
        .split([' ', ','])
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !word.is_empty() && !names.passed_over.iter().any(|other| other == word))
        .collect();
    match tokens.as_slice() {
        [unit] if *unit == names.today => Some(today),
        [unit] if *unit == names.tomorrow => today.succ_opt(),
        [weekday] => on_weekday(names.weekday(weekday)?, today, 1),
        [when, unit] if *when == names.next => {
            names.weekday(unit).map_or_else(|| after(1, unit, today, names), |day| on_weekday(day, today, 8))
        }
        [when, weekday] if *when == names.this => on_weekday(names.weekday(weekday)?, today, 0),
        [count, unit] if names.month(unit).is_none() && names.month(count).is_none() => {
            after(counted(count, names)?, unit, today, names)
        }
        _ => calendar(&tokens, today, names),
    }
}

/// A weekday: from 0 today or later, from 1 after today, from 8 in the week that begins next Monday.
fn on_weekday(weekday: u32, today: NaiveDate, from: u32) -> Option<NaiveDate> {
    let now = today.weekday().number_from_monday();
    let ahead = match from {
        8 => 7 - now + weekday,
        from => (weekday + 7 - now - from) % 7 + from,
    };
    today.checked_add_days(Days::new(ahead.into()))
}

fn counted(word: &str, names: &Names) -> Option<u32> {
    if names.one.iter().any(|one| one == word) {
        return Some(1);
    }
    number(word).or_else(|| names.numbers.iter().position(|n| n == word).and_then(|n| u32::try_from(n).ok()))
}

fn after(count: u32, unit: &str, today: NaiveDate, names: &Names) -> Option<NaiveDate> {
    let is = |units: &[String]| units.iter().any(|other| other == unit);
    if is(&names.days) {
        today.checked_add_days(Days::new(count.into()))
    } else if is(&names.weeks) {
        today.checked_add_days(Days::new(u64::from(count) * 7))
    } else if is(&names.months_unit) {
        today.checked_add_months(Months::new(count))
    } else {
        None
    }
}

/// `4 December`, `December 4 2026`, `Friday 4 December`: one month, one day, at most a year and a weekday that fits.
fn calendar(tokens: &[&str], today: NaiveDate, names: &Names) -> Option<NaiveDate> {
    let (mut weekday, mut month, mut day, mut in_year) = (None, None, None, None);
    for token in tokens {
        let bare = names.ordinals.iter().find_map(|end| token.strip_suffix(end.as_str())).unwrap_or(token);
        let free = if let Some(found) = names.month(token) {
            month.replace(found).is_none()
        } else if let Some(found) = names.weekday(token) {
            weekday.replace(found).is_none()
        } else if day.is_none() && bare.len() <= 2 {
            day.replace(number(bare)?).is_none()
        } else {
            in_year.replace(year(token)?).is_none()
        };
        if !free {
            return None;
        }
    }
    match in_year {
        Some(year) => NaiveDate::from_ymd_opt(year, month?, day?).filter(|date| fits(*date, weekday)),
        None => nearest(day?, month?, weekday, today),
    }
}

fn fits(date: NaiveDate, weekday: Option<u32>) -> bool {
    weekday.is_none_or(|weekday| date.weekday().number_from_monday() == weekday)
}

fn nearest(day: u32, month: u32, weekday: Option<u32>, today: NaiveDate) -> Option<NaiveDate> {
    let away = |date: &NaiveDate| (*date - today).num_days().abs();
    [-1, 0, 1]
        .into_iter()
        .filter_map(|years| NaiveDate::from_ymd_opt(today.year().checked_add(years)?, month, day))
        .filter(|date| away(date) <= HALF_A_YEAR)
        .min_by_key(away)
        .filter(|date| fits(*date, weekday))
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
