//! The check of a message against two collections: good ones, in which it finds nothing that must or should change, and
//! flawed ones, in which it finds exactly what is expected.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::NaiveDate;
use demur::language::Language;
use demur::letter::check::{About, Finding, Severity, check, without_ignored};
use demur::letter::plain::read_text;
use demur::letter::{Channel, Kind, Length, Letter, Tone, Wish, compose};
use demur::paper::letter_txt;
use demur::workbook::{Answer, Shareable, Workbook};

use crate::check_cases::{Desk, are_left_alone, cases, have_exactly_their_flaws, told};
use crate::fixtures;

static DESK: LazyLock<Desk> = LazyLock::new(|| Desk::new(Language::English));

#[test]
fn good_messages_are_left_alone() {
    are_left_alone("good", 30, &DESK);
}

#[test]
fn flawed_messages_have_exactly_their_flaws_and_every_rule_finds_some() {
    have_exactly_their_flaws("flawed", 60, &DESK);
}

#[test]
fn a_finding_says_all_it_should() {
    for case in cases("flawed") {
        let letter = read_text(&case.text);
        for finding in case.found(&DESK) {
            let words = [&finding.why, &finding.source, &finding.suggestion];
            assert!(words.iter().all(|words| !words.is_empty() && !words.contains(['{', '}', '!'])), "{}", case.name);
            let stands = finding.place.map_or("", |(p, s)| letter.paragraphs[p].sentences[s].text.as_str());
            assert_eq!(finding.sentence, stands, "{}", case.name);
            assert!(!format!("{finding:?}").contains(&finding.why), "{}", case.name);
        }
    }
}

fn wishes() -> impl Iterator<Item = Wish> {
    Kind::ALL.iter().flat_map(|kind| {
        Channel::ALL.iter().flat_map(move |channel| {
            Tone::ALL.iter().flat_map(move |tone| {
                Length::ALL.iter().map(|length| Wish { kind: *kind, channel: *channel, tone: *tone, length: *length })
            })
        })
    })
}

/// What the check finds in a message that demur writes.
pub fn composed(book: &Workbook, wish: Wish, today: NaiveDate) -> (Letter, Vec<Finding>) {
    let answers = Shareable::of(book, &DESK.curriculum);
    let unasked = book.unasked(&DESK.curriculum);
    let undated = book.days_unread(&DESK.curriculum);
    let letter = compose(&answers, &DESK.curriculum, &DESK.letters, &DESK.names, today, &wish);
    let taken = letter.nearest.unwrap_or(wish);
    let about = About {
        kind: Some(taken.kind),
        channel: taken.channel,
        length: taken.length,
        answers: Some(&answers),
        curriculum: &DESK.curriculum,
        letters: &DESK.letters,
        names: &DESK.names,
        today,
        in_conversation: book.offered_in_conversation(),
        unasked: &unasked,
        undated: &undated,
        unknown: &[],
    };
    let found = check(&letter, &about, &DESK.rules);
    (letter, found)
}

#[test]
fn what_demur_writes_from_enough_raises_no_must() {
    for (name, book) in [("full", fixtures::full()), ("middling", fixtures::middling())] {
        for wish in wishes() {
            let (letter, found) = composed(&book, wish, fixtures::today());
            let musts: Vec<_> = found.iter().filter(|f| f.severity == Severity::Must).collect();
            let said: Vec<String> = musts.iter().map(|f| format!("{}: {} [{}]", f.rule, f.why, f.sentence)).collect();
            assert!(musts.is_empty(), "{name}, {wish:?}: {said:?}\n{}", letter_txt(&letter));
            if name == "full" {
                let should = found.iter().filter(|f| f.severity == Severity::Should);
                let known = should.filter(|f| f.rule != "length").map(|f| &f.rule).collect::<Vec<_>>();
                assert!(known.is_empty(), "{wish:?}: {known:?}");
            }
        }
    }
}

#[test]
fn what_a_message_from_next_to_nothing_lacks() {
    let musts = |book: &Workbook| -> BTreeSet<String> {
        wishes()
            .flat_map(|wish| {
                let found = composed(book, wish, fixtures::today()).1;
                let musts = found.into_iter().filter(|f| f.severity == Severity::Must);
                musts.map(move |f| format!("{} {}", wish.kind.id(), f.rule)).collect::<Vec<_>>()
            })
            .collect()
    };
    // Nobody said until when.
    assert_eq!(musts(&fixtures::smallest()).into_iter().collect::<Vec<_>>(), ["time decisive-date"]);
    let nothing: Vec<String> = musts(&fixtures::workbook(Vec::new())).into_iter().collect();
    let role = ["accept", "decline", "terms"].map(|kind| format!("{kind} role-named"));
    assert!(role.iter().all(|expected| nothing.contains(expected)), "{nothing:?}");
    assert!(Kind::ALL.iter().all(|kind| nothing.contains(&format!("{} addressee", kind.id()))), "{nothing:?}");
    let known = |found: &&String| ["role-named", "addressee", "decisive-date"].iter().any(|rule| found.ends_with(rule));
    assert!(nothing.iter().all(|found| known(&found)), "{nothing:?}");
}

