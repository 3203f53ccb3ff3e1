//! Words being typed: prose, caret, selection, undo, wrapping; and what may enter.
//!
//! An [`Editor`] holds a [`Prose`] and a caret. Keys and pastes go in by [`Editor::press`], [`Editor::insert`] and
//! [`Editor::paste`]; before it is drawn, [`Editor::arrange`] prepares what shows in a given width and height, and
//! `rows` and `caret_cell` tell it. It knows no screen; widths are those by which the screen is compared.

mod boards;
mod clean;
mod cluster;
mod compare;
mod editor;
mod find;
mod history;
mod paragraph;
mod place;
mod prose;
mod secret;
mod width;
mod wrap;
mod wraps;

pub use boards::Paragraphs;
pub use clean::{Cleaned, clean, hidden, in_one_line};
pub use cluster::{Clusters, clusters};
pub use compare::{Change, Compared, compared};
pub use editor::{Deed, Editor, KEYS, Motion, Reaction, Shape, VisibleRow};
pub use find::{Finder, Likeness};
pub use paragraph::Paragraph;
pub use prose::{MAX_BYTES, Prose};
pub use secret::Secret;
pub use width::{Laid, TAB, cluster_width, is_plain, laid, laid_from, shown, symbol_width, visible, width};
pub use wrap::{Row, hangs, wrapped};

/// A piece of a text by bytes; nothing where the bytes are not those of whole characters.
fn slice(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or("")
}

/// So many random cases; nothing is written beside the sources when one fails.
#[cfg(test)]
pub(crate) fn cases(count: u32) -> proptest::test_runner::Config {
    proptest::test_runner::Config { cases: count, failure_persistence: None, ..Default::default() }
}

/// Text of every kind that has ever misplaced a caret.
#[cfg(test)]
pub(crate) fn nasty(pieces: usize) -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let piece = prop_oneof![
        6 => "[a-c1'., !?()/-]",
        3 => Just(" ".to_owned()),
        1 => "[\\PC]",
        6 => prop::sample::select(vec![
            "👨‍👩‍👧‍👦", "❤️", "👍🏽", "1️⃣", "🇰🇷", "🇷", "e\u{301}", "\u{301}", "क्षि", "นำ", "ำ", "ｶﾞ", "\u{ff9f}", "한글", "\u{1112}",
            "\u{1161}", "\u{11ab}", "漢字", "。", "\t", "\u{a0}", "\u{3000}", "\u{200d}", "\u{200f}", "\u{ad}", "עברית",
            "\u{1b}", "\u{202e}", "\u{2028}", "\u{fe0e}", "☕", "\u{600}", "don't", "word ", " a", "-", "\u{2060}",
            "나는 ", "漢 字", "ひらカナ", "\u{3099}", "над ", "على ", "x_1", "3.5", "a.b", "\u{11a8}",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..pieces).prop_map(|pieces| pieces.concat())
}
