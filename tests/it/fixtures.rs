//! Workbooks to test with: the smallest, a middling one, and a full one.

use chrono::NaiveDate;
use demur::curriculum::{self, Curriculum};
use demur::text::Prose;
use demur::workbook::{Answer, Workbook};

/// A Sunday.
pub fn today() -> NaiveDate {
    day("2026-11-22")
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn curriculum() -> Curriculum {
    curriculum::built_in().unwrap()
}

pub fn prose(text: &str) -> Answer {
    Answer::Prose(Prose::from(text))
}

pub fn date(text: &str) -> Answer {
    Answer::Date(day(text))
}

pub fn choice(option: &str, detail: &str) -> Answer {
    Answer::Choice { option: option.to_owned(), detail: detail.to_owned() }
}

pub fn list(ticked: &[&str], own: &[&str]) -> Answer {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    Answer::Checklist { ticked: owned(ticked), own: owned(own) }
}

pub fn ledger(rows: &[&[&str]]) -> Answer {
    Answer::Ledger(rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect())
}

pub fn workbook(answers: Vec<(&str, Answer)>) -> Workbook {
    let mut workbook = Workbook::new("0123456789abcdef0123456789abcdef".to_owned(), "a promotion".to_owned());
    for (id, answer) in answers {
        workbook.set(id, Some(answer));
    }
    workbook
}

/// The role, whom to greet, who signs.
pub fn smallest() -> Workbook {
    workbook(vec![("offer.role", prose("Team Lead")), ("offer.from", prose("Ana")), ("offer.me", prose("Sam"))])
}

/// About half of what can be said.
pub fn middling() -> Workbook {
    let mut book = smallest();
    for (id, answer) in [
        ("offer.current", prose("a senior engineer")),
        ("offer.made_on", date("2026-11-13")),
        ("decide.because", prose("I love my work with the customers, and I'd like to keep it.")),
        ("decline.thanks_for", prose("Your trust in me means a lot")),
        ("decline.focus", prose("answer the hard questions in the forum")),
        ("decline.keep", prose("keeps the vendors close")),
        ("decline.people", ledger(&[&["Dana", "good with new people", "yes"], &["Kim", "too slow", "no"]])),
        ("decline.interim", choice("until", "")),
        ("decline.door", choice("if", "if there were a second lead")),
        ("time.until", date("2026-12-04")),
        ("accept.thanks_for", prose("- The talk on Friday\n- Your patience")),
        ("accept.need", prose("two days a week without meetings")),
        (
            "terms.conditions",
            ledger(&[&["a deputy from the first day", "so that the releases never wait for one person"]]),
        ),
        ("path.proposal", prose("a role as technical mentor for both teams")),
        ("time.need_to_know", list(&[], &["Who would be my boss?"])),
    ] {
        book.set(id, Some(answer));
    }
    book
}

/// Everything, private answers included. Long words of the private ones stand nowhere else.
pub fn full() -> Workbook {
    let mut book = workbook(vec![
        ("offer.role", prose("Team Lead")),
        ("offer.current", prose("Senior Engineer")),
        ("offer.from", prose("Ana")),
        ("offer.me", prose("Sam Rivera")),
        ("offer.made_on", date("2026-11-13")),
        ("offer.answer_by", date("2026-12-04")),
        ("offer.how", choice("conversation", "")),
        ("decide.answer", choice("decline", "")),
        ("decide.because", prose("stay close to the work that I am best at")),
        ("weigh.paths", list(&["specialist", "mentor"], &[])),
    ]);
    let shareable = [
        ("decline.thanks_for", prose("thinking of me, and for telling me in person what you see in my work")),
        ("time.until", date("2026-12-02")),
        ("decline.impact", prose("cut the time for a release from two days to forty minutes")),
        ("decline.focus", prose("give the difficult incidents the time they take")),
        ("decline.relief", prose("the planning of the on-call weeks")),
        ("decline.project", prose("the move to the new build system")),
        ("decline.keep", prose("our two oldest customers with someone they know")),
        (
            "decline.people",
            ledger(&[
                &["Dana", "knows the release process", "yes"],
                &["Lee", "has run two hand-overs", "yes"],
                &["Robin", "wavering lately", "no"],
            ]),
        ),
        ("decline.interim", choice("until", "2027-01-29")),
        ("decline.other_ways", list(&["rotation", "interest"], &[])),
        ("decline.grow", prose("running a larger project from its first day to its last")),
        ("decline.door", choice("open", "")),
        ("decline.talk_again", date("2027-01-15")),
        ("accept.thanks_for", prose("the trust, and for the time you took to explain the role")),
        ("accept.why", prose("I have done half of it for a year, and I want to do it properly")),
        ("accept.need", prose("one day a week without meetings, and a mentor who has led a team before")),
        ("accept.start", date("2027-01-04")),
        ("terms.thanks_for", prose("asking me first")),
        (
            "terms.conditions",
            ledger(&[
                &["One day a week for hands-on work", "so that I can still judge what I decide on"],
                &["a deputy from the first day", "It keeps the releases going when I am away."],
            ]),
        ),
        ("terms.trial", prose("six months, with a look back together after three")),
        ("path.thanks_for", prose("seeing more in me than my present job")),
        ("path.proposal", prose("to lead the move to the new build system as a project")),
        ("path.value", prose("one person who keeps the whole of it in view, without a new layer")),
        ("path.first_step", prose("a plan on two pages by the middle of January")),
        ("path.talk_again", date("2026-12-11")),
        ("time.need_to_know", list(&[], &["How many people would report to me?", "what became of the last lead"])),
        (
            "known.ledger",
            ledger(&[
                &["twelve reports", "guessed", "How many people would report to me?", "Ana", ""],
                &["hardly any code", "told", "How much hands-on work is left?", "Ana", ""],
                &["more pay", "seen", "What does it pay?", "HR", "eight percent"],
            ]),
        ),
    ];
    let private = [
        ("five.love", prose("The quiet mornings when zebrafinches sing outside.")),
        ("five.afraid", prose("Quarrelling managers, insomnia, paperwork.")),
        ("choice.mine", prose("whether my evenings belong to my daughter")),
        ("decide.predict", prose("Grumbling, then forgetfulness.")),
        ("terms.if_not", prose("Resigning in springtime.")),
        ("accept.first", prose("Listening tours everywhere.")),
        ("after.first", prose("Ana, alone, at breakfast.")),
    ];
    for (id, answer) in shareable.into_iter().chain(private) {
        book.set(id, Some(answer));
    }
    book
}

/// As people type when they are tired.
pub fn messy() -> Workbook {
    workbook(vec![
        ("offer.role", prose("head of Platform, EMEA")),
        ("offer.current", prose("my current job as a staff engineer")),
        ("offer.from", prose("Ms. Okafor")),
        ("offer.me", prose("bell")),
        ("decide.because", prose("I want to keep building things myself")),
        ("decline.thanks_for", prose("I was really touched that you thought of me!")),
        ("decline.impact", prose("- 40 % fewer tickets\n- 3 new hires trained\n- Zero outages in Q3")),
        (
            "decline.focus",
            prose("Because I know the old system best, incidents get solved faster. That saves us a lot."),
        ),
        ("decline.relief", prose("maybe the hiring interviews and the on call rota")),
        ("decline.project", prose("A small guild for testing.\nI have wanted to do this for years")),
        ("decline.keep", prose("20 years of knowledge")),
        ("decline.people", ledger(&[&["Dana", "", "yes"], &["Lee", "", "yes"]])),
        ("decline.interim", choice("until", "until the end of Q1")),
        ("decline.other_ways", list(&["rotation", "within"], &["Ask the Lisbon office."])),
        ("decline.grow", prose("Getting better at public speaking")),
        ("decline.door", choice("if", "We get a second lead and I can still code")),
        ("weigh.paths", list(&["project"], &[])),
        ("accept.why", prose("Because my team needs someone who knows the work")),
        ("accept.need", prose("to know who does my old work")),
        (
            "terms.conditions",
            ledger(&[
                &["Pay that matches the scope", "less risk of losing me"],
                &["", "x"],
                &["I keep my Fridays", ""],
            ]),
        ),
        ("terms.trial", prose("let's say 3 months")),
        ("path.proposal", prose("that I become the principal engineer for both teams")),
        ("path.value", prose("We keep the knowledge, and you get a second opinion")),
        ("path.first_step", prose("Meeting Jo next week")),
        ("decline.talk_again", date("2026-12-11")),
    ])
}
