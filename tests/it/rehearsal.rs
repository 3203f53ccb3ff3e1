//! The conversation card and its rehearsal: what shows and what doesn't, the clock, and what they might say.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use demur::letter::{self, Channel, Kind, Length, Tone, Wish};
use demur::workbook::{Answer, Shareable, Workbook};

use crate::pty::{Start, Terminal};
use crate::session::{Session, content};
use crate::{fixtures, real};

/// A desk, a laptop, a corner, and the smallest that the rehearsal promises to be of use in.
const SIZES: [(u16, u16); 4] = [(120, 40), (80, 24), (40, 12), (30, 8)];

/// Words that stand in nothing but the push-backs.
pub const PRIVATE: [&str; 4] = ["zebrafinch", "waxwing", "goldcrest", "firecrest"];

fn push_backs() -> Answer {
    fixtures::ledger(&[
        &["We have no zebrafinch else.", "I would help you look for a waxwing."],
        &["I am goldcrest.", "I understand."],
        &["What if we paid a firecrest more?", ""],
        &["", "An answer to nothing."],
    ])
}

pub fn book() -> Workbook {
    let mut book = fixtures::full();
    book.set("after.pushback", Some(push_backs()));
    book.place.at = "after.first".into();
    book
}

fn open((width, height): (u16, u16)) -> Session {
    Session::open(book(), width, height)
}

fn card() -> Session {
    open((80, 24)).press("<A-c>")
}

pub fn rehearsal() -> Session {
    card().press("r")
}

fn shows(session: &Session, words: &str) -> bool {
    session.screen().split_whitespace().collect::<Vec<_>>().join(" ").contains(words)
}

