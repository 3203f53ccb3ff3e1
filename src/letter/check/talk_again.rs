//! The day to talk again is in it, where the workbook has one; and most people work on it.

use super::page::Page;
use super::rules::Rule;
use super::{Check, Hit, dates};
use crate::day;
use chrono::{Datelike as _, Weekday};

pub(super) const CHECK: Check =
    Check { id: "talk-again", cases: &["missing", "weekend"], lists: &["questions", "talk"], find };

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let about = page.about;
    let kind = about.kind.map(crate::letter::Kind::id).unwrap_or_default();
    let mut asked = rule.written("questions").iter().filter(|id| id.split('.').next() == Some(kind));
    let Some(day) = asked.find_map(|id| page.day(id)) else { return Vec::new() };
    let date = day::long(day, about.today, about.names);
    let named = page
        .body()
        .find(|line| dates::days(line.text, &line.words, about.today, page.lists).iter().any(|found| found.day == day));
    if let Some(line) = named {
        let off = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        return off.then(|| Hit::at("weekend", line).with("date", date)).into_iter().collect();
    }
    let said = page.body().any(|line| line.dated && rule.list("talk").says(&line.words));
    if said { Vec::new() } else { vec![Hit::whole("missing").with("date", date)] }
}
