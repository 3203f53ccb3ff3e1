//! A note that asks for time says until when, and nothing of the answer.

use super::page::{Line, Page};
use super::rules::Rule;
use super::{Check, Hit, said};
use crate::curriculum::ids;
use crate::day;

pub(super) const CHECK: Check = Check {
    id: "decisive-date",
    cases: &["no_date", "no_day", "no_question", "hint"],
    lists: &["hint", "of_days"],
    find,
};

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let mut hits = said(page.body(), rule, "hint", "hint");
    hits.extend(page.body().filter(|line| is_no_question(page, line, rule)).map(|line| {
        let words = line.text.trim_end_matches('.');
        Hit::at("no_question", line).with("words", words)
    }));
    // A day in a question or in the thanks is not the day that is asked for.
    let asks = |line: &&Line<'_>| {
        let origins = page.origins(line);
        origins.is_empty() || origins.iter().any(|id| id == ids::UNTIL)
    };
    if !page.body().filter(asks).any(|line| line.dated) {
        // Words that say that it is not known are no try at a day.
        let unread = |(id, words): &&(String, String)| id == ids::UNTIL && !day::is_left_open(words, page.about.names);
        let words = page.about.undated.iter().find(unread);
        let no_day = words.map(|(_, words)| Hit::whole("no_day").with("words", words));
        hits.insert(0, no_day.unwrap_or_else(|| Hit::whole("no_date")));
    }
    hits
}

/// True where something that stands among the questions is nothing but a day, and asks nothing.
fn is_no_question(page: &Page<'_>, line: &Line<'_>, rule: &Rule<'_>) -> bool {
    let asked = page.origins(line).iter().any(|id| id == NEED) && !line.text.ends_with(['?', ':']);
    let names = &page.lists.names;
    let of_day = |word: &str| names.weekday(word).is_some() || names.month(word).is_some();
    let words: Vec<String> = line.words.iter().map(|word| line.written(word).to_lowercase()).collect();
    let passed = |word: &String| {
        let figure = word.starts_with(|c: char| c.is_ascii_digit());
        of_day(word) || figure || rule.written("of_days").contains(word)
    };
    asked && words.iter().any(|word| of_day(word)) && words.iter().all(passed)
}

/// What is to be known before an answer.
const NEED: &str = "time.need_to_know";
