//! Reading a file under the load rules: an ordinary file, not too large, and read whole.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::ops::Deref;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;
use std::sync::Arc;

use crate::saved::{self, Fault, Hash, MAX_FILE, Prints};
use crate::shell::store::fault::{Doing, StoreError, Trouble};
use crate::shell::store::seal::{Ring, Seal, Unread, is_sealed};
use crate::workbook::Workbook;

/// Which version of which file: what it takes to notice that somebody else wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identity {
    stat: Stat,
    /// Of all its bytes.
    pub hash: Hash,
}

/// What the file system says of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stat {
    dev: u64,
    inode: u64,
    size: u64,
    mtime: (i64, i64),
}

/// A file's bytes, and which version they are.
#[derive(Clone, PartialEq, Eq)]
pub struct Bytes {
    /// All of them.
    pub bytes: Vec<u8>,
    /// Which version.
    pub identity: Identity,
    /// The file's mode.
    pub mode: u32,
    /// When it was last written, in seconds since 1970 UTC.
    pub at: i64,
    prints: Prints,
}

/// A file's bytes, ready to be read where they are: a workbook's answers stay pieces of its text.
pub enum Whole {
    /// They are text.
    Text(Arc<String>, Prints),
    /// They are sealed, or no text at all.
    Raw(Vec<u8>),
}

impl Deref for Whole {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Text(text, _) => text.as_bytes(),
            Self::Raw(bytes) => bytes,
        }
    }
}

impl Bytes {
    /// All of them, not copied.
    #[must_use]
    pub fn whole(self) -> Whole {
        match String::from_utf8(self.bytes) {
            Ok(text) => Whole::Text(Arc::new(text), self.prints),
            Err(no_text) => Whole::Raw(no_text.into_bytes()),
        }
    }
}

impl Identity {
    /// The identity of bytes in a file that the file system describes so.
    #[must_use]
    pub fn new(meta: &Metadata, hash: Hash) -> Self {
        Self { stat: Stat::of(meta), hash }
    }

    /// True where the file system says that this is the same version, without a look at its bytes.
    #[must_use]
    pub fn looks_like(&self, meta: &Metadata) -> bool {
        self.stat == Stat::of(meta)
    }

    /// Its length in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.stat.size
    }
}

impl Stat {
    fn of(meta: &Metadata) -> Self {
        let mtime = (meta.mtime(), meta.mtime_nsec());
        Self { dev: meta.dev(), inode: meta.ino(), size: meta.size(), mtime }
    }
}

/// Reads an ordinary file of at most [`MAX_FILE`] bytes; none where there is no file.
///
/// # Errors
/// [`StoreError`] for anything that is no ordinary file, too large, or refused.
pub fn bytes(path: &Path) -> Result<Option<Bytes>, StoreError> {
    let refused = |error: io::Error| StoreError::from(Trouble::new(Doing::Reading, path, &error));
    let mut file = match open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        // A socket cannot be opened at all, and says so in its own way.
        Err(error) if std::fs::metadata(path).is_ok_and(|meta| !meta.is_file()) => {
            return Err(not_a_file(path, &error));
        }
        Err(error) => return Err(refused(error)),
    };
    let meta = file.metadata().map_err(refused)?;
    if !meta.is_file() {
        return Err(StoreError::NotAFile(path.to_owned()));
    }
    let too_large = || StoreError::Damaged { path: path.to_owned(), fault: Fault::TooLarge, offers: Vec::new() };
    if meta.len() > MAX_FILE as u64 {
        return Err(too_large());
    }
    // One byte more than was promised, so that a file that grows meanwhile is noticed.
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or_default() + 1);
    (&mut file).take(MAX_FILE as u64 + 1).read_to_end(&mut bytes).map_err(refused)?;
    if bytes.len() > MAX_FILE {
        return Err(too_large());
    }
    let prints = Prints::of(&bytes);
    let identity = Identity::new(&meta, prints.whole);
    let at = meta.mtime();
    Ok(Some(Bytes { bytes, identity, mode: meta.mode() & 0o777, at, prints }))
}

/// What bytes of a file say, and the seal that it was under.
///
/// # Errors
/// [`StoreError::Sealed`] where no key of this run is theirs; [`StoreError::Damaged`], without offers, where they
/// are no workbook.
pub fn read(path: &Path, bytes: &[u8], ring: &Ring) -> Result<(saved::Read, Option<Arc<Seal>>), StoreError> {
    let damaged = |fault| StoreError::Damaged { path: path.to_owned(), fault, offers: Vec::new() };
    let (plain, seal) = ring.plain(bytes).map_err(|unread| match unread {
        Unread::Sealed => StoreError::Sealed(path.to_owned()),
        Unread::Broken => damaged(Fault::BrokenSeal),
    })?;
    Ok((saved::read(&plain).map_err(damaged)?, seal))
}

/// The same of a whole file, which is not copied where it is not sealed.
///
/// # Errors
/// Those of [`read`].
pub fn read_whole(path: &Path, file: &Whole, ring: &Ring) -> Result<(saved::Read, Option<Arc<Seal>>), StoreError> {
    match file {
        Whole::Text(text, prints) if !is_sealed(text.as_bytes()) => {
            let damaged = |fault| StoreError::Damaged { path: path.to_owned(), fault, offers: Vec::new() };
            Ok((saved::read_shared(text, prints).map_err(damaged)?, None))
        }
        Whole::Text(..) | Whole::Raw(_) => read(path, file, ring),
    }
}

/// Reads a workbook, whoever wrote it.
///
/// # Errors
/// Those of [`read`]; [`StoreError::Missing`] where there is no file.
pub fn workbook(path: &Path, ring: &Ring) -> Result<Workbook, StoreError> {
    let file = bytes(path)?.ok_or_else(|| StoreError::Missing(path.to_owned()))?;
    Ok(read_whole(path, &file.whole(), ring)?.0.workbook)
}

fn not_a_file(path: &Path, _error: &io::Error) -> StoreError {
    StoreError::NotAFile(path.to_owned())
}

/// Opens without waiting for a pipe's other end and without taking a terminal.
fn open(path: &Path) -> io::Result<File> {
    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    OpenOptions::new().read(true).custom_flags(i32::try_from(flags.bits()).unwrap_or_default()).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ordinary_files_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
        assert_eq!(bytes(&pipe).err(), Some(StoreError::NotAFile(pipe)));
        assert_eq!(bytes(folder.path()).err(), Some(StoreError::NotAFile(folder.path().to_owned())));
        let null = Path::new("/dev/null");
        assert_eq!(bytes(null).err(), Some(StoreError::NotAFile(null.to_owned())));
        let socket = folder.path().join("socket");
        let _listening = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        assert_eq!(bytes(&socket).err(), Some(StoreError::NotAFile(socket)));
    }

    #[test]
    fn a_huge_file_is_refused_unread() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("huge.ron");
        let huge = tempfile::NamedTempFile::new_in(folder.path()).unwrap();
        huge.as_file().set_len(1 << 30).unwrap();
        huge.persist(&path).unwrap();
        let fault = Fault::TooLarge;
        assert_eq!(bytes(&path).err(), Some(StoreError::Damaged { path, fault, offers: Vec::new() }));
    }

    #[test]
    fn what_is_not_there_is_no_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(bytes(&folder.path().join("none.ron")).unwrap().is_none());
    }
}
