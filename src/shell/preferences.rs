//! The settings file: read once, at the start, and changed in its place when something is set on the screen.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::environment::{Environment, Places};
use super::store::load::{self, Bytes};
use super::store::replace::{self, Known, Outcome};
use super::store::say::{at_home, not_written, shown};
use super::store::{Doing, StoreError, Trouble, shelf};
use crate::app::keymap::Keymap;
use crate::language::Language;
pub use crate::settings::Read;
use crate::settings::{self, Change, Fault, Why};
use crate::text::visible;
use crate::words::store::Store;
use crate::words::{ScreenWords, fill};

/// What marks temporary files as the settings'.
const LABEL: &str = "settings";

/// Where it is.
#[must_use]
pub fn path(places: &Places) -> PathBuf {
    places.settings.join("settings.ron")
}

/// The settings, and what is wrong with the file; the usual ones where there is none.
#[must_use]
pub fn read(places: &Places) -> Read {
    let text = match load::bytes(&path(places)) {
        Ok(None) => return Read::default(),
        Ok(Some(found)) => String::from_utf8(found.bytes),
        Err(_) => return Read::unreadable(Why::Unreadable),
    };
    text.map_or_else(|_| Read::unreadable(Why::NotText), |text| settings::read(&text))
}

/// The language that demur speaks: the one that was set, else that of the system.
#[must_use]
pub fn language(read: &Read, environment: &Environment) -> Language {
    read.settings.language.unwrap_or(environment.speaks)
}

/// The sentences of this room and its neighbours, with the keys in them that the settings ask for.
#[must_use]
pub fn sentences(read: &Read, words: &ScreenWords, store: &Arc<Store>) -> Arc<Store> {
    let names = Keymap::settle(&mut read.clone()).names(words);
    if names.is_empty() { Arc::clone(store) } else { Arc::new(Store::clone(store).rebound(&names)) }
}

/// The sentences with other names of keys in them; those that there are, where the binary is damaged.
#[must_use]
pub fn renamed(language: Language, names: &[(String, String)], now: &Arc<Store>) -> Arc<Store> {
    Store::in_language(language).map_or_else(|_| Arc::clone(now), |usual| Arc::new(usual.rebound(names)))
}

/// A sentence for each fault, those of the keys too.
#[must_use]
pub fn faults(read: &Read, places: &Places, words: &ScreenWords, store: &Store) -> Vec<String> {
    let mut read = read.clone();
    // The faults of its keys are told among the others.
    drop(Keymap::settle(&mut read));
    let sentence = if read.broken { &store.settings_broken } else { &store.settings_fault };
    let path = shown(&path(places));
    let told = |fault: &Fault| visible(&fault.told(words)).into_owned();
    read.faults.iter().map(|fault| fill(sentence, &[("path", &path), ("fault", &told(fault))])).collect()
}

/// What is said of the file when demur starts: its first fault, and how many there are.
#[must_use]
pub fn notice(faults: &[String], words: &Store) -> Option<String> {
    let first = faults.first()?;
    let others = match faults.len() - 1 {
        0 => String::new(),
        more => fill(&words.settings_more, &[("n", &more.to_string())]),
    };
    Some(format!("{first}{others}"))
}

/// Makes a change in the file, and leaves all else in it as it is.
///
/// # Errors
/// A sentence why not. The file is then as it was.
pub fn keep(places: &Places, change: &Change, words: &Store) -> Result<(), String> {
    let (target, standing) = standing(places, words)?;
    let text = match &standing {
        Some(found) => std::str::from_utf8(&found.bytes).ok(),
        None => Some(""),
    };
    let refused = || fill(&words.settings_unread, &[("path", &shown(&target))]);
    let text = text.and_then(|text| settings::changed(text, change)).ok_or_else(refused)?;
    write(&target, standing.as_ref(), text.as_bytes(), words)
}

/// Begins a new file; the one that is there is kept beside it, and told.
///
/// # Errors
/// A sentence why not. The file is then as it was.
pub fn begin_anew(places: &Places, changes: &[Change], words: &Store) -> Result<String, String> {
    let (target, standing) = standing(places, words)?;
    let text = changes.iter().try_fold(String::new(), |text, change| settings::changed(&text, change));
    let text = text.filter(|text| !text.is_empty()).unwrap_or_else(|| "(\n)\n".to_owned());
    let kept = shelf::free_name(&target, "old");
    if let Some(found) = &standing {
        write(&kept, None, &found.bytes, words)?;
    }
    write(&target, standing.as_ref(), text.as_bytes(), words)?;
    Ok(at_home(&kept))
}

/// The file that a link leads to, and what it holds.
fn standing(places: &Places, words: &Store) -> Result<(PathBuf, Option<Bytes>), String> {
    let refused = |trouble: &Trouble| not_written(words, trouble);
    shelf::folder(&places.settings).map_err(|trouble| refused(&trouble))?;
    let target = replace::resolve(&path(places)).map_err(|trouble| refused(&trouble))?;
    match load::bytes(&target) {
        Ok(found) => Ok((target, found)),
        Err(StoreError::Disk(trouble)) => Err(refused(&trouble)),
        Err(_) => Err(fill(&words.settings_unread, &[("path", &shown(&target))])),
    }
}

fn write(target: &Path, standing: Option<&Bytes>, bytes: &[u8], words: &Store) -> Result<(), String> {
    let known = standing.map_or(Known::Nothing, |found| Known::This(found.identity));
    let refused = |trouble: &Trouble| not_written(words, trouble);
    match replace::replace(target, bytes, known, LABEL).map_err(|trouble| refused(&trouble))? {
        Outcome::Replaced(_) => {}
        Outcome::SlippedIn(_, kept) => return Err(fill(&words.slipped_in, &[("path", &shown(&kept))])),
        Outcome::Unconfirmed(_, trouble) => return Err(refused(&trouble)),
        Outcome::Changed => return Err(fill(&words.settings_changed, &[("path", &shown(target))])),
    }
    // Made by hand, it may have been open to others.
    let private = fs::set_permissions(target, fs::Permissions::from_mode(0o600));
    private.map_err(|error| refused(&Trouble::new(Doing::Writing, target, &error)))
}
