//! The sheet that screens draw on: what is put where, the styles, the words, and where the caret stands.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Sheet;
use super::field::{Field, Look};
use super::guard;
use crate::text::{self, Editor};
use crate::theme::Theme;
use crate::words::ScreenWords;

/// What a screen draws on.
pub struct Glass<'a> {
    /// What is put where.
    pub sheet: &'a mut Sheet,
    /// The styles.
    pub theme: &'a Theme,
    /// The words of the chrome.
    pub words: &'a ScreenWords,
    /// Where the terminal's cursor goes: column and row.
    pub caret: Option<(u16, u16)>,
}

impl Glass<'_> {
    /// Puts words on one row, clipped with a sign where they don't fit. Returns the cells used.
    pub fn put(&mut self, x: u16, y: u16, room: u16, words: &str, style: Style) -> u16 {
        self.sheet.put_or_cut(x, y, room, words, style)
    }

    /// Puts words at the right end of an area's first row, clipped with a sign. Returns the cells used.
    pub fn put_right(&mut self, area: Rect, words: &str, style: Style) -> u16 {
        let width = text::width(words).min(area.width);
        self.put(area.right() - width, area.y, width, words, style)
    }

    /// Puts wrapped words into an area, from its top; the last row carries a sign where there is more. Returns the
    /// rows used.
    pub fn say(&mut self, area: Rect, words: &str, style: Style) -> u16 {
        let (mut at, mut last) = (0u16, String::new());
        guard::each_row(words, area.width, &mut |row| {
            if at + 1 < area.height {
                self.put(area.x, area.y + at, area.width, row, style);
            } else if at + 1 == area.height {
                row.clone_into(&mut last);
            }
            at = at.saturating_add(1);
        });
        if at >= area.height && area.height > 0 {
            last.push_str(if at > area.height { "…" } else { "" });
            self.put(area.x, area.bottom() - 1, area.width, &last, style);
        }
        at.min(area.height)
    }

    /// Draws a field, its example while it is empty. Returns where the caret stands in it.
    pub fn field(&mut self, area: Rect, editor: &Editor, example: &str) -> Option<(u16, u16)> {
        let theme = self.theme;
        let look = Look { text: theme.text, selected: theme.selected, example: theme.quiet, sign: theme.quiet };
        Field::new(editor).look(look).example(example).draw(area, self.sheet).map(|at| (at.x, at.y))
    }

    /// Wipes an area, so that something can stand over what was there.
    pub fn wipe(&mut self, area: Rect) {
        self.sheet.wipe(area);
    }

    /// Signs in the column behind an area that there is more above or below.
    pub fn more(&mut self, area: Rect, above: bool, below: bool) {
        let edge = area.right().min(self.sheet.area().right().saturating_sub(1));
        if above && area.height > 0 {
            self.put(edge, area.y, 1, "↑", self.theme.quiet);
        }
        if below && area.height > 0 {
            self.put(edge, area.bottom() - 1, 1, "↓", self.theme.quiet);
        }
    }

    /// A thin rule across an area's first row.
    pub fn rule(&mut self, area: Rect) {
        let line = "─".repeat(usize::from(area.width));
        self.put(area.x, area.y, area.width, &line, self.theme.quiet);
    }
}

/// Words that flow down an area, one after another.
pub struct Page<'g, 'a> {
    glass: &'g mut Glass<'a>,
    area: Rect,
}

impl<'g, 'a> Page<'g, 'a> {
    /// Begins at the top of an area.
    pub fn new(glass: &'g mut Glass<'a>, area: Rect) -> Self {
        Self { glass, area }
    }

    /// The styles.
    #[must_use]
    pub fn theme(&self) -> Theme {
        *self.glass.theme
    }

    /// What is left of the area.
    #[must_use]
    pub fn left(&self) -> Rect {
        self.area
    }

    /// Wrapped words.
    pub fn say(&mut self, words: &str, style: Style) {
        if words.is_empty() {
            return;
        }
        let used = self.glass.say(self.area, words, style);
        self.skip(used);
    }

    /// Something that takes so many rows, drawn where the page has come to.
    pub fn draw(&mut self, rows: u16, draw: impl FnOnce(&mut Glass<'_>, Rect)) {
        draw(self.glass, Rect { height: rows.min(self.area.height), ..self.area });
        self.skip(rows);
    }

    /// Empty rows.
    pub fn skip(&mut self, rows: u16) {
        let rows = rows.min(self.area.height);
        self.area.y += rows;
        self.area.height -= rows;
    }
}
