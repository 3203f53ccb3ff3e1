//! How the file is written: a small part of RON, read so that everything in it keeps its place. Names, words, numbers
//! and quoted text; lists in `[ ]`; names with their values in `( )` or `{ }`; comments.

use std::ops::Range;

/// So deep brackets may stand in brackets.
const DEEPEST: usize = 32;

/// A value, and where it stands: bytes from the start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// From its first byte to behind its last.
    pub at: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A word, a number, or text in quotation marks. `Some(5)` is `5`.
    Plain(String),
    /// Values in brackets.
    List(Vec<Value>),
    /// Names with their values.
    Fields(Vec<(Value, Value)>),
}

/// Why the file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// The whole stands in `( )`.
    NoBracket,
    /// A bracket is not closed.
    Open,
    /// Quotation marks are not closed.
    OpenText,
    /// A name is missing, or its colon.
    NoName,
    /// A value is missing.
    NoValue,
    /// A comma is missing.
    NoComma,
    /// Something stands behind the end.
    Behind,
    /// Brackets in brackets in brackets.
    Deep,
}

/// Reads a whole file; the place is a byte from the start.
///
/// # Errors
/// Why it cannot be read, and where.
pub fn read(text: &str) -> Result<Value, (Broken, usize)> {
    let mut reader = Reader { text, at: 0 };
    reader.skip();
    if !reader.rest().starts_with('(') {
        reader.word();
        reader.skip();
    }
    if !reader.rest().starts_with('(') {
        return Err((Broken::NoBracket, reader.at));
    }
    let value = reader.value(0)?;
    reader.skip();
    if reader.rest().is_empty() { Ok(value) } else { Err((Broken::Behind, reader.at)) }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Passes over blanks and comments.
    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
            let rest = rest.get(blank..).unwrap_or_default();
            self.at += blank;
            self.at += match rest.get(..2) {
                Some("//") => rest.find('\n').unwrap_or(rest.len()),
                Some("/*") => comment(rest),
                _ => return,
            };
        }
    }

    fn taken(&mut self, sign: char) -> bool {
        let there = self.rest().starts_with(sign);
        self.at += if there { sign.len_utf8() } else { 0 };
        there
    }

    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let own = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.' | '#' | '\'');
        let end = rest.find(|c| !own(c)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    fn value(&mut self, depth: usize) -> Result<Value, (Broken, usize)> {
        let from = self.at;
        if depth > DEEPEST {
            return Err((Broken::Deep, from));
        }
        let kind = match self.rest().chars().next() {
            Some('"') => Kind::Plain(self.quoted()?),
            Some('[') => Kind::List(self.list(depth)?),
            Some('(') => Kind::Fields(self.fields(depth, ')')?),
            Some('{') => Kind::Fields(self.fields(depth, '}')?),
            _ => match self.word() {
                "" => return Err((Broken::NoValue, from)),
                "Some" => return self.some(from, depth),
                word => Kind::Plain(word.to_owned()),
            },
        };
        Ok(Value { at: from..self.at, kind })
    }

    /// `Some(5)`, past its first word.
    fn some(&mut self, from: usize, depth: usize) -> Result<Value, (Broken, usize)> {
        self.skip();
        let open = self.at;
        if !self.taken('(') {
            return Ok(Value { at: from..self.at, kind: Kind::Plain("Some".to_owned()) });
        }
        self.skip();
        let inner = self.value(depth + 1)?;
        self.skip();
        self.taken(',');
        self.skip();
        if self.taken(')') { Ok(Value { at: from..self.at, kind: inner.kind }) } else { Err((Broken::Open, open)) }
    }

    fn quoted(&mut self) -> Result<String, (Broken, usize)> {
        let from = self.at;
        let mut text = String::new();
        let mut rest = self.rest().char_indices().skip(1);
        while let Some((at, c)) = rest.next() {
            match c {
                '"' => {
                    self.at += at + 1;
                    return Ok(text);
                }
                '\\' => text.extend(rest.next().map(|(_, c)| c)),
                c => text.push(c),
            }
        }
        Err((Broken::OpenText, from))
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Value>, (Broken, usize)> {
        let mut all = Vec::new();
        self.each(']', |reader| {
            all.push(reader.value(depth + 1)?);
            Ok(())
        })?;
        Ok(all)
    }

    fn fields(&mut self, depth: usize, close: char) -> Result<Vec<(Value, Value)>, (Broken, usize)> {
        let mut all = Vec::new();
        self.each(close, |reader| {
            let no_name = |(why, at)| (if why == Broken::NoValue { Broken::NoName } else { why }, at);
            let name = reader.value(depth + 1).map_err(no_name)?;
            reader.skip();
            if !reader.taken(':') {
                return Err((Broken::NoName, name.at.start));
            }
            reader.skip();
            all.push((name, reader.value(depth + 1)?));
            Ok(())
        })?;
        Ok(all)
    }

    /// What stands in brackets, with commas between and perhaps behind.
    fn each(
        &mut self,
        close: char,
        mut one: impl FnMut(&mut Self) -> Result<(), (Broken, usize)>,
    ) -> Result<(), (Broken, usize)> {
        let open = self.at;
        self.at += 1;
        let mut comma = true;
        loop {
            self.skip();
            if self.taken(close) {
                return Ok(());
            }
            if self.rest().is_empty() {
                return Err((Broken::Open, open));
            }
            if !comma {
                return Err((Broken::NoComma, self.at));
            }
            one(self)?;
            self.skip();
            comma = self.taken(',');
        }
    }
}

/// How long a comment is that begins here; they may stand in each other.
fn comment(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if rest.starts_with("*/") {
            (depth, at) = (depth.saturating_sub(1), at + 2);
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// Line and column of a byte, both from 1; the column counts characters.
#[must_use]
pub fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default().trim_start_matches('\u{feff}');
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}
