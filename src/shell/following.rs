//! The line between a client's screen and a coach's: a socket in the workbook's own folder, for this user alone.
//!
//! The client's demur listens, and tells every coach's screen that is there where it is: at once, and again whenever
//! that changes. A coach's screen says one word when it comes, and after that nothing; whatever says it not, or more, is
//! let go, and so many are told that there is no place. A coach's screen looks for the socket until it is there, and
//! again once it has gone or has no place, so either side may begin, stop or crash first. What goes over it is a
//! workbook with at most one answer, as a file would hold it, read under the same limits.

use std::io::{self, Read, Write as _};
use std::net::Shutdown;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::app::{Followed, Link};
use crate::saved::{self, MAX_FILE};
use crate::workbook::Workbook;

use super::clock;

/// The socket's name.
const SOCKET: &str = "coach.sock";
/// The longest path that a socket's address holds everywhere.
const LONGEST: usize = 100;
/// More screens than this have no place.
const MOST: usize = 4;
/// More than these are not listened to, those who have yet to say their word among them.
const EARS: usize = 8;
/// What a coach's screen says when it comes.
const WORD: &[u8; 6] = b"follow";
/// Whoever has not said it after so long is let go.
const SILENCE: Duration = Duration::from_secs(1);
/// What one without a place is told: nothing of ours is so short.
const NO_PLACE: [u8; 4] = 0_u32.to_le_bytes();
/// A screen that takes nothing for so long is let go.
const PATIENCE: Duration = Duration::from_millis(500);
/// How long a coach's screen waits before it looks again, at first.
const AGAIN: Duration = Duration::from_millis(200);
/// And where there was no place, or it has looked so often.
const AGAIN_LATER: Duration = Duration::from_secs(1);
/// Looking so often is looking for two seconds.
const OFTEN: u32 = 10;
/// Where the folder is known, it is looked for anew each time after so many looks: the workbook may be another one.
const ANEW: u32 = 5;

/// What the telling thread hears.
enum Heard {
    Came(u64, UnixStream),
    Went(u64),
    Now(Box<Followed>),
}

/// The client's end. While it is there, coaches' screens may follow.
#[derive(Debug)]
pub struct Followers {
    to: Sender<Heard>,
    path: PathBuf,
}

impl std::fmt::Debug for Heard {
    /// What happened, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Came(..) => "Came",
            Self::Went(_) => "Went",
            Self::Now(_) => "Now",
        })
    }
}

impl Followers {
    /// Listens in a workbook's own folder. `count` is told how many screens follow, whenever that changes.
    ///
    /// # Errors
    /// Where the system has no socket or thread to give. Nobody can follow then, and nothing else is different.
    pub fn listen(folder: &Path, count: impl Fn(usize) + Send + 'static) -> io::Result<Self> {
        let path = socket(folder);
        // Left behind by a demur that was killed: whoever holds the workbook's lock is alone here.
        std::fs::remove_file(&path).unwrap_or_default();
        let listener = reached(&path, |path| UnixListener::bind(path))?;
        // The folder is for this user alone already; so is the socket, whatever the umask.
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
        let (to, heard) = channel();
        let told = to.clone();
        let named = |name: &str| thread::Builder::new().name(name.to_owned());
        named("coach-in").spawn(move || accept(&listener, &told))?;
        named("coach-out").spawn(move || tell(&heard, &count))?;
        Ok(Self { to, path })
    }

    /// Tells every screen that follows.
    pub fn tell(&self, followed: Box<Followed>) {
        // Where the thread is gone nobody follows.
        self.to.send(Heard::Now(followed)).unwrap_or_default();
    }
}

/// Where the client's demur listens: there while it does.
#[must_use]
pub fn socket(folder: &Path) -> PathBuf {
    folder.join(SOCKET)
}

impl Drop for Followers {
    fn drop(&mut self) {
        std::fs::remove_file(&self.path).unwrap_or_default();
    }
}

fn accept(listener: &UnixListener, to: &Sender<Heard>) {
    // Each who is listened to holds one of it.
    let places = Arc::new(());
    for (number, stream) in (0..).zip(listener.incoming()) {
        let Ok(stream) = stream else { continue };
        let Some(end) = stream.try_clone().ok().filter(|_| Arc::strong_count(&places) <= EARS) else {
            refuse(&stream);
            continue;
        };
        let (to, place) = (to.clone(), Arc::clone(&places));
        let listening = move || {
            hear(number, stream, &to);
            drop(place);
        };
        if thread::Builder::new().name("coach-ear".to_owned()).spawn(listening).is_err() {
            refuse(&end);
        }
    }
}

