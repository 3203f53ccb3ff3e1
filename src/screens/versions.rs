//! What left before: each version, compared by words with the message as it stands, and brought back.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::letter::Deed;
use super::{Desk, Step};
use crate::day;
use crate::keys::{Code, Key};
use crate::letter::{Change, Compared, compared};
use crate::widgets::guard::wrap;
use crate::widgets::{Choose, Entry, Glass, Scroll};
use crate::words::fill;
use crate::workbook::Left;

/// The versions, newest first, and the one being compared.
#[derive(Debug, Clone)]
pub struct Versions {
    rows: Vec<(usize, Entry)>,
    choose: Choose,
    open: Option<Comparison>,
}

#[derive(Debug, Clone)]
struct Comparison {
    title: String,
    pieces: Vec<Compared>,
    scroll: Scroll,
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
            return if open.scroll.press(key) { Step::Draw } else { Step::Pass };
        }
        if key.code == Code::Enter {
            self.open = desk.workbook.left.get(*number).map(|left| Comparison {
                title: entry.words.clone(),
                pieces: compared(&desk.text_of(left), &desk.text_now()),
                scroll: Scroll::default(),
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
            Some(open) => open.scroll.wheel(rows),
            None => self.choose.wheel(rows.into(), self.rows.len()),
        }
    }

    /// Makes it fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect) {
        self.choose.arrange(self.rows.len(), area.height);
        if let Some(open) = &mut self.open {
            let rows = wrap(&marked(&open.pieces), area.width.max(1)).len();
            open.scroll.arrange(area.height.saturating_sub(2), rows);
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

impl Comparison {
    /// What only the version has stands in `[-…-]`, what only the message has in `{+…+}`: signs, so that no colour is
    /// needed.
    fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        let theme = *glass.theme;
        let words = glass.words;
        let signs =
            [("version", self.title.as_str()), ("old", OLD), ("old_end", OLD_END), ("new", NEW), ("new_end", NEW_END)];
        let title = fill(&words.versions.comparing, &signs);
        glass.put(area.x, area.y, area.width, &title, theme.prompt);
        let body = Rect { y: (area.y + 2).min(area.bottom()), height: area.height.saturating_sub(2), ..area };
        let rows = wrap(&marked(&self.pieces), area.width.max(1));
        let mut style = theme.text;
        for (at, row) in rows.iter().enumerate() {
            let y = at
                .checked_sub(self.scroll.above())
                .and_then(|at| u16::try_from(at).ok())
                .filter(|at| *at < body.height);
            style = draw_row(
                glass,
                Rect { height: u16::from(y.is_some()), y: body.y + y.unwrap_or(0), ..body },
                row,
                style,
            );
        }
        self.scroll.view(glass, body);
    }
}

/// Draws a row that begins in a style, where it shows; gives the style in which the next one begins.
fn draw_row(glass: &mut Glass<'_>, area: Rect, row: &str, mut style: Style) -> Style {
    let theme = *glass.theme;
    let mut x = area.x;
    for (piece, ends) in pieces(row) {
        style = match piece.get(..2) {
            Some(OLD) => theme.quiet,
            Some(NEW) => theme.chosen,
            Some(_) | None => style,
        };
        let room = if area.height > 0 { area.right().saturating_sub(x) } else { 0 };
        x += glass.put(x, area.y, room, piece, style);
        style = if ends { theme.text } else { style };
    }
    style
}

const OLD: &str = "[-";
const OLD_END: &str = "-]";
const NEW: &str = "{+";
const NEW_END: &str = "+}";

fn marked(all: &[Compared]) -> String {
    let piece = |piece: &Compared| match piece.change {
        Change::Same => piece.words.clone(),
        Change::Old => format!("{OLD}{}{OLD_END}", piece.words),
        Change::New => format!("{NEW}{}{NEW_END}", piece.words),
    };
    all.iter().map(piece).collect()
}

/// A row cut before each sign that begins something and behind each that ends it; true where the piece ends one.
fn pieces(row: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut rest = row;
    while !rest.is_empty() {
        let behind = |sign: &str| rest.find(sign).map(|at| (at + sign.len(), true));
        let before = |sign: &str| rest.find(sign).filter(|at| *at > 0).map(|at| (at, false));
        let ends = [behind(OLD_END), behind(NEW_END), before(OLD), before(NEW)];
        let (at, ends) = ends.into_iter().flatten().min().unwrap_or((rest.len(), false));
        let Some((piece, more)) = rest.split_at_checked(at) else { return pieces };
        pieces.push((piece, ends));
        rest = more;
    }
    pieces
}

fn row(desk: &Desk, left: &Left) -> Entry {
    let words = &desk.content.words.screen;
    let name = |id: &str| words.letter.names.get(id).cloned().unwrap_or_else(|| id.to_owned());
    let form = words.ways.get(&left.form).map_or_else(|| left.form.clone(), |way| way.left.clone());
    let when = day::moment(left.at, desk.now, &desk.content.words.day);
    let values = [("when", when), ("kind", name(&left.kind)), ("form", form)];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let count = desk.text_of(left).split_whitespace().count();
    let aside = fill(&words.versions.words, &[("n", &count.to_string())]);
    Entry { words: fill(&words.versions.row, &values), aside, ..Entry::default() }
}
