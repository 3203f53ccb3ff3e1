//! Reads a filled worksheet: every answer that can be understood, and every line that can't, by its number.
//!
//! A heading with an id that no question has starts a block of its own, which is named and left out: the answer
//! before it stays what it was. (In an answer such a line is written with a backslash before it.)

use super::grammar::{Among, heading, meant};
use super::items;
use crate::curriculum::{Curriculum, Kind, Question};
use crate::day::{Reading, is_written};
use crate::text::{MAX_BYTES, Prose, clean};
use crate::workbook::{Answer, STRONGEST, tidy};

/// What a worksheet says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The questions that it holds and answers, by id, in its order; each answer in its normal form.
    pub answers: Vec<(String, Answer)>,
    /// What was changed on the way in.
    pub mentions: Vec<Mention>,
    /// What was not understood, and so not taken.
    pub faults: Vec<Fault>,
    /// The questions that it holds and leaves unanswered, by id, in its order: what was answered before stays.
    pub blank: Vec<String>,
    /// How many of its headings are questions of the curriculum.
    pub questions: usize,
}

/// Something worth a word, though nothing is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Counted from 1.
    pub line: usize,
    /// What it is.
    pub noted: Noted,
}

/// What was changed on the way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Noted {
    /// So many hidden characters were removed from the answer to this question.
    Hidden(usize, String),
    /// Line breaks became spaces in the answer to this question.
    Joined(String),
    /// Words above the first question belong to none.
    Outside,
}

/// Something that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub wrong: Wrong,
}

/// What is wrong with a line. It names questions, never words of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// No question has this id; what stands under it was left out.
    Unknown(String),
    /// This question was answered before in the same sheet, otherwise; the first answer was taken.
    Twice(String),
    /// None of the options of this question.
    NoOption(String),
    /// More than one option of a question that takes one.
    Several(String),
    /// Not a number from 0 to 10.
    NoNumber(String),
    /// Not a day.
    NoDay(String),
    /// A day still to come, where one of the past is asked for.
    ToCome(String),
    /// A line that is no item or row of this question.
    NoItem(String),
    /// A row with more cells than this question has columns.
    TooWide(String),
    /// Longer than an answer can be.
    TooLong(String),
}

/// A line without its hidden characters.
pub(super) struct Line {
    pub number: usize,
    pub text: String,
    removed: usize,
}

/// A question's heading, and what stands under it. Its lines are taken apart one block at a time, so that a file of
/// nothing but line ends stays as small as it is.
struct Block<'a> {
    line: usize,
    id: String,
    under: &'a str,
}

/// What is wrong, once it is known with which question.
type Named = fn(String) -> Wrong;

/// What one question's lines say.
#[derive(Default)]
pub(super) struct Said {
    pub answer: Option<Answer>,
    pub faults: Vec<(usize, Named)>,
    /// A line that was joined to the one before.
    pub joined: Option<usize>,
}

/// What reads the words for a day; true where the question is for a day of the past.
pub type Days<'a> = &'a dyn Fn(&str, bool) -> Reading;

/// Reads a worksheet. `day` reads what a person writes for a day.
#[must_use]
pub fn read(curriculum: &Curriculum, text: &str, day: Days<'_>) -> Sheet {
    let mut sheet = Sheet::default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    let (before, blocks) = blocks(&text);
    let stray = lines_from(1, before).find(|line| {
        let title = line.number == 1 && line.text.starts_with("# ");
        !title && !line.text.trim().is_empty()
    });
    sheet.mentions.extend(stray.map(|line| Mention { line: line.number, noted: Noted::Outside }));
    for block in blocks {
        match curriculum.question(&block.id) {
            Some(question) => sheet.take(question, &block, day),
            None => sheet.faults.push(Fault { line: block.line, wrong: Wrong::Unknown(block.id) }),
        }
    }
    sheet
}

/// The answer that some lines are to one question, written as under its heading, and what of them was not
/// understood.
#[must_use]
pub fn answer(question: &Question, lines: &str, day: Days<'_>) -> (Option<Answer>, Vec<Wrong>) {
    let lines: Vec<Line> = lines_from(1, lines).collect();
    let said = said(question, &lines, day);
    let faults = said.faults.into_iter().map(|(_, wrong)| wrong(question.id.clone())).collect();
    (said.answer.and_then(|answer| tidy(question, &answer)), faults)
}

/// The lines of a text, of which the first has this number.
fn lines_from(first: usize, text: &str) -> impl Iterator<Item = Line> {
    text.split('\n').enumerate().map(move |(at, line)| {
        let cleaned = clean(line);
        Line { number: first + at, text: cleaned.text, removed: cleaned.removed }
    })
}

