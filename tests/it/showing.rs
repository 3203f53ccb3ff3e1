//! The question shown for more eyes than the writer's: what the coach's prompts hold, and that the next key ends them
//! and does no more.

use demur::app::{Event, Keeping};
use demur::settings;
use demur::workbook::Workbook;

use crate::fixtures::{self, curriculum, prose};
use crate::screens::check_from;
use crate::session::Session;

/// Words that stand in no sentence of ours.
const PRIVATE: [&str; 3] = ["zebrafinch", "waxwing", "goldcrest"];
const SIZES: [(u16, u16); 6] = [(200, 60), (120, 40), (80, 24), (40, 12), (30, 8), (24, 6)];
/// A letter, the keys that move, change, go on and go elsewhere: any key.
const KEYS: [&str; 16] = [
    "x",
    " ",
    "<enter>",
    "<esc>",
    "<backspace>",
    "<down>",
    "<end>",
    "<C-z>",
    "<C-v>",
    "<C-c>",
    "<A-up>",
    "<f1>",
    "<f2>",
    "<f4>",
    "<C-p>",
    "<A-c>",
];

fn book() -> Workbook {
    let mut book = fixtures::full();
    book.set("five.love", Some(prose("The zebrafinch hour, with waxwing and goldcrest.")));
    book
}

fn open((width, height): (u16, u16)) -> Session {
    Session::open(book(), width, height).at("five.love")
}

fn prompts() -> Session {
    open((80, 24)).press("<A-i>")
}

fn shows(session: &Session, words: &str) -> bool {
    // Signs that there is more stand at the edge, in no word.
    session.screen().replace(['↑', '↓'], " ").split_whitespace().collect::<Vec<_>>().join(" ").contains(words)
}

/// The question page once more, as it was left.
fn as_it_was(session: &Session, how: &str) {
    let before = open((80, 24));
    assert_eq!(session.screen(), before.screen(), "{how}");
    assert_eq!(session.caret(), before.caret(), "{how}");
    assert_eq!(session.app.workbook().answer("five.love"), book().answer("five.love"), "{how} changes no answer");
}

fn nothing_private(session: &Session, how: &str) {
    for word in PRIVATE {
        assert!(!session.screen().contains(word), "{word} shows at {how}:\n{}", session.screen());
    }
}

#[test]
fn the_prompts_at_every_size() {
    check_from("prompts", "Where the voice comes alive, and what is named first.", |size| open(size).press("<A-i>"));
    check_from("prompts_of_a_pause", "Count slowly to eight", |size| open(size).at("weigh.noticed").press("<A-i>"));
}

#[test]
fn the_prompts_hold_what_a_coach_asks_and_hears_and_nothing_of_the_answer() {
    let curriculum = curriculum();
    let question = curriculum.question("five.love").unwrap();
    let said =
        [question.why.as_str(), &question.listen].into_iter().chain(question.follow_ups.iter().map(AsRef::as_ref));
    let said: Vec<&str> = said.collect();
    for words in &said {
        assert!(shows(&prompts(), words), "{words}:\n{}", prompts().screen());
    }
    let at = |words: &str| prompts().screen().find(words).unwrap();
    assert!(question.follow_ups.windows(2).all(|two| at(&two[0]) < at(&two[1])), "from gentle to deep");
    for (width, height) in SIZES {
        let session = open((width, height)).press("<A-i>");
        nothing_private(&session, &format!("{width}×{height}"));
        assert!(shows(&session, "Which hour of last week would you keep?"), "{}", session.screen());
        assert_eq!(session.caret(), None, "nothing is written here");
    }
}

#[test]
fn every_question_has_prompts_that_fit_a_corner_of_a_screen() {
    for stage in curriculum().stages() {
        for question in curriculum().asked_in(stage) {
            let session = Session::open(book(), 40, 12).at(&question.id).press("<esc><A-i>");
            for words in &question.follow_ups {
                assert!(shows(&session, words), "{}: {words:?}\n{}", question.id, session.screen());
            }
            assert!(shows(&session, &question.listen), "{}\n{}", question.id, session.screen());
        }
    }
}

