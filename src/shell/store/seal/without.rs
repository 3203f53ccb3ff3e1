//! In the place of the format, where demur was built without it: nothing can be sealed or opened.

use super::SealFault;
use crate::text::Secret;

/// Nothing is sealed with them.
pub struct Keys;

#[expect(clippy::unused_self, reason = "with the format, there are keys")]
impl Keys {
    pub const fn new() -> Result<Self, SealFault> {
        Err(SealFault::Unsupported)
    }

    pub const fn again(&self) -> Self {
        Self
    }

    pub const fn locked(&self, _passphrase: &Secret) -> Result<Vec<u8>, SealFault> {
        Err(SealFault::Unsupported)
    }

    pub const fn unlocked(_locked: &[u8], _passphrase: &Secret) -> Result<Self, SealFault> {
        Err(SealFault::Unsupported)
    }

    pub const fn close(&self, _bytes: &[u8], _locked_key: &[u8]) -> Result<Vec<u8>, SealFault> {
        Err(SealFault::Unsupported)
    }

    pub const fn open(&self, _file: &[u8]) -> Result<Vec<u8>, SealFault> {
        Err(SealFault::Unsupported)
    }
}

#[expect(clippy::unnecessary_wraps, reason = "with the format, a file may carry none")]
pub const fn carried(_file: &[u8]) -> Option<Vec<u8>> {
    // Whoever asks is then told why it cannot be opened.
    Some(Vec::new())
}

pub const fn is_by_passphrase(_file: &[u8]) -> bool {
    false
}

pub const fn opened_by_passphrase(_file: &[u8], _passphrase: &Secret) -> Result<Vec<u8>, SealFault> {
    Err(SealFault::Unsupported)
}
