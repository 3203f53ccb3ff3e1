//! Reads the content files into a curriculum: the ones in the binary, or others.

use super::{Curriculum, Source, Stage};

/// The files in the binary, in the order of the walk: name and text.
const STAGES: &[(&str, &str)] = &[];

const SOURCES: (&str, &str) = ("sources.ron", "[]");

/// A content file that is not well-formed, with where and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}, column {column}: {why}")]
pub struct Unreadable {
    /// The file's name.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1.
    pub column: usize,
    /// What was expected there.
    pub why: String,
}

/// The curriculum in the binary.
///
/// # Errors
/// Every file that is not well-formed. The tests hold that there is none.
pub fn built_in() -> Result<Curriculum, Vec<Unreadable>> {
    read(STAGES, SOURCES)
}

/// Reads stage files and a file of sources, each as name and text.
///
/// # Errors
/// Every file that is not well-formed, all at once.
pub fn read(stages: &[(&str, &str)], sources: (&str, &str)) -> Result<Curriculum, Vec<Unreadable>> {
    let mut faults = Vec::new();
    let mut read = Vec::new();
    for (name, text) in stages {
        match one::<Stage>(name, text) {
            Ok(stage) => read.push(stage),
            Err(fault) => faults.push(fault),
        }
    }
    let sources = one::<Vec<Source>>(sources.0, sources.1).unwrap_or_else(|fault| {
        faults.push(fault);
        Vec::new()
    });
    if faults.is_empty() { Ok(Curriculum::new(read, sources)) } else { Err(faults) }
}

fn one<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> Result<T, Unreadable> {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME).from_str(text).map_err(
        |error| Unreadable {
            file: name.to_owned(),
            line: error.span.start.line,
            column: error.span.start.col,
            why: error.code.to_string(),
        },
    )
}
