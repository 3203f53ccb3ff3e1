//! The rules as `assets/check` writes them: what each is about, what it says, its words and their source.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::phrase::{Phrases, Vocabulary, Word};
use super::{Check, Severity};
use crate::curriculum::Unreadable;
use crate::letter::{Channel, Kind, Length};

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// The files of the rules in the binary: name and text.
        const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../../assets/check/", $name)))),+];
    };
}

files!(
    "role_named.ron",
    "decision_plain.ron",
    "thanks_first.ron",
    "no_contradiction.ron",
    "one_reason.ron",
    "choosing_not_lacking.ron",
    "private_matter.ron",
    "staying.ron",
    "value.ron",
    "for_them.ron",
    "help.ron",
    "named_colleague.ron",
    "no_slight.ron",
    "growth.ron",
    "talk_again.ron",
    "no_complaint.ron",
    "apology.ron",
    "no_ultimatum.ron",
    "length.ron",
    "first_news.ron",
    "addressee.ron",
    "blanks.ron",
    "promised_date.ron",
    "decisive_date.ron",
    "spelling.ron",
);

const SHARED: (&str, &str) = ("shared.ron", include_str!("../../../assets/check/shared.ron"));
const LOOK: (&str, &str) = ("look.ron", include_str!("../../../assets/check/look.ron"));

/// What is checked, and what the last look looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    pub(in crate::letter) vocabulary: Vocabulary,
    pub(super) all: Vec<Rule>,
    shared: HashMap<String, Phrases>,
    common: Vec<u32>,
    pub(in crate::letter) look: HashMap<String, Phrases>,
}

/// A rule's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    pub id: String,
    /// It reads any language.
    pub any_language: bool,
    pub on: Vec<Scope>,
    pub cases: BTreeMap<String, Case>,
    pub source: String,
    pub bounds: Vec<Bound>,
    lists: HashMap<String, Phrases>,
    /// Its lists as they are written, for what is no phrase: marks, words to be left out.
    plain: BTreeMap<String, Vec<String>>,
}

/// Nothing, where a list is not there; the reading of the rules holds that each is.
static NONE: Phrases = Phrases::none();

impl Rule {
    pub fn list(&self, name: &str) -> &Phrases {
        self.lists.get(name).unwrap_or(&NONE)
    }

    /// A list as it is written.
    pub fn written(&self, name: &str) -> &[String] {
        self.plain.get(name).map_or(&[], Vec::as_slice)
    }
}

/// What a rule is about. An empty list leaves it open; where kinds are named, a text of unknown kind is none of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Case {
    pub severity: Severity,
    pub why: String,
    pub suggestion: String,
    /// Instead of it, where another kind of message needs another.
    #[serde(default)]
    pub suggestions: Vec<(Kind, String)>,
}

impl Case {
    /// What could be done in this kind of message.
    pub fn suggestion(&self, kind: Option<Kind>) -> &str {
        let own = self.suggestions.iter().find(|(of, _)| Some(*of) == kind);
        own.map_or(&self.suggestion, |(_, suggestion)| suggestion)
    }
}

/// How many words a message of this scope has; `each`: how many each of its parts has.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
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

/// A rule's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    id: String,
    #[serde(default)]
    any_language: bool,
    #[serde(default)]
    on: Vec<Scope>,
    cases: BTreeMap<String, Case>,
    source: String,
    #[serde(default)]
    bounds: Vec<Bound>,
    #[serde(default)]
    lists: BTreeMap<String, Vec<String>>,
}

/// What rules share.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shared {
    whole: BTreeMap<String, String>,
    endings: BTreeMap<String, String>,
    no_names: Vec<String>,
    numbers: Vec<String>,
    common: Vec<String>,
    lists: BTreeMap<String, Vec<String>>,
}

impl Rules {
    /// The rules in the binary.
    ///
    /// # Errors
    /// Every file that is not well-formed, or lacks what its rule says or looks for. The tests hold that there is none.
    pub fn built_in() -> Result<Self, Vec<Unreadable>> {
        Self::read(FILES, SHARED, LOOK)
    }

