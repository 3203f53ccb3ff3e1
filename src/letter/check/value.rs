//! A concrete piece of value is in it, best with a number.

use super::page::{Line, Page};
use super::rules::Rule;
use super::{Check, Hit, dates};
use crate::letter::Kind;

/// The question whose answer is what was achieved.
const IMPACT: &str = "decline.impact";

pub(super) const CHECK: Check = Check { id: "value", cases: &["missing", "no_number"], lists: &["value"], find };

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let worth = |line: &&Line<'_>| ["value", "relief"].contains(&line.mv) || rule.list("value").says(&line.words);
    let Some(first) = page.body().find(worth) else { return vec![Hit::whole("missing")] };
    // A proposal is mostly told without one, unless the workbook tells what came of the work so far.
    if page.about.kind == Some(Kind::Path) && page.prose(IMPACT).is_none() {
        return Vec::new();
    }
    let number = |line: &Line<'_>| dates::has_number(line.text, &line.words, page.about.today, page.lists);
    if page.body().filter(|line| !line.thanks).any(number) { Vec::new() } else { vec![Hit::at("no_number", first)] }
}
