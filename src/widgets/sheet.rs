//! A frame before it is cells: what is put on each row, in order. A row on which the same is put as last time need not
//! be made of cells again, nor compared cell by cell; a layer that is made from the same as last time need not be put
//! again at all.

mod drawn;

use std::ops::Range;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::guard;
use crate::in_order;
use crate::text::{is_plain, laid_from};
pub use drawn::Piece;
use drawn::{Drawn, Put, Row, differing, pieces};

/// A part of a frame that is drawn for itself. What comes later here lies over what comes before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// What stands around what is in hand.
    Around,
    /// What stands beside it.
    Beside,
    /// What is in hand; everything, where no layer was begun.
    Hand,
}

const LAYERS: usize = 3;

/// What a layer is made from, told by numbers: where they are as they were, so is the layer. They hold for one screen,
/// on which one thing is drawn.
pub type MadeFrom = (u64, u64);

/// What is put on a screen, row by row.
#[derive(Debug, Clone)]
pub struct Sheet {
    area: Rect,
    base: Style,
    layers: [Arc<Drawn>; LAYERS],
    /// Those of the frame before.
    before: [Arc<Drawn>; LAYERS],
    /// The layer that is drawn on.
    at: usize,
}

impl Default for Sheet {
    fn default() -> Self {
        let layers = || std::array::from_fn(|_| Arc::default());
        Self { area: Rect::ZERO, base: Style::new(), layers: layers(), before: layers(), at: Layer::Hand as usize }
    }
}

impl Sheet {
    /// An empty sheet.
    #[must_use]
    pub fn new(area: Rect) -> Self {
        let mut sheet = Self::default();
        sheet.begin(area);
        sheet
    }

    /// Empties it, for a frame of this size. What it took of memory it keeps.
    pub fn begin(&mut self, area: Rect) {
        (self.area, self.base) = (area, Style::new());
        for at in 0..LAYERS {
            self.empty(at, None);
        }
        self.at = Layer::Hand as usize;
    }

    /// The same, for the frame that comes after another one, of which whole layers may stand.
    pub fn begin_after(&mut self, before: &Self) {
        self.begin(before.area);
        self.before.clone_from(&before.layers);
    }

    /// Begins a layer, which is made from this. True where it is to be drawn; else it stands as it was drawn before.
    pub fn layer(&mut self, layer: Layer, from: MadeFrom) -> bool {
        self.at = layer as usize;
        let before = self.before.get(self.at).filter(|before| before.from == Some(from));
        if let Some((here, before)) = self.layers.get_mut(self.at).zip(before) {
            here.clone_from(before);
            return false;
        }
        self.empty(self.at, Some(from));
        true
    }

    /// Ends the frame: no more is put, and what was before is let go.
    pub fn end(&mut self) {
        self.before.iter_mut().for_each(|before| *before = Arc::default());
    }

    fn empty(&mut self, at: usize, from: Option<MadeFrom>) {
        let Some(layer) = self.layers.get_mut(at) else { return };
        match Arc::get_mut(layer) {
            Some(drawn) => (drawn.from, drawn.nth) = (from, drawn.nth + 1),
            None => *layer = Arc::new(Drawn::new(from)),
        }
    }

    /// Its size.
    #[must_use]
    pub fn area(&self) -> Rect {
        self.area
    }

    /// What stands under everything, wherever nothing else is chosen.
    pub fn lay(&mut self, base: Style) {
        self.base = base;
    }

    /// Puts a line of text at a cell, as much of it as fits in `room` and on the sheet; gives the cells it took.
    pub fn put(&mut self, x: u16, y: u16, room: u16, words: &str, style: Style) -> u16 {
        self.put_from(x, 0, y, room, words, style).1
    }

