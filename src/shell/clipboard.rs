//! The clipboard: the desktop's where the terminal is on this machine, else by the terminal's own escape (OSC 52),
//! which works over ssh too. Nobody confirms that the escape arrived.
//!
//! Inside tmux, and where the desktop speaks Wayland, words go both ways: whoever sits in front may be elsewhere, and
//! not every such desktop takes over what its bridge to X is given.

mod desktop;

use std::io;
use std::time::{Duration, Instant};

use crossterm::clipboard::CopyToClipboard;
use crossterm::queue;

use super::clock;
use super::environment::Environment;
use super::terminal::Sink;
use crate::app::Copying;
use crate::settings;
pub use desktop::Put;
use desktop::{Desktop, Tell};

/// More than this is dropped by some terminals without a word: 100,000 bytes once encoded.
const LONGEST: usize = 74_000;
/// So long the desktop may take. Then the words go to the terminal.
const PATIENCE: Duration = Duration::from_secs(1);

/// The clipboard, as it can be reached from here.
#[derive(Debug)]
pub struct Clipboard {
    ways: Ways,
    /// The ways as they are found best from here.
    best: Ways,
    tmux: bool,
    desktop: Desktop,
    newest: u64,
    waiting: Option<Waiting>,
}

/// The ways from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ways {
    Terminal,
    Desktop,
    Both,
}

/// Words that the desktop was given, and has not answered for.
struct Waiting {
    ticket: u64,
    until: Instant,
    words: String,
    /// What came of the terminal's way, where it was taken.
    terminal: Option<Copying>,
}

impl std::fmt::Debug for Waiting {
    /// A length, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Waiting({}, {} bytes)", self.ticket, self.words.len())
    }
}

impl Clipboard {
    /// Nothing is asked or started before the first words are copied. What the desktop says comes to `tell`, from
    /// another thread, and is to be given to [`Clipboard::answered`].
    #[must_use]
    pub fn new(environment: &Environment, tell: Tell) -> Self {
        let desktop = Desktop::new(environment.display.clone(), tell);
        let best = ways(environment, desktop.may_be_there());
        Self { ways: best, best, tmux: environment.tmux, desktop, newest: 0, waiting: None }
    }

    /// From now on words go by this way. Where there is no desktop to give them to, they go by the terminal.
    pub fn go_by(&mut self, way: settings::Clipboard) {
        self.ways = match way {
            settings::Clipboard::Automatic => self.best,
            settings::Clipboard::Desktop if self.desktop.may_be_there() => Ways::Desktop,
            settings::Clipboard::Terminal | settings::Clipboard::Desktop => Ways::Terminal,
        };
    }

    /// Copies words. The way they took, where that is known at once.
    pub fn copy(&mut self, words: String, to: &mut impl Sink) -> Option<Copying> {
        self.newest += 1;
        self.waiting = None;
        let terminal = (self.ways != Ways::Desktop).then(|| self.by_terminal(&words, to));
        if self.ways == Ways::Terminal {
            return terminal;
        }
        if !self.desktop.put(self.newest, words.clone()) {
            return Some(terminal.unwrap_or_else(|| self.by_terminal(&words, to)));
        }
        let until = clock::instant() + PATIENCE;
        self.waiting = Some(Waiting { ticket: self.newest, until, words, terminal });
        None
    }

    /// By when the desktop is to answer; none where nothing is waited for.
    #[must_use]
    pub fn until(&self) -> Option<Instant> {
        self.waiting.as_ref().map(|waiting| waiting.until)
    }

    /// The desktop has answered: the way the newest words took. None where it tells of older ones.
    pub fn answered(&mut self, put: Put, to: &mut impl Sink) -> Option<Copying> {
        let waiting = self.waiting.take_if(|waiting| waiting.ticket == put.ticket)?;
        Some(match (put.done, waiting.terminal) {
            (true, _) if desktop::KEEPS => Copying::System,
            (true, Some(Copying::Terminal | Copying::Tmux)) => Copying::Both,
            (true, _) => Copying::SystemWhileOpen,
            (false, Some(way)) => way,
            (false, None) => self.by_terminal(&waiting.words, to),
        })
    }

    /// The desktop has not answered in time. It is not asked again, and the words go to the terminal.
    pub fn gave_up(&mut self, to: &mut impl Sink) -> Option<Copying> {
        let waiting = self.waiting.take_if(|waiting| waiting.until <= clock::instant())?;
        self.ways = Ways::Terminal;
        Some(waiting.terminal.unwrap_or_else(|| self.by_terminal(&waiting.words, to)))
    }

    fn by_terminal(&self, words: &str, to: &mut impl Sink) -> Copying {
        if words.len() > LONGEST {
            return Copying::TooLong;
        }
        match escaped(words).and_then(|bytes| to.send(&bytes)) {
            Ok(()) if self.tmux => Copying::Tmux,
            Ok(()) => Copying::Terminal,
            Err(_) => Copying::Failed,
        }
    }
}

fn ways(environment: &Environment, desktop: bool) -> Ways {
    match desktop && !environment.ssh {
        false => Ways::Terminal,
        true if !desktop::KEEPS && (environment.tmux || environment.wayland) => Ways::Both,
        true => Ways::Desktop,
    }
}

fn escaped(words: &str) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    queue!(bytes, CopyToClipboard::to_clipboard_from(words))?;
    Ok(bytes)
}

#[cfg(test)]
#[path = "clipboard/tests.rs"]
mod tests;
