//! Saving without the loop and without the saver's thread: for signals, hang-ups and panics.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;

use super::desk::Shared;
use super::{Ending, lock_until};
use crate::shell::clock;
use crate::shell::store::{Doing, StoreError, Trouble};

/// How long the desk, and then each of the two files, is waited for.
const PATIENCE: Duration = Duration::from_millis(500);
/// How long all of it may take, so that the end comes within two seconds.
const ALL: Duration = Duration::from_millis(1500);

/// What saves the newest snapshot whatever else has stopped.
#[derive(Debug, Clone)]
pub struct Rescue {
    shared: Arc<Shared>,
}

impl Rescue {
    pub(super) fn new(shared: Arc<Shared>) -> Self {
        Self { shared }
    }

    /// Saves the newest snapshot: the recovery copy first, then the workbook. Comes back within a second and a half,
    /// also where the disk hangs; the saving then goes on as long as the process does.
    #[must_use]
    pub fn save(&self) -> Ending {
        let (tell, told) = mpsc::channel();
        let shared = Arc::clone(&self.shared);
        let apart = std::thread::Builder::new().spawn(move || {
            // Whoever listens may have gone.
            tell.send(save(&shared)).unwrap_or_default();
        });
        match apart {
            Ok(_) => told.recv_timeout(ALL).unwrap_or(Ending::NoAnswer),
            Err(_) => save(&self.shared),
        }
    }

    /// Where the workbook and its recovery copy are, where that can be told without waiting.
    #[must_use]
    pub fn places(&self) -> Vec<PathBuf> {
        let until = clock::instant() + PATIENCE;
        let original = lock_until(&self.shared.original, until).map(|original| original.path().to_owned());
        let recovery = lock_until(&self.shared.recovery, until).and_then(|recovery| recovery.path());
        original.into_iter().chain(recovery.filter(|path| path.exists())).collect()
    }
}

fn save(shared: &Shared) -> Ending {
    let until = || clock::instant() + PATIENCE;
    let Some((latest, ticket, done)) =
        lock_until(&shared.desk, until()).map(|desk| (Arc::clone(&desk.latest), desk.ticket, desk.is_saved()))
    else {
        return Ending::NoAnswer;
    };
    if done {
        return Ending::Saved;
    }
    let now = clock::now();
    // Where somebody holds the lock for good, there is no saying what the disk would have done.
    let held = || StoreError::Disk(Trouble { doing: Doing::Writing, path: PathBuf::new(), kind: HELD });
    let copied = lock_until(&shared.recovery, until()).map_or_else(|| Err(held()), |mut copy| copy.keep(&latest, now));
    let original = lock_until(&shared.original, until());
    let saved = original.map_or_else(|| Err(held()), |mut original| original.save(&latest, now));
    match (saved, copied) {
        (Ok(saved), _) => {
            if let Some(mut copy) = lock_until(&shared.recovery, until()) {
                copy.saved(saved.number());
            }
            if let Some(mut desk) = lock_until(&shared.desk, until()) {
                desk.saved = desk.saved.max(Some(ticket));
            }
            Ending::Saved
        }
        (Err(error), Ok(())) => Ending::InRecovery(error),
        (Err(error), Err(_)) => Ending::Unsaved(error),
    }
}

const HELD: std::io::ErrorKind = std::io::ErrorKind::WouldBlock;
