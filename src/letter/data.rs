//! The messages: the ones in the binary, or others.

use serde::de::DeserializeOwned;

use super::Kind;
use super::join::{Joined, Left, join, left};
use super::joins::Joins;
use super::parts::{Script, Shared};
use crate::curriculum::Unreadable;
use crate::curriculum::salvage::{Patience, salvage};
use crate::language::{Language, Unread};
use crate::words::editor::EditorWords;
use crate::words::fill;

/// Every message that demur can write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letters {
    pub(super) joins: Joins,
    pub(super) shared: Shared,
    /// The kinds of message, each read when one is written.
    pub(super) scripts: Vec<(Kind, Unread<Script>)>,
}

/// Reads a kind of message in a language.
type Reads = fn(Language) -> Option<Script>;

/// Those in the binary.
const KINDS: [(Kind, Reads); 6] = [
    (Kind::Time, |language| read_at_build!("letter_time", language).ok()),
    (Kind::Questions, |language| read_at_build!("letter_questions", language).ok()),
    (Kind::Decline, |language| read_at_build!("letter_decline", language).ok()),
    (Kind::Accept, |language| read_at_build!("letter_accept", language).ok()),
    (Kind::Terms, |language| read_at_build!("letter_terms", language).ok()),
    (Kind::Path, |language| read_at_build!("letter_path", language).ok()),
];

impl Letters {
    /// The messages in the binary, which were read when demur was built.
    ///
    /// # Errors
    /// Where the binary is damaged.
    pub fn built_in() -> Result<Self, Vec<Unreadable>> {
        Self::in_language(Language::English)
    }

    /// The messages in the binary, in that language. The questions have to be in the same one: where a language has no
    /// stems, an answer stands as the sentence that it is.
    ///
    /// # Errors
    /// Where the binary is damaged.
    pub fn in_language(language: Language) -> Result<Self, Vec<Unreadable>> {
        let read: Result<_, postcard::Error> = read_at_build!("letters", language);
        let (joins, shared) = read.map_err(|fault| {
            vec![Unreadable { file: "demur".to_owned(), line: 0, column: 0, why: fault.to_string() }]
        })?;
        let scripts = KINDS.map(|(kind, reads)| (kind, Unread::new(language, reads))).into();
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
        let scripts = files.filter_map(|file| one(Some(file), &mut faults));
        let scripts = scripts.map(|script: Script| (script.kind, script.into())).collect();
        match (joins, shared) {
            (Some(joins), Some(shared)) if faults.is_empty() => Ok(Self { joins, shared, scripts }),
            _ => Err(faults),
        }
    }

    /// These messages with some of their files replaced, each as name and text: what could be read of them, every
    /// fault, and the ids that could not be read. A name that no file has is passed over.
    #[must_use]
    pub fn over(
        &self,
        files: &[(&str, &str)],
        words: &EditorWords,
        patience: &mut Patience,
    ) -> (Self, Vec<Unreadable>) {
        let (mut letters, mut over) = (self.clone(), Over { words, patience, faults: Vec::new() });
        for (name, text) in files {
            match *name {
                "join.ron" => over.put(&mut letters.joins, (name, text)),
                "shared.ron" => over.put(&mut letters.shared, (name, text)),
                name => letters.script(name, text, &mut over),
            }
        }
        (letters, over.faults)
    }

    /// One kind of message; a file that holds another kind than it is named after changes nothing.
    fn script(&mut self, name: &str, text: &str, over: &mut Over<'_>) {
        let kind = name.trim_end_matches(".ron");
        let Some((kind, script)) = self.scripts.iter_mut().find(|(other, _)| other.id() == kind) else { return };
        let mut read = Script::clone(script);
        over.put(&mut read, (name, text));
        if read.kind == *kind {
            *script = read.into();
        } else {
            over.misnamed(name, text, read.kind);
        }
    }

    /// The files that messages are made of, by name.
    pub fn files(&self) -> impl Iterator<Item = String> {
        let kinds = self.scripts.iter().map(|(kind, _)| kind.id());
        ["join", "shared"].into_iter().chain(kinds).map(|name| format!("{name}.ron"))
    }

    /// The moves of each kind of message, those included that all of them share.
    #[must_use]
    pub fn moves(&self) -> Vec<(String, Vec<String>)> {
        let shared = || self.shared.moves.iter().map(|told| told.id.clone());
        let moves = |script: &Script| script.moves.iter().map(|told| told.id.clone()).chain(shared()).collect();
        self.scripts.iter().map(|(kind, script)| (kind.id().to_owned(), moves(script))).collect()
    }

    /// A stem and an answer as the letter would say them: what the editor shows while it is typed.
    #[must_use]
    pub fn join(&self, stem: &str, answer: &str) -> Joined {
        join(stem, answer, &self.joins)
    }

    /// Why a message says nothing of an answer to this stem.
    #[must_use]
    pub fn leaves_out(&self, stem: &str, answer: &str) -> Option<Left> {
        left(stem, answer, &self.joins)
    }

    /// The kinds there are messages for.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> {
        self.scripts.iter().map(|(kind, _)| *kind)
    }
}

/// What is read over what was there, and the faults so far.
struct Over<'a> {
    words: &'a EditorWords,
    patience: &'a mut Patience,
    faults: Vec<Unreadable>,
}

impl Over<'_> {
    fn misnamed(&mut self, name: &str, text: &str, kind: Kind) {
        let before = text.split_once("kind:").map_or("", |(before, _)| before);
        let (file, line) = (name.to_owned(), before.matches('\n').count() + 1);
        let why = fill(&self.words.pack.misnamed_message, &[("id", kind.id())]);
        self.faults.push(Unreadable { file, line, column: 1, why });
    }

    /// Puts what can be read of a file in the place of what was there.
    fn put<T: DeserializeOwned>(&mut self, place: &mut T, file: (&str, &str)) {
        let found = salvage(file, self.words, self.patience);
        self.faults.extend(found.faults);
        if let Some(read) = found.read {
            *place = read;
        }
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
        assert_eq!(
            Letters::in_language(Language::Korean).unwrap(),
            Letters::read(super::super::files::KOREAN).unwrap()
        );
    }
}
