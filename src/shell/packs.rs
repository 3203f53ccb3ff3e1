//! The folder of a pack: read within bounds, whoever it comes from, and begun with an example.
//!
//! Folders are opened one in the other, and nothing in them by way of a link: what is read lies in the pack. Names that
//! begin with a full stop, and a README or a licence beside the files, are nobody's business here.

use std::fs::File as Opened;
use std::io::{self, Read as _};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::{Path, PathBuf};

use rustix::fs::{Dir, FileType, Mode, OFlags};
use rustix::io::Errno;

use super::environment::Places;
use super::papers::{self, Refused};
use super::preferences;
use super::store::{Trouble, shelf};
use crate::pack::{File, LETTERS, STAGES, Unread};

/// A file of a pack is no larger.
const MOST_BYTES: usize = 256 * 1024;
/// A pack has no more files.
pub const MOST_FILES: usize = 200;
/// All of them together are no larger.
pub const MOST_IN_ALL: usize = 4 * 1024 * 1024;
/// A folder in which so many names stand is no pack's, whatever they are.
const MOST_NAMES: usize = 2000;

/// What may lie beside the files of a pack.
const BESIDE: [&str; 5] = ["README", "README.md", "README.txt", "LICENSE", "LICENSE.md"];

/// Why a folder was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// There is none.
    NotThere,
    /// It is no folder.
    NotAFolder,
    /// The system does not let it be read.
    Refused(io::ErrorKind),
    /// More than [`MOST_FILES`] files.
    ManyFiles,
    /// More than [`MOST_IN_ALL`] bytes.
    Much,
}

/// Why a pack could not be begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotBegun {
    /// Something is there already.
    NotEmpty,
    /// The disk refused.
    Disk(Trouble),
}

/// The example that a new pack begins with.
const EXAMPLE: [(&str, &str); 3] = [
    ("pack.ron", include_str!("../../assets/pack/pack.ron")),
    ("questions.ron", include_str!("../../assets/pack/questions.ron")),
    ("curriculum/values.ron", include_str!("../../assets/pack/curriculum/values.ron")),
];

/// The folder that a setting means: `~/` is the home folder, and what begins nowhere begins beside the settings.
#[must_use]
pub fn meant(places: &Places, setting: &str) -> PathBuf {
    let typed = papers::typed(setting);
    let settings = preferences::path(places);
    settings.parent().unwrap_or(Path::new(".")).join(typed)
}

/// The files of a pack, in the order of their names: the pack's own first, then its folders'.
///
/// # Errors
/// [`Unreadable`] where the folder as a whole was not read. A file that was not read says so for itself.
pub fn files(folder: &Path) -> Result<Vec<File>, Unreadable> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let top = rustix::fs::open(folder, flags, Mode::empty()).map_err(unreadable)?;
    let mut reading = Reading { files: Vec::new(), room: MOST_IN_ALL };
    for name in names(top.as_fd())? {
        if BESIDE.contains(&name.as_str()) {
            continue;
        }
        let kind = kind(top.as_fd(), &name);
        match (kind, [STAGES, LETTERS].contains(&name.as_str())) {
            (Some(FileType::Directory), true) => reading.folder(&top, &name)?,
            (kind, _) => reading.one(top.as_fd(), &name, name.clone(), kind)?,
        }
    }
    Ok(reading.files)
}

fn unreadable(errno: Errno) -> Unreadable {
    match errno {
        Errno::NOENT => Unreadable::NotThere,
        Errno::NOTDIR => Unreadable::NotAFolder,
        errno => Unreadable::Refused(io::Error::from(errno).kind()),
    }
}

/// What is read so far, and how many bytes may still be.
struct Reading {
    files: Vec<File>,
    room: usize,
}

impl Reading {
    fn folder(&mut self, top: &OwnedFd, name: &str) -> Result<(), Unreadable> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let Ok(inside) = rustix::fs::openat(top, name, flags, Mode::empty()) else {
            self.files.push(File { name: name.to_owned(), text: Err(Unread::Refused) });
            return Ok(());
        };
        for file in names(inside.as_fd())? {
            self.one(inside.as_fd(), &file, format!("{name}/{file}"), kind(inside.as_fd(), &file))?;
        }
        Ok(())
    }

    fn one(
        &mut self,
        folder: BorrowedFd<'_>,
        file: &str,
        name: String,
        kind: Option<FileType>,
    ) -> Result<(), Unreadable> {
        if self.files.len() >= MOST_FILES {
            return Err(Unreadable::ManyFiles);
        }
        let text = match kind {
            Some(FileType::RegularFile) => text(folder, file),
            Some(FileType::Symlink) => Err(Unread::Link),
            Some(_) => Err(Unread::NotAFile),
            None => Err(Unread::Refused),
        };
        let bytes = text.as_ref().map_or(0, String::len);
        self.room = self.room.checked_sub(bytes).ok_or(Unreadable::Much)?;
        self.files.push(File { name, text });
        Ok(())
    }
}

/// The names in a folder, in order.
fn names(folder: BorrowedFd<'_>) -> Result<Vec<String>, Unreadable> {
    let mut names = Vec::new();
    for entry in Dir::read_from(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if names.len() >= MOST_NAMES {
            return Err(Unreadable::ManyFiles);
        }
        if !name.starts_with('.') {
            names.push(name);
        }
    }
    crate::in_order::by(&mut names, Ord::cmp);
    Ok(names)
}

fn kind(folder: BorrowedFd<'_>, name: &str) -> Option<FileType> {
    let found = rustix::fs::statat(folder, name, rustix::fs::AtFlags::SYMLINK_NOFOLLOW).ok()?;
    Some(FileType::from_raw_mode(found.st_mode))
}

/// What an ordinary file holds. It may have become something else since it was looked at.
fn text(folder: BorrowedFd<'_>, name: &str) -> Result<String, Unread> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let opened = rustix::fs::openat(folder, name, flags, Mode::empty());
    let file = Opened::from(opened.map_err(|errno| if errno == Errno::LOOP { Unread::Link } else { Unread::Refused })?);
    let refused = |_: io::Error| Unread::Refused;
    let found = file.metadata().map_err(refused)?;
    if !found.is_file() {
        return Err(Unread::NotAFile);
    }
    if found.len() > MOST_BYTES as u64 {
        return Err(Unread::TooLarge);
    }
    let mut bytes = Vec::new();
    file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(refused)?;
    if bytes.len() > MOST_BYTES {
        return Err(Unread::TooLarge);
    }
    String::from_utf8(bytes).map_err(|error| {
        let well = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        Unread::NotText(String::from_utf8_lossy(well).matches('\n').count() + 1)
    })
}

/// Begins a pack with an example, in a folder that is new or empty, for the user alone.
///
/// # Errors
/// [`NotBegun`].
pub fn begin(folder: &Path) -> Result<(), NotBegun> {
    match folder.symlink_metadata() {
        Ok(found) if !found.is_dir() => return Err(NotBegun::NotEmpty),
        Ok(_) if !is_empty(folder) => return Err(NotBegun::NotEmpty),
        Ok(_) | Err(_) => {}
    }
    shelf::folder(&folder.join(STAGES)).map_err(NotBegun::Disk)?;
    for (name, text) in EXAMPLE {
        papers::write_new(&folder.join(name), text.as_bytes()).map_err(|refused| match refused {
            Refused::Exists => NotBegun::NotEmpty,
            Refused::Disk(trouble) => NotBegun::Disk(trouble),
        })?;
    }
    Ok(())
}

/// True where nothing at all lies in a folder, and that can be seen.
fn is_empty(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}
