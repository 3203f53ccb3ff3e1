//! Earlier versions of a workbook: numbered by a counter, pruned by count and size, never by age.

use std::fs;
use std::path::{Path, PathBuf};

use super::fault::{StoreError, Trouble};
use super::load;
use super::replace::{self, Known, Outcome};
use super::seal::Ring;
use super::shelf;
use crate::workbook::Workbook;

/// This many are kept whatever their size.
const ALWAYS: usize = 20;
/// No more than this many are kept.
const AT_MOST: usize = 50;
/// Bytes that those beyond [`ALWAYS`] may take together.
const BEYOND: u64 = 10 * 1024 * 1024;

/// The earlier versions of one workbook.
#[derive(Debug, Clone)]
pub struct Generations {
    folder: PathBuf,
}

/// One earlier version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generation {
    /// Counts up; never used twice while a later one is there.
    pub number: u64,
    /// Where it is.
    pub path: PathBuf,
    /// Its length in bytes.
    pub size: u64,
    /// When it was kept, in seconds since 1970 UTC, as the clock stood then.
    pub at: i64,
}

impl Generations {
    /// Those in the folder of a workbook's state. Nothing is made.
    #[must_use]
    pub fn of(state: &Path) -> Self {
        Self { folder: state.join("gen") }
    }

    /// The folder of the workbook's state that they are in.
    #[must_use]
    pub fn state(&self) -> Option<&Path> {
        self.folder.parent()
    }

    /// All of them, newest first.
    #[must_use]
    pub fn all(&self) -> Vec<Generation> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Vec::new() };
        let mut all: Vec<Generation> = entries.flatten().filter_map(|entry| generation(&entry)).collect();
        crate::in_order::by_key(&mut all, |generation| std::cmp::Reverse(generation.number));
        all
    }

    /// Keeps a version, and lets go of the oldest beyond the limits. One that is the newest already is not kept twice.
    ///
    /// # Errors
    /// [`Trouble`] where the disk refuses.
    pub fn keep(&self, bytes: &[u8]) -> Result<PathBuf, Trouble> {
        shelf::last_folder(&self.folder)?;
        let newest = self.all().into_iter().next();
        if let Some(same) = newest.as_ref().filter(|newest| newest.holds(bytes)) {
            return Ok(same.path.clone());
        }
        let mut number = newest.map_or(1, |newest| newest.number + 1);
        loop {
            let path = self.folder.join(format!("{number:06}.ron"));
            match replace::replace(&path, bytes, Known::Nothing, "gen")? {
                Outcome::Replaced(_) | Outcome::SlippedIn(..) => {
                    self.prune();
                    return Ok(path);
                }
                Outcome::Unconfirmed(_, trouble) => return Err(trouble),
                Outcome::Changed => number += 1,
            }
        }
    }

    /// Those that cannot be removed are tried again next time.
    fn prune(&self) {
        let mut beyond = 0;
        for (nth, generation) in self.all().into_iter().enumerate() {
            beyond += if nth < ALWAYS { 0 } else { generation.size };
            if nth >= AT_MOST || beyond > BEYOND {
                fs::remove_file(&generation.path).unwrap_or_default();
            }
        }
    }
}

impl Generation {
    /// What it holds. The one way to read an earlier version.
    ///
    /// # Errors
    /// [`StoreError`] where it is gone, damaged, or the disk refuses.
    pub fn read(&self, ring: &Ring) -> Result<Workbook, StoreError> {
        load::workbook(&self.path, ring)
    }

    fn holds(&self, bytes: &[u8]) -> bool {
        self.size == bytes.len() as u64 && fs::read(&self.path).is_ok_and(|kept| kept == bytes)
    }
}

fn generation(entry: &fs::DirEntry) -> Option<Generation> {
    let path = entry.path();
    let name = entry.file_name().into_string().ok()?;
    let number = name.strip_suffix(".ron")?.parse().ok()?;
    let meta = entry.metadata().ok().filter(fs::Metadata::is_file)?;
    let at = crate::shell::clock::seconds(meta.modified().ok()?);
    Some(Generation { number, path, size: meta.len(), at })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(generations: &Generations) -> Vec<u64> {
        generations.all().iter().map(|g| g.number).collect()
    }

    #[test]
    fn they_are_counted_and_the_oldest_go_first() {
        let folder = tempfile::tempdir().unwrap();
        let generations = Generations::of(folder.path());
        for n in 0..53 {
            generations.keep(format!("{n}").as_bytes()).unwrap();
        }
        assert_eq!(numbers(&generations), (4..=53).rev().collect::<Vec<_>>());
        assert_eq!(fs::read(&generations.all()[0].path).unwrap(), b"52");
    }

    #[test]
    fn twenty_stay_however_large_and_the_rest_share_ten_megabytes() {
        let folder = tempfile::tempdir().unwrap();
        let generations = Generations::of(folder.path());
        for n in 0..25 {
            generations.keep(&vec![n; 3 * 1024 * 1024]).unwrap();
        }
        assert_eq!(numbers(&generations).len(), ALWAYS + 3);
    }

    #[test]
    fn one_that_is_damaged_says_so_and_the_others_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let generations = Generations::of(folder.path());
        let book = Workbook::new("0".repeat(32), "mine".to_owned());
        generations.keep(crate::saved::write(&book).as_bytes()).unwrap();
        generations.keep(b"half of").unwrap();
        let read: Vec<bool> =
            generations.all().iter().map(|generation| generation.read(&Ring::default()).is_ok()).collect();
        assert_eq!(read, [false, true]);
        assert_eq!(generations.all()[1].read(&Ring::default()), Ok(book));
    }

    #[test]
    fn the_same_bytes_are_not_kept_twice_in_a_row() {
        let folder = tempfile::tempdir().unwrap();
        let generations = Generations::of(folder.path());
        for words in [b"one", b"one", b"two", b"one"] {
            generations.keep(words).unwrap();
        }
        assert_eq!(numbers(&generations), [3, 2, 1]);
    }

    #[test]
    fn a_clock_that_jumps_removes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let generations = Generations::of(folder.path());
        for n in 0..5 {
            let path = generations.keep(&[b'a' + u8::try_from(n).unwrap()]).unwrap();
            let year = std::time::Duration::from_secs(365 * 86_400);
            let then = std::time::SystemTime::UNIX_EPOCH + year * (n % 2) * 60;
            fs::File::options().write(true).open(path).unwrap().set_modified(then).unwrap();
        }
        assert_eq!(numbers(&generations), [5, 4, 3, 2, 1]);
    }
}
