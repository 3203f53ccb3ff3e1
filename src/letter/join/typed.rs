//! What is taken off an answer before it is joined, as it is said already or says nothing; and what is left out whole.

use std::borrow::Cow;

use super::words::{after_words, bare};
use super::{FOR, Joins, breaks, says_something};

/// Why a message says nothing of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// It says that there is nothing to say.
    Nothing,
    /// It says that it is not sure.
    Unsure,
    /// It says what is not wanted, where something is told that is kept.
    Refused,
}

/// A greeting has at most so many words.
const GREETING: usize = 4;
/// A title with its full stop has at most so many letters.
const TITLE: usize = 5;
/// A word of so many letters before a comma, which might give thanks, is a name.
const BRIEF: usize = 2;
/// What ends a sentence, or what stands in brackets.
const ENDS: [char; 5] = ['.', '!', '?', '…', ')'];
/// Within so many words behind "I don't want" stands what is not to happen.
const NEAR: usize = 3;

impl Joins {
    /// Whether the words say that something is not known: "idk", "not sure what else".
    fn doubts(&self, clause: &str) -> bool {
        let said = self.without_fillers(clause.trim());
        let rest = |phrase: &str| Some(said.strip_prefix(phrase)?.strip_prefix(' ')?.to_owned());
        self.unknowing
            .iter()
            .any(|phrase| said == phrase || rest(phrase).is_some_and(|rest| self.tails.contains(&rest)))
    }

    /// Whether some clause of the words says so.
    pub(super) fn has_doubts(&self, words: &str) -> bool {
        words.split(breaks).any(|clause| self.doubts(clause) || self.after_doubt(clause).is_some())
    }

