//! The screen: what it shows is remembered, and only the rows that are to change are made of cells and compared.

use ratatui::backend::Backend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Rect, Size};

use crate::widgets::Sheet;

/// A screen of rows of cells on a backend.
#[derive(Debug)]
pub struct Screen<B> {
    backend: B,
    size: Size,
    shown: Sheet,
    next: Sheet,
    rows: Vec<Buffer>,
}

impl<B: Backend> Screen<B> {
    /// A screen on which nothing stands yet.
    pub fn new(backend: B) -> Self {
        Self { backend, size: Size::default(), shown: Sheet::default(), next: Sheet::default(), rows: Vec::new() }
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
        self.size = Size { width, height };
        self.clear()
    }

    /// Wipes it: everything is drawn anew.
    ///
    /// # Errors
    /// What the backend says.
    pub fn clear(&mut self) -> Result<(), B::Error> {
        self.forget();
        self.backend.clear()
    }

    fn forget(&mut self) {
        self.shown = Sheet::new(self.area());
        self.rows = (0..self.size.height).map(|y| Buffer::empty(self.row(y))).collect();
    }

    fn area(&self) -> Rect {
        Rect { x: 0, y: 0, width: self.size.width, height: self.size.height }
    }

    fn row(&self, y: u16) -> Rect {
        Rect { y, height: 1, ..self.area() }
    }

    /// Draws one frame: `view` puts it on a sheet, and tells where the cursor belongs; without a place it is hidden.
    ///
    /// # Errors
    /// What the backend says.
    pub fn draw(&mut self, view: impl FnOnce(&mut Sheet) -> Option<(u16, u16)>) -> Result<(), B::Error> {
        let size = self.backend.size()?;
        if self.rows.is_empty() {
            // Nothing was drawn yet, so there is nothing to wipe.
            self.size = size;
            self.forget();
        } else if size != self.size {
            self.resize(size.width, size.height)?;
        }
        self.next.begin(self.area());
        let cursor = view(&mut self.next);
        let fresh = self.next.changed(&self.shown).map(|y| {
            let mut row = Buffer::empty(self.row(y));
            self.next.fill(&mut row);
            row
        });
        let fresh: Vec<Buffer> = fresh.collect();
        let changes = fresh.iter().flat_map(|row| changes(self.rows.get(usize::from(row.area.y)), row));
        self.backend.draw(changes)?;
        match cursor {
            None => self.backend.hide_cursor()?,
            Some(at) => {
                self.backend.show_cursor()?;
                self.backend.set_cursor_position(at)?;
            }
        }
        self.backend.flush()?;
        for row in fresh {
            if let Some(shown) = self.rows.get_mut(usize::from(row.area.y)) {
                *shown = row;
            }
        }
        std::mem::swap(&mut self.shown, &mut self.next);
        Ok(())
    }
}

/// The cells of a row that are to be drawn, and where.
fn changes<'a>(was: Option<&'a Buffer>, row: &'a Buffer) -> impl Iterator<Item = (u16, u16, &'a Cell)> {
    was.into_iter().flat_map(|was| was.diff_iter(row))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::backend::TestBackend;
    use ratatui::style::{Color, Modifier, Style};

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
