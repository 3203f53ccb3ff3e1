//! An answer to an offer made in a conversation is best said in one, before it is written.

use super::page::Page;
use super::rules::Rule;
use super::{Check, Hit};

pub(super) const CHECK: Check = Check { id: "first-news", cases: &["written"], lists: &["told"], find };

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    if page.about.in_conversation && !page.says(rule, "told") { vec![Hit::whole("written")] } else { Vec::new() }
}
