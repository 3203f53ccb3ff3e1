//! Opening a workbook: its file, its locks, what was typed last, and what the writer should know.

mod chores;
mod damage;
mod gather;
mod sweep;

use std::path::{Path, PathBuf};

use super::book::{Book, Parts};
use super::fault::{Offer, StoreError, Trouble};
use super::generations::Generations;
use super::lock::{self, Lock, Taken};
use super::recovery::Voice;
use super::seal::{Closer, Ring};
use super::{replace, shelf};
use crate::saved::{SCHEMA, Sum};
use crate::shell::clock;
use crate::shell::environment::Places;
use crate::text::Secret;
use crate::workbook::Workbook;
pub use chores::Chores;
pub(in crate::shell::store) use damage::folder_of;
pub(in crate::shell::store) use gather::{key, note_down, seen};
pub(in crate::shell::store) use sweep::look_alikes;

use gather::Gathered;

/// What a reading command sees.
#[derive(Debug, Clone, PartialEq)]
pub struct Peek {
    /// What was typed last.
    pub workbook: Workbook,
    /// What the reader should know.
    pub notices: Vec<Notice>,
    /// Its file, links followed.
    pub path: PathBuf,
    /// When the file or its recovery copy was last written, in seconds since 1970 UTC.
    pub at: i64,
}

/// A workbook that was opened.
#[derive(Debug)]
pub struct Opened {
    /// What was typed last.
    pub workbook: Workbook,
    /// Whether it may be written.
    pub standing: Standing,
    /// What the writer should know.
    pub notices: Vec<Notice>,
    /// The other version, where there are two: the recovery copy that went apart from the file, or the file as it was
    /// before what was restored.
    pub other: Option<Workbook>,
    /// Where earlier versions are kept.
    pub earlier: Option<Generations>,
    /// Its file, links followed.
    pub path: PathBuf,
    /// What is left to be done.
    pub chores: Chores,
}

/// Whether a workbook may be written.
#[derive(Debug)]
pub enum Standing {
    /// By whoever holds this.
    Writing(Box<Book>),
    /// Not now.
    ReadOnly(Why),
}

/// Why a workbook is opened read-only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Another demur has it.
    Held {
        /// The number of its process, where it could be read.
        by: Option<u32>,
    },
    /// A later program wrote it.
    Newer {
        /// The version of its format.
        schema: u32,
    },
    /// Its owner took the right to write away.
    Protected,
    /// It could be read as it is, but as demur would write it, it could not be read again.
    TooLarge,
}

/// What the writer should know of an opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Something typed last was only in the recovery copy. It is here.
    Restored {
        /// So many characters.
        characters: usize,
        /// When it was kept, in seconds since 1970 UTC.
        at: i64,
    },
    /// The file was changed by somebody else, and the recovery copy holds something too. The file was opened.
    Apart {
        /// Where the recovery copy is kept.
        kept: PathBuf,
        /// So many characters are only in it.
        characters: usize,
        /// When it was kept, in seconds since 1970 UTC.
        at: i64,
    },
    /// The file was changed outside demur. A copy was kept as it was opened.
    EditedOutside,
    /// A later program wrote it: something in it may not be understood.
    Newer {
        /// The version of its format.
        schema: u32,
    },
    /// The file is older than what was saved last.
    OlderPutBack,
    /// There is no file, only the recovery copy. It was read instead.
    Gone {
        /// Where the file was.
        path: PathBuf,
        /// When the copy was kept, in seconds since 1970 UTC.
        at: i64,
    },
    /// A file beside it looks like another version of it. It was not opened.
    LookAlike(PathBuf),
    /// The recovery copy cannot be read. It is kept here.
    RecoveryDamaged(PathBuf),
    /// Demur's own folder cannot be used: no recovery copy, no earlier versions, no lock.
    NoState,
    /// Nothing keeps a second demur from writing here.
    NoLock,
}

/// What was typed last in a workbook. Takes no lock and writes nothing.
///
/// # Errors
/// [`StoreError`]; [`StoreError::Missing`] where there is none.
pub fn peek(places: &Places, path: &Path) -> Result<Peek, StoreError> {
    let resolved = match replace::resolve(path) {
        // Its folder is gone. The recovery copy may still be there: it is kept elsewhere.
        Err(Trouble { kind: std::io::ErrorKind::NotFound, .. }) => replace::resolve_gone(path),
        resolved => resolved?,
    };
    peek_at(places, resolved).map_err(|error| {
        if matches!(error, StoreError::Missing(_)) { StoreError::Missing(path.to_owned()) } else { error }
    })
}

/// The same of a path whose links were followed.
///
/// # Errors
/// As [`peek`].
pub(in crate::shell::store) fn peek_at(places: &Places, path: PathBuf) -> Result<Peek, StoreError> {
    let gathered = gather::gather(places, &path)?;
    let (mut notices, at) = (Vec::new(), gathered.at());
    if gathered.sum().is_some_and(|sum| sum != Sum::Matches) {
        notices.push(Notice::EditedOutside);
    }
    if let Some(schema) = gathered.file.as_ref().map(|file| file.read.schema).filter(|schema| *schema > SCHEMA) {
        notices.push(Notice::Newer { schema });
    }
    if gathered.file.is_none() {
        notices.push(Notice::Gone { path: path.clone(), at });
    }
    let latest = gathered.latest();
    notices.extend(latest.notices);
    let Some(workbook) = latest.workbook else { return Err(StoreError::Missing(path)) };
    Ok(Peek { workbook, notices, path, at })
}

