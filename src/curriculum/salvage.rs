//! Reads a content file that may have faults, and goes on behind each: what cannot be read is left out, and all the
//! rest is read. So one mistake hides no other.
//!
//! How: where the reader stops, the item around that place (a field, an element of a list) is blanked and the file is
//! read anew. A field that is missing then is filled with words that have no fault of their own; a part that cannot be
//! filled is left out as a whole, and named among [`Salvaged::left_out`]. Where brackets do not match, or a text has
//! no end, nothing behind can be trusted: the file is then unread.

pub mod marks;

use ron::error::Error;
use serde::de::DeserializeOwned;

use self::marks::marks;
use super::Unreadable;
use crate::words::editor::EditorWords;
use crate::words::fill;

/// What stands in the place of a field that is missing.
const FILLED: [(&str, &str); 9] = [
    ("prompt", "\"Missing.\""),
    ("why", "\"Missing.\""),
    ("title", "\"Missing\""),
    ("about", "\"Missing.\""),
    ("name", "\"Missing\""),
    ("privacy", "Private"),
    ("minutes", "1"),
    ("ask", "[]"),
    ("lines", "[]"),
];

/// How much is read anew, in bytes and in times, before a file is given up.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// Bytes.
    pub bytes: usize,
    /// Times.
    pub times: usize,
}

/// What could be read of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salvaged<T> {
    /// None where nothing could be.
    pub read: Option<T>,
    /// Every fault, in the order of the file.
    pub faults: Vec<Unreadable>,
    /// The ids in what was left out.
    pub left_out: Vec<String>,
}

/// Reads a file by name and text. What is wrong is a sentence in the language of the words; what the RON library says
/// of it stands in there as it is, in English: those words are the library's.
pub fn salvage<T: DeserializeOwned>(
    (name, text): (&str, &str),
    words: &EditorWords,
    patience: &mut Patience,
) -> Salvaged<T> {
    let text = text.trim_start_matches('\u{feff}').to_owned();
    let mut reader = Reader { text, words, faults: Vec::new(), left_out: Vec::new(), blanked: Vec::new() };
    let read = loop {
        let error = match options().from_str(&reader.text) {
            Ok(read) => break Some(read),
            Err(error) => error,
        };
        let at = byte(&reader.text, error.span.start.line, error.span.start.col);
        let goes_on = reader.step(&error.code, at);
        if !goes_on || patience.times == 0 || patience.bytes < reader.text.len() {
            break None;
        }
        patience.times -= 1;
        patience.bytes -= reader.text.len();
    };
    let fault = |(line, column, why)| Unreadable { file: name.to_owned(), line, column, why };
    let mut faults: Vec<Unreadable> = reader.faults.into_iter().map(fault).collect();
    crate::in_order::by_key(&mut faults, |fault| (fault.line, fault.column));
    Salvaged { read, faults, left_out: reader.left_out }
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

struct Reader<'a> {
    text: String,
    words: &'a EditorWords,
    faults: Vec<(usize, usize, String)>,
    left_out: Vec<String>,
    /// Fields that were blanked, each with the line where its brackets open.
    blanked: Vec<(usize, String)>,
}

