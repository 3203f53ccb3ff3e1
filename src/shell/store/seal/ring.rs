//! The keys of this run: every seal that a passphrase has opened, and the one that closes a workbook in hand.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use zeroize::Zeroizing;

use super::{Seal, SealFault, closed, is_by_passphrase, is_sealed, opened_by_passphrase};
use crate::saved::{self, Hash, Written};
use crate::text::Secret;

/// More than a seal lays around the largest workbook: a head with its key, and 16 bytes for each 64 KB.
const AROUND: usize = 4096;

/// The seals that were opened in this run. Clones are the same ring.
#[derive(Clone, Default)]
pub struct Ring {
    held: Arc<Mutex<Held>>,
}

#[derive(Default)]
struct Held {
    seals: Vec<Arc<Seal>>,
    /// What another program sealed with a passphrase alone, opened once: by the fingerprint of the sealed bytes.
    opened: Vec<(Hash, Zeroizing<Vec<u8>>, Arc<Seal>)>,
}

/// Why bytes could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// No key on the ring is theirs.
    Sealed,
    /// The key is theirs, and they are broken.
    Broken,
}

/// What a file says, and the seal that it was under.
pub type Plain<'a> = (Cow<'a, [u8]>, Option<Arc<Seal>>);

impl Ring {
    fn held<T>(&self, look: impl FnOnce(&mut Held) -> T) -> T {
        look(&mut self.held.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Lets go of every key and of what was opened; keys and words are wiped.
    pub fn forget(&self) {
        self.held(|held| *held = Held::default());
    }

    /// A seal that was made or opened.
    pub fn add(&self, seal: &Arc<Seal>) {
        self.held(|held| held.seals.push(Arc::clone(seal)));
    }

    /// The seal that came last; none where nothing sealed was opened.
    #[must_use]
    pub fn last(&self) -> Option<Arc<Seal>> {
        self.held(|held| held.seals.last().cloned())
    }

    /// What bytes say: themselves where they are not sealed.
    ///
    /// # Errors
    /// [`Unread`].
    pub fn plain<'a>(&self, bytes: &'a [u8]) -> Result<Plain<'a>, Unread> {
        if !is_sealed(bytes) {
            return Ok((Cow::Borrowed(bytes), None));
        }
        self.held(|held| {
            let hash = saved::hash(bytes);
            if let Some((_, plain, seal)) = held.opened.iter().find(|(of, ..)| *of == hash) {
                return Ok((Cow::Owned(plain.to_vec()), Some(Arc::clone(seal))));
            }
            let open =
                |seal: &Arc<Seal>| seal.open(bytes).ok().map(|plain| (Cow::Owned(plain), Some(Arc::clone(seal))));
            // The newest first: it may be the same key under another passphrase.
            let opened = held.seals.iter().rev().find_map(open);
            let known = held.seals.iter().any(|seal| seal.is_on(bytes));
            opened.ok_or(if known { Unread::Broken } else { Unread::Sealed })
        })
    }

    /// Opens sealed bytes with a passphrase, and holds the key from now on. Slow, on purpose.
    ///
    /// # Errors
    /// [`SealFault`].
    pub fn unlock(&self, bytes: &[u8], passphrase: &Secret) -> Result<(), SealFault> {
        if is_by_passphrase(bytes) {
            let plain = Zeroizing::new(opened_by_passphrase(bytes, passphrase)?);
            let seal = Arc::new(Seal::new(passphrase)?);
            self.held(|held| {
                held.opened.push((saved::hash(bytes), plain, Arc::clone(&seal)));
                held.seals.push(seal);
            });
            return Ok(());
        }
        let seal = Arc::new(Seal::carried_by(bytes, passphrase)?);
        self.add(&seal);
        Ok(())
    }
}

impl std::fmt::Debug for Ring {
    /// A count.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ring({})", self.held(|held| held.seals.len()))
    }
}

impl PartialEq for Ring {
    /// The same ring.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.held, &other.held)
    }
}

impl Eq for Ring {}

/// What closes everything that is written of an open workbook. Clones are the same.
#[derive(Debug, Clone, Default)]
pub struct Closer {
    seal: Arc<Mutex<Option<Arc<Seal>>>>,
}

impl Closer {
    /// Closes with this seal, or with none.
    #[must_use]
    pub fn new(seal: Option<Arc<Seal>>) -> Self {
        Self { seal: Arc::new(Mutex::new(seal)) }
    }

    /// The seal.
    #[must_use]
    pub fn seal(&self) -> Option<Arc<Seal>> {
        self.seal.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// From now on this one, or none.
    pub fn set(&self, seal: Option<Arc<Seal>>) {
        *self.seal.lock().unwrap_or_else(PoisonError::into_inner) = seal;
    }

    /// The most bytes that may be written: what closes them is laid around, and the file must open again.
    #[must_use]
    pub fn room(&self) -> usize {
        saved::MAX_FILE - if self.seal().is_some() { AROUND } else { 0 }
    }

    /// Bytes as they are to be written.
    ///
    /// # Errors
    /// [`SealFault::Unsupported`].
    pub fn close<'a>(&self, bytes: &'a [u8]) -> Result<Cow<'a, [u8]>, SealFault> {
        closed(self.seal().as_ref(), bytes)
    }

    /// A workbook's bytes as they are to be written, and their hash.
    ///
    /// # Errors
    /// [`SealFault::Unsupported`].
    pub fn close_written<'a>(&self, written: &'a Written) -> Result<(Cow<'a, [u8]>, Hash), SealFault> {
        let bytes = self.close(written.text.as_bytes())?;
        let hash = if let Cow::Owned(sealed) = &bytes { saved::hash(sealed) } else { written.hash };
        Ok((bytes, hash))
    }
}
