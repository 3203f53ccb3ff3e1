//! Answers that are lists: boxes, strengths, rows.

use super::grammar::{self, Among, boxed, bullet, meant, meant_item, strength};
use super::read::{Days, Line, Said, Wrong};
use super::table;
use crate::curriculum::{Column, ColumnKind, Detail, Kind, Opt, Question, matching};
use crate::day::Reading;
use crate::workbook::{Answer, STRONGEST, Weight};

/// A choice or a truth: one box ticked, and words beside it.
pub fn one_of(question: &Question, lines: &[Line], day: Days<'_>) -> Said {
    let mut said = Said::default();
    let ticked: Vec<(usize, &str)> = lines
        .iter()
        .filter_map(|line| boxed(&line.text).filter(|(ticked, _)| *ticked).map(|(_, words)| (line.number, words)))
        .collect();
    if let Some((line, _)) = ticked.get(1) {
        said.faults.push((*line, Wrong::Several));
        return said;
    }
    let free: Vec<&Line> = lines.iter().filter(|line| boxed(&line.text).is_none()).collect();
    let beside = free.iter().map(|line| meant(&line.text, Among::Boxes)).collect::<Vec<_>>().join("\n");
    let beside = beside.trim();
    let first = free.iter().find(|line| !line.text.trim().is_empty()).map_or(0, |line| line.number);
    let taken = match ticked.first() {
        Some((line, words)) => match matching::option(&question.options, words) {
            Some(option) => Some(option),
            None => return wrong(*line, Wrong::NoOption),
        },
        None => named_without_box(&question.options, beside),
    };
    match taken {
        Some(option) if ticked.is_empty() => said.answer = Some(chosen(question.kind, &option.id, String::new())),
        Some(option) => match detail(option, beside, day) {
            Some(words) => said.answer = Some(chosen(question.kind, &option.id, words)),
            None => return wrong(first, Wrong::NoDay),
        },
        // No box is there at all: these words were meant to name an option.
        None if free.len() == lines.len() => return wrong(first, Wrong::NoOption),
        None => said.answer = Some(chosen(question.kind, "", beside.to_owned())),
    }
    said
}

/// An option in words alone: `decline`, `- decline`.
fn named_without_box<'a>(options: &'a [Opt], words: &str) -> Option<&'a Opt> {
    matching::option(options, words).or_else(|| matching::option(options, bullet(words)?))
}

fn detail(option: &Opt, words: &str, day: Days<'_>) -> Option<String> {
    match option.detail {
        Some(Detail::Date) if !words.is_empty() => match day(words, false) {
            Reading::Day(day) => Some(day.to_string()),
            Reading::ToCome(_) | Reading::Open | Reading::NoDay => None,
        },
        Some(Detail::Date | Detail::Words) | None => Some(words.to_owned()),
    }
}

fn chosen(kind: Kind, option: &str, beside: String) -> Answer {
    let option = option.to_owned();
    if kind == Kind::Truth {
        Answer::Truth { option, evidence: beside }
    } else {
        Answer::Choice { option, detail: beside }
    }
}

fn wrong(line: usize, wrong: fn(String) -> Wrong) -> Said {
    Said { faults: vec![(line, wrong)], ..Said::default() }
}

/// An item of a list, and the indented lines that go on with it.
struct Item<'a> {
    line: usize,
    bulleted: bool,
    words: &'a str,
    more: Vec<&'a Line>,
}

impl Item<'_> {
    /// All its lines as one.
    fn joined(&self) -> String {
        std::iter::once(self.words).chain(self.more.iter().map(|line| line.text.trim())).collect::<Vec<_>>().join(" ")
    }

    /// Its joining is worth a word.
    fn mention(&self, said: &mut Said) {
        said.joined = said.joined.or_else(|| self.more.first().map(|line| line.number));
    }
}

fn items<'a>(lines: impl Iterator<Item = &'a Line>) -> Vec<Item<'a>> {
    let mut items: Vec<Item> = Vec::new();
    for line in lines.filter(|line| !line.text.trim().is_empty()) {
        let item = |bulleted, words| Item { line: line.number, bulleted, words, more: Vec::new() };
        match (bullet(&line.text), items.last_mut()) {
            (Some(words), _) => items.push(item(true, words)),
            (None, Some(last)) if line.text.starts_with([' ', '\t']) => last.more.push(line),
            (None, _) => items.push(item(false, line.text.trim())),
        }
    }
    items
}

