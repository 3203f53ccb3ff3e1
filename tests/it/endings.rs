//! However it ends, nothing typed is lost and the terminal is given back (T5, on a small screen of one answer).

use rustix::process::Signal;

use crate::pty::{Start, Terminal};
use crate::{children, tier};

struct Typewriter {
    home: tempfile::TempDir,
    terminal: Terminal,
}

impl Typewriter {
    /// One with these words typed and on the screen; the last keys may not be in any file yet.
    fn with(words: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut typewriter = Self { terminal: start(home.path()), home };
        typewriter.terminal.wait_for("[]");
        typewriter.types(words);
        typewriter
    }

    fn types(&mut self, words: &str) {
        self.terminal.send(words);
        self.terminal.wait_for(&format!("{words}]"));
    }

    fn kept(&self) -> String {
        children::words(self.home.path()).unwrap_or_default()
    }

    /// Gone with that status, the words kept, the terminal given back.
    fn ended(&mut self, status: u32, words: &str) {
        assert_eq!(self.terminal.end(), status);
        assert_eq!(self.kept(), words);
        assert_eq!(self.terminal.modes(), (false, false));
        assert!(self.terminal.caret().is_some());
    }
}

fn start(home: &std::path::Path) -> Terminal {
    Terminal::start(&Start {
        program: &std::env::current_exe().unwrap(),
        arguments: &children::ARGUMENTS,
        environment: &children::environment("typewriter", home),
        columns: 80,
        rows: 24,
    })
}

#[test]
fn leaving_saves() {
    let mut typewriter = Typewriter::with("my evenings");
    assert_eq!(typewriter.terminal.modes(), (true, true));
    typewriter.terminal.send("\x11");
    typewriter.ended(0, "my evenings");
}

#[test]
fn every_signal_that_ends_saves_first() {
    let signals = [(Signal::HUP, 1), (Signal::TERM, 15), (Signal::INT, 2), (Signal::QUIT, 3)];
    for (signal, number) in signals.into_iter().cycle().take(4 * tier::size(4, 20)) {
        let mut typewriter = Typewriter::with("mid-wor");
        typewriter.terminal.signal(signal);
        typewriter.ended(128 + number, "mid-wor");
    }
}

#[test]
fn a_loop_that_hangs_is_no_reason_to_lose_anything() {
    let mut typewriter = Typewriter::with("mid-wor");
    typewriter.terminal.send("\x07");
    typewriter.terminal.signal(Signal::TERM);
    typewriter.ended(128 + 15, "mid-wor");
}

#[test]
fn a_window_that_is_closed_saves_first() {
    for _ in 0..tier::size(4, 20) {
        let mut typewriter = Typewriter::with("mid-wor");
        typewriter.terminal.close();
        assert_eq!(typewriter.terminal.end(), 128 + 1);
        assert_eq!(typewriter.kept(), "mid-wor");
    }
}

#[test]
fn a_failure_of_demur_itself_saves_and_quotes_nothing() {
    for _ in 0..tier::size(4, 20) {
        let mut typewriter = Typewriter::with("humiliated");
        typewriter.terminal.send("\x10");
        typewriter.ended(101, "humiliated");
        let screen = typewriter.terminal.screen();
        assert!(screen.contains("Your words are safe.") && screen.contains("children.rs:"), "{screen}");
        assert!(!screen.contains("humiliated"), "{screen}");
    }
}

#[test]
fn t24_a_stop_gives_the_terminal_back_and_going_on_takes_it_again_twenty_times() {
    let mut typewriter = Typewriter::with("before");
    for _ in 0..20 {
        typewriter.terminal.signal(Signal::TSTP);
        typewriter.until("the screen was left", |modes| modes == (false, false));
        // Told to go on before it has stopped, it would stop for ever.
        typewriter.terminal.wait_until("the program stopped", |_| typewriter.terminal.stopped());
        typewriter.terminal.signal(Signal::CONT);
        typewriter.until("the screen was taken again", |modes| modes == (true, true));
        typewriter.terminal.wait_for("[before]");
    }
    typewriter.types(" and after");
    typewriter.terminal.send("\x11");
    typewriter.ended(0, "before and after");
}

