//! Where a fault stands: the line of the words it quotes, else of the field it speaks of, else of the id.
//!
//! The checks speak of questions and moves; a coach has files and lines. Looked for is, inside the brackets that define
//! the id, what the fault brings along: so it stands at the same place in every language.

use std::ops::Range;

use super::{CHANGES, Fault, LETTERS, MANIFEST, Reader, STAGES};
use crate::curriculum::check::{AGAIN, Fault as Found, Near, WORDED};
use crate::curriculum::salvage::marks::{Marks, marks};

/// A file that could be read.
pub(super) struct Sheet<'a> {
    /// Its path in the folder.
    pub name: &'a str,
    pub text: &'a str,
    /// None where its brackets do not match.
    pub marks: Option<Marks>,
}

impl<'a> Sheet<'a> {
    pub fn new(name: &'a str, text: &'a str) -> Self {
        Self { name, text, marks: marks(text) }
    }

    /// The line of what is near a fault, in the brackets that define the id; an empty id stands for the whole file.
    pub fn line(&self, id: &str, near: &Near) -> usize {
        let again = near.field == AGAIN;
        let defined = if again { self.defined(id).last() } else { self.defined(id).next() };
        let whole = 0..self.text.len();
        let block = match (id.is_empty(), defined) {
            (true, _) => whole,
            (false, Some(at)) => self.block(at),
            (false, None) if id == "subject" => self.text.find("subject:").map_or(whole, |at| self.block(at + 8)),
            (false, None) => return 1,
        };
        let found = self.quoted(&block, id, near).or_else(|| self.wrongly_worded(&block, near));
        let field = || self.field(&block, near);
        self.line_of(found.or_else(field).or(defined).or_else(|| self.text.find("id:")).unwrap_or(0))
    }

    /// True where the brackets that define an id hold what is near a fault.
    fn holds(&self, id: &str, near: &Near) -> bool {
        self.defined(id).next().is_some_and(|at| {
            let block = self.block(at);
            self.quoted(&block, id, near).or_else(|| self.field(&block, near)).is_some()
        })
    }

    /// Where an id is defined: `id: "…"`.
    pub fn defined(&self, id: &str) -> impl Iterator<Item = usize> {
        let quoted = format!("\"{id}\"");
        let found: Vec<usize> = self.text.match_indices(&quoted).map(|(at, _)| at).collect();
        found.into_iter().filter(|at| self.text.get(..*at).is_some_and(|before| before.trim_end().ends_with("id:")))
    }

    /// The brackets around a byte.
    fn block(&self, at: usize) -> Range<usize> {
        let group = self.marks.as_ref().and_then(|marks| marks.around(at));
        group.map_or(at..self.text.len(), |group| group.open..group.close)
    }

    /// What the sentence quotes; the last of it where it comes twice.
    fn quoted(&self, block: &Range<usize>, id: &str, near: &Near) -> Option<usize> {
        let inside = self.text.get(block.clone())?;
        let mut words = near.words.iter().filter(|words| words.chars().count() > 1 && *words != id);
        let at = |words: &str| {
            let mut all = inside.match_indices(words).map(|(at, _)| at);
            if near.field == AGAIN { all.last() } else { all.next() }
        };
        let escaped = |words: &str| words.replace('\\', "\\\\").replace('"', "\\\"");
        let found = words.find_map(|words| at(&format!("\"{}\"", escaped(words))).or_else(|| at(&escaped(words))));
        found.map(|at| block.start + at)
    }

    /// The words of a message that a sentence finds fault with, which it does not quote.
    fn wrongly_worded(&self, block: &Range<usize>, near: &Near) -> Option<usize> {
        if near.field != WORDED {
            return None;
        }
        let texts = &self.marks.as_ref()?.texts;
        let wrong = |text: &&Range<usize>| {
            let words = self.text.get((*text).clone()).unwrap_or_default();
            words.contains(['[', ']', '!'])
                || words.contains("  ")
                || words.matches('{').count() != words.matches('}').count()
        };
        texts.iter().filter(|text| block.contains(&text.start)).find(wrong).map(|text| text.start)
    }

    fn field(&self, block: &Range<usize>, near: &Near) -> Option<usize> {
        let inside = self.text.get(block.clone()).filter(|_| near.field.ends_with(':'))?;
        inside.find(near.field).map(|at| block.start + at)
    }

    /// The line of a byte, from 1.
    pub fn line_of(&self, at: usize) -> usize {
        self.text.get(..at).unwrap_or_default().matches('\n').count() + 1
    }
}

impl Reader<'_> {
    /// A fault of the questions, at its place in the pack; none where it only follows from another one.
    pub(super) fn of_a_question(&self, Found { place, says, near }: &Found) -> Option<Fault> {
        let stage = place.split_once('.').map(|(stage, _)| format!("{stage}.ron")).unwrap_or_default();
        let (file, id) = place.split_once(", ").unwrap_or(if stage == *place { (place, "") } else { (&stage, place) });
        let sentence = |id: &str| if id.is_empty() { says.clone() } else { format!("{id}: {says}") };
        if self.follows(near) {
            return None;
        }
        let stage = format!("{STAGES}/{file}");
        let (stage, changes) = (self.sheet(&stage), self.sheet(CHANGES));
        let reworded = changes.filter(|sheet| sheet.defined(id).next().is_some());
        let sheet = match (stage, reworded) {
            (Some(stage), Some(words)) => Some(if words.holds(id, near) { words } else { stage }),
            (stage, words) => words.or(stage),
        };
        if let Some(sheet) = sheet {
            return Some(Fault { file: sheet.name.to_owned(), line: sheet.line(id, near), says: sentence(id) });
        }
        Some(self.elsewhere(&[file, id], near, format!("{place}: {says}")))
    }

    /// A fault of the messages, at its place in the pack.
    pub(super) fn of_a_message(&self, Found { place, says, near }: &Found) -> Option<Fault> {
        if self.follows(near) {
            return None;
        }
        let (kind, told) = place.split_once([',', '.']).unwrap_or((place, ""));
        let told = told.trim();
        let files = [format!("{LETTERS}/{kind}.ron"), format!("{LETTERS}/shared.ron")];
        let holding = |file: &String| {
            self.sheet(file)
                .filter(|sheet| told.is_empty() || told == "subject" || sheet.defined(told).next().is_some())
        };
        let Some(sheet) = files.iter().find_map(holding) else {
            return Some(self.elsewhere(&[], near, format!("{LETTERS}, {place}: {says}")));
        };
        let sentence = if told.is_empty() { says.clone() } else { format!("{told}: {says}") };
        Some(Fault { file: sheet.name.to_owned(), line: sheet.line(told, near), says: sentence })
    }

    /// True where a fault speaks of what could not be read.
    fn follows(&self, near: &Near) -> bool {
        near.words.iter().any(|words| self.unread.contains(words))
    }

    /// A fault of what is built in: the pack made it, so it stands where the pack replaced what is spoken of.
    fn elsewhere(&self, place: &[&str], near: &Near, says: String) -> Fault {
        let of = place.iter().copied().chain(near.words.iter().map(String::as_str));
        let ids = of.flat_map(|words| words.split(['`', ' ', ',', '.']));
        let stages: Vec<&Sheet<'_>> = ids.filter_map(|id| self.sheet(&format!("{STAGES}/{id}.ron"))).collect();
        match stages.first() {
            Some(sheet) => Fault { file: sheet.name.to_owned(), line: sheet.line("", near), says },
            None => Fault { file: MANIFEST.to_owned(), line: 1, says },
        }
    }
}
