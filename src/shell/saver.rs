//! The one thread that saves, and what it is told. Nobody who types ever waits for a disk.
//!
//! [`Saver::keep`] leaves the newest snapshot on a desk that the thread takes it from. The desk can be read without
//! the loop: a signal, a hang-up or a panic saves from it through [`Rescue`].

pub mod cadence;
mod desk;
mod rescue;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

pub use rescue::Rescue;

use super::clock;
use super::store::seal::Seal;
use super::store::{Book, Keep, StoreError};
use crate::workbook::Workbook;
use cadence::{Next, Work};
use desk::{Asked, Desk, Shared, Sleep};

/// What the saver has to tell. Tickets are those of [`Saver::keep`]: a report holds for that snapshot and all before.
#[derive(Debug, Clone, PartialEq)]
pub enum SaveReport {
    /// The disk has confirmed the recovery copy.
    Recovery {
        /// Up to this snapshot.
        ticket: u64,
    },
    /// The disk has confirmed the workbook.
    Saved {
        /// Up to this snapshot.
        ticket: u64,
        /// The workbook's counter of saves.
        rev: u64,
        /// When, in seconds since 1970 UTC.
        at: i64,
    },
    /// The workbook could not be saved. It is tried again until it is.
    Failed {
        /// What the disk refused.
        error: StoreError,
        /// True where the recovery copy holds the words; else they are on the screen alone.
        in_recovery: bool,
    },
    /// The recovery copy could not be kept; the workbook is saved at its pace instead. It is tried again until it
    /// works, and then told as [`SaveReport::Recovery`], also where nothing is typed.
    RecoveryFailed {
        /// What the disk refused.
        error: StoreError,
    },
    /// Somebody else changed the file. It is left as it is, the recovery copy goes on, and [`Saver::settle`] decides.
    Conflict {
        /// The workbook's file.
        path: PathBuf,
    },
    /// Somebody else changed the file at the very moment of a save. Their version is kept here.
    SlippedIn {
        /// Where.
        kept: PathBuf,
    },
    /// Everything is under another seal, or under none.
    Resealed {
        /// Whether it is under one.
        sealed: bool,
        /// What went wrong; every file can be read all the same.
        done: Result<(), StoreError>,
    },
    /// A version was kept among the earlier ones, or not.
    VersionKept(Result<(), StoreError>),
    /// There is no folder for earlier versions, so the other version is kept here, beside the workbook.
    KeptBeside {
        /// Where.
        kept: PathBuf,
    },
    /// The workbook is saved in another file, and goes on there.
    Moved {
        /// The file that it was in. It stays as it is.
        from: PathBuf,
        /// Where it is now.
        path: PathBuf,
    },
    /// It could not be saved there. It goes on where it was.
    NotMoved {
        /// What was in the way.
        error: StoreError,
    },
    /// A conflict is settled, and this goes on.
    Settled {
        /// What was kept on the screen, or what was in the file.
        workbook: Arc<Workbook>,
    },
}

/// How the last save went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// Everything is in the workbook.
    Saved,
    /// Everything is in the recovery copy; the workbook could not be saved.
    InRecovery(StoreError),
    /// Neither could be saved: the words are on the screen alone.
    Unsaved(StoreError),
    /// The disk did not answer in time. It may yet.
    NoAnswer,
}

