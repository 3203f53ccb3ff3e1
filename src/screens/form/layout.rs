//! Where each control stands: rows from the top of the answer, before scrolling.

use super::Form;
use super::control::{Control, Part};
use crate::curriculum::Kind;
use crate::text::{Editor, Prose, width};
use crate::widgets::guard::wrap;
use crate::words::{ScreenWords, fill};

/// A control and its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The control's place.
    pub control: usize,
    /// Its first row.
    pub y: u16,
    /// How many rows.
    pub height: u16,
}

/// What stands before words: a mark and a blank.
pub const MARK: u16 = 4;
/// What stands before an item: its strength in brackets and a blank.
pub const STRENGTH: u16 = 5;

/// What is offered, as it is said.
pub(super) fn offer(prose: &Prose, words: &ScreenWords) -> String {
    let first = prose.paragraphs().first().map(ToString::to_string).unwrap_or_default();
    fill(&words.question.offer, &[("words", &first)])
}

/// Fits prose into so many columns and rows. Where more of it is above or below, the last column is for the signs that
/// say so, and the caret never stands there.
fn beside_signs(editor: &mut Editor, width: u16, height: u16) {
    let more = |editor: &Editor| editor.more_before() || editor.more_after();
    if !more(editor) {
        editor.arrange(width, height);
    }
    if more(editor) {
        editor.arrange(width.saturating_sub(1).max(1), height);
    }
    if !more(editor) {
        editor.arrange(width, height);
    }
}

impl Form {
    /// Makes the form fit: wraps, scrolls the focus into view. Called before drawing.
    pub fn arrange(&mut self, width: u16, height: u16, words: &ScreenWords) {
        (self.width, self.height) = (width, height);
        let whole_height = if self.is_prose() { height.saturating_sub(self.below()) } else { 1 };
        let indents: Vec<u16> = (0..self.controls.len()).map(|place| self.indent(place)).collect();
        let prose = self.is_prose();
        for (control, indent) in self.controls.iter_mut().zip(indents) {
            let whole = control.part() == Some(Part::Whole);
            let rows = if whole { whole_height.max(1) } else { 1 };
            let Some(editor) = control.editor_mut() else { continue };
            let room = width.saturating_sub(indent).max(1);
            if prose && whole { beside_signs(editor, room, rows) } else { editor.arrange(room, rows) }
        }
        let slots = self.slots(words);
        let end = self.rows(words);
        if let Some(slot) = slots.iter().find(|slot| slot.control == self.focus) {
            let bottom = (slot.y + slot.height).saturating_sub(height);
            self.top = self.top.max(bottom).min(slot.y);
        }
        self.top = self.top.min(end.saturating_sub(height));
    }

    /// How far from the left a control's words begin.
    #[must_use]
    pub fn indent(&self, place: usize) -> u16 {
        match self.controls.get(place).and_then(Control::part) {
            Some(Part::Detail(_)) => MARK + 2,
            Some(Part::Own) => MARK,
            Some(Part::Item) => STRENGTH,
            Some(Part::Cell(_)) => self.heads() + 3,
            Some(Part::Whole | Part::Evidence) | None => 0,
        }
    }

    /// The width that the heads of a ledger's columns take.
    #[must_use]
    pub fn heads(&self) -> u16 {
        let widest = self.question.columns.iter().map(|column| width(&column.label)).max().unwrap_or(0);
        widest.min(self.width / 3)
    }

    /// Rows that an offer under prose takes.
    fn below(&self) -> u16 {
        if self.has_offer() { 3 } else { 0 }
    }

    /// How many rows there are in all.
    #[must_use]
    pub fn rows(&self, words: &ScreenWords) -> u16 {
        self.slots(words).last().map_or(0, |slot| slot.y + slot.height)
    }

    /// The rows of every control that shows, top down.
    #[must_use]
    pub fn slots(&self, words: &ScreenWords) -> Vec<Slot> {
        let mut slots: Vec<Slot> = Vec::new();
        let mut y = 0;
        for (place, control) in self.controls.iter().enumerate() {
            if !self.shown(place) {
                continue;
            }
            if matches!(control, Control::Strength(_)) {
                let beside = slots.last().map_or(0, |slot| slot.y);
                slots.push(Slot { control: place, y: beside, height: 1 });
                continue;
            }
            y += self.gap_before(place);
            let height = self.rows_of(control, words);
            slots.push(Slot { control: place, y, height });
            y += height;
        }
        slots
    }

    /// Details only of what is taken; of a ledger row only the first cell, but for the row in hand.
    fn shown(&self, place: usize) -> bool {
        if self.question.kind != Kind::Ledger || self.controls.get(place).is_none_or(|c| !c.continues_row()) {
            return self.offered(place);
        }
        self.row_of(place) == self.row_of(self.focus)
    }

    /// The control that begins the row of another; one that is in no row is its own.
    pub(super) fn row_of(&self, place: usize) -> usize {
        (0..=place).rev().find(|p| self.controls.get(*p).is_some_and(|c| !c.continues_row())).unwrap_or(place)
    }

    fn gap_before(&self, place: usize) -> u16 {
        let shortcut =
            |control: &Control| matches!(control, Control::Starter(_) | Control::InDays(_) | Control::Offer(_));
        if self.controls.get(place).and_then(Control::part) == Some(Part::Evidence) {
            return 1;
        }
        let here = self.controls.get(place).is_some_and(shortcut);
        let before = place.checked_sub(1).and_then(|before| self.controls.get(before)).is_some_and(shortcut);
        u16::from(here && !before)
    }

    fn rows_of(&self, control: &Control, words: &ScreenWords) -> u16 {
        let room = self.width.saturating_sub(MARK).max(1);
        let rows = |text: &str| u16::try_from(wrap(text, room).len()).unwrap_or(u16::MAX).max(1);
        match control {
            Control::Words { part: Part::Whole, .. } if self.is_prose() => {
                self.height.saturating_sub(self.below()).max(1)
            }
            Control::Words { .. } | Control::Strength(_) | Control::OneOf { .. } | Control::InDays(_) => 1,
            Control::Scale(_) => 2,
            Control::Mark { option, taken } => self.question.options.get(*option).map_or(1, |option| {
                rows(&option.label) + if *taken && !option.note.is_empty() { rows(&option.note) } else { 0 }
            }),
            Control::Fed { words, .. } => rows(words),
            Control::Starter(place) => self.question.starters.get(*place).map_or(1, |words| rows(words)),
            Control::Offer(prose) => rows(&offer(prose, words)).min(2),
        }
    }

    /// The control at a row and column of what is shown.
    #[must_use]
    pub fn at(&self, column: u16, row: u16, words: &ScreenWords) -> Option<usize> {
        let y = row + self.top;
        let here = |slot: &&Slot| (slot.y..slot.y + slot.height).contains(&y);
        let slots = self.slots(words);
        let mut hit = slots.iter().filter(here);
        let first = hit.next()?;
        match hit.next() {
            Some(strength) if column < STRENGTH => Some(strength.control),
            _ => Some(first.control),
        }
    }
}
