//! `demur files`: every file that holds the writer's words.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::house::House;
use super::{End, Outcome, Refusal, arguments, find, say};
use crate::paper::json::Json;
use crate::shell::store;
use crate::shell::store::holdings::{self, Holding, Holdings, What};
use crate::shell::store::say::shown;
use crate::shell::{clock, coaching};
use crate::words::cli::Files;
use crate::words::fill;

/// Prints them, those of one workbook or of all. Nothing is changed.
pub fn run(house: &House, matches: &ArgMatches) -> Outcome {
    let all = match find::given(matches) {
        Some(given) => {
            let path = find::asked(house, given)?.path;
            let notes = coaching::notes_on(&house.places, &path);
            let all = holding(house, [path.clone()].into_iter().chain(notes));
            if all.is_empty() {
                return Err(Refusal::new(End::Part, fill(&house.words.files.none_of, &[("path", &shown(&path))])));
            }
            all
        }
        None => every(house)?,
    };
    let text = if matches.get_flag(arguments::JSON) {
        let rows = all.iter().flat_map(|(path, found)| found.files.iter().map(|file| json(house, path, file)));
        format!("{}\n", Json::List(rows.collect()))
    } else {
        if all.is_empty() {
            say::message(&house.words.list.none);
        }
        all.iter().map(|(path, found)| listed(house, path, found)).collect::<Vec<_>>().join("\n")
    };
    say::result(&house.words, &text)
}

/// Every workbook that is known, and those of which only something else is left.
fn every(house: &House) -> Result<Vec<(PathBuf, Holdings)>, Refusal> {
    let known = store::each(&house.places, drop).into_iter().map(|entry| entry.path);
    let notes = coaching::all_notes(&house.places);
    let mut paths: Vec<PathBuf> = known.chain(notes).chain(holdings::orphans(&house.places)).collect();
    if paths.is_empty() {
        find::readable(house)?;
    }
    paths.dedup();
    Ok(holding(house, paths.into_iter()))
}

/// Those of which there is something.
fn holding(house: &House, paths: impl Iterator<Item = PathBuf>) -> Vec<(PathBuf, Holdings)> {
    let with = |path: PathBuf| {
        let found = holdings::of(&house.places, &path);
        (path, found)
    };
    paths.map(with).filter(|(_, found)| !found.files.is_empty()).collect()
}

/// The files of one workbook, one a line.
pub fn listed(house: &House, path: &Path, found: &Holdings) -> String {
    let words = &house.words.files;
    let notes = coaching::is_notes(&house.places, path);
    let mut text = format!("{}\n", fill(&words.of, &[("path", &shown(path))]));
    for file in &found.files {
        let values = [
            ("path", shown(&file.path)),
            (
                "what",
                if notes && file.what == What::Workbook { &words.notes } else { name(words, file.what) }.to_owned(),
            ),
            ("size", size(words, file.size)),
            ("when", clock::told(file.at)),
        ];
        text.push_str("  ");
        text.push_str(&fill(&words.line, &values.each_ref().map(|(name, value)| (*name, value.as_str()))));
        text.push('\n');
    }
    if let Some(other) = &found.shared_with {
        text.extend(["  ", &fill(&words.shared, &[("path", &shown(other))]), "\n"]);
    }
    text
}

fn json(house: &House, workbook: &Path, file: &Holding) -> Json {
    let notes = coaching::is_notes(&house.places, workbook) && file.what == What::Workbook;
    Json::Object(vec![
        ("workbook", Json::text(Some(&shown(workbook)))),
        ("what", Json::text(Some(if notes { "notes" } else { id(file.what) }))),
        ("path", Json::text(Some(&shown(&file.path)))),
        ("size", Json::Number(file.size)),
        (
            "at",
            Json::text(
                chrono::DateTime::from_timestamp(file.at, 0).map(|at| at.format("%Y-%m-%dT%H:%M:%SZ").to_string()),
            ),
        ),
    ])
}

fn size(words: &Files, bytes: u64) -> String {
    if bytes < 1000 {
        return fill(&words.bytes, &[("n", &bytes.to_string())]);
    }
    fill(&words.kilobytes, &[("n", &bytes.div_ceil(1000).to_string())])
}

fn name(words: &Files, what: What) -> &str {
    match what {
        What::Workbook => &words.workbook,
        What::Recovery => &words.recovery,
        What::Earlier => &words.earlier,
        What::SetAside => &words.set_aside,
        What::Damaged => &words.damaged,
        What::Conflict => &words.conflict,
        What::LookAlike => &words.look_alike,
        What::Leftover => &words.leftover,
        What::Key => &words.key,
        What::Paper => &words.paper,
    }
}

/// Stable: scripts rely on it.
const fn id(what: What) -> &'static str {
    match what {
        What::Workbook => "workbook",
        What::Recovery => "recovery",
        What::Earlier => "earlier",
        What::SetAside => "set-aside",
        What::Damaged => "damaged",
        What::Conflict => "conflict",
        What::LookAlike => "look-alike",
        What::Leftover => "leftover",
        What::Key => "key",
        What::Paper => "paper",
    }
}
