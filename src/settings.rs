//! The settings: one small file that people edit by hand. Text in, settings or the fault out.

use std::num::NonZeroU16;

use serde::{Deserialize, Deserializer};

/// Where a passphrase is set and nothing else is, the screen is hidden after so many minutes.
const SEALED: u16 = 10;

/// What a writer chose. What is not named is left to demur.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Hide the screen after so many minutes without a key: `Some(5)`, or `None` for never.
    #[serde(deserialize_with = "named")]
    pub hide_after: Option<Option<NonZeroU16>>,
    /// Whether F6 opens an answer in the writer's own editor. Where it is not named, demur asks first.
    #[serde(deserialize_with = "named")]
    pub editor: Option<bool>,
}

/// What is wrong with the file, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {why}")]
pub struct Fault {
    /// From 1.
    pub line: usize,
    /// From 1.
    pub column: usize,
    /// The reader's own words.
    pub why: String,
}

/// Reads them. A file of nothing but blanks holds no choice.
///
/// # Errors
/// [`Fault`]: nothing of the file is taken then.
pub fn read(text: &str) -> Result<Settings, Fault> {
    if text.trim().is_empty() {
        return Ok(Settings::default());
    }
    ron::from_str(text).map_err(|fault| Fault {
        line: fault.span.start.line,
        column: fault.span.start.col,
        why: fault.code.to_string(),
    })
}

/// After how many minutes without a key the screen is hidden: as chosen; else never, or after ten minutes where a
/// passphrase is set.
#[must_use]
pub fn hides_after(settings: &Settings, sealed: bool) -> Option<u16> {
    settings.hide_after.map_or(sealed.then_some(SEALED), |chosen| chosen.map(NonZeroU16::get))
}

fn named<'a, D: Deserializer<'a>, T: Deserialize<'a>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, hides: Option<u16>, sealed: Option<u16>, editor: Option<bool>) {
        let settings = read(text).unwrap();
        assert_eq!((hides_after(&settings, false), hides_after(&settings, true)), (hides, sealed), "{text}");
        assert_eq!(settings.editor, editor, "{text}");
    }

    #[test]
    fn what_is_not_named_is_left_to_demur() {
        check("", None, Some(10), None);
        check("()", None, Some(10), None);
        check("(hide_after: None)", None, None, None);
        check("(\n    hide_after: Some(5), // minutes\n    editor: true,\n)\n", Some(5), Some(5), Some(true));
    }

    #[test]
    fn a_fault_has_its_place() {
        let fault = |text: &str| read(text).map_err(|fault| (fault.line, fault.why.is_empty()));
        assert_eq!(fault("(\n    editor: maybe,\n)"), Err((2, false)));
        assert_eq!(fault("(\n\n    colour: true,\n)").map_err(|(line, _)| line), Err(3));
        assert!(fault("(hide_after: Some(0))").is_err());
        assert!(fault("(hide_after: Some(-1))").is_err());
        assert!(fault("(editor: true").is_err());
    }
}
