//! What a stranger to demur could not tell from the screen: each of these was asked once.

use crate::fixtures;
use crate::forms::told;
use crate::session::Session;

/// The screen in one line, so that it does not matter where a sentence wraps.
fn line(session: &Session) -> String {
    session.screen().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_short_way_counts_the_five_questions_that_it_is_told_as() {
    let mut session = Session::new(80, 24).press("<f7>");
    for (n, answer) in ["Team Lead", "Ana", "Sam", "thinking of me", "in two weeks"].iter().enumerate() {
        assert!(session.screen().contains(&format!("{} of 5", n + 1)), "{}", session.screen());
        session = session.press(answer).press("<tab>");
    }
    assert_eq!(session.here(), "reply");
    assert!(!session.screen().contains(" of 5") && !session.screen().contains(" of 6"), "{}", session.screen());
}

#[test]
fn of_tmux_it_is_said_how_to_see_whether_it_arrived() {
    let mut session = Session::new(80, 24);
    session.happen(demur::app::Event::Copied(demur::app::Copying::Tmux));
    assert!(line(&session).contains("paste it once to see whether it arrived"), "{}", session.screen());
}

#[test]
fn a_number_behind_the_words_of_a_fear_is_its_strength() {
    let session = Session::new(80, 24).at("fears.same").press("getting bored? 3<enter>");
    assert!(session.screen().contains("[ 3] getting bored?"), "{}", session.screen());
    assert!(line(&session).contains("3 is its strength now."), "{}", session.screen());
    // It is in the workbook at once, and counts.
    let kept = |session: &Session| told(session.app.workbook(), "fears.same");
    assert_eq!(kept(&session), "3 getting bored?");
    let pulls = session.press("<f5>");
    assert!(line(&pulls).contains("pulls with 3"), "{}", pulls.screen());
    // A number that may belong to the words stays in them, too; another one typed takes its place.
    let session = pulls.press("<esc><enter>a team of 8<enter>5<enter>the noise<enter><enter>");
    assert_eq!(kept(&session), "3 getting bored?, 5 a team of 8, ? the noise");
    // One step back, and nothing was taken.
    let session = Session::new(80, 24).at("fears.same").press("getting bored? 3<enter><C-z>");
    assert_eq!(kept(&session), "? getting bored? 3");
    // A strength that was given stays.
    let session = Session::new(80, 24).at("fears.same").press("a room<enter>9<up><end> 2<enter>");
    assert_eq!(kept(&session), "9 a room 2");
}

#[test]
fn that_nothing_is_chosen_yet_is_seen() {
    let at = |width, height| Session::new(width, height).at("known.ledger").press("six people<enter>");
    assert!(at(80, 24).screen().contains("( ) told ( ) seen ( ) guessed"), "{}", at(80, 24).screen());
    assert!(at(80, 24).press("g").screen().contains("( ) told ( ) seen (•) guessed"));
    // Where there is little room, the marks are small.
    let narrow = at(40, 12);
    assert!(narrow.screen().contains("○ told ○ seen ○ guessed"), "{}", narrow.screen());
    assert!(narrow.press("s").screen().contains("○ told ● seen ○ guessed"));
}

#[test]
fn what_was_set_aside_is_taken_up_again_with_the_key_that_is_named() {
    let open = Session::open(fixtures::full(), 80, 24).at("decide.answer").press("1<f4>f");
    let foot = |session: &Session| session.screen().lines().last().unwrap_or_default().to_owned();
    assert!(foot(&open).contains("i leave as it is"), "{}", open.screen());
    let writing = open.press("i");
    assert!(writing.screen().contains("for example: they know this already"), "{}", writing.screen());
    let aside = writing.press("<enter>");
    assert!(foot(&aside).contains("i take it up again"), "{}", aside.screen());
    assert!(foot(&aside.press("i")).contains("i leave as it is"));
}

#[test]
fn own_words_that_go_are_told_and_come_back() {
    let session = Session::open(fixtures::full(), 80, 24).at("decide.answer").press("1<f4><down>e Truly.<esc>");
    let text = |session: &Session| session.app.desk().text_now();
    let mine = text(&session);
    let session = session.press("u");
    assert_ne!(text(&session), mine);
    assert!(line(&session).contains("Ctrl-Z brings your own words back."), "{}", session.screen());
    let session = session.press("<C-z>");
    assert_eq!(text(&session), mine);
    // Where there are none, nothing is said.
    let none = session.press("<down><down><down>u");
    assert!(!line(&none).contains("your own words back"), "{}", none.screen());
}

#[test]
fn the_map_says_what_its_question_mark_means() {
    for (width, height) in [(80, 24), (40, 12)] {
        let session = Session::new(width, height).at("offer.made_on").press("one fine day<tab><f2>");
        let rows = session.screen();
        let row = rows.lines().find(|row| row.contains('?') && row.contains("When was"));
        assert!(row.is_some_and(|row| row.contains("? When was") && row.contains("no day yet")), "{rows}");
    }
}

#[test]
fn the_way_out_and_the_way_back_are_at_the_foot() {
    let foot = |session: &Session| session.screen().lines().last().unwrap_or_default().to_owned();
    // Whatever an answer calls for, leaving is named.
    let today = Session::new(80, 24).at("offer.urgency").press("1");
    assert!(foot(&today).contains("F7 answer today") && foot(&today).contains("Ctrl-Q leave"), "{}", today.screen());
    for id in ["offer.role", "offer.urgency", "fears.change", "known.ledger", "five.love"] {
        let session = Session::new(40, 12).at(id);
        assert!(foot(&session).contains("F1 help"), "{}", session.screen());
    }
    let first = Session::new(80, 24).press("Team Lead");
    assert!(!foot(&first).contains("Shift-Tab"), "{}", first.screen());
    let second = first.press("<enter>");
    assert!(foot(&second).contains("Shift-Tab back"), "{}", second.screen());
    assert_eq!(second.press("<S-tab>").here(), "offer.role");
}

#[test]
fn a_day_that_has_passed_is_said_and_kept() {
    let session = Session::new(80, 24).at("time.until").press("2020-01-03");
    assert!(line(&session).contains("3 January 2020, and it has passed."), "{}", session.screen());
    let session = session.press("<tab><S-tab>");
    assert!(line(&session).contains("2020-01-03") || line(&session).contains("3 January 2020"));
    let session = Session::new(80, 24).at("offer.made_on").press("yesterday");
    assert!(!line(&session).contains("passed"), "{}", session.screen());
}

#[test]
fn an_answer_that_makes_the_way_longer_says_so_once() {
    let session = Session::new(80, 24).at("decide.answer");
    assert!(line(&session).contains("of 59"), "{}", session.screen());
    let session = session.press("1");
    assert!(line(&session).contains("With this answer your way has 72 questions."), "{}", session.screen());
    assert!(line(&session).contains("of 72"), "{}", session.screen());
    assert!(!line(&session.press("<down>")).contains("With this answer"));
    let session = Session::new(80, 24).at("decide.answer").press("<enter>");
    assert!(line(&session).contains("With this answer"), "{}", session.screen());
}
