//! The checksum on the last line, and the identity of a file's bytes.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::{Sum, Written};

const MARK: &str = "// demur:sum=";

/// The length of the last line.
pub(super) const LINE: usize = MARK.len() + 64 + 1;

/// SHA-256 of some bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash([u8; 32]);

/// The identity of bytes.
#[must_use]
pub fn hash(bytes: &[u8]) -> Hash {
    Hash(Sha256::digest(bytes).into())
}

/// What is taken of a file's bytes in one pass: the identity of all, and of those above the last line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prints {
    /// Of all its bytes.
    pub whole: Hash,
    above: Hash,
    /// Where the last line begins.
    last: usize,
}

impl Prints {
    /// Those of some bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let last = last_line(bytes);
        let (above, line) = bytes.split_at(last);
        let mut sum = Sha256::new_with_prefix(above);
        let above = Hash(sum.clone().finalize().into());
        sum.update(line);
        Self { whole: Hash(sum.finalize().into()), above, last }
    }
}

impl std::fmt::Display for Hash {
    /// 64 lower-case hexadecimal digits.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Adds the last line.
pub(super) fn seal(mut text: String) -> Written {
    let mut sum = Sha256::new_with_prefix(&text);
    let last = text.len();
    // Writing to a string cannot fail.
    writeln!(text, "{MARK}{}", Hash(sum.clone().finalize().into())).unwrap_or_default();
    sum.update(text.get(last..).unwrap_or_default());
    Written { text, hash: Hash(sum.finalize().into()) }
}

/// Compares the last line with what stands above it. Where these are the bytes of those prints, nothing is hashed again.
pub(super) fn check(text: &str, prints: Option<&Prints>) -> Sum {
    let (body, last) = text.split_at(last_line(text.as_bytes()));
    let of_body =
        || prints.filter(|prints| prints.last == body.len()).map_or_else(|| hash(body.as_bytes()), |p| p.above);
    match last.trim_end().strip_prefix(MARK) {
        None => Sum::Missing,
        Some(sum) if of_body().to_string() == sum => Sum::Matches,
        Some(_) => Sum::Differs,
    }
}

/// Where the last line begins that holds anything.
fn last_line(bytes: &[u8]) -> usize {
    bytes.trim_ascii_end().iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1)
}
