//! Something in it is good for those who read it.

use super::page::{Line, Page};
use super::rules::Rule;
use super::{Check, Hit};

pub(super) const CHECK: Check = Check { id: "for-them", cases: &["missing"], lists: &["them", "between"], find };

/// Fewer sentences than this of one's own say nothing of whom they are for.
const ENOUGH: usize = 2;

fn find(page: &Page<'_>, rule: &Rule) -> Vec<Hit> {
    let answer = page.body().find(|line| line.decides).map(|line| line.place);
    let own = |line: &&Line<'_>| !line.thanks && answer != Some(line.place) && !rule.list("between").says(&line.words);
    let lines: Vec<&Line<'_>> = page.body().filter(own).collect();
    let them = lines.iter().any(|line| rule.list("them").says(&line.words));
    if them || lines.len() < ENOUGH { Vec::new() } else { vec![Hit::whole("missing")] }
}
