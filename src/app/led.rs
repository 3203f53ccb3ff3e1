//! Led from the message to a question, or from the findings to a sentence: Esc goes back there.

use super::{App, Effect, Open, Room};
use crate::curriculum::ids;

/// The key that goes back, by its name among the fixed keys.
const TO_MESSAGE: &str = "to-message";
const TO_FINDINGS: &str = "to-findings";

impl App {
    /// True while the message leads on by what one does: nothing is open over it, or its findings.
    pub(super) fn leads(&self) -> bool {
        self.room == Room::Letter && matches!(self.open, None | Some(Open::Findings(_)))
    }

    /// Goes there, and remembers that one was led.
    pub(super) fn lead_to(&mut self, place: &str) -> Vec<Effect> {
        let effects = self.go_to(place);
        self.led = Some(place.to_owned()).filter(|place| place == self.here());
        effects
    }

    fn led_here(&self) -> bool {
        self.led.as_deref() == Some(self.here())
    }

    /// What Esc goes back to, where it closes nothing.
    pub(super) fn way_back(&self) -> Option<&'static str> {
        match self.room {
            Room::Question if self.led_here() => Some(TO_MESSAGE),
            Room::Letter if self.led_here() && !self.letter.writing() => Some(TO_FINDINGS),
            Room::Welcome | Room::Question | Room::Letter | Room::Card | Room::Rehearsal => None,
        }
    }

    /// Esc, where one was led: back. None where one was not.
    pub(super) fn go_back_from_led(&mut self) -> Option<Vec<Effect>> {
        if self.way_back()? == TO_MESSAGE {
            return Some(self.go_to(ids::REPLY));
        }
        self.led = None;
        Some(self.findings())
    }
}
