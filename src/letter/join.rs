//! The join of a sentence's beginning (its stem) and the answer that ends it. Only the seam is touched.
//!
//! An answer that reads on from the stem is joined to it; of several sentences, the first. An answer that begins with a
//! sentence of its own, or is written in a script without case, stands alone and the stem is dropped. Words of the stem that the answer repeats
//! are said once. Lines become a list in the sentence, or sentences. What the seam may change: the first letter's
//! case, the closing full stop, blanks. Nothing here can fail, and nothing is reworded inside.

mod beginning;
mod clause;
mod fit;
mod lines;
mod seam;
mod typed;
mod whole;
mod words;

use std::borrow::Cow;

pub use super::joins::Joins;
pub(super) use lines::{line, says_something};
pub(super) use seam::{calm, ends_a_sentence, lowered, opened, unclosed};
pub use typed::Left;
pub(super) use whole::item as whole_item;
pub(super) use words::{sentences, without_repeat};

use self::beginning::{FOR, Seam};
use self::fit::Fit;
use self::seam::closed;
use self::words::first_word;
use super::joins::{Bridge, Wanted};

impl Joins {
    /// Whether the word is known as a verb in its plain form.
    pub(super) fn is_verb(&self, word: &str) -> bool {
        self.verbs.contains(word)
    }

    /// "trusting", and not "bring".
    pub(super) fn is_gerund(&self, word: &str) -> bool {
        word.ends_with("ing") && !self.no_gerund.contains(word)
    }

    /// Whether an answer says that there is nothing to say: "nothing", "n/a", "idk". A message says nothing of it.
    pub(super) fn skips(&self, answer: &str) -> bool {
        if answer.trim().len() > LONGEST_SKIPPED {
            return false;
        }
        let line = line(answer);
        // Said again at every key: what is written plainly is copied once.
        let said = words::lower(&line);
        let said = if said.contains('’') { Cow::Owned(said.replace('’', "'")) } else { said };
        let said = said.trim_matches(|c: char| c.is_whitespace() || ['.', '!', ',', '(', ')'].contains(&c));
        !said.is_empty()
            && (self.skipped.contains(said)
                || self.skipped.contains(&self.without_fillers(said))
                || self.after_unsure(answer).is_some_and(|rest| !says_something(rest)))
    }

    /// What follows where an answer begins by saying that there is nothing to say, or nothing that is sure: "the rota"
    /// of "not a lot, the rota, sorry". None of any other answer. "No" and "none" may be the beginning of anything.
    pub(super) fn after_unsure<'a>(&self, answer: &'a str) -> Option<&'a str> {
        let mut words = answer.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
        let first = words::lower(words.find(|word| !word.is_empty())?);
        // Asked at every key: most answers are told by their first word.
        let begins = |phrase: &str| phrase.split(' ').next() == Some(&first);
        if !(first.contains('’') || self.fillers.contains(&first) || self.skipped.iter().any(begins)) {
            return None;
        }
        let (mut rest, mut found) = (answer.trim(), None);
        while !self.whole && !rest.is_empty() {
            let end = rest.find(" - ").into_iter().chain(rest.find(breaks)).min().unwrap_or(rest.len());
            let (said, after) = rest.split_at_checked(end)?;
            if let Some(doubted) = self.after_doubt(said) {
                found = doubted.len().checked_add(after.len()).and_then(|left| rest.get(rest.len() - left..));
                break;
            }
            let said = self.without_fillers(said);
            if !said.is_empty() && !((said.len() >= LEAST_UNSURE || said == "idk") && self.skipped.contains(&said)) {
                break;
            }
            rest = after.trim_start_matches(|c| breaks(c) || c == '-' || c == ' ');
            if found.is_some() || !said.is_empty() {
                found = Some(rest);
            }
        }
        let rest = found?;
        let open = rest.trim_end_matches(|c| c != ')' && breaks(c));
        let last = open.rfind(breaks).and_then(|at| open.split_at_checked(at));
        let softens = |last: &str| last.contains(char::is_alphabetic) && self.without_fillers(last).is_empty();
        Some(last.filter(|(_, last)| softens(last)).map_or(rest, |(before, _)| before))
    }

    /// In lower case, without words at its ends that soften it: "nothing special" of "well, nothing special really".
    fn without_fillers(&self, said: &str) -> String {
        let words: Vec<_> = said.split(' ').map(words::bare).collect();
        let says = |word: &Cow<'_, str>| !word.is_empty() && !self.fillers.contains(word);
        let ends = words.iter().position(says).zip(words.iter().rposition(says));
        ends.and_then(|(first, last)| words.get(first..=last))
            .map(|words| words.join(" ").replace('’', "'"))
            .unwrap_or_default()
    }

    /// Whether an answer that tells of a trial says that there is to be none.
    pub(super) fn refuses(&self, answer: &str) -> bool {
        let said = line(answer).to_lowercase().replace('’', "'");
        let refuses = |start: &str| {
            said.strip_prefix(start).is_some_and(|rest| {
                let ends = self.whole || !start.ends_with(char::is_alphanumeric) || rest.is_empty();
                (ends || rest.starts_with(['.', ',', ';', '!', '\''])) && !self.tells_length(rest)
            })
        };
        self.refused.iter().any(refuses)
    }

    /// Whether a text says how long.
    fn tells_length(&self, text: &str) -> bool {
        let counts =
            |word: Cow<'_, str>| self.counts.contains(&word) || self.units.contains(word.trim_end_matches('s'));
        text.contains(|c: char| c.is_ascii_digit())
            || text.split(' ').map(words::bare).any(counts)
            || (self.whole && self.units.iter().any(|unit| text.contains(unit)))
    }

    /// Whether a beginning that ends in this word goes on with how long.
    fn tells_span(&self, last: &str) -> bool {
        self.wants.iter().any(|(other, wanted)| other == last && *wanted == Wanted::Span)
    }
}

