//! How somebody is called: in some languages a name has a word behind it that honours it, and that is said once.

use super::join::{says_something, unclosed};
use super::list::List;
use super::parts::Called;

impl Called {
    /// A name as a message says it, by the question or the column that it answers. What names nobody stays as it is.
    pub fn said(&self, id: &str, name: &str) -> String {
        let is_in = |ids: &List| ids.contains(id);
        if is_in(&self.honoured) {
            self.honour(calmed(name))
        } else if is_in(&self.own) {
            self.without_closing(calmed(name)).to_owned()
        } else {
            name.to_owned()
        }
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
    fn in_english_names_stand_as_they_are() {
        let called = Letters::built_in().unwrap().shared.called;
        assert_eq!(called.said("offer.from", "Ms. Okafor!"), "Ms. Okafor!");
    }
}
