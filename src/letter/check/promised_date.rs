//! No day in it has gone by, and neither has the one that was promised.

use super::page::{Line, Page};
use super::rules::Rule;
use super::{Check, Hit, dates};
use crate::curriculum::ids;
use crate::day;
use crate::letter::Kind;
use crate::workbook::Answer;

pub(super) const CHECK: Check = Check {
    id: "promised-date",
    cases: &["promise", "past", "open", "no_day", "unread"],
    lists: &["ahead", "future", "behind"],
    find,
};

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let about = page.about;
    let told = |day| day::long(day, about.today, about.names);
    let hit = |line: &Line<'_>| {
        let past = |found: &dates::Found| found.day < about.today && is_ahead(line, found, rule);
        let found = dates::days(line.text, &line.words, about.today, page.lists).into_iter().find(past)?;
        Some(Hit::at("past", line).with("date", told(found.day)))
    };
    let hits: Vec<Hit> = page.body().filter_map(hit).chain(open(page)).chain(unread(page)).collect();
    match page.day(ids::UNTIL).filter(|until| *until < about.today) {
        Some(until) if hits.is_empty() => vec![Hit::whole("promise").with("date", told(until))],
        Some(_) | None => hits,
    }
}

/// An offer to cover until a day, where there is no day: the sentence then says no end of it.
fn open(page: &Page<'_>) -> Option<Hit> {
    let about = page.about;
    let Some(Answer::Choice { option, detail }) = about.answers?.get(ids::INTERIM) else { return None };
    let read =
        day::read(detail, about.today, about.names).is_some() || day::kept(detail, about.today, about.names).is_some();
    let says = |line: &&Line<'_>| page.origins(line).iter().any(|id| id == ids::INTERIM);
    let line = page.body().find(says).filter(|_| option == ids::COVER && !read)?;
    let words = detail.trim();
    let hit = if words.is_empty() { Hit::at("open", line) } else { Hit::at("no_day", line).with("words", words) };
    Some(hit)
}

/// Words where this message could say a day, and that are none: the message leaves them out.
fn unread(page: &Page<'_>) -> Option<Hit> {
    let about = page.about;
    let says = |id: &str| {
        let kind = about.kind.map(Kind::id).unwrap_or_default();
        let question = about.curriculum.question(id).filter(|_| id != ids::UNTIL);
        question.is_some_and(|question| question.moves.iter().any(|mv| mv.split('.').next() == Some(kind)))
    };
    // A day that is said in words of one's own is said.
    if page.body().any(|line| line.dated && page.origins(line).is_empty()) {
        return None;
    }
    let mut undated = about.undated.iter().filter(|(id, words)| says(id) && !day::is_left_open(words, about.names));
    undated.next().map(|(_, words)| Hit::whole("unread").with("words", words))
}

/// True where the sentence speaks of that day as one to come: "until 4 December", "could we talk on 4 December".
fn is_ahead(line: &Line<'_>, found: &dates::Found, rule: &Rule<'_>) -> bool {
    let before = line.words.get(..found.from).unwrap_or_default();
    let near = before.get(before.len().saturating_sub(2)..).unwrap_or_default();
    let behind = line.words.get(found.to.saturating_sub(1)..).unwrap_or_default();
    rule.list("ahead").says(near) || rule.list("future").says(before) || rule.list("behind").says(behind)
}
