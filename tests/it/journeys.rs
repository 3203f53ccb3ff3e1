//! Whole ways through demur by keyboard alone: from the welcome to a message that left, and back again.

use demur::app::{Event, Keeping};

use crate::fixtures;
use crate::forms::told;
use crate::session::Session;

/// The ways of a laptop and of a corner of a screen.
pub const SIZES: [(u16, u16); 2] = [(80, 24), (40, 12)];

/// Walks on by Tab until a question's words are on the glass.
fn walk_to(mut session: Session, id: &str) -> Session {
    for _ in 0..100 {
        if session.here() == id {
            return session;
        }
        session.keys("<tab>");
    }
    panic!("Tab never comes to {id}");
}

/// From the welcome to a decision, by Tab and typing alone; then what belongs to it, and the message out in three ways.
fn check(decision: &str, branch: &[(&str, &str)], expected: &[&str]) {
    for (width, height) in SIZES {
        let mut session = Session::new(width, height)
            .press("Team Lead<enter>Support Engineer<tab>Dana<enter>Robin<enter>last friday<enter>in two weeks<enter>")
            .press("1<tab>2<tab>");
        session =
            walk_to(session, "decide.answer").press(decision).press("<tab>7<tab>stay close to the work I love<tab>");
        for (id, keys) in branch {
            session = walk_to(session, id).press(keys);
        }
        session = session.press("<f4>");
        assert_eq!(session.here(), "reply", "{}", session.screen());
        session = session.press("c<enter>").press("s<down><enter><enter>").press("s<end><up><enter><enter>");
        let txt = session.world.files.get("reply-2026-11-22.txt").expect("a text file");
        let md = session.world.files.get("reply-2026-11-22.md").expect("a Markdown file");
        assert_eq!(session.world.clipboard, std::slice::from_ref(txt));
        for words in expected.iter().chain(&["Dana", "Robin", "Team Lead"]) {
            assert!(txt.contains(words), "{decision} at {width}: {words:?} is not in\n{txt}");
            assert!(md.contains(words), "{decision} at {width}: {words:?} is not in\n{md}");
        }
        let left: Vec<(&str, &str)> =
            session.app.workbook().left.iter().map(|left| (left.form.as_str(), left.text.as_str())).collect();
        assert_eq!(left, [("copy", txt.as_str()), ("txt", txt.as_str()), ("md", md.as_str())]);
        let session = session.press("<C-q>");
        assert!(session.world.left);
    }
}

#[test]
fn to_a_no() {
    check(
        "1",
        &[
            ("decline.thanks_for", "thinking of me"),
            ("decline.impact", "halved the time to a first answer"),
            ("decline.people", "Lee<enter>knows every customer<enter>y<enter>"),
            ("decline.interim", "2<enter>31 jan"),
            ("decline.other_ways", " "),
            ("decline.door", "1"),
            ("decline.talk_again", "in two weeks"),
        ],
        &["thinking of me", "halved the time", "Lee", "31 January", "stay close to the work I love", "6 December"],
    );
}

#[test]
fn to_a_yes() {
    check(
        "2",
        &[("accept.thanks_for", "thinking of me"), ("accept.why", "the team deserves it"), ("accept.start", "1 feb")],
        &["thinking of me", "the team deserves it", "1 February"],
    );
}

#[test]
fn to_a_yes_on_terms() {
    check(
        "3",
        &[
            ("terms.conditions", "a deputy<enter>nothing waits for one person<enter>two days at home"),
            ("terms.trial", "of three months"),
        ],
        &["A deputy", "othing waits for one person", "Two days at home", "of three months"],
    );
}

#[test]
fn to_another_path() {
    check(
        "4",
        &[("path.proposal", "a mentor's role"), ("path.value", "fewer calls at night"), ("path.talk_again", "5 dec")],
        &["a mentor's role", "fewer calls at night", "5 December"],
    );
}

#[test]
fn to_more_time() {
    check(
        "5",
        &[("decline.thanks_for", "thinking of me"), ("time.until", "<down><enter>")],
        &["thinking of me", "25 November"],
    );
}