#[test]
fn the_next_key_closes_the_prompts_and_does_no_more() {
    for key in KEYS.iter().chain(&["<tab>", "<S-tab>", "<A-i>", "<pagedown>"]) {
        as_it_was(&prompts().press(key), key);
    }
    as_it_was(&prompts().paste("an answer of somebody else's"), "a paste");
    let mut burst = prompts();
    burst.happen(Event::Typed("typed too fast".into()));
    as_it_was(&burst, "a burst");
    let mut click = prompts();
    click.happen(Event::Click { x: 5, y: 5, extend: false });
    as_it_was(&click, "a click");
    let mut wheel = prompts();
    wheel.happen(Event::Wheel(3));
    assert_eq!(wheel.screen(), prompts().screen(), "the wheel is no key");
    let session = prompts().press("<esc>x");
    assert!(session.screen().contains("goldcrest.x"), "the key after it is typed:\n{}", session.screen());
}

#[test]
fn hiding_and_leaving_go_on_from_the_prompts_as_from_anywhere() {
    let hidden = prompts().press("<f9>");
    assert!(shows(&hidden, "F9 or Alt-X brings it back"), "{}", hidden.screen());
    as_it_was(&hidden.press("<f9>"), "shown again");
    assert!(prompts().press("<C-q>").world.left);
}

#[test]
fn what_is_shown_for_a_question_needs_one() {
    for keys in ["<f4>", "<f4><A-c>", "<f4><A-c>r"] {
        let mut session = open((80, 24)).at("decide.answer").press("1").press(keys);
        let before = session.screen();
        for key in ["<A-i>", "<A-b>"] {
            session = session.press(key);
            assert!(shows(&session, "go to one first"), "{keys}:\n{before}\n{}", session.screen());
        }
    }
    let written = open((80, 24)).at("decide.answer").press("1<f4>eMine. <A-i>and more");
    assert!(shows(&written, "Mine. and more"), "a paragraph goes on being written:\n{}", written.screen());
    let welcome = Session::new(80, 24).press("<A-i>");
    assert!(shows(&welcome, "For the coach"), "{}", welcome.screen());
    assert!(shows(&welcome.press("x"), "You have been offered"), "the welcome stays");
}

#[test]
fn another_key_may_do_it() {
    let mut session = open((80, 24));
    session.app.set_up(&settings::read("(keys: { \"prompts\": [\"A-j\"], \"present\": [\"A-n\"] })"));
    let session = session.press("<A-i>");
    assert!(!shows(&session, "For the coach"));
    let session = session.press("<A-j>");
    assert!(shows(&session, "For the coach"));
    assert_eq!(all(&session.press("x<A-n>")), prompt("five.love"));
    let named = open((80, 24)).press("<C-p>prompts<enter>");
    assert!(shows(&named, "For the coach"), "the palette has it: {}", named.screen());
}

fn large() -> Session {
    open((80, 24)).press("<A-b>")
}

