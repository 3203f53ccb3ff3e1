//! The checksum on the last line, and the identity of a file's bytes.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::Sum;

const MARK: &str = "// demur:sum=";

/// SHA-256 of some bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash([u8; 32]);

/// The identity of bytes.
#[must_use]
pub fn hash(bytes: &[u8]) -> Hash {
    Hash(Sha256::digest(bytes).into())
}

impl std::fmt::Display for Hash {
    /// 64 lower-case hexadecimal digits.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Adds the last line.
pub(super) fn seal(mut text: String) -> String {
    let sum = hash(text.as_bytes());
    // Writing to a string cannot fail.
    writeln!(text, "{MARK}{sum}").unwrap_or_default();
    text
}

/// Compares the last line with what stands above it.
pub(super) fn check(text: &str) -> Sum {
    let body_end = text.trim_end().rfind('\n').map_or(0, |at| at + 1);
    let (body, last) = text.split_at(body_end);
    match last.trim_end().strip_prefix(MARK) {
        None => Sum::Missing,
        Some(sum) if hash(body.as_bytes()).to_string() == sum => Sum::Matches,
        Some(_) => Sum::Differs,
    }
}
