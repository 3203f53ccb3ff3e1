//! Private words that stand in a message: runs of six words and more that are also in a private answer.
//!
//! Words are compared without case, punctuation, apostrophes and marks above letters. In scripts that put no space
//! between words each character is looked at, and two count as a word. Words that stand in a shareable answer too are
//! pointed out all the same: that is how words carried across look. A run may pass the end of a sentence or a
//! paragraph, not that of an answer, a cell or an item.
//!
//! Nothing private leaves this room: it tells ids, and places in the message.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::shareable::shares;
use super::{Answer, Workbook};
use crate::curriculum::{Curriculum, Privacy, Question};
use crate::text::hidden;

/// So many words in a row are more than chance.
const RUN: usize = 6;
/// Slots of the sieve: many more than a message has words.
const SLOTS: usize = 1 << 14;
/// The prime that the FNV hash multiplies by, and where it begins.
const PRIME: u64 = 0x0100_0000_01b3;
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
/// What the hash of a run is multiplied by at every word, and that as often as a run has words.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
const STEP_OUT: u64 = STEP.wrapping_pow(6);

/// Words of a message that also stand in a private answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    /// The id of the private question, or of the ledger with the private cell.
    pub question: String,
    /// Where they stand in the message, in bytes.
    pub range: Range<usize>,
}

impl Workbook {
    /// Every run of six words and more in a text that also stands in a private answer, in the order of the text. Where
    /// two private answers hold it, it is told of each.
    #[must_use]
    pub fn overlaps(&self, text: &str, curriculum: &Curriculum) -> Vec<Overlap> {
        let message: Vec<Word> = Words::of(text).collect();
        let runs = Runs::of(&message);
        if runs.places.is_empty() {
            return Vec::new();
        }
        let mut found: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        self.read(curriculum, |id, privacy, words| {
            if privacy == Privacy::Private {
                found.entry(id).or_default().extend(runs.within(words));
            }
        });
        let mut overlaps: Vec<Overlap> = found
            .into_iter()
            .flat_map(|(id, starts)| merged(starts, &message).map(|range| Overlap { question: id.to_owned(), range }))
            .collect();
        crate::in_order::by_key(&mut overlaps, |overlap| (overlap.range.start, overlap.range.end));
        overlaps
    }

    /// Reads every piece of every answer: an answer in prose, an item, a cell.
    fn read<'a>(&'a self, curriculum: &Curriculum, mut piece: impl FnMut(&'a str, Privacy, &mut Hashes<'a>)) {
        for (id, sealed) in self.answers() {
            each_piece(sealed.open(), curriculum.question(id), |privacy, words| piece(id, privacy, words));
        }
    }
}

/// The words of one piece, hashed, in order.
type Hashes<'a> = dyn Iterator<Item = u64> + 'a;

fn each_piece<'a>(answer: &'a Answer, question: Option<&Question>, mut piece: impl FnMut(Privacy, &mut Hashes<'a>)) {
    let whole = question.map_or(Privacy::Private, |question| question.privacy);
    let mut one = |privacy, words: &'a str| piece(privacy, &mut Words::of(words).map(|word| word.hash));
    match answer {
        Answer::Prose(prose) => {
            let mut words = prose.paragraphs().iter().flat_map(|paragraph| Words::of(paragraph)).map(|word| word.hash);
            piece(whole, &mut words);
        }
        Answer::Date(_) | Answer::Scale(_) => {}
        Answer::Undated(words) => one(Privacy::Private, words),
        Answer::Choice { detail: words, .. } | Answer::Truth { evidence: words, .. } => one(whole, words),
        Answer::Checklist { own, .. } => own.iter().for_each(|item| one(whole, item)),
        Answer::Weighted(items) => items.iter().for_each(|item| one(whole, &item.words)),
        Answer::Ledger(rows) => {
            for (row, at, cell) in rows.iter().flat_map(|row| row.iter().enumerate().map(move |(at, c)| (row, at, c))) {
                let shared = question.is_some_and(|question| shares(question, row, at));
                one(if shared { Privacy::Shareable } else { Privacy::Private }, cell);
            }
        }
    }
}

/// Every run of a message, by its hash.
struct Runs {
    /// Hash and the number of the first word, in order of the hash.
    places: Vec<(u64, usize)>,
    /// Which slots of hashes are taken: most runs of an answer fall through at once.
    sieve: Vec<bool>,
}

