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

/// Every word of the full screen, as it is written.
const SCREEN: &str = include_str!("../assets/words/screen.ron");

/// The words in the binary.
///
/// # Errors
/// The first file that is not well-formed, with where and why. The tests hold that there is none.
pub fn built_in() -> Result<Words, String> {
    let screen = ron::from_str(SCREEN).map_err(|fault| fault.to_string())?;
    let day = day::built_in().map_err(|fault| format!("{fault:?}"))?;
    let papers = papers::built_in().map_err(|fault| fault.to_string())?;
    let walk = walk::built_in().map_err(|fault| fault.to_string())?;
    let standing = standing::built_in().map_err(|fault| fault.to_string())?;
    Ok(Words { screen, day, papers, standing, walk })
}

impl ScreenWords {
    /// The words of the full screen with other names of keys in their sentences: each usual name, and what stands in
    /// its place.
    ///
    /// # Errors
    /// Where the file is not well-formed. The tests hold that it is.
    pub fn rebound(names: &[(String, String)]) -> Result<Self, String> {
        ron::from_str(&renamed(SCREEN, names)).map_err(|fault| fault.to_string())
    }
}

/// Sentences with other names of keys in them, all at once: two keys may change places. A name is whole: `F1` is not
/// in `F12`, nor `Ctrl-P` in `Ctrl-PageUp`.
#[must_use]
pub fn renamed(text: &str, names: &[(String, String)]) -> String {
    let mut names: Vec<_> = names.iter().filter(|(old, _)| !old.is_empty()).collect();
    names.sort_by_key(|(old, _)| std::cmp::Reverse(old.len()));
    let part = |c: char| c.is_alphanumeric() || c == '-';
    let (mut out, mut rest, mut inside) = (String::with_capacity(text.len()), text, false);
    while let Some(c) = rest.chars().next() {
        let whole = |old: &str| rest.strip_prefix(old).filter(|after| !after.starts_with(part));
        let found = names.iter().filter(|_| !inside).find_map(|(old, new)| Some((new, whole(old)?)));
        if let Some((new, after)) = found {
            out.push_str(new);
            (rest, inside) = (after, true);
        } else {
            out.push(c);
            (rest, inside) = (rest.get(c.len_utf8()..).unwrap_or_default(), part(c));
        }
    }
    out
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
    fn keys_have_other_names_whole_and_at_once() {
        let names = [("F1 or Alt-H", "F2"), ("F1", "F2"), ("F2", "F1"), ("Ctrl-P", "Alt-J")];
        let names = names.map(|(old, new)| (old.to_owned(), new.to_owned()));
        let check = |text, expected| assert_eq!(renamed(text, &names), expected);
        check("F1 or Alt-H shows it.", "F2 shows it.");
        check("F1, F2 (F12); XF1", "F2, F1 (F12); XF1");
        check("Ctrl-P, then Ctrl-PageUp", "Alt-J, then Ctrl-PageUp");
        assert_eq!(renamed("F1", &[]), "F1");
    }
}
