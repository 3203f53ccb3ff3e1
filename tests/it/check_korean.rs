//! The check of Korean messages, against collections of their own; and messages of one language in a demur of another.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use demur::language::Language;
use demur::letter::check::Severity;
use demur::letter::{Channel, Kind};

use crate::check_cases::{Desk, cases, differences, told};

pub static DESK: LazyLock<Desk> = LazyLock::new(|| Desk::new(Language::Korean));
static ENGLISH: LazyLock<Desk> = LazyLock::new(|| Desk::new(Language::English));

#[test]
fn good_messages_are_left_alone() {
    let cases = cases("korean/good");
    assert!(cases.len() >= 110, "{} good messages", cases.len());
    let differences = differences(&cases, &DESK);
    assert!(differences.is_empty(), "{}\n{}", differences.len(), differences.join("\n"));
    for case in &cases {
        assert!(case.found(&DESK).iter().all(|finding| finding.severity == Severity::Tip), "{}", case.name);
    }
    for kind in Kind::ALL {
        assert!(cases.iter().filter(|case| case.kind == Some(*kind)).count() > 1, "{}", kind.id());
    }
    assert!(Channel::ALL.iter().all(|channel| cases.iter().any(|case| case.channel == *channel)));
}

#[test]
fn flawed_messages_have_exactly_their_flaws() {
    let cases = cases("korean/flawed");
    assert!(cases.len() >= 160, "{} flawed messages", cases.len());
    let differences = differences(&cases, &DESK);
    assert!(differences.is_empty(), "{}\n{}", differences.len(), differences.join("\n"));
}

#[test]
fn every_rule_finds_something_somewhere() {
    let found: Vec<String> =
        cases("korean/flawed").iter().flat_map(|case| case.found(&DESK)).map(|finding| finding.rule).collect();
    let rare: Vec<&str> = DESK.rules.ids().filter(|id| found.iter().filter(|rule| *rule == id).count() < 2).collect();
    assert!(rare.is_empty(), "found less than twice: {rare:?}");
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
