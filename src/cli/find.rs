//! Which workbook is meant, and what was typed in it last.

use std::ffi::{OsStr, OsString};
use std::mem::discriminant;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::house::House;
use super::unlock::with_key;
use super::{End, Refusal, arguments, say};
use crate::shell::store::say::{error_once, notice, offer, shown};
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
    if let Some(given) = given {
        return Ok(asked(house, given)?.path);
    }
    let last = store::last_used(&house.places);
    if last.is_none() {
        readable(house)?;
    }
    last.ok_or_else(|| Refusal::new(End::Part, house.words.no_workbook_yet.clone()))
}

/// Holds that demur's own folders can be looked into: else nobody knows what is there.
pub fn readable(house: &House) -> Result<(), Refusal> {
    store::unreadable(&house.places)
        .into_iter()
        .next()
        .map_or(Ok(()), |trouble| Err(refusal(house, &trouble.into(), End::Failed)))
}

/// The file and the name of a workbook that need not be there.
pub fn asked(house: &House, given: &OsStr) -> Result<Asked, Refusal> {
    store::asked(&house.places, given).map_err(|fault| refusal(house, &fault, End::Usage))
}

/// What was typed last in a workbook. Nothing is written.
pub fn peek(house: &House, given: Option<&OsStr>) -> Result<Peek, Refusal> {
    let path = path(house, given)?;
    let peek = with_key(&house.places, &house.store, || store::peek(&house.places, &path))?;
    let peek = peek.map_err(|fault| match (&fault, given) {
        (StoreError::Missing(_), Some(name)) if is_name(name) => {
            let name = clean(&name.to_string_lossy()).text;
            Refusal::new(End::Part, fill(&house.words.no_workbook, &[("name", &name)]))
        }
        (StoreError::Missing(_), _) => refusal(house, &fault, End::Part),
        _ => refusal(house, &fault, End::Failed),
    })?;
    tell(house, &peek);
    Ok(peek)
}

/// Says what a reader should know of a workbook. What is only restored is no news: it is what was typed last.
pub fn tell(house: &House, peek: &Peek) {
    if let Some(told) = Told::of(house, peek) {
        tell_these(house, &told, &told.notices);
    }
}

/// What a reader should know of a workbook, without the workbook.
pub struct Told {
    path: PathBuf,
    made_with: Option<String>,
    notices: Vec<Notice>,
}

impl Told {
    /// That of a workbook; none where there is nothing to be said.
    pub fn of(house: &House, peek: &Peek) -> Option<Self> {
        let (made_with, notices) = (house.made_with(&peek.workbook), peek.notices.clone());
        let something = made_with.is_some() || !notices.is_empty();
        something.then(|| Self { path: peek.path.clone(), made_with, notices })
    }
}

fn tell_these(house: &House, told: &Told, notices: &[Notice]) {
    let path = shown(&told.path);
    if let Some(said) = &told.made_with {
        say::message(said);
    }
    for known in notices {
        match known {
            Notice::EditedOutside => say::message(&edited(house, &[path.as_str()])),
            Notice::Newer { .. } => say::message(&fill(&house.words.stored.newer_read, &[("path", &path)])),
            Notice::Apart { .. } | Notice::Gone { .. } | Notice::RecoveryDamaged(_) => {
                say::message(&notice(&house.store, known));
            }
            Notice::Restored { .. }
            | Notice::OlderPutBack
            | Notice::LookAlike(_)
            | Notice::NoState
            | Notice::NoLock => {}
        }
    }
}

/// So many files are named where many were edited outside demur.
const NAMED: usize = 3;

