//! How somebody is called: in some languages a name has a word behind it that honours it, and that is said once.

use super::join::{bare, opened, says_something, unclosed};
use super::list::List;
use super::parts::Called;
use super::role::without;

impl Called {
    /// A name as a message says it, by the question or the column that it answers. What names nobody stays as it is.
    pub fn said(&self, id: &str, name: &str) -> String {
        let is_in = |ids: &List| ids.contains(id);
        let name = if is_in(&self.greeted) { self.without_relation(name) } else { name };
        if is_in(&self.honoured) {
            self.honour(calmed(name))
        } else if is_in(&self.own) && self.closings.iter().next().is_none() {
            self.without_introduction(name)
        } else if is_in(&self.own) {
            self.without_closing(calmed(name)).to_owned()
        } else {
            name.to_owned()
        }
    }

    /// "Jo Hartley" of "im jo, jo hartley". What makes no sentence of a name stays as it is.
    fn without_introduction(&self, name: &str) -> String {
        let said = calmed(name);
        let rest = self.introduces.iter().find_map(|lead| without(said, lead));
        // "Im Jo" is a name, too.
        let rest = rest.filter(|rest| !(said.starts_with("Im ") && rest.starts_with(char::is_uppercase)));
        // Told twice, the longer one is meant: "jo, jo hartley".
        let twice = rest.unwrap_or(said).split_once(", ");
        let again = |short: &str, full: &str| {
            let behind = full.to_lowercase().strip_prefix(&short.to_lowercase()).map(str::to_owned);
            behind.is_some_and(|behind| behind.starts_with(' '))
        };
        let twice = twice.filter(|(short, full)| again(short, full));
        match twice.map(|(_, full)| full).or(rest) {
            Some(own) if !self.is_no_name(own) && self.may_be_name(own) => {
                let word = |word| if self.joiners.contains(word) { word.to_owned() } else { opened(word) };
                own.split(' ').map(word).collect::<Vec<_>>().join(" ")
            }
            Some(_) | None => name.to_owned(),
        }
    }

    /// Whether nothing but a name follows an introduction: "im jo", and not "im jo and im tired".
    fn may_be_name(&self, own: &str) -> bool {
        let part = |word: &str| self.joiners.contains(word) || !(self.no_own.contains(&small(word)));
        own.split(' ').count() < LONGEST && own.split(' ').all(part)
    }

    /// True where this is surely no name to greet somebody by: "it was gwen", "Matron... well Gwen", "the matron".
    pub fn is_no_name(&self, name: &str) -> bool {
        let words: Vec<(&str, String)> = name.split_whitespace().map(|word| (word, small(word))).collect();
        let typed_small =
            words.iter().any(|(word, bare)| word.starts_with(char::is_lowercase) && !self.joiners.contains(bare));
        let related = words.iter().any(|(_, bare)| self.relations.contains(bare));
        let starts = words.first().is_some_and(|(_, first)| {
            self.no_starts.contains(first) && (typed_small || related || !self.names_too.contains(first))
        });
        // Foreman and Head are surnames, too: behind an owner alone somebody's last word is none.
        let owned = words.iter().any(|(_, bare)| self.owners.contains(bare));
        let tells = words.iter().enumerate().any(|(at, (word, bare))| {
            let small = !word.starts_with(char::is_uppercase) || *word == "I";
            let surname = at + 1 == words.len() && !owned && word == bare && self.surnames.contains(bare);
            let related = self.relations.contains(bare) && !surname;
            small && words.len() > 1 && (self.no_parts.contains(bare) || related)
        });
        let breaks = ["...", "…", "?", ";", ":"].iter().any(|mark| name.contains(mark));
        let and = |word: &String| ["and", "&"].contains(&word.as_str());
        let listed = words.iter().any(|(_, bare)| and(bare));
        let each: Vec<String> = name.replace(',', " & ").split_whitespace().map(small).collect();
        let parts = |name: &[String]| name.iter().filter(|word| !self.joiners.contains(word)).count();
        let long = each.split(and).any(|name| parts(name) > LONGEST);
        let pauses = typed_small && !listed && name.trim_end_matches(',').contains(',');
        starts || tells || breaks || pauses || long
    }

