//! The line in which is typed what is looked for in the answer in hand.

use ratatui::layout::Rect;

use crate::keys::Key;
use crate::text::{self, Editor, Finder, Prose, Reaction, Shape};
use crate::widgets::Glass;
use crate::words::ScreenWords;

/// The rows it takes: what is looked for, and what to do.
pub const FIND_ROWS: u16 = 2;

/// What is looked for.
#[derive(Debug, Clone)]
pub struct FindBar {
    typed: Editor,
    /// It was looked for, and is not there.
    missed: bool,
}

impl FindBar {
    /// A line that begins with these words, the first line of them.
    #[must_use]
    pub fn new(words: &str) -> Self {
        let line = words.lines().next().unwrap_or_default();
        let mut typed = Editor::new(Shape::OneLine, Prose::from(line));
        typed.select_all();
        Self { typed, missed: false }
    }

    /// A key of the line; false where it is somebody else's.
    pub fn press(&mut self, key: Key) -> bool {
        !matches!(self.typed.press(key), Reaction::Ignored)
    }

    /// A paste, or a run of characters.
    pub fn paste(&mut self, words: &str) {
        let _ = self.typed.paste(words);
    }

    /// What to look for; none where nothing is typed.
    #[must_use]
    pub fn wanted(&self) -> Option<Finder> {
        Finder::phrase(&self.typed.prose().to_string())
    }

    /// Whether it was there.
    pub fn found(&mut self, found: bool) {
        self.missed = !found;
    }

    /// Makes it fit a width. Called before drawing.
    pub fn arrange(&mut self, width: u16, words: &ScreenWords) {
        self.typed.arrange(width.saturating_sub(text::width(&words.find.label)).max(1), 1);
    }

    /// Draws it; the caret stands in it.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        let (theme, words) = (*glass.theme, &glass.words.find);
        let used = glass.put(area.x, area.y, area.width, &words.label, theme.accent);
        let field = Rect { x: area.x + used, width: area.width.saturating_sub(used), height: 1, ..area };
        glass.caret = glass.field(field, &self.typed, &words.hint);
        let (says, style) = if self.missed { (&words.nothing, theme.alarm) } else { (&words.next, theme.quiet) };
        glass.put(area.x, area.y + 1, area.width, says, style);
    }
}
