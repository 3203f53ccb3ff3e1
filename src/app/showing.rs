//! The question in hand shown for more eyes than the writer's: the coach's prompts over it. The next key ends that, and
//! does no more.

use super::actions::Action;
use super::{App, Effect, Open};

impl App {
    /// Opens it over the question in hand; where there is none, says so.
    pub(super) fn show_over_question(&mut self, open: Open) {
        if self.in_question() {
            self.open = Some(open);
        } else {
            self.say(self.words().notices.no_question.clone());
        }
    }

    /// A key while it is shown. None where nothing is, and for the keys that hide the screen and that leave: they do
    /// what they always do.
    pub(super) fn key_while_shown(&mut self, action: Option<Action>) -> Option<Vec<Effect>> {
        let always = matches!(action, Some(Action::Hide | Action::Leave));
        (self.shown_ends() && !always).then(Vec::new)
    }

    /// Whatever comes ends it. True where that was so, and nothing else is to come of it.
    pub(super) fn shown_ends(&mut self) -> bool {
        let shown = matches!(self.open, Some(Open::Prompts));
        if shown {
            self.open = None;
            self.notice.clear();
            self.stopping = false;
        }
        shown
    }
}
