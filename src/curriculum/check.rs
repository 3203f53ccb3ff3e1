//! Reads a curriculum as a strict editor would, and names every fault at once, each as a sentence in the language of its
//! reader. Where a fault stands does not hang on its words: it brings along what is to be looked for.

mod contract;
mod fields;
mod names;
mod reach;
mod references;
mod wording;

pub use reach::may_reach;

use self::contract::Contract;
use super::Files;
use super::read::partly;
use super::{Ask, Curriculum, Question, Stage};
use crate::words::editor::EditorWords;
use crate::words::fill;

/// A fault, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// A file, perhaps with a question in it (`five.ron, five.love`); or what is at fault, where that is no file.
    pub place: String,
    /// What is wrong: a sentence.
    pub says: String,
    /// What to look for at that place.
    pub near: Near,
}

/// What to look for where a fault stands: the words of the file that it speaks of, then the field that it is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Near {
    /// The first of these that stands there.
    pub words: Vec<String>,
    /// As the file writes it (`prompt:`), or one of [`AGAIN`] and [`WORDED`]; empty where it is about no field.
    pub field: &'static str,
}

/// What stands twice is at fault where it stands last.
pub const AGAIN: &str = "again";
/// A message's own words are at fault.
pub const WORDED: &str = "worded";

impl Near {
    /// A field.
    #[must_use]
    pub const fn field(field: &'static str) -> Self {
        Self { words: Vec::new(), field }
    }

    /// Words.
    #[must_use]
    pub fn words(words: &str) -> Self {
        Self { words: vec![words.to_owned()], field: "" }
    }
}

impl Fault {
    /// A sentence with its values. Those that it quotes (`…`) are what it speaks of.
    #[must_use]
    pub fn new(place: &str, field: &'static str, sentence: &str, values: &[(&str, &str)]) -> Self {
        let quoted = values.iter().filter(|(key, _)| sentence.contains(&["`{", key, "}`"].concat()));
        let words = quoted.flat_map(|(_, value)| value.split("`, `")).map(ToOwned::to_owned).collect();
        Self { place: place.to_owned(), says: fill(sentence, values), near: Near { words, field } }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.place, self.says)
    }
}

/// Every fault of a curriculum that could be read, in the order of the walk; empty where there is none.
#[must_use]
pub fn faults(curriculum: &Curriculum, words: &EditorWords) -> Vec<String> {
    strings(&look(curriculum, words, &[], None))
}

/// Every fault of a curriculum in which a pack added to what is built in, or replaced some of it. What is promised of
/// the built-in questions, and how long the walk takes, is not looked at. `unread` are stages and questions that could
/// not be read; `moves` are the moves of each kind of message.
#[must_use]
pub fn faults_of_pack(
    curriculum: &Curriculum,
    words: &EditorWords,
    unread: &[&str],
    moves: Vec<(String, Vec<String>)>,
) -> Vec<Fault> {
    look(curriculum, words, unread, Some(moves))
}

fn strings(faults: &[Fault]) -> Vec<String> {
    faults.iter().map(ToString::to_string).collect()
}

/// Every fault of content files: what is not well-formed, with line and column, and every fault of all the rest.
/// What could not be read hides no fault elsewhere, and is not called missing.
#[must_use]
pub fn faults_in(files: &Files<'_>, words: &EditorWords) -> Vec<String> {
    let (curriculum, unreadable) = partly(files);
    let unread: Vec<&str> = unreadable.iter().map(|fault| fault.file.trim_end_matches(".ron")).collect();
    let mut list: Vec<String> = unreadable.iter().map(ToString::to_string).collect();
    let read =
        files.stages.iter().map(|(name, _)| *name).filter(|name| !unread.contains(&name.trim_end_matches(".ron")));
    for (name, stage) in read.zip(curriculum.stages()) {
        if name.trim_end_matches(".ron") != stage.id {
            list.push(Fault::new(name, "", &words.pack.misnamed, &[("id", &stage.id)]).to_string());
        }
    }
    list.extend(strings(&look(&curriculum, words, &unread, None)));
    list
}

/// With moves, of a pack.
fn look(
    curriculum: &Curriculum,
    words: &EditorWords,
    unread: &[&str],
    moves: Option<Vec<(String, Vec<String>)>>,
) -> Vec<Fault> {
    let (mut contract, list) = (contract::read(), Vec::new());
    let of_a_pack = moves.is_some();
    contract.messages.extend(moves.unwrap_or_default());
    let mut faults = Faults { curriculum, words, contract: &contract, unread, of_a_pack, list };
    for stage in curriculum.stages() {
        names::stage(stage, &mut faults);
        wording::stage(stage, &mut faults);
        references::stage(stage, &mut faults);
        for question in stage.ask.iter().filter_map(Ask::question) {
            let at = At::new(stage, question);
            names::question(&at, &mut faults);
            fields::question(&at, &mut faults);
            references::question(&at, &mut faults);
            reach::question(&at, &mut faults);
            wording::question(&at, &mut faults);
        }
    }
    names::whole(&mut faults);
    references::whole(&mut faults);
    wording::whole(&mut faults);
    wording::sources(&mut faults);
    if !of_a_pack {
        contract::whole(&mut faults);
    }
    faults.list
}

/// The faults found so far, and what they are looked for in.
struct Faults<'a> {
    curriculum: &'a Curriculum,
    words: &'a EditorWords,
    contract: &'a Contract,
    /// Stages and questions that could not be read: what refers to them is not at fault.
    unread: &'a [&'a str],
    of_a_pack: bool,
    list: Vec<Fault>,
}

impl Faults<'_> {
    fn add(&mut self, place: &str, field: &'static str, sentence: &str, values: &[(&str, &str)]) {
        self.list.push(Fault::new(place, field, sentence, values));
    }

    /// True where a question or a stage of that id stands in a file that could not be read.
    fn unread(&self, id: &str) -> bool {
        self.unread.iter().any(|unread| *unread == id || id.split('.').next() == Some(unread))
    }
}

/// A question and where it stands.
struct At<'a> {
    stage: &'a Stage,
    question: &'a Question,
    place: String,
}

impl<'a> At<'a> {
    fn new(stage: &'a Stage, question: &'a Question) -> Self {
        Self { stage, question, place: format!("{}, {}", file(stage), question.id) }
    }

    /// True for the pause that ends its stage.
    fn is_pause(&self) -> bool {
        self.question.id == pause(self.stage)
    }
}

fn file(stage: &Stage) -> String {
    format!("{}.ron", stage.id)
}

fn pause(stage: &Stage) -> String {
    format!("{}.noticed", stage.id)
}
