//! `demur fill`: reads a filled worksheet into a workbook.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::ArgMatches;

use super::house::House;
use super::{End, Outcome, Refusal, arguments, find, say, unlock};
use crate::paper::worksheet::{Fault, Mention, Noted, Sheet, Wrong, read};
use crate::shell::papers::{self, Unread};
use crate::shell::store;
use crate::shell::store::say::shown;
use crate::words::cli;
use crate::words::fill;
use crate::workbook::Workbook;

/// More questions than these are counted and not named.
const NAMED: usize = 12;

/// Takes what the sheet answers, names what is not understood, and saves.
pub fn run(house: &House, matches: &ArgMatches) -> Outcome {
    let (Some(given), Some(file)) = (find::given(matches), matches.get_one::<OsString>(arguments::FILE)) else {
        return Ok(End::Usage);
    };
    let asked = find::asked(house, given)?;
    let text = text(house, file)?;
    // A sheet may hold questions of its sessions. Where they cannot be known yet, that is told of each.
    let known = unlock::with_key(&house.places, &house.store, || store::peek(&house.places, &asked.path))?.ok();
    let house = &known.map_or_else(|| house.clone(), |known| house.knowing(&known.workbook));
    let sheet = read(house.curriculum(), &text, &|words, past| house.day(words, past));
    say::all(&messages(&house.words.sheet, &sheet));
    if sheet.questions == 0 {
        return Err(Refusal::new(End::Part, house.words.sheet.nothing.clone()));
    }
    let mut open = find::open(house, &asked.path, &asked.name, &[])?;
    if let Some(said) = house.made_with(&open.workbook) {
        say::message(&said);
    }
    let taken = take(house, &mut open.workbook, &sheet);
    let told = taken.told(&house.words.sheet, &open.workbook);
    open.save(house)?;
    let end = if sheet.faults.is_empty() { End::Done } else { End::Part };
    say::result(&house.words, &told).map(|_| end)
}

/// The questions whose answers were new, changed, and as they stood; and those that were left blank.
#[derive(Debug, Default)]
struct Taken {
    new: Vec<String>,
    changed: Vec<String>,
    same: usize,
    blank: Vec<String>,
}

impl Taken {
    /// The counts in one line, and the questions by id: what a coach looks for when homework comes back.
    fn told(&self, words: &cli::Sheet, workbook: &Workbook) -> String {
        let name = crate::workbook::one_line(&workbook.name);
        let counts = [self.new.len(), self.changed.len(), self.same].map(|count| count.to_string());
        let [new, changed, same] = counts.each_ref().map(String::as_str);
        let mut told = fill(&words.done, &[("name", &name), ("new", new), ("changed", changed), ("same", same)]);
        let lists = [(&words.new, &self.new), (&words.changed, &self.changed), (&words.blank, &self.blank)];
        for (sentence, ids) in lists.into_iter().filter(|(_, ids)| !ids.is_empty()) {
            told.push('\n');
            told.push_str(&fill(sentence, &[("ids", &named(words, ids))]));
        }
        told.push('\n');
        told
    }
}

/// Questions by id; where there are many, their number.
fn named(words: &cli::Sheet, ids: &[String]) -> String {
    if ids.len() > NAMED { fill(&words.many, &[("n", &ids.len().to_string())]) } else { ids.join(", ") }
}

fn take(house: &House, workbook: &mut Workbook, sheet: &Sheet) -> Taken {
    let mut taken = Taken { blank: sheet.blank.clone(), ..Taken::default() };
    for (id, answer) in &sheet.answers {
        let Some(question) = house.curriculum().question(id) else { continue };
        let was = workbook.answered(id);
        let changed = workbook.take(question, answer.clone(), house.now.unix);
        match (changed, !was && workbook.answered(id)) {
            (true, true) => taken.new.push(id.clone()),
            (true, false) => taken.changed.push(id.clone()),
            (false, _) => taken.same += 1,
        }
    }
    taken
}

/// A text from a file or from standard input.
///
/// # Errors
/// Where it is not there, cannot be read, or is no text.
pub fn text(house: &House, file: &OsStr) -> Result<String, Refusal> {
    let (words, path) = (&house.words.stored, Path::new(file));
    let failed = |sentence: String| Refusal::new(End::Failed, sentence);
    let (bytes, name) = if file == "-" {
        let bytes = papers::read_standard_input().map_err(|unread| match unread {
            Unread::Refused(kind) => failed(fill(&words.input_refused, &[("reason", &kind.to_string())])),
            Unread::TooLarge => failed(words.input_too_large.clone()),
        })?;
        (bytes, words.input.clone())
    } else {
        let found = papers::read(path).map_err(|fault| find::refusal(house, &fault, End::Failed))?;
        let missing = || failed(fill(&words.no_file, &[("path", &shown(path))]));
        (found.ok_or_else(missing)?, shown(path))
    };
    String::from_utf8(bytes).map_err(|_not_text| failed(fill(&words.not_text, &[("path", &name)])))
}

/// What was changed on the way in and what was not understood, in the order of the lines.
fn messages(words: &cli::Sheet, sheet: &Sheet) -> Vec<String> {
    let mentions = sheet.mentions.iter().map(|Mention { line, noted }| (*line, mention(words, noted)));
    let faults = sheet.faults.iter().map(|Fault { line, wrong }| (*line, fault(words, wrong)));
    let mut said: Vec<(usize, String)> = mentions.chain(faults).collect();
    crate::in_order::by_key(&mut said, |(line, _)| *line);
    said.into_iter().map(|(line, what)| fill(&words.at, &[("line", &line.to_string()), ("what", &what)])).collect()
}

fn mention(words: &cli::Sheet, noted: &Noted) -> String {
    match noted {
        Noted::Hidden(1, id) => fill(&words.hidden_one, &[("id", id)]),
        Noted::Hidden(count, id) => fill(&words.hidden, &[("count", &count.to_string()), ("id", id)]),
        Noted::Joined(id) => fill(&words.joined, &[("id", id)]),
        Noted::Outside => words.outside.clone(),
    }
}

fn fault(words: &cli::Sheet, wrong: &Wrong) -> String {
    let (sentence, id) = match wrong {
        Wrong::Unknown(id) => (&words.unknown, id),
        Wrong::Twice(id) => (&words.twice, id),
        Wrong::NoOption(id) => (&words.no_option, id),
        Wrong::Several(id) => (&words.several, id),
        Wrong::NoNumber(id) => (&words.no_number, id),
        Wrong::NoDay(id) => (&words.no_day, id),
        Wrong::ToCome(id) => (&words.to_come, id),
        Wrong::NoItem(id) => (&words.no_item, id),
        Wrong::TooWide(id) => (&words.too_wide, id),
        Wrong::TooLong(id) => (&words.too_long, id),
    };
    fill(sentence, &[("id", id)])
}
