//! Messages from answers as people type them: unsure ones, and sentences where a word was asked for.

use demur::letter::check::Severity;
use demur::letter::{Kind, Wish};
use demur::paper::letter_txt;
use demur::workbook::Answer;

use crate::check::composed;
use crate::fixtures;
use crate::letters::DESK;

/// A decline by e-mail in which these are answered besides role, greeting and name.
fn declined(answers: &[(&str, &str)]) -> String {
    let mut book = fixtures::smallest();
    for (id, words) in answers {
        book.set(id, Some(fixtures::prose(words)));
    }
    letter_txt(&DESK.write(&book, Wish::of(Kind::Decline)))
}

#[test]
fn what_staying_keeps_is_also_kept_only_where_it_lets_one_do_something() {
    let keep = ("decline.keep", "the night rota");
    assert!(declined(&[keep]).contains("\nStaying keeps the night rota.\n"));
    let said = declined(&[keep, ("decline.focus", "teach new starters")]);
    assert!(
        said.contains("Staying where I am lets me teach new starters. Staying also keeps the night rota.\n"),
        "{said}"
    );
    let said = declined(&[keep, ("decline.focus", "not sure, we had a busy month")]);
    assert!(said.contains("\nStaying keeps the night rota.\n") && !said.contains("busy"), "{said}");
    let said = declined(&[("decline.keep", "the regulars know me")]);
    assert!(said.contains("\nThe regulars know me.\n"), "{said}");
}

#[test]
fn an_answer_that_begins_by_saying_nothing_leaves_no_trace() {
    let bare = declined(&[]);
    let texts = DESK.curriculum.questions().filter(|question| !question.stem.is_empty());
    let ids: Vec<&str> = texts.map(|question| question.id.as_str()).collect();
    for answer in ["nothing special really, sorry", "not sure, we had a busy month", "i don't know, you tell me"] {
        let answers: Vec<(&str, &str)> = ids.iter().map(|id| (*id, answer)).collect();
        assert_eq!(declined(&answers), bare, "{answer}");
    }
    assert!(
        declined(&[("decline.relief", "not a lot, maybe the off duty")])
            .contains("I can also take on maybe the off duty.")
    );
    let mut book = fixtures::smallest();
    book.set("decline.people", Some(fixtures::ledger(&[&["Dana", "not sure, she is nice", "yes"]])));
    book.set("decline.door", Some(fixtures::choice("if", "not sure, when my kids are older")));
    let said = letter_txt(&DESK.write(&book, Wish::of(Kind::Decline)));
    assert!(said.contains("Dana could do this role well.") && !said.contains("not sure"), "{said}");
    assert!(said.contains("only if things change."), "{said}");
}

#[test]
fn a_role_and_a_name_told_as_sentences_are_said_as_what_they_tell() {
    let said = declined(&[("offer.role", "They want me to be team lead of nights"), ("offer.me", "im jo, jo hartley")]);
    assert!(said.contains("the role of team lead of nights") && said.trim_end().ends_with("\nJo Hartley"), "{said}");
}

/// Rule and why of what must change in a decline by e-mail from the smallest set and these answers.
fn musts(answers: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut book = fixtures::smallest();
    for (id, words) in answers {
        book.set(id, Some(fixtures::prose(words)));
    }
    let found = composed(&book, Wish::of(Kind::Decline), fixtures::today()).1;
    found.into_iter().filter(|found| found.severity == Severity::Must).map(|found| (found.rule, found.why)).collect()
}

#[test]
fn a_message_that_names_no_role_is_told_whatever_else_it_speaks_of() {
    let rules = |role: &str, project: &str| {
        let found = musts(&[("offer.role", role), ("decline.project", project)]);
        found.into_iter().map(|(rule, _)| rule).collect::<Vec<_>>()
    };
    for role in ["they want me to lead", "not sure, they were vague"] {
        assert_eq!(rules(role, "the rota"), ["role-named"], "{role}");
    }
    assert_eq!(rules("they want me to be team lead of nights", "the rota"), Vec::<String>::new());
}

#[test]
fn a_signature_that_is_a_sentence_is_told() {
    for (name, signed) in [("it was me, jo", true), ("i go by jo", true), ("im jo", false), ("Jo, Ward Sister", false)]
    {
        let expected = format!("\"{name}\" does not read like a name to sign with");
        let found = musts(&[("offer.me", name)]);
        assert_eq!(found, if signed { vec![("addressee".to_owned(), expected)] } else { Vec::new() }, "{name}");
    }
}

