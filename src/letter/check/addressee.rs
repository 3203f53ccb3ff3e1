//! It greets somebody by name, and the writer signs it.

use super::page::{Line, Page, Part};
use super::rules::Rule;
use super::{Check, Hit};
use crate::curriculum::ids;
use crate::letter::join::{bare, line, unclosed};

pub(super) const CHECK: Check = Check {
    id: "addressee",
    cases: &["no_name", "unlike", "unsigned", "other", "sentence"],
    lists: &["opens", "greetings", "closings"],
    find,
};

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    greeting(page, rule).into_iter().chain(signature(page, rule)).collect()
}

fn greeting(page: &Page<'_>, rule: &Rule<'_>) -> Option<Hit> {
    let named = page.part(Part::Greet).any(|line| !others(line, rule.written("greetings")).is_empty());
    let opens = page.first(1).next().is_some_and(|line| rule.list("opens").says(&line.words));
    let greet = page.part(Part::Greet).next().map_or_else(|| Hit::whole("no_name"), |line| Hit::at("no_name", line));
    (!named && !opens).then_some(greet).or_else(|| unlike(page))
}

/// A greeting that says the answer as it was typed, where that is surely no name.
fn unlike(page: &Page<'_>) -> Option<Hit> {
    let called = &page.about.letters.shared.called;
    let typed = line(&page.prose(ids::FROM)?);
    let said = called.said(ids::FROM, &typed);
    // A name may be honoured in one language and stand as it is in another.
    let is_said = |line: &&Line<'_>| [&said, &typed].iter().any(|name| line.text.contains(unclosed(name)));
    let greet = page.part(Part::Greet).find(is_said)?;
    // One word that skips a question, or that is anybody, may be a name: the message says it, and this asks.
    let joins = &page.about.letters.joins;
    let nobody = !typed.contains(' ') && (joins.skips(&typed) || joins.persons.contains(&bare(&typed)));
    (nobody || called.is_no_name(&said)).then(|| Hit::at("unlike", greet).with("words", unclosed(greet.text)))
}

fn signature(page: &Page<'_>, rule: &Rule<'_>) -> Option<Hit> {
    let lines: Vec<&Line<'_>> = page.part(Part::Sign).collect();
    let closings = rule.written("closings");
    let Some(name) = lines.iter().rev().find(|line| !others(line, closings).is_empty()) else {
        return Some(lines.last().map_or_else(|| Hit::whole("unsigned"), |line| Hit::at("unsigned", line)));
    };
    let (me, called) = (page.prose(ids::ME)?, &page.about.letters.shared.called);
    let mine: Vec<String> = me.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    let signed: Vec<String> = lines.iter().flat_map(|line| others(line, closings)).collect();
    let same = mine.is_empty() || signed.iter().any(|word| mine.iter().any(|my| is_short_for(word, my)));
    let first = me.split(' ').next().map(bare).unwrap_or_default();
    let named = me.starts_with(char::is_uppercase) && called.names_too.contains(&first);
    let said = me.to_lowercase();
    let behind = |lead: &str| said.strip_prefix(lead).is_some_and(|rest| rest.starts_with(' '));
    let told = !me.starts_with("Im ") && called.introduces.iter().any(behind);
    let begins = told || called.no_starts.contains(&first);
    let sentence = begins && !named && me == name.text;
    let case = if same { "sentence" } else { "other" };
    (!same || sentence).then(|| Hit::at(case, name).with("name", me))
}

/// The words of a line that are none of these.
fn others(line: &Line<'_>, list: &[String]) -> Vec<String> {
    let words = line.text.split_whitespace().map(bare).filter(|word| !word.is_empty());
    words.filter(|word| !list.iter().any(|other| is(word, other))).collect()
}

/// True for the word itself; for one with its ending, where that is `*입니다`.
fn is(word: &str, listed: &str) -> bool {
    listed.strip_prefix('*').map_or(word == listed, |end| word.ends_with(end))
}

/// True for the same name, for "S", "Sam" and "Samuel", and for the given name behind its surname, written in one.
fn is_short_for(signed: &str, name: &str) -> bool {
    let given = !name.is_ascii() && signed.chars().count() > 1 && name.ends_with(signed);
    name.starts_with(signed) || signed.starts_with(name) || given
}
