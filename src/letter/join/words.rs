//! Words and sentences of an answer, looked at and never changed.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::seam::{ENDS, is_mark};

/// The sentences of a text with single blanks. Together with a blank between them they are the text.
pub(in crate::letter) fn sentences(text: &str) -> Vec<String> {
    if is_one(text) {
        return vec![text.trim_end_matches(' ').to_owned()];
    }
    bounded(text)
}

/// True where nothing in a text could end a sentence before its end: most answers, and seen at once.
fn is_one(text: &str) -> bool {
    let text = text.trim_end_matches(' ');
    let before = text.get(..text.len().saturating_sub(1)).unwrap_or_default();
    !text.is_empty()
        && text.is_ascii()
        && before.bytes().all(|byte| matches!(byte, b' '..=b'~') && !b".?!".contains(&byte))
}

/// The first of them.
pub(super) fn first_sentence(text: &str) -> Cow<'_, str> {
    if is_one(text) {
        return Cow::Borrowed(text.trim_end_matches(' '));
    }
    bounded(text).into_iter().next().unwrap_or_default().into()
}

/// No sentence ends in one of these: a name follows.
const TITLES: [&str; 5] = ["Mr.", "Mrs.", "Ms.", "Dr.", "Prof."];

fn bounded(text: &str) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    let mut open = false;
    for piece in text.split_sentence_bounds() {
        match whole.last_mut().filter(|_| open) {
            Some(last) => last.push_str(piece),
            None => whole.push(piece.to_owned()),
        }
        let title = piece.trim_end().rsplit(' ').next().unwrap_or_default();
        open = !piece.ends_with(' ') || TITLES.contains(&title);
    }
    for sentence in &mut whole {
        sentence.truncate(sentence.trim_end_matches(' ').len());
    }
    whole.retain(|sentence| !sentence.is_empty());
    whole
}

/// A word in lower case without the punctuation around it.
pub(in crate::letter) fn bare(word: &str) -> Cow<'_, str> {
    lower(core(word))
}

/// In lower case; what is so already is not copied.
pub(in crate::letter) fn lower(text: &str) -> Cow<'_, str> {
    let is_lower = text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) }
}

/// A word without the punctuation around it.
fn core(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether two words are one, bare.
fn is_same(word: &str, other: &str) -> bool {
    let (word, other) = (core(word), core(other));
    if word.is_ascii() && other.is_ascii() {
        return word.eq_ignore_ascii_case(other);
    }
    word.to_lowercase() == other.to_lowercase()
}

/// The first word as it is written, without the punctuation around it.
pub(super) fn first_word(text: &str) -> &str {
    let mut words = text.split(' ').map(core);
    words.find(|word| !word.is_empty()).unwrap_or_default()
}

/// The first letter, whatever stands before it.
pub(super) fn first_letter(text: &str) -> Option<char> {
    text.chars().find(|c| c.is_alphabetic())
}

/// The text after the marks of a pause that the stem has made already: "… the trust", ": the trust"; and after loose
/// marks, which would end the sentence before it begins: "! the trust".
pub(super) fn after_pause(text: &str) -> &str {
    let pauses = |c: char| c.is_whitespace() || ['…', '.', ':', ',', ';'].contains(&c);
    let rest = text.trim_start_matches(pauses);
    let start = rest.find(|c: char| !(is_mark(c) || c.is_whitespace())).unwrap_or(0);
    let marks = rest.get(..start).unwrap_or_default();
    let loose = marks
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace())
        .filter(|(at, _)| marks.get(..*at).is_some_and(|before| before.contains(ENDS)));
    loose.and_then(|(at, _)| rest.get(at..)).map_or(rest, |rest| rest.trim_start_matches(pauses))
}

/// The text without the last words of `before` that it begins with, in any case, however often they come; and how
/// many words that were. A lone "I" stays.
pub(in crate::letter) fn without_repeat<'a>(before: &str, text: &'a str) -> (&'a str, usize) {
    let (mut rest, mut all) = (text, 0);
    loop {
        let repeats = repeated(before, rest);
        if repeats == 0 {
            return (rest, all);
        }
        rest = after_pause(after_words(rest, repeats));
        all += repeats;
    }
}

/// How many words the text begins with that `before` ends with.
fn repeated(before: &str, text: &str) -> usize {
    // Nearly every answer says nothing again, and that is seen without a word being copied.
    let first = text.split(' ').next().unwrap_or_default();
    if !before.split(' ').any(|word| is_same(word, first)) {
        return 0;
    }
    let known: Vec<Cow<'_, str>> = before.split(' ').map(bare).filter(|word| !word.is_empty()).collect();
    let mut said: Vec<Cow<'_, str>> = text.split(' ').take(known.len()).map(bare).collect();
    while !said.is_empty() {
        if known.ends_with(&said) && (said.len() > 1 || said.first().is_some_and(|word| word != "i")) {
            return said.len();
        }
        said.pop();
    }
    0
}

/// The text after its first words.
pub(super) fn after_words(text: &str, count: usize) -> &str {
    let mut rest = text;
    for _ in 0..count {
        rest = rest.split_once(' ').map_or("", |(_, after)| after);
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::cases;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(cases(512))]
        #[test]
        fn what_is_one_sentence_at_a_glance_is_one(text in "[a-zA-Z0-9 ,;:'\"().?!-]{0,40}") {
            if is_one(&text) {
                prop_assert_eq!(vec![text.trim_end_matches(' ').to_owned()], bounded(&text));
            }
        }
    }
}
