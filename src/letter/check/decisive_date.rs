//! A note that asks for time says until when, and nothing of the answer.

use super::page::Page;
use super::rules::Rule;
use super::{Check, Hit, said};
use crate::curriculum::ids;
use crate::day;

pub(super) const CHECK: Check =
    Check { id: "decisive-date", cases: &["no_date", "no_day", "hint"], lists: &["hint"], find };

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let mut hits = said(page.body(), rule, "hint", "hint");
    if !page.body().any(|line| line.dated) {
        // Words that say that it is not known are no try at a day.
        let unread = |(id, words): &&(String, String)| id == ids::UNTIL && !day::is_left_open(words, page.about.names);
        let words = page.about.undated.iter().find(unread);
        let no_day = words.map(|(_, words)| Hit::whole("no_day").with("words", words));
        hits.insert(0, no_day.unwrap_or_else(|| Hit::whole("no_date")));
    }
    hits
}
