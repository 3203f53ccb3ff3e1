//! Two versions of a workbook, question by question: where they differ, and in which words.
//!
//! The words of private answers come out by [`Workbook::differences`] alone, for the writer's own screen; the wall
//! test names who may ask. [`Workbook::words_apart`] gives a number and no word.

use std::collections::BTreeSet;

use super::{Answer, Workbook};
use crate::curriculum::{ColumnKind, Curriculum, Opt, Question};
use crate::in_order;
use crate::text::{Change, Compared, compared};

/// More bytes than this are not compared word by word, all questions together: the time it takes grows with the
/// square, and somebody waits.
const MOST: usize = 64 * 1024;

/// What differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// The answer to a question of the curriculum.
    Question(&'a Question),
    /// An answer to what no question asks any more.
    Unknown,
    /// The writer's own words in the message.
    Message,
}

/// One thing that two versions have differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference<'a> {
    /// What it is.
    pub place: Place<'a>,
    /// Its words in both versions.
    pub pieces: Vec<Compared>,
}

impl Workbook {
    /// What differs from an older version, in the order of the curriculum; the message last.
    #[must_use]
    pub fn differences<'a>(&self, then: &Self, curriculum: &'a Curriculum) -> Vec<Difference<'a>> {
        let mut found = Vec::new();
        let mut left = MOST;
        let mut add = |place, old: &str, new: &str| {
            if old == new {
                return;
            }
            let both = old.len() + new.len();
            let pieces = if both <= left { joined_up(compared(old, new)) } else { whole(old, new) };
            left = left.saturating_sub(both);
            found.push(Difference { place, pieces });
        };
        for question in curriculum.questions() {
            let text = |workbook: &Self| workbook.told(question);
            if self.apart(then, &question.id) {
                add(Place::Question(question), &text(then), &text(self));
            }
        }
        let ids: BTreeSet<&str> = in_order::gathered(self.answers().chain(then.answers()).map(|(id, _)| id));
        for id in ids.into_iter().filter(|id| curriculum.question(id).is_none() && self.apart(then, id)) {
            let text = |workbook: &Self| workbook.answer(id).map(|a| said(None, a.open())).unwrap_or_default();
            add(Place::Unknown, &text(then), &text(self));
        }
        add(Place::Message, &then.own_words(), &self.own_words());
        found
    }

    /// How many words differ from an older version. A word in the place of another counts once.
    #[must_use]
    pub fn words_apart(&self, then: &Self, curriculum: &Curriculum) -> usize {
        self.differences(then, curriculum).iter().map(|difference| apart(&difference.pieces)).sum()
    }

    /// False where both have the very same answer, or equal ones.
    fn apart(&self, then: &Self, id: &str) -> bool {
        match (self.answer(id), then.answer(id)) {
            (Some(now), Some(then)) => !now.same(then) && now != then,
            (None, None) => false,
            (Some(_), None) | (None, Some(_)) => true,
        }
    }

    fn told(&self, question: &Question) -> String {
        self.answer(&question.id).map(|answer| said(Some(question), answer.open())).unwrap_or_default()
    }

    /// What the writer wrote into the message.
    fn own_words(&self) -> String {
        let drafts = self.message.drafts.iter();
        let words =
            drafts.flat_map(|draft| draft.pins.iter().map(|p| &p.text).chain(draft.own.iter().map(|o| &o.text)));
        words.map(String::as_str).collect::<Vec<_>>().join("\n")
    }
}

/// Stretches with nothing but blanks between them are one stretch.
fn joined_up(pieces: Vec<Compared>) -> Vec<Compared> {
    let mut all: Vec<Compared> = Vec::new();
    let (mut old, mut new) = (String::new(), String::new());
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        match piece.change {
            Change::Old => old.push_str(&piece.words),
            Change::New => new.push_str(&piece.words),
            Change::Same => {
                let changing = !(old.is_empty() && new.is_empty());
                if changing && piece.words.trim().is_empty() && pieces.peek().is_some() {
                    old.push_str(&piece.words);
                    new.push_str(&piece.words);
                    continue;
                }
                all.append(&mut whole(&old, &new));
                (old, new) = (String::new(), String::new());
                all.push(piece);
            }
        }
    }
    all.append(&mut whole(&old, &new));
    all
}

fn whole(old: &str, new: &str) -> Vec<Compared> {
    let piece = |change, words: &str| Compared { change, words: words.to_owned() };
    let pieces = [piece(Change::Old, old), piece(Change::New, new)];
    pieces.into_iter().filter(|piece| !piece.words.is_empty()).collect()
}

/// Words that differ: of a stretch that was replaced, the longer side.
fn apart(pieces: &[Compared]) -> usize {
    let (mut all, mut old, mut new) = (0, 0, 0);
    for piece in pieces {
        let words = piece.words.split_whitespace().count();
        match piece.change {
            Change::Old => old += words,
            Change::New => new += words,
            Change::Same => {
                all += old.max(new);
                (old, new) = (0, 0);
            }
        }
    }
    all + old.max(new)
}

