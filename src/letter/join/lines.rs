//! The lines of an answer: blanks made single, list marks taken off, lines that a mail box wrapped put together.

use super::words::{bare, first_letter, first_word};
use super::{Joins, seam, whole};
use crate::text;

/// A line longer than this that ends without a mark was wrapped, where the next goes on in lower case.
const WRAPPED: usize = 55;

/// A line that says something.
pub(super) struct Line {
    pub text: String,
    /// It stood in a list.
    pub marked: bool,
}

/// The lines of an answer that say something.
pub(super) fn of(answer: &str, rules: &Joins) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut joined = false;
    let numbered = answer.lines().filter(|text| number(&line(text)).is_some()).count() > 1;
    for raw in answer.split('\n') {
        let whole = line(raw);
        let (text, marked) = without_mark(&whole, numbered);
        if !says_something(text) {
            joined = false;
            continue;
        }
        match lines.last_mut().filter(|last| joined && !marked && goes_on(&last.text, text, rules)) {
            Some(last) => last.text.extend([" ", text]),
            None => lines.push(Line { text: text.to_owned(), marked }),
        }
        joined = true;
    }
    lines
}

/// A text as one line: hidden characters gone, blanks single, none at the ends.
pub(in crate::letter) fn line(text: &str) -> String {
    let trimmed = text.trim();
    if text::is_plain(trimmed) && !trimmed.contains("  ") {
        return trimmed.to_owned();
    }
    let clean = text::clean(text).text;
    let mut out = String::with_capacity(clean.len());
    let mut blank = None;
    for c in clean.trim().chars() {
        if c.is_whitespace() || c.is_control() {
            // One narrow or no-break blank is somebody's care; a run of blanks is none.
            let kept = if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c };
            blank = if blank.is_none() { Some(kept) } else { Some(' ') };
        } else {
            out.extend(blank.take());
            out.push(c);
        }
    }
    out
}

/// True where there is a letter, a figure or a sign; marks alone say nothing.
pub(in crate::letter) fn says_something(text: &str) -> bool {
    let sign = |c: char| !c.is_ascii() && !seam::is_mark(c) && !c.is_whitespace() && shows(c);
    text.chars().any(|c| c.is_alphanumeric() || sign(c))
}

/// False for what takes no room by itself: joiners, marks of direction, soft hyphens.
fn shows(c: char) -> bool {
    text::width(c.encode_utf8(&mut [0; 4])) > 0
}

fn without_mark(text: &str, numbered: bool) -> (&str, bool) {
    let bullets = ['-', '*', '•', '–', '—', '·', '‣', '+'];
    let bullet = bullets.iter().find_map(|mark| text.strip_prefix(*mark)?.strip_prefix(' '));
    let numbered = if numbered { number(text) } else { None };
    bullet.or(numbered).map_or((text, false), |rest| (rest.trim_start(), true))
}

/// The text after "1. " or "2) ".
fn number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() == text.len() || rest.len() + 2 < text.len() {
        return None;
    }
    rest.strip_prefix(['.', ')'])?.strip_prefix(' ')
}

fn goes_on(last: &str, next: &str, rules: &Joins) -> bool {
    if rules.whole {
        return whole::goes_on(last, next, rules);
    }
    let word = bare(first_word(next));
    let lower = first_letter(next).is_some_and(char::is_lowercase);
    let open = !last.ends_with(|c: char| seam::is_mark(c)) || last.ends_with(',');
    lower && open && (last.ends_with(',') || last.chars().count() > WRAPPED || rules.goes_on.contains(&word))
}
