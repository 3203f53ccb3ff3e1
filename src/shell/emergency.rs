//! The one way out when nobody is asked: save, give the terminal back, go. Once, whoever comes first.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use super::saver::{Ending, Rescue};
use super::signals;
use super::terminal::Tty;

/// What saves and gives the terminal back without the loop. Clones are the same.
#[derive(Debug, Clone)]
pub struct Emergency {
    rescue: Arc<OnceLock<Rescue>>,
    tty: Tty,
    begun: Arc<AtomicBool>,
    /// What is there only while this demur is.
    passing: Arc<OnceLock<PathBuf>>,
}

impl Emergency {
    /// For an open workbook; without one only the terminal is given back.
    #[must_use]
    pub fn new(rescue: Option<Rescue>, tty: Tty) -> Self {
        let emergency = Self { rescue: Arc::default(), tty, begun: Arc::default(), passing: Arc::default() };
        if let Some(rescue) = rescue {
            emergency.saves_by(rescue);
        }
        emergency
    }

    /// From here on there is something to be saved, by this.
    pub fn saves_by(&self, rescue: Rescue) {
        self.rescue.get_or_init(|| rescue);
    }

    /// From here on it takes a file along which is there only while this demur is.
    pub fn takes(&self, passing: PathBuf) {
        self.passing.get_or_init(|| passing);
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
        if let Some(passing) = self.passing.get() {
            std::fs::remove_file(passing).unwrap_or_default();
        }
    }

    /// Saves everything; nothing to save is saved.
    #[must_use]
    pub fn save(&self) -> Ending {
        self.rescue.get().map_or(Ending::Saved, Rescue::save)
    }

    /// What saves.
    #[must_use]
    pub fn rescue(&self) -> Option<&Rescue> {
        self.rescue.get()
    }

    /// The terminal.
    #[must_use]
    pub fn tty(&self) -> &Tty {
        &self.tty
    }
}
