//! Whether an answer surely reads on from its beginning, is a sentence of its own, or is neither.

use std::borrow::Cow;

use super::super::list::List;
use super::beginning::{Seam, TO};
use super::words::{bare, first_letter, first_word, sentences};
use super::{Wanted, clause, ends_a_sentence, says_something, seam};

/// How an answer fits its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// It reads on.
    On,
    /// It is a sentence of its own.
    Own,
    /// It is neither: it stands behind a colon.
    Apart,
}

fn has(list: &List, word: &str) -> bool {
    list.contains(word)
}

impl Seam<'_> {
    /// What is said before an answer that does not fit.
    pub(super) fn colon(&self) -> Option<&str> {
        self.rules.colons.iter().find(|(stem, _)| stem == self.stem).map(|(_, colon)| colon.as_str())
    }

    pub(super) fn fit(&self, text: &str) -> Fit {
        let on = self.reads_on(text) || self.takes_subject(text);
        let Some(wanted) = self.colon().and_then(|_| self.wanted()) else { return if on { Fit::On } else { Fit::Own } };
        let hinge = wanted == Wanted::Clause && self.rules.is_hinge(text) && !self.follows(text);
        if on && !hinge && self.surely(wanted, text) {
            Fit::On
        } else {
            let own = self.own(text) && !(wanted == Wanted::Span && self.is_hedged_span(text));
            let several = wanted == Wanted::Noun && self.several_do(self.core(text));
            if own || several { Fit::Own } else { Fit::Apart }
        }
    }

    /// What the beginning goes on with.
    fn wanted(&self) -> Option<Wanted> {
        self.rules.wants.iter().find(|(last, _)| *last == self.last()).map(|(_, wanted)| *wanted)
    }

    /// Whether the text, behind words that leave it unsure, is what the beginning asks for, and no excuse: a thing, what
    /// was done to one, or how long.
    pub(super) fn is_asked_for(&self, text: &str, repeats: usize) -> bool {
        let (core, rules) = (self.core(text), self.rules);
        let (word, next) = first_two(core);
        self.fit_after(text, repeats) == Fit::On
            && match self.wanted() {
                Some(Wanted::Span) => core.split(' ').map(bare).any(|w| rules.units.contains(w.trim_end_matches('s'))),
                Some(Wanted::Past) => self.is_past(&word) && (has(&rules.determiners, &next) || figure(&next)),
                Some(Wanted::Plain | Wanted::Clause | Wanted::Doing) => false,
                Some(Wanted::Thing | Wanted::Effect | Wanted::Noun) | None => {
                    let thing = ARTICLES.contains(&word.as_ref()) && !VAGUE.contains(&next.as_ref());
                    (thing || figure(&word)) && !self.acts(core)
                }
            }
    }

    /// Whether a word behind the first two, and before a clause of its own, may be what somebody does.
    fn acts(&self, core: &str) -> bool {
        self.any_acts(&self.until_inner(core)) || self.several_do(core) || self.done_to(core)
    }

    /// The words as far as the one that begins a clause of its own.
    fn until_inner<'t>(&self, core: &'t str) -> Vec<Cow<'t, str>> {
        let mut words: Vec<Cow<'_, str>> = core.split(' ').map(bare).collect();
        let inner = words.iter().position(|word| has(&self.rules.inner, word));
        words.truncate(inner.map_or(words.len(), |at| at + 1));
        words
    }

    fn any_acts(&self, words: &[Cow<'_, str>]) -> bool {
        let verb = |word: &str| {
            (word.ends_with('s') && !word.ends_with("ss")) || self.is_past(word) || has(&self.rules.finite, word)
        };
        words.iter().enumerate().skip(2).any(|(at, word)| at + 1 < words.len() && verb(word))
    }

    /// Whether a sentence with a subject of its own can follow: "because I …".
    fn takes_subject(&self, text: &str) -> bool {
        let word = first_word(text);
        let clause = matches!(self.wanted(), Some(Wanted::Clause | Wanted::Effect));
        let subject = clause::own_subject(word, self.rules) || self.contraction(text);
        clause && subject && sentences(text).len() == 1 && !text.ends_with('?')
    }

    /// "im tired", "ive led"; "ill" and "id" only before what makes them one.
    pub(super) fn contraction(&self, text: &str) -> bool {
        let (word, next) = first_two(text);
        let twice = ["id", "ill"].contains(&word.as_ref());
        has(&self.rules.contractions, &word)
            && (!twice || has(&self.rules.contracted, &next) || has(&self.rules.verbs, &next))
    }

    fn surely(&self, wanted: Wanted, text: &str) -> bool {
        let core = self.core(text);
        let word = bare(first_word(core));
        if has(&self.rules.refusals, &word) {
            return false;
        }
        match wanted {
            Wanted::Plain => self.is_plain(core),
            Wanted::Past => self.is_past(&word) || seam::contracts(text),
            Wanted::Clause => self.is_clause(core),
            Wanted::Thing => self.is_thing(core),
            Wanted::Effect => self.is_effect(core),
            Wanted::Span => self.is_span(core),
            Wanted::Doing => self.rules.is_gerund(&word),
            Wanted::Noun => self.is_noun(core),
        }
    }

    /// The text after adverbs, where something follows them.
    fn core<'t>(&self, text: &'t str) -> &'t str {
        let mut rest = text;
        while let Some((_, after)) = rest.split_once(' ').filter(|(word, _)| self.is_adverb(&bare(word))) {
            rest = after;
        }
        rest
    }

    fn is_adverb(&self, word: &str) -> bool {
        let ly = word.ends_with("ly") && word.len() > 4 && !has(&self.rules.no_adverbs, word);
        ly || has(&self.rules.adverbs, word) || ["not", "never", "always"].contains(&word)
    }

    pub(super) fn is_past(&self, word: &str) -> bool {
        let ed = word.ends_with("ed") && word.len() > 3 && !has(&self.rules.no_pasts, word);
        ed || has(&self.rules.pasts, word)
    }

    /// Whether a word shows that what stands before it is a verb.
    fn behind_verb(&self, word: &str) -> bool {
        let rules = self.rules;
        [&rules.determiners, &rules.pronouns, &rules.prepositions].iter().any(|list| has(list, word))
    }

    fn is_plain(&self, core: &str) -> bool {
        let (word, next) = first_two(core);
        let felt = self.last() == TO && has(&self.rules.felt_all_along, &word);
        let sentence = has(&self.rules.finite, &next) && !has(&self.rules.finite, &word);
        if felt || sentence {
            return false;
        }
        if has(&self.rules.verbs, &word) {
            let ends = core.split(' ').next().is_some_and(|first| first.ends_with(','));
            return next.is_empty()
                || ends
                || !has(&self.rules.nouns_too, &word)
                || self.behind_verb(&next)
                || has(&self.rules.objects, &next)
                || self.is_adverb(&next);
        }
        let lower = first_letter(core).is_some_and(char::is_lowercase) && word.chars().all(char::is_alphabetic);
        let names = self.rules.noun_ends.iter().any(|end| word.ends_with(end));
        lower && !names && !self.behind_verb(&word) && self.behind_verb(&next)
    }

    /// Whether the text says what to do, as one would tell somebody.
    pub(super) fn is_order(&self, text: &str) -> bool {
        let (word, next) = first_two(self.core(text));
        let rules = self.rules;
        has(&rules.verbs, &word)
            && (!(has(&rules.nouns_too, &word) || has(&rules.things_too, &word))
                || has(&rules.determiners, &next)
                || has(&rules.particles, &next)
                || (has(&rules.pronouns, &next) && !has(&rules.things, &next)))
    }

    pub(super) fn is_clause(&self, core: &str) -> bool {
        let (word, next) = first_two(core);
        if next.is_empty() {
            return false;
        }
        let base = word.split(['\'', '’']).next().unwrap_or_default();
        let person = has(&self.rules.persons, base) || self.contraction(core);
        if word == "of" || person || clause::named(core, self.rules) || clause::whole(core, self.rules) {
            return true;
        }
        let rest = core.split_once(' ').map_or("", |(_, rest)| rest);
        if has(&self.rules.clausal, &word) {
            let words: Vec<Cow<'_, str>> = rest.split(' ').map(bare).collect();
            return words.iter().rev().skip(1).any(|word| has(&self.rules.persons, word));
        }
        (self.rules.is_gerund(&word) && clause::whole(rest, self.rules)) || self.third(core) || self.stays(core)
    }

    /// "The team stays small": a thing, what it does and how.
    fn stays(&self, core: &str) -> bool {
        let words: Vec<Cow<'_, str>> = core.split(' ').map(bare).collect();
        has(&self.rules.determiners, first_of(&words))
            && words.windows(2).take(4).skip(2).any(|pair| {
                let [verb, how] = pair else { return false };
                verb.ends_with('s') && !verb.ends_with("ss") && !how.is_empty() && !has(&self.rules.prepositions, how)
            })
    }

    /// "curiosity drives me", "somebody trusted me": a verb of somebody, and whom it is done to.
    fn third(&self, core: &str) -> bool {
        let words: Vec<Cow<'_, str>> = core.split(' ').map(bare).collect();
        words.windows(2).take(4).skip(1).any(|pair| {
            let [verb, whom] = pair else { return false };
            let form = (verb.ends_with('s') && !verb.ends_with("ss") && verb.len() > 3) || self.is_past(verb);
            let inner = words.iter().take_while(|word| *word != verb).any(|word| has(&self.rules.inner, word));
            let before = words.iter().take_while(|word| *word != verb).last();
            let object = ["me", "us", "them", "the", "my", "our", "a", "an", "your", "him", "her"];
            let noun = before.is_some_and(|word| !has(&self.rules.determiners, word));
            form && noun && !inner && object.contains(&whom.as_ref()) && !has(&self.rules.verbs, first_of(&words))
        })
    }

    fn is_thing(&self, core: &str) -> bool {
        let (word, next) = first_two(core);
        let rules = self.rules;
        let figure = word.chars().any(|c| c.is_ascii_digit()) && !next.is_empty();
        if has(&rules.things, &word) {
            return !next.is_empty();
        }
        if clause::whole(core, rules) || self.third(core) {
            return false;
        }
        let be = self.last() == "be";
        figure
            || has(&rules.determiners, &word)
            || self.rules.is_gerund(&word)
            || (be && self.is_order(core))
            || (!self.is_order(core) && !has(&rules.prepositions, &word) && self.is_plural(core))
    }

    /// "weekly talks with Ana": several of what the first few words name.
    fn is_plural(&self, core: &str) -> bool {
        let words = core.split(' ').map(bare).take_while(|word| !has(&self.rules.prepositions, word));
        let head = words.last().unwrap_or_default();
        let several = head.ends_with('s') && !["ss", "us", "is", "os"].iter().any(|end| head.ends_with(end));
        several && head.len() > 3 && core.split(' ').count() > 1
    }

    fn is_effect(&self, core: &str) -> bool {
        let (word, next) = first_two(core);
        let does = word.ends_with('s')
            && !word.ends_with("ss")
            && (has(&self.rules.determiners, &next) || has(&self.rules.pronouns, &next));
        let known = has(&self.rules.determiners, &word) || has(&self.rules.persons, &word);
        known || !(does || word == TO || self.is_order(core) || has(&self.rules.places, &word) || self.is_past_of(core))
    }

    /// "cut the queue": a verb in the past and its object.
    fn is_past_of(&self, core: &str) -> bool {
        let (word, next) = first_two(core);
        self.is_past(&word) && (has(&self.rules.determiners, &next) || has(&self.rules.pronouns, &next))
    }

    fn is_span(&self, core: &str) -> bool {
        let (word, next) = first_two(core);
        let bridged = self.bridge(core).is_some();
        let again = core.split(' ').map(bare).any(|word| word == self.last());
        let length = word.contains('-') && word.chars().any(char::is_alphabetic);
        let long = bridged && !next.is_empty() && !again && !length;
        let sentence = clause::whole(core, self.rules);
        !sentence && (long || has(&self.rules.spans, &word) || self.rules.is_gerund(&word))
    }

    /// "I think three months": a length alone, behind words that soften it.
    fn is_hedged_span(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let rest = self.rules.softly.iter().find_map(|soft| lower.strip_prefix(soft)?.strip_prefix(' '));
        rest.is_some_and(|rest| rest.contains(' ') && self.bridge(rest).is_some() && self.is_span(rest))
    }

    fn is_noun(&self, core: &str) -> bool {
        let (word, next) = first_two(core);
        let rules = self.rules;
        if self.several_do(core) || self.done_to(core) {
            return false;
        }
        if has(&rules.determiners, &word) {
            return true;
        }
        let doing = self.last() == "lead"
            && self.rules.is_gerund(&word)
            && [&rules.determiners, &rules.pronouns, &rules.particles].iter().any(|list| has(list, &next));
        let hyphened = word.split('-').next().is_some_and(|start| has(&rules.places, start));
        !doing && !hyphened && !self.is_order(core) && !self.contraction(core) && !self.is_past_of(core)
    }

    /// "the regulars know me", "people ask for me": several, and what they do.
    fn several_do(&self, core: &str) -> bool {
        let rules = self.rules;
        let words = self.until_inner(core);
        let owned = core.contains("s' ") || core.contains("s’ ");
        let skip = usize::from(has(&rules.determiners, first_of(&words)));
        for three in words.windows(3).skip(skip).take(2) {
            let [who, verb, what] = three else { return false };
            let several = (who.len() > 3 && who.ends_with('s') && !who.ends_with("ss")) || who == "people";
            if several && !owned {
                let noun = has(&rules.nouns_too, verb) || has(&rules.things_too, verb);
                let known = has(&rules.verbs, verb) && (!noun || has(&rules.pronouns, what) || self.is_how(what));
                let esteem = has(&rules.esteem, verb) && !what.is_empty() && !has(&rules.prepositions, what);
                let persons =
                    has(&rules.objects, who) || ["ers", "ors", "ents", "ants"].iter().any(|end| who.ends_with(end));
                return known
                    || (esteem && persons)
                    || has(&rules.they_do, verb) && (verb != "like" || rules.is_gerund(what));
            }
        }
        false
    }

    /// How something is done: "well", "smoothly".
    fn is_how(&self, word: &str) -> bool {
        ["well", "better", "fine", "faster", "again"].contains(&word) || (word.ends_with("ly") && self.is_adverb(word))
    }

    /// "the ward trusts me": somebody, and to whom they do something.
    fn done_to(&self, core: &str) -> bool {
        self.until_inner(core).windows(2).skip(1).any(|pair| {
            let [verb, whom] = pair else { return false };
            let does = has(&self.rules.verbs, verb.trim_end_matches('s')) || self.is_past(verb);
            does && ["me", "us", "them", "him"].contains(&whom.as_ref())
        })
    }

    /// Whether the text is a sentence of its own.
    fn own(&self, text: &str) -> bool {
        let rules = self.rules;
        if !first_letter(text).is_some_and(seam::has_case) {
            let open = text.trim_end();
            return ends_a_sentence(open) || rules.sentence_ends.iter().any(|end| open.ends_with(end));
        }
        let (word, core) = (first_word(text), self.core(text));
        let (lower, next) = first_two(text);
        let subject = clause::own_subject(word, rules) || has(&rules.bare_subjects, &lower) || lower == "you";
        let owned = has(&rules.possessives, &lower);
        let colon = self.colon().map(|colon| colon.split(' ').map(bare).collect::<Vec<_>>()).unwrap_or_default();
        let said = text.split(' ').take(colon.len()).map(bare).eq(colon.iter().cloned());
        let together = lower == "me" && next == "and";
        said || together
            || (subject && !owned && !next.is_empty())
            || self.contraction(text)
            || (text.ends_with('?') && text.contains(' '))
            || clause::named(core, rules)
            || clause::after_adverbs_person(text, rules)
            || clause::invites(text)
            || clause::thing(core, rules)
            || clause::whole(core, rules)
            || self.third(core)
            || self.follows(text)
    }

    /// "Because I know it, things get done": a clause, and what follows from it.
    fn follows(&self, text: &str) -> bool {
        let placed = has(&self.rules.circumstances, &bare(first_word(text)));
        placed
            && text.split_once(", ").is_some_and(|(clause, rest)| {
                rest.split(' ').count() > 2 && clause.split(' ').any(|word| has(&self.rules.persons, &bare(word)))
            })
    }

    /// Whether a thing of somebody's is all that the text names: "Your support".
    pub(super) fn owned(&self, text: &str) -> bool {
        let words: Vec<Cow<'_, str>> = text.split(' ').map(bare).collect();
        let acts = self.any_acts(&words);
        has(&self.rules.possessives, first_of(&words))
            && words.len() > 1
            && says_something(text)
            && !acts
            && !clause::whole(text, self.rules)
            && sentences(text).len() == 1
    }
}

/// What surely stands before a thing.
const ARTICLES: [&str; 7] = ["the", "a", "an", "my", "our", "your", "some"];
/// What stands behind them and is none.
const VAGUE: [&str; 6] = ["usual", "same", "bit", "lot", "days", "more"];

fn figure(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn first_of<'a>(words: &'a [Cow<'_, str>]) -> &'a str {
    words.first().map(AsRef::as_ref).unwrap_or_default()
}

/// The first two words in lower case, without the punctuation around them.
fn first_two(text: &str) -> (Cow<'_, str>, Cow<'_, str>) {
    let mut words = text.split(' ').map(bare).filter(|word| !word.is_empty());
    (words.next().unwrap_or_default(), words.next().unwrap_or_default())
}
