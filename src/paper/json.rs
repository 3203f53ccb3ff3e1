//! JSON for other programs: written, never read.

use std::fmt::Write as _;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Number(u64),
    /// Words.
    Text(String),
    /// Values in their order.
    List(Vec<Json>),
    /// Values by name, in the order given.
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    /// Words, or nothing.
    #[must_use]
    pub fn text(words: Option<impl Into<String>>) -> Self {
        words.map_or(Self::Null, |words| Self::Text(words.into()))
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Text(words) => quoted(words, out),
            Self::List(values) => {
                enclosed('[', ']', values, out, Self::write);
            }
            Self::Object(values) => {
                enclosed('{', '}', values, out, |(name, value), out| {
                    quoted(name, out);
                    out.push(':');
                    value.write(out);
                });
            }
        }
    }
}

impl std::fmt::Display for Json {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut out = String::new();
        self.write(&mut out);
        f.write_str(&out)
    }
}

fn enclosed<T>(open: char, close: char, values: &[T], out: &mut String, write: impl Fn(&T, &mut String)) {
    out.push(open);
    for (at, value) in values.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        write(value, out);
    }
    out.push(close);
}

/// Quoted as RFC 8259 has it. Control characters, and what could steer a terminal, by number.
fn quoted(words: &str, out: &mut String) {
    out.push('"');
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || crate::text::hidden(c) => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    // Writing to a string cannot fail.
                    write!(out, "\\u{unit:04x}").unwrap_or_default();
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &Json, expected: &str) {
        assert_eq!(value.to_string(), expected);
    }

    #[test]
    fn values() {
        check(&Json::List(vec![]), "[]");
        check(&Json::List(vec![Json::Null, Json::Number(7)]), "[null,7]");
        check(
            &Json::Object(vec![("a", Json::text(Some("b"))), ("c", Json::text(None::<String>))]),
            r#"{"a":"b","c":null}"#,
        );
    }

    #[test]
    fn words_are_quoted() {
        check(&Json::Text("a \"b\" \\ \n\t한국어".into()), r#""a \"b\" \\ \n\t한국어""#);
        check(&Json::Text("\u{1b}\u{9b}\u{202e}\u{e0041}".into()), r#""\u001b\u009b\u202e\udb40\udc41""#);
    }
}
