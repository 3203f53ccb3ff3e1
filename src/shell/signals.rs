//! Signals, and the watch for a terminal that is closed: they save and end the program without the loop.
//!
//! The watch blocks in `poll` for the hang-up alone, without a time-out: rest stays rest. It is needed beside the
//! signals, because a program started under `nohup` is told nothing, and beside the loop, because that may be waiting
//! for a disk or for another program just then.

use std::fs::File;
use std::io::{self, Write as _};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use super::emergency::Emergency;

const SIGXFSZ: i32 = 25;
/// So long the last line may take to be kept. After that the program ends without it.
const TO_KEEP: Duration = Duration::from_secs(2);

/// What a signal asks of the loop. All others end the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Save, give the terminal back, and stop: [`super::terminal::Tty::suspend`].
    Suspend,
    /// The process goes on after a stop that it did not ask for: [`super::terminal::Tty::re_enter`], draw all.
    Continue,
}

/// Starts to listen to signals and to the terminal. What is asked of the loop goes to `ask`, from another thread.
///
/// # Errors
/// Where the system refuses a handler or a thread.
pub fn watch(emergency: &Emergency, ask: impl Fn(Asked) + Send + 'static) -> io::Result<()> {
    listen(emergency, &[SIGTSTP, SIGCONT], ask, |_| {})
}

/// The same where there is no full screen: a stop needs nothing then.
///
/// # Errors
/// Where the system refuses a handler or a thread.
pub fn watch_ends(emergency: &Emergency) -> io::Result<()> {
    listen(emergency, &[], |_| {}, |_| {})
}

/// The same where a terminal's lines are read. Each signal is passed to `tell`, in a byte; whoever reads there has a
/// moment to keep what was typed last, and ends the program.
///
/// # Errors
/// Where the system refuses a handler or a thread.
pub fn watch_lines(emergency: &Emergency, tell: io::PipeWriter) -> io::Result<()> {
    let tell = Arc::new(tell);
    let stops = Arc::clone(&tell);
    let asked = move |asked| match asked {
        Asked::Suspend => pass(&stops, SIGTSTP),
        Asked::Continue => pass(&stops, SIGCONT),
    };
    listen(emergency, &[SIGTSTP, SIGCONT], asked, move |last| {
        // A terminal that was closed has no line to give any more.
        if last != SIGHUP {
            pass(&tell, last);
            // Whoever keeps the line ends the program before this is over.
            std::thread::sleep(TO_KEEP);
        }
    })
}

fn pass(mut tell: &io::PipeWriter, signal: i32) {
    let number = u8::try_from(signal).unwrap_or_default();
    tell.write_all(&[number]).unwrap_or_default();
}

fn listen(
    emergency: &Emergency,
    stops: &[i32],
    ask: impl Fn(Asked) + Send + 'static,
    before_the_end: impl Fn(i32) + Send + 'static,
) -> io::Result<()> {
    // A file that may not grow gives an error then, and the error is handled; unheard, it would kill.
    signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT].iter().chain(stops))?;
    let at_signal = emergency.clone();
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            let lent = at_signal.tty().lending().is_lent();
            match signal {
                // Keys of the program that has the terminal; they reach us too.
                SIGINT | SIGQUIT | SIGCONT if lent => {}
                SIGTSTP if lent => stop_with_it(&at_signal),
                SIGTSTP => ask(Asked::Suspend),
                SIGCONT if at_signal.tty().goes_on() => {}
                SIGCONT => ask(Asked::Continue),
                last => {
                    before_the_end(last);
                    at_signal.end(last)
                }
            }
        }
    })?;
    let at_hang_up = emergency.clone();
    std::thread::Builder::new().name("hang-up".to_owned()).spawn(move || {
        if wait_for_hang_up() {
            at_hang_up.end(SIGHUP);
        }
    })?;
    Ok(())
}

/// Both stop, and both go on when the shell says so.
fn stop_with_it(emergency: &Emergency) {
    drop(emergency.save());
    rustix::process::kill_current_process_group(rustix::process::Signal::STOP).unwrap_or_default();
}

/// Waits until the terminal that keys come from is closed. False where there is none to watch.
fn wait_for_hang_up() -> bool {
    let stdin = rustix::stdio::stdin();
    if rustix::termios::isatty(stdin) {
        return hung_up(stdin);
    }
    // Not a terminal: then the one that demur was started from.
    File::options().read(true).write(true).open("/dev/tty").is_ok_and(|tty| hung_up(tty.as_fd()))
}

/// True where the terminal that keys come from is closed by now: whoever cannot draw on it need not wonder why.
#[must_use]
pub fn is_hung_up() -> bool {
    let stdin = rustix::stdio::stdin();
    let mut watched = [PollFd::new(&stdin, PollFlags::empty())];
    let at_once = rustix::event::Timespec { tv_sec: 0, tv_nsec: 0 };
    poll(&mut watched, Some(&at_once)).is_ok_and(|closed| closed > 0)
}

fn hung_up(tty: BorrowedFd<'_>) -> bool {
    loop {
        // No event is asked for: only a hang-up or an error wakes.
        let mut watched = [PollFd::new(&tty, PollFlags::empty())];
        match poll(&mut watched, None) {
            Ok(_) => return true,
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(_) => return false,
        }
    }
}
