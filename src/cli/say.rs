//! Results on standard output, messages on standard error. The only room that speaks.

use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead as _, Write as _};
use std::path::Path;

use clap::ArgMatches;

use super::house::House;
use super::{End, Outcome, Refusal, arguments};
use crate::shell::papers::{self, Refused};
use crate::shell::store::holdings::written;
use crate::shell::store::say;
use crate::shell::terminal::columns_of_messages;
use crate::text::{clean, visible, wrapped};
use crate::words::cli::Cli;
use crate::words::fill;

/// No row is longer, however wide the terminal: the eye finds the next one.
const WIDEST: u16 = 76;

/// A result. Whoever stops listening is not told more, and that is no error.
///
/// # Errors
/// Where standard output refuses.
pub fn result(words: &Cli, text: &str) -> Outcome {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let reason = error.kind().to_string();
            Err(Refusal::new(End::Failed, fill(&words.output_refused, &[("reason", &reason)])))
        }
        Ok(()) | Err(_) => Ok(End::Done),
    }
}

/// Where a result goes: to a new file, else to standard output.
///
/// # Errors
/// Where the file has no name.
pub fn output<'a>(words: &Cli, matches: &'a ArgMatches) -> Result<Option<&'a OsStr>, Refusal> {
    match matches.get_one::<OsString>(arguments::OUTPUT) {
        Some(path) if path.is_empty() => Err(Refusal::new(End::Usage, words.usage.no_output.clone())),
        path => Ok(path.map(OsString::as_os_str).filter(|path| *path != "-")),
    }
}

/// A result in a new file, noted down among what was written of the workbook.
///
/// # Errors
/// Where something is there already, or the disk refuses.
pub fn new_file(house: &House, path: &OsStr, text: impl AsRef<[u8]>, book: &str) -> Outcome {
    let (words, path) = (&house.words, Path::new(path));
    match papers::write_new(path, text.as_ref()) {
        Ok(()) => {
            written::note(&house.places, book, path);
            Ok(End::Done)
        }
        Err(Refused::Exists) => Err(Refusal::new(End::Failed, fill(&words.exists, &[("path", &say::shown(path))]))),
        Err(Refused::Disk(trouble)) => Err(Refusal::new(End::Failed, say::not_written(&house.store, &trouble))),
    }
}

/// Asks. Anything but a yes is a no.
pub fn yes(house: &House, question: &str) -> bool {
    message(question);
    let mut answer = String::new();
    let read = io::stdin().lock().read_line(&mut answer);
    read.is_ok() && house.store.yes.iter().any(|yes| yes.eq_ignore_ascii_case(answer.trim()))
}

/// A message. Where even standard error refuses, nobody is left to be told.
pub fn message(sentence: &str) {
    let line = format!("{}\n", visible(&clean(sentence).text));
    io::stderr().lock().write_all(line.as_bytes()).unwrap_or_default();
}

/// A message; on a terminal in rows of whole words.
pub fn message_in_rows(sentence: &str) {
    message(&in_rows(sentence, columns_of_messages()));
}

/// Lines, with nothing in them that a terminal could take for a command, in rows of whole words.
pub fn in_rows(text: &str, columns: u16) -> String {
    let width = columns.saturating_sub(1).min(WIDEST);
    let lines: Vec<_> = text.split('\n').map(|line| rows(&visible(line), width)).collect();
    lines.join("\n")
}

/// A line in rows of whole words; as it is where there is no width.
fn rows(line: &str, width: u16) -> String {
    if width == 0 {
        return line.to_owned();
    }
    let rows = wrapped(line, width).map(|row| line.get(row.start..row.end).unwrap_or_default().trim_end());
    rows.collect::<Vec<_>>().join("\n")
}

/// Messages, one a line.
pub fn all(sentences: &[String]) {
    for sentence in sentences {
        message(sentence);
    }
}
