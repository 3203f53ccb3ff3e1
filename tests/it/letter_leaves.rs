//! What leaves the letter room: the last look at it, each way out, and the versions that are kept.

use crate::fixtures::{self, prose};
use crate::letter_room::{room, shows, text, to};
use crate::session::Session;

#[test]
fn before_it_leaves_one_sees_exactly_what_leaves() {
    let session = room().press("c");
    assert!(session.world.clipboard.is_empty(), "nothing has left yet");
    shows(&session, "Enter copies this to the clipboard.");
    let session = session.press("<esc>");
    assert!(session.world.clipboard.is_empty() && session.app.workbook().left.is_empty());
    let session = session.press("c<enter>");
    assert_eq!(session.world.clipboard, [text(&session)]);
    let session = Session::open(fixtures::full(), 120, 120).press("<f4>s<down><down><enter><tab>ana@example.org");
    shows(&session, "To: <ana@example.org>");
    shows(&session, "X-Unsent: 1");
    let session = session.press("<enter>");
    let eml = &session.world.files["reply-2026-11-22.eml"];
    assert!(eml.contains("To: <ana@example.org>\r\n") && !eml.contains("Bcc"));
    let session = session.press("s<down><down><enter><tab>nobody<enter>");
    assert_eq!(session.world.files.len(), 1);
    shows(&session, "This is not an address");
}

#[test]
fn every_way_out_leaves_as_it_was_shown() {
    for (at, form) in ["copy", "txt", "eml", "mailto", "html", "md"].iter().enumerate() {
        let session = room().press("s").press(&"<down>".repeat(at)).press("<enter><enter>");
        let left =
            session.app.workbook().left.last().unwrap_or_else(|| panic!("{form} left nothing\n{}", session.screen()));
        assert_eq!(left.form, *form);
        let out = session.world.clipboard.last().or(session.world.files.values().next()).unwrap();
        assert_eq!(*out, left.text);
        assert!(!left.parts.is_empty() && left.kind == "decline" && left.channel == "email");
    }
    let session = room().press("s<end><enter><enter>");
    assert!(session.world.files["reply-2026-11-22.ics"].contains("BEGIN:VCALENDAR"));
    assert!(session.app.workbook().left.is_empty(), "dates are no message");
}

#[test]
fn the_last_look_at_a_calendar_says_in_words_what_it_holds() {
    for (width, height) in [(80, 40), (120, 60)] {
        let session = Session::open(fixtures::full(), width, height).press("<f4>s<end><enter>");
        shows(&session, "“Reply due”: Friday, 4 December");
        shows(&session, "with a reminder at nine");
        assert!(!session.screen().contains("^M"), "{}", session.screen());
        // And byte for byte, below.
        let session = session.press("<pagedown><pagedown>");
        shows(&session, "SUMMARY:");
    }
}

#[test]
fn where_a_file_is_there_already_a_free_name_stands_ready() {
    let leave = |session: Session| session.press("s<down><enter><enter>");
    let session = leave(leave(room()));
    shows(&session, "is free: Enter writes it.");
    shows(&session, "reply-2026-11-22-2.txt");
    assert_eq!(session.world.files.len(), 1, "nothing is written over");
    let session = session.press("<enter>");
    assert_eq!(session.world.files.keys().collect::<Vec<_>>(), ["reply-2026-11-22-2.txt", "reply-2026-11-22.txt"]);
    let session = leave(session);
    shows(&session, "reply-2026-11-22-3.txt");
}

#[test]
fn the_last_look_points_out_what_may_not_be_meant() {
    let mut book = fixtures::full();
    book.set("five.afraid", Some(prose("Honestly I would miss my quiet mornings with the old code.")));
    book.set("decide.because", Some(prose("I would miss my quiet mornings with Priya and her mother's illness")));
    let session = Session::open(book, 120, 60).press("<f4>c");
    shows(&session, "stand in a private answer");
    shows(&session, "I would miss my quiet mornings with");
    shows(&session, "It names: ");
    shows(&session, "Priya");
    shows(&session, "It speaks of health");
}

