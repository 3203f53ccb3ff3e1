//! The check of Korean messages, against collections of their own; and messages of one language in a demur of another.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use demur::language::Language;

use crate::check_cases::{Desk, are_left_alone, cases, have_exactly_their_flaws, told};

pub static DESK: LazyLock<Desk> = LazyLock::new(|| Desk::new(Language::Korean));
static ENGLISH: LazyLock<Desk> = LazyLock::new(|| Desk::new(Language::English));

#[test]
fn good_messages_are_left_alone() {
    are_left_alone("korean/good", 110, &DESK);
}

#[test]
fn flawed_messages_have_exactly_their_flaws_and_every_rule_finds_some() {
    have_exactly_their_flaws("korean/flawed", 160, &DESK);
}

/// The same is found whatever the screen speaks, and told in its language.
#[test]
fn a_message_is_read_in_its_own_language_and_told_of_in_that_of_the_screen() {
    let hangul = |text: &str| text.chars().any(|c| ('가'..='힣').contains(&c));
    let mut said = BTreeSet::new();
    for (folder, own, other) in [("korean/flawed", &DESK, &ENGLISH), ("flawed", &ENGLISH, &DESK)] {
        for case in cases(folder) {
            let (own, other) = (case.found(own), case.found(other));
            assert_eq!(told(&own), told(&other), "{}", case.name);
            for finding in own.iter().chain(&other) {
                assert!(!finding.why.contains(['{', '}', '!']) && !finding.suggestion.contains(['{', '}', '!']));
            }
            let korean = if folder == "flawed" { other } else { own };
            said.extend(korean.into_iter().map(|finding| format!("{} {}", finding.why, finding.suggestion)));
        }
    }
    let strange: Vec<&String> = said.iter().filter(|said| !hangul(said)).collect();
    assert!(strange.is_empty(), "{strange:?}");
}