/// Hears one who came: their word, and that they have gone.
fn hear(number: u64, stream: UnixStream, to: &Sender<Heard>) {
    let Some(mut ear) = said_its_word(&stream).then(|| stream.try_clone().ok()).flatten() else {
        stream.shutdown(Shutdown::Both).unwrap_or_default();
        return;
    };
    to.send(Heard::Came(number, stream)).unwrap_or_default();
    // It says no more; whatever is heard now is its end.
    let mut more = [0];
    while ear.read(&mut more).is_err_and(|error| error.kind() == io::ErrorKind::Interrupted) {}
    ear.shutdown(Shutdown::Both).unwrap_or_default();
    to.send(Heard::Went(number)).unwrap_or_default();
}

/// True where the word was said in time, however slowly its bytes came.
fn said_its_word(mut stream: &UnixStream) -> bool {
    let until = clock::instant() + SILENCE;
    let mut said = Vec::new();
    while said.len() < WORD.len() {
        let left = until.saturating_duration_since(clock::instant());
        let mut byte = [0];
        if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() || stream.read_exact(&mut byte).is_err() {
            return false;
        }
        said.extend(byte);
    }
    said == WORD && stream.set_read_timeout(None).is_ok()
}

/// Tells one that there is no place, and lets it go.
fn refuse(mut stream: &UnixStream) {
    // A new line takes four bytes at once.
    stream.write_all(&NO_PLACE).unwrap_or_default();
    stream.shutdown(Shutdown::Both).unwrap_or_default();
}

/// The screens that follow, by number, and what they were told last.
#[derive(Default)]
struct Screens {
    all: Vec<(u64, UnixStream)>,
    last: Vec<u8>,
    /// As many as the client's screen knows of: it tells nothing while it knows of none.
    known: usize,
}

impl Screens {
    /// One more. While the client's screen knows of one, what was told last is true, and is told to this one too; else
    /// all is told anew.
    fn come(&mut self, number: u64, mut stream: UnixStream) {
        if self.all.len() >= MOST {
            return refuse(&stream);
        }
        // One that cannot be given a limit could hold up the others.
        let limited = stream.set_write_timeout(Some(PATIENCE)).is_ok();
        if limited && (self.known == 0 || stream.write_all(&self.last).is_ok()) {
            self.all.push((number, stream));
        } else {
            stream.shutdown(Shutdown::Both).unwrap_or_default();
        }
    }

    /// Hears all that waits. How many follow then, where that has changed.
    fn hear(&mut self, waiting: impl Iterator<Item = Heard>) -> Option<usize> {
        let mut newest = None;
        for one in waiting {
            match one {
                Heard::Came(number, stream) => self.come(number, stream),
                Heard::Went(number) => self.all.retain(|(other, _)| *other != number),
                Heard::Now(followed) => newest = Some(followed),
            }
        }
        if let Some(followed) = newest {
            self.tell(&followed);
        }
        if self.all.is_empty() {
            // Nothing is told while nobody follows, and what could be seen then may be withdrawn by now.
            self.last.clear();
        }
        let changed = self.all.len() != self.known;
        self.known = self.all.len();
        changed.then_some(self.known)
    }

    fn tell(&mut self, followed: &Followed) {
        self.last = frame(followed);
        self.all.retain_mut(|(_, stream)| {
            let told = stream.write_all(&self.last).is_ok();
            if !told {
                // The thread that listens to it holds it open too: it is to hear that this is the end.
                stream.shutdown(Shutdown::Both).unwrap_or_default();
            }
            told
        });
    }
}

fn tell(heard: &Receiver<Heard>, count: &dyn Fn(usize)) {
    let mut screens = Screens::default();
    while let Ok(first) = heard.recv() {
        if let Some(screens) = screens.hear(std::iter::once(first).chain(heard.try_iter())) {
            count(screens);
        }
    }
}

/// What goes over the line: a length in four bytes, and so many bytes.
fn frame(followed: &Followed) -> Vec<u8> {
    let mut book = Workbook::new(String::new(), String::new());
    book.place.at.clone_from(&followed.question);
    if let Some(answer) = &followed.answer {
        book.hold(&followed.question, answer.clone());
    }
    let [stage_since, since] = [followed.stage_since, followed.since].map(|at| at.to_string());
    let seen = if followed.seen { "yes" } else { "no" };
    let notes = [("stage", followed.stage.as_str()), ("stage-since", &stage_since), ("since", &since), ("seen", seen)];
    let text = saved::write_noted(&book, &notes).text;
    let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
    [length.to_le_bytes().as_slice(), text.as_bytes()].concat()
}