/// A word in lower case without the punctuation around it, to be kept.
pub(super) fn bare(word: &str) -> String {
    words::bare(word).into_owned()
}

/// Shorter words than this that say so begin something else, too: "no", "none".
const LEAST_UNSURE: usize = 5;

/// Whether what follows an unsure beginning is a sentence of its own, or says that something is so all the same.
fn stands_apart(answer: &str, rest: &str) -> bool {
    let before = answer.find(rest).and_then(|at| answer.get(..at)).unwrap_or_default();
    (before.trim_end().ends_with(['.', '!']) && !before.contains("..")) || without_but(rest) != rest
}

fn without_but(text: &str) -> &str {
    text.strip_prefix("but ").unwrap_or(text)
}

/// Where a clause ends.
fn breaks(c: char) -> bool {
    matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '…' | '–' | '—' | '(' | ')' | '\n')
}

/// No more bytes than these say that there is nothing to say.
pub(super) const LONGEST_SKIPPED: usize = 64;

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
    let last = words::bare(stem.rsplit(' ').next().unwrap_or_default());
    if rules.left(stem, answer).is_some() {
        return Joined::default();
    }
    let answer = rules.certain(rules.without_lead(&last, answer));
    let unsure = rules.after_unsure(answer);
    let doubted = unsure.is_some_and(|rest| {
        let before = answer.find(rest).and_then(|at| answer.get(..at)).unwrap_or(answer);
        rules.offers.contains(stem) && rules.has_doubts(before)
    });
    // What follows in a sentence of its own, or against what was said, is said as that.
    let apart = unsure.filter(|rest| stands_apart(answer, rest));
    let answer = unsure.map_or(answer, without_but);
    if rules.skips(answer) || (rules.tells_span(&last) && rules.refuses(answer)) {
        return Joined::default();
    }
    if rules.whole {
        return whole::join(lead, answer, rules);
    }
    let mut lines = lines::of(&clause::because(answer, rules), rules);
    let seam = Seam::new(lead.trim(), stem.trim(), rules).before(lines.first().map_or("", |line| &line.text));
    let mut rests = Vec::with_capacity(lines.len());
    lines.retain(|line| {
        let rest = seam.without_stem(&line.text);
        let stays = says_something(&rest.0) && !seam.only_thanks(&line.text);
        let rest = if seam.last() == FOR { (rules.unspliced(&rest.0), rest.1) } else { rest };
        rests.extend(stays.then_some(rest));
        stays
    });
    let Some((first, repeats)) = rests.first() else { return Joined::default() };
    let own = || apart.is_some() && seam.fit_after(first, *repeats) == Fit::Own;
    if unsure.is_some() && (doubted || !seam.is_asked_for(first, *repeats)) && !own() {
        return Joined::default();
    }
    if let Some(says) = clause::reason(seam.lead, first, rules) {
        let first = closed(&format!("{says} {}", lowered(first, rules)));
        let others = lines.iter().skip(1).map(|line| closed(&opened(words::after_pause(&line.text))));
        let said = std::iter::once(first).chain(others);
        return Joined { sentences: said.flat_map(|text| words::sentences(&text)).collect(), reads_on: false };
    }
    let fits: Vec<Fit> = rests.iter().map(|(rest, repeats)| seam.fit_after(rest, *repeats)).collect();
    let answer = Answered { seam, lines, rests, fits };
    let (run, said, reads_on) = match (answer.apart(), answer.joined()) {
        (Some((run, said)), _) => (run, Some(said), false),
        (None, Some((run, said))) => (run, Some(said), true),
        (None, None) => (0, None, false),
    };
    let said = said.into_iter().chain(answer.alone(run));
    Joined { sentences: said.flat_map(|text| words::sentences(&text)).collect(), reads_on }
}

