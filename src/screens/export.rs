//! The last look: what is about to leave, exactly, and what to know of it; where it goes. One key sends it, one goes
//! back.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Way;
use crate::keys::{Code, Key};
use crate::text::{Editor, Prose, Reaction, Shape};
use crate::theme::Theme;
use crate::widgets::guard::wrap;
use crate::widgets::{Glass, Scroll};
use crate::words::ScreenWords;

/// What leaves: as it is read, and byte for byte.
#[derive(Clone, PartialEq, Eq)]
pub struct Leaving {
    /// The words, as a person reads them.
    pub read: String,
    /// The bytes that leave.
    pub bytes: String,
}

impl std::fmt::Debug for Leaving {
    /// A length, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Leaving({} bytes)", self.bytes.len())
    }
}

/// The last look.
#[derive(Clone)]
pub struct Export {
    /// Which way it goes.
    pub way: Way,
    path: Option<Editor>,
    address: Option<Editor>,
    on_address: bool,
    leaving: Leaving,
    /// What to know before it leaves; each a sentence.
    notes: Vec<String>,
    /// What the last try said.
    pub said: String,
    scroll: Scroll,
    /// It was made to fit a window, and so stood before the writer's eyes.
    shown: bool,
}

/// The areas of the dialog.
struct Parts {
    ask: Rect,
    path: Rect,
    address: Rect,
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
    /// The address is another: what leaves is, too.
    Readdress,
    /// Send it: to that path, where the way has one.
    Send(String),
    /// Nothing of what leaves can be seen in this window.
    Unseen,
}

impl std::fmt::Debug for Export {
    /// The way and counts, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Export({:?}, {:?}, {} notes)", self.way, self.leaving, self.notes.len())
    }
}

impl Export {
    /// A last look. The name suggested is for ways that need a path.
    #[must_use]
    pub fn new(way: Way, suggested: &str, leaving: Leaving, notes: Vec<String>) -> Self {
        let line = |words: &str| Editor::new(Shape::OneLine, Prose::from(words));
        Self {
            way,
            path: way.ending().map(|_| line(suggested)),
            address: way.is_mail().then(|| line("")),
            on_address: false,
            leaving,
            notes,
            said: String::new(),
            scroll: Scroll::default(),
            shown: false,
        }
    }

