//! The coach's prompts over the question in hand: why it is asked, what to ask next, what to listen for, and when to be
//! silent. It holds nothing of the answer, and the next key closes it.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::curriculum::Question;
use crate::theme::Theme;
use crate::widgets::guard::wrap;
use crate::widgets::{Glass, Page};
use crate::wording::Wording;
use crate::words::{PromptsWords, fill};

/// What is left out where there is no room, first to last: the blank rows, the headings, the question, its reason, the
/// silence, what to listen for. What to ask next is always there.
const STEPS: u8 = 6;

/// Words on the page.
struct Piece {
    words: String,
    style: Style,
    /// A blank row stands above it.
    apart: bool,
}

/// Draws as much of it as there is room for.
pub fn view(glass: &mut Glass<'_>, area: Rect, question: &Question) {
    let (words, theme) = (&glass.words.prompts, glass.theme);
    let fits = |pieces: &Vec<Piece>| rows(pieces, area.width) <= usize::from(area.height);
    let found = (0..STEPS).map(|left_out| pieces(question, words, theme, left_out)).find(fits);
    let pieces = found.unwrap_or_else(|| pieces(question, words, theme, STEPS));
    let mut page = Page::new(glass, area);
    for piece in pieces {
        page.skip(u16::from(piece.apart));
        page.say(&piece.words, piece.style);
    }
}

fn rows(pieces: &[Piece], width: u16) -> usize {
    pieces.iter().map(|piece| wrap(&piece.words, width.max(1)).len() + usize::from(piece.apart)).sum()
}

fn pieces(question: &Question, words: &PromptsWords, theme: &Theme, left_out: u8) -> Vec<Piece> {
    let (roomy, headed) = (left_out < 1, left_out < 2);
    let piece = |words: &str, style| Piece { words: words.to_owned(), style, apart: false };
    let section = |heading: &str, lines: &[&str], style| {
        let heading = (headed && !lines.is_empty()).then(|| piece(heading, theme.quiet));
        let mut all: Vec<Piece> = heading.into_iter().chain(lines.iter().map(|line| piece(line, style))).collect();
        if let Some(first) = all.first_mut() {
            first.apart = roomy;
        }
        all
    };
    let listen = match (question.listen.as_str(), headed) {
        ("", _) => String::new(),
        (listen, true) => listen.to_owned(),
        (listen, false) => fill(&words.listen_brief, &[("listen", listen)]),
    };
    let (next, heard) = (question.follow_ups.iter().map(Wording::as_str).collect::<Vec<_>>(), [listen.as_str()]);
    let mut all = Vec::new();
    if left_out < 3 {
        all.push(piece(&question.prompt, theme.prompt));
    }
    if left_out < 4 {
        all.extend(section(&words.why, &[&*question.why], theme.text));
    }
    all.extend(section(&words.next, &next, theme.text));
    if left_out < 6 {
        all.extend(section(&words.listen, if listen.is_empty() { &[] } else { &heard }, theme.accent));
    }
    if left_out < 5 {
        all.extend(section(&words.silence, &[&*words.wait], theme.text));
    }
    all
}
