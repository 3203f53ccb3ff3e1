//! An open workbook: its file, and the recovery copy beside it. Whoever has one is its only writer.

mod versions;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::fault::{Doing, StoreError, Trouble};
use super::generations::Generations;
use super::holdings;
use super::load::{self, Identity};
use super::lock::Lock;
use super::recovery::{Base, Recovery, Voice};
use super::replace::{self, Known, Outcome};
use super::seal::{Closer, Ring, Seal, reseal};
use super::shelf::Ground;
use crate::saved::{self, MAX_FILE, Written};
use crate::shell::clock;
use crate::workbook::Workbook;

/// Earlier versions are kept this far apart.
const APART: Duration = Duration::from_secs(600);
/// A version that lost this many bytes of words is kept before it is written over.
const MUCH: usize = 400;
/// More bytes than the notes at the top of a file, and a seal over it, ever take.
const NOTES: usize = 8192;

/// An open workbook.
#[derive(Debug)]
pub struct Book {
    /// Its file.
    pub original: Original,
    /// The copy half a second behind the keys.
    pub recovery: Recovery,
}

/// The workbook's own file.
#[derive(Debug)]
pub struct Original {
    path: PathBuf,
    label: String,
    known: Known,
    saved: Option<Workbook>,
    voice: Voice,
    base: Arc<Mutex<Base>>,
    generations: Option<Generations>,
    state: Option<PathBuf>,
    kept: Kept,
    ring: Ring,
    closer: Closer,
    ground: Ground,
    /// A version that had to be kept beside the file, and was not told yet.
    beside: Option<PathBuf>,
    _locks: Vec<Lock>,
}

/// What was kept as an earlier version: when, and how much the longest version since then held.
#[derive(Debug, Clone, Copy, Default)]
struct Kept {
    at: Option<Instant>,
    peak: usize,
}

/// What a book is made of when it is opened.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) path: PathBuf,
    pub(super) label: String,
    pub(super) file: Option<(Identity, Workbook)>,
    pub(super) voice: Voice,
    pub(super) state: Option<PathBuf>,
    pub(super) locks: Vec<Lock>,
    pub(super) ring: Ring,
    pub(super) closer: Closer,
}

/// A save that the disk has confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The workbook's counter of saves.
    pub rev: u64,
    /// When, in seconds since 1970 UTC.
    pub at: i64,
    /// False where nothing had changed, and nothing was written.
    pub wrote: bool,
    /// Somebody else's version that slipped in at the same moment, and where it is kept.
    pub slipped: Option<PathBuf>,
    number: u64,
}

/// Which of two versions goes on, when the file was changed by somebody else. The other one is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// What is on the screen.
    Mine,
    /// What is in the file.
    Theirs,
}

impl Book {
    pub(super) fn new(parts: Parts) -> Self {
        let Parts { path, label, file, voice, state, locks, ring, closer } = parts;
        let base = file
            .as_ref()
            .map_or_else(Base::default, |(identity, workbook)| Base { hash: Some(identity.hash), rev: workbook.rev });
        let base = Arc::new(Mutex::new(base));
        let of = super::recovery::belongs_to(&path);
        let recovery = Recovery::new(state.clone(), of, voice.clone(), Arc::clone(&base), closer.clone());
        let generations = state.as_deref().map(Generations::of);
        let known = file.as_ref().map_or(Known::Nothing, |(identity, _)| Known::This(*identity));
        let (saved, kept) = (file.map(|(_, workbook)| workbook), Kept::default());
        let ground = ground_of(&path);
        let original = Original {
            path,
            label,
            known,
            saved,
            voice,
            base,
            generations,
            state,
            kept,
            ring,
            closer,
            beside: None,
            ground,
            _locks: locks,
        };
        Self { original, recovery }
    }

    /// Saves the workbook in its file, and lets the recovery copy go. Nothing is written where nothing changed.
    ///
    /// # Errors
    /// [`StoreError`]; the file is then as it was.
    pub fn save(&mut self, workbook: &Workbook, now: i64) -> Result<Saved, StoreError> {
        let saved = self.original.save(workbook, now)?;
        self.recovery.saved(saved.number);
        Ok(saved)
    }

    /// The workbook's file, links followed.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.original.path
    }
}

impl Saved {
    /// Which of its writer's saves this was.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.number
    }
}