impl Reader<'_> {
    /// Notes a fault and makes the text readable past it; false where that cannot be.
    fn step(&mut self, code: &Error, at: usize) -> bool {
        if let Error::MissingStructField { field, .. } = code {
            return self.missing(field, at);
        }
        self.fault(at, fill(&self.words.pack.unreadable, &[("why", &told(code))]));
        let Some(marks) = marks(&self.text) else { return false };
        let shapeless = matches!(
            code,
            Error::ExpectedDifferentStructName { .. } | Error::ExpectedNamedStructLike(_) | Error::ExpectedStructLike
        );
        let Some(group) = marks.around(at) else { return false };
        // Where brackets are missing around fields, every field would be a fault of its own.
        let outer = if shapeless && !starts_value(&self.text, at) { marks.around(group.open) } else { None };
        let (group, at) = outer.map_or((group, at), |outer| (outer, group.open));
        let (line, _) = place(&self.text, group.open);
        self.blank(group.item(at), line)
    }

    fn missing(&mut self, field: &str, at: usize) -> bool {
        let missing = fill(&self.words.pack.missing_field, &[("field", field)]);
        let marks = marks(&self.text);
        let Some((marks, group)) = marks.as_ref().and_then(|marks| Some((marks, marks.around(at)?))) else {
            self.fault(at, missing);
            return false;
        };
        let (line, _) = place(&self.text, group.open);
        let known = self.blanked.iter().any(|(other, name)| *other == line && alike(name, field));
        if !known {
            let inside = self.text.get(group.open..group.close).unwrap_or_default();
            let named = first_id(inside).map_or(group.open, |id| group.open + id);
            self.fault(named, missing);
        }
        if let Some((_, value)) = FILLED.iter().find(|(name, _)| *name == field) {
            self.text.insert_str(group.open + 1, &format!("{field}: {value}, "));
            return true;
        }
        // Past brackets that hold nothing else: `Question((…))`.
        let mut inner = group;
        while let Some(outer) = marks.around(inner.open) {
            let item = outer.item(inner.open);
            let begins = self.text.get(item.start..inner.open).unwrap_or_default();
            if !begins.trim().is_empty() || self.text.as_bytes().get(outer.open) != Some(&b'(') {
                return self.blank(item, place(&self.text, outer.open).0);
            }
            inner = outer;
        }
        false
    }

    /// Puts blanks in the place of an item; false where there is nothing but blanks.
    fn blank(&mut self, item: std::ops::Range<usize>, line: usize) -> bool {
        let Some(old) = self.text.get(item.clone()).map(str::to_owned) else { return false };
        if old.trim().is_empty() {
            return false;
        }
        if let Some((name, _)) = without_comments(&old).split_once(':') {
            self.blanked.push((line, name.trim().to_owned()));
        }
        self.left_out.extend(ids(&old));
        let new: String =
            old.chars().flat_map(|c| std::iter::repeat_n(if c == '\n' { c } else { ' ' }, c.len_utf8())).collect();
        self.text.replace_range(item, &new);
        true
    }

    fn fault(&mut self, at: usize, why: String) {
        let (line, column) = place(&self.text, at);
        self.faults.push((line, column, why));
    }
}

/// What is wrong, without the names that only this house has for its parts.
fn told(code: &Error) -> String {
    let mut code = code.clone();
    if matches!(code, Error::SuggestRawIdentifier(_) | Error::InvalidIdentifier(_)) {
        return Error::ExpectedIdentifier.to_string();
    }
    if let Error::NoSuchStructField { outer, .. }
    | Error::NoSuchEnumVariant { outer, .. }
    | Error::DuplicateStructField { outer, .. } = &mut code
    {
        *outer = None;
    }
    code.to_string()
}

/// True for a name, and for one that looks like a slip of it.
fn alike(name: &str, field: &str) -> bool {
    name.chars().next() == field.chars().next() && name.len().abs_diff(field.len()) <= 2
}

/// True where brackets should stand: behind a colon, a bracket or a comma.
fn starts_value(text: &str, at: usize) -> bool {
    text.get(..at).unwrap_or_default().trim_end().ends_with([':', ','])
}

fn without_comments(item: &str) -> &str {
    let mut rest = item.trim_start();
    while rest.starts_with("//") {
        rest = rest.split_once('\n').map_or("", |(_, rest)| rest.trim_start());
    }
    rest
}

/// Where the value of the first `id: "…"` begins.
fn first_id(text: &str) -> Option<usize> {
    let (at, _) = text.match_indices("id:").find(|(at, _)| {
        !text.get(..*at).is_some_and(|before| before.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
    })?;
    Some(at)
}

/// Every id that is defined in a piece of a file.
fn ids(text: &str) -> Vec<String> {
    let value = |rest: &str| Some(rest.trim_start().strip_prefix('"')?.split('"').next()?.to_owned());
    text.split("id:").skip(1).filter_map(value).collect()
}

/// The byte at a line and column, both from 1; the column counts characters.
fn byte(text: &str, line: usize, column: usize) -> usize {
    let start = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
    let rest = text.get(start..).unwrap_or_default();
    start + rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}

/// Line and column of a byte, both from 1; the column counts characters.
#[must_use]
pub fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

#[cfg(test)]
#[path = "salvage/tests.rs"]
mod tests;
