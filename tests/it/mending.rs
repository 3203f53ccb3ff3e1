//! Where a finding leads, and what is said before a message leaves of what cannot be found in its words.

use crate::fixtures::{self, date, prose};
use crate::letter_room::{shows, text, to};
use crate::session::Session;
use demur::workbook::{Answer, Private};

fn foot(session: &Session) -> String {
    session.screen().lines().last().unwrap_or_default().to_owned()
}

/// Goes down to the finding that says this.
fn at_finding(mut session: Session, why: &str) -> Session {
    let place = session.app.desk().findings().iter().position(|finding| finding.why.contains(why));
    for _ in 0..place.unwrap_or_else(|| panic!("{why:?} was not found\n{}", session.screen())) {
        session.keys("<down>");
    }
    session
}

#[test]
fn a_finding_leads_to_the_question_that_mends_it() {
    let short = Session::new(80, 24).press("<f7>Team Lead<enter>Ana<enter>Sam<enter>").press("<f4>f");
    let short = at_finding(short, "without saying until when");
    assert!(foot(&short).contains("Enter to the question"), "{}", short.screen());
    assert_eq!(short.press("<enter>").here(), "time.until");
    let mut book = fixtures::full();
    book.set("offer.from", None);
    book.set("decline.grow", None);
    let session = Session::open(book, 80, 24).at("decide.answer").press("1<f4>f");
    let session = at_finding(session, "Nobody is greeted by name");
    assert!(foot(&session).contains("Enter to the question"));
    assert_eq!(session.press("<enter>").here(), "offer.from");
}

#[test]
fn a_finding_in_the_writers_words_leads_to_the_sentence_and_on() {
    let mut book = fixtures::full();
    book.set("decide.because", Some(prose("I am not ready for it")));
    let session = Session::open(book, 80, 24).at("decide.answer").press("1<f4>f");
    let session = at_finding(session, "what you lack");
    assert!(foot(&session).contains("Enter to the sentence"), "{}", session.screen());
    let session = session.press("<enter>");
    assert_eq!(session.here(), "reply");
    assert_eq!(session.press("<enter>").here(), "decide.because");
}

#[test]
fn where_nothing_can_be_gone_to_the_foot_promises_nothing() {
    let session = Session::open(fixtures::full(), 80, 24).at("decide.answer").press("1<f4>f");
    let session = at_finding(session, "They asked you in person");
    assert!(!foot(&session).contains("Enter"), "{}", session.screen());
    let session = session.press("<enter>");
    shows(&session, "What the check found");
}

#[test]
fn a_meeting_on_a_day_off_is_a_perhaps() {
    let found = |day: &str| {
        let mut book = fixtures::full();
        book.set("decline.talk_again", Some(date(day)));
        let session = Session::open(book, 80, 24).at("decide.answer").press("1<f4>f");
        let findings = session.app.desk().findings().iter();
        findings
            .filter(|f| f.rule == "talk-again")
            .map(|f| format!("{} {}", f.severity.id(), f.why))
            .collect::<Vec<_>>()
    };
    let told = "tip You propose to talk on Sunday, 31 January 2027, a day on which many do not work";
    assert_eq!(found("2027-01-31"), [told]);
    assert_eq!(found("2027-01-29"), Vec::<String>::new());
}

#[test]
fn after_another_choice_the_last_look_asks_to_read_the_reason_once_more() {
    let told = "You had chosen otherwise before.";
    let looked = |first: &str, seconds: i64, second: &str| {
        let session = Session::open(fixtures::full(), 120, 60).at("decide.answer").press(first);
        let session = session.wait(seconds).press(second).press("<f4>c");
        assert!(session.screen().contains("A last look"), "{}", session.screen());
        session.screen().contains(told)
    };
    assert!(looked("2", 600, "1"));
    // A slip of the finger, time to think, and the same choice again are none.
    assert!(!looked("2", 3, "1"));
    assert!(!looked("5", 600, "1"));
    assert!(!looked("1", 600, "1"));
    let mut book = fixtures::full();
    book.set("decide.because", None);
    let session = Session::open(book, 120, 60).at("decide.answer").press("2").wait(600).press("1<f4>c");
    assert!(!session.screen().contains(told), "no reason stands in it");
}

