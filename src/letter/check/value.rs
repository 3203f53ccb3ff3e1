//! A concrete piece of value is in it, best with a number.

use super::page::{Line, Page};
use super::rules::Rule;
use super::{Check, Hit, dates};

pub(super) const CHECK: Check = Check { id: "value", cases: &["missing", "no_number"], lists: &["value"], find };

fn find(page: &Page<'_>, rule: &Rule) -> Vec<Hit> {
    let worth = |line: &&Line<'_>| ["value", "relief"].contains(&line.mv) || rule.list("value").says(&line.words);
    let Some(first) = page.body().find(worth) else { return vec![Hit::whole("missing")] };
    let number = |line: &Line<'_>| dates::has_number(line.text, &line.words, page.about);
    if page.body().filter(|line| !line.thanks).any(number) { Vec::new() } else { vec![Hit::at("no_number", first)] }
}
