//! A workbook under a passphrase: asked for on the terminal, three times at most, and never shown.

use super::{End, Refusal};
use crate::shell::environment::Places;
use crate::shell::prompt::Prompt;
use crate::shell::store::say::{error_once, shown};
use crate::shell::store::seal::SealFault;
use crate::shell::store::{self, StoreError};
use crate::text::Secret;
use crate::words::cli::HandOver;
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

/// A new passphrase, asked for twice on the terminal and never shown.
///
/// # Errors
/// Where there is no terminal, nothing was given, or the two differ.
pub fn new_passphrase(words: &HandOver) -> Result<Secret, Refusal> {
    let refused = |end, sentence: &String| Refusal::new(end, sentence.clone());
    let no_terminal = || refused(End::Usage, &words.no_terminal);
    let mut prompt = Prompt::open().ok_or_else(no_terminal)?;
    let mut ask = |words: &str| prompt.ask(words).map_err(|_refused| no_terminal());
    let none = || refused(End::Part, &words.no_passphrase);
    let first = ask(&words.passphrase)?.filter(|first| !first.is_empty()).ok_or_else(none)?;
    let second = ask(&words.again)?.ok_or_else(none)?;
    if first != second {
        return Err(refused(End::Part, &words.differ));
    }
    Ok(first)
}
