//! The real program in a real terminal, again and again: ended in every way mid-word (T5), the terminal's modes after
//! it (T24), what is left in the scrollback (T19), windows of every size (T25), pastes of every size (T26).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use demur::shell::clock;
use rustix::process::{Pid, Signal, kill_process};

use crate::pty::{Start, Terminal};
use crate::{children, tier};

/// A shell that notes the terminal's modes, runs demur, and notes them again.
struct Shell {
    home: tempfile::TempDir,
    terminal: Terminal,
}

impl Shell {
    fn new(columns: u16, rows: u16) -> Self {
        let home = tempfile::tempdir().unwrap();
        let script = "stty -a > before; \"$0\" mine; echo $? > status; stty -a > after";
        let mut terminal = Terminal::start(&Start {
            program: Path::new("/bin/sh"),
            arguments: &["-c", &format!("cd {}; {script}", home.path().display()), env!("CARGO_BIN_EXE_demur")],
            environment: &[("DEMUR_HOME", home.path().to_str().unwrap()), ("PATH", "/usr/bin:/bin")],
            columns,
            rows,
        });
        terminal.wait_until("the first screen", |screen| !screen.trim().is_empty());
        terminal.choose("five.love");
        terminal.wait_for("Five questions");
        Self { home, terminal }
    }

    fn types(&mut self, words: &str) {
        self.terminal.send(words);
        self.terminal.wait_for(words);
    }

    /// The number of demur's process.
    fn demur(&self) -> Pid {
        let shell = self.terminal.pid().as_raw_nonzero();
        let children = fs::read_to_string(format!("/proc/{shell}/task/{shell}/children")).unwrap();
        Pid::from_raw(children.split_whitespace().next().unwrap().parse().unwrap()).unwrap()
    }

    fn note(&self, name: &str) -> String {
        fs::read_to_string(self.home.path().join(name)).unwrap_or_default()
    }

    /// It has ended with that status, everything is kept, and the terminal is as it was before.
    fn ended(&mut self, status: i32, words: &str) {
        self.terminal.end();
        assert_eq!(self.note("status").trim(), status.to_string());
        assert_eq!(self.note("after"), self.note("before"), "the terminal's modes");
        assert_eq!(self.terminal.modes(), (false, false));
        assert!(self.terminal.caret().is_some());
        let bytes = String::from_utf8_lossy(&self.terminal.bytes()).into_owned();
        for mode in ["?1000", "?1002", "?1003", "?1006", "?2004", "?1049"] {
            let (on, off) = (bytes.rfind(&format!("{mode}h")), bytes.rfind(&format!("{mode}l")));
            assert!(on.is_none() || off > on, "{mode} is off again");
        }
        assert_eq!(children::words(self.home.path()).unwrap_or_default(), words);
    }
}

#[test]
fn t5_and_t24_every_end_keeps_every_letter_and_gives_the_terminal_back() {
    let each = tier::size(10, 20);
    let mut slowest = Duration::ZERO;
    let ends: [(&str, Option<Signal>, i32); 5] = [
        ("leaving", None, 0),
        ("hang-up", Some(Signal::HUP), 129),
        ("interrupt", Some(Signal::INT), 130),
        ("quit", Some(Signal::QUIT), 131),
        ("termination", Some(Signal::TERM), 143),
    ];
    for (how, signal, status) in ends {
        for _ in 0..each {
            let mut shell = Shell::new(80, 24);
            shell.types("mid-wor");
            let from = clock::instant();
            match signal {
                Some(signal) => kill_process(shell.demur(), signal).unwrap(),
                None => shell.terminal.send("\x11"),
            }
            shell.ended(status, "mid-wor");
            slowest = slowest.max(from.elapsed());
        }
        assert!(slowest < Duration::from_secs(6), "{how}: {slowest:?}");
    }
    tier::told(
        "T5 and T24",
        &format!("{} ends in 5 ways: 0 letters lost, modes as before, {slowest:?} at most", each * 5),
    );
}

#[test]
fn t24_stops_and_going_on_leave_the_terminal_usable() {
    let mut shell = Shell::new(80, 24);
    shell.types("before");
    for _ in 0..20 {
        let demur = shell.demur();
        // From outside, twice as often as anybody would.
        kill_process(demur, Signal::STOP).unwrap();
        kill_process(demur, Signal::CONT).unwrap();
    }
    shell.types(" and after");
    shell.terminal.send("\x11");
    shell.ended(0, "before and after");
}

