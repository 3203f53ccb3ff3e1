//! A Korean answer of 300 letters: typed, wrapped, edited in the middle, selected, deleted; every letter in its columns.

use crate::session::Session;

/// 300 letters, blanks counted, in words of two to five.
fn answer() -> String {
    let words = ["저는", "사람을", "관리하기", "보다는", "직접만드는", "일을", "좋아합니다"];
    let mut text = String::new();
    for word in words.iter().cycle() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
        if text.chars().count() >= 300 {
            break;
        }
    }
    text.chars().take(300).collect::<String>().trim_end().to_owned()
}

fn told(session: &Session) -> String {
    session.app.workbook().answer("five.love").map(|a| a.on_screen().prose().unwrap().to_string()).unwrap_or_default()
}

/// The letters before the caret on its row, as they stand in the cells: each wide one in two, none in the wrong column.
fn before_caret(session: &Session, left: u16) -> String {
    let (x, y) = session.caret().unwrap();
    let buffer = session.glass.backend().buffer();
    let (mut at, mut words) = (left, String::new());
    while at < x {
        let symbol = buffer[(at, y)].symbol();
        words.push_str(symbol);
        at += demur::text::width(symbol).max(1);
    }
    assert_eq!(at, x, "the caret stands between two letters");
    words
}

/// The caret stands after these letters: what is on its row before it is the end of them.
fn check_caret(session: Session, left: u16, all_before: &str) -> Session {
    // The cells here keep what a wide letter covered, which no terminal does: they are drawn anew.
    let session = session.press("<C-l>");
    let row = before_caret(&session, left);
    // A blank at the edge hangs over it.
    let hangs = if row.ends_with(' ') { all_before } else { all_before.trim_end_matches(' ') };
    assert!(hangs.ends_with(&row), "{row:?} is not the end of {all_before:?}\n{}", session.screen());
    assert!(!row.is_empty() || all_before.is_empty() || all_before.ends_with(' '), "{}", session.screen());
    session
}

#[test]
fn three_hundred_letters_in_every_width() {
    for (size, left) in [((80, 24), 3), ((40, 20), 0), ((30, 20), 0), ((120, 40), 36)] {
        let text = answer();
        let mut session = Session::new(size.0, size.1).press("<C-p>five.love<enter>");
        for (at, letter) in text.chars().enumerate() {
            session = session.press(&if letter == ' ' { " ".to_owned() } else { letter.to_string() });
            if at % 7 == 0 {
                session = check_caret(session, left, &text.chars().take(at + 1).collect::<String>());
            }
        }
        assert_eq!(told(&session), text);
        // Into the middle, and words there.
        let middle = text.chars().count() / 2;
        session = session.press("<C-home>").press(&"<right>".repeat(middle));
        let before: String = text.chars().take(middle).collect();
        session = check_caret(session, left, &before);
        session = session.press("한가운데에");
        let after: String = text.chars().skip(middle).collect();
        assert_eq!(told(&session), format!("{before}한가운데에{after}"));
        session = check_caret(session, left, &format!("{before}한가운데에"));
        // Selected back to where they began, and one more; then gone.
        session = session.press(&"<S-left>".repeat(6)).press("<del>");
        let shorter: String = before.chars().take(middle - 1).collect();
        assert_eq!(told(&session), format!("{shorter}{after}"));
        session = check_caret(session, left, &shorter);
        // And back, a step at a time.
        session = session.press("<C-z>");
        assert_eq!(told(&session), format!("{before}한가운데에{after}"));
        session = session.press("<C-end>").press(&"<backspace>".repeat(10));
        let whole = format!("{before}한가운데에{after}");
        let left_over: String = whole.chars().take(whole.chars().count() - 10).collect();
        assert_eq!(told(&session), left_over);
        session = check_caret(session, left, &left_over);
        // What shows is what was typed: nothing was lost at the end of a row. Drawn anew: the glass of the tests keeps the
        // half of a wide letter that another was written over, as no terminal does.
        session = session.resize(size.0, size.1 + 1).resize(size.0, size.1);
        let shown: String = session.screen().split_whitespace().collect();
        let words: String = left_over.split_whitespace().collect();
        assert!(size.1 < 24 || shown.contains(&words) || size.0 == 120, "{}", session.screen());
    }
}
