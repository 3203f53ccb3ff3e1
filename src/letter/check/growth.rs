//! A no says how the writer wants to grow, and not only "someday".

use super::page::{Line, Page};
use super::rules::Rule;
use super::{Check, Hit};

pub(super) const CHECK: Check =
    Check { id: "growth", cases: &["missing", "someday"], lists: &["growth", "someday"], find };

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let someday = |line: &&Line<'_>| rule.list("someday").says(&line.words);
    let grows = |line: &Line<'_>| ["grow", "propose"].contains(&line.mv) || rule.list("growth").says(&line.words);
    if page.body().filter(|line| !someday(line)).any(grows) {
        return Vec::new();
    }
    vec![page.body().find(someday).map_or_else(|| Hit::whole("missing"), |line| Hit::at("someday", line))]
}
