//! `questions.ron`: questions in other words, one by one. Only what is read can be changed there: what kind of answer is
//! asked for, and who may see it, stays.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{CHANGES, Reader};
use crate::curriculum::check::{AGAIN, Near};
use crate::curriculum::salvage::salvage;
use crate::curriculum::{Ask, ColumnKind, Question, Stage};
use crate::wording::Wording;
use crate::words::fill;

/// Other words for a question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Change {
    id: String,
    prompt: Option<String>,
    why: Option<String>,
    step: Option<String>,
    stem: Option<String>,
    example: Option<String>,
    left_open: Option<String>,
    listen: Option<String>,
    follow_ups: Option<Vec<String>>,
    starters: Option<Vec<String>>,
    /// Of options, by id; `column.option` for those of a column.
    labels: BTreeMap<String, String>,
    /// What is said while an option is taken, by its id.
    notes: BTreeMap<String, String>,
    /// Of columns, by id.
    heads: BTreeMap<String, String>,
}

impl Reader<'_> {
    /// Makes the changes; how many questions were changed.
    pub(super) fn changes(&mut self, stages: &mut [Stage]) -> usize {
        let Some(text) = self.sheet(CHANGES).map(|sheet| sheet.text) else { return 0 };
        let found = salvage::<Vec<Change>>((CHANGES, text), self.words, &mut self.patience);
        self.unreadable(CHANGES, found.faults);
        let mut seen: Vec<String> = Vec::new();
        for change in found.read.unwrap_or_default() {
            self.change(&change, stages, &mut seen);
        }
        seen.len()
    }

    fn change(&mut self, change: &Change, stages: &mut [Stage], seen: &mut Vec<String>) {
        let words = &self.words.pack;
        let told = |sentence: &str| fill(sentence, &[("id", &change.id)]);
        if change.id.is_empty() {
            return self.at(CHANGES, "", &Near::default(), told(&words.no_id));
        }
        if seen.contains(&change.id) {
            return self.at(CHANGES, &change.id, &Near::field(AGAIN), told(&words.changed_twice));
        }
        let mut all = stages.iter_mut().flat_map(|stage| &mut stage.ask).filter_map(|ask| match ask {
            Ask::Question(question) => Some(question.as_mut()),
            Ask::Again(_) => None,
        });
        let Some(question) = all.find(|question| question.id == change.id) else {
            if !self.unread.contains(&change.id) {
                self.at(CHANGES, &change.id, &Near::default(), told(&words.no_question));
            }
            return;
        };
        seen.push(change.id.clone());
        for (id, sentence) in change.put(question) {
            let sentence = if sentence == Lacks::Option { &words.no_option } else { &words.no_column };
            let says = fill(sentence, &[("id", &change.id), ("option", &id)]);
            self.at(CHANGES, &change.id, &Near::words(&id), says);
        }
    }
}

/// What a question does not have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lacks {
    Option,
    Column,
}

impl Change {
    /// Changes the question; what it does not have.
    fn put(&self, question: &mut Question) -> Vec<(String, Lacks)> {
        let one = |place: &mut Wording, words: &Option<String>| {
            if let Some(words) = words {
                *place = Wording::kept(words.clone());
            }
        };
        one(&mut question.prompt, &self.prompt);
        one(&mut question.why, &self.why);
        one(&mut question.step, &self.step);
        one(&mut question.stem, &self.stem);
        one(&mut question.example, &self.example);
        one(&mut question.left_open, &self.left_open);
        one(&mut question.listen, &self.listen);
        let list = |place: &mut Vec<Wording>, words: &Option<Vec<String>>| {
            if let Some(words) = words {
                *place = words.iter().cloned().map(Wording::kept).collect();
            }
        };
        list(&mut question.follow_ups, &self.follow_ups);
        list(&mut question.starters, &self.starters);
        let mut lacks = Vec::new();
        for (id, label) in &self.labels {
            match self::label(question, id) {
                Some(place) => *place = Wording::kept(label.clone()),
                None => lacks.push((id.clone(), Lacks::Option)),
            }
        }
        for (id, note) in &self.notes {
            match question.options.iter_mut().find(|option| option.id == *id) {
                Some(option) => option.note = Wording::kept(note.clone()),
                None => lacks.push((id.clone(), Lacks::Option)),
            }
        }
        for (id, head) in &self.heads {
            match question.columns.iter_mut().find(|column| column.id == *id) {
                Some(column) => column.label = Wording::kept(head.clone()),
                None => lacks.push((id.clone(), Lacks::Column)),
            }
        }
        lacks
    }
}

/// The label of an option, or of one of a column's.
fn label<'q>(question: &'q mut Question, id: &str) -> Option<&'q mut Wording> {
    let (options, id) = match id.split_once('.') {
        None => (&mut question.options, id),
        Some((column, id)) => {
            let column = question.columns.iter_mut().find(|other| other.id == column)?;
            match &mut column.kind {
                ColumnKind::OneOf(cells) => (cells, id),
                ColumnKind::Words | ColumnKind::Date => return None,
            }
        }
    };
    options.iter_mut().find(|option| option.id == id).map(|option| &mut option.label)
}
