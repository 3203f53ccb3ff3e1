//! Calendars, read back by a parser that knows nothing of demur.

use chrono::NaiveDate;
use demur::paper::ics::{Days, calendar};
use demur::words::papers::{Calendar, Entry};
use ical::IcalParser;
use ical::parser::ical::component::{IcalCalendar, IcalEvent};
use ical::property::Property;
use proptest::prelude::*;

use crate::fixtures::day;

const BOOK: &str = "0123456789abcdef0123456789abcdef";

fn words() -> Calendar {
    demur::words::built_in().unwrap().papers.calendar.clone()
}

fn days() -> Days {
    Days {
        answer_by: Some(day("2026-12-04")),
        promised: Some(day("2026-12-02")),
        talk_again: Some(day("2027-01-15")),
        look_back: Some(day("2027-02-28")),
    }
}

fn parsed(text: &str) -> IcalCalendar {
    let all: Vec<IcalCalendar> = IcalParser::new(text.as_bytes()).collect::<Result<_, _>>().unwrap();
    assert_eq!(all.len(), 1, "{text}");
    all.into_iter().next().unwrap()
}

fn property<'a>(properties: &'a [Property], name: &str) -> &'a Property {
    let mut found = properties.iter().filter(|property| property.name == name);
    let first = found.next().unwrap_or_else(|| panic!("no {name}"));
    assert!(found.next().is_none(), "{name} is there once");
    first
}

fn value(properties: &[Property], name: &str) -> String {
    property(properties, name).value.clone().unwrap_or_default()
}

fn date(event: &IcalEvent, name: &str) -> NaiveDate {
    let property = property(&event.properties, name);
    assert_eq!(property.params, Some(vec![("VALUE".to_owned(), vec!["DATE".to_owned()])]));
    NaiveDate::parse_from_str(property.value.as_deref().unwrap(), "%Y%m%d").unwrap()
}

/// CR LF at every end, no line over 75 octets (RFC 5545, 3.1).
fn well_formed(text: &str) {
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{text:?}");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
}

#[test]
fn each_day_is_an_event_with_a_reminder() {
    let words = words();
    let text = calendar(&days(), &words, 1_800_000_000, BOOK).unwrap();
    well_formed(&text);
    let read = parsed(&text);
    assert_eq!(value(&read.properties, "VERSION"), "2.0");
    assert!(!value(&read.properties, "PRODID").is_empty());
    let expected = [
        ("2026-12-04", &words.answer_by, "-PT15H"),
        ("2026-12-02", &words.promised, "-PT15H"),
        ("2027-01-15", &words.talk_again, "PT9H"),
        ("2027-02-28", &words.look_back, "PT9H"),
    ];
    assert_eq!(read.events.len(), expected.len());
    for (event, (start, entry, trigger)) in read.events.iter().zip(expected) {
        assert_eq!(date(event, "DTSTART"), day(start));
        assert_eq!(date(event, "DTEND"), day(start).succ_opt().unwrap(), "the end is the day after");
        assert_eq!(value(&event.properties, "SUMMARY"), entry.title);
        assert_eq!(unescaped(&value(&event.properties, "DESCRIPTION")), entry.about);
        assert_eq!(value(&event.properties, "DTSTAMP"), "20270115T080000Z");
        assert_eq!(value(&event.properties, "CLASS"), "PRIVATE");
        assert_eq!(value(&event.properties, "TRANSP"), "TRANSPARENT");
        assert_eq!(event.alarms.len(), 1);
        let alarm = &event.alarms[0].properties;
        assert_eq!(alarm.len(), 3, "nothing else is in a reminder");
        assert_eq!(
            [value(alarm, "ACTION"), value(alarm, "TRIGGER"), value(alarm, "DESCRIPTION")],
            ["DISPLAY", trigger, &entry.title]
        );
    }
}

#[test]
fn the_id_of_an_event_stays_and_is_nobody_elses() {
    let ids = |days: &Days, stamp: i64, book: &str| -> Vec<String> {
        let read = parsed(&calendar(days, &words(), stamp, book).unwrap());
        read.events.iter().map(|event| value(&event.properties, "UID")).collect()
    };
    let first = ids(&days(), 1_800_000_000, BOOK);
    let moved = Days { answer_by: Some(day("2026-12-24")), ..days() };
    assert_eq!(ids(&moved, 1_900_000_000, BOOK), first, "a later export takes the first one's place");
    let fewer = Days { promised: None, ..days() };
    assert_eq!(ids(&fewer, 0, BOOK), [first[0].clone(), first[2].clone(), first[3].clone()]);
    let mut all = first;
    all.extend(ids(&days(), 0, "fedcba9876543210fedcba9876543210"));
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 8);
}

#[test]
fn nothing_of_what_is_decided_is_in_the_words() {
    let words = words();
    let telling = [
        "promot", "offer", "declin", "accept", "manag", "boss", "role", "decision", "decide", "job", "lead", "career",
        "salary", "demur",
    ];
    for entry in [&words.answer_by, &words.promised, &words.talk_again, &words.look_back] {
        let said = format!("{} {}", entry.title, entry.about).to_lowercase();
        assert!(!entry.title.is_empty() && !entry.about.is_empty());
        assert!(telling.iter().all(|word| !said.contains(word)), "{said}");
    }
}

/// Lines put together again, by hand.
fn unfolded(text: &str) -> Vec<String> {
    text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

/// RFC 5545, 3.3.11, by hand.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(c) = letters.next() {
        match (c, c == '\\') {
            (_, true) => match letters.next().unwrap() {
                'n' => out.push('\n'),
                other => out.push(other),
            },
            (c, false) => out.push(c),
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// The words are ours, but another language may come, in any script and at any length.
    #[test]
    fn any_words_are_folded_whole(title in crate::papers::words(), about in crate::papers::words()) {
        let entry = Entry { title: title.clone(), about: about.clone() };
        let words = Calendar { answer_by: entry, ..words() };
        let text = calendar(&Days { answer_by: days().answer_by, ..Days::default() }, &words, 0, BOOK).unwrap();
        well_formed(&text);
        let lines = unfolded(&text);
        let said = |name: &str| {
            let found = lines.iter().filter_map(|line| line.strip_prefix(&format!("{name}:")));
            found.map(unescaped).collect::<Vec<_>>()
        };
        let clean = |text: &str| demur::text::clean(text).text;
        prop_assert_eq!(&text, &calendar(&Days { answer_by: days().answer_by, ..Days::default() }, &words, 0, BOOK).unwrap());
        prop_assert_eq!(said("SUMMARY"), [clean(&title)]);
        prop_assert_eq!(said("DESCRIPTION"), [clean(&about), clean(&title)]);
        let names = ["BEGIN", "VERSION", "PRODID", "CLASS", "DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "SUMMARY", "TRANSP",
            "UID", "ACTION", "TRIGGER", "END"];
        for line in lines.iter().filter(|line| !line.is_empty()) {
            let name = line.split([':', ';']).next().unwrap();
            prop_assert!(names.contains(&name), "{}", line);
        }
    }

    #[test]
    fn any_day_is_itself(offset in -400_000_i64..2_000_000) {
        let any = day("2026-11-22") + chrono::TimeDelta::days(offset);
        let text = calendar(&Days { promised: Some(any), ..Days::default() }, &words(), 0, BOOK).unwrap();
        prop_assert_eq!(date(&parsed(&text).events[0], "DTSTART"), any);
    }
}
