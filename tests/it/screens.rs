//! Every room at every size, characters and looks: the frame, what opens over it, what is said in it.

use demur::app::{Event, Keeping};
use demur::theme::Theme;

use crate::fixtures;
use crate::session::Session;

/// The sizes of a desk, of a laptop, of a corner of a screen, and of nothing to write in.
pub const SIZES: [(u16, u16); 4] = [(120, 40), (80, 24), (40, 12), (20, 5)];

/// Takes a picture at every size. What is expected must be on the glass of 80×24, and no glass may be blank: a screen
/// that isn't drawn fails here, and is not recorded.
pub fn check(name: &str, expected: &str, state: impl Fn(Session) -> Session) {
    check_from(name, expected, |(width, height)| state(Session::new(width, height)));
}

pub fn check_from(name: &str, expected: &str, open: impl Fn((u16, u16)) -> Session) {
    let mut pictures = String::new();
    for (width, height) in SIZES {
        let session = open((width, height));
        let ink = session.screen().chars().filter(|c| !c.is_whitespace()).count();
        assert!(ink >= 12, "{name} at {width}×{height} is blank");
        if width == 80 {
            let flat = session.screen().split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(flat.contains(expected), "{name} doesn't show {expected:?}:\n{}", session.screen());
        }
        pictures.extend([format!("════ {width}×{height}\n"), session.picture(), "\n".to_owned()]);
    }
    insta::assert_snapshot!(name, pictures);
}

fn full((width, height): (u16, u16)) -> Session {
    Session::open(fixtures::full(), width, height)
}

#[test]
fn welcome() {
    check("welcome", "You have been offered a promotion", |session| session);
}

#[test]
fn map() {
    check_from("map_full", "Map", |size| full(size).at("weigh.stay").press("<f2>"));
    check("map_new", "Saying it, and after", |session| session.press("<f2><end>"));
}

#[test]
fn palette() {
    check("palette_empty", "On to the next question", |session| session.press("<C-p>"));
    check("palette_typed", "What do you fear in the change", |session| session.press("<C-p>fear<down>"));
    check("palette_nothing", "Nothing here has these words", |session| session.press("<C-p>xyzzy"));
}

#[test]
fn pages() {
    check("help", "Type your answer", |session| session.press("<f1>"));
    check("help_end", "In the rehearsal", |session| session.press("<f1><end>"));
    check("sources", "Alli Polin", |session| session.press("<C-p>sources<enter>"));
    check("figures", "Gen Z", |session| session.press("<f8>"));
}

#[test]
fn letter_room() {
    for (number, kind) in ["decline", "accept", "terms", "path", "time"].iter().enumerate() {
        let keys = format!("{}<f4>", number + 1);
        check_from(&format!("letter_{kind}"), "Dear", |size| full(size).at("decide.answer").press(&keys));
    }
    check_from("letter_sentence", "from:", |size| {
        full(size).at("decide.answer").press("1<f4><down><down><down><down>")
    });
    check("letter_none", "Your message begins with a decision", |session| session.press("<f4>"));
    check("letter_room_none", "There is no message yet", |session| session.press("<C-p>the reply<enter>"));
}

#[test]
fn export() {
    check_from("export", "reply-2026-11-22.txt", |size| full(size).at("decide.answer").press("1<f4>s<down><enter>"));
    check_from("export_exists", "There is already a file", |size| {
        full(size).at("decide.answer").press("1<f4>s<down><enter><enter>s<down><enter><enter>")
    });
    check_from("exported", "Written to", |size| full(size).at("decide.answer").press("1<f4>s<end><up><enter><enter>"));
    check_from("copied", "clipboard", |size| full(size).at("decide.answer").press("1<f4>c<enter>"));
}

#[test]
fn beside_a_question() {
    check_from("decided", "thankful for", |size| full(size).at("decide.answer").press("1").at("decline.thanks_for"));
}

#[test]
fn without_colour() {
    check_from("without_colour", "[x] health", |(width, height)| {
        let session = Session::in_theme(Theme::plain(), fixtures::full(), width, height, "");
        session.at("height.values").press("<down><down><down><down> <f3>")
    });
}

#[test]
fn what_the_frame_says() {
    let why = "The disk is full. What you type is safe in the recovery copy, and demur goes on trying.";
    check("not_saved", "NOT SAVED", |session| {
        let mut session = session.press("Team Lead");
        session.happen(Event::Keeping(Keeping::Failed(why.into())));
        session
    });
    check("conflict", "changed", |session| {
        let mut session = session.press("Team Lead");
        session.happen(Event::Conflict(
            "The workbook file was changed by something else. Ctrl-P, then keep or take.".into(),
        ));
        session
    });
    let standing = "Another demur holds this workbook (process 4711). You can read here, not write.";
    check_from("read_only", "process 4711", |(width, height)| {
        Session::start(fixtures::full(), width, height, standing).at("five.love").press("x")
    });
    check("hidden", "F9 or Alt-X brings it back", |session| session.press("Team Lead<f9>"));
    check("stopping", "Ctrl-C again saves", |session| session.press("Team Lead<C-c>"));
    check("last", "This is the last question", |session| session.at("after.noticed").press("<tab>"));
}
