//! A passphrase over a workbook, in the public `age` format.
//!
//! Every sealed workbook has a key pair of its own. The passphrase seals the secret key, once, which takes about a
//! second and 128 MB on purpose; the files are sealed to the public key, which takes no time and needs no passphrase.
//! Each sealed file carries the sealed secret key in its head, so that the file and the passphrase are always enough,
//! wherever it is copied. The same sealed key lies beside the earlier versions as a file of its own, for `age -d -i`.

#[cfg_attr(feature = "encryption", path = "seal/age.rs")]
#[cfg_attr(not(feature = "encryption"), path = "seal/without.rs")]
mod format;
pub mod reseal;
mod ring;

pub use ring::{Closer, Ring, Unread};

use std::borrow::Cow;
use std::sync::Arc;

use crate::text::Secret;

/// How every sealed file begins.
const BEGINNING: &[u8] = b"age-encryption.org/v1\n";

/// What opens and closes the files of one workbook.
pub struct Seal {
    keys: format::Keys,
    /// The secret key under the passphrase: an age file.
    locked_key: Vec<u8>,
}

/// Why something could not be sealed or opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealFault {
    /// It was another passphrase.
    #[error("another passphrase")]
    WrongPassphrase,
    /// Made so costly to open that it is not tried.
    #[error("too costly to open")]
    TooCostly,
    /// Cut, changed, or sealed for somebody else.
    #[error("broken, or sealed for somebody else")]
    Broken,
    /// This program was built without the means.
    #[error("built without encryption")]
    Unsupported,
}

impl Seal {
    /// A new one under a passphrase. Slow, on purpose.
    ///
    /// # Errors
    /// [`SealFault::Unsupported`].
    pub fn new(passphrase: &Secret) -> Result<Self, SealFault> {
        let keys = format::Keys::new()?;
        let locked_key = keys.locked(passphrase)?;
        Ok(Self { keys, locked_key })
    }

    /// The same keys under another passphrase. Slow, on purpose.
    ///
    /// # Errors
    /// [`SealFault::Unsupported`].
    pub fn under(&self, passphrase: &Secret) -> Result<Self, SealFault> {
        let keys = self.keys.again();
        let locked_key = keys.locked(passphrase)?;
        Ok(Self { keys, locked_key })
    }

    /// The one that a sealed file carries. Slow, on purpose.
    ///
    /// # Errors
    /// [`SealFault`].
    pub fn carried_by(file: &[u8], passphrase: &Secret) -> Result<Self, SealFault> {
        let locked_key = format::carried(file).ok_or(SealFault::Broken)?;
        let keys = format::Keys::unlocked(&locked_key, passphrase)?;
        Ok(Self { keys, locked_key })
    }

    /// Whether this is its passphrase. Slow, on purpose.
    ///
    /// # Errors
    /// [`SealFault::WrongPassphrase`], mostly.
    pub fn checked(&self, passphrase: &Secret) -> Result<(), SealFault> {
        format::Keys::unlocked(&self.locked_key, passphrase).map(drop)
    }

    /// Seals bytes.
    ///
    /// # Errors
    /// [`SealFault::Unsupported`].
    pub fn close(&self, bytes: &[u8]) -> Result<Vec<u8>, SealFault> {
        self.keys.close(bytes, &self.locked_key)
    }

    /// Opens what was sealed.
    ///
    /// # Errors
    /// [`SealFault::Broken`].
    pub fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, SealFault> {
        self.keys.open(sealed)
    }

    /// The secret key under the passphrase, as an age file of its own.
    #[must_use]
    pub fn locked_key(&self) -> &[u8] {
        &self.locked_key
    }

    /// True where a file carries this very key, under this very passphrase.
    #[must_use]
    pub fn is_on(&self, file: &[u8]) -> bool {
        format::carried(file).is_some_and(|carried| carried == self.locked_key)
    }
}

impl PartialEq for Seal {
    /// The same key under the same passphrase.
    fn eq(&self, other: &Self) -> bool {
        self.locked_key == other.locked_key
    }
}

impl Eq for Seal {}

impl std::fmt::Debug for Seal {
    /// Nothing of it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal")
    }
}

/// True where bytes are sealed, by whomever.
#[must_use]
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGINNING)
}

/// Opens a file that its writer sealed with a passphrase by another program. Slow; as costly as that program made it.
///
/// # Errors
/// [`SealFault`].
pub fn opened_by_passphrase(file: &[u8], passphrase: &Secret) -> Result<Vec<u8>, SealFault> {
    format::opened_by_passphrase(file, passphrase)
}

/// True where a passphrase alone seals the file: another program's way.
#[must_use]
pub fn is_by_passphrase(file: &[u8]) -> bool {
    format::is_by_passphrase(file)
}

/// Bytes as they are to be written: sealed, where there is a seal.
///
/// # Errors
/// [`SealFault::Unsupported`].
pub fn closed<'a>(seal: Option<&Arc<Seal>>, bytes: &'a [u8]) -> Result<Cow<'a, [u8]>, SealFault> {
    match seal {
        Some(seal) => seal.close(bytes).map(Cow::Owned),
        None => Ok(Cow::Borrowed(bytes)),
    }
}

#[cfg(test)]
#[cfg(feature = "encryption")]
#[path = "seal/tests.rs"]
mod tests;
