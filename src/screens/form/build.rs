//! From an answer to the controls that edit it.

use super::control::{Control, Part};
use crate::curriculum::{ColumnKind, Kind, Question};
use crate::text::{Editor, Prose, Shape};
use crate::workbook::{Answer, Weight};

/// What stands around a question: lines other answers offer it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Around {
    /// Lines fed from a ledger.
    pub fed: Vec<String>,
    /// The same answer given elsewhere.
    pub offered: Option<Prose>,
}

/// The controls for a question, holding the answer.
#[must_use]
pub fn controls(question: &Question, answer: Option<&Answer>, around: &Around) -> Vec<Control> {
    match question.kind {
        Kind::Line | Kind::Text => prose(question, answer, around),
        Kind::Date => date(question, answer),
        Kind::Choice => choice(question, answer),
        Kind::Checklist => checklist(question, answer, around),
        Kind::Scale => vec![Control::Scale(if let Some(Answer::Scale(n)) = answer { Some(*n) } else { None })],
        Kind::Weighted => weighted(question, answer),
        Kind::Ledger => ledger(question, answer),
        Kind::Truth => truth(question, answer),
    }
}

fn prose(question: &Question, answer: Option<&Answer>, around: &Around) -> Vec<Control> {
    let shape = if question.kind == Kind::Line { Shape::OneLine } else { Shape::Prose };
    let prose = if let Some(Answer::Prose(prose)) = answer { prose.clone() } else { Prose::default() };
    let words = Control::Words { part: Part::Whole, editor: Box::new(Editor::new(shape, prose)) };
    std::iter::once(words).chain(around.offered.clone().map(Control::Offer)).collect()
}

fn date(question: &Question, answer: Option<&Answer>) -> Vec<Control> {
    let words = match answer {
        Some(Answer::Date(day)) => crate::day::iso(*day),
        Some(Answer::Undated(words)) => words.clone(),
        _ => String::new(),
    };
    let shortcuts = question.days.iter().map(|days| Control::InDays(*days));
    std::iter::once(Control::line(Part::Whole, &words)).chain(shortcuts).collect()
}

fn choice(question: &Question, answer: Option<&Answer>) -> Vec<Control> {
    let (taken, detail) = match answer {
        Some(Answer::Choice { option, detail }) => (option.as_str(), detail.as_str()),
        _ => ("", ""),
    };
    let mut controls = Vec::new();
    for (place, option) in question.options.iter().enumerate() {
        controls.push(Control::Mark { option: place, taken: option.id == taken });
        if option.detail.is_some() {
            controls.push(Control::line(Part::Detail(place), detail));
        }
    }
    controls
}

fn checklist(question: &Question, answer: Option<&Answer>, around: &Around) -> Vec<Control> {
    let (ticked, own): (&[String], &[String]) = match answer {
        Some(Answer::Checklist { ticked, own }) => (ticked, own),
        _ => (&[], &[]),
    };
    let marks = question
        .options
        .iter()
        .enumerate()
        .map(|(place, option)| Control::Mark { option: place, taken: ticked.contains(&option.id) });
    let fed = around.fed.iter().map(|words| Control::Fed { words: words.clone(), taken: own.contains(words) });
    let own = own.iter().filter(|words| !around.fed.contains(words)).map(|words| Control::line(Part::Own, words));
    marks.chain(fed).chain(own).chain([Control::line(Part::Own, "")]).collect()
}

fn weighted(question: &Question, answer: Option<&Answer>) -> Vec<Control> {
    let items: &[Weight] = if let Some(Answer::Weighted(items)) = answer { items } else { &[] };
    let rows =
        items.iter().chain([&Weight { words: String::new(), strength: None }]).flat_map(weight).collect::<Vec<_>>();
    rows.into_iter().chain(starters(question)).collect()
}

/// The two controls of an item with a strength.
pub(super) fn weight(item: &Weight) -> [Control; 2] {
    [Control::line(Part::Item, &item.words), Control::Strength(item.strength)]
}

fn ledger(question: &Question, answer: Option<&Answer>) -> Vec<Control> {
    let rows: &[Vec<String>] = if let Some(Answer::Ledger(rows)) = answer { rows } else { &[] };
    let mut controls: Vec<Control> = rows.iter().flat_map(|cells| row(question, cells)).collect();
    controls.extend(row(question, &[]));
    controls.extend(starters(question));
    controls
}

/// The controls of a ledger row, one a column.
pub(super) fn row(question: &Question, cells: &[String]) -> Vec<Control> {
    let control = |(column, head): (usize, &crate::curriculum::Column)| {
        let words = cells.get(column).map_or("", String::as_str);
        match &head.kind {
            ColumnKind::OneOf(options) => {
                Control::OneOf { column, chosen: options.iter().position(|option| option.id == words) }
            }
            ColumnKind::Words | ColumnKind::Date => Control::line(Part::Cell(column), words),
        }
    };
    question.columns.iter().enumerate().map(control).collect()
}

fn truth(question: &Question, answer: Option<&Answer>) -> Vec<Control> {
    let (taken, evidence) = match answer {
        Some(Answer::Truth { option, evidence }) => (option.as_str(), evidence.as_str()),
        _ => ("", ""),
    };
    let marks = question
        .options
        .iter()
        .enumerate()
        .map(|(place, option)| Control::Mark { option: place, taken: option.id == taken });
    marks.chain([Control::line(Part::Evidence, evidence)]).collect()
}

fn starters(question: &Question) -> impl Iterator<Item = Control> {
    (0..question.starters.len()).map(Control::Starter)
}
