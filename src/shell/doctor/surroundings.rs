//! What lies around the files: sync programs, the file system, core dumps. Told from what is known; nothing is written.

use std::path::Path;

/// Parts of a path, or files in a folder above, that a sync program is known by.
const SYNCED: [(&str, &str); 9] = [
    ("dropbox", "Dropbox"),
    (".dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("mobile documents", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("icloud drive", "iCloud"),
    (".stfolder", "Syncthing"),
    ("nextcloud", "Nextcloud"),
    (".owncloudsync.log", "Nextcloud"),
];

/// The program that seems to sync a folder; none where none is known.
#[must_use]
pub fn synced_by(folder: &Path) -> Option<&'static str> {
    let named = |name: &str| {
        let name = name.to_lowercase();
        SYNCED
            .iter()
            .find(|(mark, _)| name == *mark || (!mark.starts_with('.') && name.starts_with(&format!("{mark} "))))
    };
    let parts = folder.components().find_map(|part| named(&part.as_os_str().to_string_lossy()));
    let marked = || {
        let marks = |above: &Path| SYNCED.iter().find(|(mark, _)| mark.starts_with('.') && above.join(mark).exists());
        folder.ancestors().find_map(marks)
    };
    parts.or_else(marked).map(|(_, program)| *program)
}

/// The kind of the file system a folder lies on, and whether that kind swaps two files in one step and keeps locks;
/// none where that cannot be told.
#[must_use]
pub fn file_system(folder: &Path) -> Option<(String, bool)> {
    const CAN: [&str; 9] = ["ext4", "ext3", "ext2", "xfs", "btrfs", "tmpfs", "f2fs", "zfs", "bcachefs"];
    let folder = std::fs::canonicalize(folder).ok()?;
    let mounts = std::fs::read_to_string("/proc/self/mounts").ok()?;
    let mounted = mounts.lines().filter_map(|line| {
        let mut parts = line.split(' ').skip(1);
        let (at, kind) = (parts.next()?.replace("\\040", " "), parts.next()?);
        folder.starts_with(&at).then_some((at.len(), kind))
    });
    // The deepest one, and of several at one place the last.
    let (_, kind) = mounted.max_by_key(|(depth, _)| *depth)?;
    Some((kind.to_owned(), CAN.contains(&kind)))
}

/// True where this process can leave no core dump.
#[must_use]
pub fn leaves_no_core() -> bool {
    rustix::process::getrlimit(rustix::process::Resource::Core).current == Some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sync_programs_are_known_by_path_and_by_mark() {
        let check = |path: &str, program: Option<&str>| assert_eq!(synced_by(Path::new(path)), program, "{path}");
        check("/nowhere/Dropbox/offer", Some("Dropbox"));
        check("/nowhere/OneDrive - Acme/offer", Some("OneDrive"));
        check("/nowhere/Mobile Documents/com~apple~CloudDocs", Some("iCloud"));
        check("/nowhere/Nextcloud", Some("Nextcloud"));
        check("/nowhere/dropboxes", None);
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("a/b")).unwrap();
        std::fs::create_dir(folder.path().join(".stfolder")).unwrap();
        assert_eq!(synced_by(&folder.path().join("a/b")), Some("Syncthing"));
    }

    #[test]
    fn the_root_lies_on_some_file_system() {
        if Path::new("/proc/self/mounts").exists() {
            assert!(file_system(Path::new("/")).is_some_and(|(kind, _)| !kind.is_empty()));
        }
        assert_eq!(file_system(Path::new("/nowhere/at/all")), None);
    }
}
