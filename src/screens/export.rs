//! Where a message goes: a path to type, a name suggested, the exact words shown before they leave.

use ratatui::layout::Rect;

use super::PaperForm;
use crate::keys::{Code, Key};
use crate::text::{Editor, Prose, Reaction, Shape};
use crate::widgets::Glass;
use crate::widgets::guard::wrap;
use crate::words::ScreenWords;

/// The question where to.
#[derive(Debug, Clone)]
pub struct Export {
    path: Editor,
    text: String,
    /// In what form.
    pub form: PaperForm,
    /// What the last try said.
    pub said: String,
    top: u16,
    height: u16,
    rows: u16,
}

/// The areas of the dialog: the question, the path, what the last try said, what would leave.
struct Parts {
    ask: Rect,
    path: Rect,
    said: Rect,
    text: Rect,
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
        Self {
            path: Editor::new(Shape::OneLine, Prose::from(suggested)),
            text,
            form,
            said: String::new(),
            top: 0,
            height: 0,
            rows: 0,
        }
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
        let page = i16::try_from(self.height.max(1)).unwrap_or(i16::MAX);
        let scroll = [(Code::Up, -1), (Code::Down, 1), (Code::PageUp, -page), (Code::PageDown, page)];
        if let Some((_, rows)) = scroll.iter().find(|(code, _)| *code == key.code) {
            self.wheel(*rows);
            return Wanted::Draw;
        }
        self.said.clear();
        if self.path.press(key) == Reaction::Ignored { Wanted::Pass } else { Wanted::Draw }
    }

    /// A paste or a run of characters.
    pub fn paste(&mut self, words: &str) {
        let _ = self.path.paste(words);
    }

    /// The wheel: what would leave is read through.
    pub fn wheel(&mut self, rows: i16) {
        self.top = self.top.saturating_add_signed(rows).min(self.rows.saturating_sub(self.height));
    }

    /// Makes the dialog fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect, words: &ScreenWords) {
        self.path.arrange(area.width.max(1), 1);
        self.height = self.parts(area, words).text.height;
        self.rows = u16::try_from(self.lines(area.width).len()).unwrap_or(u16::MAX);
        self.wheel(0);
    }

    fn lines(&self, width: u16) -> Vec<String> {
        wrap(&self.text, width.max(1))
    }

    fn parts(&self, area: Rect, words: &ScreenWords) -> Parts {
        let rows = |words: &str| match words {
            "" => 0,
            words => u16::try_from(wrap(words, area.width.max(1)).len()).unwrap_or(u16::MAX),
        };
        let mut from = area.y;
        let mut part = |wished: u16, gap: u16| {
            let height = wished.min(area.bottom().saturating_sub(from));
            let part = Rect { y: from, height, ..area };
            from = (from + height + gap).min(area.bottom());
            part
        };
        let gap = u16::from(area.height >= 14);
        Parts {
            ask: part(rows(&words.export.where_to).min(area.height.saturating_sub(1)), gap),
            path: part(1, 0),
            said: part(rows(&self.said), 1),
            text: part(area.height, 0),
        }
    }

    /// Draws the dialog.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        let theme = *glass.theme;
        let words = glass.words;
        let parts = self.parts(area, words);
        glass.say(parts.ask, &words.export.where_to, theme.prompt);
        glass.caret = glass.field(parts.path, &self.path, "");
        glass.say(parts.said, &self.said, theme.alarm);
        let lines = self.lines(area.width);
        for (line, y) in lines.iter().skip(self.top.into()).zip(parts.text.y..parts.text.bottom()) {
            glass.put(area.x, y, area.width, line, theme.quiet);
        }
        glass.more(parts.text, self.top > 0, self.rows > self.top + parts.text.height);
    }
}
