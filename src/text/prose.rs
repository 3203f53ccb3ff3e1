//! Prose: paragraphs that are shared, not copied, so that a snapshot at every key costs nothing.
//!
//! Paragraphs are pieces of shared texts, on shared boards of about sixty-four: to clone is to count one up per board,
//! and a change copies the pointers of one board only, however long the text and however many snapshots are held. What
//! is read from a file stays one text, and its paragraphs are only pointed at.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

use super::boards::{Board, bytes};
use super::{Paragraph, Paragraphs, slice};

/// The longest answer, in bytes. A paste that would pass it is refused whole.
pub const MAX_BYTES: usize = 256 * 1024;

const BOARD: usize = 64;

/// Text as paragraphs (what stands between newlines). There is always at least one, perhaps empty.
#[derive(Clone)]
pub struct Prose {
    boards: Vec<Board>,
}

impl Default for Prose {
    fn default() -> Self {
        std::iter::once(Paragraph::from("")).collect()
    }
}

impl Prose {
    /// The paragraphs, at least one.
    #[must_use]
    pub fn paragraphs(&self) -> Paragraphs<'_> {
        Paragraphs::on(&self.boards)
    }

    /// The words of one paragraph; nothing where there is no such paragraph.
    #[must_use]
    pub fn paragraph(&self, number: usize) -> &str {
        self.paragraphs().get(number).map_or("", |paragraph| paragraph)
    }

    /// Replaces the paragraphs `from..to` by others; keeps the promise that one is left.
    pub fn splice(&mut self, from: usize, to: usize, new: impl IntoIterator<Item = Paragraph>) {
        let to = to.min(self.paragraphs().len());
        let from = from.min(to);
        let (a, b) = (self.paragraphs().board_of(from), self.paragraphs().board_of(to.saturating_sub(1).max(from)));
        let first = self.boards.get(a).map_or(0, |board| board.first);
        let mut touched = self.boards.splice(a..=b, []).map(|board| board.paragraphs);
        let mut kept = touched.next().unwrap_or_default();
        let paragraphs = Arc::make_mut(&mut kept);
        touched.for_each(|more| paragraphs.extend(more.iter().cloned()));
        paragraphs.splice(from - first..to - first, new);
        let fresh: Vec<Board> = if paragraphs.len() <= 2 * BOARD {
            Some(kept).filter(|kept| !kept.is_empty()).map(Board::new).into_iter().collect()
        } else {
            paragraphs.chunks(BOARD).map(|some| Board::new(Arc::new(some.to_vec()))).collect()
        };
        self.boards.splice(a..a, fresh);
        if self.boards.is_empty() {
            *self = Self::default();
        }
        self.number(a);
    }

    /// Numbers the boards anew from one of them on.
    fn number(&mut self, from: usize) {
        let before = from.checked_sub(1).and_then(|before| self.boards.get(before));
        let (mut first, mut start) =
            before.map_or((0, 0), |board| (board.first + board.paragraphs.len(), board.start + board.bytes));
        for board in self.boards.iter_mut().skip(from) {
            (board.first, board.start) = (first, start);
            first += board.paragraphs.len();
            start += board.bytes;
        }
    }

    /// True where nothing but blanks was written.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.paragraphs().iter().all(|p| p.trim().is_empty())
    }

    /// Length in bytes, newlines counted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.boards.last().map_or(0, |board| board.start + board.bytes).saturating_sub(1)
    }

    /// Where a paragraph begins, in bytes from the start; behind the last, where it would.
    #[must_use]
    pub fn start_of(&self, number: usize) -> usize {
        let Some(board) = self.boards.get(self.paragraphs().board_of(number)) else { return 0 };
        board.start + bytes(board.paragraphs.iter().take(number - board.first))
    }

    /// True where nothing at all was written, not even a blank.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.paragraphs().len() == 1 && self.paragraph(0).is_empty()
    }

    /// Words by Unicode's word boundaries.
    #[must_use]
    pub fn words(&self) -> usize {
        self.paragraphs().iter().map(|p| p.unicode_words().count()).sum()
    }
}

impl FromIterator<Paragraph> for Prose {
    fn from_iter<I: IntoIterator<Item = Paragraph>>(paragraphs: I) -> Self {
        Self::on_boards(paragraphs.into_iter(), 0)
    }
}

impl From<&str> for Prose {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<String> for Prose {
    fn from(text: String) -> Self {
        let all = 0..text.len();
        Self::within(&Arc::new(text), all)
    }
}

impl PartialEq for Prose {
    fn eq(&self, other: &Self) -> bool {
        let same_board = |(a, b): (&Board, &Board)| Arc::ptr_eq(&a.paragraphs, &b.paragraphs);
        let (boards, others) = (self.boards.iter(), other.boards.iter());
        let shared = boards.len() == others.len() && boards.zip(others).all(same_board);
        shared || self.same_words(other)
    }
}

impl Eq for Prose {}

impl Prose {
    /// A part of a text, which is not copied: as long as a paragraph of it is held, the whole text is.
    #[must_use]
    pub fn within(text: &Arc<String>, part: Range<usize>) -> Self {
        // so many bytes fill a board, mostly: it is made at once as large as it gets
        let room = if part.len() > 64 * BOARD { BOARD } else { 0 };
        let mut from = part.start;
        let words = slice(text, part.start, part.end);
        let ends = memchr::memchr_iter(b'\n', words.as_bytes()).chain(std::iter::once(words.len()));
        let pieces = ends.map(|end| {
            let piece = from..part.start + end;
            from = piece.end + 1;
            Paragraph::of(text, piece)
        });
        Self::on_boards(pieces, room)
    }

