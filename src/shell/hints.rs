//! Which hints are no longer needed: a list of names in the state folder, written on leaving. No word of anybody's is in it.

use super::environment::Places;
use super::store::{load, shelf};

const FILE: &str = "hints";
/// A longer file is none of ours.
const LONGEST: usize = 4096;

/// Their names; none where nothing is known.
#[must_use]
pub fn read(places: &Places) -> Vec<String> {
    let found = load::bytes(&places.state.join(FILE)).ok().flatten();
    let bytes = found.map(|found| found.bytes).unwrap_or_default();
    let text = String::from_utf8(bytes).ok().filter(|text| text.len() <= LONGEST).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

/// Keeps them. It is a convenience: where they cannot be kept, nothing is said.
pub fn keep(places: &Places, names: &[&str]) {
    if shelf::folder(&places.state).is_ok() {
        shelf::jot(&places.state.join(FILE), names.join("\n").as_bytes()).unwrap_or_default();
    }
}
