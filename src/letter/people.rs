//! Colleagues and their strengths, conditions and their reasons: rows of a ledger as prose.

use super::data::{People, Terms};
use super::join::{Joins, line, lowered, opened, says_something, sentences, unclosed, without_repeat};
use crate::words;

impl People {
    /// "Dana knows the release process" of "Dana" and "knows the release process", however the strength was put.
    pub fn row(&self, name: &str, strength: &str, joins: &Joins) -> Option<String> {
        let name = unclosed(&line(name)).to_owned();
        let strength = line(strength);
        let strength = unclosed(without_repeat(&name, &strength).0);
        if !says_something(&name) {
            return None;
        }
        let strength = self.lowered(&lowered(self.without_pronoun(strength), joins));
        let pattern = if says_something(&strength) { self.pattern(&strength) } else { &self.alone };
        Some(words::fill(pattern, &[("name", &name), ("strength", &strength)]))
    }

    fn without_pronoun<'a>(&self, strength: &'a str) -> &'a str {
        match strength.split_once(' ') {
            Some((first, rest)) if self.pronouns.contains(&first.to_lowercase()) => rest,
            Some(_) | None => strength,
        }
    }

    /// In lower case where it begins with a word that this room knows.
    fn lowered(&self, strength: &str) -> String {
        let first = strength.split(' ').next().unwrap_or_default().to_lowercase();
        let known = [&self.verbs, &self.qualities, &self.articles].iter().any(|list| list.contains(&first));
        let mut letters = strength.chars();
        match letters.next() {
            Some(c) if known => c.to_lowercase().chain(letters).collect(),
            Some(_) | None => strength.to_owned(),
        }
    }

    fn pattern(&self, strength: &str) -> &str {
        let mut all = strength.split(' ').map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
        let first = all.next().unwrap_or_default();
        if first.split(['\'', '’']).next().is_some_and(|word| self.pronouns.iter().any(|other| other == word)) {
            return &self.says;
        }
        if first.chars().any(|c| c.is_ascii_digit()) {
            return &self.has;
        }
        let looks = first.ends_with('s') && !first.ends_with("ss") && first.chars().all(char::is_alphabetic);
        if self.verbs.contains(&first) || (looks && !self.no_verbs.contains(&first) && all.clone().next().is_some()) {
            return &self.does;
        }
        if self.qualities.contains(&first) {
            return &self.is;
        }
        if self.articles.contains(&first) {
            let person = all.take(4).take_while(|word| word != "of" && word != "for").any(|w| self.roles.contains(&w));
            return if person { &self.is } else { &self.has };
        }
        &self.brings
    }
}

impl Terms {
    /// A condition and what speaks for it, without the last full stop: "a deputy, so that the releases stay calm".
    pub fn row(&self, condition: &str, why: &str) -> Option<String> {
        let (condition, why) = (line(condition), line(why));
        if !says_something(&condition) {
            return None;
        }
        let condition = unclosed(&condition);
        if !says_something(&why) {
            return Some(condition.to_owned());
        }
        let first = why.split([' ', ',']).next().unwrap_or_default().to_lowercase();
        let why = unclosed(&why);
        if self.connectors.contains(&first) && sentences(condition).len() == 1 {
            let mut letters = why.chars();
            let small: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
            return Some(format!("{condition}, {small}"));
        }
        let stop = if super::join::ends_a_sentence(condition) { "" } else { "." };
        Some(format!("{condition}{stop} {}", opened(why)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Letters;

    fn check(name: &str, strength: &str, expected: &str) {
        let letters = Letters::built_in().unwrap();
        let row = letters.shared.people.row(name, strength, &letters.joins);
        assert_eq!(row.unwrap_or_default(), expected, "{name:?} {strength:?}");
    }

    #[test]
    fn what_a_colleague_does() {
        check("Dana", "knows the release process", "Dana knows the release process");
        check("Lee", "Has run two hand-overs.", "Lee has run two hand-overs");
        check("Lee", "she runs the guild", "Lee runs the guild");
        check("Lee", "led the migration", "Lee led the migration");
        check("Lee", "Lee can calm any room", "Lee can calm any room");
        check("Kim", "keeps calm under load", "Kim keeps calm under load");
    }

    #[test]
    fn how_a_colleague_is() {
        check("Dana", "great with new people", "Dana is great with new people");
        check("Dana", "a calm voice in incidents", "Dana has a calm voice in incidents");
        check("Dana", "a natural mentor", "Dana is a natural mentor");
        check("Dana", "an eye for detail", "Dana has an eye for detail");
        check("Dana", "patience with vendors", "Dana brings patience with vendors");
        check("Dana", "Kubernetes", "Dana brings Kubernetes");
        check("Dana", "people skills", "Dana brings people skills");
        check("Lee", "She’s great with people", "Lee: she’s great with people");
        check("Kim", "5 years as deputy", "Kim has 5 years as deputy");
        check("Dana", "", "Dana could do it, too");
        check("", "knows it all", "");
    }

    #[test]
    fn conditions() {
        let terms = Letters::built_in().unwrap().shared.terms;
        let check = |condition: &str, why: &str, expected: &str| {
            assert_eq!(terms.row(condition, why).unwrap_or_default(), expected, "{condition:?} {why:?}");
        };
        check("a deputy", "so that the releases stay calm", "a deputy, so that the releases stay calm");
        check("a deputy.", "Because I would be away", "a deputy, because I would be away");
        check("a deputy", "it keeps the releases calm.", "a deputy. It keeps the releases calm");
        check("a deputy", "", "a deputy");
        check("", "it helps", "");
    }
}
