//! The settings file: read once, at the start.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::environment::Places;
use super::store::say::shown;
use super::store::{StoreError, load};
use crate::settings::{self, Settings};
use crate::words::fill;
use crate::words::store::Store;

/// Where it is.
#[must_use]
pub fn path(places: &Places) -> PathBuf {
    places.settings.join("settings.ron")
}

/// The settings; where the file has a fault, the usual ones, and a sentence about it.
#[must_use]
pub fn read(places: &Places, words: &Store) -> (Settings, Option<String>) {
    let path = path(places);
    let bytes = match load::bytes(&path) {
        Ok(None) => return (Settings::default(), None),
        Ok(Some(found)) => found.bytes,
        Err(StoreError::Disk(trouble)) if trouble.kind == ErrorKind::NotFound => return (Settings::default(), None),
        Err(_) => return (Settings::default(), Some(told(&words.settings_unread, &path, ""))),
    };
    let Ok(text) = String::from_utf8(bytes) else {
        return (Settings::default(), Some(told(&words.settings_unread, &path, "")));
    };
    match settings::read(&text) {
        Ok(settings) => (settings, None),
        Err(fault) => (Settings::default(), Some(told(&words.settings_fault, &path, &fault.to_string()))),
    }
}

fn told(sentence: &str, path: &Path, fault: &str) -> String {
    fill(sentence, &[("path", &shown(path)), ("fault", &shown(Path::new(fault)))])
}
