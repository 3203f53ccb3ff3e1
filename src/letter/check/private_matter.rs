//! The writer's own health, family, money and faith are said only where that is meant.

use super::page::Page;
use super::rules::Rule;
use super::{Check, Hit, said};
use crate::letter::Kind;

pub(super) const CHECK: Check = Check {
    id: "private-matter",
    cases: &["health", "family", "money", "faith"],
    lists: &["health", "family", "money", "faith", "pay"],
    find,
};

/// What is found in a message of any kind, by its list and its case.
const MATTERS: [&str; 4] = ["health", "family", "money", "faith"];
/// What is asked for with a yes, or before an answer, is a condition or a question: of the others alone.
const PAY: (&str, &str) = ("pay", "money");

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let pay = matches!(page.about.kind, Some(Kind::Decline | Kind::Path)).then_some(PAY);
    let mut hits: Vec<Hit> = Vec::new();
    for (list, case) in MATTERS.map(|matter| (matter, matter)).into_iter().chain(pay) {
        let new = |hit: &Hit| hits.iter().all(|other| other.place != hit.place);
        let found: Vec<Hit> = said(page.body(), rule, list, case).into_iter().filter(new).collect();
        hits.extend(found);
    }
    crate::in_order::by_key(&mut hits, |hit| hit.place);
    hits
}
