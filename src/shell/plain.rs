//! A sitting in plain lines: lines come in, lines go out, and behind them the same saving as behind the full screen.

use std::io::{self, BufRead as _, IsTerminal as _, Read as _};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use super::emergency::Emergency;
use super::saver::{SaveReport, Saver};
use super::sitting::{Departure, departure};
use super::store::{Book, say};
use super::terminal::Tty;
use super::{clock, panic, signals};
use crate::text::MAX_BYTES;
use crate::walk::{Desk, Turn, Walk};
use crate::words::fill;
use crate::words::store::Store;
use crate::words::walk::WalkWords;

/// So long a leaving writer waits for the disk.
const PATIENCE: Duration = Duration::from_secs(5);
/// A line is read no further than this; an answer cannot hold it whole, and the walk says so.
const LONGEST: u64 = MAX_BYTES as u64 + 4096;

/// What is heard, from whichever thread.
enum Heard {
    Line(String),
    /// The input has ended; a terminal may go on after it.
    End,
    Report(SaveReport),
}

/// Walks until the writer leaves or the input ends. What is said goes to `tell`, which answers whether anybody
/// listens; how many lines were not understood is told at the end.
///
/// # Errors
/// Where the system refuses a thread. Everything typed is saved all the same.
pub fn sit(
    desk: Desk,
    book: Book,
    words: &Arc<Store>,
    tell: &mut dyn FnMut(&str) -> bool,
) -> io::Result<(Departure, usize)> {
    let (speak, heard) = channel();
    let first = Arc::new(desk.workbook.clone());
    let plain = Arc::clone(&desk.content.words);
    let saver = Saver::start(book, first, reports_to(speak.clone()))?;
    let emergency = Emergency::new(Some(saver.rescue()), Tty::default());
    panic::guard(emergency.clone(), Arc::clone(words));
    signals::watch_ends(&emergency)?;
    std::thread::Builder::new().name("lines".to_owned()).spawn(move || read(&speak))?;
    let (mut walk, turn) = Walk::new(desk);
    let mut failed = false;
    let mut goes_on = take(turn, &saver, tell);
    while goes_on {
        let Ok(next) = heard.recv() else { break };
        goes_on = match next {
            Heard::Line(line) => take(walk.hear(&line, clock::moment()), &saver, tell),
            Heard::End => take(walk.ends(clock::moment()), &saver, tell),
            Heard::Report(report) => {
                let says = reported(&plain.walk, words, &report, &mut failed);
                says.is_none_or(|says| tell(&format!("{says}\n")))
            }
        };
    }
    let ending = saver.finish(PATIENCE);
    Ok((departure(&ending, None, words), walk.misread()))
}

/// Does what a line led to. False where the writer leaves, or nobody listens any more.
fn take(turn: Turn, saver: &Saver, tell: &mut dyn FnMut(&str) -> bool) -> bool {
    if let Some(workbook) = turn.keep {
        // Which save it will be matters to nobody here.
        let _ticket = saver.keep(workbook);
        if turn.done {
            saver.checkpoint();
        }
    }
    let listens = turn.says.is_empty() || tell(&turn.says);
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

/// Reads lines until the input ends; on a terminal also after that, as an end only ends what is being answered.
fn read(speak: &Sender<Heard>) {
    let stdin = io::stdin();
    let goes_on_after = stdin.is_terminal();
    let mut stdin = stdin.lock();
    loop {
        let mut bytes = Vec::new();
        let heard = match (&mut stdin).take(LONGEST).read_until(b'\n', &mut bytes) {
            Ok(1..) => Heard::Line(String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned()),
            Ok(0) | Err(_) => Heard::End,
        };
        let end = matches!(heard, Heard::End);
        if speak.send(heard).is_err() {
            return;
        }
        if end && !goes_on_after {
            // The first end may only have ended an answer.
            speak.send(Heard::End).unwrap_or_default();
            return;
        }
    }
}

/// Passes what the saver tells to the walk. Nobody may be listening any more at the very end.
fn reports_to(speak: Sender<Heard>) -> impl Fn(SaveReport) + Send + 'static {
    move |report| speak.send(Heard::Report(report)).unwrap_or_default()
}
