//! `demur take-over`: a file that was handed over becomes a new workbook, or is joined with the one it came from.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::house::House;
use super::unlock::with_key;
use super::{End, Outcome, Refusal, arguments, find, say};
use crate::curriculum::ids;
use crate::saved::{Read, SCHEMA};
use crate::shell::store::replace::{self, Known};
use crate::shell::store::say::{not_written, shown};
use crate::shell::store::{self, Asked, StoreError, load, shelf};
use crate::words::fill;
use crate::workbook::{Emptied, Joined, Workbook, one_line};

/// Reads the file, and makes or joins. What came of it is a result.
pub fn run(house: &House, matches: &ArgMatches) -> Outcome {
    let Some(file) = matches.get_one::<OsString>(arguments::FILE) else { return Ok(End::Usage) };
    let file = Path::new(file);
    let (bytes, read) = read(house, file)?;
    if read.schema > SCHEMA {
        return Err(Refusal::new(End::Failed, fill(&house.words.take_over.newer, &[("path", &shown(file))])));
    }
    match place(house, matches, &read.workbook)? {
        Place::New(asked) => make(house, &asked, &bytes),
        Place::Joins(path) => join(house, &path, &read.workbook, matches.get_flag(arguments::YES)),
    }
}

/// The mark of the file that is written before it gets its name.
const LABEL: &str = "taken";

/// Where it goes.
enum Place {
    New(Asked),
    Joins(PathBuf),
}

/// The file's bytes, and what they say. A passphrase is asked for where they are under one.
fn read(house: &House, file: &Path) -> Result<(Vec<u8>, Read), Refusal> {
    let attempt = || {
        let found = load::bytes(file)?.ok_or_else(|| StoreError::Missing(file.to_owned()))?;
        let read = load::read(file, &found.bytes, &house.places.ring)?.0;
        Ok((found.bytes, read))
    };
    with_key(&house.places, &house.store, attempt)?.map_err(|fault| {
        if matches!(fault, StoreError::Missing(_)) {
            return Refusal::new(End::Failed, fill(&house.words.stored.no_file, &[("path", &shown(file))]));
        }
        find::refusal(house, &fault, End::Failed)
    })
}

fn place(house: &House, matches: &ArgMatches, handed: &Workbook) -> Result<Place, Refusal> {
    let words = &house.words.take_over;
    if let Some(given) = find::given(matches) {
        let asked = find::asked(house, given)?;
        let there = with_key(&house.places, &house.store, || store::peek(&house.places, &asked.path))?;
        return match there {
            Err(StoreError::Missing(_)) => match origin(house, handed) {
                // Two workbooks of one origin would share their copies and earlier versions.
                Some(here) => Err(Refusal::new(End::Part, fill(&words.is_here, &[("path", &shown(&here))]))),
                None => Ok(Place::New(asked)),
            },
            Err(fault) => Err(find::refusal(house, &fault, End::Failed)),
            Ok(there) if there.workbook.book == handed.book => Ok(Place::Joins(there.path)),
            Ok(there) => {
                let name = one_line(&there.workbook.name);
                Err(Refusal::new(End::Part, fill(&words.other_origin, &[("name", &name)])))
            }
        };
    }
    let known = identities(house);
    let of_one_origin = |entry: &&store::Entry<String>| entry.is(&house.places, &handed.book);
    let found: Vec<&store::Entry<String>> = known.iter().filter(of_one_origin).collect();
    match found.as_slice() {
        [only] => return Ok(Place::Joins(only.path.clone())),
        [] => {}
        several => {
            let names: Vec<String> = several.iter().map(|entry| shown(&entry.path)).collect();
            return Err(Refusal::new(End::Part, fill(&words.several, &[("names", &names.join(", "))])));
        }
    }
    // Of one that was opened here it is known which it is.
    for entry in known.iter().filter(|entry| entry.opened.is_none()) {
        if let Err(StoreError::Sealed(path)) = &entry.found {
            return Err(Refusal::new(End::Part, fill(&words.may_be, &[("path", &shown(path))])));
        }
    }
    let name = Some(one_line(&handed.name)).filter(|name| !name.is_empty());
    Ok(Place::New(store::fresh(&house.places, name.as_deref().unwrap_or(&house.words.blank_title))))
}

/// Every workbook here, by its identity.
fn identities(house: &House) -> Vec<store::Entry<String>> {
    store::each(&house.places, |peek| peek.workbook.book)
}

/// The workbook here that the file came from, where one is known.
fn origin(house: &House, handed: &Workbook) -> Option<PathBuf> {
    let all = identities(house).into_iter();
    all.filter(|entry| entry.is(&house.places, &handed.book)).map(|entry| entry.path).next()
}

