//! What of a frame stands as it was: while words are typed into an answer, little but the answer changes.

use ratatui::layout::Rect;

use super::{App, Event, Keeping, Room};
use crate::keys::{Code, Key};
use crate::pictures::Picture;
use crate::screens::Desk;
use crate::screens::letter::Wrapped;
use crate::widgets::MadeFrom;

/// Numbers for what the parts of a frame are made from.
#[derive(Debug, Default)]
pub(super) struct Frames {
    around: u64,
    message: Wrapped,
}

/// What is drawn around and beside an answer, and may change while it is typed.
#[derive(Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one plain fact of the moment")]
pub(super) struct Surroundings {
    answered: bool,
    answers: usize,
    letter: bool,
    hints: usize,
    offer: bool,
    keys: &'static str,
    pending: bool,
}

impl Frames {
    /// What stands around what is in hand.
    pub fn around(&self) -> MadeFrom {
        (self.around, 0)
    }

    /// What stands beside it.
    pub fn beside(&self, desk: &Desk) -> MadeFrom {
        (self.around, desk.written_anew())
    }

    /// The message as it stands there.
    pub fn message(&self) -> &Wrapped {
        &self.message
    }

    /// Wraps of it what changed.
    pub fn wrap(&mut self, desk: &Desk, area: Rect) {
        self.message.renew(desk.letter(), (area.width, area.height), desk.written_anew());
    }

    /// All of it is drawn again.
    pub fn anew(&mut self) {
        self.around += 1;
    }
}

impl App {
    /// What stands around the answer in hand, before an event that only writes in it; none before any other.
    pub(super) fn surroundings_of(&self, event: &Event) -> Option<Surroundings> {
        let writes = matches!(event, Event::Typed(_))
            || matches!(event, Event::Key(key) if writes(*key) && self.preferences.keys.find(*key).is_none());
        writes.then(|| self.surroundings()).flatten()
    }

    /// The same after it; none where something else is in hand by now.
    pub(super) fn surroundings(&self) -> Option<Surroundings> {
        let form = self.question.form();
        let question = form.question();
        let shown = self.room == Room::Question && self.open.is_none() && !self.hidden;
        let still = self.find.is_none() && self.notice.is_empty() && !self.session_is_on();
        // The options taken are told at the foot, and some answers are drawn beside a question.
        let apart = question.options.is_empty()
            && (self.desk.letter().is_some() || Picture::beside(&self.question.stage).is_none());
        let workbook = &self.desk.workbook;
        (shown && still && apart).then(|| Surroundings {
            answered: workbook.answered(&question.id),
            answers: workbook.answer_count(),
            letter: self.desk.letter().is_some(),
            hints: self.hinted.len(),
            offer: form.has_offer(),
            keys: form.hint(),
            pending: self.keeping == Keeping::Pending,
        })
    }
}

/// True for a key that only writes, erases or moves in an answer.
fn writes(key: Key) -> bool {
    let plain = !key.ctrl && !key.alt;
    plain
        && matches!(
            key.code,
            Code::Char(_)
                | Code::Backspace
                | Code::Delete
                | Code::Left
                | Code::Right
                | Code::Up
                | Code::Down
                | Code::Home
                | Code::End
        )
}
