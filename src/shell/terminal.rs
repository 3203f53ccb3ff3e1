//! The terminal: taken whole, drawn in one write a frame, and given back as it was, however demur ends.

mod cells;
mod glass;
mod lending;
mod modes;

use std::io;
use std::os::fd::AsFd as _;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{Command, queue, style};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::Signal;

pub use glass::{Glass, Sink};
pub use lending::Lending;
use modes::Modes;
pub use modes::take_unfinished;

use super::screen::Screen;

/// A stop that was asked for has come by then.
const STOPPED: Duration = Duration::from_secs(1);

/// A handle on the terminal: whether it is taken, and how large it is. Clones are the same terminal.
#[derive(Debug, Clone, Default)]
pub struct Tty {
    inner: Arc<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    taken: AtomicBool,
    mouse: AtomicBool,
    size: AtomicU32,
    lending: Lending,
    modes: Modes,
    /// True from the asking for a stop until the process goes on.
    stopping: Mutex<bool>,
    went_on: Condvar,
}

/// Gives the terminal back when it is dropped.
#[derive(Debug)]
pub struct Taken {
    tty: Tty,
}

/// Takes the terminal: raw, on the alternate screen, pastes in brackets, the mouse if it is wanted.
///
/// # Errors
/// Where the terminal refuses. It is then as it was.
pub fn take(tty: &Tty, mouse: bool) -> io::Result<(Screen<Glass<Out>>, Taken)> {
    tty.inner.mouse.store(mouse, Ordering::Relaxed);
    let taken = Taken { tty: tty.clone() };
    tty.enter()?;
    Ok((Screen::new(Glass::new(Out, tty.clone())), taken))
}

/// Nothing that was typed is left in a core file, and no other process of this user reads our memory. To be called
/// first of all. Where the system refuses, it is not worth stopping for.
pub fn leave_no_core() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        set_dumpable_behavior(DumpableBehavior::NotDumpable).unwrap_or_default();
    }
    setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }).unwrap_or_default();
}

/// How many columns the terminal has that standard output goes to; 0 where it goes elsewhere, or that is not known.
#[must_use]
pub fn columns() -> u16 {
    rustix::termios::tcgetwinsize(rustix::stdio::stdout()).map_or(0, |size| size.ws_col)
}

/// The same for standard error.
#[must_use]
pub fn columns_of_messages() -> u16 {
    rustix::termios::tcgetwinsize(rustix::stdio::stderr()).map_or(0, |size| size.ws_col)
}

/// Standard output, past the standard library's own buffer.
#[derive(Debug, Clone, Copy)]
pub struct Out;

impl Sink for Out {
    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        send(bytes, None)
    }
}

