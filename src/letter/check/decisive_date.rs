//! A note that asks for time says until when, and nothing of the answer.

use super::page::Page;
use super::rules::Rule;
use super::{Check, Hit, said};
use crate::curriculum::ids;

pub(super) const CHECK: Check =
    Check { id: "decisive-date", cases: &["no_date", "no_day", "hint"], lists: &["hint"], find };

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let mut hits = said(page.body(), rule, "hint", "hint");
    if !page.body().any(|line| line.dated) {
        let unread = page.about.undated.iter().find(|(id, _)| id == ids::UNTIL);
        hits.insert(
            0,
            unread.map_or_else(|| Hit::whole("no_date"), |(_, words)| Hit::whole("no_day").with("words", words)),
        );
    }
    hits
}