    /// What follows where words that something is not known run on: "maybe training" of "idk maybe training".
    pub(super) fn after_doubt<'a>(&self, clause: &'a str) -> Option<&'a str> {
        let clause = clause.trim_start();
        self.unknowing.iter().find_map(|phrase| {
            let (said, rest) = clause.split_at_checked(phrase.len())?;
            let rest = rest.strip_prefix(' ').filter(|_| said.eq_ignore_ascii_case(phrase))?;
            let (next, _) = rest.split_once(' ')?;
            let hedged = self.maybes.contains(&bare(next));
            let alone = !phrase.contains(' ') && self.skipped.contains(phrase);
            (hedged || alone).then_some(rest)
        })
    }

    /// The answer without a last clause that says that nothing more is known: "trained two, not sure what else".
    pub(super) fn certain<'a>(&self, answer: &'a str) -> &'a str {
        let open = answer.trim_end_matches(|c: char| breaks(c) || c.is_whitespace());
        let mark = open.char_indices().rfind(|(_, c)| breaks(*c));
        let parted = mark.and_then(|(at, mark)| open.split_at_checked(at + mark.len_utf8()));
        let Some((before, last)) = parted.filter(|_| !self.whole) else { return answer };
        // A mark that ends what stands before belongs to it.
        let before = before.trim_end_matches(|c: char| breaks(c) && !ENDS.contains(&c) || c.is_whitespace());
        if says_something(before) && self.doubts(last) { before } else { answer }
    }

    /// Whether the last words take back what one sentence offers: "the rota, idk"; not "the rota, not sure what else".
    fn takes_back(&self, answer: &str) -> bool {
        let before = self.certain(answer);
        let last = answer.get(before.len()..).unwrap_or_default();
        let last = self.without_fillers(last.trim_matches(|c: char| breaks(c) || c.is_whitespace()));
        before != answer && self.unknowing.contains(&last) && super::sentences(before).len() == 1
    }

    /// Why a message leaves an answer to this stem out; none where it may say it.
    pub(super) fn left(&self, stem: &str, answer: &str) -> Option<Left> {
        if self.skips(answer) {
            return Some(Left::Nothing);
        }
        if self.offers.contains(stem) && self.takes_back(answer) {
            return Some(Left::Unsure);
        }
        (stem.ends_with(KEEPS) && self.refuses_it(answer)).then_some(Left::Refused)
    }

    /// "I'd rather not manage people", and not "I don't want to lose the Fridays".
    fn refuses_it(&self, answer: &str) -> bool {
        if super::sentences(answer).len() > 1 {
            return false;
        }
        let said: Vec<Cow<'_, str>> = answer.split_whitespace().map(bare).collect();
        let said = said.join(" ").replace('’', "'");
        let rest = self.unkept.iter().find_map(|start| said.strip_prefix(start)?.strip_prefix(' '));
        rest.is_some_and(|rest| !rest.split(' ').take(NEAR).any(|word| self.losses.contains(word)))
    }

    /// The answer without what leads in to a length, or a greeting where thanks are given.
    pub(super) fn without_lead<'a>(&self, last: &str, answer: &'a str) -> &'a str {
        if self.whole {
            answer
        } else if last == FOR {
            self.without_greeting(answer)
        } else if self.tells_span(last) {
            self.without_say(answer)
        } else {
            answer
        }
    }

    /// "Let's say 6 months" tells "6 months".
    fn without_say<'a>(&self, answer: &'a str) -> &'a str {
        let text = answer.trim_start();
        let rest = self.lead_ins.iter().find_map(|lead| {
            let (said, rest) = text.split_at_checked(lead.len())?;
            let rest = rest.strip_prefix([' ', ','])?.trim_start();
            said.eq_ignore_ascii_case(lead).then_some(rest)
        });
        let counts = |rest: &&str| {
            let first = bare(rest.split(' ').next().unwrap_or_default());
            let number = first.split('-').next().unwrap_or_default();
            first.starts_with(|c: char| c.is_ascii_digit())
                || ["a", "an"].contains(&number)
                || self.counts.contains(number)
        };
        rest.filter(counts).unwrap_or(answer)
    }

    /// "Hey Karen, thanks" is thanks: the message greets by itself.
    fn without_greeting<'a>(&self, answer: &'a str) -> &'a str {
        let text = answer.trim_start();
        if !self.greetings.contains(&bare(text.split_whitespace().next().unwrap_or_default())) {
            return answer;
        }
        let mut rest = text;
        for at in 0..GREETING {
            let Some((word, after)) = rest.split_once(char::is_whitespace) else { return answer };
            let after = after.trim_start();
            if at > 0 && self.gives_thanks(rest) {
                return rest;
            }
            // "Dr." is no end.
            let title = at == 1 && word.ends_with('.') && word.len() <= TITLE;
            if !title && word.ends_with([',', '!', '.', ':']) || self.gives_thanks(after) {
                return after;
            }
            rest = after;
        }
        answer
    }

    /// Whether a text behind a greeting begins with thanks. "Ty," is somebody's name there.
    fn gives_thanks(&self, text: &str) -> bool {
        self.thanked(text) > 0 && text.find(',').is_none_or(|at| at > BRIEF)
    }

    /// How many words of a text give thanks at its beginning: "thx so much".
    pub(super) fn thanked(&self, text: &str) -> usize {
        let words: Vec<Cow<'_, str>> = text.split(' ').map(bare).collect();
        let heads = [2, 1]
            .into_iter()
            .find(|count| words.get(..*count).is_some_and(|words| self.thanking.contains(&words.join(" "))));
        let Some(heads) = heads else { return 0 };
        heads + words.iter().skip(heads).take_while(|word| self.much.contains(word)).count()
    }

    /// What somebody is thankful for, where other words than the stem's say so: "thx so much for".
    pub(super) fn thanked_for<'a>(&self, text: &'a str) -> Option<(&'a str, usize)> {
        let count = Some(self.thanked(text)).filter(|count| *count > 0)?;
        let rest = after_words(text, count);
        let (word, rest) = rest.split_once(' ')?;
        (bare(word) == FOR).then_some((rest, count + 1))
    }

    /// "Asking me, I was surprised" as two sentences: what is said of oneself behind a comma is one of its own.
    pub(super) fn unspliced(&self, text: &str) -> String {
        let parted = text.match_indices(", ").find_map(|(at, comma)| {
            let (before, rest) = (text.get(..at)?, text.get(at + comma.len()..)?);
            let mut words = rest.split(' ').map(bare);
            let (first, next) = (words.next()?, words.next()?);
            let own = self.spliced.contains(&first) || self.spliced.contains(&format!("{first} {next}"));
            let held = |word: Cow<'_, str>| self.binds.contains(&word);
            let apart = !before.contains(',') && !before.split(' ').map(bare).any(held) && !rest.contains(',');
            (own && apart).then_some((before, rest))
        });
        parted.map_or_else(|| text.to_owned(), |(before, rest)| format!("{before}. {}", super::opened(rest)))
    }

    /// Whether the text is a condition and no reason: "only if I keep my Fridays". Of one that something follows from,
    /// it is not known.
    pub(super) fn is_hinge(&self, text: &str) -> bool {
        let words: Vec<Cow<'_, str>> = text.split(' ').map(bare).collect();
        let text = words.join(" ");
        self.hinges.iter().any(|hinge| text.strip_prefix(hinge).is_some_and(|rest| rest.starts_with(' ')))
    }
}

/// The last word of the stem behind which stands what is kept.
const KEEPS: &str = " keeps";
