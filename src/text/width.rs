//! How many cells a cluster takes, and what of it is shown.
//!
//! The width is exactly the one by which ratatui compares cells: `unicode-width` of the whole cluster, and one cell
//! more for each half-width sound mark. A width of our own would hide the letter after Thai, Devanagari or kana.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::clean::hidden;
use super::cluster::{clusters, syllable};

/// A tab reaches to the next multiple of this.
pub const TAB: u16 = 4;

const MARKS_AT_MOST: usize = 8;
const CHARACTERS_AT_MOST: usize = 32;

/// The cells ratatui gives a symbol.
#[must_use]
pub fn symbol_width(symbol: &str) -> u16 {
    if symbol.len() == 1 {
        return 1;
    }
    let marks = symbol.chars().filter(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}')).count();
    u16::try_from(symbol.width() + marks).unwrap_or(u16::MAX)
}

/// The cells that a cluster takes when it begins in `column`.
#[must_use]
pub fn cluster_width(cluster: &str, column: u16) -> u16 {
    match cluster.as_bytes() {
        [b' '..=b'~'] => 1,
        [b'\t'] => TAB - column % TAB,
        [_, _, _] if syllable(cluster.as_bytes()) => 2,
        _ => match shown(cluster) {
            Cow::Borrowed(as_it_is) => symbol_width(as_it_is),
            Cow::Owned(other) => other.graphemes(true).map(symbol_width).sum(),
        },
    }
}

/// Letters, digits, marks and blanks of ASCII alone: each of them is a cell, and is shown as it is.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    all_plain(text.as_bytes())
}

/// The same of bytes.
pub(super) fn all_plain(bytes: &[u8]) -> bool {
    let (eights, rest) = bytes.as_chunks();
    eights.iter().all(|eight| are_plain(*eight)) && rest.iter().all(|byte| matches!(byte, b' '..=b'~'))
}

/// The same of eight bytes at once: the highest bit of each is set in the byte itself beyond ASCII, in one more at the
/// last of ASCII, in a blank less before the blank. A carry comes only out of a byte that is not plain.
fn are_plain(eight: [u8; 8]) -> bool {
    let each = |byte: u8| u64::from_ne_bytes([byte; 8]);
    let bytes = u64::from_ne_bytes(eight);
    (bytes | bytes.wrapping_add(each(1)) | bytes.wrapping_sub(each(b' '))) & each(0x80) == 0
}

/// The cells of a line of text.
#[must_use]
pub fn width(text: &str) -> u16 {
    if is_plain(text) {
        return u16::try_from(text.len()).unwrap_or(u16::MAX);
    }
    laid(text).last().map_or(0, |last| last.column.saturating_add(last.width))
}

/// What is shown of a cluster: itself, unless it holds something that may not reach a terminal. A control character
/// is shown as `^[`, what hides or reorders as `<U+202E>`, and no more than eight marks stand on one letter.
#[must_use]
pub fn shown(cluster: &str) -> Cow<'_, str> {
    if matches!(cluster.as_bytes(), [b' '..=b'~']) {
        return Cow::Borrowed(cluster);
    }
    let long = cluster.len() > MARKS_AT_MOST && too_long(cluster);
    if !long && !cluster.chars().any(escaped) {
        return Cow::Borrowed(cluster);
    }
    let mut out = String::new();
    let mut marks = 0;
    for c in cluster.chars().take(CHARACTERS_AT_MOST) {
        marks += usize::from(c.width() == Some(0));
        if escaped(c) {
            escape(c, &mut out);
        } else if marks <= MARKS_AT_MOST || c.width() != Some(0) {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// A whole text in a form that may reach a terminal; newlines and tabs stay.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if is_plain(text) || text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')) {
        return Cow::Borrowed(text);
    }
    let fine =
        |(_, cluster): (usize, &str)| matches!(cluster, "\n" | "\t") || matches!(shown(cluster), Cow::Borrowed(_));
    if clusters(text).all(fine) {
        return Cow::Borrowed(text);
    }
    let each = clusters(text).map(|(_, c)| if matches!(c, "\n" | "\t") { Cow::Borrowed(c) } else { shown(c) });
    Cow::Owned(each.collect())
}

