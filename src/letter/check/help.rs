//! A no helps to fill the role, or shows another way.

use super::page::Page;
use super::rules::Rule;
use super::{Check, Hit};

pub(super) const CHECK: Check = Check { id: "help", cases: &["missing"], lists: &["help"], find };

fn find(page: &Page<'_>, rule: &Rule) -> Vec<Hit> {
    let helps = page.body().any(|line| line.mv == "help" || rule.list("help").says(&line.words));
    if helps { Vec::new() } else { vec![Hit::whole("missing")] }
}
