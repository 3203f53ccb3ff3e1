//! Lists of words, each held as one text: read at once, where thousands of strings would take most of a start.

use std::cmp::Ordering;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::in_order;
use crate::wording::Wording;

/// Between the words, before the first and behind the last. No word holds one.
const BREAK: char = '\n';
const MARK: u8 = b'\n';
/// A list of more bytes is in the order of its letters, so that a word is found by halves.
const LONG: usize = 512;

/// A list of words, or of the ends and beginnings of words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List(Wording);

impl List {
    /// Whether the word is one of them, as it stands.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        if word.contains(BREAK) {
            return false;
        }
        let all = self.0.as_bytes();
        if all.len() > LONG { among(all, word.as_bytes()) } else { stands(all, word.as_bytes()) }
    }

    /// The words, those of a short list in the order in which they were written.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.strip_prefix(BREAK).unwrap_or_default().split_terminator(BREAK)
    }
}

impl<T: AsRef<str>> FromIterator<T> for List {
    fn from_iter<I: IntoIterator<Item = T>>(words: I) -> Self {
        let mut words: Vec<T> = words.into_iter().collect();
        let bytes = 1 + words.iter().map(|word| word.as_ref().len() + 1).sum::<usize>();
        if bytes > LONG {
            in_order::by(&mut words, |one, other| one.as_ref().cmp(other.as_ref()));
        }
        let mut list = String::new();
        for word in &words {
            if list.is_empty() {
                list.push(BREAK);
            }
            list.push_str(word.as_ref());
            list.push(BREAK);
        }
        Self(Wording::kept(list))
    }
}

/// Whether a word is one of a short list.
fn stands(all: &[u8], word: &[u8]) -> bool {
    let Some(first) = word.first() else { return all.windows(2).any(|two| two == [MARK, MARK]) };
    memchr::memchr_iter(*first, all).any(|at| {
        let begins = at.checked_sub(1).and_then(|before| all.get(before)) == Some(&MARK);
        begins && all.get(at..).and_then(|rest| rest.strip_prefix(word)?.first()) == Some(&MARK)
    })
}

/// Whether a word is one of a list that is in order.
fn among(all: &[u8], word: &[u8]) -> bool {
    // Each time the half in which it can be, from the beginning of a word to the end of one.
    let mut rest = all.get(1..).unwrap_or_default();
    while !rest.is_empty() {
        let (before, _) = rest.split_at(rest.len() / 2);
        let start = memchr::memrchr(MARK, before).map_or(0, |mark| mark + 1);
        let (before, behind) = rest.split_at(start);
        let end = memchr::memchr(MARK, behind).unwrap_or(behind.len());
        let (middle, behind) = behind.split_at(end);
        rest = match word.cmp(middle) {
            Ordering::Equal => return true,
            Ordering::Less => before,
            Ordering::Greater => behind.get(1..).unwrap_or_default(),
        };
    }
    false
}

impl Serialize for List {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for List {
    /// People write lists of words; demur, when it is built, keeps what it holds.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let words = Vec::<String>::deserialize(deserializer)?;
            if words.iter().any(|word| word.contains(BREAK)) {
                return Err(serde::de::Error::invalid_value(serde::de::Unexpected::Char(BREAK), &"word"));
            }
            return Ok(words.iter().collect());
        }
        Wording::deserialize(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_holds_its_words_and_no_parts_of_them() {
        let list = List::from_iter(["team lead", "lead", "", "팀장"]);
        assert!(["team lead", "lead", "", "팀장"].iter().all(|word| list.contains(word)));
        assert!(["team", "ead", "lead\n", "team lead\nlead", "팀"].iter().all(|word| !list.contains(word)));
        assert_eq!(list.iter().collect::<Vec<_>>(), ["team lead", "lead", "", "팀장"]);
        assert_eq!(list.iter().next_back(), Some("팀장"));
    }

    #[test]
    fn a_long_list_holds_its_words_and_no_parts_of_them() {
        let words: Vec<String> = (0..200).map(|n| format!("{}{n}", ["w", "to w", "말"][n % 3])).collect();
        let list: List = words.iter().rev().collect();
        assert!(list.0.len() > LONG && words.iter().all(|word| list.contains(word)));
        let no = |word: &str| !words.iter().any(|other| other == word) && !list.contains(word);
        assert!(["", "w", "to", "w200", "to w", "말", "w1\nw1", "zzz", "\0", "\u{10ffff}"].into_iter().all(no));
        assert!(list.iter().is_sorted() && list.iter().count() == words.len());
        assert!(["a", ""].iter().collect::<List>().contains("") && !["a", "b"].iter().collect::<List>().contains(""));
    }

    #[test]
    fn an_empty_list_holds_nothing() {
        let list: List = ron::from_str("[]").unwrap();
        assert_eq!((list.contains(""), list.iter().count(), &list), (false, 0, &List::default()));
        assert!(ron::from_str::<List>(r#"["a\nb"]"#).is_err());
    }
}
