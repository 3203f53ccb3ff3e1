//! The join of a sentence's beginning (its stem) and the answer that ends it. Only the seam is touched.
//!
//! An answer that reads on from the stem is joined to it; of several sentences, the first. An answer that begins with a
//! sentence of its own, or is written in a script without case, stands alone and the stem is dropped. Words of the stem that the answer repeats
//! are said once. Lines become a list in the sentence, or sentences. What the seam may change: the first letter's
//! case, the closing full stop, blanks. Nothing here can fail, and nothing is reworded inside.

mod clause;
mod fit;
mod lines;
mod seam;
mod words;

use serde::Deserialize;

pub(super) use lines::{line, says_something};
pub(super) use seam::{calm, ends_a_sentence, lowered, opened, unclosed};
pub(super) use words::{bare, sentences, without_repeat};

use self::fit::{Fit, Wanted};
use self::seam::closed;
use self::words::{first_letter, first_word};

/// The words by which a seam is judged: `assets/letters/join.ron` says what each list is for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Joins {
    pub(super) subjects: Vec<String>,
    pub(super) bare_subjects: Vec<String>,
    colons: Vec<(String, String)>,
    wants: Vec<(String, Wanted)>,
    verbs: Vec<String>,
    nouns_too: Vec<String>,
    felt_all_along: Vec<String>,
    pasts: Vec<String>,
    no_pasts: Vec<String>,
    no_adverbs: Vec<String>,
    contractions: Vec<String>,
    contracted: Vec<String>,
    refusals: Vec<String>,
    pub(super) determiners: Vec<String>,
    pronouns: Vec<String>,
    prepositions: Vec<String>,
    particles: Vec<String>,
    places: Vec<String>,
    noun_ends: Vec<String>,
    clausal: Vec<String>,
    things: Vec<String>,
    spans: Vec<String>,
    sentence_ends: Vec<String>,
    thanks: Vec<String>,
    wants_verb: Vec<String>,
    wants_clause: Vec<String>,
    no_verb: Vec<String>,
    no_gerund: Vec<String>,
    no_to: Vec<String>,
    pub(super) conditions: Vec<String>,
    pub(super) amounts: Vec<String>,
    pub(super) amounted: String,
    pub(super) wills: Vec<String>,
    drops: Vec<(String, String)>,
    same: Vec<(String, Vec<String>)>,
    no_thing: Vec<String>,
    to_drops: Vec<String>,
    acts: Vec<String>,
    phrasal: Vec<String>,
    titled: Vec<String>,
    finite: Vec<String>,
    others_do: Vec<String>,
    they_do: Vec<String>,
    adverbs: Vec<String>,
    circumstances: Vec<String>,
    persons: Vec<String>,
    reasons: Vec<Reason>,
    inner: Vec<String>,
    openers: Vec<String>,
    questions: Vec<String>,
    possessives: Vec<String>,
    bridges: Vec<Bridge>,
    goes_on: Vec<String>,
    pub(super) both: String,
    pub(super) either: String,
    comma: String,
    pub(super) semicolon: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bridge {
    after: String,
    #[serde(default)]
    before: Vec<String>,
    /// Before whatever is a verb.
    #[serde(default)]
    verbs: bool,
    word: String,
}

/// What is said before an answer that gives a reason where the stem asked for what is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    after: String,
    word: String,
    says: String,
}

impl Joins {
    /// Whether the word is known as a verb in its plain form.
    pub(super) fn is_verb(&self, word: &str) -> bool {
        self.verbs.iter().any(|other| other == word)
    }
}

/// What became of a stem and an answer.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Joined {
    /// Whole sentences; none where the answer says nothing.
    pub sentences: Vec<String>,
    /// True where the first of them begins with the stem.
    pub reads_on: bool,
}

impl Joined {
    /// The sentences as one text.
    #[must_use]
    pub fn text(&self) -> String {
        self.sentences.join(" ")
    }
}

impl std::fmt::Debug for Joined {
    /// A count, never words: answers are private.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Joined({} sentences)", self.sentences.len())
    }
}

/// Joins a stem and an answer.
#[must_use]
pub fn join(stem: &str, answer: &str, rules: &Joins) -> Joined {
    join_with(stem, stem, answer, rules)
}

