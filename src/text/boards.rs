//! The boards that the paragraphs of a text stand on, and the paragraphs one after another.

use std::fmt;
use std::sync::Arc;

use super::Paragraph;

/// A board, on which some paragraphs stand.
#[derive(Clone)]
pub(super) struct Board {
    /// The number of its first paragraph.
    pub first: usize,
    /// Where that begins: bytes from the start of the text.
    pub start: usize,
    /// Its length, with the newline behind each paragraph.
    pub bytes: usize,
    pub paragraphs: Arc<Vec<Paragraph>>,
}

impl Board {
    /// Not numbered yet.
    pub fn new(paragraphs: Arc<Vec<Paragraph>>) -> Self {
        Self { first: 0, start: 0, bytes: bytes(paragraphs.iter()), paragraphs }
    }
}

/// The length of paragraphs, with the newline behind each.
pub(super) fn bytes<'a>(paragraphs: impl Iterator<Item = &'a Paragraph>) -> usize {
    paragraphs.map(|paragraph| paragraph.len() + 1).sum()
}

/// The paragraphs of a [`super::Prose`], to read. It is used like a slice.
#[derive(Clone, Copy)]
pub struct Paragraphs<'a> {
    boards: &'a [Board],
}

impl<'a> Paragraphs<'a> {
    pub(super) fn on(boards: &'a [Board]) -> Self {
        Self { boards }
    }

    /// How many there are, at least one.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub fn len(self) -> usize {
        self.boards.last().map_or(0, |board| board.first + board.paragraphs.len())
    }

    /// The paragraph with this number.
    #[must_use]
    pub fn get(self, number: usize) -> Option<&'a Paragraph> {
        let board = self.boards.get(self.board_of(number))?;
        board.paragraphs.get(number.checked_sub(board.first)?)
    }

    /// The first paragraph.
    #[must_use]
    pub fn first(self) -> Option<&'a Paragraph> {
        self.get(0)
    }

    /// The last paragraph.
    #[must_use]
    pub fn last(self) -> Option<&'a Paragraph> {
        self.boards.last()?.paragraphs.last()
    }

    /// All of them in their order.
    #[must_use]
    pub fn iter(self) -> EachParagraph<'a> {
        EachParagraph { boards: self.boards.iter(), front: [].iter(), back: [].iter() }
    }

    /// The board that the paragraph with this number stands on.
    pub(super) fn board_of(self, number: usize) -> usize {
        self.boards.partition_point(|board| board.first <= number).saturating_sub(1)
    }
}

impl<'a> IntoIterator for Paragraphs<'a> {
    type Item = &'a Paragraph;
    type IntoIter = EachParagraph<'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// One paragraph after another, from either end.
#[derive(Clone)]
pub struct EachParagraph<'a> {
    boards: std::slice::Iter<'a, Board>,
    front: std::slice::Iter<'a, Paragraph>,
    back: std::slice::Iter<'a, Paragraph>,
}

impl<'a> Iterator for EachParagraph<'a> {
    type Item = &'a Paragraph;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.front.next() {
                Some(paragraph) => return Some(paragraph),
                None => match self.boards.next() {
                    Some(board) => self.front = board.paragraphs.iter(),
                    None => return self.back.next(),
                },
            }
        }
    }
}

impl DoubleEndedIterator for EachParagraph<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        loop {
            match self.back.next_back() {
                Some(paragraph) => return Some(paragraph),
                None => match self.boards.next_back() {
                    Some(board) => self.back = board.paragraphs.iter(),
                    None => return self.front.next_back(),
                },
            }
        }
    }
}

impl fmt::Debug for Paragraphs<'_> {
    /// A count, never words: answers are private.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Paragraphs({})", self.len())
    }
}
