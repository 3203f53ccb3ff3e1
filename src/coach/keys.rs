//! The keys of the coach's screen, written once for the lookup and the footer.

use super::Coach;
use crate::app::Effect;
use crate::keys::{Code, Key, Row, find};
use crate::wording::Wording;

/// What can be done on the coach's screen, beside writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The note on the session; from there the one on the question.
    Switch,
    /// Shows the keys, or closes that page.
    Help,
    /// Leaves.
    Leave,
    /// Hides the screen, or shows it again.
    Hide,
    /// Puts back what was cut or copied.
    Paste,
    /// Scrolls what is above the note.
    Scroll,
    /// Draws the screen anew, after another program wrote over it.
    DrawAnew,
}

/// Its keys. The footer shows them in this order, as many as fit.
pub const TABLE: &[Row<Action>] = &[
    Row { action: Action::Switch, name: "switch", keys: &[Key::plain(Code::Tab), Key::shift(Code::Tab)] },
    Row { action: Action::Leave, name: "leave", keys: &[Key::ctrl(Code::Char('q')), Key::alt(Code::Char('q'))] },
    Row { action: Action::Help, name: "help", keys: &[Key::plain(Code::F(1)), Key::alt(Code::Char('h'))] },
    Row { action: Action::Hide, name: "hide", keys: &[Key::plain(Code::F(9)), Key::alt(Code::Char('x'))] },
    Row { action: Action::Scroll, name: "scroll", keys: &[Key::plain(Code::PageUp), Key::plain(Code::PageDown)] },
    Row { action: Action::Paste, name: "paste", keys: &[Key::ctrl(Code::Char('v'))] },
    Row { action: Action::DrawAnew, name: "draw-anew", keys: &[Key::ctrl(Code::Char('l'))] },
];

impl Coach {
    pub(super) fn key(&mut self, key: Key) -> Vec<Effect> {
        let stopping = std::mem::take(&mut self.stopping);
        let action = find(TABLE, key);
        if action == Some(Action::DrawAnew) {
            return vec![Effect::Redraw];
        }
        if self.hidden {
            return self.key_while_hidden(key, action);
        }
        if !matches!(action, Some(Action::Leave | Action::Hide)) {
            self.notice.clear();
        }
        if key == Key::ctrl(Code::Char('c')) && self.editor.selection().is_none() {
            return self.stop(stopping);
        }
        if self.help && !matches!(action, Some(Action::Leave | Action::Hide)) {
            if action == Some(Action::Help) || key.code == Code::Esc {
                self.help = false;
            }
            let _ = self.scroll.press(key);
            return Vec::new();
        }
        match action {
            Some(Action::Leave) => return vec![Effect::Leave],
            Some(Action::Hide) => self.hidden = true,
            Some(Action::Help) => {
                self.help = true;
                self.scroll.to(0);
            }
            Some(Action::Switch) => {
                self.switch();
                return vec![Effect::Checkpoint];
            }
            Some(Action::Paste) => self.put_back(),
            Some(Action::Scroll) if self.scroll.press(key) => {}
            Some(Action::Scroll | Action::DrawAnew) | None => self.write(|editor| editor.press(key)),
        }
        Vec::new()
    }

    fn key_while_hidden(&mut self, _key: Key, action: Option<Action>) -> Vec<Effect> {
        match action {
            Some(Action::Leave) => return vec![Effect::Leave],
            Some(Action::Hide) => self.hidden = false,
            Some(Action::Switch | Action::Help | Action::Paste | Action::Scroll | Action::DrawAnew) | None => {}
        }
        Vec::new()
    }

    fn stop(&mut self, stopping: bool) -> Vec<Effect> {
        if stopping {
            return vec![Effect::Leave];
        }
        self.stopping = true;
        self.say(self.content.words.screen.coach.stopping.to_string());
        vec![Effect::Checkpoint]
    }

    /// Puts what was cut or copied where the caret is.
    fn put_back(&mut self) {
        if self.held.is_empty() {
            return self.say(self.content.words.screen.notices.nothing_held.to_string());
        }
        let words = self.held.clone();
        self.write(|editor| editor.paste(&words));
    }

    /// The keys that matter now, the most needed first.
    pub(super) fn keys_now(&self) -> Vec<(String, Wording)> {
        let words = &self.content.words.screen;
        if self.help {
            let fixed = ["close", "scroll"].iter().filter_map(|name| words.frame.fixed.get(*name));
            return fixed.map(|(key, says)| (key.to_string(), *says)).collect();
        }
        let named = |row: &Row<Action>| {
            let name = match row.action {
                Action::Switch if self.on_question() => "to-session",
                Action::Switch => "to-question",
                Action::Help | Action::Leave | Action::Hide | Action::Paste | Action::Scroll | Action::DrawAnew => {
                    row.name
                }
            };
            Some((words.key_name(*row.keys.first()?), *words.coach.keys.get(name)?))
        };
        TABLE.iter().filter_map(named).collect()
    }

    /// Every key of this screen, and what it does.
    pub(super) fn keys_told(&self) -> impl Iterator<Item = (String, &str)> {
        let words = &self.content.words.screen;
        TABLE.iter().map(|row| {
            let name = if row.action == Action::Switch { "between" } else { row.name };
            let keys: Vec<String> = row.keys.iter().map(|key| words.key_name(*key)).collect();
            (keys.join(&words.or), words.coach.keys.get(name).map_or("", Wording::as_str))
        })
    }
}
