//! A paragraph being written: every change goes to the workbook at once, so leaving in any way loses nothing.

use ratatui::layout::Rect;

use super::deed::{Deed, Words};
use super::side::Weight;
use crate::keys::Key;
use crate::screens::{Say, Step};
use crate::text::{Editor, Prose, Reaction, Shape};
use crate::widgets::Glass;
use crate::widgets::guard::wrap;
use crate::words::{ScreenWords, fill};

/// The writing.
#[derive(Debug, Clone)]
pub struct Editing {
    id: String,
    editor: Editor,
    /// What the answers would say; they do not change while this is written.
    composed: String,
    changed: bool,
}

/// The areas: what is written here, the words, what the answers would say.
struct Parts {
    title: Rect,
    field: Rect,
    below: Rect,
}

impl Editing {
    /// Writing of a paragraph, the caret at its end; in its place the answers would say what is `composed`.
    pub fn new(id: &str, text: &str, composed: String) -> Self {
        Self { id: id.to_owned(), editor: Editor::new(Shape::Prose, Prose::from(text)), composed, changed: false }
    }

    /// Writing of a paragraph that was just added.
    pub fn of_new(id: &str) -> Self {
        Self { changed: true, ..Self::new(id, "", String::new()) }
    }

    /// The paragraph's id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The words as they stand.
    pub fn text(&self) -> String {
        self.editor.prose().to_string()
    }

    /// The words selected.
    pub fn selected(&self) -> Option<String> {
        self.editor.selected()
    }

    /// A key.
    pub fn press(&mut self, key: Key) -> Step {
        let reaction = self.editor.press(key);
        self.after(reaction)
    }

    /// A run of typed characters.
    pub fn type_run(&mut self, run: &str) -> Step {
        let reaction = self.editor.insert(run);
        self.after(reaction)
    }

    /// A paste, in one piece.
    pub fn paste(&mut self, words: &str) -> Step {
        let reaction = self.editor.paste(words);
        self.after(reaction)
    }

    fn after(&mut self, reaction: Reaction) -> Step {
        match reaction {
            Reaction::Ignored => Step::Pass,
            Reaction::Unchanged | Reaction::Moved => Step::Draw,
            Reaction::Edited { removed_hidden: 0 } => Step::Deed(self.deed()),
            Reaction::Edited { removed_hidden } => Step::Say(Say::Hidden(removed_hidden)),
            Reaction::Full => Step::Say(Say::Full),
            Reaction::Copied(words) | Reaction::Cut(words) => {
                Step::Hold { words, from: crate::curriculum::ids::REPLY.to_owned(), shareable: true }
            }
        }
    }

    /// The change that the words in hand make.
    pub fn deed(&mut self) -> Deed {
        let first = !std::mem::replace(&mut self.changed, true);
        Deed::Write { id: self.id.clone(), text: Words(self.editor.prose().to_string()), first }
    }

    /// The wheel.
    pub fn wheel(&mut self, rows: i16) {
        self.editor.scroll(rows.into());
    }

    /// A click: the caret goes there.
    pub fn click(&mut self, area: Rect, (x, y, extend): (u16, u16, bool)) -> Step {
        let field = Self::parts(area).field;
        if !field.contains((x, y).into()) {
            return Step::Pass;
        }
        self.editor.click((y - field.y).into(), (x - field.x).into(), extend);
        Step::Draw
    }

    /// Makes it fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect) {
        let field = Self::parts(area).field;
        self.editor.arrange(field.width.max(1), field.height.max(1));
    }

    fn parts(area: Rect) -> Parts {
        let roomy = area.height >= 8;
        let title = Rect { height: area.height.min(1), ..area };
        let from = (area.y + 1 + u16::from(roomy)).min(area.bottom());
        let left = area.bottom() - from;
        let below = if roomy { (left / 3).min(7) } else { 0 };
        let field = Rect { y: from, height: left - below, ..area };
        Parts { title, field, below: Rect { y: field.bottom(), height: below, ..area } }
    }

    /// What the answers would say, to stand beside.
    pub fn beside(&self, words: &ScreenWords) -> Vec<(String, Weight)> {
        if self.composed.is_empty() {
            return vec![(words.letter.own.to_string(), Weight::Quiet)];
        }
        vec![(fill(&words.letter.composed, &[("words", &self.composed)]), Weight::Quiet)]
    }

    /// Draws the words; under them what the answers would say, where it does not stand beside.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect, beside: bool) {
        let theme = *glass.theme;
        let words = glass.words;
        let parts = Self::parts(area);
        glass.put(parts.title.x, parts.title.y, parts.title.width, &words.letter.writing, theme.prompt);
        glass.caret = glass.field(parts.field, &self.editor, &words.letter.writing_hint);
        let said = self.composed.is_empty() || self.composed == self.editor.prose().to_string();
        if beside || said || parts.below.height < 2 {
            return;
        }
        let below = fill(&words.letter.composed, &[("words", &self.composed)]);
        let rows = u16::try_from(wrap(&below, parts.below.width.max(1)).len()).unwrap_or(u16::MAX);
        let height = rows.min(parts.below.height - 1);
        let y = parts.below.bottom() - height;
        glass.say(Rect { y, height, ..parts.below }, &below, theme.quiet);
    }
}
