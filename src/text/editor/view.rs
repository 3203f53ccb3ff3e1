//! What shows: the rows in view, scrolled so that the caret is among them, and the caret's cell.

use std::ops::Range;

use super::super::place::Place;
use super::super::{Laid, cluster, cluster_width, laid, slice, width};
use super::rows::Line;
use super::{Editor, Shape};

/// The part that shows, as it was last arranged.
#[derive(Clone)]
pub(super) struct View {
    width: u16,
    height: u16,
    /// In prose a place on the first row that shows; in one line the first cluster that shows.
    pub(super) top: Place,
    /// The caret moved: it is to be brought into view.
    pub(super) follow: bool,
    rows: Vec<(Line, Range<usize>)>,
    caret: Option<(u16, u16)>,
    more: (bool, bool),
}

impl Default for View {
    fn default() -> Self {
        Self {
            width: 80,
            height: 24,
            top: Place::default(),
            follow: true,
            rows: Vec::new(),
            caret: None,
            more: (false, false),
        }
    }
}

impl View {
    /// The last column is kept free, for the caret behind a full row and for the sign of more.
    pub(super) fn wrap_width(&self) -> u16 {
        self.width.saturating_sub(1).max(1)
    }
}

/// A row that shows.
#[derive(Clone)]
pub struct VisibleRow<'a> {
    /// Its words; blanks that hang past the edge are among them.
    pub text: &'a str,
    /// The number of its paragraph.
    pub paragraph: usize,
    /// The byte of the paragraph where it begins.
    pub start: usize,
    /// The bytes of `text` that are selected; perhaps none.
    pub selected: Range<usize>,
    /// The newline after it is selected.
    pub newline_selected: bool,
}

impl<'a> VisibleRow<'a> {
    /// Its clusters, each with its column and cells.
    pub fn clusters(&self) -> impl Iterator<Item = Laid<'a>> + Clone {
        laid(self.text)
    }
}

impl Editor {
    /// Prepares what shows in a width and a height: to be called before it is drawn. Wraps only what shows.
    pub fn arrange(&mut self, width: u16, height: u16) {
        if (self.view.width, self.view.height) != (width, height) {
            (self.view.width, self.view.height) = (width, height);
            self.view.follow |= self.shape == Shape::Prose;
        }
        match self.shape {
            Shape::OneLine => self.arrange_line(),
            Shape::Prose => self.arrange_rows(),
        }
        self.view.follow = false;
    }

