//! The writer's own editor in a real terminal: small scripts that do all that an editor should not.

#![expect(clippy::disallowed_methods, reason = "an editor's doings are files")]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use rustix::process::{Signal, kill_process};

use crate::machine::{Machine, PROGRAM, sheet};
use crate::pty::{Start, Terminal};

const BEFORE: &str = "Team Lead";

struct Sitting {
    machine: Machine,
    screen: Terminal,
}

/// demur at a shared answer, with this script for an editor. `$1` is the file.
fn sit(script: &str) -> Sitting {
    let machine = Machine::new();
    machine.fill("team", &sheet("offer.role", BEFORE));
    let settings = machine.home().join("settings");
    fs::create_dir_all(&settings).unwrap();
    fs::write(settings.join("settings.ron"), "(editor: true)").unwrap();
    let editor = machine.file("my editor.sh", format!("#!/bin/sh\n{script}\n"));
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o700)).unwrap();
    let visual = format!("'{}' --wait", editor.display());
    let home = machine.home().to_str().unwrap().to_owned();
    let there = machine.path("there").to_str().unwrap().to_owned();
    let environment = [
        ("DEMUR_HOME", home.as_str()),
        ("VISUAL", visual.as_str()),
        ("PATH", "/usr/bin:/bin"),
        ("THERE", there.as_str()),
    ];
    let start =
        Start { program: Path::new(PROGRAM), arguments: &["team"], environment: &environment, columns: 120, rows: 30 };
    let mut screen = Terminal::start(&start);
    screen.wait_for("Ctrl-Q leave");
    screen.choose("offer.role");
    screen.wait_for(BEFORE);
    Sitting { machine, screen }
}

impl Sitting {
    /// F6, this sentence, and out: the answer that was saved.
    fn edit(mut self, said: &str) -> String {
        self.screen.send("\x1b[17~");
        self.screen.wait_for(said);
        self.screen.wait_for("Ctrl-Q leave");
        assert_eq!(self.left(), Vec::<PathBuf>::new(), "nothing is left of the file");
        // Keys are heard again.
        self.screen.send("\x11");
        assert_eq!(self.screen.end(), 0);
        self.answer()
    }

    fn answer(&self) -> String {
        let sheet = self.machine.run(&["worksheet", "team", "--only", "offer.role"]).done();
        sheet.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default().to_owned()
    }

    /// What an editor had or left in demur's folders.
    fn left(&self) -> Vec<PathBuf> {
        let files = self.machine.files().into_iter().map(|(path, _)| path);
        files.filter(|path| path.to_string_lossy().contains("editing-")).collect()
    }
}

#[test]
fn what_the_editor_wrote_is_taken_and_its_file_was_for_the_writer_alone() {
    // Arguments stand before the file: `$2` is it.
    let sitting = sit(
        "stat -c '%a %s' \"$2\" > \"$THERE\"; printf 'Head of Care\\n' > \"$2\"; touch \"$2~\" \"$(dirname \"$2\")/.$(basename \"$2\").swp\"",
    );
    let there = sitting.machine.path("there");
    let machine_folder = sitting.machine.folder.path().to_owned();
    assert!(there.starts_with(machine_folder));
    let mut sitting = sitting;
    sitting.screen.send("\x1b[17~");
    sitting.screen.wait_for("Taken from your editor");
    assert_eq!(fs::read_to_string(&there).unwrap(), format!("600 {}\n", BEFORE.len() + 1));
    assert_eq!(sitting.left(), Vec::<PathBuf>::new());
    sitting.screen.send("\x11");
    assert_eq!(sitting.screen.end(), 0);
    assert!(sitting.answer().contains("Head of Care"));
}

#[test]
fn whatever_an_editor_does_the_words_stay() {
    let fate = [
        ("printf 'X' > \"$2\"; exit 1", "ended with a fault"),
        (": > \"$2\"", "left nothing new"),
        ("rm \"$2\"", "left no file"),
        ("rm \"$2\"; ln -s /etc/hostname \"$2\"", "left no file"),
        ("rm \"$2\"; mkdir \"$2\"", "left no file"),
        ("printf 'X' > \"$2\"; kill -KILL $$", "ended with a fault"),
        ("printf 'a\\377b' > \"$2\"", "no text in UTF-8"),
        ("head -c 10000000 /dev/zero | tr '\\0' x > \"$2\"", "more than 256 KB"),
        ("true", "left nothing new"),
        ("kill -STOP $$", "left nothing new"),
    ];
    for (script, said) in fate {
        let answer = sit(script).edit(said);
        assert!(answer.contains(BEFORE), "{script}: {answer}");
    }
}

#[test]
fn line_ends_of_other_systems_are_taken() {
    let answer = sit("printf 'Head of Care\\r\\n' > \"$2\"").edit("Taken from your editor");
    assert!(answer.contains("Head of Care") && !answer.contains('\r'), "{answer}");
}

#[test]
fn an_editor_that_cannot_be_started_is_named() {
    let sitting = sit("true");
    fs::remove_file(sitting.machine.path("my editor.sh")).unwrap();
    assert!(sitting.edit("could not be started").contains(BEFORE));
}

#[test]
fn the_editor_gets_the_keys_and_demur_none_of_them() {
    let sitting = sit("echo editor-is-here; read line; printf '%s\\n' \"$line\" > \"$2\"");
    let mut sitting = sitting;
    sitting.screen.send("\x1b[17~");
    sitting.screen.wait_for("editor-is-here");
    sitting.screen.send("Head of Research\n");
    sitting.screen.wait_for("Taken from your editor");
    sitting.screen.send("\x11");
    assert_eq!(sitting.screen.end(), 0);
    assert!(sitting.answer().contains("Head of Research"), "{}", sitting.answer());
}

#[test]
fn ended_while_the_editor_runs_demur_saves_and_leaves_nothing_behind() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let mut sitting = sit("echo editor-is-here; read line");
        sitting.screen.send("\x1b[17~");
        sitting.screen.wait_for("editor-is-here");
        assert_eq!(sitting.left().len(), 1);
        kill_process(sitting.screen.pid(), signal).unwrap();
        assert_eq!(sitting.screen.end(), status);
        assert_eq!(sitting.left(), Vec::<PathBuf>::new());
        assert!(sitting.answer().contains(BEFORE));
    }
}
