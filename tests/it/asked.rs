//! Which questions are asked, and that every room counts them alike.

use demur::workbook::Workbook;

use crate::fixtures;
use crate::session::Session;

fn decided(book: Workbook, answer: &str) -> Session {
    Session::open(book, 160, 60).at("decide.answer").press(answer)
}

fn asks(session: &Session, id: &str) -> bool {
    session.app.desk().path().iter().any(|(_, asked)| *asked == id)
}

#[test]
fn after_a_plain_no_nobody_is_asked_until_when_to_think() {
    let open = || {
        let mut book = fixtures::full();
        book.set("time.until", None);
        book
    };
    let no = decided(open(), "1");
    assert!(!asks(&no, "time.until"));
    let no = no.at("decline.thanks_for").press("<tab>");
    assert_eq!(no.here(), "decline.impact");
    assert_eq!(no.press("<S-tab>").here(), "decline.thanks_for");
    // Who asks for time is asked; so is who answered it before, and can change it.
    assert!(asks(&decided(open(), "5"), "time.until"));
    let answered = decided(fixtures::full(), "1");
    assert!(asks(&answered, "time.until"));
    assert_eq!(answered.at("decline.thanks_for").press("<tab>").here(), "time.until");
    // Emptied, it lets one go on.
    let emptied = decided(fixtures::full(), "1").at("decline.thanks_for").press("<tab><C-a><backspace>");
    assert_eq!((emptied.here().as_str(), asks(&emptied, "time.until")), ("time.until", false));
    assert_eq!(emptied.press("<tab>").here(), "decline.impact");
    // The short way asks it as ever, and everything finds it.
    let short = Session::new(80, 24).press("<f7>Team Lead<enter>Ana<enter>Sam<enter>the trust<tab>");
    assert_eq!(short.here(), "time.until");
    assert_eq!(decided(open(), "1").at("time.until").here(), "time.until");
}

#[test]
fn every_room_counts_the_same_questions() {
    for answer in ["1", "2", "5"] {
        let session = decided(fixtures::full(), answer).at("offer.role");
        let asked = session.app.desk().path().len();
        let screen = session.screen();
        let head = screen.lines().next().unwrap_or_default();
        assert!(head.contains(&format!(" 1 of {asked} ")), "{asked}: {head}");
        let counts = screen.split_whitespace().filter_map(|word| word.split_once('/'));
        let of_stages: usize = counts.filter_map(|(_, of)| of.parse::<usize>().ok()).sum();
        assert_eq!(of_stages, asked, "{screen}");
        // The message is no question.
        let message = session.press("<f4>");
        let head = message.screen().lines().next().unwrap_or_default().to_owned();
        assert!(head.contains("The reply") && !head.contains(" of "), "{head}");
    }
}
