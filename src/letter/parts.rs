//! What messages are made of, as `assets/letters` writes it: kinds, moves, sentences in each tone, and when each is said.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::list::List;
use super::wish::{Channel, Kind, Length, Tone};

/// A kind of message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Script {
    pub kind: Kind,
    /// The first that applies.
    pub subject: Vec<Alt>,
    /// Every move that one of the forms makes, but for those that all kinds share.
    pub moves: Vec<Move>,
    /// One for each group of channels and lengths.
    pub forms: Vec<Form>,
}

/// The moves that are made on some channels, at some lengths.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Form {
    pub channels: Vec<Channel>,
    pub lengths: Vec<Length>,
    pub steps: Vec<Step>,
}

/// What is done with a move, by its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Step {
    /// It begins a block.
    New(String),
    /// It goes on in the block of the step before it, where there is one.
    On(String),
    /// A part of a card, by its id, and the moves in it.
    Part(String, Vec<String>),
}

/// A move. Its lines stand each on its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Move {
    pub id: String,
    pub lines: Vec<Vec<Alt>>,
}

/// One way to say a sentence. Of several, the first is taken whose conditions hold and whose places can be filled.
///
/// Alone, the words are the sentence. With `join`, the words (else the question's stem) begin the sentence that the
/// answer ends; `{stem}` in them is the stem. With `items`, the words stand before a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Alt {
    #[serde(default)]
    pub when: Vec<When>,
    #[serde(default)]
    pub join: String,
    #[serde(default)]
    pub items: String,
    /// The items are questions.
    #[serde(default)]
    pub asks: bool,
    /// The same in every tone that has none of its own.
    #[serde(default)]
    pub all: String,
    #[serde(default)]
    pub warm: String,
    #[serde(default)]
    pub plain: String,
    #[serde(default)]
    pub formal: String,
}

impl Alt {
    /// The words in that tone.
    pub fn words(&self, tone: Tone) -> &str {
        let own = match tone {
            Tone::Warm => &self.warm,
            Tone::Plain => &self.plain,
            Tone::Formal => &self.formal,
        };
        if own.is_empty() { &self.all } else { own }
    }

    /// Whether the sentence has that answer in it, or a part of it.
    pub fn carries(&self, id: &str) -> bool {
        let part = |named: &str| named == id || named.strip_prefix(id).is_some_and(|rest| rest.starts_with(['.', ':']));
        let mut places = [&self.all, &self.warm, &self.plain, &self.formal]
            .into_iter()
            .flat_map(|words| words.split('{').skip(1).filter_map(|rest| rest.split('}').next()));
        part(&self.join) || part(&self.items) || places.any(part)
    }
}

/// A condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum When {
    /// Something was answered.
    Has(String),
    /// Nothing was answered.
    No(String),
    /// This option is taken.
    Is(String, String),
    /// This option is ticked.
    Ticked(String, String),
    /// The answer reads on from its stem.
    ReadsOn(String),
    /// The answer stands alone.
    Apart(String),
    /// The answer holds these words.
    Says(String, String),
    /// There is an answer, and it does not hold these words.
    Lacks(String, String),
    /// One item was answered.
    One(String),
    /// More than one item was answered.
    Many(String),
    /// Only where there is room for everything: in a full e-mail or letter.
    Roomy,
    /// Only where there is not.
    Brief,
    /// Only on these channels.
    By(Vec<Channel>),
}

impl When {
    /// The answer that a sentence under this condition must carry, since its words follow how that was put.
    pub fn shapes(&self) -> Option<&str> {
        match self {
            Self::One(id)
            | Self::Many(id)
            | Self::ReadsOn(id)
            | Self::Apart(id)
            | Self::Says(id, _)
            | Self::Lacks(id, _) => Some(id),
            Self::Has(_) | Self::No(_) | Self::Is(..) | Self::Ticked(..) | Self::Roomy | Self::Brief | Self::By(_) => {
                None
            }
        }
    }

    /// The questions that a sentence under this condition owes to: with another answer there, or with none, it would
    /// not stand as it does. What stands only where something is missing owes nothing.
    pub fn owes(&self) -> &[String] {
        match self {
            Self::Is(id, _) | Self::Ticked(id, _) | Self::Has(id) => std::slice::from_ref(id),
            Self::No(_)
            | Self::ReadsOn(_)
            | Self::Apart(_)
            | Self::Says(..)
            | Self::Lacks(..)
            | Self::One(_)
            | Self::Many(_)
            | Self::Roomy
            | Self::Brief
            | Self::By(_) => &[],
        }
    }
}