/// A reason given under one decision, and what is said of it after others.
fn reason_under(first: &str) -> Session {
    let mut book = fixtures::full();
    book.set("decide.because", None);
    let session = Session::open(book, 120, 60).at("decide.answer").press(first);
    session.at("decide.because").press("stay with the trains").wait(600)
}

#[test]
fn the_reason_remembers_for_which_answer_it_was_written() {
    let told = "You gave your reason when your answer was another. Tab leads to it";
    let turned = |session: Session, keys: &str| session.at("decide.answer").press(keys);
    // Written for "on terms": away from it it is another's, and back at it it is its own again.
    let away = turned(reason_under("3"), "2");
    assert!(away.screen().contains(told), "{}", away.screen());
    let back = turned(away.wait(600), "3");
    assert!(!back.screen().contains(told), "{}", back.screen());
    assert!(!back.press("<f4>c").screen().contains("You had chosen otherwise before."));
    // Tab leads to it, as is said.
    let away = turned(reason_under("3"), "2<tab><tab>");
    assert_eq!(away.here(), "decide.because");
    // Read once more and written anew, it is the present answer's.
    let anew = turned(reason_under("3").wait(600), "1").wait(600).press("<f4>c");
    assert!(anew.screen().contains("You had chosen otherwise before."), "{}", anew.screen());
    let anew = anew.press("<esc>").at("decide.because").press(", and the crews<f4>c");
    assert!(anew.screen().contains("A last look"), "{}", anew.screen());
    assert!(!anew.screen().contains("You had chosen otherwise before."), "{}", anew.screen());
    // It is known in the next sitting, too; and "then and now" tells of decisions alone.
    let again = turned(reason_under("3"), "2").again();
    assert_eq!(again.app.workbook().reason_written_for(), Some("terms"));
    assert_eq!(again.app.workbook().then_and_now().count(), 2);
}

#[test]
fn a_reason_written_while_there_was_time_is_for_whatever_came_of_it() {
    for (first, nags) in [("time", false), ("accept", true), ("decline", false)] {
        let answers =
            vec![("decide.answer", fixtures::choice(first, "")), ("decide.because", fixtures::prose("the work"))];
        let mut book = fixtures::workbook(answers);
        book.record("decide.answer", 1);
        book.record("decide.because", 2);
        book.set("decide.answer", Some(fixtures::choice("decline", "")));
        book.record("decide.answer", 300);
        assert_eq!(book.reason_is_for_another(), nags, "{first}");
    }
}

#[test]
fn from_where_the_message_led_esc_goes_back_to_it() {
    // From a sentence to its answer, and back; the next Esc closes the message as ever.
    let session = Session::open(fixtures::full(), 80, 24).at("decide.answer").press("1<f4><down><enter>");
    assert_eq!(session.here(), "decline.thanks_for");
    assert!(foot(&session).contains("Esc the message"), "{}", session.screen());
    let session = session.press("<esc>");
    assert_eq!(session.here(), "reply");
    let session = session.press("<esc>");
    assert_eq!(session.here(), "decline.thanks_for");
    assert!(!foot(&session).contains("Esc the message"), "{}", session.screen());
    assert_eq!(session.press("<esc>").here(), "decline.thanks_for");
}

#[test]
fn from_where_a_finding_led_esc_goes_back() {
    let open = |width, height| {
        let mut book = fixtures::full();
        book.set("offer.from", None);
        let session = Session::open(book, width, height).at("decide.answer").press("1<f4>f");
        at_finding(session, "Nobody is greeted by name").press("<enter>")
    };
    for (width, height) in [(80, 24), (40, 12), (120, 40)] {
        let session = open(width, height);
        assert_eq!(session.here(), "offer.from");
        assert!(foot(&session).contains("Esc findings"), "{}", session.screen());
        let session = session.press("<esc>");
        assert_eq!(session.here(), "reply");
        shows(&session, "What the check found");
    }
    // What was found there may be mended by then.
    let mended = open(80, 24).press("Ana<esc>");
    assert!(mended.app.desk().findings().iter().all(|finding| !finding.why.contains("Nobody is greeted")));
    shows(&mended, "What the check found");
    shows(&mended, "Your answer changed");
    // Whoever walks on from there was not led there.
    assert_eq!(open(80, 24).press("<tab><S-tab><esc>").here(), "offer.from");
}

