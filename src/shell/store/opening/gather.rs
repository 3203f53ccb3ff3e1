//! What there is of a workbook: its file, its recovery copy, and what was noted down of it.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Notice, damage};
use crate::saved::{self, Sum};
use crate::shell::environment::Places;
use crate::shell::store::fault::StoreError;
use crate::shell::store::load::{self, Bytes, Identity, Whole};
use crate::shell::store::recovery::{self, Against, Found, Verdict};
use crate::shell::store::seal::{Ring, Seal};
use crate::shell::store::shelf;
use crate::workbook::Workbook;

const SEEN: &str = "seen";

/// What there is of a workbook.
pub(super) struct Gathered {
    pub(super) file: Option<File>,
    copy: Option<Copy>,
    path: PathBuf,
}

/// The workbook's file, read.
pub(super) struct File {
    pub(super) read: saved::Read,
    pub(super) bytes: Whole,
    pub(super) identity: Identity,
    pub(super) mode: u32,
    at: i64,
    seal: Option<Arc<Seal>>,
}

struct Copy {
    path: PathBuf,
    found: Result<Found, StoreError>,
}

/// What was typed last.
pub(super) struct Latest {
    pub(super) workbook: Option<Workbook>,
    pub(super) other: Option<Workbook>,
    pub(super) notices: Vec<Notice>,
}

/// The name of the folder of a workbook's state: its id, where that is a plain one; a file may say anything.
pub(in crate::shell::store) fn key(book: &str) -> String {
    let plain = book.len() == 32 && book.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    if plain { book.to_owned() } else { saved::hash(book.as_bytes()).to_string().chars().take(32).collect() }
}

/// Gathers it. Nothing is written.
pub(super) fn gather(places: &Places, path: &Path) -> Result<Gathered, StoreError> {
    let file = match load::bytes(path) {
        Ok(None) => None,
        Ok(Some(bytes)) => Some(read(places, path, bytes)?),
        Err(StoreError::Damaged { fault, .. }) => return Err(damage::told(places, path, fault, &[])),
        Err(other) => return Err(other),
    };
    let copy = match &file {
        Some(file) => copy_in(&places.state.join(key(&file.read.workbook.book)), &places.ring),
        None => orphan(places, path),
    };
    Ok(Gathered { file, copy, path: path.to_owned() })
}

fn read(places: &Places, path: &Path, bytes: Bytes) -> Result<File, StoreError> {
    let (identity, mode, at) = (bytes.identity, bytes.mode, bytes.at);
    let bytes = bytes.whole();
    let (read, seal) = load::read_whole(path, &bytes, &places.ring).map_err(|error| {
        if let StoreError::Damaged { fault, .. } = error {
            return damage::told(places, path, fault, &bytes);
        }
        error
    })?;
    Ok(File { read, bytes, identity, mode, at, seal })
}

fn copy_in(folder: &Path, ring: &Ring) -> Option<Copy> {
    let found = recovery::find(folder, ring).transpose()?;
    Some(Copy { path: recovery::path(folder), found })
}

/// The recovery copy of a file that is not there: it was never made, or it was taken away.
fn orphan(places: &Places, path: &Path) -> Option<Copy> {
    let folders = fs::read_dir(&places.state).ok()?.flatten().map(|entry| entry.path());
    let mut copies = folders.filter_map(|folder| copy_in(&folder, &places.ring));
    copies.find(|copy| copy.found.as_ref().is_ok_and(|found| found.judge(None, path) == Verdict::Newer))
}

impl Gathered {
    /// The id of the book, where there is anything of it.
    pub(super) fn book(&self) -> Option<String> {
        let of_copy = || self.copy.as_ref()?.found.as_ref().ok().map(|found| &found.workbook);
        let workbook = self.file.as_ref().map(|file| &file.read.workbook).or_else(of_copy)?;
        Some(workbook.book.clone())
    }

