//! Two versions of a text, word by word.

use similar::algorithms::{Capture, Compact, Replace, myers};
use similar::{ChangeTag, DiffOp};
use unicode_segmentation::UnicodeSegmentation;

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
    let old: Vec<&str> = old.split_word_bounds().collect();
    let new: Vec<&str> = new.split_word_bounds().collect();
    let mut pieces: Vec<Compared> = Vec::new();
    for change in steps(&old, &new).iter().flat_map(|step| step.iter_changes(old.as_slice(), new.as_slice())) {
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

/// What leads from one to the other. The algorithm is called by its name, because the library's own way to words brings
/// all its algorithms along: 150 KB of them.
fn steps(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let mut found = Compact::new(Replace::new(Capture::new()), old, new);
    let Ok(()) = myers::diff(&mut found, old, 0..old.len(), new, 0..new.len());
    found.into_inner().into_inner().into_ops()
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