/// The file as it is becomes the workbook, under its passphrase where it has one.
fn make(house: &House, asked: &Asked, bytes: &[u8]) -> Outcome {
    if asked.path.parent() == Some(&house.places.data) {
        shelf::folder(&house.places.data).map_err(|fault| find::refusal(house, &fault.into(), End::Failed))?;
    }
    let exists = || Refusal::new(End::Failed, fill(&house.words.exists, &[("path", &shown(&asked.path))]));
    match replace::replace(&asked.path, bytes, Known::Nothing, LABEL) {
        Ok(replace::Outcome::Replaced(_) | replace::Outcome::SlippedIn(..)) => {}
        Ok(replace::Outcome::Changed) => return Err(exists()),
        Ok(replace::Outcome::Unconfirmed(_, trouble)) | Err(trouble) => {
            return Err(Refusal::new(End::Failed, not_written(&house.store, &trouble)));
        }
    }
    let mut open = find::open(house, &asked.path, &asked.name, &[]).inspect_err(|_| {
        // Ours alone, and new: what cannot be opened is not left behind.
        std::fs::remove_file(&asked.path).unwrap_or_default();
    })?;
    open.workbook.name.clone_from(&asked.name);
    open.save(house)?;
    let values = [("name", one_line(&asked.name)), ("path", shown(&asked.path))];
    let line = fill(&house.words.take_over.made, &values.each_ref().map(|(name, value)| (*name, value.as_str())));
    say::result(&house.words, &format!("{line}\n"))
}

fn join(house: &House, path: &Path, handed: &Workbook, yes: bool) -> Outcome {
    let words = &house.words.take_over;
    let mut open = find::open(house, path, "", &[])?;
    let before = open.workbook.clone();
    let name = one_line(&before.name);
    let emptied = emptied(house, &before, handed, yes);
    let mut joined = open.workbook.join(handed, house.curriculum(), emptied);
    let stays = if emptied == Emptied::Stays { std::mem::take(&mut joined.emptied) } else { Vec::new() };
    joined.taken.retain(|id| !joined.emptied.contains(id));
    let end = if stays.is_empty() { End::Done } else { End::Part };
    let knowing = house.knowing(&open.workbook);
    let stays: Vec<String> = stays.iter().map(|id| fill(&words.stays, &[("what", &what(&knowing, id))])).collect();
    if joined == Joined::default() {
        open.save(house)?;
        say::all(&stays);
        let nothing = || format!("{}\n", fill(&words.nothing, &[("name", &name)]));
        return if stays.is_empty() { say::result(&house.words, &nothing()) } else { Ok(end) };
    }
    open.keep_version(house, &before)?;
    open.save(house)?;
    if !joined.both.is_empty() {
        say::message(&words.choose);
    }
    say::all(&stays);
    say::result(&house.words, &told(&knowing, &joined, &name)).map(|_| end)
}

/// Names every answer that the file would empty, and asks. They stay where nobody says yes.
fn emptied(house: &House, here: &Workbook, handed: &Workbook, yes: bool) -> Emptied {
    let words = &house.words.take_over;
    let mut tried = here.clone();
    let would = tried.join(handed, house.curriculum(), Emptied::Goes).emptied;
    if would.is_empty() || yes {
        return Emptied::Goes;
    }
    if !house.environment.stdin_is_terminal {
        return Emptied::Stays;
    }
    let knowing = house.knowing(&tried);
    let name = |id: &String| fill(&words.would_empty, &[("what", &what(&knowing, id))]);
    say::all(&would.iter().map(name).collect::<Vec<_>>());
    if say::yes(house, &words.empty_too) { Emptied::Goes } else { Emptied::Stays }
}

/// What was done, in counts and then by question.
fn told(house: &House, joined: &Joined, name: &str) -> String {
    let words = &house.words.take_over;
    let [new, changed, both] = [&joined.new, &joined.taken, &joined.both].map(|list| list.len().to_string());
    let values = [("name", name), ("new", &new), ("changed", &changed), ("both", &both)];
    let mut lines = vec![fill(&words.done, &values)];
    let lists = [
        (&words.new, &joined.new),
        (&words.changed, &joined.taken),
        (&words.both, &joined.both),
        (&words.emptied, &joined.emptied),
    ];
    for (sentence, list) in lists {
        lines.extend(list.iter().map(|id| fill(sentence, &[("what", &what(house, id))])));
    }
    if joined.lists {
        lines.push(words.lists.clone());
    }
    lines.push(String::new());
    lines.join("\n")
}

/// A question by its id and its words.
fn what(house: &House, id: &str) -> String {
    match house.curriculum().question(id) {
        Some(question) => format!("{id} · {}", question.prompt.as_str()),
        None if id == ids::REPLY => house.words.take_over.message.clone(),
        None => id.to_owned(),
    }
}
