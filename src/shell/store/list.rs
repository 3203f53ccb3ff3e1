//! Every workbook that demur knows of: those in its own folder, and those it opened elsewhere.

use std::collections::BTreeMap;
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

use super::fault::{Doing, StoreError, Trouble};
use super::opening::{self, Peek};
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

/// Lists them, the one opened last first. One that cannot be read is no reason not to list the others.
#[must_use]
pub fn list(places: &Places) -> Vec<Entry> {
    let mut known: BTreeMap<PathBuf, Option<i64>> = BTreeMap::new();
    for path in workbooks_in(&places.data) {
        known.insert(path, None);
    }
    for folder in entries(&places.state) {
        let Some(seen) = opening::seen(&folder) else { continue };
        if seen.path.symlink_metadata().is_ok() {
            let at = known.entry(seen.path).or_default();
            *at = (*at).max(Some(seen.at));
        }
    }
    let known: Vec<_> = known.into_iter().collect();
    let mut all = peeked(places, &known);
    all.retain(|entry| !matches!(entry.found, Err(StoreError::Missing(_))));
    all.sort_by_key(|entry| std::cmp::Reverse(entry.opened));
    all
}

/// Fewer than this are read at once by one processor: another would cost more than it saves.
const FEW: usize = 64;

/// What is in each, in the same order; where there are many, every processor reads its share.
fn peeked(places: &Places, known: &[(PathBuf, Option<i64>)]) -> Vec<Entry> {
    let look = |(path, opened): &(PathBuf, Option<i64>)| {
        let found = opening::peek(places, path);
        Entry { path: path.clone(), opened: *opened, found }
    };
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let share = known.len().div_ceil(processors).max(FEW);
    let (first, rest) = known.split_at(share.min(known.len()));
    thread::scope(|scope| {
        let look = &look;
        let begun = |few| thread::Builder::new().spawn_scoped(scope, move || few_of(few, look));
        let others: Vec<_> = rest.chunks(share).map(|few| (few, begun(few))).collect();
        let mut all = few_of(first, look);
        for (few, other) in others {
            // Where there was no thread to have, or it ended too soon, it is read here.
            let read = other.ok().and_then(|other| other.join().ok());
            all.extend(read.unwrap_or_else(|| few_of(few, look)));
        }
        all
    })
}

fn few_of<K>(few: &[K], look: &impl Fn(&K) -> Entry) -> Vec<Entry> {
    few.iter().map(look).collect()
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
