//! The languages that demur speaks. Each is data: the words and questions in `assets`, and a file of sentences for each
//! further language, laid over the English ones when demur is built (`assets/overlay.rs`).

use std::ops::Deref;
use std::sync::OnceLock;

/// One of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// The one that demur is written in, and that a sentence falls back to where another language lacks it.
    #[default]
    English,
    /// Korean.
    Korean,
}

impl Language {
    /// Every language.
    pub const ALL: &'static [Self] = &[Self::English, Self::Korean];

    /// Stable: files rely on it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::English => "english",
            Self::Korean => "korean",
        }
    }

    /// As a system calls it: `ko_KR.UTF-8`, `ko`. English where it is none that demur speaks.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("ko") { Self::Korean } else { Self::English }
    }
}

/// What is in the binary in every language, and read when it is asked for first: most of a start would go into reading
/// what no first frame shows. A pack may bring something else in its place.
#[derive(Debug, Clone)]
pub struct Unread<T> {
    language: Language,
    reads: fn(Language) -> Option<T>,
    read: OnceLock<T>,
}

impl<T> Unread<T> {
    /// What is read so, once it is asked for.
    #[must_use]
    pub const fn new(language: Language, reads: fn(Language) -> Option<T>) -> Self {
        Self { language, reads, read: OnceLock::new() }
    }
}

impl<T> From<T> for Unread<T> {
    /// What is read already.
    fn from(read: T) -> Self {
        Self { language: Language::default(), reads: |_| None, read: OnceLock::from(read) }
    }
}

impl<T> Deref for Unread<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // The tests hold that everything in the binary can be read.
        let read = || (self.reads)(self.language);
        self.read.get_or_init(|| read().unwrap_or_else(|| unreachable!("what is in the binary is well-formed")))
    }
}

impl<T: PartialEq> PartialEq for Unread<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for Unread<T> {}

/// What was read when demur was built, in the language that is asked for: the others stay unread.
macro_rules! read_at_build {
    ($name:literal, $language:expr) => {
        postcard::from_bytes(match $language {
            $crate::language::Language::English => &include_bytes!(concat!(env!("OUT_DIR"), "/", $name))[..],
            $crate::language::Language::Korean => &include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".ko"))[..],
        })
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_what_systems_call_it() {
        let check = |locale, expected| assert_eq!(Language::of_locale(locale), expected, "{locale}");
        check("ko_KR.UTF-8", Language::Korean);
        check("ko", Language::Korean);
        check("KO-kr", Language::Korean);
        check("ko@modifier", Language::Korean);
        check("kok_IN", Language::English);
        check("en_GB.UTF-8", Language::English);
        check("C", Language::English);
        check("", Language::English);
    }
}
