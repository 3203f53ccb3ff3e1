//! Visual rows: which one the caret is on, its neighbours, and columns.

use super::super::place::Place;
use super::super::wrap::{Row, hangs};
use super::super::{laid, slice};
use super::Editor;

/// A visual row: a paragraph, and the number of the row in it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line {
    pub(super) paragraph: usize,
    pub(super) row: usize,
}

impl Editor {
    /// The row where a place is.
    pub(super) fn line_of(&mut self, place: Place, upstream: bool) -> Line {
        let starts = self.wraps.starts(&self.prose, place.paragraph);
        let row = starts.partition_point(|start| *start <= place.byte).saturating_sub(1);
        let back = upstream && row > 0 && starts.get(row) == Some(&place.byte);
        Line { paragraph: place.paragraph, row: row - usize::from(back) }
    }

    pub(super) fn row(&mut self, line: Line) -> Row {
        self.wraps.row(&self.prose, line.paragraph, line.row)
    }

    pub(super) fn below(&mut self, line: Line) -> Option<Line> {
        if line.row + 1 < self.wraps.starts(&self.prose, line.paragraph).len() {
            return Some(Line { row: line.row + 1, ..line });
        }
        let paragraph = line.paragraph + 1;
        (paragraph < self.prose.paragraphs().len()).then_some(Line { paragraph, row: 0 })
    }

    pub(super) fn above(&mut self, line: Line) -> Option<Line> {
        if line.row > 0 {
            return Some(Line { row: line.row - 1, ..line });
        }
        let paragraph = line.paragraph.checked_sub(1)?;
        Some(Line { paragraph, row: self.wraps.starts(&self.prose, paragraph).len().saturating_sub(1) })
    }

    /// The row that many rows below, or above where negative; and how many of them there were.
    pub(super) fn away(&mut self, mut line: Line, rows: isize) -> (Line, usize) {
        for gone in 0..rows.unsigned_abs() {
            match if rows < 0 { self.above(line) } else { self.below(line) } {
                Some(next) => line = next,
                None => return (line, gone),
            }
        }
        (line, rows.unsigned_abs())
    }

    /// Where the caret goes by rows, at the goal column; past the first or last row, to the very start or end.
    pub(super) fn rows_away(&mut self, rows: isize) -> (Place, bool) {
        let from = self.line_of(self.caret, self.upstream);
        let (line, gone) = self.away(from, rows);
        if gone == 0 {
            return (if rows < 0 { Place::default() } else { Place::end(&self.prose) }, false);
        }
        let goal = self.goal.unwrap_or_else(|| self.column());
        self.place_in(line, goal, false)
    }

    /// The place in a row at a column; `nearest` rounds to the nearer side of a cluster, else to its start.
    pub(super) fn place_in(&mut self, line: Line, column: u16, nearest: bool) -> (Place, bool) {
        let row = self.row(line);
        let (end, upstream) = self.last_of(line);
        let text = slice(self.prose.paragraph(line.paragraph), row.start, row.end);
        let past = |width: u16| if nearest { width.div_ceil(2) } else { width };
        let found = laid(text).find(|cell| column < cell.column.saturating_add(past(cell.width)));
        match found.map(|cell| row.start + cell.start).filter(|byte| *byte < end) {
            Some(byte) => (Place { paragraph: line.paragraph, byte }, false),
            None => (Place { paragraph: line.paragraph, byte: end }, upstream),
        }
    }

    /// The last place that is still on a row: before the blank where it breaks, or (`true`) at its end, upstream.
    fn last_of(&mut self, line: Line) -> (usize, bool) {
        let row = self.row(line);
        let text = self.prose.paragraph(line.paragraph);
        if row.end == text.len() {
            return (row.end, false);
        }
        let last = super::super::cluster::before(text, row.end);
        if hangs(slice(text, last, row.end)) { (last, false) } else { (row.end, true) }
    }

    pub(super) fn row_start(&mut self) -> Place {
        let line = self.line_of(self.caret, self.upstream);
        Place { paragraph: line.paragraph, byte: self.row(line).start }
    }

    pub(super) fn row_end(&mut self) -> (Place, bool) {
        let line = self.line_of(self.caret, self.upstream);
        let (byte, upstream) = self.last_of(line);
        (Place { paragraph: line.paragraph, byte }, upstream)
    }

    /// The caret's column on its row.
    pub(super) fn column(&mut self) -> u16 {
        let line = self.line_of(self.caret, self.upstream);
        let start = self.row(line).start;
        super::super::width(slice(self.prose.paragraph(self.caret.paragraph), start, self.caret.byte))
    }
}
