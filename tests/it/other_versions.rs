//! Other versions of the workbook, on the screen: earlier ones, somebody else's, and another place to save.

use std::sync::Arc;

use demur::app::{Cause, Effect, Event, Keeping, Other, Side};
use demur::workbook::Workbook;

use crate::fixtures::{self, prose};
use crate::forms::told;
use crate::screens::check_from;
use crate::session::Session;

/// The evening of the tests, ten o'clock.
const NOW: i64 = 1_795_370_400;

/// The full workbook, before some of it was written.
fn before() -> Workbook {
    let mut book = fixtures::full();
    book.set("five.love", Some(prose("The quiet mornings when nobody calls.")));
    book.set("decide.because", None);
    book.set("terms.if_not", Some(prose("Resigning in springtime. Or staying, and saying nothing.")));
    book
}

fn with_history(session: &mut Session) {
    let mut first = Workbook::new("0123456789abcdef0123456789abcdef".into(), "my offer".into());
    first.set("offer.role", Some(prose("Team Lead")));
    session.world.earlier = vec![
        (NOW - 900, Some(fixtures::full())),
        (NOW - 7200, Some(before())),
        (NOW - 9000, None),
        (NOW - 86_400, Some(first)),
    ];
}

fn history((width, height): (u16, u16)) -> Session {
    let mut session = Session::open(fixtures::full(), width, height).at("five.love");
    with_history(&mut session);
    session.press("<f12>")
}

fn theirs() -> Workbook {
    let mut book = fixtures::full();
    book.set("five.love", Some(prose("The quiet mornings when zebrafinches sing. And Fridays.")));
    book
}

fn conflict((width, height): (u16, u16)) -> Session {
    let mut session = Session::open(fixtures::full(), width, height).at("five.love");
    session.world.theirs = Some(Ok(theirs()));
    session.happen(Event::Conflict("The file was changed by another program. Alt-D compares the two.".into()));
    session
}

fn has(session: &Session, words: &str) {
    let flat = session.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains(words), "{words:?} is not in\n{}", session.screen());
}

fn love(session: &Session) -> String {
    told(session.app.workbook(), "five.love")
}

#[test]
fn earlier_versions() {
    check_from("history", "18 differ", |size| history(size).press("<down>"));
    check_from("history_same", "No answer differs", history);
    check_from("history_damaged", "cannot be read", |size| history(size).press("<down><down>"));
    check_from("history_asking", "Enter makes this version", |size| history(size).press("<down>r"));
    check_from("history_reading", "Reading them", |(width, height)| {
        let mut session = Session::open(fixtures::full(), width, height).at("five.love");
        session.world.slow = true;
        session.press("<A-v>")
    });
    check_from("history_none", "No earlier version", |(width, height)| Session::new(width, height).press("<f12>"));
    check_from("history_restored", "Alt-Z takes it back", |size| history(size).press("<down>r<enter>"));
}

#[test]
fn two_versions() {
    check_from("two_conflict", "Another program changed the file", |size| conflict(size).press("<A-d>"));
    check_from("two_unread", "cannot be read", |size| {
        let mut session = conflict(size);
        session.world.theirs = Some(Err("mine.ron cannot be read: line 3. Nothing was written.".into()));
        session.press("<A-d>")
    });
    check_from("two_looking", "beside the file as it is now", |(width, height)| {
        let mut session = Session::open(fixtures::full(), width, height).at("five.love").press("<C-end> More");
        session.world.theirs = Some(Ok(fixtures::full()));
        session.press("<A-d>")
    });
    check_from("two_restored", "not in the file yet", |(width, height)| {
        let other = Other { version: Arc::new(before()), cause: Cause::Restored };
        Session::beside(fixtures::full(), other, width, height).press("<A-d>")
    });
    check_from("two_apart", "only in the recovery copy", |(width, height)| {
        let other = Other { version: Arc::new(theirs()), cause: Cause::Apart };
        Session::beside(fixtures::full(), other, width, height).press("<A-d>")
    });
}