/// The words on the glass, whatever stands between them.
fn all(session: &Session) -> String {
    session.screen().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn prompt(id: &str) -> String {
    curriculum().question(id).unwrap().prompt.to_string()
}

#[test]
fn a_question_large_at_every_size() {
    check_from("large", "What do you love most", |size| open(size).press("<A-b>"));
    check_from("large_unsaved", "The disk is full.", |size| {
        let mut session = open(size).press("<A-b>");
        session.happen(Event::Keeping(Keeping::Failed("The disk is full. What you type is safe for now.".into())));
        session
    });
}

#[test]
fn every_question_is_whole_and_alone_on_every_glass() {
    for stage in curriculum().stages() {
        for question in curriculum().asked_in(stage) {
            let mut session = Session::open(book(), 80, 24).at(&question.id).press("<esc><A-b>");
            for (width, height) in SIZES {
                session = session.resize(width, height);
                assert_eq!(all(&session), question.prompt, "{} at {width}×{height}\n{}", question.id, session.screen());
                assert_eq!(session.caret(), None, "nothing is written here");
            }
        }
    }
}

#[test]
fn it_stands_in_the_middle_in_double_rows() {
    let session = large();
    let rows: Vec<String> = session.screen().split('\n').map(str::to_owned).collect();
    let inked: Vec<usize> = (0..rows.len()).filter(|at| !rows[*at].is_empty()).collect();
    assert_eq!((inked[0], rows.len() - 1 - inked[inked.len() - 1]), (10, 11), "in the middle: {}", session.screen());
    assert_eq!(inked[1] - inked[0], 2, "a blank row between");
}

#[test]
fn the_walk_goes_on_while_the_question_is_large() {
    let session = large().press("<tab>");
    assert_eq!((all(&session), session.here()), (prompt("five.afraid"), "five.afraid".to_owned()));
    let session = session.press("<pagedown><right>");
    assert_eq!(all(&session), prompt("five.team"));
    let session = session.press("<left><pageup><S-tab><S-tab>");
    assert_eq!(all(&session), prompt("offer.noticed"), "back over the beginning of a stage");
    let session = Session::open(book(), 80, 24).at("after.noticed").press("<A-b><tab>");
    assert_eq!(all(&session), prompt("after.noticed"), "the last stays");
    let session = Session::new(80, 24).press("<A-b><tab><S-tab><S-tab>");
    assert_eq!(all(&session), prompt("offer.role"), "from the welcome on, and the first stays");
}

#[test]
fn no_breath_and_no_message_comes_between() {
    let breath = Session::new(80, 24).at("choice.noticed").press("<A-b><tab>");
    assert_eq!(all(&breath), prompt("height.friend"));
    let mut session = Session::open(book(), 80, 24).at("decide.answer").press("1").at("offer.role").press("<A-b>");
    for (key, end) in [("<tab>", "after.noticed"), ("<S-tab>", "offer.role")] {
        for _ in 0..120 {
            session = session.press(key);
            let curriculum = curriculum();
            let here = curriculum.question(&session.here()).map(|question| question.prompt.to_string());
            assert_eq!(Some(all(&session)), here, "{}", session.screen());
        }
        assert_eq!(session.here(), end);
    }
}

#[test]
fn any_other_key_ends_it_and_does_no_more() {
    for key in KEYS.iter().chain(&["<A-b>", "<A-i>", "<f3>"]) {
        as_it_was(&large().press(key), key);
    }
    as_it_was(&large().paste("an answer of somebody else's"), "a paste");
    let mut burst = large();
    burst.happen(Event::Typed("typed too fast".into()));
    as_it_was(&burst, "a burst");
    for event in [Event::Click { x: 40, y: 10, extend: false }, Event::Wheel(3)] {
        let mut pointed = large();
        pointed.happen(event);
        assert_eq!(pointed.screen(), large().screen(), "the mouse may point at it");
    }
}

#[test]
fn hiding_and_leaving_go_on_from_it_and_it_is_still_there() {
    let hidden = large().press("<f9>");
    assert_eq!(all(&hidden), "F9 or Alt-X brings it back");
    let hidden = hidden.press("x<tab>");
    assert_eq!(all(&hidden.press("<f9>")), prompt("five.love"), "no answer shows on the way back");
    assert!(large().press("<C-q>").world.left);
}

#[test]
fn what_is_said_meanwhile_is_read_afterwards_and_what_is_not_saved_at_once() {
    let mut session = large();
    session.happen(Event::Said("Something happened.".into()));
    assert_eq!(all(&session), prompt("five.love"));
    let session = session.press("<tab><S-tab>x");
    assert!(shows(&session, "Something happened."), "{}", session.screen());
    for (width, height) in SIZES {
        let mut session = open((width, height)).press("<A-b>");
        session.happen(Event::Keeping(Keeping::Failed("NOT SAVED: the disk is full.".into())));
        assert!(all(&session).starts_with("NOT SAVED"), "{width}×{height}: {}", session.screen());
        assert!(shows(&session, &prompt("five.love")), "{width}×{height}: {}", session.screen());
        session.happen(Event::Keeping(Keeping::Saved));
        assert_eq!(all(&session), prompt("five.love"));
    }
}
