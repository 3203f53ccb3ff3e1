//! The message as rules read it: what each paragraph is for, the words of each sentence, and what the sentence does.

use chrono::NaiveDate;

use super::dates;
use super::phrase::{Vocabulary, Word};
use super::rules::{Lists, Rules};
use super::{About, Letter, Rule};
use crate::letter::join::bare;
use crate::letter::{Kind, Paragraph, Whose};
use crate::workbook::Answer;

/// What a paragraph is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A date line.
    Date,
    /// The greeting.
    Greet,
    /// The message itself.
    Body,
    /// The closing line and the name.
    Sign,
}

/// The moves that speak of other ways, of growth and of talking again.
const LATER: [&str; 5] = ["propose", "proposal", "first_step", "talk", "grow"];

/// A sentence.
pub(super) struct Line<'a> {
    /// Its paragraph, and its place in it.
    pub place: (usize, usize),
    /// As it stands in the letter.
    pub text: &'a str,
    /// Its words.
    pub words: Vec<Word>,
    /// The move its paragraph makes, where that is known.
    pub mv: &'a str,
    /// It gives thanks.
    pub thanks: bool,
    /// It gives the answer.
    pub decides: bool,
    /// It says a day, or about when.
    pub dated: bool,
    /// The words of its language.
    pub vocabulary: &'a Vocabulary,
}

impl Line<'_> {
    /// A word as it is written.
    pub fn written(&self, word: &Word) -> &str {
        self.text.get(word.start..word.end).unwrap_or_default()
    }

    /// True where the first word of a name stands in the sentence, with a capital where its script has them.
    pub fn names(&self, name: &str) -> bool {
        let Some(first) = first_word(name) else { return false };
        let naming = &self.vocabulary.naming;
        let mut next: Option<String> = None;
        self.words.iter().rev().any(|word| {
            let written = unowned(self.written(word));
            let lower = written.to_lowercase();
            let is = naming.is(&lower, &first) || naming.is_given(&lower, next.as_deref(), &first);
            next = Some(lower);
            is && !written.starts_with(char::is_lowercase)
        })
    }

    /// The words from one to before another, as they are written.
    pub fn between(&self, (from, to): (usize, usize)) -> &str {
        let ends = self.words.get(from).zip(to.checked_sub(1).and_then(|last| self.words.get(last)));
        ends.and_then(|(first, last)| self.text.get(first.start..last.end)).unwrap_or_default()
    }
}

/// A message with all that rules ask of it.
pub(super) struct Page<'a> {
    pub letter: &'a Letter,
    pub about: &'a About<'a>,
    /// The words of the language that it is in.
    pub lists: &'a Lists,
    /// Every sentence, with what its paragraph is for.
    pub lines: Vec<(Part, Line<'a>)>,
    /// Most of it is in the language of the word lists.
    pub readable: bool,
}

impl<'a> Page<'a> {
    pub fn new(letter: &'a Letter, about: &'a About<'a>, rules: &'a Rules) -> Option<Self> {
        let sentences = letter.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
        let sentences: Vec<&str> = sentences.map(|sentence| sentence.text.as_str()).collect();
        let (lists, read, readable) = rules.read(&sentences)?;
        let mut read = read.into_iter();
        let mut lines = Vec::new();
        for (p, paragraph) in letter.paragraphs.iter().enumerate() {
            let part = part(paragraph);
            for ((s, sentence), words) in paragraph.sentences.iter().enumerate().zip(&mut read) {
                let (text, body) = (sentence.text.as_str(), part == Part::Body);
                let thanks = body && lists.shared("thanks").says(&words);
                let decides = body && !is_later(paragraph) && decides(about, lists, &words);
                let dated = dates::any(text, &words, about.today, lists);
                let (place, mv, vocabulary) = ((p, s), paragraph.mv.as_str(), &lists.vocabulary);
                lines.push((part, Line { place, text, words, mv, thanks, decides, dated, vocabulary }));
            }
        }
        Some(Self { letter, about, lists, lines, readable })
    }

