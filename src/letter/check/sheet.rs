//! A rule's file, as it is written: taken apart when demur is built.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::sheets::{Bound, Case, Frame, Listed, Scope, Told};

/// A rule's file: all of it, with the lists of the first language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sheet {
    pub id: String,
    #[serde(default)]
    any_language: bool,
    #[serde(default)]
    on: Vec<Scope>,
    cases: BTreeMap<String, Case>,
    source: String,
    #[serde(default)]
    bounds: Vec<Bound>,
    #[serde(default)]
    answers: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    asks: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    lists: BTreeMap<String, Vec<String>>,
}

impl Sheet {
    /// What holds in every language, what it says, and the words of the first language.
    pub fn taken_apart(self) -> (Frame, Told, Listed) {
        (
            Frame {
                id: self.id.clone(),
                any_language: self.any_language,
                on: self.on,
                answers: self.answers,
                asks: self.asks,
            },
            Told { cases: self.cases, source: self.source },
            Listed { id: self.id, bounds: self.bounds, lists: self.lists },
        )
    }
}
