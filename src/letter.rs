//! Moves and answers to paragraphs, each sentence with its origin. What it is made of can only be shareable.

use std::sync::Arc;

mod called;
pub mod check;
mod compose;
mod data;
mod draft;
pub mod faults;
#[cfg(test)]
pub(crate) mod files;
pub mod join;
mod joins;
mod known;
mod list;
pub mod look;
mod parts;
mod people;
mod places;
pub mod plain;
mod role;
pub mod spelling;
mod teller;
mod wish;

pub use compose::compose;
pub use data::Letters;
pub use draft::{Sources, shaped};
pub use faults::{faults, placed};
pub use join::Left;
pub use known::Known;
pub use wish::{Channel, Kind, Length, Tone, Wish};

/// The moves that open a message, and the one that ends it: nothing runs on from them.
const DATE: &str = "date";
const GREET: &str = "greet";
const SIGN: &str = "sign";

/// A message: paragraphs of sentences.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// What was written: as it was wished for, or the nearest.
    pub wish: Wish,
    /// The subject of an e-mail; empty where the channel has none.
    pub subject: String,
    /// The line that shows the subject where the message is plain text: "Subject: …"; empty where there is none.
    pub heading: String,
    /// In order; none is empty.
    pub paragraphs: Vec<Arc<Paragraph>>,
    /// What was written in the place of a wish that there is nothing for.
    pub nearest: Option<Wish>,
    /// Answers that are too long for the channel. They are said whole all the same.
    pub long: Vec<Long>,
}

/// An answer that is longer than its channel takes well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Long {
    /// The question's id.
    pub question: String,
    /// How many words of the message are its.
    pub words: usize,
}

/// A paragraph: it makes one move; on a card, it is a part to be spoken.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// Stable within one kind of message: the move's id, with a number from its second paragraph on (`need`, `need-2`);
    /// on a card the part's (`opening`, `proposal-2`); `own-1` for one that the writer added.
    pub id: String,
    /// The move's id: `greet`, `thank`, `decide` …; of a part, its first that is more than a greeting.
    pub mv: String,
    /// What a card calls this part: "Opening"; empty in every other message.
    pub part: String,
    /// True where it goes on in the block of the paragraph before it: [`Letter::blocks`].
    pub runs_on: bool,
    /// How its sentences stand.
    pub shape: Shape,
    /// In order; none is empty.
    pub sentences: Vec<Sentence>,
    /// Whose words they are.
    pub whose: Whose,
}

/// Whose words a paragraph holds.
#[derive(Clone, PartialEq, Eq, Default)]
pub enum Whose {
    /// Composed from the answers, and follows them.
    #[default]
    Composed,
    /// Edited by the writer: it no longer follows the answers.
    Pinned {
        /// What would be composed now, where the answers behind it have changed since; empty where nothing would be.
        new: Option<String>,
    },
    /// Added by the writer.
    Own,
}

/// How the sentences of a paragraph stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// One after the other.
    #[default]
    Flow,
    /// Each on a line of its own: the closing line and the name.
    Lines,
    /// A line, and a list under it.
    List,
}

/// A sentence, and where it comes from.
#[derive(Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its words, with their full stop.
    pub text: String,
    /// The ids of the questions whose answers it carries; none where it is ours.
    pub origins: Vec<String>,
}

impl Letter {
    /// What an answer became, where it ends a beginning of ours: its sentences, in order. None where something besides
    /// is said in them: of other answers only that they are said, too, each in a sentence of its own.
    #[must_use]
    pub fn said_of(&self, question: &str) -> Option<Vec<String>> {
        let composed = || self.paragraphs.iter().filter(|paragraph| paragraph.whose == Whose::Composed);
        let sentences = || composed().flat_map(|paragraph| &paragraph.sentences);
        let of = |sentence: &Sentence, id: &str| sentence.origins.first().is_some_and(|first| first == id);
        let apart = |id: &String| id == question || sentences().any(|sentence| of(sentence, id));
        let its = sentences().filter(|sentence| of(sentence, question));
        let its = its.map(|sentence| sentence.origins.iter().all(apart).then(|| sentence.text.clone()));
        its.collect::<Option<Vec<_>>>().filter(|its| !its.is_empty())
    }

    /// True where a sentence carries the answer to that question.
    #[must_use]
    pub fn carries(&self, question: &str) -> bool {
        let mut sentences = self.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
        sentences.any(|sentence| sentence.origins.iter().any(|id| id == question))
    }

    /// The paragraph of that id.
    #[must_use]
    pub fn paragraph(&self, id: &str) -> Option<&Paragraph> {
        self.paragraphs.iter().map(Arc::as_ref).find(|paragraph| paragraph.id == id)
    }

    /// The paragraphs as they stand on paper: those that run on are in one block, their sentences in a row. Only
    /// paragraphs that flow run on, and none does from a greeting.
    pub fn blocks(&self) -> impl Iterator<Item = &[Arc<Paragraph>]> {
        let flows = |paragraph: &Paragraph| paragraph.shape == Shape::Flow;
        let runs = move |before: &Arc<Paragraph>, after: &Arc<Paragraph>| {
            after.runs_on && flows(before) && flows(after) && ![GREET, DATE].contains(&before.mv.as_str())
        };
        self.paragraphs.chunk_by(runs)
    }

    /// The words of all its sentences, counted; greeting and signature included.
    #[must_use]
    pub fn words(&self) -> usize {
        self.paragraphs.iter().flat_map(|p| &p.sentences).map(|s| s.text.split_whitespace().count()).sum()
    }
}

impl Paragraph {
    /// Its words as they stand: in a row, on lines of their own, or as a list.
    #[must_use]
    pub fn text(&self) -> String {
        let between = match self.shape {
            Shape::Flow => " ",
            Shape::Lines => "\n",
            Shape::List => "\n- ",
        };
        self.sentences.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(between)
    }
}

impl std::fmt::Debug for Letter {
    /// Counts, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Letter({} paragraphs, {} words)", self.paragraphs.len(), self.words())
    }
}

impl std::fmt::Debug for Whose {
    /// No words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Composed => "Composed",
            Self::Pinned { new: None } => "Pinned",
            Self::Pinned { new: Some(_) } => "Pinned, and changed since",
            Self::Own => "Own",
        })
    }
}

impl std::fmt::Debug for Paragraph {
    /// Counts, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Paragraph({}, {:?}, {} sentences)", self.id, self.whose, self.sentences.len())
    }
}

impl std::fmt::Debug for Sentence {
    /// A count, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sentence({} words from {:?})", self.text.split_whitespace().count(), self.origins)
    }
}
