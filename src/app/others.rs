//! Other versions of the workbook than the one in hand: earlier ones, the one somebody else wrote, and another place.

use std::sync::Arc;

use super::{App, Effect, Event, ExportFault, Open, Room, Side};
use crate::curriculum::ids;
use crate::screens::elsewhere::Elsewhere;
use crate::screens::history::History;
use crate::screens::letter::LetterRoom;
use crate::screens::trail::Trail;
use crate::screens::two_versions::{Cause, TwoVersions};
use crate::words::fill;
use crate::workbook::Workbook;

/// A second version that was found when the workbook was opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Other {
    /// What it holds.
    pub version: Arc<Workbook>,
    /// Why there are two.
    pub cause: Cause,
}

/// What is known of other versions.
#[derive(Debug, Default)]
pub(super) struct Others {
    /// A second version, found at the opening.
    found: Option<Other>,
    /// What is to be the workbook, once the one in hand is kept.
    coming: Option<Coming>,
    /// What the workbook was before the last of these.
    before: Option<Arc<Workbook>>,
    /// The side chosen in a conflict, and the workbook in hand at that moment.
    chosen: Option<(Side, Arc<Workbook>)>,
}

/// A version on its way.
#[derive(Debug)]
struct Coming {
    to: Arc<Workbook>,
    /// What was asked to be kept.
    from: Arc<Workbook>,
    said: String,
}

impl Others {
    pub(super) fn found(other: Option<Other>) -> Self {
        Self { found: other, ..Self::default() }
    }
}

impl App {
    /// Earlier versions; they are read meanwhile.
    pub(super) fn show_history(&mut self) -> Vec<Effect> {
        if matches!(self.open, Some(Open::History(_))) {
            self.open = None;
            return Vec::new();
        }
        self.open = Some(Open::History(History::reading(&self.desk)));
        vec![Effect::LookBack(Arc::new(self.desk.workbook.clone()))]
    }

    /// The two versions, where there are two; else what is on the screen and in the file.
    pub(super) fn compare(&mut self) -> Vec<Effect> {
        if matches!(self.open, Some(Open::Two(_) | Open::Beside(_))) {
            self.open = None;
            return Vec::new();
        }
        if self.others.found.is_none() && !self.conflict && self.has_waiting() {
            return self.show_beside();
        }
        let found = self.others.found.as_ref().filter(|_| !self.conflict);
        let cause = found.map_or(if self.conflict { Cause::Conflict } else { Cause::Looking }, |other| other.cause);
        let mut two = TwoVersions::reading(cause);
        if let Some(other) = found {
            two.heard(Ok(&other.version), &self.desk);
        }
        self.open = Some(Open::Two(two));
        if cause.is_file() { vec![Effect::ReadTheirs] } else { Vec::new() }
    }

    /// Where to save instead.
    pub(super) fn show_elsewhere(&mut self, refused: bool) -> Vec<Effect> {
        if self.desk.locked {
            self.say(self.words().notices.locked.to_string());
            return Vec::new();
        }
        if !refused && matches!(self.open, Some(Open::Elsewhere(_))) {
            self.open = None;
            return Vec::new();
        }
        let day = crate::day::iso(self.desk.now.today);
        let name = fill(&self.words().elsewhere.name, &[("day", &day)]);
        self.open = Some(Open::Elsewhere(Elsewhere::new(&name, refused)));
        Vec::new()
    }

    pub(super) fn save_in(&mut self, path: String) -> Vec<Effect> {
        if let Some(Open::Elsewhere(dialog)) = &mut self.open {
            dialog.said = self.desk.content.words.screen.elsewhere.saving.to_string();
        }
        vec![Effect::Elsewhere(path)]
    }

    /// What the world tells of other versions.
    pub(super) fn heard_of_others(&mut self, event: Event) -> Vec<Effect> {
        match (event, &mut self.open) {
            (Event::Earlier(versions), Some(Open::History(history))) => history.heard(versions, &self.desk),
            (Event::Theirs(theirs), Some(Open::Two(two))) if two.cause.is_file() => {
                two.heard(theirs.as_deref().map_err(Clone::clone), &self.desk);
            }
            (Event::VersionKept(kept), _) => return self.version_kept(kept),
            (Event::Moved(moved), _) => self.moved(moved),
            (Event::Stayed, _) => return self.show_elsewhere(true),
            _ => {}
        }
        Vec::new()
    }

    fn moved(&mut self, moved: Result<String, ExportFault>) {
        let said = match moved {
            Ok(path) => {
                if matches!(self.open, Some(Open::Elsewhere(_))) {
                    self.open = None;
                }
                let said = fill(&self.words().elsewhere.moved, &[("path", &path)]);
                self.desk.kept_in = path;
                self.say(said);
                return;
            }
            Err(ExportFault::Exists(_)) => self.words().notices.export_exists.to_string(),
            Err(ExportFault::Failed(why)) => why,
        };
        match &mut self.open {
            Some(Open::Elsewhere(dialog)) => dialog.said = said,
            _ => self.say(said),
        }
    }

    /// Which version goes on after a conflict; the other is kept.
    pub(super) fn settle(&mut self, side: Side) -> Vec<Effect> {
        if !self.conflict {
            return Vec::new();
        }
        self.others.chosen = Some((side, Arc::new(self.desk.workbook.clone())));
        vec![Effect::Settle(side)]
    }

