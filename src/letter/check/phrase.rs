//! Words of a sentence, and phrases that are looked for among them. Words are compared as numbers, so that a key waits
//! for nothing.
//!
//! A phrase is words with blanks between them. `a|b` is either of two words, `a?` may be left out, `~` is up to four
//! words, `@` is a name, `#` a number, also in `@|him`; `^` before the first word is the beginning of the sentence, `$` after the last its
//! end. A phrase that begins with `!` is an exception: a sentence that holds it says nothing of its list.
//!
//! Where a language glues endings to its words, a word may be written in part: `감사*` begins so, `*습니다` ends so,
//! `*거절*` holds it; `아이+` has nothing but endings behind it.

use std::collections::{BTreeMap, HashMap};

use super::sheets::Naming;
use super::stems::Stems;

/// How many words `~` stands for at most.
const GAP: usize = 4;
/// The number of a word that no list holds.
const UNKNOWN: u32 = 0;

/// A word of a sentence. Of "can't" come two, from the same place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::letter) struct Word {
    /// Its number; 0 where no list holds it.
    pub id: u32,
    /// The numbers of the parts of words that it has; none where lists hold whole words alone.
    stems: Vec<u32>,
    /// It may be somebody's name: a capital, and no word that has one at the beginning of a sentence.
    pub name: bool,
    /// It is a number, in figures or in words.
    pub number: bool,
    /// Where it stands in the sentence, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

impl Word {
    /// True where it is one of these, whole or in part.
    pub fn is_one_of(&self, ids: &[u32]) -> bool {
        ids.contains(&self.id) || self.stems.iter().any(|stem| ids.contains(stem))
    }
}

/// Every word that a list holds, with its number; and how words are taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::letter) struct Vocabulary {
    ids: HashMap<String, u32>,
    stems: Stems,
    /// How people are named, where capitals do not tell.
    pub naming: Naming,
    /// `cannot`: `can not`.
    whole: BTreeMap<String, String>,
    /// `'ll`: `will`.
    endings: BTreeMap<String, String>,
    /// Words with a capital that are no names; numbers in words.
    plain: Vec<u32>,
    numbers: Vec<u32>,
}

impl Vocabulary {
    /// With these ways to take words apart, words that are no names, and numbers.
    pub fn new(
        whole: BTreeMap<String, String>,
        endings: BTreeMap<String, String>,
        plain: &[String],
        numbers: &[String],
    ) -> Self {
        let mut new = Self { whole, endings, ..Self::default() };
        new.plain = new.learn_all(plain);
        new.numbers = new.learn_all(numbers);
        new
    }

    /// Where capitals do not tell who is a person.
    pub fn naming(self, naming: Naming) -> Self {
        Self { naming, ..self }
    }

    /// The numbers of these words.
    pub fn learn_all(&mut self, words: &[String]) -> Vec<u32> {
        words.iter().map(|word| self.learn(word)).collect()
    }

    fn learn(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.ids.len() + 1).unwrap_or(u32::MAX);
        let id = *self.ids.entry(word.to_owned()).or_insert(next);
        self.stems.learn(word, id);
        id
    }

    /// The words of a sentence, in order.
    pub fn words(&self, text: &str) -> Vec<Word> {
        let mut words = Vec::with_capacity(text.len() / 5);
        for (start, written) in pieces(text, !self.naming.tells()) {
            let name = written.chars().next().is_some_and(char::is_uppercase);
            let lower = written.to_lowercase().replace('’', "'");
            let end = start + written.len();
            // Two words in one are nobody's name: "im", "dont".
            let name = name && !self.whole.contains_key(&lower);
            self.parts(&lower, &mut |part| {
                let id = self.ids.get(part).copied().unwrap_or(UNKNOWN);
                let mut word = Word { id, stems: self.stems.of(part, &self.naming), name, number: false, start, end };
                word.number = part.starts_with(|c: char| c.is_ascii_digit()) || word.is_one_of(&self.numbers);
                word.name &= !word.is_one_of(&self.plain);
                words.push(word);
            });
        }
        if self.naming.tells() {
            self.name(text, &mut words);
        }
        words
    }

    /// Tells who is a person, by what is said behind it.
    fn name(&self, text: &str, words: &mut [Word]) {
        let mut next: Option<&str> = None;
        for word in words.iter_mut().rev() {
            let written = text.get(word.start..word.end).unwrap_or_default();
            word.name = self.naming.person(written, next).is_some();
            next = Some(written);
        }
    }

    fn parts(&self, lower: &str, each: &mut impl FnMut(&str)) {
        if let Some(whole) = self.whole.get(lower) {
            return whole.split(' ').for_each(each);
        }
        if lower.contains('\'')
            && let Some((base, ending)) =
                self.endings.iter().find_map(|(end, says)| Some((lower.strip_suffix(end.as_str())?, says)))
        {
            each(base);
            return each(ending);
        }
        each(lower);
    }
}

