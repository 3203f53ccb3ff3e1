//! A machine of its own for the real program: a home, files beside it, and how a run ended.

#![expect(clippy::disallowed_methods, reason = "what lies on the disk is part of the question")]

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use demur::shell::environment::Places;
use demur::shell::store;
use tempfile::TempDir;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_demur");

/// A machine with nothing on it.
pub struct Machine {
    pub folder: TempDir,
}

/// How a run ended.
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl std::fmt::Debug for Ran {
    /// The results cut short.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let out: String = self.out.chars().take(200).collect();
        write!(f, "status {}, out {out:?}, err {:?}", self.status, self.err)
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Ran {
    /// The status, nothing on standard output, and this on standard error, in one line.
    pub fn refused(&self, status: i32, said: &str) {
        assert_eq!(self.status, status, "{self:?}");
        assert_eq!(self.out, "", "{self:?}");
        assert!(self.err.contains(said) && self.err.lines().count() == 1, "{said}: {self:?}");
    }

    /// The status, nothing on standard output, and this on the last line of standard error.
    pub fn refused_last(&self, status: i32, said: &str) {
        assert_eq!((self.status, self.out.as_str()), (status, ""), "{self:?}");
        assert!(self.err.lines().last().is_some_and(|last| last.contains(said)), "{said}: {self:?}");
    }

    pub fn done(self) -> String {
        assert_eq!((self.status, self.err.as_str()), (0, ""), "{self:?}");
        self.out
    }
}

impl Machine {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn home(&self) -> PathBuf {
        self.folder.path().join("demur")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, text).unwrap();
        path
    }

    pub fn command(&self, arguments: &[impl AsRef<OsStr>]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(arguments).env_clear().env("DEMUR_HOME", self.home()).env("TERM", "xterm");
        command.current_dir(self.folder.path()).stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[impl AsRef<OsStr>]) -> Ran {
        self.command(arguments).output().unwrap().into()
    }

    /// With this on standard input.
    pub fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // It may stop reading before the end.
        child.stdin.take().unwrap().write_all(input).unwrap_or_default();
        child.wait_with_output().unwrap().into()
    }

    pub fn fill(&self, workbook: &str, sheet: &str) -> Ran {
        self.run_with(&["fill", workbook, "-"], sheet.as_bytes())
    }

    pub fn workbook(&self, name: &str) -> demur::workbook::Workbook {
        let places = Places::under(&self.home());
        let asked = store::asked(&places, OsStr::new(name)).unwrap();
        store::peek(&places, &asked.path).unwrap().workbook
    }

    /// Every file, by path, with its bytes.
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files = Vec::new();
        all_in(self.folder.path(), &mut files);
        files.sort();
        files
    }
}

fn all_in(folder: &Path, into: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all_in(&path, into);
        } else {
            into.push((path.clone(), fs::read(&path).unwrap_or_default()));
        }
    }
}

/// A sheet with one question.
pub fn sheet(id: &str, answer: &str) -> String {
    format!("# t\n\n### ? {{#{id}}}\n\n{answer}\n")
}
