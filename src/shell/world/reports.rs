//! What the saver tells, as demur hears it.

use super::Real;
use crate::app::{Event, ExportFault, Keeping};
use crate::shell::saver::SaveReport;
use crate::shell::store::holdings::written;
use crate::shell::store::{StoreError, names, say};
use crate::words::fill;

impl Real {
    pub(super) fn report(&mut self, report: SaveReport) -> Option<Event> {
        Some(match report {
            SaveReport::Recovery { .. } if self.copy_failed => {
                self.copy_failed = false;
                Event::RecoveryCopy(String::new())
            }
            SaveReport::Recovery { .. } => return None,
            SaveReport::Saved { ticket, .. } if ticket < self.newest => return None,
            SaveReport::Saved { .. } => {
                self.warned = false;
                Event::Keeping(Keeping::Saved)
            }
            SaveReport::Failed { error, in_recovery } => {
                let safe = match (in_recovery, self.warned) {
                    (true, _) => &self.words.in_recovery,
                    (false, false) => &self.words.on_screen_only,
                    (false, true) => &self.words.stay_once,
                };
                Event::Keeping(Keeping::Failed(format!("{safe} {}", say::error(&self.words, &error))))
            }
            SaveReport::RecoveryFailed { error } => {
                self.copy_failed = true;
                Event::RecoveryCopy(say::error(&self.words, &error))
            }
            SaveReport::Conflict { path } => {
                Event::Conflict(fill(&self.words.conflict, &[("path", &say::shown(&path))]))
            }
            SaveReport::VersionKept(kept) => {
                Event::VersionKept(kept.map_err(|error| say::error_once(&self.words, &error)))
            }
            SaveReport::KeptBeside { kept } => {
                Event::Said(fill(&self.words.kept_beside, &[("path", &say::shown(&kept))]))
            }
            SaveReport::Moved { from, path } => {
                if let Some((places, book)) = &self.written {
                    names::remember(places, &path);
                    // The file that it was in holds words all the same: `demur files` goes on listing it.
                    written::note(places, book, &from);
                }
                if let Some(look_back) = &mut self.look_back {
                    look_back.moved(path.clone());
                }
                let told = say::at_home(&path);
                self.moved = Some(path);
                Event::Moved(Ok(told))
            }
            SaveReport::NotMoved { error } => Event::Moved(Err(self.not_moved(&error))),
            SaveReport::SlippedIn { kept } => {
                Event::Said(fill(&self.words.slipped_in, &[("path", &say::shown(&kept))]))
            }
            SaveReport::Resealed { sealed, done } => {
                Event::Resealed(done.map(|()| sealed).map_err(|error| say::error(&self.words, &error)))
            }
            SaveReport::Settled { workbook } => Event::Settled(workbook),
        })
    }

    fn not_moved(&self, error: &StoreError) -> ExportFault {
        match error {
            StoreError::Changed(_) => ExportFault::Exists(None),
            StoreError::Disk(trouble) => ExportFault::Failed(say::not_written(&self.words, trouble)),
            StoreError::Missing(_)
            | StoreError::NotAFile(_)
            | StoreError::LeadsNowhere(_)
            | StoreError::Damaged { .. }
            | StoreError::TooLarge
            | StoreError::Sealed(_)
            | StoreError::Seal(_)
            | StoreError::NoName => ExportFault::Failed(say::error_once(&self.words, error)),
        }
    }
}
