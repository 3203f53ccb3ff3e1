//! The real program in a real terminal: killed while typing (T1), ended in every way mid-word (T5).

use std::path::Path;
use std::time::Duration;

use demur::shell::clock;
use rustix::process::Signal;

use crate::pty::{Start, Terminal};
use crate::{children, kills, tier};

/// The program at the question `five.love` of a new workbook.
pub fn at_the_question(home: &Path) -> Terminal {
    let start = Start {
        program: Path::new(env!("CARGO_BIN_EXE_demur")),
        arguments: &["mine"],
        environment: &[("DEMUR_HOME", home.to_str().unwrap())],
        columns: 80,
        rows: 24,
    };
    let mut terminal = Terminal::start(&start);
    terminal.wait_until("the first screen", |screen| !screen.trim().is_empty());
    // Ctrl-P goes to any question by its id, from the first screen on.
    terminal.choose("five.love");
    terminal.wait_for("What do you love most");
    terminal
}

fn kept(home: &Path) -> String {
    children::words(home).unwrap_or_default()
}

/// Types a word and sees it on the screen; then that happens, and nothing of it may be lost.
fn ends(happens: impl Fn(&mut Terminal), status: u32) {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = at_the_question(home.path());
    terminal.send("mid-wor");
    terminal.wait_for("mid-wor");
    let from = clock::instant();
    happens(&mut terminal);
    assert_eq!(terminal.end(), status);
    assert!(from.elapsed() < Duration::from_secs(2), "it took {:?}", from.elapsed());
    assert_eq!(kept(home.path()), "mid-wor");
}

#[test]
fn once_it_is_saved_no_thread_wakes_and_no_byte_is_sent() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = at_the_question(home.path());
    terminal.send("a quiet word");
    terminal.wait_for("a quiet word");
    let state = |screen: &str, word: &str| screen.lines().next().is_some_and(|row| row.trim_end().ends_with(word));
    terminal.wait_until("everything saved", |screen| state(screen, "saved"));
    // What was just saved is tidied up after; then nothing may happen any more.
    comes_to_rest(&terminal, Duration::from_secs(5));
}

#[test]
fn a_flood_of_arrows_is_arrows_wherever_the_terminal_cuts_it() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = at_the_question(home.path());
    terminal.send("ab");
    terminal.wait_for("ab");
    // A terminal gives 4,095 bytes at once, so that some of its pieces end in the middle of one.
    terminal.send(&"\x1b[D".repeat(3000));
    terminal.send("c");
    terminal.wait_for("cab");
    terminal.send("\x11");
    assert_eq!(terminal.end(), 0);
    assert_eq!(kept(home.path()), "cab");
}

/// How often each thread gave up the processor by itself, by its name.
fn wakes(terminal: &Terminal) -> Vec<(String, usize)> {
    let named = |said: String| {
        let name = said.split_whitespace().nth(1).unwrap_or_default().to_owned();
        (name, said.rsplit(char::is_whitespace).next().and_then(|count| count.parse().ok()).unwrap())
    };
    terminal.wakes().into_iter().map(named).collect()
}

#[test]
fn a_key_wakes_the_thread_that_draws_and_no_other() {
    const KEYS: usize = 20;
    let home = tempfile::tempdir().unwrap();
    let mut terminal = at_the_question(home.path());
    terminal.send(&"a quiet word ".repeat(2));
    terminal.wait_for("word a quiet word");
    comes_to_rest(&terminal, Duration::from_secs(5));
    let before = wakes(&terminal);
    for _ in 0..KEYS {
        // One at a time: those that come together are taken together.
        let seen = terminal.bytes().len();
        terminal.send("\x1b[D");
        terminal.wait_until("the caret has moved", |_| terminal.bytes().len() > seen);
    }
    terminal.wait_until("it sleeps", |_| terminal.sleeps());
    for (thread, after) in wakes(&terminal) {
        let before = before.iter().find(|(name, _)| *name == thread).map_or(0, |(_, count)| *count);
        // The thread that draws has the program's name. On a busy machine it also waits for the kernel's own locks.
        let most = if thread == "demur" { KEYS * 2 } else { 0 };
        assert!(after.saturating_sub(before) <= most, "{thread}: {before}, {after}");
    }
}

/// Within that time there is a pause in which no thread wakes and no byte is sent.
pub fn comes_to_rest(terminal: &Terminal, within: Duration) {
    let at_rest = || (terminal.wakes(), terminal.bytes().len());
    let end = clock::instant() + within;
    let mut before = at_rest();
    loop {
        // The time in which nothing may happen.
        std::thread::sleep(Duration::from_secs(2));
        let after = at_rest();
        if after == before {
            break;
        }
        assert!(clock::instant() < end, "it never comes to rest: {before:?}, {after:?}");
        before = after;
    }
    assert!(before.0.len() >= 5, "the threads: {:?}", before.0);
}

#[test]
fn t5_signals_lose_nothing() {
    for (signal, number) in [(Signal::HUP, 1), (Signal::TERM, 15), (Signal::INT, 2), (Signal::QUIT, 3)] {
        ends(|terminal| terminal.signal(signal), 128 + number);
    }
}

#[test]
fn t5_a_closed_window_loses_nothing() {
    ends(Terminal::close, 128 + 1);
}

#[test]
fn t5_leaving_loses_nothing_and_gives_the_terminal_back() {
    ends(
        |terminal| {
            terminal.send("\x11");
            terminal.end();
            assert_eq!(terminal.modes(), (false, false));
        },
        0,
    );
}

/// Types until the kill, and tells how many milliseconds of typing were lost.
fn killed_after(after: Duration, pause: Duration) -> u64 {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = at_the_question(home.path());
    let start = clock::instant();
    let mut keys = Vec::new();
    while start.elapsed() < after {
        terminal.send(&children::nth_key(keys.len()).to_string());
        keys.push(clock::instant());
        // The pace of a hand that types.
        std::thread::sleep(pause);
    }
    let killed = clock::instant();
    terminal.signal(Signal::KILL);
    terminal.end();
    let kept = kept(home.path());
    let typed: String = (0..kept.chars().count()).map(children::nth_key).collect();
    assert_eq!(kept, typed, "what is kept is the beginning of what was typed");
    keys.get(kept.len()).map_or(0, |first_lost| u64::try_from(killed.duration_since(*first_lost).as_millis()).unwrap())
}

#[test]
fn t1_a_kill_while_typing_loses_less_than_a_second() {
    let lost = kills::over(tier::size(24, 250), 12, 300..6000, |nth, after| {
        let pause = Duration::from_millis(if nth % 2 == 0 { 25 } else { 125 });
        killed_after(after, pause)
    });
    kills::judge(lost);
}
