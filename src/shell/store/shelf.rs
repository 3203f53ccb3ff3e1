//! Folders and small private files: 0700 and 0600 from the first moment, whatever the umask.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
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
