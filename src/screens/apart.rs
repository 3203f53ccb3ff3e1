//! Two versions that went apart: what differs, and which of them goes on. Both are kept, whatever is chosen.

use std::sync::Arc;

use ratatui::layout::Rect;

use super::comparison::Comparison;
use super::{Desk, Step, told};
use crate::keys::{Code, Key};
use crate::widgets::Glass;
use crate::workbook::Workbook;

/// What the workbook on the screen is held against.
#[derive(Debug, Clone, PartialEq)]
pub enum Other {
    /// The file, which somebody else changed while it was open.
    Changed,
    /// What was typed last, where the file was changed too.
    Recovery(Arc<Workbook>),
    /// The file, as it is.
    File,
}

/// The comparison, and what can be chosen.
#[derive(Debug, Clone)]
pub struct Apart {
    other: Other,
    comparison: Option<Comparison>,
    /// The other version was read, and is no workbook.
    unreadable: bool,
}

const MINE: Key = Key::plain(Code::Char('1'));
const THEIRS: Key = Key::plain(Code::Char('2'));

impl Apart {
    /// Held against that. A file has still to be read.
    #[must_use]
    pub fn new(other: Other, desk: &Desk) -> Self {
        let mut apart = Self { comparison: None, unreadable: false, other };
        if let Other::Recovery(workbook) = apart.other.clone() {
            apart.read(Some(&workbook), desk);
        }
        apart
    }

    /// The other version was read; none where it is no workbook.
    pub fn read(&mut self, other: Option<&Workbook>, desk: &Desk) {
        self.unreadable = other.is_none();
        let words = &desk.content.words.screen.apart;
        self.comparison = other.map(|other| {
            let passages = told::differences(desk, other, &desk.workbook);
            let title = match (&self.other, passages.is_empty()) {
                (_, true) => &words.same,
                (Other::Changed | Other::File, false) => &words.file,
                (Other::Recovery(_), false) => &words.recovery,
            };
            Comparison::new(title, passages)
        });
    }

    /// True where one of the two has to be chosen.
    #[must_use]
    pub const fn chooses(&self) -> bool {
        !matches!(self.other, Other::File)
    }

    /// A key.
    pub fn press(&mut self, key: Key) -> Step {
        match (&self.other, key) {
            (Other::Changed, MINE) => Step::Do("keep-mine"),
            (Other::Changed, THEIRS) => Step::Do("take-theirs"),
            (Other::Recovery(_), MINE) => Step::Close,
            (Other::Recovery(other), THEIRS) => Step::BringBack(Arc::clone(other)),
            (Other::Changed | Other::Recovery(_) | Other::File, key) => {
                let scrolled = self.comparison.as_mut().is_some_and(|comparison| comparison.press(key));
                if scrolled { Step::Draw } else { Step::Pass }
            }
        }
    }

    /// The wheel.
    pub fn wheel(&mut self, rows: i16) {
        if let Some(comparison) = &mut self.comparison {
            comparison.wheel(rows);
        }
    }

    /// Makes it fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect) {
        if let Some(comparison) = &mut self.comparison {
            comparison.arrange(area);
        }
    }

    /// Draws the comparison, or why there is none.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        let (words, theme) = (&glass.words.apart, *glass.theme);
        match &self.comparison {
            Some(comparison) => comparison.view(glass, area),
            None if self.unreadable => {
                glass.say(area, &words.unreadable, theme.text);
            }
            None => {
                glass.say(area, &words.reading, theme.quiet);
            }
        }
    }
}