/// Reads what goes over the line. None where it is nothing of ours.
fn unframed(bytes: &[u8]) -> Option<Followed> {
    let read = saved::read(bytes).ok()?;
    let at = |key: &str| read.note(key)?.parse::<i64>().ok();
    let question = read.workbook.place.at.clone();
    Some(Followed {
        stage: read.note("stage")?.to_owned(),
        stage_since: at("stage-since")?,
        since: at("since")?,
        seen: read.note("seen")? == "yes",
        answer: read.workbook.answer(&question).cloned(),
        question,
    })
}

/// Follows a client's screen, for as long as `told` takes what it is told. `find` gives the folder of the workbook, once
/// there is one.
///
/// # Errors
/// Where the system has no thread to give.
pub fn follow(
    find: impl Fn() -> Option<PathBuf> + Send + 'static,
    told: impl Fn(Link) -> bool + Send + 'static,
) -> io::Result<()> {
    let thread = thread::Builder::new().name("follow".to_owned());
    thread.spawn(move || {
        let (mut last, mut folder, mut looked) = (Last::Gone, None, 0_u32);
        loop {
            if folder.is_none() || looked % ANEW == 0 {
                folder = find();
            }
            let now = listen(folder.as_deref(), &told);
            looked = if now == Last::Gone { 0 } else { looked.saturating_add(1) };
            // What has not changed since is not told again.
            let news = match now {
                Last::NoPlace => (last != now).then_some(Link::NoPlace),
                Last::Gone => Some(Link::Gone),
                Last::NotThere => (last == Last::NoPlace).then_some(Link::Gone),
            };
            if news.is_some_and(|news| !told(news)) {
                return;
            }
            last = now;
            // There is nothing to wait for but time: a socket that is not there yet wakes nobody.
            thread::park_timeout(pause(now, looked));
        }
    })?;
    Ok(())
}

/// How a try to follow ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    NotThere,
    NoPlace,
    Gone,
}

/// How long it waits before it looks again, having looked so often.
fn pause(last: Last, looked: u32) -> Duration {
    if last == Last::NoPlace || looked > OFTEN { AGAIN_LATER } else { AGAIN }
}

/// Follows from the socket's being there to its end.
fn listen(folder: Option<&Path>, told: impl Fn(Link) -> bool) -> Last {
    let reach = |folder: &Path| reached(&socket(folder), |path| UnixStream::connect(path)).ok();
    let Some(mut stream) = folder.and_then(reach) else { return Last::NotThere };
    // Where it is let go at once, why is still there to be read.
    stream.write_all(WORD).unwrap_or_default();
    while let Some(length) = length(&mut stream) {
        if length == 0 {
            return Last::NoPlace;
        }
        if !next(&mut stream, length).is_some_and(|followed| told(Link::Here(Box::new(followed)))) {
            break;
        }
    }
    Last::Gone
}

/// How long the next thing told is; none where the client has gone, or it would be too long.
fn length(stream: &mut UnixStream) -> Option<usize> {
    let mut length = [0; 4];
    stream.read_exact(&mut length).ok()?;
    usize::try_from(u32::from_le_bytes(length)).ok().filter(|length| *length <= MAX_FILE)
}

/// The next thing told; none where the client has gone, or says what nobody understands.
fn next(stream: &mut UnixStream, length: usize) -> Option<Followed> {
    let mut bytes = Vec::new();
    stream.take(length as u64).read_to_end(&mut bytes).ok()?;
    if bytes.len() == length { unframed(&bytes) } else { None }
}

/// Reaches a socket at a path that may be longer than an address holds: through its open folder then.
fn reached<T>(path: &Path, reach: impl Fn(&Path) -> io::Result<T>) -> io::Result<T> {
    if path.as_os_str().as_bytes().len() <= LONGEST {
        return reach(path);
    }
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(io::ErrorKind::InvalidFilename.into());
    };
    let folder = std::fs::File::open(folder)?;
    let number = std::os::fd::AsRawFd::as_raw_fd(&folder);
    reach(&PathBuf::from(format!("/proc/self/fd/{number}")).join(name))
}

#[cfg(test)]
#[path = "following/tests.rs"]
mod tests;
