//! A key as demur knows it, and how it is written down.

mod notation;
mod table;

pub use notation::{UnknownKey, one as named, parse};
pub use table::{Row, find};

/// One press of one key. Letters carry their own case; `shift` is told only where a letter can't tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Control was held.
    pub ctrl: bool,
    /// Alt was held.
    pub alt: bool,
    /// Shift was held (arrows, Tab, Enter and the like; never set on a `Char`).
    pub shift: bool,
}

/// The keys that demur tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character, as typed (upper case where Shift made it so).
    Char(char),
    /// Enter or Return.
    Enter,
    /// Tab; Shift-Tab has `shift` set.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Escape.
    Esc,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Insert.
    Insert,
    /// F1 to F24.
    F(u8),
}

impl Key {
    /// The key alone.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// The key with Control held.
    #[must_use]
    pub const fn ctrl(code: Code) -> Self {
        Self { code, ctrl: true, alt: false, shift: false }
    }

    /// The key with Alt held.
    #[must_use]
    pub const fn alt(code: Code) -> Self {
        Self { code, ctrl: false, alt: true, shift: false }
    }

    /// The key with Shift held.
    #[must_use]
    pub const fn shift(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: true }
    }

    /// The character this key types, if it types one.
    #[must_use]
    pub const fn typed(self) -> Option<char> {
        match (self.code, self.ctrl, self.alt) {
            (Code::Char(c), false, false) => Some(c),
            _ => None,
        }
    }
}
