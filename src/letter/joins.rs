//! The words by which the seams of messages are judged, as `assets/letters/join.ron` writes them.

use serde::{Deserialize, Serialize};

/// The words by which a seam is judged: `assets/letters/join.ron` says what each list is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "assets/letters/join.ron says what each is for")]
pub struct Joins {
    pub subjects: Vec<String>,
    pub bare_subjects: Vec<String>,
    pub colons: Vec<(String, String)>,
    pub wants: Vec<(String, Wanted)>,
    pub verbs: Vec<String>,
    pub nouns_too: Vec<String>,
    pub things_too: Vec<String>,
    pub felt_all_along: Vec<String>,
    pub pasts: Vec<String>,
    pub no_pasts: Vec<String>,
    pub no_adverbs: Vec<String>,
    pub contractions: Vec<String>,
    pub contracted: Vec<String>,
    pub refusals: Vec<String>,
    pub determiners: Vec<String>,
    pub pronouns: Vec<String>,
    pub prepositions: Vec<String>,
    pub objects: Vec<String>,
    pub particles: Vec<String>,
    pub places: Vec<String>,
    pub noun_ends: Vec<String>,
    pub clausal: Vec<String>,
    pub things: Vec<String>,
    pub spans: Vec<String>,
    pub sentence_ends: Vec<String>,
    pub thanks: Vec<String>,
    pub wants_verb: Vec<String>,
    pub wants_clause: Vec<String>,
    pub no_verb: Vec<String>,
    pub no_gerund: Vec<String>,
    pub no_to: Vec<String>,
    pub conditions: Vec<String>,
    pub amounts: Vec<String>,
    pub amounted: String,
    pub wills: Vec<String>,
    pub drops: Vec<(String, String)>,
    pub same: Vec<(String, Vec<String>)>,
    pub no_thing: Vec<String>,
    pub to_drops: Vec<String>,
    pub acts: Vec<String>,
    pub phrasal: Vec<String>,
    pub titled: Vec<String>,
    pub finite: Vec<String>,
    pub others_do: Vec<String>,
    pub they_do: Vec<String>,
    pub adverbs: Vec<String>,
    pub circumstances: Vec<String>,
    pub persons: Vec<String>,
    pub reasons: Vec<Reason>,
    pub inner: Vec<String>,
    pub openers: Vec<String>,
    pub questions: Vec<String>,
    pub possessives: Vec<String>,
    pub bridges: Vec<Bridge>,
    pub goes_on: Vec<String>,
    pub both: String,
    pub either: String,
    pub comma: String,
    pub semicolon: String,
    #[serde(default)]
    pub whole: bool,
    #[serde(default)]
    pub question_ends: Vec<String>,
    #[serde(default)]
    pub asked_ends: Vec<String>,
}

/// A word that is said between a beginning and an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bridge {
    pub after: String,
    #[serde(default)]
    pub before: Vec<String>,
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
