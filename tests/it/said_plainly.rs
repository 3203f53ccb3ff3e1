//! What a stranger to demur could not tell from the screen: each of these was asked once.

use crate::forms::told;
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

#[test]
fn a_number_behind_the_words_of_a_fear_is_its_strength() {
    let session = Session::new(80, 24).at("fears.same").press("getting bored? 3<enter>");
    assert!(session.screen().contains("[ 3] getting bored?"), "{}", session.screen());
    assert!(line(&session).contains("3 is its strength now."), "{}", session.screen());
    // It is in the workbook at once, and counts.
    let kept = |session: &Session| told(session.app.workbook(), "fears.same");
    assert_eq!(kept(&session), "3 getting bored?");
    let pulls = session.press("<f5>");
    assert!(line(&pulls).contains("pulls with 3"), "{}", pulls.screen());
    // A number that may belong to the words stays in them, too; another one typed takes its place.
    let session = pulls.press("<esc><enter>a team of 8<enter>5<enter>the noise<enter><enter>");
    assert_eq!(kept(&session), "3 getting bored?, 5 a team of 8, ? the noise");
    // One step back, and nothing was taken.
    let session = Session::new(80, 24).at("fears.same").press("getting bored? 3<enter><C-z>");
    assert_eq!(kept(&session), "? getting bored? 3");
    // A strength that was given stays.
    let session = Session::new(80, 24).at("fears.same").press("a room<enter>9<up><end> 2<enter>");
    assert_eq!(kept(&session), "9 a room 2");
}
