//! Finding: actions, questions and answers in the palette, whatever is missing of the words; and words in an answer.

use demur::workbook::{Answer, Weight};

use crate::fixtures::{prose, workbook};
use crate::screens::check_from;
use crate::session::Session;

fn written() -> Session {
    let long = format!("{}Fridays with the children. And Fridays alone.", "Something else first. ".repeat(20));
    let list = vec![
        Weight { words: "losing my Fridays".to_owned(), strength: Some(7) },
        Weight { words: "crème brûlée at noon".to_owned(), strength: None },
    ];
    Session::open(
        workbook(vec![
            ("five.love", prose("Quiet mornings.\nFridays, when nobody calls.\n금요일 오후의 고요함")),
            ("five.afraid", prose(&long)),
            ("fears.change", Answer::Weighted(list)),
        ]),
        80,
        24,
    )
}

/// The words that are selected in the answer in hand: they are on a ground of their own.
fn selected(session: &Session) -> String {
    let buffer = session.glass.backend().buffer();
    let reversed = |cell: &&ratatui::buffer::Cell| cell.modifier.contains(ratatui::style::Modifier::REVERSED);
    let symbols: String = buffer.content().iter().filter(reversed).map(ratatui::buffer::Cell::symbol).collect();
    symbols.replace(' ', "")
}

/// The row and column at which that begins.
fn selected_at(session: &Session) -> Option<(u16, u16)> {
    let buffer = session.glass.backend().buffer();
    let mut cells = buffer.area.rows().flat_map(ratatui::layout::Rect::columns);
    let reversed =
        |cell: &ratatui::layout::Rect| buffer[(cell.x, cell.y)].modifier.contains(ratatui::style::Modifier::REVERSED);
    cells.find(reversed).map(|cell| (cell.y, cell.x))
}

#[test]
fn at_every_size() {
    check_from("palette_answers", "Fridays, when nobody calls", |(width, height)| {
        written().resize(width, height).press("<C-p>fridays")
    });
    check_from("find", "Enter: next. Esc", |(width, height)| {
        written().resize(width, height).at("five.love").press("<C-f>fri")
    });
}

#[test]
fn an_answer_is_found_and_the_place_in_it() {
    let session = written().press("<C-p>fridays with<enter>");
    assert_eq!(session.here(), "five.afraid");
    assert_eq!(selected(&session), "Fridays");
    let session = written().press("<C-p>creme brulee<enter>");
    assert_eq!((session.here().as_str(), selected(&session).as_str()), ("fears.change", "crème"));
    let session = written().press("<C-p>고요함");
    assert!(session.screen().contains("오후의"), "{}", session.screen());
    let session = session.press("<enter>");
    assert_eq!((session.here().as_str(), selected(&session).as_str()), ("five.love", "고요함"));
}

#[test]
fn what_is_missing_letters_is_found_behind_what_is_not() {
    let screen = Session::new(80, 24).press("<C-p>rehrse").screen();
    assert!(screen.contains("Rehearse"), "{screen}");
    let session = Session::new(80, 24).press("<C-p>xyzzy");
    assert!(session.screen().contains("Nothing here has these words"), "{}", session.screen());
    // An action by its name comes before anything that merely reads like it.
    assert!(written().press("<C-p>history<enter>").screen().contains("Earlier versions"));
}

#[test]
fn a_few_words_do_not_find_everything() {
    for words in ["fear", "letter", "friend", "pay", "quiet", "decide"] {
        let session = Session::new(80, 60).press(&format!("<C-p>{words}"));
        let rows = session.screen().lines().skip(3).filter(|line| !line.trim().is_empty()).count() - 1;
        assert!(rows < 30, "{words}: {rows}\n{}", session.screen());
    }
}

#[test]
fn in_an_answer_each_place_after_the_other_and_around() {
    let session = written().at("five.afraid").press("<C-f>fridays");
    assert_eq!(selected(&session), "Fridays");
    let first = selected_at(&session);
    let session = session.press("<enter>");
    let second = selected_at(&session);
    assert!(second > first, "{second:?}");
    let session = session.press("<down>");
    assert_eq!(selected_at(&session), first, "around");
    let session = session.press("<enter>");
    assert_eq!(selected_at(&session), second);
    let session = session.press("<esc>");
    assert_eq!(selected(&session), "Fridays", "what was found stays selected");
    let session = session.press("Sundays");
    assert!(
        session
            .app
            .workbook()
            .answer("five.afraid")
            .unwrap()
            .on_screen()
            .prose()
            .unwrap()
            .to_string()
            .ends_with("And Sundays alone.")
    );
}

#[test]
fn in_a_list_it_goes_from_field_to_field() {
    let session = written().at("fears.change").press("<C-f>noon");
    assert_eq!(selected(&session), "noon");
    let session = session.press("<C-a>my<enter>");
    assert_eq!(selected(&session), "my");
}

#[test]
fn what_is_not_there_is_said_and_nothing_moves() {
    let session = written().at("five.love").press("<C-f>zebra");
    assert!(session.screen().contains("Not here"), "{}", session.screen());
    assert_eq!(session.press("<esc>").app.workbook(), written().at("five.love").app.workbook());
    let session = Session::new(80, 24).press("<tab><C-f>");
    assert!(session.screen().contains("There are no words here"), "{}", session.screen());
}

#[test]
fn another_key_ends_it_and_does_its_own() {
    let session = written().at("five.love").press("<C-f>quiet<tab>");
    assert_eq!(session.here(), "five.afraid");
    assert!(!session.screen().contains("Find:"));
    let session = written().at("five.love").press("<C-f>quiet<f1>");
    assert!(session.screen().contains("Type your answer"));
    let session = written().at("five.love").press("<C-f>").paste("nobody");
    assert_eq!(selected(&session), "nobody");
}