/// Writes all of it; where a limit is given, waits no longer than that for the terminal to take more.
fn send(mut bytes: &[u8], limit: Option<Duration>) -> io::Result<()> {
    let out = rustix::stdio::stdout();
    while !bytes.is_empty() {
        if let Some(limit) = limit {
            wait_for_room(limit)?;
        }
        match rustix::io::write(out, bytes) {
            Ok(sent) => bytes = bytes.get(sent..).unwrap_or_default(),
            Err(rustix::io::Errno::INTR) => {}
            Err(rustix::io::Errno::AGAIN) => wait_for_room(limit.unwrap_or(Duration::from_secs(1)))?,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

fn wait_for_room(limit: Duration) -> io::Result<()> {
    let out = rustix::stdio::stdout();
    let mut watched = [PollFd::new(&out, PollFlags::OUT)];
    let limit = rustix::event::Timespec::try_from(limit).map_err(io::Error::other)?;
    match poll(&mut watched, Some(&limit)) {
        Ok(0) => Err(io::ErrorKind::TimedOut.into()),
        Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

impl Tty {
    /// Columns and rows, as they were told last.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        let both = self.inner.size.load(Ordering::Relaxed);
        (u16::try_from(both >> 16).unwrap_or_default(), u16::try_from(both & 0xffff).unwrap_or_default())
    }

    /// Asks the terminal how large it is. To be called when it says that it changed.
    pub fn measure(&self) {
        if let Ok(size) = rustix::termios::tcgetwinsize(rustix::stdio::stdout()) {
            self.resized(size.ws_col, size.ws_row);
        }
    }

    /// Tells how large it is.
    pub fn resized(&self, columns: u16, rows: u16) {
        self.inner.size.store(u32::from(columns) << 16 | u32::from(rows), Ordering::Relaxed);
    }

    /// True while the terminal is ours.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        self.inner.taken.load(Ordering::Relaxed)
    }

    /// Takes the terminal, or takes it again.
    ///
    /// # Errors
    /// Where the terminal refuses.
    pub fn enter(&self) -> io::Result<()> {
        self.measure();
        enable_raw_mode()?;
        self.inner.taken.store(true, Ordering::Relaxed);
        let mut bytes = Vec::new();
        queue!(bytes, EnterAlternateScreen, EnableBracketedPaste)?;
        if self.inner.mouse.load(Ordering::Relaxed) {
            queue!(bytes, EnableMouseCapture)?;
        }
        send(&bytes, None)
    }

    /// Gives the terminal back. Nothing happens where that was done.
    pub fn leave(&self) {
        self.leave_within(Duration::from_secs(1));
    }

    /// The same, without waiting for a terminal that takes nothing any more.
    pub fn leave_now(&self) {
        self.leave_within(Duration::from_millis(100));
    }

    /// Listens to the mouse, or leaves it to the terminal's own selection.
    ///
    /// # Errors
    /// Where the terminal refuses.
    pub fn listen_to_mouse(&self, wanted: bool) -> io::Result<()> {
        self.inner.mouse.store(wanted, Ordering::Relaxed);
        let mut bytes = Vec::new();
        if wanted {
            queue!(bytes, EnableMouseCapture)?;
        } else {
            queue!(bytes, DisableMouseCapture)?;
        }
        send(&bytes, None)
    }

    /// Gives the terminal back, stops this process until it is continued, and takes the terminal again. The screen
    /// must be drawn whole afterwards.
    ///
    /// # Errors
    /// Where the terminal cannot be taken again.
    pub fn suspend(&self) -> io::Result<()> {
        self.leave();
        let mut stopping = self.stopping();
        *stopping = true;
        // The whole group, so that a script around demur stops too. The stop may come a moment after the asking: until
        // then, and until the process goes on, nothing may be drawn on what is the shell's screen now.
        rustix::process::kill_current_process_group(Signal::STOP)?;
        while *stopping {
            let waited = self.inner.went_on.wait_timeout(stopping, STOPPED);
            let (guard, timed_out) = waited.unwrap_or_else(PoisonError::into_inner);
            stopping = guard;
            // Without a watch for signals nobody tells. Then the time must do.
            *stopping = *stopping && !timed_out.timed_out();
        }
        drop(stopping);
        self.enter()
    }

    /// To be told by whoever hears that the process goes on. True where [`Tty::suspend`] waited for it: then there is
    /// nothing more to do.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        let waited_for = std::mem::take(&mut *self.stopping());
        self.inner.went_on.notify_all();
        waited_for
    }

    fn stopping(&self) -> MutexGuard<'_, bool> {
        self.inner.stopping.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives the terminal to another program for a while. Nobody may wait for keys meanwhile. [`Tty::re_enter`] takes it
    /// again.
    pub fn lend(&self) {
        self.leave();
    }

    /// What the terminal is lent for.
    #[must_use]
    pub fn lending(&self) -> &Lending {
        &self.inner.lending
    }

    /// After this process was stopped by somebody else and goes on: whatever the terminal's modes are now, it is taken
    /// again. The screen must be drawn whole afterwards.
    ///
    /// # Errors
    /// Where the terminal cannot be taken again.
    pub fn re_enter(&self) -> io::Result<()> {
        self.enter()?;
        raw_anew()
    }

    /// From here on no key throws away a line that is being typed: [`take_unfinished`] can have it.
    pub fn hold_lines(&self) {
        self.inner.modes.hold_lines();
    }

    /// The terminal edits lines as it did before [`Tty::hold_lines`].
    pub fn give_lines_back(&self) {
        self.inner.modes.give_lines_back();
    }

    fn leave_within(&self, limit: Duration) {
        self.give_lines_back();
        if !self.inner.taken.swap(false, Ordering::Relaxed) {
            return;
        }
        // A terminal that is gone, or belongs to somebody else by now, has nothing to be given back.
        send(&farewell(), Some(limit)).unwrap_or_default();
        if in_the_foreground() {
            disable_raw_mode().unwrap_or_default();
        }
    }
}

/// Stops the whole group, as the key for it would have. Not where no shell could let it go on again: where the group is
/// the session's own. True where it was stopped.
#[must_use]
pub fn stop_group() -> bool {
    rustix::process::getsid(None) != Ok(rustix::process::getpgrp())
        && rustix::process::kill_current_process_group(Signal::STOP).is_ok()
}

/// Raw, whatever the library believes. Never by way of the modes it had before: a Ctrl-Q typed in that moment would be
/// taken by the terminal itself.
fn raw_anew() -> io::Result<()> {
    let stdin = rustix::stdio::stdin();
    let other = (!rustix::termios::isatty(stdin)).then(|| std::fs::File::open("/dev/tty")).transpose()?;
    let keys = other.as_ref().map_or(stdin, |tty| tty.as_fd());
    let mut modes = rustix::termios::tcgetattr(keys)?;
    modes.make_raw();
    Ok(rustix::termios::tcsetattr(keys, rustix::termios::OptionalActions::Now, &modes)?)
}

/// Changing the modes from the background would stop this process.
fn in_the_foreground() -> bool {
    match rustix::termios::tcgetpgrp(rustix::stdio::stdin()) {
        Ok(group) => group == rustix::process::getpgrp(),
        Err(_) => true,
    }
}

fn farewell() -> Vec<u8> {
    let mut words = String::new();
    let said = [
        EndSynchronizedUpdate.write_ansi(&mut words),
        style::ResetColor.write_ansi(&mut words),
        DisableMouseCapture.write_ansi(&mut words),
        DisableBracketedPaste.write_ansi(&mut words),
        LeaveAlternateScreen.write_ansi(&mut words),
        Show.write_ansi(&mut words),
    ];
    // Writing to a string cannot fail.
    said.into_iter().for_each(Result::unwrap_or_default);
    words.into_bytes()
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.tty.leave();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_switched_on_is_switched_off() {
        let farewell = String::from_utf8(farewell()).unwrap();
        for off in ["\x1b[?2026l", "\x1b[0m", "\x1b[?1000l", "\x1b[?2004l", "\x1b[?1049l", "\x1b[?25h"] {
            assert!(farewell.contains(off), "{off:?}");
        }
    }

    #[test]
    fn the_size_is_what_was_told() {
        let tty = Tty::default();
        tty.clone().resized(500, 200);
        assert_eq!(tty.size(), (500, 200));
        tty.resized(0, 0);
        assert_eq!(tty.size(), (0, 0));
    }
}
