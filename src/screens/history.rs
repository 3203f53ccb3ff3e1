//! Earlier versions of the workbook, newest first; below them what differs from today's, question by question.

use std::sync::Arc;

use ratatui::layout::Rect;

use super::comparison::Comparison;
use super::two_versions::sections;
use super::{Desk, Say, Step};
use crate::day;
use crate::keys::{Code, Key};
use crate::text;
use crate::widgets::{Choose, Entry, Glass};
use crate::words::fill;
use crate::workbook::Workbook;

/// One earlier version, as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// When it was kept, in seconds since 1970 UTC.
    pub at: i64,
    /// What it holds; none where it cannot be read.
    pub version: Option<Arc<Workbook>>,
    /// How many words it holds.
    pub words: usize,
    /// How many of them, or of today's, are not in both.
    pub apart: usize,
}

/// The history, a version chosen.
#[derive(Clone)]
pub struct History {
    /// None until they were read.
    versions: Option<Vec<Earlier>>,
    entries: Vec<Entry>,
    choose: Choose,
    beside: Option<Comparison>,
    /// What is to be read in the stead of a comparison.
    said: String,
    /// Whether it should be brought back was asked.
    asking: bool,
}

impl std::fmt::Debug for History {
    /// A count, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "History({} versions)", self.entries.len())
    }
}

/// Between the time of a version and its counts.
const GAP: u16 = 2;

/// The areas of the screen.
struct Parts {
    list: Rect,
    /// The counts of the chosen version, where they have no place beside its time.
    counts: Rect,
    ask: Rect,
    beside: Rect,
}

impl History {
    /// Nothing yet: they are being read.
    #[must_use]
    pub fn reading(desk: &Desk) -> Self {
        let said = desk.content.words.screen.history.reading;
        Self {
            versions: None,
            entries: Vec::new(),
            choose: Choose::default(),
            beside: None,
            said: said.to_string(),
            asking: false,
        }
    }

    /// They were read, newest first.
    pub fn heard(&mut self, versions: Vec<Earlier>, desk: &Desk) {
        self.entries = versions.iter().map(|version| entry(desk, version)).collect();
        self.versions = Some(versions);
        self.choose = Choose::default();
        self.compare(desk);
    }

    /// Holds the chosen version against the workbook in hand.
    fn compare(&mut self, desk: &Desk) {
        self.asking = false;
        let words = &desk.content.words.screen.history;
        self.beside = None;
        let Some(versions) = &self.versions else { return };
        let Some(earlier) = versions.get(self.choose.at) else {
            self.said = words.none.to_string();
            return;
        };
        let Some(version) = &earlier.version else {
            self.said = words.damaged.to_string();
            return;
        };
        let sections = sections(desk, version);
        if sections.is_empty() {
            self.said = words.same.to_string();
        } else {
            let title = fill(&words.comparing, &[("apart", &earlier.apart.to_string())]);
            self.beside = Some(Comparison::new(&title, sections));
        }
    }

    /// A key.
    pub fn press(&mut self, key: Key, desk: &Desk) -> Step {
        let restores = key.code == Code::Enter || key == Key::plain(Code::Char('r'));
        if std::mem::take(&mut self.asking) {
            return if restores { self.restore() } else { Step::Draw };
        }
        if restores {
            return self.ask(desk);
        }
        if matches!(key.code, Code::PageUp | Code::PageDown) {
            return if self.beside.as_mut().is_some_and(|beside| beside.press(key)) { Step::Draw } else { Step::Pass };
        }
        if !self.choose.press(key, self.entries.len()) {
            return Step::Pass;
        }
        self.compare(desk);
        Step::Draw
    }

    fn ask(&mut self, desk: &Desk) -> Step {
        if self.chosen().is_none() {
            return Step::Draw;
        }
        if desk.locked {
            return Step::Say(Say::Locked);
        }
        self.asking = true;
        Step::Draw
    }

    fn restore(&self) -> Step {
        self.chosen().map_or(Step::Draw, |version| Step::Restore(Arc::clone(version)))
    }

    fn chosen(&self) -> Option<&Arc<Workbook>> {
        self.versions.as_ref()?.get(self.choose.at)?.version.as_ref()
    }

