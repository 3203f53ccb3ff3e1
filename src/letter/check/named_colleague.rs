//! A colleague is named only where they were asked, and only with a strength.

use super::page::{Line, Page, Part, first_word, unowned};
use super::rules::Rule;
use super::{Check, Hit};
use crate::curriculum::ids;
use crate::letter::join::bare;

pub(super) const CHECK: Check =
    Check { id: "named-colleague", cases: &["unasked", "weakness"], lists: &["weakness", "judged", "things"], find };

/// A longer word than this with the ending of one that tells what is done ("Leading") is no name.
const DOING: usize = 5;

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let asked = page.colleagues();
    let correspondents = [ids::FROM, ids::ME].into_iter().filter_map(|id| page.prose(id));
    let known: Vec<String> = correspondents
        .chain(asked.iter().cloned())
        .flat_map(|name| name.split_whitespace().map(bare).collect::<Vec<_>>())
        .collect();
    let hit = |line: &Line<'_>| {
        let unasked =
            page.about.unasked.iter().filter(|name| first_word(name).is_some_and(|first| !known.contains(&first)));
        if let Some(name) = unasked.filter(|name| line.names(name)).map(|name| name.trim()).next() {
            return Some(Hit::at("unasked", line).with("name", name));
        }
        if let Some(name) = stranger(page, line, rule, &known) {
            return Some(Hit::at("unasked", line).with("name", name));
        }
        let name = asked.iter().find(|name| line.names(name))?;
        let found = rule.list("weakness").find(&line.words)?;
        Some(Hit::at("weakness", line).with("name", name.trim()).with("words", line.between(found)))
    };
    page.body().filter_map(hit).collect()
}

/// Somebody of whom it is said how they would do, and whom nothing else names: neither the workbook nor the message as
/// the one who writes or is written to.
fn stranger(page: &Page<'_>, line: &Line<'_>, rule: &Rule<'_>, known: &[String]) -> Option<String> {
    let naming = &page.lists.vocabulary.naming;
    let is_other = |name: &str| {
        let lower = name.to_lowercase();
        let cased = name.starts_with(char::is_uppercase) && name.chars().any(char::is_lowercase);
        let doing = lower.len() > DOING && lower.ends_with("ing");
        (cased || naming.tells()) && !doing && !rule.written("things").contains(&lower) && !is_known(&lower, known)
    };
    let judged = rule.list("judged").all(&line.words).into_iter().filter_map(|(from, _)| {
        let (word, next) =
            (line.written(line.words.get(from)?), line.words.get(from + 1).map(|next| line.written(next)));
        Some(naming.person(word, next).unwrap_or_else(|| unowned(word)))
    });
    let mut names = judged.filter(|name| is_other(name)).peekable();
    names.peek()?;
    let titles = [ids::ROLE, ids::CURRENT].into_iter().filter_map(|id| page.prose(id));
    let ends = page.part(Part::Greet).chain(page.part(Part::Sign)).map(|line| line.text.to_owned());
    let said: Vec<String> =
        titles.chain(ends).flat_map(|text| text.split_whitespace().map(bare).collect::<Vec<_>>()).collect();
    let is_said = |name: &str| said.iter().any(|word| *word == name || naming.is(word, name));
    names.find(|name| !is_said(&name.to_lowercase())).map(ToOwned::to_owned)
}

/// True of a known name, and of the given name behind its surname where names are written in one.
fn is_known(name: &str, known: &[String]) -> bool {
    known.iter().any(|other| other == name || (!name.is_ascii() && other.ends_with(name)))
}
