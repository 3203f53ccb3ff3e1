//! What they might say, and what the writer will answer: private, for the screen alone.

use super::Desk;
use crate::curriculum::ids;
use crate::workbook::{Answer, Private};

/// Something they might say. The answer to it may be empty.
#[derive(Clone, PartialEq, Eq)]
pub struct PushBack {
    /// What they say.
    pub they: String,
    /// What the writer answers.
    pub answer: String,
}

impl std::fmt::Debug for PushBack {
    /// No words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PushBack")
    }
}

/// All that the writer wrote down, in order. A row in which they say nothing is none.
#[must_use]
pub fn all(desk: &Desk) -> Vec<PushBack> {
    let Some(question) = desk.curriculum().question(ids::PUSHBACK) else { return Vec::new() };
    let Some(Answer::Ledger(rows)) = desk.workbook.answer(ids::PUSHBACK).map(Private::on_screen) else {
        return Vec::new();
    };
    let cell = |row: &[String], column: &str| {
        let at = question.column(column);
        at.and_then(|at| row.get(at)).map(|cell| cell.trim().to_owned()).unwrap_or_default()
    };
    let rows = rows.iter().map(|row| PushBack { they: cell(row, ids::THEY), answer: cell(row, ids::ANSWER) });
    rows.filter(|row| !row.they.is_empty()).collect()
}
