//! What can be wrong with a file, told without a word of what stands in it.

use ron::error::{Error, SpannedError};

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It holds bytes that are no UTF-8.
    #[error("line {line}, column {column}: not text")]
    NotText {
        /// From 1.
        line: usize,
        /// In characters, from 1.
        column: usize,
    },
    /// It is not written as a workbook is.
    #[error("line {line}, column {column}: {why:?}")]
    Malformed {
        /// From 1.
        line: usize,
        /// In characters, from 1.
        column: usize,
        /// What was wrong there.
        why: Why,
    },
    /// It is sealed, and the seal is broken: it was cut or changed.
    #[error("the seal is broken")]
    BrokenSeal,
    /// More than [`super::MAX_FILE`] bytes.
    #[error("the file is too large")]
    TooLarge,
    /// More than [`super::MAX_ANSWERS`] answers.
    #[error("{answers} answers are too many")]
    TooMany {
        /// So many.
        answers: usize,
    },
    /// An answer of more than [`super::MAX_ANSWER`] bytes.
    #[error("line {line}: the answer is too long")]
    TooLong {
        /// Where it starts, from 1.
        line: usize,
    },
    /// The same question answered twice.
    #[error("line {line}: a second answer to the same question")]
    Duplicate {
        /// Where the second one starts, from 1.
        line: usize,
    },
    /// Written by a later program, and not to be understood at all.
    #[error("the file has version {schema}")]
    Newer {
        /// The version.
        schema: u32,
    },
    /// A version that never was.
    #[error("the file has version {schema}")]
    Older {
        /// The version.
        schema: u32,
    },
}

/// What was wrong at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The file ends too early.
    CutShort,
    /// A comma, colon, bracket or quotation mark is missing or too many.
    Punctuation,
    /// A name that no workbook has.
    UnknownName,
    /// A name is missing.
    Missing(&'static str),
    /// A name stands twice.
    Twice(&'static str),
    /// A number, a day or a word that does not fit there.
    Value,
    /// Brackets within brackets, too deep.
    TooDeep,
    /// Something follows the end of the workbook.
    Trailing,
}

impl Fault {
    /// Takes the place and the kind of RON's own error, and leaves the words it quotes.
    pub(super) fn of(error: &SpannedError) -> Self {
        let at = error.span.start;
        Self::Malformed { line: at.line, column: at.col, why: Why::of(&error.code) }
    }

    pub(super) fn not_text(bytes: &[u8], valid: usize) -> Self {
        let before = String::from_utf8_lossy(bytes.get(..valid).unwrap_or_default());
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Self::NotText { line, column }
    }
}

impl Why {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the errors of ron grow; a new one is about punctuation")]
    fn of(code: &Error) -> Self {
        match code {
            Error::Eof | Error::ExpectedStringEnd | Error::UnclosedBlockComment | Error::UnclosedLineComment => {
                Self::CutShort
            }
            Error::NoSuchStructField { .. } | Error::NoSuchEnumVariant { .. } | Error::NoSuchExtension(_) => {
                Self::UnknownName
            }
            Error::MissingStructField { field, .. } => Self::Missing(field),
            Error::DuplicateStructField { field, .. } => Self::Twice(field),
            Error::ExceededRecursionLimit => Self::TooDeep,
            Error::TrailingCharacters => Self::Trailing,
            other => Self::of_rest(other),
        }
    }

    fn of_rest(code: &Error) -> Self {
        let value = matches!(
            code,
            Error::Message(_)
                | Error::InvalidValueForType { .. }
                | Error::ExpectedDifferentLength { .. }
                | Error::IntegerOutOfBounds
                | Error::InvalidIntegerDigit { .. }
                | Error::ExpectedInteger
                | Error::ExpectedBoolean
                | Error::ExpectedString
                | Error::ExpectedFloat
                | Error::ExpectedOption
                | Error::InvalidEscape(_)
                | Error::Utf8Error(_)
        );
        if value { Self::Value } else { Self::Punctuation }
    }
}
