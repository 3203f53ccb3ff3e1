//! Two versions side by side in one text: what only the older one has stands in `[-…-]`, what only the newer one has
//! in `{+…+}`. Signs, so that no colour is needed. The message's versions and the workbook's are shown by it.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::keys::Key;
use crate::text::{Change, Compared};
use crate::theme::Theme;
use crate::widgets::guard::wrap;
use crate::widgets::{Glass, Scroll};
use crate::words::fill;

/// The signs.
const OLD: &str = "[-";
const OLD_END: &str = "-]";
const NEW: &str = "{+";
const NEW_END: &str = "+}";

/// Of a stretch that both have, so many words are shown at either end where it is longer.
const AROUND: usize = 12;

/// A comparison, scrolled.
#[derive(Clone)]
pub struct Comparison {
    title: String,
    sections: Vec<Section>,
    /// The rows, and the width that they were made for.
    rows: Vec<Vec<(String, Weight)>>,
    width: u16,
    scroll: Scroll,
}

/// Something that is compared, under its heading.
#[derive(Clone)]
pub struct Section {
    /// Empty where there is only one.
    pub heading: String,
    /// Both versions.
    pub pieces: Vec<Compared>,
}

/// How a piece of a row looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weight {
    Heading,
    Same,
    Old,
    New,
}

impl std::fmt::Debug for Comparison {
    /// A count, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Comparison({} sections)", self.sections.len())
    }
}

impl Comparison {
    /// A comparison under a title; `{old}`, `{old_end}`, `{new}` and `{new_end}` in it become the signs.
    #[must_use]
    pub fn new(title: &str, sections: Vec<Section>) -> Self {
        let signs = [("old", OLD), ("old_end", OLD_END), ("new", NEW), ("new_end", NEW_END)];
        let title = fill(title, &signs);
        Self { title, sections, rows: Vec::new(), width: 0, scroll: Scroll::default() }
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
        if self.width != area.width {
            self.width = area.width;
            self.rows = self.sections.iter().flat_map(|section| rows(section, area.width.max(1))).collect();
        }
        let (_, body) = self.parts(area);
        self.scroll.arrange(body.height, self.rows.len());
    }

    /// The title, and what is compared below it. In a low window the title gives way.
    fn parts(&self, area: Rect) -> (Rect, Rect) {
        let rows = u16::try_from(wrap(&self.title, area.width.max(1)).len()).unwrap_or(u16::MAX);
        let height = rows.min(area.height / 2);
        let used = height + u16::from(area.height >= 6);
        (Rect { height, ..area }, Rect { y: area.y + used, height: area.height - used, ..area })
    }

    /// Draws what shows.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        let theme = *glass.theme;
        let (title, body) = self.parts(area);
        glass.say(title, &self.title, theme.prompt);
        for (row, y) in self.rows.iter().skip(self.scroll.above()).zip(body.y..body.bottom()) {
            let mut x = body.x;
            for (words, weight) in row {
                x += glass.put(x, y, body.right().saturating_sub(x), words, weight.style(&theme));
            }
        }
        self.scroll.view(glass, body);
    }
}

impl Weight {
    fn style(self, theme: &Theme) -> Style {
        match self {
            Self::Heading => theme.accent,
            Self::Same => theme.text,
            Self::Old => theme.quiet,
            Self::New => theme.chosen,
        }
    }
}

/// The rows of a section, an empty one behind it.
fn rows(section: &Section, width: u16) -> Vec<Vec<(String, Weight)>> {
    let mut all = Vec::new();
    if !section.heading.is_empty() {
        // Cut where it is longer than a row.
        all.push(vec![(section.heading.clone(), Weight::Heading)]);
    }
    let mut weight = Weight::Same;
    for row in wrap(&marked(&section.pieces), width) {
        let mut cut = Vec::new();
        for (piece, ends) in pieces(&row) {
            weight = match piece.get(..2) {
                Some(OLD) => Weight::Old,
                Some(NEW) => Weight::New,
                Some(_) | None => weight,
            };
            cut.push((piece.to_owned(), weight));
            weight = if ends { Weight::Same } else { weight };
        }
        all.push(cut);
    }
    if !section.heading.is_empty() {
        all.push(Vec::new());
    }
    all
}

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

/// Long stretches that both versions have, cut in the middle: what differs is looked for.
#[must_use]
pub fn shortened(pieces: Vec<Compared>) -> Vec<Compared> {
    let last = pieces.len().saturating_sub(1);
    let short = |(at, piece): (usize, Compared)| match piece.change {
        Change::Same => Compared { words: middle_out(&piece.words, at > 0, at < last), ..piece },
        Change::Old | Change::New => piece,
    };
    pieces.into_iter().enumerate().map(short).collect()
}

/// Keeps so many words where something that differs stands before, and where something stands behind.
fn middle_out(words: &str, before: bool, behind: bool) -> String {
    let starts: Vec<usize> = starts(words);
    let kept = AROUND * (usize::from(before) + usize::from(behind));
    if starts.len() <= kept + 2 {
        return words.to_owned();
    }
    let cut = |at: usize| starts.get(at).copied().unwrap_or(words.len());
    let head = words.get(..cut(AROUND)).filter(|_| before).map(str::trim_end).unwrap_or_default();
    let tail = words.get(cut(starts.len().saturating_sub(AROUND))..).filter(|_| behind).unwrap_or_default();
    match (head.is_empty(), tail.is_empty()) {
        (false, false) => format!("{head} … {tail}"),
        (false, true) => format!("{head} …"),
        (true, false) => format!("… {tail}"),
        (true, true) => words.to_owned(),
    }
}

/// Where the words begin, in bytes.
fn starts(text: &str) -> Vec<usize> {
    let mut blank = true;
    let mut starts = Vec::new();
    for (at, c) in text.char_indices() {
        if blank && !c.is_whitespace() {
            starts.push(at);
        }
        blank = c.is_whitespace();
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::compared;

    fn check(old: &str, new: &str, expected: &str) {
        assert_eq!(marked(&shortened(compared(old, new))), expected);
    }

    #[test]
    fn what_both_have_is_shortened_and_what_differs_never() {
        check("a b", "a c", "a [-b-]{+c+}");
        let long = "w ".repeat(40);
        let half = "w ".repeat(AROUND);
        let half = half.trim_end();
        check(&format!("{long}old"), &format!("{long}new"), &format!("… {half} [-old-]{{+new+}}"));
        check(&format!("old {long}"), &format!("new {long}"), &format!("[-old-]{{+new+}} {half} …"));
        check(
            &format!("a {long}old"),
            &format!("b {long}new"),
            &format!("[-a-]{{+b+}} {half} … {half} [-old-]{{+new+}}"),
        );
        check("", &long, &format!("{{+{long}+}}"));
    }

    #[test]
    fn a_sign_goes_on_over_the_end_of_a_row() {
        let section = Section { heading: String::new(), pieces: compared("a b c d", "x y z v") };
        let rows = rows(&section, 4);
        assert!(rows.iter().flatten().all(|(_, weight)| *weight != Weight::Same || rows.len() < 2), "{}", rows.len());
    }
}