    /// The same, with the sign that words were cut at the end, where they were.
    pub fn put_or_cut(&mut self, x: u16, y: u16, room: u16, words: &str, style: Style) -> u16 {
        let room = room.min(self.area.right().saturating_sub(x));
        if fitting(words, 0, room).0 == words.len() {
            return self.put(x, y, room, words, style);
        }
        let used = self.put(x, y, room.saturating_sub(1), words, style);
        used + self.put(x.saturating_add(used), y, room - used, guard::CUT, style)
    }

    /// Puts words of a line that begins at the cell `x`, from its column `from` on, as much of them as fits in the
    /// line's `room`. Gives the bytes it took, and the column behind them.
    pub fn put_from(&mut self, x: u16, from: u16, y: u16, room: u16, words: &str, style: Style) -> (usize, u16) {
        if y < self.area.top() || x < self.area.left() {
            return (0, from);
        }
        let room = room.min(self.area.right().saturating_sub(x));
        if y >= self.area.bottom() {
            return (0, from);
        }
        let (bytes, column) = fitting(words, from, room);
        let Some(words) = words.get(..bytes).filter(|words| !words.is_empty()) else { return (0, from) };
        let Some(row) = self.row(usize::from(y - self.area.top())) else { return (0, from) };
        row.words.push_str(words);
        row.puts.push(Put { x, from, end: row.words.len(), style });
        (bytes, column)
    }

    /// Wipes an area, so that something can stand over what was there.
    pub fn wipe(&mut self, area: Rect) {
        let area = area.intersection(self.area);
        let blank = " ".repeat(usize::from(area.width));
        for y in area.top()..area.bottom() {
            self.put(area.x, y, area.width, &blank, Style::reset());
        }
    }

    /// Draws a shape in an area: its signs in their styles, nothing where it has none.
    pub fn shape(&mut self, area: Rect, shape: impl Widget) {
        let area = area.intersection(self.area);
        let mut drawn = Buffer::empty(area);
        shape.render(area, &mut drawn);
        for (x, y) in (area.top()..area.bottom()).flat_map(|y| (area.left()..area.right()).map(move |x| (x, y))) {
            if let Some(cell) = drawn.cell((x, y)).filter(|cell| cell.symbol() != " ") {
                self.put(x, y, 1, cell.symbol(), cell.style());
            }
        }
    }

    /// A row of the layer that is drawn on.
    fn row(&mut self, row: usize) -> Option<&mut Row> {
        Arc::make_mut(self.layers.get_mut(self.at)?).row_mut(row)
    }

    /// Shows another sheet, from its row `above` on, in an area of this one.
    pub fn show(&mut self, other: &Self, above: u16, area: Rect) {
        let rows = |layer| Drawn::rows(layer).skip(above.into()).zip(area.top()..area.bottom());
        for (row, y) in other.layers.iter().flat_map(|layer| rows(layer)) {
            for (put, words) in row.into_iter().flat_map(Row::puts) {
                let x = area.x.saturating_add(put.x);
                self.put_from(x, put.from, y, area.right().saturating_sub(x), words, put.style);
            }
        }
    }