/// The first row: where one is, and the clock.
fn head(session: &Session) -> String {
    session.screen().lines().next().unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn check(name: &str, expected: &str, keys: &str) {
    check_from(name, expected, |size| open(size).press(keys).wait(65));
}

fn check_from(name: &str, expected: &str, state: impl Fn((u16, u16)) -> Session) {
    let mut pictures = String::new();
    for size in SIZES {
        let session = state(size);
        assert!(shows(&session, expected), "{name} at {size:?} doesn't show {expected:?}:\n{}", session.screen());
        pictures.extend([format!("════ {}×{}\n", size.0, size.1), session.picture(), "\n".to_owned()]);
    }
    insta::assert_snapshot!(name, pictures);
}

#[test]
fn screens() {
    check("card", "Conversation card", "<A-c>");
    check("card_private", "For you alone", "<A-c>p");
    check("rehearsal_part", "01:05", "<A-c>r<right>");
    check("rehearsal_they", "They say 01:05", "<A-c>rt");
    check("rehearsal_answer", "You answer 01:05", "<A-c>rt<right>");
    check_from("rehearsal_end", "That is the whole card", |size| {
        let mut session = open(size).press("<A-c>r").wait(65);
        while !shows(&session, "That is the whole card") {
            session.keys("<right>");
        }
        session.wait(65)
    });
}

#[test]
fn nothing_written_down_yet() {
    let mut pictures = String::new();
    for (width, height) in SIZES {
        let session = Session::open(fixtures::full(), width, height).at("after.first").press("<A-c>rt");
        assert!(shows(&session, "Enter opens that question"), "{}", session.screen());
        pictures.extend([format!("════ {width}×{height}\n"), session.picture(), "\n".to_owned()]);
        assert_eq!(session.press("<enter>").here(), "after.pushback");
    }
    insta::assert_snapshot!("rehearsal_unwritten", pictures);
    let session = Session::open(fixtures::full(), 80, 24).at("after.first").press("<A-c>rt<right>");
    assert!(head(&session).starts_with("Opening · 1 of"), "{}", session.screen());
}

#[test]
fn the_card_is_opened_from_where_one_is_and_leads_back() {
    let session = open((80, 24));
    assert!(shows(&session, "Alt-C what to say"), "{}", session.screen());
    let session = session.press("<A-c>");
    assert!(head(&session).starts_with("Conversation card"), "{}", session.screen());
    assert_eq!(session.here(), "after.first");
    assert_eq!(session.press("<esc>").here(), "after.first");
    let session = open((80, 24)).press("<f4><A-c>");
    assert!(head(&session).starts_with("Conversation card"), "{}", session.screen());
    assert!(head(&session.press("<A-c>")).starts_with("The reply"));
    let session = open((80, 24)).press("<f4><A-c>r<esc>");
    assert!(head(&session).starts_with("Conversation card"), "{}", session.screen());
    assert_eq!(session.press("<esc>").here(), "reply");
    let session = open((80, 24)).press("<C-p>conversation card<enter>");
    assert!(head(&session).starts_with("Conversation card"), "{}", session.screen());
    let session = open((80, 24)).press("<C-p>rehearse<enter>");
    assert!(head(&session).ends_with("00:00"), "{}", session.screen());
    assert_eq!(card().press("<tab>").here(), "after.pushback", "the walk goes on from where one was");
}

#[test]
fn help_and_the_palette_lead_back_to_the_rehearsal() {
    for keys in ["<f1><esc>", "<C-p><esc>", "<f2><f2>", "?<esc>"] {
        let session = rehearsal().press("<right>").press(keys);
        assert!(head(&session).starts_with("Answer · 2 of"), "{keys}\n{}", session.screen());
    }
}

#[test]
fn without_a_message_there_is_no_card() {
    for keys in ["<A-c>", "<C-p>conversation card<enter>", "<C-p>rehearse<enter>"] {
        let session = Session::new(80, 24).press("Lead").press(keys);
        assert!(shows(&session, "Your message begins with a decision"), "{}", session.screen());
        assert_eq!(session.here(), "offer.role");
    }
    let session = Session::new(80, 24).press("<f7>").at("after.first").press("<A-c>");
    assert!(head(&session).starts_with("Conversation card"), "the short path has a card: {}", session.screen());
}

#[test]
fn what_is_private_shows_on_a_key_and_is_put_away() {
    let private = |session: &Session| PRIVATE.iter().any(|word| session.screen().contains(word));
    assert!(!private(&open((120, 60)).press("<A-c>")));
    let session = open((120, 60)).press("<A-c>p");
    assert!(PRIVATE.iter().all(|word| session.screen().contains(word)), "{}", session.screen());
    assert!(shows(&session, "For you alone, on this screen only"));
    assert!(shows(&session, "You have not written an answer to it yet."));
    for keys in ["p", "<esc><A-c>", "<f9><f9>", "<f4><A-c>"] {
        let session = open((120, 60)).press("<A-c>p").press(keys);
        assert!(!private(&session), "{keys}\n{}", session.screen());
        assert!(head(&session).starts_with("Conversation card"), "{keys}\n{}", session.screen());
    }
    assert!(private(&card().press("p")), "what was asked for is scrolled to");
}

#[test]
fn the_question_behind_opens_only_while_it_shows() {
    assert!(head(&card().press("<enter>")).starts_with("Conversation card"));
    assert_eq!(card().press("p<enter>").here(), "after.pushback");
}

#[test]
fn the_card_can_be_read_while_nothing_can_be_written() {
    let session = Session::start(book(), 80, 24, "Another demur holds this workbook.").press("<A-c>rt<right><right>");
    assert!(head(&session).starts_with("Opening · 1 of"), "{}", session.screen());
}

#[test]
fn parts_one_by_one_there_and_back() {
    let mut session = rehearsal();
    let of: usize = head(&session).split(' ').nth(4).unwrap().parse().unwrap();
    assert!(of >= 3, "{}", session.screen());
    for (at, key) in ["<right>", " ", "<enter>", "<tab>"].iter().cycle().take(of).enumerate() {
        assert!(head(&session).contains(&format!("· {} of {of}", at + 1)), "{at}\n{}", session.screen());
        session.keys(key);
    }
    assert!(shows(&session, "That is the whole card"), "{}", session.screen());
    session.keys("<left>");
    assert!(head(&session).contains(&format!("· {of} of {of}")), "{}", session.screen());
    session.keys("<left>");
    assert!(head(&session).contains(&format!("· {} of {of}", of - 1)), "{}", session.screen());
    let session = session.press("<right><right>").wait(9).press("<right>");
    assert!(head(&session).contains("Opening · 1 of") && head(&session).ends_with("00:00"), "{}", session.screen());
}

#[test]
fn they_say_each_of_it_once_and_the_answer_comes_on_the_next_key() {
    let mut session = rehearsal().press("<right>");
    let mut said = BTreeSet::new();
    for _ in 0..3 {
        session.keys("t");
        assert!(head(&session).starts_with("They say"), "{}", session.screen());
        let they = ["zebrafinch", "goldcrest", "firecrest"].iter().position(|word| session.screen().contains(word));
        said.insert(they.unwrap());
        session.keys("<right>");
        assert!(head(&session).starts_with("You answer"), "{}", session.screen());
        let answer = ["waxwing", "I understand.", "You have not written an answer"][they.unwrap()];
        assert!(shows(&session, answer), "{}", session.screen());
        session.keys("<right>");
        assert!(head(&session).starts_with("Answer · 2 of"), "back to the part in hand: {}", session.screen());
    }
    assert_eq!(said.len(), 3, "each once before any repeats");
    let session = session.press("t<left>");
    assert!(head(&session).starts_with("Answer · 2 of"), "{}", session.screen());
    let session = session.press("tt<right><left>");
    assert!(head(&session).starts_with("They say"), "{}", session.screen());
}

#[test]
fn the_clock_costs_a_turn_a_second_and_nothing_once_it_is_left() {
    let session = rehearsal();
    let before = session.turns;
    let session = session.wait(75);
    assert_eq!(session.turns - before, 75);
    assert!(head(&session).ends_with("01:15"), "{}", session.screen());
    assert!(session.app.deadline().is_some());
    for keys in ["<esc>", "<esc><esc>", "<f9>", "<f1>", "<C-p>", "<f2>", "<f4>", "<A-c>"] {
        let session = rehearsal().wait(3).press(keys);
        let before = session.turns;
        assert_eq!(session.app.deadline(), None, "{keys}");
        assert_eq!(session.wait(3600).turns, before, "{keys}");
    }
}

#[test]
fn no_other_screen_asks_to_be_woken() {
    for keys in ["", "<f1>", "<f2>", "<C-p>", "<f4>", "<f4>s", "<f8>", "<f9>", "<A-c>", "<A-c>p"] {
        let session = open((80, 24)).press(keys);
        let before = session.turns;
        assert_eq!(session.wait(3600).turns, before, "{keys}");
    }
}

#[test]
fn the_clock_counts_only_while_it_can_be_seen() {
    let counted = |keys: &str, back: &str| {
        let session = rehearsal().wait(5).press(keys).wait(100).press(back).wait(2);
        head(&session).rsplit(' ').next().unwrap().to_owned()
    };
    assert_eq!(counted("<f9>", "<f9>"), "00:07");
    assert_eq!(counted("<f1>", "<esc>"), "00:07");
    assert_eq!(counted("<C-p>", "<esc>"), "00:07");
    assert_eq!(counted("<right>", "<left>"), "01:47", "parts turn while it runs");
    assert_eq!(counted("<esc>", "r"), "00:02", "a new rehearsal begins at nothing");
    let small = rehearsal().wait(5).resize(10, 3);
    assert_eq!(small.app.deadline(), None);
    assert!(head(&small.wait(100).resize(80, 24).wait(2)).ends_with("00:07"));
    let suspended = rehearsal().wait(5).press("<C-p>suspend<enter>");
    assert!(head(&suspended).ends_with("00:05"), "{}", suspended.screen());
}

#[test]
fn a_tick_takes_back_no_word_of_the_frame() {
    let session = rehearsal().press("<C-c>").wait(2);
    assert!(shows(&session, "Ctrl-C again saves"), "{}", session.screen());
    assert!(session.press("<C-c>").world.left, "nor is it a key between two");
}

#[test]
fn what_is_long_is_scrolled_to_its_end_at_every_size() {
    let words: Vec<String> = (0..120).map(|n| format!("word{n}")).collect();
    let mut book = book();
    book.set("decline.thanks_for", Some(fixtures::prose(&words.join(" "))));
    for (width, height) in SIZES {
        for keys in ["<A-c>r", "<A-c>"] {
            let mut session = Session::open(book.clone(), width, height).press(keys);
            let mut seen = session.screen();
            for _ in 0..40 {
                session.keys("<pagedown>");
                seen += &session.screen();
            }
            let missing: Vec<&String> = words.iter().filter(|word| !seen.contains(word.as_str())).collect();
            assert!(missing.is_empty(), "{keys} at {width}×{height}: {missing:?}");
        }
    }
    let session = Session::open(book, 30, 8).press("<A-c>r");
    assert!(session.screen().contains('↓'), "{}", session.screen());
    assert!(session.press("<down>").screen().contains('↑'));
}

#[test]
fn every_part_of_every_card_has_a_title() {
    let all = content();
    let mut untitled = BTreeSet::new();
    for book in [fixtures::full(), fixtures::middling(), fixtures::smallest()] {
        let answers = Shareable::of(&book, &all.curriculum);
        for kind in Kind::ALL {
            for (tone, length) in Tone::ALL.iter().flat_map(|tone| Length::ALL.iter().map(move |length| (tone, length)))
            {
                let wish = Wish { kind: *kind, channel: Channel::Card, tone: *tone, length: *length };
                let (names, today) = (&all.words.day, fixtures::today());
                let card = letter::compose(&answers, &all.curriculum, &all.letters, names, today, &wish);
                assert!(!card.paragraphs.is_empty());
                let without = card.paragraphs.into_iter().filter(|paragraph| paragraph.part.is_empty());
                untitled.extend(without.map(|paragraph| paragraph.mv.clone()));
            }
        }
    }
    assert!(untitled.is_empty(), "no title among the words of the card for {untitled:?}");
}

/// The program itself, in the rehearsal of a note that asks for time.
#[test]
fn the_real_clock_ticks_by_the_second_and_rests_when_it_is_left() {
    let home = tempfile::tempdir().unwrap();
    let start = Start {
        program: Path::new(env!("CARGO_BIN_EXE_demur")),
        arguments: &["mine"],
        environment: &[("DEMUR_HOME", home.path().to_str().unwrap())],
        columns: 80,
        rows: 24,
    };
    let mut terminal = Terminal::start(&start);
    terminal.wait_for("You have been offered a promotion");
    // Alt-T, the short way; Alt-C, the card; r, the rehearsal.
    terminal.send("\x1bt");
    terminal.wait_for("Which role");
    terminal.send("Team Lead");
    terminal.wait_for("Team Lead");
    terminal.send("\x1bc");
    terminal.wait_for("Conversation card");
    terminal.send("r");
    for second in ["00:00", "00:01", "00:02", "00:03"] {
        terminal.wait_for(second);
    }
    let bytes = terminal.bytes().len();
    terminal.wait_for("00:05");
    let sent = terminal.bytes().len() - bytes;
    assert!(sent <= 3 * 64, "{sent} bytes for two seconds");
    // F9, by its twin: hidden, it rests.
    terminal.send("\x1bx");
    terminal.wait_for("brings it back");
    real::comes_to_rest(&terminal, Duration::from_secs(5));
    terminal.send("\x1bx");
    terminal.wait_for("· 1 of");
    terminal.send("\x1b");
    terminal.wait_for("Conversation card");
    real::comes_to_rest(&terminal, Duration::from_secs(5));
}
