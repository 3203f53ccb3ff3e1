//! Which workbook is meant, and what was typed in it last.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::house::House;
use super::{End, Refusal, arguments, say};
use crate::shell::store::say::{error, notice, offer, shown};
use crate::shell::store::{self, Asked, Book, Notice, Peek, Standing, StoreError, Why};
use crate::text::clean;
use crate::words::fill;
use crate::workbook::Workbook;

/// The workbook in the arguments.
pub fn given(matches: &ArgMatches) -> Option<&OsStr> {
    matches.get_one::<OsString>(arguments::WORKBOOK).map(OsString::as_os_str)
}

/// The file of a workbook that should be there: the one given, else the last one used.
pub fn path(house: &House, given: Option<&OsStr>) -> Result<PathBuf, Refusal> {
    match given {
        Some(given) => Ok(asked(house, given)?.path),
        None => {
            store::last_used(&house.places).ok_or_else(|| Refusal::new(End::Part, house.words.no_workbook_yet.clone()))
        }
    }
}

/// The file and the name of a workbook that need not be there.
pub fn asked(house: &House, given: &OsStr) -> Result<Asked, Refusal> {
    store::asked(&house.places, given).map_err(|fault| refusal(house, &fault, End::Usage))
}

/// What was typed last in a workbook. Nothing is written.
pub fn peek(house: &House, given: Option<&OsStr>) -> Result<Peek, Refusal> {
    let path = path(house, given)?;
    let peek = store::peek(&house.places, &path).map_err(|fault| match (&fault, given) {
        (StoreError::Missing(_), Some(name)) if is_name(name) => {
            let name = clean(&name.to_string_lossy()).text;
            Refusal::new(End::Part, fill(&house.words.no_workbook, &[("name", &name)]))
        }
        (StoreError::Missing(_), _) => refusal(house, &fault, End::Part),
        _ => refusal(house, &fault, End::Failed),
    })?;
    let news =
        |known: &&Notice| matches!(known, Notice::Apart { .. } | Notice::Gone { .. } | Notice::RecoveryDamaged(_));
    for known in peek.notices.iter().filter(news) {
        say::message(&notice(&house.store, known));
    }
    Ok(peek)
}

/// A workbook open for writing, made if new; and the one who may write it.
pub fn open(house: &House, path: &Path, name: &str) -> Result<(Workbook, Box<Book>), Refusal> {
    let opened =
        store::open(&house.places, path, name, house.now.unix).map_err(|fault| refusal(house, &fault, End::Failed))?;
    let book = match opened.standing {
        Standing::Writing(book) => book,
        Standing::ReadOnly(why) => return Err(Refusal::new(End::Failed, read_only(house, why))),
    };
    for known in &opened.notices {
        say::message(&notice(&house.store, known));
    }
    Ok((opened.workbook, book))
}

/// Saves it, and remembers it as the one used last.
pub fn save(house: &House, workbook: &Workbook, mut book: Box<Book>) -> Result<(), Refusal> {
    book.save(workbook, house.now.unix).map_err(|fault| refusal(house, &fault, End::Failed))?;
    store::remember(&house.places, book.path());
    Ok(())
}

/// A fault of the store, with the version that could be read in its stead.
pub fn refusal(house: &House, fault: &StoreError, end: End) -> Refusal {
    let mut said = vec![error(&house.store, fault)];
    if let StoreError::Damaged { offers, .. } = fault
        && let Some(good) = offers.first()
    {
        let values = [("offer", offer(&house.store, good)), ("path", shown(&good.path))];
        said.push(fill(&house.words.last_good, &values.each_ref().map(|(name, value)| (*name, value.as_str()))));
    }
    Refusal { end, said }
}

fn read_only(house: &House, why: Why) -> String {
    let stored = &house.words.stored;
    match why {
        Why::Held { by: None } => stored.held.clone(),
        Why::Held { by: Some(pid) } => fill(&stored.held_by, &[("pid", &pid.to_string())]),
        Why::Newer { .. } => stored.newer.clone(),
        Why::Protected => stored.protected.clone(),
        Why::TooLarge => stored.too_large.clone(),
    }
}

fn is_name(given: &OsStr) -> bool {
    let given = given.to_string_lossy();
    !given.contains('/') && !given.ends_with(".ron")
}
