//! Thanks come first, and are for something.

use super::page::Page;
use super::rules::Rule;
use super::{Check, Hit};

pub(super) const CHECK: Check = Check { id: "thanks-first", cases: &["missing", "vague"], lists: &["vague"], find };

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let Some(thanks) = page.first(1).find(|line| line.thanks) else {
        return vec![Hit::whole("missing")];
    };
    // What is said beside the thanks may be what they are for; not the answer, nor what follows from it.
    let thanked_first = || page.first(1).take_while(|line| !line.decides);
    let before = thanked_first().any(|line| line.thanks);
    let beside: Vec<_> = if before { thanked_first().collect() } else { page.first(1).collect() };
    let vague = beside.iter().all(|line| line.decides || rule.list("vague").says(&line.words));
    if vague { vec![Hit::at("vague", thanks)] } else { Vec::new() }
}
