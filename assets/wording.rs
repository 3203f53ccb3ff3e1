//! Lays every text of the content once, one behind the other: what holds it keeps its place alone.

#[path = "../src/wording/words.rs"]
mod words;

pub use words::Wording;

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

static LAID: Mutex<Option<Laid>> = Mutex::new(None);

#[derive(Default)]
struct Laid {
    all: String,
    places: HashMap<String, usize>,
}

/// Where a text stands: its first byte and its length. It is laid at the end, where it was not yet.
#[expect(clippy::unnecessary_wraps, reason = "what is built lays nothing any more, and says so")]
fn place(text: &str) -> Option<(usize, usize)> {
    let mut laid = LAID.lock().unwrap_or_else(PoisonError::into_inner);
    let Laid { all, places } = laid.get_or_insert_default();
    let start = *places.entry(text.to_owned()).or_insert_with(|| {
        // It may stand inside another.
        all.find(text).unwrap_or_else(|| {
            all.push_str(text);
            all.len() - text.len()
        })
    });
    Some((start, text.len()))
}

/// Nothing is read from there while it is laid.
fn at(_: usize, _: usize) -> Option<&'static str> {
    None
}

/// All that was laid.
pub fn all() -> String {
    LAID.lock().unwrap_or_else(PoisonError::into_inner).take().unwrap_or_default().all
}
