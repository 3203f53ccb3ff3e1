//! `demur record`: what was asked and answered, with the message and what left.

use clap::ArgMatches;

use super::house::House;
use super::letter::drafted;
use super::{Outcome, arguments, find, say};
use crate::letter::{Channel, Kind, Length, Tone, Wish};
use crate::paper::letter_txt;
use crate::paper::record::{Made, Record, Shown, record, record_html, record_md};
use crate::words::fill;
use crate::workbook::{Consent, Workbook};

const HTML: &str = "html";

/// Prints it, or writes it to a new file; says what is in it.
pub fn run(house: &House, matches: &ArgMatches) -> Outcome {
    let output = say::output(&house.words, matches)?;
    let workbook = find::peek(house, find::given(matches))?.workbook;
    let house = &house.knowing(&workbook);
    let consent = matches.get_flag(arguments::PRIVATE).then(Consent::asked_by_name);
    let shown = consent.as_ref().map_or(Shown::Shareable, Shown::Everything);
    let words = &house.content.words;
    let made = Made {
        curriculum: house.curriculum(),
        words: &words.papers.record,
        standing: &words.standing,
        days: &words.day,
        now: house.now,
    };
    let record = record(&workbook, shown, message(house, &workbook), &made);
    let html = matches.get_one::<String>(arguments::FORMAT).is_some_and(|form| form == HTML);
    let text = if html { record_html(&record, &words.papers.page.lang) } else { record_md(&record) };
    let done = match output {
        Some(path) => say::new_file(house, path, &text, &workbook.book)?,
        None => say::result(&house.words, &text)?,
    };
    tell(house, &record);
    Ok(done)
}

/// The message that is live, as text, and its kind.
fn message<'a>(house: &House, workbook: &'a Workbook) -> Option<(&'a str, String)> {
    let id = workbook.live_kind()?;
    let made = &workbook.message;
    let wish = Wish {
        kind: Kind::by_id(id)?,
        channel: Channel::by_id(&made.channel).unwrap_or_default(),
        tone: Tone::by_id(&made.tone).unwrap_or_default(),
        length: Length::by_id(&made.length).unwrap_or_default(),
    };
    Some((id, letter_txt(&drafted(house, workbook, wish))))
}

/// How much is in it, and how much is not.
fn tell(house: &House, record: &Record) {
    say::message(&fill(&house.words.record_holds, &[("n", &record.answers.to_string())]));
    if record.left_out > 0 {
        say::message(&fill(&house.words.record_leaves_out, &[("n", &record.left_out.to_string())]));
    }
}
