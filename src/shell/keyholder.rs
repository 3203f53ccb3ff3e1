//! Deriving keys beside the loop: it takes a second, and no key waits for it.

use std::sync::Arc;

use super::store::seal::{Closer, Ring, Seal, SealFault};
use crate::app::Passphrases;
use crate::text::Secret;

/// Who holds the keys of the open workbook.
#[derive(Debug, Clone)]
pub struct Keyholder {
    ring: Ring,
    closer: Closer,
}

/// What became of it.
#[derive(Debug)]
pub enum Derived {
    /// The seal that everything is to be put under, or none; or why not.
    Seal(Result<Option<Arc<Seal>>, SealFault>),
    /// Whether it was the passphrase.
    Checked(bool),
}

/// Whom it is told.
pub type Teller = Box<dyn FnOnce(Derived) + Send>;

impl Keyholder {
    /// For an open workbook.
    #[must_use]
    pub const fn new(ring: Ring, closer: Closer) -> Self {
        Self { ring, closer }
    }

    /// True where the workbook is under a passphrase.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        self.closer.seal().is_some()
    }

    /// Makes the seal for another passphrase, or for none, where the old one is right.
    pub fn change(&self, passphrases: Passphrases, tell: Teller) {
        let this = self.clone();
        apart(move || Derived::Seal(this.changed(&passphrases)), tell);
    }

    /// Checks a passphrase.
    pub fn check(&self, passphrase: Secret, tell: Teller) {
        let seal = self.closer.seal();
        apart(move || Derived::Checked(seal.is_none_or(|seal| seal.checked(&passphrase).is_ok())), tell);
    }

    fn changed(&self, passphrases: &Passphrases) -> Result<Option<Arc<Seal>>, SealFault> {
        let now = self.closer.seal();
        if let Some(now) = &now {
            now.checked(&passphrases.old)?;
        }
        let next = match (&passphrases.new, &now) {
            (None, _) => None,
            (Some(new), Some(now)) => Some(Arc::new(now.under(new)?)),
            (Some(new), None) => Some(Arc::new(Seal::new(new)?)),
        };
        if let Some(next) = &next {
            self.ring.add(next);
        }
        Ok(next)
    }
}

/// Where the system has no thread to give, nothing comes of it: the screen goes on saying that it works.
fn apart(derive: impl FnOnce() -> Derived + Send + 'static, tell: Teller) {
    let thread = std::thread::Builder::new().name("keys".to_owned()).spawn(move || tell(derive()));
    drop(thread);
}