#[test]
fn the_short_path_takes_five_questions() {
    for (width, height) in SIZES {
        let way = "<f7>Team Lead<enter>Dana<enter>Robin<enter>thinking of me<tab>friday<enter>";
        // A slow typist presses 150 keys in a minute: with the last look it is done in half of one.
        let keys = demur::keys::parse(way).unwrap().len() + demur::keys::parse("c<enter>").unwrap().len();
        assert!(keys < 75, "{keys} keys");
        let session = Session::new(width, height).press(way);
        assert_eq!(session.app.workbook().answers().count(), 5, "five questions");
        assert_eq!(session.here(), "reply", "{}", session.screen());
        assert_eq!(session.app.workbook().decision(), None);
        let session = session.press("s<down><enter><enter>");
        let txt = &session.world.files["reply-2026-11-22.txt"];
        for words in ["Dana", "Team Lead", "thinking of me", "27 November", "Robin"] {
            assert!(txt.contains(words), "{words:?} is not in\n{txt}");
        }
        let session = session.press("<tab>");
        assert_eq!(session.here(), "offer.current", "the rest stands open behind it");
    }
}

#[test]
fn the_short_path_begins_at_what_is_still_open() {
    let session = Session::new(80, 24).press("Team Lead<tab><tab>Dana<A-t>");
    assert_eq!(session.here(), "offer.me");
    let session = session.press("Robin<tab><tab><tab>");
    assert_eq!(session.here(), "reply");
}

#[test]
fn one_comes_back_to_the_word_and_the_caret() {
    let cases = [
        ("five.love", "The quiet hour.<enter>And Lee.<up><C-left>"),
        ("offer.role", "Team Lead<C-left>"),
        ("weigh.move", "pay<enter>7<enter>peace<left><left>"),
        ("weigh.move", "pay<enter>7"),
        ("known.ledger", "six<enter>g<enter>How many?<C-left>"),
        ("height.values", " <down><down> my dog<left>"),
        ("decline.door", "2<enter>if so<left>"),
        ("truths.serve", "2<enter>Lee<left>"),
        ("decide.sure", "8"),
        ("five.love", "한국어 👨‍👩‍👧 e\u{301}<left><left>"),
    ];
    for (id, keys) in cases {
        let session = Session::new(80, 24).at(id).press(keys);
        let (screen, caret) = (body(&session), session.caret());
        let again = session.press("<C-q>").again();
        assert_eq!(body(&again), screen, "{id} {keys}");
        assert_eq!(again.caret(), caret, "{id} {keys}\n{}", again.screen());
        assert_eq!(again.here(), id);
    }
}

/// The glass but for its first row, which says how saving stands.
fn body(session: &Session) -> String {
    session.screen().lines().skip(1).collect::<Vec<_>>().join("\n")
}

#[test]
fn one_comes_back_to_the_letter() {
    let session = Session::open(fixtures::full(), 80, 24).press("<f4><C-q>").again();
    assert_eq!(session.here(), "reply");
}

#[test]
fn one_comes_back_to_the_short_path() {
    let session = Session::new(80, 24).press("<f7>Team Lead<tab>Dana<C-q>").again();
    assert_eq!(session.here(), "offer.from");
    let session = session.press("<tab><tab>");
    assert_eq!(session.here(), "decline.thanks_for");
}

#[test]
fn another_decision_keeps_what_was_written_for_the_first() {
    let session = Session::new(80, 24).at("decide.answer").press("1").at("decline.impact").press("halved it");
    let session = session.at("decide.answer").press("2").at("accept.why").press("the team");
    assert_eq!(told(session.app.workbook(), "decline.impact"), "halved it");
    let session = session.at("decide.answer").press("1<f4>");
    assert!(session.screen().contains("halved it"), "{}", session.screen());
    assert!(!session.screen().contains("the team"), "{}", session.screen());
    assert_eq!(told(session.app.workbook(), "accept.why"), "the team");
}

#[test]
fn skipping_everything_reaches_the_end() {
    for (width, height) in SIZES {
        let mut session = Session::new(width, height);
        let mut seen = vec![session.here()];
        for _ in 0..200 {
            session.keys("<tab>");
            if session.screen().contains("This is the last question") {
                break;
            }
            // A key that ends the breath goes nowhere.
            if seen.last() != Some(&session.here()) {
                seen.push(session.here());
            }
        }
        assert_eq!(seen.last().map(String::as_str), Some("after.noticed"));
        assert_eq!(session.app.workbook().answers().count(), 0);
        for id in seen.iter().rev().skip(1) {
            session.keys("<S-tab>");
            assert_eq!(session.here(), *id);
        }
        session.keys("<S-tab>");
        assert!(session.screen().contains("This is the first question"), "{}", session.screen());
    }
}

#[test]
fn the_first_key_on_the_welcome_already_works() {
    let session = Session::new(80, 24).press("T");
    assert_eq!(told(session.app.workbook(), "offer.role"), "T");
    let session = Session::new(80, 24).paste("Team Lead");
    assert_eq!(told(session.app.workbook(), "offer.role"), "Team Lead");
    let session = Session::new(80, 24).press("<tab>");
    assert_eq!(session.here(), "offer.role");
    assert!(!session.screen().contains("You have been offered"), "{}", session.screen());
}

