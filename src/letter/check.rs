//! Reads a finished message as a kind editor would: findings, each with why and a way out; never a score.

mod addressee;
mod apology;
mod blanks;
mod choosing_not_lacking;
mod dates;
mod decision_plain;
mod decisive_date;
#[cfg(test)]
mod files;
mod first_news;
mod for_them;
mod growth;
mod help;
mod length;
mod named_colleague;
mod naming;
mod no_complaint;
mod no_contradiction;
mod no_slight;
mod no_ultimatum;
mod one_reason;
mod page;
pub(super) mod phrase;
mod private_matter;
mod promised_date;
mod role_named;
mod rules;
#[cfg(test)]
mod sheet;
pub(super) mod sheets;
mod spelling;
mod staying;
mod stems;
mod talk_again;
mod thanks_first;
mod value;

pub use rules::Rules;
pub use sheets::{Case, Severity, Told};

use super::{Channel, Kind, Length, Letter, Letters};
use crate::curriculum::Curriculum;
use crate::day;
use crate::words::fill;
use crate::workbook::Shareable;
use chrono::NaiveDate;
use page::{Line, Page};
use rules::Rule;

/// What a rule found.
#[derive(Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id.
    pub rule: String,
    /// How much it weighs.
    pub severity: Severity,
    /// The paragraph and the sentence in it, each from 0; none where it is about the whole message.
    pub place: Option<(usize, usize)>,
    /// The sentence exactly as it stands in the message; empty where it is about the whole.
    pub sentence: String,
    /// Why, in one line.
    pub why: String,
    /// Where the rule comes from.
    pub source: String,
    /// What could be done.
    pub suggestion: String,
    /// Questions whose answers would mend it; the first that is asked of the writer is meant.
    pub asks: Vec<String>,
}

impl std::fmt::Debug for Finding {
    /// Rule and place, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Finding({} {}, {:?})", self.severity.id(), self.rule, self.place)
    }
}

/// What a check knows of the message beside its words.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// None for a text of which nobody said what it is: then only what holds for every kind is looked at.
    pub kind: Option<Kind>,
    /// How it goes.
    pub channel: Channel,
    /// How long it means to be.
    pub length: Length,
    /// None for a text without a workbook.
    pub answers: Option<&'a Shareable>,
    /// What is asked.
    pub curriculum: &'a Curriculum,
    /// How messages are made: how a role is named, and where colleagues stand.
    pub letters: &'a Letters,
    /// How days are called.
    pub names: &'a day::Names,
    /// The day where the writer is.
    pub today: NaiveDate,
    /// The offer came in a conversation.
    pub in_conversation: bool,
    /// Colleagues of whom the workbook does not say that they were asked.
    pub unasked: &'a [String],
    /// The words of answers, by question, that a day was asked for and that are none.
    pub undated: &'a [(String, String)],
    /// Words that no dictionary on this machine knows.
    pub unknown: &'a [String],
}

/// One thing that a rule noticed.
struct Hit {
    case: &'static str,
    place: Option<(usize, usize)>,
    values: Vec<(&'static str, String)>,
}

impl Hit {
    /// Of the whole message.
    fn whole(case: &'static str) -> Self {
        Self { case, place: None, values: Vec::new() }
    }

    /// Of a sentence.
    fn at(case: &'static str, line: &Line<'_>) -> Self {
        Self { case, place: Some(line.place), values: Vec::new() }
    }

    /// With what fills a place in its words.
    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.push((name, value.into()));
        self
    }
}

/// A rule as code: what it looks for, and what its file must hold for that.
struct Check {
    id: &'static str,
    cases: &'static [&'static str],
    lists: &'static [&'static str],
    find: fn(&Page<'_>, &Rule<'_>) -> Vec<Hit>,
}

