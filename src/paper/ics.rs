//! The days that matter as a calendar file (RFC 5545): one event for each, with a reminder.
//!
//! All-day events, since they are days and not hours: `DTSTART` and `DTEND` are dates, the end being the day after as
//! the RFC wants it (the library's own all-day event ends on the day it starts). They are marked private and take no
//! time, and their titles say nothing of what is decided: calendars are often shared at work. The id of an event comes
//! from the workbook's, so that a second export takes the first one's place.

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta};
use icalendar::{Alarm, Calendar, Class, Component as _, Event, EventLike as _};

use crate::curriculum::ids;
use crate::text::clean;
use crate::words::papers::{self, Entry};
use crate::workbook::{Answer, Consent, Workbook};

/// Who wrote the file: no calendar shows it.
const WRITER: &str = "-//demur//demur//EN";
/// The reminder of a day by which something is to be written: nine in the morning of the day before.
const BEFORE: i64 = -15;
/// The reminder of a day on which something is to be done: nine in the morning.
const IN_THE_MORNING: i64 = 9;

/// The days that there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Days {
    /// By when an answer is expected.
    pub answer_by: Option<NaiveDate>,
    /// When the writer promised to answer.
    pub promised: Option<NaiveDate>,
    /// When to talk again, where the decision is one that leaves something to talk about.
    pub talk_again: Option<NaiveDate>,
    /// When to look back on it.
    pub look_back: Option<NaiveDate>,
}

impl Days {
    /// The days in a workbook. Looking back is a private day: it is shown because it was asked for by name.
    #[must_use]
    pub fn in_workbook(workbook: &Workbook, consent: &Consent) -> Self {
        let day = |id: &str| match workbook.answer(id)?.with_consent(consent) {
            Answer::Date(day) => Some(*day),
            Answer::Prose(_)
            | Answer::Undated(_)
            | Answer::Choice { .. }
            | Answer::Checklist { .. }
            | Answer::Scale(_)
            | Answer::Weighted(_)
            | Answer::Ledger(_)
            | Answer::Truth { .. } => None,
        };
        Self::of(workbook.decision(), day)
    }

    /// The days among the answers to these questions, after this decision.
    #[must_use]
    pub fn of(decision: Option<&str>, day: impl Fn(&str) -> Option<NaiveDate>) -> Self {
        let talk = ids::TALK_AGAIN.iter().find(|(branch, _)| Some(*branch) == decision);
        Self {
            answer_by: day(ids::ANSWER_BY),
            promised: day(ids::UNTIL),
            talk_again: talk.and_then(|(_, id)| day(id)),
            look_back: day(ids::REVISIT),
        }
    }
}

/// The calendar; none where there is no day. `stamp` is the moment of writing, in seconds since 1970 UTC; `book` is the
/// workbook's own id.
#[must_use]
pub fn calendar(days: &Days, words: &papers::Calendar, stamp: i64, book: &str) -> Option<String> {
    let events: Vec<Event> = [
        (1, days.answer_by, &words.answer_by, BEFORE),
        (2, days.promised, &words.promised, BEFORE),
        (3, days.talk_again, &words.talk_again, IN_THE_MORNING),
        (4, days.look_back, &words.look_back, IN_THE_MORNING),
    ]
    .into_iter()
    .filter_map(|(number, day, entry, hours)| {
        // A calendar writes years in four figures.
        let day = day.filter(|day| (0..=9999).contains(&day.year()))?;
        Some(event(day, entry, hours, stamp, &format!("{book}-{number}")))
    })
    .collect();
    if events.is_empty() {
        return None;
    }
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0")).append_property(("PRODID", WRITER)).extend(events);
    Some(calendar.to_string())
}

fn event(day: NaiveDate, entry: &Entry, hours: i64, stamp: i64, id: &str) -> Event {
    let (title, about) = (clean(&entry.title).text, clean(&entry.about).text);
    let mut event = Event::new();
    event.uid(id).timestamp(DateTime::from_timestamp(stamp, 0).unwrap_or_default());
    event.starts(day).summary(&title).description(&about);
    if let Some(next) = day.succ_opt().filter(|next| next.year() <= 9999) {
        event.ends(next);
    }
    event.class(Class::Private).add_property("TRANSP", "TRANSPARENT");
    event.alarm(Alarm::display(&title, TimeDelta::hours(hours)));
    event.done()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar() {
        let words = papers::built_in().unwrap().calendar;
        let days = Days { promised: "2026-12-31".parse().ok(), ..Days::default() };
        assert_eq!(calendar(&Days::default(), &words, 0, "ab"), None);
        assert_eq!(
            calendar(&days, &words, 1_800_000_000, "ab").unwrap(),
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//demur//demur//EN\r\nBEGIN:VEVENT\r\nCLASS:PRIVATE\r\n\
             DESCRIPTION:The day I said I would write back.\r\nDTEND;VALUE=DATE:20270101\r\nDTSTAMP:20270115T080000Z\r\n\
             DTSTART;VALUE=DATE:20261231\r\nSUMMARY:Write back\r\nTRANSP:TRANSPARENT\r\nUID:ab-2\r\n\
             BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Write back\r\nTRIGGER:-PT54000S\r\nEND:VALARM\r\n\
             END:VEVENT\r\nEND:VCALENDAR\r\n"
        );
    }

    #[test]
    fn which_day_is_for_talking_hangs_on_the_decision() {
        let check = |decision: Option<&str>, expected: Option<&str>| {
            let day = |id: &str| match id {
                "decline.talk_again" => "2027-01-15".parse().ok(),
                "path.talk_again" => "2026-12-11".parse().ok(),
                _ => None,
            };
            let expected = expected.map(|day| day.parse().unwrap());
            assert_eq!(Days::of(decision, day), Days { talk_again: expected, ..Days::default() }, "{decision:?}");
        };
        check(Some("decline"), Some("2027-01-15"));
        check(Some("path"), Some("2026-12-11"));
        for decision in [Some("accept"), Some("terms"), Some("time"), None] {
            check(decision, None);
        }
    }

    #[test]
    fn a_year_that_no_calendar_can_write_is_left_out() {
        let words = papers::built_in().unwrap().calendar;
        let of = |day: Option<NaiveDate>| calendar(&Days { answer_by: day, ..Days::default() }, &words, 0, "ab");
        assert_eq!(of(NaiveDate::from_ymd_opt(10_000, 1, 1)), None);
        assert_eq!(of(Some(NaiveDate::MIN)), None);
        let last = of(NaiveDate::from_ymd_opt(9999, 12, 31)).unwrap();
        assert!(last.contains("DTSTART;VALUE=DATE:99991231") && !last.contains("DTEND"), "{last}");
    }
}