/// A cluster in its place on a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Laid<'a> {
    /// The byte of the row where it begins.
    pub start: usize,
    /// The cluster.
    pub text: &'a str,
    /// The column where it begins.
    pub column: u16,
    /// The cells it takes.
    pub width: u16,
}

/// The clusters of a row, each in its place.
pub fn laid(row: &str) -> impl Iterator<Item = Laid<'_>> + Clone {
    laid_from(row, 0)
}

/// The same for words that begin at a column of their row.
pub fn laid_from(words: &str, from: u16) -> impl Iterator<Item = Laid<'_>> + Clone {
    clusters(words).scan(from, |column, (start, text)| {
        let here = *column;
        let width = cluster_width(text, here);
        *column = here.saturating_add(width);
        Some(Laid { start, text, column: here, width })
    })
}

fn too_long(cluster: &str) -> bool {
    cluster.chars().nth(CHARACTERS_AT_MOST).is_some()
        || cluster.chars().filter(|c| c.width() == Some(0)).nth(MARKS_AT_MOST).is_some()
}

fn escaped(c: char) -> bool {
    hidden(c) || matches!(c, '\n' | '\t' | '\u{2028}' | '\u{2029}')
}

fn escape(c: char, out: &mut String) {
    match c {
        '\0'..='\u{1f}' | '\u{7f}' => {
            out.push('^');
            out.extend(char::from_u32(u32::from(c) ^ 0x40));
        }
        c => out.extend(["<U+", &format!("{:04X}", u32::from(c)), ">"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{cases, nasty};
    use proptest::prelude::*;
    use ratatui::buffer::CellWidth;

    fn check(cluster: &str, expected: &str, cells: u16) {
        assert_eq!((shown(cluster).as_ref(), cluster_width(cluster, 0)), (expected, cells), "{cluster:?}");
    }

    proptest! {
        #[test]
        fn what_is_plain_is_so_byte_by_byte(
            mut text in "[ -~]{0,40}", odd in any::<char>(), at in 0_usize..40, also in "[\u{0}-\u{ff}]{0,9}"
        ) {
            prop_assert!(is_plain(&text));
            let plain = |text: &str| text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
            text.insert(at.min(text.len()), odd);
            prop_assert_eq!(is_plain(&text), plain(&text));
            text.insert_str(0, &also);
            prop_assert_eq!(is_plain(&text), plain(&text));
        }
    }

    #[test]
    fn letters_are_shown_as_they_are() {
        for (cluster, cells) in [("a", 1), ("한", 2), ("👨‍👩‍👧‍👦", 2), ("❤️", 2), ("ｶﾞ", 2), ("e\u{301}", 1), ("🇰🇷", 2)]
        {
            check(cluster, cluster, cells);
        }
    }

    #[test]
    fn what_hides_is_shown() {
        check("\u{1b}", "^[", 2);
        check("\u{7f}", "^?", 2);
        check("\u{9b}", "<U+009B>", 8);
        check("\u{202e}", "<U+202E>", 8);
        check("\u{2028}", "<U+2028>", 8);
        check("a\u{e0041}", "a<U+E0041>", 10);
        assert_eq!(visible("a\tb\n\u{1b}[1m"), "a\tb\n^[[1m");
    }

    #[test]
    fn at_most_eight_marks_stand_on_a_letter() {
        check(&format!("a{}", "\u{301}".repeat(1000)), &format!("a{}", "\u{301}".repeat(8)), 1);
    }

    #[test]
    fn a_tab_reaches_to_the_next_stop() {
        assert_eq!([0, 1, 3, 4].map(|column| cluster_width("\t", column)), [4, 3, 1, 4]);
        assert_eq!(width("a\tb"), 5);
    }

    proptest! {
        #![proptest_config(cases(256))]
        #[test]
        fn it_is_the_width_of_ratatui(text in nasty(12)) {
            for (_, cluster) in clusters(&text).filter(|(_, c)| *c != "\t") {
                let pieces = shown(cluster).into_owned();
                let cells: u16 = match shown(cluster) {
                    Cow::Borrowed(_) => cluster.cell_width(),
                    Cow::Owned(_) => pieces.graphemes(true).map(CellWidth::cell_width).sum(),
                };
                prop_assert_eq!(cluster_width(cluster, 0), cells, "{:?}", cluster);
                prop_assert!(!pieces.chars().any(|c| hidden(c) || c.is_control()), "{:?}", pieces);
            }
        }
    }
}