#[test]
fn from_the_sentence_of_a_finding_esc_goes_back_to_the_findings() {
    let mut book = fixtures::full();
    book.set("decline.talk_again", Some(date("2027-01-31")));
    let session = Session::open(book, 80, 24).at("decide.answer").press("1<f4>f");
    let session = at_finding(session, "You propose to talk on Sunday").press("<enter>");
    assert!(foot(&session).contains("Esc findings"), "{}", session.screen());
    let session = session.press("<esc>");
    assert!(session.screen().contains("What the check found"), "{}", session.screen());
    // And from there to the message, and out of it.
    let session = session.press("<esc>");
    assert!(foot(&session).contains("Esc back"), "{}", session.screen());
    assert_ne!(session.press("<esc>").here(), "reply");
}

#[test]
fn ways_are_chosen_and_not_gone_to() {
    let session = Session::open(fixtures::full(), 80, 24).at("decide.answer").press("1<f4>s");
    assert!(foot(&session).contains("Enter choose"), "{}", session.screen());
    assert!(!foot(&session).contains("go there"));
}

fn message() -> Session {
    Session::open(fixtures::full(), 80, 24).at("decide.answer").press("1<f4>")
}

fn answer(session: &Session, id: &str) -> Option<Answer> {
    session.app.workbook().answer(id).map(Private::on_screen).cloned()
}

#[test]
fn what_is_typed_where_the_message_led_is_told_and_can_be_taken_back() {
    let signed = |session: &Session| text(session).trim_end().lines().last().map(str::to_owned);
    let before = signed(&message());
    let more = before.as_ref().map(|name| format!("{name}s"));
    let led = to(message(), "sign").press("<down><enter>");
    assert_eq!(led.here(), "offer.me");
    shows(&led, "This is your answer: what you type goes into it. Esc goes back.");
    // Nothing typed, nothing told.
    let back = led.press("<esc>");
    assert!(!back.screen().contains("Your answer changed"), "{}", back.screen());
    for way in ["<esc>", "<f4>"] {
        let back = to(message(), "sign").press("<down><enter>s").press(way);
        assert_eq!(signed(&back), more);
        shows(&back, "Your answer changed. Ctrl-Z in the message takes that back.");
        let taken = back.press("<C-z>");
        assert_eq!(signed(&taken), before, "{way}");
        // The field behind the message has it back, too; and it can be done again.
        let behind = taken.press("<esc>");
        assert_eq!(behind.here(), "offer.me");
        assert_eq!(behind.app.shown(), answer(&behind, "offer.me"));
        let again = behind.press("<f4><C-y>");
        assert_eq!(signed(&again), more, "{way}");
        assert_eq!(signed(&again.press("<C-z>")), before, "{way}");
    }
}

#[test]
fn an_answer_changed_again_since_then_is_not_taken_back() {
    let session = to(message().press("t"), "sign").press("<down><enter>s<esc>").at("offer.me").press("x<f4>");
    let signed = answer(&session, "offer.me");
    shows(&session, "plain");
    // That is said first; then what was done to the message before is taken back.
    let session = session.press("<C-z>");
    assert_eq!(answer(&session, "offer.me"), signed);
    shows(&session, "The answer was changed again since then, and stays as it is.");
    shows(&session, "plain");
    let session = session.press("<C-z>");
    assert_eq!(answer(&session, "offer.me"), signed);
    shows(&session, "warm");
}

#[test]
fn where_nothing_is_typed_nothing_is_said_of_typing() {
    let mut book = fixtures::full();
    book.set("decline.door", Some(Answer::Choice { option: "not".to_owned(), detail: String::new() }));
    let mut session = Session::open(book, 80, 24).at("decide.answer").press("1<f4>");
    if !text(&session).contains("Management is not my path.") {
        session.keys("l");
    }
    assert!(text(&session).contains("Management is not my path."), "{}", session.screen());
    let letter = session.app.desk().letter().unwrap();
    let mut sentences = letter.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
    let at = sentences.position(|sentence| sentence.text == "Management is not my path.").unwrap();
    session.keys(&format!("{}{}", "<up>".repeat(40), "<down>".repeat(at)));
    session.keys("<enter>");
    assert_eq!(session.here(), "decline.door", "{}", session.screen());
    assert!(!session.screen().contains("what you type goes into it"), "{}", session.screen());
}