/// Joins another beginning than the stem that the answer was written to; words of either that the answer repeats are
/// said once.
#[must_use]
pub fn join_with(lead: &str, stem: &str, answer: &str, rules: &Joins) -> Joined {
    let mut lines = lines::of(answer, rules);
    let seam = Seam { lead: lead.trim(), stem: stem.trim(), rules }.before(lines.first().map_or("", |line| &line.text));
    lines.retain(|line| says_something(&seam.without_stem(&line.text).0) && !seam.only_thanks(&line.text));
    let rests: Vec<(String, usize)> = lines.iter().map(|line| seam.without_stem(&line.text)).collect();
    let Some((first, _)) = rests.first() else { return Joined::default() };
    if let Some(says) = clause::reason(seam.lead, first, rules) {
        let first = closed(&format!("{says} {}", lowered(first, rules)));
        let others = lines.iter().skip(1).map(|line| closed(&opened(words::after_pause(&line.text))));
        let said = std::iter::once(first).chain(others);
        return Joined { sentences: said.flat_map(|text| words::sentences(&text)).collect(), reads_on: false };
    }
    let fits: Vec<Fit> = rests.iter().map(|(rest, repeats)| seam.fit_after(rest, *repeats)).collect();
    let reads_on = !seam.lead.is_empty() && fits.first() == Some(&Fit::On);
    let mut said = Vec::new();
    let mut run = 0;
    if let Some(colon) = seam.colon().filter(|_| !seam.lead.is_empty() && fits.first() != Some(&Fit::Own)) {
        let items = lines.iter().zip(&rests).zip(&fits).enumerate();
        let fragment = |text: &str| words::sentences(text).len() == 1;
        let items = items.take_while(|(at, ((line, (rest, _)), fit))| {
            let item = line.marked || !ends_a_sentence(rest) || seam.lowered(rest) == *rest;
            *at == 0 || (**fit != Fit::Own && item && fragment(rest) && fragment(first))
        });
        let items: Vec<_> = items.map(|(_, ((_, (rest, _)), fit))| (lowered(rest, rules), *fit)).collect();
        if items.iter().any(|(_, fit)| *fit == Fit::Apart) {
            let texts: Vec<String> = items.into_iter().map(|(text, _)| text).collect();
            run = texts.len();
            let rest = if run == 1 { texts.concat() } else { series(&texts, &rules.both, rules) };
            said.push(closed(&format!("{colon} {rest}")));
        }
    }
    let reads_on = reads_on && run == 0;
    if reads_on {
        run = 1;
        if words::sentences(first).len() == 1 {
            let others = lines.iter().zip(&rests).skip(1);
            run += others.take_while(|(line, (rest, n))| seam.is_item(rest, *n, line.marked)).count();
        }
        let items: Vec<String> = rests.iter().take(run).map(|(rest, _)| seam.lowered(rest)).collect();
        let rest = if run == 1 { items.concat() } else { series(&items, &rules.both, rules) };
        said.push(closed(&format!("{}{}{rest}", seam.lead, seam.gap(first))));
    }
    // A stem that is dropped takes nothing of the line with it.
    said.extend(lines.iter().zip(&rests).skip(run).map(|(line, (rest, _))| {
        let felt = seam.last() == FOR && clause::felt(rest, rules);
        closed(&opened(words::after_pause(if felt { rest } else { &line.text })))
    }));
    Joined { sentences: said.iter().flat_map(|text| words::sentences(text)).collect(), reads_on }
}

/// A question of a list: with its mark where it is one, and no mark where it is only what it is about.
#[must_use]
pub(super) fn asked(text: &str, rules: &Joins) -> String {
    let text = line(text);
    if ends_a_sentence(&text) {
        return opened(&text);
    }
    let mark = if rules.questions.contains(&bare(&first_word(&text))) { "?" } else { "" };
    format!("{}{mark}", opened(unclosed(&text)))
}

