//! The normal form of an answer: what is left of it once typing is done. Every way in ends here (leaving a field,
//! reading a sheet), so that the same words give the same workbook whichever way they came.
//!
//! Hidden characters go. Blank lines at both ends go; a line answer, an item and a cell are one line; items and
//! cells lose the blanks around them; blank items and rows go; an own item that names an option becomes a tick.
//! Nothing else changes, to the byte.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{Answer, Weight};
use crate::curriculum::{ColumnKind, Detail, Kind, Opt, Question, matching};
use crate::text::{Prose, clean, in_one_line};

/// The strongest a thing can be.
pub const STRONGEST: u8 = 10;

/// The normal form; none where nothing was answered. Idempotent. An answer of another kind than the question's is
/// left as it is.
#[must_use]
pub fn tidy(question: &Question, answer: &Answer) -> Option<Answer> {
    if !fits(question.kind, answer) {
        return Some(answer.clone());
    }
    let tidied = match answer {
        Answer::Prose(prose) if question.kind == Kind::Line => {
            Answer::Prose(Prose::from(joined(&prose.to_string()).as_str()))
        }
        Answer::Prose(prose) => Answer::Prose(Prose::from(without_blank_ends(&clean(&prose.to_string()).text))),
        Answer::Date(_) => answer.clone(),
        Answer::Undated(words) => Answer::Undated(one_line(words)),
        Answer::Scale(number) => Answer::Scale((*number).min(STRONGEST)),
        Answer::Choice { option, detail } => {
            let (option, detail) = taken(&question.options, option, detail);
            Answer::Choice { option, detail }
        }
        Answer::Truth { option, evidence } => {
            let (option, evidence) = taken(&question.options, option, evidence);
            Answer::Truth { option, evidence }
        }
        Answer::Checklist { ticked, own } => checklist(&question.options, ticked, own),
        Answer::Weighted(items) => Answer::Weighted(items.iter().filter_map(weight).collect()),
        Answer::Ledger(rows) => Answer::Ledger(rows.iter().filter_map(|row| self::row(question, row)).collect()),
    };
    (!tidied.is_blank()).then_some(tidied)
}

/// True where the answer has the shape that this kind of question takes.
#[must_use]
pub fn fits(kind: Kind, answer: &Answer) -> bool {
    match answer {
        Answer::Prose(_) => matches!(kind, Kind::Line | Kind::Text),
        Answer::Date(_) | Answer::Undated(_) => kind == Kind::Date,
        Answer::Choice { .. } => kind == Kind::Choice,
        Answer::Checklist { .. } => kind == Kind::Checklist,
        Answer::Scale(_) => kind == Kind::Scale,
        Answer::Weighted(_) => kind == Kind::Weighted,
        Answer::Ledger(_) => kind == Kind::Ledger,
        Answer::Truth { .. } => kind == Kind::Truth,
    }
}

/// One line, without the blanks around it: an item, a cell.
#[must_use]
pub fn one_line(words: &str) -> String {
    joined(words).trim().to_owned()
}

/// One line of cleaned words, as a line of the screen makes it of a paste.
#[must_use]
pub fn joined(words: &str) -> String {
    in_one_line(&clean(words).text).into_owned()
}

/// The text without the blank lines at both ends; the lines between are kept to the byte.
fn without_blank_ends(text: &str) -> &str {
    let mut text = text;
    while let Some((first, rest)) = text.split_once('\n') {
        if !first.trim().is_empty() {
            break;
        }
        text = rest;
    }
    while let Some((rest, last)) = text.rsplit_once('\n') {
        if !last.trim().is_empty() {
            break;
        }
        text = rest;
    }
    text
}

/// An option and what was written beside it. Words alone that name an option take it.
fn taken(options: &[Opt], option: &str, beside: &str) -> (String, String) {
    let beside = clean(beside).text.trim().to_owned();
    let named = |words: &str| matching::option(options, words).map(|option| option.id.clone());
    if option.is_empty() {
        return named(&beside).map_or_else(|| (String::new(), beside), |id| (id, String::new()));
    }
    let known = options.iter().any(|other| other.id == option);
    let option = if known { None } else { named(option) }.unwrap_or_else(|| option.to_owned());
    let asks_a_day = options.iter().any(|other| other.id == option && other.detail == Some(Detail::Date));
    match beside.parse::<NaiveDate>() {
        Ok(day) if asks_a_day => (option, day.to_string()),
        Ok(_) | Err(_) => (option, beside),
    }
}

fn checklist(options: &[Opt], ticked: &[String], own: &[String]) -> Answer {
    let mut ids: Vec<&str> = Vec::new();
    let mut others = Vec::new();
    for words in ticked {
        match options.iter().find(|option| option.id == *words) {
            Some(option) => ids.push(&option.id),
            None => others.push(Cow::Borrowed(words.as_str())),
        }
    }
    others.extend(own.iter().map(|words| Cow::Owned(one_line(words))));
    let mut kept = Vec::new();
    for words in others {
        match matching::option(options, &words) {
            Some(option) => ids.push(&option.id),
            None if words.trim().is_empty() => {}
            None => kept.push(one_line(&words)),
        }
    }
    let ticked = options.iter().filter(|option| ids.contains(&option.id.as_str()));
    Answer::Checklist { ticked: ticked.map(|option| option.id.clone()).collect(), own: kept }
}

fn weight(item: &Weight) -> Option<Weight> {
    let words = one_line(&item.words);
    let strength = item.strength.map(|strength| strength.min(STRONGEST));
    (!words.is_empty()).then_some(Weight { words, strength })
}

fn row(question: &Question, row: &[String]) -> Option<Vec<String>> {
    let mut cells: Vec<String> = row.iter().map(|cell| one_line(cell)).collect();
    let beyond = cells.split_off(question.columns.len().min(cells.len()));
    cells.resize(question.columns.len(), String::new());
    if let Some(last) = cells.last_mut() {
        *last = one_line(&std::iter::once(std::mem::take(last)).chain(beyond).collect::<Vec<_>>().join(" "));
    }
    for (cell, column) in cells.iter_mut().zip(&question.columns) {
        if let ColumnKind::OneOf(options) = &column.kind {
            let id = options.iter().find(|option| option.id == *cell).or_else(|| matching::option(options, cell));
            *cell = id.map(|option| option.id.clone()).unwrap_or_default();
        }
    }
    cells.iter().any(|cell| !cell.is_empty()).then_some(cells)
}