    /// The rows that are not as they were on another sheet.
    pub fn changed<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = u16> + 'a {
        let anew = (self.area, self.base) != (before.area, before.base);
        let rows = (self.area.top()..self.area.bottom()).enumerate();
        let differ: Vec<_> = self.layers.iter().zip(&before.layers).filter(|(is, was)| !Arc::ptr_eq(is, was)).collect();
        rows.filter(move |(row, _)| anew || differ.iter().any(|(is, was)| is.row(*row) != was.row(*row)))
            .map(|(_, y)| y)
    }

    /// The columns in which a row may not be as it was on another sheet: all of them, but where every letter on it takes
    /// one cell.
    #[must_use]
    pub fn differing(&self, before: &Self, y: u16) -> Range<u16> {
        let all = self.area.left()..self.area.right();
        let row = usize::from(y.saturating_sub(self.area.top()));
        let rows = self.layers.iter().zip(&before.layers).map(|(is, was)| (is.row(row), was.row(row)));
        let plain = rows.clone().all(|((is, _), (was, _))| is_plain(is) && is_plain(was));
        if !plain || (self.area, self.base) != (before.area, before.base) {
            return all;
        }
        let spans = rows.filter(|(is, was)| is != was).map(|(is, was)| differing(is, was));
        let span = spans.reduce(|one, two| one.start.min(two.start)..one.end.max(two.end)).unwrap_or_default();
        span.start.clamp(all.start, all.end)..span.end.clamp(all.start, all.end)
    }

    /// What stands on a row, from left to right: where each sign of it takes one cell, and nothing lies over others.
    #[must_use]
    pub fn apart(&self, y: u16) -> Option<Vec<Piece<'_>>> {
        let row = usize::from(y.saturating_sub(self.area.top()));
        if self.base != Style::new() {
            return None;
        }
        let all = self.layers.iter().flat_map(|layer| pieces(layer.row(row)));
        let mut apart = all.map(Piece::in_single_cells).collect::<Option<Vec<_>>>()?;
        in_order::by_key(&mut apart, |piece| piece.column);
        apart.is_sorted_by(|one, next| one.end <= next.column).then_some(apart)
    }

    /// Makes the rows that a buffer has cells for, in which nothing was drawn yet.
    pub fn fill(&self, cells: &mut Buffer) {
        let above = cells.area.top().saturating_sub(self.area.top());
        let (first, below) = (self.area.top().saturating_add(above), cells.area.bottom());
        let rows = |layer| Drawn::rows(layer).skip(above.into()).zip(first..below);
        for (row, y) in self.layers.iter().flat_map(|layer| rows(layer)) {
            for (put, words) in row.into_iter().flat_map(Row::puts) {
                guard::put(cells, (put.x, y), put.from, words, put.style);
            }
        }
        guard::lay(cells, self.base);
    }
}

