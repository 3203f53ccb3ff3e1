//! Answers that both sides changed, on the screen: told, shown beside each other, settled one by one, and taken back.

use demur::workbook::{Emptied, Workbook};

use crate::fixtures::{curriculum, prose, workbook};
use crate::session::Session;

/// Joined from two sides that both changed these.
fn joined(both: &[(&str, &str, &str)]) -> Workbook {
    let base = workbook(both.iter().map(|(id, ..)| (*id, prose("base"))).collect());
    let (mut mine, mut theirs) = (base.clone(), base);
    mine.settle_versions();
    theirs.settle_versions();
    for (id, here, there) in both {
        mine.set(id, Some(prose(here)));
        theirs.set(id, Some(prose(there)));
    }
    mine.join(&theirs, &curriculum(), Emptied::Goes);
    mine
}

fn one() -> Workbook {
    joined(&[("five.love", "the quiet hours before the others come", "the early hours")])
}

fn words(session: &Session, id: &str) -> String {
    let kept = session.world.kept.as_ref().unwrap();
    kept.answer(id).unwrap().for_file().prose().unwrap().to_string()
}

#[test]
fn they_are_told_at_the_opening_and_at_their_question() {
    let session = Session::open(one(), 80, 24);
    assert!(session.screen().contains("Both sides changed 1 answer. Alt-D shows the two."), "{}", session.screen());
    let session = session.press("<A-p>five.love<enter>");
    assert!(session.screen().contains("Both sides changed this answer. Alt-D shows the two."), "{}", session.screen());
}

#[test]
fn both_stand_beside_each_other_and_one_is_chosen() {
    for (width, height) in [(120, 40), (80, 24), (40, 12)] {
        let session = Session::open(one(), width, height).press("<A-d>");
        let text = session.screen();
        assert!(text.contains("the early hours"), "{text}");
        assert!(height < 24 || text.contains("the quiet hours before"), "{text}");
        let session = session.press("t");
        assert_eq!(words(&session, "five.love"), "the early hours");
        assert!(session.world.kept.as_ref().unwrap().waiting().is_empty());
        assert!(session.screen().contains("Alt-Z brings it back") || height < 24, "{}", session.screen());
        assert_eq!(session.world.earlier.len(), 1, "what was there is kept first");
        let session = session.press("<A-z>");
        assert_eq!(words(&session, "five.love"), "the quiet hours before the others come");
        assert_eq!(session.world.kept.as_ref().unwrap().waiting(), ["five.love"]);
    }
}

#[test]
fn the_one_that_stands_may_stay_and_both_may() {
    let session = Session::open(one(), 80, 24).press("<A-d>m");
    assert_eq!(words(&session, "five.love"), "the quiet hours before the others come");
    assert!(session.world.kept.as_ref().unwrap().waiting().is_empty());
    let session = Session::open(one(), 80, 24).press("<A-d>b");
    assert_eq!(words(&session, "five.love"), "the quiet hours before the others come\n\nthe early hours");
    let session = Session::open(one(), 80, 24).press("<A-d><esc>");
    assert!(session.world.earlier.is_empty(), "closing it settles nothing");
}

#[test]
fn they_are_shown_one_after_the_other_and_a_line_takes_one_alone() {
    let both = [("five.love", "a b c", "d"), ("offer.role", "Head of post and parcels", "Head of post")];
    let session = Session::open(joined(&both), 80, 24);
    assert!(session.screen().contains("Both sides changed 2 answers."), "{}", session.screen());
    // The question in hand is the first of the walk, and has two.
    let session = session.press("<A-d>");
    assert!(session.screen().contains("Head of post and parcels"), "{}", session.screen());
    assert!(!session.screen().contains("keep both"), "{}", session.screen());
    let session = session.press("b");
    assert!(session.world.earlier.is_empty(), "a line is one line");
    let session = session.press("t<A-d>t");
    assert_eq!((words(&session, "offer.role"), words(&session, "five.love")), ("Head of post".into(), "d".into()));
}

#[test]
fn where_nothing_can_be_kept_nothing_is_settled() {
    let mut session = Session::open(one(), 80, 24);
    session.world.disk_full = true;
    let session = session.press("<A-d>t");
    assert_eq!(session.app.workbook().waiting(), ["five.love"]);
}
