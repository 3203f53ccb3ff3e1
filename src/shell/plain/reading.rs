//! Lines, as a pipe or a terminal gives them.

use std::io::{self, BufRead as _, Read as _};
use std::os::fd::AsFd as _;
use std::sync::mpsc::Sender;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use signal_hook::consts::{SIGCONT, SIGTSTP};

use super::Heard;
use crate::shell::terminal::{Tty, stop_group, take_unfinished};
use crate::text::MAX_BYTES;

/// A line is read no further than this; an answer cannot hold it whole, and the walk says so.
const LONGEST: usize = MAX_BYTES + 4096;
/// A terminal keeps no more of a line than this while it is typed; all behind it is thrown away, and nobody is told.
pub const KEPT_OF_A_LINE: usize = if cfg!(target_os = "linux") { 4095 } else { 1023 };

/// Reads lines from a pipe or a file until it ends.
pub fn pipe(speak: &Sender<Heard>) {
    let mut stdin = io::stdin().lock();
    loop {
        let mut bytes = Vec::new();
        let heard = match (&mut stdin).take(LONGEST as u64).read_until(b'\n', &mut bytes) {
            Ok(1..) => Heard::Line(line(&bytes)),
            Ok(0) | Err(_) => break,
        };
        if speak.send(heard).is_err() {
            return;
        }
    }
    // The first end may only have ended an answer.
    speak.send(Heard::End).unwrap_or_default();
    speak.send(Heard::End).unwrap_or_default();
}

fn line(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim_end_matches(['\n', '\r']).to_owned()
}

/// Lines of a terminal, and what a signal asks of whoever reads them.
pub struct Keyboard {
    pub tty: Tty,
    /// Numbers of signals, each in a byte.
    pub signals: io::PipeReader,
    /// What came of a line that is not ended.
    pub begun: Vec<u8>,
}

impl Keyboard {
    /// Reads until a signal ends it, or nobody listens. An end of the input only ends what is being answered.
    pub fn lines(mut self, speak: &Sender<Heard>) {
        while self.next(speak).is_some() {}
    }

    fn next(&mut self, speak: &Sender<Heard>) -> Option<()> {
        let (keys, signal) = self.wait();
        // Lines that were ended come before a signal that came after them.
        if keys {
            return self.read(speak);
        }
        if signal { self.follow(speak) } else { Some(()) }
    }

    /// Waits for a line, or for a signal.
    fn wait(&self) -> (bool, bool) {
        let stdin = rustix::stdio::stdin();
        let signals = self.signals.as_fd();
        let mut watched = [PollFd::new(&stdin, PollFlags::IN), PollFd::new(&signals, PollFlags::IN)];
        match poll(&mut watched, None) {
            Ok(_) => {
                let [keys, signals] = watched.map(|one| !one.revents().is_empty());
                (keys, signals)
            }
            Err(Errno::INTR | Errno::AGAIN) => (false, false),
            // A system that cannot wait for a terminal: then reading waits.
            Err(_) => (true, false),
        }
    }

    fn read(&mut self, speak: &Sender<Heard>) -> Option<()> {
        let mut bytes = vec![0; 65_536];
        match rustix::io::read(rustix::stdio::stdin(), &mut bytes) {
            Ok(count @ 1..) => self.begun.extend(bytes.iter().take(count)),
            Err(Errno::INTR | Errno::AGAIN) => return Some(()),
            Ok(0) | Err(_) => {
                let rest = std::mem::take(&mut self.begun);
                if !rest.is_empty() {
                    speak.send(Heard::Line(line(&rest))).ok()?;
                }
                return speak.send(Heard::End).ok();
            }
        }
        while let Some(end) = self.begun.iter().position(|byte| *byte == b'\n') {
            let rest = self.begun.split_off(end + 1);
            let ended = std::mem::replace(&mut self.begun, rest);
            if ended.len() == KEPT_OF_A_LINE + 1 {
                speak.send(Heard::Cut(line(&ended))).ok()?;
            }
            speak.send(Heard::Line(line(&ended))).ok()?;
        }
        if self.begun.len() >= LONGEST {
            let long = std::mem::take(&mut self.begun);
            speak.send(Heard::Line(line(&long))).ok()?;
        }
        Some(())
    }

    /// Holds lines again, and tells what is held.
    fn go_on(&self, speak: &Sender<Heard>) -> Option<()> {
        self.tty.hold_lines();
        let held = line(&self.begun);
        if held.is_empty() { Some(()) } else { speak.send(Heard::Held(held)).ok() }
    }

    /// Does what a signal asks; none where it ends the reading.
    fn follow(&mut self, speak: &Sender<Heard>) -> Option<()> {
        let mut number = [0];
        let [number] = if self.signals.read_exact(&mut number).is_ok() { number } else { return None };
        match i32::from(number) {
            SIGTSTP => {
                self.begun.extend(take_unfinished());
                self.tty.give_lines_back();
                // What goes on says so by a signal of its own.
                if stop_group() { Some(()) } else { self.go_on(speak) }
            }
            SIGCONT => self.go_on(speak),
            last => {
                self.begun.extend(take_unfinished());
                speak.send(Heard::Signal { number: last, unfinished: line(&self.begun) }).ok()?;
                None
            }
        }
    }
}
