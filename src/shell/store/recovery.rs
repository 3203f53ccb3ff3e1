//! The recovery copy: half a second behind the keys, in demur's own folder, gone once the workbook is saved.
//!
//! It is a workbook file with notes: which file it belongs to (`of`), which version of it came before (`base`), who
//! wrote it and as the how-manieth save (`save`), and when (`at`).

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::fault::{Doing, StoreError, Trouble};
use super::load;
use super::replace::{self, Known, Outcome};
use super::seal::{Closer, Ring, Seal};
use super::shelf::Ground;
use crate::saved::{self, Hash, Sum};
use crate::workbook::Workbook;

const NAME: &str = "recovery.ron";

/// Who saves, and which save this is: one for each opening of a workbook.
#[derive(Debug, Clone)]
pub struct Voice {
    writer: String,
    count: Arc<AtomicU64>,
}

/// The version of the workbook file that recovery copies stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Base {
    /// Of all its bytes; none before there is a file.
    pub hash: Option<Hash>,
    /// Its counter of saves.
    pub rev: u64,
}

/// The place of the recovery copy of one open workbook.
#[derive(Debug)]
pub struct Recovery {
    folder: Option<PathBuf>,
    of: String,
    voice: Voice,
    base: Arc<Mutex<Base>>,
    kept: Option<(Workbook, u64)>,
    closer: Closer,
    ground: Ground,
}

/// A recovery copy that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// What it holds.
    pub workbook: Workbook,
    /// When it was kept, in seconds since 1970 UTC.
    pub at: i64,
    /// The seal that it is under.
    pub seal: Option<Arc<Seal>>,
    of: String,
    base: String,
    save: String,
}

/// The version of a workbook file that a recovery copy is held against.
#[derive(Debug, Clone, Copy)]
pub struct Against<'a> {
    /// What it holds.
    pub workbook: &'a Workbook,
    /// Of all its bytes.
    pub hash: Hash,
    /// Its note of who saved it; none where the file is not as demur wrote it.
    pub save: Option<&'a str>,
}

/// What a recovery copy is to the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Newer: it is what was typed last.
    Newer,
    /// Nothing in it that the file lacks.
    Older,
    /// Both went on from the same version: both are kept.
    Apart,
}

impl Voice {
    /// A new one. The writer is random.
    #[must_use]
    pub fn new(writer: String) -> Self {
        Self { writer, count: Arc::new(AtomicU64::new(1)) }
    }

    /// The next save's number, and its note.
    #[must_use]
    pub fn next(&self) -> (u64, String) {
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        (number, format!("{}.{number}", self.writer))
    }
}

impl Recovery {
    /// The recovery copy in a folder of a workbook's state; without one, nothing can be kept.
    #[must_use]
    pub fn new(folder: Option<PathBuf>, of: String, voice: Voice, base: Arc<Mutex<Base>>, closer: Closer) -> Self {
        let ground = folder.as_deref().map(Ground::of).unwrap_or_default();
        Self { folder, of, voice, base, kept: None, closer, ground }
    }

    /// It belongs to the file of that path from now on.
    pub fn move_to(&mut self, path: &Path) {
        self.of = belongs_to(path);
        self.kept = None;
    }

    /// Where it is kept; none where demur's folder cannot be used.
    #[must_use]
    pub fn path(&self) -> Option<PathBuf> {
        self.folder.as_deref().map(path)
    }

    /// Keeps what was typed. The disk has confirmed it when this returns.
    ///
    /// # Errors
    /// [`StoreError`] where the disk refuses, or there is no folder for it.
    pub fn keep(&mut self, workbook: &Workbook, now: i64) -> Result<(), StoreError> {
        if self.kept.as_ref().is_some_and(|(kept, _)| kept == workbook) {
            return Ok(());
        }
        let unusable = || Trouble { doing: Doing::MakingFolder, path: PathBuf::new(), kind: NO_FOLDER };
        let folder = self.folder.clone().ok_or_else(unusable)?;
        self.kept = None;
        super::shelf::last_folder(&folder)?;
        self.ground.bears(&path(&folder))?;
        let base = *self.base.lock().unwrap_or_else(PoisonError::into_inner);
        let (number, save) = self.voice.next();
        let hash = base.hash.map_or_else(String::new, |hash| hash.to_string());
        let at = now.to_string();
        let notes = [("of", self.of.as_str()), ("base", hash.as_str()), ("save", save.as_str()), ("at", at.as_str())];
        let mut copy = workbook.clone();
        copy.rev = base.rev;
        let written = saved::write_noted(&copy, &notes);
        if written.text.len() > self.closer.room() || saved::fits(&copy).is_err() {
            return Err(StoreError::TooLarge);
        }
        let (bytes, hash) = self.closer.close_written(&written)?;
        match replace::replace_hashed(&path(&folder), (&bytes, hash), Known::Ours, "recovery")? {
            Outcome::Unconfirmed(_, trouble) => Err(trouble.into()),
            Outcome::Replaced(_) | Outcome::SlippedIn(..) | Outcome::Changed => {
                self.kept = Some((workbook.clone(), number));
                Ok(())
            }
        }
    }

