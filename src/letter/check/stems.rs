//! Parts of words, each with a number: what a word begins with, ends with, or holds, and what it is without its endings.

use std::collections::HashMap;

use super::sheets::Naming;

/// The parts of one sort.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Parts {
    ids: HashMap<String, u32>,
    /// The longest, in letters.
    longest: usize,
}

impl Parts {
    fn learn(&mut self, part: &str, id: u32) {
        self.ids.insert(part.to_owned(), id);
        self.longest = self.longest.max(part.chars().count());
    }

    fn get(&self, part: Option<&str>) -> Option<u32> {
        self.ids.get(part?).copied()
    }
}

/// Every part of a word that a list holds. None in a language whose lists hold whole words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Stems {
    begins: Parts,
    ends: Parts,
    holds: Parts,
    bare: Parts,
}

impl Stems {
    /// Learns `감사*`, `*습니다`, `*거절*` and `아이+`; a whole word is none of its business.
    pub fn learn(&mut self, written: &str, id: u32) {
        if let Some(bare) = written.strip_suffix('+').filter(|bare| !bare.is_empty()) {
            return self.bare.learn(bare, id);
        }
        match (written.strip_suffix('*'), written.strip_prefix('*')) {
            (Some(_), Some(rest)) => self.holds.learn(rest.trim_end_matches('*'), id),
            (Some(begins), None) => self.begins.learn(begins, id),
            (None, Some(ends)) => self.ends.learn(ends, id),
            (None, None) => {}
        }
    }

    /// The numbers of every part that a word has.
    pub fn of(&self, word: &str, naming: &Naming) -> Vec<u32> {
        let mut found = Vec::new();
        if self.begins.longest + self.ends.longest + self.holds.longest + self.bare.longest == 0 {
            return found;
        }
        let bounds: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        let last = bounds.len() - 1;
        let between = |from: usize, to: usize| word.get(*bounds.get(from)?..*bounds.get(to)?);
        found.extend((1..=last.min(self.begins.longest)).filter_map(|to| self.begins.get(between(0, to))));
        found.extend((1..=last.min(self.ends.longest)).filter_map(|count| self.ends.get(between(last - count, last))));
        let bare = (1..=last.min(self.bare.longest)).filter_map(|to| {
            let id = self.bare.get(between(0, to))?;
            between(to, last).is_some_and(|rest| naming.ends(rest)).then_some(id)
        });
        found.extend(bare);
        for from in 0..last {
            let most = last.min(from + self.holds.longest);
            found.extend((from + 1..=most).filter_map(|to| self.holds.get(between(from, to))));
        }
        found
    }
}
