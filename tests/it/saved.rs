//! The file format: every version ever written opens, everything comes back, and faults are named without a word.

use std::sync::Arc;

use chrono::NaiveDate;
use demur::saved::{self, Fault, Sum, Why};
use demur::text::Prose;
use demur::workbook::{
    Answer, Carried, Draft, Exchange, Ignored, Known, Left, Message, Over, Part, Pin, Place, Private, Session, Turn,
    Weight, Workbook,
};

use crate::tier;

const EMPTY_1: &[u8] = include_bytes!("../golden/v1/empty.ron");
const FULL_1: &[u8] = include_bytes!("../golden/v1/full.ron");
const HOSTILE_1: &[u8] = include_bytes!("../golden/v1/hostile.ron");
const EMPTY_2: &[u8] = include_bytes!("../golden/v2/empty.ron");
const FULL_2: &[u8] = include_bytes!("../golden/v2/full.ron");
const HOSTILE_2: &[u8] = include_bytes!("../golden/v2/hostile.ron");
const EMPTY: &[u8] = include_bytes!("../golden/v3/empty.ron");
const FULL: &[u8] = include_bytes!("../golden/v3/full.ron");
const HOSTILE: &[u8] = include_bytes!("../golden/v3/hostile.ron");
const BY_HAND: &[u8] = include_bytes!("../golden/v1/by-hand.ron");

fn own(list: &[&str]) -> Vec<String> {
    list.iter().map(|s| (*s).to_owned()).collect()
}

fn prose(words: &str) -> Answer {
    Answer::Prose(Prose::from(words))
}

fn empty() -> Workbook {
    Workbook::new("0123456789abcdef0123456789abcdef".to_owned(), "Team lead".to_owned())
}

/// What a workbook of version 1 could hold.
fn full_1() -> Workbook {
    let mut workbook = empty();
    workbook.rev = 42;
    workbook.place = Place { at: "offer.what".to_owned(), field: (1, 2), caret: 7 };
    workbook.short_path = true;
    workbook.message = Arc::new(Message { tone: "warm".to_owned(), ..Message::default() });
    workbook.history = vec![
        Turn { at: 1_795_000_000, question: "decide.answer".to_owned(), value: "decline".to_owned() },
        Turn { at: 1_795_000_100, question: "decide.sure".to_owned(), value: "7".to_owned() },
    ];
    workbook.carried =
        vec![Carried { at: 1_795_000_200, from: "five.love".to_owned(), to: "decline.reason".to_owned() }];
    workbook.left = vec![Arc::new(Left {
        at: 1_795_000_300,
        kind: "decline".to_owned(),
        form: "txt".to_owned(),
        text: "Dear Jörg,\n\nthank you for \"the offer\".\n\nMin-ji 민지\n".to_owned(),
        ..Left::default()
    })];
    let weight = |words: &str, strength| Weight { words: words.to_owned(), strength };
    for (id, answer) in [
        ("offer.role", prose("Head of platform")),
        ("offer.what", prose("First paragraph.\n\nSecond, with a \"quotation\" and a back\\slash.\n")),
        ("offer.until", Answer::Date(NaiveDate::from_ymd_opt(2026, 12, 4).unwrap())),
        ("offer.asked", Answer::Undated("before Christmas, I think".to_owned())),
        ("decide.answer", Answer::Choice { option: "decline".to_owned(), detail: "for now".to_owned() }),
        ("list.people", Answer::Checklist { ticked: own(&["boss", "partner"]), own: own(&["my sister"]) }),
        ("decide.sure", Answer::Scale(7)),
        ("weigh.for", Answer::Weighted(vec![weight("the pay", Some(10)), weight("the title", None)])),
        ("known.ledger", Answer::Ledger(vec![own(&["the team", "", "ask"]), own(&["", "이유", ""])])),
        ("truth.one", Answer::Truth { option: "partly".to_owned(), evidence: "last spring".to_owned() }),
    ] {
        workbook.set(id, Some(answer));
    }
    workbook
}