    /// Removes the copy once the workbook is saved with everything in it: not where the copy came after that save.
    pub fn saved(&mut self, number: u64) {
        if self.kept.as_ref().is_some_and(|(_, kept)| *kept > number) {
            return;
        }
        self.remove();
    }

    /// Removes the copy.
    pub fn remove(&mut self) {
        self.kept = None;
        if let Some(path) = self.path() {
            // Where it cannot be removed it is only older than the file, and seen to be.
            fs::remove_file(path).unwrap_or_default();
        }
    }
}

const NO_FOLDER: std::io::ErrorKind = std::io::ErrorKind::NotFound;

/// Where the recovery copy of a workbook with this folder is.
#[must_use]
pub fn path(folder: &Path) -> PathBuf {
    folder.join(NAME)
}

/// The note that tells which file a copy belongs to: a fingerprint of its path, not the path.
#[must_use]
pub fn belongs_to(path: &Path) -> String {
    use std::os::unix::ffi::OsStrExt as _;
    let mut print = saved::hash(path.as_os_str().as_bytes()).to_string();
    print.truncate(32);
    print
}

/// The recovery copy in a folder.
///
/// # Errors
/// [`StoreError`] where there is one and it cannot be read.
pub fn find(folder: &Path, ring: &Ring) -> Result<Option<Found>, StoreError> {
    let path = path(folder);
    let Some(file) = load::bytes(&path)? else { return Ok(None) };
    let (read, seal) = load::read(&path, &file.bytes, ring)?;
    let note = |key| read.note(key).unwrap_or_default().to_owned();
    let at = note("at").parse().unwrap_or(file.at);
    Ok(Some(Found { of: note("of"), base: note("base"), save: note("save"), at, seal, workbook: read.workbook }))
}

impl Found {
    /// Holds the copy against the file that it lies beside.
    #[must_use]
    pub fn judge(&self, file: Option<Against<'_>>, path: &Path) -> Verdict {
        let Some(file) = file else {
            return if self.of == belongs_to(path) { Verdict::Newer } else { Verdict::Apart };
        };
        if same_words(&self.workbook, file.workbook) {
            return Verdict::Older;
        }
        if self.base == file.hash.to_string() {
            return Verdict::Newer;
        }
        match (number(&self.save), file.save.and_then(number)) {
            (Some((one, copy)), Some((other, file))) if one == other => {
                if copy > file {
                    Verdict::Newer
                } else {
                    Verdict::Older
                }
            }
            _ => Verdict::Apart,
        }
    }
}

/// The note of who saved a file, where it is as demur wrote it.
#[must_use]
pub fn save_note(read: &saved::Read) -> Option<&str> {
    read.note("save").filter(|_| read.sum == Sum::Matches)
}

fn number(save: &str) -> Option<(&str, u64)> {
    let (writer, number) = save.split_once('.')?;
    Some((writer, number.parse().ok()?))
}

/// True where nothing differs but the counter of saves and the caret.
#[must_use]
pub fn same_words(one: &Workbook, other: &Workbook) -> bool {
    let mut one = one.clone();
    one.rev = other.rev;
    one.place.clone_from(&other.place);
    one == *other
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Prose;
    use crate::workbook::Answer;

    fn with(words: &str) -> Workbook {
        let mut workbook = Workbook::new("b".to_owned(), "n".to_owned());
        workbook.set("one.love", Some(Answer::Prose(Prose::from(words))));
        workbook
    }

    /// A copy of "copy", kept as the fifth save of `w` upon the file "base".
    fn check(file: Option<(&str, Option<&str>)>, expected: Verdict) {
        let path = Path::new("/a/b.ron");
        let base = saved::hash(b"base").to_string();
        let found =
            Found { workbook: with("copy"), at: 0, seal: None, of: belongs_to(path), base, save: "w.5".to_owned() };
        let workbook = with(file.map_or("", |(words, _)| words));
        let against =
            file.map(|(words, save)| Against { workbook: &workbook, hash: saved::hash(words.as_bytes()), save });
        assert_eq!(found.judge(against, path), expected, "{file:?}");
    }

    #[test]
    fn a_copy_upon_the_file_is_newer() {
        check(Some(("base", Some("x.1"))), Verdict::Newer);
        check(Some(("base", None)), Verdict::Newer);
        check(None, Verdict::Newer);
    }

    #[test]
    fn a_copy_that_the_file_has_overtaken_is_older() {
        check(Some(("more", Some("w.6"))), Verdict::Older);
        check(Some(("copy", None)), Verdict::Older);
    }

    #[test]
    fn a_copy_kept_while_the_file_was_being_saved_is_newer() {
        check(Some(("less", Some("w.4"))), Verdict::Newer);
    }

    #[test]
    fn a_file_changed_by_somebody_else_stands_apart() {
        check(Some(("other", Some("x.9"))), Verdict::Apart);
        check(Some(("edited by hand", None)), Verdict::Apart);
    }
}