    /// Which of the two versions on the screen goes on.
    pub(super) fn choose(&mut self, side: Side) -> Vec<Effect> {
        let Some(Open::Two(two)) = &self.open else { return Vec::new() };
        let cause = two.cause;
        if cause == Cause::Conflict {
            return self.settle(side);
        }
        if self.desk.locked {
            self.say(self.words().notices.locked.to_string());
            return Vec::new();
        }
        self.open = None;
        let Some(found) = self.others.found.clone() else { return Vec::new() };
        let words = self.words().two.clone();
        match (side, cause) {
            (Side::Theirs, _) => self.bring(found.version, words.took_theirs.to_string()),
            (Side::Mine, Cause::Apart) => {
                self.others.found = None;
                self.say(words.kept_mine.to_string());
                vec![Effect::KeepVersion(found.version)]
            }
            (Side::Mine, Cause::Conflict | Cause::Restored | Cause::Looking) => {
                self.say(words.kept_here.to_string());
                Vec::new()
            }
        }
    }

    /// That version is the workbook again, once the one in hand is kept.
    pub(super) fn bring_back_version(&mut self, version: Arc<Workbook>) -> Vec<Effect> {
        self.open = None;
        let said = self.words().history.restored;
        self.bring(version, said.to_string())
    }

    /// What the workbook was before another version was brought.
    pub(super) fn take_back(&mut self) -> Vec<Effect> {
        let words = self.words().history.clone();
        if let Some(before) = self.others.before.clone() {
            return self.bring(before, words.undone.to_string());
        }
        self.say(words.nothing_to_undo.to_string());
        Vec::new()
    }

    pub(super) fn bring(&mut self, to: Arc<Workbook>, said: String) -> Vec<Effect> {
        if self.desk.locked {
            self.say(self.words().notices.locked.to_string());
            return Vec::new();
        }
        self.stop_writing();
        self.note_place();
        let from = Arc::new(self.desk.workbook.clone());
        self.others.coming = Some(Coming { to, from: Arc::clone(&from), said });
        vec![Effect::KeepVersion(from)]
    }

    /// The version in hand is kept: the other takes its place. Where something was typed meanwhile, that is kept first.
    fn version_kept(&mut self, kept: Result<(), String>) -> Vec<Effect> {
        let coming = self.others.coming.take();
        match (kept, coming) {
            (Err(why), _) => {
                let said = fill(&self.words().history.not_kept, &[("why", &why)]);
                self.say(said);
                Vec::new()
            }
            (Ok(()), None) => Vec::new(),
            (Ok(()), Some(Coming { to, from, said })) if self.only_moved_since(&from) => {
                self.stand(&to);
                self.others.before = Some(from);
                self.say(said);
                vec![Effect::Checkpoint]
            }
            (Ok(()), Some(Coming { to, said, .. })) => self.bring(to, said),
        }
    }

    /// True where nothing but the place has changed.
    fn only_moved_since(&self, then: &Workbook) -> bool {
        let mut now = self.desk.workbook.clone();
        now.place.clone_from(&then.place);
        now.unchanged_since(then)
    }

    /// All of that version is the workbook, at the place in hand. Its counter and its name go on, and what left since
    /// then did leave; what was decided since then was decided, and is now decided anew.
    fn stand(&mut self, version: &Workbook) {
        let now = &self.desk.workbook;
        let mut next = version.clone();
        let reason_for = version.reason_written_for().map(str::to_owned);
        next.book.clone_from(&now.book);
        next.name.clone_from(&now.name);
        next.place = now.place.clone();
        next.rev = now.rev;
        if now.left.starts_with(&next.left) {
            next.left.clone_from(&now.left);
        }
        if now.history.starts_with(&next.history) {
            next.history.clone_from(&now.history);
        }
        self.stand_on(next);
        for id in [ids::DECISION, ids::SURE] {
            self.desk.workbook.record(id, self.desk.now.unix);
        }
        self.desk.workbook.reason_is_for(reason_for, self.desk.now.unix);
    }

    /// The version that goes on after a conflict.
    pub(super) fn settled(&mut self, workbook: &Arc<Workbook>) -> Vec<Effect> {
        self.conflict = false;
        if matches!(self.open, Some(Open::Two(_))) {
            self.open = None;
        }
        let words = self.words().two.clone();
        match self.others.chosen.take() {
            Some((Side::Mine, _)) => self.say(words.kept_mine.to_string()),
            Some((Side::Theirs, then)) if self.only_moved_since(&then) => {
                self.stand_on((**workbook).clone());
                self.kept = Arc::new(self.desk.workbook.clone());
                self.others.before = Some(then);
                self.say(words.took_theirs.to_string());
            }
            // Something was typed since the choice: it is kept before the other version takes its place.
            Some((Side::Theirs, _)) => return self.bring(Arc::clone(workbook), words.took_theirs.to_string()),
            None => {
                self.stand_on((**workbook).clone());
                self.kept = Arc::new(self.desk.workbook.clone());
            }
        }
        Vec::new()
    }

    /// This is the workbook, at the question in hand.
    fn stand_on(&mut self, workbook: Workbook) {
        // What was written and taken back belongs to the other version.
        self.past = super::message::Past::default();
        self.letter = LetterRoom::default();
        if self.desk.workbook == workbook {
            return;
        }
        while self.aloud() {
            self.come_back();
        }
        self.desk.workbook = workbook;
        self.desk.know_sessions();
        self.leave_gone_session();
        self.desk.compose();
        if self.trail == Trail::Short && !self.desk.workbook.short_path {
            self.trail = Trail::Whole;
        }
        if self.room == Room::Welcome {
            self.room = Room::Question;
        }
        self.ask_again();
    }
}