/// A checklist: ticked options, and own items. An item without a box counts as ticked; a line that is no item is
/// taken where it names an option.
pub fn any_of(question: &Question, lines: &[Line]) -> Said {
    let mut said = Said::default();
    let mut own: Vec<String> = Vec::new();
    let names = |words: &str| matching::option(&question.options, words).is_some();
    for item in items(lines.iter()) {
        let Some((true, words)) = grammar::tick_box(item.words).or(Some((true, item.words))) else { continue };
        let whole = Item { words, ..item };
        let joined = whole.joined();
        if names(&joined) {
            own.push(joined);
        } else if names(words) {
            own.push(words.to_owned());
            said.faults.extend(whole.more.first().map(|line| (line.number, Wrong::NoItem as _)));
        } else if whole.bulleted {
            whole.mention(&mut said);
            own.push(joined);
        } else {
            said.faults.push((whole.line, Wrong::NoItem));
        }
    }
    said.answer = Some(Answer::Checklist { ticked: Vec::new(), own });
    said
}

/// Own items with their strengths: `- 7 · words`, or `- words` where it is not said yet.
pub fn weighted(lines: &[Line]) -> Said {
    let mut said = Said::default();
    let mut weights = Vec::new();
    for item in items(lines.iter()) {
        item.mention(&mut said);
        let joined = item.joined();
        let (words, number) = match (meant_item(&joined), strength(&joined)) {
            (Some(words), _) => (words, None),
            (None, Some((number, words))) => (words, Some(number)),
            (None, None) => (joined.as_str(), None),
        };
        let known = number.and_then(|number| u8::try_from(number).ok()).filter(|number| *number <= STRONGEST);
        if number.is_some() && known.is_none() {
            said.faults.push((item.line, Wrong::NoNumber));
        }
        weights.push(Weight { words: words.to_owned(), strength: known });
    }
    said.answer = Some(Answer::Weighted(weights));
    said
}

/// Rows: a pipe table, or a list with semicolons in the order of the columns.
pub fn ledger(question: &Question, lines: &[Line]) -> Said {
    let mut said = Said::default();
    let mut rows = Vec::new();
    let is_row = |line: &&Line| line.text.trim_start().starts_with('|');
    let table: Vec<(usize, Vec<String>)> =
        lines.iter().filter(is_row).map(|line| (line.number, table::cells(&line.text))).collect();
    let ruled = table.get(1).is_some_and(|(_, cells)| table::is_rule(cells));
    let head = table.first().and_then(|(_, cells)| table::head(&question.columns, cells));
    let skipped = if ruled { 2 } else { usize::from(head.is_some()) };
    for (line, cells) in table.into_iter().skip(skipped) {
        rows.extend(row(&mut said, question, line, cells, head.as_deref(), " "));
    }

    for item in items(lines.iter().filter(|line| !is_row(line))) {
        if !item.bulleted {
            said.faults.push((item.line, Wrong::NoItem));
            continue;
        }
        item.mention(&mut said);
        rows.extend(row(&mut said, question, item.line, table::list(&item.joined()), None, "; "));
    }
    said.answer = Some(Answer::Ledger(rows));
    said
}

/// A row with each cell in its column. What stands beyond the last column is named, and kept in the last one.
fn row(
    said: &mut Said,
    question: &Question,
    line: usize,
    cells: Vec<String>,
    head: Option<&[usize]>,
    between: &str,
) -> Option<Vec<String>> {
    let width = head.map_or(question.columns.len(), <[usize]>::len);
    let mut row = vec![String::new(); question.columns.len()];
    let mut last = None;
    for (at, cell) in cells.into_iter().enumerate() {
        if at < width {
            last = Some(head.map_or(Some(at), |head| head.get(at).copied())?);
        } else if !cell.is_empty() {
            said.faults.push((line, Wrong::TooWide));
        }
        let place = row.get_mut(last?)?;
        if !place.is_empty() && !cell.is_empty() {
            place.push_str(between);
        }
        place.push_str(&cell);
    }
    for (cell, column) in row.iter().zip(&question.columns) {
        if !cell.is_empty() && !holds(column, cell) {
            said.faults.push((line, Wrong::NoOption));
        }
    }
    row.iter().any(|cell| !cell.is_empty()).then_some(row)
}

fn holds(column: &Column, cell: &str) -> bool {
    match &column.kind {
        ColumnKind::OneOf(options) => matching::option(options, cell).is_some(),
        ColumnKind::Words | ColumnKind::Date => true,
    }
}