/// What a workbook of version 2 could hold.
fn full_2() -> Workbook {
    let mut workbook = full_1();
    let part = |id: &str, text: &str| Part { id: id.to_owned(), text: text.to_owned() };
    let over = Over {
        text: "Thank you for the trust.".to_owned(),
        channel: "email".to_owned(),
        tone: "warm".to_owned(),
        length: "full".to_owned(),
        day: "2026-11-22".to_owned(),
    };
    let draft = Draft {
        kind: "decline".to_owned(),
        family: "page".to_owned(),
        order: own(&["greet", "own-1", "thank", "decide", "sign"]),
        dropped: own(&["help"]),
        pins: vec![Pin { id: "thank".to_owned(), text: "Thank you – for all of it.\n- 민지".to_owned(), over }],
        own: vec![part("own-1", "One more thing.")],
    };
    let ignored = Ignored {
        at: 1_795_000_400,
        rule: "staying".to_owned(),
        sentence: "I have decided.".to_owned(),
        of: String::new(),
        reason: "she knows".to_owned(),
    };
    workbook.message = Arc::new(Message {
        kind: "decline".to_owned(),
        channel: "letter".to_owned(),
        tone: "warm".to_owned(),
        length: "short".to_owned(),
        drafts: vec![draft],
        ignored: vec![ignored],
    });
    workbook.left.push(Arc::new(Left {
        at: 1_795_000_500,
        kind: "decline".to_owned(),
        channel: "letter".to_owned(),
        tone: "plain".to_owned(),
        length: "full".to_owned(),
        form: "copy".to_owned(),
        text: "Dear Jörg,\n\nthank you.\n".to_owned(),
        parts: vec![part("greet", "Dear Jörg,"), part("thank", "thank you.")],
    }));
    workbook
}

fn full() -> Workbook {
    let mut workbook = full_2();
    workbook.pack = "Careers, a pack".to_owned();
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let prints = vec![("offer.role".to_owned(), 9), ("offer.what".to_owned(), u64::MAX)];
    workbook.sessions = vec![
        Session { began: 1_795_000_000, day: day(11, 18), ended: 1_795_003_000, prints: Vec::new() },
        Session { began: 1_795_600_000, day: day(11, 25), ended: 0, prints },
    ];
    let known = |id: &str, head, was: &[u64]| Known { id: id.to_owned(), head, print: 7, was: was.to_vec() };
    workbook.exchange = Arc::new(Exchange {
        known: vec![known("decide.sure", u64::MAX, &[1, 2]), known("reply/decline/page", 3, &[])],
        aside: vec![
            ("decide.sure".to_owned(), Private::new(Answer::Scale(4))),
            ("offer.what".to_owned(), Private::new(prose("From the other side.\nTwo lines."))),
        ],
    });
    workbook
}

fn hostile_2() -> Workbook {
    let mut workbook = empty();
    workbook.name = "\u{1b}]0;owned\u{7}\"##".to_owned();
    for (id, words) in [
        ("a.ends", "\"#\"##\"###"),
        ("a.escape", "\u{1b}[31mred\u{9b}2J\u{202e}back\u{2066}\u{200b}\u{e0041}"),
        ("a.comment", "// demur:sum=0000\n// demur:save=x.9\n/* ) ] */"),
        ("a.ron", "(id: \"a.ends\", answer: Prose(\"x\")),"),
        ("a.control", "\0\u{1}\t\r\u{7f}\u{feff}\u{2028}"),
        ("a.blank", ""),
    ] {
        workbook.set(id, Some(prose(words)));
    }
    workbook
}

fn hostile() -> Workbook {
    let mut workbook = hostile_2();
    workbook.pack = "\u{1b}[2J\"#".to_owned();
    let aside = vec![("a.escape".to_owned(), Private::new(prose("\u{9b}2J\u{202e}back\n// demur:sum=0000")))];
    workbook.exchange = Arc::new(Exchange { known: Vec::new(), aside });
    workbook
}

fn opens(golden: &[u8], schema: u32, expected: &Workbook) {
    let read = saved::read(golden).unwrap();
    assert_eq!((&read.workbook, read.sum, read.schema), (expected, Sum::Matches, schema));
}

