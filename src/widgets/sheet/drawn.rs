//! What is put on a layer of a sheet, row by row.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::style::Style;

use super::MadeFrom;
use crate::text::{cluster_width, clusters, is_plain, visible};

/// A layer, row by row; rows that nothing was put on may be missing at the end, or be of an earlier drawing.
#[derive(Debug, Clone, Default)]
pub struct Drawn {
    pub from: Option<MadeFrom>,
    /// Which drawing it is.
    pub nth: u64,
    rows: Vec<Row>,
}

#[derive(Clone, Default, PartialEq)]
pub struct Row {
    /// The drawing that it is of.
    nth: u64,
    pub words: String,
    pub puts: Vec<Put>,
}

/// Words of a row up to `end`, from those before: the line they are of begins at the cell `x`, they at its column
/// `from`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Put {
    pub x: u16,
    pub from: u16,
    pub end: usize,
    pub style: Style,
}

impl Drawn {
    /// Nothing is on it yet.
    pub fn new(from: Option<MadeFrom>) -> Self {
        Self { from, ..Self::default() }
    }

    /// What is put on each row, from the top.
    pub fn rows(&self) -> impl Iterator<Item = Option<&Row>> {
        self.rows.iter().map(|row| Some(row).filter(|row| row.nth == self.nth))
    }

    /// A row to put something on.
    pub fn row_mut(&mut self, row: usize) -> Option<&mut Row> {
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Row::default);
        }
        let at = self.rows.get_mut(row)?;
        if at.nth != self.nth {
            at.nth = self.nth;
            at.words.clear();
            at.puts.clear();
        }
        Some(at)
    }

    /// What is put on a row; nothing where it is missing.
    pub fn row(&self, row: usize) -> (&str, &[Put]) {
        let row = self.rows.get(row).filter(|row| row.nth == self.nth);
        row.map_or(("", &[]), |row| (row.words.as_str(), row.puts.as_slice()))
    }
}

impl std::fmt::Debug for Row {
    /// A count, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Row({} puts)", self.puts.len())
    }
}

impl Row {
    pub fn puts(&self) -> impl Iterator<Item = (&Put, &str)> {
        self.puts.iter().scan(0, |start, put| {
            let words = self.words.get(*start..put.end).unwrap_or_default();
            *start = put.end;
            Some((put, words))
        })
    }
}

/// Words at a column.
#[derive(Clone, Copy, PartialEq)]
pub struct Piece<'a> {
    /// Where they begin.
    pub column: u16,
    /// The column behind them, where every letter takes one cell.
    pub end: u16,
    /// How they look.
    pub style: Style,
    /// The words.
    pub words: &'a str,
}

impl std::fmt::Debug for Piece<'_> {
    /// Where it stands, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Piece({}..{})", self.column, self.end)
    }
}

impl Piece<'_> {
    /// So many cells are the same at the beginning of both.
    fn begins_like(&self, other: &Self) -> u16 {
        if (self.column, self.style) != (other.column, other.style) {
            return 0;
        }
        let same = self.words.bytes().zip(other.words.bytes()).take_while(|(one, two)| one == two).count();
        u16::try_from(same).unwrap_or(u16::MAX)
    }
}

impl<'a> Piece<'a> {
    /// The same with its end, where each of its signs takes one cell and is shown as it is.
    #[must_use]
    pub fn in_single_cells(self) -> Option<Piece<'a>> {
        if is_plain(self.words) {
            return Some(self);
        }
        let single = |sign: char| {
            let mut bytes = [0; 4];
            let sign = sign.encode_utf8(&mut bytes);
            cluster_width(sign, 0) == 1 && matches!(visible(sign), Cow::Borrowed(_))
        };
        let signs = clusters(self.words).count();
        let all = self.words.chars().count() == signs && self.words.chars().all(single);
        let end = self.column.saturating_add(u16::try_from(signs).unwrap_or(u16::MAX));
        all.then_some(Self { end, ..self })
    }
}

/// What is put on a row, piece by piece. They end so far behind their beginning as they have bytes.
pub fn pieces<'a>((words, puts): (&'a str, &'a [Put])) -> impl Iterator<Item = Piece<'a>> {
    puts.iter().scan(0, move |start, put| {
        let words = words.get(*start..put.end).unwrap_or_default();
        *start = put.end;
        let column = put.x.saturating_add(put.from);
        let end = column.saturating_add(u16::try_from(words.len()).unwrap_or(u16::MAX));
        Some(Piece { column, end, style: put.style, words })
    })
}

/// The columns in which one row of plain words may not be as another.
pub fn differing(is: (&str, &[Put]), was: (&str, &[Put])) -> Range<u16> {
    let same = pieces(is).zip(pieces(was)).take_while(|(is, was)| is == was).count();
    let rest = |row| pieces(row).skip(same);
    let begun = rest(is).zip(rest(was)).next().map_or(0, |(is, was)| is.begins_like(&was));
    let begins = |(nth, piece): (usize, Piece<'_>)| piece.column.saturating_add(if nth == 0 { begun } else { 0 });
    let from = rest(is).enumerate().chain(rest(was).enumerate()).map(begins).min();
    let to = rest(is).chain(rest(was)).map(|piece| piece.end).max();
    from.unwrap_or_default()..to.unwrap_or_default()
}
