//! `demur calendar`: the days that matter, for the writer's own calendar.

use clap::ArgMatches;

use super::house::House;
use super::{End, Outcome, Refusal, find, say};
use crate::paper::ics::{Days, calendar};
use crate::workbook::Consent;

/// Prints it, or writes it to a new file. Where there is no day, that is the answer.
pub fn run(house: &House, matches: &ArgMatches) -> Outcome {
    let output = say::output(&house.words, matches)?;
    let workbook = find::peek(house, find::given(matches))?.workbook;
    let days = Days::in_workbook(&workbook, &Consent::asked_by_name());
    let text = calendar(&days, &house.content.words.papers.calendar, house.now.unix, &workbook.book);
    let text = text.ok_or_else(|| Refusal::new(End::Part, house.words.no_days.clone()))?;
    match output {
        Some(path) => say::new_file(house, path, &text, &workbook.book),
        None => say::result(&house.words, &text),
    }
}
