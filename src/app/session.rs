//! A session together: begun, with a quiet clock, and closed.

use std::collections::BTreeSet;

use super::{App, Effect, Room};
use crate::curriculum::{Ask, SESSION};
use crate::in_order;
use crate::screens::question::QuestionPage;
use crate::screens::rehearsal::Rehearsal;
use crate::screens::trail::Trail;
use crate::words::fill;
use crate::workbook::{MOST_ANSWERS, MOST_SESSIONS, Session};

/// So many questions are asked at its beginning; the others when it is closed.
const AGREEMENT: usize = 2;

/// So many are asked in all.
const QUESTIONS: usize = 5;

/// Fewer minutes than these are no session: hours were meant.
const LEAST: u16 = 5;

/// Where one was when a session began, or was closed.
#[derive(Debug, Default)]
pub(super) struct Before {
    at: String,
    trail: Trail,
    /// The card or the rehearsal, where one of them was open.
    aloud: Option<Room>,
    rehearsal: Option<Rehearsal>,
}

impl App {
    /// True while a session is on.
    pub(super) fn session_is_on(&self) -> bool {
        self.desk.workbook.session_on(self.desk.now.unix).is_some()
    }

    /// Closes the session that is on; where none is, says so.
    pub(super) fn close_session(&mut self) -> Vec<Effect> {
        if self.session_is_on() {
            return self.session();
        }
        self.say(self.words().session.none_on.to_string());
        Vec::new()
    }

    /// Begins a session, or closes the one that is on.
    pub(super) fn session(&mut self) -> Vec<Effect> {
        if self.desk.locked {
            self.say(self.words().notices.locked.to_string());
            return Vec::new();
        }
        self.take_words_in_hand();
        if !self.session_is_on() && !self.has_room_for_session() {
            self.say(self.words().session.full.to_string());
            return Vec::new();
        }
        let now = self.desk.now.unix;
        if !self.in_session() {
            self.before_session = Before {
                at: self.here().to_owned(),
                trail: self.trail,
                aloud: self.aloud().then_some(self.room),
                rehearsal: self.rehearsal.take(),
            };
        }
        let on = self.session_is_on();
        let nth = if on {
            self.desk.workbook.close_session(now);
            AGREEMENT
        } else {
            self.desk.workbook.begin_session(now, self.desk.now.today);
            self.desk.know_sessions();
            0
        };
        let asked = self.session_asks();
        let Some(first) = asked.get(nth).cloned() else { return Vec::new() };
        let mut effects = self.go_to(&first);
        self.say(if on { self.words().session.closed.to_string() } else { self.words().session.begun.to_string() });
        effects.push(Effect::Checkpoint);
        effects
    }

    /// True where one more session can be kept with all its answers, and all that the walk and the others may still hold.
    fn has_room_for_session(&self) -> bool {
        let (book, curriculum) = (&self.desk.workbook, self.desk.curriculum());
        let asked: BTreeSet<&str> = in_order::gathered(curriculum.questions().map(|question| question.id.as_str()));
        let others = book.answers().filter(|(id, _)| !asked.contains(id)).count();
        book.sessions.len() < MOST_SESSIONS && asked.len() + others + QUESTIONS <= MOST_ANSWERS
    }

    /// The questions of the last session, by id.
    fn session_asks(&self) -> Vec<String> {
        let last = self.desk.workbook.sessions.last().map(Session::id);
        let stage = last.and_then(|id| self.desk.curriculum().stage(&id));
        stage.map(|stage| stage.ask.iter().map(|ask| ask.id().to_owned()).collect()).unwrap_or_default()
    }

    /// True at a question of a session.
    fn in_session(&self) -> bool {
        let asked = self.question.stage.strip_prefix(SESSION).is_some_and(|rest| rest.starts_with('.'));
        asked && self.room_on_the_walk() != Room::Letter
    }