/// Opens a workbook, made if new. One that another demur has is opened read-only.
///
/// # Errors
/// [`StoreError`]; nothing was written then. [`StoreError::Damaged`] comes with what could be opened in its stead.
pub fn open(places: &Places, path: &Path, name: &str, now: i64) -> Result<Opened, StoreError> {
    let mut opened = begin(places, path, name, now)?;
    opened.chores.finish();
    Ok(opened)
}

/// The same, with chores left that nobody need wait for. They must be finished before anything is saved.
///
/// # Errors
/// As [`open`].
pub fn begin(places: &Places, path: &Path, name: &str, now: i64) -> Result<Opened, StoreError> {
    if path.parent() == Some(&places.data) {
        shelf::folder(&places.data)?;
    }
    let path = replace::resolve(path)?;
    let state = shelf::folder(&places.state).ok().map(|()| places.state.clone());
    let mut locks = Locks::default();
    if let Some(state) = &state {
        locks.take_folder(&state.join("locks"), &format!("{}.lock", super::recovery::belongs_to(&path)));
    }
    let gathered = gather::gather(places, &path)?;
    let book = gathered.book().unwrap_or_else(random);
    let folder = state.map(|state| state.join(gather::key(&book)));
    if let Some(folder) = &folder {
        locks.take_folder(folder, "lock");
    }
    if let Some(why) = read_only(&gathered, &locks) {
        let earlier = folder.as_deref().map(Generations::of);
        return Ok(Opened { earlier, ..look(&gathered, why, path, book, name) });
    }
    let mut notices = locks.notices(folder.is_some());
    let opening = Opening { path, book, folder, now, ring: places.ring.clone(), closer: Closer::new(gathered.seal()) };
    let mut chores = opening.chores();
    let (latest, other) = opening.settle(&gathered, &mut chores, &mut notices);
    let workbook = latest.unwrap_or_else(|| Workbook::new(opening.book.clone(), name.to_owned()));
    chores.note_down(workbook.rev, opening.now);
    let path = opening.path.clone();
    let earlier = opening.folder.as_deref().map(Generations::of);
    let book = opening.book(gathered, locks.held);
    Ok(Opened { workbook, standing: Standing::Writing(Box::new(book)), notices, other, earlier, path, chores })
}

/// Opens a damaged workbook in the version that was chosen. The bad file is kept as `NAME.damaged-N` first.
///
/// # Errors
/// [`StoreError`]; the bad file is then where it was.
pub fn restore(places: &Places, path: &Path, offer: &Offer, name: &str, now: i64) -> Result<Opened, StoreError> {
    let path = replace::resolve(path)?;
    let chosen = super::load::bytes(&offer.path)?.ok_or_else(|| StoreError::Missing(offer.path.clone()))?;
    let (read, seal) = super::load::read(&offer.path, &chosen.bytes, &places.ring)?;
    damage::set_aside(&path)?;
    // The file is gone from its place now: what opens is new, and continues the book that was chosen.
    damage::put_back(&path, &read.workbook, seal.as_ref())?;
    open(places, &path, name, now)
}

/// The folder of the state of a workbook, by its id.
#[must_use]
pub fn state_of(places: &Places, book: &str) -> PathBuf {
    places.state.join(gather::key(book))
}

/// The folder of the state of the workbook in that file, as it was noted down when it was opened last; none where it
/// never was.
#[must_use]
pub fn folder_at(places: &Places, path: &Path) -> Option<PathBuf> {
    let folders = std::fs::read_dir(&places.state).ok()?.flatten().map(|entry| entry.path());
    let seen = folders.filter_map(|folder| Some((gather::seen(&folder)?, folder)));
    seen.filter(|(seen, _)| seen.path == path).max_by_key(|(seen, _)| seen.at).map(|(_, folder)| folder)
}

/// Opens what seals a file with a passphrase, and keeps the key for this run. Slow, on purpose.
///
/// # Errors
/// [`StoreError::Seal`] with what was wrong.
pub fn unlock(places: &Places, path: &Path, passphrase: &Secret) -> Result<(), StoreError> {
    let file = super::load::bytes(path)?.ok_or_else(|| StoreError::Missing(path.to_owned()))?;
    Ok(places.ring.unlock(&file.bytes, passphrase)?)
}

fn look(gathered: &Gathered, why: Why, path: PathBuf, book: String, name: &str) -> Opened {
    let latest = gathered.latest();
    let workbook = latest.workbook.unwrap_or_else(|| Workbook::new(book, name.to_owned()));
    // What the other demur typed last is no news here.
    let notices = latest.notices.into_iter().filter(|notice| !matches!(notice, Notice::Restored { .. })).collect();
    let (standing, chores) = (Standing::ReadOnly(why), Chores::default());
    Opened { workbook, standing, notices, other: None, earlier: None, path, chores }
}