    pub(super) fn read(
        files: &[(&str, &str)],
        shared: (&str, &str),
        look: (&str, &str),
    ) -> Result<Self, Vec<Unreadable>> {
        let mut faults = Vec::new();
        let shared: Option<Shared> = one(&shared, &mut faults);
        let look: Option<BTreeMap<String, Vec<String>>> = one(&look, &mut faults);
        let sheets: Vec<(&str, Sheet)> =
            files.iter().filter_map(|file| Some((file.0, one(file, &mut faults)?))).collect();
        for check in super::ALL {
            missing(check, &sheets, &mut faults);
        }
        let (Some(shared), Some(look)) = (shared, look) else { return Err(faults) };
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut vocabulary = Vocabulary::new(shared.whole, shared.endings, &shared.no_names, &shared.numbers);
        let mut compiled = |lists: &BTreeMap<String, Vec<String>>| -> HashMap<String, Phrases> {
            lists.iter().map(|(name, list)| (name.clone(), Phrases::new(list, &mut vocabulary))).collect()
        };
        let (shared_lists, look) = (compiled(&shared.lists), compiled(&look));
        let all = sheets
            .into_iter()
            .map(|(_, sheet)| Rule {
                lists: compiled(&sheet.lists),
                id: sheet.id,
                any_language: sheet.any_language,
                on: sheet.on,
                cases: sheet.cases,
                source: sheet.source,
                bounds: sheet.bounds,
                plain: sheet.lists,
            })
            .collect();
        let common = vocabulary.learn_all(&shared.common);
        Ok(Self { vocabulary, all, shared: shared_lists, common, look })
    }

    /// A list that several rules read.
    pub(in crate::letter) fn shared(&self, name: &str) -> &Phrases {
        self.shared.get(name).unwrap_or(&NONE)
    }

    pub(super) fn is_common(&self, word: &Word) -> bool {
        self.common.contains(&word.id)
    }

    /// The ids of all rules, in the order in which they are looked at.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|rule| rule.id.as_str())
    }
}

/// Names what the code of a rule looks for and its file lacks.
fn missing(check: &Check, sheets: &[(&str, Sheet)], faults: &mut Vec<Unreadable>) {
    let mut add = |file: &str, why: String| faults.push(Unreadable { file: file.to_owned(), line: 1, column: 1, why });
    let Some((file, sheet)) = sheets.iter().find(|(_, sheet)| sheet.id == check.id) else {
        return add(check.id, "there is no rule of that id".to_owned());
    };
    for case in check.cases.iter().filter(|case| !sheet.cases.contains_key(**case)) {
        add(file, format!("there is no case `{case}`"));
    }
    for list in check.lists.iter().filter(|list| !sheet.lists.contains_key(**list)) {
        add(file, format!("there is no list `{list}`"));
    }
    for list in sheet.lists.keys().filter(|list| !check.lists.contains(&list.as_str())) {
        add(file, format!("nothing looks at the list `{list}`"));
    }
    for case in sheet.cases.keys().filter(|case| !check.cases.contains(&case.as_str())) {
        add(file, format!("nothing says the case `{case}`"));
    }
}

fn one<T: DeserializeOwned>((name, text): &(&str, &str), faults: &mut Vec<Unreadable>) -> Option<T> {
    ron::from_str(text)
        .map_err(|error: ron::error::SpannedError| {
            let (line, column) = (error.span.start.line, error.span.start.col);
            faults.push(Unreadable { file: (*name).to_owned(), line, column, why: error.code.to_string() });
        })
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_can_be_read() {
        let rules = Rules::built_in().unwrap_or_else(|faults| panic!("{faults:#?}"));
        assert!(rules.ids().eq(super::super::ALL.iter().map(|check| check.id)));
    }

    #[test]
    fn what_a_file_lacks_is_named_all_at_once() {
        let apology = r#"(id: "apology", source: "", cases: {"few": (severity: Tip, why: "", suggestion: "")}, lists: {"late": []})"#;
        let faults = Rules::read(&[("apology.ron", apology), ("broken.ron", "(")], SHARED, LOOK).unwrap_err();
        let said = |file: &str, why: &str| faults.iter().any(|fault| fault.file == file && fault.why.contains(why));
        assert!(said("apology.ron", "case `many`") && said("apology.ron", "list `sorry`"));
        assert!(said("apology.ron", "list `late`") && said("apology.ron", "case `few`"));
        assert!(faults.iter().any(|fault| fault.file == "broken.ron") && said("blanks", "no rule"));
    }
}
