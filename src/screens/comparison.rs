//! Two versions side by side, by words: what only the one has, what only the other has. Signs tell them apart, so that
//! no colour is needed.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::keys::Key;
use crate::letter::{Change, Compared, compared};
use crate::widgets::guard::wrap;
use crate::widgets::{Glass, Scroll};
use crate::words::fill;

/// A comparison of some passages, scrolled.
#[derive(Clone)]
pub struct Comparison {
    title: String,
    passages: Vec<Passage>,
    scroll: Scroll,
}

/// A passage: what it is of, and its pieces.
#[derive(Clone)]
struct Passage {
    heading: String,
    marked: String,
}

impl std::fmt::Debug for Comparison {
    /// A count, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Comparison({} passages)", self.passages.len())
    }
}

/// A row: of a heading, of words, or none.
enum Row {
    Heading(String),
    Words(String),
}

impl Comparison {
    /// Compares passages: a heading, the older words, the newer. The title names both; its `{old}`, `{new}` and their
    /// ends become the signs.
    #[must_use]
    pub fn new(title: &str, passages: impl IntoIterator<Item = (String, String, String)>) -> Self {
        let signs = [("old", OLD), ("old_end", OLD_END), ("new", NEW), ("new_end", NEW_END)];
        let passage =
            |(heading, old, new): (String, String, String)| Passage { heading, marked: marked(&compared(&old, &new)) };
        let passages = passages.into_iter().map(passage).collect();
        Self { title: fill(title, &signs), passages, scroll: Scroll::default() }
    }

    /// A key.
    pub fn press(&mut self, key: Key) -> bool {
        self.scroll.press(key)
    }

    /// The wheel.
    pub fn wheel(&mut self, rows: i16) {
        self.scroll.wheel(rows);
    }

    /// Makes it fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect) {
        let rows = self.rows(area.width).len();
        self.scroll.arrange(area.height.saturating_sub(self.head(area.width)), rows);
    }

    /// How many rows the title takes, with the empty one below it.
    fn head(&self, width: u16) -> u16 {
        u16::try_from(wrap(&self.title, width.max(1)).len()).unwrap_or(u16::MAX).saturating_add(1)
    }

    fn rows(&self, width: u16) -> Vec<Row> {
        let mut rows = Vec::new();
        for passage in &self.passages {
            if !rows.is_empty() {
                rows.push(Row::Words(String::new()));
            }
            if !passage.heading.is_empty() {
                rows.extend(wrap(&passage.heading, width.max(1)).into_iter().map(Row::Heading));
            }
            rows.extend(wrap(&passage.marked, width.max(1)).into_iter().map(Row::Words));
        }
        rows
    }

    /// Draws the title and what shows of the passages.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        let theme = *glass.theme;
        let head = self.head(area.width).min(area.height);
        glass.say(Rect { height: head.saturating_sub(1), ..area }, &self.title, theme.prompt);
        let body = Rect { y: area.y + head, height: area.height - head, ..area };
        let mut style = theme.text;
        for (at, row) in self.rows(area.width).iter().enumerate() {
            let shown = at.checked_sub(self.scroll.above()).and_then(|at| u16::try_from(at).ok());
            let y = shown.filter(|at| *at < body.height);
            let place = Rect { height: u16::from(y.is_some()), y: body.y + y.unwrap_or(0), ..body };
            style = match row {
                Row::Heading(_) if place.height == 0 => theme.text,
                Row::Heading(words) => {
                    glass.put(place.x, place.y, place.width, words, theme.accent);
                    theme.text
                }
                Row::Words(words) => draw_row(glass, place, words, style),
            };
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
