//! The rows of the paragraphs that show, and of a page more: dropped for the edited paragraph only.

use std::collections::VecDeque;

use super::Prose;
use super::place::Place;
use super::wrap::{Row, again, starts};

/// Rows of some neighbouring paragraphs.
#[derive(Clone, Default)]
pub struct Wraps {
    /// None where nothing wraps.
    width: Option<u16>,
    /// The number of the first paragraph kept.
    first: usize,
    /// Where the rows of each begin; none told: to be made.
    kept: VecDeque<Vec<usize>>,
}

impl Wraps {
    /// Wraps at this width from now on.
    pub fn set_width(&mut self, width: u16) {
        if self.width != Some(width) {
            *self = Self { width: Some(width), ..Self::default() };
        }
    }

    /// Where the rows of a paragraph begin.
    pub fn starts(&mut self, prose: &Prose, paragraph: usize) -> &[usize] {
        if paragraph + 1 == self.first {
            self.kept.push_front(Vec::new());
            self.first = paragraph;
        } else if paragraph == self.first + self.kept.len() {
            self.kept.push_back(Vec::new());
        } else if paragraph < self.first || paragraph > self.first + self.kept.len() {
            self.first = paragraph;
            self.kept.clear();
            self.kept.push_back(Vec::new());
        }
        let width = self.width;
        let Some(kept) = self.kept.get_mut(paragraph - self.first) else { return &[0] };
        if kept.is_empty() {
            *kept = width.map_or_else(|| vec![0], |width| starts(prose.paragraph(paragraph), width));
        }
        kept
    }

    /// One row of a paragraph; its last where there are fewer.
    pub fn row(&mut self, prose: &Prose, paragraph: usize, row: usize) -> Row {
        let starts = self.starts(prose, paragraph);
        let row = row.min(starts.len().saturating_sub(1));
        let start = starts.get(row).copied().unwrap_or(0);
        let end = starts.get(row + 1).copied();
        Row { start, end: end.unwrap_or_else(|| prose.paragraph(paragraph).len()) }
    }

    /// Follows a change of the words `from..old_to` into `from..new_to`.
    pub fn changed(&mut self, prose: &Prose, from: Place, old_to: Place, new_to: Place) {
        let (old, new) = (old_to.paragraph - from.paragraph, new_to.paragraph - from.paragraph);
        let last = self.first + self.kept.len();
        if from.paragraph >= last {
            return;
        }
        if old_to.paragraph < self.first {
            self.first = self.first - old + new;
            return;
        }
        if from.paragraph < self.first || old_to.paragraph >= last {
            self.kept.clear();
            return;
        }
        let here = from.paragraph - self.first;
        if old == 0 && new == 0 {
            if let (Some(kept), Some(width)) = (self.kept.get_mut(here).filter(|kept| !kept.is_empty()), self.width) {
                again(kept, prose.paragraph(from.paragraph), width, (from.byte, old_to.byte, new_to.byte));
            }
            return;
        }
        let after = self.kept.split_off(here + old + 1);
        self.kept.truncate(here);
        // a large paste is wrapped where it shows, not here
        if new < 256 {
            self.kept.extend(std::iter::repeat_n(Vec::new(), new + 1));
            self.kept.extend(after);
        }
    }

    /// Keeps the paragraphs `from..to` alone.
    pub fn trim(&mut self, from: usize, to: usize) {
        self.kept.truncate(to.saturating_sub(self.first));
        let before = from.saturating_sub(self.first).min(self.kept.len());
        self.kept.drain(..before);
        self.first += before;
    }

    /// How many paragraphs are kept.
    #[cfg(test)]
    pub fn count(&self) -> usize {
        self.kept.iter().filter(|kept| !kept.is_empty()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_shows_is_wrapped_and_a_page_more() {
        let prose = Prose::from("a line\n".repeat(1000).as_str());
        let mut wraps = Wraps::default();
        wraps.set_width(20);
        for paragraph in 400..440 {
            wraps.starts(&prose, paragraph);
        }
        wraps.trim(410, 430);
        assert_eq!((wraps.count(), wraps.first), (20, 410));
        wraps.starts(&prose, 900);
        assert_eq!((wraps.count(), wraps.first), (1, 900));
    }

    #[test]
    fn a_change_drops_its_own_paragraphs_alone() {
        let mut prose = Prose::from("one\ntwo\nthree\nfour");
        let mut wraps = Wraps::default();
        (0..4).for_each(|paragraph| assert_eq!(wraps.starts(&prose, paragraph), [0]));
        prose.splice(1, 2, ["tw".into(), "o".into()]);
        let at = |paragraph, byte| Place { paragraph, byte };
        wraps.changed(&prose, at(1, 2), at(1, 2), at(2, 0));
        assert_eq!((wraps.count(), wraps.kept.len()), (3, 5));
    }

    #[test]
    fn a_change_before_or_after_what_is_kept_leaves_it() {
        let at = |paragraph, byte| Place { paragraph, byte };
        for (from, to, new, first, count) in [
            (at(5, 1), at(5, 1), at(7, 0), 402, 10),
            (at(5, 1), at(8, 0), at(5, 1), 397, 10),
            (at(900, 0), at(900, 0), at(901, 0), 400, 10),
            (at(399, 0), at(402, 0), at(399, 0), 400, 0),
        ] {
            let mut wraps = Wraps::default();
            wraps.set_width(20);
            let mut lines: Vec<String> = (0..1000).map(|line| "word ".repeat(line % 17)).collect();
            let prose = Prose::from(lines.join("\n").as_str());
            (400..410).for_each(|paragraph| assert!(!wraps.starts(&prose, paragraph).is_empty()));
            lines.splice(from.paragraph..=to.paragraph, vec!["new".to_owned(); new.paragraph - from.paragraph + 1]);
            let prose = Prose::from(lines.join("\n").as_str());
            wraps.changed(&prose, from, to, new);
            assert_eq!((wraps.first, wraps.count()), (first, count));
            for paragraph in first..first + 10 {
                assert_eq!(wraps.starts(&prose, paragraph), starts(prose.paragraph(paragraph), 20));
            }
        }
    }
}
