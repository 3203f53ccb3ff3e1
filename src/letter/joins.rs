//! The words by which the seams of messages are judged, as `assets/letters/join.ron` writes them.

use serde::{Deserialize, Serialize};

use super::list::List;

/// The words by which a seam is judged: `assets/letters/join.ron` says what each list is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "assets/letters/join.ron says what each is for")]
pub struct Joins {
    pub subjects: List,
    pub bare_subjects: List,
    pub colons: Vec<(String, String)>,
    pub wants: Vec<(String, Wanted)>,
    pub verbs: List,
    pub nouns_too: List,
    pub things_too: List,
    pub felt_all_along: List,
    pub pasts: List,
    pub no_pasts: List,
    pub no_adverbs: List,
    pub contractions: List,
    pub contracted: List,
    pub refusals: List,
    pub determiners: List,
    pub pronouns: List,
    pub prepositions: List,
    pub objects: List,
    pub particles: List,
    pub places: List,
    pub noun_ends: List,
    pub clausal: List,
    pub things: List,
    pub spans: List,
    #[serde(default)]
    pub counts: List,
    #[serde(default)]
    pub units: List,
    #[serde(default)]
    pub softly: List,
    pub sentence_ends: List,
    pub thanks: List,
    pub wants_verb: List,
    pub wants_clause: List,
    pub no_verb: List,
    pub no_gerund: List,
    pub no_to: List,
    pub conditions: List,
    pub amounts: List,
    pub amounted: String,
    pub wills: List,
    pub drops: Vec<(String, String)>,
    pub same: Vec<(String, List)>,
    pub no_thing: List,
    pub to_drops: List,
    pub acts: List,
    pub phrasal: List,
    pub titled: List,
    pub finite: List,
    pub others_do: List,
    pub they_do: List,
    pub adverbs: List,
    pub circumstances: List,
    pub persons: List,
    pub reasons: Vec<Reason>,
    pub inner: List,
    pub openers: List,
    pub questions: List,
    pub possessives: List,
    pub bridges: Vec<Bridge>,
    pub goes_on: List,
    pub both: String,
    pub either: String,
    pub comma: String,
    pub semicolon: String,
    pub skipped: List,
    #[serde(default)]
    pub fillers: List,
    pub refused: List,
    #[serde(default)]
    pub unknowing: List,
    #[serde(default)]
    pub maybes: List,
    #[serde(default)]
    pub tails: List,
    #[serde(default)]
    pub offers: List,
    #[serde(default)]
    pub unkept: List,
    #[serde(default)]
    pub losses: List,
    #[serde(default)]
    pub lead_ins: List,
    #[serde(default)]
    pub greetings: List,
    #[serde(default)]
    pub thanking: List,
    #[serde(default)]
    pub much: List,
    #[serde(default)]
    pub spliced: List,
    #[serde(default)]
    pub binds: List,
    #[serde(default)]
    pub hinges: List,
    #[serde(default)]
    pub esteem: List,
    #[serde(default)]
    pub causes: List,
    #[serde(default)]
    pub whole: bool,
    #[serde(default)]
    pub question_ends: List,
    #[serde(default)]
    pub asked_ends: List,
}

/// A word that is said between a beginning and an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bridge {
    pub after: String,
    #[serde(default)]
    pub before: List,
    /// Before whatever is a verb.
    #[serde(default)]
    pub verbs: bool,
    pub word: String,
}

/// What is said before an answer that gives a reason where the stem asked for what is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    pub after: String,
    pub word: String,
    pub says: String,
}

/// What a beginning goes on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wanted {
    /// A verb in its plain form: "to …".
    Plain,
    /// A verb in the past: "I …".
    Past,
    /// A sentence: "because …".
    Clause,
    /// What something is: "is …", "be …".
    Thing,
    /// A thing, or a sentence with a person in it: "means …".
    Effect,
    /// How long: "a trial …".
    Span,
    /// A gerund: "by …".
    Doing,
    /// A thing that something is done to: "need …".
    Noun,
}
