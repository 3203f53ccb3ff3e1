//! A no helps to fill the role, or shows another way.

use super::page::{Line, Page};
use super::rules::Rule;
use super::{Check, Hit};

pub(super) const CHECK: Check = Check { id: "help", cases: &["missing"], lists: &["help"], find };

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    // Somebody who was asked is a way to fill it.
    let asked = page.colleagues();
    let helps = |line: &Line<'_>| {
        line.mv == "help" || rule.list("help").says(&line.words) || asked.iter().any(|name| line.names(name))
    };
    if page.body().any(helps) { Vec::new() } else { vec![Hit::whole("missing")] }
}
