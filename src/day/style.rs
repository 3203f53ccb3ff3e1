//! The ways in which a day may stand on the screen. A message has a way of its own.

use chrono::NaiveDate;

use super::Names;
use super::write::{fill, is_near, iso};

/// A way of writing days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Style {
    /// "Friday, 29 January", as in a message.
    #[default]
    Weekday,
    /// "29 January".
    DayMonth,
    /// "January 29".
    MonthDay,
    /// "2027-01-29".
    Iso,
}

impl Style {
    /// Every way, in the order in which they are offered.
    pub const ALL: &'static [Self] = &[Self::Weekday, Self::DayMonth, Self::MonthDay, Self::Iso];

    /// Stable: files rely on it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Weekday => "weekday",
            Self::DayMonth => "day_month",
            Self::MonthDay => "month_day",
            Self::Iso => "iso",
        }
    }

    /// A day, with its year where it is another one, or the day is far.
    #[must_use]
    pub fn told(self, date: NaiveDate, today: NaiveDate, names: &Names) -> String {
        let near = is_near(date, today);
        match (self, near) {
            (Self::Iso, _) => iso(date),
            (Self::Weekday, true) => fill(&names.near, date, names),
            (Self::Weekday, false) => fill(&names.far, date, names),
            (Self::DayMonth | Self::MonthDay, _) => {
                let patterns = names.styles.get(self.id());
                patterns.map_or_else(|| iso(date), |(short, long)| fill(if near { short } else { long }, date, names))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_of_a_near_and_a_far_day() {
        let names = super::super::built_in().unwrap();
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (style, near, far) in [
            (Style::Weekday, "Friday, 4 December", "Friday, 29 January 2027"),
            (Style::DayMonth, "4 December", "29 January 2027"),
            (Style::MonthDay, "December 4", "January 29, 2027"),
            (Style::Iso, "2026-12-04", "2027-01-29"),
        ] {
            let told = |date| style.told(day(date), day("2026-11-22"), &names);
            assert_eq!((told("2026-12-04").as_str(), told("2027-01-29").as_str()), (near, far));
        }
        assert!(Style::ALL.iter().all(|style| style.told(day("2027-01-29"), day("2026-11-22"), &names).contains("29")));
    }
}
