//! Looks at demur's folders and files without changing anything: who may read them, and what was left behind.

pub mod surroundings;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use super::environment::Places;

const OTHERS: u32 = 0o077;
const WRITERS: u32 = 0o002;
/// No folder of ours lies deeper than this.
const DEPTH: usize = 4;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// What others may read, write or list, and the mode that lets them.
    pub open: Vec<(PathBuf, u32)>,
    /// Temporary files of saves that did not end.
    pub leftovers: Vec<PathBuf>,
}

/// Looks at workbooks with what lies beside them, and through the folders that demur alone fills. The folder of the
/// workbooks may be one that the user chose: it is named only where others could write in it.
#[must_use]
pub fn look(places: &Places, workbooks: &[PathBuf]) -> Found {
    let mut found = Found::default();
    found.folder(&places.state, DEPTH);
    found.folder(&places.settings, DEPTH);
    if places.data.is_dir() {
        found.one(&places.data, WRITERS);
    }
    for path in inside(&places.data).iter().filter(|path| is_leftover(path)).chain(workbooks) {
        found.one(path, OTHERS);
    }
    for folder in workbooks.iter().filter_map(|path| path.parent()) {
        found.leftovers.extend(inside(folder).into_iter().filter(|path| is_leftover(path)));
    }
    crate::in_order::by(&mut found.open, Ord::cmp);
    found.open.dedup();
    crate::in_order::by(&mut found.leftovers, Ord::cmp);
    found.leftovers.dedup();
    found
}

/// True where this folder is there, or nobody may say.
#[must_use]
pub fn is_there(path: &Path) -> bool {
    !path.metadata().is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
}

impl Found {
    fn folder(&mut self, folder: &Path, depth: usize) {
        if depth == 0 || !folder.is_dir() {
            return;
        }
        self.one(folder, OTHERS);
        for path in inside(folder) {
            if path.symlink_metadata().is_ok_and(|meta| meta.is_dir()) {
                self.folder(&path, depth - 1);
            } else {
                self.one(&path, OTHERS);
            }
        }
    }

    fn one(&mut self, path: &Path, others: u32) {
        let Ok(meta) = path.symlink_metadata() else { return };
        let mode = meta.permissions().mode() & 0o777;
        if !meta.is_symlink() && mode & others != 0 {
            self.open.push((path.to_owned(), mode));
        }
        if is_leftover(path) {
            self.leftovers.push(path.to_owned());
        }
    }
}

fn is_leftover(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(".demur-") && path.extension().is_some_and(|ending| ending == "tmp")
}

fn inside(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).map(|all| all.flatten().map(|entry| entry.path()).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_may_read_and_what_was_left_is_found() {
        let home = tempfile::tempdir().unwrap();
        let places = Places::under(home.path());
        assert_eq!(look(&places, &[]), Found::default());
        let (open, left) = (home.path().join("a.ron"), home.path().join(".demur-0-1.tmp"));
        for path in [&open, &left] {
            super::super::papers::write_new(path, b"").unwrap();
        }
        fs::set_permissions(&open, fs::Permissions::from_mode(0o640)).unwrap();
        let found = look(&places, std::slice::from_ref(&open));
        assert_eq!(found, Found { open: vec![(open, 0o640)], leftovers: vec![left] });
    }
}
