//! The screen is hidden after minutes in which nobody did anything, where that was asked for.

#![expect(clippy::disallowed_methods, reason = "a settings file is what a writer makes by hand")]

use std::path::Path;

use demur::app::Event;
use demur::settings;

use crate::machine::{Machine, PROGRAM, sheet};
use crate::pty::{Start, Terminal};
use crate::session::Session;
use crate::tier;

const WORDS: &str = "evenings";

fn set_up(text: &str) -> Session {
    let mut session = Session::new(80, 24).at("five.love").press(WORDS);
    session.app.set_up(&settings::read(text));
    session
}

fn hidden(session: &Session) -> bool {
    !session.screen().contains(WORDS) && session.screen().contains("F9")
}

#[test]
fn it_hides_to_the_second_and_f9_shows_all_as_it_was() {
    let session = set_up("(hide_after: Some(3))");
    let (picture, caret) = (session.picture(), session.caret());
    let session = session.wait(179);
    assert!(!hidden(&session));
    let session = session.wait(1);
    assert!(hidden(&session) && session.app.deadline().is_none(), "asleep from then on");
    let session = session.press("x<enter>").paste("y");
    assert!(hidden(&session), "other keys show and change nothing");
    let session = session.press("<f9>");
    assert_eq!((session.picture(), session.caret()), (picture, caret));
    assert!(hidden(&session.wait(180)), "it counts anew");
}

#[test]
fn a_key_a_paste_and_the_mouse_count_anew() {
    let mut session = set_up("(hide_after: Some(1))");
    let done = [Event::Paste("p".into()), Event::Wheel(1), Event::Click { x: 3, y: 3, extend: false }];
    for event in done {
        session = session.wait(59);
        session.happen(event);
    }
    assert!(!hidden(&session.wait(59)));
    let mut session = set_up("(hide_after: Some(1))").wait(59);
    session.happen(Event::Said("news".into()));
    assert!(hidden(&session.wait(1)), "news from the machine is nobody's doing");
}

#[test]
fn it_is_off_unless_it_was_asked_for() {
    let check = |text, minutes: i64, expected| {
        assert_eq!(hidden(&set_up(text).wait(minutes * 60)), expected, "{text} {minutes}");
    };
    check("", 600, false);
    check("(hide_after: None)", 600, false);
    check("(hide_after: Some(30))", 29, false);
}

#[test]
fn the_palette_switches_it_for_this_sitting() {
    let session = set_up("").press("<C-p>idle<enter>");
    assert!(session.screen().contains("After 10 minutes without a key"), "{}", session.screen());
    let session = session.wait(600);
    assert!(hidden(&session));
    let session = session.press("<f9><C-p>idle<enter>");
    assert!(!hidden(&session.wait(6000)));
}

#[test]
fn a_fault_in_the_settings_is_said_and_the_usual_ones_hold() {
    let machine = Machine::new();
    machine.fill("team", &sheet("five.love", WORDS));
    let settings = machine.home().join("settings");
    std::fs::create_dir_all(&settings).unwrap();
    std::fs::write(settings.join("settings.ron"), "(\n    hide_after: soon,\n)").unwrap();
    let home = machine.home().to_str().unwrap().to_owned();
    let environment = [("DEMUR_HOME", home.as_str())];
    let start =
        Start { program: Path::new(PROGRAM), arguments: &["team"], environment: &environment, columns: 120, rows: 40 };
    let mut screen = Terminal::start(&start);
    screen.wait_for("line 2, column 17: hide_after can be");
    screen.send("\x11");
    assert_eq!(screen.end(), 0);
}

#[test]
fn on_a_real_terminal_the_words_go_too() {
    if !tier::have("idle hiding by faketime", &["faketime"]) {
        return;
    }
    let machine = Machine::new();
    machine.fill("team", &sheet("five.love", WORDS));
    let settings = machine.home().join("settings");
    std::fs::create_dir_all(&settings).unwrap();
    std::fs::write(settings.join("settings.ron"), "(hide_after: Some(3))").unwrap();
    let home = machine.home().to_str().unwrap().to_owned();
    let environment = [("DEMUR_HOME", home.as_str()), ("PATH", "/usr/bin:/bin"), ("DONT_FAKE_MONOTONIC", "1")];
    // The clock of the day runs sixty times as fast; the one that demur sleeps by does not, so that it must be woken.
    let arguments = ["-f", "+0 x60", PROGRAM, "team"];
    let faketime = Path::new("/usr/bin/faketime");
    let mut screen = Terminal::start(&Start {
        program: faketime,
        arguments: &arguments,
        environment: &environment,
        columns: 80,
        rows: 24,
    });
    screen.wait_for("Ctrl-Q leave");
    let mut columns = [81, 80].into_iter().cycle();
    let end = demur::shell::clock::instant() + crate::pty::PATIENCE;
    while screen.screen().contains("Ctrl-Q leave") {
        assert!(demur::shell::clock::instant() < end, "{}", screen.screen());
        screen.resize(columns.next().unwrap(), 24);
        // Between two nudges; the deadline above ends the waiting.
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    screen.wait_for("F9");
    screen.send("\x1b[20~");
    screen.wait_for("Ctrl-Q leave");
    screen.send("\x11");
    assert_eq!(screen.end(), 0);
}
