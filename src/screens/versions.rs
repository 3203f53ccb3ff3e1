//! What left before: each version, compared by words with the message as it stands, and brought back.

use ratatui::layout::Rect;

use super::comparison::{Comparison, Section};
use super::letter::Deed;
use super::{Desk, Step};
use crate::day;
use crate::keys::{Code, Key};
use crate::text::compared;
use crate::widgets::{Choose, Entry, Glass};
use crate::wording::Wording;
use crate::words::fill;
use crate::workbook::Left;

/// The versions, newest first, and the one being compared.
#[derive(Debug, Clone)]
pub struct Versions {
    rows: Vec<(usize, Entry)>,
    choose: Choose,
    open: Option<Comparison>,
}

/// The key that brings a version back.
const RESTORE: Key = Key::plain(Code::Char('r'));

impl Versions {
    /// All there are.
    #[must_use]
    pub fn new(desk: &Desk) -> Self {
        let left = desk.workbook.left.iter().enumerate().rev();
        Self { rows: left.map(|(at, left)| (at, row(desk, left))).collect(), choose: Choose::default(), open: None }
    }

    /// True where there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// True while one of them is compared.
    #[must_use]
    pub fn comparing(&self) -> bool {
        self.open.is_some()
    }

    /// Comparing ends; false where nothing was compared.
    pub fn stop_comparing(&mut self) -> bool {
        self.open.take().is_some()
    }

    /// A key.
    pub fn press(&mut self, key: Key, desk: &Desk) -> Step {
        let Some((number, entry)) = self.rows.get(self.choose.at) else { return Step::Pass };
        if key == RESTORE {
            return Step::Deed(Deed::Restore(*number));
        }
        if let Some(open) = &mut self.open {
            return if open.press(key) { Step::Draw } else { Step::Pass };
        }
        if key.code == Code::Enter {
            let title = fill(&desk.content.words.screen.versions.comparing, &[("version", &entry.words)]);
            self.open = desk.workbook.left.get(*number).map(|left| {
                let pieces = compared(&desk.text_of(left), &desk.text_now());
                Comparison::new(&title, vec![Section { heading: String::new(), pieces }])
            });
            return Step::Draw;
        }
        if self.choose.press(key, self.rows.len()) { Step::Draw } else { Step::Pass }
    }

    /// A click on a row chooses it.
    pub fn click(&mut self, line: u16) -> Step {
        match self.choose.row(line, self.rows.len()) {
            Some(row) if self.open.is_none() => {
                self.choose.at = row;
                Step::Draw
            }
            Some(_) | None => Step::Pass,
        }
    }

    /// The wheel.
    pub fn wheel(&mut self, rows: i16) {
        match &mut self.open {
            Some(open) => open.wheel(rows),
            None => self.choose.wheel(rows.into(), self.rows.len()),
        }
    }

    /// Makes it fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect) {
        self.choose.arrange(self.rows.len(), area.height);
        if let Some(open) = &mut self.open {
            open.arrange(area);
        }
    }

    /// Draws the list, or the comparison.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        if let Some(open) = &self.open {
            return open.view(glass, area);
        }
        let entries: Vec<Entry> = self.rows.iter().map(|(_, entry)| entry.clone()).collect();
        self.choose.view(glass, area, &entries);
    }
}

fn row(desk: &Desk, left: &Left) -> Entry {
    let words = &desk.content.words.screen;
    let name = |id: &str| words.letter.names.get(id).map_or(id, Wording::as_str).to_owned();
    let form = words.ways.get(left.form.as_str()).map_or_else(|| left.form.clone(), |way| way.left.to_string());
    let when = day::moment(left.at, desk.now, &desk.content.words.day, desk.date_style);
    let values = [("when", when), ("kind", name(&left.kind)), ("form", form)];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let count = desk.text_of(left).split_whitespace().count();
    let aside = fill(&words.versions.words, &[("n", &count.to_string())]);
    Entry { words: fill(&words.versions.row, &values), aside, ..Entry::default() }
}