#[test]
fn every_workbook_of_version_1_opens() {
    opens(EMPTY_1, 1, &empty());
    opens(FULL_1, 1, &full_1());
    opens(HOSTILE_1, 1, &hostile_2());
}

#[test]
fn every_workbook_of_version_2_opens() {
    opens(EMPTY_2, 2, &empty());
    opens(FULL_2, 2, &full_2());
    opens(HOSTILE_2, 2, &hostile_2());
}

#[test]
fn every_workbook_of_version_3_opens_and_is_written_as_it_always_was() {
    for (golden, expected) in [(EMPTY, empty()), (FULL, full()), (HOSTILE, hostile())] {
        opens(golden, 3, &expected);
        assert_eq!(saved::write(&expected).as_bytes(), golden, "what this program writes is what it always wrote");
    }
}

#[test]
fn a_file_of_version_1_cannot_hold_what_came_later() {
    let text = String::from_utf8(FULL_1.to_vec()).unwrap().replace("tone: \"warm\"", "message: (tone: \"warm\")");
    assert!(matches!(saved::read(text.as_bytes()), Err(Fault::Malformed { why: Why::UnknownName, .. })));
}

#[test]
fn a_file_written_by_hand_in_an_editor_of_windows_opens() {
    let read = saved::read(BY_HAND).unwrap();
    let mut expected = empty();
    expected.rev = 3;
    expected.set("offer.what", Some(prose("Two lines,\nand a half.")));
    let items = vec![Weight { words: "the pay".to_owned(), strength: Some(4) }];
    expected.set("weigh.for", Some(Answer::Weighted(items)));
    assert_eq!((read.workbook, read.sum), (expected, Sum::Missing));
}

#[test]
fn the_file_is_text_that_a_person_can_read() {
    let text = saved::write(&full());
    assert!(text.starts_with("// A demur workbook"));
    assert!(text.contains("First paragraph.\n\nSecond, with a \"quotation\" and a back\\slash."));
    assert!(text.contains("schema: 3") && text.contains("이유"));
    assert!(text.lines().last().unwrap().starts_with("// demur:sum="));
}

#[test]
fn notes_come_back_and_are_part_of_the_sum() {
    let text = saved::write_noted(&full(), &[("base", "abc"), ("at", "17")]).text;
    let read = saved::read(text.as_bytes()).unwrap();
    assert_eq!((read.note("base"), read.note("at"), read.note("none")), (Some("abc"), Some("17"), None));
    assert_eq!((read.sum, &read.workbook), (Sum::Matches, &full()));
    let changed = saved::read(text.replace("base=abc", "base=abd").as_bytes()).unwrap();
    assert_eq!(changed.sum, Sum::Differs);
}

/// The file says what it should not, and the fault says where.
fn faulty(change: impl Fn(String) -> String, expected: Fault) {
    let text = change(saved::write(&full()));
    assert_eq!(saved::read(text.as_bytes()).map(|_| ()), Err(expected));
}

fn line_of(part: &str) -> usize {
    saved::write(&full()).lines().position(|line| line.contains(part)).unwrap() + 1
}

#[test]
fn an_unknown_field_is_refused_with_its_place() {
    let line = line_of("rev:");
    let fault = Fault::Malformed { line, column: 5, why: Why::UnknownName };
    faulty(|text| text.replace("    rev: 42", "    secret_words: 42"), fault);
}

#[test]
fn a_slip_in_an_older_file_is_a_slip_and_nothing_of_it_is_dropped() {
    let text = std::str::from_utf8(FULL_2).unwrap();
    for (right, wrong) in [("    history: [", "    histories: ["), ("Prose(", "Pros("), ("short_path: ", "shortpath: ")]
    {
        assert!(text.contains(right), "{right}");
        let fault = saved::read(text.replace(right, wrong).as_bytes());
        assert!(matches!(fault, Err(Fault::Malformed { .. })), "{wrong}: {fault:?}");
    }
}

