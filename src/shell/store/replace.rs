//! The one routine that puts bytes in a file's place: the old version or the new one, never a mixture.
//!
//! A new file is written beside the target for the user alone, confirmed by the disk, and only then given the
//! target's name. Where the file system can, the two names are *exchanged*: what comes out is looked at, and a version
//! that slipped in since the last look is kept, not lost. Then the folder is confirmed, and only then it is saved.
//! A file that was changed by somebody else is left as it is.

use std::fs::{self, Metadata};
use std::io::{self, Write as _};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;
use tempfile::{NamedTempFile, TempPath};

use super::fault::{Doing, Trouble};
use super::load::{self, Identity};
use super::shelf;
use crate::saved::{self, Hash};

/// How often a new file is begun when the disk does not confirm one. A file that was not confirmed is never tried
/// again: its pages may be marked clean though they never reached the disk.
const ATTEMPTS: usize = 3;
/// How the names of all our temporary files begin.
pub const MARK: &str = ".demur-";

/// What we believe stands at the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Nothing.
    Nothing,
    /// The version that we last read or wrote.
    This(Identity),
    /// Ours alone: whatever stands there may go.
    Ours,
}

/// How it ended, where it did not fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// In place and confirmed.
    Replaced(Identity),
    /// In place, but the disk has not confirmed the name: not saved yet.
    Unconfirmed(Identity, Trouble),
    /// In place and confirmed; a version that somebody else put there at the same moment is kept here.
    SlippedIn(Identity, PathBuf),
    /// Somebody else changed the target. Nothing was touched.
    Changed,
}

/// Puts bytes in the target's place. The target's links must have been resolved. The label marks the temporary file
/// as one of this workbook's, so that one left by a power cut is found again.
///
/// # Errors
/// [`Trouble`] where the disk refuses; the target is then untouched and nothing is left beside it.
pub fn replace(target: &Path, bytes: &[u8], known: Known, label: &str) -> Result<Outcome, Trouble> {
    replace_hashed(target, (bytes, saved::hash(bytes)), known, label)
}

/// The same of bytes whose hash is known.
///
/// # Errors
/// Those of [`replace`].
pub fn replace_hashed(
    target: &Path,
    (bytes, hash): (&[u8], Hash),
    known: Known,
    label: &str,
) -> Result<Outcome, Trouble> {
    let standing = match stands(target, known)? {
        Stands::Changed => return Ok(Outcome::Changed),
        Stands::Nothing => None,
        Stands::Known(meta) => Some(meta),
    };
    let (temp, identity) = written(target, bytes, hash, label, standing.as_ref())?;
    let slipped = match place(temp, target, standing.as_ref(), known)? {
        Placed::Changed => return Ok(Outcome::Changed),
        Placed::Slipped(kept) => Some(kept),
        Placed::Alone => None,
    };
    if let Err(error) = shelf::confirm_names(folder_of(target)) {
        return Ok(Outcome::Unconfirmed(identity, Trouble::new(Doing::Confirming, target, &error)));
    }
    Ok(slipped.map_or(Outcome::Replaced(identity), |kept| Outcome::SlippedIn(identity, kept)))
}

/// The beginning of the names of a workbook's temporary files.
#[must_use]
pub fn temporary_name(label: &str) -> String {
    format!("{MARK}{label}-")
}

/// The file that a path leads to, links followed once and for good; it need not be there yet.
///
/// # Errors
/// [`Trouble`] where its folder is not there.
pub fn resolve(path: &Path) -> Result<PathBuf, Trouble> {
    let refused = |error: io::Error| Trouble::new(Doing::Reading, path, &error);
    let mut path = std::path::absolute(path).map_err(refused)?;
    for _ in 0..32 {
        match fs::canonicalize(&path) {
            Ok(resolved) => return Ok(resolved),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(refused(error)),
            Err(_) => {}
        }
        // A link to what is not there yet leads to where it will be.
        match fs::read_link(&path) {
            Ok(next) => path = folder_of(&path).join(next),
            Err(_) => break,
        }
    }
    let folder = fs::canonicalize(folder_of(&path)).map_err(refused)?;
    path.file_name().map(|name| folder.join(name)).ok_or_else(|| refused(io::ErrorKind::InvalidInput.into()))
}

/// Where a file was whose folder is gone: links followed as far as there is anything to follow.
#[must_use]
pub fn resolve_gone(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let left = path.ancestors().find_map(|above| Some((above, fs::canonicalize(above).ok()?)));
    let whole = left.and_then(|(above, resolved)| Some(resolved.join(path.strip_prefix(above).ok()?)));
    whole.unwrap_or(path)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

enum Stands {
    Nothing,
    Known(Metadata),
    Changed,
}

/// What stands at the target, against what we believe. A file that was only touched is the same file.
fn stands(target: &Path, known: Known) -> Result<Stands, Trouble> {
    let meta = match target.symlink_metadata() {
        Ok(meta) => meta,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Stands::Nothing),
        Err(error) => return Err(Trouble::new(Doing::Reading, target, &error)),
    };
    let same = match known {
        Known::Nothing => false,
        Known::Ours => true,
        Known::This(identity) => {
            identity.looks_like(&meta)
                || (meta.is_file() && meta.size() == identity.size() && holds(target, identity.hash))
        }
    };
    Ok(if same { Stands::Known(meta) } else { Stands::Changed })
}

