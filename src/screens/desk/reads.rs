//! What an answer says in the message, to show under it while it is written: all of it, or a sign in words that more
//! follows.

use super::Desk;
use crate::curriculum::{Privacy, Question};
use crate::letter::{Left, Letter, Whose};
use crate::text::Prose;
use crate::words::{QuestionWords, fill};
use crate::workbook::{Answer, Private};

/// So many characters of an answer are read for the sentences it makes: it is asked at every key.
const READ_AT_MOST: usize = 300;

/// The sentences of an answer; none of one that a message leaves out.
#[derive(Clone, PartialEq, Eq)]
pub struct Reads {
    sentences: Vec<String>,
    /// Why there are none; without it the message has no place for them.
    left: Option<Left>,
    /// The answer goes on behind what was read.
    goes_on: bool,
}

impl std::fmt::Debug for Reads {
    /// A count, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Reads({} sentences)", self.sentences.len())
    }
}

impl Reads {
    /// In words: every sentence where that fits, else the first ones, and that more follow.
    #[must_use]
    pub fn told(&self, words: &QuestionWords, fits: impl Fn(&str) -> bool) -> String {
        let all = self.sentences.len();
        if all == 0 {
            return match self.left {
                Some(Left::Unsure) => words.reads_nothing.to_string(),
                Some(Left::Nothing) => words.reads_none.to_string(),
                Some(Left::Refused) => words.reads_refused.to_string(),
                None => words.reads_unplaced.to_string(),
            };
        }
        let mut texts = (1..=all).rev().map(|some| self.first(some, words));
        if let Some(text) = texts.find(|text| fits(text)) {
            return text;
        }
        let first = self.sentences.first().map(String::as_str).unwrap_or_default();
        let spaces: Vec<usize> = first.match_indices(' ').map(|(at, _)| at).collect();
        let begins = spaces.iter().rev().filter_map(|end| first.get(..*end));
        let mut cut = begins.map(|begins| fill(&words.reads_on, &[("said", &said(begins, words))]));
        cut.find(|text| fits(text)).unwrap_or_else(|| self.first(1, words))
    }

    fn first(&self, some: usize, words: &QuestionWords) -> String {
        let sentences = self.sentences.get(..some).unwrap_or_default();
        let said = said(&sentences.join(" "), words);
        match self.sentences.len() - sentences.len() {
            _ if self.goes_on => fill(&words.reads_on, &[("said", &said)]),
            0 => said,
            1 => fill(&words.reads_one_more, &[("said", &said)]),
            left => fill(&words.reads_more, &[("said", &said), ("n", &left.to_string())]),
        }
    }
}

fn said(sentence: &str, words: &QuestionWords) -> String {
    fill(&words.reads, &[("sentence", sentence)])
}

impl Desk {
    /// The sentences that the beginning of one and an answer make, as the message would say them.
    #[must_use]
    pub fn reads(&self, question: &Question, answer: &Prose) -> Option<Reads> {
        if question.stem.is_empty() || question.privacy == Privacy::Private {
            return None;
        }
        // A message of the kind that is written has no place for it.
        let said = |kind: &str| question.moves.iter().any(|mv| mv.split('.').next() == Some(kind));
        if self.wish().is_some_and(|wish| !said(wish.kind.id())) {
            return None;
        }
        let (begins, goes_on) = beginning(answer);
        if begins.trim().is_empty() {
            return None;
        }
        let pinned = self.draft().is_some_and(|draft| !draft.pins.is_empty());
        let says = |id: &str| self.letter().is_some_and(|letter| letter.carries(id));
        if pinned && !says(&question.id) {
            // The writer's own words stand where it would be.
            return None;
        }
        // The message may say it already, from another beginning than the question gives.
        let held = |held: &Answer| matches!(held, Answer::Prose(held) if held == answer);
        let in_hand = !goes_on && self.workbook.answer(&question.id).map(Private::on_screen).is_some_and(held);
        let said = self.letter().filter(|_| in_hand).and_then(|letter| letter.said_of(&question.id));
        let otherwise = |said: &Vec<String>| !said.iter().any(|sentence| sentence.contains(question.stem.as_str()));
        if let Some(sentences) = said.filter(otherwise) {
            return Some(Reads { sentences, left: None, goes_on });
        }
        let known = self.known.joined(&question.id, &begins).cloned();
        let joined = known.unwrap_or_else(|| self.content.letters.join(&question.stem, &begins));
        let mut sentences = joined.sentences;
        if goes_on && sentences.len() > 1 {
            // It was read to the middle of a sentence.
            sentences.pop();
        }
        if sentences.is_empty() {
            let left = self.content.letters.leaves_out(&question.stem, &begins)?;
            return Some(Reads { sentences, left: Some(left), goes_on });
        }
        // It is in the message that is written, or that has no place for it: as short as it is, or as it goes.
        let composed = |letter: &Letter| letter.paragraphs.iter().all(|paragraph| paragraph.whose == Whose::Composed);
        if in_hand && self.letter().is_some_and(|letter| composed(letter) && !letter.carries(&question.id)) {
            sentences.clear();
        }
        Some(Reads { sentences, left: None, goes_on })
    }

    /// What is said where a message leaves out something that was typed beside the things to tick.
    #[must_use]
    pub fn item_left(&self, question: &Question) -> Option<String> {
        let shared = question.privacy == Privacy::Shareable && !question.moves.is_empty();
        let answer = self.workbook.answer(&question.id).filter(|_| shared)?;
        let Answer::Checklist { own, .. } = answer.on_screen() else { return None };
        let left = |item: &&String| self.content.letters.leaves_out("", item).is_some();
        let words = &self.content.words.screen.question;
        own.iter().find(left).map(|item| fill(&words.item_left, &[("words", item.trim())]))
    }
}

/// The first characters of an answer, and whether it goes on.
fn beginning(answer: &Prose) -> (String, bool) {
    let (mut begins, mut left) = (String::new(), READ_AT_MOST);
    for (at, paragraph) in answer.paragraphs().iter().enumerate() {
        if at > 0 {
            begins.push('\n');
        }
        let words: &str = paragraph;
        if let Some((end, _)) = words.char_indices().nth(left) {
            begins.push_str(words.get(..end).unwrap_or_default());
            return (begins, true);
        }
        begins.push_str(words);
        left = left.saturating_sub(words.chars().count() + 1);
    }
    (begins, false)
}
