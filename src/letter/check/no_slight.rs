//! Nobody is compared, and nobody made small.

use super::page::Page;
use super::rules::Rule;
use super::{Check, Hit, said};

pub(super) const CHECK: Check = Check { id: "no-slight", cases: &["said"], lists: &["slight"], find };

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    said(page.body(), rule, "slight", "said")
}
