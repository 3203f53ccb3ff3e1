//! Draws an editor: one-line fields and prose alike. It styles the words, not the area.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::guard;
use crate::text::{Editor, Shape, VisibleRow};

/// How a field looks.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The words.
    pub text: Style,
    /// The selected words, over their own style.
    pub selected: Style,
    /// The example shown while nothing is written.
    pub example: Style,
    /// The signs that there is more.
    pub sign: Style,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            text: Style::new(),
            selected: Style::new().add_modifier(Modifier::REVERSED),
            example: Style::new().add_modifier(Modifier::DIM),
            sign: Style::new().add_modifier(Modifier::DIM),
        }
    }
}

/// The signs that there is more: above, below, to the left, to the right.
const SIGNS: [&str; 4] = ["↑", "↓", "‹", "›"];

/// A field, ready to be drawn. Arrange the editor for the same width and height first ([`Editor::arrange`]).
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    editor: &'a Editor,
    look: Look,
    example: &'a str,
    marks: &'a [(Range<usize>, Style)],
}

impl<'a> Field<'a> {
    /// A field of this editor.
    #[must_use]
    pub fn new(editor: &'a Editor) -> Self {
        Self { editor, look: Look::default(), example: "", marks: &[] }
    }

    /// Draws it in this look.
    #[must_use]
    pub const fn look(mut self, look: Look) -> Self {
        self.look = look;
        self
    }

    /// Shows an example while nothing is written.
    #[must_use]
    pub const fn example(mut self, example: &'a str) -> Self {
        self.example = example;
        self
    }

    /// Styles ranges of the words, in bytes from the start; where they overlap, the first counts.
    #[must_use]
    pub const fn marks(mut self, marks: &'a [(Range<usize>, Style)]) -> Self {
        self.marks = marks;
        self
    }

    /// Draws it; gives the cell where the terminal's cursor belongs.
    pub fn draw(self, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let area = area.intersection(buf.area);
        if self.editor.byte_count() == 0 {
            self.draw_example(area, buf);
        }
        let mut offset = Offset::default();
        for (row, y) in self.editor.rows().zip(area.top()..area.bottom()) {
            let start = if self.marks.is_empty() { 0 } else { offset.of(self.editor, &row) };
            self.draw_row(&row, start, Rect { y, height: 1, ..area }, buf);
        }
        self.draw_signs(area, buf);
        let (column, row) = self.editor.caret_cell()?;
        (column < area.width && row < area.height).then_some(Position { x: area.x + column, y: area.y + row })
    }

    fn draw_row(&self, row: &VisibleRow<'_>, offset: usize, area: Rect, buf: &mut Buffer) {
        let x = area.x.saturating_add(self.editor.first_column());
        let room = area.right().saturating_sub(x);
        let mut end = 0;
        for cell in row.clusters() {
            let mut style = self.look.text;
            if let Some((_, mark)) = self.marks.iter().find(|(range, _)| range.contains(&(offset + cell.start))) {
                style = style.patch(*mark);
            }
            if row.selected.contains(&cell.start) {
                style = style.patch(self.look.selected);
            }
            if cell.column.saturating_add(cell.width) > room || !guard::put_cluster(buf, x, area.y, &cell, style) {
                return;
            }
            end = cell.column + cell.width;
        }
        if row.newline_selected && end < room {
            guard::put(buf, x + end, area.y, 1, " ", self.look.text.patch(self.look.selected));
        }
    }

    /// The example, cut or wrapped to the field.
    fn draw_example(&self, area: Rect, buf: &mut Buffer) {
        match self.editor.shape() {
            Shape::OneLine => {
                guard::put_or_cut(buf, area.x, area.y, area.width, self.example, self.look.example);
            }
            Shape::Prose => {
                let mut rows = guard::wrap(self.example, area.width);
                let fits = usize::from(area.height);
                if let Some(last) = fits.checked_sub(1).filter(|last| last + 1 < rows.len()) {
                    rows.truncate(fits);
                    rows.iter_mut().skip(last).for_each(|row| row.push_str(guard::CUT));
                }
                for (row, y) in rows.iter().zip(area.top()..area.bottom()) {
                    guard::put_or_cut(buf, area.x, y, area.width, row, self.look.example);
                }
            }
        }
    }

    fn draw_signs(&self, area: Rect, buf: &mut Buffer) {
        if area.is_empty() {
            return;
        }
        let [above, below, left, right] = SIGNS;
        let (last, foot) = (area.right() - 1, area.bottom() - 1);
        let signs = match self.editor.shape() {
            Shape::Prose => {
                [(self.editor.more_before(), last, area.y, above), (self.editor.more_after(), last, foot, below)]
            }
            Shape::OneLine => {
                [(self.editor.more_before(), area.x, area.y, left), (self.editor.more_after(), last, area.y, right)]
            }
        };
        for (_, x, y, sign) in signs.iter().filter(|(more, ..)| *more) {
            guard::put(buf, *x, *y, 1, sign, self.look.sign);
        }
    }
}

/// How many bytes of the text stand before a row, counted on from row to row.
#[derive(Default)]
struct Offset {
    paragraph: usize,
    bytes: usize,
}

impl Offset {
    fn of(&mut self, editor: &Editor, row: &VisibleRow<'_>) -> usize {
        let paragraphs = editor.prose().paragraphs();
        while self.paragraph < row.paragraph {
            self.bytes += paragraphs.get(self.paragraph).map_or(0, |paragraph| paragraph.len()) + 1;
            self.paragraph += 1;
        }
        self.bytes + row.start
    }
}

#[cfg(test)]
mod tests;