#[test]
fn reading_only_changes_nothing_and_says_who() {
    let standing = "Another demur has this workbook open (process 4711).";
    let book = fixtures::full();
    let mut session = Session::start(book.clone(), 80, 24, standing);
    for (id, keys) in [
        ("offer.role", "x<backspace><C-u>"),
        ("five.love", "x<enter><C-a><del><C-z>"),
        ("height.values", " x<down> "),
        ("decide.answer", "2<enter>"),
        ("decide.sure", "3<left><backspace>"),
        ("weigh.move", "x<enter>3<A-up><down><enter>"),
        ("known.ledger", "x<enter>t <right><backspace>"),
        ("truths.serve", "2<enter>x"),
        ("offer.answer_by", "x<down><enter>"),
        ("weigh.risks", "<A-r><f7>"),
        ("accept.thanks_for", "<down><enter>"),
    ] {
        session = session.at(id).press(keys).paste("y").press("<C-v>");
        assert!(session.screen().contains("process 4711"), "{id}\n{}", session.screen());
        for (other, _) in book.answers() {
            assert_eq!(told(session.app.workbook(), other), told(&book, other), "{id} changed {other}");
        }
        assert_eq!(session.app.workbook().answers().count(), book.answers().count(), "{id}");
    }
    let session = session.press("<f4>t").press("<C-q>");
    assert!(session.world.kept.is_none(), "nothing is asked to be kept");
    assert!(session.world.left);
    assert_eq!(session.app.workbook().message.tone, book.message.tone);
    assert!(!session.app.workbook().short_path);
}

#[test]
fn a_full_disk_is_said_until_it_is_solved() {
    for (width, height) in [(80, 24), (30, 8)] {
        let mut session = Session::new(width, height);
        session.world.disk_full = true;
        let session = session.press("Team Le");
        assert!(session.screen().contains("The disk is full"), "{}", session.screen());
        let (_, row) = session.caret().expect("a caret");
        let under_it = session.screen().lines().nth(row.into()).unwrap_or_default().to_owned();
        assert!(under_it.contains("Team Le"), "the banner covers no caret: {under_it:?}");
        let mut session = session.press("ad<tab>Engineer");
        assert!(session.screen().contains("The disk is full"), "{}", session.screen());
        assert_eq!(told(session.app.workbook(), "offer.role"), "Team Lead");
        assert_eq!(told(session.app.workbook(), "offer.current"), "Engineer");
        session.world.disk_full = false;
        session.happen(Event::Keeping(Keeping::Saved));
        assert!(!session.screen().contains("The disk is full"), "{}", session.screen());
        assert!(session.screen().contains("saved"), "{}", session.screen());
        assert!(session.screen().contains("Engineer"), "{}", session.screen());
    }
}

#[test]
fn saved_is_said_only_once_it_is() {
    let mut session = Session::new(80, 24).press("T");
    assert!(session.screen().contains("saving"), "{}", session.screen());
    session.happen(Event::Keeping(Keeping::Saved));
    assert!(session.screen().contains("saved"), "{}", session.screen());
    session.keys("e");
    assert!(!session.screen().contains("saved"), "{}", session.screen());
}

#[test]
fn a_message_that_cannot_be_written_says_so_and_stays() {
    let mut session = Session::open(fixtures::full(), 80, 24).press("<f4>s<down><enter>");
    session.world.disk_full = true;
    let mut session = session.press("<enter>");
    assert!(session.screen().contains("The disk is full. Nothing was written."), "{}", session.screen());
    assert!(session.app.workbook().left.is_empty());
    session.world.disk_full = false;
    let session = session.press("<enter>");
    assert!(session.screen().contains("Written to"), "{}", session.screen());
}

#[test]
fn a_file_that_is_there_is_left_alone() {
    let session = Session::open(fixtures::full(), 80, 24).press("<f4>s<down><enter><enter>s<down><enter><enter>");
    assert!(session.screen().contains("There is already a file of that name"), "{}", session.screen());
    let session = session.press("<home>second-<enter>");
    assert_eq!(session.world.files.len(), 2);
    assert!(session.world.files.contains_key("second-reply-2026-11-22-2.txt"));
}

#[test]
fn a_sentence_opens_the_answer_it_came_from() {
    let session = Session::open(fixtures::full(), 80, 24).press("<f4><enter>");
    assert_eq!(session.here(), "offer.from");
    let session = session.press("<f4><down><enter>");
    assert_eq!(session.here(), "decline.thanks_for");
}
