//! A letter as plain text: no hard wraps, for mail boxes wrap themselves.

use crate::letter::{Letter, Paragraph, Shape};

/// The letter as text. An e-mail begins with its subject and an empty line; empty lines stand between paragraphs.
#[must_use]
pub fn letter_txt(letter: &Letter, subject: &str) -> String {
    let subject = (!letter.subject.is_empty()).then(|| subject.replace("{subject}", &letter.subject));
    let paragraphs = subject.into_iter().chain(letter.paragraphs.iter().map(paragraph));
    let mut text = paragraphs.collect::<Vec<_>>().join("\n\n");
    text.push('\n');
    text
}

/// A paragraph as it stands.
#[must_use]
pub fn paragraph(paragraph: &Paragraph) -> String {
    let between = match paragraph.shape {
        Shape::Flow => " ",
        Shape::Lines => "\n",
        Shape::List => "\n- ",
    };
    paragraph.sentences.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(between)
}
