//! An answer in lines of words, and what differs between two workbooks.

use super::Desk;
use crate::curriculum::{ColumnKind, Question};
use crate::day;
use crate::workbook::{Answer, Private, Workbook};

/// An answer in lines: options by their labels, days in words.
#[must_use]
pub fn lines(desk: &Desk, question: &Question, answer: &Answer) -> Vec<String> {
    let label = |id: &str| question.option(id).map_or_else(|| id.to_owned(), |option| option.label.clone());
    let day = |date| day::long(date, desk.now.today, &desk.content.words.day);
    match answer {
        Answer::Prose(prose) => prose.to_string().split('\n').map(str::to_owned).collect(),
        Answer::Date(date) => vec![day(*date)],
        Answer::Undated(words) => vec![words.clone()],
        Answer::Scale(number) => vec![number.to_string()],
        Answer::Choice { option, detail: beside } | Answer::Truth { option, evidence: beside } => {
            let beside = beside.parse().map_or_else(|_| beside.clone(), day);
            let taken = if option.is_empty() { String::new() } else { label(option) };
            [taken, beside].into_iter().filter(|words| !words.is_empty()).collect()
        }
        Answer::Checklist { ticked, own } => ticked.iter().map(|id| label(id)).chain(own.iter().cloned()).collect(),
        Answer::Weighted(items) => {
            let strength = |strength: Option<u8>| strength.map_or_else(String::new, |number| format!("{number} · "));
            items.iter().map(|item| format!("{}{}", strength(item.strength), item.words)).collect()
        }
        Answer::Ledger(rows) => rows.iter().map(|row| self::row(question, row)).collect(),
    }
}

/// A row, its options by their labels.
fn row(question: &Question, row: &[String]) -> String {
    let cells = row.iter().zip(&question.columns).map(|(cell, column)| match &column.kind {
        ColumnKind::OneOf(options) => {
            options.iter().find(|option| option.id == *cell).map_or(cell.as_str(), |option| &option.label)
        }
        ColumnKind::Words | ColumnKind::Date => cell,
    });
    cells.collect::<Vec<_>>().join("; ")
}

/// What differs between two versions of a workbook, in the order of the questions: what was asked, the words then, the
/// words now. The writer's own words in the message come last.
#[must_use]
pub fn differences(desk: &Desk, then: &Workbook, now: &Workbook) -> Vec<(String, String, String)> {
    let words = |workbook: &Workbook, question: &Question| {
        let answer = workbook.answer(&question.id).map(Private::on_screen);
        answer.map(|answer| lines(desk, question, answer).join("\n")).unwrap_or_default()
    };
    let asked = desk.curriculum().questions();
    let answers = asked.map(|question| (question.prompt.clone(), words(then, question), words(now, question)));
    let message = (desk.content.words.screen.letter.title.clone(), own_words(then), own_words(now));
    answers.chain([message]).filter(|(_, then, now)| then != now).collect()
}

/// What the writer wrote in the message themselves.
fn own_words(workbook: &Workbook) -> String {
    let drafts = workbook.message.drafts.iter();
    let texts =
        drafts.flat_map(|draft| draft.pins.iter().map(|p| &p.text).chain(draft.own.iter().map(|own| &own.text)));
    texts.map(String::as_str).collect::<Vec<_>>().join("\n\n")
}

/// How many words there are in all answers.
#[must_use]
pub fn count(workbook: &Workbook) -> usize {
    workbook.answers().map(|(_, answer)| answer.on_screen().words()).sum()
}