/// Runs of letters and figures, with an apostrophe where one stands inside; each with its place. Where endings are glued
/// to words, they are glued to quoted ones too, and an apostrophe is a quotation mark.
fn pieces(text: &str, apostrophes: bool) -> impl Iterator<Item = (usize, &str)> {
    let belongs = move |c: char| c.is_alphanumeric() || (apostrophes && (c == '\'' || c == '’'));
    text.split(move |c| !belongs(c)).filter_map(|piece| {
        let piece = piece.trim_matches(['\'', '’']);
        (!piece.is_empty()).then(|| (piece.as_ptr() as usize - text.as_ptr() as usize, piece))
    })
}

/// One place in a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    One(Either),
    Perhaps(Either),
    Gap,
}

/// One of these words; a name or a number, where that is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Either {
    ids: Vec<u32>,
    name: bool,
    number: bool,
}

impl Either {
    fn new(written: &str, vocabulary: &mut Vocabulary) -> Self {
        let mut either = Self::default();
        for word in written.split('|') {
            match word {
                "@" => either.name = true,
                "#" => either.number = true,
                word => either.ids.push(vocabulary.learn(word)),
            }
        }
        either
    }

    fn holds(&self, word: &Word) -> bool {
        word.is_one_of(&self.ids) || (self.name && word.name) || (self.number && word.number)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Phrase {
    begins: bool,
    ends: bool,
    steps: Vec<Step>,
}

impl Phrase {
    fn new(written: &str, vocabulary: &mut Vocabulary) -> Self {
        let (begins, rest) = written.strip_prefix('^').map_or((false, written), |rest| (true, rest));
        let (ends, rest) = rest.strip_suffix('$').map_or((false, rest), |rest| (true, rest));
        let steps = rest.split_whitespace().map(|step| match step {
            "~" => Step::Gap,
            words => match words.strip_suffix('?') {
                Some(words) => Step::Perhaps(Either::new(words, vocabulary)),
                None => Step::One(Either::new(words, vocabulary)),
            },
        });
        Self { begins, ends, steps: steps.collect() }
    }

    /// The words from the first on that say it: how many.
    fn at(&self, words: &[Word]) -> Option<usize> {
        follow(&self.steps, words, self.ends)
    }

    /// The word it begins with, where that is always one of these.
    fn first(&self) -> Option<&Either> {
        match self.steps.first()? {
            Step::One(either) => Some(either),
            Step::Perhaps(_) | Step::Gap => None,
        }
    }

    fn find(&self, words: &[Word]) -> Option<(usize, usize)> {
        let last = if self.begins { 1 } else { words.len() };
        let first = self.first();
        let fits = |at: &usize| words.get(*at).is_none_or(|word| first.is_none_or(|first| first.holds(word)));
        (0..last).filter(fits).find_map(|from| {
            let count = self.at(words.get(from..)?)?;
            Some((from, from + count))
        })
    }
}

fn follow(steps: &[Step], words: &[Word], ends: bool) -> Option<usize> {
    let Some((step, steps)) = steps.split_first() else {
        return (!ends || words.is_empty()).then_some(0);
    };
    let one = |fits: bool| {
        let rest = words.get(1..).filter(|_| fits)?;
        Some(follow(steps, rest, ends)? + 1)
    };
    let first = words.first();
    match step {
        Step::One(either) => one(either.holds(first?)),
        Step::Perhaps(either) => {
            one(first.is_some_and(|first| either.holds(first))).or_else(|| follow(steps, words, ends))
        }
        Step::Gap => (0..=GAP).find_map(|skipped| Some(follow(steps, words.get(skipped..)?, ends)? + skipped)),
    }
}

/// A list of phrases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::letter) struct Phrases {
    says: Vec<Phrase>,
    unless: Vec<Phrase>,
}

impl Phrases {
    /// A list of nothing.
    pub const fn none() -> Self {
        Self { says: Vec::new(), unless: Vec::new() }
    }

