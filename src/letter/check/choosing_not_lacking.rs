//! The reason is what the writer chooses, not what the writer lacks.

use super::page::Page;
use super::rules::Rule;
use super::{Check, Hit, said};

pub(super) const CHECK: Check = Check { id: "choosing-not-lacking", cases: &["said"], lists: &["lack"], find };

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    said(page.body(), rule, "lack", "said")
}
