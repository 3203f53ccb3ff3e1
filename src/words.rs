//! Every word of the chrome: screens, notices, messages, help. Read from `assets/words`; no word stands in code.

#[macro_use]
mod renamed;

mod called;
pub mod cli;
pub mod editor;
mod others;
pub mod papers;
pub mod screen;
mod settings;
pub mod standing;
pub mod store;
pub mod walk;

pub use others::{BesideWords, CoachWords, ElsewhereWords, HistoryWords, SessionWords, TwoWords};
pub use screen::{PassphraseWords, PromptsWords, QuestionWords, ScreenWords};
pub use settings::{SettingWords, SettingsWords};

use crate::day;
use crate::language::{Language, Unread};
use renamed::Rename as _;

/// All of them. Those that no first frame shows are read when they are asked for.
#[derive(Debug, PartialEq)]
pub struct Words {
    /// The language that they are in.
    pub language: Language,
    /// Of the full screen.
    pub screen: ScreenWords,
    /// Of days.
    pub day: day::Names,
    /// Of papers.
    pub papers: Unread<papers::Papers>,
    /// Of the pictures of where the writer stands.
    pub standing: Unread<standing::StandingWords>,
    /// Of the walk in plain lines.
    pub walk: Unread<walk::WalkWords>,
}

/// The words in the binary, in English.
///
/// # Errors
/// Where the binary is damaged.
pub fn built_in() -> Result<Words, postcard::Error> {
    in_language(Language::English)
}

/// The same in any language.
///
/// # Errors
/// Where the binary is damaged.
pub fn in_language(language: Language) -> Result<Words, postcard::Error> {
    Ok(Words {
        language,
        screen: ScreenWords::in_language(language)?,
        day: day::in_language(language)?,
        papers: Unread::new(language, |language| read_at_build!("papers", language).ok()),
        standing: Unread::new(language, |language| read_at_build!("standing", language).ok()),
        walk: Unread::new(language, |language| read_at_build!("walk", language).ok()),
    })
}

impl cli::Cli {
    /// The words in the binary, in English.
    ///
    /// # Errors
    /// Where the binary is damaged.
    pub fn built_in() -> Result<Self, postcard::Error> {
        Self::in_language(Language::English)
    }

    /// The same in any language.
    ///
    /// # Errors
    /// Where the binary is damaged.
    pub fn in_language(language: Language) -> Result<Self, postcard::Error> {
        read_at_build!("cli", language)
    }
}

impl editor::EditorWords {
    /// The sentences in the binary, in English.
    ///
    /// # Errors
    /// Where the binary is damaged.
    pub fn built_in() -> Result<Self, postcard::Error> {
        Self::in_language(Language::English)
    }

    /// The same in any language.
    ///
    /// # Errors
    /// Where the binary is damaged.
    pub fn in_language(language: Language) -> Result<Self, postcard::Error> {
        read_at_build!("editor", language)
    }
}

impl store::Store {
    /// The sentences in the binary, in English.
    ///
    /// # Errors
    /// Where the binary is damaged.
    pub fn built_in() -> Result<Self, postcard::Error> {
        Self::in_language(Language::English)
    }

    /// The same in any language.
    ///
    /// # Errors
    /// Where the binary is damaged.
    pub fn in_language(language: Language) -> Result<Self, postcard::Error> {
        read_at_build!("store", language)
    }

    /// The same with other names of keys in them: each usual name, and what stands in its place.
    #[must_use]
    pub fn rebound(mut self, names: &[(String, String)]) -> Self {
        self.rename(names);
        self
    }
}

impl ScreenWords {
    /// The words of the full screen in any language.
    ///
    /// # Errors
    /// Where the binary is damaged.
    pub fn in_language(language: Language) -> Result<Self, postcard::Error> {
        read_at_build!("screen", language)
    }

    /// The same with other names of keys in their sentences: each usual name, and what stands in its place.
    #[must_use]
    pub fn rebound(mut self, names: &[(String, String)]) -> Self {
        self.rename(names);
        self
    }
}

/// Puts values into a sentence: each `{name}` becomes its value. Values are not read again.
#[must_use]
pub fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => out.push_str(value),
            None => out.extend(["{", name, "}"]),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_those_that_are_written() {
        let words = built_in().unwrap();
        assert_eq!(Ok(words.screen), ron::from_str(include_str!("../assets/words/screen.ron")));
        assert_eq!(Ok(words.day), ron::from_str(include_str!("../assets/words/day.ron")));
        assert_eq!(Ok(&*words.papers), ron::from_str(include_str!("../assets/words/papers.ron")).as_ref());
        assert_eq!(Ok(&*words.standing), ron::from_str(include_str!("../assets/words/standing.ron")).as_ref());
        assert_eq!(Ok(&*words.walk), ron::from_str(include_str!("../assets/words/walk.ron")).as_ref());
        assert_eq!(store::Store::built_in().ok(), ron::from_str(include_str!("../assets/words/store.ron")).ok());
        assert_eq!(cli::Cli::built_in().ok(), ron::from_str(include_str!("../assets/words/cli.ron")).ok());
        let editor = ron::from_str(include_str!("../assets/words/editor.ron"));
        assert_eq!(editor::EditorWords::built_in().ok(), editor.ok());
        assert!(editor::EditorWords::built_in().is_ok());
        assert!(cli::Cli::built_in().is_ok() && store::Store::built_in().is_ok());
    }
}