#[test]
fn another_place() {
    check_from("elsewhere", "Where should this workbook be saved", |(width, height)| {
        Session::open(fixtures::full(), width, height).press("<A-s>")
    });
    check_from("elsewhere_refused", "Nothing could be saved", |(width, height)| {
        let mut session = Session::open(fixtures::full(), width, height).at("five.love");
        (session.world.disk_full, session.world.nothing_saved) = (true, true);
        session.press("x<C-q>")
    });
    check_from("elsewhere_full", "full there, too", |(width, height)| {
        Session::open(fixtures::full(), width, height).press("<A-s><C-a>/full/a.ron<enter>")
    });
}

#[test]
fn a_version_is_brought_back_and_taken_back_again() {
    let mut session = history((80, 24)).press("<down>");
    let today = love(&session);
    has(&session, "The quiet mornings when [-nobody calls-]{+zebrafinches sing outside+}.");
    session = session.press("r");
    assert_eq!(love(&session), today, "asked first");
    session = session.press("<enter>");
    assert_eq!(love(&session), "The quiet mornings when nobody calls.");
    assert_eq!(session.here(), "five.love", "the place is the one in hand");
    has(&session, "The quiet mornings when nobody calls.");
    let kept = session.world.earlier[0].1.clone().unwrap();
    assert_eq!(told(&kept, "five.love"), today, "what it said is kept first");
    assert_eq!(session.world.kept.as_deref(), Some(session.app.workbook()), "and the other is saved");
    session = session.press("<A-z>");
    assert_eq!(love(&session), today);
    assert_eq!(told(session.app.workbook(), "decide.because"), told(&fixtures::full(), "decide.because"));
    session = session.press("<A-z>");
    assert_eq!(love(&session), "The quiet mornings when nobody calls.");
    session = session.press("<f12>");
    assert!(session.screen().contains("today, "), "{}", session.screen());
}

#[test]
fn counters_go_on_and_what_left_did_leave() {
    let mut book = fixtures::full();
    book.rev = 41;
    let mut session = Session::open(book, 80, 24).press("<f4>c<enter><esc>").at("five.love");
    assert_eq!(session.app.workbook().left.len(), 1);
    let mut old = before();
    (old.rev, old.name) = (3, "another name".to_owned());
    session.world.earlier = vec![(NOW - 900, Some(old))];
    let session = session.press("<f12><enter><enter>");
    let now = session.app.workbook();
    assert_eq!((now.rev, now.left.len(), now.name.as_str()), (41, 1, "a promotion"));
    assert_eq!(love(&session), "The quiet mornings when nobody calls.");
}

#[test]
fn a_decision_that_comes_back_is_one_more_turn_of_it() {
    let mut session = Session::open(fixtures::full(), 80, 24).at("decide.answer").press("2<tab>");
    session.world.earlier = vec![(NOW - 900, Some(before()))];
    let turns = |session: &Session| -> Vec<String> {
        session.app.workbook().history.iter().map(|turn| turn.value.clone()).collect()
    };
    assert_eq!(turns(&session), ["accept"]);
    session = session.press("<f12>rr");
    assert_eq!(session.app.workbook().decision(), Some("decline"));
    assert_eq!(turns(&session), ["accept", "decline"]);
}

#[test]
fn esc_and_any_other_key_bring_nothing_back() {
    for keys in ["r<esc>", "r<down>", "rx", "<enter>m", "<esc>"] {
        let session = history((80, 24)).press("<down>").press(keys);
        assert_eq!(love(&session), told(&fixtures::full(), "five.love"), "{keys}");
        assert!(!session.world.effects.iter().any(|effect| matches!(effect, Effect::KeepVersion(_))), "{keys}");
    }
}

#[test]
fn a_damaged_version_is_never_brought_back() {
    let session = history((80, 24)).press("<down><down>rr<enter><enter>");
    assert_eq!(love(&session), told(&fixtures::full(), "five.love"));
    has(&session, "cannot be read");
}

#[test]
fn where_the_version_in_hand_cannot_be_kept_nothing_is_brought_back() {
    let mut session = history((80, 24)).press("<down>r");
    session.world.disk_full = true;
    let session = session.press("<enter>");
    assert_eq!(love(&session), told(&fixtures::full(), "five.love"));
    has(&session, "could not be kept first, so nothing was changed. The disk is full.");
}

