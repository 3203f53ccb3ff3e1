//! What the check says of the letters that a Korean demur writes: nothing against a good one.

use std::collections::BTreeSet;

use demur::letter::check::{About, Finding, Severity, check};
use demur::letter::plain::read_text;
use demur::letter::{Channel, Letter, Wish};
use demur::paper::letter_txt;
use demur::workbook::{Shareable, Workbook};

use crate::check_korean::DESK as RULES;
use crate::fixtures;
use crate::letters::wishes;
use crate::letters_korean::{DESK, full, middling, smallest};

fn found(book: &Workbook, wish: Wish) -> (Letter, Vec<Finding>) {
    let answers = Shareable::of(book, &DESK.curriculum);
    let unasked = book.unasked(&DESK.curriculum);
    let undated = book.days_unread(&DESK.curriculum);
    let letter = DESK.write(book, wish);
    let taken = letter.nearest.unwrap_or(wish);
    let about = About {
        kind: Some(taken.kind),
        channel: taken.channel,
        length: taken.length,
        answers: Some(&answers),
        curriculum: &DESK.curriculum,
        letters: &DESK.letters,
        names: &DESK.names,
        today: fixtures::today(),
        in_conversation: book.offered_in_conversation(),
        unasked: &unasked,
        undated: &undated,
        unknown: &[],
    };
    let found = check(&letter, &about, &RULES.rules);
    (letter, found)
}

#[test]
fn what_demur_writes_from_enough_raises_no_must() {
    let mut faults = Vec::new();
    for (name, book) in [("full", full()), ("middling", middling())] {
        for wish in wishes() {
            let (letter, found) = found(&book, wish);
            let wrong = found.iter().filter(|f| {
                f.severity == Severity::Must || (name == "full" && f.severity == Severity::Should && f.rule != "length")
            });
            let said: Vec<String> = wrong.map(|f| format!("{}: {} [{}]", f.rule, f.why, f.sentence)).collect();
            if !said.is_empty() {
                faults.push(format!("{name}, {wish:?}: {said:?}\n{}", letter_txt(&letter)));
            }
        }
    }
    assert!(faults.is_empty(), "{}\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_full_letter_is_neither_too_short_nor_too_long() {
    for wish in wishes() {
        let (letter, found) = found(&full(), wish);
        let length: Vec<&str> = found.iter().filter(|f| f.rule == "length").map(|f| f.why.as_str()).collect();
        assert!(length.is_empty(), "{wish:?}: {length:?}\n{}", letter_txt(&letter));
    }
}

#[test]
fn what_a_message_from_next_to_nothing_lacks() {
    let musts = |book: &Workbook| -> BTreeSet<String> {
        let all = wishes().flat_map(|wish| found(book, wish).1.into_iter().map(move |found| (wish.kind, found)));
        let musts = all.filter(|(_, found)| found.severity == Severity::Must);
        musts.map(|(kind, found)| format!("{} {}", kind.id(), found.rule)).collect()
    };
    // Nobody said until when.
    assert_eq!(musts(&smallest()).into_iter().collect::<Vec<_>>(), ["time decisive-date"]);
    let nothing = musts(&fixtures::workbook(Vec::new()));
    let known = |found: &&String| ["role-named", "addressee", "decisive-date"].iter().any(|rule| found.ends_with(rule));
    assert!(nothing.iter().all(|found| known(&found)), "{nothing:?}");
    assert!(["accept", "decline", "terms"].iter().all(|kind| nothing.contains(&format!("{kind} role-named"))));
}

#[test]
fn a_letter_to_nobody_from_nobody_is_named() {
    let rules = |book: &Workbook, wish| -> Vec<String> {
        found(book, wish).1.into_iter().map(|finding| finding.rule).filter(|rule| rule == "addressee").collect()
    };
    for wish in wishes().filter(|wish| matches!(wish.channel, Channel::Email | Channel::Letter)) {
        let nothing = fixtures::workbook(Vec::new());
        assert_eq!(rules(&nothing, wish), ["addressee", "addressee"], "{wish:?}");
        assert!(rules(&smallest(), wish).is_empty(), "{wish:?}");
    }
}

#[test]
fn a_text_comes_back_as_the_letter_it_was() {
    for book in [full(), middling(), smallest()] {
        for wish in wishes().filter(|wish| matches!(wish.channel, Channel::Email | Channel::Letter)) {
            let text = letter_txt(&DESK.write(&book, wish));
            let read = read_text(&text);
            assert_eq!(letter_txt(&read), text, "{wish:?}");
            let ends = ["greet", "sign"].map(|mv| read.paragraphs.iter().any(|paragraph| paragraph.mv == mv));
            assert_eq!(ends, [true, true], "{wish:?}\n{text}");
        }
    }
}
