//! The days that matter as a calendar file (RFC 5545): one event for each, with a reminder.
//!
//! All-day events, since they are days and not hours: `DTSTART` and `DTEND` are dates, the end being the day after. They
//! are marked private and take no time, and their titles say nothing of what is decided: calendars are often shared at
//! work. The id of an event comes from the workbook's, so that a second export takes the first one's place.
//!
//! Written by hand: the library that was tried stamps each reminder with a clock and a random id of its own, lets a line
//! have 76 bytes, and ends an all-day event on the day it starts. The tests read it back with another one.

use chrono::{DateTime, Datelike as _, NaiveDate};

use crate::curriculum::ids;
use crate::text::clean;
use crate::words::papers::{Calendar, Entry};
use crate::workbook::{Consent, Workbook};

/// Who wrote the file: no calendar shows it.
const WRITER: &str = "-//demur//demur//EN";
/// The longest line, in bytes (RFC 5545, 3.1).
const LINE: usize = 75;
/// The reminder of a day by which something is to be written: nine in the morning of the day before.
const BEFORE: &str = "-PT15H";
/// The reminder of a day on which something is to be done: nine in the morning.
const IN_THE_MORNING: &str = "PT9H";

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
        let day = |id: &str| workbook.answer(id)?.with_consent(consent).date();
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

/// What a calendar holds of one day.
#[derive(Debug, Clone, Copy)]
pub struct Event<'w> {
    number: u8,
    /// The day: all of it.
    pub day: NaiveDate,
    /// Its title, and what is said of it.
    pub entry: &'w Entry,
    /// The reminder comes at nine the day before; else at nine on the day itself.
    pub day_before: bool,
}

/// What the calendar holds, in its order.
pub fn events<'w>(days: &Days, words: &'w Calendar) -> impl Iterator<Item = Event<'w>> {
    let all = [
        (1, days.answer_by, &words.answer_by, true),
        (2, days.promised, &words.promised, true),
        (3, days.talk_again, &words.talk_again, false),
        (4, days.look_back, &words.look_back, false),
    ];
    // A calendar cannot write every day.
    all.into_iter().filter_map(|(number, day, entry, day_before)| {
        Some(Event { number, day: day.filter(|day| date(*day).is_some())?, entry, day_before })
    })
}

/// The calendar; none where there is no day. `stamp` is the moment of writing, in seconds since 1970 UTC; `book` is the
/// workbook's own id.
#[must_use]
pub fn calendar(days: &Days, words: &Calendar, stamp: i64, book: &str) -> Option<String> {
    let stamp = DateTime::from_timestamp(stamp, 0).unwrap_or_default().format("%Y%m%dT%H%M%SZ");
    let written = |Event { number, day, entry, day_before }: Event<'_>| {
        let known = format!("UID:{}-{number}\nDTSTAMP:{stamp}", escaped(book));
        event(day, &known, entry, if day_before { BEFORE } else { IN_THE_MORNING })
    };
    let events: Vec<String> = events(days, words).filter_map(written).collect();
    if events.is_empty() {
        return None;
    }
    let all = format!("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:{WRITER}\n{}\nEND:VCALENDAR", events.join("\n"));
    Some(all.split('\n').map(folded).collect())
}

/// The lines of one event; none where a calendar cannot write the day.
fn event(day: NaiveDate, known: &str, entry: &Entry, trigger: &str) -> Option<String> {
    let start = date(day)?;
    let end = day.succ_opt().and_then(date).map(|end| format!("DTEND;VALUE=DATE:{end}\n")).unwrap_or_default();
    let (title, about) = (escaped(&entry.title), escaped(&entry.about));
    Some(format!(
        "BEGIN:VEVENT\n{known}\nDTSTART;VALUE=DATE:{start}\n{end}SUMMARY:{title}\nDESCRIPTION:{about}\nCLASS:PRIVATE\n\
         TRANSP:TRANSPARENT\nBEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:{title}\nTRIGGER:{trigger}\nEND:VALARM\nEND:VEVENT"
    ))
}

/// A day in figures. Years have four of them.
fn date(day: NaiveDate) -> Option<String> {
    (0..=9999).contains(&day.year()).then(|| day.format("%Y%m%d").to_string())
}

/// A text as a value of one line (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in clean(text).text.chars() {
        match letter {
            '\\' | ',' | ';' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            letter => out.push(letter),
        }
    }
    out
}

/// A line with its end, on as many lines as it takes: each begins with a blank from the second on.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 2);
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar() {
        let words = crate::words::built_in().unwrap().papers.calendar.clone();
        let days = Days { promised: "2026-12-31".parse().ok(), ..Days::default() };
        assert_eq!(calendar(&Days::default(), &words, 0, "ab"), None);
        assert_eq!(
            calendar(&days, &words, 1_800_000_000, "ab").unwrap(),
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//demur//demur//EN\r\nBEGIN:VEVENT\r\nUID:ab-2\r\n\
             DTSTAMP:20270115T080000Z\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n\
             SUMMARY:Write back\r\nDESCRIPTION:The day I mean to write back.\r\nCLASS:PRIVATE\r\n\
             TRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Write back\r\nTRIGGER:-PT15H\r\nEND:VALARM\r\n\
             END:VEVENT\r\nEND:VCALENDAR\r\n"
        );
    }

    #[test]
    fn a_line_is_folded_between_letters() {
        let check = |line: &str, expected: &str| assert_eq!(folded(line), format!("{expected}\r\n"));
        let (full, more) = ("a".repeat(75), "b".repeat(74));
        check(&full, &full);
        check(&format!("{full}{more}"), &format!("{full}\r\n {more}"));
        check(&format!("{full}{more}c"), &format!("{full}\r\n {more}\r\n c"));
        check(&format!("{}한", "a".repeat(73)), &format!("{}\r\n 한", "a".repeat(73)));
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
        let words = crate::words::built_in().unwrap().papers.calendar.clone();
        let of = |day: Option<NaiveDate>| calendar(&Days { answer_by: day, ..Days::default() }, &words, 0, "ab");
        assert_eq!(of(NaiveDate::from_ymd_opt(10_000, 1, 1)), None);
        assert_eq!(of(Some(NaiveDate::MIN)), None);
        let last = of(NaiveDate::from_ymd_opt(9999, 12, 31)).unwrap();
        assert!(last.contains("DTSTART;VALUE=DATE:99991231") && !last.contains("DTEND"), "{last}");
    }
}
