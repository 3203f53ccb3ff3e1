//! Pictures of real screens for the README, cell by cell, in assets/screens. `UPDATE=1` renews them.

#![expect(clippy::disallowed_methods, reason = "UPDATE=1 renews the pictures")]

use std::path::Path;

use demur::app::{Event, Keeping};
use demur::workbook::{Answer, Weight, Workbook};

use crate::fixtures::{choice, date, ledger, list, prose, workbook};
use crate::session::Session;
use crate::svg::{Still, moving, svg};

fn weighed(items: &[(&str, u8)]) -> Answer {
    Answer::Weighted(items.iter().map(|(words, n)| Weight { words: (*words).into(), strength: Some(*n) }).collect())
}

/// A workbook as someone might have filled it who stays with the work at hand.
fn staying() -> Workbook {
    let mut book = workbook(vec![
        ("offer.role", prose("Support Team Lead")),
        ("offer.current", prose("a senior support engineer")),
        ("offer.from", prose("Maria")),
        ("offer.me", prose("Jonas")),
        ("offer.made_on", date("2026-11-13")),
        ("offer.answer_by", date("2026-11-27")),
        ("offer.how", choice("conversation", "")),
        ("offer.urgency", choice("week", "")),
        (
            "five.love",
            prose("The hard cases. A quiet afternoon with one of them, and at the end somebody can work again."),
        ),
        ("five.afraid", prose("Days made of meetings, and being of no use to anyone in particular.")),
        ("five.why_you", prose("People ask me when they are stuck. Maria says I stay calm.")),
        ("five.team", prose("More careful. I would stop saying when I don't know.")),
        ("fears.change", weighed(&[("losing the work I am good at", 8), ("evenings", 6), ("doing it badly", 5)])),
        ("fears.same", weighed(&[("a stranger gets it", 4), ("being asked only once", 6)])),
        ("fears.prevent", prose("Agree now how I grow without the title.")),
        (
            "known.ledger",
            ledger(&[&["hardly any cases left", "told", "How much casework would be left?", "Maria", ""]]),
        ),
        ("choice.options", list(&["accept", "later", "path", "decline"], &[])),
        ("choice.mine", prose("where my best hours go")),
        ("height.friend", prose("You light up when you talk about the cases. Not once about the role.")),
        ("height.ten", prose("Whom I taught.")),
        ("height.values", list(&["mastery", "home", "use"], &[])),
        ("weigh.stay", weighed(&[("the cases", 9), ("Fridays at home", 7)])),
        ("weigh.move", weighed(&[("pay", 5), ("a say in who joins", 6)])),
        ("weigh.cost_no", list(&["once", "credit"], &[])),
        ("weigh.cost_yes", list(&[], &["the quiet afternoons"])),
    ]);
    for (id, answer) in [
        ("decide.answer", choice("decline", "")),
        ("decide.sure", Answer::Scale(8)),
        ("decide.because", prose("stay close to the work that I do best")),
        ("decide.predict", prose("She will be disappointed for a week, and then relieved that I said it early.")),
        ("decline.thanks_for", prose("the trust, and for telling me in person what you see in my work")),
        ("decline.impact", prose("brought the wait for an answer down from two days to five hours")),
        ("decline.focus", prose("give the hardest cases the time they take")),
        ("decline.relief", prose("planning the weekend shifts")),
        ("decline.project", prose("the new handbook for the team")),
        ("decline.keep", prose("our two oldest customers with someone they know")),
        ("decline.people", ledger(&[&["Dana", "stays calm in a crisis and explains well", "yes"]])),
        ("decline.interim", choice("until", "2027-01-29")),
        ("decline.grow", prose("teaching what I know to the people who join")),
        ("decline.door", choice("open", "")),
        ("decline.talk_again", date("2027-01-15")),
    ] {
        book.set(id, Some(answer));
    }
    book
}

/// Once the disk has confirmed what was typed.
fn saved(mut session: Session) -> Session {
    session.happen(Event::Keeping(Keeping::Saved));
    session
}