/// What all kinds share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shared {
    /// The line of `{subject}` in plain text.
    pub subject: String,
    pub role: Role,
    pub people: People,
    /// Nothing, where names stand as they are.
    #[serde(default)]
    pub called: Called,
    pub terms: Terms,
    /// For a checklist and an option, how it reads inside a sentence; empty where it has a sentence of its own.
    pub phrases: BTreeMap<String, BTreeMap<String, String>>,
    /// How many words of one answer a channel takes well.
    pub limits: Vec<(Channel, usize)>,
    /// What a card calls its parts, by their ids.
    pub parts: BTreeMap<String, String>,
    pub moves: Vec<Move>,
}

/// How a role is named in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Role {
    /// The question of the role on offer.
    pub of: String,
    /// Questions whose answers are titles.
    pub titles: Vec<String>,
    pub named: String,
    pub suffixed: String,
    pub unnamed: String,
    pub articles: List,
    pub prefixes: Vec<String>,
    pub suffixes: List,
    pub possessives: List,
    /// What begins with one of these is something to do, and no title.
    pub acts: List,
    /// Nor is what begins so behind "it's".
    #[serde(default)]
    pub no_heads: List,
    /// What makes a sentence of a role, before it and behind it, longest first: left away.
    #[serde(default)]
    pub leads: Vec<String>,
    #[serde(default)]
    pub hedges: Vec<String>,
    /// What stands before a role in a sentence that tells of it, and words of which one is in every such role.
    #[serde(default)]
    pub told: Vec<String>,
    #[serde(default)]
    pub heads: List,
}

/// How colleagues and their strengths become prose. Lists hold words in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct People {
    pub of: String,
    pub name: String,
    pub strength: String,
    /// A strength that begins with one of these is what the person does.
    pub verbs: List,
    /// Words in -s that are no verb.
    pub no_verbs: List,
    /// A strength that begins with one of these is how the person is.
    pub qualities: List,
    /// What may stand before them.
    pub adverbs: List,
    /// After one of these, what comes before is no longer what the person is.
    pub links: List,
    /// "a … " followed by one of these is what the person is.
    pub roles: List,
    pub articles: List,
    /// Beginnings of words that take the second article.
    pub an_before: List,
    pub pronouns: List,
    /// Before what the person is at no time, or at all times.
    pub never: List,
    /// What begins with one of these stands in brackets.
    pub most: List,
    /// "a natural": what a person is, where no other noun follows.
    pub one: String,
    /// What one brings: these words, and words that end so.
    pub brought: List,
    pub brought_ends: List,
    /// Patterns of `{name}` and `{strength}`.
    pub does: String,
    pub is: String,
    /// With `{article}`, too.
    pub is_a: String,
    pub has: String,
    pub brings: String,
    pub says: String,
    pub alone: String,
}

/// How somebody is called, and what honours a name in a language that does so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Called {
    /// Questions and columns that name somebody to be honoured.
    pub honoured: List,
    /// Questions that name the writer.
    pub own: List,
    /// What honours a name, and what honours a title: put behind it.
    pub name: String,
    pub title: String,
    /// What ends in one of these is a title.
    pub titles: List,
    /// What ends in one of these is honoured already.
    pub ends: List,
    /// What addresses somebody, and is taken off an honoured name.
    pub addressing: List,
    /// What is taken off the end of the writer's own name: the message says it.
    pub closings: List,
    /// Questions that name whom to greet.
    #[serde(default)]
    pub greeted: List,
    /// Before who somebody is to the writer: "my".
    #[serde(default)]
    pub owners: List,
    /// Who somebody is to the writer: "manager". Between an owner and a name with its capital it is left away.
    #[serde(default)]
    pub relations: List,
    /// Of those, what is a surname, too.
    #[serde(default)]
    pub surnames: List,
    /// What makes a sentence of a name: left away before it.
    #[serde(default)]
    pub introduces: List,
    /// What stands in no name that is introduced so.
    #[serde(default)]
    pub no_own: List,
    /// No name begins with one of these, and none that is typed small holds one.
    #[serde(default)]
    pub no_starts: List,
    /// Of those, and of what says that there is nothing to say, what may be a name with its capital: "An Li", "Skip".
    #[serde(default)]
    pub names_too: List,
    #[serde(default)]
    pub no_parts: List,
    /// What stands between the parts of a name, or between names.
    #[serde(default)]
    pub joiners: List,
}

/// How conditions and what speaks for them become sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Terms {
    pub of: String,
    pub condition: String,
    pub why: String,
    /// A reason that begins with one of these goes on in the same sentence.
    pub connectors: List,
    /// A reason that begins with one of these is what the condition does.
    pub effects: List,
    /// A clause that begins with one of these speaks of the condition itself, and explains it behind a colon.
    #[serde(default)]
    pub refers: List,
    /// Of a condition that begins with one of these, longest first, what follows is said: the message says that it is needed.
    #[serde(default)]
    pub needs: Vec<String>,
    /// Before what the condition does.
    pub which: String,
    /// Before a reason in a list of conditions.
    pub colon: String,
    /// Before the reason of the only condition.
    pub aside: String,
}