/// Items as a list in a sentence: "a, b and c". Items that hold commas or a list of their own are kept apart.
#[must_use]
pub(super) fn series(items: &[String], last: &str, rules: &Joins) -> String {
    let items: Vec<String> = items
        .iter()
        .map(|item| {
            let bare = unclosed(item);
            let bare =
                [&rules.both, &rules.either].iter().find_map(|w| bare.strip_prefix(w.trim_start())).unwrap_or(bare);
            bare.to_owned()
        })
        .filter(|item| !item.is_empty())
        .collect();
    let Some((end, before)) = items.split_last() else { return String::new() };
    let before: Vec<&str> = before.iter().map(|item| calm(item)).collect();
    let has = |what: &str| items.iter().any(|item| item.contains(what));
    let listed = has(&rules.both) || has(&rules.either);
    let held = has(rules.comma.trim_end()) || has(rules.semicolon.trim_end());
    let (between, last) = if held && items.len() > 2 {
        (&rules.semicolon, format!("{}{}", rules.semicolon.trim_end(), last))
    } else if listed || held {
        (&rules.comma, format!("{}{last}", rules.comma.trim_end()))
    } else {
        (&rules.comma, last.to_owned())
    };
    if before.is_empty() { end.clone() } else { format!("{}{last}{end}", before.join(between)) }
}

/// Whether a text is surely a clause, as it stands behind "if".
#[must_use]
pub(super) fn is_clause(text: &str, rules: &Joins) -> bool {
    Seam { lead: "", stem: "", rules }.is_clause(text)
}

/// The lead, where it can be followed by the text; else as much of it as can. Where the text begins with "to", that is
/// what stands before a "to" of its own: "I would like" of "I would like to lead". Where it says what one does, "I can
/// also" of "I can also take on".
fn before_to<'a>(lead: &'a str, text: &str, order: bool, rules: &Joins) -> &'a str {
    let last = lead.rsplit(' ').next().map(bare).unwrap_or_default();
    let to = bare(&first_word(text));
    if to == TO && rules.to_drops.contains(&last) {
        return lead.rsplit_once(' ').map_or(lead, |(before, _)| before);
    }
    if to == TO || order || (rules.acts.contains(&to) && !rules.nouns_too.contains(&to)) {
        let rest = rules.phrasal.iter().find_map(|phrasal| lead.strip_suffix(phrasal.as_str()));
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
const TO: &str = "to";
/// So many words of a stem are no chance: who repeats them has said how the answer joins.
const STEM: usize = 3;
/// What one is thankful for stands behind it.
const FOR: &str = "for";

struct Seam<'a> {
    lead: &'a str,
    stem: &'a str,
    rules: &'a Joins,
}

impl<'a> Seam<'a> {
    /// The same with as much of the lead as the text can follow. Words of the stem that it repeats keep the stem.
    fn before(self, text: &str) -> Self {
        let (rest, repeats) = self.without_stem(text);
        let lead = if repeats > 1 { self.lead } else { before_to(self.lead, &rest, self.is_order(&rest), self.rules) };
        Self { lead, ..self }
    }
}

