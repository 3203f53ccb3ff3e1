//! A new file for words that leave: readable by their writer alone, through no link, over nothing that is there.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Writes a new file and waits until the disk has confirmed it.
///
/// # Errors
/// `AlreadyExists` where anything is at that path, a link to nowhere included; else what the disk said, and nothing
/// is left there.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        std::fs::remove_file(path).unwrap_or_default();
    }
    written
}

/// A path as a person types it: `~/` is the home folder.
#[must_use]
pub fn typed(path: &str) -> PathBuf {
    let home = || directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned());
    match path.strip_prefix("~/").and_then(|rest| Some(home()?.join(rest))) {
        Some(inside) => inside,
        None => PathBuf::from(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_new_file_is_its_writers_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("reply.txt");
        write_new(&path, b"Dear Dana").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"Dear Dana");
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn what_is_there_stays_and_links_are_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (old, link, nowhere) =
            (folder.path().join("old"), folder.path().join("link"), folder.path().join("nowhere"));
        write_new(&old, b"old").unwrap();
        std::os::unix::fs::symlink(&old, &link).unwrap();
        std::os::unix::fs::symlink(folder.path().join("missing"), &nowhere).unwrap();
        for path in [&old, &link, &nowhere] {
            assert_eq!(write_new(path, b"new").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        }
        assert_eq!(std::fs::read(&old).unwrap(), b"old");
        assert!(!folder.path().join("missing").exists());
    }
}
