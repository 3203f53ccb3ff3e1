//! What a paragraph says, as it may leave.

use crate::letter::Paragraph;
use crate::text::clean;

/// Its sentences with hidden characters taken out; those of which nothing is left are passed over.
pub fn said(paragraph: &Paragraph) -> impl Iterator<Item = String> {
    let cleaned = paragraph.sentences.iter().map(|sentence| clean(&sentence.text).text);
    cleaned.filter(|text| !text.trim().is_empty())
}
