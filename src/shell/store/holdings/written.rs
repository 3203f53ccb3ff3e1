//! The papers that were written because the writer asked for them: where they are, so that they can be found again.
//!
//! One path a line, in the folder of the workbook's state. It is a help: a paper is written whether or not it can be
//! noted down.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

use crate::shell::environment::Places;
use crate::shell::store::{opening::key, shelf};

const LIST: &str = "papers";
/// The oldest are forgotten beyond this many.
const AT_MOST: usize = 1000;

/// Notes down where a paper of a workbook was written.
pub fn note(places: &Places, book: &str, path: &Path) {
    let folder = places.state.join(key(book));
    let Ok(whole) = fs::canonicalize(path) else { return };
    // A newline in a name would make two names of it.
    if book.is_empty() || whole.as_os_str().as_bytes().contains(&b'\n') || shelf::folder(&folder).is_err() {
        return;
    }
    let mut paths = all(&folder);
    paths.retain(|other| *other != whole && other.symlink_metadata().is_ok());
    paths.push(whole);
    let from = paths.len().saturating_sub(AT_MOST);
    let mut bytes = Vec::new();
    for path in paths.get(from..).unwrap_or_default() {
        bytes.extend_from_slice(path.as_os_str().as_bytes());
        bytes.push(b'\n');
    }
    shelf::jot(&folder.join(LIST), &bytes).unwrap_or_default();
}

/// Where papers were written, the oldest first, whether or not they are still there.
#[must_use]
pub fn all(folder: &Path) -> Vec<PathBuf> {
    let bytes = fs::read(folder.join(LIST)).unwrap_or_default();
    let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    lines.map(|line| PathBuf::from(OsString::from_vec(line.to_vec()))).collect()
}