    /// The bytes that would leave.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.leaving.bytes
    }

    /// The address as it was typed.
    #[must_use]
    pub fn address(&self) -> String {
        self.address.as_ref().map(|address| address.line().trim().to_owned()).unwrap_or_default()
    }

    /// What leaves is this now.
    pub fn show(&mut self, leaving: Leaving) {
        self.leaving = leaving;
    }

    /// Another path stands in the field, where there is one.
    pub fn offer(&mut self, path: &str) {
        if let Some(editor) = &mut self.path {
            *editor = Editor::new(Shape::OneLine, Prose::from(path));
        }
    }

    /// A key.
    pub fn press(&mut self, key: Key) -> Wanted {
        if key.code == Code::Enter {
            return self.send();
        }
        if key.code == Code::Tab {
            self.on_address = self.address.is_some() && (self.path.is_none() || !self.on_address);
            return Wanted::Draw;
        }
        if self.scroll.press(key) {
            return Wanted::Draw;
        }
        self.edit(|editor| editor.press(key))
    }

    /// Keys typed ahead send nothing: what leaves was seen first.
    fn send(&self) -> Wanted {
        if !self.shown {
            return Wanted::Draw;
        }
        if self.scroll.height() == 0 {
            return Wanted::Unseen;
        }
        let path = self.path.as_ref().map(|path| path.line().trim().to_owned());
        if path.as_ref().is_some_and(String::is_empty) { Wanted::Draw } else { Wanted::Send(path.unwrap_or_default()) }
    }

    fn edit(&mut self, edit: impl FnOnce(&mut Editor) -> Reaction) -> Wanted {
        let on_address = self.on_address();
        let Some(editor) = (if on_address { &mut self.address } else { &mut self.path }) else { return Wanted::Pass };
        let reaction = edit(editor);
        if reaction == Reaction::Ignored {
            return Wanted::Pass;
        }
        self.said.clear();
        if on_address && matches!(reaction, Reaction::Edited { .. }) { Wanted::Readdress } else { Wanted::Draw }
    }

    fn on_address(&self) -> bool {
        self.address.is_some() && (self.on_address || self.path.is_none())
    }

    /// A paste or a run of characters.
    pub fn paste(&mut self, words: &str) -> Wanted {
        self.edit(|editor| editor.paste(words))
    }

    /// The wheel: what would leave is read through.
    pub fn wheel(&mut self, rows: i16) {
        self.scroll.wheel(rows);
    }

    /// Makes the dialog fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect, words: &ScreenWords) {
        for editor in [&mut self.path, &mut self.address].into_iter().flatten() {
            editor.arrange(field(area, words).width.max(1), 1);
        }
        self.shown = true;
        self.scroll.arrange(self.parts(area, words).text.height, self.lines(area.width, words).len());
    }

    /// What is to be read: what to know, the words, and the bytes where they are not the words.
    fn lines(&self, width: u16, words: &ScreenWords) -> Vec<(String, Weight)> {
        let mut lines = Vec::new();
        let mut add = |words: &str, weight| {
            lines.extend(wrap(words, width.max(1)).into_iter().map(|line| (line, weight)));
            lines.push((String::new(), weight));
        };
        for note in &self.notes {
            add(note, Weight::Note);
        }
        add(self.leaving.read.trim_end(), Weight::Words);
        if self.leaving.read != self.leaving.bytes {
            add(&words.export.exactly, Weight::Note);
            add(self.leaving.bytes.replace("\r\n", "\n").trim_end(), Weight::Bytes);
        }
        lines.pop();
        lines
    }

    fn question<'w>(&self, words: &'w ScreenWords) -> &'w str {
        words.ways.get(self.way.id()).map_or("", |way| way.ask.as_str())
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
        let fields = u16::from(self.path.is_some()) + u16::from(self.address.is_some());
        Parts {
            ask: part(rows(self.question(words)).min(area.height.saturating_sub(1 + fields)), gap),
            path: part(u16::from(self.path.is_some()), 0),
            address: part(u16::from(self.address.is_some()), 0),
            said: part(rows(&self.said), u16::from(fields > 0 || !self.said.is_empty())),
            text: part(area.height, 0),
        }
    }

    /// Draws the dialog.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        let theme = *glass.theme;
        let words = glass.words;
        let parts = self.parts(area, words);
        glass.say(parts.ask, self.question(words), theme.prompt);
        let labels = &words.export;
        let on_address = self.on_address();
        let path = line(glass, parts.path, self.path.as_ref(), (&labels.file, ""));
        let address = line(glass, parts.address, self.address.as_ref(), (&labels.to, &labels.to_hint));
        glass.caret = if on_address { address } else { path };
        glass.say(parts.said, &self.said, theme.alarm);
        let lines = self.lines(area.width, words);
        for ((line, weight), y) in lines.iter().skip(self.scroll.above()).zip(parts.text.y..parts.text.bottom()) {
            glass.put(area.x, y, area.width, line, weight.style(&theme));
        }
        self.scroll.view(glass, parts.text);
    }
}

/// How a line looks.
#[derive(Debug, Clone, Copy)]
enum Weight {
    Note,
    Words,
    Bytes,
}

impl Weight {
    fn style(self, theme: &Theme) -> Style {
        match self {
            Self::Note => theme.accent,
            Self::Words => theme.text,
            Self::Bytes => theme.quiet,
        }
    }
}

/// Where a field stands beside its label.
pub(super) fn field(area: Rect, words: &ScreenWords) -> Rect {
    let label = [&words.export.file, &words.export.to].map(|label| crate::text::width(label)).into_iter().max();
    let label = label.unwrap_or_default() + 1;
    Rect { x: area.x + label, width: area.width.saturating_sub(label), ..area }
}

/// Draws a field beside its label. Returns where the caret stands in it.
pub(super) fn line(
    glass: &mut Glass<'_>,
    area: Rect,
    editor: Option<&Editor>,
    (label, hint): (&str, &str),
) -> Option<(u16, u16)> {
    let editor = editor.filter(|_| area.height > 0)?;
    let words = glass.words;
    glass.put(area.x, area.y, area.width, label, glass.theme.quiet);
    glass.field(field(area, words), editor, hint)
}
