//! The question in hand shown for more eyes than the writer's: nothing but its words, large, or the coach's prompts over
//! it. Whatever comes ends that, and does no more: nothing is typed unseen.

use ratatui::layout::Rect;

use super::actions::Action;
use super::view::margin;
use super::{App, Effect, Keeping, Open, Room};
use crate::keys::{Key, find};
use crate::screens::present;
use crate::widgets::Glass;

impl App {
    /// Opens it over the question in hand; where there is none, says so.
    pub(super) fn show_over_question(&mut self, open: Open) {
        if self.in_question() {
            self.open = Some(open);
        } else {
            self.say(self.words().notices.no_question.to_string());
        }
    }

    /// True while nothing but the question is on the glass.
    pub(super) fn presenting(&self) -> bool {
        matches!(self.open, Some(Open::Present))
    }

    /// A key while it is shown. None where nothing is, and for the keys that hide the screen and that leave: they do
    /// what they always do, and a large question is still there when the screen is shown again.
    pub(super) fn key_while_shown(&mut self, key: Key, action: Option<Action>) -> Option<Vec<Effect>> {
        let hides = action == Some(Action::Hide);
        if action == Some(Action::Leave) || hides && self.presenting() {
            return None;
        }
        if let Some(Open::Prompts(prompts)) = &mut self.open
            && prompts.press(key)
        {
            return Some(Vec::new());
        }
        if self.presenting() {
            match find(present::TABLE, key) {
                Some(present::Action::Next) => return Some(self.present_beside(true)),
                Some(present::Action::Back) => return Some(self.present_beside(false)),
                None => {}
            }
        }
        (self.shown_ends() && !hides).then(Vec::new)
    }

    /// Whatever comes ends it. True where that was so, and nothing else is to come of it.
    pub(super) fn shown_ends(&mut self) -> bool {
        let prompts = matches!(self.open, Some(Open::Prompts(_)));
        let shown = prompts || self.presenting();
        if prompts {
            self.notice.clear();
        }
        if shown {
            // What was said meanwhile is read now: beside a large question it did not stand.
            self.open = None;
            self.stopping = false;
        }
        shown
    }

    /// The next question or the one before, as large. The walk passes by the message: it is made of answers.
    fn present_beside(&mut self, on: bool) -> Vec<Effect> {
        // What the walk says of its ends is not for this screen; what was said before is read later.
        let said = self.notice.clone();
        // Behind the welcome stands the first question.
        self.room = Room::Question;
        let mut effects = self.walk(on);
        if self.room == Room::Letter {
            effects.extend(self.walk(on));
        }
        if self.room == Room::Letter {
            effects.extend(self.walk(!on));
        }
        self.notice = said;
        effects
    }

    /// Draws the question large, and above it that nothing is saved, where that is so.
    pub(super) fn view_presented(&self, glass: &mut Glass<'_>, area: Rect) {
        let mut below = area;
        if let Keeping::Failed(why) = &self.keeping {
            let edge = margin(area.width).min(1);
            let place = Rect {
                x: area.x + edge,
                width: area.width.saturating_sub(2 * edge),
                height: self.banner_rows(),
                ..area
            };
            glass.say(place, why, self.theme.alarm);
            below = Rect { y: area.y + place.height, height: area.height.saturating_sub(place.height), ..area };
        }
        present::view(glass, below, &self.question.form().question().prompt);
    }
}