#[test]
fn what_is_offered_counts_as_good_for_them() {
    let wish = Wish::of(Kind::Decline);
    let alone = [
        ("offer.role", fixtures::prose("Team Lead")),
        ("decide.because", fixtures::prose("I want to keep my hands in the clay")),
        ("decline.focus", fixtures::prose("throw pots all day")),
        ("decline.grow", fixtures::prose("throwing porcelain")),
    ];
    let found = |wish: Wish, answers: &[(&str, Answer)]| {
        let book = fixtures::workbook(answers.to_vec());
        let (letter, found) = composed(&book, wish, fixtures::today());
        (found.iter().any(|f| f.rule == "for-them"), letter_txt(&letter))
    };
    let (missing, text) = found(wish, &alone);
    assert!(missing, "{text}");
    for (id, answer) in [("decline.relief", "glazing on Saturdays"), ("decline.keep", "the kiln hot")] {
        let (missing, text) = found(wish, &[&alone[..], &[(id, fixtures::prose(answer))]].concat());
        assert!(!missing, "{text}");
    }
    let terms = |why: &str| {
        let rows: &[&[&str]] = &[&["a day without meetings", why], &["a later start", ""]];
        let answers = [
            ("offer.role", fixtures::prose("Team Lead")),
            ("terms.conditions", fixtures::ledger(rows)),
            ("terms.trial", fixtures::prose("of a month")),
        ];
        found(Wish::of(Kind::Terms), &answers)
    };
    assert!(!terms("it keeps kilns hot").0);
    assert!(terms("").0, "{}", terms("").1);
}

#[test]
fn what_could_be_done_follows_the_kind() {
    let suggested = |kind: Kind, rule: &str| {
        let answers = vec![("offer.role", fixtures::prose("Team Lead"))];
        let (letter, found) = composed(&fixtures::workbook(answers), Wish::of(kind), fixtures::today());
        let found = found.into_iter().find(|f| f.rule == rule);
        found.map_or_else(|| panic!("{}: {rule}\n{}", kind.id(), letter_txt(&letter)), |f| f.suggestion)
    };
    let length: BTreeSet<String> =
        [Kind::Decline, Kind::Terms, Kind::Path].map(|kind| suggested(kind, "length")).into();
    assert_eq!(length.len(), 3, "{length:?}");
    assert!(!suggested(Kind::Terms, "length").contains("where you are"));
    assert_ne!(suggested(Kind::Decline, "value"), suggested(Kind::Path, "value"));
}

#[test]
fn a_path_needs_no_number_where_no_result_is_told() {
    let path = |more: &[(&'static str, Answer)]| {
        let mut answers = vec![
            ("offer.role", fixtures::prose("Team Lead")),
            ("path.proposal", fixtures::prose("a role as a mentor")),
            ("path.value", fixtures::prose("it keeps the new people with us")),
        ];
        answers.extend(more.iter().cloned());
        let (_, found) = composed(&fixtures::workbook(answers), Wish::of(Kind::Path), fixtures::today());
        found.into_iter().any(|f| f.rule == "value")
    };
    assert!(!path(&[]));
    assert!(path(&[("decline.impact", fixtures::prose("rebuilt the kiln"))]));
}

#[test]
fn what_may_change_later_belongs_to_the_words_about_growth() {
    let musts = |kind: Kind, id: &'static str, words: &str| {
        let mut book = fixtures::full();
        book.set(id, Some(fixtures::prose(words)));
        let (letter, found) = composed(&book, Wish::of(kind), fixtures::today());
        let text = letter_txt(&letter);
        assert!(text.to_lowercase().contains("maybe"), "{text}");
        found.into_iter().filter(|f| f.rule == "no-contradiction").map(|f| f.why).collect::<Vec<_>>()
    };
    let growing = "going deeper on distributed systems, maybe a principal role";
    assert_eq!(musts(Kind::Decline, "decline.grow", growing), Vec::<String>::new());
    assert_eq!(musts(Kind::Decline, "decline.project", "the move to the new tool, maybe"), Vec::<String>::new());
    assert_eq!(
        musts(Kind::Path, "path.proposal", "to stay close to the code, maybe as a mentor"),
        Vec::<String>::new()
    );
    // Where the answer itself stands, it is told as before.
    assert_eq!(musts(Kind::Decline, "decide.because", "maybe I decided to stay for my team").len(), 1);
}

