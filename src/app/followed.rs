//! What a coach's own screen may know of this one: where it is, since when, and the answer in hand where its writer
//! allows that. Off until a key says otherwise, and told in the header while it is on.

use super::{App, Effect, Room};
use crate::curriculum::ids;
use crate::workbook::Private;

/// What a coach's screen is told.
#[derive(Debug, Clone, PartialEq)]
pub struct Followed {
    /// The stage in hand, by id.
    pub stage: String,
    /// The question in hand, by id; `reply` for the message.
    pub question: String,
    /// Since when it is that stage, in seconds since 1970 UTC.
    pub stage_since: i64,
    /// Since when this sitting goes on.
    pub since: i64,
    /// True where the writer lets the answer be seen.
    pub seen: bool,
    /// The answer, under seal, where it may be seen and there is one.
    pub answer: Option<Private>,
}

/// How a coach's screen stands to the client's.
#[derive(Debug, Clone, PartialEq)]
pub enum Link {
    /// The client's is there.
    Here(Box<Followed>),
    /// It is there, and has no place for one more that follows.
    NoPlace,
    /// It is not there.
    Gone,
}

/// Who follows, and what they were told.
#[derive(Debug, Default)]
pub(super) struct Coach {
    /// How many screens follow.
    screens: usize,
    seen: bool,
    since: i64,
    stage: (String, i64),
    told: Option<Followed>,
}

impl App {
    /// So many screens follow now. One that is new is told where this one is.
    pub(super) fn followed_by(&mut self, screens: usize) {
        if screens > self.coach.screens {
            self.coach.told = None;
        }
        self.coach.screens = screens;
    }

    /// Lets a coach's screen show the answer in hand, or no longer.
    pub(super) fn let_coach_see(&mut self) {
        self.coach.seen = !self.coach.seen;
        let words = &self.words().coach;
        let said = if self.coach.seen { words.sees_now } else { words.sees_no_more };
        self.say(said.to_string());
    }

    /// What is to be told, where a screen follows and something has changed.
    pub(super) fn tell_coach(&mut self) -> Option<Effect> {
        let now = self.desk.now.unix;
        if self.coach.since == 0 {
            self.coach.since = now;
        }
        if self.coach.stage.0 != self.stage() {
            self.coach.stage = (self.stage().to_owned(), now);
        }
        let followed = self.followed();
        // That something may be seen no more is told even where nobody follows: one may have come by now.
        let withdrawn = self.coach.told.as_ref().is_some_and(|told| told.seen && !followed.seen);
        let listens = self.coach.screens > 0 || withdrawn;
        if !listens || self.coach.told.as_ref() == Some(&followed) {
            return None;
        }
        self.coach.told = Some(followed.clone());
        Some(Effect::Follow(Box::new(followed)))
    }

    fn followed(&self) -> Followed {
        let question = if self.room_on_the_walk() == Room::Letter { ids::REPLY } else { self.question.id() };
        let seen = self.coach.seen && !self.hidden;
        Followed {
            stage: self.stage().to_owned(),
            question: question.to_owned(),
            stage_since: self.coach.stage.1,
            since: self.desk.workbook.session_on(self.desk.now.unix).map_or(self.coach.since, |session| session.began),
            seen,
            answer: seen.then(|| self.desk.workbook.answer(question).cloned()).flatten(),
        }
    }

    /// What the header says of it; nothing where nobody follows and nothing may be seen.
    pub(super) fn coach_in_header(&self) -> &str {
        let words = &self.words().coach;
        let roomy = self.size.0 >= 60;
        match (self.coach.seen, self.coach.screens > 0, roomy) {
            (true, _, true) => &words.sees,
            (true, _, false) => &words.sees_short,
            (false, true, true) => &words.follows,
            (false, true, false) => &words.follows_short,
            (false, false, _) => "",
        }
    }
}
