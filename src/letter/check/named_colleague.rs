//! A colleague is named only where they were asked, and only with a strength.

use super::page::{Line, Page, first_word};
use super::rules::Rule;
use super::{Check, Hit};
use crate::curriculum::ids;
use crate::letter::join::bare;

pub(super) const CHECK: Check =
    Check { id: "named-colleague", cases: &["unasked", "weakness"], lists: &["weakness"], find };

fn find(page: &Page<'_>, rule: &Rule) -> Vec<Hit> {
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
        let name = asked.iter().find(|name| line.names(name))?;
        let found = rule.list("weakness").find(&line.words)?;
        Some(Hit::at("weakness", line).with("name", name.trim()).with("words", line.between(found)))
    };
    page.body().filter_map(hit).collect()
}
