//! A note that asks for time says until when, and nothing of the answer.

use super::page::Page;
use super::rules::Rule;
use super::{Check, Hit, said};

pub(super) const CHECK: Check = Check { id: "decisive-date", cases: &["no_date", "hint"], lists: &["hint"], find };

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let mut hits = said(page.body(), rule, "hint", "hint");
    if !page.body().any(|line| line.dated) {
        hits.insert(0, Hit::whole("no_date"));
    }
    hits
}
