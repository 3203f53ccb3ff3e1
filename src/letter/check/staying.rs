//! A no says something of staying.

use super::page::Page;
use super::rules::Rule;
use super::{Check, Hit};

pub(super) const CHECK: Check = Check { id: "staying", cases: &["missing"], lists: &["staying"], find };

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    if page.says(rule, "staying") { Vec::new() } else { vec![Hit::whole("missing")] }
}
