//! Lists of words, each held as one text: read at once, where thousands of strings would take most of a start.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Between the words, before the first and behind the last. No word holds one.
const BREAK: char = '\n';

/// A list of words, or of the ends and beginnings of words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List(String);

impl List {
    /// Whether the word is one of them, as it stands.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        let mut alone = String::with_capacity(word.len() + 2);
        alone.push(BREAK);
        alone.push_str(word);
        alone.push(BREAK);
        !word.contains(BREAK) && memchr::memmem::find(self.0.as_bytes(), alone.as_bytes()).is_some()
    }

    /// The words in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.strip_prefix(BREAK).unwrap_or_default().split_terminator(BREAK)
    }
}

impl<T: AsRef<str>> FromIterator<T> for List {
    fn from_iter<I: IntoIterator<Item = T>>(words: I) -> Self {
        let mut list = String::new();
        for word in words {
            if list.is_empty() {
                list.push(BREAK);
            }
            list.push_str(word.as_ref());
            list.push(BREAK);
        }
        Self(list)
    }
}

impl Serialize for List {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
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
        String::deserialize(deserializer).map(Self)
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
    fn an_empty_list_holds_nothing() {
        let list: List = ron::from_str("[]").unwrap();
        assert_eq!((list.contains(""), list.iter().count(), &list), (false, 0, &List::default()));
        assert!(ron::from_str::<List>(r#"["a\nb"]"#).is_err());
    }
}