#[test]
fn a_sentence_of_demurs_own_offers_no_answer_at_the_foot() {
    let from = to(message(), "sign").press("<down>");
    assert!(foot(&from).contains("Enter its answer"), "{}", from.screen());
    let mut session = message();
    let mut own = 0;
    for _ in 0..20 {
        let ours = session.screen().contains("demur's own");
        assert_eq!(foot(&session).contains("its answer"), !ours, "{}", session.screen());
        own += usize::from(ours);
        session.keys("<down>");
    }
    assert!(own > 0, "there is one");
}

#[test]
fn where_nothing_is_seen_no_key_acts() {
    let unseen = message().resize(20, 4).press("dtlwke<enter>s<f2><tab><esc>");
    assert_eq!((unseen.here().as_str(), text(&unseen)), ("reply", text(&message())));
    shows(&unseen.resize(80, 24), "answer: no (k) · by email (w)");
    // Letters go on into an answer; nothing is taken from it, and nothing is left for another question.
    let typed = Session::open(fixtures::full(), 80, 24).at("offer.me").resize(20, 4);
    let typed = typed.press("x<backspace><C-u><tab><enter><f2><C-p>y");
    assert_eq!(typed.here(), "offer.me");
    assert!(typed.resize(80, 24).screen().contains("xy"));
    // An option is chosen by nobody, and words go on into the answer where they are written.
    let choice = Session::open(fixtures::full(), 80, 24).at("decide.answer").press("1").resize(20, 4).press("2<tab>");
    assert_eq!((choice.here().as_str(), choice.app.workbook().decision()), ("decide.answer", Some("decline")));
    let words = Session::new(80, 24).at("five.love").resize(20, 4).press("the trains").resize(80, 24);
    shows(&words, "the trains");
    // Leaving works.
    assert!(message().resize(20, 4).press("<C-q>").world.left);
}

#[test]
fn a_finding_about_the_whole_message_says_so() {
    let session = at_finding(message().press("f"), "They asked you in person");
    shows(&session, "About the whole message");
    let mut book = fixtures::full();
    book.set("decide.because", Some(prose("I am not ready for it")));
    let session = Session::open(book, 80, 24).at("decide.answer").press("1<f4>f");
    let session = at_finding(session, "what you lack");
    assert!(!session.screen().contains("About the whole message"), "{}", session.screen());
}

#[test]
fn from_the_answer_behind_the_sentence_of_a_finding_the_way_back_has_every_step() {
    let mut book = fixtures::full();
    book.set("decide.because", Some(prose("I am not ready for it")));
    let session = Session::open(book, 80, 24).at("decide.answer").press("1<f4>f");
    let session = at_finding(session, "what you lack").press("<enter><enter>");
    assert_eq!(session.here(), "decide.because");
    assert!(foot(&session).contains("Esc the message"), "{}", session.screen());
    let session = session.press("<esc>");
    assert_eq!(session.here(), "reply");
    assert!(foot(&session).contains("Esc findings"), "{}", session.screen());
    let session = session.press("<esc>");
    shows(&session, "What the check found");
    let session = session.press("<esc>");
    assert_eq!(session.here(), "reply");
    assert!(foot(&session).contains("Esc back"), "{}", session.screen());
}

#[test]
fn where_a_day_is_missing_the_caret_stands_at_the_day() {
    let mut book = fixtures::full();
    book.set("decline.interim", Some(Answer::Choice { option: "until".into(), detail: String::new() }));
    let session = Session::open(book, 80, 24).at("decide.answer").press("1<f4>f");
    let session = at_finding(session, "cover").press("<enter><enter>");
    assert_eq!(session.here(), "decline.interim");
    let session = session.press("2027-01-31");
    let until = Answer::Choice { option: "until".into(), detail: "2027-01-31".into() };
    assert_eq!(answer(&session, "decline.interim"), Some(until));
}
