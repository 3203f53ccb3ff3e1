//! A file that cannot be read: what could be opened in its stead, and how it is kept.

use std::path::Path;
use std::sync::Arc;

use super::gather::{key, seen};
use crate::saved::{self, Fault};
use crate::shell::environment::Places;
use crate::shell::store::fault::{Doing, Offer, StoreError, Trouble};
use crate::shell::store::generations::Generations;
use crate::shell::store::replace::{self, Known, Outcome};
use crate::shell::store::seal::{self, Ring, Seal};
use crate::shell::store::{recovery, shelf};
use crate::workbook::Workbook;

/// How many earlier versions are offered.
const OFFERED: usize = 10;

/// The error, with what could be opened in the file's stead.
pub(super) fn told(places: &Places, path: &Path, fault: Fault, bytes: &[u8]) -> StoreError {
    let folder = folder_of(places, path, bytes);
    StoreError::Damaged {
        path: path.to_owned(),
        fault,
        offers: folder.map(|f| offers(&f, &places.ring)).unwrap_or_default(),
    }
}

/// The folder of the state of a workbook that cannot be read: by the id that may still stand in it, else by where it
/// was seen.
pub(in crate::shell::store) fn folder_of(places: &Places, path: &Path, bytes: &[u8]) -> Option<std::path::PathBuf> {
    let by_id = id_in(bytes).map(|id| places.state.join(key(&id))).filter(|folder| folder.is_dir());
    by_id.or_else(|| {
        let folders = std::fs::read_dir(&places.state).ok()?.flatten().map(|entry| entry.path());
        let mut seen_here = folders.filter(|folder| seen(folder).is_some_and(|seen| seen.path == path));
        seen_here.next()
    })
}

fn id_in(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let (_, after) = text.split_once("book: \"")?;
    let id: String = after.chars().take_while(char::is_ascii_hexdigit).collect();
    (id.len() == 32).then_some(id)
}

fn offers(folder: &Path, ring: &Ring) -> Vec<Offer> {
    let copy = recovery::find(folder, ring).ok().flatten().map(|found| Offer {
        path: recovery::path(folder),
        recovery: true,
        at: found.at,
        words: saved::words(&found.workbook),
    });
    let generations = Generations::of(folder).all().into_iter().filter_map(|generation| {
        let (at, words) = (generation.at, saved::words(&generation.read(ring).ok()?));
        Some(Offer { path: generation.path, recovery: false, at, words })
    });
    copy.into_iter().chain(generations.take(OFFERED)).collect()
}

/// Moves a bad file to `NAME.damaged-N`. Nothing of it is lost or changed.
pub(super) fn set_aside(path: &Path) -> Result<(), StoreError> {
    let kept = shelf::free_name(path, "damaged");
    match rustix::fs::rename(path, &kept) {
        Ok(()) | Err(rustix::io::Errno::NOENT) => Ok(()),
        Err(error) => Err(Trouble::new(Doing::Placing, path, &error.into()).into()),
    }
}

/// Puts the version that was chosen in the place that is free now.
pub(super) fn put_back(path: &Path, workbook: &Workbook, seal: Option<&Arc<Seal>>) -> Result<(), StoreError> {
    let text = saved::write(workbook);
    let bytes = seal::closed(seal, text.as_bytes())?;
    match replace::replace(path, &bytes, Known::Nothing, &key(&workbook.book))? {
        Outcome::Replaced(_) | Outcome::SlippedIn(..) => Ok(()),
        Outcome::Unconfirmed(_, trouble) => Err(trouble.into()),
        Outcome::Changed => Err(StoreError::Changed(path.to_owned())),
    }
}
