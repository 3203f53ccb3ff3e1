//! What the saver's thread, the loop and the rescue share.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Instant;

use super::cadence::{Cadence, Next, Work};
use super::{Ending, SaveReport, lock};
use crate::shell::clock;
use crate::shell::store::book::Original;
use crate::shell::store::recovery::Recovery;
use crate::shell::store::seal::Seal;
use crate::shell::store::{Book, Keep, StoreError};
use crate::workbook::Workbook;

/// Each thing under a lock of its own, so that none waits for a disk but whoever asked for it. Where two are held, they
/// are taken in this order.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) original: Mutex<Original>,
    pub(super) recovery: Mutex<Recovery>,
    pub(super) desk: Mutex<Desk>,
    /// Something lies on the desk.
    pub(super) bell: Condvar,
    /// An ending lies on the desk.
    pub(super) ended: Condvar,
}

#[derive(Debug)]
pub(super) struct Desk {
    pub(super) latest: Arc<Workbook>,
    pub(super) ticket: u64,
    pub(super) cadence: Cadence,
    /// In the order in which they were asked.
    pub(super) asked: VecDeque<Asked>,
    pub(super) ending: Option<Ending>,
    /// The snapshot that is in the workbook, and the one in the recovery copy.
    pub(super) saved: Option<u64>,
    pub(super) copied: Option<u64>,
    pub(super) finishing: bool,
    pub(super) stopping: bool,
    pub(super) sleep: Sleep,
}

impl Desk {
    /// True where the newest snapshot is in the workbook.
    pub(super) fn is_saved(&self) -> bool {
        self.saved == Some(self.ticket) && self.cadence.at_rest()
    }
}

/// How long the saver's thread sleeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sleep {
    /// It will look at the desk before it sleeps.
    Awake,
    /// Until then.
    Until(Instant),
    /// Until the bell rings.
    UntilRung,
}

impl Sleep {
    /// True where the thread would miss what comes next.
    pub(super) fn is_too_long_for(self, next: Next) -> bool {
        match (self, next) {
            (Self::Awake, _) | (_, Next::Rest) => false,
            (Self::Until(until), Next::At(at)) => at < until,
            (Self::Until(_), Next::Do(_)) | (Self::UntilRung, Next::At(_) | Next::Do(_)) => true,
        }
    }
}

/// Something that only the saver's thread may do.
#[derive(Debug)]
pub(super) enum Asked {
    Settle(Keep),
    Elsewhere(PathBuf),
    KeepVersion(Arc<Workbook>),
    Reseal(Option<Arc<Seal>>),
}

type Told = (Result<(), StoreError>, Vec<SaveReport>);

impl Shared {
    pub(super) fn new(book: Book, latest: Arc<Workbook>) -> Self {
        let mut cadence = Cadence::default();
        if book.recovery.path().is_none() {
            cadence.block(Work::Recovery);
        }
        let desk = Desk {
            latest,
            ticket: 0,
            cadence,
            asked: VecDeque::new(),
            ending: None,
            saved: None,
            copied: None,
            finishing: false,
            stopping: false,
            sleep: Sleep::Awake,
        };
        let Book { original, recovery } = book;
        Self {
            original: Mutex::new(original),
            recovery: Mutex::new(recovery),
            desk: Mutex::new(desk),
            bell: Condvar::new(),
            ended: Condvar::new(),
        }
    }

    pub(super) fn keep_recovery(&self, workbook: &Workbook, ticket: u64) -> Told {
        let mut recovery = lock(&self.recovery);
        match recovery.keep(workbook, clock::now()) {
            Ok(()) => {
                // One that was only tried again to see whether it works holds nothing that the workbook lacks.
                if lock(&self.desk).is_saved() {
                    recovery.remove();
                }
                (Ok(()), vec![SaveReport::Recovery { ticket }])
            }
            Err(error) => (Err(error.clone()), vec![SaveReport::RecoveryFailed { error }]),
        }
    }

    pub(super) fn save_original(&self, workbook: &Workbook, ticket: u64) -> Told {
        let mut original = lock(&self.original);
        match original.save(workbook, clock::now()) {
            Ok(saved) => {
                lock(&self.recovery).saved(saved.number());
                let mut told = vec![SaveReport::Saved { ticket, rev: saved.rev, at: saved.at }];
                told.extend(saved.slipped.map(|kept| SaveReport::SlippedIn { kept }));
                (Ok(()), told)
            }
            Err(error @ StoreError::Changed(_)) => {
                let path = original.path().to_owned();
                (Err(error), vec![SaveReport::Conflict { path }])
            }
            Err(error) => {
                let in_recovery = lock(&self.desk).copied.is_some_and(|copied| copied >= ticket);
                (Err(error.clone()), vec![SaveReport::Failed { error, in_recovery }])
            }
        }
    }

