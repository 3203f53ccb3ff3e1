//! Going from place to place: the walk, the short path, and back to where one was.

use std::sync::Arc;

use super::{App, Effect, Room};
use crate::curriculum::{Ask, Stage, ids};
use crate::screens::question::QuestionPage;
use crate::screens::trail::{self, Stop, Trail};
use crate::workbook::{Place, Private, tidy};

/// The one after, or the one before.
fn beside<T>(all: &[T], at: usize, on: bool) -> Option<&T> {
    if on { all.get(at + 1) } else { at.checked_sub(1).and_then(|at| all.get(at)) }
}

impl App {
    /// The stops that Tab walks, in order.
    fn stops(&self) -> Vec<Stop> {
        trail::stops(&self.desk, self.trail)
    }

    /// Where one is among the questions of the walk, counted from 0, and how many there are; none off the walk. The
    /// message is no question.
    pub(super) fn progress(&self) -> Option<(usize, usize)> {
        let questions: Vec<_> = trail::places(&self.desk, self.trail).into_iter().flatten().collect();
        let hand = questions.iter().position(|(_, id)| *id == self.here());
        Some((hand?, questions.len()))
    }

    fn stop_in_hand(&self, stops: &[Stop]) -> Option<usize> {
        stops.iter().position(|stop| match stop {
            Stop::Letter => self.room_on_the_walk() == Room::Letter,
            Stop::Question { id, .. } => self.room_on_the_walk() != Room::Letter && id == self.question.id(),
        })
    }

    /// One stop on, or one back.
    pub(super) fn walk(&mut self, on: bool) -> Vec<Effect> {
        if self.room == Room::Welcome && !self.question.changed() {
            self.room = Room::Question;
            return Vec::new();
        }
        if let Some(effects) = self.walk_from_session(on) {
            return effects;
        }
        let stops = self.stops();
        let to = match self.stop_in_hand(&stops) {
            Some(at) => beside(&stops, at, on).cloned(),
            None => self.off_the_walk(&stops, on),
        };
        match to {
            Some(stop) => {
                let unread = on && self.question.form().is_no_day(&self.desk.content.words.day);
                let effects = self.go(stop);
                if unread && self.notice.is_empty() {
                    self.say(self.words().question.date_kept.to_string());
                }
                effects
            }
            None if on && self.trail == Trail::Short => self.leave_short_path(),
            None => {
                let words = self.words().notices.clone();
                self.say(if on { words.last.to_string() } else { words.first.to_string() });
                Vec::new()
            }
        }
    }

    /// The stop beside a question of a branch not taken: in its own stage, then where the walk passes it.
    fn off_the_walk(&self, stops: &[Stop], on: bool) -> Option<Stop> {
        let curriculum = self.desk.curriculum();
        let stage = curriculum.stage(&self.question.stage)?;
        let asked: Vec<&str> = curriculum.asked_in(stage).map(|question| question.id.as_str()).collect();
        let at = asked.iter().position(|id| *id == self.question.id())?;
        if let Some(id) = beside(&asked, at, on) {
            return Some(Stop::Question { stage: stage.id.clone(), id: (*id).to_owned() });
        }
        let all: Vec<&str> = curriculum.stages().iter().map(|stage| stage.id.as_str()).collect();
        let at = all.iter().position(|id| *id == stage.id)?;
        let (before, after) = (all.get(..at)?, all.get(at + 1..)?);
        if on {
            stops.iter().find(|stop| after.contains(&stop.stage())).cloned()
        } else {
            stops.iter().rev().find(|stop| before.contains(&stop.stage())).cloned()
        }
    }

    /// Behind the short path stands the rest: its first question without an answer.
    fn leave_short_path(&mut self) -> Vec<Effect> {
        self.trail = Trail::Whole;
        self.say(self.words().notices.short_way_ends.to_string());
        let open = self.desk.path().into_iter().find(|(_, id)| !self.desk.workbook.answered(id));
        match open.map(|(stage, id)| Stop::Question { stage: stage.to_owned(), id: id.to_owned() }) {
            Some(stop) => self.go(stop),
            None => Vec::new(),
        }
    }

