//! No threat, and no other offer.

use super::page::Page;
use super::rules::Rule;
use super::{Check, Hit, said};

pub(super) const CHECK: Check = Check { id: "no-ultimatum", cases: &["said"], lists: &["threat"], find };

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    said(page.body(), rule, "threat", "said")
}
