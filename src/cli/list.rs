//! `demur list`: the workbooks, the one opened last first.

use std::path::Path;

use clap::ArgMatches;

use super::house::House;
use super::{End, Outcome, arguments, find, say};
use crate::curriculum::{Curriculum, Stage, ids};
use crate::paper::json::Json;
use crate::shell::clock;
use crate::shell::store::{self, Entry, Peek, StoreError};
use crate::text::{visible, width};
use crate::words::fill;
use crate::workbook::{Workbook, one_line, path};

/// Prints them as a table or as JSON. One that cannot be read is named on standard error.
pub fn run(house: &House, matches: &ArgMatches) -> Outcome {
    let entries = store::list(&house.places);
    if entries.is_empty() {
        find::readable(house)?;
    }
    let mut end = End::Done;
    for trouble in store::unreadable(&house.places) {
        say::all(&find::refusal(house, &trouble.into(), End::Part).said);
        end = End::Part;
    }
    let sealed = |fault: &&StoreError| matches!(fault, StoreError::Sealed(_));
    for fault in entries.iter().filter_map(|entry| entry.found.as_ref().err()).filter(|fault| !sealed(fault)) {
        say::all(&find::refusal(house, fault, End::Part).said);
        end = End::Part;
    }
    find::tell_all(house, entries.iter().filter_map(|entry| entry.found.as_ref().ok()));
    let rows: Vec<Row> = entries.iter().filter_map(|entry| Row::of(house, entry)).collect();
    let text = if matches.get_flag(arguments::JSON) {
        format!("{}\n", Json::List(rows.iter().map(Row::json).collect()))
    } else if rows.is_empty() {
        if entries.is_empty() {
            say::message(&house.words.list.none);
        }
        String::new()
    } else {
        table(&rows.iter().fold(vec![head(house)], |mut lines, row| {
            lines.push(row.cells(house));
            lines
        }))
    };
    say::result(&house.words, &text).map(|_| end)
}

/// What is told of a workbook.
struct Row<'a> {
    name: String,
    file: String,
    stage: Option<&'a Stage>,
    answered: usize,
    asked: usize,
    decision: Option<&'a str>,
    opened: Option<i64>,
    /// Under a passphrase: nothing in it is known.
    sealed: bool,
}

impl<'a> Row<'a> {
    fn of(house: &'a House, entry: &'a Entry) -> Option<Self> {
        let workbook = match &entry.found {
            Ok(Peek { workbook, .. }) => workbook,
            Err(StoreError::Sealed(path)) => return Some(Self::sealed(path, entry.opened)),
            Err(_) => return None,
        };
        let questions = path::questions(house.curriculum(), workbook);
        Some(Self {
            name: one_line(&workbook.name),
            file: store::say::shown(&entry.path),
            stage: stage(house.curriculum(), workbook),
            answered: questions.iter().filter(|(_, question)| workbook.answered(&question.id)).count(),
            asked: questions.len(),
            decision: workbook.decision(),
            opened: entry.opened,
            sealed: false,
        })
    }

    /// One under a passphrase goes by the name of its file.
    fn sealed(path: &Path, opened: Option<i64>) -> Self {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file = store::say::shown(path);
        Self { name, file, stage: None, answered: 0, asked: 0, decision: None, opened, sealed: true }
    }

    fn cells(&self, house: &House) -> Vec<String> {
        let words = &house.words.list;
        let (answered, asked) = (self.answered.to_string(), self.asked.to_string());
        if self.sealed {
            let nothing = || words.nothing.clone();
            let opened = self.opened.map_or_else(nothing, clock::told);
            return vec![visible(&self.name).into_owned(), words.sealed.clone(), nothing(), nothing(), opened];
        }
        let decision = self.decision.and_then(|id| house.curriculum().question(ids::DECISION)?.option(id));
        vec![
            visible(&self.name).into_owned(),
            self.stage.map_or_else(|| words.nothing.clone(), |stage| stage.title.clone()),
            fill(&words.of, &[("answered", &answered), ("asked", &asked)]),
            decision.map_or_else(|| words.nothing.clone(), |option| option.label.clone()),
            self.opened.map_or_else(|| words.nothing.clone(), clock::told),
        ]
    }

    fn json(&self) -> Json {
        let number = |count: usize| Json::Number(u64::try_from(count).unwrap_or(u64::MAX));
        let opened = self.opened.and_then(|at| chrono::DateTime::from_timestamp(at, 0));
        Json::Object(vec![
            ("name", Json::text(Some(&self.name))),
            ("path", Json::text(Some(&self.file))),
            ("stage", Json::text(self.stage.map(|stage| &stage.id))),
            ("answered", number(self.answered)),
            ("asked", number(self.asked)),
            ("decision", Json::text(self.decision)),
            ("sealed", Json::Bool(self.sealed)),
            ("opened", Json::text(opened.map(|at| at.format("%Y-%m-%dT%H:%M:%SZ").to_string()))),
        ])
    }
}

/// The stage where the writer is; the first one where they have not begun on the screen.
fn stage<'a>(curriculum: &'a Curriculum, workbook: &Workbook) -> Option<&'a Stage> {
    let at = workbook.place.at.as_str();
    let stages = path::stages(curriculum, workbook);
    let asks = |stage: &&Stage| stage.id == at || curriculum.asked_in(stage).any(|question| question.id == at);
    stages.iter().copied().find(asks).or_else(|| stages.first().copied())
}

fn head(house: &House) -> Vec<String> {
    let words = &house.words.list;
    [&words.name, &words.stage, &words.answered, &words.decision, &words.opened].map(Clone::clone).to_vec()
}

/// Columns side by side, each as wide as its widest cell.
fn table(lines: &[Vec<String>]) -> String {
    let columns = lines.iter().map(Vec::len).max().unwrap_or_default();
    let widest = |at: usize| lines.iter().filter_map(|line| line.get(at)).map(|cell| width(cell)).max().unwrap_or(0);
    let widths: Vec<u16> = (0..columns).map(widest).collect();
    let mut out = String::new();
    for line in lines {
        let mut row = String::new();
        for (cell, wide) in line.iter().zip(&widths) {
            row.push_str(cell);
            row.push_str(&" ".repeat(usize::from(wide + 2 - width(cell))));
        }
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}
