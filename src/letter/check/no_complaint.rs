//! Nothing is held against boss, company, pay or workload.

use super::page::Page;
use super::rules::Rule;
use super::{Check, Hit, said};
use crate::letter::Kind;

pub(super) const CHECK: Check = Check { id: "no-complaint", cases: &["said"], lists: &["blame", "load"], find };

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let mut hits = said(page.body(), rule, "blame", "said");
    // A condition about pay or workload is no complaint.
    if page.about.kind != Some(Kind::Terms) {
        let new = |hit: &Hit| hits.iter().all(|other| other.place != hit.place);
        let load: Vec<Hit> = said(page.body(), rule, "load", "said").into_iter().filter(new).collect();
        hits.extend(load);
    }
    hits
}
