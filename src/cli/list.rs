//! `demur list`: the workbooks, the one opened last first.

use clap::ArgMatches;

use super::house::House;
use super::{End, Outcome, arguments, find, say};
use crate::curriculum::{Curriculum, Stage, ids};
use crate::paper::json::Json;
use crate::shell::clock;
use crate::shell::store::{self, Entry, StoreError};
use crate::text::{visible, width};
use crate::words::fill;
use crate::workbook::{Workbook, one_line, path};

/// Prints them as a table or as JSON. One that cannot be read is named on standard error.
pub fn run(house: &House, matches: &ArgMatches) -> Outcome {
    let entries = store::each(&house.places, |peek| (find::Told::of(house, &peek), Facts::of(house, &peek.workbook)));
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
    find::tell_all(house, entries.iter().filter_map(|entry| entry.found.as_ref().ok()?.0.as_ref()));
    let rows: Vec<Row> = entries.iter().filter_map(Row::of).collect();
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
    /// None under a passphrase: nothing in it is known.
    facts: Option<&'a Facts<'a>>,
    opened: Option<i64>,
}

/// What is told of what is in a workbook.
struct Facts<'a> {
    name: String,
    stage: Option<&'a Stage>,
    answered: usize,
    asked: usize,
    decision: Option<String>,
}

impl<'a> Facts<'a> {
    fn of(house: &'a House, workbook: &Workbook) -> Self {
        let questions = path::questions(house.curriculum(), workbook);
        Self {
            name: one_line(&workbook.name),
            stage: stage(house.curriculum(), workbook),
            answered: questions.iter().filter(|(_, question)| workbook.answered(&question.id)).count(),
            asked: questions.len(),
            decision: workbook.decision().map(str::to_owned),
        }
    }
}

impl<'a> Row<'a> {
    fn of<T>(entry: &'a Entry<(T, Facts<'a>)>) -> Option<Self> {
        let (name, path, facts) = match &entry.found {
            Ok((_, facts)) => (facts.name.clone(), &entry.path, Some(facts)),
            // One under a passphrase goes by the name of its file.
            Err(StoreError::Sealed(path)) => {
                (path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), path, None)
            }
            Err(_) => return None,
        };
        Some(Self { name, file: store::say::shown(path), facts, opened: entry.opened })
    }

    fn cells(&self, house: &House) -> Vec<String> {
        let words = &house.words.list;
        let nothing = || words.nothing.clone();
        let (name, opened) = (visible(&self.name).into_owned(), self.opened.map_or_else(nothing, clock::told));
        let Some(facts) = self.facts else {
            return vec![name, words.sealed.clone(), nothing(), nothing(), opened];
        };
        let (answered, asked) = (facts.answered.to_string(), facts.asked.to_string());
        let option = |id: &String| house.curriculum().question(ids::DECISION)?.option(id);
        vec![
            name,
            facts.stage.map_or_else(nothing, |stage| stage.title.to_string()),
            fill(&words.of, &[("answered", &answered), ("asked", &asked)]),
            facts.decision.as_ref().and_then(option).map_or_else(nothing, |option| option.label.to_string()),
            opened,
        ]
    }

    fn json(&self) -> Json {
        let number = |count: usize| Json::Number(u64::try_from(count).unwrap_or(u64::MAX));
        let opened = self.opened.and_then(|at| chrono::DateTime::from_timestamp(at, 0));
        Json::Object(vec![
            ("name", Json::text(Some(&self.name))),
            ("path", Json::text(Some(&self.file))),
            ("stage", Json::text(self.facts.and_then(|facts| facts.stage).map(|stage| &stage.id))),
            ("answered", number(self.facts.map_or(0, |facts| facts.answered))),
            ("asked", number(self.facts.map_or(0, |facts| facts.asked))),
            ("decision", Json::text(self.facts.and_then(|facts| facts.decision.as_ref()))),
            ("sealed", Json::Bool(self.facts.is_none())),
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
