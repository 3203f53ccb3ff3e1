//! Where a finding leads, and what is said before a message leaves of what cannot be found in its words.

use crate::fixtures::{self, date, prose};
use crate::letter_room::shows;
use crate::session::Session;

fn foot(session: &Session) -> String {
    session.screen().lines().last().unwrap_or_default().to_owned()
}

/// Goes down to the finding that says this.
fn at_finding(mut session: Session, why: &str) -> Session {
    let place = session.app.desk().findings().iter().position(|finding| finding.why.contains(why));
    for _ in 0..place.unwrap_or_else(|| panic!("{why:?} was not found\n{}", session.screen())) {
        session.keys("<down>");
    }
    session
}

#[test]
fn a_finding_leads_to_the_question_that_mends_it() {
    let short = Session::new(80, 24).press("<f7>Team Lead<enter>Ana<enter>Sam<enter>").press("<f4>f");
    let short = at_finding(short, "without saying until when");
    assert!(foot(&short).contains("Enter to the question"), "{}", short.screen());
    assert_eq!(short.press("<enter>").here(), "time.until");
    let mut book = fixtures::full();
    book.set("offer.from", None);
    book.set("decline.grow", None);
    let session = Session::open(book, 80, 24).at("decide.answer").press("1<f4>f");
    let session = at_finding(session, "Nobody is greeted by name");
    assert!(foot(&session).contains("Enter to the question"));
    assert_eq!(session.press("<enter>").here(), "offer.from");
}

#[test]
fn a_finding_in_the_writers_words_leads_to_the_sentence_and_on() {
    let mut book = fixtures::full();
    book.set("decide.because", Some(prose("I am not ready for it")));
    let session = Session::open(book, 80, 24).at("decide.answer").press("1<f4>f");
    let session = at_finding(session, "what you lack");
    assert!(foot(&session).contains("Enter to the sentence"), "{}", session.screen());
    let session = session.press("<enter>");
    assert_eq!(session.here(), "reply");
    assert_eq!(session.press("<enter>").here(), "decide.because");
}

#[test]
fn where_nothing_can_be_gone_to_the_foot_promises_nothing() {
    let session = Session::open(fixtures::full(), 80, 24).at("decide.answer").press("1<f4>f");
    let session = at_finding(session, "They asked you in person");
    assert!(!foot(&session).contains("Enter"), "{}", session.screen());
    let session = session.press("<enter>");
    shows(&session, "What the check found");
}

#[test]
fn a_meeting_on_a_day_off_is_a_perhaps() {
    let found = |day: &str| {
        let mut book = fixtures::full();
        book.set("decline.talk_again", Some(date(day)));
        let session = Session::open(book, 80, 24).at("decide.answer").press("1<f4>f");
        let findings = session.app.desk().findings().iter();
        findings
            .filter(|f| f.rule == "talk-again")
            .map(|f| format!("{} {}", f.severity.id(), f.why))
            .collect::<Vec<_>>()
    };
    let told = "tip You propose to talk on Sunday, 31 January 2027, a day on which many do not work";
    assert_eq!(found("2027-01-31"), [told]);
    assert_eq!(found("2027-01-29"), Vec::<String>::new());
}

#[test]
fn after_another_choice_the_last_look_asks_to_read_the_reason_once_more() {
    let told = "You had chosen otherwise before.";
    let looked = |first: &str, seconds: i64, second: &str| {
        let session = Session::open(fixtures::full(), 120, 60).at("decide.answer").press(first);
        let session = session.wait(seconds).press(second).press("<f4>c");
        assert!(session.screen().contains("A last look"), "{}", session.screen());
        session.screen().contains(told)
    };
    assert!(looked("2", 600, "1"));
    // A slip of the finger, time to think, and the same choice again are none.
    assert!(!looked("2", 3, "1"));
    assert!(!looked("5", 600, "1"));
    assert!(!looked("1", 600, "1"));
    let mut book = fixtures::full();
    book.set("decide.because", None);
    let session = Session::open(book, 120, 60).at("decide.answer").press("2").wait(600).press("1<f4>c");
    assert!(!session.screen().contains(told), "no reason stands in it");
}

#[test]
fn ways_are_chosen_and_not_gone_to() {
    let session = Session::open(fixtures::full(), 80, 24).at("decide.answer").press("1<f4>s");
    assert!(foot(&session).contains("Enter choose"), "{}", session.screen());
    assert!(!foot(&session).contains("go there"));
}