    /// True where this rule is about this message, and can read it.
    pub fn asks_for(&self, rule: &Rule<'_>) -> bool {
        rule.is_about(self.about, self.readable)
    }

    /// The sentences of the message itself: without date line, greeting and signature.
    pub fn body(&self) -> impl Iterator<Item = &Line<'a>> {
        self.lines.iter().filter(|(part, _)| *part == Part::Body).map(|(_, line)| line)
    }

    /// True where a sentence is made of answers about other ways, growth or talking again: what may change later
    /// belongs there.
    pub fn is_later(&self, line: &Line<'_>) -> bool {
        self.letter.paragraphs.get(line.place.0).is_some_and(|paragraph| is_later(paragraph))
    }

    /// The sentences of that part.
    pub fn part(&self, wanted: Part) -> impl Iterator<Item = &Line<'a>> {
        self.lines.iter().filter(move |(part, _)| *part == wanted).map(|(_, line)| line)
    }

    /// Which paragraphs make up the message itself, in order.
    pub fn body_paragraphs(&self) -> Vec<usize> {
        let mut all: Vec<usize> = self.body().map(|line| line.place.0).collect();
        all.dedup();
        all
    }

    /// The sentences of the first so many paragraphs of the message itself.
    pub fn first(&self, count: usize) -> impl Iterator<Item = &Line<'a>> {
        let all = self.body_paragraphs();
        let end = all.get(count).copied().unwrap_or(usize::MAX);
        self.body().filter(move |line| line.place.0 < end)
    }

    /// True where a sentence of the message itself says something of this list.
    pub fn says(&self, rule: &Rule<'_>, list: &str) -> bool {
        self.body().any(|line| rule.list(list).says(&line.words))
    }

    /// The questions that a sentence comes from.
    pub fn origins(&self, line: &Line<'_>) -> &[String] {
        let (p, s) = line.place;
        let sentence = self.letter.paragraphs.get(p).and_then(|paragraph| paragraph.sentences.get(s));
        sentence.map_or(&[], |sentence| sentence.origins.as_slice())
    }

    /// The words of an answer, where there is one in words.
    pub fn prose(&self, id: &str) -> Option<String> {
        self.about.answers?.get(id)?.prose().map(ToString::to_string)
    }

    /// The day that was answered.
    pub fn day(&self, id: &str) -> Option<NaiveDate> {
        self.about.answers?.get(id)?.date()
    }

    /// Names of colleagues that may be in the letter: the workbook says that they were asked.
    pub fn colleagues(&self) -> Vec<String> {
        let people = &self.about.letters.shared.people;
        let column = self.about.curriculum.question(&people.of).and_then(|question| question.column(&people.name));
        match (column, self.about.answers.and_then(|answers| answers.get(&people.of))) {
            (Some(at), Some(Answer::Ledger(rows))) => rows.iter().filter_map(|row| row.get(at)).cloned().collect(),
            _ => Vec::new(),
        }
    }
}

fn part(paragraph: &Paragraph) -> Part {
    match paragraph.mv.as_str() {
        "date" => Part::Date,
        "greet" => Part::Greet,
        "sign" => Part::Sign,
        _ => Part::Body,
    }
}

fn is_later(paragraph: &Paragraph) -> bool {
    paragraph.whose == Whose::Composed && LATER.contains(&paragraph.mv.as_str())
}

/// The first word of a name, in lower case.
pub(super) fn first_word(name: &str) -> Option<String> {
    name.split_whitespace().map(bare).find(|word| !word.is_empty())
}

/// "Dana" of "Dana's".
pub(super) fn unowned(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// True where a sentence gives the answer that this kind of message gives; of an unknown kind, any.
fn decides(about: &About<'_>, lists: &Lists, words: &[Word]) -> bool {
    let says = |list: &str| lists.shared(list).says(words);
    match about.kind {
        Some(Kind::Decline | Kind::Path) => says("no"),
        Some(Kind::Accept) => says("yes"),
        Some(Kind::Terms) => says("yes") || says("terms"),
        Some(Kind::Time | Kind::Questions) => false,
        None => says("no") || says("yes"),
    }
}
