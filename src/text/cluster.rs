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
            rest if syllable(rest) && rest.get(3..).is_some_and(|next| ascii_or_none(next) || syllable(next)) => 3,
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

/// True where the bytes begin with a Korean syllable or a Chinese character of the common blocks: two cells, and
/// joined to its neighbour only by what is neither of them nor ASCII.
#[must_use]
pub const fn syllable(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xe4, 0xb8..=0xbf, _, ..]
            | [0xe5..=0xe9 | 0xeb | 0xec, _, _, ..]
            | [0xea, 0xb0..=0xbf, _, ..]
            | [0xed, 0x80..=0x9d, _, ..]
    )
}

fn ascii_or_none(bytes: &[u8]) -> bool {
    bytes.first().is_none_or(u8::is_ascii)
}

/// A place at or before `at` that surely stands between two words, found without looking at the whole paragraph, and
/// which what stands from `at` on cannot change; or the start.
#[must_use]
pub fn sure_before(text: &str, at: usize) -> usize {
    let head = slice(text, 0, at);
    let later = head.char_indices().rev();
    later.clone().skip(1).zip(later).find(|((_, left), (_, right))| parted(*left, *right)).map_or(0, |(_, (i, _))| i)
}

/// The same after `at`, which what stands before `at` cannot change; or the end.
#[must_use]
pub fn sure_after(text: &str, at: usize) -> usize {
    let mut letters = slice(text, at, text.len()).char_indices();
    let later = letters.clone().skip(1);
    letters
        .by_ref()
        .zip(later)
        .find(|((_, left), (_, right))| parted(*left, *right))
        .map_or(text.len(), |(_, (i, _))| at + i)
}

/// Between these two there is always a word's end: a blank or a character that is a word, and one that begins a word.
const fn parted(left: char, right: char) -> bool {
    (left == ' ' || character(left)) && (letter(right) || right.is_ascii_digit() || character(right))
}

/// Letters that join into words, of the scripts written most; none of them ever joins what stands before a blank.
const fn letter(c: char) -> bool {
    matches!(c,
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' | '\u{3a3}'..='\u{3ce}'
        | '\u{410}'..='\u{44f}' | '\u{620}'..='\u{63f}' | '\u{904}'..='\u{939}' | '\u{ac00}'..='\u{d7a3}')
}

/// Characters each of which is a word.
const fn character(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{4e00}'..='\u{9fff}')
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
    use crate::text::{cases, nasty};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(cases(256))]
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
