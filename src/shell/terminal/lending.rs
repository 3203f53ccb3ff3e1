//! The terminal lent to another program for a while: what must be taken back from it if demur ends meanwhile.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustix::process::{Pid, Signal, kill_process};

/// To whom it is lent.
#[derive(Debug, Default)]
pub struct Lending {
    lent: Mutex<Option<Lent>>,
}

#[derive(Debug)]
struct Lent {
    file: PathBuf,
    to: Option<Pid>,
}

impl Lending {
    /// From now on this file is in other hands.
    pub fn begin(&self, file: &Path) {
        *self.lent() = Some(Lent { file: file.to_owned(), to: None });
    }

    /// Whose hands they are.
    pub fn to(&self, child: u32) {
        if let Some(lent) = self.lent().as_mut() {
            lent.to = i32::try_from(child).ok().and_then(Pid::from_raw);
        }
    }

    /// True while it is lent.
    pub fn is_lent(&self) -> bool {
        self.lent().is_some()
    }

    /// It is back.
    pub fn end(&self) {
        if let Some(lent) = self.lent().take() {
            wipe(&lent.file);
        }
    }

    /// demur ends now: the other program is asked to end too, and nothing of the words is left beside it.
    pub fn call_back(&self) {
        let Ok(mut lent) = self.lent.try_lock() else { return };
        if let Some(lent) = lent.take() {
            // It may be gone already.
            lent.to.map(|child| kill_process(child, Signal::TERM).unwrap_or_default()).unwrap_or_default();
            wipe(&lent.file);
        }
    }

    fn lent(&self) -> MutexGuard<'_, Option<Lent>> {
        self.lent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Removes the file, and what editors are known to leave beside it: swap files, backups, locks. Nothing else bears its
/// name.
fn wipe(file: &Path) {
    let (Some(folder), Some(name)) = (file.parent(), file.file_stem().and_then(|name| name.to_str())) else { return };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().trim_start_matches(['.', '#']).starts_with(name) {
            let path = entry.path();
            // Where an editor made a folder of it, only an empty one goes.
            fs::remove_file(&path).or_else(|_| fs::remove_dir(&path)).unwrap_or_default();
        }
    }
}
