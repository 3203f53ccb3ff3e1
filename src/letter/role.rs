//! A role, named as people type it, so that a sentence can say it: "the role of Team Lead".

use super::join::{Joins, bare, line, says_something, unclosed};
use super::list::List;
use super::parts::Role;

/// Behind "it's", a title that neither says so nor has a capital has no more words than these before a preposition.
const MOST: usize = 4;

impl Role {
    /// The role with its article: "the role of Team Lead", "the Team Lead role"; none where it can't be named.
    pub fn with_article(&self, typed: &str, joins: &Joins) -> Option<String> {
        let (typed, title) = (self.said(typed, joins), self.title(typed, joins)?);
        // Where there is no way to say a role with its last word, that is left away.
        let suffixed = !self.suffixed.is_empty() && typed.split(' ').count() > 1 && self.has_suffix(&typed, joins);
        if suffixed && is_in(&self.possessives, typed.split(' ').next()) {
            return Some(typed);
        }
        let pattern = if suffixed && !self.prefixed(&typed) { &self.suffixed } else { &self.named };
        let title = if suffixed { self.without_article(&typed) } else { &title };
        Some(pattern.replace("{title}", title))
    }

    /// The title alone: "Team Lead" of "the role of Team Lead", of "a Team Lead position". None of a whole sentence.
    pub fn title(&self, typed: &str, joins: &Joins) -> Option<String> {
        let (all, typed) = (plain(typed), self.said(typed, joins));
        let first = typed.split([' ', '\'', '’']).next().unwrap_or_default();
        if joins.bare_subjects.contains(&first.to_lowercase()) || !says_something(&typed) {
            return None;
        }
        // Behind "it's" stands a title, or anything at all.
        if !all.starts_with(&typed) && !self.may_be_title(&typed, joins) {
            return None;
        }
        if joins.whole && typed.contains(' ') && joins.ends_whole(&typed) {
            return None;
        }
        let title = self.without_article(self.without_prefix(&typed));
        let title = match title.rsplit_once(' ') {
            Some((before, last)) if is_in(&self.suffixes, Some(last)) => unclosed(before),
            Some(_) | None => title,
        };
        let only = [&self.suffixes, &self.possessives].iter().any(|list| is_in(list, Some(title)));
        (!title.is_empty() && !only && !self.is_act(title, joins)).then(|| title.to_owned())
    }

    /// Whether the words can be a title behind "it's": they say so, or are few and begin as one.
    fn may_be_title(&self, typed: &str, joins: &Joins) -> bool {
        let rest = self.without_article(self.without_prefix(typed));
        let words: Vec<String> = rest.split(' ').map(bare).collect();
        let is =
            |at: usize, lists: &[&List]| words.get(at).is_some_and(|word| lists.iter().any(|list| list.contains(word)));
        let said = rest.len() < typed.len() || self.prefixed(typed) || is(0, &[&self.possessives]);
        let until = words.iter().take_while(|word| !joins.places.contains(word)).count();
        // "the new team lead role", and not "new to us all".
        let no_head = is(0, &[&self.no_heads])
            && !(said && until > 2 && is(0, &[&joins.objects]) && self.has_suffix(typed, joins));
        // "registered nurse", "marketing lead", "family liaison officer"; not "supposed to", "changing a lot", "clearly open".
        let head = words.first().map(String::as_str).unwrap_or_default();
        let ly = head.ends_with("ly");
        let goes_on = words.len() > 1
            && !is(1, &[&joins.determiners, &joins.pronouns, &joins.prepositions, &joins.adverbs, &self.no_heads]);
        let other = is(0, &[&joins.prepositions, &joins.pronouns, &joins.adverbs, &joins.pasts])
            || (ly && !joins.no_adverbs.contains(head))
            || ((ly || head.ends_with("ed") || joins.is_gerund(head)) && !goes_on);
        let few = words.len() <= MOST || (2..=MOST).contains(&until);
        !typed.starts_with(char::is_lowercase) || (!no_head && (said || (few && !other)))
    }

    /// The role as it was typed, without what makes a sentence of it: "its the ward manager job i think".
    fn said(&self, typed: &str, joins: &Joins) -> String {
        let mut said = plain(joins.after_unsure(typed).unwrap_or(typed)).trim_end_matches([' ', '?']).to_owned();
        while let Some(rest) = self.hedges.iter().find_map(|hedge| before(&said, hedge)) {
            said = plain(rest);
        }
        said = self.told_of(&said, joins).unwrap_or(said);
        while let Some(rest) = self.leads.iter().find_map(|lead| without(&said, lead)) {
            said = String::from(rest);
        }
        said
    }

