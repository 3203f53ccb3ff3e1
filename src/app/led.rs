//! Led from the message to a question, or from the findings on: Esc goes back there, and a changed answer is told.

use super::message::Change;
use super::{App, Effect, Open, Room};
use crate::curriculum::ids;
use crate::workbook::{Answer, Private};

/// The key that goes back, by its name among the fixed keys.
const TO_MESSAGE: &str = "to-message";
const TO_FINDINGS: &str = "to-findings";

/// Where one was led.
#[derive(Debug)]
pub(super) struct Led {
    place: String,
    by_finding: bool,
    /// The message led there, and to the message a finding.
    findings_behind: bool,
    /// The answer that was there.
    answer: Option<Answer>,
}

impl App {
    /// True while the message leads on by what one does: nothing is open over it, or its findings.
    pub(super) fn leads(&self) -> bool {
        self.room == Room::Letter && matches!(self.open, None | Some(Open::Findings(_)))
    }

    /// Goes there, and remembers that one was led. What is typed there is no key of the message: that is said.
    pub(super) fn lead_to(&mut self, place: &str) -> Vec<Effect> {
        let by_finding = self.open.is_some();
        let findings_behind = self.room == Room::Letter && self.way_back().is_some();
        let effects = self.go_to(place);
        if place != self.here() {
            return effects;
        }
        if by_finding || findings_behind {
            self.question.form_mut().go_to_day();
        }
        let typing = self.room == Room::Question && self.question.form().typing();
        if typing && self.notice.is_empty() && !self.desk.locked {
            self.say(self.words().notices.led.to_string());
        }
        self.led = Some(Led { place: place.to_owned(), by_finding, findings_behind, answer: self.answer_to(place) });
        effects
    }

    /// The answer to a question as it stands.
    pub(super) fn answer_to(&self, id: &str) -> Option<Answer> {
        self.desk.workbook.answer(id).map(Private::on_screen).cloned()
    }

    /// What Esc goes back to, where it closes nothing.
    pub(super) fn way_back(&self) -> Option<&'static str> {
        let led = self.led.as_ref().filter(|led| led.place == self.here())?;
        match self.room {
            Room::Question if !led.by_finding => Some(TO_MESSAGE),
            Room::Question => Some(TO_FINDINGS),
            Room::Letter if !self.letter.writing() => Some(TO_FINDINGS),
            Room::Welcome | Room::Letter | Room::Card | Room::Rehearsal => None,
        }
    }

    /// Esc, where one was led: back. None where one was not.
    pub(super) fn go_back_from_led(&mut self) -> Option<Vec<Effect>> {
        let back = self.way_back()?;
        let behind = self.led.as_ref().is_some_and(|led| led.findings_behind);
        let effects = if self.room == Room::Question { self.go_to(ids::REPLY) } else { Vec::new() };
        let place = ids::REPLY.to_owned();
        self.led = behind.then_some(Led { place, by_finding: true, findings_behind: false, answer: None });
        if back == TO_FINDINGS {
            let told = self.notice.clone();
            let _ = self.findings();
            // That an answer changed is said beside what became of the findings.
            if !told.is_empty() && told != self.notice {
                self.say(format!("{told} {}", self.notice));
            }
        }
        Some(effects)
    }

    /// Back at the message: an answer that was changed where it led is told of, and can be taken back from here.
    pub(super) fn tell_change(&mut self, led: Led) {
        let became = self.answer_to(&led.place);
        if led.place != ids::REPLY && became != led.answer {
            self.remember_answer(Change { id: led.place, was: led.answer, became });
            self.say(self.words().notices.led_and_changed.to_string());
        }
    }
}
