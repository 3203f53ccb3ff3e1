//! The parts of a curriculum, as the files under `assets/curriculum` write them.

use serde::{Deserialize, Serialize};

use crate::wording::Wording;

/// A stage: a handful of questions with one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Stable: files rely on it.
    pub id: String,
    /// Its name on the map.
    pub title: Wording,
    /// About how long it takes.
    pub minutes: u8,
    /// One or two sentences when the stage begins.
    pub about: Wording,
    /// One or two sentences after its last question.
    #[serde(default)]
    pub closing: Wording,
    /// The option of `decide.answer` that opens this stage; none for the trunk.
    #[serde(default)]
    pub branch: Option<String>,
    /// Figures from the sources, both directions, on a key.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// A breath before the first question.
    #[serde(default)]
    pub breath: Option<Breath>,
    /// What it asks, in order.
    pub ask: Vec<Ask>,
}

/// One place in a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// A question defined here.
    Question(Box<Question>),
    /// A question defined in another stage, asked here too: its id.
    Again(String),
}

/// A breath: a circle that grows and shrinks, ended by any key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Breath {
    /// Seconds in.
    pub inward: u8,
    /// Seconds out.
    pub outward: u8,
    /// How many times.
    pub rounds: u8,
    /// What is said beside the circle.
    pub invite: Wording,
    /// What is said in its place when motion is off.
    pub still: Wording,
}

/// Which way a figure points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Side {
    /// It speaks for staying.
    Stay,
    /// It speaks for the move.
    Move,
}

/// A figure with its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Which way it points.
    pub side: Side,
    /// What was found.
    pub says: Wording,
    /// By whom, and in which year.
    pub source: Wording,
}

/// A text that demur learned from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its title.
    pub title: Wording,
    /// Who wrote it; where unknown, what kind of text it is.
    pub author: Wording,
    /// When, where known.
    #[serde(default)]
    pub when: Wording,
    /// What demur takes from it, in one or two sentences of ours.
    pub takes: Wording,
}

/// What holds for the walk as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Walk {
    /// The questions that make a note asking for time, in order.
    pub short_path: Vec<String>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable: files and worksheets rely on it. `stage.word`.
    pub id: String,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// Whether the answer may reach a message; of a ledger, whether any column may.
    pub privacy: Privacy,
    /// The question itself.
    pub prompt: Wording,
    /// Why it is asked, in one line.
    pub why: Wording,
    /// A heading this question begins (the steps of declining), in the stage that defines it and in no other.
    #[serde(default)]
    pub step: Wording,
    /// Further questions, one at a time on a key.
    #[serde(default)]
    pub follow_ups: Vec<Wording>,
    /// What whoever asks aloud may listen for in the answer: one short sentence, shown to a coach alone.
    #[serde(default)]
    pub listen: Wording,
    /// The beginning of the sentence that the answer ends.
    #[serde(default)]
    pub stem: Wording,
    /// What an answer could look like.
    #[serde(default)]
    pub example: Wording,
    /// Of a choice or a checklist.
    #[serde(default)]
    pub options: Vec<Opt>,
    /// A checklist takes more than this, and says which line then.
    #[serde(default)]
    pub limit: Option<Limit>,
    /// Of a ledger.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// A ledger row is shareable only where this holds.
    #[serde(default)]
    pub only: Option<Only>,
    /// Lines to begin with, for a list, or for the first column of a ledger.
    #[serde(default)]
    pub starters: Vec<Wording>,
    /// Shortcuts of a date, in days from today.
    #[serde(default)]
    pub days: Vec<u16>,
    /// A date that has been: today at the latest.
    #[serde(default)]
    pub past: bool,
    /// What is said of a date that the writer leaves open, where that leads somewhere.
    #[serde(default)]
    pub left_open: Wording,
    /// A checklist offered from a ledger column: `known.ledger.question`, rows without an answer.
    #[serde(default)]
    pub fed_by: String,
    /// A ledger column in which a ticked item can become a row: `known.ledger.belief`.
    #[serde(default)]
    pub into: String,
    /// A question whose answer is offered here while this one is empty.
    #[serde(default)]
    pub offered_from: Vec<String>,
    /// A question whose answer is shown beside this one (the prediction beside the review).
    #[serde(default)]
    pub beside: String,
    /// The moves of messages that this answer makes: `decline.thank`.
    #[serde(default)]
    pub moves: Vec<String>,
}

