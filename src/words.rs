//! Every word of the chrome: screens, notices, messages, help. Read from `assets/words`; no word stands in code.

pub mod cli;
pub mod papers;
pub mod screen;
pub mod standing;
pub mod store;
pub mod walk;

pub use screen::{PassphraseWords, QuestionWords, ScreenWords};

use crate::day;

/// All of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// Of the full screen.
    pub screen: ScreenWords,
    /// Of days.
    pub day: day::Names,
    /// Of papers.
    pub papers: papers::Papers,
    /// Of the pictures of where the writer stands.
    pub standing: standing::StandingWords,
    /// Of the walk in plain lines.
    pub walk: walk::WalkWords,
}

/// The words in the binary.
///
/// # Errors
/// The first file that is not well-formed, with where and why. The tests hold that there is none.
pub fn built_in() -> Result<Words, String> {
    let screen = ron::from_str(include_str!("../assets/words/screen.ron")).map_err(|fault| fault.to_string())?;
    let day = day::built_in().map_err(|fault| format!("{fault:?}"))?;
    let papers = papers::built_in().map_err(|fault| fault.to_string())?;
    let walk = walk::built_in().map_err(|fault| fault.to_string())?;
    let standing = standing::built_in().map_err(|fault| fault.to_string())?;
    Ok(Words { screen, day, papers, standing, walk })
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
