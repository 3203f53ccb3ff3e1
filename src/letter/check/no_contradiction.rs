//! What thanks, decides or gives the reason does not take the answer back. Words about later growth may.

use super::page::{Line, Page};
use super::rules::Rule;
use super::{Check, Hit};
use crate::letter::Kind;

pub(super) const CHECK: Check = Check {
    id: "no-contradiction",
    cases: &["said", "condition"],
    lists: &["wavers", "postpones", "hedges", "unless", "conditions", "reasons"],
    find,
};

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let first: Vec<(usize, usize)> = page.first(3).map(|line| line.place).collect();
    let hit = |line: &Line<'_>| {
        let reason = line.mv == "reason" || page.lists.shared("reason").says(&line.words);
        let later = page.lists.shared("later").says(&line.words);
        let near = line.thanks || line.decides || reason || first.contains(&line.place);
        let lists = [
            ("wavers", near && !later),
            ("postpones", near),
            ("hedges", line.decides),
            ("unless", line.decides || (reason && !later)),
        ];
        let found = lists.iter().filter(|(_, asked)| *asked).find_map(|(list, _)| rule.list(list).find(&line.words))?;
        Some(Hit::at("said", line).with("words", line.between(found)))
    };
    page.body().filter(|line| !page.is_later(line)).filter_map(hit).chain(condition(page, rule)).collect()
}

/// A reason of a yes that is a condition: "only if I keep my Fridays".
fn condition(page: &Page<'_>, rule: &Rule<'_>) -> Option<Hit> {
    let accepts = page.about.kind == Some(Kind::Accept);
    let id = rule.written("reasons").iter().filter(|_| accepts).find(|id| {
        let said = page.prose(id).unwrap_or_default().trim().to_lowercase();
        let begins = |words: &String| said.strip_prefix(words.as_str()).is_some_and(|rest| rest.starts_with(' '));
        // What follows from a condition may be the reason.
        rule.written("conditions").iter().any(begins) && (!said.contains(',') || said.starts_with(ONLY))
    })?;
    let line = page.body().find(|line| page.origins(line).contains(id));
    Some(line.map_or_else(|| Hit::whole("condition"), |line| Hit::at("condition", line)))
}

/// What begins a condition, whatever follows it.
const ONLY: &str = "only ";