    fn on_boards(mut paragraphs: impl Iterator<Item = Paragraph>, room: usize) -> Self {
        let mut boards = Vec::new();
        loop {
            let mut board = Vec::with_capacity(room);
            board.extend(paragraphs.by_ref().take(BOARD));
            if board.is_empty() {
                break;
            }
            boards.push(Board::new(Arc::new(board)));
        }
        if boards.is_empty() {
            return Self::default();
        }
        let mut prose = Self { boards };
        prose.number(0);
        prose
    }

    /// The words as one text, copied only where they do not stand together already.
    #[must_use]
    pub fn joined(&self) -> Cow<'_, str> {
        let (first, last) = (self.paragraphs().first(), self.paragraphs().last());
        let pairs = self.paragraphs().iter().zip(self.paragraphs().iter().skip(1));
        let together = first.zip(last).filter(|_| pairs.into_iter().all(|(one, next)| one.is_before(next)));
        if let Some((first, last)) = together {
            return Cow::Borrowed(first.up_to(last));
        }
        let mut joined = String::with_capacity(self.len());
        for (nth, paragraph) in self.paragraphs().iter().enumerate() {
            joined.push_str(if nth > 0 { "\n" } else { "" });
            joined.push_str(paragraph);
        }
        Cow::Owned(joined)
    }

    fn same_words(&self, other: &Self) -> bool {
        self.paragraphs().len() == other.paragraphs().len()
            && self.paragraphs().iter().zip(other.paragraphs()).all(|(a, b)| a == b)
    }
}

impl fmt::Display for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut first = true;
        for paragraph in self.paragraphs() {
            if !std::mem::take(&mut first) {
                f.write_str("\n")?;
            }
            f.write_str(paragraph)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Prose {
    /// A count, never words: answers are private.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Prose({} words)", self.words())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::cases;
    use proptest::prelude::*;

    fn plain(prose: &Prose) -> Vec<String> {
        prose.paragraphs().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_goes_in_comes_out() {
        for text in ["", "\n", "a", "a\n", "\na\n\nb", &"line\n".repeat(1000)] {
            assert_eq!(Prose::from(text).to_string(), text);
            assert_eq!(Prose::from(text).len(), text.len());
            assert!(matches!(Prose::from(text).joined(), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn nothing_at_all_is_one_empty_paragraph() {
        let mut prose = Prose::from("a\nb");
        prose.splice(0, 9, []);
        assert_eq!((plain(&prose), prose.is_empty()), (vec![String::new()], true));
        assert_eq!(std::iter::empty().collect::<Prose>(), Prose::default());
    }

    proptest! {
        #![proptest_config(cases(64))]
        #[test]
        fn a_splice_is_that_of_a_vec(
            start in 1_usize..400,
            splices in prop::collection::vec((0_usize..500, 0_usize..300, 0_usize..200), 1..12),
        ) {
            let mut model: Vec<String> = (0..start).map(|n| n.to_string()).collect();
            let mut prose: Prose = model.iter().map(|p| Paragraph::from(p.as_str())).collect();
            for (from, count, new) in splices {
                let (held, before) = (prose.clone(), model.clone());
                let from = from.min(model.len());
                let to = (from + count).min(model.len());
                let fresh: Vec<String> = (0..new).map(|n| format!("new {n}")).collect();
                prose.splice(from, to, fresh.iter().map(|p| Paragraph::from(p.as_str())));
                model.splice(from..to, fresh);
                if model.is_empty() {
                    model.push(String::new());
                }
                prop_assert_eq!(plain(&prose), model.clone());
                prop_assert_eq!(plain(&held), before);
                prop_assert_eq!(prose.joined(), model.join("\n"));
                prop_assert_eq!(prose.len(), model.join("\n").len());
                prop_assert_eq!(prose.paragraphs().len(), model.len());
                let (mut both, mut ends) = (prose.paragraphs().iter(), Vec::new());
                while let Some(first) = both.next() {
                    ends.extend([Some(first), both.next_back()]);
                }
                prop_assert_eq!(ends.iter().flatten().count(), model.len());
                prop_assert!(prose.paragraphs().iter().rev().map(ToString::to_string).eq(model.iter().rev().cloned()));
                for n in [0, 1, model.len() / 2, model.len() - 1, model.len()] {
                    let start: usize = model.iter().take(n).map(|p| p.len() + 1).sum();
                    prop_assert_eq!(prose.start_of(n), start);
                    prop_assert_eq!(prose.paragraphs().get(n).map(ToString::to_string), model.get(n).cloned());
                }
            }
        }
    }
}
