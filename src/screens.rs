//! The screens: what stands on the glass, and what keys do there.

pub mod card;
mod desk;
pub mod export;
pub mod form;
pub mod letter;
pub mod map;
pub mod page;
pub mod palette;
mod pushback;
pub mod question;
pub mod rehearsal;
pub mod welcome;

pub use desk::{Content, Desk};

use crate::workbook::Answer;

/// What a screen asks for when a key was pressed in it.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Not this screen's key.
    Pass,
    /// Only the picture changed.
    Draw,
    /// The answer to a question is now this.
    Answer(String, Option<Answer>),
    /// The same, and on to the next question.
    AnswerAndNext(String, Option<Answer>),
    /// The next question.
    Next,
    /// The question before.
    Back,
    /// That question, or the letter (`reply`).
    GoTo(String),
    /// What is open is closed.
    Close,
    /// These words are held inside demur.
    Hold {
        /// The words.
        words: String,
        /// The id of the question they come from.
        from: String,
        /// They may reach a message, and so the clipboard.
        shareable: bool,
    },
    /// A line to say, by its name among the notices.
    Say(Say),
    /// Ask where the letter goes, in that form.
    Export(PaperForm),
    /// Another tone for the letter.
    Tone,
    /// Do what the palette's action does, by name.
    Do(&'static str),
}

/// The lines that screens say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Say {
    /// Too much for one answer.
    Full,
    /// So many hidden characters were left out.
    Hidden(usize),
    /// The workbook is open for reading only.
    Locked,
    /// There are no more follow-ups.
    NoMore,
    /// Private words are held inside demur.
    Held,
}

/// The forms a letter is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperForm {
    /// Plain text.
    Txt,
    /// Markdown.
    Md,
}

impl PaperForm {
    /// How the file's name ends.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Txt => "txt",
            Self::Md => "md",
        }
    }
}