    /// The seal of the file; without a file, that of the recovery copy.
    pub(super) fn seal(&self) -> Option<Arc<Seal>> {
        let copy = || self.copy.as_ref()?.found.as_ref().ok()?.seal.clone();
        self.file.as_ref().map_or_else(copy, |file| file.seal.clone())
    }

    /// Whether the file is as demur wrote it, where there is one.
    pub(super) fn sum(&self) -> Option<Sum> {
        self.file.as_ref().map(|file| file.read.sum)
    }

    /// When something was last written.
    pub(super) fn at(&self) -> i64 {
        let copy = self.copy.as_ref().and_then(|copy| copy.found.as_ref().ok()).map(|found| found.at);
        self.file.as_ref().map(|file| file.at).max(copy).unwrap_or_default()
    }

    /// What was typed last: the recovery copy where it is newer than the file.
    pub(super) fn latest(&self) -> Latest {
        let file = self.file.as_ref().map(|file| &file.read.workbook);
        let Some(copy) = &self.copy else {
            return Latest { workbook: file.cloned(), other: None, notices: Vec::new() };
        };
        let Ok(found) = &copy.found else {
            let notices = vec![Notice::RecoveryDamaged(copy.path.clone())];
            return Latest { workbook: file.cloned(), other: None, notices };
        };
        let characters = saved::typed(file.unwrap_or(&Workbook::default()), &found.workbook);
        match found.judge(self.against(), &self.path) {
            Verdict::Older => Latest { workbook: file.cloned(), other: None, notices: Vec::new() },
            Verdict::Newer => {
                let notices = vec![Notice::Restored { characters, at: found.at }];
                Latest { workbook: Some(found.workbook.clone()), other: file.cloned(), notices }
            }
            Verdict::Apart => {
                let notices = vec![Notice::Apart { kept: copy.path.clone(), characters, at: found.at }];
                Latest { workbook: file.cloned(), other: Some(found.workbook.clone()), notices }
            }
        }
    }

    /// True where a later version of the file was seen before.
    pub(super) fn went_back(&self, folder: Option<&Path>) -> bool {
        let seen = folder.and_then(seen).filter(|seen| seen.path == self.path);
        let rev = self.file.as_ref().map(|file| file.read.workbook.rev);
        seen.zip(rev).is_some_and(|(seen, rev)| seen.rev > rev)
    }

    fn against(&self) -> Option<Against<'_>> {
        let file = self.file.as_ref()?;
        let save = recovery::save_note(&file.read);
        Some(Against { workbook: &file.read.workbook, hash: file.identity.hash, save })
    }
}

/// What was noted down of a workbook when it was opened last.
pub(in crate::shell::store) struct Seen {
    pub(in crate::shell::store) at: i64,
    pub(in crate::shell::store) rev: u64,
    pub(in crate::shell::store) path: PathBuf,
}

/// What was noted down in a folder of a workbook's state.
pub(in crate::shell::store) fn seen(folder: &Path) -> Option<Seen> {
    let bytes = fs::read(folder.join(SEEN)).ok()?;
    let mut parts = bytes.splitn(3, |byte| *byte == b'\n');
    let mut number = || std::str::from_utf8(parts.next()?).ok();
    let (at, rev) = (number()?.parse().ok()?, number()?.parse().ok()?);
    Some(Seen { at, rev, path: PathBuf::from(OsString::from_vec(parts.next()?.to_vec())) })
}

/// Notes down where a workbook is, and when it was opened. A help for `list`: where it cannot be kept, nothing is
/// lost.
pub(in crate::shell::store) fn note_down(folder: &Path, path: &Path, rev: u64, now: i64) {
    let mut note = format!("{now}\n{rev}\n").into_bytes();
    note.extend_from_slice(path.as_os_str().as_bytes());
    shelf::jot(&folder.join(SEEN), &note).unwrap_or_default();
}