/// The thread that saves.
#[derive(Debug)]
pub struct Saver {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl Saver {
    /// Starts the thread. What it has to tell goes to `report`, from that thread. A new workbook is saved at once, so
    /// that it can be found again.
    ///
    /// # Errors
    /// Where the system has no thread to give.
    pub fn start(
        book: Book,
        workbook: Arc<Workbook>,
        report: impl Fn(SaveReport) + Send + 'static,
    ) -> std::io::Result<Self> {
        let new = book.original.is_new();
        let shared = Arc::new(Shared::new(book, workbook));
        if new {
            let mut desk = lock(&shared.desk);
            desk.cadence.changed(clock::instant());
            desk.cadence.checkpoint();
        }
        let theirs = Arc::clone(&shared);
        let thread = std::thread::Builder::new().name("saver".to_owned()).spawn(move || run(&theirs, &report))?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// Leaves the newest snapshot. Cheap: to be called at every change. Its ticket comes back in the reports.
    #[must_use]
    pub fn keep(&self, workbook: Arc<Workbook>) -> u64 {
        let mut desk = lock(&self.shared.desk);
        desk.latest = workbook;
        desk.ticket += 1;
        let now = clock::instant();
        desk.cadence.changed(now);
        // A thread that looks again in time is left asleep: it is not woken at every key.
        if desk.sleep.is_too_long_for(desk.cadence.next(now)) {
            desk.sleep = Sleep::Awake;
            self.shared.bell.notify_all();
        }
        desk.ticket
    }

    /// The workbook wants saving now: a field was left, something is to be exported.
    pub fn checkpoint(&self) {
        lock(&self.shared.desk).cadence.checkpoint();
        self.shared.bell.notify_all();
    }

    /// Settles a conflict: which version goes on. The other one is kept as an earlier version.
    pub fn settle(&self, keep: Keep) {
        self.ask(Asked::Settle(keep));
    }

    /// Keeps a version among the earlier ones.
    pub fn keep_version(&self, version: Arc<Workbook>) {
        self.ask(Asked::KeepVersion(version));
    }

    /// Puts everything under a seal, or under none.
    pub fn reseal(&self, seal: Option<Arc<Seal>>) {
        self.ask(Asked::Reseal(seal));
    }

    /// Goes on in another file, which must not be there yet.
    pub fn elsewhere(&self, path: PathBuf) {
        self.ask(Asked::Elsewhere(path));
    }

    /// Saves everything, and waits for it no longer than that. The thread goes on: after a failure one may try again,
    /// or go elsewhere. Dropping the saver ends it.
    #[must_use]
    pub fn finish(&self, patience: Duration) -> Ending {
        let until = clock::instant() + patience;
        let mut desk = lock(&self.shared.desk);
        desk.ending = None;
        desk.finishing = true;
        self.shared.bell.notify_all();
        loop {
            if let Some(ending) = desk.ending.take() {
                return ending;
            }
            let left = until.saturating_duration_since(clock::instant());
            if left.is_zero() {
                return Ending::NoAnswer;
            }
            desk = self.shared.ended.wait_timeout(desk, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// What saves without this thread and without the loop.
    #[must_use]
    pub fn rescue(&self) -> Rescue {
        Rescue::new(Arc::clone(&self.shared))
    }

    fn ask(&self, asked: Asked) {
        lock(&self.shared.desk).asked.push_back(asked);
        self.shared.bell.notify_all();
    }
}

impl Drop for Saver {
    /// Ends the thread. It is waited for only where it has nothing to do: a disk that hangs must not hang the end.
    fn drop(&mut self) {
        let idle = {
            let mut desk = lock(&self.shared.desk);
            desk.stopping = true;
            desk.sleep == Sleep::UntilRung
        };
        self.shared.bell.notify_all();
        if let Some(thread) = self.thread.take().filter(|_| idle) {
            // It gives nothing; one that panicked has ended the process.
            drop(thread.join());
        }
    }
}

enum Job {
    Save(Work),
    Finish,
    Do(Asked),
    Stop,
}

fn run(shared: &Shared, report: &dyn Fn(SaveReport)) {
    loop {
        match next(shared) {
            Job::Stop => return,
            Job::Save(work) => {
                drop(save(shared, work, report));
            }
            Job::Finish => {
                let ending = finish(shared, report);
                lock(&shared.desk).ending = Some(ending);
                shared.ended.notify_all();
            }
            Job::Do(asked) => desk::answer(shared, asked, report),
        }
    }
}

/// Sleeps until there is something to do. At rest it sleeps without a time-out.
fn next(shared: &Shared) -> Job {
    let mut desk = lock(&shared.desk);
    loop {
        if let Some(job) = wanted(&mut desk) {
            return job;
        }
        let now = clock::instant();
        desk = match desk.cadence.next(now) {
            Next::Do(work) => return Job::Save(work),
            Next::At(at) => {
                desk.sleep = Sleep::Until(at);
                let waited = shared.bell.wait_timeout(desk, at.saturating_duration_since(now));
                waited.unwrap_or_else(PoisonError::into_inner).0
            }
            Next::Rest => {
                desk.sleep = Sleep::UntilRung;
                shared.bell.wait(desk).unwrap_or_else(PoisonError::into_inner)
            }
        };
        desk.sleep = Sleep::Awake;
    }
}

fn wanted(desk: &mut Desk) -> Option<Job> {
    if let Some(asked) = desk.asked.pop_front() {
        return Some(Job::Do(asked));
    }
    if std::mem::take(&mut desk.finishing) {
        return Some(Job::Finish);
    }
    desk.stopping.then_some(Job::Stop)
}

fn finish(shared: &Shared, report: &dyn Fn(SaveReport)) -> Ending {
    match save(shared, Work::Original, report) {
        Ok(()) => Ending::Saved,
        Err(error) => match save(shared, Work::Recovery, report) {
            Ok(()) => Ending::InRecovery(error),
            Err(_) => Ending::Unsaved(error),
        },
    }
}

fn save(shared: &Shared, work: Work, report: &dyn Fn(SaveReport)) -> Result<(), StoreError> {
    let began = clock::instant();
    let (workbook, ticket) = {
        let mut desk = lock(&shared.desk);
        desk.cadence.begin(work);
        (Arc::clone(&desk.latest), desk.ticket)
    };
    let (result, news) = match work {
        Work::Recovery => shared.keep_recovery(&workbook, ticket),
        Work::Original => shared.save_original(&workbook, ticket),
    };
    shared.note(work, began, ticket, &result);
    news.into_iter().for_each(report);
    result
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A lock that is waited for no longer than until then: whoever holds it may never let go.
fn lock_until<T>(mutex: &Mutex<T>, until: Instant) -> Option<MutexGuard<'_, T>> {
    loop {
        match mutex.try_lock() {
            Ok(guard) => return Some(guard),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) if clock::instant() >= until => return None,
            // The standard lock knows no waiting with an end; this path is walked once, when everything ends.
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(2)),
        }
    }
}

#[cfg(test)]
#[path = "saver/tests.rs"]
mod tests;
