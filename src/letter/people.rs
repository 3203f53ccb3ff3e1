//! Colleagues and their strengths, conditions and their reasons: rows of a ledger as prose.

use super::join::{Joins, bare, calm, line, lowered, opened, says_something, sentences, unclosed, without_repeat};
use super::parts::{People, Terms};
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
        let pattern = if says_something(&strength) { self.pattern(&strength, joins) } else { &self.alone };
        let first = first_of(&strength);
        let an = self.an_before.iter().any(|start| first.starts_with(start));
        let article = if an { self.articles.iter().next_back() } else { self.articles.iter().next() };
        let article = article.unwrap_or_default();
        Some(words::fill(pattern, &[("name", &name), ("article", article), ("strength", &strength)]))
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
        let listed = [&self.verbs, &self.qualities, &self.articles, &self.never, &self.brought];
        let verb = self.is_verb(&bare(&first), strength.split(' ').count());
        let known = verb || listed.iter().any(|list| list.contains(&first));
        let mut letters = strength.chars();
        match letters.next() {
            Some(c) if known => c.to_lowercase().chain(letters).collect(),
            Some(_) | None => strength.to_owned(),
        }
    }

    fn pattern(&self, strength: &str, joins: &Joins) -> &str {
        let all: Vec<String> = strength.split(' ').map(bare).collect();
        let first = first_of(strength);
        let base = first.split(['\'', '’']).next().unwrap_or_default();
        if [&self.pronouns, &joins.bare_subjects].iter().any(|list| list.contains(base)) {
            return &self.says;
        }
        if first.chars().any(|c| c.is_ascii_digit()) {
            return &self.has;
        }
        if self.most.contains(&first) {
            return &self.says;
        }
        if self.never.contains(&first) && all.get(1).is_some_and(|next| !self.acts(next, all.len(), joins)) {
            return &self.is;
        }
        let adverbs = all.iter().take_while(|word| self.adverbs.contains(word)).count();
        let after = all.get(adverbs).map(String::as_str).unwrap_or_default();
        if self.qualities.contains(after) {
            return self.quality(strength, &all, adverbs);
        }
        if self.verbs.contains(&first) || self.is_verb(&first, all.len()) {
            return &self.does;
        }
        if self.articles.contains(&first) {
            let natural = all.get(1) == Some(&self.one) && all.get(2).is_none_or(|next| self.links.contains(next));
            let person = natural || self.person(all.iter().skip(1));
            return if person { &self.is } else { &self.has };
        }
        if self.person(all.iter()) {
            &self.is_a
        } else if self.brought(&all) {
            &self.brings
        } else {
            &self.says
        }
    }

    /// "patience with vendors", "people skills": what somebody brings.
    fn brought(&self, all: &[String]) -> bool {
        let what = all.iter().take_while(|word| !self.links.contains(word)).last();
        what.is_some_and(|what| self.brought.contains(what) || self.brought_ends.iter().any(|end| what.ends_with(end)))
    }

    /// What comes after "never" where it is something done.
    fn acts(&self, word: &str, words: usize, joins: &Joins) -> bool {
        self.verbs.contains(word) || self.is_verb(word, words) || word.ends_with("ed") || joins.is_verb(word)
    }

    /// "calm", "calm under load", "a calm person", or what is calm: "calm judgement".
    fn quality(&self, strength: &str, all: &[String], at: usize) -> &str {
        let pause = strength.split(' ').nth(at).is_some_and(|word| word.ends_with(','));
        let next = all.get(at + 1).filter(|_| !pause);
        if next.is_none_or(|next| self.links.contains(next) || next.ends_with("ed")) {
            &self.is
        } else if self.person(all.iter()) {
            &self.is_a
        } else {
            &self.has
        }
    }

    /// Whether the first few words name what a person is.
    fn person<'a>(&self, words: impl Iterator<Item = &'a String>) -> bool {
        words.take(4).take_while(|word| !self.links.contains(word)).any(|word| self.roles.contains(word))
    }

    /// Whether a first word in -s is what somebody or something does.
    fn is_verb(&self, first: &str, words: usize) -> bool {
        let letters = first.chars().all(|c| c.is_alphabetic() || c == '-');
        let looks = first.ends_with('s') && !first.ends_with("ss") && letters;
        looks && words > 1 && !self.no_verbs.contains(first)
    }
}

/// The first word in lower case.
fn first_of(text: &str) -> String {
    text.split(' ').next().map(bare).unwrap_or_default()
}

