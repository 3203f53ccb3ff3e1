//! What a stranger to demur could not tell from the screen: each of these was asked once.

use crate::session::Session;

/// The screen in one line, so that it does not matter where a sentence wraps.
fn line(session: &Session) -> String {
    session.screen().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_short_way_counts_the_five_questions_that_it_is_told_as() {
    let mut session = Session::new(80, 24).press("<f7>");
    for (n, answer) in ["Team Lead", "Ana", "Sam", "thinking of me", "in two weeks"].iter().enumerate() {
        assert!(session.screen().contains(&format!("{} of 5", n + 1)), "{}", session.screen());
        session = session.press(answer).press("<tab>");
    }
    assert_eq!(session.here(), "reply");
    assert!(!session.screen().contains(" of 5") && !session.screen().contains(" of 6"), "{}", session.screen());
}

#[test]
fn of_tmux_it_is_said_how_to_see_whether_it_arrived() {
    let mut session = Session::new(80, 24);
    session.happen(demur::app::Event::Copied(demur::app::Copying::Tmux));
    assert!(line(&session).contains("paste it once to see whether it arrived"), "{}", session.screen());
}