impl Seam<'_> {
    /// How the text fits after as many words of the stem as it has said itself.
    fn fit_after(&self, text: &str, repeats: usize) -> Fit {
        let many = if self.colon().is_some() { STEM } else { 1 };
        let felt = self.last() == FOR && clause::felt(text, self.rules);
        if repeats >= many && !felt { Fit::On } else { self.fit(text) }
    }

    /// Thanks and no more, where the stem gives them.
    fn only_thanks(&self, text: &str) -> bool {
        let words: Vec<String> = text.split(' ').map(bare).filter(|word| !word.is_empty()).collect();
        self.last() == FOR && self.rules.thanks.contains(&words.join(" "))
    }

    /// The text without the words of the lead or the stem that it repeats, and how many those were. A lone "I" is no
    /// repeat: it begins a sentence of its own.
    fn without_stem(&self, text: &str) -> (String, usize) {
        let text = words::after_pause(text);
        if let Some(said) = self.same(text) {
            return said;
        }
        let (rest, repeats) = [self.lead, self.stem]
            .iter()
            .map(|beginning| without_repeat(beginning, text))
            .max_by_key(|(_, repeats)| *repeats)
            .unwrap_or((text, 0));
        let mut dropped = self.rules.drops.iter().filter(|(last, _)| *last == self.last());
        let dropped = dropped.find_map(|(_, word)| rest.split_once(' ').filter(|(first, _)| bare(first) == *word));
        dropped.map_or_else(|| (rest.to_owned(), repeats), |(_, rest)| (rest.to_owned(), repeats + 1))
    }

    /// The same for a beginning that says what the stem says: "thanks for".
    fn same(&self, text: &str) -> Option<(String, usize)> {
        let stem = self.stem.to_lowercase();
        let others = self.rules.same.iter().filter(|(known, _)| *known == stem).flat_map(|(_, others)| others);
        others.into_iter().find_map(|other| {
            let count = other.split(' ').count();
            let said: Vec<String> = text.split(' ').take(count).map(bare).collect();
            let rest = words::after_pause(words::after_words(text, count));
            (said.join(" ") == *other && says_something(rest)).then(|| (rest.to_owned(), count))
        })
    }

    /// The text as it stands behind the lead: where a verb is wanted its first word is one, if another follows it.
    fn lowered(&self, text: &str) -> String {
        let verb = self.rules.wants_verb.contains(&self.last()) || (self.last() == "be" && self.is_order(text));
        if verb && text.contains(' ') { seam::lowered_any(text) } else { lowered(text, self.rules) }
    }

    /// Whether the answer can follow the lead.
    fn reads_on(&self, text: &str) -> bool {
        let (word, last) = (first_word(text), self.last());
        let is = |list: &[String], word: &str| list.iter().any(|other| other == word);
        let lower = bare(&word);
        let owned = clause::own_subject(&word, self.rules) && !self.owned(text);
        if !first_letter(text).is_some_and(seam::has_case) || owned {
            return false;
        }
        let clause = is(&self.rules.wants_clause, &last);
        if !clause && is(&self.rules.bare_subjects, &lower) {
            return false;
        }
        let felt = clause::felt(text, self.rules) || self.contraction(text) || is(&self.rules.refusals, &lower);
        if (last == FOR && felt) || clause::invites(text) {
            return false;
        }
        let verb = is(&self.rules.wants_verb, &last);
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
        if is(&self.rules.no_to, &last) && lower == "to" {
            return false;
        }
        if verb {
            let lower = bare(&first_word(core));
            let owner = ["'s", "’s"].iter().any(|end| lower.ends_with(end));
            let gerund = lower.ends_with("ing") && !is(&self.rules.no_gerund, &lower);
            let figure = word.chars().any(|c| c.is_ascii_digit());
            return !owner && !gerund && !figure && !is(&self.rules.no_verb, &lower);
        }
        clause || !(clause::whole(core, self.rules) || clause::thing(core, self.rules))
    }

    /// Whether a further line is one more item of the list that the first began.
    fn is_item(&self, text: &str, repeats: usize, marked: bool) -> bool {
        let own = self.rules.possessives.contains(&bare(&first_word(text)));
        let fits = repeats > 0 || (marked && own && !clause::whole(text, self.rules)) || self.fit(text) == Fit::On;
        if text.is_empty() || words::sentences(text).len() > 1 || !fits {
            return false;
        }
        let lower = first_letter(text).is_some_and(char::is_lowercase) || lowered(text, self.rules) != text;
        repeats > 0 || marked || lower || !ends_a_sentence(text)
    }

    /// What stands between the lead and the answer: a blank, or a word and its blanks.
    fn gap(&self, text: &str) -> String {
        if seam::contracts(text) {
            return String::new();
        }
        self.bridge(text).map_or_else(|| " ".to_owned(), |bridge| format!(" {} ", bridge.word))
    }

    fn bridge(&self, text: &str) -> Option<&Bridge> {
        let (word, last) = (bare(&first_word(text)), self.last());
        let figure = word.chars().any(|c| c.is_ascii_digit());
        let fits = |other: &String| *other == word || (figure && other == "#");
        let verb = self.is_order(text);
        self.rules.bridges.iter().find(|b| b.after == last && ((b.verbs && verb) || b.before.iter().any(fits)))
    }

    fn last(&self) -> String {
        self.lead.rsplit(' ').next().map(bare).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_fit;
