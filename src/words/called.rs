//! What keys and the values of settings are called.

use super::ScreenWords;
use super::settings::SettingsWords;
use crate::keys::{Code, Key};
use crate::wording::Wording;

impl ScreenWords {
    /// A key as it stands on the keyboard: `Ctrl-Q`, `Shift-Tab`, `F1`.
    #[must_use]
    pub fn key_name(&self, key: Key) -> String {
        let name = |name: &str| self.keys.get(name).map_or("", Wording::as_str).to_owned();
        let own = match key.code {
            Code::Char(' ') => name("space"),
            Code::Char(c) if key.ctrl || key.alt => c.to_uppercase().to_string(),
            Code::Char(c) => c.to_string(),
            Code::F(n) => format!("F{n}"),
            Code::Enter => name("enter"),
            Code::Tab => name("tab"),
            Code::Backspace => name("backspace"),
            Code::Delete => name("delete"),
            Code::Esc => name("esc"),
            Code::Left => "←".to_owned(),
            Code::Right => "→".to_owned(),
            Code::Up => "↑".to_owned(),
            Code::Down => "↓".to_owned(),
            Code::Home => name("home"),
            Code::End => name("end"),
            Code::PageUp => name("page-up"),
            Code::PageDown => name("page-down"),
            Code::Insert => name("insert"),
        };
        let held = [(key.ctrl, "ctrl"), (key.alt, "alt"), (key.shift, "shift")];
        let held: String = held.iter().filter(|(on, _)| *on).map(|(_, held)| name(held) + "-").collect();
        held + &own
    }
}

impl SettingsWords {
    /// What a value is called.
    #[must_use]
    pub fn value(&self, setting: &str, value: &str) -> String {
        let named = self.rows.get(setting).and_then(|row| row.choices.get(value)).copied();
        named.map_or_else(|| super::fill(&self.minutes, &[("n", value)]), |named| named.to_string())
    }
}
