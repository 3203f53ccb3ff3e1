//! The desktop's clipboard for real: a display that nobody sees (Xvfb), and a stranger who reads from it (xclip).
#![cfg(all(feature = "clipboard", target_os = "linux"))]

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use demur::shell::clock;
use rustix::process::{Pid, Signal, kill_process};

use crate::machine::{Machine, PROGRAM};
use crate::pty::{Start, Terminal};
use crate::real::comes_to_rest;

const SHEET: &str = "# t\n\n### ? {#offer.role}\n\nTeam Lead\n\n### ? {#offer.from}\n\nAna\n\n### ? {#offer.me}\n\nSam 한\n\n\
                     ### ? {#decide.answer}\n\n- [x] Decline\n";
const WHILE_OPEN: &str = "clipboard only while demur is open";
const BY_TERMINAL: &str = "Sent to your terminal's clipboard";
const ESCAPE: &str = "\x1b]52;";

/// A display of its own.
struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// None, and a loud word, where the tools are not installed.
    fn open() -> Option<Self> {
        if !crate::tier::have("the desktop's clipboard", &["Xvfb", "xclip"]) {
            return None;
        }
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "320x200x8", "-nolisten", "tcp", "-noreset"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        let name = format!(":{}", number.trim().parse::<u16>().expect("Xvfb tells the number of its display"));
        Some(Self { server, name })
    }

    /// What a stranger reads from the clipboard; none where nothing is on it.
    fn read(&self) -> Option<String> {
        let mut reader = Command::new("xclip");
        reader.args(["-o", "-selection", "clipboard", "-target", "UTF8_STRING", "-display", &self.name]);
        let output = reader.output().unwrap();
        output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
    }

    fn signal(&self, signal: Signal) {
        kill_process(Pid::from_raw(i32::try_from(self.server.id()).unwrap()).unwrap(), signal).unwrap();
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        self.server.kill().unwrap_or_default();
        self.server.wait().unwrap();
    }
}

/// demur in a terminal, with a letter ready, and these in its environment.
fn at_the_letter(machine: &Machine, environment: &[(&str, &str)]) -> Terminal {
    machine.fill("mine", SHEET);
    let home = machine.home();
    let environment: Vec<(&str, &str)> =
        [("DEMUR_HOME", home.to_str().unwrap())].into_iter().chain(environment.iter().copied()).collect();
    let start =
        Start { program: Path::new(PROGRAM), arguments: &["mine"], environment: &environment, columns: 100, rows: 30 };
    let terminal = Terminal::start(&start);
    terminal.wait_until("the first screen", |screen| !screen.trim().is_empty());
    terminal
}

/// Copies the message by its name in the palette, and waits for what is said.
fn copy(terminal: &mut Terminal, said: &str) {
    terminal.choose("Copy the message");
    terminal.wait_for("A last look");
    terminal.send("\r");
    // A long sentence is broken over rows.
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    terminal.wait_until(said, |screen| squeezed(screen).contains(said));
}

fn escapes(terminal: &Terminal) -> usize {
    String::from_utf8_lossy(&terminal.bytes()).matches(ESCAPE).count()
}

fn leave(terminal: &mut Terminal) {
    let from = clock::instant();
    terminal.send("\x11");
    assert_eq!(terminal.end(), 0);
    assert!(from.elapsed() < Duration::from_secs(2), "leaving took {:?}", from.elapsed());
}

#[test]
fn a_copy_is_on_the_desktops_clipboard_to_the_byte_and_demur_sleeps() {
    let Some(display) = Display::open() else { return };
    let machine = Machine::new();
    let mut terminal = at_the_letter(&machine, &[("DISPLAY", &display.name)]);
    copy(&mut terminal, WHILE_OPEN);
    assert_eq!(escapes(&terminal), 0, "the terminal was not asked");
    let read = display.read().expect("somebody else reads it");
    assert!(read.contains("Team Lead") && read.contains("Sam 한"), "{} bytes", read.len());
    terminal.wait_until("everything saved", |screen| screen.lines().next().unwrap().trim_end().ends_with("saved"));
    comes_to_rest(&terminal, Duration::from_secs(8));
    assert!(terminal.wakes().iter().any(|thread| thread.contains("clipboard")), "{:?}", terminal.wakes());
    assert_eq!(display.read().as_ref(), Some(&read), "after a rest it is still there");
    leave(&mut terminal);
    assert_eq!(machine.workbook("mine").left.last().map(|left| left.text.clone()), Some(read));
    assert_eq!(display.read(), None, "as was said, it is there while demur is open");
}

#[test]
fn before_the_first_copy_the_display_is_left_alone() {
    let Some(display) = Display::open() else { return };
    let machine = Machine::new();
    let mut terminal = at_the_letter(&machine, &[("DISPLAY", &display.name)]);
    assert!(!terminal.wakes().iter().any(|thread| thread.contains("clipboard")), "{:?}", terminal.wakes());
    leave(&mut terminal);
}

#[test]
fn over_ssh_the_terminal_has_it_and_inside_tmux_both() {
    let Some(display) = Display::open() else { return };
    let machine = Machine::new();
    let mut remote =
        at_the_letter(&machine, &[("DISPLAY", &display.name), ("SSH_CONNECTION", "192.0.2.1 5022 192.0.2.2 22")]);
    copy(&mut remote, BY_TERMINAL);
    assert_eq!((escapes(&remote), display.read()), (1, None));
    leave(&mut remote);
    let mut inside = at_the_letter(&machine, &[("DISPLAY", &display.name), ("TMUX", "/tmp/tmux-0/default,1,0")]);
    copy(&mut inside, "while demur is open, and sent to your terminal's too");
    assert_eq!((escapes(&inside), display.read().is_some()), (1, true));
    leave(&mut inside);
}

#[test]
fn a_display_that_is_gone_or_hangs_costs_nothing_but_the_way_round() {
    let Some(display) = Display::open() else { return };
    let machine = Machine::new();
    let name = display.name.clone();
    display.signal(Signal::STOP);
    let mut terminal = at_the_letter(&machine, &[("DISPLAY", &name)]);
    let from = clock::instant();
    copy(&mut terminal, BY_TERMINAL);
    assert!(from.elapsed() < Duration::from_secs(4), "the way round took {:?}", from.elapsed());
    assert_eq!(escapes(&terminal), 1);
    leave(&mut terminal);
    display.signal(Signal::CONT);
    let mut terminal = at_the_letter(&machine, &[("DISPLAY", &name)]);
    copy(&mut terminal, WHILE_OPEN);
    drop(display);
    // The notice of the first copy goes with the next key.
    copy(&mut terminal, BY_TERMINAL);
    leave(&mut terminal);
    let mut terminal = at_the_letter(&machine, &[("DISPLAY", &name)]);
    copy(&mut terminal, BY_TERMINAL);
    leave(&mut terminal);
}
