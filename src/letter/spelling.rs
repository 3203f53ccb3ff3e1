//! Which words of a letter are to be looked up, and what is to be believed of the answer. It knows no dictionary.
//!
//! A wrong finding on a good letter is worse than none. So nothing is looked up that a dictionary cannot know: names,
//! numbers, addresses, acronyms, words with capitals inside, words that are not in Latin letters, single letters.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::text::clean;

/// Of fewer words than this, nothing is told about the language.
const ENOUGH: usize = 8;
/// Parts of a hyphenated word shorter than this are left alone: "co-operate", "re-use".
const PART: usize = 4;
/// Characters of addresses, paths and other things that are no prose.
const ODD: [char; 9] = ['@', '/', '\\', '#', '~', '<', '>', '_', '='];

/// A word to be looked up.
#[derive(Clone, PartialEq, Eq)]
pub struct Lookup {
    /// As a dictionary has it: without "'s", with a straight apostrophe.
    pub word: String,
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
}

impl std::fmt::Debug for Lookup {
    /// A place, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Lookup({:?})", self.range)
    }
}

/// The words of a text that are to be looked up, in order. `names` are names and titles given in the workbook; each of
/// their words counts as known, and so does a word that stands somewhere in the middle of a sentence with a capital.
#[must_use]
pub fn lookups(text: &str, names: &[String]) -> Vec<Lookup> {
    let pieces = pieces(text);
    let mut known: BTreeSet<String> = BTreeSet::new();
    for name in names {
        known.extend(name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase));
    }
    for piece in &pieces {
        known.extend(
            words(piece).into_iter().filter(|word| !word.opens && capital(&word.letters)).map(|w| lower(&w.letters)),
        );
    }
    let all = pieces.iter().flat_map(words);
    let asked = all.filter(|word| plain(&word.letters) && !known.contains(&lower(&word.letters)));
    asked.map(|word| Lookup { word: word.letters, range: word.range }).collect()
}

/// The words of lookups, each once.
#[must_use]
pub fn to_ask(lookups: &[Lookup]) -> Vec<String> {
    let words: BTreeSet<&String> = lookups.iter().map(|lookup| &lookup.word).collect();
    words.into_iter().cloned().collect()
}

/// The words that are not known; of two letters, such as "ok" and "hr", none is told. None at all where most of them are not: the letter is in another language then.
#[must_use]
pub fn unknown(words: &[String], known: impl Fn(&str) -> bool) -> Vec<String> {
    let told = |word: &&String| word.chars().nth(2).is_some() && !known(word);
    let unknown: Vec<String> = words.iter().filter(told).cloned().collect();
    if words.len() >= ENOUGH && unknown.len() * 2 > words.len() { Vec::new() } else { unknown }
}

/// What stands between blanks.
struct Piece<'a> {
    text: &'a str,
    from: usize,
    /// It begins a sentence.
    opens: bool,
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut from, mut opens) = (0, true);
    for line in text.split_inclusive(char::is_whitespace) {
        let piece = line.trim_end();
        if !piece.is_empty() {
            pieces.push(Piece { text: piece, from, opens });
            let bare = piece.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
            opens = bare.ends_with(['.', '!', '?', ':', '…', '-', '–', '—', '•', '*']);
        }
        opens |= line.ends_with('\n');
        from += line.len();
    }
    pieces
}

struct Word {
    letters: String,
    range: Range<usize>,
    opens: bool,
}

/// The words of a piece; none where it is a number, an address or a path.
fn words(piece: &Piece<'_>) -> Vec<Word> {
    let inside = piece.text.trim_matches(|c: char| !c.is_alphanumeric());
    let odd = inside.contains(|c: char| c.is_numeric() || matches!(c, '.' | ':'));
    if odd || piece.text.contains(ODD) || clean(piece.text).removed > 0 {
        return Vec::new();
    }
    let hyphened = inside.contains(['-', '‐', '‑']);
    let letter = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '\u{ad}' | '\u{300}'..='\u{36f}');
    let mut found = Vec::new();
    let mut from = piece.from;
    for part in piece.text.split_inclusive(|c: char| !letter(c)) {
        let bare = part.trim_end_matches(|c: char| !letter(c));
        let word = bare.trim_matches(['\'', '’']);
        let start = from + bare.find(word).unwrap_or_default();
        let opens = piece.opens && found.is_empty();
        let short = hyphened && word.chars().count() < PART;
        if !word.is_empty() && !short {
            let range = start..start + word.len();
            found.push(Word { letters: without_possessive(&word.replace('’', "'")).to_owned(), range, opens });
        }
        from += part.len();
    }
    found
}

fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("'S")).unwrap_or(word)
}

/// A word that a dictionary of a language in Latin letters may know.
fn plain(word: &str) -> bool {
    let latin =
        |c: char| c.is_ascii_alphabetic() || c == '\'' || c.is_alphabetic() && matches!(c, '\u{c0}'..='\u{24f}');
    word.chars().nth(1).is_some() && word.chars().all(latin) && !word.chars().skip(1).any(char::is_uppercase)
}

fn capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

fn lower(word: &str) -> String {
    word.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, names: &[&str], expected: &[&str]) {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let found = lookups(text, &names);
        let words: Vec<&str> = found.iter().map(|lookup| lookup.word.as_str()).collect();
        assert_eq!(words, expected, "{text:?}");
        for lookup in &found {
            let there = text.get(lookup.range.clone()).unwrap().replace('’', "'");
            assert!(there.starts_with(&lookup.word), "{text:?}: {there:?}");
        }
    }

    #[test]
    fn words_are_looked_up() {
        check("Thnak you for the offer.", &[], &["Thnak", "you", "for", "the", "offer"]);
        check("I don’t know (yet), “really”.", &[], &["don't", "know", "yet", "really"]);
        check("Yes… and no—never", &[], &["Yes", "and", "no", "never"]);
        check("a café, naïvely", &[], &["café", "naïvely"]);
    }

    #[test]
    fn names_are_not() {
        check("Dear Ana,\nthank Priya for it. Priya knows", &["Ana"], &["Dear", "thank", "for", "it", "knows"]);
        check("sam rivera agrees", &["Sam Rivera"], &["agrees"]);
        check("the Lisbon office, Lisbon’s people", &[], &["the", "office", "people"]);
    }

    #[test]
    fn a_capital_in_the_middle_makes_a_name_and_one_at_the_start_does_not() {
        check("Lots to do. It grows", &[], &["Lots", "to", "do", "It", "grows"]);
        check("“Maybe,” said nobody", &[], &["Maybe", "said", "nobody"]);
        check("- Releses\n- Peple", &[], &["Releses", "Peple"]);
    }

    #[test]
    fn what_no_dictionary_has_is_not_asked() {
        check("40 % of 2026 by 4pm, v2.1", &[], &["of", "by"]);
        check("ana@example.com https://a.b/c www.example.com ./notes #ops snake_case", &[], &[]);
        check(
            "the HR and QA of EMEA, two PRs on GitHub and iPhone, OKRs",
            &[],
            &["the", "and", "of", "two", "on", "and"],
        );
        check("한국어 и русский, 漢字 γράμμα", &[], &[]);
        check("x y. I", &[], &[]);
        check("e.g. i.e. etc.", &[], &["etc"]);
    }

    #[test]
    fn possessives_and_hyphens() {
        check("the team's and teams' work", &[], &["the", "team", "and", "teams", "work"]);
        check("co-operate re-use hand-over well-known", &[], &["operate", "hand", "over", "well", "known"]);
    }

    #[test]
    fn each_word_is_asked_once() {
        assert_eq!(to_ask(&lookups("the end of the end", &[])), ["end", "of", "the"]);
    }

    #[test]
    fn a_letter_in_another_language_is_left_alone() {
        let words: Vec<String> = "aaa bbb ccc ddd eee fff ggg hhh".split(' ').map(str::to_owned).collect();
        assert_eq!(unknown(&words, |word| word != "ccc"), ["ccc"]);
        assert_eq!(unknown(&words, |word| word < "eee").len(), 4);
        assert_eq!(unknown(&words, |word| word < "ddd"), [""; 0]);
        assert_eq!(unknown(&words[..2], |_| false).len(), 2);
        assert_eq!(unknown(&["ok".to_owned(), "okk".to_owned()], |_| false), ["okk"]);
    }

    proptest::proptest! {
        #![proptest_config(crate::text::cases(300))]

        #[test]
        fn any_text_is_read(text in crate::text::nasty(40)) {
            for lookup in lookups(&text, &[]) {
                proptest::prop_assert!(text.get(lookup.range).is_some_and(|word| !word.is_empty()));
            }
        }
    }
}
