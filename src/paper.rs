//! What leaves demur as paper, and what comes back on it: strings in, strings out.

mod address;
mod eml;
mod form;
mod html;
pub mod ics;
pub mod json;
mod mail;
mod mailto;
mod md;
pub mod record;
mod said;
mod txt;
mod version;
pub mod worksheet;

pub use address::{Address, BadAddress};
pub use eml::letter_eml;
pub use form::{Form, letter_in};
pub use html::letter_html;
pub use mail::{body, subject};
pub use mailto::{LONGEST, TooLong, letter_mailto};
pub use md::{escaped, letter_md};
pub use txt::{letter_txt, paragraph};
pub use version::version;

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::letter::{Kind, Letter, Paragraph, Sentence, Shape, Wish};

    /// A letter of every shape, with these sentences in the middle.
    pub(super) fn letter(sentences: &[&str]) -> Letter {
        let paragraph = |mv: &str, shape, sentences: &[&str]| Paragraph {
            id: mv.to_owned(),
            mv: mv.to_owned(),
            shape,
            sentences: sentences.iter().map(|s| Sentence { text: (*s).to_owned(), origins: Vec::new() }).collect(),
            ..Paragraph::default()
        };
        Letter {
            wish: Wish::of(Kind::Time),
            subject: "A & B".to_owned(),
            heading: "Subject: A & B".to_owned(),
            paragraphs: [
                paragraph("greet", Shape::Flow, &["Dear Ana,"]),
                paragraph("thank", Shape::Flow, sentences),
                paragraph("need", Shape::List, &["To know:", "One?", "# Two?"]),
                paragraph("sign", Shape::Lines, &["Best,", "Sam"]),
            ]
            .map(Arc::new)
            .into(),
            nearest: None,
            long: Vec::new(),
        }
    }
}