    /// "team lead of nights" of "They want me to be team lead of nights". None where no role is surely told of.
    fn told_of(&self, said: &str, joins: &Joins) -> Option<String> {
        let lower = said.to_ascii_lowercase();
        let (from, to) = self.told.iter().find_map(|mark| lower.find(mark).map(|at| (at, at + mark.len())))?;
        // Somebody tells of it; where the answer begins with something else, that is the role.
        let before = lower.get(..from)?.trim();
        let first = bare(before.split([' ', '\'', '’']).next()?);
        let somebody = ["i", "my", "the"].contains(&first.as_str()) || joins.persons.contains(&first);
        if !(before.is_empty() || (somebody && !before.contains([',', '-', '(', ':', '–', '—', '.']))) {
            return None;
        }
        let told = said.get(to..)?.split([',', '.', ';']).next()?;
        let words: Vec<String> = told.split(' ').map(bare).collect();
        let clause = words.iter().any(|word| joins.finite.contains(word) || joins.persons.contains(word));
        let named = words.iter().any(|word| self.heads.contains(word));
        (named && !clause).then(|| told.to_owned())
    }

    /// "the ward manager job", "the ward manager job on 4b".
    fn has_suffix(&self, typed: &str, joins: &Joins) -> bool {
        let mut words = typed.split(' ').rev();
        let mut next: Option<&str> = None;
        words.any(|word| {
            let behind = next.replace(word).map(bare);
            is_in(&self.suffixes, Some(word)) && behind.is_none_or(|behind| joins.prepositions.contains(&behind))
        })
    }

    /// "to lead the team", "be the foreman", "leading the night shift": what one does.
    fn is_act(&self, title: &str, joins: &Joins) -> bool {
        let mut words = title.split(' ');
        let (first, next) = (words.next(), words.next());
        let doing = first.is_some_and(|first| joins.is_gerund(&first.to_lowercase()));
        next.is_some() && (is_in(&self.acts, first) || (doing && is_in(&joins.determiners, next)))
    }

    fn prefixed(&self, typed: &str) -> bool {
        self.without_prefix(typed).len() < typed.len()
    }

    fn without_prefix<'a>(&self, typed: &'a str) -> &'a str {
        self.prefixes.iter().find_map(|prefix| without(typed, prefix)).unwrap_or(typed)
    }

    fn without_article<'a>(&self, typed: &'a str) -> &'a str {
        let rest = self.articles.iter().find_map(|article| without(typed, article)).unwrap_or(typed);
        let first = rest.split(' ').next().unwrap_or_default();
        let owned = rest.contains(' ') && ["'s", "’s", "s'", "s’"].iter().any(|end| first.ends_with(end));
        if owned { typed } else { rest }
    }
}

fn plain(typed: &str) -> String {
    unclosed(&line(typed)).trim_end_matches(|c: char| c.is_whitespace() || ['!', ',', ';', ':'].contains(&c)).to_owned()
}

fn is_in(list: &List, word: Option<&str>) -> bool {
    word.is_some_and(|word| list.contains(&word.to_lowercase()))
}

/// The text after these words and a blank.
pub(super) fn without<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let (before, after) = text.split_at_checked(words.len())?;
    (before.to_lowercase() == words).then(|| after.strip_prefix(' ')).flatten().map(str::trim_start)
}

/// The text before a blank and these words.
fn before<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let (before, after) = text.split_at_checked(text.len().checked_sub(words.len())?)?;
    (after.to_lowercase() == words).then(|| before.strip_suffix([' ', '?'])).flatten()
}

#[cfg(test)]
mod tests {
    use super::super::Letters;

    fn check(typed: &str, with_article: &str, title: &str) {
        let letters = Letters::built_in().unwrap();
        let role = &letters.shared.role;
        let said = role.with_article(typed, &letters.joins).unwrap_or_else(|| role.unnamed.clone());
        assert_eq!(said, with_article, "{typed:?}");
        assert_eq!(role.title(typed, &letters.joins).unwrap_or_default(), title, "{typed:?}");
    }

    #[test]
    fn as_people_type_them() {
        check("Team Lead", "the role of Team Lead", "Team Lead");
        check("the team lead", "the role of team lead", "team lead");
        check("a Team Lead.", "the role of Team Lead", "Team Lead");
        check("engineering manager", "the role of engineering manager", "engineering manager");
        check("Head of Platform, EMEA", "the role of Head of Platform, EMEA", "Head of Platform, EMEA");
        check("팀장", "the role of 팀장", "팀장");
        check("A11y lead", "the role of A11y lead", "A11y lead");
        check("Theatre Manager!", "the role of Theatre Manager", "Theatre Manager");
        check("Theatre Manager,!", "the role of Theatre Manager", "Theatre Manager");
    }

