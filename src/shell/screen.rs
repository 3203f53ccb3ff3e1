//! The screen: what was put on it is remembered, and only the rows that are to change are made of cells and compared.

use std::ops::Range;

use ratatui::backend::{Backend, TestBackend};
use ratatui::buffer::{Buffer, Cell, CellWidth as _};
use ratatui::layout::{Rect, Size};
use ratatui::style::Color;

use crate::widgets::{Piece, Sheet};

/// So many rows are cells at once. A key changes fewer, and a whole screen of them would take half a megabyte.
const ROWS_AT_ONCE: usize = 8;

/// A backend that may take words as they stand, and need not have cells made of them.
pub trait Painter: Backend {
    /// Draws plain words on rows on which nothing stands; false where it takes cells alone.
    fn paint<'a>(&mut self, _rows: impl Iterator<Item = (u16, Piece<'a>)>) -> bool {
        false
    }
}

impl Painter for TestBackend {}

/// A screen on a backend.
#[derive(Debug)]
pub struct Screen<B> {
    backend: B,
    shown: Sheet,
    next: Sheet,
    drawn: bool,
}

impl<B: Painter> Screen<B> {
    /// A screen on which nothing stands yet.
    pub fn new(backend: B) -> Self {
        Self { backend, shown: Sheet::default(), next: Sheet::default(), drawn: false }
    }

    /// What it draws on.
    pub fn backend(&self) -> &B {
        &self.backend
    }

    /// The same, to be changed.
    pub fn backend_mut(&mut self) -> &mut B {
        &mut self.backend
    }

    /// Tells its size. Nothing stands on it then.
    ///
    /// # Errors
    /// What the backend says.
    pub fn resize(&mut self, width: u16, height: u16) -> Result<(), B::Error> {
        self.shown.begin(Rect { x: 0, y: 0, width, height });
        self.backend.clear()
    }

    /// Wipes it: everything is drawn anew.
    ///
    /// # Errors
    /// What the backend says.
    pub fn clear(&mut self) -> Result<(), B::Error> {
        self.shown.begin(self.shown.area());
        self.backend.clear()
    }

    /// Draws one frame: `view` puts it on a sheet, and tells where the cursor belongs; without a place it is hidden.
    ///
    /// # Errors
    /// What the backend says.
    pub fn draw(&mut self, view: impl FnOnce(&mut Sheet) -> Option<(u16, u16)>) -> Result<(), B::Error> {
        let Size { width, height } = self.backend.size()?;
        let area = Rect { x: 0, y: 0, width, height };
        let first = !std::mem::replace(&mut self.drawn, true);
        if first {
            // Nothing was drawn yet, so there is nothing to wipe.
            self.shown.begin(area);
        } else if area != self.shown.area() {
            self.resize(width, height)?;
        }
        self.next.begin_after(&self.shown);
        let cursor = view(&mut self.next);
        self.next.end();
        let cells = |sheet: &Sheet, y, columns: Range<u16>| {
            let (x, width) = (columns.start, columns.end - columns.start);
            let mut cells = Buffer::empty(Rect { x, y, width, height: 1 });
            sheet.fill(&mut cells);
            cells
        };
        let mut changed: Vec<u16> = self.next.changed(&self.shown).collect();
        // Last the row of the cursor: often it stands then where it belongs.
        if let Some(at) = changed.iter().position(|y| cursor.is_some_and(|(_, row)| row == *y)) {
            let row = changed.remove(at);
            changed.push(row);
        }
        if first {
            self.paint(&mut changed);
        }
        for some in changed.chunks(ROWS_AT_ONCE) {
            if first {
                let rows: Vec<_> = some.iter().map(|y| cells(&self.next, *y, area.left()..area.right())).collect();
                self.backend.draw(rows.iter().flat_map(written))?;
                continue;
            }
            let both = |y: &u16| {
                let columns = self.next.differing(&self.shown, *y);
                (cells(&self.shown, *y, columns.clone()), cells(&self.next, *y, columns))
            };
            let rows: Vec<_> = some.iter().map(both).collect();
            self.backend.draw(rows.iter().flat_map(|(was, is)| was.diff_iter(is)))?;
        }
        match cursor {
            None => self.backend.hide_cursor()?,
            Some(at) => {
                self.backend.show_cursor()?;
                self.backend.set_cursor_position(at)?;
            }
        }
        self.backend.flush()?;
        std::mem::swap(&mut self.shown, &mut self.next);
        Ok(())
    }
}

