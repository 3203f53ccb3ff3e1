//! Which way words take, and what becomes of them where a way is closed. No desktop is asked here.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};

use super::*;

/// A terminal that remembers, or refuses.
#[derive(Default)]
struct Screen {
    sent: Vec<u8>,
    refuses: bool,
}

impl Sink for Screen {
    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.refuses {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        self.sent.extend_from_slice(bytes);
        Ok(())
    }
}

fn clipboard(environment: &Environment) -> (Clipboard, Receiver<Put>) {
    let (tell, told) = channel();
    (Clipboard::new(environment, Box::new(move |put| tell.send(put).unwrap())), told)
}

fn check(words: &str, environment: &Environment, refuses: bool) -> (Option<Copying>, String) {
    let mut screen = Screen { refuses, ..Screen::default() };
    let way = clipboard(environment).0.copy(words.to_owned(), &mut screen);
    (way, String::from_utf8(screen.sent).unwrap())
}

/// A display that nobody answers at.
fn dead() -> PathBuf {
    PathBuf::from("/nonexistent/X0")
}

#[test]
fn without_a_desktop_a_text_goes_to_the_terminal_encoded() {
    let plain = Environment::default();
    assert_eq!(check("한 é", &plain, false), (Some(Copying::Terminal), "\x1b]52;c;7ZWcIMOp\x1b\\".to_owned()));
    assert_eq!(check("a", &Environment { tmux: true, ..plain.clone() }, false).0, Some(Copying::Tmux));
    assert_eq!(
        check("a", &Environment { ssh: true, display: Some(dead()), ..plain.clone() }, false).0,
        Some(Copying::Terminal)
    );
    assert_eq!(check("a", &plain, true).0, Some(Copying::Failed));
}

#[test]
fn what_would_be_dropped_is_refused() {
    let (way, sent) = check(&"a".repeat(LONGEST + 1), &Environment::default(), false);
    assert_eq!((way, sent.as_str()), (Some(Copying::TooLong), ""));
}

#[test]
fn the_ways_from_here() {
    let here = |ssh, tmux, wayland| Environment { ssh, tmux, wayland, display: Some(dead()), ..Environment::default() };
    let several = if desktop::KEEPS { Ways::Desktop } else { Ways::Both };
    for (environment, expected) in [
        (here(false, false, false), Ways::Desktop),
        (here(false, true, false), several),
        (here(false, false, true), several),
        (here(true, false, false), Ways::Terminal),
        (here(true, true, true), Ways::Terminal),
    ] {
        assert_eq!(ways(&environment, true), expected, "{environment:?}");
        assert_eq!(ways(&environment, false), Ways::Terminal, "{environment:?}");
    }
}

/// A clipboard whose desktop is to be answered for by the test.
fn waiting(ways: Ways) -> (Clipboard, Screen) {
    let (mut clipboard, _told) = clipboard(&Environment::default());
    let mut screen = Screen::default();
    clipboard.ways = ways;
    let terminal = (ways == Ways::Both).then(|| clipboard.by_terminal("a", &mut screen));
    let until = clock::instant() + PATIENCE;
    clipboard.newest = 7;
    clipboard.waiting = Some(Waiting { ticket: 7, until, words: "a".to_owned(), terminal });
    (clipboard, screen)
}

#[test]
fn what_the_desktop_has_is_said_and_what_it_refuses_goes_to_the_terminal() {
    let answered = |ways, done| {
        let (mut clipboard, mut screen) = waiting(ways);
        let way = clipboard.answered(Put { ticket: 7, done }, &mut screen);
        assert_eq!(clipboard.until(), None);
        (way, screen.sent.len())
    };
    let once = escaped("a").unwrap().len();
    let (alone, both) =
        if desktop::KEEPS { (Copying::System, Copying::System) } else { (Copying::SystemWhileOpen, Copying::Both) };
    assert_eq!(answered(Ways::Desktop, true), (Some(alone), 0));
    assert_eq!(answered(Ways::Desktop, false), (Some(Copying::Terminal), once));
    assert_eq!(answered(Ways::Both, true), (Some(both), once));
    assert_eq!(answered(Ways::Both, false), (Some(Copying::Terminal), once));
}

#[test]
fn an_answer_for_older_words_says_nothing() {
    let (mut clipboard, mut screen) = waiting(Ways::Desktop);
    assert_eq!(clipboard.answered(Put { ticket: 6, done: true }, &mut screen), None);
    assert!(clipboard.until().is_some());
}

#[test]
fn a_desktop_that_does_not_answer_is_given_up() {
    let (mut clipboard, mut screen) = waiting(Ways::Desktop);
    assert_eq!(clipboard.gave_up(&mut screen), None);
    clipboard.waiting.as_mut().unwrap().until = clock::instant();
    assert_eq!(clipboard.gave_up(&mut screen), Some(Copying::Terminal));
    assert_eq!(clipboard.answered(Put { ticket: 7, done: true }, &mut screen), None);
    assert_eq!(clipboard.copy("b".to_owned(), &mut screen), Some(Copying::Terminal));
}

#[cfg(all(feature = "clipboard", not(target_os = "macos")))]
#[test]
fn a_dead_display_is_told_by_the_thread_and_nothing_hangs() {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("X0");
    drop(std::os::unix::net::UnixListener::bind(&socket).unwrap());
    for display in [socket, dead()] {
        let environment = Environment { display: Some(display), ..Environment::default() };
        let (mut clipboard, told) = clipboard(&environment);
        let mut screen = Screen::default();
        assert_eq!(clipboard.copy("a".to_owned(), &mut screen), None);
        let put = told.recv_timeout(PATIENCE).unwrap();
        assert_eq!(put, Put { ticket: 1, done: false });
        assert_eq!(clipboard.answered(put, &mut screen), Some(Copying::Terminal));
    }
}
