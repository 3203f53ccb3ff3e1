//! Where a message goes: a path to type, a name suggested, the exact words shown before they leave.

use ratatui::layout::Rect;

use super::PaperForm;
use crate::keys::{Code, Key};
use crate::text::{Editor, Prose, Reaction, Shape};
use crate::widgets::Glass;

/// The question where to.
#[derive(Debug, Clone)]
pub struct Export {
    path: Editor,
    text: String,
    /// In what form.
    pub form: PaperForm,
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
    /// Write it there.
    Write(String),
}

impl Export {
    /// A dialog with a name suggested and the words that would leave.
    #[must_use]
    pub fn new(suggested: &str, text: String, form: PaperForm) -> Self {
        Self { path: Editor::new(Shape::OneLine, Prose::from(suggested)), text, form, said: String::new() }
    }

    /// The words that would leave.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A key.
    pub fn press(&mut self, key: Key) -> Wanted {
        if key.code == Code::Enter {
            let path = self.path.prose().to_string();
            return if path.trim().is_empty() { Wanted::Draw } else { Wanted::Write(path.trim().to_owned()) };
        }
        self.said.clear();
        if self.path.press(key) == Reaction::Ignored { Wanted::Pass } else { Wanted::Draw }
    }

    /// A paste or a run of characters.
    pub fn paste(&mut self, words: &str) {
        let _ = self.path.paste(words);
    }

    /// Makes the dialog fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect) {
        self.path.arrange(area.width.max(1), 1);
    }

    /// Draws the dialog.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        let theme = *glass.theme;
        let words = glass.words;
        let used = glass.say(area, &words.export.where_to, theme.prompt);
        let y = area.y + used;
        let line = Rect { y, height: 1.min(area.bottom().saturating_sub(y)), ..area };
        let caret = glass.field(line, &self.path, "");
        let below = Rect { y: y + 1, height: area.bottom().saturating_sub(y + 1), ..area };
        let said = glass.say(below, &self.said, theme.alarm);
        let rest = Rect { y: below.y + said + 1, height: below.height.saturating_sub(said + 1), ..below };
        glass.say(rest, &self.text, theme.quiet);
        glass.caret = caret;
    }
}
