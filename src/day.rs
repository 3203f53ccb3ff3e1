//! Days: as people type them, as a letter writes them, and what today is. The clock is asked in the shell alone.

mod hung;
mod names;
mod read;
mod sentence;
mod side;
mod spoken;
mod style;
mod write;

pub use hung::{hangs, hung, kept};
pub use names::Names;
pub use read::{Reading, is_left_open, is_written, read, reading};
pub use style::Style;
pub use write::{dated, day_of, iso, long, moment, relative};

use chrono::NaiveDate;

use crate::language::Language;

/// The words of days in the binary, in English.
///
/// # Errors
/// Where the binary is damaged.
pub fn built_in() -> Result<Names, postcard::Error> {
    in_language(Language::English)
}

/// The same in any language.
///
/// # Errors
/// Where the binary is damaged.
pub fn in_language(language: Language) -> Result<Names, postcard::Error> {
    read_at_build!("day", language)
}

/// A moment, given by the shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// Seconds since 1970 UTC.
    pub unix: i64,
    /// The day where the writer is.
    pub today: NaiveDate,
    /// Minutes since midnight where the writer is: 0 to 1439.
    pub minute: u16,
    /// Thousandths of the second in hand: 0 to 999.
    pub milli: u16,
}

impl Now {
    /// Milliseconds since 1970 UTC.
    #[must_use]
    pub fn millis(&self) -> i64 {
        self.unix.saturating_mul(1000).saturating_add(self.milli.into())
    }
}