/// Every rule, in the order in which findings of the same weight are told.
const ALL: &[&Check] = &[
    &role_named::CHECK,
    &decision_plain::CHECK,
    &thanks_first::CHECK,
    &no_contradiction::CHECK,
    &one_reason::CHECK,
    &choosing_not_lacking::CHECK,
    &private_matter::CHECK,
    &staying::CHECK,
    &value::CHECK,
    &for_them::CHECK,
    &help::CHECK,
    &named_colleague::CHECK,
    &no_slight::CHECK,
    &growth::CHECK,
    &talk_again::CHECK,
    &no_complaint::CHECK,
    &apology::CHECK,
    &no_ultimatum::CHECK,
    &length::CHECK,
    &first_news::CHECK,
    &addressee::CHECK,
    &blanks::CHECK,
    &promised_date::CHECK,
    &decisive_date::CHECK,
    &spelling::CHECK,
];

/// Everything the rules find, what weighs most first.
#[must_use]
pub fn check(letter: &Letter, about: &About<'_>, rules: &Rules) -> Vec<Finding> {
    if letter.words() > LONGEST {
        return too_long(letter, about, rules);
    }
    let Some(page) = Page::new(letter, about, rules) else { return Vec::new() };
    let all: Vec<Rule<'_>> = rules.all(page.lists).collect();
    let mut findings: Vec<Finding> = ALL
        .iter()
        .filter_map(|check| Some((check, all.iter().find(|rule| rule.id() == check.id)?)))
        .filter(|(_, rule)| page.asks_for(rule))
        .flat_map(|(check, rule)| (check.find)(&page, rule).into_iter().filter_map(|hit| finding(&page, rule, &hit)))
        .collect();
    crate::in_order::by_key(&mut findings, |finding| finding.severity);
    findings
}

/// More words than this are no message: of them only that is said, so that nobody waits for it.
const LONGEST: usize = 5_000;

fn too_long(letter: &Letter, about: &About<'_>, rules: &Rules) -> Vec<Finding> {
    let bare = Letter { paragraphs: Vec::new(), ..letter.clone() };
    let Some(page) = Page::new(&bare, about, rules) else { return Vec::new() };
    let hit = Hit::whole("long").with("words", letter.words().to_string()).with("most", LONGEST.to_string());
    let rule = rules.all(page.lists).find(|rule| rule.id() == length::CHECK.id);
    rule.and_then(|rule| finding(&page, &rule, &hit)).into_iter().collect()
}

/// The findings that the writer did not set aside: each that was is known by its rule and its sentence.
#[must_use]
pub fn without_ignored(mut findings: Vec<Finding>, ignored: &[(String, String)]) -> Vec<Finding> {
    findings.retain(|finding| !ignored.iter().any(|(rule, said)| *rule == finding.rule && *said == finding.sentence));
    findings
}

fn finding(page: &Page<'_>, rule: &Rule<'_>, hit: &Hit) -> Option<Finding> {
    let case = rule.case(hit.case)?;
    let values: Vec<(&str, &str)> = hit.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sentence = hit.place.and_then(|(p, s)| page.letter.paragraphs.get(p)?.sentences.get(s));
    Some(Finding {
        rule: rule.id().to_owned(),
        severity: case.severity,
        place: hit.place,
        sentence: sentence.map(|sentence| sentence.text.clone()).unwrap_or_default(),
        why: fill(&case.why, &values),
        source: rule.source().to_owned(),
        suggestion: fill(case.suggestion(page.about.kind), &values),
        asks: rule.asks(hit.case).to_vec(),
    })
}

/// A finding for each of these sentences that says something of a list; what it says is told.
fn said<'a, 'b: 'a>(
    lines: impl Iterator<Item = &'a Line<'b>>,
    rule: &Rule<'_>,
    list: &str,
    case: &'static str,
) -> Vec<Hit> {
    let hit = |line: &Line<'_>| {
        let found = rule.list(list).find(&line.words)?;
        Some(Hit::at(case, line).with("words", line.between(found)))
    };
    lines.filter_map(hit).collect()
}
