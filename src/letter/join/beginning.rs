//! A beginning and what it does to the answer behind it: what is said once, what stands between, how much of it stays.

use std::borrow::Cow;

use super::super::list::List;
use super::fit::Fit;
use super::words::{self, bare, first_letter, first_word, without_repeat};
use super::{Bridge, Joins, clause, ends_a_sentence, lowered, says_something, seam};

/// The lead, where it can be followed by the text; else as much of it as can. Where the text begins with "to", that is
/// what stands before a "to" of its own: "I would like" of "I would like to lead". Where it says what one does, "I can
/// also" of "I can also take on".
fn before_to<'a>(lead: &'a str, text: &str, order: bool, rules: &Joins) -> &'a str {
    let last = lead.rsplit(' ').next().map(bare).unwrap_or_default();
    let to = bare(first_word(text));
    if to == TO && rules.to_drops.contains(&last) {
        return lead.rsplit_once(' ').map_or(lead, |(before, _)| before);
    }
    if to == TO || order || (rules.acts.contains(&to) && !rules.nouns_too.contains(&to)) {
        let rest = rules.phrasal.iter().find_map(|phrasal| lead.strip_suffix(phrasal));
        if let Some(rest) = rest {
            return rest.trim_end();
        }
    }
    if to != TO || last == TO || !rules.no_to.contains(&last) {
        return lead;
    }
    lead.rsplit_once(&format!(" {TO} ")).map_or(lead, |(before, _)| before)
}

/// What a verb in its plain form may stand behind.
pub(super) const TO: &str = "to";
/// So many words of a stem are no chance: who repeats them has said how the answer joins.
const STEM: usize = 3;
/// In so many words a length is told: "a six month trial".
const SPAN: usize = 5;
/// What one is thankful for stands behind it.
pub(super) const FOR: &str = "for";

/// A beginning that an answer is joined to.
pub(super) struct Seam<'a> {
    /// What is said before the answer.
    pub lead: &'a str,
    /// What the answer was written to.
    pub stem: &'a str,
    pub rules: &'a Joins,
    /// The last word of the lead, bare. It is asked for again and again.
    last: Cow<'a, str>,
}

impl<'a> Seam<'a> {
    pub(super) fn new(lead: &'a str, stem: &'a str, rules: &'a Joins) -> Self {
        let last = lead.rsplit(' ').next().map(bare).unwrap_or_default();
        Self { lead, stem, rules, last }
    }

    /// The same with as much of the lead as the text can follow. Words of the stem that it repeats keep the stem.
    pub(super) fn before(self, text: &str) -> Self {
        let (rest, repeats) = self.without_stem(text);
        let lead = if repeats > 1 { self.lead } else { before_to(self.lead, &rest, self.is_order(&rest), self.rules) };
        let lead = if repeats == 0 { self.before_same(text).unwrap_or(lead) } else { lead };
        Self::new(lead, self.stem, self.rules)
    }
}

impl<'a> Seam<'a> {
    /// The lead without its last noun, where the text has that with how long it is: "I would suggest a" of "a trial",
    /// before "6 month trial"; without the article where the text has its own.
    fn before_same(&self, text: &str) -> Option<&'a str> {
        let (without, _) = self.lead.rsplit_once(' ').filter(|_| self.rules.tells_span(self.last()))?;
        let words: Vec<Cow<'_, str>> = text.split(' ').take(SPAN).map(bare).collect();
        let at = words.iter().position(|word| word == self.last())?;
        let before = words.get(..at)?;
        let several = text.split(' ').nth(at + 1).map(bare);
        let several = several.is_some_and(|next| next.len() > 4 && next.ends_with('s') && !next.ends_with("ss"));
        let first = before.first()?;
        let article = |word: &str| ["a", "an"].contains(&word);
        let long = if article(first) { before.get(1..)? } else { before };
        let count = |word: &str| {
            let number = word.split('-').next().unwrap_or_default();
            word.starts_with(|c: char| c.is_ascii_digit()) || self.rules.counts.contains(number)
        };
        let unit = |word: &str| word.contains('-') || self.rules.units.contains(word);
        let of_span = !several && count(long.first()?) && unit(long.last()?);
        let barred = [&self.rules.prepositions, &self.rules.persons, &self.rules.finite, &self.rules.possessives];
        let told = long.iter().all(|word| barred.iter().all(|list| !list.contains(word)));
        if !of_span || !told {
            return None;
        }
        if article(first) {
            return without.rsplit_once(' ').filter(|(_, last)| article(last)).map(|(before, _)| before);
        }
        let vowel = ["8", "11", "18", "eight", "eleven", "eighteen"].iter().any(|start| first.starts_with(start));
        (!vowel).then_some(without)
    }
}

