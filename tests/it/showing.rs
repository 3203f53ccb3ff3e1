//! The question shown for more eyes than the writer's: what the coach's prompts hold, and that the next key ends them
//! and does no more.

use demur::app::Event;
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
    session.screen().split_whitespace().collect::<Vec<_>>().join(" ").contains(words)
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
        [question.why.as_str(), &question.listen].into_iter().chain(question.follow_ups.iter().map(String::as_str));
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
                assert!(shows(&session, words), "{}: {words}\n{}", question.id, session.screen());
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
        let session = open((80, 24)).at("decide.answer").press("1").press(keys);
        let before = session.screen();
        let session = session.press("<A-i>");
        assert!(shows(&session, "go to one first"), "{keys}:\n{before}\n{}", session.screen());
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
    session.app.set_up(&settings::read("(keys: { \"prompts\": [\"A-j\"] })"));
    let session = session.press("<A-i>");
    assert!(!shows(&session, "For the coach"));
    assert!(shows(&session.press("<A-j>"), "For the coach"));
    let named = open((80, 24)).press("<C-p>prompts<enter>");
    assert!(shows(&named, "For the coach"), "the palette has it: {}", named.screen());
}
