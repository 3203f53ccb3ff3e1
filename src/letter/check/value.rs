//! A concrete piece of value is in it, best with a number.

use super::page::{Line, Page};
use super::rules::Rule;
use super::{Check, Hit, dates};

pub(super) const CHECK: Check = Check { id: "value", cases: &["missing", "no_number"], lists: &["value"], find };

fn find(page: &Page<'_>, rule: &Rule) -> Vec<Hit> {
    let worth = |line: &&Line<'_>| ["value", "relief"].contains(&line.mv) || rule.list("value").says(&line.words);
    let mut lines = page.body().filter(worth).peekable();
    let Some(first) = lines.peek().map(|line| line.place) else { return vec![Hit::whole("missing")] };
    if lines.any(|line| dates::has_number(line.text, &line.words, page.about)) {
        return Vec::new();
    }
    vec![Hit { case: "no_number", place: Some(first), values: Vec::new() }]
}
