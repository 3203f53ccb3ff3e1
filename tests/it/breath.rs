//! The breath before the look from afar: it comes, it moves, and any key ends it.

use demur::app::Event;
use demur::settings;

use crate::fixtures::{prose, workbook};
use crate::screens::check;
use crate::session::Session;

const INVITE: &str = "In while the circle grows";

fn there() -> Session {
    Session::new(80, 24).press("<C-p>height.friend<enter>")
}

fn breathes(session: &Session) -> bool {
    session.screen().contains("Any key goes on.")
}

#[test]
fn at_every_size() {
    check("breath", INVITE, |session| session.press("<C-p>height.friend<enter>").wait(3));
    check("breath_out", INVITE, |session| session.press("<C-p>height.friend<enter>").wait(6));
    check("from_afar", "A friend brings you", |session| session.press("<C-p>height.friend<enter><enter>You"));
}

#[test]
fn it_comes_before_the_first_question_of_its_stage_and_once_a_sitting() {
    let session = there();
    assert!(breathes(&session) && session.here() == "height.friend", "{}", session.screen());
    let session = session.press("<enter><f2><esc><S-tab><tab>");
    assert!(!breathes(&session) && session.here() == "height.friend", "{}", session.screen());
    let session = Session::new(80, 24).at("choice.noticed").press("<tab>");
    assert!(breathes(&session), "by Tab too: {}", session.screen());
    assert!(!breathes(&Session::new(80, 24).press("<C-p>height.year<enter>")), "not in the middle of the stage");
    let answered = workbook(vec![("height.ten", prose("Whom I taught."))]);
    assert!(!breathes(&Session::open(answered, 80, 24).at("height.friend")), "whoever is back needs none");
}

#[test]
fn any_key_ends_it_and_does_no_more() {
    for key in ["<enter>", "<esc>", "<tab>", "<S-tab>", " ", "<down>", "<pagedown>", "<backspace>", "x"] {
        let session = there().press(key);
        assert!(!breathes(&session) && session.here() == "height.friend", "{key}: {}", session.screen());
        assert!(session.app.workbook().answer("height.friend").is_none(), "{key} types nothing");
    }
    let session = there().press("<enter>Words<S-home>").press("<C-p>a breath, before<enter>").press("<C-x>");
    assert!(
        !breathes(&session) && session.screen().contains("Words"),
        "an editing key edits nothing: {}",
        session.screen()
    );
    let session = there().press("xSay no to nothing yet");
    assert!(session.screen().contains(" Say no to nothing yet"), "{}", session.screen());
    // However its letters come, a run loses the one that ended the breath, and no other.
    for runs in [&["xSay no"][..], &["x", "Say no"], &["xS", "ay no"]] {
        let mut session = there();
        for run in runs {
            session.happen(Event::Typed((*run).to_owned()));
        }
        assert!(session.screen().contains(" Say no"), "{}", session.screen());
    }
    for key in ["<C-v>", "<A-r>", "<A-z>"] {
        let session = there().press("<enter>Words<S-home><C-x>Other<C-p>a breath, before<enter>").press(key);
        assert!(!breathes(&session), "{key}");
        let screen = session.screen();
        assert!(screen.contains("Other") && !screen.contains("Words"), "{key}: {screen}");
    }
    let session = there().paste("한국어로 붙인 말");
    assert!(session.screen().contains("한국어로 붙인 말"), "{}", session.screen());
    let session = there().press("<f2>");
    assert!(session.screen().contains("Map") && !breathes(&session.press("<f2>")), "a key of its own does its own");
}

#[test]
fn it_is_over_by_itself_and_then_nothing_wakes() {
    let session = there().wait(29);
    assert!(breathes(&session));
    let session = session.wait(2);
    assert!(!breathes(&session), "{}", session.screen());
    assert_eq!(session.app.deadline(), None);
}

#[test]
fn nothing_wakes_while_it_cannot_be_seen() {
    assert!(there().app.deadline().is_some());
    let hidden = there().press("<f9>");
    assert_eq!(hidden.app.deadline(), None);
    assert_eq!(there().resize(10, 4).app.deadline(), None);
}

#[test]
fn where_nothing_is_to_move_it_is_a_sentence() {
    let session = there_still();
    assert!(session.screen().contains("in for four seconds, out for six"), "{}", session.screen());
    assert_eq!(session.app.deadline(), None, "nothing wakes");
    let before = session.screen();
    assert_eq!(session.wait(60).screen(), before);
    assert!(!breathes(&there_still().press("x")));
}

fn there_still() -> Session {
    let mut session = Session::new(80, 24);
    session.app.set_up(&settings::read("(motion: false)"));
    session.press("<C-p>height.friend<enter>")
}

#[test]
fn it_may_be_asked_for_anywhere() {
    let session = Session::new(80, 24).press("Lead<C-p>breathe<enter>");
    assert!(breathes(&session), "{}", session.screen());
    assert!(session.press("<esc>").screen().contains("Lead"));
}