    /// Reads a list.
    pub fn new(written: &[String], vocabulary: &mut Vocabulary) -> Self {
        let mut list = Self::default();
        for phrase in written {
            match phrase.strip_prefix('!') {
                Some(phrase) => list.unless.push(Phrase::new(phrase, vocabulary)),
                None => list.says.push(Phrase::new(phrase, vocabulary)),
            }
        }
        list
    }

    /// Where one of the phrases stands: its first word and the one after its last.
    pub fn find(&self, words: &[Word]) -> Option<(usize, usize)> {
        let found = self.says.iter().find_map(|phrase| phrase.find(words))?;
        self.unless.iter().all(|phrase| phrase.find(words).is_none()).then_some(found)
    }

    /// True where one of them is said.
    pub fn says(&self, words: &[Word]) -> bool {
        self.find(words).is_some()
    }

    /// Every place where one of the phrases stands, none in another.
    pub fn all(&self, words: &[Word]) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        if self.unless.iter().any(|phrase| phrase.find(words).is_some()) {
            return found;
        }
        let mut from = 0;
        while let Some(rest) = words.get(from..).filter(|rest| !rest.is_empty()) {
            let longest = self
                .says
                .iter()
                .filter(|phrase| !phrase.begins || from == 0)
                .filter_map(|phrase| phrase.at(rest))
                .max();
            found.extend(longest.map(|count| (from, from + count)));
            from += longest.unwrap_or(1).max(1);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(phrase: &str, text: &str, expected: bool) {
        let text_of = |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let mut vocabulary = Vocabulary::new(
            text_of(&[("can't", "can not"), ("won't", "will not")]),
            text_of(&[("'m", "am"), ("'s", "'s")]),
            &["i".to_owned()],
            &["two".to_owned()],
        );
        let written: Vec<String> = phrase.split(" / ").map(ToOwned::to_owned).collect();
        let list = Phrases::new(&written, &mut vocabulary);
        assert_eq!(list.says(&vocabulary.words(text)), expected, "{phrase}: {text}");
    }

    #[test]
    fn words_in_a_row() {
        check("my answer is no", "So my answer is no.", true);
        check("my answer is no", "My answer is: no!", true);
        check("my answer is no", "My answer is not known.", false);
        check("i can not", "I can’t say.", true);
        check("i am", "I'm here", true);
        check("dana", "Dana’s team", true);
    }

    #[test]
    fn either_perhaps_gap_name_number() {
        check("a|the role", "the role", true);
        check("a very? good", "a good", true);
        check("a very? good", "a very good", true);
        check("thank ~ for", "thank you so very much for it", true);
        check("thank ~ for", "thank a b c d e for it", false);
        check("@ knows", "Then Dana knows it.", true);
        check("@ knows", "I knows", false);
        check("# days", "in 3 days", true);
        check("# days", "two days", true);
        check("a|# day|days", "two days", true);
        check("than @|him", "better than Lee", true);
        check("than @|him", "better than most", false);
    }

    #[test]
    fn beginning_end_exception() {
        check("^yes", "Yes, I will.", true);
        check("^yes", "I say yes", false);
        check("thanks$", "Many thanks!", true);
        check("thanks$", "Thanks for it", false);
        check("not ready / !not ready to leave", "I am not ready.", true);
        check("not ready / !not ready to leave", "I am not ready to leave it.", false);
        check("role", "", false);
    }

    #[test]
    fn other_scripts_are_words_like_any_other() {
        check("a", "팀을 이끌어 🙏", false);
        check("팀을", "팀을 이끌어 🙏", true);
    }

    #[test]
    fn words_in_part() {
        check("감사*", "제안해 주셔서 감사합니다.", true);
        check("감사*", "제안에 대한 감사", true);
        check("감사*", "대단히감사합니다", false);
        check("*습니다", "맡지 않기로 했습니다.", true);
        check("*습니다", "했습니다만", false);
        check("*거절*", "정중히거절합니다", true);
        check("맡지 않*|못*", "맡지 않겠습니다", true);
        check("^맡지 않* ~ *니다$", "맡지 않기로 결정했습니다.", true);
        check("sorr*", "I'm sorry", true);
        check("않* / !않을까*", "좋지 않을까요", false);
    }
}
