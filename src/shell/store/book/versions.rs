//! Versions of an open workbook that are kept aside: among the earlier ones, or beside the file.

use std::path::PathBuf;

use super::{Original, same};
use crate::saved;
use crate::shell::store::fault::{Doing, StoreError, Trouble};
use crate::shell::store::load;
use crate::shell::store::replace::{self, Known, Outcome};
use crate::shell::store::shelf;
use crate::workbook::Workbook;

impl Original {
    /// Keeps a version among the earlier ones: where it is what the file holds, the file as it is.
    ///
    /// # Errors
    /// [`StoreError`]; then it is not kept.
    pub fn keep_version(&mut self, version: &Workbook) -> Result<(), StoreError> {
        let in_file = self.saved.as_ref().is_some_and(|saved| same(saved, version));
        let file = if in_file { self.as_saved() } else { None };
        let bytes = match file {
            Some(bytes) => bytes,
            None => self.closer.close(saved::write(version).as_bytes())?.into_owned(),
        };
        self.keep_bytes(&bytes)
    }

    /// The bytes of the file, where it is still as we saved it.
    pub(super) fn as_saved(&self) -> Option<Vec<u8>> {
        let Known::This(identity) = self.known else { return None };
        let file = load::bytes(&self.path).ok()??;
        (file.identity.hash == identity.hash).then_some(file.bytes)
    }

    pub(super) fn keep_bytes(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        match &self.generations {
            Some(generations) => generations.keep(bytes).map(drop)?,
            None => self.beside = Some(self.keep_beside(bytes)?),
        }
        Ok(())
    }

    /// Where a version is that was kept beside the file since this was asked last.
    pub fn kept_beside(&mut self) -> Option<PathBuf> {
        self.beside.take()
    }

    /// Without a folder of demur's own, a version is kept beside the file.
    fn keep_beside(&self, bytes: &[u8]) -> Result<PathBuf, StoreError> {
        let path = shelf::free_name(&self.path, "conflict");
        match replace::replace(&path, bytes, Known::Nothing, &self.label)? {
            Outcome::Replaced(_) | Outcome::SlippedIn(..) => Ok(path),
            Outcome::Unconfirmed(_, trouble) => Err(trouble.into()),
            Outcome::Changed => {
                let kind = std::io::ErrorKind::AlreadyExists;
                Err(Trouble { doing: Doing::Placing, path, kind }.into())
            }
        }
    }
}
