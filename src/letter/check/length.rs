//! Neither too short to be kind nor too long to be read.

use super::page::Page;
use super::rules::Rule;
use super::{Check, Hit};

pub(super) const CHECK: Check = Check { id: "length", cases: &["short", "long", "part"], lists: &[], find };

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let about = page.about;
    let Some(bound) = rule.bounds().iter().find(|bound| bound.on.holds(about.kind, about.channel, about.length)) else {
        return Vec::new();
    };
    let told = |hit: Hit, words: usize| {
        hit.with("words", words.to_string()).with("least", bound.least.to_string()).with("most", bound.most.to_string())
    };
    if bound.each {
        let paragraphs = page.letter.paragraphs.iter().enumerate();
        let long = paragraphs.map(|(at, paragraph)| (at, words(paragraph))).filter(|(_, words)| *words > bound.most);
        return long
            .map(|(at, words)| told(Hit { case: "part", place: Some((at, 0)), values: Vec::new() }, words))
            .collect();
    }
    match page.letter.words() {
        words if words < bound.least => vec![told(Hit::whole("short"), words)],
        words if words > bound.most => vec![told(Hit::whole("long"), words)],
        _ => Vec::new(),
    }
}

fn words(paragraph: &crate::letter::Paragraph) -> usize {
    paragraph.sentences.iter().map(|sentence| sentence.text.split_whitespace().count()).sum()
}