fn read_only(gathered: &Gathered, locks: &Locks) -> Option<Why> {
    if locks.busy.is_some() {
        return locks.busy;
    }
    let file = gathered.file.as_ref()?;
    if file.read.schema > SCHEMA {
        return Some(Why::Newer { schema: file.read.schema });
    }
    if file.mode & 0o200 == 0 {
        return Some(Why::Protected);
    }
    (!super::book::can_be_saved(&file.read.workbook, file.bytes.len())).then_some(Why::TooLarge)
}

/// 32 random hexadecimal digits.
fn random() -> String {
    let mut bytes = [0_u8; 16];
    if getrandom::fill(&mut bytes).is_err() {
        // Not random, but its own: nothing rests on it but that no two are the same.
        let seed = format!("{:?} {}", clock::instant(), std::process::id());
        return gather::key(&seed);
    }
    format!("{:032x}", u128::from_be_bytes(bytes))
}

#[derive(Default)]
struct Locks {
    held: Vec<Lock>,
    busy: Option<Why>,
    unsupported: bool,
}

impl Locks {
    fn take_folder(&mut self, folder: &Path, name: &str) {
        if self.busy.is_some() {
            return;
        }
        match shelf::folder(folder).map(|()| lock::take(&folder.join(name))) {
            Ok(Taken::Ours(lock)) => self.held.push(lock),
            Ok(Taken::Busy(by)) => self.busy = Some(Why::Held { by }),
            Ok(Taken::Unsupported) | Err(_) => self.unsupported = true,
        }
    }

    fn notices(&self, state: bool) -> Vec<Notice> {
        match (state, self.unsupported) {
            (false, _) => vec![Notice::NoState],
            (true, true) => vec![Notice::NoLock],
            (true, false) => Vec::new(),
        }
    }
}

struct Opening {
    path: PathBuf,
    book: String,
    folder: Option<PathBuf>,
    now: i64,
    ring: Ring,
    closer: Closer,
}

impl Opening {
    /// Settles what was found into what is opened, and keeps what is not: the other version where there is one.
    fn settle(
        &self,
        gathered: &Gathered,
        chores: &mut Chores,
        notices: &mut Vec<Notice>,
    ) -> (Option<Workbook>, Option<Workbook>) {
        let generations = self.folder.as_deref().map(Generations::of);
        let edited = gathered.sum().is_some_and(|sum| sum != Sum::Matches);
        if edited {
            notices.push(Notice::EditedOutside);
        }
        let older = gathered.file.as_ref().is_some_and(|file| file.read.schema < SCHEMA);
        if let (true, Some(file), Some(generations)) = (edited || older, &gathered.file, &generations) {
            // What was left lying is older, and is kept before it.
            chores.tidy();
            // Where it cannot be kept now, the first save will not find it either; the notice stands.
            generations.keep(&file.bytes).map(drop).unwrap_or_default();
        }
        if gathered.went_back(self.folder.as_deref()) {
            notices.push(Notice::OlderPutBack);
        }
        notices.extend(sweep::look_alikes(&self.path).into_iter().map(Notice::LookAlike));
        let latest = gathered.latest();
        notices.extend(Self::set_recovery_aside(latest.notices));
        (latest.workbook, latest.other)
    }

    /// A recovery copy that is not opened is moved out of the way of the next one.
    fn set_recovery_aside(notices: Vec<Notice>) -> Vec<Notice> {
        let set_aside = |copy: PathBuf| {
            let kept = shelf::free_name(&copy, "kept");
            rustix::fs::rename(&copy, &kept).map_or(copy, |()| kept)
        };
        let settled = notices.into_iter().map(|notice| match notice {
            Notice::Apart { kept, characters, at } => Notice::Apart { kept: set_aside(kept), characters, at },
            Notice::RecoveryDamaged(copy) => Notice::RecoveryDamaged(set_aside(copy)),
            Notice::Restored { .. }
            | Notice::EditedOutside
            | Notice::Newer { .. }
            | Notice::OlderPutBack
            | Notice::Gone { .. }
            | Notice::LookAlike(_)
            | Notice::NoState
            | Notice::NoLock => notice,
        });
        settled.collect()
    }

    fn chores(&self) -> Chores {
        let (path, folder, label) = (self.path.clone(), self.folder.clone(), gather::key(&self.book));
        Chores::of(path, folder, label, (self.ring.clone(), self.closer.clone()))
    }

    fn book(self, gathered: Gathered, locks: Vec<Lock>) -> Book {
        let voice = Voice::new(random());
        let file = gathered.file.map(|file| (file.identity, file.read.workbook));
        let label = gather::key(&self.book);
        let (ring, closer) = (self.ring, self.closer);
        Book::new(Parts { path: self.path, label, file, voice, state: self.folder, locks, ring, closer })
    }
}

#[cfg(test)]
#[path = "opening/tests.rs"]
mod tests;
