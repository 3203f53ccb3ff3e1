//! Messages from answers as people type them: unsure ones, and sentences where a word was asked for.

use demur::letter::{Kind, Wish};
use demur::paper::letter_txt;

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
