//! A word that no dictionary on this machine knows; never a name that the workbook gives.

use super::page::Page;
use super::rules::Rule;
use super::{Check, Hit};
use crate::letter::Channel;
use crate::letter::join::bare;

pub(super) const CHECK: Check =
    Check { id: "spelling", cases: &["shorthand", "unknown"], lists: &["named", "shorthand"], find };

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let given = rule.written("named").iter().filter_map(|id| page.prose(id));
    let given = given.chain(page.colleagues()).chain(page.about.unasked.iter().cloned());
    let names: Vec<String> = given.flat_map(|words| words.split_whitespace().map(bare).collect::<Vec<_>>()).collect();
    let unknown = page.about.unknown.iter().filter(|word| !names.contains(&bare(word)));
    let stands = |word: &String| {
        let line = page.body().find(|line| line.words.iter().any(|other| line.written(other) == word))?;
        Some(Hit::at("unknown", line).with("word", word.clone()))
    };
    shorthand(page, rule, &names).into_iter().chain(unknown.filter_map(stands)).collect()
}

/// What people type in a chat, all in one: named, so that it can be spelled out. In a chat it is at home.
fn shorthand(page: &Page<'_>, rule: &Rule<'_>, names: &[String]) -> Option<Hit> {
    if !page.readable || page.about.channel == Channel::Chat {
        return None;
    }
    let mut found: Vec<&str> = Vec::new();
    for line in page.body() {
        let said = rule.list("shorthand").all(&line.words).into_iter().map(|(from, _)| line.between((from, from + 1)));
        let typed = |word: &&str| !word.contains(char::is_uppercase) && !names.contains(&bare(word));
        found.extend(said.filter(typed));
    }
    let mut words: Vec<&str> = Vec::new();
    for word in found {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    (!words.is_empty()).then(|| Hit::whole("shorthand").with("words", words.join(", ")))
}
