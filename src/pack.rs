//! A coach's pack: questions, reasons, follow-ups, stages and wording of messages of their own, laid over what is built
//! in. Read as a strict editor would: every fault is named at once, each with its file and line.
//!
//! A pack comes from somebody else, and is trusted with words alone: it cannot make a private question shareable, and
//! whatever is kept by id (kinds, options, columns) stays as it is in built-in questions. One fault, and none of it is
//! used. Letters and questions are in it, so this room lies above both.

mod changes;
mod manifest;
mod order;
mod place;
mod promises;
mod stages;
mod texts;

use std::collections::HashSet;

use crate::curriculum::check::{Near, faults_of_pack};
use crate::curriculum::salvage::Patience;
use crate::curriculum::{Curriculum, Unreadable};
use crate::letter::{Letters, placed};
use crate::words::editor::EditorWords;
use place::Sheet;

/// The file that names the pack.
pub const MANIFEST: &str = "pack.ron";
/// The file of single changes.
pub const CHANGES: &str = "questions.ron";
/// The folder of stages.
pub const STAGES: &str = "curriculum";
/// The folder of messages.
pub const LETTERS: &str = "letters";

/// More faults than anybody reads.
const MOST_FAULTS: usize = 1000;

/// A file of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path in the folder, with `/`.
    pub name: String,
    /// What it holds.
    pub text: Result<String, Unread>,
}

/// Why a file of a pack was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It is a link.
    Link,
    /// It is no ordinary file.
    NotAFile,
    /// It is too large.
    TooLarge,
    /// It is no text in UTF-8, from this line on.
    NotText(usize),
    /// The system does not let it be read.
    Refused,
}

/// A fault of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file's path in the folder.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// What is wrong: a sentence.
    pub says: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.says)
    }
}

/// A pack without a fault, laid over what is built in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// What its coach calls it.
    pub name: String,
    /// What is asked.
    pub curriculum: Curriculum,
    /// How messages are worded; none where the pack says nothing of it.
    pub letters: Option<Letters>,
    /// What it changes.
    pub changes: Changes,
}

/// How much a pack changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// Stages that are new.
    pub added: usize,
    /// Built-in stages that are replaced.
    pub replaced: usize,
    /// Questions that are changed one by one.
    pub questions: usize,
    /// Messages that are worded anew.
    pub letters: usize,
}

/// What is built in.
#[derive(Debug, Clone, Copy)]
pub struct BuiltIn<'a> {
    /// What is asked.
    pub curriculum: &'a Curriculum,
    /// How messages are worded.
    pub letters: &'a Letters,
}

/// Reads a pack.
///
/// # Errors
/// Every fault, in the order of the pack's files and their lines.
pub fn read(files: &[File], built_in: BuiltIn<'_>, words: &EditorWords) -> Result<Pack, Vec<Fault>> {
    let mut reader = Reader::new(files, built_in, words);
    let pack = reader.whole();
    let faults = order::in_order(reader.faults, &reader.sheets);
    if faults.is_empty() { Ok(pack) } else { Err(faults) }
}

/// What is read, and the faults so far.
struct Reader<'a> {
    sheets: Vec<Sheet<'a>>,
    built_in: BuiltIn<'a>,
    words: &'a EditorWords,
    patience: Patience,
    faults: Vec<Fault>,
    /// Stages and questions that could not be read, or are missing: what refers to them is not at fault.
    unread: HashSet<String>,
}

impl<'a> Reader<'a> {
    fn new(files: &'a [File], built_in: BuiltIn<'a>, words: &'a EditorWords) -> Self {
        let patience = Patience { bytes: 4 << 20, times: 200 };
        let (sheets, faults, unread) = (Vec::new(), Vec::new(), HashSet::new());
        let mut reader = Self { sheets, built_in, words, patience, faults, unread };
        for file in files {
            reader.take(file);
        }
        reader
    }

