//! Earlier versions and other ones: looked at, brought back, gone on with elsewhere.

use std::sync::Arc;

use super::{App, Effect, ExportFault, Keeping, Open};
use crate::curriculum::ids;
use crate::screens::apart::{Apart, Other};
use crate::screens::elsewhere::Elsewhere;
use crate::screens::history::History;
use crate::words::fill;
use crate::workbook::{Earlier, Workbook};

impl App {
    /// Opens the earlier versions; where they are open, closes them.
    pub(super) fn show_history(&mut self) -> Vec<Effect> {
        if matches!(self.open, Some(Open::History(_))) {
            self.open = None;
            return Vec::new();
        }
        self.open = Some(Open::History(History::reading()));
        vec![Effect::Earlier]
    }

    /// The earlier versions were read.
    pub(super) fn read_history(&mut self, versions: Vec<Earlier>) {
        if let Some(Open::History(history)) = &mut self.open {
            history.read(versions, &self.desk);
        }
    }

    /// Opens what differs from the other version; without one, from the file.
    pub(super) fn show_differences(&mut self) -> Vec<Effect> {
        if matches!(self.open, Some(Open::Apart(_))) {
            self.open = None;
            return Vec::new();
        }
        let other = match (self.conflict, &self.other) {
            (true, _) => Other::Changed,
            (false, Some(other)) => Other::Recovery(Arc::clone(other)),
            (false, None) => Other::File,
        };
        let reads = !matches!(other, Other::Recovery(_));
        self.open = Some(Open::Apart(Box::new(Apart::new(other, &self.desk))));
        if reads { vec![Effect::File] } else { Vec::new() }
    }

    /// The file was read.
    pub(super) fn read_file(&mut self, file: Option<&Workbook>) {
        if let Some(Open::Apart(apart)) = &mut self.open {
            apart.read(file, &self.desk);
        }
    }

    /// A version of the workbook comes back. What was there is kept among the earlier versions first, and one action
    /// puts it back.
    pub(super) fn bring_version_back(&mut self, version: &Workbook) -> Vec<Effect> {
        if self.desk.locked {
            self.say(self.words().notices.locked.clone());
            return Vec::new();
        }
        let now = Arc::new(self.desk.workbook.clone());
        self.go_on_with(version);
        self.before = Some(Arc::clone(&now));
        self.other = None;
        self.say(self.words().notices.brought_back.clone());
        vec![Effect::Aside(now)]
    }

    /// What was there before an earlier version was brought back.
    pub(super) fn put_back(&mut self) -> Vec<Effect> {
        let Some(before) = self.before.take() else {
            self.say(self.words().notices.nothing_brought_back.clone());
            return Vec::new();
        };
        self.go_on_with(&before);
        self.say(self.words().notices.put_back.clone());
        vec![Effect::Checkpoint]
    }

    fn go_on_with(&mut self, version: &Workbook) {
        self.open = None;
        let next = self.desk.workbook.with_answers_of(version);
        // What was kept last stays what it was: the difference is a change to be kept.
        let kept = Arc::clone(&self.kept);
        let conflict = self.conflict;
        self.settled(&next);
        (self.kept, self.conflict) = (kept, conflict);
        for id in [ids::DECISION, ids::SURE] {
            self.desk.workbook.record(id, self.desk.now.unix);
        }
    }

    /// Asks for another file.
    pub(super) fn ask_elsewhere(&mut self) -> Vec<Effect> {
        if self.desk.locked {
            self.say(self.words().notices.locked.clone());
            return Vec::new();
        }
        self.open = Some(Open::Elsewhere(Elsewhere::new(&self.words().elsewhere.name)));
        Vec::new()
    }

    /// The workbook goes on in another file, or why not.
    pub(super) fn went_elsewhere(&mut self, outcome: Result<String, ExportFault>) {
        let words = self.words().notices.clone();
        let said = match outcome {
            Ok(path) => {
                self.open = None;
                self.keeping = Keeping::Saved;
                self.conflict = false;
                self.say(fill(&words.elsewhere, &[("path", &path)]));
                self.desk.kept_in = path;
                return;
            }
            Err(ExportFault::Exists) => words.export_exists,
            Err(ExportFault::Failed(why)) => why,
        };
        match &mut self.open {
            Some(Open::Elsewhere(elsewhere)) => elsewhere.said = said,
            _ => self.say(said),
        }
    }
}
