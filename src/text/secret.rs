//! Words that nobody may see: a passphrase. Wiped from memory when it goes, and never shown.

use unicode_segmentation::UnicodeSegmentation as _;
use zeroize::Zeroizing;

/// A passphrase.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes words out of sight.
    #[must_use]
    pub fn new(words: String) -> Self {
        Self(Zeroizing::new(words))
    }

    /// The words, for whoever derives a key from them.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// True where there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many characters a person would count.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.graphemes(true).count()
    }

    /// More words at the end.
    pub fn push(&mut self, words: &str) {
        // A larger room first, so that no copy is left behind unwiped.
        let mut next = Zeroizing::new(String::with_capacity(self.0.len() + words.len()));
        next.push_str(&self.0);
        next.push_str(words);
        self.0 = next;
    }

    /// A key: the last character goes, or one more comes. False where it was neither.
    pub fn press(&mut self, takes_back: bool, typed: Option<char>) -> bool {
        match typed.filter(|c| !c.is_control()) {
            _ if takes_back => self.pop(),
            Some(c) => self.push(c.encode_utf8(&mut [0; 4])),
            None => return false,
        }
        true
    }

    /// The last character goes.
    pub fn pop(&mut self) {
        let end = self.0.graphemes(true).next_back().map_or(0, str::len);
        let keep = self.0.len() - end;
        self.0.truncate(keep);
    }
}

impl std::fmt::Debug for Secret {
    /// Nothing of it, not even how long it is.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}
