//! Whether an answer's first words make a sentence of their own: who does something, and what.

use std::borrow::Cow;

use super::super::list::List;
use super::words::{bare, first_letter, first_sentence, first_word};
use super::{Joins, seam};

fn has(list: &List, word: &str) -> bool {
    list.contains(word)
}

/// "I", "I'm", "We", "It's" …; "i" in any form.
pub(super) fn own_subject(word: &str, rules: &Joins) -> bool {
    let base = base(word);
    base == "i" || has(&rules.subjects, base)
}

/// A word without what an apostrophe adds.
fn base(word: &str) -> &str {
    word.split(['\'', '’']).next().unwrap_or_default()
}

/// Whether the word is, or is short for, a person and a verb: "we", "we'd".
fn person(word: &str, rules: &Joins) -> bool {
    has(&rules.persons, base(word))
}

/// A word that could be somebody's name: it has a capital, and is none that begin what reads on.
fn name(word: &str, rules: &Joins) -> bool {
    let lower = bare(word);
    first_letter(word).is_some_and(|c| c.is_uppercase() && seam::has_case(c))
        && !has(&rules.openers, base(&lower))
        && !own_subject(word, rules)
}

/// Whether the first sentence has a verb of its own.
pub(super) fn whole(text: &str, rules: &Joins) -> bool {
    let first = first_sentence(text);
    let words: Vec<&str> = first.split(' ').collect();
    for (at, word) in words.iter().enumerate() {
        let lower = bare(word);
        if has(&rules.inner, &lower) || (at == 0 && rules.is_gerund(&lower)) {
            return false;
        }
        if has(&rules.finite, &lower) {
            return at > 0;
        }
        let near = at > 0 && at < 3 && words.get(at + 1).is_some();
        let before = at.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or_default();
        if near && has(&rules.others_do, &lower) && somebody(before, rules) {
            return true;
        }
    }
    false
}

/// Whether a verb can follow: no "my", no "the", no "Dana's".
fn somebody(word: &str, rules: &Joins) -> bool {
    let lower = bare(word);
    let article = has(&rules.no_verb, &lower) && lower.chars().count() < 6;
    !article && !lower.contains(['\'', '’']) && !lower.ends_with("ly") && !word.ends_with(',')
}

/// Whether what somebody feels or did begins the text, and no thing: "really grateful that", "you trusted me".
pub(super) fn felt(text: &str, rules: &Joins) -> bool {
    let mut words = after_adverbs(text, rules).split(' ').map(bare);
    let (first, next) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    has(&rules.no_thing, &first) || (first == "you" && !next.is_empty() && !rules.is_gerund(&next))
}

/// "Let's meet"; not "let's say three months".
pub(super) fn invites(text: &str) -> bool {
    let mut words = text.split(' ').map(bare);
    words.next().is_some_and(|word| ["let's", "let’s"].contains(&word.as_ref()))
        && words.next().is_some_and(|word| word != "say")
}

/// Whether names begin the text, and say what they do: "Dana knows", "Alex and I want", "Kim, Lee and Bo can". A first
/// name may be in lower case before "and I".
pub(super) fn named(text: &str, rules: &Joins) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    if let [first, and, i, _, ..] = words.as_slice()
        && bare(and) == "and"
        && bare(i) == "i"
        && !has(&rules.openers, &bare(first))
    {
        return true;
    }
    if !words.first().is_some_and(|word| name(word, rules)) {
        return false;
    }
    let mut several = false;
    for (at, word) in words.iter().enumerate().skip(1) {
        let (lower, last) = (bare(word), at + 1 == words.len());
        if lower == "and" {
            several = true;
        } else if several && person(&lower, rules) {
            return !last;
        } else if !name(word, rules) {
            let does = has(&rules.finite, &lower) || (has(&rules.others_do, &lower) && !last);
            return does || (several && has(&rules.they_do, &lower));
        }
    }
    false
}

/// The text after words that leave a sentence what it is: "maybe", "honestly,". The whole where nothing follows them.
pub(super) fn after_adverbs<'a>(text: &'a str, rules: &Joins) -> &'a str {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(' ').filter(|(word, _)| has(&rules.adverbs, &bare(word))) {
        rest = after;
    }
    rest
}

/// Whether a person does something right after such words: "maybe we can".
pub(super) fn after_adverbs_person(text: &str, rules: &Joins) -> bool {
    let rest = after_adverbs(text, rules);
    rest.len() < text.len() && person(&bare(first_word(rest)), rules)
}

/// Whether the first of several sentences, with a capital, has to stand: it may begin with a name, or it has a verb of
/// its own, or a person in it that does something.
pub(super) fn first_stands(text: &str, wants_verb: bool, rules: &Joins) -> bool {
    let first = first_sentence(text);
    let core = after_adverbs(&first, rules);
    let mut words = core.split(' ').map(bare);
    let (start, next) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if name(first.split(' ').next().unwrap_or_default(), rules) {
        return true;
    }
    if wants_verb {
        return has(&rules.finite, &next) && !has(&rules.finite, &start) && !has(&rules.they_do, &start);
    }
    let placed = has(&rules.circumstances, &start);
    (placed && core.split(' ').skip(1).any(|word| person(&bare(word), rules)))
        || whole(core, rules)
        || thing(core, rules)
}

/// "That was kind": a word that begins a clause elsewhere, and is what the sentence is about here.
pub(super) fn thing(text: &str, rules: &Joins) -> bool {
    let mut words = text.split(' ').map(bare);
    let (start, next) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    start == "that" && has(&rules.finite, &next)
}

/// "Cause I'm tired" is "because I'm tired"; "cause the team less trouble" and "BC planning" are not.
pub(super) fn because<'a>(answer: &'a str, rules: &Joins) -> Cow<'a, str> {
    let said = answer.trim_start().split_once(' ').filter(|(word, _)| has(&rules.causes, &bare(word)));
    let sentence = |rest: &str| {
        let mut words = rest.split(' ').map(bare);
        let (first, next) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let subject = person(&first, rules) || has(&rules.contractions, &first);
        (subject && !has(&rules.determiners, &next)) || whole(rest, rules)
    };
    let short = |word: &str| word.chars().filter(|c| c.is_uppercase()).nth(1).is_some();
    match said {
        Some((word, rest)) if !short(word) && sentence(rest) => Cow::Owned(format!("because {rest}")),
        Some(_) | None => Cow::Borrowed(answer),
    }
}

/// What is said before an answer that gives a reason, where the lead asked for what is wanted.
pub(super) fn reason<'a>(lead: &str, text: &str, rules: &'a Joins) -> Option<&'a str> {
    let last = lead.rsplit(' ').next().map(bare).unwrap_or_default();
    let word = bare(first_word(after_adverbs(text, rules)));
    let found = rules.reasons.iter().find(|reason| reason.after == last && reason.word == word);
    found.map(|reason| reason.says.as_str())
}