#[test]
fn a_second_answer_to_a_question_is_refused_with_its_line() {
    let line = line_of("\"truth.one\"");
    faulty(|text| text.replace("\"truth.one\"", "\"offer.role\""), Fault::Duplicate { line });
}

#[test]
fn a_strength_above_ten_and_a_day_that_is_none_are_refused() {
    for (from, to) in [("Scale(7)", "Scale(11)"), ("2026-12-04", "2026-02-30")] {
        let text = saved::write(&full()).replace(from, to);
        let fault = saved::read(text.as_bytes()).unwrap_err();
        assert!(matches!(fault, Fault::Malformed { why: Why::Value, .. }), "{fault:?}");
    }
}

#[test]
fn another_version_is_told_apart() {
    faulty(|text| text.replace("schema: 3", "schema: 0"), Fault::Older { schema: 0 });
    let newer = saved::write(&full()).replace("schema: 3,", "schema: 9, mood: Sunny,").replace("Scale(7)", "Shade(7)");
    let read = saved::read(newer.as_bytes()).unwrap();
    assert_eq!((read.schema, read.workbook.answer("decide.sure")), (9, None));
    assert_eq!(read.workbook.answer("offer.what"), full().answer("offer.what"));
}

#[test]
fn the_limits_hold() {
    let mut many = empty();
    for n in 0..=saved::MAX_ANSWERS {
        many.set(&format!("a.q{n}"), Some(prose("x")));
    }
    assert_eq!(saved::read(saved::write(&many).as_bytes()).err(), Some(Fault::TooMany { answers: 501 }));
    let mut long = empty();
    long.set("a.long", Some(prose(&"x".repeat(saved::MAX_ANSWER))));
    assert!(saved::read(saved::write(&long).as_bytes()).is_ok());
    long.set("a.longer", Some(prose(&"x".repeat(saved::MAX_ANSWER + 1))));
    assert!(matches!(saved::read(saved::write(&long).as_bytes()), Err(Fault::TooLong { .. })));
    assert_eq!(saved::read(&vec![b' '; saved::MAX_FILE + 1]).err(), Some(Fault::TooLarge));
    for deep in ["[".repeat(1_000_000), "(a:".repeat(100_000), "Some(".repeat(100_000)] {
        assert!(saved::read(format!("(schema: 1, answers: {deep}").as_bytes()).is_err());
    }
}

#[test]
fn bytes_that_are_no_text_are_named_by_their_place() {
    assert_eq!(saved::read(b"ab\ncd\xffe").err(), Some(Fault::NotText { line: 2, column: 3 }));
}

#[test]
fn a_fault_quotes_nothing() {
    let texts = [
        "(schema: 1, my_boss_is: 3)",
        "(schema: 1, book: \"b\", rev: 1, name: \"n\", answers: [(id: \"x\", answer: Humiliated(\"me\"))])",
        "(schema: 1, book: \"b\", rev: \"Humiliated\")",
    ];
    for text in texts {
        let said = format!("{0} {0:?}", saved::read(text.as_bytes()).unwrap_err());
        assert!(!said.contains("boss") && !said.contains("Humil"), "{said}");
    }
}

#[test]
fn a_file_cut_anywhere_is_noticed() {
    let whole = saved::write(&full());
    for cut in (0..whole.len() - 1).filter(|at| whole.is_char_boundary(*at)) {
        let read = saved::read(&whole.as_bytes()[..cut]);
        assert!(read.is_err() || read.is_ok_and(|read| read.sum != Sum::Matches), "cut at {cut}");
    }
}

#[test]
fn a_flipped_bit_anywhere_is_noticed() {
    let whole = saved::write(&full()).into_bytes();
    // One bit of each byte in every run; all of them in the large tier.
    for (at, bit) in (0..whole.len() - 1).flat_map(|at| (0..tier::size(1, 8)).map(move |bit| (at, (at + bit) % 8))) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << bit;
        if let Ok(read) = saved::read(&bytes) {
            assert!(read.sum != Sum::Matches || read.workbook == full(), "bit {bit} of byte {at}");
        }
    }
}
