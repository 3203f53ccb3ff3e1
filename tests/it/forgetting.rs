//! `demur files` and `demur forget`: every file with words is listed, and gone when that is asked for (T18).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::machine::{Machine, sheet};
use crate::pty::{Start, Terminal};
use crate::tier;

/// A word that stands nowhere but in answers.
const CANARY: &str = "zebrafinch";

/// A workbook with a few answers, filled twice, and two papers of it.
fn with_papers() -> Machine {
    let machine = Machine::new();
    for (id, words) in [("offer.role", "Zebrafinch Lead"), ("five.love", "zebrafinch song"), ("offer.me", "Zebrafinch")]
    {
        assert_eq!(machine.fill("mine", &sheet(id, words)).status, 0);
    }
    let out = |name: &str| machine.path(name).to_str().unwrap().to_owned();
    machine.run(&["letter", "mine", "--kind", "decline", "-o", &out("reply.txt")]);
    assert_eq!(machine.run(&["worksheet", "mine", "-o", &out("sheet.md")]).status, 0);
    machine
}

fn with_words(machine: &Machine) -> BTreeSet<PathBuf> {
    let holds = |bytes: &[u8]| String::from_utf8_lossy(bytes).to_lowercase().contains(CANARY);
    machine.files().into_iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path).collect()
}

fn listed(machine: &Machine) -> BTreeSet<PathBuf> {
    let json = machine.run(&["files", "--json"]).done();
    json.split("\"path\":\"").skip(1).map(|rest| PathBuf::from(rest.split('"').next().unwrap())).collect()
}

#[test]
fn every_file_with_words_is_listed_and_no_other() {
    let machine = with_papers();
    assert_eq!(listed(&machine), with_words(&machine));
    assert!(listed(&machine).len() >= 3);
    let text = machine.run(&["files", "mine"]).done();
    for path in with_words(&machine) {
        assert!(text.contains(path.to_str().unwrap()), "{path:?} is not in\n{text}");
    }
    machine.run(&["files", "nobody"]).refused(1, "There is nothing of a workbook");
}

#[test]
fn forgotten_leaves_no_word() {
    let machine = with_papers();
    let other = machine.fill("other", &sheet("five.love", "a sparrow"));
    assert_eq!(other.status, 0);
    let ran = machine.run(&["forget", "mine", "--yes"]);
    assert!(ran.status == 0 && ran.err.contains("are removed"), "{ran:?}");
    assert_eq!(with_words(&machine), BTreeSet::new());
    assert_eq!(machine.run(&["list"]).done().lines().count(), 2, "the other one is still there");
    machine.run(&["forget", "mine", "--yes"]).refused(1, "There is nothing of a workbook");
}

#[test]
fn without_a_terminal_to_ask_on_nothing_is_removed() {
    let machine = with_papers();
    let before = machine.files();
    machine.run(&["forget", "mine"]).refused(2, "--yes");
    assert_eq!(machine.files(), before);
}

fn asked(machine: &Machine, answers: &str) -> u32 {
    let home = machine.home();
    let mut terminal = Terminal::start(&Start {
        program: Path::new(env!("CARGO_BIN_EXE_demur")),
        arguments: &["forget", "mine"],
        environment: &[("DEMUR_HOME", home.to_str().unwrap())],
        columns: 200,
        rows: 40,
    });
    terminal.wait_for("y or n");
    for answer in answers.chars() {
        terminal.send(&format!("{answer}\n"));
    }
    terminal.end()
}

#[test]
fn it_asks_and_anything_but_a_yes_is_a_no() {
    let machine = with_papers();
    let before = machine.files();
    assert_eq!(asked(&machine, "n"), 1);
    assert_eq!(machine.files(), before);
    assert_eq!(asked(&machine, "yn"), 0);
    let left: Vec<PathBuf> = with_words(&machine).into_iter().collect();
    assert_eq!(left, [machine.path("reply.txt"), machine.path("sheet.md")]);
}

/// Every path that a command opened for writing, as the system saw it.
fn made(machine: &Machine, arguments: &[&str], input: &str) -> BTreeSet<PathBuf> {
    let log = machine.path("trace");
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-y", "-e", "trace=openat,rename,renameat,renameat2", "-o"]).arg(&log);
    command.arg(env!("CARGO_BIN_EXE_demur")).args(arguments);
    command.env_clear().env("DEMUR_HOME", machine.home()).env("TERM", "xterm").current_dir(machine.folder.path());
    let sheet = machine.file("in.md", input);
    command.stdin(fs::File::open(sheet).unwrap()).stdout(Stdio::null()).stderr(Stdio::null());
    assert!(command.status().unwrap().success(), "{arguments:?}");
    let text = fs::read_to_string(&log).unwrap();
    fs::remove_file(&log).unwrap();
    fs::remove_file(machine.path("in.md")).unwrap();
    let written = text.lines().filter(|line| line.contains("O_CREAT") || line.contains("rename"));
    let quoted = written.flat_map(|line| line.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>());
    quoted.map(PathBuf::from).filter(|path| path.is_absolute() && path.starts_with(machine.folder.path())).collect()
}

#[test]
fn t18_what_the_system_saw_made_is_what_is_listed() {
    if !tier::have("T18", &["strace"]) {
        return;
    }
    let machine = Machine::new();
    let out = |name: &str| machine.path(name).to_str().unwrap().to_owned();
    let (reply, paper, days) = (out("reply.eml"), out("sheet.md"), out("days.ics"));
    let fill = sheet("five.love", "zebrafinch song") + "\n### ? {#offer.answer_by}\n\n2999-12-04\n";
    let runs: [(&[&str], &str); 6] = [
        (&["fill", "mine", "-"], &fill),
        (&["walk", "mine"], ":go five.afraid\nzebrafinch silence\n"),
        (&["letter", "mine", "--kind", "decline", "--format", "eml", "-o", &reply], ""),
        (&["worksheet", "mine", "-o", &paper], ""),
        (&["calendar", "mine", "-o", &days], ""),
        (&["list"], ""),
    ];
    let made: BTreeSet<PathBuf> = runs.iter().flat_map(|(arguments, input)| made(&machine, arguments, input)).collect();
    let still: BTreeSet<PathBuf> = made.into_iter().filter(|path| path.is_file()).collect();
    // What holds a path or a number, and never a word.
    let notes = ["last", "seen", "papers", "lock"];
    let is_note = |path: &Path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        notes.contains(&name) || path.extension().is_some_and(|ending| ending == "lock")
    };
    let expected: BTreeSet<PathBuf> = still.iter().filter(|path| !is_note(path)).cloned().collect();
    assert_eq!(listed(&machine), expected);
    tier::told("T18", &format!("{} files made, {} of them with words, all listed", still.len(), expected.len()));
    for note in still.iter().filter(|path| is_note(path)) {
        assert!(!String::from_utf8_lossy(&fs::read(note).unwrap()).contains(CANARY), "{note:?}");
    }
    assert_eq!(machine.run(&["forget", "mine", "--yes"]).status, 0);
    assert_eq!(with_words(&machine), BTreeSet::new());
    assert!(expected.iter().all(|path| !path.exists()));
}
