//! The one address a message goes to: what a person types, held to what every mail program understands.
//!
//! Accepted are `ana@example.org` and, as mail programs copy it, `Ana Li <ana@example.org>`, of which the address
//! alone is kept: the name in a greeting is the letter's affair. The form is RFC 5322's dot-atom before the at, host
//! labels after it (RFC 1123), and the lengths of RFC 5321. Quoted names before the at, comments, bare IP addresses
//! and letters beyond ASCII are refused: they are rare, and programs disagree about them.

use std::fmt;

/// The longest address (RFC 5321, 4.5.3.1.3, less its angle brackets), in bytes.
const LONGEST: usize = 254;
/// The longest name before the at.
const LONGEST_NAME: usize = 64;
/// The longest label of a host.
const LONGEST_LABEL: usize = 63;

/// One address. There is no character in it that a header or a link could take for an end.
#[derive(Clone, PartialEq, Eq)]
pub struct Address(String);

/// Why what was typed is no address. What is said of it is in `assets/words/papers.ron`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadAddress {
    /// Nothing was typed.
    #[error("no address")]
    Empty,
    /// A line break, a control character or one that does not show is in it.
    #[error("a hidden character in the address")]
    Hidden,
    /// More than one.
    #[error("more than one address")]
    Several,
    /// A letter beyond ASCII is in the address itself.
    #[error("a letter that an address cannot have")]
    Foreign,
    /// Anything else that no mail program would take.
    #[error("not an address")]
    Malformed,
}

impl Address {
    /// Reads what a person typed. Blanks around it are no part of it.
    ///
    /// # Errors
    /// [`BadAddress`].
    pub fn parse(typed: &str) -> Result<Self, BadAddress> {
        let typed = typed.trim_matches(' ');
        if typed.is_empty() {
            return Err(BadAddress::Empty);
        }
        if typed.chars().any(|c| c.is_control() || crate::text::hidden(c) || matches!(c, '\u{2028}' | '\u{2029}')) {
            return Err(BadAddress::Hidden);
        }
        let address = bare(typed)?;
        let (name, host) = address.rsplit_once('@').ok_or(BadAddress::Malformed)?;
        if name.contains(['@', ',', ';', ' ']) || host.contains([',', ';', ' ']) {
            return Err(if address.matches('@').count() > 1 { BadAddress::Several } else { BadAddress::Malformed });
        }
        if !address.is_ascii() {
            return Err(BadAddress::Foreign);
        }
        let whole = address.len() <= LONGEST && is_name(name) && is_host(host);
        if whole { Ok(Self(address.to_owned())) } else { Err(BadAddress::Malformed) }
    }

    /// The address: `ana@example.org`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Address {
    /// A length: whom somebody writes to is theirs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({} bytes)", self.0.len())
    }
}

/// What stands in angle brackets at the end, where there are any; else all of it.
fn bare(typed: &str) -> Result<&str, BadAddress> {
    let Some(open) = typed.strip_suffix('>') else { return Ok(typed) };
    let (name, address) = open.rsplit_once('<').ok_or(BadAddress::Malformed)?;
    if name.contains(['@', '<', '>', ';']) {
        return Err(BadAddress::Several);
    }
    Ok(address)
}

fn is_name(name: &str) -> bool {
    let atom = |atom: &str| !atom.is_empty() && atom.chars().all(in_an_atom);
    name.len() <= LONGEST_NAME && name.split('.').all(atom)
}

/// RFC 5322, 3.2.3.
fn in_an_atom(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c)
}

fn is_host(host: &str) -> bool {
    host.split('.').all(is_label) && host.chars().any(|c| c.is_ascii_alphabetic())
}

fn is_label(label: &str) -> bool {
    (1..=LONGEST_LABEL).contains(&label.len())
        && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: Result<&str, BadAddress>) {
        assert_eq!(Address::parse(typed).map(|a| a.to_string()), expected.map(str::to_owned), "{typed:?}");
    }

    #[test]
    fn an_address() {
        for typed in ["ana@example.org", "a.b+c@x-y.example.org", "o'neil@example.org", "ana@corp", "1&%?#=@x1.y"] {
            check(typed, Ok(typed));
        }
        check("  ana@example.org ", Ok("ana@example.org"));
    }

    #[test]
    fn as_mail_programs_copy_it() {
        for typed in ["Ana <ana@x.org>", "\"Li, Ana\" <ana@x.org>", "<ana@x.org>", "안나<ana@x.org>"] {
            check(typed, Ok("ana@x.org"));
        }
    }

    #[test]
    fn nothing_and_several() {
        check("", Err(BadAddress::Empty));
        check("   ", Err(BadAddress::Empty));
        for typed in ["a@x.org, b@x.org", "a@x.org;b@x.org", "a@x.org b@x.org", "a@b@c", "a@b <c@d>", "<a@b>, <c@d>"] {
            check(typed, Err(BadAddress::Several));
        }
    }

    #[test]
    fn what_could_end_a_header() {
        for mark in ["\r\nBcc: b@x.org", "\n", "\r", "\0", "\u{85}", "\u{9b}", "\u{2028}", "\u{202e}", "\t", "\u{7f}"] {
            check(&format!("a{mark}@x.org"), Err(BadAddress::Hidden));
            check(&format!("a@x.org{mark}"), Err(BadAddress::Hidden));
            check(&format!("An{mark}a <a@x.org>"), Err(BadAddress::Hidden));
        }
    }

    #[test]
    fn what_no_mail_program_takes() {
        for typed in [
            "ana",
            "@x.org",
            "ana@",
            "ana@.org",
            "a..b@x.org",
            ".a@x.org",
            "a.@x.org",
            "a@-x.org",
            "a@x-.org",
            "a@x..org",
            "a b@x.org",
            "\"a b\"@x.org",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            "a(b)@x.org",
            "a@x.org>",
            "a@x_y.org",
            "a:b@x.org",
            "a@x.org?bcc=b",
            "<>",
            "a<b>c",
            "=?utf-8?Q?a?= b@x.org",
        ] {
            check(typed, Err(BadAddress::Malformed));
        }
        check("bücher@x.org", Err(BadAddress::Foreign));
        check("a@bücher.org", Err(BadAddress::Foreign));
        check(&format!("{}@x.org", "a".repeat(65)), Err(BadAddress::Malformed));
        check(&format!("a@{}.org", "a".repeat(64)), Err(BadAddress::Malformed));
        check(&format!("a@{}org", "abcdefgh.".repeat(30)), Err(BadAddress::Malformed));
    }
}
