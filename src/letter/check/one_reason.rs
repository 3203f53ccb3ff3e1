//! One reason is enough; with each further one there is more to argue with.

use super::page::Page;
use super::rules::Rule;
use super::{Check, Hit};

pub(super) const CHECK: Check = Check { id: "one-reason", cases: &["many"], lists: &["marks"], find };

/// So many reasons are taken without a word.
const ENOUGH: usize = 2;

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let Some(decides) = page.body().find(|line| line.decides) else { return Vec::new() };
    let (from, all) = (decides.place.0, page.body_paragraphs());
    // Reasons are given with the answer and in the paragraph after it; later ones speak of something else.
    let last = all.iter().find(|paragraph| **paragraph > from).copied().unwrap_or(from);
    let near = page.body().filter(|line| (from..=last).contains(&line.place.0));
    let mut count = 0;
    for line in near {
        count += rule.list("marks").all(&line.words).len();
        if count > ENOUGH {
            return vec![Hit::at("many", line)];
        }
    }
    Vec::new()
}
