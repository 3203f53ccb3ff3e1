//! What the check says of Korean letters: only the rules that read any language, and nothing against a good one.

use demur::letter::check::{About, Finding, Rules, check};
use demur::letter::{Channel, Wish};
use demur::workbook::{Shareable, Workbook};

use crate::fixtures;
use crate::letters::wishes;
use crate::letters_korean::{DESK, full, smallest};

fn found(book: &Workbook, wish: Wish) -> Vec<Finding> {
    let answers = Shareable::of(book, &DESK.curriculum);
    let about = About {
        kind: Some(wish.kind),
        channel: wish.channel,
        length: wish.length,
        answers: Some(&answers),
        curriculum: &DESK.curriculum,
        letters: &DESK.letters,
        names: &DESK.names,
        today: fixtures::today(),
        in_conversation: false,
        unasked: &[],
        unknown: &[],
    };
    check(&DESK.write(book, wish), &about, &Rules::built_in().unwrap())
}

#[test]
fn nothing_is_found_in_a_full_letter() {
    for wish in wishes() {
        let found = found(&full(), wish);
        assert!(found.is_empty(), "{wish:?}: {found:?}");
    }
}

#[test]
fn a_letter_to_nobody_from_nobody_is_named() {
    let rules = |book: &Workbook, wish| -> Vec<String> {
        found(book, wish).into_iter().map(|finding| finding.rule).filter(|rule| rule == "addressee").collect()
    };
    for wish in wishes().filter(|wish| matches!(wish.channel, Channel::Email | Channel::Letter)) {
        let nothing = fixtures::workbook(Vec::new());
        assert_eq!(rules(&nothing, wish), ["addressee", "addressee"], "{wish:?}");
        assert!(rules(&smallest(), wish).is_empty(), "{wish:?}");
    }
}
