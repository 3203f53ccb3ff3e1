//! `demur [WORKBOOK]`: the full screen.

use std::ffi::OsStr;
use std::io::{self, BufRead as _};
use std::sync::Arc;

use super::house::House;
use super::say::{message, message_in_rows, yes};
use super::unlock::with_key;
use super::{End, Outcome, Refusal};
use crate::shell::clock;
use crate::shell::sitting::{Departure, sit};
use crate::shell::store::{self, Offer, Opened, StoreError, names, say};
use crate::words::fill;
use crate::words::store::Store;

/// Opens a workbook on the full screen: the one named (made if new), else the last used, else a new one.
///
/// # Errors
/// A name of nothing but blanks, what could not be read or written, or what isn't saved at the end.
pub fn run(house: &House, asked: Option<&OsStr>) -> Outcome {
    let (places, words) = (&house.places, &house.store);
    if asked.is_some_and(|asked| !is_meant(house, asked)) {
        return Ok(End::Usage);
    }
    let opened = begun(house, asked)?;
    let kept_in = say::at_home(&opened.path);
    let made_with = house.made_with(&opened.workbook);
    let said = Some(house.unpacked.clone()).filter(|said| !said.is_empty()).into_iter().chain(made_with).collect();
    let start = (&house.preferred, said);
    match sit(opened, Arc::clone(&house.content), words, &house.environment, places, start) {
        Ok(departure) => left(&departure, &kept_in, &words.goodbye),
        Err(error) => {
            let reason = error.kind().to_string();
            Err(Refusal::new(End::Failed, fill(&words.no_screen, &[("reason", &reason)])))
        }
    }
}

/// False where the name of a workbook that is not there reads like a command, and whoever typed it says that none is
/// wanted.
fn is_meant(house: &House, asked: &OsStr) -> bool {
    let is_there = names::asked(&house.places, asked).is_ok_and(|asked| asked.path.symlink_metadata().is_ok());
    if is_there || !house.environment.stdin_is_terminal {
        return true;
    }
    let name = asked.to_string_lossy();
    let guess = house.words.guesses.iter().find(|(guess, _)| guess.eq_ignore_ascii_case(&name));
    guess.is_none_or(|(_, instead)| yes(house, &fill(&house.words.guessed, &[("name", &name), ("instead", instead)])))
}

/// Opens the workbook for a sitting, and remembers it as the last used.
///
/// # Errors
/// As [`run`].
pub fn opened(house: &House, asked: Option<&OsStr>) -> Result<Opened, Refusal> {
    let mut opened = begun(house, asked)?;
    opened.chores.finish();
    names::remember(&house.places, &opened.path);
    Ok(opened)
}

/// The same, with that left to be done.
fn begun(house: &House, asked: Option<&OsStr>) -> Result<Opened, Refusal> {
    let (places, words) = (&house.places, &house.store);
    let refused = |error: &StoreError| Refusal::new(End::Failed, say::error_once(words, error));
    let (path, name) = match asked {
        Some(given) => {
            let asked = names::asked(places, given).map_err(|error| Refusal { end: End::Usage, ..refused(&error) })?;
            (asked.path, asked.name)
        }
        None => names::last_used(places).map_or_else(
            || {
                let fresh = names::fresh(places, &house.content.words.screen.frame.new_workbook);
                (fresh.path, fresh.name)
            },
            |path| (path, String::new()),
        ),
    };
    let now = clock::now();
    let opened = with_key(places, words, || store::begin(places, &path, &name, now))?.or_else(|error| {
        let offer = instead(words, &error).ok_or(error)?;
        store::restore(places, &path, &offer, &name, now)
    });
    let mut opened = opened.map_err(|error| refused(&error))?;
    house.begin(&mut opened.workbook);
    Ok(opened)
}

/// How the command ends after a sitting, with a word on how the next one begins.
///
/// # Errors
/// What isn't saved.
pub fn left(departure: &Departure, kept_in: &str, goodbye: &str) -> Outcome {
    match departure {
        Departure::Saved(moved) => {
            let moved = moved.as_deref().map(say::at_home);
            message_in_rows(&fill(goodbye, &[("path", moved.as_deref().unwrap_or(kept_in))]));
            Ok(End::Done)
        }
        Departure::Unsaved(why) => Err(Refusal::new(End::Failed, why.clone())),
    }
}

/// For a damaged workbook: says what is wrong, and asks whether the last good version should open in its stead.
fn instead(words: &Store, error: &StoreError) -> Option<Offer> {
    let StoreError::Damaged { offers, .. } = error else { return None };
    let newest = offers.first()?;
    message(&say::error(words, error));
    message(&fill(&words.open_instead, &[("offer", &say::offer(words, newest))]));
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).ok()?;
    let yes = words.yes.iter().any(|yes| yes.eq_ignore_ascii_case(answer.trim()));
    yes.then(|| newest.clone())
}
