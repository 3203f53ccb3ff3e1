//! Seams between a letter's own words and the writer's, one case in two lines.

use demur::letter::{Channel, Kind, Length, Letters, Tone, Wish, compose};
use demur::paper::letter_txt;
use demur::workbook::{Answer, Shareable};

use crate::fixtures::{choice, curriculum, ledger, prose, today, workbook};

fn check(wish: Wish, id: &str, answer: Answer, expected: &str) {
    let (asked, letters, names) = (curriculum(), Letters::built_in().unwrap(), demur::day::built_in().unwrap());
    let book = workbook(vec![("offer.role", prose("Team Lead")), (id, answer)]);
    let letter = compose(&Shareable::of(&book, &asked), &asked, &letters, &names, today(), &wish);
    let text = letter_txt(&letter);
    assert!(text.lines().any(|line| line.contains(expected)), "{expected:?} is not in\n{text}");
}

fn wish(kind: Kind, tone: Tone) -> Wish {
    Wish { kind, channel: Channel::Email, tone, length: Length::Full }
}

#[test]
fn what_openness_hangs_on() {
    let check = |detail: &str, expected: &str| {
        check(wish(Kind::Decline, Tone::Warm), "decline.door", choice("if", detail), expected);
    };
    check("", "I would be open to management later only if things change.");
    check("The team stays small.", "later only if the team stays small.");
    check("if there were a deputy", "later only if there were a deputy.");
    check("When my kids are out of school", "later only when my kids are out of school.");
    check("more pay", "later only with more pay.");
    check("i had a mentor", "later only if i had a mentor.");
    check("I'd look at it again next year", "As for management later: I'd look at it again next year.");
    check("I could keep coding", "later only if I could keep coding.");
    check("not before 2028", "I would be open to management later on one condition: not before 2028.");
    check("ask me in a year", "I would be open to management later on one condition: ask me in a year.");
    check("only with smaller team", "later only with smaller team.");
    check("smaller team", "I would be open to management later on one condition: smaller team.");
    check("I would if asked", "As for management later: I would if asked.");
}

#[test]
fn thanks_are_given_once() {
    let check = |kind: Kind, tone: Tone, answer: &str, expected: &str| {
        check(wish(kind, tone), "decline.thanks_for", prose(answer), expected);
    };
    check(Kind::Time, Tone::Warm, "the trust", "Thank you for offering me the role of Team Lead, and for the trust.");
    check(
        Kind::Time,
        Tone::Plain,
        "thinking of me, and for your time",
        "Thank you for offering me the role of Team Lead, for thinking of me, and for your time.",
    );
    check(Kind::Decline, Tone::Formal, "the trust", "Thank you for your offer, and for the trust.");
    check(Kind::Decline, Tone::Warm, "Thank you for the trust", "Thank you for the trust.");
    check(Kind::Time, Tone::Warm, "I am touched", "for offering me the role of Team Lead. I am touched.");
}

#[test]
fn conditions_and_colleagues() {
    let terms = |cells: &[&str], expected: &str| {
        check(wish(Kind::Terms, Tone::Warm), "terms.conditions", ledger(&[cells]), expected);
    };
    terms(&["no on-call", "Avoids burnout"], "This is what I would need: no on-call, which avoids burnout.");
    terms(
        &["a deputy!", "because nights need cover"],
        "This is what I would need: a deputy, because nights need cover.",
    );
    let rows: &[&[&str]] = &[&["Bea", "is wonderful!", "yes"], &["Omar", "Calm under load", "yes"]];
    let expected = "I can think of others who could do this role well: Bea is wonderful; Omar is calm under load.";
    check(wish(Kind::Decline, Tone::Warm), "decline.people", ledger(rows), expected);
}
