//! One paragraph: a piece of a text that others may be pieces of too. While one of them is held, the whole text is:
//! opening a large workbook copies nothing, and what was deleted since stays in memory until the sitting ends.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

use super::slice;

/// One paragraph, used like a `&str`.
#[derive(Clone)]
pub struct Paragraph {
    text: Arc<String>,
    from: usize,
    to: usize,
}

impl Paragraph {
    /// A piece of a text, which is not copied.
    pub(super) fn of(text: &Arc<String>, piece: Range<usize>) -> Self {
        Self { text: Arc::clone(text), from: piece.start, to: piece.end }
    }

    /// Its length in bytes. The text itself is not looked at.
    #[must_use]
    pub fn len(&self) -> usize {
        self.to - self.from
    }

    /// True where it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.to == self.from
    }

    /// True where the next one follows it in the same text, with a newline between.
    pub(super) fn is_before(&self, next: &Self) -> bool {
        Arc::ptr_eq(&self.text, &next.text)
            && self.to + 1 == next.from
            && self.text.as_bytes().get(self.to) == Some(&b'\n')
    }

    /// All that stands in its text from its beginning to the end of another piece.
    pub(super) fn up_to(&self, last: &Self) -> &str {
        slice(&self.text, self.from, last.to)
    }
}

impl Deref for Paragraph {
    type Target = str;

    fn deref(&self) -> &str {
        slice(&self.text, self.from, self.to)
    }
}

impl From<String> for Paragraph {
    fn from(words: String) -> Self {
        Self { from: 0, to: words.len(), text: Arc::new(words) }
    }
}

impl From<&str> for Paragraph {
    fn from(words: &str) -> Self {
        Self::from(words.to_owned())
    }
}

impl PartialEq for Paragraph {
    fn eq(&self, other: &Self) -> bool {
        let place = |of: &Self| (of.from, of.to);
        (Arc::ptr_eq(&self.text, &other.text) && place(self) == place(other)) || **self == **other
    }
}

impl Eq for Paragraph {}

impl AsRef<str> for Paragraph {
    fn as_ref(&self) -> &str {
        self
    }
}

impl fmt::Display for Paragraph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl fmt::Debug for Paragraph {
    /// A length, never words: answers are private.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Paragraph({} bytes)", self.len())
    }
}