    /// The rows that show, as last arranged, from the first.
    pub fn rows(&self) -> impl Iterator<Item = VisibleRow<'_>> {
        let selected = self.selected_places().unwrap_or((self.caret, self.caret));
        self.view.rows.iter().map(move |(line, bytes)| self.visible(*line, bytes, selected))
    }

    /// The caret's column and row, as last arranged; none where it is out of view.
    #[must_use]
    pub const fn caret_cell(&self) -> Option<(u16, u16)> {
        self.view.caret
    }

    /// True where there is more above, or in one line to the left.
    #[must_use]
    pub const fn more_before(&self) -> bool {
        self.view.more.0
    }

    /// True where there is more below, or in one line to the right.
    #[must_use]
    pub const fn more_after(&self) -> bool {
        self.view.more.1
    }

    /// Scrolls by rows, down where positive; the caret stays where it is in the words.
    pub fn scroll(&mut self, rows: isize) {
        if self.shape == Shape::Prose {
            let top = self.line_of(self.view.top, false);
            let (top, _) = self.away(top, rows);
            let (_, below) = self.away(top, self.page() - 1);
            let top = self.away(top, isize::try_from(below).unwrap_or(0) + 1 - self.page()).0;
            self.view.top = Place { paragraph: top.paragraph, byte: self.row(top).start };
            self.view.follow = false;
        }
    }

    /// Places the caret at a cell, counted from the first row that shows; `extend` selects up to there.
    pub fn click(&mut self, row: usize, column: usize, extend: bool) {
        let (place, upstream) = self.clicked(row, column, true);
        self.stand(place, extend);
        self.upstream = upstream;
    }

    /// Selects the word at a cell.
    pub fn click_word(&mut self, row: usize, column: usize) {
        let (place, _) = self.clicked(row, column, false);
        let (from, to) = cluster::word_at(self.prose.paragraph(place.paragraph), place.byte);
        let from = self.snapped(Place { byte: from.min(place.byte), ..place });
        let to = self.snapped(Place { byte: to, ..place });
        self.stand(from, false);
        self.stand(to, from != to);
    }

    /// The height that shows, in rows.
    pub(super) fn page(&self) -> isize {
        isize::try_from(self.view.height.max(1)).unwrap_or(1)
    }

    fn clicked(&mut self, row: usize, column: usize, nearest: bool) -> (Place, bool) {
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        let Some((line, bytes)) = self.view.rows.get(row).cloned() else { return (Place::end(&self.prose), false) };
        match self.shape {
            Shape::Prose => self.place_in(line, column, nearest),
            Shape::OneLine => {
                let text = self.prose.paragraph(0);
                let before = width(slice(text, 0, bytes.start));
                self.place_in(line, column.saturating_sub(self.first_column()).saturating_add(before), nearest)
            }
        }
    }

    fn visible(&self, line: Line, bytes: &Range<usize>, (from, to): (Place, Place)) -> VisibleRow<'_> {
        let paragraph = line.paragraph;
        let whole = self.prose.paragraph(paragraph);
        let clamp = |place: Place| match place.paragraph.cmp(&paragraph) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => place.byte.clamp(bytes.start, bytes.end) - bytes.start,
            std::cmp::Ordering::Greater => bytes.end - bytes.start,
        };
        let end = Place { paragraph, byte: whole.len() };
        VisibleRow {
            text: slice(whole, bytes.start, bytes.end),
            paragraph,
            start: bytes.start,
            selected: clamp(from)..clamp(to),
            newline_selected: bytes.end == whole.len() && from <= end && end < to,
        }
    }

    fn arrange_rows(&mut self) {
        self.wraps.set_width(self.view.wrap_width());
        let height = usize::from(self.view.height);
        let mut top = self.line_of(self.view.top, false);
        if self.view.follow {
            top = self.followed(top, self.page());
        }
        let mut rows = self.rows_from(top, height);
        if rows.len() < height {
            let missing = isize::try_from(height - rows.len()).unwrap_or(0);
            top = self.away(top, -missing).0;
            rows = self.rows_from(top, height);
        }
        let bottom = rows.last().map_or(top, |(line, _)| *line);
        self.view.caret = None;
        if (top.paragraph..=bottom.paragraph).contains(&self.caret.paragraph) {
            let caret = self.line_of(self.caret, self.upstream);
            let row = rows.iter().position(|(line, _)| *line == caret).and_then(|row| u16::try_from(row).ok());
            self.view.caret = row.map(|row| (self.column().min(self.view.width.saturating_sub(1)), row));
        }
        self.view.more = (self.above(top).is_some(), self.below(bottom).is_some());
        self.view.top = Place { paragraph: top.paragraph, byte: self.row(top).start };
        self.view.rows = rows;
        self.wraps.trim(top.paragraph.saturating_sub(height), bottom.paragraph + height + 1);
    }

    /// The first row to show so that the caret is in view, moved no further than needed.
    fn followed(&mut self, top: Line, height: isize) -> Line {
        let caret = self.line_of(self.caret, self.upstream);
        if caret <= top {
            return caret;
        }
        self.away(caret, 1 - height).0.max(top)
    }

    fn rows_from(&mut self, top: Line, height: usize) -> Vec<(Line, Range<usize>)> {
        let mut rows = Vec::with_capacity(height);
        let mut next = Some(top).filter(|_| height > 0);
        while let Some(line) = next {
            let row = self.row(line);
            rows.push((line, row.start..row.end));
            next = if rows.len() < height { self.below(line) } else { None };
        }
        rows
    }

    /// The column where the words of a row begin: in one line, behind the sign of more.
    #[must_use]
    pub fn first_column(&self) -> u16 {
        u16::from(self.shape == Shape::OneLine && self.view.more.0)
    }

    fn arrange_line(&mut self) {
        let text = self.prose.paragraph(0);
        let caret = self.caret.byte;
        let mut left = cluster::snap(text, self.view.top.byte.min(text.len()));
        let room = |left: usize| self.view.width.saturating_sub(1 + u16::from(left > 0));
        let needed =
            if caret < text.len() { cluster_width(slice(text, caret, cluster::after(text, caret)), 0) } else { 0 };
        if caret < left {
            left = back(text, caret, self.view.width / 4);
        }
        let far = |left: usize| width(slice(text, left, caret)).saturating_add(needed) > room(left);
        if far(left) {
            left = back(text, caret, room(1).saturating_sub(needed)).max(left);
            while left < caret && far(left) {
                left = cluster::after(text, left);
            }
        }
        // after words went, nothing stays hidden on the left that would fit
        let mut earlier = cluster::before(text, left);
        while left > 0 && fits(slice(text, earlier, text.len()), room(earlier)) {
            left = earlier;
            earlier = cluster::before(text, left);
        }
        let shown = laid(slice(text, left, text.len()))
            .take_while(|cell| cell.column.saturating_add(cell.width) <= room(left))
            .last()
            .map_or(left, |cell| left + cell.start + cell.text.len());
        let column = width(slice(text, left, caret)).saturating_add(u16::from(left > 0));
        let (height, edge, more) = (self.view.height, self.view.width.saturating_sub(1), shown < text.len());
        self.view.rows = vec![(Line { paragraph: 0, row: 0 }, left..shown)];
        self.view.caret = (height > 0).then_some((column.min(edge), 0));
        self.view.more = (left > 0, more);
        self.view.top = Place { paragraph: 0, byte: left };
    }
}

/// As far back from a boundary as fits in so many cells.
fn back(text: &str, from: usize, cells: u16) -> usize {
    let mut at = from;
    let mut used = 0_u16;
    while at > 0 {
        let before = cluster::before(text, at);
        used = used.saturating_add(cluster_width(slice(text, before, at), 0));
        if used > cells {
            break;
        }
        at = before;
    }
    at
}

fn fits(text: &str, room: u16) -> bool {
    laid(text).all(|cell| cell.column.saturating_add(cell.width) <= room)
}
