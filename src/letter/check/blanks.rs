//! Nothing was left to be filled in, and nothing stands twice by mistake.

use super::page::{Line, Page};
use super::rules::Rule;
use super::{Check, Hit, said};

pub(super) const CHECK: Check = Check {
    id: "blanks",
    cases: &["left", "twice", "spaces", "seam"],
    lists: &["marks", "notes", "seams", "labels", "twice"],
    find,
};

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    if let Some(mark) = mark(unlabelled(&page.letter.subject, rule), rule) {
        hits.push(Hit::whole("left").with("words", mark));
    }
    for (_, line) in &page.lines {
        if let Some(mark) = mark(line.text, rule) {
            hits.push(Hit::at("left", line).with("words", mark));
        } else if let Some(word) = doubled(line, rule) {
            hits.push(Hit::at("twice", line).with("words", word));
        } else if line.text.contains("  ") || line.text.ends_with(' ') {
            hits.push(Hit::at("spaces", line));
        }
    }
    let phrases = [("notes", "left"), ("seams", "seam")];
    for (list, case) in phrases.into_iter().filter(|_| page.readable) {
        let new = |hit: &Hit| hits.iter().all(|other| other.place != hit.place);
        let lines = page.lines.iter().map(|(_, line)| line);
        let more: Vec<Hit> = said(lines, rule, list, case).into_iter().filter(new).collect();
        hits.extend(more);
    }
    hits
}

/// A subject without the word in brackets that says what it is: "[회신]".
fn unlabelled<'a>(subject: &'a str, rule: &Rule<'_>) -> &'a str {
    let label = subject.trim_start().strip_prefix('[').and_then(|inside| inside.split_once(']'));
    let known = label.filter(|(label, _)| rule.written("labels").contains(&label.trim().to_lowercase()));
    known.map_or(subject, |(_, rest)| rest)
}

/// A mark of something left open: a bracket anywhere, a word such as TODO by itself.
fn mark<'a>(text: &str, rule: &'a Rule) -> Option<&'a str> {
    let is_word = |mark: &str| mark.chars().all(char::is_alphanumeric);
    let stands = |mark: &&String| {
        if is_word(mark) {
            text.split(|c: char| !c.is_alphanumeric()).any(|word| word == *mark)
        } else {
            text.contains(mark.as_str())
        }
    };
    rule.written("marks").iter().find(stands).map(String::as_str)
}

/// A word that stands twice with nothing but a blank between; none of those that may.
fn doubled(line: &Line<'_>, rule: &Rule<'_>) -> Option<String> {
    let pairs = line.words.iter().zip(line.words.iter().skip(1));
    pairs.filter(|(one, two)| one.end < two.start).find_map(|(one, two)| {
        let (first, second) = (line.written(one).to_lowercase(), line.written(two));
        let blank = line.text.get(one.end..two.start).is_some_and(|between| between.chars().all(char::is_whitespace));
        let letters = second.chars().all(|c| c.is_alphabetic() && !c.is_uppercase());
        let twice = blank && letters && first == second && !rule.written("twice").contains(&first);
        twice.then_some(first)
    })
}