    /// The question whether to bring it back is taken back; false where it was not asked.
    pub fn stop_asking(&mut self) -> bool {
        std::mem::take(&mut self.asking)
    }

    /// True while it is asked whether to bring a version back.
    #[must_use]
    pub fn asking(&self) -> bool {
        self.asking
    }

    /// A click on a row chooses it.
    pub fn click(&mut self, line: u16, desk: &Desk) -> Step {
        match self.choose.row(line, self.entries.len()).filter(|_| line < self.choose.height()) {
            Some(row) => {
                self.choose.at = row;
                self.compare(desk);
                Step::Draw
            }
            None => Step::Pass,
        }
    }

    /// The wheel reads through what differs.
    pub fn wheel(&mut self, rows: i16) {
        if let Some(beside) = &mut self.beside {
            beside.wheel(rows);
        }
    }

    /// Makes it fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect, desk: &Desk) {
        let parts = self.parts(area, desk);
        self.choose.arrange(self.entries.len(), parts.list.height);
        if let Some(beside) = &mut self.beside {
            beside.arrange(parts.beside);
        }
    }

    /// True where each time and its counts stand beside each other.
    fn fits_both(&self, width: u16) -> bool {
        let needed = |entry: &Entry| 2 + text::width(&entry.words) + GAP + text::width(&entry.aside);
        self.entries.iter().all(|entry| needed(entry) <= width)
    }

    /// A third for the list, the rest for what differs. Where the counts have no place beside the times, those of the
    /// chosen version stand below the list.
    fn parts(&self, area: Rect, desk: &Desk) -> Parts {
        let rows = u16::try_from(self.entries.len()).unwrap_or(u16::MAX);
        let list = Rect { height: rows.min((area.height / 3).max(1)).min(area.height), ..area };
        let alone = rows > 0 && !self.fits_both(area.width);
        let counts = Rect { y: list.bottom(), height: u16::from(alone).min(area.bottom() - list.bottom()), ..area };
        let gap = u16::from(area.height >= 8 && rows > 0);
        let top = (counts.bottom() + gap).min(area.bottom());
        let wanted =
            if self.asking { super::two_versions::rows(&desk.content.words.screen.history.ask, area.width) } else { 0 };
        let ask = Rect { y: top, height: wanted.min(area.bottom() - top), ..area };
        let gap = if self.asking { gap } else { 0 };
        let top = (ask.bottom() + gap).min(area.bottom());
        Parts { list, counts, ask, beside: Rect { y: top, height: area.bottom() - top, ..area } }
    }

    /// Draws the list, and what differs.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect, desk: &Desk) {
        let theme = *glass.theme;
        let words = glass.words;
        let parts = self.parts(area, desk);
        // Where there is no room for both, the time goes before the counts.
        let both = self.fits_both(area.width);
        let shown = |entry: &Entry| if both { entry.clone() } else { Entry { aside: String::new(), ..entry.clone() } };
        let entries: Vec<Entry> = self.entries.iter().map(shown).collect();
        self.choose.view(glass, parts.list, &entries);
        if let Some(chosen) = self.entries.get(self.choose.at).filter(|_| parts.counts.height > 0) {
            glass.say(parts.counts, &chosen.aside, theme.quiet);
        }
        if self.asking {
            glass.say(parts.ask, &words.history.ask, theme.alarm);
        }
        match &self.beside {
            Some(beside) => beside.view(glass, parts.beside),
            None => {
                glass.say(parts.beside, &self.said, theme.quiet);
            }
        }
    }
}

fn entry(desk: &Desk, earlier: &Earlier) -> Entry {
    let words = &desk.content.words.screen.history;
    let when = day::moment(earlier.at, desk.now, &desk.content.words.day, desk.date_style);
    let aside = match (&earlier.version, earlier.apart) {
        (None, _) => words.unread.to_string(),
        (Some(_), 0) => fill(&words.row_same, &[("n", &earlier.words.to_string())]),
        (Some(_), apart) => fill(&words.row, &[("n", &earlier.words.to_string()), ("apart", &apart.to_string())]),
    };
    Entry { words: when, aside, ..Entry::default() }
}
