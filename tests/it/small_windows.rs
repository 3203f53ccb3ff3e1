//! Small windows, and keys that seemed to do nothing: whatever is there can be read, and what cannot be done is said.

use std::sync::Arc;

use demur::workbook::{Answer, Workbook};

use crate::fixtures;
use crate::session::Session;

fn flat(session: &Session) -> String {
    session.screen().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_screen_that_another_program_wrote_over_is_drawn_anew_whatever_is_open() {
    use ratatui::backend::Backend as _;
    for keys in ["", "<f1>", "<f4>", "<f9>", "<C-p>", "<A-k>", "<A-b>", "<A-i>"] {
        let mut session = Session::open(fixtures::full(), 80, 24).at("five.love").press(keys);
        let before = session.screen();
        session.glass.backend_mut().clear().unwrap();
        let session = session.press("<C-l>");
        assert_eq!(session.screen(), before, "{keys}");
    }
    let session = Session::open(fixtures::full(), 80, 24).press("<C-p>anew<enter>");
    assert!(session.world.effects.contains(&demur::app::Effect::Redraw));
}

#[test]
fn the_way_to_the_findings_shows_beside_the_message_at_every_size() {
    let mut book = fixtures::full();
    book.set("decide.because", Some(fixtures::prose("I am not ready for it")));
    for (width, height) in [(80, 24), (60, 16), (40, 12), (30, 8)] {
        let session = Session::open(book.clone(), width, height).at("decide.answer").press("1<f4>");
        assert!(!session.app.desk().findings().is_empty());
        let shows = flat(&session);
        assert!(shows.contains("(f)") || shows.contains("f check"), "{width}x{height}\n{}", session.screen());
    }
}

#[test]
fn of_the_prompts_of_a_coach_all_can_be_read_in_a_small_window() {
    let curriculum = fixtures::curriculum();
    let question = curriculum.question("five.love").unwrap();
    for (width, height) in [(40, 12), (30, 8)] {
        let open = || Session::open(fixtures::full(), width, height).at("five.love").press("<A-i>");
        assert!(open().screen().contains('↑') && open().screen().contains('↓'), "{}", open().screen());
        let mut session = open().press("<pageup><pageup><pageup><pageup>");
        let mut rows: Vec<String> = Vec::new();
        for _ in 0..60 {
            rows.extend(session.screen().lines().map(str::to_owned));
            session.keys("<down>");
        }
        rows.dedup();
        let all = rows.join(" ").replace(['↑', '↓'], " ");
        let all = all.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = question.prompt.split(' ').chain(question.why.split(' ')).chain(question.listen.split(' '));
        for word in words.chain(question.follow_ups.iter().flat_map(|words| words.split(' '))) {
            assert!(all.contains(word), "{width}x{height} {word}: {all}");
        }
    }
}

#[test]
fn the_counts_of_an_earlier_version_show_at_every_size() {
    for (width, height) in [(80, 24), (50, 16), (44, 14), (40, 12), (30, 8)] {
        let mut session = Session::open(fixtures::full(), width, height);
        session.world.earlier = vec![(1_795_000_000, Some(fixtures::full()))];
        let session = session.press("<f12>");
        assert!(flat(&session).contains("words · as now"), "{width}x{height}\n{}", session.screen());
    }
}

#[test]
fn the_caret_never_stands_on_the_sign_of_more() {
    let answer: String = "가나다라마 ".repeat(60);
    let mut book = Workbook::new("0123456789abcdef0123456789abcdef".into(), "my offer".into());
    book.set("five.love", Some(fixtures::prose(&answer)));
    for (width, height) in [(40, 12), (30, 8), (80, 24)] {
        let mut session = Session::open(book.clone(), width, height).at("five.love").press("<C-home>");
        for _ in 0..350 {
            session.keys("<right>");
            let (x, y) = session.caret().expect("a caret");
            let cell = session.glass.backend().buffer()[(x, y)].symbol().to_owned();
            assert!(!["↑", "↓"].contains(&cell.as_str()), "{width}x{height} {x} {y}\n{}", session.screen());
        }
    }
}

#[test]
fn that_one_of_a_few_can_be_chosen_is_seen_at_every_width() {
    for (width, height) in [(80, 24), (40, 12), (30, 12)] {
        let session = Session::new(width, height).at("known.ledger").press("six people<enter>");
        let shows = flat(&session);
        assert!(shows.contains("( ) told") || shows.contains("○ told"), "{width}\n{}", session.screen());
        let session = session.press("t");
        let shows = flat(&session);
        assert!(shows.contains("(•) told") || shows.contains("● told"), "{width}\n{}", session.screen());
    }
}

#[test]
fn the_message_is_paged_through_and_its_ends_are_a_key_away() {
    let open = || Session::open(fixtures::full(), 80, 24).at("decide.answer").press("1<f4>");
    let (first, end) = (open().screen(), open().press("<end>"));
    assert_ne!(end.screen(), first);
    assert_eq!(end.press("<home>").screen(), first);
    let paged = open().press("<pagedown><pagedown><pagedown>");
    assert_ne!(paged.screen(), first);
    let back = paged.press("<pageup><pageup><pageup><pageup><pageup><pageup>");
    assert_eq!(back.screen(), first);
    let far = open().press(&"<pagedown>".repeat(30));
    assert_eq!(
        far.press("<pageup>").press(&"<pagedown>".repeat(9)).screen(),
        open().press("<end>").press(&"<pagedown>".repeat(9)).screen()
    );
}

#[test]
fn who_moves_in_a_list_and_ticks_nothing_is_told_once() {
    let session = Session::new(80, 24).at("height.values").press("<down><enter>");
    assert_eq!(session.here(), "height.values");
    assert!(flat(&session).contains("Nothing is ticked: Space ticks."), "{}", session.screen());
    assert_ne!(session.press("<enter>").here(), "height.values");
    for goes_on in ["<enter>", "<down> <enter>", "<down><tab>"] {
        assert_ne!(Session::new(80, 24).at("height.values").press(goes_on).here(), "height.values", "{goes_on}");
    }
}

#[test]
fn a_number_that_is_typed_or_looked_for_is_one_change_of_mind() {
    let mut book = fixtures::full();
    book.set("decide.sure", Some(Answer::Scale(7)));
    book.history.clear();
    book.record("decide.sure", 1);
    for (keys, last) in [("10", Some("10")), ("<left><left><left><left><left>", Some("2")), ("<left><right>", None)] {
        let session = Session::open(book.clone(), 80, 24).at("decide.sure").press(keys);
        let kept = session.world.kept.clone().unwrap_or_else(|| Arc::new(book.clone()));
        let values: Vec<&str> = kept.then_and_now().map(|turn| turn.value.as_str()).collect();
        let expected: Vec<&str> = ["7"].into_iter().chain(last).collect();
        assert_eq!(values, expected, "{keys}");
    }
}

#[test]
fn what_must_be_known_is_cut_nowhere() {
    let book = || Workbook::new("0123456789abcdef0123456789abcdef".into(), "my offer".into());
    for (width, height) in [(80, 24), (40, 12), (30, 8)] {
        let size = format!("{width}x{height}");
        let welcome = Session::open(book(), width, height);
        for words in ["~/.local/share/demur", "ot therapy"] {
            let all = welcome.screen().replace(char::is_whitespace, "");
            assert!(all.contains(&words.replace(' ', "")), "{size}\n{}", welcome.screen());
        }
        let elsewhere = Session::open(fixtures::full(), width, height).press("<A-s>");
        assert!(flat(&elsewhere).to_lowercase().contains("esc"), "{size}\n{}", elsewhere.screen());
        assert!(flat(&elsewhere).contains("stays"), "{size}\n{}", elsewhere.screen());
        let settings = Session::open(fixtures::full(), width, height).press("<A-k>");
        let said = settings.app.desk().content.words.screen.settings.rows["theme"].says;
        assert!(flat(&settings).contains(&*said), "{size}\n{}", settings.screen());
        let session = Session::open(fixtures::full(), width, height).press("<C-p>session<enter>");
        assert!(flat(&session).contains("Tab goes back."), "{size}\n{}", session.screen());
        let find = Session::open(fixtures::full(), width, height).at("five.love").press("<C-f>");
        assert!(flat(&find).contains("Esc: back."), "{size}\n{}", find.screen());
    }
}
