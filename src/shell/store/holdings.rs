//! Every file that holds a writer's words: found, and removed when that is asked for.

mod forget;
pub mod written;

pub use forget::{Forgotten, forget};

use std::fs;
use std::path::{Path, PathBuf};

use super::generations::Generations;
use super::opening::{folder_of, key, look_alikes, seen};
use super::seal::Ring;
use super::{load, recovery, replace};
use crate::shell::clock;
use crate::shell::environment::Places;
use crate::shell::outside::EDITORS;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// The workbook itself.
    Workbook,
    /// The copy half a second behind the keys.
    Recovery,
    /// An earlier version.
    Earlier,
    /// A recovery copy that was set aside.
    SetAside,
    /// A file that could not be read, kept as it was.
    Damaged,
    /// A version that somebody else made, or that demur put aside for one.
    Conflict,
    /// What a sync program named as another version.
    LookAlike,
    /// A temporary file of a save that did not end.
    Leftover,
    /// The key to them, itself under the passphrase.
    Key,
    /// A paper that was written because the writer asked for it.
    Paper,
}

/// A file that holds words of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// What it is.
    pub what: What,
    /// Where it is.
    pub path: PathBuf,
    /// Its length in bytes.
    pub size: u64,
    /// When it was written last, in seconds since 1970 UTC.
    pub at: i64,
}

/// What there is of one workbook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holdings {
    /// The files, in the order of what they are; the earliest of each first.
    pub files: Vec<Holding>,
    /// The folder of its state, where there is one.
    pub state: Option<PathBuf>,
    /// Another workbook that shares the folder of the state, since one is a copy of the other.
    pub shared_with: Option<PathBuf>,
}

/// Everything there is of a workbook, by the path of its file, which need not be there any more. Nothing is written.
#[must_use]
pub fn of(places: &Places, path: &Path) -> Holdings {
    let path = replace::resolve(path).unwrap_or_else(|_| replace::resolve_gone(path));
    let bytes = load::bytes(&path).ok().flatten().map(|file| file.bytes).unwrap_or_default();
    let state = folder_of(places, &path, &bytes).filter(|folder| folder.is_dir());
    let mut files = Vec::new();
    let mut add =
        |what: What, paths: Vec<PathBuf>| files.extend(paths.into_iter().filter_map(|path| holding(what, path)));
    add(What::Workbook, vec![path.clone()]);
    add(What::Damaged, numbered(&path, "damaged"));
    add(What::Conflict, numbered(&path, "conflict"));
    add(What::LookAlike, look_alikes(&path));
    if let Some(folder) = &state {
        let copy = recovery::path(folder);
        add(What::SetAside, numbered(&copy, "kept"));
        add(What::Recovery, vec![copy]);
        let generations = Generations::of(folder).all();
        add(What::Earlier, generations.into_iter().rev().map(|generation| generation.path).collect());
        add(What::Key, vec![folder.join(super::seal::reseal::KEY)]);
        add(What::Paper, written::all(folder));
        add(
            What::Leftover,
            [folder.clone(), folder.join("gen")].iter().flat_map(|folder| leftovers(folder, "")).collect(),
        );
        let handed = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            EDITORS.iter().any(|beginning| name.starts_with(beginning))
        };
        add(What::Leftover, entries(folder).into_iter().filter(handed).collect());
        let label = folder.file_name().unwrap_or_default().to_string_lossy();
        let beside = path.parent().map(|beside| leftovers(beside, &label)).unwrap_or_default();
        add(What::Leftover, beside);
    }
    crate::in_order::by(&mut files, |one, other| (one.what, &one.path).cmp(&(other.what, &other.path)));
    files.dedup_by(|one, other| one.path == other.path);
    let shared_with = state.as_deref().and_then(|folder| other_of(folder, &path, &places.ring));
    Holdings { files, state, shared_with }
}

/// Workbooks whose file is gone while something of them is still kept: where they were.
#[must_use]
pub fn orphans(places: &Places) -> Vec<PathBuf> {
    let seen = entries(&places.state).into_iter().filter_map(|folder| seen(&folder));
    let mut gone: Vec<PathBuf> = seen.map(|seen| seen.path).filter(|path| path.symlink_metadata().is_err()).collect();
    crate::in_order::by(&mut gone, Ord::cmp);
    gone.dedup();
    gone
}

/// The copies of a workbook that demur alone writes, but for the one half a second behind the keys.
pub(super) fn copies(path: &Path, state: &Path) -> Vec<PathBuf> {
    let generations = Generations::of(state).all().into_iter().map(|generation| generation.path);
    let aside = numbered(&recovery::path(state), "kept");
    generations.chain(aside).chain(numbered(path, "conflict")).chain(numbered(path, "damaged")).collect()
}

fn holding(what: What, path: PathBuf) -> Option<Holding> {
    let meta = path.symlink_metadata().ok().filter(fs::Metadata::is_file)?;
    let at = meta.modified().map(clock::seconds).unwrap_or_default();
    Some(Holding { what, path, size: meta.len(), at })
}

/// `NAME.kind-N` beside a file, for each N.
fn numbered(path: &Path, kind: &str) -> Vec<PathBuf> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name().and_then(|name| name.to_str())) else {
        return Vec::new();
    };
    let beginning = format!("{name}.{kind}-");
    let ours = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.strip_prefix(&beginning).is_some_and(|n| !n.is_empty() && n.bytes().all(|byte| byte.is_ascii_digit()))
    };
    entries(folder).into_iter().filter(ours).collect()
}

/// Temporary files in a folder, of that label; of any where it is empty.
fn leftovers(folder: &Path, label: &str) -> Vec<PathBuf> {
    let beginning = if label.is_empty() { replace::MARK.to_owned() } else { replace::temporary_name(label) };
    let left = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(&beginning) && name.strip_suffix(".tmp").is_some()
    };
    entries(folder).into_iter().filter(left).collect()
}

/// The other file that goes by the same book, where that file is still there.
fn other_of(folder: &Path, path: &Path, ring: &Ring) -> Option<PathBuf> {
    let seen = seen(folder)?.path;
    if seen == path {
        return None;
    }
    let bytes = load::bytes(&seen).ok()??.bytes;
    let book = load::read(&seen, &bytes, ring).ok()?.0.workbook.book;
    (folder.file_name()?.to_str()? == key(&book)).then_some(seen)
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> =
        fs::read_dir(folder).map(|all| all.flatten().map(|entry| entry.path()).collect()).unwrap_or_default();
    crate::in_order::by(&mut all, Ord::cmp);
    all
}

#[cfg(test)]
#[path = "holdings/tests.rs"]
mod tests;
