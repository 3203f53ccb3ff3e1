//! Where the caret goes: by cluster, by word, by visual row with a goal column, by page.

use super::super::cluster;
use super::super::place::Place;
use super::{Editor, Reaction, Shape};

/// A way the caret may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// To the cluster before.
    Left,
    /// Past the cluster after.
    Right,
    /// To the visual row above.
    Up,
    /// To the visual row below.
    Down,
    /// To the start of the word before.
    WordLeft,
    /// To the end of the word after.
    WordRight,
    /// To the start of the visual row; from there, of the paragraph.
    RowStart,
    /// To the end of the visual row; from there, of the paragraph.
    RowEnd,
    /// Up by the height that shows.
    PageUp,
    /// Down by the height that shows.
    PageDown,
    /// To the very start.
    Start,
    /// To the very end.
    End,
}

impl Editor {
    pub(super) fn go(&mut self, motion: Motion, extend: bool) -> Reaction {
        if self.shape == Shape::OneLine && motion.vertical() {
            return Reaction::Ignored;
        }
        let was = (self.caret, self.upstream, self.selected_places(), self.view.top);
        let goal = motion.vertical().then(|| self.goal.unwrap_or_else(|| self.column()));
        self.goal = goal;
        let (place, upstream) = match (motion, self.selected_places().filter(|_| !extend)) {
            (Motion::Left, Some((start, _))) => (start, false),
            (Motion::Right, Some((_, end))) => (end, false),
            _ => self.target_again(motion),
        };
        if motion == Motion::PageUp {
            self.scroll(-self.page());
        } else if motion == Motion::PageDown {
            self.scroll(self.page());
        }
        self.stand(place, extend);
        (self.upstream, self.goal) = (upstream, goal);
        let now = (self.caret, self.upstream, self.selected_places(), self.view.top);
        if was == now { Reaction::Unchanged } else { Reaction::Moved }
    }

    /// Home and End a second time go on to the ends of the paragraph.
    fn target_again(&mut self, motion: Motion) -> (Place, bool) {
        let there = self.target(motion);
        if motion == Motion::RowStart && there.0 == self.caret {
            (Place { byte: 0, ..self.caret }, false)
        } else if motion == Motion::RowEnd && there == (self.caret, self.upstream) {
            (self.end_of(self.caret.paragraph), false)
        } else {
            there
        }
    }

    /// Where a motion leads, and whether to the end of a row rather than to the start of the next.
    pub(super) fn target(&mut self, motion: Motion) -> (Place, bool) {
        let place = match motion {
            Motion::Left => self.left(),
            Motion::Right => self.right(),
            Motion::WordLeft => self.word_left(),
            Motion::WordRight => self.word_right(),
            Motion::Start => Place::default(),
            Motion::End => Place::end(&self.prose),
            Motion::RowStart => self.row_start(),
            Motion::RowEnd => return self.row_end(),
            Motion::Up => return self.rows_away(-1),
            Motion::Down => return self.rows_away(1),
            Motion::PageUp => return self.rows_away(-self.page()),
            Motion::PageDown => return self.rows_away(self.page()),
        };
        (place, false)
    }

    fn left(&self) -> Place {
        let Place { paragraph, byte } = self.caret;
        match (byte, paragraph) {
            (0, 0) => self.caret,
            (0, _) => self.end_of(paragraph - 1),
            _ => Place { paragraph, byte: cluster::before(self.prose.paragraph(paragraph), byte) },
        }
    }

    fn right(&self) -> Place {
        let Place { paragraph, byte } = self.caret;
        let text = self.prose.paragraph(paragraph);
        if byte < text.len() {
            Place { paragraph, byte: cluster::after(text, byte) }
        } else if paragraph + 1 < self.prose.paragraphs().len() {
            Place { paragraph: paragraph + 1, byte: 0 }
        } else {
            self.caret
        }
    }

    fn word_left(&self) -> Place {
        let Place { paragraph, byte } = self.caret;
        (0..=paragraph)
            .rev()
            .find_map(|number| {
                let text = self.prose.paragraph(number);
                let from = if number == paragraph { byte } else { text.len() };
                cluster::word_start_before(text, from).map(|byte| Place { paragraph: number, byte })
            })
            .map_or_else(Place::default, |place| self.snapped(place))
    }

    fn word_right(&self) -> Place {
        let Place { paragraph, byte } = self.caret;
        let here = cluster::word_end_after(self.prose.paragraph(paragraph), byte);
        let later = || {
            (paragraph + 1..self.prose.paragraphs().len()).find_map(|number| {
                let end = cluster::word_end_after(self.prose.paragraph(number), 0)?;
                Some(Place { paragraph: number, byte: end })
            })
        };
        here.map(|byte| Place { paragraph, byte })
            .or_else(later)
            .map_or_else(|| Place::end(&self.prose), |place| self.snapped(place))
    }

    fn end_of(&self, paragraph: usize) -> Place {
        Place { paragraph, byte: self.prose.paragraph(paragraph).len() }
    }
}

impl Motion {
    const fn vertical(self) -> bool {
        matches!(self, Self::Up | Self::Down | Self::PageUp | Self::PageDown)
    }
}
