//! Grapheme clusters and words in one paragraph: what a person calls a letter and a word.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::slice;

/// The clusters of a text, each with the byte where it begins. The text must begin on a cluster boundary.
#[derive(Clone)]
pub struct Clusters<'a> {
    text: &'a str,
    at: usize,
}

/// The clusters of a text.
#[must_use]
pub const fn clusters(text: &str) -> Clusters<'_> {
    Clusters { text, at: 0 }
}

impl<'a> Iterator for Clusters<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        let length = match self.text.as_bytes().get(start..)? {
            [] => return None,
            // two ASCII letters never join; only a mark that is not ASCII could
            [b' '..=b'~'] | [b' '..=b'~', ..=b'~', ..] => 1,
            _ => slice(self.text, start, self.text.len()).graphemes(true).next()?.len(),
        };
        self.at += length;
        Some((start, slice(self.text, start, self.at)))
    }
}

/// The boundary after the cluster that begins at `at`.
#[must_use]
pub fn after(text: &str, at: usize) -> usize {
    at + clusters(slice(text, at, text.len())).next().map_or(0, |(_, cluster)| cluster.len())
}

/// The boundary before `at`.
#[must_use]
pub fn before(text: &str, at: usize) -> usize {
    match text.as_bytes().get(..at) {
        None | Some([]) => 0,
        Some([b' '..=b'~'] | [.., ..=b'~', b' '..=b'~']) => at - 1,
        Some(_) => GraphemeCursor::new(at, text.len(), true).prev_boundary(text, 0).ok().flatten().unwrap_or(0),
    }
}

/// The nearest cluster boundary at or after `at`.
#[must_use]
pub fn snap(text: &str, at: usize) -> usize {
    if at >= text.len() {
        return text.len();
    }
    let at = (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len()),
        Ok(true) | Err(_) => at,
    }
}

/// A place at or before `at` that surely stands between two words, found without looking at the whole paragraph:
/// after a blank and before an ASCII letter, both of them before `at`; or the start.
#[must_use]
pub fn sure_before(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    (1..at.min(bytes.len())).rev().find(|i| sure(bytes, *i)).unwrap_or(0)
}

/// The same after `at`, both bytes at or after it; or the end.
#[must_use]
pub fn sure_after(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    (at + 1..bytes.len()).find(|i| sure(bytes, *i)).unwrap_or(bytes.len())
}

fn sure(bytes: &[u8], i: usize) -> bool {
    matches!(bytes.get(i - 1..=i), Some([b' ', b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9']))
}

/// The words of a text, counted.
#[must_use]
pub fn words(text: &str) -> usize {
    text.unicode_words().count()
}

/// Where the last word that begins before `at` begins.
#[must_use]
pub fn word_start_before(text: &str, at: usize) -> Option<usize> {
    let mut end = at;
    while end > 0 {
        let from = sure_before(text, end);
        let piece = slice(text, from, sure_after(text, at));
        if let Some(start) = piece.unicode_word_indices().map(|(i, _)| from + i).take_while(|start| *start < end).last()
        {
            return Some(start);
        }
        end = from;
    }
    None
}

/// Where the first word that ends after `at` ends.
#[must_use]
pub fn word_end_after(text: &str, at: usize) -> Option<usize> {
    let from = sure_before(text, at);
    slice(text, from, text.len()).unicode_word_indices().map(|(i, word)| from + i + word.len()).find(|end| *end > at)
}

/// The word, or the run between two words, that stands at `at`.
#[must_use]
pub fn word_at(text: &str, at: usize) -> (usize, usize) {
    let from = sure_before(text, at);
    slice(text, from, text.len())
        .split_word_bound_indices()
        .map(|(i, run)| (from + i, from + i + run.len()))
        .find(|(_, end)| *end > at)
        .unwrap_or((text.len(), text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::nasty;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_way_of_walking_agrees(text in nasty(24)) {
            let expected: Vec<(usize, &str)> = text.grapheme_indices(true).collect();
            prop_assert_eq!(clusters(&text).collect::<Vec<_>>(), expected.clone());
            let mut bounds: Vec<usize> = expected.iter().map(|(i, _)| *i).collect();
            bounds.push(text.len());
            for pair in bounds.windows(2) {
                prop_assert_eq!((after(&text, pair[0]), before(&text, pair[1])), (pair[1], pair[0]));
            }
            for at in 0..=text.len() {
                prop_assert_eq!(Some(snap(&text, at)), bounds.iter().copied().find(|b| *b >= at));
            }
        }

        #[test]
        fn words_are_found_from_anywhere(text in nasty(24)) {
            let all: Vec<(usize, usize)> = text.unicode_word_indices().map(|(i, w)| (i, i + w.len())).collect();
            for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                let (left, right) = (sure_before(&text, at), sure_after(&text, at));
                prop_assert_eq!(words(slice(&text, 0, left)) + words(slice(&text, left, text.len())), words(&text));
                prop_assert_eq!(words(slice(&text, 0, right)) + words(slice(&text, right, text.len())), words(&text));
                prop_assert_eq!(word_start_before(&text, at), all.iter().map(|w| w.0).rfind(|s| *s < at));
                prop_assert_eq!(word_end_after(&text, at), all.iter().map(|w| w.1).find(|e| *e > at));
            }
        }
    }
}
