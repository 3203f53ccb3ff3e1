//! The routine on a real disk.

use std::os::unix::fs::symlink;

use super::*;
use crate::shell::store::shelf::jot;

struct Folder {
    folder: tempfile::TempDir,
}

impl Folder {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file with these bytes, as a foreign program would write it; and its identity.
    fn with(&self, name: &str, bytes: &[u8], mode: u32) -> Identity {
        jot(&self.path(name), bytes).unwrap();
        fs::set_permissions(self.path(name), fs::Permissions::from_mode(mode)).unwrap();
        load::bytes(&self.path(name)).unwrap().unwrap().identity
    }

    fn mode(&self, name: &str) -> u32 {
        fs::metadata(self.path(name)).unwrap().mode() & 0o777
    }

    /// What is in the folder, by name.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }
}

fn in_place(outcome: &Outcome) -> Identity {
    match outcome {
        Outcome::Replaced(identity) => *identity,
        Outcome::Unconfirmed(..) | Outcome::SlippedIn(..) | Outcome::Changed => panic!("not in place: {outcome:?}"),
    }
}

#[test]
fn a_new_file_is_the_users_alone() {
    let f = Folder::new();
    in_place(&replace(&f.path("a"), b"new", Known::Nothing, "x").unwrap());
    assert_eq!((f.read("a"), f.mode("a"), f.names()), (b"new".to_vec(), 0o600, vec!["a".to_owned()]));
}

#[test]
fn an_old_file_is_replaced_again_and_again() {
    let f = Folder::new();
    let mut known = f.with("a", b"old", 0o600);
    for n in 0..5 {
        let bytes = format!("version {n}");
        known = in_place(&replace(&f.path("a"), bytes.as_bytes(), Known::This(known), "x").unwrap());
        assert_eq!((f.read("a"), f.names()), (bytes.into_bytes(), vec!["a".to_owned()]));
    }
}

#[test]
fn the_mode_stays_and_nothing_is_added() {
    let f = Folder::new();
    for mode in [0o640, 0o644, 0o600, 0o400] {
        let known = f.with("a", b"old", mode);
        in_place(&replace(&f.path("a"), b"new", Known::This(known), "x").unwrap());
        assert_eq!(f.mode("a"), mode, "{mode:o}");
    }
}

#[test]
fn a_link_stays_a_link() {
    let f = Folder::new();
    let known = f.with("real", b"old", 0o600);
    symlink(f.path("real"), f.path("link")).unwrap();
    let target = resolve(&f.path("link")).unwrap();
    in_place(&replace(&target, b"new", Known::This(known), "x").unwrap());
    assert!(f.path("link").is_symlink());
    assert_eq!(f.read("real"), b"new");
}

#[test]
fn a_link_to_what_is_not_there_yet_leads_there() {
    let f = Folder::new();
    symlink("later", f.path("link")).unwrap();
    let target = resolve(&f.path("link")).unwrap();
    assert_eq!(target.file_name(), Some("later".as_ref()));
}

#[test]
fn a_link_put_in_the_files_place_is_a_change() {
    let f = Folder::new();
    let known = f.with("a", b"old", 0o600);
    f.with("theirs", b"theirs", 0o600);
    fs::remove_file(f.path("a")).unwrap();
    symlink(f.path("theirs"), f.path("a")).unwrap();
    assert_eq!(replace(&f.path("a"), b"new", Known::This(known), "x"), Ok(Outcome::Changed));
    assert_eq!(f.read("theirs"), b"theirs");
}

#[test]
fn a_foreign_change_is_left_as_it_is() {
    let f = Folder::new();
    let known = f.with("a", b"old", 0o600);
    f.with("a", b"theirs", 0o600);
    assert_eq!(replace(&f.path("a"), b"new", Known::This(known), "x"), Ok(Outcome::Changed));
    assert_eq!((f.read("a"), f.names()), (b"theirs".to_vec(), vec!["a".to_owned()]));
}

#[test]
fn a_foreign_file_where_none_was_is_left_as_it_is() {
    let f = Folder::new();
    f.with("a", b"theirs", 0o600);
    assert_eq!(replace(&f.path("a"), b"new", Known::Nothing, "x"), Ok(Outcome::Changed));
    assert_eq!(f.read("a"), b"theirs");
}

#[test]
fn a_file_that_was_only_touched_is_no_change() {
    let f = Folder::new();
    let known = f.with("a", b"old", 0o600);
    let file = fs::File::options().write(true).open(f.path("a")).unwrap();
    file.set_modified(std::time::UNIX_EPOCH).unwrap();
    in_place(&replace(&f.path("a"), b"new", Known::This(known), "x").unwrap());
    assert_eq!(f.read("a"), b"new");
}

#[test]
fn a_file_that_was_taken_away_is_made_again() {
    let f = Folder::new();
    let known = f.with("a", b"old", 0o600);
    fs::remove_file(f.path("a")).unwrap();
    in_place(&replace(&f.path("a"), b"new", Known::This(known), "x").unwrap());
    assert_eq!(f.read("a"), b"new");
}

#[test]
fn a_version_that_slips_in_at_the_last_moment_is_kept() {
    let f = Folder::new();
    let known = f.with("a", b"old", 0o600);
    let seen = fs::symlink_metadata(f.path("a")).unwrap();
    let hash = saved::hash(b"new");
    let (temp, _) = written(&f.path("a"), b"new", hash, "x", Some(&seen)).unwrap();
    // After the look, before the exchange.
    f.with("a", b"theirs", 0o600);
    let Placed::Slipped(kept) = place(temp, &f.path("a"), Some(&seen), Known::This(known)).unwrap() else {
        panic!("nobody noticed");
    };
    assert_eq!((f.read("a"), fs::read(&kept).unwrap()), (b"new".to_vec(), b"theirs".to_vec()));
    assert_eq!(f.names(), ["a", "a.conflict-1"]);
}

#[test]
fn a_change_in_the_same_inode_at_the_last_moment_is_kept() {
    let f = Folder::new();
    let known = f.with("a", b"old", 0o600);
    let seen = fs::symlink_metadata(f.path("a")).unwrap();
    let (temp, _) = written(&f.path("a"), b"new", saved::hash(b"new"), "x", Some(&seen)).unwrap();
    let mut theirs = fs::File::options().append(true).open(f.path("a")).unwrap();
    theirs.write_all(b" and theirs").unwrap();
    assert!(matches!(place(temp, &f.path("a"), Some(&seen), Known::This(known)), Ok(Placed::Slipped(_))));
    assert_eq!(f.read("a.conflict-1"), b"old and theirs");
}

#[test]
fn a_refused_save_leaves_the_file_and_nothing_beside_it() {
    let f = Folder::new();
    let known = f.with("a", b"old", 0o600);
    let missing = f.path("no folder").join("a");
    let refused = replace(&missing, b"new", Known::Nothing, "x").unwrap_err();
    assert_eq!((refused.doing, refused.kind), (Doing::Writing, io::ErrorKind::NotFound));
    // A folder in the file's place cannot be exchanged for by mistake: it is a change.
    fs::create_dir(f.path("dir")).unwrap();
    assert_eq!(replace(&f.path("dir"), b"new", Known::This(known), "x"), Ok(Outcome::Changed));
    assert_eq!(f.names(), ["a", "dir"]);
}

#[test]
fn long_names_can_be_saved() {
    let f = Folder::new();
    let name = "n".repeat(250);
    in_place(&replace(&f.path(&name), b"new", Known::Nothing, &"b".repeat(32)).unwrap());
    assert_eq!(f.read(&name), b"new");
}
