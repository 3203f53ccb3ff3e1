//! The rules as they are read: what each is about, what it says in the language of the screen, and its words in each
//! language that a message may be in.

use std::collections::{BTreeMap, HashMap};

use serde::de::DeserializeOwned;

use super::phrase::{Phrases, Vocabulary, Word};
use super::sheets::{Bound, Case, Dates, Frame, Listed, Told, Tongue};
use super::{ALL, About, Check};
use crate::curriculum::Unreadable;
use crate::day::{self, Names};
use crate::language::Language;

/// What is checked, and what the last look looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    frames: Vec<Frame>,
    told: BTreeMap<String, Told>,
    /// By language, the first one first.
    lists: Vec<Lists>,
}

/// The words of a language that a message may be in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::letter) struct Lists {
    pub vocabulary: Vocabulary,
    /// How days are called in it.
    pub(super) names: Names,
    pub(super) dates: Dates,
    letters: Option<(char, char)>,
    /// In the order of the frames.
    rules: Vec<Words>,
    shared: HashMap<String, Phrases>,
    common: Vec<u32>,
    pub look: HashMap<String, Phrases>,
}

/// A rule's words in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Words {
    bounds: Vec<Bound>,
    lists: HashMap<String, Phrases>,
    /// Its lists as they are written, for what is no phrase: marks, words to be left out.
    plain: BTreeMap<String, Vec<String>>,
}

/// A rule, as it reads a message of one language.
#[derive(Clone, Copy)]
pub(super) struct Rule<'a> {
    frame: &'a Frame,
    told: &'a Told,
    words: &'a Words,
}

/// The smallest share of words that the commonest ones have in a text of a language, as one in so many.
const COMMON: usize = 8;

/// Nothing, where a list is not there; the reading of the rules holds that each is.
static NONE: Phrases = Phrases::none();

impl<'a> Rule<'a> {
    pub fn id(&self) -> &'a str {
        &self.frame.id
    }

    pub fn source(&self) -> &'a str {
        &self.told.source
    }

    pub fn case(&self, name: &str) -> Option<&'a Case> {
        self.told.cases.get(name)
    }

    /// The questions whose answers would mend what a case says.
    pub fn asks(&self, case: &str) -> &'a [String] {
        self.frame.asks.get(case).map_or(&[], Vec::as_slice)
    }

    pub fn bounds(&self) -> &'a [Bound] {
        &self.words.bounds
    }

    pub fn list(&self, name: &str) -> &'a Phrases {
        self.words.lists.get(name).unwrap_or(&NONE)
    }

    /// A list as it is written.
    pub fn written(&self, name: &str) -> &'a [String] {
        self.words.plain.get(name).or_else(|| self.frame.answers.get(name)).map_or(&[], Vec::as_slice)
    }

    /// True where this rule is about such a message, and can read it.
    pub fn is_about(&self, about: &About<'_>, readable: bool) -> bool {
        let on = &self.frame.on;
        let within = on.is_empty() || on.iter().any(|on| on.holds(about.kind, about.channel, about.length));
        within && (readable || self.frame.any_language)
    }
}

impl Rules {
    /// The rules in the binary; what they find is told in English.
    ///
    /// # Errors
    /// Where the binary is damaged; every list that a rule looks for and a language lacks. The tests hold that there is
    /// none.
    pub fn built_in() -> Result<Self, Vec<Unreadable>> {
        Self::in_language(Language::English)
    }

    /// The rules in the binary; what they find is told in that language. They read messages of every language.
    ///
    /// # Errors
    /// As for [`Self::built_in`].
    pub fn in_language(language: Language) -> Result<Self, Vec<Unreadable>> {
        let told = kept(read_at_build!("check", language))?;
        let lists = &include_bytes!(concat!(env!("OUT_DIR"), "/check_lists"))[..];
        let (frames, tongues): (_, Vec<Tongue>) = kept(postcard::from_bytes(lists))?;
        Self::of(frames, told, tongues)
    }

    /// Of what was read, the languages in their order.
    pub(super) fn of(
        frames: Vec<Frame>,
        told: BTreeMap<String, Told>,
        tongues: Vec<Tongue>,
    ) -> Result<Self, Vec<Unreadable>> {
        let faults = faults(&frames, &told, &tongues);
        if !faults.is_empty() {
            return Err(faults);
        }
        let both = tongues.into_iter().zip(Language::ALL);
        let lists = both.map(|(tongue, language)| Ok(Lists::new(tongue, kept(day::in_language(*language))?)));
        Ok(Self { frames, told, lists: lists.collect::<Result<_, Vec<Unreadable>>>()? })
    }

