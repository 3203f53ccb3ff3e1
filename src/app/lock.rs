//! Hiding at once, and the passphrase: set, changed, removed, and asked for before a hidden screen shows again.

use super::{App, Effect, Open};
use crate::app::actions::Action;
use crate::keys::{Code, Key};
use crate::screens::passphrase::{Passphrase, Wanted, bullets};
use crate::text::Secret;
use crate::words::fill;

/// The passphrase that is asked for before a hidden screen shows again.
#[derive(Debug, Default)]
pub(super) struct Lock {
    /// The workbook is under a passphrase.
    pub(super) sealed: bool,
    typed: Secret,
    checking: bool,
    wrong: bool,
}

impl Lock {
    /// For a workbook under a passphrase, or under none.
    pub(super) fn new(sealed: bool) -> Self {
        Self { sealed, ..Self::default() }
    }
}

/// The passphrases of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passphrases {
    /// The one that is to go; empty where there was none.
    pub old: Secret,
    /// The one that is to come; none where there is to be none.
    pub new: Option<Secret>,
}

impl App {
    /// True where the workbook is under a passphrase: a hidden screen then asks for it.
    #[must_use]
    pub fn sealed(&self) -> bool {
        self.lock.sealed
    }

    /// Hides the screen; shows it again where no passphrase is needed for that.
    pub(super) fn hide_or_show(&mut self) {
        if self.hidden && self.lock.sealed {
            return;
        }
        self.hidden = !self.hidden;
        self.lock = Lock::new(self.lock.sealed);
        self.card.put_away();
    }

    /// A key while nothing is shown.
    pub(super) fn key_while_hidden(&mut self, key: Key) -> Vec<Effect> {
        match self.preferences.keys.find(key) {
            Some(Action::Hide) => return self.act(Action::Hide),
            Some(Action::Leave) => return self.act(Action::Leave),
            Some(_) | None => {}
        }
        if !self.lock.sealed || self.lock.checking {
            return Vec::new();
        }
        if key.code == Code::Enter && !self.lock.typed.is_empty() {
            self.lock.checking = true;
            return vec![Effect::Unlock(std::mem::take(&mut self.lock.typed))];
        }
        if key.code == Code::Esc {
            self.lock.typed = Secret::default();
        } else if self.lock.typed.press(key.code == Code::Backspace, key.typed()) {
            self.lock.wrong = false;
        }
        Vec::new()
    }

    /// A paste or a run of characters while nothing is shown; the end of its line is an Enter.
    pub(super) fn paste_while_hidden(&mut self, words: &str) -> Vec<Effect> {
        if !self.lock.sealed || self.lock.checking {
            return Vec::new();
        }
        let (line, entered) = words.split_once('\n').map_or((words, false), |(line, _)| (line, true));
        self.lock.wrong = false;
        self.lock.typed.push(&line.replace(char::is_control, ""));
        if entered { self.key_while_hidden(Key::plain(Code::Enter)) } else { Vec::new() }
    }

    /// Whether it was the passphrase.
    pub(super) fn unlocked(&mut self, right: bool) {
        self.lock.checking = false;
        self.lock.wrong = !right;
        if right {
            self.hidden = false;
        }
    }

    /// True where a hidden screen waits for the passphrase.
    pub(super) fn asks_passphrase(&self) -> bool {
        self.lock.sealed && !self.lock.checking
    }

    /// What stands on a hidden screen.
    pub(super) fn hidden_says(&self) -> String {
        let words = &self.words().frame;
        if !self.lock.sealed {
            return words.hidden.to_string();
        }
        let said = match (self.lock.checking, self.lock.wrong) {
            (true, _) => &words.locked_checking,
            (false, true) => &words.locked_wrong,
            (false, false) => &words.locked,
        };
        fill(said, &[("typed", &bullets(&self.lock.typed))])
    }

    /// Opens the dialog that sets, changes or removes the passphrase.
    pub(super) fn ask_passphrase(&mut self, removes: bool) -> Vec<Effect> {
        let words = &self.words().notices;
        let refused = match (self.desk.locked, removes && !self.lock.sealed) {
            (true, _) => Some(words.locked),
            (false, true) => Some(words.no_passphrase),
            (false, false) => None,
        };
        match refused {
            Some(said) => self.say(said.to_string()),
            None => self.open = Some(Open::Passphrase(Passphrase::new(self.lock.sealed, removes))),
        }
        Vec::new()
    }

    pub(super) fn passphrase_wants(&mut self, wanted: Wanted) -> Vec<Effect> {
        match wanted {
            Wanted::Pass | Wanted::Draw => Vec::new(),
            Wanted::Differ => {
                let said = self.words().passphrase.differ;
                if let Some(Open::Passphrase(dialog)) = &mut self.open {
                    dialog.said = said.to_string();
                }
                Vec::new()
            }
            Wanted::Change(old, new) => vec![Effect::Passphrase(Passphrases { old, new })],
        }
    }

    /// The passphrase is set, changed or removed, or why not.
    pub(super) fn resealed(&mut self, outcome: Result<bool, String>) {
        match outcome {
            Ok(sealed) => {
                let words = &self.words().notices;
                let said = if sealed { words.sealed } else { words.unsealed };
                self.lock.sealed = sealed;
                if matches!(self.open, Some(Open::Passphrase(_))) {
                    self.open = None;
                }
                self.say(said.to_string());
            }
            Err(why) => match &mut self.open {
                Some(Open::Passphrase(dialog)) => {
                    dialog.working = false;
                    dialog.said = why;
                }
                _ => self.say(why),
            },
        }
    }
}
