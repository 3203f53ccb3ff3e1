//! Folders and small private files: 0700 and 0600 from the first moment, whatever the umask.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::shell::store::fault::{Doing, Trouble};

/// Makes a folder and what is missing above it, for the user alone. One that is there stays as it is.
///
/// # Errors
/// [`Trouble`] where the disk refuses.
pub fn folder(path: &Path) -> Result<(), Trouble> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(|error| Trouble::new(Doing::MakingFolder, path, &error))
}

/// The same where the folder above it is there: what it lies on may have been pulled out, and is not made anew then.
///
/// # Errors
/// [`Trouble`] where the disk refuses, or there is no folder above it.
pub fn last_folder(path: &Path) -> Result<(), Trouble> {
    match DirBuilder::new().mode(0o700).create(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            Err(Trouble::new(Doing::MakingFolder, path, &error))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// What a folder lies on. A stick that was pulled out may leave an empty folder of the same name, on another one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ground {
    device: Option<u64>,
}

impl Ground {
    /// Of a folder; any will do where it is not there yet.
    #[must_use]
    pub fn of(folder: &Path) -> Self {
        Self { device: folder.metadata().ok().map(|meta| meta.dev()) }
    }

    /// Holds that a file's folder is there, and lies on it still.
    ///
    /// # Errors
    /// [`Trouble`] where it is not.
    pub fn bears(self, file: &Path) -> Result<(), Trouble> {
        let folder = file.parent().unwrap_or(Path::new("."));
        let found = folder.metadata().map_err(|error| Trouble::new(Doing::Writing, file, &error))?.dev();
        match self.device {
            Some(device) if device != found => {
                let kind = io::ErrorKind::NotFound;
                Err(Trouble { doing: Doing::Writing, path: file.to_owned(), kind })
            }
            Some(_) | None => Ok(()),
        }
    }
}

/// Opens a small file for reading and writing, made for the user alone where it is not there.
///
/// # Errors
/// As the disk refuses.
pub fn small_file(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(path)
}

/// Keeps a line or two that may be lost without harm: replaced in one step, not waited for.
///
/// # Errors
/// As the disk refuses.
pub fn jot(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".demur-").suffix(".tmp").tempfile_in(folder)?;
    file.write_all(bytes)?;
    // Some file systems write a file out at once when another is renamed over it. A note is not worth the wait.
    fs::remove_file(path).unwrap_or_default();
    file.persist(path).map(drop).map_err(|refused| refused.error)
}

/// The first `NAME.kind-N` that is not there, N from 1.
#[must_use]
pub fn free_name(path: &Path, kind: &str) -> PathBuf {
    let numbered = |n: u32| {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{kind}-{n}"));
        path.with_file_name(name)
    };
    let free = (1..10_000).map(numbered).find(|path| path.symlink_metadata().is_err());
    free.unwrap_or_else(|| numbered(10_000))
}

/// Waits until the disk has confirmed a folder's names. Some file systems cannot, and say so: that is no error.
///
/// # Errors
/// As the disk refuses.
pub fn confirm_names(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        confirmed => confirmed,
    }
}