fn holds(path: &Path, hash: Hash) -> bool {
    matches!(load::bytes(path), Ok(Some(found)) if found.identity.hash == hash)
}

/// A new file beside the target, confirmed by the disk.
fn written(
    target: &Path,
    bytes: &[u8],
    hash: Hash,
    label: &str,
    standing: Option<&Metadata>,
) -> Result<(TempPath, Identity), Trouble> {
    let mut last = None;
    for _ in 0..ATTEMPTS {
        let mut temp = begin(target, label).map_err(|error| Trouble::new(Doing::Writing, target, &error))?;
        fill(&mut temp, bytes, standing).map_err(|error| Trouble::new(Doing::Writing, target, &error))?;
        match temp.as_file().sync_all().and_then(|()| temp.as_file().metadata()) {
            Ok(meta) => return Ok((temp.into_temp_path(), Identity::new(&meta, hash))),
            Err(error) => last = Some(Trouble::new(Doing::Confirming, target, &error)),
        }
    }
    Err(last.unwrap_or_else(|| Trouble::new(Doing::Confirming, target, &io::ErrorKind::Other.into())))
}

fn begin(target: &Path, label: &str) -> io::Result<NamedTempFile> {
    tempfile::Builder::new()
        .prefix(&temporary_name(label))
        .suffix(".tmp")
        .rand_bytes(8)
        .permissions(fs::Permissions::from_mode(0o600))
        .tempfile_in(folder_of(target))
}

/// The bytes, and the old file's mode with nothing added.
fn fill(temp: &mut NamedTempFile, bytes: &[u8], standing: Option<&Metadata>) -> io::Result<()> {
    temp.write_all(bytes)?;
    match standing.map(|meta| meta.mode() & 0o777).filter(|mode| *mode != 0o600) {
        Some(mode) => temp.as_file().set_permissions(fs::Permissions::from_mode(mode)),
        None => Ok(()),
    }
}

enum Placed {
    Alone,
    Slipped(PathBuf),
    Changed,
}

fn place(temp: TempPath, target: &Path, standing: Option<&Metadata>, known: Known) -> Result<Placed, Trouble> {
    let refused = |error: Errno| Trouble::new(Doing::Placing, target, &error.into());
    let flags = match (standing, known) {
        (_, Known::Ours) => return over(temp, target),
        (Some(_), _) => RenameFlags::EXCHANGE,
        (None, _) => RenameFlags::NOREPLACE,
    };
    match (renameat_with(CWD, &*temp, CWD, target, flags), standing) {
        (Ok(()), None) => {
            // The name is the target's now: nothing is left to remove.
            keep(temp);
            Ok(Placed::Alone)
        }
        (Ok(()), Some(meta)) => Ok(what_came_out(temp, target, meta, known)),
        // It went, or came, since the last look.
        (Err(Errno::EXIST), None) => Ok(Placed::Changed),
        (Err(Errno::NOENT), Some(_)) if target.symlink_metadata().is_err() => over(temp, target),
        // This file system cannot exchange names; an old kernel neither.
        (Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP), _) => over(temp, target),
        (Err(error), _) => Err(refused(error)),
    }
}

/// The plain rename.
fn over(temp: TempPath, target: &Path) -> Result<Placed, Trouble> {
    match temp.persist(target) {
        Ok(()) => Ok(Placed::Alone),
        Err(refused) => Err(Trouble::new(Doing::Placing, target, &refused.error)),
    }
}

/// After the exchange the temporary name holds what stood at the target. Where that is not what we looked at, it is
/// somebody else's work: it is kept beside the file.
fn what_came_out(temp: TempPath, target: &Path, expected: &Metadata, known: Known) -> Placed {
    let ours = temp.symlink_metadata().is_ok_and(|meta| {
        let hash = match known {
            Known::This(identity) => identity.hash,
            Known::Nothing | Known::Ours => saved::hash(b""),
        };
        Identity::new(expected, hash).looks_like(&meta) || holds(&temp, hash)
    });
    if ours {
        // Dropping it removes it; where that fails, the next start finds it and keeps it as an earlier version.
        drop(temp);
        return Placed::Alone;
    }
    let kept = shelf::free_name(target, "conflict");
    let moved = renameat_with(CWD, &*temp, CWD, &kept, RenameFlags::NOREPLACE);
    let left = temp.to_path_buf();
    keep(temp);
    Placed::Slipped(if moved.is_ok() { kept } else { left })
}

/// Lets a temporary name be, instead of removing what it names.
fn keep(temp: TempPath) {
    // On this kind of system keeping is only forgetting to remove.
    drop(temp.keep());
}

#[cfg(test)]
#[path = "replace/tests.rs"]
mod tests;
