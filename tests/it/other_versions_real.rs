//! Other versions of the workbook on a real disk, by the program in a real terminal: a version brought back, another
//! program that writes into the file, and a disk without room.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use demur::saved;
use demur::shell::clock;
use demur::shell::store::generations::Generations;
use demur::shell::store::seal::Ring;
use demur::shell::store::{load, shelf};
use demur::workbook::Workbook;

use crate::pty::{Start, Terminal};
use crate::real::at_the_question;
use crate::{children, tier};

fn words(workbook: &Workbook) -> String {
    children::words_of(workbook).unwrap_or_default()
}

fn in_file(path: &Path) -> Workbook {
    load::workbook(path, &Ring::default()).unwrap()
}

/// The words of every version that is kept, newest first; none for one that cannot be read.
fn kept(home: &Path) -> Vec<Option<String>> {
    let book = in_file(&children::path(home)).book;
    let all = Generations::of(&children::places(home).state.join(book)).all();
    all.iter().map(|one| one.read(&Ring::default()).ok().map(|version| words(&version))).collect()
}

fn is_saved(screen: &str) -> bool {
    screen.lines().next().is_some_and(|row| row.trim_end().ends_with(" saved"))
}

/// The words of a screen, wherever its rows end.
fn flat(screen: &str) -> String {
    screen.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn leave(terminal: &mut Terminal) {
    terminal.send("\x11");
    assert_eq!(terminal.end(), 0);
}

/// A workbook with these words in it, on the disk.
fn written(home: &Path, words: &str) {
    let mut terminal = at_the_question(home);
    terminal.send(words);
    terminal.wait_for(words);
    leave(&mut terminal);
}

/// What was kept so far was kept an hour ago: another version is due.
fn an_hour_ago(home: &Path) {
    let book = in_file(&children::path(home)).book;
    for one in Generations::of(&children::places(home).state.join(book)).all() {
        let file = fs::File::options().write(true).open(&one.path).unwrap();
        let then = std::time::UNIX_EPOCH + std::time::Duration::from_secs((one.at - 3600).try_into().unwrap());
        file.set_modified(then).unwrap();
    }
}

fn again(home: &Path) -> Terminal {
    let terminal = Terminal::start(&Start {
        program: Path::new(env!("CARGO_BIN_EXE_demur")),
        arguments: &["mine"],
        environment: &[("DEMUR_HOME", home.to_str().unwrap())],
        columns: 80,
        rows: 24,
    });
    terminal.wait_for("What do you love most");
    terminal
}

#[test]
fn a_version_on_the_disk_is_brought_back_and_taken_back() {
    let home = tempfile::tempdir().unwrap();
    written(home.path(), "quiet mornings");
    an_hour_ago(home.path());
    let mut terminal = again(home.path());
    terminal.send("\x1b[F and Fridays");
    terminal.wait_until("the save", |screen| is_saved(screen) && screen.contains("and Fridays"));
    // Alt-V, the history; then the version, asked for twice.
    terminal.send("\x1bv");
    terminal.wait_for("{+ and Fridays+}");
    terminal.send("\r");
    terminal.wait_for("Enter makes this version the workbook");
    terminal.send("\r");
    terminal.wait_until("the older words", |screen| {
        is_saved(screen) && screen.contains("quiet mornings") && !screen.contains("Fridays")
    });
    assert_eq!(words(&in_file(&children::path(home.path()))), "quiet mornings");
    assert_eq!(kept(home.path())[0].as_deref(), Some("quiet mornings and Fridays"));
    // Alt-Z takes it back.
    terminal.send("\x1bz");
    terminal.wait_until("the newer words", |screen| is_saved(screen) && screen.contains("and Fridays"));
    let rev = in_file(&children::path(home.path())).rev;
    leave(&mut terminal);
    let file = in_file(&children::path(home.path()));
    assert_eq!(words(&file), "quiet mornings and Fridays");
    assert!(file.rev >= rev && rev > 2, "the counter goes on: {rev}");
}

#[test]
fn what_another_program_writes_is_compared_and_either_is_kept() {
    for (key, goes_on, other) in [("m", "mine own", "theirs"), ("t", "theirs", "mine own")] {
        let home = tempfile::tempdir().unwrap();
        written(home.path(), "mine");
        let path = children::path(home.path());
        let mut terminal = again(home.path());
        let mut theirs = in_file(&path);
        theirs = children::with(&theirs, "theirs");
        shelf::jot(&path, saved::write(&theirs).as_bytes()).unwrap();
        terminal.send("\x1b[F own");
        terminal.wait_for("mine own");
        terminal.wait_for("changed by another program");
        // Alt-D compares.
        terminal.send("\x1bd");
        terminal.wait_for("[-theirs-]{+mine own+}");
        terminal.send(key);
        terminal.wait_until("the settlement", |screen| is_saved(screen) && screen.contains(goes_on));
        leave(&mut terminal);
        assert_eq!(words(&in_file(&path)), goes_on);
        assert!(kept(home.path()).contains(&Some(other.to_owned())), "{key}: {:?}", kept(home.path()));
    }
}

#[test]
fn half_a_file_is_not_compared_and_not_lost() {
    let home = tempfile::tempdir().unwrap();
    written(home.path(), "mine");
    let path = children::path(home.path());
    let mut terminal = again(home.path());
    let whole = fs::read(&path).unwrap();
    shelf::jot(&path, &whole[..whole.len() / 2]).unwrap();
    terminal.send("\x1b[F own");
    terminal.wait_for("changed by another program");
    terminal.send("\x1bd");
    terminal.wait_until("the reason", |screen| flat(screen).contains("there is nothing to compare"));
    // It cannot be taken, and that is no end of it.
    terminal.send("t");
    terminal.wait_until("the reason in the banner", |screen| flat(screen).contains("mine.ron cannot be read"));
    terminal.send("m");
    terminal.wait_until("the settlement", |screen| is_saved(screen) && screen.contains("mine own"));
    // In the history it is listed as what it is.
    terminal.send("\x1bv");
    terminal.wait_for("cannot be read");
    leave(&mut terminal);
    assert_eq!(words(&in_file(&path)), "mine own");
    assert!(kept(home.path()).contains(&None), "{:?}", kept(home.path()));
}

/// demur at home on a small disk of its own, which is filled once `go` is there; then `full` is.
fn on_a_small_disk(outside: &Path, home: &Path, (columns, rows): (u16, u16)) -> Terminal {
    let (go, full) = (outside.join("go"), outside.join("full"));
    let script = format!(
        "mount -t tmpfs -o size=256k,mode=0700 tmpfs '{home}' || exit 9\n\
         (until [ -e '{go}' ]; do sleep 0.05; done; cat /dev/zero >'{home}/fill' 2>/dev/null; : >'{full}') &\n\
         DEMUR_HOME='{home}' exec '{program}' mine",
        home = home.display(),
        go = go.display(),
        full = full.display(),
        program = env!("CARGO_BIN_EXE_demur"),
    );
    Terminal::start(&Start {
        program: Path::new("/bin/sh"),
        arguments: &["-c", "exec unshare -Urm /bin/sh -c \"$0\"", &script],
        environment: &[("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")],
        columns,
        rows,
    })
}

fn may_mount(experiment: &str) -> bool {
    if !tier::have(experiment, &["unshare", "mount"]) {
        return false;
    }
    let tried = Command::new("unshare").args(["-Urm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).output();
    let may = tried.is_ok_and(|tried| tried.status.success());
    if !may {
        tier::skipped(experiment, "this user may not mount a small disk");
    }
    may
}

#[test]
fn with_both_folders_full_the_workbook_is_saved_elsewhere() {
    let experiment = "save elsewhere from a full disk";
    if !may_mount(experiment) {
        return;
    }
    let outside = tempfile::tempdir().unwrap();
    for (nth, size) in [(80, 24), (30, 8)].into_iter().enumerate() {
        let outside = outside.path().join(nth.to_string());
        let home = outside.join("home");
        shelf::folder(&home).unwrap();
        let mut terminal = on_a_small_disk(&outside, &home, size);
        terminal.wait_until("the first screen", |screen| !screen.trim().is_empty());
        terminal.choose("five.love");
        terminal.wait_for("What do you love");
        terminal.send("quiet");
        terminal.wait_until("the save", |screen| is_saved(screen) && screen.contains("quiet"));
        shelf::jot(&outside.join("go"), b"").unwrap();
        wait_for_file(&outside.join("full"));
        let typed = clock::instant();
        terminal.send(" mornings");
        terminal.wait_for("NOT SAVED");
        let banner = typed.elapsed();
        terminal.wait_until("what is safe", |screen| flat(screen).contains("only on the screen"));
        assert!(terminal.row_of_the_caret().contains("quiet mornings"), "{}", terminal.screen());
        // Ctrl-Q is refused once, and another place is offered.
        terminal.send("\x11");
        terminal.wait_for("Save elsewhere");
        let saved = outside.join("saved.ron");
        terminal.send("\x01");
        terminal.send(saved.to_str().unwrap());
        terminal.send("\r");
        terminal.wait_until("the move", |screen| is_saved(screen) && !screen.contains("NOT SAVED"));
        terminal.wait_for("Saved in");
        terminal.send("!");
        terminal.wait_for("quiet mornings!");
        leave(&mut terminal);
        assert_eq!(words(&in_file(&saved)), "quiet mornings!");
        assert_eq!(saved.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        tier::told(experiment, &format!("{size:?}: the banner came after {} ms", banner.as_millis()));
    }
}

fn wait_for_file(path: &Path) {
    let end = clock::instant() + crate::pty::PATIENCE;
    while !path.exists() {
        assert!(clock::instant() < end, "{} never came", path.display());
        // Between two looks; the deadline above ends the waiting.
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}
