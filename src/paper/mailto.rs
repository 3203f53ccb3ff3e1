//! A letter as a `mailto:` link (RFC 6068): the mail program opens with it filled in.
//!
//! All but letters, digits and `-._~` is percent-encoded in UTF-8: a blank is `%20` and never `+`, a line break
//! `%0D%0A`. Mail programs and the launchers before them cut long links without a word, so that a longer one is refused.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::Address;
use super::mail::{body, subject};
use crate::letter::Letter;

/// The longest link, in characters.
pub const LONGEST: usize = 1_900;

/// What needs encoding: everything that RFC 3986 reserves or forbids.
const ENCODED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The link would be longer than every mail program takes. What to do instead is said in `assets/words/papers.ron`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{length} characters, and at most {LONGEST} go into a link")]
pub struct TooLong {
    /// How many characters it would have.
    pub length: usize,
}

/// The letter as a link to this address, or to nobody yet. A letter that has no subject makes a link without one.
///
/// # Errors
/// [`TooLong`].
pub fn letter_mailto(letter: &Letter, to: Option<&Address>) -> Result<String, TooLong> {
    let encoded = |words: &str| utf8_percent_encode(words, &ENCODED).to_string();
    let (subject, words) = (subject(letter), body(letter));
    let to = to.map(|to| encoded(to.as_str()).replace("%40", "@")).unwrap_or_default();
    let subject = if subject.is_empty() { String::new() } else { format!("subject={}&", encoded(&subject)) };
    let words = encoded(words.trim_end_matches('\n')).replace("%0A", "%0D%0A");
    let link = format!("mailto:{to}?{subject}body={words}");
    if link.len() > LONGEST { Err(TooLong { length: link.len() }) } else { Ok(link) }
}

#[cfg(test)]
mod tests {
    use super::super::tests::letter;
    use super::*;

    #[test]
    fn a_link() {
        let words = "Dear%20Ana%2C%0D%0A%0D%0A1%20%2B%201%20%26%202%2E%20%EB%84%A4%0D%0A%0D%0ATo%20know%3A%0D%0A-%20One%3F%0D%0A-%20%23%20Two%3F%0D%0A%0D%0ABest%2C%0D%0ASam";
        let expected = format!("?subject=A%20%26%20B&body={}", words.replace("%2E", "."));
        let letter = letter(&["1 + 1 & 2. 네"]);
        assert_eq!(letter_mailto(&letter, None), Ok(format!("mailto:{expected}")));
        let to = Address::parse("a&b+c?d%e/f#g@x.org").ok();
        assert_eq!(
            letter_mailto(&letter, to.as_ref()),
            Ok(format!("mailto:a%26b%2Bc%3Fd%25e%2Ff%23g@x.org{expected}"))
        );
    }

    #[test]
    fn a_long_letter_is_refused() {
        let link = |count: usize| letter_mailto(&letter(&[&"a".repeat(count)]), None);
        let short = link(1).unwrap().len();
        assert_eq!(link(LONGEST + 1 - short).unwrap().len(), LONGEST);
        assert_eq!(link(LONGEST + 2 - short), Err(TooLong { length: LONGEST + 1 }));
    }
}
