//! Killed at any moment: at random while typing (T1), at every system call of a save (T2); who may read the files (T14).

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use demur::saved::{self, Sum};

use crate::{children, kills, tier};

fn home() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn saved_with(home: &Path, words: &str) {
    let (mut book, workbook) = children::open(home);
    book.save(&children::with(&workbook, words), 1).unwrap();
}

/// The workbook's file, read strictly.
fn file(home: &Path) -> Option<saved::Read> {
    Some(saved::read(&fs::read(children::path(home)).ok()?).expect("a whole file"))
}

// T1

/// Types in a child, kills it after so long, and tells how many milliseconds of typing were lost.
fn killed_after(task: &str, after: Duration) -> u64 {
    let home = home();
    let mut child = children::task(task, home.path()).stdout(Stdio::piped()).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    // From the first key on: before it there is nothing to lose.
    let mut line = String::new();
    while !line.starts_with("key") {
        line.clear();
        assert_ne!(out.read_line(&mut line).unwrap(), 0, "the child typed nothing");
    }
    // The instant of the kill, drawn at random.
    std::thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    // The last line may be cut by the kill; that key was typed, its time is that of the one before.
    let keys: Vec<u64> =
        line.lines().chain(rest.lines()).filter_map(|l| l.strip_prefix("key ")?.parse().ok()).collect();
    let kept = children::words(home.path()).unwrap_or_default();
    let typed: String = (0..kept.chars().count()).map(children::nth_key).collect();
    assert_eq!(kept, typed, "what is kept is the beginning of what was typed");
    if let Some(file) = file(home.path()) {
        assert_eq!(file.sum, Sum::Matches);
    }
    let end = keys.last().copied().unwrap_or_default();
    keys.get(kept.len()).map_or(0, |first_lost| (end - first_lost) / 1000)
}

/// Some type fast and without a stop, some slowly, some in bursts of a few letters.
const TYPISTS: [&str; 3] = ["type 40", "type 8", "type in bursts"];

#[test]
fn t1_a_kill_at_any_instant_loses_less_than_a_second() {
    let kills = tier::size(102, 1000);
    // Long enough for several saves of the workbook to come and go.
    let lost =
        kills::over(kills, 34, 300..6000, |nth, after| killed_after(TYPISTS.get(nth % TYPISTS.len()).unwrap(), after));
    kills::judge(lost);
}

// T2 and T14

fn strace() -> bool {
    let mut traced = Command::new("strace");
    traced.args(["-f", "-o", "/dev/null", "true"]).stdout(Stdio::null()).stderr(Stdio::null());
    let there = traced.status().is_ok_and(|status| status.success());
    if !there {
        tier::skipped("T2, T7 and T14", "strace is not installed, or may not trace here");
    }
    there
}

