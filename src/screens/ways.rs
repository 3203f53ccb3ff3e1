//! The ways out of a message, or of a record, to choose from.

use ratatui::layout::Rect;

use super::{Desk, Step, Way};
use crate::keys::{Code, Key};
use crate::widgets::{Choose, Entry, Glass};

/// The list, one chosen.
#[derive(Debug, Clone)]
pub struct Ways {
    offered: &'static [Way],
    entries: Vec<Entry>,
    choose: Choose,
}

impl Ways {
    /// These ways, the first chosen.
    #[must_use]
    pub fn new(desk: &Desk, ways: &'static [Way]) -> Self {
        let words = &desk.content.words.screen.ways;
        let label = |way: &Way| words.get(way.id()).map(|way| way.label).unwrap_or_default();
        let entries = ways.iter().map(|way| Entry { words: label(way).to_string(), ..Entry::default() }).collect();
        Self { offered: ways, entries, choose: Choose::default() }
    }

    /// True where they are those of a record.
    #[must_use]
    pub fn of_a_record(&self) -> bool {
        self.offered.iter().all(|way| way.is_record())
    }

    /// A key.
    pub fn press(&mut self, key: Key) -> Step {
        if self.choose.press(key, self.entries.len()) {
            return Step::Draw;
        }
        if key.code == Code::Enter { self.go() } else { Step::Pass }
    }

    /// A click on a row takes it.
    pub fn click(&mut self, line: u16) -> Step {
        match self.choose.row(line, self.entries.len()) {
            Some(row) => {
                self.choose.at = row;
                self.go()
            }
            None => Step::Pass,
        }
    }

    fn go(&self) -> Step {
        self.offered.get(self.choose.at).map_or(Step::Pass, |way| Step::Export(*way))
    }

    /// The wheel.
    pub fn wheel(&mut self, rows: i16) {
        self.choose.wheel(rows.into(), self.entries.len());
    }

    /// Makes it fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect) {
        self.choose.arrange(self.entries.len(), area.height);
    }

    /// Draws the list.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        self.choose.view(glass, area, &self.entries);
    }
}
