//! A version of a message, as it left.

use crate::letter::Letter;
use crate::workbook::{Left, Part};

/// What is kept of a letter that left in a form, `at` in seconds since 1970 UTC: its exact text, and what it was made
/// of, so that it can be the message again.
#[must_use]
pub fn version(letter: &Letter, at: i64, form: &str, text: String) -> Left {
    let wish = letter.wish;
    Left {
        at,
        kind: wish.kind.id().to_owned(),
        channel: wish.channel.id().to_owned(),
        tone: wish.tone.id().to_owned(),
        length: wish.length.id().to_owned(),
        form: form.to_owned(),
        text,
        parts: letter.paragraphs.iter().map(|p| Part { id: p.id.clone(), text: p.text() }).collect(),
    }
}
