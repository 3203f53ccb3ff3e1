//! What can go wrong with a workbook on the disk. Comparable, and without a word of what stands in it.

use std::io;
use std::path::{Path, PathBuf};

use super::seal::SealFault;
use crate::saved::Fault;

/// Why a workbook could not be opened or saved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The disk refused.
    #[error("{0}")]
    Disk(Trouble),
    /// There is no such workbook.
    #[error("no workbook at {}", .0.display())]
    Missing(PathBuf),
    /// It is no ordinary file.
    #[error("{} is no ordinary file", .0.display())]
    NotAFile(PathBuf),
    /// Somebody put a link in its place, and nothing is where the link leads.
    #[error("{} leads nowhere", .0.display())]
    LeadsNowhere(PathBuf),
    /// The file cannot be read as a workbook. Nothing was written; earlier versions may be at hand.
    #[error("{}: {fault}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        fault: Fault,
        /// What could be opened in its stead, newest first.
        offers: Vec<Offer>,
    },
    /// The file was changed by somebody else since it was read. It was left as it is.
    #[error("{} was changed outside", .0.display())]
    Changed(PathBuf),
    /// The workbook has grown past what could be read again.
    #[error("the workbook is too large")]
    TooLarge,
    /// It is under a passphrase that was not given in this run.
    #[error("{} is sealed", .0.display())]
    Sealed(PathBuf),
    /// It could not be sealed or opened.
    #[error("{0}")]
    Seal(SealFault),
    /// A name of nothing but blanks.
    #[error("a workbook needs a name")]
    NoName,
}

/// What the disk refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{doing:?} {}: {kind}", path.display())]
pub struct Trouble {
    /// What was being done.
    pub doing: Doing,
    /// To which file or folder.
    pub path: PathBuf,
    /// How it was refused.
    pub kind: io::ErrorKind,
}

/// What was being done when the disk refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Reading a file.
    Reading,
    /// Making a folder.
    MakingFolder,
    /// Writing the new version beside the old one.
    Writing,
    /// Waiting for the disk to confirm.
    Confirming,
    /// Putting the new version in the place of the old one.
    Placing,
    /// Removing what is no longer needed.
    Removing,
}

/// A version that could be opened in the stead of a damaged file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Where it is.
    pub path: PathBuf,
    /// It is the recovery copy, not an earlier version.
    pub recovery: bool,
    /// When it was kept, in seconds since 1970 UTC.
    pub at: i64,
    /// How many words it holds.
    pub words: usize,
}

impl Trouble {
    /// Puts an error with what was being done.
    #[must_use]
    pub fn new(doing: Doing, path: &Path, error: &io::Error) -> Self {
        Self { doing, path: path.to_owned(), kind: error.kind() }
    }
}

impl From<SealFault> for StoreError {
    fn from(fault: SealFault) -> Self {
        Self::Seal(fault)
    }
}

impl From<Trouble> for StoreError {
    fn from(trouble: Trouble) -> Self {
        Self::Disk(trouble)
    }
}