    /// "Sofia Lindqvist" of "My manager Sofia Lindqvist". What is not surely that stays as it is.
    fn without_relation<'a>(&self, name: &'a str) -> &'a str {
        let Some((owner, rest)) = name.trim_start().split_once(' ') else { return name };
        let mut rest = rest.trim_start();
        let mut related = false;
        while let Some((word, after)) = rest.split_once(' ').filter(|(word, _)| word.starts_with(char::is_lowercase)) {
            related = self.relations.contains(&small(word));
            rest = after.trim_start();
        }
        let named =
            rest.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || self.joiners.contains(word));
        let is_one = named && rest.starts_with(char::is_uppercase) && !self.is_no_name(rest);
        if related && is_one && self.owners.contains(&small(owner)) { rest } else { name }
    }

    fn honour(&self, name: &str) -> String {
        let has = |name: &str, list: &List| list.iter().any(|end| name.ends_with(end));
        let without = self.addressing.iter().find_map(|word| name.strip_suffix(word));
        let name = without.filter(|rest| has(rest, &self.ends)).unwrap_or(name);
        let ends = |list: &List| has(name, list);
        if !says_something(name) || ends(&self.ends) {
            name.to_owned()
        } else if ends(&self.titles) {
            format!("{name}{}", self.title)
        } else {
            format!("{name}{}", self.name)
        }
    }

    fn without_closing<'a>(&self, name: &'a str) -> &'a str {
        let rest = self.closings.iter().find_map(|closing| name.strip_suffix(closing));
        rest.map(unclosed).filter(|rest| says_something(rest)).unwrap_or(name)
    }
}

/// More parts than this no name has, its titles aside.
const LONGEST: usize = 4;

/// A word in lower case, without the marks around it.
fn small(word: &str) -> String {
    if word == "&" { word.to_owned() } else { bare(word) }
}

/// The name without what would end a sentence behind it.
fn calmed(name: &str) -> &str {
    unclosed(name.trim_end_matches(|c: char| c.is_whitespace() || ['!', '?', '…', '.', '~'].contains(&c)))
}

#[cfg(test)]
mod tests {
    use super::super::Letters;
    use crate::language::Language;

    fn check(id: &str, name: &str, expected: &str) {
        let called = Letters::in_language(Language::Korean).unwrap().shared.called;
        assert_eq!(called.said(id, name), expected, "{name:?}");
    }

    #[test]
    fn a_name_is_honoured_once() {
        for (name, expected) in [
            ("다나 님", "다나 님"),
            ("다나님", "다나님"),
            ("다나 님,", "다나 님"),
            ("다나 님!", "다나 님"),
            ("김하나", "김하나 님"),
            ("김하나 팀장", "김하나 팀장님"),
            ("팀장님", "팀장님"),
            ("부장", "부장님"),
            ("박지우 씨", "박지우 씨"),
            ("Dana", "Dana 님"),
            ("이수진 선배", "이수진 선배님"),
            ("이도현 님께", "이도현 님"),
            ("", ""),
            ("???", ""),
        ] {
            check("offer.from", name, expected);
            check("decline.people.name", name, expected);
        }
    }

    #[test]
    fn a_writer_signs_once() {
        check("offer.me", "이로빈", "이로빈");
        check("offer.me", "이로빈 드림", "이로빈");
        check("offer.me", "고객지원팀 이로빈 올림.", "고객지원팀 이로빈");
        check("offer.me", "드림", "드림");
        check("offer.role", "팀장", "팀장");
    }

    #[test]
    fn who_somebody_is_to_the_writer_is_no_part_of_the_name() {
        let called = Letters::built_in().unwrap().shared.called;
        let check = |name: &str, expected: &str| assert_eq!(called.said("offer.from", name), expected, "{name:?}");
        check("My manager Sofia Lindqvist", "Sofia Lindqvist");
        check("my boss, Gwen", "Gwen");
        check("our regional director Ms. Okafor", "Ms. Okafor");
        check("the head of Sales", "the head of Sales");
        check("My Manager", "My Manager");
        check("the Matron", "the Matron");
        check("my line manager", "my line manager");
        check("Manager Sofia", "Manager Sofia");
        assert_eq!(called.said("offer.me", "My manager Sofia"), "My manager Sofia");
    }