#[test]
fn what_is_typed_while_a_version_is_kept_is_kept_too() {
    let mut session = history((80, 24)).press("<down>r");
    session.world.slow = true;
    session = session.press("<enter>").press("<C-end> More.");
    session.world.slow = false;
    session.read_on();
    assert_eq!(love(&session), "The quiet mornings when nobody calls.");
    let kept = session.world.earlier[0].1.clone().unwrap();
    assert!(told(&kept, "five.love").ends_with("outside. More."), "{}", told(&kept, "five.love"));
}

#[test]
fn an_answer_that_comes_late_disturbs_nobody() {
    let mut session = Session::open(fixtures::full(), 80, 24).at("five.love");
    with_history(&mut session);
    session.world.slow = true;
    session = session.press("<f12><esc> more");
    let before = session.screen();
    session.read_on();
    assert_eq!(session.screen(), before);
}

#[test]
fn reading_only_looks_and_brings_nothing_back() {
    let mut session = Session::start(fixtures::full(), 80, 24, "Another demur has it.");
    with_history(&mut session);
    let session = session.press("<f12><down>");
    has(&session, "[-nobody calls-]");
    let session = session.press("r<enter><enter>");
    has(&session, "open for reading only");
    let session = session.press("<esc><A-s>");
    has(&session, "open for reading only");
    assert!(session.world.kept.is_none());
    assert!(!session.world.effects.iter().any(|effect| matches!(effect, Effect::KeepVersion(_))));
}

#[test]
fn a_conflict_takes_no_screen_from_who_types() {
    for (width, height) in [(80, 24), (30, 8)] {
        let session = conflict((width, height)).press("x");
        has(&session, "Alt-D");
        let (_, row) = session.caret().expect("a caret");
        assert!(row > 1, "the banner stands above what is typed: row {row}");
        assert!(session.app.workbook() != &fixtures::full(), "typing goes on");
    }
}

#[test]
fn in_a_corner_of_a_screen_both_keys_and_what_differs_show() {
    let session = conflict((30, 8)).press("<A-d>");
    for words in ["m keep this", "t take the other", "What do you love most"] {
        has(&session, words);
    }
    let session = history((30, 8)).press("<down>");
    has(&session, "today, 20:00");
    has(&session, "What do you love most");
}

#[test]
fn in_a_conflict_either_side_goes_on_and_where_the_other_is_is_said() {
    for (key, side, said) in
        [("m", Side::Mine, "What is here goes on."), ("t", Side::Theirs, "The other version goes on.")]
    {
        let mut session = conflict((80, 24)).press("<A-d>");
        has(&session, "sing[-. And Fridays-]{+ outside+}.");
        session = session.press(key);
        assert!(session.world.effects.contains(&Effect::Settle(side)));
        let goes_on = if side == Side::Mine { fixtures::full() } else { theirs() };
        session.happen(Event::Settled(Arc::new(goes_on.clone())));
        session.happen(Event::Keeping(Keeping::Saved));
        assert_eq!(love(&session), told(&goes_on, "five.love"));
        has(&session, said);
        has(&session, "(F12)");
        assert!(!session.screen().contains("changed by another program"), "{}", session.screen());
        let session = session.press("<A-d>t");
        has(&session, "beside the file as it is now");
        assert_eq!(love(&session), told(&goes_on, "five.love"), "there is nothing to choose any more");
    }
}

#[test]
fn theirs_can_be_taken_back_at_once() {
    let mut session = conflict((80, 24)).press("<A-d>t");
    session.happen(Event::Settled(Arc::new(theirs())));
    let session = session.press("<A-z>");
    assert_eq!(love(&session), told(&fixtures::full(), "five.love"));
    assert_eq!(told(session.world.earlier[0].1.as_ref().unwrap(), "five.love"), told(&theirs(), "five.love"));
}

#[test]
fn what_is_typed_while_a_conflict_is_settled_is_not_lost() {
    let mine = told(&fixtures::full(), "five.love");
    let mut session = conflict((80, 24)).press("<A-d>m<esc><C-end> More.");
    session.happen(Event::Settled(Arc::new(fixtures::full())));
    assert_eq!(love(&session), format!("{mine} More."));

    let mut session = conflict((80, 24)).press("<A-d>t<esc><C-end> More.");
    session.happen(Event::Settled(Arc::new(theirs())));
    assert_eq!(love(&session), told(&theirs(), "five.love"));
    assert_eq!(told(session.world.earlier[0].1.as_ref().unwrap(), "five.love"), format!("{mine} More."));
}

