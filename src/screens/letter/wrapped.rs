//! The message wrapped to a width, each row cut where one sentence ends and the next begins. Kept from one key to the
//! next: a block that has the same words in the same place is not wrapped again.

use std::sync::Arc;

use crate::letter::{Letter, Paragraph};
use crate::text;
use crate::widgets::guard::wrap;

/// A stretch of words with one style: part of a sentence, on one row.
#[derive(Clone)]
pub(super) struct Run {
    pub row: u16,
    pub column: u16,
    pub words: String,
    pub sentence: usize,
}

/// The blocks of a message, top down, an empty row after each.
#[derive(Clone, Default)]
pub struct Wrapped {
    /// The width and the rows they were wrapped for, and which letter.
    made: Option<(u16, u16, u64)>,
    blocks: Vec<Block>,
}

/// Paragraphs that run on. Rows and sentences are counted from its own first.
#[derive(Clone)]
struct Block {
    of: Vec<Arc<Paragraph>>,
    sentences: usize,
    runs: Vec<Run>,
    rows: u16,
}

impl std::fmt::Debug for Wrapped {
    /// A count, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Wrapped({} blocks)", self.blocks.len())
    }
}

impl Wrapped {
    /// Wraps what changed, up to a row or past it, and whatever stands in one block with it. `anew` counts the times
    /// that the letter became another one.
    pub fn renew(&mut self, letter: Option<&Letter>, (width, rows): (u16, u16), anew: u64) {
        if self.made == Some((width, rows, anew)) {
            return;
        }
        let as_wide = self.made.is_some_and(|(before, ..)| before == width);
        let mut before = std::mem::take(&mut self.blocks).into_iter().filter(|_| as_wide);
        let (mut top, mut last) = (0u16, None);
        for block in letter.into_iter().flat_map(Letter::blocks) {
            if last.is_some_and(|last| last >= rows) {
                break;
            }
            let block = Block::wrapped(block, width, before.next());
            last = block.runs.last().map(|run| top.saturating_add(run.row)).or(last);
            top = top.saturating_add(block.rows).saturating_add(1);
            self.blocks.push(block);
        }
        self.made = Some((width, rows, anew));
    }

    /// The runs in order, their rows and sentences counted from the top.
    pub(super) fn runs(self) -> Vec<Run> {
        let (mut row, mut sentence) = (0u16, 0);
        let blocks = self.blocks.into_iter().flat_map(|block| {
            let (top, first) = (row, sentence);
            row = row.saturating_add(block.rows).saturating_add(1);
            sentence += block.sentences;
            block.runs.into_iter().map(move |run| Run { row: top + run.row, sentence: first + run.sentence, ..run })
        });
        blocks.collect()
    }

    /// The runs of each block, below the row that it begins at.
    pub(super) fn blocks(&self) -> impl Iterator<Item = (u16, &[Run])> {
        self.blocks.iter().scan(0u16, |row, block| {
            let top = *row;
            *row = top.saturating_add(block.rows).saturating_add(1);
            Some((top, block.runs.as_slice()))
        })
    }
}

impl Block {
    /// A block of a letter: as it was, where it says the same.
    fn wrapped(block: &[Arc<Paragraph>], width: u16, before: Option<Self>) -> Self {
        if let Some(before) = before.filter(|before| before.of == block) {
            return before;
        }
        let whole = block.iter().map(|paragraph| paragraph.text()).collect::<Vec<_>>().join(" ");
        let said = block.iter().flat_map(|paragraph| &paragraph.sentences);
        let ends = ends(said.map(|sentence| sentence.text.as_str()), &whole);
        let (mut runs, mut row, mut at) = (Vec::new(), 0, 0);
        for line in wrap(&whole, width.max(1)) {
            let mut column = 0;
            at = place(&whole, at, &line);
            let line_end = at + line.len();
            while at < line_end {
                let inside = ends.partition_point(|end| *end <= at);
                let stop = ends.get(inside).copied().unwrap_or(line_end).min(line_end);
                let words = whole.get(at..stop).unwrap_or_default().to_owned();
                let cells = text::width(&words);
                runs.push(Run { row, column, words, sentence: inside.min(ends.len().saturating_sub(1)) });
                column += cells;
                at = stop.max(at + 1);
            }
            row += 1;
        }
        Self { of: block.to_vec(), sentences: ends.len(), runs, rows: row }
    }
}

/// Where each sentence ends in its paragraph, the blank after it counted in.
fn ends<'a>(sentences: impl Iterator<Item = &'a str>, whole: &str) -> Vec<usize> {
    let mut at = 0;
    let mut ends: Vec<usize> = sentences
        .map(|sentence| {
            at = place(whole, at, sentence) + sentence.len();
            at
        })
        .collect();
    if let Some(last) = ends.last_mut() {
        *last = whole.len();
    }
    ends
}

/// Where words stand in a text from a place on: nearly always there, or behind the blank there.
fn place(whole: &str, at: usize, words: &str) -> usize {
    let Some(rest) = whole.get(at..) else { return at };
    let skip = rest.len() - rest.trim_start_matches(' ').len();
    let here = rest.get(skip..).is_some_and(|rest| rest.starts_with(words));
    at + if here { skip } else { rest.find(words).unwrap_or(0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::plain::read_text;

    fn wrapped(letter: &Letter, size: (u16, u16)) -> Wrapped {
        let mut wrapped = Wrapped::default();
        wrapped.renew(Some(letter), size, 1);
        wrapped
    }

    fn told(wrapped: Wrapped) -> Vec<(u16, u16, String, usize)> {
        wrapped.runs().into_iter().map(|run| (run.row, run.column, run.words, run.sentence)).collect()
    }

    #[test]
    fn rows_that_do_not_show_are_left_out_and_not_forgotten() {
        let letter = read_text("One.\n\nTwo and three and four.\n\nFive.\n\nSix and seven and eight.");
        let all = wrapped(&letter, (12, u16::MAX)).runs();
        let rows = all.last().map_or(0, |run| run.row + 1);
        assert!(rows > 8, "{rows}");
        for height in 0..rows + 2 {
            let some = wrapped(&letter, (12, height)).runs();
            let shown = |runs: &[Run]| runs.iter().filter(|run| run.row < height).count();
            let more = |runs: &[Run]| runs.last().is_some_and(|run| run.row >= height);
            assert_eq!((shown(&some), more(&some)), (shown(&all), more(&all)), "{height}");
        }
        assert!(wrapped(&letter, (12, 1)).runs().len() < all.len());
    }

    #[test]
    fn what_is_kept_is_what_is_made_anew() {
        let texts =
            ["One. Two.\n\nThree and four and five.\n\nSix.", "One. Two!\n\nThree.\n\nSix.", "Six.", "", "One Two."];
        let mut kept = Wrapped::default();
        for (anew, (text, width)) in
            (1..).zip(texts.iter().chain(texts.iter().rev()).zip([12, 12, 7, 7, 7, 30, 7].iter().cycle()))
        {
            let letter = read_text(text);
            kept.renew(Some(&letter), (*width, 40), anew);
            assert_eq!(told(kept.clone()), told(wrapped(&letter, (*width, 40))), "{text:?} {width}");
        }
        kept.renew(None, (7, 40), 0);
        assert!(told(kept).is_empty());
    }
}