    /// Takes a file up, or says why not.
    fn take(&mut self, file: &'a File) {
        let words = &self.words.pack;
        let known = match file.name.split_once('/') {
            None if file.text.is_err() => [MANIFEST, CHANGES, STAGES, LETTERS].contains(&file.name.as_str()),
            None => [MANIFEST, CHANGES].contains(&file.name.as_str()),
            Some((STAGES, name)) => name.strip_suffix(".ron").is_some_and(|stage| !stage.contains('/')),
            Some((LETTERS, name)) => self.built_in.letters.files().any(|known| known == name),
            Some(_) => false,
        };
        let (line, why) = match &file.text {
            Ok(text) if known => return self.sheets.push(Sheet::new(&file.name, text)),
            _ if !known => (1, words.stranger.clone()),
            Ok(_) => return,
            Err(Unread::Link) => (1, words.link.clone()),
            Err(Unread::NotAFile) => (1, words.not_a_file.clone()),
            Err(Unread::TooLarge) => (1, words.too_large.clone()),
            Err(Unread::NotText(line)) => (*line, words.not_text.clone()),
            Err(Unread::Refused) => (1, words.refused.clone()),
        };
        if let Some((STAGES, name)) = file.name.split_once('/') {
            self.unread.insert(name.trim_end_matches(".ron").to_owned());
        }
        self.fault(&file.name, line, why);
    }

    fn fault(&mut self, file: &str, line: usize, says: String) {
        self.faults.push(Fault { file: file.to_owned(), line, says });
    }

    /// A fault at the place of an id, or of what is near it.
    fn at(&mut self, file: &str, id: &str, near: &Near, says: String) {
        let line = self.sheet(file).map_or(1, |sheet| sheet.line(id, near));
        self.fault(file, line, says);
    }

    fn sheet(&self, file: &str) -> Option<&Sheet<'a>> {
        self.sheets.iter().find(|sheet| sheet.name == file)
    }

    /// What the salvage of a file found.
    fn unreadable(&mut self, file: &str, found: Vec<Unreadable>) {
        for fault in found {
            self.fault(file, fault.line, fault.why);
        }
    }

    /// Reads everything, in the order in which a pack is told.
    fn whole(&mut self) -> Pack {
        let manifest = self.manifest();
        let mut laid = self.stages(&manifest);
        let questions = self.changes(&mut laid.stages);
        let (letters, worded) = self.letters();
        let fits = self.fits(&laid.stages);
        let curriculum = self.built_in.curriculum.with_stages(laid.stages);
        if fits {
            self.promises(&curriculum);
            self.checked(&curriculum, letters.as_ref());
        }
        self.texts();
        let changes = Changes { added: laid.added, replaced: laid.replaced, questions, letters: worded };
        Pack { name: manifest.name, curriculum, letters, changes }
    }

    /// The messages, where the pack words some anew, and how many.
    fn letters(&mut self) -> (Option<Letters>, usize) {
        let prefix = format!("{LETTERS}/");
        let files: Vec<(&str, &str)> =
            self.sheets.iter().filter_map(|sheet| Some((sheet.name.strip_prefix(&prefix)?, sheet.text))).collect();
        if files.is_empty() {
            return (None, 0);
        }
        let (letters, unreadable) = self.built_in.letters.over(&files, self.words, &mut self.patience);
        for fault in unreadable {
            self.unreadable(&format!("{LETTERS}/{}", fault.file), vec![fault.clone()]);
        }
        (Some(letters), files.len())
    }

    /// What the strict editor of the built-in questions and messages says of the whole.
    fn checked(&mut self, curriculum: &Curriculum, letters: Option<&Letters>) {
        let letters = letters.unwrap_or(self.built_in.letters);
        let unread: Vec<&str> = self.unread.iter().map(String::as_str).collect();
        let mut asked = faults_of_pack(curriculum, self.words, &unread, letters.moves());
        asked.truncate(MOST_FAULTS);
        let mut said = placed(letters, curriculum, self.words);
        said.truncate(MOST_FAULTS);
        let found: Vec<Fault> = [
            asked.iter().filter_map(|fault| self.of_a_question(fault)).collect::<Vec<_>>(),
            said.iter().filter_map(|fault| self.of_a_message(fault)).collect(),
        ]
        .concat();
        self.faults.extend(found);
    }
}

#[cfg(test)]
#[path = "pack/tests.rs"]
mod tests;