/// What stands above the first heading, and a block for each heading.
fn blocks(text: &str) -> (&str, Vec<Block<'_>>) {
    let under = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let (mut before, mut blocks) = (text, Vec::<Block<'_>>::new());
    let (mut start, mut body) = (0, 0);
    for (at, line) in text.split('\n').enumerate() {
        let next = start + line.len() + 1;
        if let Some(id) = heading(&clean(line).text) {
            match blocks.last_mut() {
                Some(block) => block.under = under(body, start),
                None => before = under(0, start),
            }
            blocks.push(Block { line: at + 1, id: id.to_owned(), under: under(next, text.len()) });
            body = next;
        }
        start = next;
    }
    (before, blocks)
}

impl Sheet {
    fn take(&mut self, question: &Question, block: &Block<'_>, day: Days<'_>) {
        self.questions += 1;
        let id = &question.id;
        let lines = match answer_lines(lines_from(block.line + 1, block.under)) {
            Ok(lines) => lines,
            Err(line) => {
                self.faults.push(Fault { line, wrong: Wrong::TooLong(id.clone()) });
                return;
            }
        };
        let Some(number) = lines.first().map(|line| line.number) else {
            self.blank.push(id.clone());
            return;
        };
        let said = said(question, &lines, day);
        let faulty = !said.faults.is_empty();
        let removed = lines.iter().map(|line| line.removed).sum::<usize>();
        if removed > 0 {
            self.mentions.push(Mention { line: number, noted: Noted::Hidden(removed, id.clone()) });
        }
        self.mentions.extend(said.joined.map(|line| Mention { line, noted: Noted::Joined(id.clone()) }));
        self.faults.extend(said.faults.into_iter().map(|(line, wrong)| Fault { line, wrong: wrong(id.clone()) }));
        let Some(answer) = said.answer.and_then(|answer| tidy(question, &answer)) else {
            if !faulty {
                self.blank.push(id.clone());
            }
            return;
        };
        match self.answers.iter().find(|(other, _)| other == id) {
            None => self.answers.push((id.clone(), answer)),
            Some((_, first)) if *first == answer => {}
            Some(_) => self.faults.push(Fault { line: block.line, wrong: Wrong::Twice(id.clone()) }),
        }
    }
}

/// The lines of the answer: without the reason right under the heading, and without blank lines at both ends.
///
/// # Errors
/// The number of its first line, where it is longer than an answer can be.
fn answer_lines(lines: impl Iterator<Item = Line>) -> Result<Vec<Line>, usize> {
    let blank = |line: &Line| line.text.trim().is_empty();
    let (mut answer, mut bytes) = (Vec::<Line>::new(), 0);
    for line in lines.skip_while(|line| line.text.starts_with('>')).skip_while(blank) {
        bytes += line.text.len() + 1;
        let over = bytes > MAX_BYTES + 1;
        // Blank lines beyond the bound count only once words follow them.
        match answer.first() {
            Some(first) if over && !blank(&line) => return Err(first.number),
            None if over => return Err(line.number),
            Some(_) if over => {}
            _ => answer.push(line),
        }
    }
    while answer.last().is_some_and(blank) {
        answer.pop();
    }
    Ok(answer)
}

fn said(question: &Question, lines: &[Line], day: Days<'_>) -> Said {
    match question.kind {
        Kind::Line => line(lines),
        Kind::Text => prose(lines),
        Kind::Date => date(question, lines, day),
        Kind::Scale => value(lines, Wrong::NoNumber, |words| number(words).map(Answer::Scale)),
        Kind::Choice | Kind::Truth => items::one_of(question, lines, day),
        Kind::Checklist => items::any_of(question, lines),
        Kind::Weighted => items::weighted(lines),
        Kind::Ledger => items::ledger(question, lines),
    }
}

fn prose(lines: &[Line]) -> Said {
    let words = lines.iter().enumerate().map(|(at, line)| meant(&line.text, Among::Prose { first: at == 0 }));
    let text = words.collect::<Vec<_>>().join("\n");
    Said { answer: Some(Answer::Prose(Prose::from(text.as_str()))), ..Said::default() }
}

fn line(lines: &[Line]) -> Said {
    Said { joined: lines.get(1).map(|line| line.number), ..prose(lines) }
}

/// A day, or that it is not known. A day still to come, where one of the past is asked for, is taken only as it is
/// written by a worksheet, in figures: what was written is read back, whatever the clock says.
fn date(question: &Question, lines: &[Line], day: Days<'_>) -> Said {
    let read = |words: &str| day(words, question.past);
    let to_come = |line: &Line| matches!(read(&line.text), Reading::ToCome(_));
    let wrong: Named = if lines.iter().any(to_come) { Wrong::ToCome } else { Wrong::NoDay };
    value(lines, wrong, |words| match read(words) {
        Reading::Day(day) => Some(Answer::Date(day)),
        Reading::ToCome(day) => is_written(words, day).then_some(Answer::Date(day)),
        Reading::Open => Some(Answer::Undated(words.to_owned())),
        Reading::NoDay => None,
    })
}

/// An answer on one line.
fn value(lines: &[Line], wrong: Named, read: impl Fn(&str) -> Option<Answer>) -> Said {
    let [line] = lines else {
        return Said { faults: lines.get(1).map(|line| (line.number, wrong)).into_iter().collect(), ..Said::default() };
    };
    match read(line.text.trim()) {
        Some(answer) => Said { answer: Some(answer), ..Said::default() },
        None => Said { faults: vec![(line.number, wrong)], ..Said::default() },
    }
}

/// `7`, or `7/10` as people write it.
fn number(words: &str) -> Option<u8> {
    let number = words.split_once('/').map_or(words, |(number, of)| if of.trim() == "10" { number } else { words });
    number.trim().parse().ok().filter(|number| *number <= STRONGEST)
}
