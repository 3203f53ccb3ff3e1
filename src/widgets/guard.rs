//! The one place where words become cells: nothing that hides, reorders or commands reaches the terminal.
//!
//! Control characters are shown as `^[`, what hides or reorders as `<U+202E>`, at most eight marks stand on a letter,
//! a tab is blanks. Words are cut between clusters, never inside one.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Style};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::{Laid, cluster_width, hangs, is_plain, laid_from, shown, symbol_width, wrapped};

pub use crate::text::{visible, width};

/// The sign that words were cut.
pub const CUT: &str = "…";

/// Puts words of a line that begins at a cell, from a column of it on. What does not fit in the buffer is left out.
pub fn put(buf: &mut Buffer, (x, y): (u16, u16), from: u16, words: &str, style: Style) {
    halve(buf, x.saturating_add(from), y);
    if is_plain(words) {
        // One letter, one cell: most words of most people.
        let letters = words.char_indices().zip(x.saturating_add(from)..buf.area.right());
        letters.for_each(|((at, _), x)| set(buf, x, y, words.get(at..=at).unwrap_or_default(), style));
        return;
    }
    for cell in laid_from(words, from) {
        let at = x.saturating_add(cell.column);
        if cell.width <= buf.area.right().saturating_sub(at) {
            put_cluster(buf, (at, y), &cell, style);
        }
    }
}

/// A wide letter whose second half is about to be written over is gone: half a letter shows nowhere, and what a
/// terminal makes of it is its own affair.
#[expect(clippy::disallowed_methods, reason = "the one place where words become cells")]
fn halve(buf: &mut Buffer, x: u16, y: u16) {
    let first = x.checked_sub(1).and_then(|x| buf.cell_mut((x, y)));
    if let Some(first) = first.filter(|first| symbol_width(first.symbol()) > 1) {
        first.set_symbol(" ");
    }
}

fn put_cluster(buf: &mut Buffer, (at, y): (u16, u16), cell: &Laid<'_>, style: Style) {
    if cell.text == "\t" {
        (at..at + cell.width).for_each(|x| set(buf, x, y, " ", style));
        return;
    }
    match shown(cell.text) {
        Cow::Borrowed(symbol) => symbol_at(buf, at, y, symbol, style),
        Cow::Owned(pieces) => {
            let mut at = at;
            for symbol in pieces.graphemes(true) {
                symbol_at(buf, at, y, symbol, style);
                at += symbol_width(symbol);
            }
        }
    }
}

/// Lays colours under every cell that has none of its own.
pub fn lay(buf: &mut Buffer, base: Style) {
    let (Some(front), Some(behind)) = (base.fg, base.bg) else { return };
    for cell in &mut buf.content {
        cell.fg = if cell.fg == Color::Reset { front } else { cell.fg };
        cell.bg = if cell.bg == Color::Reset { behind } else { cell.bg };
    }
}

/// A paragraph of the chrome, or several, as rows of at most `width` cells, ready to be put.
#[must_use]
pub fn wrap(text: &str, width: u16) -> Vec<String> {
    let mut rows = Vec::new();
    each_row(text, width, &mut |row| rows.push(row.to_owned()));
    rows
}

/// How many rows of at most `width` cells a paragraph of the chrome takes, or several; one at least.
#[must_use]
pub fn rows(text: &str, width: u16) -> u16 {
    let mut rows = 0u16;
    each_row(text, width, &mut |_| rows = rows.saturating_add(1));
    rows
}

/// Hands over each row that [`wrap`] makes, top down.
pub fn each_row(text: &str, width: u16, take: &mut dyn FnMut(&str)) {
    for paragraph in text.split('\n').map(visible) {
        for row in wrapped(&paragraph, width.max(1)) {
            let words = paragraph.get(row.start..row.end).unwrap_or_default();
            take(words.trim_end_matches(|c: char| hangs(c.encode_utf8(&mut [0; 4]))));
        }
    }
}

