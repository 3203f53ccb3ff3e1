//! The walk in plain lines in a real terminal: ended in every way, and saved whichever it was.

use std::path::Path;
use std::time::Duration;

use demur::shell::clock;
use rustix::process::Signal;

use crate::children;
use crate::pty::{Start, Terminal};

/// The walk at the question `five.love` of a new workbook.
fn at_the_question(home: &Path) -> Terminal {
    let mut terminal = in_columns(home, 80);
    terminal.wait_for("Question 1 of");
    terminal.send(":go five.love\n");
    terminal.wait_for("What do you love most");
    terminal
}

fn in_columns(home: &Path, columns: u16) -> Terminal {
    // The pseudo-terminal of these tests has no key that ends the input; a person's has.
    Terminal::start(&Start {
        program: Path::new("/bin/sh"),
        arguments: &["-c", "stty eof '^D'; exec \"$0\" walk mine", env!("CARGO_BIN_EXE_demur")],
        environment: &[("DEMUR_HOME", home.to_str().unwrap()), ("TERM", "dumb"), ("PATH", "/usr/bin:/bin")],
        columns,
        rows: 24,
    })
}

fn ends(happens: impl Fn(&mut Terminal), status: u32) {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = at_the_question(home.path());
    terminal.send("The mornings.\n");
    terminal.wait_for("The mornings.");
    // The line has reached demur once the next one is answered.
    terminal.send(":why\n");
    terminal.wait_until("the reason", |screen| screen.contains("worth keeping in sight"));
    let from = clock::instant();
    happens(&mut terminal);
    assert_eq!(terminal.end(), status);
    assert!(from.elapsed() < Duration::from_secs(5), "it took {:?}", from.elapsed());
    assert_eq!(children::words(home.path()).unwrap_or_default(), "The mornings.");
    let bytes = terminal.bytes();
    assert!(!bytes.contains(&0x1b), "nothing but lines: {:?}", String::from_utf8_lossy(&bytes));
}

#[test]
fn the_key_that_ends_the_input_ends_an_answer_and_then_the_walk() {
    ends(
        |terminal| {
            terminal.send("\x04");
            terminal.wait_for("most afraid this promotion");
            terminal.send("\x04");
        },
        0,
    );
}

#[test]
fn quitting_saves() {
    ends(|terminal| terminal.send(":quit\n"), 0);
}

#[test]
fn every_signal_that_ends_saves_first() {
    for (signal, number) in [(Signal::HUP, 1), (Signal::TERM, 15), (Signal::INT, 2)] {
        ends(|terminal| terminal.signal(signal), 128 + number);
    }
}

#[test]
fn a_kill_loses_no_line_older_than_a_second() {
    ends(
        |terminal| {
            // The last second, and no more, may be lost.
            std::thread::sleep(Duration::from_secs(1));
            terminal.signal(Signal::KILL);
        },
        1,
    );
}

#[test]
fn a_terminal_gets_rows_of_whole_words() {
    for (columns, widest) in [(200, 76), (80, 76), (60, 59), (30, 29)] {
        let home = tempfile::tempdir().unwrap();
        let mut terminal = in_columns(home.path(), columns);
        terminal.wait_for("Question 1 of");
        terminal.send(":quit\n");
        assert_eq!(terminal.end(), 0);
        let bytes = terminal.bytes();
        let text = String::from_utf8_lossy(&bytes).replace('\r', "");
        // What stands on standard error is one line to whoever reads it.
        let said = text.split("Saved in").next().unwrap_or_default();
        let longest = said.lines().filter(|line| !line.contains('/')).map(|line| line.chars().count()).max();
        assert!(longest.is_some_and(|longest| longest <= widest && longest + 12 > widest), "{longest:?} {said}");
        assert!(said.replace('\n', " ").contains("A longer answer takes as many lines as you like"), "{said}");
    }
}

#[test]
fn a_name_that_reads_like_a_command_is_asked_about() {
    let home = tempfile::tempdir().unwrap();
    let open = || {
        Terminal::start(&Start {
            program: Path::new(env!("CARGO_BIN_EXE_demur")),
            arguments: &["export"],
            environment: &[("DEMUR_HOME", home.path().to_str().unwrap())],
            columns: 200,
            rows: 24,
        })
    };
    let file = home.path().join("export.ron");
    let mut terminal = open();
    terminal.wait_for("There is no command export: `demur letter -o reply.txt` writes the message to a file.");
    terminal.send("\n");
    assert_eq!(terminal.end(), 2);
    assert!(!file.exists());
    let mut terminal = open();
    terminal.wait_for("Make a new workbook named export?");
    terminal.send("yes\n");
    terminal
        .wait_until("the full screen", |screen| !screen.contains("Make a new workbook") && !screen.trim().is_empty());
    terminal.send("\x11");
    assert_eq!(terminal.end(), 0);
    assert!(file.exists());
    let mut terminal = open();
    terminal.wait_until("the full screen", |screen| screen.lines().count() > 10);
    terminal.send("\x11");
    assert_eq!(terminal.end(), 0);
}