impl Runs {
    fn of(message: &[Word]) -> Self {
        let mut places: Vec<(u64, usize)> = Vec::new();
        each_run(&mut message.iter().map(|word| word.hash), |hash| places.push((hash, places.len())));
        places.sort_unstable();
        let mut sieve = vec![false; SLOTS];
        for (hash, _) in &places {
            if let Some(taken) = sieve.get_mut(slot(*hash)) {
                *taken = true;
            }
        }
        Self { places, sieve }
    }

    /// The numbers of the first words of the runs that stand in these words.
    fn within(&self, words: &mut Hashes<'_>) -> Vec<usize> {
        let mut found = Vec::new();
        each_run(words, |run| {
            if self.sieve.get(slot(run)) == Some(&true) {
                let from = self.places.partition_point(|(hash, _)| *hash < run);
                let same = self.places.iter().skip(from).take_while(|(hash, _)| *hash == run);
                found.extend(same.map(|(_, at)| *at));
            }
        });
        found
    }
}

/// Tells the hash of every run of words: each hash from the one before, by the word that came and the one that went.
fn each_run(words: &mut Hashes<'_>, mut run: impl FnMut(u64)) {
    let (mut last, mut hash, mut read) = ([0_u64; RUN], 0_u64, 0_usize);
    for word in words {
        let [gone, ..] = last;
        last.rotate_left(1);
        let [.., newest] = &mut last;
        *newest = word;
        hash = hash.wrapping_mul(STEP).wrapping_add(word).wrapping_sub(gone.wrapping_mul(STEP_OUT));
        read += 1;
        if read >= RUN {
            run(hash);
        }
    }
}

fn slot(hash: u64) -> usize {
    usize::try_from(hash >> 50).unwrap_or(SLOTS)
}

/// Ranges of runs that overlap or touch, as one; those that are no six words of their script are left out.
fn merged(mut starts: Vec<usize>, message: &[Word]) -> impl Iterator<Item = Range<usize>> {
    starts.sort_unstable();
    let mut numbers: Vec<Range<usize>> = Vec::new();
    for start in starts {
        match numbers.last_mut() {
            Some(last) if start <= last.end => last.end = start + RUN,
            Some(_) | None => numbers.push(start..start + RUN),
        }
    }
    numbers.into_iter().filter_map(|numbers| {
        let words = message.get(numbers)?;
        let halves: usize = words.iter().map(|word| if word.alone { 1 } else { 2 }).sum();
        (halves >= 2 * RUN).then_some(words.first()?.from..words.last()?.to)
    })
}

/// A word of a text.
struct Word {
    hash: u64,
    from: usize,
    to: usize,
    /// It is one character of a script without spaces: about half a word.
    alone: bool,
}

/// The words of a text.
struct Words<'a> {
    letters: std::iter::Peekable<std::str::CharIndices<'a>>,
}

impl<'a> Words<'a> {
    fn of(text: &'a str) -> Self {
        Self { letters: text.char_indices().peekable() }
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let mut word: Option<Word> = None;
        while let Some((at, c)) = self.letters.peek().copied() {
            let letter = c.is_alphanumeric();
            let alone = letter && without_spaces(c);
            let ends = if letter { alone } else { !silent(c) };
            if ends && word.is_some() {
                return word;
            }
            self.letters.next();
            if !letter {
                continue;
            }
            let word = word.get_or_insert(Word { hash: BASIS, from: at, to: at, alone });
            word.hash = lower(c, word.hash);
            word.to = at + c.len_utf8();
            if alone {
                return Some(Word { ..*word });
            }
        }
        word
    }
}

fn lower(c: char, hash: u64) -> u64 {
    let add = |hash: u64, c: char| (hash ^ u64::from(c)).wrapping_mul(PRIME);
    if c.is_ascii() { add(hash, c.to_ascii_lowercase()) } else { c.to_lowercase().fold(hash, add) }
}

/// Characters inside a word that are not compared: apostrophes, marks above letters, joiners, what cannot be seen.
fn silent(c: char) -> bool {
    match c {
        '\'' | '’' | '‘' | '\u{ad}' => true,
        ' '..='~' => false,
        _ => !c.is_whitespace() && (hidden(c) || !c.is_ascii() && c.width() == Some(0)),
    }
}

/// Characters of scripts that put no space between words: Thai, Lao, Burmese, Khmer, kana, Han.
#[inline]
fn without_spaces(c: char) -> bool {
    c >= '\u{e00}'
        && matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
#[path = "overlap/tests.rs"]
mod tests;
