//! A letter as plain text: no hard wraps, for mail boxes wrap themselves.

use std::sync::Arc;

use crate::letter::{Channel, Letter, Paragraph};

/// The letter as text. An e-mail begins with the line of its subject. Empty lines stand between blocks, but for a chat,
/// where each is a line; the parts of a card stand under what they are called.
#[must_use]
pub fn letter_txt(letter: &Letter) -> String {
    let heading = (!letter.heading.is_empty()).then(|| letter.heading.clone());
    let parts: Vec<String> = heading.into_iter().chain(letter.blocks().map(block)).collect();
    let mut text = parts.join(if letter.wish.channel == Channel::Chat { "\n" } else { "\n\n" });
    text.push('\n');
    text
}

fn block(paragraphs: &[Arc<Paragraph>]) -> String {
    let part = paragraphs.first().filter(|first| !first.part.is_empty()).map(|first| format!("{}\n", first.part));
    let text: Vec<String> = paragraphs.iter().map(|each| paragraph(each)).collect();
    format!("{}{}", part.unwrap_or_default(), text.join(" "))
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
    use crate::letter::Shape;

    #[test]
    fn a_chat_has_no_empty_line_and_a_card_its_parts() {
        let mut letter = letter(&["I know."]);
        letter.heading.clear();
        letter.wish.channel = Channel::Chat;
        letter.paragraphs.retain(|paragraph| paragraph.shape == Shape::Flow);
        let on = Paragraph { runs_on: true, ..(*letter.paragraphs[1]).clone() };
        letter.paragraphs.push(on.into());
        assert_eq!(letter_txt(&letter), "Dear Ana,\nI know. I know.\n");
        letter.wish.channel = Channel::Card;
        Arc::make_mut(&mut letter.paragraphs[1]).part = "Answer".to_owned();
        assert_eq!(letter_txt(&letter), "Dear Ana,\n\nAnswer\nI know. I know.\n");
    }

    #[test]
    fn a_letter_as_text() {
        let text = letter_txt(&letter(&["*Dana* said 1. this. Then that."]));
        assert_eq!(
            text,
            "Subject: A & B\n\nDear Ana,\n\n*Dana* said 1. this. Then that.\n\nTo know:\n- One?\n- # Two?\n\nBest,\nSam\n"
        );
    }
}
