//! People in a language that has no capitals and glues endings to names: "지훈이가", "박하나 과장님께", "Dana에게".

use super::sheets::Naming;

/// A name has so many letters at most, a full one with a surname of one so many.
const LONGEST: usize = 4;
const FULL: usize = 3;

impl Naming {
    /// True where the word is this name, with nothing but endings behind it.
    pub fn is(&self, word: &str, name: &str) -> bool {
        word.strip_prefix(name).is_some_and(|rest| self.ends(rest))
    }

    /// True where what is said behind a name tells that it is one.
    pub fn tells(&self) -> bool {
        !self.honours.is_empty()
    }

    /// True of "팀장", "과장님".
    pub fn is_title(&self, word: &str) -> bool {
        self.calls(word)
    }

    /// True where the word is the given name alone of this full one, and what follows calls it one.
    pub fn is_given(&self, word: &str, next: Option<&str>, name: &str) -> bool {
        let given = self.surnames.iter().find_map(|surname| name.strip_prefix(surname.as_str()));
        let Some(given) = given.filter(|given| given.chars().count() + 1 == FULL) else { return false };
        let glued = |word: &str| {
            let rest = word.strip_prefix(given)?;
            let called = self.honours.iter().chain(&self.titles).any(|by| rest.starts_with(by.as_str()));
            (called && self.ends(rest)).then_some(())
        };
        glued(word).is_some() || (word == given && next.is_some_and(|next| self.calls(next)))
    }

    /// True where that is made of endings alone.
    pub fn ends(&self, rest: &str) -> bool {
        let all = || self.honours.iter().chain(&self.titles).chain(&self.particles);
        rest.is_empty() || all().any(|end| rest.strip_prefix(end.as_str()).is_some_and(|rest| self.ends(rest)))
    }

    /// True of "씨는", "과장님께".
    fn calls(&self, word: &str) -> bool {
        let by = self.honours.iter().chain(&self.titles).find_map(|by| word.strip_prefix(by.as_str()));
        by.is_some_and(|rest| self.ends(rest))
    }

    /// The person in a word: "박하나" of "박하나님께", and of "박하나" before "과장은".
    pub fn person<'a>(&self, word: &'a str, next: Option<&str>) -> Option<&'a str> {
        if !self.tells() {
            return None;
        }
        let bare = self.without_particles(word);
        let honoured = self.honours.iter().find_map(|honour| bare.strip_suffix(honour.as_str()));
        if let Some(called) = honoured {
            let title = self.titles.iter().find_map(|title| called.strip_suffix(title.as_str()));
            return title.map_or_else(|| self.honoured(called), |name| self.full(name));
        }
        if word.starts_with(|c: char| c.is_ascii_uppercase()) {
            let latin = word.trim_end_matches(|c: char| !c.is_ascii());
            let end = word.strip_prefix(latin).unwrap_or_default();
            let called = next.is_some_and(|next| end.is_empty() && self.calls(next));
            return (called || self.of_persons.iter().any(|of| of == end)).then_some(latin);
        }
        let next = next?;
        if self.honours.iter().any(|honour| next.strip_prefix(honour.as_str()).is_some_and(|rest| self.ends(rest))) {
            return self.honoured(word);
        }
        self.calls(next).then(|| self.full(word)).flatten()
    }

    /// A word before an honour, where it may be a name.
    fn honoured<'a>(&self, name: &'a str) -> Option<&'a str> {
        let known = self.no_persons.iter().chain(&self.titles).any(|other| other == name);
        let ended = self.titles.iter().any(|title| name.ends_with(title.as_str()));
        let length = name.chars().count();
        let latin = name.is_ascii() && name.starts_with(char::is_uppercase);
        ((latin || (2..=LONGEST).contains(&length)) && !known && !ended).then_some(name)
    }

    /// A word before a title, where it is a full name.
    fn full<'a>(&self, name: &'a str) -> Option<&'a str> {
        let begins = self.surnames.iter().any(|surname| name.starts_with(surname.as_str()));
        let ends = self.no_person_ends.iter().any(|end| name.ends_with(end.as_str()));
        let short = || self.short_names.iter().any(|end| name.ends_with(end.as_str()));
        let length = name.chars().count();
        let is_name = length == FULL || (length + 1 == FULL && short());
        (begins && !ends && is_name && !self.no_persons.iter().any(|other| other == name)).then_some(name)
    }

    /// The word without what is glued to it last.
    fn without_particles<'a>(&self, word: &'a str) -> &'a str {
        let honoured = |word: &str| self.honours.iter().any(|honour| word.ends_with(honour.as_str()));
        if honoured(word) {
            return word;
        }
        let bare = self.particles.iter().filter_map(|particle| word.strip_suffix(particle.as_str()));
        bare.into_iter().find(|bare| honoured(bare)).unwrap_or(word)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Rules;
    use crate::language::Language;

    /// The persons in a sentence.
    fn check(text: &str, expected: &[&str]) {
        let rules = Rules::in_language(Language::Korean).unwrap();
        let (lists, words, _) = rules.read(&[text]).unwrap();
        let words: Vec<&str> = words.iter().flatten().filter_map(|word| text.get(word.start..word.end)).collect();
        let next = |at: usize| words.get(at + 1).copied();
        let persons = words.iter().enumerate().filter_map(|(at, word)| lists.vocabulary.naming.person(word, next(at)));
        assert_eq!(persons.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn persons_are_told_by_what_is_said_behind_them() {
        check("박하나 과장이 잘합니다.", &["박하나"]);
        check("서연 씨와 지훈님께 물었습니다.", &["서연", "지훈"]);
        check("김민수팀장님께서 말씀하셨습니다.", &["김민수"]);
        check("Dana 님과 Lee에게 물었습니다.", &["Dana", "Lee"]);
        check("팀장님, 고객님과 선생님들께 감사합니다.", &[]);
        check("최민 대리와 이준 과장님이 압니다.", &["최민", "이준"]);
        check("추진 책임자와 신규 간호사, 주민 대표와 서무 주임이 압니다.", &[]);
        check("고객지원팀 팀장 자리와 Slack을 압니다.", &[]);
    }

    #[test]
    fn a_name_has_nothing_but_endings_behind_it() {
        let rules = Rules::in_language(Language::Korean).unwrap();
        let (lists, ..) = rules.read(&["지훈이가 압니다."]).unwrap();
        let naming = &lists.vocabulary.naming;
        let is = |word: &str| naming.is(word, "지훈");
        assert!(is("지훈이") && is("지훈이가") && is("지훈님께서는") && is("지훈") && is("지훈대리와"));
        assert!(!is("지훈련") && !naming.is("하나둘", "하나"));
        assert!(naming.is("dana가", "dana") && naming.is("dana님께", "dana"));
        let given = |word: &str, next: Option<&str>| naming.is_given(word, next, "박하나");
        assert!(given("하나", Some("씨는")) && given("하나님이", None) && given("하나", Some("과장님과")));
        assert!(!given("하나", Some("더")) && !given("하나는", None));
    }
}
