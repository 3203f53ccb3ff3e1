//! What an e-mail carries, whichever way it leaves: a subject in one line, and the words of the text file.

use super::letter_txt;
use crate::letter::Letter;
use crate::text::{clean, hidden};

/// The subject as it leaves: hidden characters taken out, line breaks and tabs as blanks; empty where there is none.
#[must_use]
pub fn subject(letter: &Letter) -> String {
    let breaks = |c: char| if matches!(c, '\n' | '\t' | '\u{2028}' | '\u{2029}') { ' ' } else { c };
    let subject: String = clean(&letter.subject).text.chars().map(breaks).filter(|c| !hidden(*c)).collect();
    subject.trim().to_owned()
}

/// The message as it leaves: the same words as the text file, without the line that shows the subject.
#[must_use]
pub fn body(letter: &Letter) -> String {
    let without = Letter { heading: String::new(), ..letter.clone() };
    clean(&letter_txt(&without)).text
}

#[cfg(test)]
mod tests {
    use super::super::tests::letter;
    use super::*;

    fn check(given: &str, expected: &str) {
        let letter = Letter { subject: given.to_owned(), ..letter(&["Words."]) };
        assert_eq!(subject(&letter), expected);
    }

    #[test]
    fn a_subject_is_one_line() {
        check("A & B", "A & B");
        check("Lead\r\nBcc: eve@x.org", "Lead Bcc: eve@x.org");
        check("a\u{2028}b\u{2029}c\td\u{85}e\0f\rg ", "a b c def g");
    }

    #[test]
    fn the_words_are_those_of_the_text_file() {
        let letter = letter(&["*Words*."]);
        assert_eq!(Some(body(&letter).as_str()), letter_txt(&letter).strip_prefix("Subject: A & B\n\n"));
    }
}
