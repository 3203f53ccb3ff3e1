//! The file format: text in, workbook out, every version ever written.
//!
//! A workbook is one RON value between comments. The first lines say what the file is, then come notes of the
//! program (`// demur:key=value`), and the last line is a checksum over every byte before it. Equal workbooks with
//! equal notes make equal bytes.

mod answer;
mod fault;
mod sum;
mod typed;
mod v1;
mod v3;

pub use fault::{Fault, Why};
pub use sum::{Hash, Prints, hash};
pub use typed::{length, typed, words};

use std::borrow::Cow;
use std::sync::Arc;

use ron::Options;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Deserialize;

use crate::workbook::Workbook;

/// The version of the format that this program writes.
pub const SCHEMA: u32 = v3::SCHEMA;
/// The first version of the format.
const FIRST: u32 = 1;
/// The largest file that is read, in bytes.
pub const MAX_FILE: usize = 8 * 1024 * 1024;
/// The most answers in a file.
pub const MAX_ANSWERS: usize = crate::workbook::MOST_ANSWERS;
/// The longest answer, in bytes of words.
pub const MAX_ANSWER: usize = crate::text::MAX_BYTES;
/// The deepest nesting.
const MAX_DEPTH: usize = 32;

/// About so many bytes stand around an answer.
const AN_ANSWER: usize = 128;
/// And about so many beside all answers.
const BESIDE: usize = 16 * 1024;
/// A file that was laid out as tightly as can be never grows to more than so many times its bytes.
const LOOSEST: usize = 128;

const ABOUT: &str = include_str!("../assets/words/workbook_file.txt");
const NOTE: &str = "// demur:";

/// A file that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// What it holds.
    pub workbook: Workbook,
    /// Whether it is as demur wrote it.
    pub sum: Sum,
    /// The version of the format it was written in. Where it is above [`SCHEMA`], something may be missing here.
    pub schema: u32,
    /// The notes at its top, in order.
    pub notes: Vec<(String, String)>,
}

/// Whether a file is as demur wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sum {
    /// It is.
    Matches,
    /// It was changed since.
    Differs,
    /// It carries no checksum.
    Missing,
}

impl Read {
    /// The value of a note.
    #[must_use]
    pub fn note(&self, key: &str) -> Option<&str> {
        self.notes.iter().find(|(other, _)| other == key).map(|(_, value)| value.as_str())
    }
}

/// Writes a workbook.
#[must_use]
pub fn write(workbook: &Workbook) -> String {
    write_noted(workbook, &[]).text
}

/// A workbook as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The text of its file.
    pub text: String,
    /// The identity of its bytes, known from the pass that its last line took.
    pub hash: Hash,
}

/// Writes a workbook with notes of the program at its top. Neither keys nor values may hold a line break.
#[must_use]
pub fn write_noted(workbook: &Workbook, notes: &[(&str, &str)]) -> Written {
    let mut out = String::from(ABOUT);
    for (key, value) in notes {
        out.extend([NOTE, key, "=", value, "\n"]);
    }
    let words = length(workbook);
    out.reserve(words + words / 8 + workbook.answers().count() * AN_ANSWER + BESIDE);
    write_body(workbook, &mut out);
    out.push('\n');
    sum::seal(out)
}

fn write_body(workbook: &Workbook, out: &mut dyn std::fmt::Write) {
    let pretty = PrettyConfig::new().escape_strings(false).struct_names(false).new_line("\n");
    if options().to_writer_pretty(out, &v3::Workbook::of(workbook), pretty).is_err() {
        // A string takes every byte, and our own structs are no error of serde's.
        unreachable!("a workbook can be written to memory");
    }
}

/// How many bytes [`write`] makes of a workbook.
#[must_use]
pub fn size(workbook: &Workbook) -> usize {
    let mut count = Count(0);
    write_body(workbook, &mut count);
    ABOUT.len() + count.0 + 1 + sum::LINE
}

/// No fewer bytes than [`write`] makes of a workbook that was read from so many: what is no prose may have been written
/// as tightly as can be, and prose may need marks around it.
#[must_use]
pub fn at_most(workbook: &Workbook, read: usize) -> usize {
    let prose = typed::prose_bytes(workbook).min(read);
    (read - prose).saturating_mul(LOOSEST).saturating_add(prose.saturating_mul(3))
}

