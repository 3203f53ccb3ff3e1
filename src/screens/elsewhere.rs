//! Saving in another place: the path is typed, and nothing that is there already is written over.

use ratatui::layout::Rect;

use super::Step;
use super::export::{field, line};
use super::two_versions::rows;
use crate::keys::{Code, Key};
use crate::text::{Editor, Prose, Reaction, Shape};
use crate::widgets::Glass;
use crate::words::ScreenWords;

/// The dialog.
#[derive(Debug, Clone)]
pub struct Elsewhere {
    path: Editor,
    /// Leaving was refused just now.
    refused: bool,
    /// What the last try said.
    pub said: String,
}

/// The areas of the dialog.
struct Parts<'w> {
    asked: &'w str,
    ask: Rect,
    path: Rect,
    said: Rect,
}

impl Elsewhere {
    /// The dialog, with a name suggested; it says so where leaving was refused.
    #[must_use]
    pub fn new(suggested: &str, refused: bool) -> Self {
        Self { path: Editor::new(Shape::OneLine, Prose::from(suggested)), refused, said: String::new() }
    }

    /// A key.
    pub fn press(&mut self, key: Key) -> Step {
        if key.code == Code::Enter {
            let path = self.path.line().trim().to_owned();
            return if path.is_empty() { Step::Draw } else { Step::SaveIn(path) };
        }
        if self.path.press(key) == Reaction::Ignored {
            return Step::Pass;
        }
        self.said.clear();
        Step::Draw
    }

    /// A paste or a run of characters.
    pub fn paste(&mut self, words: &str) {
        if self.path.paste(words) != Reaction::Ignored {
            self.said.clear();
        }
    }

    /// What is asked, in as many words as so many rows hold.
    fn question<'w>(&self, words: &'w ScreenWords, width: u16, room: u16) -> &'w str {
        let words = &words.elsewhere;
        let (whole, brief) =
            if self.refused { (&words.refused, &words.refused_brief) } else { (&words.ask, &words.ask_brief) };
        if rows(whole, width) <= room { whole } else { brief }
    }

    /// The field always shows, whatever else has to give way.
    fn parts<'w>(&self, area: Rect, words: &'w ScreenWords) -> Parts<'w> {
        let gap = u16::from(area.height >= 8);
        let said = rows(&self.said, area.width).min(area.height.saturating_sub(1) / 2);
        let said = if self.said.is_empty() { 0 } else { said };
        let left = area.height.saturating_sub(1 + said + 2 * gap);
        let asked = self.question(words, area.width, left);
        let ask = Rect { height: rows(asked, area.width).min(left), ..area };
        let path = Rect { y: (ask.bottom() + gap).min(area.bottom()), height: 1.min(area.height), ..area };
        let top = (path.bottom() + gap).min(area.bottom());
        Parts { asked, ask, path, said: Rect { y: top, height: said.min(area.bottom() - top), ..area } }
    }

    /// Makes the dialog fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect, words: &ScreenWords) {
        self.path.arrange(field(area, words).width.max(1), 1);
    }

    /// Draws the dialog.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        let theme = *glass.theme;
        let words = glass.words;
        let parts = self.parts(area, words);
        glass.say(parts.ask, parts.asked, theme.prompt);
        glass.caret = line(glass, parts.path, Some(&self.path), (&words.export.file, ""));
        glass.say(parts.said, &self.said, theme.alarm);
    }
}
