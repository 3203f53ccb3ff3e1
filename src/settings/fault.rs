//! What is wrong in the settings, in our own words.

use super::Setting;
use super::grammar::Broken;
use crate::keys::Key;
use crate::words::{ScreenWords, fill};

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// From 1; 0 where it has no place.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// What.
    pub why: Why,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The file cannot be read as a whole.
    Broken(Broken),
    /// The system does not let it be read.
    Unreadable,
    /// It is too large to be one.
    TooLarge,
    /// It is no text in UTF-8.
    NotText,
    /// There is no such setting.
    UnknownSetting(String),
    /// It stands there twice.
    Twice(String),
    /// It cannot be that.
    NotOne {
        /// Which setting.
        setting: Setting,
        /// What stands there.
        found: String,
    },
    /// A pack is a folder, in quotation marks.
    NoPack,
    /// Keys stand in brackets: names, each with a list.
    NoKeys,
    /// demur does nothing of that name.
    UnknownAction(String),
    /// Its keys are not to be changed.
    FixedAction(String),
    /// There is no such key.
    UnknownKey(String),
    /// That key writes or moves.
    WritesOrMoves(Key),
    /// No terminal surely sends that key.
    NotSurelySent(Key),
    /// That key does something else.
    Taken {
        /// Which key.
        key: Key,
        /// What it does, by its name.
        by: String,
    },
    /// That can never be without a key.
    Needed(String),
}

impl Fault {
    /// As it is told to the writer: with its place, where it has one.
    #[must_use]
    pub fn told(&self, words: &ScreenWords) -> String {
        let why = self.why.told(words);
        if self.line == 0 {
            return why;
        }
        let (line, column) = (self.line.to_string(), self.column.to_string());
        fill(&words.settings.fault, &[("line", &line), ("column", &column), ("why", &why)])
    }
}

impl Why {
    /// As it is told to the writer.
    #[must_use]
    pub fn told(&self, words: &ScreenWords) -> String {
        let whys = &words.settings.faults;
        let sentence = |name: &str| whys.get(name).copied().unwrap_or_default();
        let with = |name: &str, key: &str, value: &str| fill(&sentence(name), &[(key, value)]);
        match self {
            Self::Broken(broken) => sentence(id(*broken)).to_string(),
            Self::Unreadable => sentence("unreadable").to_string(),
            Self::TooLarge => sentence("too-large").to_string(),
            Self::NotText => sentence("not-text").to_string(),
            Self::UnknownSetting(name) => with("unknown-setting", "name", &shown(name)),
            Self::Twice(name) => with("twice", "name", &shown(name)),
            Self::NotOne { setting, found } => {
                let choices = setting.choices();
                let name = if *setting == Setting::HideAfter { "not-minutes" } else { "not-one" };
                let values = [
                    ("name", setting.name().to_owned()),
                    ("found", shown(found)),
                    ("choices", choices.join(&words.settings.between)),
                ];
                fill(&sentence(name), &values.each_ref().map(|(name, value)| (*name, value.as_str())))
            }
            Self::NoPack => sentence("no-pack").to_string(),
            Self::NoKeys => sentence("no-keys").to_string(),
            Self::UnknownAction(name) => with("unknown-action", "name", &shown(name)),
            Self::FixedAction(name) => with("fixed-action", "name", &label(words, name)),
            Self::UnknownKey(name) => with("unknown-key", "name", &shown(name)),
            Self::WritesOrMoves(key) => with("writes-or-moves", "key", &words.key_name(*key)),
            Self::NotSurelySent(key) => with("not-surely-sent", "key", &words.key_name(*key)),
            Self::Taken { key, by } => {
                fill(&sentence("taken"), &[("key", &words.key_name(*key)), ("by", &label(words, by))])
            }
            Self::Needed(name) => with("needed", "name", &label(words, name)),
        }
    }
}

fn label(words: &ScreenWords, name: &str) -> String {
    words.actions.get(name).map_or_else(|| name.to_owned(), |action| action.label.to_string())
}

/// What somebody wrote, in a few characters that command nothing.
fn shown(found: &str) -> String {
    const MOST: usize = 24;
    let plain: String = found.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MOST).collect();
    if found.chars().count() > MOST { plain + "…" } else { plain }
}

const fn id(broken: Broken) -> &'static str {
    match broken {
        Broken::NoBracket => "no-bracket",
        Broken::Open => "open",
        Broken::OpenText => "open-text",
        Broken::NoName => "no-name",
        Broken::NoValue => "no-value",
        Broken::NoComma => "no-comma",
        Broken::Behind => "behind",
        Broken::Deep => "deep",
    }
}