#[test]
fn the_last_look_names_people_and_nobody_else() {
    let mut book = fixtures::full();
    book.set("known.ledger", Some(fixtures::ledger(&[&["no more code", "", "Will I code?", "Ana", "yes"]])));
    book.set("decide.because", Some(prose("I want to write more code with Priya")));
    let session = Session::open(book, 120, 60).press("<f4>c");
    let seen = session.screen();
    let names = seen.lines().find(|line| line.contains("It names: ")).unwrap_or_else(|| panic!("{seen}"));
    assert!(!names.contains("no more code") && names.contains("Priya"), "{names}");
}

#[test]
fn versions_are_kept_compared_and_brought_back() {
    let session = room().press("c<enter>");
    let first = text(&session);
    let mut session = to(session, "reason").press("e<C-a>Another reason entirely.<esc>");
    session.world.days_on = 2;
    let session = session.press("tc<enter>v");
    shows(&session, "today, 22:00 · no · copied");
    shows(&session, "Sunday, 22 November, 22:00 · no · copied");
    let session = session.press("<down><enter>");
    shows(&session, "[-Here is why: I want to stay close");
    shows(&session, "{+Another+}");
    let session = session.press("r");
    assert_eq!(text(&session), first);
    assert_eq!(session.app.workbook().left.len(), 2, "bringing back is no leaving");
    let session = session.press("<C-z>");
    assert!(text(&session).contains("Another reason entirely."));
}

#[test]
fn a_version_just_kept_differs_in_nothing() {
    let session = room().press("c<enter>v<enter>");
    let body: String = session.screen().lines().skip(4).collect();
    assert!(!body.contains("[-") && !body.contains("{+"), "{}", session.screen());
}

#[test]
fn a_link_leaves_for_the_address_that_stands_there_or_not_at_all() {
    let mut book = fixtures::smallest();
    book.set("decide.answer", Some(fixtures::choice("decline", "")));
    let open = |length: usize| {
        let mut book = book.clone();
        book.set("decide.because", Some(prose(&format!("stay with {}", "x".repeat(length)))));
        Session::open(book, 80, 40).press("<f4>s<down><down><down><enter>")
    };
    // As long as a link may be without an address.
    let (mut longest, mut too_long) = (1, 2000);
    while too_long - longest > 1 {
        let between = usize::midpoint(longest, too_long);
        let fits = open(between).screen().contains("Enter copies a link");
        (longest, too_long) = if fits { (between, too_long) } else { (longest, between) };
    }
    let session = open(longest).press("ana@example.org<enter>");
    assert!(session.world.clipboard.is_empty(), "{}", session.screen());
    shows(&session, "too long for a mailto link");
}

#[test]
fn a_version_of_which_only_the_text_is_known_comes_back_too() {
    let mut book = fixtures::full();
    let text_alone = demur::workbook::Left {
        at: 1_795_000_000,
        kind: "decline".into(),
        form: "txt".into(),
        text: "Subject: My answer\n\nDear Ana,\n\nNo, thank you.\n\nSam\n".into(),
        ..demur::workbook::Left::default()
    };
    book.left.push(std::sync::Arc::new(text_alone));
    let session = Session::open(book, 80, 40).press("<f4>vr");
    assert!(text(&session).ends_with("Dear Ana,\n\nNo, thank you.\n\nSam\n"), "{}", text(&session));
}

#[test]
fn the_way_on_stands_in_the_last_line_of_every_last_look() {
    let ways = demur::screens::Way::OF_A_MESSAGE.len();
    for way in 0..ways {
        for (width, height) in [(120, 40), (80, 24)] {
            let session = Session::open(fixtures::full(), width, height).press("<f4>s");
            let session = session.press(&"<down>".repeat(way)).press("<enter>");
            let said = session.screen().lines().last().unwrap().trim().to_owned();
            // A full message is too long for a link, and says so.
            let long = session.screen().contains("too long") && !session.screen().contains("A last look");
            assert!(said.starts_with("Enter ") || long, "{way}: {}", session.screen());
        }
    }
}
