//! The writer's own health, family, money and faith are said only where that is meant.

use super::page::Page;
use super::rules::Rule;
use super::{Check, Hit, said};
use crate::letter::Kind;

pub(super) const CHECK: Check = Check { id: "private-matter", cases: &["said"], lists: &["own", "pay"], find };

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let mut hits = said(page.body(), rule, "own", "said");
    // What is asked for with a yes, or before an answer, is a condition or a question.
    if matches!(page.about.kind, Some(Kind::Decline | Kind::Path)) {
        let new = |hit: &Hit| hits.iter().all(|other| other.place != hit.place);
        let pay: Vec<Hit> = said(page.body(), rule, "pay", "said").into_iter().filter(new).collect();
        hits.extend(pay);
    }
    hits
}
