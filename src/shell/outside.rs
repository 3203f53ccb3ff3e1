//! Words in the writer's own editor: handed over in a file for the user alone, and taken back only where there is no
//! doubt about them.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use rustix::process::{Pid, Signal, WaitOptions, WaitStatus, kill_process, waitpid};

use super::store::{load, shelf};
use super::terminal::Tty;
use crate::text::MAX_BYTES;
use crate::words::store::Store;

/// How a file for an editor begins, and what editors leave beside it.
pub const EDITORS: [&str; 3] = ["editing-", ".editing-", "#editing-"];
/// An editor that stops itself more often than this will not go on.
const STOPS: u8 = 20;
/// If demur was told to stop with it, it has by then.
const MOMENT: Duration = Duration::from_millis(300);

/// Why the words stay as they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// No editor is named in the environment.
    NoEditor,
    /// The file for it could not be written.
    NoFile,
    /// It could not be started.
    NotStarted,
    /// It said that something went wrong, or was ended by somebody.
    Failed,
    /// The file is gone, or something else is in its place.
    Gone,
    /// It is no text in UTF-8.
    NotText,
    /// It is longer than an answer can be.
    TooLong,
}

impl Kept {
    /// What happened, in a sentence.
    #[must_use]
    pub fn told(self, words: &Store) -> &str {
        match self {
            Self::NoEditor => &words.editor_none,
            Self::NoFile => &words.editor_no_file,
            Self::NotStarted => &words.editor_not_started,
            Self::Failed => &words.editor_failed,
            Self::Gone => &words.editor_gone,
            Self::NotText => &words.editor_not_text,
            Self::TooLong => &words.editor_too_long,
        }
    }
}

/// Opens words in an editor and waits for it. The terminal is given back for as long; it is taken again by whoever
/// called. The file is gone afterwards, with what the editor left beside it.
///
/// # Errors
/// [`Kept`]: then the words are as they were.
pub fn edit(editor: Option<&OsStr>, folder: &Path, text: &str, tty: &Tty) -> Result<String, Kept> {
    let words = editor.and_then(OsStr::to_str).and_then(|editor| shell_words::split(editor).ok());
    let words = words.unwrap_or_default();
    let (program, arguments) = words.split_first().ok_or(Kept::NoEditor)?;
    let path = hand_over(folder, text).ok_or(Kept::NoFile)?;
    tty.lending().begin(&path);
    let left = run(program, arguments, &path, tty).and_then(|()| take_back(&path));
    tty.lending().end();
    left
}

fn hand_over(folder: &Path, text: &str) -> Option<PathBuf> {
    shelf::folder(folder).ok()?;
    let file = tempfile::Builder::new().prefix("editing-").suffix(".txt").tempfile_in(folder);
    let (mut file, path) = file.ok()?.into_parts();
    // Editors want an end to the last line.
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    file.write_all(text.as_bytes()).and_then(|()| file.write_all(end.as_bytes())).ok()?;
    path.keep().ok()
}

fn run(program: &str, arguments: &[String], path: &Path, tty: &Tty) -> Result<(), Kept> {
    tty.lend();
    let child = Command::new(program).args(arguments).arg(path).spawn();
    let child = child.map_err(|_refused| Kept::NotStarted)?;
    tty.lending().to(child.id());
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw).ok_or(Kept::Failed)?;
    wait(pid)
}

/// Waits for its end. One that stops is asked to go on: nobody else could ask it.
fn wait(pid: Pid) -> Result<(), Kept> {
    let mut stops = 0;
    loop {
        match waitpid(Some(pid), WaitOptions::UNTRACED) {
            Ok(Some((_, status))) if ended(status) => return settled(status),
            Ok(Some(_)) => {
                stops += 1;
                // One that stops again at once would else be asked as fast as the processor can.
                std::thread::sleep(MOMENT);
                let signal = if stops > STOPS { Signal::KILL } else { Signal::CONT };
                kill_process(pid, signal).unwrap_or_default();
            }
            Ok(None) | Err(rustix::io::Errno::INTR) => {}
            Err(_) => return Err(Kept::Failed),
        }
    }
}

fn ended(status: WaitStatus) -> bool {
    status.exited() || status.signaled()
}

fn settled(status: WaitStatus) -> Result<(), Kept> {
    if status.exit_status() == Some(0) { Ok(()) } else { Err(Kept::Failed) }
}

fn take_back(path: &Path) -> Result<String, Kept> {
    let meta = path.symlink_metadata().map_err(|_gone| Kept::Gone)?;
    if !meta.is_file() {
        return Err(Kept::Gone);
    }
    if meta.len() > MAX_BYTES as u64 {
        return Err(Kept::TooLong);
    }
    let found = load::bytes(path).ok().flatten().ok_or(Kept::Gone)?;
    String::from_utf8(found.bytes).map_err(|_bytes| Kept::NotText)
}