    /// Notes how a save went, for the next one.
    pub(super) fn note(&self, work: Work, began: Instant, ticket: u64, result: &Result<(), StoreError>) {
        let mut desk = lock(&self.desk);
        desk.cadence.end(work, began, clock::instant(), result.is_ok());
        match (work, result) {
            (Work::Original, Ok(())) => desk.saved = Some(ticket),
            (Work::Recovery, Ok(())) => desk.copied = Some(ticket),
            // Trying again would change nothing: somebody has to choose.
            (Work::Original, Err(StoreError::Changed(_))) => desk.cadence.block(Work::Original),
            (Work::Original | Work::Recovery, Err(_)) => {}
        }
    }
}

/// Does what only the saver's thread may do.
pub(super) fn answer(shared: &Shared, asked: Asked, report: &dyn Fn(SaveReport)) {
    let (latest, ticket) = {
        let desk = lock(&shared.desk);
        (Arc::clone(&desk.latest), desk.ticket)
    };
    match asked {
        Asked::Reseal(seal) => reseal(shared, seal.as_ref(), report),
        Asked::KeepVersion(version) => report(SaveReport::VersionKept(shared.keep_version(&version, &latest))),
        Asked::Elsewhere(path) => match shared.move_to(&path, &latest) {
            Ok((from, path)) => {
                shared.go_on();
                report(SaveReport::Moved { from, path });
            }
            Err(error) => report(SaveReport::NotMoved { error }),
        },
        Asked::Settle(keep) => {
            let settled = lock(&shared.original).settle(keep, &latest, clock::now());
            match settled {
                Ok(workbook) => {
                    let workbook = Arc::new(workbook);
                    if keep == Keep::Theirs {
                        shared.lay_down(&workbook, ticket);
                    }
                    shared.go_on();
                    report(SaveReport::Settled { workbook });
                }
                Err(error) => {
                    let in_recovery = lock(&shared.desk).copied.is_some_and(|copied| copied >= ticket);
                    report(SaveReport::Failed { error, in_recovery });
                }
            }
        }
    }
    if let Some(kept) = lock(&shared.original).kept_beside() {
        report(SaveReport::KeptBeside { kept });
    }
}

impl Shared {
    /// Keeps a version among the earlier ones. What is on the screen is saved first, so that one is kept and not two.
    fn keep_version(&self, version: &Workbook, latest: &Workbook) -> Result<(), StoreError> {
        let mut original = lock(&self.original);
        if version == latest {
            // Where it cannot be saved now, it is kept all the same.
            original.save(version, clock::now()).map(drop).unwrap_or_default();
        }
        original.keep_version(version)
    }

    /// Goes on in another file; both paths, the one before first.
    fn move_to(&self, path: &Path, latest: &Workbook) -> Result<(PathBuf, PathBuf), StoreError> {
        let mut original = lock(&self.original);
        let from = original.path().to_owned();
        let saved = original.move_to(path, latest, clock::now())?;
        let path = original.path().to_owned();
        let mut recovery = lock(&self.recovery);
        recovery.saved(saved.number());
        recovery.move_to(&path);
        Ok((from, path))
    }

    /// The workbook can be saved again, and is.
    fn go_on(&self) {
        let mut desk = lock(&self.desk);
        desk.cadence.unblock(Work::Original, clock::instant());
        desk.cadence.checkpoint();
    }

    /// What goes on is this, where nothing was typed meanwhile.
    fn lay_down(&self, workbook: &Arc<Workbook>, ticket: u64) {
        let mut desk = lock(&self.desk);
        if desk.ticket == ticket {
            desk.latest = Arc::clone(workbook);
        }
    }
}

/// Puts everything under another seal, and lets the recovery copy go: what it held is in the workbook now.
fn reseal(shared: &Shared, seal: Option<&Arc<Seal>>, report: &dyn Fn(SaveReport)) {
    let (latest, ticket) = {
        let desk = lock(&shared.desk);
        (Arc::clone(&desk.latest), desk.ticket)
    };
    let sealed = seal.is_some();
    let done = lock(&shared.original).reseal(seal, &latest, clock::now());
    let mut desk = lock(&shared.desk);
    if done.is_ok() {
        if desk.ticket == ticket {
            lock(&shared.recovery).remove();
        }
        desk.saved = desk.saved.max(Some(ticket));
    }
    desk.cadence.unblock(Work::Original, clock::instant());
    drop(desk);
    report(SaveReport::Resealed { sealed, done });
}
