//! One apology is enough.

use super::page::Page;
use super::rules::Rule;
use super::{Check, Hit};

pub(super) const CHECK: Check = Check { id: "apology", cases: &["many"], lists: &["sorry"], find };

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let mut count = 0;
    for line in page.body() {
        count += rule.list("sorry").all(&line.words).len();
        if count > 1 {
            return vec![Hit::at("many", line)];
        }
    }
    Vec::new()
}
