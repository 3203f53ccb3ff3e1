//! Messages from answers as people type them: unsure ones, and sentences where a word was asked for.

use demur::letter::check::Severity;
use demur::letter::{Kind, Wish};
use demur::paper::letter_txt;

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
