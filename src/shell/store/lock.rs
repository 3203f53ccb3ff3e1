//! One writer a workbook: a lock that goes with the process, on a file of its own.

use std::fs::{File, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::Path;

use super::shelf;

/// Whether the lock was had.
#[derive(Debug)]
pub enum Taken {
    /// It is ours until this is dropped.
    Ours(Lock),
    /// Another process has it: its number, where it could be read.
    Busy(Option<u32>),
    /// This file system knows no locks, or the lock file could not be made.
    Unsupported,
}

/// A lock that is held.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Tries for the lock on a file, made where it is not there.
#[must_use]
pub fn take(path: &Path) -> Taken {
    let Ok(mut file) = shelf::small_file(path) else { return Taken::Unsupported };
    match file.try_lock() {
        Ok(()) => {
            // Who holds it is a help to the reader alone: the lock stands without it.
            sign(&mut file).unwrap_or_default();
            Taken::Ours(Lock { _file: file })
        }
        Err(TryLockError::WouldBlock) => Taken::Busy(signed(&mut file)),
        Err(TryLockError::Error(_)) => Taken::Unsupported,
    }
}

/// Always as long as before, so that nothing need be cut off: on some file systems that takes a millisecond.
fn sign(file: &mut File) -> io::Result<()> {
    file.rewind()?;
    file.write_all(format!("{:<20}", std::process::id()).as_bytes())
}

fn signed(file: &mut File) -> Option<u32> {
    let mut words = String::new();
    file.take(20).read_to_string(&mut words).ok()?;
    words.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_told_who_was_first_and_the_lock_goes_with_its_holder() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let Taken::Ours(first) = take(&path) else { panic!("a new lock is free") };
        assert!(matches!(take(&path), Taken::Busy(Some(pid)) if pid == std::process::id()));
        drop(first);
        assert!(matches!(take(&path), Taken::Ours(_)));
    }

    #[test]
    fn without_a_folder_there_are_no_locks() {
        assert!(matches!(take(Path::new("/nowhere/at/all/lock")), Taken::Unsupported));
    }
}
