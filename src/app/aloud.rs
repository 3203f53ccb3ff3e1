//! The card and the rehearsal: in and out of them, and when the clock runs.

use super::{App, Effect, Room};
use crate::screens::card::CardRoom;
use crate::screens::rehearsal::Rehearsal;

impl App {
    /// The millisecond, since 1970 UTC, at which the world should wake demur where nothing happens before; none at rest.
    #[must_use]
    pub fn deadline(&self) -> Option<i64> {
        let clock = self.clock_runs().then(|| self.desk.now.unix.saturating_add(1));
        let seconds = clock
            .into_iter()
            .chain(self.hides_at())
            .chain(self.next_minute())
            .map(|second| second.saturating_mul(1000));
        seconds.chain(self.next_breath()).min()
    }

    /// The clock runs while it can be seen.
    fn clock_runs(&self) -> bool {
        let seen = self.room == Room::Rehearsal && self.open.is_none() && !self.hidden && !self.too_small();
        seen && self.rehearsal.as_ref().is_some_and(Rehearsal::going)
    }

    /// Tells the clock what time it is. While demur is suspended nothing is counted.
    pub(super) fn keep_time(&mut self, effects: &[Effect]) {
        let runs = self.clock_runs();
        if let Some(rehearsal) = &mut self.rehearsal {
            rehearsal.keep_time(self.desk.now.unix, runs);
            if effects.contains(&Effect::Suspend) {
                rehearsal.stand_still();
            }
        }
    }

    /// The card; where it is open already, back to where one was.
    pub(super) fn show_card(&mut self) -> Vec<Effect> {
        if self.open.is_none() && self.room == Room::Card {
            self.room = self.behind;
            return Vec::new();
        }
        self.enter(Room::Card)
    }

    /// The rehearsal, from its beginning.
    pub(super) fn rehearse(&mut self) -> Vec<Effect> {
        self.enter(Room::Rehearsal)
    }

    fn enter(&mut self, room: Room) -> Vec<Effect> {
        if self.desk.letter().is_none() {
            self.say(self.words().notices.no_letter.to_string());
            return Vec::new();
        }
        self.open = None;
        if !self.aloud() {
            self.behind = self.room;
            self.card = CardRoom::default();
        }
        self.rehearsal = (room == Room::Rehearsal).then(|| Rehearsal::new(&self.desk));
        self.room = room;
        if self.question.changed() { vec![Effect::Checkpoint] } else { Vec::new() }
    }

    /// Out of the rehearsal to the card, out of the card to where one was.
    pub(super) fn come_back(&mut self) {
        self.room = if self.room == Room::Rehearsal { Room::Card } else { self.behind };
        self.rehearsal = None;
    }

    /// In the card or the rehearsal: they stand beside the walk.
    pub(super) fn aloud(&self) -> bool {
        matches!(self.room, Room::Card | Room::Rehearsal)
    }

    /// The room on the walk: the one in hand, or the one that the card and the rehearsal were opened from.
    pub(super) fn room_on_the_walk(&self) -> Room {
        if self.aloud() { self.behind } else { self.room }
    }

    /// A question is in hand, and is what keys go to.
    pub(super) fn in_question(&self) -> bool {
        matches!(self.room, Room::Question | Room::Welcome)
    }
}
