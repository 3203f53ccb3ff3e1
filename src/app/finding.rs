//! Finding words in the answer in hand, and in another one.

use super::{App, Effect, Room};
use crate::keys::{Code, Key};
use crate::screens::find::FindBar;
use crate::text::Finder;

impl App {
    /// True while it is typed what to look for.
    pub(super) fn finding(&self) -> bool {
        self.find.is_some() && self.open.is_none() && self.room == Room::Question
    }

    /// Asks what to look for, where there are words; what is selected is looked for first.
    pub(super) fn find_here(&mut self) {
        if self.open.is_some() || self.room != Room::Question || self.question.form().is_empty() {
            self.say(self.words().find.nowhere.to_string());
            return;
        }
        self.find = Some(FindBar::new(&self.question.form().selected().unwrap_or_default()));
    }

    /// A key while it is typed what to look for; false where it is somebody else's, and the looking ends.
    pub(super) fn key_while_finding(&mut self, key: Key) -> bool {
        if !self.finding() {
            self.find = None;
            return false;
        }
        let Some(find) = &mut self.find else { return false };
        if key.code == Code::Esc {
            self.find = None;
        } else if matches!(key.code, Code::Enter | Code::Down) {
            self.look(true);
        } else if find.press(key) {
            self.look(false);
        } else {
            self.find = None;
            return false;
        }
        true
    }

    /// A paste or a run of characters while it is typed what to look for.
    pub(super) fn paste_while_finding(&mut self, words: &str) {
        if let Some(find) = &mut self.find {
            find.paste(words);
            self.look(false);
        }
    }

    /// Selects the place, the one in hand or the next.
    fn look(&mut self, on: bool) {
        let Some(find) = &mut self.find else { return };
        let Some(wanted) = find.wanted() else {
            find.found(true);
            return;
        };
        find.found(self.question.form_mut().find(&wanted, on));
    }

    /// Goes to a question, and selects in its answer what was looked for.
    pub(super) fn find_there(&mut self, place: &str, words: &str) -> Vec<Effect> {
        let effects = self.go_to(place);
        self.open = None;
        if let Some(wanted) = Finder::words(words) {
            self.question.form_mut().find(&wanted, false);
        }
        effects
    }
}