    /// Tab at the end of the agreement, or of the closing, goes back to where one was. None where the walk goes its way.
    pub(super) fn walk_from_session(&mut self, on: bool) -> Option<Vec<Effect>> {
        if !self.in_session() {
            return None;
        }
        let curriculum = self.desk.curriculum();
        let asked: Vec<&str> = curriculum.stage(&self.question.stage)?.ask.iter().map(Ask::id).collect();
        let at = asked.iter().position(|id| *id == self.question.id())?;
        let leaves = if on { at + 1 == AGREEMENT || at + 1 == asked.len() } else { at == 0 || at == AGREEMENT };
        if !leaves || !self.was_elsewhere() {
            return None;
        }
        Some(self.back_from_session())
    }

    /// True where the session in hand is the last one, and it is known where one was before it; on the short path also
    /// while it goes on from a sitting before this one.
    fn was_elsewhere(&self) -> bool {
        let book = &self.desk.workbook;
        let last = book.sessions.last().is_some_and(|session| session.id() == self.question.stage);
        let goes_on = self.session_is_on() && book.short_path && book.decision().is_none();
        last && (!self.before_session.at.is_empty() || goes_on)
    }

    /// To where one was: the question or the message, on the short path or the whole one, the rehearsal in its middle.
    fn back_from_session(&mut self) -> Vec<Effect> {
        let back = std::mem::take(&mut self.before_session);
        let short = self.desk.workbook.short_path && self.desk.workbook.decision().is_none();
        if back.at.is_empty() && short {
            // Begun in a sitting before this one.
            return self.short_path();
        }
        if back.trail == Trail::Short && self.desk.workbook.short_path {
            self.trail = Trail::Short;
        }
        let first = || self.desk.path().first().map(|(_, id)| (*id).to_owned());
        let at = Some(back.at).filter(|at| !at.is_empty()).or_else(first).unwrap_or_default();
        let effects = self.go_to(&at);
        if let Some(room) = back.aloud.filter(|_| self.here() == at && self.desk.letter().is_some()) {
            self.behind = self.room;
            (self.room, self.rehearsal) = (room, back.rehearsal);
        }
        effects
    }

    /// The minutes of the session that is on, and those that were agreed, as the header says them.
    pub(super) fn session_clock(&self) -> Option<String> {
        let now = self.desk.now.unix;
        let session = self.desk.workbook.session_on(now)?;
        let passed = (now.saturating_sub(session.began).max(0) / 60).to_string();
        let words = &self.words().session;
        let agreed = self.agreed_minutes(&session.id());
        let roomy = self.size.0 >= 60;
        let (clock, open) =
            if roomy { (&words.clock, &words.clock_open) } else { (&words.clock_short, &words.clock_open_short) };
        Some(match agreed {
            Some(agreed) => fill(clock, &[("n", &passed), ("of", &agreed.to_string())]),
            None if roomy && passed == "1" => words.clock_open_one.to_string(),
            None => fill(open, &[("n", &passed)]),
        })
    }

    /// The number that was written for how long there is: alone, or with a word for minutes and nothing else.
    fn agreed_minutes(&self, session: &str) -> Option<u16> {
        let written = self.desk.workbook.answer(&format!("{session}.minutes"))?.on_screen().prose()?.to_string();
        let written = written.trim().trim_end_matches('.').to_lowercase();
        let (digits, unit) = written.split_at(written.find(|c: char| !c.is_ascii_digit()).unwrap_or(written.len()));
        let unit = unit.trim_start();
        let minutes = unit.is_empty() || self.words().session.minutes.iter().any(|word| word == unit);
        digits.parse().ok().filter(|number| minutes && *number >= LEAST)
    }

    /// When the next minute of a session begins, in seconds since 1970 UTC, where its clock can be seen.
    pub(super) fn next_minute(&self) -> Option<i64> {
        let now = self.desk.now.unix;
        let session = self.desk.workbook.session_on(now).filter(|_| !self.hidden && !self.too_small())?;
        Some(now + 60 - now.saturating_sub(session.began).rem_euclid(60))
    }
}

impl App {
    /// Where the session whose question is in hand is no more, the walk is in hand again.
    pub(super) fn leave_gone_session(&mut self) {
        if self.desk.curriculum().question(self.question.id()).is_some() {
            return;
        }
        let first = self.desk.path().first().map(|(stage, id)| ((*stage).to_owned(), (*id).to_owned()));
        if let Some(page) = first.and_then(|(stage, id)| QuestionPage::new(&self.desk, &stage, &id)) {
            self.question = page;
        }
    }
}