impl Original {
    /// The workbook's file, links followed.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// True until the file is there for the first time.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.known == Known::Nothing
    }

    /// Saves the workbook in its file. The disk has confirmed it when this returns. Nothing is written where nothing
    /// changed.
    ///
    /// # Errors
    /// [`StoreError`]; the file is then as it was.
    pub fn save(&mut self, workbook: &Workbook, now: i64) -> Result<Saved, StoreError> {
        let rev = self.base().rev;
        if self.saved.as_ref().is_some_and(|saved| same(saved, workbook)) {
            // The recovery copies that came before hold nothing more.
            let (number, _) = self.voice.next();
            return Ok(Saved { rev, at: now, wrote: false, slipped: None, number });
        }
        let mut next = workbook.clone();
        next.rev = rev + 1;
        let (number, note) = self.voice.next();
        let written = saved::write_noted(&next, &[("save", &note)]);
        if written.text.len() > self.closer.room() || saved::fits(&next).is_err() {
            return Err(StoreError::TooLarge);
        }
        self.keep_earlier(workbook);
        let slipped = self.put(&written, &next)?;
        Ok(Saved { rev: next.rev, at: now, wrote: true, slipped, number })
    }

    /// Settles a file that somebody else changed. What does not go on is kept as an earlier version. What goes on is
    /// told.
    ///
    /// # Errors
    /// [`StoreError`]; then nothing was changed.
    pub fn settle(&mut self, keep: Keep, workbook: &Workbook, now: i64) -> Result<Workbook, StoreError> {
        self.follow()?;
        let theirs = load::bytes(&self.path)?;
        match (keep, theirs) {
            (Keep::Mine, theirs) => {
                if let Some(theirs) = &theirs {
                    self.keep_bytes(&theirs.bytes)?;
                }
                self.known = theirs.map_or(Known::Nothing, |theirs| Known::This(theirs.identity));
                self.saved = None;
                self.save(workbook, now)?;
                Ok(workbook.clone())
            }
            (Keep::Theirs, None) => Err(StoreError::Missing(self.path.clone())),
            (Keep::Theirs, Some(theirs)) => {
                let (read, _) = load::read(&self.path, &theirs.bytes, &self.ring)?;
                self.keep_version(workbook)?;
                self.stand_on(theirs.identity, &read.workbook);
                Ok(read.workbook)
            }
        }
    }

    /// Follows a link that somebody put in the file's place since it was opened: the workbook goes on where it leads.
    fn follow(&mut self) -> Result<(), StoreError> {
        if !self.path.is_symlink() {
            return Ok(());
        }
        match std::fs::canonicalize(&self.path) {
            Ok(path) => {
                self.ground = ground_of(&path);
                self.path = path;
                Ok(())
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Err(StoreError::LeadsNowhere(self.path.clone()))
            }
            Err(error) => Err(Trouble::new(Doing::Reading, &self.path, &error).into()),
        }
    }

    /// Goes on in another file, which must not be there yet, and saves there at once. Where that fails it stays where
    /// it was.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::Changed`] where there is something already.
    pub fn move_to(&mut self, path: &Path, workbook: &Workbook, now: i64) -> Result<Saved, StoreError> {
        let taken = path.symlink_metadata().is_ok();
        if taken {
            return Err(StoreError::Changed(path.to_owned()));
        }
        let path = replace::resolve(path)?;
        let before = (std::mem::replace(&mut self.path, path), self.known, self.saved.take(), self.ground);
        self.known = Known::Nothing;
        self.ground = Ground::default();
        let saved = self.save(workbook, now);
        if let Ok(saved) = &saved {
            self.ground = ground_of(&self.path);
            self.note_down(saved.rev, now);
        } else {
            (self.path, self.known, self.saved, self.ground) = before;
        }
        saved
    }

    /// `list` finds it here from now on.
    fn note_down(&self, rev: u64, now: i64) {
        if let Some(folder) = self.generations.as_ref().and_then(Generations::state) {
            super::opening::note_down(folder, &self.path, rev, now);
        }
    }

    /// The seal that everything is written under, now and later.
    #[must_use]
    pub fn closer(&self) -> &Closer {
        &self.closer
    }

    /// Puts everything there is of the workbook under a seal, or under none: the workbook first where it is sealed,
    /// last where it is not, so that its own state tells how far it went.
    ///
    /// # Errors
    /// [`StoreError`]; every file can be read all the same, and the next opening ends what was begun.
    pub fn reseal(&mut self, seal: Option<&Arc<Seal>>, workbook: &Workbook, now: i64) -> Result<(), StoreError> {
        let copies = self.state.as_deref().map(|state| holdings::copies(&self.path, state)).unwrap_or_default();
        if seal.is_none() {
            reseal::put_under(&copies, None, &self.ring)?;
        } else if let (Some(state), Some(seal)) = (&self.state, seal) {
            reseal::keep_key(state, seal)?;
        }
        let before = self.closer.seal();
        self.closer.set(seal.cloned());
        let saved = self.saved.take();
        if let Err(error) = self.save(workbook, now) {
            self.closer.set(before);
            self.saved = self.saved.take().or(saved);
            return Err(error);
        }
        match (seal, &self.state) {
            (Some(_), _) => {
                // What the save itself has just kept is among them.
                let copies = self.state.as_deref().map(|state| holdings::copies(&self.path, state)).unwrap_or_default();
                reseal::put_under(&copies, seal, &self.ring)
            }
            (None, Some(state)) => {
                let copies = holdings::copies(&self.path, state);
                reseal::put_under(&copies, None, &self.ring)?;
                reseal::drop_key(state);
                Ok(())
            }
            (None, None) => Ok(()),
        }
    }

    fn put(&mut self, written: &Written, next: &Workbook) -> Result<Option<PathBuf>, StoreError> {
        self.ground.bears(&self.path)?;
        let (bytes, hash) = self.closer.close_written(written)?;
        match replace::replace_hashed(&self.path, (&bytes, hash), self.known, &self.label)? {
            Outcome::Replaced(identity) => {
                self.stand_on(identity, next);
                Ok(None)
            }
            Outcome::SlippedIn(identity, kept) => {
                self.stand_on(identity, next);
                Ok(Some(kept))
            }
            Outcome::Unconfirmed(identity, trouble) => {
                self.stand_on(identity, next);
                self.saved = None;
                Err(trouble.into())
            }
            Outcome::Changed => Err(StoreError::Changed(self.path.clone())),
        }
    }

    fn stand_on(&mut self, identity: Identity, workbook: &Workbook) {
        self.known = Known::This(identity);
        self.saved = Some(workbook.clone());
        *self.base.lock().unwrap_or_else(PoisonError::into_inner) =
            Base { hash: Some(identity.hash), rev: workbook.rev };
    }

    fn base(&self) -> Base {
        *self.base.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps the file as an earlier version where ten minutes have passed, or much is about to go. A version that
    /// cannot be kept is no reason not to save.
    fn keep_earlier(&mut self, next: &Workbook) {
        let length = saved::length(next);
        self.kept.peak = self.kept.peak.max(self.saved.as_ref().map_or(0, saved::length)).max(length);
        let deleted = self.kept.peak - length >= MUCH;
        if !deleted && !self.is_time() {
            return;
        }
        let Some(bytes) = self.as_saved() else { return };
        if self.keep_bytes(&bytes).is_ok() {
            self.kept = Kept { at: Some(clock::instant()), peak: length };
        }
    }

    /// True ten minutes after the last one; for the first since the opening, by the clock's best guess.
    fn is_time(&mut self) -> bool {
        if let Some(at) = self.kept.at {
            return clock::instant().duration_since(at) >= APART;
        }
        let newest = self.generations.as_ref().and_then(|generations| generations.all().into_iter().next());
        let age = newest.map(|newest| clock::now() - newest.at);
        let apart = i64::try_from(APART.as_secs()).unwrap_or(i64::MAX);
        let recent = age.is_some_and(|age| (0..apart).contains(&age));
        if recent {
            self.kept.at = Some(clock::instant());
        }
        !recent
    }
}

/// Whether a workbook that was read from so many bytes could be saved as it is, with all that is noted at the top of a
/// file. It is measured only where the bytes that were read leave a doubt.
pub(super) fn can_be_saved(workbook: &Workbook, read: usize) -> bool {
    let fits = |size: usize| size.saturating_add(NOTES) <= MAX_FILE;
    (fits(saved::at_most(workbook, read)) || fits(saved::size(workbook))) && saved::fits(workbook).is_ok()
}

/// What the folder of a file lies on.
fn ground_of(file: &Path) -> Ground {
    file.parent().map(Ground::of).unwrap_or_default()
}

/// True where nothing differs but the counter of saves.
fn same(saved: &Workbook, workbook: &Workbook) -> bool {
    let mut workbook = workbook.clone();
    workbook.rev = saved.rev;
    *saved == workbook
}
