//! `demur check`: what an editor would say of the message, or of any text.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::ArgMatches;

use super::house::House;
use super::{End, Outcome, Refusal, arguments, fill as sheet, find, letter, say};
use crate::letter::check::{About, Finding, Severity, check, without_ignored};
use crate::letter::plain::read_text;
use crate::letter::spelling::{lookups, to_ask};
use crate::letter::{Channel, Kind, Length, Letter, Wish};
use crate::paper::json::Json;
use crate::paper::letter_txt;
use crate::shell::dictionaries;
use crate::shell::store::say::shown;
use crate::text::{MAX_BYTES, clean, visible};
use crate::words::cli::Check;
use crate::words::fill;
use crate::workbook::{Shareable, one_line};

/// Prints the findings, one a line, or as JSON. Nothing is written.
pub fn run(house: &House, matches: &ArgMatches) -> Outcome {
    let rules = &house.content.rules;
    let found = match matches.get_one::<OsString>(arguments::TEXT) {
        Some(file) => {
            let kind = matches.get_one::<String>(arguments::KIND).and_then(|kind| Kind::by_id(kind));
            let letter = read_text(&clean(&message(house, file)?).text);
            let unknown = unknown(house, &letter);
            check(&letter, &About { unknown: &unknown, ..about(house, kind) }, rules)
        }
        None => of_workbook(house, matches)?,
    };
    tell(house, &found, matches.get_flag(arguments::JSON))?;
    let must = found.iter().any(|finding| finding.severity == Severity::Must);
    Ok(if must { End::Part } else { End::Done })
}

/// The text of a message. A message is no longer than an answer may be: the rules look at every word, and a file of
/// megabytes would take more time and memory than any file may.
fn message(house: &House, file: &OsStr) -> Result<String, Refusal> {
    let text = sheet::text(house, file)?;
    if text.len() <= MAX_BYTES {
        return Ok(text);
    }
    let stored = &house.words.stored;
    let path = if file == "-" { stored.input.clone() } else { shown(Path::new(file)) };
    Err(Refusal::new(End::Failed, fill(&stored.message_too_large, &[("path", &path)])))
}

/// What is found in the message that `demur letter` would print. What the writer set aside is left out.
fn of_workbook(house: &House, matches: &ArgMatches) -> Result<Vec<Finding>, Refusal> {
    let peek = find::peek(house, find::given(matches))?;
    let wish = Wish::of(letter::kind(house, matches, &peek.workbook)?);
    let asked = house.curriculum();
    let answers = Shareable::of(&peek.workbook, asked);
    let letter = letter::drafted(house, &peek.workbook, wish);
    let taken = letter.nearest.unwrap_or(wish);
    let unknown = unknown(house, &letter);
    let about = About {
        unknown: &unknown,
        channel: taken.channel,
        length: taken.length,
        answers: Some(&answers),
        in_conversation: peek.workbook.offered_in_conversation(),
        unasked: &peek.workbook.unasked(asked),
        undated: &peek.workbook.days_unread(asked),
        ..about(house, Some(taken.kind))
    };
    let found = check(&letter, &about, &house.content.rules);
    Ok(without_ignored(found, &peek.workbook.message.set_aside(taken.kind.id(), taken.channel.family())))
}

/// The words that no dictionary on this machine knows; names of the workbook are none of the rule's business.
fn unknown(house: &House, letter: &Letter) -> Vec<String> {
    dictionaries::unknown(&house.environment, &to_ask(&lookups(&letter_txt(letter), &[])))
}

/// What is known of any text: the day, and how things are called.
fn about(house: &House, kind: Option<Kind>) -> About<'_> {
    About {
        kind,
        channel: Channel::Email,
        length: Length::Full,
        answers: None,
        curriculum: house.curriculum(),
        letters: &house.content.letters,
        names: house.content.days_of_messages(),
        today: house.now.today,
        in_conversation: false,
        unasked: &[],
        undated: &[],
        unknown: &[],
    }
}

fn tell(house: &House, found: &[Finding], json: bool) -> Outcome {
    let words = &house.words.check;
    if json {
        return say::result(&house.words, &format!("{}\n", Json::List(found.iter().map(object).collect())));
    }
    if found.is_empty() {
        say::message(&words.nothing);
        return Ok(End::Done);
    }
    let lines: String = found.iter().flat_map(|finding| [line(words, finding), "\n".to_owned()]).collect();
    say::result(&house.words, &lines)
}

/// A finding on a line of its own, whatever the sentence holds.
fn line(words: &Check, finding: &Finding) -> String {
    let pattern = if finding.sentence.is_empty() { &words.whole } else { &words.sentence };
    let values = [
        ("severity", finding.severity.id()),
        ("rule", &finding.rule),
        ("why", &finding.why),
        ("sentence", &finding.sentence),
        ("suggestion", &finding.suggestion),
        ("source", &finding.source),
    ];
    visible(&one_line(&clean(&fill(pattern, &values)).text)).into_owned()
}

fn object(finding: &Finding) -> Json {
    let count = |at: Option<usize>| at.map_or(Json::Null, |at| Json::Number(at as u64 + 1));
    Json::Object(vec![
        ("rule", Json::Text(finding.rule.clone())),
        ("severity", Json::Text(finding.severity.id().to_owned())),
        ("paragraph", count(finding.place.map(|(paragraph, _)| paragraph))),
        ("position", count(finding.place.map(|(_, sentence)| sentence))),
        ("sentence", Json::text(finding.place.map(|_| finding.sentence.clone()))),
        ("why", Json::Text(finding.why.clone())),
        ("source", Json::Text(finding.source.clone())),
        ("suggestion", Json::Text(finding.suggestion.clone())),
    ])
}