    /// Sentences in the words of the language whose commonest ones have the greatest share in them: those, the words of
    /// each sentence, and whether they are in that language at all.
    pub(in crate::letter) fn read(&self, sentences: &[&str]) -> Option<(&Lists, Vec<Vec<Word>>, bool)> {
        let mut best: Option<(&Lists, Vec<Vec<Word>>, usize, usize)> = None;
        for lists in &self.lists {
            if best.is_some() && !sentences.iter().any(|sentence| lists.may_read(sentence)) {
                continue;
            }
            let words: Vec<Vec<Word>> = sentences.iter().map(|sentence| lists.vocabulary.words(sentence)).collect();
            let common = words.iter().flatten().filter(|word| word.is_one_of(&lists.common)).count();
            let all = words.iter().flatten().count();
            if best.as_ref().is_none_or(|(_, _, other, of)| common * of > other * all) {
                best = Some((lists, words, common, all));
            }
        }
        best.map(|(lists, words, common, all)| (lists, words, common * COMMON >= all))
    }

    /// Every rule, as it reads a message with these words.
    pub(super) fn all<'a>(&'a self, lists: &'a Lists) -> impl Iterator<Item = Rule<'a>> {
        let both = self.frames.iter().zip(&lists.rules);
        both.filter_map(|(frame, words)| Some(Rule { frame, told: self.told.get(&frame.id)?, words }))
    }

    /// What each rule says, by its id.
    #[must_use]
    pub fn told(&self) -> &BTreeMap<String, Told> {
        &self.told
    }

    /// The ids of all rules, in the order in which they are looked at.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.frames.iter().map(|frame| frame.id.as_str())
    }
}

impl Lists {
    fn new(tongue: Tongue, names: Names) -> Self {
        let shared = tongue.shared;
        let mut vocabulary =
            Vocabulary::new(shared.whole, shared.endings, &shared.no_names, &shared.numbers).naming(shared.naming);
        let mut compiled = |lists: &BTreeMap<String, Vec<String>>| -> HashMap<String, Phrases> {
            lists.iter().map(|(name, list)| (name.clone(), Phrases::new(list, &mut vocabulary))).collect()
        };
        let (shared_lists, look) = (compiled(&shared.lists), compiled(&tongue.look));
        let words =
            |listed: Listed| Words { lists: compiled(&listed.lists), bounds: listed.bounds, plain: listed.lists };
        let rules = tongue.rules.into_iter().map(words).collect();
        let common = vocabulary.learn_all(&shared.common);
        Self {
            vocabulary,
            names,
            dates: shared.dates,
            letters: shared.letters,
            rules,
            shared: shared_lists,
            common,
            look,
        }
    }

    /// A list that several rules read.
    pub fn shared(&self, name: &str) -> &Phrases {
        self.shared.get(name).unwrap_or(&NONE)
    }

    /// True where the text may be in this language: a letter of its script stands in it.
    fn may_read(&self, text: &str) -> bool {
        self.letters.is_none_or(|(first, last)| text.chars().any(|c| (first..=last).contains(&c)))
    }
}

/// Names what the code of a rule looks for and its files lack, and what they hold and nothing looks for.
fn faults(frames: &[Frame], told: &BTreeMap<String, Told>, tongues: &[Tongue]) -> Vec<Unreadable> {
    let mut all = Vec::new();
    for check in ALL {
        let Some(frame) = frames.iter().find(|frame| frame.id == check.id) else {
            all.push(fault(check.id, "there is no rule of that id".to_owned()));
            continue;
        };
        all.extend(told.get(check.id).map_or_else(Vec::new, |told| of_cases(check, told)));
        for (tongue, language) in tongues.iter().zip(Language::ALL) {
            let listed = tongue.rules.iter().find(|listed| listed.id == check.id);
            all.extend(of_lists(check, frame, listed, *language));
        }
    }
    let ids = || frames.iter().map(|frame| frame.id.as_str());
    if !tongues.iter().all(|tongue| tongue.rules.iter().map(|listed| listed.id.as_str()).eq(ids())) {
        all.push(fault("check", "the rules of two languages are not the same".to_owned()));
    }
    let (first, others) = tongues.split_first().map_or((None, &[][..]), |(first, others)| (Some(first), others));
    let same = |a: &BTreeMap<String, Vec<String>>, b: &BTreeMap<String, Vec<String>>| a.keys().eq(b.keys());
    let differs = |other: &&Tongue| {
        first.is_some_and(|first| !same(&first.shared.lists, &other.shared.lists) || !same(&first.look, &other.look))
    };
    let differing = others.iter().filter(differs);
    all.extend(differing.map(|_| fault("shared", "what rules share has other lists in another language".to_owned())));
    all
}

