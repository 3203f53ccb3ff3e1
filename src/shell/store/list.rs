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

/// A workbook that is known, and what was made of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<T = Peek> {
    /// Its file.
    pub path: PathBuf,
    /// When it was opened last, in seconds since 1970 UTC; none where nobody noted it.
    pub opened: Option<i64>,
    /// What is in it, or why it could not be read.
    pub found: Result<T, StoreError>,
}

impl Entry<String> {
    /// True where this is the workbook of that identity, told by its own. Under a passphrase its words tell nothing; what
    /// was noted when it was opened does.
    #[must_use]
    pub fn is(&self, places: &Places, book: &str) -> bool {
        let noted = || opening::seen(&opening::state_of(places, book)).is_some_and(|seen| seen.path == self.path);
        match &self.found {
            Ok(own) => own == book,
            Err(StoreError::Sealed(_)) => noted(),
            Err(_) => false,
        }
    }
}

/// Lists them, the one opened last first. One that cannot be read is no reason not to list the others.
#[must_use]
pub fn list(places: &Places) -> Vec<Entry> {
    each(places, |peek| peek)
}

/// The same, but of each workbook only what is made of it is kept: of many, the words would fill the memory.
#[must_use]
pub fn each<T: Send>(places: &Places, make: impl Fn(Peek) -> T + Sync) -> Vec<Entry<T>> {
    let mut known: BTreeMap<PathBuf, Known> = BTreeMap::new();
    for (path, resolved) in workbooks_in(&places.data) {
        known.insert(path, Known { resolved, opened: None });
    }
    for folder in entries(&places.state) {
        let Some(seen) = opening::seen(&folder) else { continue };
        let notes = coaching::is_notes(places, &seen.path);
        if !notes && seen.path.symlink_metadata().is_ok() {
            let known = known.entry(seen.path).or_default();
            known.opened = known.opened.max(Some(seen.at));
        }
    }
    let known: Vec<(PathBuf, Known)> = known.into_iter().collect();
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let mut all = peeked(places, &known, processors, &make);
    all.retain(|entry| !matches!(entry.found, Err(StoreError::Missing(_))));
    crate::in_order::by_key(&mut all, |entry| std::cmp::Reverse(entry.opened));
    all
}

/// What is known of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Known {
    /// Its path leads through no link.
    resolved: bool,
    /// When it was opened last.
    opened: Option<i64>,
}

/// A processor is asked for where it has this many to read: for fewer, beginning costs more than it saves.
const WORTH_IT: usize = 64;

/// What is in each, in the same order, read by so many processors.
fn peeked<T: Send>(
    places: &Places,
    known: &[(PathBuf, Known)],
    processors: usize,
    make: &(impl Fn(Peek) -> T + Sync),
) -> Vec<Entry<T>> {
    let share = known.len().div_ceil(processors).max(WORTH_IT);
    let (first, rest) = known.split_at(share.min(known.len()));
    thread::scope(|scope| {
        let begun = |share| thread::Builder::new().spawn_scoped(scope, move || peeked_here(places, share, make));
        let others: Vec<_> = rest.chunks(share).map(|share| (share, begun(share))).collect();
        let mut all = peeked_here(places, first, make);
        for (share, other) in others {
            all.extend(match other {
                Ok(other) => other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
                // Where there was no thread to have, its share is read here.
                Err(_) => peeked_here(places, share, make),
            });
        }
        all
    })
}

fn peeked_here<T>(places: &Places, known: &[(PathBuf, Known)], make: &impl Fn(Peek) -> T) -> Vec<Entry<T>> {
    let peeked = |(path, known): &(PathBuf, Known)| {
        let found = if known.resolved { opening::peek_at(places, path.clone()) } else { opening::peek(places, path) };
        Entry { path: path.clone(), opened: known.opened, found: found.map(make) }
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

/// The workbooks in a folder, each with whether its path leads through no link.
fn workbooks_in(folder: &Path) -> Vec<(PathBuf, bool)> {
    let (folder, resolved) = fs::canonicalize(folder).map_or_else(|_| (folder.to_owned(), false), |path| (path, true));
    let workbook = |entry: fs::DirEntry| {
        let path = entry.path();
        if path.extension().is_none_or(|ending| ending != "ron") || of_a_sync_program(&path) {
            return None;
        }
        let file = entry.file_type().is_ok_and(|kind| kind.is_file());
        (file || path.is_file()).then_some((path, file && resolved))
    };
    fs::read_dir(folder).map(|all| all.flatten().filter_map(workbook).collect()).unwrap_or_default()
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
            let one = |nth: usize| Known { resolved: nth.is_multiple_of(2), opened: i64::try_from(nth).ok() };
            let known: Vec<(PathBuf, Known)> = (0..count).map(|nth| (at(&format!("{nth}.ron")), one(nth))).collect();
            for processors in [1, 2, 3, 7, 1000] {
                let read = peeked(&places, &known, processors, &|peek| peek);
                assert!(read.iter().all(|entry| matches!(entry.found, Err(StoreError::Missing(_)))));
                let read: Vec<(PathBuf, Option<i64>)> =
                    read.into_iter().map(|entry| (entry.path, entry.opened)).collect();
                let known: Vec<_> = known.iter().map(|(path, known)| (path.clone(), known.opened)).collect();
                assert_eq!(read, known, "{processors} processors");
            }
        }
    }
}
