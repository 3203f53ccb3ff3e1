//! `demur worksheet`: the questions with their answers, as Markdown.

use clap::ArgMatches;

use super::house::House;
use super::{End, Outcome, Refusal, arguments, find, say};
use crate::paper::worksheet::{Options, write};
use crate::shell::store;
use crate::words::fill;
use crate::workbook::{Consent, Workbook, one_line};

/// Prints it, or writes it to a new file.
pub fn run(house: &House, matches: &ArgMatches) -> Outcome {
    let output = say::output(&house.words, matches)?;
    let blank = matches.get_flag(arguments::BLANK);
    let workbook = workbook(house, matches, blank)?;
    // What past sessions asked is no blank sheet for the next.
    let house = &if blank { house.clone() } else { house.knowing(&workbook) };
    let only = matches.get_one::<String>(arguments::ONLY).map(|ids| only(house, ids)).transpose()?;
    let sheet = write(house.curriculum(), &workbook, &Options { blank, only }, &Consent::asked_by_name());
    match output {
        Some(path) => say::new_file(house, path, &sheet, if blank { "" } else { &workbook.book }),
        None => say::result(&house.words, &sheet),
    }
}

/// The workbook that is meant. A blank sheet needs none.
fn workbook(house: &House, matches: &ArgMatches, blank: bool) -> Result<Workbook, Refusal> {
    let given = find::given(matches);
    if blank && given.is_none() && store::last_used(&house.places).is_none() {
        return Ok(Workbook::new(String::new(), house.words.blank_title.clone()));
    }
    let mut workbook = find::peek(house, given)?.workbook;
    if one_line(&workbook.name).is_empty() {
        workbook.name.clone_from(&house.words.blank_title);
    }
    Ok(workbook)
}

/// The questions meant by `five.love, offer`: a stage's id stands for all that it asks.
pub fn only(house: &House, ids: &str) -> Result<Vec<String>, Refusal> {
    let mut only = Vec::new();
    for id in ids.split([',', ' ']).map(str::trim).filter(|id| !id.is_empty()) {
        if let Some(question) = house.curriculum().question(id) {
            only.push(question.id.clone());
        } else if let Some(stage) = house.curriculum().stage(id) {
            only.extend(house.curriculum().asked_in(stage).map(|question| question.id.clone()));
        } else {
            return Err(Refusal::new(End::Usage, fill(&house.words.unknown_question, &[("id", id)])));
        }
    }
    if only.is_empty() {
        return Err(Refusal::new(End::Usage, house.words.usage.only_nothing.clone()));
    }
    Ok(only)
}
