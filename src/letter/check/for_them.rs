//! Something in it is good for those who read it.

use super::page::{Line, Page};
use super::rules::Rule;
use super::{Check, Hit};
use crate::workbook::Answer;

pub(super) const CHECK: Check =
    Check { id: "for-them", cases: &["missing"], lists: &["them", "offers", "reasons", "between"], find };

/// Fewer sentences than this of one's own say nothing of whom they are for.
const ENOUGH: usize = 2;

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let answer = page.body().find(|line| line.decides).map(|line| line.place);
    let own = |line: &&Line<'_>| !line.thanks && answer != Some(line.place) && !rule.list("between").says(&line.words);
    let lines: Vec<&Line<'_>> = page.body().filter(own).collect();
    if offers(page, rule) {
        return Vec::new();
    }
    let them = lines.iter().any(|line| rule.list("them").says(&line.words));
    if them || lines.len() < ENOUGH { Vec::new() } else { vec![Hit::whole("missing")] }
}

/// True where a sentence carries an answer that is of use to those who read it, or a condition with its reason.
fn offers(page: &Page<'_>, rule: &Rule<'_>) -> bool {
    let carried = |ids: &[String]| {
        let sentences = page.letter.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
        sentences.flat_map(|sentence| &sentence.origins).any(|origin| ids.contains(origin))
    };
    let reasons = rule.written("reasons");
    let reasoned = || page.about.answers.is_some_and(|answers| reasons.iter().any(|id| has_reason(answers.get(id))));
    carried(rule.written("offers")) || (carried(reasons) && reasoned())
}

/// True where something stands beside what is asked for, in one row at least.
fn has_reason(answer: Option<&Answer>) -> bool {
    let Some(Answer::Ledger(rows)) = answer else { return false };
    rows.iter().any(|row| row.iter().skip(1).any(|cell| !cell.trim().is_empty()))
}
