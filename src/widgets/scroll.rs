//! Rows that scroll: how many there are, how many show, and which is at the top.

use ratatui::layout::Rect;

use super::Glass;
use crate::keys::{Code, Key};

/// Where rows stand in a window that may be lower than they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scroll {
    /// The row at the top.
    top: u16,
    height: u16,
    rows: u16,
}

impl Scroll {
    /// Scrolls by a row or a page; false where the key does something else.
    pub fn press(&mut self, key: Key) -> bool {
        let page = i16::try_from(self.height.max(1)).unwrap_or(i16::MAX);
        let keys = [(Code::Up, -1), (Code::Down, 1), (Code::PageUp, -page), (Code::PageDown, page)];
        let Some((_, rows)) = keys.iter().find(|(code, _)| *code == key.code) else { return false };
        self.wheel(*rows);
        true
    }

    /// Scrolls by rows, as a wheel does.
    pub fn wheel(&mut self, rows: i16) {
        self.to(self.top.saturating_add_signed(rows));
    }

    /// Scrolls so that this row is at the top, or as near to it as the rows reach.
    pub fn to(&mut self, row: u16) {
        self.top = row.min(self.rows.saturating_sub(self.height));
    }

    /// How high the window is, and how many rows there are. Called before drawing.
    pub fn arrange(&mut self, height: u16, rows: usize) {
        self.height = height;
        self.rows = u16::try_from(rows).unwrap_or(u16::MAX);
        self.wheel(0);
    }

    /// How many rows there are.
    #[must_use]
    pub const fn rows(&self) -> u16 {
        self.rows
    }

    /// How many of them show.
    #[must_use]
    pub const fn height(&self) -> u16 {
        self.height
    }

    /// How many rows are above the window.
    #[must_use]
    pub fn above(&self) -> usize {
        self.top.into()
    }

    /// Shows at the edges of the window that there is more above or below.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        glass.more(area, self.top > 0, self.rows > self.top.saturating_add(area.height));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_scroll_as_far_as_they_reach() {
        let mut scroll = Scroll::default();
        scroll.arrange(4, 10);
        let mut check = |code, expected: Option<usize>| {
            let taken = scroll.press(Key::plain(code));
            assert_eq!(taken.then(|| scroll.above()), expected, "{code:?}");
        };
        check(Code::Up, Some(0));
        check(Code::Down, Some(1));
        check(Code::PageDown, Some(5));
        check(Code::PageDown, Some(6));
        check(Code::Enter, None);
        check(Code::PageUp, Some(2));
        scroll.arrange(9, 10);
        assert_eq!(scroll.above(), 1);
        scroll.arrange(20, 10);
        assert_eq!(scroll.above(), 0);
        scroll.arrange(4, usize::MAX);
        scroll.to(u16::MAX);
        assert_eq!(scroll.above(), usize::from(u16::MAX - 4));
    }
}
