//! `demur coach`: the coach's own screen, and the coach's notes as a text.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;

use super::house::House;
use super::unlock::with_key;
use super::{End, Outcome, Refusal, arguments, find, open, say};
use crate::coach::notes_md;
use crate::curriculum::session_pattern;
use crate::shell::clock;
use crate::shell::coaching::{for_writing, notes_path, open_notes, sit, whole};
use crate::shell::store::say::at_home;
use crate::shell::store::{self, StoreError};
use crate::text::clean;
use crate::words::fill;
use crate::workbook::Consent;

/// Follows the screen that has the workbook open. The workbook itself is not opened.
pub fn run(house: &House, matches: &ArgMatches) -> Outcome {
    let client = client(house, matches)?;
    let path = notes_path(&house.places, &client);
    if matches.get_flag(arguments::NOTES) {
        return notes(house, &path);
    }
    if !house.environment.can_show_a_screen() {
        let words = &house.words;
        let why = if house.environment.only_lines() { &words.only_lines_coach } else { &words.no_coach_screen };
        return Err(Refusal::new(End::Usage, why.clone()));
    }
    there(house, matches, &client, &path)?;
    let name = client.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let opened = with_key(&house.places, &house.store, || open_notes(&house.places, &path, &name))?;
    let opened = opened.map_err(|fault| find::refusal(house, &fault, End::Failed))?;
    let ours = for_writing(opened).map_err(|why| Refusal::new(End::Failed, find::read_only(house, why)))?;
    let surroundings = (&house.environment, &house.places);
    match sit(ours, client, Arc::clone(&house.content), &house.store, surroundings) {
        Ok(departure) => open::left(&departure, &at_home(&path), &house.store.goodbye),
        Err(error) => {
            let reason = error.kind().to_string();
            Err(Refusal::new(End::Failed, fill(&house.store.no_screen, &[("reason", &reason)])))
        }
    }
}

/// Holds that a name is not only mistyped: there is a workbook of it, or one that is open and not saved yet, or there are
/// notes on one. A path may lead to one that is still to come.
fn there(house: &House, matches: &ArgMatches, client: &Path, notes: &Path) -> Result<(), Refusal> {
    let Some(name) = find::given(matches).filter(|name| find::is_name(name)) else { return Ok(()) };
    let is = |path: &Path| path.symlink_metadata().is_ok();
    if is(client) || is(notes) || store::folder_at(&house.places, client).is_some() {
        return Ok(());
    }
    let name = clean(&name.to_string_lossy()).text;
    Err(Refusal::new(End::Part, fill(&house.words.no_workbook_to_follow, &[("name", &name)])))
}

/// The file of the client's workbook: the one named, else the one used last.
fn client(house: &House, matches: &ArgMatches) -> Result<PathBuf, Refusal> {
    Ok(whole(&find::path(house, find::given(matches))?))
}

/// The notes on standard output.
fn notes(house: &House, path: &Path) -> Outcome {
    let words = &house.content.words.screen.coach;
    let none = || Refusal::new(End::Part, words.notes_none);
    let peek = with_key(&house.places, &house.store, || store::peek(&house.places, path))?;
    let missing = |fault: &StoreError| matches!(fault, StoreError::Missing(_));
    let refused = |fault: StoreError| if missing(&fault) { none() } else { find::refusal(house, &fault, End::Failed) };
    let peek = peek.map_err(refused)?;
    let pattern = session_pattern(house.content.words.language).ok();
    let asked = (house.curriculum(), pattern.as_ref());
    let text = notes_md(&peek.workbook, asked, words, clock::day, &Consent::asked_by_name());
    if text.is_empty() { Err(none()) } else { say::result(&house.words, &text) }
}