    /// That question, on the path or off it, or the letter.
    pub(super) fn go_to(&mut self, place: &str) -> Vec<Effect> {
        self.open = None;
        if place == ids::REPLY {
            return self.go(Stop::Letter);
        }
        let on_path = self.desk.path().into_iter().find(|(_, id)| *id == place).map(|(stage, _)| stage.to_owned());
        if self.trail == Trail::Short {
            let stop = self.stops().into_iter().find(|stop| matches!(stop, Stop::Question { id, .. } if id == place));
            if let Some(stop) = stop {
                return self.go(stop);
            }
            self.trail = Trail::Whole;
        }
        let curriculum = self.desk.curriculum();
        // Off the path a question stands in the stage that is its own.
        let own = |stage: &&Stage| stage.ask.iter().filter_map(Ask::question).any(|question| question.id == place);
        let defined = || curriculum.stages().iter().find(own).map(|stage| stage.id.clone());
        match on_path.or_else(defined) {
            Some(stage) => self.go(Stop::Question { stage, id: place.to_owned() }),
            None => Vec::new(),
        }
    }

    fn go(&mut self, stop: Stop) -> Vec<Effect> {
        let changed = self.question.changed();
        let led = self.led.take();
        self.tidy_answer();
        match stop {
            Stop::Letter => self.room = Room::Letter,
            Stop::Question { stage, id } => {
                let Some(page) = QuestionPage::new(&self.desk, &stage, &id) else { return Vec::new() };
                if self.desk.curriculum().asked_first(&stage).is_some_and(|first| first.id == id) {
                    self.breathe_before(&stage);
                }
                self.question = page;
                self.room = Room::Question;
            }
        }
        self.note_place();
        self.tell_waiting_here();
        if let Some(led) = led.filter(|_| self.room == Room::Letter) {
            self.tell_change(led);
        }
        if changed { vec![Effect::Checkpoint] } else { Vec::new() }
    }

    /// On leaving a field its answer takes its normal form: blank items go, ends are trimmed.
    fn tidy_answer(&mut self) {
        if !self.question.changed() || self.desk.locked {
            return;
        }
        let id = self.question.id().to_owned();
        let question = self.question.form().question();
        let answer = self.desk.workbook.answer(&id).map(Private::on_screen);
        let tidy = answer.and_then(|answer| tidy(question, answer));
        self.desk.answer(&id, tidy);
    }

    /// Writes down where the writer is: the letter or the question, and the caret in it.
    pub(super) fn note_place(&mut self) {
        let (focus, caret) = self.question.form().spot();
        let at = self.here().to_owned();
        self.desk.workbook.place = Place { at, field: (focus, 0), caret };
    }

    /// At the start: the place that was left, the letter included; a new workbook begins with the welcome.
    pub(super) fn return_to_place(&mut self) {
        let place = self.desk.workbook.place.clone();
        let untouched = self.desk.workbook.answers().next().is_none();
        if self.desk.workbook.short_path && self.desk.workbook.decision().is_none() {
            self.trail = Trail::Short;
        }
        if untouched && !self.desk.locked {
            self.room = Room::Welcome;
        } else if place.at == ids::REPLY && self.desk.letter().is_some() {
            self.room = Room::Letter;
            // Behind the letter stands the question before it.
            let before = self.desk.path().into_iter().take_while(|(stage, _)| *stage != ids::REPLY).last();
            if let Some(page) = before.and_then(|(stage, id)| QuestionPage::new(&self.desk, stage, id)) {
                self.question = page;
            }
        } else if place.at != self.question.id() && !place.at.is_empty() {
            let _ = self.go_to(&place.at);
        }
        self.question.form_mut().go_to_spot((place.field.0, place.caret));
        self.kept = Arc::new(self.desk.workbook.clone());
    }

    /// The question in hand once more, as the workbook has it now.
    pub(super) fn ask_again(&mut self) {
        let here = self.question.id().to_owned();
        if let Some(page) = QuestionPage::new(&self.desk, &self.question.stage, &here) {
            self.question = page;
        }
    }
}
