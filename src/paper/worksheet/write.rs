//! Writes a worksheet. No dates of writing and no paths are in it: the same answers give the same bytes.

use super::grammar::{Among, guarded, guarded_item};
use super::table;
use crate::curriculum::{Column, Curriculum, Kind, Question, matching};
use crate::text::clean;
use crate::workbook::{Answer, Consent, Weight, Workbook, one_line, tidy, undated};

/// What goes into a worksheet.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The questions alone.
    pub blank: bool,
    /// These questions alone, by id; all where none.
    pub only: Option<Vec<String>>,
}

/// The worksheet of a workbook: its name as the title, then every question once, in the order of the curriculum.
/// Each answer in its normal form, hidden characters taken out.
#[must_use]
pub fn write(curriculum: &Curriculum, workbook: &Workbook, options: &Options, consent: &Consent) -> String {
    let title = one_line(&workbook.name);
    let mut sheet = format!("# {title}\n");
    let wanted = |question: &&Question| options.only.as_ref().is_none_or(|only| only.contains(&question.id));
    for question in curriculum.questions().filter(wanted) {
        let answer = if options.blank { None } else { workbook.answer(&question.id) };
        let answer = answer.and_then(|answer| tidy(question, answer.with_consent(consent)));
        let offered = if options.blank { Vec::new() } else { offered(curriculum, workbook, question, consent) };
        sheet.push('\n');
        block(&mut sheet, question, answer.as_ref(), &offered);
    }
    sheet
}

/// A question's heading, its reason and its answer.
fn block(sheet: &mut String, question: &Question, answer: Option<&Answer>, offered: &[String]) {
    sheet.extend(["### ", &question.prompt, " {#", &question.id, "}\n"]);
    for line in question.why.lines() {
        sheet.extend(["> ", line, "\n"]);
    }
    let lines = match answer {
        Some(answer) => answered(question, answer, offered),
        None => unanswered(question, offered),
    };
    if !lines.is_empty() {
        sheet.push('\n');
    }
    for line in lines {
        sheet.push_str(&line);
        sheet.push('\n');
    }
}

fn unanswered(question: &Question, offered: &[String]) -> Vec<String> {
    match question.kind {
        Kind::Choice | Kind::Truth => one_of(question, "", ""),
        Kind::Checklist => any_of(question, &[], &[], offered),
        Kind::Ledger => rows(&question.columns, &[vec![String::new(); question.columns.len()]]),
        Kind::Line | Kind::Text | Kind::Date | Kind::Scale | Kind::Weighted => Vec::new(),
    }
}

fn answered(question: &Question, answer: &Answer, offered: &[String]) -> Vec<String> {
    match answer {
        Answer::Prose(prose) => {
            let lines = prose.paragraphs().iter().enumerate();
            lines.map(|(at, line)| guarded(line, Among::Prose { first: at == 0 })).collect()
        }
        Answer::Date(day) => vec![day.format("%Y-%m-%d").to_string()],
        Answer::Undated(_) => Vec::new(),
        Answer::Choice { option, detail } if undated(question, option, detail) => one_of(question, option, ""),
        Answer::Choice { option, detail: beside } | Answer::Truth { option, evidence: beside } => {
            one_of(question, option, beside)
        }
        Answer::Checklist { ticked, own } => any_of(question, ticked, own, offered),
        Answer::Scale(number) => vec![number.to_string()],
        Answer::Weighted(items) => items.iter().map(weight).collect(),
        Answer::Ledger(cells) => rows(&question.columns, cells),
    }
}

/// Every option, and what was written beside the one that is taken right under it.
fn one_of(question: &Question, taken: &str, beside: &str) -> Vec<String> {
    let beside = || beside.split('\n').filter(|_| !beside.is_empty()).map(|line| guarded(line, Among::Boxes));
    let mut lines = Vec::new();
    for option in &question.options {
        lines.push(tick(option.id == taken, &option.label));
        if option.id == taken {
            lines.extend(beside());
        }
    }
    if taken.is_empty() && beside().next().is_some() {
        lines.push(String::new());
        lines.extend(beside());
    }
    lines
}

/// Every option, own items, and what else could be ticked.
fn any_of(question: &Question, ticked: &[String], own: &[String], offered: &[String]) -> Vec<String> {
    let options = question.options.iter().map(|option| tick(ticked.contains(&option.id), &option.label));
    let own_items = own.iter().map(|words| tick(true, words));
    let others = offered.iter().filter(|words| !own.contains(words)).map(|words| tick(false, words));
    options.chain(own_items).chain(others).collect()
}

fn tick(ticked: bool, words: &str) -> String {
    format!("- [{}] {words}", if ticked { "x" } else { " " })
}

fn weight(item: &Weight) -> String {
    match item.strength {
        Some(strength) => format!("- {strength} · {}", item.words),
        None => format!("- {}", guarded_item(&item.words)),
    }
}

fn rows(columns: &[Column], rows: &[Vec<String>]) -> Vec<String> {
    let head = table::row(columns.iter().map(|column| column.label.as_str()));
    let rule = table::row(columns.iter().map(|_| "---"));
    let shown =
        |row: &Vec<String>| table::row(row.iter().zip(columns).map(|(cell, column)| table::shown(column, cell)));
    [head, rule].into_iter().chain(rows.iter().map(shown)).collect()
}

/// What a ledger offers to a checklist: the cells of its column, in the rows without an answer.
fn offered(curriculum: &Curriculum, workbook: &Workbook, question: &Question, consent: &Consent) -> Vec<String> {
    let from = || {
        let (ledger, column) = question.fed_by.rsplit_once('.')?;
        let ledger = curriculum.question(ledger)?;
        let Answer::Ledger(rows) = workbook.answer(&ledger.id)?.with_consent(consent) else { return None };
        Some((rows, ledger.column(column)?, ledger.column("answer")))
    };
    let Some((rows, asked, answered)) = from() else { return Vec::new() };
    let cell = |row: &Vec<String>, at: usize| row.get(at).map(|cell| one_line(cell)).unwrap_or_default();
    rows.iter()
        .filter(|row| answered.is_none_or(|at| cell(row, at).is_empty()))
        .map(|row| cell(row, asked))
        .filter(|words| !words.is_empty() && matching::option(&question.options, words).is_none())
        .map(|words| clean(&words).text)
        .collect()
}
