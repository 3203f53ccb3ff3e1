//! Hunspell dictionaries, read and asked.

use std::path::Path;

use spellbook::Dictionary;

use super::places;
use crate::letter::spelling;
use crate::shell::environment::Environment;
use crate::shell::papers;

/// The dictionaries that were found.
pub struct Shelf {
    dictionaries: Vec<Dictionary>,
}

impl Shelf {
    /// Reads those that the environment's language asks for, and English ones.
    pub fn read(environment: &Environment) -> Self {
        let folders = places::folders(environment);
        let first = |names: Vec<String>| {
            let found = |name: &String| folders.iter().find_map(|folder| read(folder, name));
            names.iter().find_map(found)
        };
        let mut names = places::wanted(&environment.language);
        names.dedup();
        Self { dictionaries: names.into_iter().filter_map(first).collect() }
    }

    /// The words that none of them knows; none where there is none.
    pub fn unknown(&self, words: &[String]) -> Vec<String> {
        if self.dictionaries.is_empty() {
            return Vec::new();
        }
        spelling::unknown(words, |word| self.dictionaries.iter().any(|dictionary| dictionary.check(word)))
    }
}

fn read(folder: &Path, name: &str) -> Option<Dictionary> {
    let file = |ending: &str| papers::read(&folder.join(format!("{name}.{ending}"))).ok().flatten();
    let (rules, words) = (file("aff")?, file("dic")?);
    let latin = is_latin(&rules);
    Dictionary::new(&text(rules, latin)?, &text(words, latin)?).ok()
}

/// True where the rules say that both files are in the old encoding of western Europe.
fn is_latin(rules: &[u8]) -> bool {
    rules.split(|byte| *byte == b'\n').any(|line| line.trim_ascii() == b"SET ISO8859-1")
}

fn text(bytes: Vec<u8>, latin: bool) -> Option<String> {
    if latin {
        return Some(bytes.into_iter().map(char::from).collect());
    }
    // Debian's British list begins with a byte-order mark.
    String::from_utf8(bytes).ok().map(|text| text.trim_start_matches('\u{feff}').to_owned())
}
