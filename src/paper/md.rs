//! A letter as Markdown: no hard wraps, for mail boxes wrap themselves.

use super::txt::paragraph;
use crate::letter::Letter;

/// The letter as text. An e-mail begins with its subject and an empty line; empty lines stand between paragraphs.
#[must_use]
pub fn letter_md(letter: &Letter, subject: &str) -> String {
    let subject = (!letter.subject.is_empty()).then(|| subject.replace("{subject}", &letter.subject));
    let paragraphs = subject.into_iter().chain(letter.paragraphs.iter().map(paragraph));
    let mut text = paragraphs.collect::<Vec<_>>().join("\n\n");
    text.push('\n');
    text
}
