//! What a pack may not change in a built-in question: answers are kept by its id, and their writer was told who may
//! see them.

use super::{Reader, STAGES};
use crate::curriculum::check::Near;
use crate::curriculum::{Ask, Column, ColumnKind, Curriculum, Opt, Privacy, Question};
use crate::words::fill;

/// How the word of an id begins whose answer may be shared, where a pack defines it.
const SAY: &str = "say_";

impl<'a> Reader<'a> {
    pub(super) fn promises(&mut self, curriculum: &Curriculum) {
        for stage in self.built_in.curriculum.stages() {
            let file = format!("{STAGES}/{}.ron", stage.id);
            for question in stage.ask.iter().filter_map(Ask::question) {
                self.promise(&file, &stage.id, question, curriculum);
            }
        }
        for stage in curriculum.stages() {
            let file = format!("{STAGES}/{}.ron", stage.id);
            let own = |question: &&Question| self.built_in.curriculum.question(&question.id).is_none();
            for question in stage.ask.iter().filter_map(Ask::question).filter(own).collect::<Vec<_>>() {
                self.own(&file, question);
            }
        }
    }

    /// Who may see an answer is settled by the id of its question, also where it is the pack's own: another pack, or the
    /// same one a year later, cannot let out what was answered as private. Rows are kept by the order of their columns.
    fn own(&mut self, file: &str, question: &Question) {
        let words = &self.words.pack;
        let (stage, word) = question.id.split_once('.').unwrap_or((&question.id, ""));
        let sentence = match (question.privacy, word.starts_with(SAY)) {
            (Privacy::Shareable, false) => Some(&words.say),
            (Privacy::Private, true) => Some(&words.no_say),
            (Privacy::Shareable, true) | (Privacy::Private, false) => None,
        };
        let mixed = question.columns.iter().any(|column| column.privacy != question.privacy);
        let faults = [
            sentence.map(|sentence| (sentence, "privacy:")),
            mixed.then_some((&words.one_privacy, "columns:")),
            question.only.is_some().then_some((&words.no_only, "only:")),
        ];
        for (sentence, near) in faults.into_iter().flatten() {
            let says = fill(sentence, &[("id", &question.id), ("stage", stage), ("word", word)]);
            self.at(file, &question.id, &Near::field(near), says);
        }
    }

    /// Holds that a question is there, and keeps what it promised.
    fn promise(&mut self, file: &str, stage: &str, old: &Question, curriculum: &Curriculum) {
        if let Some(new) = curriculum.question(&old.id) {
            if new != old {
                self.kept(file, old, new);
            }
        } else if !self.unread.contains(stage) && !self.unread.contains(&old.id) {
            let says = fill(&self.words.pack.missing, &[("id", &old.id)]);
            self.at(file, "", &Near::field("ask:"), says);
            self.unread.insert(old.id.clone());
        }
    }

    /// Holds that what a question promised is kept.
    fn kept(&mut self, file: &str, old: &Question, new: &Question) {
        let words = &self.words.pack;
        let mut broken: Vec<(&str, &'static str, String)> = Vec::new();
        if old.kind != new.kind {
            broken.push((&words.kind, "kind:", format!("{:?}", old.kind)));
        }
        if let Some(sentence) = self.turned(old.privacy, new.privacy) {
            broken.push((sentence, "privacy:", String::new()));
        }
        if ids(&old.columns) == ids(&new.columns) {
            let pairs = old.columns.iter().zip(&new.columns);
            for (old, _) in pairs.filter(|(old, new)| old.privacy != new.privacy) {
                broken.push((&words.column, "columns:", old.id.clone()));
                self.unread.insert(format!("{}.{}", new.id, old.id));
            }
        } else {
            broken.push((&words.columns, "columns:", ids(&old.columns).join(", ")));
        }
        if old.only != new.only {
            broken.push((&words.only, "only:", String::new()));
        }
        for option in lost(&old.options, &new.options) {
            broken.push((&words.option, "options:", option));
        }
        for (old, new) in old.columns.iter().zip(&new.columns) {
            for option in lost(cells(old), cells(new)) {
                broken.push((&words.option, "columns:", option));
            }
            if std::mem::discriminant(&old.kind) != std::mem::discriminant(&new.kind) {
                broken.push((&words.columns, "columns:", old.id.clone()));
            }
        }
        for (sentence, near, what) in broken {
            let says = fill(sentence, &[("id", &old.id), ("what", &what)]);
            self.at(file, &old.id, &Near::field(near), says);
        }
    }

    /// What is said where a question is shown to others than before.
    fn turned(&self, old: Privacy, new: Privacy) -> Option<&'a str> {
        match (old, new) {
            (Privacy::Private, Privacy::Shareable) => Some(&self.words.pack.privacy),
            (Privacy::Shareable, Privacy::Private) => Some(&self.words.pack.tightened),
            (Privacy::Private, Privacy::Private) | (Privacy::Shareable, Privacy::Shareable) => None,
        }
    }
}

fn ids(columns: &[Column]) -> Vec<&str> {
    columns.iter().map(|column| column.id.as_str()).collect()
}

fn cells(column: &Column) -> &[Opt] {
    match &column.kind {
        ColumnKind::OneOf(cells) => cells,
        ColumnKind::Words | ColumnKind::Date => &[],
    }
}

/// Options that are there no more, or ask for something else.
fn lost(old: &[Opt], new: &[Opt]) -> Vec<String> {
    let kept = |option: &&Opt| new.iter().any(|other| other.id == option.id && other.detail == option.detail);
    old.iter().filter(|option| !kept(option)).map(|option| option.id.clone()).collect()
}