impl<B: Painter> Screen<B> {
    /// Draws rows as words, where nothing was drawn before. Leaves those that need cells.
    fn paint(&mut self, rows: &mut Vec<u16>) {
        let (apart, others): (Vec<_>, Vec<_>) =
            rows.iter().map(|y| (*y, self.next.apart(*y))).partition(|(_, apart)| apart.is_some());
        let apart = apart.iter().flat_map(|(y, apart)| apart.iter().flatten().map(|piece| (*y, *piece)));
        if self.backend.paint(apart) {
            *rows = others.into_iter().map(|(y, _)| y).collect();
        }
    }
}

/// The cells on which something stands, with nothing drawn before them to compare with.
fn written(row: &Buffer) -> impl Iterator<Item = (u16, u16, &Cell)> {
    let mut covered = 0;
    let cells = row.content.iter().zip(row.area.left()..).filter(move |(cell, _)| {
        if covered > 0 {
            // A wide sign takes this cell too.
            covered -= 1;
            return false;
        }
        let sign = cell.symbol();
        covered = if sign.len() == 1 { 0 } else { cell.cell_width().saturating_sub(1) };
        // Told by the sign first: most cells are blank, and whole cells are slow to compare.
        sign != " " || !is_plain(cell)
    });
    cells.map(|(cell, x)| (x, row.area.top(), cell))
}

fn is_plain(cell: &Cell) -> bool {
    let colours = [cell.fg, cell.bg, cell.underline_color];
    cell.modifier.is_empty() && colours.iter().all(|colour| *colour == Color::Reset)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::backend::TestBackend;
    use ratatui::style::{Modifier, Style};

    /// A frame: words in places, bold or plain, and whether something lies under everything.
    type Frame = (Vec<(u16, u16, String, Modifier)>, bool);

    fn frame() -> impl Strategy<Value = Frame> {
        let put = (0_u16..14, 0_u16..5, "[a-c ]{0,8}", prop_oneof![Just(Modifier::BOLD), Just(Modifier::empty())]);
        (proptest::collection::vec(put, 0..6), proptest::bool::weighted(0.1))
    }

    fn draw(screen: &mut Screen<TestBackend>, (puts, base): &Frame) {
        let drawn = screen.draw(|sheet| {
            if *base {
                sheet.lay(Style::new().fg(Color::White).bg(Color::Black));
            }
            for (x, y, words, held) in puts {
                sheet.put_or_cut(*x, *y, 9, words, Style::new().add_modifier(*held));
            }
            puts.first().map(|(x, y, ..)| (*x, *y))
        });
        drawn.unwrap();
    }

    fn screen(width: u16) -> Screen<TestBackend> {
        Screen::new(TestBackend::new(width, 4))
    }

    proptest! {
        #[test]
        fn what_stands_there_is_what_one_frame_alone_would_draw(
            frames in proptest::collection::vec((frame(), 8_u16..14, 0_u8..20), 1..12)
        ) {
            let mut kept = screen(12);
            for (frame, width, chance) in &frames {
                match chance {
                    0 => kept.clear().unwrap(),
                    1 => kept.backend_mut().resize(*width, 4),
                    2.. => {}
                }
                draw(&mut kept, frame);
                let mut anew = screen(kept.backend().size().unwrap().width);
                draw(&mut anew, frame);
                prop_assert_eq!(kept.backend().buffer(), anew.backend().buffer());
                prop_assert_eq!(kept.backend().cursor_visible(), anew.backend().cursor_visible());
            }
        }
    }
}
