//! An answer that may be shared, or words of the message, in the writer's own editor.

use super::{App, Effect, Room};
use crate::curriculum::{Kind, Privacy};
use crate::keys::{Code, Key};
use crate::screens::Step;

/// Whether the editor may be used, and whether its risks were said.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Outside {
    /// As the settings say; none where they do not.
    pub(super) allowed: Option<bool>,
    warned: bool,
}

impl App {
    /// Asks for the editor, once its risks were said.
    pub(super) fn edit_outside(&mut self) -> Vec<Effect> {
        let words = self.words().notices.clone();
        let text = match self.for_outside() {
            Ok(text) => text,
            Err(why) => {
                self.say(why);
                return Vec::new();
            }
        };
        match self.outside {
            Outside { allowed: Some(false), .. } => self.say(words.outside_off.to_string()),
            Outside { allowed: None, warned: false } => {
                self.outside.warned = true;
                self.say(words.outside_warning.to_string());
            }
            Outside { .. } => return vec![Effect::Checkpoint, Effect::EditOutside(text)],
        }
        Vec::new()
    }

    /// The words in hand, or why they stay here.
    fn for_outside(&self) -> Result<String, String> {
        let words = &self.words().notices;
        if self.desk.locked {
            return Err(words.locked.to_string());
        }
        if self.sealed() {
            return Err(words.outside_private.to_string());
        }
        if self.open.is_some() {
            return Err(words.outside_nothing.to_string());
        }
        match self.room {
            Room::Letter => self.letter.in_hand().ok_or_else(|| words.outside_nothing.to_string()),
            Room::Card | Room::Rehearsal => Err(words.outside_nothing.to_string()),
            Room::Welcome | Room::Question => {
                let form = self.question.form();
                let question = form.question();
                if question.privacy != Privacy::Shareable {
                    return Err(words.outside_private.to_string());
                }
                let prose = matches!(question.kind, Kind::Text | Kind::Line);
                let text = form.words_in_hand().filter(|_| prose);
                text.ok_or_else(|| words.outside_nothing.to_string())
            }
        }
    }

    /// What the editor left: taken as one change, which one undo takes back. Nothing at all is no answer.
    pub(super) fn edited_outside(&mut self, left: &Result<String, String>) -> Vec<Effect> {
        let text = match left {
            Ok(text) => text.as_str(),
            Err(why) => {
                self.say(why.clone());
                return Vec::new();
            }
        };
        let words = self.words().notices.clone();
        let Ok(before) = self.for_outside() else { return Vec::new() };
        // Editors end the last line; the answer did not.
        let text = if before.ends_with('\n') { text } else { text.strip_suffix('\n').unwrap_or(text) };
        let text = text.strip_suffix('\r').unwrap_or(text);
        if text == before || text.trim().is_empty() {
            self.say(words.outside_empty.to_string());
            return Vec::new();
        }
        self.say(words.outside_taken.to_string());
        let all = Key::ctrl(Code::Char('a'));
        let step = if self.room == Room::Letter {
            let _: Step = self.letter.press(all, &self.desk);
            self.letter.paste(text)
        } else {
            let _: Step = self.question.press(all, &self.desk);
            self.question.paste(text, &self.desk)
        };
        let mut effects = self.follow(step);
        effects.push(Effect::Checkpoint);
        effects
    }
}
