//! The messages: the ones in the binary, or others.

use serde::de::DeserializeOwned;

use super::Kind;
use super::join::{Joined, join};
use super::joins::Joins;
use super::parts::{Script, Shared};
use crate::curriculum::Unreadable;

/// Every message that demur can write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letters {
    pub(super) joins: Joins,
    pub(super) shared: Shared,
    pub(super) scripts: Vec<Script>,
}

impl Letters {
    /// The messages in the binary, which were read when demur was built.
    ///
    /// # Errors
    /// Where the binary is damaged.
    pub fn built_in() -> Result<Self, Vec<Unreadable>> {
        let read = postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/letters")));
        let (joins, shared, scripts) = read.map_err(|fault| {
            vec![Unreadable { file: "demur".to_owned(), line: 0, column: 0, why: fault.to_string() }]
        })?;
        Ok(Self { joins, shared, scripts })
    }

    /// Reads the files, each as name and text: the joins, what is shared, then the kinds.
    ///
    /// # Errors
    /// Every file that is not well-formed, all at once.
    pub fn read(files: &[(&str, &str)]) -> Result<Self, Vec<Unreadable>> {
        let mut faults = Vec::new();
        let mut files = files.iter();
        let joins = one(files.next(), &mut faults);
        let shared = one(files.next(), &mut faults);
        let scripts = files.filter_map(|file| one(Some(file), &mut faults)).collect();
        match (joins, shared) {
            (Some(joins), Some(shared)) if faults.is_empty() => Ok(Self { joins, shared, scripts }),
            _ => Err(faults),
        }
    }

    /// A stem and an answer as the letter would say them: what the editor shows while it is typed.
    #[must_use]
    pub fn join(&self, stem: &str, answer: &str) -> Joined {
        join(stem, answer, &self.joins)
    }

    /// The kinds there are messages for.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> {
        self.scripts.iter().map(|script| script.kind)
    }
}

fn one<T: DeserializeOwned>(file: Option<&(&str, &str)>, faults: &mut Vec<Unreadable>) -> Option<T> {
    use ron::extensions::Extensions;
    let (name, text) = file.copied().unwrap_or(("letters", ""));
    let read = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(text);
    read.map_err(|error| {
        faults.push(Unreadable {
            file: name.to_owned(),
            line: error.span.start.line,
            column: error.span.start.col,
            why: error.code.to_string(),
        });
    })
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_messages_are_those_that_are_written() {
        assert_eq!(Letters::built_in().unwrap(), Letters::read(super::super::files::FILES).unwrap());
    }
}