impl Seam<'_> {
    /// How the text fits after as many words of the stem as it has said itself.
    pub(super) fn fit_after(&self, text: &str, repeats: usize) -> Fit {
        let many = if self.colon().is_some() { STEM } else { 1 };
        let felt = self.last() == FOR && clause::felt(text, self.rules);
        if repeats >= many && !felt { Fit::On } else { self.fit(text) }
    }

    /// Thanks and no more, where the stem gives them.
    pub(super) fn only_thanks(&self, text: &str) -> bool {
        let words: Vec<Cow<'_, str>> = text.split(' ').map(bare).filter(|word| !word.is_empty()).collect();
        let all = || self.rules.thanked(text) == text.split(' ').count();
        self.last() == FOR && (self.rules.thanks.contains(&words.join(" ")) || all())
    }

    /// The text without the words of the lead or the stem that it repeats, and how many those were. A lone "I" is no
    /// repeat: it begins a sentence of its own.
    pub(super) fn without_stem(&self, text: &str) -> (String, usize) {
        let text = words::after_pause(text);
        if let Some(said) = self.same(text) {
            return said;
        }
        let of_lead = without_repeat(self.lead, text);
        let of_stem = if self.lead == self.stem { of_lead } else { without_repeat(self.stem, text) };
        let (rest, repeats) = if of_lead.1 > of_stem.1 { of_lead } else { of_stem };
        let mut dropped = self.rules.drops.iter().filter(|(last, _)| *last == self.last());
        // "you" only before what somebody does: "Thank you for" and "you thinking of me".
        let doing = |rest: &str| self.rules.is_gerund(&bare(first_word(rest))) && rest.contains(' ');
        let dropped = dropped.find_map(|(last, word)| {
            rest.split_once(' ').filter(|(first, after)| bare(first) == *word && (last != FOR || doing(after)))
        });
        dropped.map_or_else(|| (rest.to_owned(), repeats), |(_, rest)| (rest.to_owned(), repeats + 1))
    }

    /// The same for a beginning that says what the stem says: "thanks for".
    fn same(&self, text: &str) -> Option<(String, usize)> {
        let stem = self.stem.to_lowercase();
        let mut others =
            self.rules.same.iter().filter(|(known, _)| *known == stem).flat_map(|(_, others)| others.iter());
        let listed = others.find_map(|other| {
            let count = other.split(' ').count();
            let said: Vec<Cow<'_, str>> = text.split(' ').take(count).map(bare).collect();
            let rest = words::after_pause(words::after_words(text, count));
            (said.join(" ") == other && says_something(rest)).then(|| (rest.to_owned(), count))
        });
        let thanked = || {
            let other = self.last() == FOR && without_repeat(self.stem, text).1 == 0;
            self.rules.thanked_for(text).filter(|_| other)
        };
        let told = |(rest, count): (&str, usize)| (words::after_pause(rest).to_owned(), count);
        listed.or_else(|| thanked().map(told).filter(|(rest, _)| says_something(rest)))
    }

    /// The text as it stands behind the lead: where a verb is wanted its first word is one, if another follows it.
    pub(super) fn lowered(&self, text: &str) -> String {
        let verb = self.rules.wants_verb.contains(self.last()) || (self.last() == "be" && self.is_order(text));
        if verb && text.contains(' ') { seam::lowered_any(text) } else { lowered(text, self.rules) }
    }

    /// Whether the answer can follow the lead.
    pub(super) fn reads_on(&self, text: &str) -> bool {
        let (word, last) = (first_word(text), self.last());
        let is = |list: &List, word: &str| list.contains(word);
        let lower = bare(word);
        let stands = clause::own_subject(word, self.rules) && !self.owned(text);
        if !first_letter(text).is_some_and(seam::has_case) || stands {
            return false;
        }
        let clause = is(&self.rules.wants_clause, last);
        if !clause && is(&self.rules.bare_subjects, &lower) {
            return false;
        }
        let felt = clause::felt(text, self.rules) || self.contraction(text) || is(&self.rules.refusals, &lower);
        if (last == FOR && felt) || clause::invites(text) {
            return false;
        }
        let verb = is(&self.rules.wants_verb, last);
        let known = verb && (self.is_past(&lower) || is(&self.rules.verbs, &lower));
        let upper = !known && first_letter(text).is_some_and(char::is_uppercase);
        if upper && words::sentences(text).len() > 1 && clause::first_stands(text, verb, self.rules) {
            return false;
        }
        let core = clause::after_adverbs(text, self.rules);
        let asks = clause && text.ends_with('?');
        if (!clause || asks) && (clause::named(core, self.rules) || clause::after_adverbs_person(text, self.rules)) {
            return false;
        }
        if is(&self.rules.no_to, last) && lower == "to" {
            return false;
        }
        if verb {
            let lower = bare(first_word(core));
            let owner = ["'s", "’s"].iter().any(|end| lower.ends_with(end));
            let gerund = self.rules.is_gerund(&lower);
            let figure = word.chars().any(|c| c.is_ascii_digit());
            return !owner && !gerund && !figure && !is(&self.rules.no_verb, &lower);
        }
        clause || !(clause::whole(core, self.rules) || clause::thing(core, self.rules))
    }

    /// Whether a further line is one more item of the list that the first began.
    pub(super) fn is_item(&self, text: &str, repeats: usize, marked: bool) -> bool {
        let own = self.rules.possessives.contains(&bare(first_word(text)));
        let fits = repeats > 0 || (marked && own && !clause::whole(text, self.rules)) || self.fit(text) == Fit::On;
        if text.is_empty() || words::sentences(text).len() > 1 || !fits {
            return false;
        }
        let lower = first_letter(text).is_some_and(char::is_lowercase) || lowered(text, self.rules) != text;
        repeats > 0 || marked || lower || !ends_a_sentence(text)
    }

    /// What stands between the lead and the answer: a blank, or a word and its blanks.
    pub(super) fn gap(&self, text: &str) -> String {
        if seam::contracts(text) {
            return String::new();
        }
        self.bridge(text).map_or_else(|| " ".to_owned(), |bridge| format!(" {} ", bridge.word))
    }

    pub(super) fn bridge(&self, text: &str) -> Option<&Bridge> {
        let (word, last) = (bare(first_word(text)), self.last());
        let figure = word.chars().any(|c| c.is_ascii_digit());
        let fits = |other: &str| other == word || (figure && other == "#");
        let verb = self.is_order(text);
        self.rules.bridges.iter().find(|b| b.after == last && ((b.verbs && verb) || b.before.iter().any(fits)))
    }

    pub(super) fn last(&self) -> &str {
        &self.last
    }
}
