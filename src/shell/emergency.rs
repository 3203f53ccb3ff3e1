//! The one way out when nobody is asked: save, give the terminal back, go. Once, whoever comes first.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::saver::{Ending, Rescue};
use super::signals;
use super::terminal::Tty;

/// What saves and gives the terminal back without the loop. Clones are the same.
#[derive(Debug, Clone)]
pub struct Emergency {
    rescue: Option<Rescue>,
    tty: Tty,
    begun: Arc<AtomicBool>,
    /// What is there only while this demur is.
    passing: Option<PathBuf>,
}

impl Emergency {
    /// For an open workbook; without one only the terminal is given back.
    #[must_use]
    pub fn new(rescue: Option<Rescue>, tty: Tty) -> Self {
        Self { rescue, tty, begun: Arc::default(), passing: None }
    }

    /// The same, that takes a file along which is there only while this demur is.
    #[must_use]
    pub fn taking(self, passing: Option<PathBuf>) -> Self {
        Self { passing, ..self }
    }

    /// Saves, gives the terminal back, and ends the process with 128 and the signal's number. Where another thread is
    /// about it already, that one ends the process.
    pub fn end(&self, signal: i32) -> ! {
        if self.begun.swap(true, Ordering::AcqRel) {
            loop {
                std::thread::park();
            }
        }
        drop(self.save());
        self.tty.lending().call_back();
        self.tty.leave_now();
        self.take_along();
        signal_hook::low_level::exit(128 + signal)
    }

    /// Where the terminal was closed, ends as the hang-up does, whoever notices first: saved, and with its status.
    pub fn end_if_hung_up(&self) {
        if signals::is_hung_up() {
            self.end(signal_hook::consts::SIGHUP);
        }
    }

    /// Removes what is there only while this demur is.
    pub fn take_along(&self) {
        if let Some(passing) = &self.passing {
            std::fs::remove_file(passing).unwrap_or_default();
        }
    }

    /// Saves everything; nothing to save is saved.
    #[must_use]
    pub fn save(&self) -> Ending {
        self.rescue.as_ref().map_or(Ending::Saved, Rescue::save)
    }

    /// What saves.
    #[must_use]
    pub fn rescue(&self) -> Option<&Rescue> {
        self.rescue.as_ref()
    }

    /// The terminal.
    #[must_use]
    pub fn tty(&self) -> &Tty {
        &self.tty
    }
}
