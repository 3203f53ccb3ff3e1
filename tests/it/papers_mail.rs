//! Mail drafts and links, read back by parsers that know nothing of demur: addressee, subject and text, and no more.

#![expect(clippy::disallowed_methods, reason = "another program reads the drafts from the disk")]

use demur::letter::{Channel, Kind, Letter};
use demur::paper::{self, Address, TooLong, letter_eml, letter_mailto, letter_txt};
use fluent_uri::Uri;
use mailparse::{MailHeaderMap as _, parse_mail};
use proptest::prelude::*;

use crate::fixtures::{full, middling};
use crate::papers::{Desk, book, hostile, letters};

const TO: &str = "ana.o'neil+team@mail.example.org";

fn to() -> Address {
    Address::parse(TO).unwrap()
}

/// A draft parses back to what was meant, in exactly these headers.
fn check_eml(letter: &Letter, to: Option<&Address>) {
    let draft = letter_eml(letter, to);
    let subject = paper::subject(letter);
    well_formed(&draft);
    let mail = parse_mail(draft.as_bytes()).unwrap();
    let names: Vec<String> = mail.headers.iter().map(mailparse::MailHeader::get_key).collect();
    let mut expected = vec!["X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"];
    if !subject.is_empty() {
        expected.insert(0, "Subject");
    }
    if to.is_some() {
        expected.insert(0, "To");
    }
    assert_eq!(names, expected, "{draft}");
    assert_eq!(mail.headers.get_first_value("X-Unsent").as_deref(), Some("1"));
    assert_eq!(mail.headers.get_first_value("Subject").unwrap_or_default(), subject, "{draft}");
    let addressees = mail.headers.get_first_header("To").map(|to| mailparse::addrparse_header(to).unwrap());
    let addressees = addressees.map(|all| all.extract_single_info().unwrap());
    assert_eq!(addressees.as_ref().map(|one| one.addr.as_str()), to.map(Address::as_str), "{draft}");
    assert_eq!(addressees.and_then(|one| one.display_name), None);
    assert_eq!(mail.ctype.mimetype, "text/plain");
    assert_eq!(mail.ctype.charset, "utf-8");
    assert!(mail.subparts.is_empty());
    assert_eq!(mail.get_body().unwrap().replace("\r\n", "\n"), paper::body(letter), "{draft}");
}

/// ASCII, CR LF and nothing else at the end of a line, no line longer than RFC 5322 allows; what is encoded keeps to
/// the 76 bytes of RFC 2045 and RFC 2047.
fn well_formed(draft: &str) {
    assert!(draft.is_ascii() && draft.ends_with("\r\n"), "{draft}");
    assert!(!draft.replace("\r\n", "").contains(['\r', '\n', '\0']), "{draft:?}");
    let (head, body) = draft.split_once("\r\n\r\n").unwrap();
    for line in head.split("\r\n") {
        assert!(line.len() <= if line.contains("=?") { 76 } else { 998 }, "{line}");
    }
    assert!(body.split("\r\n").all(|line| line.len() <= 78), "{body}");
}

#[test]
fn a_thousand_drafts_out_of_hostile_workbooks() {
    let desk = Desk::new();
    let words = hostile();
    let channels = [Channel::Email, Channel::Letter, Channel::Chat, Channel::Card];
    let to = to();
    let mut count = 0;
    for (at, role) in words.iter().enumerate() {
        for (other, name) in words.iter().enumerate() {
            let book = book(role, name, &words[(at + other) % words.len()], &words[(at * 7 + other) % words.len()]);
            let kinds = [Kind::ALL[(at + other) % 6], Kind::ALL[(at + other + 3) % 6]];
            let channel = if other % 5 == 0 { channels[at % 4] } else { Channel::Email };
            for kind in kinds {
                check_eml(&desk.letter(&book, kind, channel), (other % 3 > 0).then_some(&to));
                count += 1;
            }
        }
    }
    assert!(count > 1_000, "{count}");
}

