//! A workbook under a passphrase: asked for on the terminal, three times at most, and never shown.

use super::{End, Refusal};
use crate::shell::environment::Places;
use crate::shell::prompt::Prompt;
use crate::shell::store::say::{error_once, shown};
use crate::shell::store::seal::SealFault;
use crate::shell::store::{self, StoreError};
use crate::words::fill;
use crate::words::store::Store;

const TRIES: usize = 3;

/// Tries something with a workbook; where it is under a passphrase, asks for that and tries again. A fault of the
/// store is the caller's to tell.
///
/// # Errors
/// Where the passphrase was not given.
pub fn with_key<T>(
    places: &Places,
    words: &Store,
    attempt: impl Fn() -> Result<T, StoreError>,
) -> Result<Result<T, StoreError>, Refusal> {
    loop {
        match attempt() {
            Err(StoreError::Sealed(path)) => unlock(places, words, &path)?,
            other => return Ok(other),
        }
    }
}

fn unlock(places: &Places, words: &Store, path: &std::path::Path) -> Result<(), Refusal> {
    let refused = |sentence: &str| Refusal::new(End::Failed, fill(sentence, &[("path", &shown(path))]));
    let mut prompt = Prompt::open().ok_or_else(|| refused(&words.sealed_no_terminal))?;
    let ask = fill(&words.passphrase, &[("path", &shown(path))]);
    for _ in 0..TRIES {
        let heard = prompt.ask(&ask).map_err(|_no_terminal| refused(&words.sealed_no_terminal))?;
        let Some(passphrase) = heard else { return Err(refused(&words.not_unlocked)) };
        prompt.say(&words.unlocking);
        let unlocked = store::unlock(places, path, &passphrase);
        prompt.say("\n");
        match unlocked {
            Ok(()) => return Ok(()),
            Err(StoreError::Seal(SealFault::WrongPassphrase)) => prompt.say(&format!("{}\n", words.wrong_passphrase)),
            Err(other) => return Err(Refusal::new(End::Failed, error_once(words, &other))),
        }
    }
    Err(refused(&words.not_unlocked))
}
