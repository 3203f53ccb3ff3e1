//! `pack.ron`: what the pack is called, and where its new stages go.

use serde::Deserialize;

use super::{MANIFEST, Reader};
use crate::curriculum::salvage::salvage;
use crate::words::fill;

/// So long a name stands in one line everywhere.
const LONGEST_NAME: usize = 60;

/// What stands in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    /// Stable: workbooks remember it.
    pub name: String,
    /// For whom the pack is, for people who read the file.
    #[serde(default)]
    pub about: String,
    /// Where each new stage goes.
    #[serde(default)]
    pub stages: Vec<Goes>,
}

/// Where a new stage goes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Goes {
    /// The stage's file.
    pub file: String,
    /// The id of the stage before it.
    pub after: String,
}

impl Reader<'_> {
    pub(super) fn manifest(&mut self) -> Manifest {
        let words = &self.words.pack;
        let Some(text) = self.sheet(MANIFEST).map(|sheet| sheet.text) else {
            if !self.faults.iter().any(|fault| fault.file == MANIFEST) {
                self.fault(MANIFEST, 1, words.no_manifest.clone());
            }
            return Manifest::default();
        };
        let found = salvage::<Manifest>((MANIFEST, text), self.words, &mut self.patience);
        self.unreadable(MANIFEST, found.faults);
        let Some(manifest) = found.read else { return Manifest::default() };
        let line = self.sheet(MANIFEST).map_or(1, |sheet| sheet.text.find("name:").map_or(1, |at| sheet.line_of(at)));
        let letters = manifest.name.chars().count();
        if manifest.name.trim().is_empty() {
            self.fault(MANIFEST, line, words.no_name.clone());
        } else if letters > LONGEST_NAME || manifest.name.trim() != manifest.name {
            self.fault(MANIFEST, line, fill(&words.long_name, &[("n", &LONGEST_NAME.to_string())]));
        }
        manifest
    }
}