#[test]
fn a_promise_that_has_gone_by_is_told() {
    let wish = Wish::of(Kind::Decline);
    let (_, found) = composed(&fixtures::full(), wish, fixtures::day("2026-12-03"));
    assert_eq!(told(&found), ["must promised-date", "tip first-news"]);
    let (_, found) = composed(&fixtures::full(), wish, fixtures::day("2027-01-20"));
    assert!(told(&found).contains(&"must promised-date".to_owned()));
}

#[test]
fn what_was_set_aside_stays_away() {
    let (_, found) = composed(&fixtures::full(), Wish::of(Kind::Decline), fixtures::today());
    assert_eq!(told(&found), ["tip first-news"]);
    let aside = |sentence: &str| without_ignored(found.clone(), &[("first-news".to_owned(), sentence.to_owned())]);
    assert!(aside("").is_empty());
    assert_eq!(aside("another sentence").len(), 1);
}

#[test]
fn a_text_comes_back_as_the_letter_it_was() {
    for book in [fixtures::full(), fixtures::middling(), fixtures::smallest(), fixtures::messy()] {
        // The lines of a chat and the titles of a card do not say where a paragraph ends.
        for wish in wishes().filter(|wish| matches!(wish.channel, Channel::Email | Channel::Letter)) {
            let (letter, _) = composed(&book, wish, fixtures::today());
            let text = letter_txt(&letter);
            assert_eq!(letter_txt(&read_text(&text)), text, "{wish:?}");
        }
    }
}

#[test]
fn no_finding_tells_what_is_private() {
    let book = fixtures::full();
    for wish in wishes() {
        for finding in composed(&book, wish, fixtures::today()).1 {
            let said = format!("{}{}{}", finding.why, finding.suggestion, finding.source).to_lowercase();
            for private in ["robin", "wavering", "zebrafinches", "insomnia", "daughter", "grumbling", "twelve"] {
                assert!(!said.contains(private), "{private}: {wish:?}");
            }
        }
    }
}

#[test]
fn what_is_no_message_any_more_is_only_called_long() {
    let mut book = fixtures::full();
    book.set("decide.because", Some(fixtures::prose(&"stay ".repeat(6_000))));
    let (_, found) = composed(&book, Wish::of(Kind::Decline), fixtures::today());
    let rules: Vec<&str> = found.iter().map(|finding| finding.rule.as_str()).collect();
    assert_eq!(rules, ["length"]);
}

/// What a rule says of the message that is made of these, as why and questions; none where it finds nothing.
fn said_by(rule: &str, kind: Kind, answers: &[(&str, Answer)]) -> Option<(String, Vec<String>)> {
    let (_, found) = composed(&fixtures::workbook(answers.to_vec()), Wish::of(kind), fixtures::today());
    found.into_iter().find(|f| f.rule == rule).map(|f| (f.why, f.asks))
}

#[test]
fn a_greeting_that_is_no_name_leads_to_its_question() {
    let found = |from: &str| {
        said_by(
            "addressee",
            Kind::Accept,
            &[("offer.from", fixtures::prose(from)), ("offer.me", fixtures::prose("Sam"))],
        )
    };
    for from in ["Matron... well Gwen Hargreaves", "the matron", "it was gwen", "Gwen (matron)", "Skip", "Pass", "She"]
    {
        let (why, asks) = found(from).unwrap_or_else(|| panic!("{from}"));
        assert!(why.contains(&format!("Dear {from}")), "{why}");
        assert_eq!(asks, ["offer.from"]);
    }
    assert_eq!(found("nothing").unwrap().0, "Nobody is greeted by name");
    for from in ["Gwen", "My manager Sofia Lindqvist", "my boss, Gwen", "gwen hargreaves", "He Wei", "Skip Jones"] {
        assert_eq!(found(from), None, "{from}");
    }
}

#[test]
fn words_that_are_no_day_are_told_where_a_day_is_missing() {
    let until = |answer: Option<Answer>| {
        let answers: Vec<(&str, Answer)> = answer.into_iter().map(|answer| ("time.until", answer)).collect();
        said_by("decisive-date", Kind::Time, &answers).unwrap()
    };
    let (why, asks) = until(Some(Answer::Undated("early January".into())));
    assert!(why.contains("\"early January\""), "{why}");
    assert_eq!(asks, ["time.until"]);
    let plain = until(None).0;
    assert!(!plain.contains('"'), "{plain}");
    assert_eq!(until(Some(Answer::Undated("not sure".into()))).0, plain);
    let cover = |detail: &str| {
        said_by("promised-date", Kind::Decline, &[("decline.interim", fixtures::choice("until", detail))])
    };
    let (why, asks) = cover("the end of janury so you have time").unwrap();
    assert!(why.contains("\"the end of janury so you have time\""), "{why}");
    assert_eq!(asks, ["decline.interim"]);
    assert!(!cover("").unwrap().0.contains('"'));
    assert_eq!(cover("2026-12-18"), None);
    assert_eq!(
        said_by("promised-date", Kind::Decline, &[("decline.interim", fixtures::choice("no", "a while"))]),
        None
    );
}

