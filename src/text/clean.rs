//! What may enter: every text from keys, pastes and sheets passes here once.
//!
//! CR LF and CR become LF. Control characters (but LF and TAB), non-characters, bidirectional embeddings,
//! overrides and isolates, zero-width space, the byte-order mark and tag characters are taken out and counted.
//! Joiners (ZWJ, ZWNJ), direction marks (LRM, RLM) and every script stay.

use std::borrow::Cow;

use super::width::is_plain;

/// A text that may be kept, and how many hidden characters it lost on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// The text without them.
    pub text: String,
    /// How many characters were taken out (a CR before LF is not counted).
    pub removed: usize,
}

/// Cleans a text.
#[must_use]
pub fn clean(text: &str) -> Cleaned {
    if is_plain(text) {
        return Cleaned { text: text.to_owned(), removed: 0 };
    }
    let mut kept = String::with_capacity(text.len());
    let mut removed = 0;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '\r' => {
                if letters.peek() != Some(&'\n') {
                    kept.push('\n');
                }
            }
            c if hidden(c) => removed += 1,
            c => kept.push(c),
        }
    }
    Cleaned { text: kept, removed }
}

/// Words in one line: line breaks, and blank lines between them, become one space each; those at the ends go.
#[must_use]
pub fn in_one_line(words: &str) -> Cow<'_, str> {
    if !words.contains('\n') {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.split('\n').filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join(" "))
}

/// True for the characters that have no place in anybody's words.
#[must_use]
pub fn hidden(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{200b}' | '\u{feff}'
        | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{e0000}'..='\u{e007f}')
        || (c as u32) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str, removed: usize) {
        assert_eq!(clean(text), Cleaned { text: expected.to_owned(), removed }, "{text:?}");
    }

    #[test]
    fn line_ends_become_one_kind() {
        check("a\r\nb\rc\nd", "a\nb\nc\nd", 0);
    }

    #[test]
    fn hidden_characters_go_and_are_counted() {
        check("a\u{1b}[31mb\u{202e}c\u{200b}", "a[31mbc", 3);
        check("\u{feff}a\u{9b}b\u{fffe}\u{e0041}", "ab", 4);
    }

    #[test]
    fn joiners_marks_and_scripts_stay() {
        check(
            "👨\u{200d}👩\u{200d}👧 עברית\u{200f} 한국어 e\u{301}\ttab",
            "👨\u{200d}👩\u{200d}👧 עברית\u{200f} 한국어 e\u{301}\ttab",
            0,
        );
    }
}
