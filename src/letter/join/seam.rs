//! The seam itself: the first letter's case and the closing full stop.

use super::Joins;

/// Marks that end a sentence.
pub(super) const ENDS: &[char] = &['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', '‽'];
/// Marks that may close after them.
const CLOSERS: &[char] = &['"', '\'', '”', '’', '»', '“', ')', ']', '」', '』', '）', '›'];
/// Marks that end nothing.
const PAUSES: &[char] = &[',', ';', ':', '-', '–', '—', '،', '、', '，'];
/// Further marks.
const OTHERS: &[char] = &['„', '‚', '«', '‹', '「', '『', '（', '¿', '¡', '•', '·', '‣'];

/// Faces typed in marks, as final as a sign.
const FACES: &[&str] = &[" :)", " ;)", " :-)", " ;-)", " :(", " :-(", " :D", " :-D", " <3", " :P", " ^^"];

/// True where letters of this one's script come in two cases, and that is for sentences to use.
pub(super) fn has_case(c: char) -> bool {
    let georgian = matches!(c, '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}' | '\u{2d00}'..='\u{2d2f}');
    (c.is_lowercase() || c.is_uppercase()) && !georgian
}

/// True for punctuation, in any of the scripts that this room knows.
pub(super) fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation() || [ENDS, CLOSERS, PAUSES, OTHERS].iter().any(|marks| marks.contains(&c))
}

/// True where the text already ends as a sentence does.
pub(in crate::letter) fn ends_a_sentence(text: &str) -> bool {
    text.trim_end_matches(CLOSERS).ends_with(ENDS)
}

/// The text without a closing full stop, comma or the like; a question or an exclamation stays.
pub(in crate::letter) fn unclosed(text: &str) -> &str {
    if text.ends_with("...") {
        return text;
    }
    text.trim_end_matches(|c: char| c == '.' || c == '。' || c.is_whitespace() || PAUSES.contains(&c))
}

/// The text without exclamation marks at its end, and blanks and pauses before them: inside a sentence they would end it.
pub(in crate::letter) fn calm(text: &str) -> &str {
    let calm = text.trim_end_matches(|c: char| c == '!' || c == '！' || c.is_whitespace());
    if calm.len() < text.len() {
        calm.trim_end_matches(|c: char| PAUSES.contains(&c) || c.is_whitespace())
    } else {
        text
    }
}

/// The text with its first letter as a sentence has it. A word with a capital, a figure or a point inside stays.
pub(in crate::letter) fn opened(text: &str) -> String {
    let start = text.find(|c: char| !(is_mark(c) || c == ' ')).unwrap_or(0);
    let Some((before, rest)) = text.split_at_checked(start) else { return text.to_owned() };
    let word = rest.split(' ').next().unwrap_or_default();
    let inside = word.trim_end_matches(is_mark);
    if inside.chars().skip(1).any(|c| c.is_uppercase() || c.is_numeric() || ".@_/".contains(c)) {
        return text.to_owned();
    }
    let mut letters = rest.chars();
    match letters.next().filter(|c| c.is_lowercase() && has_case(*c)).map(char::to_uppercase) {
        Some(upper) if upper.len() == 1 => before.chars().chain(upper).chain(letters).collect(),
        Some(_) | None => text.to_owned(),
    }
}

/// The text with its first word in lower case, where that word is known to be nobody's name.
pub(in crate::letter) fn lowered(text: &str, rules: &Joins) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next().filter(|c| c.is_uppercase() && has_case(*c)) else { return text.to_owned() };
    let word: String = text.chars().take_while(|c| c.is_alphanumeric()).collect();
    let next = text.split(' ').nth(1).and_then(|next| next.chars().next());
    let titled = next.is_some_and(char::is_uppercase) && rules.titled.contains(&word.to_lowercase());
    let shape = word.chars().skip(1).all(char::is_lowercase) && !titled;
    if shape && word != "I" && rules.openers.contains(&word.to_lowercase()) {
        first.to_lowercase().chain(letters).collect()
    } else {
        text.to_owned()
    }
}

/// The text with its first word in lower case, where that has but one capital.
pub(super) fn lowered_any(text: &str) -> String {
    let mut letters = text.chars();
    let word: String = text.chars().take_while(|c| c.is_alphanumeric()).collect();
    let plain = word.chars().count() > 1 && word.chars().skip(1).all(char::is_lowercase);
    match letters.next().filter(|c| plain && has_case(*c)) {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => text.to_owned(),
    }
}

/// Whether the text is written on to the word before it: "'ve led".
pub(super) fn contracts(text: &str) -> bool {
    let rest = text.strip_prefix(['\'', '’']).and_then(|rest| rest.split(' ').next());
    rest.is_some_and(|rest| ["ve", "d", "m", "ll"].contains(&rest))
}

/// The text with its closing full stop: one, and none where it ends as a sentence already, or with a sign.
pub(super) fn closed(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with("..") {
        let bare = text.trim_end_matches('.');
        return if text.len() - bare.len() == 2 { format!("{bare}.") } else { text.to_owned() };
    }
    if ends_a_sentence(text) || FACES.iter().any(|face| text.ends_with(face)) {
        return text.to_owned();
    }
    let text = text.trim_end_matches(|c: char| PAUSES.contains(&c) || c.is_whitespace());
    if ends_a_sentence(text) {
        return text.to_owned();
    }
    match text.chars().last() {
        Some(last) if last.is_alphanumeric() || is_mark(last) || belongs(last) => format!("{text}{}", full_stop(last)),
        Some(_) | None => text.to_owned(),
    }
}

/// Marks above or below letters, and signs beside figures: a sentence may end in them.
fn belongs(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{5b0}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}'
        | '\u{200c}'..='\u{200f}' | '€' | '£' | '°' | '¥' | '₩')
}

/// The full stop of the last letter's script.
fn full_stop(last: char) -> char {
    match last {
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => '。',
        '\u{900}'..='\u{97f}' => '।',
        _ => '.',
    }
}
