//! A letter as a mail draft: a file that a mail program opens as a message not yet sent.
//!
//! RFC 5322 and MIME; CR LF throughout, lines of at most 78 bytes but for an address longer than that. The headers are
//! To (where an address was given), Subject (where there is one), X-Unsent, MIME-Version, Content-Type and
//! Content-Transfer-Encoding, in that order, and no others: the part is written by itself, since a whole message of the
//! library brings a Message-ID and a Date, and a draft has neither. `X-Unsent` opens it as a draft in Outlook;
//! elsewhere it is "edit as new".

use std::borrow::Cow;

use mail_builder::headers::HeaderType;
use mail_builder::headers::address::Address as Mailbox;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::{BodyPart, MimePart};

use super::Address;
use super::mail::{body, subject};
use crate::letter::Letter;

/// How many bytes go into one encoded word of ours: three letters each, and a line with one has at most 76 (RFC 2047).
const A_WORD: usize = 16;

/// The letter as a draft, to this address or to nobody yet. A letter that has no subject makes a draft without one.
#[must_use]
pub fn letter_eml(letter: &Letter, to: Option<&Address>) -> String {
    let subject = subject(letter);
    let mut headers: Vec<(Cow<'_, str>, HeaderType<'_>)> = Vec::new();
    if let Some(to) = to {
        headers.push(("To".into(), Mailbox::from(to.as_str()).into()));
    }
    if !subject.is_empty() {
        headers.push(("Subject".into(), encoded(&subject)));
    }
    headers.push(("X-Unsent".into(), Raw::new("1").into()));
    headers.push(("MIME-Version".into(), Raw::new("1.0").into()));
    headers.push(("Content-Type".into(), ContentType::new("text/plain").attribute("charset", "utf-8").into()));
    // In CR LF before it is encoded: base64 keeps the line ends that it is given.
    let words = body(letter).replace('\n', "\r\n");
    let mut draft = Vec::new();
    MimePart { headers, contents: BodyPart::Text(words.into()) }.write_part(&mut draft);
    // It is ASCII: everything else is encoded.
    String::from_utf8_lossy(&draft).into_owned()
}

/// The subject, encoded where it must be. The library leaves plain ASCII as it is, also where it would be read as an
/// encoded word: that is encoded here, one word a line.
fn encoded(subject: &str) -> HeaderType<'_> {
    // Two blanks side by side may be where a line is folded, and then one of them is lost.
    if !(subject.is_ascii() && (subject.contains("=?") || subject.contains("  "))) {
        return Text::new(subject).into();
    }
    let word = |bytes: &[u8]| {
        let letters: Vec<String> = bytes.iter().map(|byte| format!("={byte:02X}")).collect();
        format!("=?utf-8?Q?{}?=", letters.concat())
    };
    Raw::new(subject.as_bytes().chunks(A_WORD).map(word).collect::<Vec<_>>().join("\r\n ")).into()
}

#[cfg(test)]
mod tests {
    use super::super::tests::letter;
    use super::*;

    fn check(given: &str, headers: &str) {
        let letter = Letter { subject: given.to_owned(), ..letter(&["Words."]) };
        let draft = letter_eml(&letter, Address::parse("ana@x.org").ok().as_ref());
        assert_eq!(draft.split_once("\r\nX-Unsent").unwrap().0, format!("To: <ana@x.org>\r\n{headers}"));
    }

    #[test]
    fn a_draft() {
        assert_eq!(
            letter_eml(&letter(&["Words."]), None),
            "Subject: A & B\r\nX-Unsent: 1\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=\"utf-8\"\r\n\
             Content-Transfer-Encoding: 7bit\r\n\r\n\
             Dear Ana,\r\n\r\nWords.\r\n\r\nTo know:\r\n- One?\r\n- # Two?\r\n\r\nBest,\r\nSam\r\n"
        );
    }

    #[test]
    fn a_subject_adds_no_header() {
        check("Lead", "Subject: Lead");
        check("A  B", "Subject: =?utf-8?Q?=41=20=20=42?=");
        check("Lead\r\nBcc: eve@x.org", "Subject: Lead Bcc: eve@x.org");
        check("팀장", "Subject: =?utf-8?B?7YyA7J6l?=");
        check("=?utf-8?Q?x?=", "Subject: =?utf-8?Q?=3D=3F=75=74=66=2D=38=3F=51=3F=78=3F=3D?=");
    }
}
