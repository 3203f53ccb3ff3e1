//! What thanks, decides or gives the reason does not take the answer back. Words about later growth may.

use super::page::{Line, Page};
use super::rules::Rule;
use super::{Check, Hit};

pub(super) const CHECK: Check =
    Check { id: "no-contradiction", cases: &["said"], lists: &["wavers", "postpones", "hedges", "unless"], find };

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let first: Vec<(usize, usize)> = page.first(3).map(|line| line.place).collect();
    let hit = |line: &Line<'_>| {
        let reason = line.mv == "reason" || page.lists.shared("reason").says(&line.words);
        let later = page.lists.shared("later").says(&line.words);
        let near = line.thanks || line.decides || reason || first.contains(&line.place);
        let lists = [
            ("wavers", near && !later),
            ("postpones", near),
            ("hedges", line.decides),
            ("unless", line.decides || (reason && !later)),
        ];
        let found = lists.iter().filter(|(_, asked)| *asked).find_map(|(list, _)| rule.list(list).find(&line.words))?;
        Some(Hit::at("said", line).with("words", line.between(found)))
    };
    page.body().filter(|line| !page.is_later(line)).filter_map(hit).collect()
}
