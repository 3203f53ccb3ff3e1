//! The answer is given in plain words, by the second paragraph.

use super::page::Page;
use super::rules::Rule;
use super::{Check, Hit};

pub(super) const CHECK: Check = Check { id: "decision-plain", cases: &["missing", "late"], lists: &[], find };

fn find(page: &Page<'_>, _rule: &Rule<'_>) -> Vec<Hit> {
    if page.first(2).any(|line| line.decides) {
        return Vec::new();
    }
    vec![page.body().find(|line| line.decides).map_or_else(|| Hit::whole("missing"), |line| Hit::at("late", line))]
}