#[test]
fn a_draft_holds_the_words_of_the_text_file() {
    let desk = Desk::new();
    for book in [full(), middling()] {
        for kind in Kind::ALL {
            let letter = desk.letter(&book, *kind, Channel::Email);
            check_eml(&letter, Some(&to()));
            let shown = letter_txt(&letter);
            let mail = letter_eml(&letter, None);
            let mail = parse_mail(mail.as_bytes()).unwrap();
            let (subject, body) = (mail.headers.get_first_value("Subject").unwrap(), mail.get_body().unwrap());
            assert_eq!(format!("Subject: {subject}\n\n{}", body.replace("\r\n", "\n")), shown);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_letter_is_a_draft(letter in letters(), addressed in any::<bool>()) {
        check_eml(&letter, addressed.then_some(&to()));
    }

    #[test]
    fn any_letter_is_a_link_or_too_long(letter in letters(), addressed in any::<bool>()) {
        check_mailto(&letter, addressed.then_some(&to()));
    }

    #[test]
    fn whatever_is_typed_is_one_address_or_none(typed in crate::papers::words(), at in any::<bool>()) {
        let typed = if at { typed.replace(' ', "@") } else { format!("{typed}@example.org") };
        if let Ok(address) = Address::parse(&typed) {
            let header = format!("To: <{address}>\r\n\r\n");
            let mail = parse_mail(header.as_bytes()).unwrap();
            let all = mailparse::addrparse_header(&mail.headers[0]).unwrap();
            prop_assert_eq!(mail.headers.len(), 1);
            prop_assert_eq!(all.extract_single_info().unwrap().addr, address.as_str());
        }
    }
}

/// A link is a URI of RFC 3986; its parts, decoded, are what was meant.
fn check_mailto(letter: &Letter, to: Option<&Address>) {
    let link = match letter_mailto(letter, to) {
        Ok(link) => link,
        Err(TooLong { length }) => return assert!(length > paper::LONGEST),
    };
    assert!(link.len() <= paper::LONGEST);
    let uri = Uri::parse(link.as_str()).unwrap();
    assert_eq!((uri.scheme().as_str(), uri.authority().is_some(), uri.fragment().is_some()), ("mailto", false, false));
    let decoded = |part: &str| percent_decoded(part);
    assert_eq!(decoded(uri.path().as_str()), to.map(Address::as_str).unwrap_or_default());
    let fields: Vec<(&str, &str)> =
        uri.query().unwrap().as_str().split('&').map(|f| f.split_once('=').unwrap()).collect();
    let fields: Vec<(&str, String)> = fields.into_iter().map(|(name, value)| (name, decoded(value))).collect();
    let subject = paper::subject(letter);
    let body = paper::body(letter).trim_end_matches('\n').replace('\n', "\r\n");
    let mut expected = vec![("body", body)];
    if !subject.is_empty() {
        expected.insert(0, ("subject", subject));
    }
    assert_eq!(fields, expected, "{link}");
}

/// By hand: what wrote it is not what reads it. A plus stays a plus.
fn percent_decoded(part: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        let two = |rest: &mut std::str::Bytes<'_>| [rest.next().unwrap(), rest.next().unwrap()];
        bytes.push(if byte == b'%' {
            u8::from_str_radix(str::from_utf8(&two(&mut rest)).unwrap(), 16).unwrap()
        } else {
            byte
        });
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn links_out_of_hostile_workbooks() {
    let desk = Desk::new();
    let words = hostile();
    let mut links = 0;
    for (at, role) in words.iter().enumerate() {
        let book =
            book(role, &words[(at + 1) % words.len()], &words[(at + 2) % words.len()], &words[(at + 3) % words.len()]);
        let letter = desk.letter(&book, Kind::Time, Channel::Email);
        check_mailto(&letter, (at % 2 == 0).then_some(&to()));
        links += usize::from(letter_mailto(&letter, None).is_ok());
    }
    assert!(links > words.len() / 2, "most of them are short enough to be tried: {links}");
}

/// Reads every draft in a folder with Python's own mail library and compares it with what lies beside it.
const PYTHON: &str = r#"
import email, email.policy, pathlib, sys
bad, seen = [], 0
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.eml")):
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    subject, to, body = ((path.with_suffix(end)).read_bytes().decode() for end in (".subject", ".to", ".body"))
    names = (["To"] if to else []) + (["Subject"] if subject else [])
    names += ["X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]
    found = (mail.keys(), str(mail["Subject"] or ""), [a.addr_spec for a in mail["To"].addresses] if to else [],
             mail.get_content().replace("\r\n", "\n"), list(mail.defects), [d for h in mail.values() for d in h.defects])
    if found != (names, subject, [to] if to else [], body, [], []):
        bad.append((path.name, found, subject, body))
    seen += 1
print(seen, bad[:3], sep="\n")
sys.exit(1 if bad else 0)
"#;

#[test]
fn python_reads_the_same() {
    if !crate::tier::have("T23, another reader of mail", &["python3"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new();
    let words = hostile();
    for (at, role) in words.iter().enumerate() {
        for other in 0..4 {
            let name = &words[(at + other) % words.len()];
            let letter = desk.letter(&book(role, name, name, role), Kind::ALL[(at + other) % 6], Channel::Email);
            let to = (other > 0).then(to);
            let file = |end: &str| folder.path().join(format!("{at}-{other}.{end}"));
            std::fs::write(file("eml"), letter_eml(&letter, to.as_ref())).unwrap();
            std::fs::write(file("subject"), paper::subject(&letter)).unwrap();
            std::fs::write(file("to"), to.as_ref().map(Address::as_str).unwrap_or_default()).unwrap();
            std::fs::write(file("body"), paper::body(&letter)).unwrap();
        }
    }
    let ran = std::process::Command::new("python3").args(["-c", PYTHON]).arg(folder.path()).output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(ran.status.success() && out.starts_with(&format!("{}\n", words.len() * 4)), "{out}\n{err}");
}