/// Says that these were edited outside demur, the first of them by name.
fn edited(house: &House, paths: &[&str]) -> String {
    let words = &house.words.stored;
    if let [path] = paths {
        return fill(&words.edited, &[("path", path)]);
    }
    let named: Vec<&str> = paths.iter().take(NAMED).copied().collect();
    let values = [("n", paths.len().to_string()), ("names", named.join(", "))];
    let sentence = if paths.len() > NAMED { &words.edited_many } else { &words.edited_few };
    fill(sentence, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// The same of many: what many of them share is said once.
pub fn tell_all<'a>(house: &House, all: impl Iterator<Item = &'a Told>) {
    let mut paths = Vec::new();
    for told in all {
        let outside = |known: &Notice| *known == Notice::EditedOutside;
        let (edited, others): (Vec<Notice>, Vec<Notice>) = told.notices.iter().cloned().partition(outside);
        paths.extend(edited.first().map(|_| shown(&told.path)));
        tell_these(house, told, &others);
    }
    if !paths.is_empty() {
        say::message(&edited(house, &paths.iter().map(String::as_str).collect::<Vec<_>>()));
    }
}

/// A workbook open for writing.
pub struct Open {
    /// What was typed last.
    pub workbook: Workbook,
    book: Box<Book>,
    late: Vec<Notice>,
}

/// Opens a workbook for writing, made if new. What was told of it before is not told again; what only matters once it
/// is saved is told then.
pub fn open(house: &House, path: &Path, name: &str, told: &[Notice]) -> Result<Open, Refusal> {
    let opened = with_key(&house.places, &house.store, || store::open(&house.places, path, name, house.now.unix))?;
    let opened = opened.map_err(|fault| refusal(house, &fault, End::Failed))?;
    let book = match opened.standing {
        Standing::Writing(book) => book,
        Standing::ReadOnly(why) => return Err(Refusal::new(End::Failed, read_only(house, why))),
    };
    let new = |known: &&Notice| !told.iter().any(|told| discriminant(told) == discriminant(*known));
    let (late, now): (Vec<Notice>, Vec<Notice>) =
        opened.notices.iter().filter(new).cloned().partition(|known| matches!(known, Notice::NoState | Notice::NoLock));
    for known in &now {
        say::message(&notice(&house.store, known));
    }
    let mut workbook = opened.workbook;
    house.begin(&mut workbook);
    Ok(Open { workbook, book, late })
}

impl Open {
    /// Keeps this among the earlier versions.
    pub fn keep_version(&mut self, house: &House, version: &Workbook) -> Result<(), Refusal> {
        self.book.original.keep_version(version).map_err(|fault| refusal(house, &fault, End::Failed))?;
        match self.book.original.kept_beside() {
            Some(kept) => say::message(&fill(&house.store.kept_beside, &[("path", &shown(&kept))])),
            None => say::message(&house.words.take_over.earlier),
        }
        Ok(())
    }

    /// Saves it, and remembers it as the one used last.
    pub fn save(mut self, house: &House) -> Result<(), Refusal> {
        let saved = self.book.save(&self.workbook, house.now.unix);
        let saved = saved.map_err(|fault| refusal(house, &fault, End::Failed))?;
        store::remember(&house.places, self.book.path());
        if let Some(kept) = &saved.slipped {
            say::message(&fill(&house.store.slipped_in, &[("path", &shown(kept))]));
        }
        for known in &self.late {
            let no_state = *known == Notice::NoState;
            say::message(&if no_state { house.words.stored.no_state.clone() } else { notice(&house.store, known) });
        }
        Ok(())
    }
}

/// A fault of the store, with the version that could be read in its stead.
pub fn refusal(house: &House, fault: &StoreError, end: End) -> Refusal {
    let mut said = vec![error_once(&house.store, fault)];
    if let StoreError::Damaged { offers, .. } = fault
        && let Some(good) = offers.first()
    {
        let values = [("offer", offer(&house.store, good)), ("path", shown(&good.path))];
        said.push(fill(&house.words.last_good, &values.each_ref().map(|(name, value)| (*name, value.as_str()))));
    }
    Refusal { end, said }
}

/// Why a workbook cannot be written now.
pub fn read_only(house: &House, why: Why) -> String {
    let stored = &house.words.stored;
    match why {
        Why::Held { by: None } => stored.held.clone(),
        Why::Held { by: Some(pid) } => fill(&stored.held_by, &[("pid", &pid.to_string())]),
        Why::Newer { .. } => stored.newer.clone(),
        Why::Protected => stored.protected.clone(),
        Why::TooLarge => stored.too_large.clone(),
    }
}

/// True for a name, and not a path.
pub fn is_name(given: &OsStr) -> bool {
    let given = given.to_string_lossy();
    !given.contains('/') && !given.ends_with(".ron")
}
