//! The forms that a letter is written in.

use super::{Address, TooLong, letter_eml, letter_html, letter_mailto, letter_md, letter_txt};
use crate::letter::Letter;
use crate::text::clean;
use crate::words::papers::Papers;

/// What a letter is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Plain text.
    Txt,
    /// Markdown.
    Md,
    /// A draft for a mail program.
    Eml,
    /// A page to print.
    Html,
    /// A link that opens a mail program.
    Mailto,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 5] = [Self::Txt, Self::Md, Self::Eml, Self::Html, Self::Mailto];

    /// Stable: workbooks and scripts rely on it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Txt => "txt",
            Self::Md => "md",
            Self::Eml => "eml",
            Self::Html => "html",
            Self::Mailto => "mailto",
        }
    }

    /// True where a mail program takes it: it has a subject and may carry an address.
    #[must_use]
    pub const fn is_mail(self) -> bool {
        matches!(self, Self::Eml | Self::Mailto)
    }
}

/// The letter in a form: exactly what leaves. The address is of use to mail alone.
///
/// # Errors
/// Where a link would be too long.
pub fn letter_in(form: Form, letter: &Letter, to: Option<&Address>, words: &Papers) -> Result<String, TooLong> {
    Ok(match form {
        Form::Txt => clean(&letter_txt(letter)).text,
        Form::Md => clean(&letter_md(letter)).text,
        Form::Eml => letter_eml(letter, to),
        Form::Html => letter_html(letter, &words.page),
        Form::Mailto => letter_mailto(letter, to)?,
    })
}
