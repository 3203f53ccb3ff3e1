//! The question large, for a shared screen or a projector: its words in the middle of the glass, and nothing else.
//!
//! A terminal has letters of one size. What makes a question large here is the space around it: it is bold, in short
//! rows of about one length, a blank row between them where there is room. The letters themselves grow with the
//! terminal's own zoom, and the question still fits when they have.

use ratatui::layout::Rect;

use crate::keys::{Code, Key, Row};
use crate::text;
use crate::widgets::Glass;
use crate::widgets::guard::wrap;

/// The longest row, in columns: from the back of a room a short one is found again.
const MEASURE: u16 = 40;
/// Columns and rows left free at each edge.
const EDGE: u16 = 1;

/// What can be done while a question is large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The next question, as large.
    Next,
    /// The one before.
    Back,
}

/// Its keys; those of a presenter's remote control are among them. Any other ends it.
pub const TABLE: &[Row<Action>] = &[
    Row {
        action: Action::Next,
        name: "next-large",
        keys: &[Key::plain(Code::Tab), Key::plain(Code::Right), Key::plain(Code::PageDown)],
    },
    Row {
        action: Action::Back,
        name: "large-before",
        keys: &[Key::shift(Code::Tab), Key::plain(Code::Left), Key::plain(Code::PageUp)],
    },
];

/// Draws a question.
pub fn view(glass: &mut Glass<'_>, area: Rect, prompt: &str) {
    let rows = balanced(prompt, area.width.saturating_sub(2 * EDGE).min(MEASURE));
    let count = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let spread = count.saturating_mul(2).saturating_sub(1);
    let (step, height) = if spread.saturating_add(2 * EDGE) <= area.height { (2, spread) } else { (1, count) };
    let top = area.y + area.height.saturating_sub(height) / 2;
    let style = glass.theme.prompt;
    for (row, y) in rows.iter().zip((top..area.bottom()).step_by(step)) {
        let indent = area.width.saturating_sub(text::width(row)) / 2;
        glass.put(area.x + indent, y, area.width - indent, row, style);
    }
}

/// As few rows as the width allows, and as narrow as so few can be: they are of about one length.
fn balanced(words: &str, width: u16) -> Vec<String> {
    let widest = wrap(words, width.max(1));
    let as_few = |width: &u16| wrap(words, *width).len() == widest.len();
    let narrow = (1..width).rev().take_while(as_few).last();
    narrow.map_or_else(|| widest.clone(), |width| wrap(words, width))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, width: u16, expected: &[&str]) {
        assert_eq!(balanced(words, width), expected, "{words} in {width}");
    }

    #[test]
    fn rows_are_few_and_about_as_long_as_each_other() {
        check("Why you?", 40, &["Why you?"]);
        check(
            "What do you love most about your work as it is today?",
            40,
            &["What do you love most about", "your work as it is today?"],
        );
        check("one two three four five six seven", 12, &["one two", "three", "four five", "six seven"]);
        check("당신이 가장 좋아하는 일은 무엇인가요?", 20, &["당신이 가장 좋아하는", "일은 무엇인가요?"]);
        check("Donaudampfschiff", 6, &["Donaud", "ampfsc", "hiff"]);
        check("", 10, &[""]);
    }
}
