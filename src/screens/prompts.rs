//! The coach's prompts over the question in hand: why it is asked, what to ask next, what to listen for, and when to be
//! silent. It holds nothing of the answer. Where there is no room for all of it, it scrolls; any other key closes it.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::curriculum::Question;
use crate::keys::Key;
use crate::theme::Theme;
use crate::widgets::guard::wrap;
use crate::widgets::{Glass, Scroll};
use crate::wording::Wording;
use crate::words::{PromptsWords, fill};

/// Where the page has come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Prompts {
    scroll: Scroll,
    /// It was scrolled to what to ask next, which is needed first.
    placed: bool,
}

/// Words on the page.
struct Piece {
    words: String,
    style: Style,
    /// A blank row stands above it.
    apart: bool,
    /// What to ask next and what to listen for: where not all fits, this shows first.
    first: bool,
}

impl Prompts {
    /// Scrolls, where there is more than shows; false where the key closes the page.
    pub fn press(&mut self, key: Key) -> bool {
        self.scrolls() && key == Key::plain(key.code) && self.scroll.press(key)
    }

    /// The wheel.
    pub fn wheel(&mut self, rows: i16) {
        self.scroll.wheel(rows);
    }

    /// True where there is more than shows.
    #[must_use]
    pub fn scrolls(&self) -> bool {
        self.scroll.rows() > self.scroll.height()
    }

    /// Makes it fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect, question: &Question, words: &PromptsWords, theme: &Theme) {
        let pieces = pieces(question, words, theme, area);
        self.scroll.arrange(area.height, rows(&pieces, area.width));
        if !std::mem::replace(&mut self.placed, true) && self.scrolls() {
            let above = pieces.iter().take_while(|piece| !piece.first);
            self.scroll.to(u16::try_from(rows(above, area.width)).unwrap_or(u16::MAX));
        }
    }

    /// Draws what shows.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect, question: &Question) {
        let pieces = pieces(question, &glass.words.prompts, glass.theme, area);
        let rows = pieces.iter().flat_map(|piece| {
            let blank = piece.apart.then(String::new);
            let rows = wrap(&piece.words, area.width.max(1));
            blank.into_iter().chain(rows).map(|row| (row, piece.style))
        });
        for ((row, style), y) in rows.skip(self.scroll.above()).zip(area.y..area.bottom()) {
            glass.put(area.x, y, area.width, &row, style);
        }
        self.scroll.view(glass, area);
    }
}

fn rows<'a>(pieces: impl IntoIterator<Item = &'a Piece>, width: u16) -> usize {
    pieces.into_iter().map(|piece| wrap(&piece.words, width.max(1)).len() + usize::from(piece.apart)).sum()
}

/// All of it: with blank rows where there is room for them, and with every heading where what is needed first fits with
/// its own.
fn pieces(question: &Question, words: &PromptsWords, theme: &Theme, area: Rect) -> Vec<Piece> {
    let height = usize::from(area.height);
    let roomy = written(question, words, theme, (true, true));
    if rows(&roomy, area.width) <= height {
        return roomy;
    }
    let close = written(question, words, theme, (false, true));
    let needed = rows(close.iter().filter(|piece| piece.first), area.width);
    if needed <= height || rows(&close, area.width) <= height {
        return close;
    }
    written(question, words, theme, (false, false))
}

fn written(question: &Question, words: &PromptsWords, theme: &Theme, (roomy, headed): (bool, bool)) -> Vec<Piece> {
    let piece = |words: &str, style| Piece { words: words.to_owned(), style, apart: false, first: false };
    let section = |heading: &str, lines: &[&str], style, first: bool| {
        let heading = ((headed || !first) && !lines.is_empty()).then(|| piece(heading, theme.quiet));
        let mut all: Vec<Piece> = heading.into_iter().chain(lines.iter().map(|line| piece(line, style))).collect();
        for piece in &mut all {
            piece.first = first;
        }
        if let Some(begins) = all.first_mut() {
            begins.apart = roomy;
        }
        all
    };
    let listen = match (question.listen.as_str(), headed) {
        ("", _) => String::new(),
        (listen, true) => listen.to_owned(),
        (listen, false) => fill(&words.listen_brief, &[("listen", listen)]),
    };
    let (next, heard) = (question.follow_ups.iter().map(Wording::as_str).collect::<Vec<_>>(), [listen.as_str()]);
    let mut all = vec![piece(&question.prompt, theme.prompt)];
    all.extend(section(&words.why, &[&*question.why], theme.text, false));
    all.extend(section(&words.next, &next, theme.text, true));
    all.extend(section(&words.listen, if listen.is_empty() { &[] } else { &heard }, theme.accent, true));
    all.extend(section(&words.silence, &[&*words.wait], theme.text, false));
    all
}