fn of_cases(check: &Check, told: &Told) -> Vec<Unreadable> {
    let lacks = check.cases.iter().filter(|case| !told.cases.contains_key(**case));
    let unsaid = told.cases.keys().filter(|case| !check.cases.contains(&case.as_str()));
    let lacks = lacks.map(|case| fault(check.id, format!("there is no case `{case}`")));
    lacks.chain(unsaid.map(|case| fault(check.id, format!("nothing says the case `{case}`")))).collect()
}

fn of_lists(check: &Check, frame: &Frame, listed: Option<&Listed>, language: Language) -> Vec<Unreadable> {
    let Some(listed) = listed else {
        return vec![fault(check.id, format!("there are no words of that rule in {}", language.id()))];
    };
    let has = |list: &str| listed.lists.contains_key(list) || frame.answers.contains_key(list);
    let lacks = check.lists.iter().filter(|list| !has(list));
    let idle = listed.lists.keys().chain(frame.answers.keys()).filter(|list| !check.lists.contains(&list.as_str()));
    let lacks = lacks.map(|list| fault(check.id, format!("there is no list `{list}` in {}", language.id())));
    let unsaid = frame.asks.keys().filter(|case| !check.cases.contains(&case.as_str()));
    let unsaid = unsaid.map(|case| fault(check.id, format!("nothing says the case `{case}`")));
    let idle = idle.map(|list| fault(check.id, format!("nothing looks at the list `{list}`")));
    lacks.chain(idle).chain(unsaid).collect()
}

fn fault(file: &str, why: String) -> Unreadable {
    Unreadable { file: file.to_owned(), line: 1, column: 1, why }
}

/// What was kept when demur was built.
fn kept<T: DeserializeOwned>(read: Result<T, postcard::Error>) -> Result<T, Vec<Unreadable>> {
    read.map_err(|fault| vec![self::fault("demur", fault.to_string())])
}

#[cfg(test)]
mod tests {
    use super::super::files;
    use super::super::sheet::Sheet;
    use super::*;

    fn one<T: DeserializeOwned>((name, text): (&str, &str)) -> T {
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        options.from_str(text).unwrap_or_else(|fault| panic!("{name}: {fault}"))
    }

    fn sheets() -> Vec<Sheet> {
        files::ENGLISH.rules.iter().copied().map(one).collect()
    }

    fn korean() -> Vec<Listed> {
        files::KOREAN.rules.iter().copied().map(one).collect()
    }

    /// As the build makes them.
    fn made(sheets: Vec<Sheet>, korean: Vec<Listed>) -> Result<Rules, Vec<Unreadable>> {
        let (mut frames, mut told, mut english) = (Vec::new(), BTreeMap::new(), Vec::new());
        for (frame, says, listed) in sheets.into_iter().map(Sheet::taken_apart) {
            told.insert(frame.id.clone(), says);
            frames.push(frame);
            english.push(listed);
        }
        let tongue = |files: &files::Files, rules| Tongue { shared: one(files.shared), look: one(files.look), rules };
        Rules::of(frames, told, vec![tongue(&files::ENGLISH, english), tongue(&files::KOREAN, korean)])
    }

    #[test]
    fn the_rules_are_those_that_are_written() {
        let rules = Rules::built_in().unwrap_or_else(|faults| panic!("{faults:#?}"));
        assert!(rules.ids().eq(ALL.iter().map(|check| check.id)));
        let mut korean = korean();
        for (listed, sheet) in korean.iter_mut().zip(sheets()) {
            let english = sheet.taken_apart().2;
            listed.bounds = if listed.bounds.is_empty() { english.bounds } else { listed.bounds.clone() };
        }
        assert!(made(sheets(), korean).is_ok_and(|made| made == rules));
        assert!(Rules::in_language(Language::Korean).is_ok());
    }

    #[test]
    fn what_a_file_lacks_is_named_all_at_once() {
        let apology = r#"(id: "apology", source: "", cases: {"few": (severity: Tip, why: "", suggestion: "")}, lists: {"late": []})"#;
        let mut korean = korean();
        for listed in &mut korean {
            listed.lists.remove("threat");
        }
        let faults = made(vec![one(("apology.ron", apology))], korean).unwrap_err();
        let said = |file: &str, why: &str| faults.iter().any(|fault| fault.file == file && fault.why.contains(why));
        assert!(said("apology", "case `many`") && said("apology", "list `sorry` in english"));
        assert!(said("apology", "list `late`") && said("apology", "case `few`"));
        assert!(said("blanks", "no rule") && said("check", "not the same"));
        let mut less = self::korean();
        for listed in &mut less {
            listed.lists.remove("threat");
        }
        let faults = made(sheets(), less).unwrap_err();
        assert!(faults.len() == 1 && faults.iter().all(|fault| fault.why == "there is no list `threat` in korean"));
    }
}
