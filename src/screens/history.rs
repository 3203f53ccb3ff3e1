//! Earlier versions of the workbook: each compared by words with today's, and brought back.

use ratatui::layout::Rect;

use super::comparison::Comparison;
use super::{Desk, Step, told};
use crate::day;
use crate::keys::{Code, Key};
use crate::widgets::{Choose, Entry, Glass};
use crate::words::fill;
use crate::workbook::{Earlier, Workbook};

/// The versions, newest first, and the one being compared.
#[derive(Debug, Clone)]
pub struct History {
    /// None until they have been read.
    rows: Option<Vec<(Earlier, Entry)>>,
    choose: Choose,
    open: Option<Comparison>,
}

/// How many rows the words above the list take, and from how many on they have room.
const INTRO: u16 = 2;
const ROOMY: u16 = 8;

/// The key that brings a version back.
const RESTORE: Key = Key::plain(Code::Char('r'));

impl History {
    /// Not read yet.
    #[must_use]
    pub const fn reading() -> Self {
        Self { rows: None, choose: Choose::at(0), open: None }
    }

    /// These have been read.
    pub fn read(&mut self, versions: Vec<Earlier>, desk: &Desk) {
        let row = |version: Earlier| {
            let entry = entry(desk, &version);
            (version, entry)
        };
        self.rows = Some(versions.into_iter().map(row).collect());
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
        let count = self.rows.as_ref().map_or(0, Vec::len);
        let Some((version, entry)) = self.rows.as_ref().and_then(|rows| rows.get(self.choose.at)) else {
            return Step::Pass;
        };
        if key == RESTORE {
            return version.workbook.clone().map_or(Step::Draw, Step::BringBack);
        }
        if let Some(open) = &mut self.open {
            return if open.press(key) { Step::Draw } else { Step::Pass };
        }
        if key.code == Code::Enter {
            self.open = version.workbook.as_deref().map(|then| compare(desk, &entry.words, then));
            return Step::Draw;
        }
        if self.choose.press(key, count) { Step::Draw } else { Step::Pass }
    }

    /// A click on a row chooses it.
    pub fn click(&mut self, line: u16, area: Rect) -> Step {
        let count = self.rows.as_ref().map_or(0, Vec::len);
        match line.checked_sub(below(area).y - area.y).and_then(|line| self.choose.row(line, count)) {
            Some(row) if self.open.is_none() => {
                self.choose.at = row;
                Step::Draw
            }
            Some(_) | None => Step::Pass,
        }
    }

    /// The wheel.
    pub fn wheel(&mut self, rows: i16) {
        let count = self.rows.as_ref().map_or(0, Vec::len);
        match &mut self.open {
            Some(open) => open.wheel(rows),
            None => self.choose.wheel(rows.into(), count),
        }
    }

    /// Makes it fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect) {
        self.choose.arrange(self.rows.as_ref().map_or(0, Vec::len), below(area).height);
        if let Some(open) = &mut self.open {
            open.arrange(area);
        }
    }

    /// Draws the list, or the comparison.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        if let Some(open) = &self.open {
            return open.view(glass, area);
        }
        let (words, theme) = (&glass.words.history, *glass.theme);
        match &self.rows {
            None => glass.put(area.x, area.y, area.width, &words.reading, theme.quiet),
            Some(rows) if rows.is_empty() => glass.say(area, &words.none, theme.quiet),
            Some(rows) => {
                let entries: Vec<Entry> = rows.iter().map(|(_, entry)| entry.clone()).collect();
                let intro = Rect { height: (below(area).y - area.y).saturating_sub(1), ..area };
                let said = glass.say(intro, &words.intro, theme.quiet);
                self.choose.view(glass, below(area), &entries);
                said
            }
        };
    }
}

/// Below the rows of what can be done stands the list; on a small window it has all the room.
fn below(area: Rect) -> Rect {
    let taken = if area.height >= ROOMY { INTRO + 1 } else { 0 };
    Rect { y: area.y + taken, height: area.height - taken, ..area }
}

/// A version beside the workbook as it is.
#[must_use]
pub fn compare(desk: &Desk, name: &str, then: &Workbook) -> Comparison {
    let words = &desk.content.words.screen.history;
    let passages = told::differences(desk, then, &desk.workbook);
    if passages.is_empty() {
        return Comparison::new(&fill(&words.same, &[("version", name)]), passages);
    }
    Comparison::new(&words.comparing.replace("{version}", name), passages)
}

fn entry(desk: &Desk, version: &Earlier) -> Entry {
    let words = &desk.content.words.screen.history;
    let when = day::moment(version.at, desk.now, &desk.content.words.day);
    let aside = match version.workbook.as_deref() {
        Some(then) => match told::count(then) {
            1 => words.one_word.clone(),
            count => fill(&words.words, &[("n", &count.to_string())]),
        },
        None => words.unreadable.clone(),
    };
    Entry { words: when, aside, ..Entry::default() }
}