/// Holds a picture to what the program shows.
/// What stands on the glass.
fn still(session: &Session) -> Still {
    let backend = session.glass.backend();
    let caret = backend.cursor_visible().then(|| backend.cursor_position());
    (backend.buffer().clone(), caret)
}

fn check(name: &str, title: &str, session: &Session) {
    hold(name, &svg(&still(session), title));
}

fn hold(name: &str, picture: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/screens/{name}.svg"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, picture).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == picture, "assets/screens/{name}.svg is out of date: run this test with UPDATE=1");
}

fn at(question: &str, size: (u16, u16)) -> Session {
    Session::open(staying(), size.0, size.1).at(question)
}

#[test]
fn the_welcome() {
    check("welcome", "The first screen of demur", &Session::new(80, 24));
}

#[test]
fn a_question_with_the_letter_beside_it() {
    let session = saved(at("decline.focus", (120, 40)));
    check("question", "A question, with the map on its left and the letter on its right", &session);
}

#[test]
fn where_one_stands() {
    let session = saved(at("offer.role", (80, 38)).press("<f5>"));
    check("standing", "Where you stand: the tug of war and the balance", &session);
}

#[test]
fn the_letter() {
    let down = "<down>".repeat(4);
    let session = saved(at("decline.focus", (120, 40)).press("<f4>").press(&down));
    check("letter", "The whole letter, with the answer that a sentence comes from", &session);
}

/// Every other screen of which a reader of the README may want a look.
#[test]
fn the_other_screens() {
    let small = (80, 24);
    let undecided = || {
        let mut workbook = staying();
        workbook.set("decide.answer", None);
        workbook
    };
    let beside = Session::open(undecided(), 120, 32).at("fears.same");
    check("fears", "Two fears, with the tug of war beside them", &saved(beside));
    let breath = Session::new(80, 24).press("<C-p>height.friend<enter>").wait(3);
    check("breath", "A breath before the look from afar", &saved(breath));
    check("map", "The map of the stages", &saved(at("weigh.stay", small).press("<f2>")));
    check("palette", "The palette, with an answer found in it", &saved(at("offer.me", small).press("<C-p>fridays")));
    check("findings", "What the check found", &saved(at("decline.focus", small).press("<f4>f")));
    check(
        "last_look",
        "The last look before a message leaves",
        &saved(at("decline.focus", small).press("<f4>s<enter>")),
    );
    check("card", "The conversation card", &saved(at("decline.focus", small).press("<A-c>")));
    check("rehearsal", "The rehearsal of a conversation", &saved(at("decline.focus", small).press("<A-c>r").wait(42)));
    check("prompts", "The prompts for a coach", &saved(at("five.love", small).press("<A-i>")));
    check("large", "A question large, and nothing else", &at("height.year", small).press("<esc><A-b>"));
    check("settings", "The settings", &saved(at("offer.role", (80, 30)).press("<A-k>")));
    check("help", "The help", &saved(at("decline.focus", (80, 40)).press("<f1>")));
}

/// The way through, in less than a minute.
#[test]
fn the_walk() {
    let begun = |keys: &str| saved(Session::new(80, 24).press(keys));
    let stills = vec![
        (begun(""), 5),
        (begun("Support Team Lead"), 3),
        (saved(at("five.love", (80, 24))), 5),
        (saved(at("fears.change", (80, 24))), 4),
        (saved(at("fears.change", (80, 24)).press("<f5>")), 5),
        (saved(at("height.friend", (80, 24))), 4),
        (saved(at("decide.answer", (80, 24))), 4),
        (saved(at("decline.impact", (80, 24))), 4),
        (saved(at("decline.impact", (80, 24)).press("<f4>")), 6),
        (saved(at("decline.impact", (80, 24)).press("<f4>c")), 6),
    ];
    let stills: Vec<(Still, u32)> = stills.iter().map(|(session, seconds)| (still(session), *seconds)).collect();
    hold("walk", &moving(&stills, "The way from the welcome to a message that is ready to send"));
}
