//! The line between a client's screen and a coach's: a socket in the workbook's own folder, for this user alone.
//!
//! The client's demur listens, and tells every coach's screen that is there where it is: at once, and again whenever
//! that changes. It hears nothing but that a screen has gone. A coach's screen looks for the socket until it is there,
//! and again once it has gone, so either side may begin, stop or crash first. What goes over it is a workbook with at
//! most one answer, as a file would hold it, read under the same limits.

use std::io::{self, Read, Write as _};
use std::net::Shutdown;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::app::Followed;
use crate::saved::{self, MAX_FILE};
use crate::workbook::Workbook;

/// The socket's name.
const SOCKET: &str = "coach.sock";
/// The longest path that a socket's address holds everywhere.
const LONGEST: usize = 100;
/// More screens than this are not told.
const MOST: usize = 4;
/// A screen that takes nothing for so long is let go.
const PATIENCE: Duration = Duration::from_millis(500);
/// How long a coach's screen waits before it looks again.
const AGAIN: Duration = Duration::from_millis(100);

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
        let path = folder.join(SOCKET);
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

impl Drop for Followers {
    fn drop(&mut self) {
        std::fs::remove_file(&self.path).unwrap_or_default();
    }
}

fn accept(listener: &UnixListener, to: &Sender<Heard>) {
    for (number, stream) in (0..).zip(listener.incoming()) {
        let Ok(stream) = stream else { continue };
        let Ok(mut ear) = stream.try_clone() else { continue };
        if to.send(Heard::Came(number, stream)).is_err() {
            return;
        }
        let to = to.clone();
        // It says nothing; that it is gone is heard by the end of what it says.
        let listening = move || {
            io::copy(&mut ear, &mut io::sink()).unwrap_or_default();
            to.send(Heard::Went(number)).unwrap_or_default();
        };
        // Where there is no thread to have, its going is noticed when it is told something.
        drop(thread::Builder::new().name("coach-ear".to_owned()).spawn(listening));
    }
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
        // One that cannot be given a limit could hold up the others.
        let limited = self.all.len() < MOST && stream.set_write_timeout(Some(PATIENCE)).is_ok();
        if limited && (self.known == 0 || stream.write_all(&self.last).is_ok()) {
            self.all.push((number, stream));
        } else {
            stream.shutdown(Shutdown::Both).unwrap_or_default();
        }
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
        let mut newest = None;
        for one in std::iter::once(first).chain(heard.try_iter()) {
            match one {
                Heard::Came(number, stream) => screens.come(number, stream),
                Heard::Went(number) => screens.all.retain(|(other, _)| *other != number),
                Heard::Now(followed) => newest = Some(followed),
            }
        }
        if let Some(followed) = newest {
            screens.tell(&followed);
        }
        if screens.all.len() != screens.known {
            screens.known = screens.all.len();
            count(screens.known);
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
    let text = saved::write_noted(&book, &notes);
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

/// Follows a client's screen, for as long as `told` takes what it is told: none where the client is not there. `find`
/// gives the folder of the workbook, once there is one.
///
/// # Errors
/// Where the system has no thread to give.
pub fn follow(
    find: impl Fn() -> Option<PathBuf> + Send + 'static,
    told: impl Fn(Option<Box<Followed>>) -> bool + Send + 'static,
) -> io::Result<()> {
    let thread = thread::Builder::new().name("follow".to_owned());
    thread.spawn(move || {
        while listen(&find, &told) {
            // There is nothing to wait for but time: a socket that is not there yet wakes nobody.
            thread::park_timeout(AGAIN);
        }
    })?;
    Ok(())
}

/// Follows from the socket's being there to its end. False once nobody listens here any more.
fn listen(find: impl Fn() -> Option<PathBuf>, told: impl Fn(Option<Box<Followed>>) -> bool) -> bool {
    let reach = |folder: PathBuf| reached(&folder.join(SOCKET), |path| UnixStream::connect(path)).ok();
    let Some(mut stream) = find().and_then(reach) else { return true };
    std::iter::from_fn(|| next(&mut stream)).all(|followed| told(Some(Box::new(followed)))) && told(None)
}

/// The next thing told; none where the client has gone, or says what nobody understands.
fn next(stream: &mut UnixStream) -> Option<Followed> {
    let mut length = [0; 4];
    stream.read_exact(&mut length).ok()?;
    let length = usize::try_from(u32::from_le_bytes(length)).ok().filter(|length| *length <= MAX_FILE)?;
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
