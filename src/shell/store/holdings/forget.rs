//! Removing everything there is of a workbook. Only while nobody else has it open.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Holdings, What};
use crate::shell::environment::Places;
use crate::shell::store::fault::{Doing, Trouble};
use crate::shell::store::lock::{self, Taken};
use crate::shell::store::{last_used, recovery, replace, shelf};

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Forgotten {
    /// Another demur has the workbook: nothing was removed.
    Held(Option<u32>),
    /// So many files were removed; these could not be.
    Removed {
        /// How many files.
        files: usize,
        /// What is still there, and why.
        left: Vec<Trouble>,
    },
}

/// Removes what there is of a workbook; papers that the writer had written only where that is asked for too. What
/// another workbook shares stays. The workbook itself goes last, so that whoever is interrupted finds the rest again.
#[must_use]
pub fn forget(places: &Places, path: &Path, holdings: &Holdings, papers: bool) -> Forgotten {
    let resolved = replace::resolve(path).unwrap_or_else(|_| replace::resolve_gone(path));
    let locks = places.state.join("locks");
    let lock_file = locks.join(format!("{}.lock", recovery::belongs_to(&resolved)));
    let state = holdings.state.as_deref().filter(|_| holdings.shared_with.is_none());
    let mut held = Vec::new();
    let folders = locks.is_dir().then(|| lock_file.clone()).into_iter().chain(state.map(|folder| folder.join("lock")));
    for file in folders {
        match lock::take(&file) {
            Taken::Busy(by) => return Forgotten::Held(by),
            taken @ (Taken::Ours(_) | Taken::Unsupported) => held.push(taken),
        }
    }
    let was_last = last_used(places).is_some_and(|last| replace::resolve(&last).is_ok_and(|last| last == resolved));
    let mut removal = Removal::default();
    let wanted = |what: What| match what {
        What::Paper => papers,
        What::Recovery | What::Earlier | What::SetAside | What::Key => state.is_some(),
        What::Workbook | What::Damaged | What::Conflict | What::LookAlike | What::Leftover => true,
    };
    for file in holdings.files.iter().filter(|file| wanted(file.what) && file.what != What::Workbook) {
        removal.file(&file.path);
    }
    if let Some(folder) = state.filter(|_| removal.left.is_empty()) {
        removal.folder(folder);
    }
    if removal.left.is_empty() {
        for file in holdings.files.iter().filter(|file| file.what == What::Workbook) {
            removal.file(&file.path);
        }
        // A link that led to it leads nowhere now.
        if path.is_symlink() {
            removal.quietly(path);
        }
        if was_last {
            removal.quietly(&places.state.join(crate::shell::store::names::LAST));
        }
        removal.quietly(&lock_file);
    }
    drop(held);
    if let Some(folder) = resolved.parent() {
        shelf::confirm_names(folder).unwrap_or_default();
    }
    Forgotten::Removed { files: removal.files, left: removal.left }
}

#[derive(Default)]
struct Removal {
    files: usize,
    left: Vec<Trouble>,
}

impl Removal {
    fn file(&mut self, path: &Path) {
        match fs::remove_file(path) {
            Ok(()) => self.files += 1,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => self.left.push(Trouble::new(Doing::Removing, path, &error)),
        }
    }

    /// A folder of demur's own with the notes that hold no words.
    fn folder(&mut self, folder: &Path) {
        for path in inside(folder) {
            if path.symlink_metadata().is_ok_and(|meta| meta.is_dir()) {
                self.folder(&path);
            } else {
                self.quietly(&path);
            }
        }
        if let Err(error) = fs::remove_dir(folder) {
            self.left.push(Trouble::new(Doing::Removing, folder, &error));
        }
    }

    /// A note without words: not counted; where it cannot be removed, that is told all the same.
    fn quietly(&mut self, path: &Path) {
        let before = self.files;
        self.file(path);
        self.files = before;
    }
}

fn inside(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).map(|all| all.flatten().map(|entry| entry.path()).collect()).unwrap_or_default()
}