    #[test]
    fn no_role_of_a_role() {
        check("Team Lead role", "the Team Lead role", "Team Lead");
        check("the Team Lead position", "the Team Lead position", "Team Lead");
        check("the role of Team Lead", "the role of Team Lead", "Team Lead");
        check("Role of the Team Lead", "the role of Team Lead", "Team Lead");
        check("promotion to team lead", "the role of team lead", "team lead");
        check("my boss's job", "my boss's job", "my boss's");
        check("the role", "the role", "");
        check("the team's only designer", "the role of the team's only designer", "the team's only designer");
        check("Marketing manager", "the role of Marketing manager", "Marketing manager");
        check("Job", "the role", "");
    }

    #[test]
    fn what_makes_a_sentence_of_a_role_is_left_away() {
        check(
            "its the ward manager job on 4b, band 7",
            "the ward manager job on 4b, band 7",
            "ward manager job on 4b, band 7",
        );
        check("It’s ward manager", "the role of ward manager", "ward manager");
        check("it is a Team Lead role", "the Team Lead role", "Team Lead");
        check("I think it's the head of sales, i think?", "the role of head of sales", "head of sales");
        check("band 7 i think", "the role of band 7", "band 7");
        check("Team Lead, maybe", "the role of Team Lead", "Team Lead");
        check("Team Lead or something like that.", "the role of Team Lead", "Team Lead");
        check("it's not clear yet", "the role", "");
        check("its to lead the night team", "the role", "");
        for no_title in [
            "it's supposed to be team lead",
            "it's between team lead and manager",
            "its between two roles",
            "It was never named",
            "it's still open",
            "its what dana does now",
            "it's unclear",
            "it's completely unclear",
            "it's undecided",
            "it's a new role",
            "it's too early for me to say",
            "it's changing a lot",
            "that's up to her",
            "it's more of a team lead thing",
            "it's the same",
            "it's the one dana had",
            "it's a secret",
        ] {
            check(no_title, "the role", "");
        }
        for title in [
            "engineering manager",
            "marketing lead",
            "advanced nurse practitioner",
            "registered nurse lead",
            "assembly line supervisor",
            "family liaison officer",
            "supply chain manager",
            "lead nurse for the day surgery unit",
        ] {
            for lead in ["its", "it's", "I think", "probably"] {
                check(&format!("{lead} {title}"), &format!("the role of {title}"), title);
            }
        }
        check("its the new team lead role", "the new team lead role", "new team lead");
        check("it's called shift lead", "the role of shift lead", "shift lead");
        check("it's my old job", "my old job", "my old");
        check("it was deputy ward manager", "the role of deputy ward manager", "deputy ward manager");
        check("maybe", "the role of maybe", "maybe");
        check("Job Coach", "the role of Job Coach", "Job Coach");
    }

    #[test]
    fn a_role_is_found_in_a_sentence_that_tells_of_it() {
        check("They want me to be team lead of nights", "the role of team lead of nights", "team lead of nights");
        check("she’s asked me to be the ward manager, band 7", "the role of ward manager", "ward manager");
        check("I've been offered a Team Lead role", "the Team Lead role", "Team Lead");
        check("They offered me a promotion to head of sales", "the role of head of sales", "head of sales");
        check("I'd be team lead i think", "the role of team lead", "team lead");
        let typed = "Team Lead - they offered me the job on Friday";
        check(typed, &format!("the {typed}"), typed);
        check("not sure, team lead maybe", "the role of team lead", "team lead");
        check("dunno, its the ward manager job", "the ward manager job", "ward manager");
        for none in [
            "they want me to be happy at work",
            "They want me to be more of a leader",
            "they want me to be a better manager",
            "they offered me a raise",
            "they offered me a new role",
            "they offered me a job",
            "they want me to be in charge",
            "they want me to be team lead because kim is leaving",
            "they want me to be the one who leads",
            "i would be running the team as manager",
            "not sure",
            "dunno, they want me to lead",
        ] {
            check(none, "the role", "");
        }
    }

    #[test]
    fn what_is_no_role_is_not_named() {
        check("", "the role", "");
        check("???", "the role", "");
        check("I would run the team", "the role", "");
        check("they want me to lead", "the role", "");
        check("to lead the platform team", "the role", "");
        check("be the new foreman", "the role", "");
        check("Leading the night shift", "the role", "");
        check("your", "the role", "");
        check("your role", "the role", "");
    }
}
