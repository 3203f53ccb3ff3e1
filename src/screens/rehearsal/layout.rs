//! Large in the room there is: wide spaces where they fit, narrower ones where they don't, scrolled where nothing does.

use ratatui::layout::Rect;

use crate::widgets::guard::{width, wrap};

/// How rows stand: the widest a row may be, the blank rows within a sentence and those after it.
struct Setting {
    measure: u16,
    within: usize,
    after: usize,
}

/// From the most generous to the closest.
const SETTINGS: [Setting; 4] = [
    Setting { measure: 44, within: 1, after: 2 },
    Setting { measure: 44, within: 0, after: 1 },
    Setting { measure: 60, within: 0, after: 1 },
    Setting { measure: 72, within: 0, after: 0 },
];

/// The rows of several sentences, in the most generous setting that fits; in the closest where none does.
#[must_use]
pub fn lay(lines: &[String], area: Rect) -> Vec<String> {
    let mut rows = Vec::new();
    for setting in &SETTINGS {
        let widest = area.width.min(setting.measure);
        rows = set(lines, widest, setting);
        if rows.len() <= usize::from(area.height) {
            return balanced(lines, widest, setting, rows);
        }
    }
    rows
}

/// The same number of rows in the least width that holds them: no last word is left alone, and no word is broken.
fn balanced(lines: &[String], widest: u16, setting: &Setting, rows: Vec<String>) -> Vec<String> {
    let words = lines.iter().flat_map(|line| line.split_whitespace());
    let (mut narrow, mut best) = (words.map(width).max().unwrap_or(0).max(widest / 2), rows);
    let mut wide = widest;
    while narrow < wide {
        let between = narrow + (wide - narrow) / 2;
        let tried = set(lines, between, setting);
        if tried.len() <= best.len() {
            (wide, best) = (between, tried);
        } else {
            narrow = between + 1;
        }
    }
    best
}

fn set(lines: &[String], width: u16, setting: &Setting) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    let blank = |rows: &mut Vec<String>, count: usize| {
        let count = if rows.is_empty() { 0 } else { count };
        rows.extend(std::iter::repeat_n(String::new(), count));
    };
    for line in lines {
        for (at, row) in wrap(line, width.max(1)).into_iter().enumerate() {
            blank(&mut rows, if at == 0 { setting.after } else { setting.within });
            rows.push(row);
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[&str], (width, height): (u16, u16), expected: &[&str]) {
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        assert_eq!(lay(&lines, Rect::new(0, 0, width, height)), expected, "{width}×{height}");
    }

    #[test]
    fn the_spaces_shrink_before_anything_scrolls() {
        let lines = ["one two", "three"];
        check(&lines, (3, 9), &["one", "", "two", "", "", "thr", "", "ee"]);
        check(&lines, (3, 7), &["one", "two", "", "thr", "ee"]);
        check(&lines, (3, 4), &["one", "two", "thr", "ee"]);
        check(&lines, (3, 2), &["one", "two", "thr", "ee"]);
    }

    #[test]
    fn rows_are_of_like_length() {
        check(&["I have decided, so my answer is no."], (33, 9), &["I have decided, so", "", "my answer is no."]);
        check(&["incomprehensibilities are so"], (24, 9), &["incomprehensibilities", "", "are so"]);
    }

    #[test]
    fn nothing_is_nothing() {
        check(&[], (3, 3), &[]);
        check(&["one"], (0, 0), &["o", "n", "e"]);
    }
}