/// An answer in words, its options by their labels.
fn said(question: Option<&Question>, answer: &Answer) -> String {
    let label = |id: &str| -> String {
        let option = question.and_then(|question| question.option(id));
        option.map_or_else(|| id.to_owned(), |option| option.label.to_string())
    };
    let with = |option: &str, beside: &str| joined([label(option), beside.to_owned()], ": ");
    match answer {
        Answer::Prose(prose) => prose.to_string(),
        Answer::Date(day) => day.to_string(),
        Answer::Undated(words) => words.clone(),
        Answer::Choice { option, detail } => with(option, detail),
        Answer::Truth { option, evidence } => with(option, evidence),
        Answer::Checklist { ticked, own } => joined(ticked.iter().map(|id| label(id)).chain(own.iter().cloned()), "\n"),
        Answer::Scale(number) => number.to_string(),
        Answer::Weighted(items) => joined(
            items.iter().map(|item| {
                let strength = item.strength.map(|strength| strength.to_string()).unwrap_or_default();
                joined([strength, item.words.clone()], " · ")
            }),
            "\n",
        ),
        Answer::Ledger(rows) => joined(rows.iter().map(|row| self::row(question, row)), "\n"),
    }
}

fn row(question: Option<&Question>, row: &[String]) -> String {
    let cell = |(at, cell): (usize, &String)| {
        let kind = question.and_then(|question| question.columns.get(at)).map(|column| &column.kind);
        let label =
            |options: &[Opt]| options.iter().find(|option| option.id == *cell).map(|option| option.label.to_string());
        match kind {
            Some(ColumnKind::OneOf(options)) => label(options).unwrap_or_else(|| cell.clone()),
            Some(_) | None => cell.clone(),
        }
    };
    joined(row.iter().enumerate().map(cell), " · ")
}

/// Those that are not empty, with that between them.
fn joined(parts: impl IntoIterator<Item = String>, between: &str) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Prose;

    fn book(answers: &[(&str, Answer)]) -> Workbook {
        let mut book = Workbook::new("b".to_owned(), "n".to_owned());
        for (id, answer) in answers {
            book.set(id, Some(answer.clone()));
        }
        book
    }

    fn prose(words: &str) -> Answer {
        Answer::Prose(Prose::from(words))
    }

    fn check(old: &[(&str, Answer)], new: &[(&str, Answer)], expected: &str) {
        let (curriculum, old, new) = (crate::curriculum::built_in().unwrap(), book(old), book(new));
        let told = |difference: &Difference<'_>| {
            let place = match difference.place {
                Place::Question(question) => question.id.clone(),
                Place::Unknown => "unknown".to_owned(),
                Place::Message => "message".to_owned(),
            };
            let sign = |piece: &Compared| match piece.change {
                Change::Same => piece.words.clone(),
                Change::Old => format!("[{}]", piece.words),
                Change::New => format!("{{{}}}", piece.words),
            };
            format!("{place}: {}", difference.pieces.iter().map(sign).collect::<String>())
        };
        let found = new.differences(&old, &curriculum);
        assert_eq!(found.iter().map(told).collect::<Vec<_>>().join("; "), expected);
    }

    #[test]
    fn only_questions_that_differ_are_told() {
        let love = |words| ("five.love", prose(words));
        check(&[love("quiet mornings")], &[love("quiet mornings")], "");
        check(&[love("quiet mornings")], &[love("quiet evenings")], "five.love: quiet [mornings]{evenings}");
        check(&[love("a b c d")], &[love("x y z d")], "five.love: [a b c]{x y z} d");
        check(&[], &[("gone", prose("x")), love("a")], "five.love: {a}; unknown: {x}");
    }

    #[test]
    fn options_are_told_by_their_labels() {
        let choice =
            |option: &str| ("decide.answer", Answer::Choice { option: option.to_owned(), detail: String::new() });
        let (curriculum, old, new) = (crate::curriculum::built_in().unwrap(), book(&[]), book(&[choice("decline")]));
        let label = curriculum.question("decide.answer").unwrap().option("decline").unwrap().label;
        let found = new.differences(&old, &curriculum);
        assert_eq!(found[0].pieces, [Compared { change: Change::New, words: label.to_string() }]);
    }

    #[test]
    fn a_word_in_the_place_of_another_counts_once() {
        let love = |words| book(&[("five.love", prose(words))]);
        let curriculum = crate::curriculum::built_in().unwrap();
        let apart = |old, new| love(new).words_apart(&love(old), &curriculum);
        assert_eq!(apart("a b c", "a x c"), 1);
        assert_eq!(apart("a b c", "a b c d e"), 2);
        assert_eq!(apart("a b c", ""), 3);
        assert_eq!(apart("a", "a"), 0);
    }

    #[test]
    fn what_is_very_long_is_set_side_by_side_at_once() {
        let (old, new) = ("a ".repeat(MOST), "b ".repeat(MOST));
        let pieces = &book(&[("five.love", prose(&new))]);
        let curriculum = crate::curriculum::built_in().unwrap();
        let found = pieces.differences(&book(&[("five.love", prose(&old))]), &curriculum);
        assert_eq!(found[0].pieces.len(), 2);
    }
}
