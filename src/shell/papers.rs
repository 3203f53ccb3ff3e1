//! Papers in and out: a file that leaves, a file or standard input that comes in.

use std::fs::OpenOptions;
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use super::store::load;
use super::store::{Doing, StoreError, Trouble};
use crate::saved::MAX_FILE;

/// Why a paper could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Something is there already, be it a link to nothing. It was left as it is.
    #[error("it is there already")]
    Exists,
    /// The disk refused; nothing is left of it.
    #[error("{0}")]
    Disk(Trouble),
}

/// Why standard input could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// It refused.
    #[error("{0}")]
    Refused(io::ErrorKind),
    /// More than a workbook can hold.
    #[error("too large")]
    TooLarge,
}

/// Writes a new file for the user alone. Never over another one, and never through a link.
///
/// # Errors
/// [`Refused`].
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Refused> {
    let refused = |error: &io::Error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            Refused::Exists
        } else {
            Refused::Disk(Trouble::new(Doing::Writing, path, error))
        }
    };
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(|e| refused(&e))?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.map_err(|error| {
        // Half a paper is worse than none. Where it cannot be removed either, the sentence about the disk stands.
        std::fs::remove_file(path).unwrap_or_default();
        refused(&error)
    })
}

/// A path as a person types it on a screen: `~/` is the home folder.
#[must_use]
pub fn typed(path: &str) -> PathBuf {
    let home = |rest: &str| Some(directories::UserDirs::new()?.home_dir().join(rest));
    path.strip_prefix("~/").and_then(home).unwrap_or_else(|| PathBuf::from(path))
}

/// So many names are tried before none is offered.
const TRIED: u32 = 99;

/// For the path of a file that is there, as it was typed: one beside it where there is nothing, with a number before
/// its ending.
#[must_use]
pub fn free_beside(path: &str) -> Option<String> {
    if typed(path).is_dir() {
        return None;
    }
    let begins = path.rfind('/').map_or(0, |at| at + 1);
    let (folder, name) = path.split_at_checked(begins)?;
    let (stem, ending) =
        name.rfind('.').filter(|at| *at > 0).and_then(|at| name.split_at_checked(at)).unwrap_or((name, ""));
    // A name that has a number counts on; a day at its end is none.
    let number = |(stem, n): (&str, &str)| {
        let day = n.starts_with('0') || (n.len() > 1 && stem.ends_with(|c: char| c.is_ascii_digit()));
        n.parse::<u32>().ok().filter(|n| !day && (2..TRIED).contains(n))
    };
    let counted = stem.rsplit_once('-').and_then(|name| Some((name.0, number(name)? + 1)));
    let (stem, from) = counted.unwrap_or((stem, 2));
    let numbered = |n: u32| format!("{folder}{stem}-{n}{ending}");
    let free = |path: &String| typed(path).symlink_metadata().is_err_and(|e| e.kind() == io::ErrorKind::NotFound);
    (from..=TRIED).map(numbered).find(free)
}

/// The whole path of a file that is there; where that can't be told, the path as it was typed.
#[must_use]
pub fn whole(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_unknown| path.to_owned())
}

/// Reads an ordinary file of at most 8 MB; none where there is no file.
///
/// # Errors
/// [`StoreError`].
pub fn read(path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(load::bytes(path)?.map(|found| found.bytes))
}

/// Reads standard input to its end, at most 8 MB.
///
/// # Errors
/// [`Unread`].
pub fn read_standard_input() -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(MAX_FILE as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| Unread::Refused(error.kind()))?;
    if bytes.len() > MAX_FILE { Err(Unread::TooLarge) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_new_file_is_for_the_user_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("reply.txt");
        assert_eq!(write_new(&path, b"words"), Ok(()));
        assert_eq!(std::fs::read(&path).unwrap(), b"words");
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn nothing_is_written_over_or_through() {
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a"), folder.path().join("link"));
        assert_eq!(write_new(&path, b"first"), Ok(()));
        assert_eq!(write_new(&path, b"second"), Err(Refused::Exists));
        std::os::unix::fs::symlink(folder.path().join("elsewhere"), &link).unwrap();
        assert_eq!(write_new(&link, b"second"), Err(Refused::Exists));
        assert_eq!(std::fs::read(&path).unwrap(), b"first");
        assert!(!folder.path().join("elsewhere").exists());
    }

    #[test]
    fn a_name_beside_it_is_free() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        assert_eq!(write_new(Path::new(&at("reply.txt")), b""), Ok(()));
        assert_eq!(free_beside(&at("reply.txt")), Some(at("reply-2.txt")));
        // A link to nothing takes a name, too.
        std::os::unix::fs::symlink(at("elsewhere"), at("reply-2.txt")).unwrap();
        assert_eq!(free_beside(&at("reply.txt")), Some(at("reply-3.txt")));
        assert_eq!(free_beside(&at("reply-2.txt")), Some(at("reply-3.txt")));
        assert_eq!(write_new(Path::new(&at("reply-3.txt")), b""), Ok(()));
        assert_eq!(free_beside(&at("reply-2.txt")), Some(at("reply-4.txt")));
        // A day is no such number, nor is a nought before it.
        assert_eq!(free_beside(&at("reply-2026-11-22.txt")), Some(at("reply-2026-11-22-2.txt")));
        assert_eq!(free_beside(&at("reply-2026-11-22-2.txt")), Some(at("reply-2026-11-22-3.txt")));
        assert_eq!(free_beside(&at("reply-05.txt")), Some(at("reply-05-2.txt")));
        assert_eq!(free_beside(&at(".reply")), Some(at(".reply-2")));
        assert_eq!(free_beside(&at("")), None);
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("none").join("a");
        let kind = io::ErrorKind::NotFound;
        assert_eq!(write_new(&path, b""), Err(Refused::Disk(Trouble { doing: Doing::Writing, path, kind })));
    }
}
