//! Each setting by its name: what it may be, what it is, and how it is set.

use std::num::NonZeroU16;

use super::{Clipboard, Look, Settings};
use crate::day::Style;
use crate::language::Language;

/// A setting that is one of a few values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The language.
    Language,
    /// The colours.
    Theme,
    /// Whether anything may move by itself.
    Motion,
    /// Hiding the screen after minutes without a key.
    HideAfter,
    /// The writer's own editor.
    Editor,
    /// The way of copying.
    Clipboard,
    /// The mouse.
    Mouse,
    /// How days are written.
    DateStyle,
}

/// The name of the pack among the settings.
pub const PACK: &str = "pack";
/// The name of the keys among the settings.
pub const KEYS: &str = "keys";

const ON: &str = "on";
const OFF: &str = "off";
/// What stands for a setting that is not named.
const USUAL: &str = "usual";
const NEVER: &str = "never";
const AUTOMATIC: &str = "automatic";
const ASK: &str = "ask";

impl Setting {
    /// Every setting, in the order in which they are shown.
    pub const ALL: &'static [Self] = &[
        Self::Theme,
        Self::Motion,
        Self::HideAfter,
        Self::Editor,
        Self::Clipboard,
        Self::Mouse,
        Self::DateStyle,
        Self::Language,
    ];

    /// Its name in the file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::Theme => "theme",
            Self::Motion => "motion",
            Self::HideAfter => "hide_after",
            Self::Editor => "editor",
            Self::Clipboard => "clipboard",
            Self::Mouse => "mouse",
            Self::DateStyle => "date_style",
        }
    }

    /// By its name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|setting| setting.name() == name)
    }

    /// The values that the screen offers, as the file has them. Minutes may be any others, too.
    #[must_use]
    pub fn choices(self) -> Vec<&'static str> {
        match self {
            Self::Language => [AUTOMATIC].into_iter().chain(Language::ALL.iter().map(|one| one.id())).collect(),
            Self::Theme => Look::ALL.iter().map(|look| look.id()).collect(),
            Self::Motion | Self::Mouse => vec![ON, OFF],
            Self::HideAfter => vec![USUAL, NEVER, "5", "10", "15", "30", "60"],
            Self::Editor => vec![ASK, ON, OFF],
            Self::Clipboard => Clipboard::ALL.iter().map(|way| way.id()).collect(),
            Self::DateStyle => Style::ALL.iter().map(|style| style.id()).collect(),
        }
    }

    /// What it is now, as the file has it.
    #[must_use]
    pub fn value(self, settings: &Settings) -> String {
        let switch = |on: bool| if on { ON } else { OFF };
        let word = match self {
            Self::Language => settings.language.map_or(AUTOMATIC, Language::id),
            Self::Theme => settings.theme.id(),
            Self::Motion => switch(settings.motion),
            Self::Mouse => switch(settings.mouse),
            Self::HideAfter => match settings.hide_after {
                None => USUAL,
                Some(None) => NEVER,
                Some(Some(minutes)) => return minutes.to_string(),
            },
            Self::Editor => settings.editor.map_or(ASK, switch),
            Self::Clipboard => settings.clipboard.id(),
            Self::DateStyle => settings.date_style.id(),
        };
        word.to_owned()
    }

    /// Sets it as the file has it; false where it cannot be that.
    #[must_use]
    pub fn set(self, settings: &mut Settings, value: &str) -> bool {
        let value = value.trim().to_lowercase();
        let switch = match value.as_str() {
            ON | "true" | "yes" => Some(true),
            OFF | "false" | "no" => Some(false),
            _ => None,
        };
        match self {
            Self::Language => put(
                &mut settings.language,
                match value.as_str() {
                    AUTOMATIC => Some(None),
                    named => Language::ALL.iter().copied().find(|one| one.id() == named).map(Some),
                },
            ),
            Self::Theme => put(&mut settings.theme, Look::ALL.iter().copied().find(|look| look.id() == value)),
            Self::Motion => put(&mut settings.motion, switch),
            Self::Mouse => put(&mut settings.mouse, switch),
            Self::HideAfter => put(
                &mut settings.hide_after,
                match value.as_str() {
                    USUAL => Some(None),
                    NEVER | "none" => Some(Some(None)),
                    minutes => minutes.parse().ok().map(|minutes: NonZeroU16| Some(Some(minutes))),
                },
            ),
            Self::Editor => put(&mut settings.editor, if value == ASK { Some(None) } else { switch.map(Some) }),
            Self::Clipboard => put(&mut settings.clipboard, Clipboard::ALL.iter().copied().find(|w| w.id() == value)),
            Self::DateStyle => put(&mut settings.date_style, Style::ALL.iter().copied().find(|s| s.id() == value)),
        }
    }

    /// The next of the values that the screen offers, or the one before.
    #[must_use]
    pub fn turned(self, settings: &Settings, on: bool) -> &'static str {
        let choices = self.choices();
        let value = self.value(settings);
        let count = choices.len();
        let at = choices.iter().position(|choice| *choice == value);
        let step = if on { 1 } else { count.saturating_sub(1) };
        let next = at.map_or(0, |at| (at + step) % count.max(1));
        choices.get(next).copied().unwrap_or_default()
    }
}

fn put<T>(place: &mut T, value: Option<T>) -> bool {
    match value {
        Some(value) => {
            *place = value;
            true
        }
        None => false,
    }
}