/// Takes any text, and counts its bytes.
struct Count(usize);

impl std::fmt::Write for Count {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

/// Whether a workbook can be read again once it is written: it keeps to the limits of [`read`].
///
/// # Errors
/// [`Fault`] without a place.
pub fn fits(workbook: &Workbook) -> Result<(), Fault> {
    let answers = workbook.answers().count();
    if answers > MAX_ANSWERS {
        return Err(Fault::TooMany { answers });
    }
    let written = v3::Workbook::of(workbook);
    if written.has_too_long() || written.has_too_many() { Err(Fault::TooLong { line: 0 }) } else { Ok(()) }
}

/// Reads a file of any version.
///
/// A byte-order mark at the top is left out; where the first line ends in CR LF, the whole file is taken to have
/// been through an editor that writes CR LF, and is read with LF.
///
/// # Errors
/// [`Fault`] with the place of what could not be read. It quotes nothing of the file.
pub fn read(bytes: &[u8]) -> Result<Read, Fault> {
    if bytes.len() > MAX_FILE {
        return Err(Fault::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|e| Fault::not_text(bytes, e.valid_up_to()))?;
    read_text(&Arc::new(in_plain_lines(text).into_owned()), None)
}

/// Reads a file of any version from a text that the answers then stay pieces of: nothing is copied, and where these are
/// the prints of its bytes, nothing is hashed again.
///
/// # Errors
/// As [`read`].
pub fn read_shared(text: &Arc<String>, prints: &Prints) -> Result<Read, Fault> {
    if text.len() > MAX_FILE {
        return Err(Fault::TooLarge);
    }
    let plain = in_plain_lines(text);
    if matches!(&plain, Cow::Borrowed(same) if same.len() == text.len()) {
        return read_text(text, Some(prints));
    }
    read_text(&Arc::new(plain.into_owned()), None)
}

/// A text without a byte-order mark, and with LF where its first line ends in CR LF.
fn in_plain_lines(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.split('\n').next().is_some_and(|line| line.ends_with('\r')) {
        return Cow::Owned(text.replace("\r\n", "\n"));
    }
    Cow::Borrowed(text)
}

fn read_text(text: &Arc<String>, prints: Option<&Prints>) -> Result<Read, Fault> {
    let sum = sum::check(text, prints);
    let (workbook, schema) = match options().from_str::<v3::Workbook<'_>>(text) {
        Ok(now) if now.schema == SCHEMA || now.schema == v3::SECOND => {
            let schema = now.schema;
            (now.into_workbook(text)?, schema)
        }
        Ok(other) => of_another_schema(text, other.schema)?,
        Err(error) => match options().from_str::<Probe>(text) {
            // A slip in a file of the second version is one in the third's words: only what is newer is read in part.
            Ok(probe) if ![SCHEMA, v3::SECOND].contains(&probe.schema) => of_another_schema(text, probe.schema)?,
            Ok(_) | Err(_) => return Err(Fault::of(&error)),
        },
    };
    Ok(Read { workbook, sum, schema, notes: notes(text) })
}

/// An older file becomes one of today; a newer one is read as far as it can be understood, to be looked at.
fn of_another_schema(text: &Arc<String>, schema: u32) -> Result<(Workbook, u32), Fault> {
    if schema == FIRST {
        let one = options().from_str::<v1::Workbook<'_>>(text).map_err(|error| Fault::of(&error))?;
        return Ok((v3::Workbook::from(one).into_workbook(text)?, FIRST));
    }
    if schema < FIRST {
        return Err(Fault::Older { schema });
    }
    match options().from_str::<v3::Lenient<'_>>(text) {
        Ok(lenient) => Ok((lenient.into_workbook(text, &options()), schema)),
        Err(_) => Err(Fault::Newer { schema }),
    }
}

fn notes(text: &str) -> Vec<(String, String)> {
    let comments = text.lines().take_while(|line| line.starts_with("//"));
    let notes = comments.filter_map(|line| line.strip_prefix(NOTE)?.split_once('='));
    notes.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

fn options() -> Options {
    Options::default().with_recursion_limit(MAX_DEPTH).with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Only the version, of any file that is well formed.
#[derive(Deserialize)]
struct Probe {
    schema: u32,
}