/// The task under strace, with these options.
fn traced(options: &[&str], task: &str, home: &Path) -> Command {
    let inner = children::task(task, home);
    let mut command = Command::new("strace");
    command.args(["-f", "-qq"]).args(options).arg(inner.get_program()).args(inner.get_args());
    for (name, value) in inner.get_envs() {
        command.env(name, value.unwrap());
    }
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

const CALLS: &str = "openat,write,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,mkdir,ftruncate,flock";

/// How often the busiest thread of a save makes each call.
fn calls_of_a_save() -> BTreeMap<String, usize> {
    let home = home();
    saved_with(home.path(), "old");
    let log = home.path().join("calls");
    let trace = format!("trace={CALLS}");
    let status = traced(&["-o", log.to_str().unwrap(), "-e", &trace], "save", home.path()).status().unwrap();
    assert!(status.success());
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for line in fs::read_to_string(log).unwrap().lines() {
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        if let Some((call, _)) = rest.trim_start().split_once('(') {
            *counts.entry((thread.to_owned(), call.to_owned())).or_default() += 1;
        }
    }
    let mut most = BTreeMap::new();
    for ((_, call), count) in counts {
        let at_most = most.entry(call).or_insert(0);
        *at_most = count.max(*at_most);
    }
    most
}

#[test]
fn t2_a_kill_at_any_call_of_a_save_leaves_the_old_version_or_the_new_one() {
    if !strace() {
        return;
    }
    let calls = calls_of_a_save();
    assert!(calls.get("fsync").is_some_and(|n| *n >= 4) && calls.contains_key("renameat2"), "{calls:?}");
    let all: Vec<(String, usize)> =
        calls.into_iter().flat_map(|(call, count)| (1..=count).map(move |k| (call.clone(), k))).collect();
    let mut seen = [0, 0];
    for group in all.chunks(4) {
        let runs: Vec<_> =
            group.iter().cloned().map(|(call, k)| std::thread::spawn(move || killed_at(&call, k))).collect();
        for run in runs {
            seen[usize::from(run.join().unwrap())] += 1;
        }
    }
    assert!(seen[0] > 0 && seen[1] > 0, "kills before and after the change: {seen:?}");
}

/// Kills a save at the kth of those calls. True where the new version is there.
fn killed_at(call: &str, k: usize) -> bool {
    let home = home();
    saved_with(home.path(), "old");
    let inject = format!("inject={call}:signal=KILL:when={k}");
    traced(&["-o", "/dev/null", "-e", &inject], "save", home.path()).status().unwrap();
    let at = format!("{call} {k}");
    let file = file(home.path()).unwrap_or_else(|| panic!("{at}: the file is gone"));
    assert_eq!(file.sum, Sum::Matches, "{at}");
    let words = children::words(home.path()).unwrap_or_else(|| panic!("{at}: nothing to read"));
    assert!(words == "old" || words == "new", "{at}: {words}");
    // What the kill left behind is cleared up, and the workbook goes on.
    let (mut book, workbook) = children::open(home.path());
    assert_eq!(children::words_of(&workbook).as_deref(), Some(words.as_str()), "{at}");
    book.save(&children::with(&workbook, "further"), 9).unwrap();
    assert_eq!(children::words(home.path()).as_deref(), Some("further"), "{at}");
    nothing_left(home.path(), &at);
    words == "new"
}

fn nothing_left(home: &Path, after: &str) {
    let left: Vec<PathBuf> =
        all_under(home).into_iter().filter(|path| path.extension().is_some_and(|end| end == "tmp")).collect();
    assert!(left.is_empty(), "{after} left {left:?}");
}

/// A save upon "old" with a fault in its calls: whether it succeeded, what is there then, and the calls of syncing.
fn faulty(inject: &str) -> (bool, String, String) {
    let home = home();
    saved_with(home.path(), "old");
    let before = fs::read(children::path(home.path())).unwrap();
    let log = home.path().join("calls");
    let inject = format!("inject={inject}");
    let options = ["-o", log.to_str().unwrap(), "-y", "-e", "trace=fsync,renameat2,flock", "-e", &inject];
    let succeeded = traced(&options, "save", home.path()).status().unwrap().success();
    nothing_left(home.path(), &inject);
    if !succeeded {
        assert_eq!(fs::read(children::path(home.path())).unwrap(), before, "{inject}");
    }
    (succeeded, children::words(home.path()).unwrap_or_default(), fs::read_to_string(log).unwrap())
}

#[test]
fn t7_a_file_the_disk_did_not_confirm_is_never_confirmed_again_but_written_anew() {
    if !strace() {
        return;
    }
    for k in 1..=3 {
        let (succeeded, words, log) = faulty(&format!("fsync:error=EIO:when={k}"));
        let files: Vec<&str> = log.lines().filter(|line| line.contains(".tmp>")).collect();
        let names: std::collections::BTreeSet<&str> =
            files.iter().filter_map(|line| line.split('<').nth(1)?.split('>').next()).collect();
        assert_eq!(names.len(), files.len(), "each file is confirmed once: {log}");
        assert!(!succeeded || words == "new", "{words}");
    }
    // The first two are those of the recovery copy and of its folder; the third is the workbook's.
    assert!(faulty("fsync:error=EIO:when=1").0 && faulty("fsync:error=EIO:when=3").0);
}

#[test]
fn a_disk_that_confirms_nothing_leaves_the_old_version() {
    if strace() {
        let (succeeded, words, _) = faulty("fsync:error=EIO");
        assert_eq!((succeeded, words.as_str()), (false, "old"));
    }
}

#[test]
fn a_file_system_without_exchange_or_locks_still_saves() {
    if strace() {
        for inject in ["renameat2:error=EINVAL", "flock:error=ENOLCK"] {
            let (succeeded, words, log) = faulty(inject);
            assert_eq!((succeeded, words.as_str()), (true, "new"), "{inject}: {log}");
            assert!(log.contains("INJECTED"), "{log}");
        }
    }
}

fn all_under(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(all_under(&path));
        }
        all.push(path);
    }
    all
}

#[test]
fn t14_every_file_is_the_users_alone_from_its_first_moment() {
    for umask in ["000", "022", "077"] {
        let above = home();
        let home = above.path().join("home");
        let inner = children::task("save", &home);
        let mut command = Command::new("sh");
        command.args(["-c", &format!("umask {umask}; exec \"$@\""), "sh"]).arg(inner.get_program());
        command.args(inner.get_args()).env_clear().stdout(Stdio::null());
        for (name, value) in inner.get_envs() {
            command.env(name, value.unwrap());
        }
        assert!(command.status().unwrap().success());
        let all = all_under(&home);
        assert!(all.len() > 5, "{all:?}");
        for path in all.iter().chain([&home]) {
            let mode = path.symlink_metadata().unwrap().mode() & 0o777;
            let expected = if path.is_dir() { 0o700 } else { 0o600 };
            assert_eq!(mode, expected, "{} under umask {umask} is {mode:o}", path.display());
        }
    }
}

#[test]
fn t14_no_file_is_made_wider_and_narrowed_later() {
    if !strace() {
        return;
    }
    let above = home();
    let home = above.path().join("home");
    let log = above.path().join("calls");
    let trace = "trace=open,openat,creat,mkdir,mkdirat,chmod,fchmod,fchmodat,?fchmodat2";
    let status = traced(&["-o", log.to_str().unwrap(), "-e", trace], "save", &home).status().unwrap();
    assert!(status.success());
    let log = fs::read_to_string(log).unwrap();
    let ours = |line: &&str| line.contains(home.to_str().unwrap());
    let made: Vec<&str> = log.lines().filter(ours).filter(|line| line.contains("O_CREAT")).collect();
    assert!(made.len() >= 4, "{log}");
    for line in made {
        assert!(line.contains(", 0600)"), "{line}");
    }
    let folders: Vec<&str> = log.lines().filter(ours).filter(|line| line.contains("mkdir")).collect();
    assert!(folders.len() >= 3, "{log}");
    for line in folders {
        assert!(line.contains(", 0700)"), "{line}");
    }
    assert!(!log.contains("chmod"), "{log}");
}