impl Typewriter {
    fn until(&self, what: &str, wanted: impl Fn((bool, bool)) -> bool) {
        let terminal = &self.terminal;
        terminal.wait_until(what, |_| wanted(terminal.modes()));
    }
}

#[test]
fn a_new_size_is_drawn() {
    let mut typewriter = Typewriter::with("words");
    typewriter.terminal.resize(60, 10);
    typewriter.terminal.wait_for("(60, 10)");
    typewriter.terminal.resize(120, 40);
    typewriter.terminal.wait_for("(120, 40)");
}

#[test]
fn what_was_typed_before_a_kill_comes_back_at_the_next_start() {
    let mut typewriter = Typewriter::with("saved words");
    typewriter.terminal.wait_for("saved words] saved");
    typewriter.terminal.signal(Signal::KILL);
    typewriter.terminal.end();
    let again = start(typewriter.home.path());
    again.wait_for("[saved words]");
}

#[test]
fn a_stop_from_outside_is_survived() {
    let mut typewriter = Typewriter::with("before");
    typewriter.terminal.signal(Signal::STOP);
    typewriter.terminal.signal(Signal::CONT);
    typewriter.types(" and after");
    typewriter.terminal.send("\x11");
    typewriter.ended(0, "before and after");
}

/// A shell that ignores the hang-up stands between: no signal reaches the program, only the watch notices.
#[test]
fn a_window_that_is_closed_under_nohup_saves_first() {
    for _ in 0..tier::size(4, 20) {
        let home = tempfile::tempdir().unwrap();
        let program = std::env::current_exe().unwrap();
        let mut arguments = vec!["-c", "trap '' HUP; \"$0\" \"$@\"; true", program.to_str().unwrap()];
        arguments.extend(children::ARGUMENTS);
        let environment = children::environment("typewriter", home.path());
        let shell = std::path::Path::new("/bin/sh");
        let (columns, rows) = (80, 24);
        let start = Start { program: shell, arguments: &arguments, environment: &environment, columns, rows };
        let mut typewriter = Typewriter { terminal: Terminal::start(&start), home };
        typewriter.terminal.wait_for("[]");
        typewriter.types("mid-wor");
        typewriter.terminal.close();
        assert_eq!(typewriter.terminal.end(), 0);
        assert_eq!(typewriter.kept(), "mid-wor");
    }
}

#[test]
fn a_paste_comes_whole_and_nothing_but_cells_is_sent() {
    let mut typewriter = Typewriter::with("a ");
    let words = "한국어 words ".repeat(10_000);
    typewriter.terminal.paste(&words);
    typewriter.terminal.send("\x11");
    assert_eq!(typewriter.terminal.end(), 0);
    assert!(typewriter.kept() == format!("a {words}"), "{} bytes", typewriter.kept().len());
    let sent = String::from_utf8_lossy(&typewriter.terminal.bytes()).into_owned();
    assert!(!sent.contains("\x1b]"), "no title, no clipboard");
}

#[test]
fn at_rest_no_thread_wakes_and_no_byte_is_sent() {
    let typewriter = Typewriter::with("a few words");
    typewriter.terminal.wait_for("a few words] saved");
    typewriter.terminal.wait_until("every thread asleep", |_| typewriter.terminal.sleeps());
    let before = (typewriter.terminal.wakes(), typewriter.terminal.bytes().len());
    assert!(before.0.len() >= 5, "the threads: {:?}", before.0);
    // The time in which nothing may happen.
    std::thread::sleep(std::time::Duration::from_millis(1500));
    assert_eq!((typewriter.terminal.wakes(), typewriter.terminal.bytes().len()), before);
}
