//! When demur itself fails: the words are saved, the terminal is given back, and what is said quotes nothing.
//!
//! A panic's own message may hold a piece of an answer, so it is never printed: only the place in the code.

use std::panic::PanicHookInfo;
use std::sync::Arc;

use super::emergency::Emergency;
use super::saver::Ending;
use super::store::say::shown;
use super::terminal::Tty;
use crate::words::fill;
use crate::words::store::Store;

/// What a process ends with then.
const FAILED: i32 = 101;

/// Threads that do somebody else's work, from files and sockets that are not ours. Where one fails, what it was asked for
/// does not come, and nothing else happens.
const EXPENDABLE: [&str; 2] = ["clipboard", "spelling"];

/// Puts the hook in place. It does all there is to do and ends the process, whichever thread failed: nothing would be
/// listening or saving any more. Nothing is unwound after it, so the program is built without what unwinds.
pub fn guard(emergency: Emergency, words: Arc<Store>) {
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().name().is_some_and(|name| EXPENDABLE.contains(&name)) {
            // Going on from here would end the process.
            loop {
                std::thread::park();
            }
        }
        end(&after(&emergency, &words, info))
    }));
}

/// The same before a workbook is open and the terminal is taken.
pub fn guard_beginning(words: &Arc<Store>, tty: &Tty) {
    guard(Emergency::new(None, tty.clone()), Arc::clone(words));
}

/// The same where not even the language is known: the words are read when they are needed.
pub fn guard_command() {
    std::panic::set_hook(Box::new(|info| {
        let nothing = Emergency::new(None, Tty::default());
        end(&Store::built_in().map(|words| after(&nothing, &words, info)).unwrap_or_default())
    }));
}

fn end(message: &str) -> ! {
    // Nobody may be there to read it.
    rustix::io::write(rustix::stdio::stderr(), message.as_bytes()).unwrap_or_default();
    signal_hook::low_level::exit(FAILED)
}

fn after(emergency: &Emergency, words: &Store, info: &PanicHookInfo<'_>) -> String {
    let ending = emergency.save();
    emergency.tty().lending().call_back();
    emergency.tty().leave_now();
    emergency.take_along();
    let place = info.location().map(|at| format!("{}:{}:{}", at.file(), at.line(), at.column())).unwrap_or_default();
    said(emergency, words, &ending, &place)
}

fn said(emergency: &Emergency, words: &Store, ending: &Ending, place: &str) -> String {
    let values = [("version", env!("CARGO_PKG_VERSION")), ("place", place)];
    let (first, second) = match ending {
        Ending::Saved if emergency.rescue().is_none() => (&words.ended_unsaved, None),
        Ending::Saved => (&words.ended_unexpectedly, None),
        Ending::InRecovery(_) => (&words.ended_unexpectedly, Some(&words.words_in_recovery)),
        Ending::Unsaved(_) | Ending::NoAnswer => (&words.ended_unsaved, None),
    };
    let mut lines = vec![fill(first, &values)];
    lines.extend(second.cloned());
    let places = emergency.rescue().map(super::saver::Rescue::places).unwrap_or_default();
    lines.extend(places.iter().map(|path| fill(&words.words_in, &[("path", &shown(path))])));
    lines.push(String::new());
    lines.join("\n")
}