/// The nine kinds of answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// One line of words.
    Line,
    /// Prose.
    Text,
    /// A day.
    Date,
    /// One of the options.
    Choice,
    /// Any of the options, and own items.
    Checklist,
    /// 0 to 10.
    Scale,
    /// Own items, each 0 to 10.
    Weighted,
    /// Rows of named columns.
    Ledger,
    /// True, partly or no, and a line of evidence.
    Truth,
}

/// Whether an answer may reach a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Privacy {
    /// Never, but for words the writer carries across.
    Private,
    /// It may.
    Shareable,
}

/// An option of a choice or a checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opt {
    /// Stable: files rely on it.
    pub id: String,
    /// What is read.
    pub label: Wording,
    /// Its label in English, where the label is in another language: a sheet may have been written in either.
    #[serde(default)]
    pub also: Wording,
    /// What more it asks.
    #[serde(default)]
    pub detail: Option<Detail>,
    /// One line shown while it is taken.
    #[serde(default)]
    pub note: Wording,
    /// The question that line points to.
    #[serde(default)]
    pub leads_to: String,
}

/// What more an option asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Detail {
    /// Some words.
    Words,
    /// A day.
    Date,
}

/// How many ticks are enough, and what is said of more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// So many.
    pub most: u8,
    /// The line that asks which.
    pub say: Wording,
}

/// A column of a ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Stable: files rely on it.
    pub id: String,
    /// Its head.
    pub label: Wording,
    /// Its head in English, where the head is in another language.
    #[serde(default)]
    pub also: Wording,
    /// Whether it may reach a message.
    pub privacy: Privacy,
    /// What its cells hold.
    #[serde(default)]
    pub kind: ColumnKind,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColumnKind {
    /// Some words.
    #[default]
    Words,
    /// One of these options, or nothing. Kept by option id.
    OneOf(Vec<Opt>),
    /// A day.
    Date,
}

/// A condition on a ledger row: this column holds this option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Only {
    /// The column's id.
    pub column: String,
    /// The option's id.
    pub is: String,
}

impl Ask {
    /// The id of what is asked.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Question(question) => &question.id,
            Self::Again(id) => id,
        }
    }

    /// The question, where it is defined here.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        match self {
            Self::Question(question) => Some(question),
            Self::Again(_) => None,
        }
    }
}

/// What is promised for good.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contract {
    /// The stages, in their order.
    pub stages: Vec<String>,
    /// Messages, and the moves of each.
    pub messages: Vec<(String, Vec<String>)>,
    /// The questions.
    pub questions: Vec<Promise>,
}

/// What is promised of a question.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: Kind,
    /// Whether it is private.
    pub privacy: Privacy,
    /// How its sentence in a message begins.
    #[serde(default)]
    pub stem: Wording,
    /// Option ids and their labels.
    #[serde(default)]
    pub options: Vec<(String, String)>,
    /// Column ids, their privacy, and the option ids of their cells, which are their labels as well.
    #[serde(default)]
    pub columns: Vec<(String, Privacy, Vec<String>)>,
    /// A row is shareable only where this column holds this.
    #[serde(default)]
    pub only: Option<(String, String)>,
    /// The moves that it makes.
    #[serde(default)]
    pub moves: Vec<String>,
}

impl Question {
    /// The option of that id.
    #[must_use]
    pub fn option(&self, id: &str) -> Option<&Opt> {
        self.options.iter().find(|option| option.id == id)
    }

    /// The place of the column of that id.
    #[must_use]
    pub fn column(&self, id: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.id == id)
    }
}
