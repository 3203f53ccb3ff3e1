//! On which side of today a day is looked for, where a text leaves it open.

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta};

use super::Names;

/// A day without a year is the nearest such day, and no further away than this.
const HALF_A_YEAR: i64 = 184;

/// The last day of a working week: Friday.
const WORK_ENDS: u32 = 5;

/// What a text is read by.
pub(super) struct Side<'a> {
    pub today: NaiveDate,
    /// A day that has been is asked for, today at the latest.
    pub past: bool,
    pub names: &'a Names,
}

/// A span of time that has a last day.
#[derive(Clone, Copy)]
pub(super) enum Span {
    Day,
    Week,
    Month,
    Year,
}

impl Side<'_> {
    /// A day that is told without its year: the nearest; of the past, the latest.
    pub fn without_year(&self, in_year: impl Fn(i32) -> Option<NaiveDate>) -> Option<NaiveDate> {
        let at = |years: i32| in_year(self.today.year().checked_add(years)?);
        if self.past {
            return (-8..=0).rev().filter_map(at).find(|date| *date <= self.today);
        }
        let away = |date: &NaiveDate| (*date - self.today).num_days().abs();
        (-1..=1).filter_map(at).filter(|date| away(date) <= HALF_A_YEAR).min_by_key(away)
    }

    /// A day that is told without its month: the next, today included; of the past, the latest.
    pub fn without_month(&self, day: u32) -> Option<NaiveDate> {
        let first = self.today.with_day(1)?;
        let at = |months: u32| {
            let months = Months::new(months);
            let month = if self.past { first.checked_sub_months(months) } else { first.checked_add_months(months) };
            month?.with_day(day)
        };
        let fits = |date: &NaiveDate| if self.past { *date <= self.today } else { *date >= self.today };
        (0..=2).filter_map(at).find(fits)
    }

    /// A weekday by itself: the next after today; of the past, the latest, today included.
    pub fn weekday(&self, weekday: u32) -> Option<NaiveDate> {
        if self.past { self.up_to(weekday, 0) } else { self.from(weekday, 1) }
    }

    /// This weekday: today included on either side.
    pub fn this_weekday(&self, weekday: u32) -> Option<NaiveDate> {
        if self.past { self.up_to(weekday, 0) } else { self.from(weekday, 0) }
    }

    /// The latest such weekday, so many days before today or more.
    pub fn up_to(&self, weekday: u32, days: u32) -> Option<NaiveDate> {
        let back = (self.now() + 14 - weekday - days) % 7 + days;
        self.today.checked_sub_days(Days::new(back.into()))
    }

    /// The first such weekday, so many days after today or more.
    fn from(&self, weekday: u32, days: u32) -> Option<NaiveDate> {
        let ahead = (weekday + 14 - self.now() - days) % 7 + days;
        self.today.checked_add_days(Days::new(ahead.into()))
    }

    /// A weekday of this week, which begins on Monday, or of one so many weeks from it.
    pub fn in_week(&self, weekday: u32, weeks: i32) -> Option<NaiveDate> {
        let days = i64::from(weeks) * 7 + i64::from(weekday) - i64::from(self.now());
        self.today.checked_add_signed(TimeDelta::try_days(days)?)
    }

    /// The last day of this span, or of one so many from it. A week ends with its work; said at a weekend, the end
    /// of the week is the one ahead.
    pub fn end(&self, span: Span, away: i32) -> Option<NaiveDate> {
        match span {
            Span::Day => (away == 0).then_some(self.today),
            Span::Week if away == 0 && !self.past => self.from(WORK_ENDS, 0),
            Span::Week => self.in_week(WORK_ENDS, away),
            Span::Month => {
                let months = Months::new(away.unsigned_abs());
                let first = self.today.with_day(1)?;
                last_of(if away < 0 { first.checked_sub_months(months) } else { first.checked_add_months(months) }?)
            }
            Span::Year => NaiveDate::from_ymd_opt(self.today.year().checked_add(away)?, 12, 31),
        }
    }

    /// Monday is 1.
    fn now(&self) -> u32 {
        self.today.weekday().number_from_monday()
    }
}

/// The last day of a month that begins on this day.
pub(super) fn last_of(first: NaiveDate) -> Option<NaiveDate> {
    first.checked_add_months(Months::new(1))?.pred_opt()
}