/// The lines of an answer behind their beginning.
struct Answered<'a> {
    seam: Seam<'a>,
    lines: Vec<lines::Line>,
    /// The lines without what they say again, and how many words that was.
    rests: Vec<(String, usize)>,
    fits: Vec<Fit>,
}

impl Answered<'_> {
    /// The first lines behind a colon, and how many those are: where one of them does not fit.
    fn apart(&self) -> Option<(usize, String)> {
        let seam = &self.seam;
        let colon = seam.colon().filter(|_| !seam.lead.is_empty() && self.fits.first() != Some(&Fit::Own))?;
        let one = self.rests.first().is_some_and(|(first, _)| words::sentences(first).len() == 1);
        let others =
            self.lines.iter().zip(&self.rests).zip(&self.fits).skip(1).take_while(|((line, (rest, _)), fit)| {
                let item = line.marked || !ends_a_sentence(rest) || seam.lowered(rest) == *rest;
                one && **fit != Fit::Own && item && words::sentences(rest).len() == 1
            });
        let run = 1 + others.count();
        if !self.fits.iter().take(run).any(|fit| *fit == Fit::Apart) {
            return None;
        }
        let item = |rest: &String| {
            rest.strip_prefix("i ").map_or_else(|| lowered(rest, seam.rules), |rest| format!("I {rest}"))
        };
        let items: Vec<String> = self.rests.iter().take(run).map(|(rest, _)| item(rest)).collect();
        Some((run, closed(&format!("{colon} {}", self.listed(&items)))))
    }

    /// The first lines as the end of the beginning's sentence, and how many those are.
    fn joined(&self) -> Option<(usize, String)> {
        let seam = &self.seam;
        let (first, _) = self.rests.first().filter(|_| !seam.lead.is_empty() && self.fits.first() == Some(&Fit::On))?;
        let mut run = 1;
        if words::sentences(first).len() == 1 {
            let others = self.lines.iter().zip(&self.rests).skip(1);
            run += others.take_while(|(line, (rest, n))| seam.is_item(rest, *n, line.marked)).count();
        }
        let items: Vec<String> = self.rests.iter().take(run).map(|(rest, _)| seam.lowered(rest)).collect();
        // What begins as a statement ends as one, where nothing in it asks.
        let listed = self.listed(&items);
        let asks = listed.split(' ').any(|word| seam.rules.questions.contains(&words::bare(word)));
        let said =
            if asks || words::sentences(&listed).len() > 1 { listed.as_str() } else { listed.trim_end_matches('?') };
        Some((run, closed(&format!("{}{}{said}", seam.lead, seam.gap(first)))))
    }

    fn listed(&self, items: &[String]) -> String {
        let rules = self.seam.rules;
        if items.len() == 1 { items.concat() } else { series(items, &rules.both, rules) }
    }

    /// The lines after those. A stem that is dropped takes nothing of the line with it.
    fn alone(&self, run: usize) -> impl Iterator<Item = String> {
        self.lines.iter().zip(&self.rests).skip(run).map(|(line, (rest, _))| {
            let felt = self.seam.last() == FOR && clause::felt(rest, self.seam.rules);
            closed(&opened(words::after_pause(if felt { rest } else { &line.text })))
        })
    }
}

/// A question of a list: with its mark where it is one, and no mark where it is only what it is about.
#[must_use]
pub(super) fn asked(text: &str, rules: &Joins) -> String {
    let text = line(text);
    if rules.whole {
        return whole::asked(&text, rules);
    }
    if ends_a_sentence(&text) {
        return opened(&text);
    }
    let mark = if rules.questions.contains(&bare(first_word(&text))) { "?" } else { "" };
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
        .filter(|item| says_something(item))
        .collect();
    let Some((end, before)) = items.split_last() else { return String::new() };
    let before: Vec<&str> = before.iter().map(|item| calm(item)).collect();
    if rules.whole {
        let last = if last == rules.either { last } else { &rules.comma };
        return if before.is_empty() { end.clone() } else { format!("{}{last}{end}", before.join(&rules.comma)) };
    }
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

/// Why a message says nothing of an answer to this stem: only of one of which it does say nothing.
#[must_use]
pub(super) fn left(stem: &str, answer: &str, rules: &Joins) -> Option<Left> {
    let unsure = || rules.after_unsure(answer).filter(|rest| says_something(rest)).map(|_| Left::Unsure);
    rules.left(stem, answer).or_else(unsure)
}

/// Whether a text is surely a clause, as it stands behind "if".
#[must_use]
pub(super) fn is_clause(text: &str, rules: &Joins) -> bool {
    Seam::new("", "", rules).is_clause(text)
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_as_typed;
#[cfg(test)]
mod tests_of_fit;
#[cfg(test)]
mod tests_of_left;