/// How many bytes of a line's words, which begin at its column `from`, fit in its room; and the column behind them.
fn fitting(words: &str, from: u16, room: u16) -> (usize, u16) {
    if is_plain(words) {
        let bytes = words.len().min(usize::from(room.saturating_sub(from)));
        return (bytes, from + u16::try_from(bytes).unwrap_or(u16::MAX));
    }
    let fits = laid_from(words, from).take_while(|cell| cell.column.saturating_add(cell.width) <= room);
    fits.last().map_or((0, from), |cell| (cell.start + cell.text.len(), cell.column + cell.width))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{cases, nasty};
    use proptest::prelude::*;
    use ratatui::style::Modifier;

    const AREA: Rect = Rect { x: 0, y: 0, width: 20, height: 3 };

    fn cells(sheet: &Sheet) -> Buffer {
        let mut cells = Buffer::empty(AREA);
        sheet.fill(&mut cells);
        cells
    }

    fn row(sheet: &Sheet, y: u16) -> String {
        let cells = cells(sheet);
        let row: String = (0..AREA.width).map(|x| cells[(x, y)].symbol().to_owned()).collect();
        row.trim_end().to_owned()
    }

    fn changed(before: impl Fn(&mut Sheet), after: impl Fn(&mut Sheet)) -> Vec<u16> {
        let (mut was, mut is) = (Sheet::new(AREA), Sheet::new(AREA));
        before(&mut was);
        after(&mut is);
        is.changed(&was).collect()
    }

    #[test]
    fn words_are_put_as_far_as_they_fit_and_a_cut_is_told() {
        let mut sheet = Sheet::new(AREA);
        assert_eq!(sheet.put(0, 0, 5, "승진할까", Style::new()), 4);
        assert_eq!(sheet.put_or_cut(15, 0, 9, "hello there", Style::new()), 5);
        assert_eq!(sheet.put_or_cut(0, 1, 6, "승진할까", Style::new()), 5);
        for (x, y) in [(20, 0), (0, 3), (u16::MAX, u16::MAX)] {
            assert_eq!(sheet.put_or_cut(x, y, 9, "hello", Style::new()), 0, "{x}, {y}");
        }
        assert_eq!(row(&sheet, 0), "승 진            hell…");
        assert_eq!(row(&sheet, 1), "승 진 …");
    }

    #[test]
    fn half_a_wide_letter_shows_nowhere() {
        let mut sheet = Sheet::new(AREA);
        sheet.put(0, 0, 20, "나다", Style::new());
        sheet.put(3, 0, 20, "a", Style::new());
        sheet.put(0, 1, 20, "나다", Style::new());
        sheet.put(0, 1, 20, "a", Style::new());
        assert_eq!((row(&sheet, 0), row(&sheet, 1)), ("나  a".to_owned(), "a 다".to_owned()));
    }

    #[test]
    fn what_stands_over_something_hides_it() {
        let mut sheet = Sheet::new(AREA);
        sheet.put(0, 0, 20, "what was there", Style::new().add_modifier(Modifier::BOLD));
        sheet.wipe(Rect { x: 5, y: 0, width: 40, height: 2 });
        assert_eq!(row(&sheet, 0), "what");
        assert_eq!(cells(&sheet)[(9, 0)], ratatui::buffer::Cell::default());
    }

    #[test]
    fn only_the_rows_that_differ_are_told() {
        let plain = |words: &'static str, y| {
            move |sheet: &mut Sheet| {
                sheet.put(0, y, 20, words, Style::new());
            }
        };
        assert_eq!(changed(plain("a", 1), plain("a", 1)), [] as [u16; 0]);
        assert_eq!(changed(plain("a", 1), plain("b", 1)), [1]);
        assert_eq!(changed(plain("a", 0), plain("a", 2)), [0, 2]);
        let bold = |sheet: &mut Sheet| {
            sheet.put(0, 1, 20, "a", Style::new().add_modifier(Modifier::BOLD));
        };
        assert_eq!(changed(plain("a", 1), bold), [1]);
        assert_eq!(changed(|_| (), |sheet| sheet.lay(Style::new().bg(ratatui::style::Color::Black))), [0, 1, 2]);
    }

    #[test]
    fn one_sheet_is_shown_on_another() {
        let mut long = Sheet::new(Rect { width: 10, height: 9, ..AREA });
        for (y, words) in (0..).zip(["one", "two", "three", "four"]) {
            long.put(1, y, 9, words, Style::new());
        }
        let mut sheet = Sheet::new(AREA);
        sheet.show(&long, 2, Rect { x: 2, y: 1, width: 4, height: 1 });
        assert_eq!((row(&sheet, 0), row(&sheet, 1), row(&sheet, 2)), (String::new(), "   thr".into(), String::new()));
    }

    proptest! {
        #![proptest_config(cases(256))]
        #[test]
        fn a_line_put_in_pieces_is_the_line(text in nasty(30), at in 0_usize..30, room in 0_u16..24) {
            let starts: Vec<usize> = crate::text::clusters(&text).map(|(start, _)| start).collect();
            let (left, right) = text.split_at(starts.get(at).copied().unwrap_or(text.len()));
            let mut whole = Sheet::new(AREA);
            let used = whole.put(0, 0, room, &text, Style::new());
            let mut pieces = Sheet::new(AREA);
            let (bytes, column) = pieces.put_from(0, 0, 0, room, left, Style::new());
            let end = if bytes == left.len() { pieces.put_from(0, column, 0, room, right, Style::new()).1 } else { column };
            prop_assert_eq!(end, used);
            prop_assert_eq!(cells(&whole), cells(&pieces));
        }

        #[test]
        fn a_row_alone_is_the_row_of_the_whole(text in nasty(30), x in 0_u16..20, y in 0_u16..3) {
            let mut sheet = Sheet::new(AREA);
            sheet.put_or_cut(x, y, 20, &text, Style::new());
            let mut alone = Buffer::empty(Rect { y, height: 1, ..AREA });
            sheet.fill(&mut alone);
            let whole = cells(&sheet);
            prop_assert!((0..20).all(|x| alone[(x, y)] == whole[(x, y)]));
        }
    }
}
