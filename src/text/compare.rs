//! Two versions of a text, word by word.

use similar::{ChangeTag, TextDiff};

/// Where a piece stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// In both.
    Same,
    /// Only in the older one.
    Old,
    /// Only in the newer one.
    New,
}

/// A piece of two versions.
#[derive(Clone, PartialEq, Eq)]
pub struct Compared {
    /// Where it stands.
    pub change: Change,
    /// Its words, with the blanks between them.
    pub words: String,
}

impl std::fmt::Debug for Compared {
    /// A length, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Compared({:?}, {} bytes)", self.change, self.words.len())
    }
}

/// Longer texts than this, in bytes together, are not compared by words: no message is so long, and the time it takes
/// grows with the square.
const LONGEST: usize = 64 * 1024;

/// Compares them. All pieces but the new ones are the older text, all but the old ones the newer.
#[must_use]
pub fn compared(old: &str, new: &str) -> Vec<Compared> {
    if old.len() + new.len() > LONGEST && old != new {
        let piece = |change, words: &str| Compared { change, words: words.to_owned() };
        return vec![piece(Change::Old, old), piece(Change::New, new)];
    }
    let diff = TextDiff::from_unicode_words(old, new);
    let mut pieces: Vec<Compared> = Vec::new();
    for change in diff.iter_all_changes() {
        let tag = match change.tag() {
            ChangeTag::Equal => Change::Same,
            ChangeTag::Delete => Change::Old,
            ChangeTag::Insert => Change::New,
        };
        match pieces.last_mut().filter(|last| last.change == tag) {
            Some(last) => last.words.push_str(change.value()),
            None => pieces.push(Compared { change: tag, words: change.value().to_owned() }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(old: &str, new: &str, expected: &str) {
        let piece = |piece: &Compared| match piece.change {
            Change::Same => piece.words.clone(),
            Change::Old => format!("[{}]", piece.words),
            Change::New => format!("{{{}}}", piece.words),
        };
        assert_eq!(compared(old, new).iter().map(piece).collect::<String>(), expected);
    }

    #[test]
    fn words_are_compared() {
        check("My answer is no.", "My answer is yes.", "My answer is [no]{yes}.");
        check("", "New.", "{New.}");
        check("감사합니다", "감사합니다", "감사합니다");
        check("a b c", "a c", "a [b ]c");
    }

    #[test]
    fn what_is_very_long_is_set_side_by_side() {
        let long = "a ".repeat(LONGEST);
        assert_eq!(compared(&long, "b").len(), 2);
    }

    proptest! {
        #![proptest_config(crate::text::cases(64))]

        #[test]
        fn nothing_is_lost(old in "[ab\\n .é한]{0,40}", new in "[ab\\n .é한]{0,40}") {
            let pieces = compared(&old, &new);
            let without = |left_out| pieces.iter().filter(|p| p.change != left_out).map(|p| p.words.as_str()).collect::<String>();
            prop_assert_eq!(without(Change::New), old);
            prop_assert_eq!(without(Change::Old), new);
        }
    }
}
