//! What a message may be made of: a copy of the shareable answers, with everything private left out.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Answer, Private, Workbook};
use crate::curriculum::{Curriculum, Privacy, Question};
use crate::in_order;

/// The shareable answers, by question id. It can only be made from a workbook and the curriculum that says what
/// is shareable; nothing private is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shareable {
    answers: BTreeMap<String, Arc<Answer>>,
}

impl Shareable {
    /// Takes what is shareable out of a workbook. Blank answers are left out; of a ledger, private cells are
    /// emptied, and rows go where their condition does not hold or nothing is left in them.
    #[must_use]
    pub fn of(workbook: &Workbook, curriculum: &Curriculum) -> Self {
        let answers = curriculum.questions().filter_map(|question| {
            let answer = held(question, workbook.answer(&question.id)?)?;
            Some((question.id.clone(), answer))
        });
        Self { answers: in_order::gathered(answers) }
    }

    /// Takes the answer to one question anew, where no other has changed.
    pub fn renew(&mut self, workbook: &Workbook, curriculum: &Curriculum, id: &str) {
        let Some(question) = curriculum.question(id) else { return };
        match workbook.answer(id).and_then(|answer| held(question, answer)) {
            Some(answer) => {
                self.answers.insert(id.to_owned(), answer);
            }
            None => {
                self.answers.remove(id);
            }
        }
    }

    /// The answer to a question, where it is shareable and not blank.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Answer> {
        self.answers.get(id).map(AsRef::as_ref)
    }

    /// True where this is the answer to it, or there is none of both.
    #[must_use]
    pub fn is(&self, id: &str, answer: Option<&Arc<Answer>>) -> bool {
        match (self.answers.get(id), answer) {
            (Some(one), Some(two)) => Arc::ptr_eq(one, two) || one == two,
            (one, two) => one.is_none() && two.is_none(),
        }
    }

    /// The same, to be held: it is shared, not copied.
    #[must_use]
    pub fn hold(&self, id: &str) -> Option<Arc<Answer>> {
        self.answers.get(id).cloned()
    }
}

/// The same as [`shared`]; an answer that is shareable as it is, is not copied.
fn held(question: &Question, answer: &Private) -> Option<Arc<Answer>> {
    if matches!(answer.open(), Answer::Ledger(_) | Answer::Undated(_)) {
        return shared(question, answer.open()).map(Arc::new);
    }
    (question.privacy == Privacy::Shareable && !answer.is_blank()).then(|| answer.shared())
}

/// What of an answer is shareable; none where nothing is.
pub(super) fn shared(question: &Question, answer: &Answer) -> Option<Answer> {
    if let Answer::Undated(_) = answer {
        return None;
    }
    let shared = if let Answer::Ledger(rows) = answer {
        Answer::Ledger(rows.iter().filter_map(|row| shared_row(question, row)).collect())
    } else if question.privacy == Privacy::Shareable {
        answer.clone()
    } else {
        return None;
    };
    (!shared.is_blank()).then_some(shared)
}

fn shared_row(question: &Question, row: &[String]) -> Option<Vec<String>> {
    let cells: Vec<String> = (0..question.columns.len())
        .map(|at| if shares(question, row, at) { cell(row, at).to_owned() } else { String::new() })
        .collect();
    cells.iter().any(|cell| !cell.is_empty()).then_some(cells)
}

/// True where the cell in this column of the row is shareable: by its column, and by the condition on the row.
pub(super) fn shares(question: &Question, row: &[String], at: usize) -> bool {
    let column = question.columns.get(at).is_some_and(|column| column.privacy == Privacy::Shareable);
    column
        && question
            .only
            .as_ref()
            .is_none_or(|only| question.column(&only.column).is_some_and(|condition| cell(row, condition) == only.is))
}

fn cell(row: &[String], at: usize) -> &str {
    row.get(at).map_or("", |cell| cell.trim())
}
