//! A letter as plain text: no hard wraps, for mail boxes wrap themselves.

use crate::letter::{Letter, Paragraph};

/// The letter as text. An e-mail begins with the line of its subject; empty lines stand between paragraphs.
#[must_use]
pub fn letter_txt(letter: &Letter) -> String {
    let heading = (!letter.heading.is_empty()).then(|| letter.heading.clone());
    let parts: Vec<String> = heading.into_iter().chain(letter.paragraphs.iter().map(paragraph)).collect();
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

/// A paragraph as it stands: its sentences in a row, on lines of their own, or as a list.
#[must_use]
pub fn paragraph(paragraph: &Paragraph) -> String {
    paragraph.text()
}

#[cfg(test)]
mod tests {
    use super::super::tests::letter;
    use super::*;

    #[test]
    fn a_letter_as_text() {
        let text = letter_txt(&letter(&["*Dana* said 1. this. Then that."]));
        assert_eq!(
            text,
            "Subject: A & B\n\nDear Ana,\n\n*Dana* said 1. this. Then that.\n\nTo know:\n- One?\n- # Two?\n\nBest,\nSam\n"
        );
    }
}
