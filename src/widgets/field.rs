//! Draws an editor: one-line fields and prose alike. It styles the words, not the area.

use std::ops::Range;

use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::{Sheet, guard};
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
    pub fn draw(self, area: Rect, sheet: &mut Sheet) -> Option<Position> {
        let area = area.intersection(sheet.area());
        if self.editor.byte_count() == 0 {
            self.draw_example(area, sheet);
        }
        for (row, y) in self.editor.rows().zip(area.top()..area.bottom()) {
            let start = if self.marks.is_empty() { 0 } else { self.editor.prose().start_of(row.paragraph) + row.start };
            self.draw_row(&row, start, Rect { y, height: 1, ..area }, sheet);
        }
        self.draw_signs(area, sheet);
        let (column, row) = self.editor.caret_cell()?;
        (column < area.width && row < area.height).then_some(Position { x: area.x + column, y: area.y + row })
    }

    fn draw_row(&self, row: &VisibleRow<'_>, offset: usize, area: Rect, sheet: &mut Sheet) {
        let x = area.x.saturating_add(self.editor.first_column());
        let room = area.right().saturating_sub(x);
        let mut end = 0;
        for (words, style) in self.runs(row, offset) {
            let (bytes, column) = sheet.put_from(x, end, area.y, room, words, style);
            if bytes < words.len() {
                return;
            }
            end = column;
        }
        if row.newline_selected && end < room {
            sheet.put(x + end, area.y, 1, " ", self.look.text.patch(self.look.selected));
        }
    }

    /// The words of a row, in pieces of one style.
    fn runs<'r>(&self, row: &'r VisibleRow<'_>, offset: usize) -> Vec<(&'r str, Style)> {
        if self.marks.is_empty() && row.selected.is_empty() {
            return vec![(row.text, self.look.text)];
        }
        let style = |at: usize| {
            let mark = self.marks.iter().find(|(range, _)| range.contains(&(offset + at)));
            let style = mark.map_or(self.look.text, |(_, mark)| self.look.text.patch(*mark));
            if row.selected.contains(&at) { style.patch(self.look.selected) } else { style }
        };
        let mut starts: Vec<(usize, Style)> = row.clusters().map(|cell| (cell.start, style(cell.start))).collect();
        starts.dedup_by_key(|(_, style)| *style);
        let ends: Vec<usize> = starts.iter().skip(1).map(|(start, _)| *start).chain([row.text.len()]).collect();
        let runs = starts.into_iter().zip(ends);
        runs.map(|((start, style), end)| (row.text.get(start..end).unwrap_or_default(), style)).collect()
    }

    /// The example, cut or wrapped to the field.
    fn draw_example(&self, area: Rect, sheet: &mut Sheet) {
        match self.editor.shape() {
            Shape::OneLine => {
                sheet.put_or_cut(area.x, area.y, area.width, self.example, self.look.example);
            }
            Shape::Prose => {
                let mut rows = guard::wrap(self.example, area.width);
                let fits = usize::from(area.height);
                if let Some(last) = fits.checked_sub(1).filter(|last| last + 1 < rows.len()) {
                    rows.truncate(fits);
                    rows.iter_mut().skip(last).for_each(|row| row.push_str(guard::CUT));
                }
                for (row, y) in rows.iter().zip(area.top()..area.bottom()) {
                    sheet.put_or_cut(area.x, y, area.width, row, self.look.example);
                }
            }
        }
    }

    fn draw_signs(&self, area: Rect, sheet: &mut Sheet) {
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
            sheet.put(*x, *y, 1, sign, self.look.sign);
        }
    }
}

#[cfg(test)]
mod tests;
