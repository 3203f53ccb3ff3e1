//! The rules as `assets/check` writes them: what each is about, what it says, and its words in each language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Channel, Kind, Length};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// It would do harm as it stands.
    Must,
    /// It would be better otherwise.
    Should,
    /// It could be better still.
    Tip,
}

impl Severity {
    /// Stable: scripts rely on it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Should => "should",
            Self::Tip => "tip",
        }
    }
}

/// What a rule is about. An empty list leaves it open; where kinds are named, a text of unknown kind is none of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Scope {
    kinds: Vec<Kind>,
    channels: Vec<Channel>,
    lengths: Vec<Length>,
}

impl Scope {
    pub fn holds(&self, kind: Option<Kind>, channel: Channel, length: Length) -> bool {
        let kind = self.kinds.is_empty() || kind.is_some_and(|kind| self.kinds.contains(&kind));
        let channel = self.channels.is_empty() || self.channels.contains(&channel);
        kind && channel && (self.lengths.is_empty() || self.lengths.contains(&length))
    }
}

/// One thing that a rule may say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// How much it weighs.
    pub severity: Severity,
    /// Why it matters.
    pub why: String,
    /// What could be done.
    pub suggestion: String,
    /// Instead of it, where another kind of message needs another.
    #[serde(default)]
    pub suggestions: BTreeMap<Kind, String>,
}

impl Case {
    /// What could be done in this kind of message.
    #[must_use]
    pub fn suggestion(&self, kind: Option<Kind>) -> &str {
        kind.and_then(|kind| self.suggestions.get(&kind)).unwrap_or(&self.suggestion)
    }
}

/// What a rule says of a message, in the language of the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Each thing it may say.
    pub cases: BTreeMap<String, Case>,
    /// Where it comes from.
    pub source: String,
}

/// How many words a message of this scope has; `each`: how many each of its parts has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bound {
    #[serde(default)]
    pub on: Scope,
    #[serde(default)]
    pub least: usize,
    pub most: usize,
    #[serde(default)]
    pub each: bool,
}

/// What of a rule holds in every language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Frame {
    pub id: String,
    /// It reads any language.
    pub any_language: bool,
    pub on: Vec<Scope>,
    /// Ids of answers.
    pub answers: BTreeMap<String, Vec<String>>,
    /// By case, the questions whose answers would mend it: the first that is asked of the writer is meant.
    pub asks: BTreeMap<String, Vec<String>>,
}

/// A rule's words in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Listed {
    pub id: String,
    /// None: as in the first language.
    #[serde(default)]
    pub bounds: Vec<Bound>,
    #[serde(default)]
    pub lists: BTreeMap<String, Vec<String>>,
}

/// What rules share in one language.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shared {
    /// The first and the last letter of its script, where a message without one of them is in another language.
    #[serde(default)]
    pub letters: Option<(char, char)>,
    #[serde(default)]
    pub whole: BTreeMap<String, String>,
    #[serde(default)]
    pub endings: BTreeMap<String, String>,
    #[serde(default)]
    pub no_names: Vec<String>,
    #[serde(default)]
    pub naming: Naming,
    #[serde(default)]
    pub dates: Dates,
    pub numbers: Vec<String>,
    pub common: Vec<String>,
    pub lists: BTreeMap<String, Vec<String>>,
}

/// How people are named in a language that has no capitals and glues endings to names; all empty where it has and does
/// not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Naming {
    /// What stands behind a name alone: "님".
    pub honours: Vec<String>,
    /// What people are called by behind a name, and by itself: "과장".
    pub titles: Vec<String>,
    /// What is glued behind a name: "이", "에게".
    pub particles: Vec<String>,
    /// What is glued behind a name of another script only where it is a person's.
    pub of_persons: Vec<String>,
    /// What full names begin with.
    pub surnames: Vec<String>,
    /// What full names of two letters end with: "민" of "최민". Few, as many words have two letters.
    pub short_names: Vec<String>,
    /// What has an honour, and is no name: "고객".
    pub no_persons: Vec<String>,
    /// How words end that stand before a title, and are no names: "팀".
    pub no_person_ends: Vec<String>,
}

/// What stands behind the figures of a day: "2026년 12월 4일"; all empty where days are told by names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Dates {
    pub year: String,
    pub month: String,
    pub day: String,
    /// Behind the mark of a day: then it is a span.
    pub spans: Vec<String>,
}

/// The words of one language.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Tongue {
    pub shared: Shared,
    pub look: BTreeMap<String, Vec<String>>,
    /// In the order of the frames.
    pub rules: Vec<Listed>,
}

/// What tells one part of a message from another. In lower case.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marks {
    /// What stands before a subject.
    pub subjects: Vec<String>,
    /// What a greeting begins with.
    pub greetings: Vec<String>,
    /// What a closing line begins with.
    pub closings: Vec<String>,
    /// Sentences that close a message, each alone on the line above the name.
    pub regards: Vec<String>,
    /// What stands behind the figures of a year at the beginning of a date.
    pub years: Vec<String>,
    /// A sentence that holds one of these words, with whatever glued behind, is a greeting.
    pub hellos: Vec<String>,
    /// A short line that ends in one of these addresses somebody.
    pub addressing: Vec<String>,
    /// A short sentence behind a greeting that ends in one of these tells who writes.
    pub introducing: Vec<String>,
}
