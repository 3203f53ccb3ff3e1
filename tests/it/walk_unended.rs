//! What the walk does with a line that was not ended, and with one that the terminal cut, in a real terminal.

use std::path::Path;

use rustix::process::Signal;

use crate::children;
use crate::pty::{Start, Terminal};
use crate::session::Memory;
use crate::walk::Lines;
use demur::shell::event_loop::World as _;

/// The walk between two looks at the terminal's modes, with the status between them.
const WALK: &str = "trap : INT QUIT; stty eof '^D'; stty -a; \"$0\" walk mine; echo status $?; stty -a; echo over";

fn start(home: &Path) -> Terminal {
    let terminal = Terminal::start(&Start {
        program: Path::new("/bin/sh"),
        arguments: &["-c", WALK, env!("CARGO_BIN_EXE_demur")],
        environment: &[("DEMUR_HOME", home.to_str().unwrap()), ("TERM", "dumb"), ("PATH", "/usr/bin:/bin")],
        columns: 80,
        rows: 60,
    });
    terminal.wait_for("Question 1 of");
    terminal
}

fn said(terminal: &Terminal) -> String {
    String::from_utf8_lossy(&terminal.bytes()).replace('\r', "")
}

/// What was said until the end; the terminal is as it was.
fn ends(terminal: &mut Terminal) -> String {
    terminal.wait_for("over");
    terminal.end();
    let said = said(terminal);
    let modes = |at: &str| {
        at.lines().filter(|line| line.contains("echo") || line.contains("intr")).collect::<Vec<_>>().join("\n")
    };
    let (before, after) = (said.split("Question 1 of").next().unwrap(), said.split("status ").last().unwrap());
    assert!(modes(before).contains("-noflsh"), "{before}");
    assert_eq!(modes(before), modes(after));
    said
}

#[test]
fn a_line_that_was_not_ended_is_kept_when_the_walk_is_told_to_end() {
    for status in [130, 143, 131] {
        let home = tempfile::tempdir().unwrap();
        let mut terminal = start(home.path());
        terminal.send(":go five.love\n");
        terminal.wait_for("What do you love most");
        terminal.send("One.\nhalf typed");
        terminal.wait_for("half typed");
        terminal.wait_for("More lines may follow.");
        match status {
            130 => terminal.send("\x03"),
            131 => terminal.send("\x1c"),
            _ => rustix::process::kill_process(walk_of(&terminal), Signal::TERM).unwrap(),
        }
        let said = ends(&mut terminal);
        assert!(said.contains(&format!("status {status}\n")), "{said}");
        assert!(said.contains("\nThe line you had not ended is kept in your answer: half typed\nSaved in "), "{said}");
        assert_eq!(children::words(home.path()).unwrap_or_default(), "One.\nhalf typed");
    }
}

/// The child of the shell in a terminal.
fn walk_of(terminal: &Terminal) -> rustix::process::Pid {
    let shell = terminal.pid().as_raw_nonzero();
    let children = std::fs::read_to_string(format!("/proc/{shell}/task/{shell}/children")).unwrap();
    rustix::process::Pid::from_raw(children.trim().parse().unwrap()).unwrap()
}

#[test]
fn half_a_number_is_no_answer_and_is_said() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = start(home.path());
    terminal.send(":go decide.sure\n");
    terminal.wait_for("A number from 0 to 10.");
    terminal.send("1");
    terminal.wait_until("the key", |_| terminal.row_of_the_caret() == "1");
    terminal.send("\x03");
    assert!(ends(&mut terminal).contains("The line you had not ended was not taken: 1\nSaved in "));
    assert_eq!(children::words(home.path()).unwrap_or_default(), "");
}

#[test]
fn a_line_that_the_terminal_cut_is_said_to_be() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = start(home.path());
    terminal.send(":go five.love\n");
    terminal.wait_for("What do you love most");
    terminal.send(&"word ".repeat(819));
    terminal.send("gone");
    terminal.send("\n.\n");
    terminal.wait_for("most afraid this promotion");
    terminal.send(":go five.love\n");
    terminal.wait_for("Your answer so far");
    terminal.send(&format!("{}\n.\n", "word ".repeat(818)));
    terminal.wait_until("the next question", |screen| {
        screen.matches("most afraid this promotion").count() > 0 && !screen.contains("so far")
    });
    terminal.send(":quit\n");
    let said = ends(&mut terminal).replace('\n', " ");
    assert_eq!(said.matches("A terminal hands over at most 4095 bytes of a line").count(), 1, "{said}");
    assert!(said.contains("What came behind “word word word word word word word word” is missing here"), "{said}");
}

#[test]
fn what_is_said_last_fits_the_terminal_and_the_message_has_its_own_lines() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = start(home.path());
    terminal.send("Team Lead\n:short\nDana\nRobin\nthinking of me and of everybody else who has been in this with us for so many long years\n.\nfriday\n");
    terminal.wait_for("Your note is done");
    terminal.send(":quit\n");
    let said = ends(&mut terminal);
    let message = said.split("Your message:").nth(1).unwrap();
    assert!(message.lines().any(|line| line.contains("thinking of me") && line.contains("long years")), "{message}");
    let goodbye = said.split("Saved in ").nth(1).unwrap().split("status").next().unwrap();
    assert!(goodbye.lines().all(|line| line.chars().count() <= 76), "{goodbye}");
}

/// What is said when a walk breaks off in the middle of this line, and the answer then.
fn breaks_off(id: &str, lines: &str, half: &str) -> (String, String) {
    let mut walked = Lines::new().types(&format!(":go {id}{lines}"));
    let turn = walked.walk.breaks_off(half, Memory::default().now());
    assert!(turn.leaves);
    (turn.says.split(':').next().unwrap().to_owned(), walked.answer(id))
}

#[test]
fn half_a_line_is_taken_where_it_can_be_an_answer() {
    let kept = |answer: &str| ("The line you had not ended is kept in your answer".to_owned(), answer.to_owned());
    let left = |answer: &str| ("The line you had not ended was not taken".to_owned(), answer.to_owned());
    assert_eq!(breaks_off("five.love", "", "half"), kept("half"));
    assert_eq!(breaks_off("five.love", "\nOne.\n.\n:back", "half"), kept("One.\nhalf"), "what stood there stays");
    assert_eq!(breaks_off("five.love", "", ":qui"), left("-"));
    assert_eq!(breaks_off("offer.role", "", "Team Le"), kept("Team Le"));
    assert_eq!(breaks_off("offer.role", "\nTeam Lead\n:back", "He"), left("Team Lead"));
    assert_eq!(breaks_off("fears.change", "\n7 - alone\n.\n:back", "3 - bo"), kept("7 alone, 3 bo"));
    assert_eq!(breaks_off("decide.sure", "", "7"), left("-"));
    assert_eq!(breaks_off("decide.answer", "", "1"), left("-"));
    assert_eq!(breaks_off("five.love", "", "  "), (String::new(), "-".to_owned()));
}
