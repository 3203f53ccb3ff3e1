//! Undo and redo in every kind of answer: what was made comes off in the order it was made, and on again.

use crate::forms::told;
use crate::session::Session;

/// Makes an answer piece by piece, takes all of it back, and makes it again: each piece's end is met both ways.
fn check(id: &str, pieces: &[&str]) {
    let mut session = Session::new(80, 24).at(id);
    let mut made = vec![told(session.app.workbook(), id)];
    for piece in pieces {
        session.keys(piece);
        made.push(told(session.app.workbook(), id));
    }
    assert!(made.windows(2).all(|pair| pair[0] != pair[1]), "{id}: a piece that makes nothing: {made:?}");
    let back = steps(&mut session, id, "<C-z>");
    assert_eq!(back.last().map(String::as_str), Some("-"), "{id}: not all of it comes off: {back:?}");
    made.reverse();
    assert!(in_order(&made[1..], &back), "{id}: made {made:?}, taken back {back:?}");
    let on = steps(&mut session, id, "<C-y>");
    made.reverse();
    assert!(in_order(&made[1..], &on), "{id}: made {made:?}, made again {on:?}");
    assert_eq!(on.last(), made.last(), "{id}");
}

/// What the answer becomes while a key still changes something. A step that changes nothing is one too many.
fn steps(session: &mut Session, id: &str, key: &str) -> Vec<String> {
    let mut seen = Vec::new();
    let mut now = session.screen();
    loop {
        session.keys(key);
        let next = session.screen();
        if next == now {
            return seen;
        }
        seen.push(told(session.app.workbook(), id));
        now = next;
    }
}

fn in_order(expected: &[String], seen: &[String]) -> bool {
    let mut seen = seen.iter();
    expected.iter().all(|one| seen.any(|other| other == one))
}

#[test]
fn a_line_a_text_a_date() {
    check("offer.role", &["Team ", "Lead", "<C-left>of ", "<home>The "]);
    check("five.love", &["The quiet hour.<enter>", "And Lee.", "<C-a><backspace>", "No."]);
    check("offer.answer_by", &["soon", "<C-a>4 dec", "<down><down><enter>"]);
}

#[test]
fn a_choice_and_a_truth() {
    check("decide.answer", &["1", "3", "<up> ", " "]);
    check("decline.door", &["2", "<enter>if", " so", "<up>1"]);
    check("truths.serve", &["1", "<enter>Lee", " said", "<up><up> "]);
}

#[test]
fn a_checklist() {
    check("height.values", &[" ", "<down><down> ", "my", " dog", "<enter>sleep", "<up><up> "]);
    check("height.values", &["my dog<enter>sleep", "<C-a><backspace>", "<backspace> 2"]);
}

#[test]
fn a_scale() {
    check("decide.sure", &["7", "<right>", "<backspace>3", "10"]);
}

#[test]
fn a_weighted_list() {
    check("weigh.move", &["pay", "<enter>7", "<enter>peace", "<enter>9", "<up><A-up>", "<down><down><down> "]);
}

#[test]
fn a_ledger() {
    check("known.ledger", &["six people", "<enter>g", "<enter>How many?", "<up><backspace>", "t"]);
    check("known.ledger", &["six<enter>t<enter><enter><enter><enter>pay", "<C-a><backspace>"]);
}

#[test]
fn a_paste_is_one_step() {
    for id in ["offer.role", "five.love", "weigh.move", "known.ledger", "height.values", "truths.serve"] {
        let mut session = Session::new(80, 24).at(id).paste("one two three").press("<C-z>");
        assert_eq!(told(session.app.workbook(), id), "-", "{id}");
        session.keys("<C-y>");
        assert!(told(session.app.workbook(), id).contains("one two three"), "{id}");
    }
}

#[test]
fn an_offer_is_taken_back_and_offered_again() {
    let id = "accept.thanks_for";
    let mut session = Session::new(80, 24).at("decline.thanks_for").press("your trust").at(id);
    assert!(session.screen().contains("what you wrote before: your trust"), "{}", session.screen());
    session.keys("<down><enter>");
    assert_eq!(told(session.app.workbook(), id), "your trust");
    assert!(!session.screen().contains("what you wrote before"), "{}", session.screen());
    session.keys("<C-z>");
    assert_eq!(told(session.app.workbook(), id), "-");
    assert!(session.screen().contains("what you wrote before: your trust"), "{}", session.screen());
}

#[test]
fn undo_from_the_palette_is_the_same() {
    let session = Session::new(80, 24).at("offer.role").press("Team Lead<C-p>undo<enter>");
    assert_eq!(told(session.app.workbook(), "offer.role"), "Team ");
    let session = session.press("<C-p>redo<enter>");
    assert_eq!(told(session.app.workbook(), "offer.role"), "Team Lead");
}

#[test]
fn an_option_let_go_says_that_the_words_beside_it_are_kept() {
    for key in ["<backspace>", " "] {
        let session = Session::new(80, 24).at("decline.door").press("2<enter>Only with training.<up>");
        let session = session.press(key);
        assert_eq!(told(session.app.workbook(), "decline.door"), ": Only with training.", "{key:?}");
        assert!(session.screen().contains("The words beside it are kept"), "{key:?} {}", session.screen());
        let session = session.press("<C-z>");
        assert_eq!(told(session.app.workbook(), "decline.door"), "if: Only with training.", "{key:?}");
    }
    let session = Session::new(80, 24).at("decline.door").press("2<enter>Only with training.<up><backspace>2");
    assert_eq!(told(session.app.workbook(), "decline.door"), "if: Only with training.");
    // Where nothing stood beside it, nothing is said.
    let session = Session::new(80, 24).at("decline.door").press("1<backspace>");
    assert!(!session.screen().contains("are kept"), "{}", session.screen());
}
