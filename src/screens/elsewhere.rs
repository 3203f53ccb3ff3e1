//! Going on in another file: where nothing can be saved here, or because the writer wants it.

use ratatui::layout::Rect;

use crate::keys::{Code, Key};
use crate::text::{Editor, Prose, Reaction, Shape};
use crate::widgets::Glass;

/// The dialog: a path.
#[derive(Debug, Clone)]
pub struct Elsewhere {
    path: Editor,
    /// What the last try said.
    pub said: String,
}

/// What the writer wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Not this dialog's key.
    Pass,
    /// Only the picture changed.
    Draw,
    /// Go on there.
    There(String),
}

impl Elsewhere {
    /// The dialog, with a name to begin with.
    #[must_use]
    pub fn new(suggested: &str) -> Self {
        Self { path: Editor::new(Shape::OneLine, Prose::from(suggested)), said: String::new() }
    }

    /// A key.
    pub fn press(&mut self, key: Key) -> Wanted {
        if key.code == Code::Enter {
            let path = self.path.line().trim().to_owned();
            return if path.is_empty() { Wanted::Draw } else { Wanted::There(path) };
        }
        if self.path.press(key) == Reaction::Ignored { Wanted::Pass } else { Wanted::Draw }
    }

    /// A paste or a run of characters.
    pub fn paste(&mut self, words: &str) {
        let _ = self.path.paste(words);
    }

    /// Makes it fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect) {
        self.path.arrange(area.width.max(1), 1);
    }

    /// Draws it.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        let (words, theme) = (&glass.words.elsewhere, *glass.theme);
        let rows = glass.say(area, &words.intro, theme.text).min(area.height.saturating_sub(2));
        let field = Rect { y: area.y + rows + 1, height: 1.min(area.height.saturating_sub(rows + 1)), ..area };
        let below = Rect { y: field.y + 2, height: area.bottom().saturating_sub(field.y + 2), ..area };
        glass.say(below, &self.said, theme.accent);
        glass.caret = glass.field(field, &self.path, &words.hint);
    }
}
