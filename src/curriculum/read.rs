//! Reads the content files into a curriculum: the ones in the binary, or others.

use serde::de::DeserializeOwned;

use super::{Curriculum, Files, Privacy, Source, Stage, Walk};
use crate::language::Language;

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

/// The curriculum in the binary, in English, which was read when demur was built.
///
/// # Errors
/// Where the binary is damaged.
pub fn built_in() -> Result<Curriculum, Vec<Unreadable>> {
    in_language(Language::English)
}

/// The same in any language: ids, kinds and privacy are one.
///
/// # Errors
/// Where the binary is damaged.
pub fn in_language(language: Language) -> Result<Curriculum, Vec<Unreadable>> {
    let read = read_at_build!("curriculum", language);
    let (stages, sources, walk) = read
        .map_err(|fault| vec![Unreadable { file: "demur".to_owned(), line: 0, column: 0, why: fault.to_string() }])?;
    Ok(Curriculum::new(stages, sources, walk))
}

/// The pattern of a session's questions.
///
/// # Errors
/// Where the binary is damaged.
pub fn session_pattern(language: Language) -> Result<Stage, postcard::Error> {
    read_at_build!("session", language)
}

/// Reads content files.
///
/// # Errors
/// Every file that is not well-formed, and every private question that makes a move of a message, all at once.
pub fn read(files: &Files<'_>) -> Result<Curriculum, Vec<Unreadable>> {
    let (curriculum, mut unreadable) = partly(files);
    let leaks = curriculum.questions().filter(|asked| asked.privacy == Privacy::Private && !asked.moves.is_empty());
    unreadable.extend(leaks.map(|question| leak(files, &question.id)));
    if unreadable.is_empty() { Ok(curriculum) } else { Err(unreadable) }
}

/// Reads what can be read, and names every file that is not well-formed.
#[must_use]
pub fn partly(files: &Files<'_>) -> (Curriculum, Vec<Unreadable>) {
    let mut faults = Vec::new();
    let stages: Vec<Stage> = files.stages.iter().filter_map(|file| one(*file, &mut faults)).collect();
    let sources: Vec<Source> = one(files.sources, &mut faults).unwrap_or_default();
    let walk: Walk = one(files.walk, &mut faults).unwrap_or_default();
    (Curriculum::new(stages, sources, walk), faults)
}

/// A private question that makes a move: the walls of the letter rest on there being none.
fn leak(files: &Files<'_>, id: &str) -> Unreadable {
    let defined = format!("id: \"{id}\"");
    let found = files.stages.iter().find_map(|(name, text)| Some((*name, text.split_once(&defined)?.0)));
    let (file, before) = found.unwrap_or_default();
    let last = before.rsplit('\n').next().unwrap_or_default();
    Unreadable {
        file: file.to_owned(),
        line: before.matches('\n').count() + 1,
        column: last.chars().count() + 1,
        why: format!("`{id}` is private, and yet makes a move of a message"),
    }
}

/// One file, or its fault beside the others.
pub(super) fn one<T: DeserializeOwned>((name, text): (&str, &str), faults: &mut Vec<Unreadable>) -> Option<T> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    // Some editors begin a file with a byte-order mark.
    match options.from_str(text.trim_start_matches('\u{feff}')) {
        Ok(read) => Some(read),
        Err(error) => {
            let (line, column) = (error.span.start.line, error.span.start.col);
            faults.push(Unreadable { file: name.to_owned(), line, column, why: error.code.to_string() });
            None
        }
    }
}