#[test]
fn a_choice_that_failed_can_be_made_again() {
    let mut session = conflict((80, 24)).press("<A-d>t");
    session.happen(Event::Keeping(Keeping::Failed("The file cannot be read.".into())));
    has(&session, "The file cannot be read.");
    let session = session.press("m");
    assert!(session.world.effects.contains(&Effect::Settle(Side::Mine)));
}

#[test]
fn two_versions_found_at_the_opening_are_both_kept() {
    let other = || Other { version: Arc::new(theirs()), cause: Cause::Apart };
    let session = Session::beside(fixtures::full(), other(), 80, 24).press("<A-d>t");
    assert_eq!(love(&session), told(&theirs(), "five.love"));
    assert_eq!(
        session.world.earlier[0].1.as_ref().map(|kept| told(kept, "five.love")),
        Some(told(&fixtures::full(), "five.love"))
    );

    let session = Session::beside(fixtures::full(), other(), 80, 24).press("<A-d>m");
    assert_eq!(love(&session), told(&fixtures::full(), "five.love"));
    assert_eq!(
        session.world.earlier[0].1.as_ref().map(|kept| told(kept, "five.love")),
        Some(told(&theirs(), "five.love"))
    );
}

#[test]
fn leaving_is_refused_once_and_another_place_is_offered() {
    let mut session = Session::open(fixtures::full(), 80, 24).at("five.love");
    (session.world.disk_full, session.world.nothing_saved) = (true, true);
    let mut session = session.press("x<C-q>");
    assert!(!session.world.left);
    has(&session, "Name another place");
    session.world.files.insert("/stick/there.ron".into(), "mine".into());
    session = session.press("<C-a>/stick/there.ron<enter>");
    has(&session, "There is already a file of that name");
    assert_eq!(session.world.files["/stick/there.ron"], "mine");
    session = session.press("<C-a>/stick/new.ron<enter>");
    has(&session, "Saved in /stick/new.ron");
    assert!(!session.screen().contains("NOT SAVED"), "{}", session.screen());
    assert!(session.world.files.contains_key("/stick/new.ron"));
    assert_eq!(session.app.desk().kept_in, "/stick/new.ron");
    assert!(session.press("<C-q>").world.left);

    let mut session = Session::open(fixtures::full(), 80, 24).at("five.love");
    (session.world.disk_full, session.world.nothing_saved) = (true, true);
    assert!(session.press("x<C-q><C-q>").world.left, "the second time it leaves");
}

/// At any size, with a version chosen, asked for, and read through.
#[test]
fn every_size_is_survived() {
    for (width, height) in [(24, 6), (25, 7), (30, 8), (44, 9), (60, 16), (500, 200), (1, 1), (0, 0)] {
        for keys in ["<down>", "<down>r", "<down><down>", "<end><pagedown><pagedown><pageup>"] {
            let session = history((80, 24)).press(keys).resize(width, height).press("<down>").resize(80, 24);
            has(&session, "today, 21:45");
        }
        let session = conflict((80, 24)).press("<A-d>").resize(width, height).press("<pagedown>").resize(80, 24);
        has(&session, "only in the file");
    }
}

#[test]
fn no_word_of_any_version_is_in_debug_output() {
    for session in [history((80, 24)).press("<down>"), conflict((80, 24)).press("<A-d>")] {
        let said = format!("{:?} {:?}", session.app, session.world.effects);
        for word in ["zebrafinches", "nobody calls", "Resigning", "Fridays"] {
            assert!(!said.contains(word), "{word}");
        }
    }
    let session = history((80, 24));
    let earlier = session.world.earlier.clone();
    assert!(!format!("{earlier:?}").contains("nobody calls"));
}

#[test]
fn private_words_are_shown_and_go_nowhere_else() {
    let session = history((80, 24)).press("<down><C-c><A-c>");
    assert!(session.world.clipboard.is_empty() && session.world.files.is_empty());
}
