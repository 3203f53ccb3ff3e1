//! From the controls back to the answer they hold.

use chrono::NaiveDate;

use super::control::{Control, Part};
use super::marks::few;
use crate::curriculum::{Detail, Kind, Question};
use crate::day::{self, Reading};
use crate::text::Prose;
use crate::workbook::{Answer, Weight};

/// The answer that the controls hold; none where nothing was said.
#[must_use]
pub fn answer(question: &Question, controls: &[Control], today: NaiveDate, names: &day::Names) -> Option<Answer> {
    let answer = match question.kind {
        Kind::Line | Kind::Text => Answer::Prose(whole(controls)),
        Kind::Date => date(&whole(controls).to_string(), question.past, today, names),
        Kind::Choice => {
            let option = taken(question, controls).next().unwrap_or_default();
            let detail = detail(question, controls, &option);
            let asks_a_day = question.option(&option).is_some_and(|option| option.detail == Some(Detail::Date));
            Answer::Choice { detail: if asks_a_day { dated(detail, today, names) } else { detail }, option }
        }
        Kind::Checklist => Answer::Checklist { ticked: taken(question, controls).collect(), own: own(controls) },
        Kind::Scale => Answer::Scale(controls.iter().find_map(|c| if let Control::Scale(n) = c { *n } else { None })?),
        Kind::Weighted => Answer::Weighted(weights(controls)),
        Kind::Ledger => Answer::Ledger(rows(question, controls)),
        Kind::Truth => Answer::Truth {
            option: taken(question, controls).next().unwrap_or_default(),
            evidence: words_of(controls, Part::Evidence),
        },
    };
    let nothing = if let Answer::Prose(prose) = &answer { prose.is_empty() } else { answer.is_blank() };
    (!nothing).then_some(answer)
}

fn whole(controls: &[Control]) -> Prose {
    controls.iter().find_map(Control::editor).map(|editor| editor.prose().clone()).unwrap_or_default()
}

fn date(words: &str, past: bool, today: NaiveDate, names: &day::Names) -> Answer {
    match day::reading(words, past, today, names) {
        Reading::Day(day) => Answer::Date(day),
        Reading::ToCome(_) | Reading::Open | Reading::NoDay => Answer::Undated(words.to_owned()),
    }
}

/// A day in words is kept as the day it is today: “in two weeks” must not move on with the clock. Words that are no day
/// stay words.
fn dated(words: String, today: NaiveDate, names: &day::Names) -> String {
    match day::reading(&words, false, today, names) {
        Reading::Day(day) | Reading::ToCome(day) => day::iso(day),
        Reading::Open | Reading::NoDay => match day::hung(&words, today, names) {
            Some((day, hangs)) => format!("{}, {hangs}", day::iso(day)),
            None => words,
        },
    }
}

pub(super) fn taken<'a>(question: &'a Question, controls: &'a [Control]) -> impl Iterator<Item = String> + 'a {
    controls.iter().filter_map(|control| {
        let Control::Mark { option, taken: true } = control else { return None };
        question.options.get(*option).map(|option| option.id.clone())
    })
}

/// The detail of the option taken; where that option asks for none, the one written is kept all the same.
fn detail(question: &Question, controls: &[Control], option: &str) -> String {
    let place = question.options.iter().position(|other| other.id == option && other.detail.is_some());
    place.map_or_else(
        || controls.iter().map(Control::words).find(|words| !words.is_empty()).unwrap_or_default(),
        |place| words_of(controls, Part::Detail(place)),
    )
}

fn own(controls: &[Control]) -> Vec<String> {
    controls
        .iter()
        .filter_map(|control| {
            if let Control::Fed { words, taken: true } = control {
                return Some(words.clone());
            }
            Some(control.words()).filter(|words| control.part() == Some(Part::Own) && !words.trim().is_empty())
        })
        .collect()
}

fn weights(controls: &[Control]) -> Vec<Weight> {
    controls
        .windows(2)
        .filter_map(|pair| match pair {
            [words, Control::Strength(strength)] if words.part() == Some(Part::Item) => {
                Some(Weight { words: words.words(), strength: *strength })
            }
            _ => None,
        })
        .filter(|item| !item.words.trim().is_empty())
        .collect()
}

pub(super) fn rows(question: &Question, controls: &[Control]) -> Vec<Vec<String>> {
    let width = question.columns.len();
    let cells: Vec<String> = controls.iter().filter_map(|control| cell(question, control)).collect();
    cells
        .chunks(width.max(1))
        .filter(|row| row.iter().any(|cell| !cell.trim().is_empty()))
        .map(<[String]>::to_vec)
        .collect()
}

pub(super) fn cell(question: &Question, control: &Control) -> Option<String> {
    if let Control::OneOf { column, chosen } = control {
        let option = chosen.and_then(|chosen| few(question, *column).get(chosen));
        return Some(option.map(|option| option.id.clone()).unwrap_or_default());
    }
    matches!(control.part(), Some(Part::Cell(_))).then(|| control.words())
}

fn words_of(controls: &[Control], part: Part) -> String {
    controls.iter().find(|control| control.part() == Some(part)).map(Control::words).unwrap_or_default()
}