#[test]
fn a_day_is_not_said_without_what_it_hangs_on() {
    let covers = |detail: &str| {
        let mut book = fixtures::smallest();
        book.set("decline.interim", Some(fixtures::choice("until", detail)));
        letter_txt(&DESK.write(&book, Wish::of(Kind::Decline)))
    };
    let said = covers("2027-01-31, but only if really needed");
    assert!(said.contains("I can cover the role until Sunday, 31 January 2027, but only if really needed."), "{said}");
    let said = covers("a few weeks, if nobody else can");
    assert!(said.contains("I can cover the role for a while: a few weeks, if nobody else can."), "{said}");
    assert!(covers("2027-01-31").contains("I can cover the role until Sunday, 31 January 2027."));
    assert!(covers("a few weeks").contains("I can cover the role for a while."));
}

/// Rule and why of everything found in a message of this kind by e-mail.
fn found(kind: Kind, answers: Vec<(&str, Answer)>) -> Vec<(String, String)> {
    let mut book = fixtures::smallest();
    for (id, answer) in answers {
        book.set(id, Some(answer));
    }
    let found = composed(&book, Wish::of(kind), fixtures::today()).1;
    found.into_iter().map(|found| (found.rule, found.why)).collect()
}

#[test]
fn a_request_for_time_needs_a_day_of_its_own() {
    let own = |item: &str| Answer::Checklist { ticked: Vec::new(), own: vec![item.to_owned()] };
    let of = |item: &str| {
        let found = found(Kind::Time, vec![("time.need_to_know", own(item))]);
        let found = found.into_iter().filter(|(rule, _)| rule == "decisive-date");
        found.map(|(_, why)| why).collect::<Vec<_>>()
    };
    let no_date = "It asks for time without saying until when";
    let no_question = "It stands among what you need to know, and is no question: \"Next friday, or the monday after\"";
    assert_eq!(of("next friday, or the monday after"), [no_date, no_question]);
    assert_eq!(of("What happens to the friday release?"), [no_date]);
    assert_eq!(of("the meeting on friday"), [no_date]);
}

#[test]
fn a_day_that_is_none_and_a_reason_that_is_a_condition_are_told() {
    let start = |words: &str| found(Kind::Accept, vec![("accept.start", Answer::Undated(words.to_owned()))]);
    let told = |words: &str| {
        let why = format!("\"{words}\" could not be read as a day, and the message leaves it out");
        ("promised-date".to_owned(), why)
    };
    assert!(start("1 feb ish").contains(&told("1 feb ish")));
    assert!(!start("not sure").iter().any(|(rule, _)| rule == "promised-date"));
    let why = |words: &str| {
        let found = found(Kind::Accept, vec![("accept.why", fixtures::prose(words))]);
        found.iter().any(|(rule, why)| rule == "no-contradiction" && why.contains("reads as a condition"))
    };
    assert!(why("only if I keep my Fridays with the machines") && why("provided I keep my Fridays"));
    assert!(!why("As long as I can remember I have wanted this"));
    assert!(!why("I like it as long as it lasts") && !why("if the team wants it, I am glad to"));
}

#[test]
fn shorthand_is_named_once_and_only_where_it_is_some() {
    let of = |words: &str| {
        let found = found(Kind::Decline, vec![("decline.impact", fixtures::prose(words))]);
        found.into_iter().filter(|(rule, _)| rule == "spelling").map(|(_, why)| why).collect::<Vec<_>>()
    };
    assert_eq!(of("trained ppl w no budget, sry"), ["Some words are as one types them in a chat: ppl, w, sry"]);
    assert_eq!(of("trained two RNs, and an RN from the U ward"), Vec::<String>::new());
    assert_eq!(of("checked each id of the stock"), Vec::<String>::new());
}

#[test]
fn an_item_that_is_not_sure_is_left_out() {
    let item = "idk maybe training new ppl".to_owned();
    let mut book = fixtures::smallest();
    book.set("weigh.paths", Some(Answer::Checklist { ticked: vec!["mentor".to_owned()], own: vec![item] }));
    let said = letter_txt(&DESK.write(&book, Wish::of(Kind::Decline)));
    assert!(said.contains("Another path I would like: mentoring.") && !said.contains("ppl"), "{said}");
}
