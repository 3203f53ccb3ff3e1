//! Words typed where none are taken: nothing changes, and it is said what is done there instead.

use demur::app::{Effect, Event};

use crate::forms::told;
use crate::session::Session;

const NOTHING: &str = "Nothing was typed";

fn flat(session: &Session) -> String {
    session.screen().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn check(id: &str, keys: &str, typed: &str, instead: &str) {
    let before = Session::new(80, 24).at(id).press(keys);
    let (answer, kept) = (told(before.app.workbook(), id), count(&before));
    let session = before.press(typed);
    assert!(flat(&session).contains(NOTHING) && flat(&session).contains(instead), "{id} {typed}\n{}", session.screen());
    assert_eq!(told(session.app.workbook(), id), answer, "{id} {typed}");
    assert_eq!(count(&session), kept, "nothing is to be kept: {id} {typed}");
}

fn count(session: &Session) -> usize {
    session.world.effects.iter().filter(|effect| matches!(effect, Effect::Keep(_))).count()
}

#[test]
fn it_is_said_where_words_vanish() {
    check("decide.answer", "", "half", "choose with");
    check("decide.answer", "2<f3>", "half", "choose with");
    check("decide.answer", "", "9", "choose with");
    check("decide.sure", "", "very", "this takes 0 to 10");
    check("known.ledger", "six<enter>", "half", "← → choose");
    check("decline.interim", "1", "half", "choose with");
}

#[test]
fn what_is_taken_there_is_not_words_that_vanish() {
    for (id, keys) in
        [("decide.answer", "22"), ("decide.sure", "7"), ("known.ledger", "six<enter>tt"), ("height.values", "x")]
    {
        let session = Session::new(80, 24).at(id).press(keys);
        assert!(!session.screen().contains(NOTHING), "{id} {keys}\n{}", session.screen());
    }
    let session = Session::new(80, 24).at("decide.sure").paste("seven");
    assert!(session.screen().contains(NOTHING), "{}", session.screen());
}

#[test]
fn on_the_message_letters_are_keys() {
    let session = Session::new(80, 24).at("decide.answer").press("1<f4>x");
    assert!(session.screen().contains(NOTHING), "{}", session.screen());
    let session = session.press("<down>");
    assert!(!session.screen().contains(NOTHING), "{}", session.screen());
}

#[test]
fn a_second_digit_that_makes_no_number_is_refused() {
    let session = Session::new(80, 24).at("weigh.move").press("pay<enter>12");
    assert!(flat(&session).contains("More than 10"), "{}", session.screen());
    assert_eq!(told(session.app.workbook(), "weigh.move"), "1 pay");
}

#[test]
fn a_follow_up_says_whether_it_is_written_down() {
    let session = Session::new(80, 24).at("decide.answer").press("<f3>");
    assert!(flat(&session).contains("to think over"), "{}", session.screen());
    let mut session = session.at("five.love").press("<f3>");
    assert!(flat(&session).contains("write on in the answer above"), "{}", session.screen());
    session.happen(Event::Typed("The quiet hour".into()));
    assert_eq!(told(session.app.workbook(), "five.love"), "The quiet hour");
}

#[test]
fn the_footer_says_what_enter_does_on_an_empty_row() {
    let foot = |keys: &str| {
        let session = Session::new(80, 24).at("fears.change").press(keys);
        session.screen().lines().last().unwrap_or_default().to_owned()
    };
    assert!(foot("").contains("Enter next question"), "{}", foot(""));
    assert!(foot("pay").contains("Enter how strong"), "{}", foot("pay"));
    assert!(foot("pay<enter>7<enter>").contains("Enter next question"), "{}", foot("pay<enter>7<enter>"));
}

#[test]
fn what_is_said_of_it_is_said_whole_in_a_small_window() {
    for (id, keys) in [
        ("decide.answer", "half"),
        ("decide.sure", "very"),
        ("known.ledger", "six<enter>half"),
        ("weigh.move", "pay<enter>12"),
    ] {
        let session = Session::new(30, 8).at(id).press(keys);
        let screen = session.screen();
        let rows: Vec<&str> = screen.lines().collect();
        let said = rows.iter().rev().nth(1).copied().unwrap_or_default();
        assert!(said.ends_with('.'), "{id}\n{screen}");
    }
}