/// Words that fit in so many cells, cut between clusters.
#[must_use]
pub fn fitting(text: &str, max_width: u16) -> &str {
    let mut column = 0_u16;
    let end = crate::text::clusters(text).find_map(|(start, cluster)| {
        column = column.saturating_add(cluster_width(cluster, column));
        (column > max_width).then_some(start)
    });
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// A symbol, and behind a wide one blank cells of the same style.
fn symbol_at(buf: &mut Buffer, x: u16, y: u16, symbol: &str, style: Style) {
    let width = symbol_width(symbol);
    if width > 0 {
        set(buf, x, y, symbol, style);
        (x + 1..x + width).for_each(|x| set(buf, x, y, " ", style));
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where words become cells")]
fn set(buf: &mut Buffer, x: u16, y: u16, symbol: &str, style: Style) {
    if let Some(cell) = buf.cell_mut((x, y)) {
        cell.set_symbol(symbol).set_style(style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{cases, nasty};
    use crate::widgets::Sheet;
    use proptest::prelude::*;
    use ratatui::layout::Rect;

    fn line(width: u16, draw: impl Fn(&mut Sheet) -> u16) -> (String, u16) {
        let area = Rect::new(0, 0, width, 1);
        let (mut sheet, mut buf) = (Sheet::new(area), Buffer::empty(area));
        let used = draw(&mut sheet);
        sheet.fill(&mut buf);
        let mut out = String::new();
        let mut skip = 0;
        for cell in &buf.content {
            if skip == 0 {
                out.push_str(cell.symbol());
                skip = symbol_width(cell.symbol());
            }
            skip -= 1;
        }
        (out.trim_end().to_owned(), used)
    }

    fn check(text: &str, max: u16, expected: &str, used: u16) {
        assert_eq!(line(20, |sheet| sheet.put(0, 0, max, text, Style::new())), (expected.to_owned(), used));
    }

    fn check_cut(text: &str, max: u16, expected: &str) {
        assert_eq!(line(20, |sheet| sheet.put_or_cut(0, 0, max, text, Style::new())).0, expected);
    }

    #[test]
    fn words_are_put_as_far_as_they_fit() {
        check("hello", 20, "hello", 5);
        check("hello", 3, "hel", 3);
        check("승진할까", 5, "승진", 4);
        check("a\tb", 20, "a   b", 5);
    }

    #[test]
    fn what_commands_or_hides_is_shown() {
        check("\u{1b}[2J", 20, "^[[2J", 5);
        check("a\u{202e}b", 20, "a<U+202E>b", 10);
        check("a\nb", 20, "a^Jb", 4);
        check(&format!("a{}b", "\u{301}".repeat(99)), 20, &format!("a{}b", "\u{301}".repeat(8)), 2);
    }

    #[test]
    fn a_cut_is_told() {
        check_cut("hello", 5, "hello");
        check_cut("hello there", 7, "hello …");
        check_cut("승진할까", 6, "승진…");
        check_cut("hello", 1, "…");
        check_cut("hello", 0, "");
    }

    #[test]
    fn a_place_outside_takes_nothing() {
        for (x, y) in [(20, 0), (0, 1), (u16::MAX, u16::MAX)] {
            assert_eq!(line(20, |sheet| sheet.put_or_cut(x, y, 9, "hello", Style::new())), (String::new(), 0));
        }
    }

    #[test]
    fn chrome_is_wrapped_without_blanks_at_its_ends() {
        assert_eq!(wrap("one two  three\n\nfour", 8), ["one two", "three", "", "four"]);
    }

    proptest! {
        #![proptest_config(cases(256))]
        #[test]
        fn nothing_but_letters_reaches_a_cell(text in nasty(30), max in 0_u16..30) {
            let area = Rect::new(0, 0, 24, 1);
            let (mut sheet, mut buf) = (Sheet::new(area), Buffer::empty(area));
            let used = sheet.put(0, 0, max, &text, Style::new());
            sheet.fill(&mut buf);
            prop_assert!(used <= max.min(24));
            for cell in &buf.content {
                prop_assert!(!cell.symbol().chars().any(|c| c.is_control() || crate::text::hidden(c)));
            }
            prop_assert!(width(fitting(&text, max)) <= max);
        }
    }
}
