//! A list to choose from: rows of words, one of them chosen, scrolled so that it shows.

use ratatui::layout::Rect;

use super::Glass;
use crate::keys::{Code, Key};

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// A sign before the words.
    pub sign: String,
    /// The words.
    pub words: String,
    /// What stands at the right edge: a key, a count.
    pub aside: String,
    /// A heading: shown apart.
    pub heading: bool,
}

/// Which row is chosen, and the first one shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Choose {
    /// The chosen row.
    pub at: usize,
    top: usize,
    height: usize,
}

/// So many rows before and after the choice show, where there is room.
const AMONG: usize = 3;

impl Choose {
    /// A list that begins with a row chosen.
    #[must_use]
    pub const fn at(at: usize) -> Self {
        Self { at, top: 0, height: 0 }
    }

    /// Moves the choice; false where the key does something else.
    pub fn press(&mut self, key: Key, count: usize) -> bool {
        let last = count.saturating_sub(1);
        let page = self.height.max(1);
        self.at = match key.code {
            Code::Up => self.at.saturating_sub(1),
            Code::Down => (self.at + 1).min(last),
            Code::PageUp => self.at.saturating_sub(page),
            Code::PageDown => (self.at + page).min(last),
            Code::Home => 0,
            Code::End => last,
            Code::Char(_)
            | Code::Enter
            | Code::Tab
            | Code::Backspace
            | Code::Delete
            | Code::Esc
            | Code::Left
            | Code::Right
            | Code::Insert
            | Code::F(_) => return false,
        };
        true
    }

    /// Moves the choice by rows, as a wheel does.
    pub fn wheel(&mut self, rows: i32, count: usize) {
        let rows = isize::try_from(rows).unwrap_or(0);
        self.at = self.at.saturating_add_signed(rows).min(count.saturating_sub(1));
    }

    /// Scrolls so that the choice shows. Called before drawing.
    pub fn arrange(&mut self, count: usize, height: u16) {
        self.height = usize::from(height);
        self.at = self.at.min(count.saturating_sub(1));
        let lowest = self.at.saturating_sub(self.height.saturating_sub(1));
        self.top = self.top.max(lowest).min(self.at).min(count.saturating_sub(self.height.min(count)));
    }

    /// The same, with some of what comes before and after the choice in view.
    pub fn arrange_among(&mut self, count: usize, height: u16) {
        let beside = usize::from(height / 4).min(AMONG);
        let top = self.at.saturating_add(beside + 1).saturating_sub(height.into());
        self.top = self.top.max(top).min(self.at.saturating_sub(beside));
        self.arrange(count, height);
    }

    /// How many rows show at once.
    #[must_use]
    pub fn height(&self) -> u16 {
        u16::try_from(self.height).unwrap_or(u16::MAX)
    }

    /// The row at a line of what is shown.
    #[must_use]
    pub fn row(&self, line: u16, count: usize) -> Option<usize> {
        Some(self.top + usize::from(line)).filter(|row| *row < count)
    }

    /// Draws the rows that show.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect, entries: &[Entry]) {
        let theme = *glass.theme;
        let rows = entries.iter().enumerate().skip(self.top).take(usize::from(area.height));
        for (line, (place, entry)) in rows.enumerate() {
            let y = area.y + u16::try_from(line).unwrap_or(0);
            let held = place == self.at;
            let style = match (held, entry.heading) {
                (true, _) => theme.chosen,
                (false, true) => theme.prompt,
                (false, false) => theme.text,
            };
            let mut x = area.x + glass.put(area.x, y, area.width, if held { "› " } else { "  " }, style);
            if !entry.sign.is_empty() {
                x += glass.put(x, y, area.right().saturating_sub(x), &format!("{} ", entry.sign), style);
            }
            let aside = crate::text::width(&entry.aside);
            let room = area.right().saturating_sub(x).saturating_sub(if aside > 0 { aside + 2 } else { 0 });
            glass.put(x, y, room, &entry.words, style);
            if aside > 0 && area.width > aside {
                glass.put(area.right() - aside, y, aside, &entry.aside, theme.quiet);
            }
            if held {
                glass.caret = Some((area.x, y));
            }
        }
        let more_below = self.top + usize::from(area.height) < entries.len();
        self.signs(glass, area, more_below);
    }

    /// Signs that there is more: in the margin, or where there is none between the pointer and the words.
    fn signs(&self, glass: &mut Glass<'_>, area: Rect, more_below: bool) {
        if area.height == 0 {
            return;
        }
        let x = area.x.checked_sub(1).unwrap_or(area.x + 1);
        if self.top > 0 {
            glass.put(x, area.y, 1, "↑", glass.theme.quiet);
        }
        if more_below {
            glass.put(x, area.bottom() - 1, 1, "↓", glass.theme.quiet);
        }
    }
}