impl Terms {
    /// What is needed: "one day a week" of "I would need one day a week".
    /// Whatever is no thing to have stays a sentence: "I need you to back me".
    pub fn needed<'a>(&self, condition: &'a str, joins: &Joins) -> &'a str {
        let rest = |words: &String| {
            let (said, rest) = condition.split_at_checked(words.len())?;
            (said.to_lowercase() == *words).then(|| rest.strip_prefix(' ')).flatten()
        };
        let thing = |rest: &&str| {
            let first = first_of(rest);
            let counted = joins.determiners.contains(&first) || first.starts_with(|c: char| c.is_ascii_digit());
            counted && !joins.pronouns.contains(&first) && !self.refers.contains(&first) && !rest.contains(" to ")
        };
        self.needs.iter().find_map(rest).filter(thing).unwrap_or(condition)
    }

    /// A condition and what speaks for it, without the last full stop: "a deputy, so that the releases stay calm".
    pub fn row(&self, condition: &str, why: &str, only: bool, joins: &Joins) -> Option<String> {
        let (condition, why) = (self.needed(&line(condition), joins).to_owned(), line(why));
        if !says_something(&condition) {
            return None;
        }
        let condition = unclosed(&condition);
        if !says_something(&why) {
            return Some(condition.to_owned());
        }
        let first = why.split([' ', ',']).next().map(bare).unwrap_or_default();
        let why = unclosed(&why);
        let mut letters = why.chars();
        let small: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
        let (one, of_one) = (sentences(condition).len() == 1, sentences(why).len() == 1);
        if self.connectors.contains(&first) && one {
            return Some(format!("{}, {small}", calm(condition)));
        }
        let does = self.effects.contains(&first);
        if does && one && of_one {
            return Some(format!("{}{}{small}", calm(condition), self.which));
        }
        if one && of_one {
            let between = if only { &self.aside } else { &self.colon };
            return Some(format!("{}{between}{}", calm(condition), lowered(why, joins)));
        }
        let stop = if super::join::ends_a_sentence(condition) { "" } else { "." };
        let why = if joins.whole { why.to_owned() } else { opened(why) };
        Some(format!("{condition}{stop} {why}"))
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
        check("Dana", "Kubernetes", "Dana (Kubernetes)");
        check("Dana", "people skills", "Dana brings people skills");
        check("Lee", "She’s great with people", "Lee (she’s great with people)");
        check("sam", "i think sam would be good at it", "sam (i think sam would be good at it)");
        check("Lee", "good communication with other teams", "Lee has good communication with other teams");
        check("Lee", "really good with people", "Lee is really good with people");
        check("Raj", "Strong operator, knows finance", "Raj is a strong operator, knows finance");
        check("Mo", "experienced planner", "Mo is an experienced planner");
        check("Mo", "team player", "Mo is a team player");
        check("Mo", "well organised and calm", "Mo is well organised and calm");
        check("Mo", "Deep domain expertise", "Mo has deep domain expertise");
        check("Kim", "5 years as deputy", "Kim has 5 years as deputy");
        check("shaz", "been here longest", "shaz (been here longest)");
        check("Ivy", "qualified", "Ivy (qualified)");
        check("Raj", "the rota", "Raj (the rota)");
        check("Lee", "후배들을 잘 가르칩니다", "Lee (후배들을 잘 가르칩니다)");
        check("Kim", "never late", "Kim is never late");
        check("Kim", "Never misses a deadline", "Kim never misses a deadline");
        check("Dee", "Knows Kubernetes", "Dee knows Kubernetes");
        check("Eva", "a natural with customers", "Eva is a natural with customers");
        check("Fay", "best organised person I know", "Fay (best organised person I know)");
        check("Fay", "attention to detail", "Fay brings attention to detail");
        check("Dana", "", "Dana could do it, too");
        check("", "knows it all", "");
    }

    #[test]
    fn conditions() {
        let letters = Letters::built_in().unwrap();
        let terms = &letters.shared.terms;
        let check = |condition: &str, why: &str, expected: &str| {
            for (only, between) in [(true, " – "), (false, ": ")] {
                let row = terms.row(condition, why, only, &letters.joins);
                assert_eq!(row.unwrap_or_default(), expected.replace(" – ", between), "{condition:?} {why:?}");
            }
        };
        check("a deputy", "so that the releases stay calm", "a deputy, so that the releases stay calm");
        check("a deputy.", "Because I would be away", "a deputy, because I would be away");
        let in_a_list = |condition: &str, why: &str, expected: &str| {
            let row = |only| terms.row(condition, why, only, &letters.joins).unwrap_or_default();
            assert_eq!(row(false), expected, "{condition:?} {why:?}");
            assert!(row(true).contains(" – "), "{}", row(true));
        };
        in_a_list("No on-call anymore", "they get a rested manager", "No on-call anymore: they get a rested manager");
        in_a_list(
            "half my time for research",
            "the patents will go on",
            "half my time for research: the patents will go on",
        );
        in_a_list("two hires", "you get two calm teams.", "two hires: you get two calm teams");
        in_a_list("a deputy", "it keeps the releases calm.", "a deputy: it keeps the releases calm");
        check("no on-call", "Avoids burnout.", "no on-call, which avoids burnout");
        check("two hires", "De-risks the transition", "two hires, which de-risks the transition");
        check("pay that fits", "Less risk of losing me", "pay that fits – less risk of losing me");
        check("a deputy", "Nothing waits for one person", "a deputy – nothing waits for one person");
        check("Keeping my A-level group", "results hold", "Keeping my A-level group – results hold");
        check("A salary of £52,000", "It matches", "A salary of £52,000 – it matches");
        check(
            "A salary of £52,000",
            "Matches the other regions",
            "A salary of £52,000, which matches the other regions",
        );
        check("a deputy ,!", "for the nights", "a deputy, for the nights");
        check("a deputy", "", "a deputy");
        check("I would still need one day for research", "", "one day for research");
        check("i need a deputy", "it helps", "a deputy – it helps");
        check("I need", "", "I need");
        for whole in [
            "I need you to back me in front of the board",
            "I need it in writing",
            "I need the board to back me",
            "I need her in the room",
            "I need that in writing",
            "I need clear goals",
        ] {
            check(whole, "", whole);
        }
        check("I need 20 % of my time", "", "20 % of my time");
        check("i'd need two hires", "", "two hires");
        check("", "it helps", "");
    }
}
