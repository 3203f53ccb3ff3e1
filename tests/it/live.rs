//! What an answer puts into the message stands under it whole while it is written, or it is said that more follows.

use demur::text::Prose;

use crate::fixtures::{choice, prose, workbook};
use crate::session::Session;

fn flat(session: &Session) -> String {
    session.screen().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn check(size: (u16, u16), answer: &str, expected: &str) {
    let session = Session::new(size.0, size.1).at("decline.thanks_for").press(answer);
    let flat = flat(&session);
    assert!(flat.contains(expected), "{expected:?}\n{}", session.screen());
}

#[test]
fn every_sentence_shows_where_there_is_room() {
    let answer = "your trust. It means a lot to me! Since my mother got ill I needed that";
    let whole =
        "In your message: Thank you for your trust. It means a lot to me! Since my mother got ill I needed that.";
    check((80, 24), answer, whole);
    check((120, 40), answer, "Since my mother got ill I needed that.");
    check((80, 24), "your trust<enter>your patience", "In your message: Thank you for your trust and your patience.");
}

#[test]
fn where_there_is_no_room_it_is_said_that_more_follows() {
    let long = "your trust in me all along. It means so much more to me than I could say. I will not forget it soon. \
                Since my mother got ill I needed just that. You never asked. You let me go early on most Fridays.";
    check((80, 24), long, "I needed just that. … and 2 more sentences");
    check((40, 16), long, "… and 5 more sentences");
    check((40, 16), &"your trust and ".repeat(12), "… and more");
    let page = "You let me go early. ".repeat(40);
    check((80, 24), &format!("your trust. {page}"), "… and more");
}

#[test]
fn a_long_answer_is_read_to_the_end_of_a_sentence() {
    let session = Session::new(80, 24).at("decline.thanks_for");
    let question = crate::fixtures::curriculum();
    let question = question.question("decline.thanks_for").unwrap();
    let reads = |answer: &str| {
        let reads = session.app.desk().reads(question, &Prose::from(answer)).unwrap();
        reads.told(&crate::session::content().words.screen.question, |_| true)
    };
    let page = format!("your trust. {}", "You let me go early. ".repeat(40));
    assert!(reads(&page).ends_with("You let me go early. … and more"), "{}", reads(&page));
    assert_eq!(reads("your trust\n\nIt helps"), "In your message: Thank you for your trust. It helps.");
}

#[test]
fn what_the_message_has_no_place_for_is_shown_as_no_part_of_it() {
    let shows = |decided: &str| {
        let book =
            workbook(vec![("decide.answer", choice(decided, "")), ("decide.because", prose("stay close to the work"))]);
        let session = Session::open(book, 80, 24).press("<A-p>decide.because<enter>");
        assert!(session.screen().contains("willing to say aloud"), "{}", session.screen());
        flat(&session).contains("In your message: I want to stay close to the work.")
    };
    assert!(shows("decline") && shows("accept") && shows("terms") && shows("path"));
    assert!(!shows("time"), "a message that asks for time gives no reason");
}

#[test]
fn what_is_shown_is_what_the_message_says_whatever_it_begins_with() {
    let book = workbook(vec![
        ("decide.answer", choice("decline", "")),
        ("decline.impact", prose("halved the time that a claim takes")),
    ]);
    let session = Session::open(book, 80, 24).press("<A-p>decline.keep<enter>the old settlement system");
    let letter = session.app.desk().letter().unwrap();
    assert_eq!(letter.said_of("decline.keep").unwrap(), ["Staying keeps the old settlement system."]);
    assert!(
        flat(&session).contains("In your message: Staying keeps the old settlement system."),
        "{}",
        session.screen()
    );
}
