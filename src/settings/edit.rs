//! A change to the file, in its place: every other byte of it stays, comments too.

use super::grammar::{self, Kind, Value};
use super::setting::{KEYS, PACK};

/// What is to stand in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The setting's name.
    pub setting: String,
    /// Of the keys: whose.
    pub action: Option<String>,
    /// Its value as the file has it; none where it is to go.
    pub value: Option<String>,
}

impl Change {
    /// A setting is that from now on; the usual value where there is none.
    #[must_use]
    pub fn of(setting: &str, value: Option<&str>) -> Self {
        Self { setting: setting.to_owned(), action: None, value: value.map(str::to_owned) }
    }

    /// This folder is the pack's from now on.
    #[must_use]
    pub fn of_pack(folder: &str) -> Self {
        let quoted = format!("\"{}\"", folder.replace('\\', "\\\\").replace('"', "\\\""));
        Self::of(PACK, Some(&quoted))
    }

    /// Something has these keys from now on; the usual ones where there are none.
    #[must_use]
    pub fn of_keys(action: &str, keys: Option<&[crate::keys::Key]>) -> Self {
        let list = |keys: &[crate::keys::Key]| {
            let names: Vec<String> = keys.iter().map(|key| format!("\"{}\"", key.in_a_file())).collect();
            format!("[{}]", names.join(", "))
        };
        Self { setting: KEYS.to_owned(), action: Some(action.to_owned()), value: keys.map(list) }
    }
}

/// The text with the change made; none where the text cannot be read, so that nothing in it can be changed.
#[must_use]
pub fn changed(text: &str, change: &Change) -> Option<String> {
    let blank = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty();
    let text = if blank { "(\n)\n" } else { text };
    let root = grammar::read(text).ok()?;
    let whole = match (&change.action, change.value.as_deref()) {
        (None, value) => put(text, &root, &change.setting, value, 1)?,
        (Some(action), value) => match (field(&root, &change.setting), value) {
            (Some((_, keys)), _) => put(text, keys, &format!("\"{action}\""), value, 2)?,
            (None, None) => text.to_owned(),
            (None, Some(value)) => {
                let keys = format!("{{\n        \"{action}\": {value},\n    }}");
                put(text, &root, &change.setting, Some(&keys), 1)?
            }
        },
    };
    // Whatever stood there: what is written can be read.
    grammar::read(&whole).is_ok().then_some(whole)
}

fn fields(value: &Value) -> Option<&[(Value, Value)]> {
    match &value.kind {
        Kind::Fields(fields) => Some(fields),
        Kind::Plain(_) | Kind::List(_) => None,
    }
}

fn field<'a>(of: &'a Value, name: &str) -> Option<&'a (Value, Value)> {
    let name = name.trim_matches('"');
    fields(of)?.iter().find(|(key, _)| matches!(&key.kind, Kind::Plain(found) if found == name))
}

/// Puts a value in the place of another, puts a new one at the end, or takes one away.
fn put(text: &str, into: &Value, name: &str, value: Option<&str>, depth: usize) -> Option<String> {
    let all = fields(into)?;
    match (field(into, name), value) {
        (Some((_, old)), Some(value)) => with(text, old.at.start, old.at.end, value),
        (Some((key, old)), None) => without(text, key.at.start, old.at.end),
        (None, None) => Some(text.to_owned()),
        (None, Some(value)) => added(text, into, all.last(), &format!("{name}: {value}"), depth),
    }
}

fn with(text: &str, from: usize, to: usize, new: &str) -> Option<String> {
    Some([text.get(..from)?, new, text.get(to..)?].concat())
}

/// Takes a field away, with its comma, and with its line where nothing else stands there.
fn without(text: &str, from: usize, to: usize) -> Option<String> {
    let (before, behind) = (text.get(..from)?, text.get(to..)?);
    let behind = behind.trim_start().strip_prefix(',').unwrap_or(behind);
    let bare = before.trim_end_matches([' ', '\t']);
    let rest = behind.trim_start_matches([' ', '\t', '\r']);
    match (bare.is_empty() || bare.ends_with('\n'), rest.strip_prefix('\n')) {
        (true, Some(rest)) => Some([bare, rest].concat()),
        (_, _) => Some([before, behind.trim_start_matches([' ', '\t'])].concat()),
    }
}

/// Puts a field behind the last one; on a line of its own where the brackets stand on lines of theirs.
fn added(text: &str, into: &Value, last: Option<&(Value, Value)>, field: &str, depth: usize) -> Option<String> {
    let close = into.at.end.checked_sub(1)?;
    let from = last.map_or(into.at.start + 1, |(_, value)| value.at.end);
    let between = text.get(from..close)?;
    // A comma in a comment is none.
    let comma = last.is_none() || after_comments(between).starts_with(',');
    let comma = if comma { "" } else { "," };
    let end = from + between.trim_end().len();
    let middle = text.get(from..end)?;
    let outer = "    ".repeat(depth - 1);
    let lines = last.is_none() || between.contains('\n');
    let new = if lines { format!("\n{outer}    {field},\n{outer}") } else { format!(" {field}") };
    Some([text.get(..from)?, comma, middle, &new, text.get(close..)?].concat())
}

/// What follows blanks and comments.
fn after_comments(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let end = match rest.get(..2) {
            Some("//") => rest.find('\n'),
            Some("/*") => rest.find("*/").map(|at| at + 2),
            _ => return rest,
        };
        rest = end.and_then(|end| rest.get(end..)).unwrap_or_default().trim_start();
    }
}