/// demur in tmux, at the question `five.love` of a new workbook.
struct Tmux {
    home: tempfile::TempDir,
    socket: String,
}

impl Tmux {
    /// With this after it in the same pane.
    fn new(name: &str, after: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let tmux = Self { socket: format!("demur-{name}-{}", std::process::id()), home };
        let at = tmux.home.path().display();
        let line = format!("DEMUR_HOME={at} {} mine; {after}", env!("CARGO_BIN_EXE_demur"));
        tmux.run(&["new-session", "-d", "-x", "80", "-y", "24", &line]);
        tmux.wait("promotion");
        tmux.run(&["send-keys", "C-p"]);
        tmux.types("five.love");
        tmux.run(&["send-keys", "Enter"]);
        tmux.wait("What do you love most");
        tmux
    }

    fn run(&self, arguments: &[&str]) -> String {
        let output =
            Command::new("tmux").args(["-L", &self.socket, "-f", "/dev/null"]).args(arguments).output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn types(&self, words: &str) {
        self.run(&["send-keys", "-l", words]);
        self.wait(words);
    }

    fn wait(&self, what: &str) {
        let until = clock::instant() + crate::pty::PATIENCE;
        while !self.run(&["capture-pane", "-p"]).contains(what) {
            assert!(clock::instant() < until, "waited in vain for {what}");
            // Between two looks; the deadline above ends the waiting.
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Waits until these words are kept.
    fn keeps(&self, words: &str) {
        let until = clock::instant() + crate::pty::PATIENCE;
        while children::words(self.home.path()).as_deref() != Some(words) {
            assert!(clock::instant() < until, "{:?} is kept", children::words(self.home.path()));
            // Between two looks; the deadline above ends the waiting.
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

#[test]
fn t19_nothing_that_was_typed_is_left_in_the_scrollback() {
    if !tier::have("T19", &["tmux", "pkill"]) {
        return;
    }
    for how in ["quit", "TERM"] {
        let tmux = Tmux::new(how, "echo it has ended; sleep 60");
        tmux.types("a zebrafinch in the morning");
        if how == "quit" {
            tmux.run(&["send-keys", "C-q"]);
        } else {
            let at = format!("DEMUR_HOME={}", tmux.home.path().display());
            let program = env!("CARGO_BIN_EXE_demur");
            // The one whose home this is: other tests run the same program.
            let pids = Command::new("pgrep").args(["-f", &format!("^{program} mine$")]).output().unwrap();
            let pids = String::from_utf8_lossy(&pids.stdout).into_owned();
            let ours = pids.lines().find(|pid| {
                let environment = fs::read(format!("/proc/{pid}/environ")).unwrap_or_default();
                String::from_utf8_lossy(&environment).contains(&at)
            });
            let pid = Pid::from_raw(ours.unwrap().parse().unwrap()).unwrap();
            kill_process(pid, Signal::TERM).unwrap();
        }
        tmux.wait("it has ended");
        let all = tmux.run(&["capture-pane", "-p", "-S", "-"]);
        assert!(!all.contains("zebrafinch"), "{how}:\n{all}");
        tmux.keeps("a zebrafinch in the morning");
    }
    tier::told("T19", "after leaving and after SIGTERM: 0 words in the scrollback of tmux");
}

#[test]
fn t5_a_session_of_tmux_that_is_killed_loses_nothing() {
    if !tier::have("T5", &["tmux"]) {
        return;
    }
    for round in 0..tier::size(2, 20) {
        let tmux = Tmux::new(&format!("kill-{round}"), "true");
        tmux.types("mid-wor");
        tmux.run(&["kill-session"]);
        tmux.keeps("mid-wor");
    }
}

#[test]
fn t25_any_size_while_typing_keeps_the_text() {
    let sizes = [
        (0, 0),
        (1, 1),
        (1, 200),
        (500, 200),
        (2, 2),
        (24, 6),
        (23, 5),
        (40, 12),
        (30, 8),
        (80, 24),
        (120, 40),
        (0, 24),
        (80, 0),
        (3, 1),
        (10, 3),
        (79, 23),
        (81, 25),
        (100, 15),
        (100, 16),
        (119, 40),
        (120, 39),
        (160, 50),
        (200, 10),
        (13, 100),
        (500, 1),
    ];
    let mut shell = Shell::new(80, 24);
    let mut typed = String::new();
    for (nth, (columns, rows)) in sizes.iter().cycle().take(tier::size(40, 200)).enumerate() {
        shell.terminal.resize(*columns, *rows);
        let letter = children::nth_key(nth);
        typed.push(letter);
        shell.terminal.send(&letter.to_string());
    }
    shell.terminal.resize(80, 24);
    shell.terminal.wait_for(&typed);
    shell.terminal.send("\x11");
    shell.terminal.end();
    assert_eq!(children::words(shell.home.path()).as_deref(), Some(typed.as_str()));
    tier::told("T25", &format!("{} sizes while typing: nothing lost", typed.len()));
}

#[test]
fn t25_without_a_usable_terminal_one_line_says_so() {
    let home = tempfile::tempdir().unwrap();
    let run = |term: Option<&str>, redirect: &str| {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("\"$0\" mine {redirect}"), env!("CARGO_BIN_EXE_demur")]);
        command.env_clear().env("DEMUR_HOME", home.path()).env("PATH", "/usr/bin:/bin");
        command.envs(term.map(|term| ("TERM", term)));
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stderr).lines().count())
    };
    for term in [Some("xterm"), Some("dumb"), Some(""), None] {
        for redirect in ["", "<&-", "</dev/null", "| cat >/dev/null; exit 2"] {
            let (status, lines) = run(term, redirect);
            assert_eq!((status, lines), (Some(2), 1), "TERM {term:?}, {redirect}");
        }
    }
    assert!(fs::read_dir(home.path()).unwrap().next().is_none(), "no file was touched");
}

/// What was kept of a paste, and how long it took to be on the screen.
fn pasted(bytes: &str, ends: &str) -> (String, Duration) {
    let mut shell = Shell::new(80, 24);
    shell.types("before");
    let from = clock::instant();
    shell.terminal.send(bytes);
    if !ends.is_empty() {
        shell.terminal.wait_for(ends);
    }
    let took = from.elapsed();
    shell.terminal.send("\x11");
    shell.terminal.end();
    (children::words(shell.home.path()).unwrap_or_default(), took)
}

#[test]
fn t26_a_paste_is_whole_or_refused_whole() {
    let text = |bytes: usize| "a word or two ".repeat(bytes / 14);
    for bytes in [1_000, 20_000, 200_000] {
        let (kept, took) = pasted(&format!("\x1b[200~{}THE END\x1b[201~", text(bytes)), "THE END");
        assert_eq!(kept, format!("before{}THE END", text(bytes)), "{bytes} bytes in brackets");
        tier::told("T26", &format!("{bytes} bytes in brackets: whole, in {took:?}"));
        assert!(took < Duration::from_secs(10), "{took:?}");
    }
    for bytes in [2_000, 100_000] {
        let (kept, took) = pasted(&format!("{}THE END", text(bytes)), "THE END");
        assert_eq!(kept, format!("before{}THE END", text(bytes)), "{bytes} bytes without brackets");
        tier::told("T26", &format!("{bytes} bytes without brackets: whole, in {took:?}"));
    }
    let large = tier::size(1_000_000, 10_000_000);
    let (kept, _) = pasted(&format!("\x1b[200~{}\x1b[201~", text(large)), "256 KB");
    assert_eq!(kept, "before", "too much is refused whole");
}

#[test]
fn t26_a_paste_without_an_end_loses_nothing_before_it_and_hangs_nothing() {
    let mut shell = Shell::new(80, 24);
    shell.types("before");
    shell.terminal.send("\x1b[200~and then the connection");
    // What was typed before is kept by its own pace.
    let until = clock::instant() + crate::pty::PATIENCE;
    while children::words(shell.home.path()).as_deref() != Some("before") {
        assert!(clock::instant() < until, "it is never kept");
        std::thread::sleep(Duration::from_millis(50));
    }
    kill_process(shell.demur(), Signal::TERM).unwrap();
    shell.ended(143, "before");
}

/// Not used as a path: a name that a program might take for one.
#[test]
fn t26_an_end_inside_a_paste_is_no_command() {
    let (kept, _) = pasted("\x1b[200~one\x1b[201~ two", "two");
    assert_eq!(kept, "beforeone two");
    assert!(!PathBuf::from("one").exists());
}
