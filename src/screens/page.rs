//! Pages to read: the help, the sources, the figures. They scroll, and Esc closes them.

use ratatui::layout::Rect;

use super::{Desk, Step};
use crate::keys::{Code, Key};
use crate::widgets::guard::wrap;
use crate::widgets::{Glass, Scroll};
use crate::wording::Wording;

/// A page: paragraphs, scrolled.
#[derive(Debug, Clone)]
pub struct Reading {
    title: String,
    pieces: Vec<Piece>,
    scroll: Scroll,
}

/// A piece of a page.
#[derive(Clone)]
enum Piece {
    /// A paragraph.
    Words(String, Weight),
    /// Keys, and what they do.
    Keys(String, String),
}

impl std::fmt::Debug for Piece {
    /// No words: a page may hold the writer's.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Words(..) => "Words",
            Self::Keys(..) => "Keys",
        })
    }
}

/// A heading, and under it keys with what they do.
pub type Section = (Wording, Vec<(String, Wording)>);

/// How many columns keys take where what they do stands beside them, and from which width on it does.
const KEYS: u16 = 25;
const SIDE_BY_SIDE: u16 = 60;

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// A heading.
    Heading,
    /// Plain.
    Plain,
    /// What may be passed over.
    Quiet,
    /// A thin rule in the place of words.
    Rule,
}

impl Reading {
    /// A page of paragraphs.
    #[must_use]
    pub fn new(title: &str, paragraphs: Vec<(String, Weight)>) -> Self {
        Self { title: title.to_owned(), pieces: pieces(paragraphs), scroll: Scroll::default() }
    }

    /// Scrolls so that what follows so many paragraphs shows, as near the top as the page allows.
    pub fn show(&mut self, paragraphs: usize, area: Rect) {
        let before: usize = self.pieces.iter().take(paragraphs).map(|piece| lines(piece, area.width).len()).sum();
        self.arrange(area);
        self.scroll.to(u16::try_from(before).unwrap_or(u16::MAX));
    }

    /// Other paragraphs on the same page, scrolled as it is.
    pub fn renew(&mut self, paragraphs: Vec<(String, Weight)>) {
        self.pieces = pieces(paragraphs);
    }

    /// The sources, by title and author.
    #[must_use]
    pub fn sources(desk: &Desk) -> Self {
        let words = &desk.content.words.screen.pages;
        let mut page = vec![(words.sources_intro.to_string(), Weight::Plain)];
        for source in desk.curriculum().sources() {
            let by: Vec<&str> =
                [source.author.as_str(), source.when.as_str()].into_iter().filter(|words| !words.is_empty()).collect();
            page.push(blank());
            page.push((source.title.to_string(), Weight::Heading));
            page.push((by.join(", "), Weight::Quiet));
            page.push((source.takes.to_string(), Weight::Plain));
        }
        Self::new(&words.sources, page)
    }

    /// The figures of every stage, both directions.
    #[must_use]
    pub fn figures(desk: &Desk) -> Self {
        let words = &desk.content.words.screen.pages;
        let mut page = vec![(words.figures_intro.to_string(), Weight::Plain)];
        for figure in desk.curriculum().stages().iter().flat_map(|stage| &stage.figures) {
            page.push(blank());
            page.push((figure.says.to_string(), Weight::Plain));
            page.push((figure.source.to_string(), Weight::Quiet));
        }
        Self::new(&words.figures, page)
    }

    /// The help: every action with its keys and what it does.
    #[must_use]
    pub fn help(desk: &Desk, sections: Vec<Section>) -> Self {
        let words = &desk.content.words.screen.pages;
        let mut page =
            Self::new(&words.help, words.help_intro.iter().map(|line| (line.to_string(), Weight::Plain)).collect());
        for (heading, rows) in sections {
            let (blank, weight) = blank();
            page.pieces.push(Piece::Words(blank, weight));
            page.pieces.push(Piece::Words(heading.to_string(), Weight::Heading));
            page.pieces.extend(rows.into_iter().map(|(keys, does)| Piece::Keys(keys, does.to_string())));
        }
        page
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// A key.
    pub fn press(&mut self, key: Key) -> Step {
        let key = if key.code == Code::Char(' ') { Key::plain(Code::PageDown) } else { key };
        if key.code == Code::Home {
            self.scroll.to(0);
        } else if key.code == Code::End {
            self.scroll.to(u16::MAX);
        } else if !self.scroll.press(key) {
            return Step::Pass;
        }
        Step::Draw
    }

    /// The wheel.
    pub fn wheel(&mut self, rows: i16) {
        self.scroll.wheel(rows);
    }

    /// Makes the page fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect) {
        self.scroll.arrange(area.height, self.lines(area.width).count());
    }

    /// Every row: what stands at the left, what beside it, and how it looks.
    fn lines(&self, width: u16) -> impl Iterator<Item = (String, String, Weight)> {
        self.pieces.iter().flat_map(move |piece| lines(piece, width))
    }

    /// Draws what shows.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        let theme = *glass.theme;
        let lines = self.lines(area.width).skip(self.scroll.above());
        for ((words, beside, weight), y) in lines.zip(area.y..area.bottom()) {
            let style = match weight {
                Weight::Heading => theme.prompt,
                Weight::Plain => theme.text,
                Weight::Quiet | Weight::Rule => theme.quiet,
            };
            let left = if beside.is_empty() { style } else { theme.accent };
            glass.put(area.x, y, area.width, &words, left);
            glass.put(area.x + KEYS, y, area.width.saturating_sub(KEYS), &beside, style);
        }
        self.scroll.view(glass, area);
    }
}

/// The rows of one piece.
fn lines(piece: &Piece, width: u16) -> Vec<(String, String, Weight)> {
    match piece {
        Piece::Words(words, weight) => words_alone(words, *weight, width),
        Piece::Keys(keys, does) if width >= SIDE_BY_SIDE => {
            let (left, right) = (wrap(keys, KEYS - 1), wrap(does, width - KEYS));
            let row = |at: usize| {
                let side = |rows: &[String]| rows.get(at).cloned().unwrap_or_default();
                (side(&left), side(&right), Weight::Plain)
            };
            (0..left.len().max(right.len())).map(row).collect()
        }
        Piece::Keys(keys, does) => {
            let mut rows = words_alone(keys, Weight::Quiet, width);
            rows.extend(words_alone(does, Weight::Plain, width));
            rows
        }
    }
}

fn pieces(paragraphs: Vec<(String, Weight)>) -> Vec<Piece> {
    paragraphs.into_iter().map(|(words, weight)| Piece::Words(words, weight)).collect()
}

fn words_alone(words: &str, weight: Weight, width: u16) -> Vec<(String, String, Weight)> {
    if weight == Weight::Rule {
        return vec![("─".repeat(usize::from(width)), String::new(), weight)];
    }
    wrap(words, width.max(1)).into_iter().map(|row| (row, String::new(), weight)).collect()
}

fn blank() -> (String, Weight) {
    (String::new(), Weight::Plain)
}
