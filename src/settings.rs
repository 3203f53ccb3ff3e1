//! The settings: one small file that people edit by hand. Text in, settings and faults out; a change in, text out.
//!
//! A fault costs its own value alone: the usual one holds then. Only a file that cannot be read as a whole costs all.

mod edit;
pub mod fault;
pub mod grammar;
mod read;
mod setting;

pub use edit::{Change, changed};
pub use fault::{Fault, Why};
pub use read::{Read, read};
pub use setting::Setting;

use std::num::NonZeroU16;

use crate::day::Style;
use crate::keys::Key;
use crate::language::Language;

/// Where a passphrase is set and nothing else is, the screen is hidden after so many minutes.
const SEALED: u16 = 10;

/// What a writer chose. What is not named is left to demur.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The language; that of the system where none is named.
    pub language: Option<Language>,
    /// The colours.
    pub theme: Look,
    /// Whether anything may move by itself.
    pub motion: bool,
    /// Hide the screen after so many minutes without a key, or never.
    pub hide_after: Option<Option<NonZeroU16>>,
    /// Whether an answer opens in the writer's own editor. Where it is not named, demur says its risks first.
    pub editor: Option<bool>,
    /// The way of copying.
    pub clipboard: Clipboard,
    /// Whether the mouse is listened to from the start.
    pub mouse: bool,
    /// How days are written on the screen.
    pub date_style: Style,
    /// The folder of a coach's pack, as it stands in the file.
    pub pack: Option<String>,
    /// Other keys than the usual ones, in the order of the file.
    pub keys: Vec<Binding>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            theme: Look::default(),
            motion: true,
            hide_after: None,
            editor: None,
            clipboard: Clipboard::default(),
            mouse: true,
            date_style: Style::default(),
            pack: None,
            keys: Vec::new(),
        }
    }
}

/// How the screen looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Look {
    /// The terminal's own sixteen colours.
    #[default]
    Sixteen,
    /// For a light background.
    Light,
    /// For a dark one.
    Dark,
    /// High contrast.
    Contrast,
    /// No colours.
    None,
    /// As the terminal's background is.
    Automatic,
}

impl Look {
    /// Every look, in the order in which they are offered.
    pub const ALL: &'static [Self] =
        &[Self::Sixteen, Self::Light, Self::Dark, Self::Contrast, Self::None, Self::Automatic];

    /// Stable: files rely on it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Sixteen => "sixteen",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
            Self::None => "none",
            Self::Automatic => "automatic",
        }
    }
}

/// The way that copied words take.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Clipboard {
    /// Whichever reaches whoever sits in front, as far as demur can tell.
    #[default]
    Automatic,
    /// Through the terminal alone.
    Terminal,
    /// Through this machine's desktop alone.
    Desktop,
}

impl Clipboard {
    /// Every way.
    pub const ALL: &'static [Self] = &[Self::Automatic, Self::Terminal, Self::Desktop];

    /// Stable: files rely on it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Automatic => "automatic",
            Self::Terminal => "terminal",
            Self::Desktop => "desktop",
        }
    }
}

/// Other keys for something that demur does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// What it does, by the name in the key tables.
    pub action: String,
    /// Where that name stands: line and column; 0 where it is in no file.
    pub at: (usize, usize),
    /// The keys, each with where it stands. None at all: only by its name in the palette.
    pub keys: Vec<(Key, (usize, usize))>,
}

/// After how many minutes without a key the screen is hidden: as chosen; else never, or after ten minutes where a
/// passphrase is set.
#[must_use]
pub fn hides_after(settings: &Settings, sealed: bool) -> Option<u16> {
    settings.hide_after.map_or(sealed.then_some(SEALED), |chosen| chosen.map(NonZeroU16::get))
}

#[cfg(test)]
#[path = "settings/tests.rs"]
mod tests;
