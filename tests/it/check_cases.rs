//! The collections of messages that the check is held against: what is known of each, and what is expected.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use demur::curriculum::{self, Curriculum};
use demur::day;
use demur::language::Language;
use demur::letter::check::{About, Finding, Rules, Severity, check};
use demur::letter::plain::read_text;
use demur::letter::{Channel, Kind, Length, Letters};
use demur::workbook::{Shareable, Workbook};

use crate::fixtures;

/// What messages are written and checked with, in one language.
pub struct Desk {
    pub curriculum: Curriculum,
    pub letters: Letters,
    pub names: day::Names,
    pub rules: Rules,
}

impl Desk {
    pub fn new(language: Language) -> Self {
        Self {
            curriculum: curriculum::in_language(language).unwrap(),
            letters: Letters::in_language(language).unwrap(),
            names: day::in_language(language).unwrap(),
            rules: Rules::in_language(language).unwrap(),
        }
    }
}

/// A message of the collections: what is known of it, what is expected, and its text.
pub struct Case {
    pub name: String,
    pub kind: Option<Kind>,
    pub channel: Channel,
    length: Length,
    today: NaiveDate,
    in_conversation: bool,
    workbook: Option<Workbook>,
    unknown: Vec<String>,
    expected: Vec<String>,
    pub text: String,
}

impl Case {
    fn read(name: &str, whole: &str) -> Self {
        let (header, text) = whole.split_once("\n---\n").unwrap_or_else(|| panic!("{name}: no line of dashes"));
        let mut case = Self {
            name: name.to_owned(),
            kind: None,
            channel: Channel::Email,
            length: Length::Full,
            today: fixtures::today(),
            in_conversation: false,
            workbook: None,
            unknown: Vec::new(),
            expected: Vec::new(),
            text: text.to_owned(),
        };
        let mut people: Vec<[String; 3]> = Vec::new();
        for line in header.lines() {
            let (key, value) = line.split_once(':').unwrap_or_else(|| panic!("{name}: {line}"));
            let value = value.trim();
            let items = || value.split(',').map(str::trim).filter(|item| !item.is_empty());
            match key {
                "kind" => case.kind = Some(Kind::by_id(value).unwrap_or_else(|| panic!("{name}: {value}"))),
                "channel" => case.channel = Channel::by_id(value).unwrap(),
                "length" => case.length = Length::by_id(value).unwrap(),
                "today" => case.today = fixtures::day(value),
                "in_conversation" => case.in_conversation = value == "yes",
                "asked" | "unasked" => people.extend(items().map(|name| colleague(name, key == "asked"))),
                "unknown" => case.unknown = items().map(ToOwned::to_owned).collect(),
                "expect" => case.expected = items().map(ToOwned::to_owned).collect(),
                "role" => case.set("offer.role", fixtures::prose(value)),
                "from" => case.set("offer.from", fixtures::prose(value)),
                "me" => case.set("offer.me", fixtures::prose(value)),
                "until" => case.set("time.until", fixtures::date(value)),
                "talk_again" => case.set(talk_again(case.kind), fixtures::date(value)),
                other => panic!("{name}: {other} is no line of a header"),
            }
        }
        if !people.is_empty() {
            let rows: Vec<Vec<&str>> = people.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
            let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
            case.set("decline.people", fixtures::ledger(&rows));
        }
        case
    }

    fn set(&mut self, id: &str, answer: demur::workbook::Answer) {
        self.workbook.get_or_insert_with(|| fixtures::workbook(Vec::new())).set(id, Some(answer));
    }

    pub fn found(&self, desk: &Desk) -> Vec<Finding> {
        let answers = self.workbook.as_ref().map(|book| Shareable::of(book, &desk.curriculum));
        let unasked = self.workbook.as_ref().map(|book| book.unasked(&desk.curriculum)).unwrap_or_default();
        let undated = self.workbook.as_ref().map(|book| book.days_unread(&desk.curriculum)).unwrap_or_default();
        let about = About {
            kind: self.kind,
            channel: self.channel,
            length: self.length,
            answers: answers.as_ref(),
            curriculum: &desk.curriculum,
            letters: &desk.letters,
            names: &desk.names,
            today: self.today,
            in_conversation: self.in_conversation,
            unasked: &unasked,
            undated: &undated,
            unknown: &self.unknown,
        };
        check(&read_text(&self.text), &about, &desk.rules)
    }
}

/// A row of the ledger of colleagues.
fn colleague(name: &str, asked: bool) -> [String; 3] {
    [name.to_owned(), String::new(), if asked { "yes" } else { "no" }.to_owned()]
}

fn talk_again(kind: Option<Kind>) -> &'static str {
    if kind == Some(Kind::Path) { "path.talk_again" } else { "decline.talk_again" }
}

/// Every case of a collection.
pub fn cases(folder: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let name = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| Case::read(&name(path), &fs::read_to_string(path).unwrap())).collect()
}

/// "must role-named", in order.
pub fn told(findings: &[Finding]) -> Vec<String> {
    let mut told: Vec<String> = findings.iter().map(|f| format!("{} {}", f.severity.id(), f.rule)).collect();
    told.sort();
    told
}

/// Every case whose findings are not the expected ones, with what they say.
fn differences(cases: &[Case], desk: &Desk) -> Vec<String> {
    let differs = |case: &Case| {
        let found = case.found(desk);
        let mut expected = case.expected.clone();
        expected.sort();
        let lines: Vec<String> =
            found.iter().map(|f| format!("    {} {}: {} [{}]", f.severity.id(), f.rule, f.why, f.sentence)).collect();
        (told(&found) != expected)
            .then(|| format!("{}: expected {expected:?}, found {:?}\n{}", case.name, told(&found), lines.join("\n")))
    };
    cases.iter().filter_map(differs).collect()
}

/// Nothing that must or should change is found in any message of a collection, of every kind and channel.
pub fn are_left_alone(folder: &str, at_least: usize, desk: &Desk) {
    let cases = cases(folder);
    are_as_expected(&cases, at_least, desk);
    for case in &cases {
        assert!(case.found(desk).iter().all(|finding| finding.severity == Severity::Tip), "{}", case.name);
    }
    for kind in Kind::ALL {
        assert!(cases.iter().filter(|case| case.kind == Some(*kind)).count() > 1, "{}", kind.id());
    }
    assert!(Channel::ALL.iter().all(|channel| cases.iter().any(|case| case.channel == *channel)));
}

/// Exactly what is expected is found in a collection, and something by every rule.
pub fn have_exactly_their_flaws(folder: &str, at_least: usize, desk: &Desk) {
    let cases = cases(folder);
    are_as_expected(&cases, at_least, desk);
    let found: Vec<String> = cases.iter().flat_map(|case| case.found(desk)).map(|finding| finding.rule).collect();
    let rare: Vec<&str> = desk.rules.ids().filter(|id| found.iter().filter(|rule| *rule == id).count() < 2).collect();
    assert!(rare.is_empty(), "found less than twice: {rare:?}");
    assert!(found.iter().all(|rule| desk.rules.ids().any(|id| id == rule)));
}

fn are_as_expected(cases: &[Case], at_least: usize, desk: &Desk) {
    assert!(cases.len() >= at_least, "{} messages", cases.len());
    let differences = differences(cases, desk);
    assert!(differences.is_empty(), "{}\n{}", differences.len(), differences.join("\n"));
}
