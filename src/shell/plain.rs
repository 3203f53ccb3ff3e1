//! A sitting in plain lines: lines come in, lines go out, and behind them the same saving as behind the full screen.

mod reading;

use std::io::{self, IsTerminal as _};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use super::emergency::Emergency;
use super::saver::{SaveReport, Saver};
use super::sitting::{Departure, departure};
use super::store::{Book, say};
use super::terminal::Tty;
use super::{clock, panic, signals};
use crate::walk::{Desk, Turn, Walk};
use crate::words::fill;
use crate::words::store::Store;
use crate::words::walk::WalkWords;
use reading::Keyboard;

/// So long a leaving writer waits for the disk.
const PATIENCE: Duration = Duration::from_secs(5);

/// So many characters show where a line was cut.
const LAST_OF_A_CUT: usize = 40;

/// What is heard, from whichever thread.
enum Heard {
    Line(String),
    /// The line that comes next is as long as a terminal's line can be: what came behind it is gone.
    Cut(String),
    /// The program was stopped in the middle of a line, and goes on; this is what was typed of it.
    Held(String),
    /// The program is told to end, and this stands in a line that was not ended.
    Signal {
        number: i32,
        unfinished: String,
    },
    /// The input has ended; a terminal may go on after it.
    End,
    Report(SaveReport),
}

/// How lines are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// In rows that fit the terminal.
    Fitted,
    /// As they are: whoever copies them gets no break that is not theirs.
    Own,
}

/// How a sitting ended.
#[derive(Debug)]
pub struct Sat {
    /// Whether it is saved.
    pub departure: Departure,
    /// So many lines were not understood.
    pub misread: usize,
    signal: Option<(Emergency, i32)>,
}

impl Sat {
    /// Where a signal ended it, ends the program with that signal's status. To be called when all is said.
    pub fn end_by_its_signal(self) {
        if let Some((emergency, number)) = self.signal {
            emergency.end(number);
        }
    }
}

/// Walks until the writer leaves, a signal ends it or the input ends. What is said goes to `tell`, which answers whether
/// anybody listens.
///
/// # Errors
/// Where the system refuses a thread. Everything typed is saved all the same.
pub fn sit(desk: Desk, book: Book, words: &Arc<Store>, tell: &mut dyn FnMut(&str, Lines) -> bool) -> io::Result<Sat> {
    let (speak, heard) = channel();
    let first = Arc::new(desk.workbook.clone());
    let plain = Arc::clone(&desk.content.words);
    let saver = Saver::start(book, first, reports_to(speak.clone()))?;
    let emergency = Emergency::new(Some(saver.rescue()), Tty::default());
    panic::guard(emergency.clone(), Arc::clone(words));
    let lines = std::thread::Builder::new().name("lines".to_owned());
    let (mut walk, turn) = Walk::new(desk);
    if io::stdin().is_terminal() {
        walk.hint_how_answers_end();
        let (signals, tell_of_signals) = io::pipe()?;
        signals::watch_lines(&emergency, tell_of_signals)?;
        let keyboard = Keyboard { tty: emergency.tty().clone(), signals, begun: Vec::new() };
        emergency.tty().hold_lines();
        lines.spawn(move || keyboard.lines(&speak)).inspect_err(|_| emergency.tty().give_lines_back())?;
    } else {
        signals::watch_ends(&emergency)?;
        lines.spawn(move || reading::pipe(&speak))?;
    }
    let (mut failed, mut signal) = (false, None);
    let mut goes_on = take(turn, &saver, tell);
    while goes_on {
        let Ok(next) = heard.recv() else { break };
        goes_on = match next {
            Heard::Line(line) => take(walk.hear(&line, clock::moment()), &saver, tell),
            Heard::Cut(line) => tell(&cut(&plain.walk, &line), Lines::Fitted),
            Heard::Held(words) => tell(&format!("{}\n", fill(&plain.walk.held, &[("words", &words)])), Lines::Fitted),
            Heard::Signal { number, unfinished } => {
                signal = Some(number);
                let mut turn = walk.breaks_off(&unfinished, clock::moment());
                // The terminal stands behind what was typed.
                turn.says.insert(0, '\n');
                take(turn, &saver, tell)
            }
            Heard::End => take(walk.ends(clock::moment()), &saver, tell),
            Heard::Report(report) => {
                let says = reported(&plain.walk, words, &report, &mut failed);
                says.is_none_or(|says| tell(&format!("{says}\n"), Lines::Fitted))
            }
        };
    }
    let ending = saver.finish(PATIENCE);
    emergency.tty().give_lines_back();
    let signal = signal.map(|number| (emergency, number));
    Ok(Sat { departure: departure(&ending, None, words), misread: walk.misread(), signal })
}

/// What is said of a line that a terminal may have cut: how much came, and its last words.
fn cut(words: &WalkWords, line: &str) -> String {
    let last = line.char_indices().rev().nth(LAST_OF_A_CUT).map_or(0, |(at, _)| at);
    let (most, last) = (reading::KEPT_OF_A_LINE.to_string(), line.get(last..).unwrap_or_default());
    format!("{}\n", fill(&words.cut, &[("most", &most), ("words", last.trim())]))
}

/// Does what a line led to. False where the writer leaves, or nobody listens any more.
fn take(turn: Turn, saver: &Saver, tell: &mut dyn FnMut(&str, Lines) -> bool) -> bool {
    if let Some(workbook) = turn.keep {
        // Which save it will be matters to nobody here.
        let _ticket = saver.keep(workbook);
        if turn.done {
            saver.checkpoint();
        }
    }
    let message = turn.message.as_deref().unwrap_or_default();
    let (before, behind) = turn.says.split_once(message).filter(|_| !message.is_empty()).unwrap_or((&turn.says, ""));
    let says = [(before, Lines::Fitted), (message, Lines::Own), (behind, Lines::Fitted)];
    let listens = says.into_iter().filter(|(text, _)| !text.is_empty()).all(|(text, lines)| tell(text, lines));
    listens && !turn.leaves
}

/// What is to be said of a save: that it failed, once, and that it is well again.
fn reported(words: &WalkWords, store: &Store, report: &SaveReport, failed: &mut bool) -> Option<String> {
    match report {
        SaveReport::Saved { .. } if std::mem::take(failed) => Some(words.saved_again.clone()),
        SaveReport::Failed { error, in_recovery } if !std::mem::replace(failed, true) => {
            let sentence = if *in_recovery { &words.failed } else { &words.unkept };
            Some(fill(sentence, &[("reason", &say::error(store, error))]))
        }
        SaveReport::Conflict { path } => Some(fill(&words.conflict, &[("path", &say::shown(path))])),
        SaveReport::KeptBeside { kept } => Some(fill(&store.kept_beside, &[("path", &say::shown(kept))])),
        SaveReport::SlippedIn { kept } => Some(fill(&store.slipped_in, &[("path", &say::shown(kept))])),
        SaveReport::Saved { .. }
        | SaveReport::Failed { .. }
        | SaveReport::Recovery { .. }
        | SaveReport::RecoveryFailed { .. }
        | SaveReport::VersionKept(_)
        | SaveReport::Moved { .. }
        | SaveReport::NotMoved { .. }
        | SaveReport::Settled { .. }
        | SaveReport::Resealed { .. } => None,
    }
}

/// Passes what the saver tells to the walk. Nobody may be listening any more at the very end.
fn reports_to(speak: Sender<Heard>) -> impl Fn(SaveReport) + Send + 'static {
    move |report| speak.send(Heard::Report(report)).unwrap_or_default()
}