#[test]
fn each_private_matter_is_called_by_its_name() {
    for (condition, matter) in [
        ("No on call, because I have a baby", "family"),
        ("i need the money", "money"),
        ("a later start, as my doctor says so", "health"),
        ("Fridays off, when I go to my mosque", "faith"),
    ] {
        let rows: &[&[&str]] = &[&[condition, ""]];
        let (why, _) = said_by("private-matter", Kind::Terms, &[("terms.conditions", fixtures::ledger(rows))]).unwrap();
        assert!(why.contains(&format!("your own {matter};")), "{why}");
    }
}

#[test]
fn a_child_of_the_work_is_no_private_matter() {
    let found = |condition: &str| {
        let rows: &[&[&str]] = &[&[condition, ""]];
        said_by("private-matter", Kind::Terms, &[("terms.conditions", fixtures::ledger(rows))])
    };
    for condition in [
        "a later start, as we have two child protection cases open",
        "a deputy, as we have a new baby range to launch",
        "two hires, as we have got one child psychologist",
        "time for our baby range",
    ] {
        assert_eq!(found(condition), None, "{condition}");
    }
    for condition in ["no nights, I have a child who is small", "no nights, we have a new baby", "I have two children"]
    {
        assert!(found(condition).is_some(), "{condition}");
    }
}

#[test]
fn somebody_may_be_called_no_and_nothing_else_may() {
    let text = |kind: Kind, answers: Vec<(&str, Answer)>| {
        letter_txt(&composed(&fixtures::workbook(answers), Wish::of(kind), fixtures::today()).0)
    };
    for name in ["Nil", "Skip", "No", "Na"] {
        let named = || vec![("offer.from", fixtures::prose(name)), ("offer.me", fixtures::prose(name))];
        let said = text(Kind::Accept, named());
        assert!(said.contains(&format!("Dear {name},")) && said.trim_end().ends_with(name), "{said}");
        let rows: &[&[&str]] = &[&[name, "", "yes"]];
        let said = text(Kind::Decline, vec![("decline.people", fixtures::ledger(rows))]);
        assert!(said.contains(&format!("{name} could do this role")), "{said}");
    }
    assert!(!text(Kind::Accept, vec![("offer.from", fixtures::prose("N/A"))]).contains("N/A"));
    let rows: &[&[&str]] = &[&["No", ""], &["a deputy", "NA"]];
    for wish in wishes().filter(|wish| wish.kind == Kind::Terms) {
        let book = fixtures::workbook(vec![("terms.conditions", fixtures::ledger(rows))]);
        let said = letter_txt(&composed(&book, wish, fixtures::today()).0);
        assert!(!said.contains(" no.") && !said.contains("No.") && !said.contains("NA"), "{said}");
    }
}

#[test]
fn answers_that_say_nothing_are_not_said() {
    let nothing = ["nothing", "n/a", "idk", "no", "skip", "-", "none", "dunno", "None."];
    for kind in Kind::ALL {
        let ids: Vec<&str> = DESK
            .curriculum
            .questions()
            .filter(|q| matches!(q.kind, demur::curriculum::Kind::Line | demur::curriculum::Kind::Text))
            .map(|q| q.id.as_str())
            .collect();
        let bare = letter_txt(&composed(&fixtures::workbook(Vec::new()), Wish::of(*kind), fixtures::today()).0);
        for word in nothing {
            let answers = ids.iter().map(|id| (*id, fixtures::prose(word)));
            let rows: &[&[&str]] = &[&[word, word]];
            let ledgers =
                [("terms.conditions", fixtures::ledger(rows)), ("decline.door", fixtures::choice("if", word))];
            let book = fixtures::workbook(answers.chain(ledgers).collect());
            let text = letter_txt(&composed(&book, Wish::of(*kind), fixtures::today()).0);
            let said = |line: &&str| !bare.contains(*line) && !line.contains("only if things change");
            assert_eq!(text.lines().filter(said).collect::<Vec<_>>(), Vec::<&str>::new(), "{word}");
        }
    }
}

#[test]
fn what_is_needed_is_said_once() {
    let rows: &[&[&str]] =
        &[&["I would still need one day for research", ""], &["I need a deputy", "it keeps kilns hot"]];
    let book = fixtures::workbook(vec![("terms.conditions", fixtures::ledger(rows))]);
    let text = letter_txt(&composed(&book, Wish::of(Kind::Terms), fixtures::today()).0);
    assert!(
        text.contains("This is what I would need:\n- One day for research.\n- A deputy: it keeps kilns hot."),
        "{text}"
    );
}
