//! Finding words in a text: whatever their case, and with or without their accents.

use std::ops::Range;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str, chars};

use super::clusters;

/// What is looked for, letter by letter: a letter is what a person calls one, without its case and its accents.
#[derive(Debug, Clone)]
pub struct Finder {
    wanted: Vec<Vec<char>>,
}

impl Finder {
    /// Every one of these words, wherever each stands; none where there is no word.
    #[must_use]
    pub fn words(words: &str) -> Option<Self> {
        Self::of(words.split_whitespace())
    }

    /// These words as they follow one another; none where there is nothing but blanks.
    #[must_use]
    pub fn phrase(words: &str) -> Option<Self> {
        Self::of(Some(words.trim()).filter(|words| !words.is_empty()).into_iter())
    }

    fn of<'a>(wanted: impl Iterator<Item = &'a str>) -> Option<Self> {
        let wanted: Vec<Vec<char>> = wanted.map(|words| letters(words).map(|(_, letter)| letter).collect()).collect();
        (!wanted.is_empty()).then_some(Self { wanted })
    }

    /// Where the first of what is wanted stands first, in bytes; none where a part of it is missing. The matcher's own
    /// search for a part of a text finds the best place, not the first, and misses one at the end of a text that is not
    /// ASCII (0.3.1).
    #[must_use]
    pub fn place(&self, text: &str) -> Option<Range<usize>> {
        let (places, letters): (Vec<usize>, Vec<char>) = letters(text).unzip();
        let find = |wanted: &Vec<char>| letters.windows(wanted.len()).position(|window| window == wanted);
        let (first, others) = self.wanted.split_first()?;
        let begin = find(first)?;
        let all = others.iter().all(|other| find(other).is_some());
        let byte = |letter: usize| places.get(letter).copied().unwrap_or(text.len());
        all.then(|| byte(begin)..byte(begin + first.len()))
    }
}

/// The letters of a text, each with the byte where it begins.
fn letters(text: &str) -> impl Iterator<Item = (usize, char)> {
    clusters(text).filter_map(|(at, cluster)| {
        let base = cluster.chars().next()?;
        Some((at, chars::to_lower_case(chars::normalize(base))))
    })
}

/// Words of which letters may be missing.
#[derive(Debug)]
pub struct Likeness {
    matcher: Matcher,
    wanted: Pattern,
    least: u32,
    letters: Vec<char>,
}

/// What each letter must bring, at least: letters that follow one another bring more, and those far apart less.
const LEAST: usize = 23;

impl Likeness {
    /// To these words; none where they are so few letters that everything is like them.
    #[must_use]
    pub fn to(words: &str) -> Option<Self> {
        let letters = words.chars().filter(|c| !c.is_whitespace()).count();
        let least = u32::try_from(letters * LEAST).ok()?;
        let wanted = Pattern::new(words, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
        (letters >= 3).then(|| Self { matcher: Matcher::new(Config::DEFAULT), wanted, least, letters: Vec::new() })
    }

    /// How like a text is: the more, the liker; none where it is not.
    pub fn of(&mut self, text: &str) -> Option<u32> {
        let letters = Utf32Str::new(text, &mut self.letters);
        self.wanted.score(letters, &mut self.matcher).filter(|score| *score >= self.least)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, text: &str, expected: Option<&str>) {
        let place = Finder::phrase(words).and_then(|finder| finder.place(text));
        assert_eq!(place.and_then(|place| text.get(place)), expected, "{words} in {text}");
    }

    #[test]
    fn a_phrase_is_found_whatever_its_case_and_accents() {
        check("friday", "My Fridays at home", Some("Friday"));
        check("fridays  at", "My Fridays at home", None);
        check("cafe", "In the Café there", Some("Café"));
        check("금요일", "저는 금요일을 지키고 싶습니다", Some("금요일"));
        check("고요함", "금요일 오후의 고요함", Some("고요함"));
        check("함", "고요함", Some("함"));
        check("é", "né", Some("é"));
        check("end", "the end", Some("end"));
        check("ünd", "abc ünd", Some("ünd"));
        check("e", "👨‍👩‍👧‍👦 né", Some("é"));
        check("two\nlines", "of two\nlines here", Some("two\nlines"));
        check("!^$'", "odd: !^$' signs", Some("!^$'"));
        check("crème", "CREME", Some("CREME"));
        check("at", "a cat sat", Some("at"));
        check("", "anything", None);
        check(" ", "any thing", None);
    }

    #[test]
    fn words_are_found_in_any_order_and_all_of_them() {
        let finder = Finder::words("home friday").unwrap();
        assert_eq!(finder.place("My Fridays at home"), Some(14..18));
        assert_eq!(finder.place("My Fridays"), None);
        assert!(Finder::words("  ").is_none());
    }

    #[test]
    fn some_letters_may_be_missing_but_not_most_of_them() {
        let like = |words: &str, text: &str| Likeness::to(words).and_then(|mut like| like.of(text)).is_some();
        assert!(like("rehrse", "Rehearse what to say") && like("tugwar", "The tug of war"));
        assert!(!like("xyzzy", "What do you love most about your work as it is today?"));
        assert!(!like("fear", "For which of these would you need a better chair of your own?"));
        assert!(!like("fe", "fears"), "two letters are in everything");
    }
}
