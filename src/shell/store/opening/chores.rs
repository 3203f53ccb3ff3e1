//! What an opening leaves to be done. None of it is seen on a first frame, so that nobody need wait for it there.

use std::path::PathBuf;

use super::{gather, sweep};
use crate::shell::store::generations::Generations;
use crate::shell::store::holdings;
use crate::shell::store::seal::{Closer, Ring, reseal};

/// What is left to be done. To be finished before anything is saved: whoever saves makes temporary files, which would
/// be taken for those that were left lying.
#[derive(Debug, Default)]
pub struct Chores {
    tidying: Option<Tidying>,
    /// The file, and the folder of its state.
    place: Option<(PathBuf, PathBuf)>,
    noting: Option<(PathBuf, PathBuf, u64, i64)>,
}

#[derive(Debug)]
struct Tidying {
    path: PathBuf,
    folder: Option<PathBuf>,
    label: String,
    ring: Ring,
    closer: Closer,
}

impl Chores {
    /// Those of the writer of a workbook: its file, the folder of its state, what marks its temporary files.
    pub(super) fn of(path: PathBuf, folder: Option<PathBuf>, label: String, (ring, closer): (Ring, Closer)) -> Self {
        let place = folder.clone().map(|folder| (path.clone(), folder));
        Self { tidying: Some(Tidying { path, folder, label, ring, closer }), place, noting: None }
    }

    /// It is to be noted down that the workbook was opened then, at that count of its saves.
    pub(super) fn note_down(&mut self, rev: u64, now: i64) {
        self.noting = self.place.take().map(|(path, folder)| (folder, path, rev, now));
    }

    /// Takes up what was left lying. Once is enough.
    pub(super) fn tidy(&mut self) {
        if let Some(tidying) = self.tidying.take() {
            tidying.sweep();
            tidying.end_sealing();
        }
    }

    /// Does all of them.
    pub fn finish(&mut self) {
        self.tidy();
        if let Some((folder, path, rev, now)) = self.noting.take() {
            gather::note_down(&folder, &path, rev, now);
        }
    }
}

impl Tidying {
    fn sweep(&self) {
        let folder = self.folder.as_deref();
        sweep::sweep(&self.path, folder, &self.label, folder.map(Generations::of).as_ref(), &self.ring);
    }

    /// Ends a sealing that was interrupted. Where the disk refuses, the next opening tries again.
    fn end_sealing(&self) {
        let Some((seal, folder)) = self.closer.seal().zip(self.folder.as_deref()) else { return };
        let copies = holdings::copies(&self.path, folder);
        reseal::put_under(&copies, Some(&seal), &self.ring).unwrap_or_default();
        reseal::keep_key(folder, &seal).unwrap_or_default();
    }
}
