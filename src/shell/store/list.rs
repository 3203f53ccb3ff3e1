//! Every workbook that demur knows of: those in its own folder, and those it opened elsewhere.

use std::collections::BTreeMap;
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

use super::fault::{Doing, StoreError, Trouble};
use super::opening::{self, Peek};
use crate::shell::coaching;
use crate::shell::environment::Places;

/// A workbook that is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its file.
    pub path: PathBuf,
    /// When it was opened last, in seconds since 1970 UTC; none where nobody noted it.
    pub opened: Option<i64>,
    /// What is in it, or why it could not be read.
    pub found: Result<Peek, StoreError>,
}

impl Entry {
    /// True where this is the workbook of that identity. Under a passphrase its words tell nothing; what was noted when it
    /// was opened does.
    #[must_use]
    pub fn is(&self, places: &Places, book: &str) -> bool {
        let noted = || opening::seen(&opening::state_of(places, book)).is_some_and(|seen| seen.path == self.path);
        match &self.found {
            Ok(found) => found.workbook.book == book,
            Err(StoreError::Sealed(_)) => noted(),
            Err(_) => false,
        }
    }
}

/// Lists them, the one opened last first. One that cannot be read is no reason not to list the others.
#[must_use]
pub fn list(places: &Places) -> Vec<Entry> {
    let mut known: BTreeMap<PathBuf, Option<i64>> = BTreeMap::new();
    for path in workbooks_in(&places.data) {
        known.insert(path, None);
    }
    for folder in entries(&places.state) {
        let Some(seen) = opening::seen(&folder) else { continue };
        let notes = coaching::is_notes(places, &seen.path);
        if !notes && seen.path.symlink_metadata().is_ok() {
            let at = known.entry(seen.path).or_default();
            *at = (*at).max(Some(seen.at));
        }
    }
    let known: Vec<Known> = known.into_iter().collect();
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let mut all = peeked(places, &known, processors);
    all.retain(|entry| !matches!(entry.found, Err(StoreError::Missing(_))));
    all.sort_by_key(|entry| std::cmp::Reverse(entry.opened));
    all
}

/// A file that is known, and when it was opened last.
type Known = (PathBuf, Option<i64>);

/// A processor is asked for where it has this many to read: for fewer, beginning costs more than it saves.
const WORTH_IT: usize = 64;

/// What is in each, in the same order, read by so many processors.
fn peeked(places: &Places, known: &[Known], processors: usize) -> Vec<Entry> {
    let share = known.len().div_ceil(processors).max(WORTH_IT);
    let (first, rest) = known.split_at(share.min(known.len()));
    thread::scope(|scope| {
        let begun = |share| thread::Builder::new().spawn_scoped(scope, move || peeked_here(places, share));
        let others: Vec<_> = rest.chunks(share).map(|share| (share, begun(share))).collect();
        let mut all = peeked_here(places, first);
        for (share, other) in others {
            // Where there was no thread to have, its share is read here.
            let read = other.ok().and_then(|other| other.join().ok());
            all.extend(read.unwrap_or_else(|| peeked_here(places, share)));
        }
        all
    })
}

fn peeked_here(places: &Places, known: &[Known]) -> Vec<Entry> {
    let peeked = |(path, opened): &Known| {
        let found = opening::peek(places, path);
        Entry { path: path.clone(), opened: *opened, found }
    };
    known.iter().map(peeked).collect()
}

/// The folders of demur's own that are there and cannot be looked into, each with the reason: those of the workbooks
/// and of their state. An empty list of workbooks means nothing where there is one.
#[must_use]
pub fn unreadable(places: &Places) -> Vec<Trouble> {
    let refused = |folder: &PathBuf| match fs::read_dir(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Some(Trouble::new(Doing::Reading, folder, &error))
        }
        Ok(_) | Err(_) => None,
    };
    [&places.data, &places.state].into_iter().filter_map(refused).collect()
}

fn workbooks_in(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let resolved = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let ron = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "ron") && path.is_file();
    entries(&resolved).into_iter().filter(ron).filter(|path| !of_a_sync_program(path))
}

/// Sync programs name their own copies so; they are no further workbooks.
fn of_a_sync_program(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    name.contains(".sync-conflict-") || name.contains("conflicted copy") || name.starts_with('.')
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).map(|all| all.flatten().map(|entry| entry.path()).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::store::seal::Ring;

    #[test]
    fn however_many_processors_read_the_order_stays() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let places = Places { data: at("data"), state: at("state"), settings: at("settings"), ring: Ring::default() };
        for count in [0, 1, WORTH_IT, WORTH_IT + 1, 300] {
            let known: Vec<Known> =
                (0..count).map(|nth| (at(&format!("{nth}.ron")), i64::try_from(nth).ok())).collect();
            for processors in [1, 2, 3, 7, 1000] {
                let read = peeked(&places, &known, processors);
                assert!(read.iter().all(|entry| matches!(entry.found, Err(StoreError::Missing(_)))));
                let read: Vec<Known> = read.into_iter().map(|entry| (entry.path, entry.opened)).collect();
                assert_eq!(read, known, "{processors} processors");
            }
        }
    }
}
