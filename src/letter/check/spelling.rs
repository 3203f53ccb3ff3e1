//! A word that no dictionary on this machine knows; never a name that the workbook gives.

use super::page::Page;
use super::rules::Rule;
use super::{Check, Hit};
use crate::letter::join::bare;

pub(super) const CHECK: Check = Check { id: "spelling", cases: &["unknown"], lists: &["named"], find };

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let given = rule.written("named").iter().filter_map(|id| page.prose(id));
    let given = given.chain(page.colleagues()).chain(page.about.unasked.iter().cloned());
    let names: Vec<String> = given.flat_map(|words| words.split_whitespace().map(bare).collect::<Vec<_>>()).collect();
    let unknown = page.about.unknown.iter().filter(|word| !names.contains(&bare(word)));
    let stands = |word: &String| {
        let line = page.body().find(|line| line.words.iter().any(|other| line.written(other) == word))?;
        Some(Hit::at("unknown", line).with("word", word.clone()))
    };
    unknown.filter_map(stands).collect()
}