    #[test]
    fn what_makes_a_sentence_of_a_signature_is_left_away() {
        let called = Letters::built_in().unwrap().shared.called;
        for (typed, signed) in [
            ("im jo, jo hartley", "Jo Hartley"),
            ("im jo", "Jo"),
            ("Im jo", "Jo"),
            ("I’m Jo Hartley", "Jo Hartley"),
            ("My name is jan van dijk", "Jan van Dijk"),
            ("its jo.", "Jo"),
            ("jo, jo hartley", "Jo Hartley"),
            ("Jo, Ward Sister", "Jo, Ward Sister"),
            ("Im Jo", "Im Jo"),
            ("jo", "jo"),
            ("Robert H.", "Robert H."),
            ("im", "im"),
            ("Jo, Job Coach", "Jo, Job Coach"),
            ("Ed, Editor", "Ed, Editor"),
            ("im jo and im tired", "im jo and im tired"),
            ("its just jo", "its just jo"),
            ("this is jo writing", "this is jo writing"),
            ("im jo from nights", "im jo from nights"),
            ("im soo-jin", "Soo-jin"),
            ("im not sure about jo", "im not sure about jo"),
        ] {
            assert_eq!(called.said("offer.me", typed), signed, "{typed:?}");
        }
    }

    #[test]
    fn what_is_surely_no_name() {
        let called = Letters::built_in().unwrap().shared.called;
        for name in [
            "Matron... well Gwen Hargreaves",
            "the matron",
            "it was gwen",
            "It’s Gwen",
            "gwen, the matron",
            "gwen my boss",
            "my boss",
            "Gwen i think",
            "Gwen from HR",
            "one two three four five",
            "someone in HR",
            "Gwen?",
            "Its Gwen",
            "The Matron",
            "My Manager",
            "gwen the matron",
            "he asked me",
            "manager gwen",
            "Gwen (matron)",
            "sofia (hr)",
            "Tom ceo",
            "sarah (head)",
        ] {
            assert!(called.is_no_name(name), "{name:?}");
        }
        for name in [
            "Dana",
            "gwen hargreaves",
            "Ms. Okafor",
            "Anna, Tom and Lee",
            "María del Carmen García López",
            "gwen hargreaves and tom peters",
            "Matron",
            "Boss",
            "Dr Simon Well",
            "Jan van der Berg",
            "The-Anh Nguyen",
            "An Li",
            "I. Novak",
            "The Anh",
            "Anna, Tom",
            "Prof. Dr. Eva-Maria Koch",
            "팀장님",
            "Théo",
            "Chief Mo",
            "He Wei",
            "He Jiankui",
            "She Wei and We Li",
            "Ms. Anna Okafor and Mr. Tom Lee",
            "Anna, Tom, Lee, Priya and Sam",
            "Prof. Dr. Eva Maria Koch",
            "Prof Dr Eva Maria Sofia Koch",
            "george foreman",
            "sarah head",
            "No",
        ] {
            assert!(!called.is_no_name(name), "{name:?}");
        }
        let korean = Letters::in_language(Language::Korean).unwrap().shared.called;
        for name in ["저희 팀장님", "음... 이도현 팀장님", "이도현 팀장님인 것 같아요"] {
            assert!(korean.is_no_name(name), "{name:?}");
        }
        for name in ["이도현 팀장님", "Dana 님", "고객지원팀 이도현 팀장님", "제이콥 님"] {
            assert!(!korean.is_no_name(name), "{name:?}");
        }
    }

    #[test]
    fn in_english_names_stand_as_they_are() {
        let called = Letters::built_in().unwrap().shared.called;
        assert_eq!(called.said("offer.from", "Ms. Okafor!"), "Ms. Okafor!");
    }
}
