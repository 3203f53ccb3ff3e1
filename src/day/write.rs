//! Days in writing: in words for a letter, in figures for files, and how far away.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::{Names, Now, Style};

/// Nearer than this the year goes without saying; [`super::read`] then finds the same day again.
const NEAR: i64 = 180;

/// "Friday, 4 December"; with the year where it isn't this year's, or the day is about half a year away.
#[must_use]
pub fn long(date: NaiveDate, today: NaiveDate, names: &Names) -> String {
    fill(if is_near(date, today) { &names.near } else { &names.far }, date, names)
}

/// "Friday, 4 December 2026": with its year, whenever it is.
#[must_use]
pub fn dated(date: NaiveDate, names: &Names) -> String {
    fill(&names.far, date, names)
}

pub(super) fn is_near(date: NaiveDate, today: NaiveDate) -> bool {
    date.year() == today.year() && (date - today).num_days().abs() <= NEAR
}

pub(super) fn fill(pattern: &str, date: NaiveDate, names: &Names) -> String {
    let weekday = names.weekdays.get(date.weekday().num_days_from_monday() as usize).map_or("", String::as_str);
    let month = names.months.get(date.month0() as usize).map_or("", String::as_str);
    pattern
        .replace("{weekday}", weekday)
        .replace("{day}", &date.day().to_string())
        .replace("{month}", month)
        .replace("{year}", &date.year().to_string())
}

/// "2026-12-04".
#[must_use]
pub fn iso(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

/// "today", "tomorrow", "in 5 days", "in 3 weeks", "4 days ago": for beside a date, never instead of it.
#[must_use]
pub fn relative(date: NaiveDate, today: NaiveDate, names: &Names) -> String {
    let days = (date - today).num_days();
    let (n, pattern) = match days {
        0 => return names.today.clone(),
        1 => return names.tomorrow.clone(),
        -1 => return names.yesterday.clone(),
        14.. if days % 7 == 0 || days > 28 => (days / 7, &names.ahead_weeks),
        2.. => (days, &names.ahead),
        ..=-15 => (-days / 7, &names.ago_weeks),
        _ => (-days, &names.ago),
    };
    pattern.replace("{n}", &n.to_string())
}

/// A moment of the past as a person says it: "today, 17:32", "Friday, 20 November, 9:05". `at` in seconds since 1970
/// UTC. The difference from UTC is taken to be what it is now.
#[must_use]
pub fn moment(at: i64, now: Now, names: &Names, style: Style) -> String {
    let Some(then) = here(at, now) else { return String::new() };
    let day = then.date_naive();
    let told = if day == now.today { names.today.clone() } else { style.told(day, now.today, names) };
    let time = format!("{}:{:02}", then.hour(), then.minute());
    names.moment.replace("{day}", &told).replace("{time}", &time)
}

/// The day of a moment where the writer is, `at` in seconds since 1970 UTC; none beyond what a calendar holds.
#[must_use]
pub fn day_of(at: i64, now: Now) -> Option<NaiveDate> {
    here(at, now).map(|then| then.date_naive())
}

/// That moment by the clock on the writer's wall.
fn here(at: i64, now: Now) -> Option<DateTime<chrono::Utc>> {
    let midnight = now.today.and_time(NaiveTime::MIN);
    let here: NaiveDateTime = midnight + TimeDelta::minutes(now.minute.into());
    // Both to the minute: the seconds of the minute in hand are no part of the difference.
    let away = here.and_utc().timestamp().div_euclid(60) - now.unix.div_euclid(60);
    at.checked_add(away * 60).and_then(|at| DateTime::from_timestamp(at, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn check(date: &str, expected: &str) {
        assert_eq!(long(day(date), day("2026-11-22"), &super::super::built_in().unwrap()), expected);
    }

    #[test]
    fn a_moment_is_told_by_the_clock_on_the_wall() {
        let names = super::super::built_in().unwrap();
        // 22:00 here, where it is an hour before UTC.
        let now = Now { unix: 1_795_388_430, today: day("2026-11-22"), minute: 22 * 60, milli: 0 };
        assert_eq!(moment(now.unix - 30, now, &names, Style::Weekday), "today, 22:00");
        assert_eq!(moment(now.unix - 23 * 3600, now, &names, Style::Weekday), "Saturday, 21 November, 23:00");
        assert_eq!(moment(now.unix - 23 * 3600, now, &names, Style::Iso), "2026-11-21, 23:00");
        assert_eq!(moment(i64::MAX, now, &names, Style::Weekday), "");
    }

    #[test]
    fn a_near_day_goes_without_its_year() {
        check("2026-12-04", "Friday, 4 December");
        check("2026-11-22", "Sunday, 22 November");
    }

    #[test]
    fn another_year_or_a_far_day_is_told() {
        check("2027-01-15", "Friday, 15 January 2027");
        check("2026-01-02", "Friday, 2 January 2026");
    }

    #[test]
    fn how_far_away() {
        let names = super::super::built_in().unwrap();
        for (date, expected) in [
            ("2026-11-22", "today"),
            ("2026-11-23", "tomorrow"),
            ("2026-11-21", "yesterday"),
            ("2026-11-27", "in 5 days"),
            ("2026-12-06", "in 2 weeks"),
            ("2026-12-08", "in 16 days"),
            ("2027-01-22", "in 8 weeks"),
            ("2026-11-18", "4 days ago"),
            ("2026-10-18", "5 weeks ago"),
        ] {
            assert_eq!(relative(day(date), day("2026-11-22"), &names), expected);
        }
    }

    #[test]
    fn figures() {
        assert_eq!(iso(day("2026-02-03")), "2026-02-03");
    }
}
