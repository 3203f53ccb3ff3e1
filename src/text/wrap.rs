//! Soft wrap: a paragraph into rows.
//!
//! Breaks are those of UAX 14, minus the breaks inside Korean words, so that Korean wraps at spaces. Blanks at the end
//! of a row hang past the edge, words too long break between clusters, and no row but the first begins with a blank.
//! A row depends only on the text from its own start on; so a paragraph can be wrapped again from the middle.

use unicode_linebreak::{BreakClass, break_property, linebreaks};

use super::slice;
use super::width::{all_plain, laid};

/// A row of a paragraph, in bytes. The rows of a paragraph, one after another, are the paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Where it begins.
    pub start: usize,
    /// Where the next begins.
    pub end: usize,
}

/// Wraps a paragraph into rows of `width` cells; at least one row.
pub fn wrapped(text: &str, width: u16) -> impl Iterator<Item = Row> {
    let row = move |start| Row { start, end: row_end(text, start, width) };
    std::iter::successors(Some(row(0)), move |before| (before.end < text.len()).then(|| row(before.end)))
}

/// Where the rows of a paragraph begin.
#[must_use]
pub fn starts(text: &str, width: u16) -> Vec<usize> {
    let next = |start: &usize| Some(row_end(text, *start, width)).filter(|end| *end < text.len());
    std::iter::successors(Some(0), next).collect()
}

/// Wraps again after the bytes `from..old_to` of the text became `from..new_to`: from two rows before the change until
/// a row begins where it began before.
pub fn again(starts: &mut Vec<usize>, text: &str, width: u16, (from, old_to, new_to): (usize, usize, usize)) {
    let kept = starts.partition_point(|start| *start <= from).saturating_sub(3) + 1;
    let moved = |start: usize| start - old_to + new_to;
    let mut tail = starts.partition_point(|start| *start < old_to).max(kept);
    let mut at = starts.get(kept - 1).copied().unwrap_or(0);
    let mut fresh = Vec::new();
    loop {
        at = row_end(text, at, width);
        if at >= text.len() {
            tail = starts.len();
            break;
        }
        while starts.get(tail).is_some_and(|start| moved(*start) < at) {
            tail += 1;
        }
        if starts.get(tail).is_some_and(|start| moved(*start) == at) {
            break;
        }
        fresh.push(at);
    }
    starts.iter_mut().skip(tail).for_each(|start| *start = moved(*start));
    starts.splice(kept..tail, fresh);
}

/// True for what hangs past the edge at the end of a row.
#[must_use]
pub fn hangs(cluster: &str) -> bool {
    matches!(
        cluster,
        " " | "\t"
            | "\u{1680}"
            | "\u{2000}"
            | "\u{2001}"
            | "\u{2002}"
            | "\u{2003}"
            | "\u{2004}"
            | "\u{2005}"
            | "\u{2006}"
            | "\u{2008}"
            | "\u{2009}"
            | "\u{200a}"
            | "\u{205f}"
            | "\u{3000}"
    )
}

/// Where the row that begins at `start` ends.
fn row_end(text: &str, start: usize, width: u16) -> usize {
    let rest = slice(text, start, text.len());
    start + ascii_row(rest.as_bytes(), usize::from(width)).unwrap_or_else(|| any_row(rest, width))
}

fn any_row(rest: &str, width: u16) -> usize {
    let mut breaks = linebreaks(rest).map(|(at, _)| at).peekable();
    let (mut last_break, mut in_key) = (None, None);
    let mut hanging = false;
    for cell in laid(rest) {
        let blank = hangs(cell.text);
        while breaks.next_if(|at| *at < cell.start).is_some() {}
        let here = breaks.peek() == Some(&cell.start) && !blank && cell.start > 0;
        if here && (hanging || !(korean(rest, cell.start) || hyphened(rest, cell.start))) {
            last_break = Some(cell.start);
        } else if here && hyphened(rest, cell.start) {
            in_key = Some(cell.start);
        }
        if !blank && cell.start > 0 && cell.column.saturating_add(cell.width) > width {
            // A key too long for a row is parted at its hyphen.
            return last_break.or(in_key).unwrap_or(cell.start);
        }
        hanging = blank;
    }
    rest.len()
}

/// The common case without tables: a row of ASCII whose last word is plain. The property test holds it equal to
/// [`any_row`].
fn ascii_row(rest: &[u8], width: usize) -> Option<usize> {
    if rest.len() <= width {
        return all_plain(rest).then_some(rest.len());
    }
    let over = width + rest.get(width..)?.iter().take_while(|b| **b == b' ').count();
    if width == 0 || !all_plain(rest.get(..over)?) {
        return None;
    }
    let Some(first_over) = rest.get(over) else { return Some(rest.len()) };
    if !plain(*first_over) || !rest.get(over + 1).is_none_or(u8::is_ascii) {
        return None;
    }
    let head = rest.get(..over)?;
    let word = head.iter().rposition(|b| !plain(*b)).map_or(0, |blank| blank + 1);
    if word == 0 {
        return Some(over);
    }
    let opens = head.get(..word)?.iter().rev().find(|b| **b != b' ').is_some_and(|b| matches!(b, b'(' | b'[' | b'{'));
    let after_blank = head.get(word - 1) == Some(&b' ');
    (after_blank && !opens && rest.get(word)?.is_ascii_alphanumeric()).then_some(word)
}

/// Between two of these UAX 14 allows no break.
const fn plain(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'\'' | b'.' | b',')
}

/// True where a break at `at` would part a hyphen from what it belongs to: a key from the one held with it (`Alt-Y`), or
/// a word from the hyphen that it begins with (`[-only then-]`; UAX 14, rule 20a).
fn hyphened(text: &str, at: usize) -> bool {
    let Some(before) = slice(text, 0, at).strip_suffix('-') else { return false };
    let held = before.rsplit(|c: char| !c.is_ascii_alphabetic()).next();
    held.is_some_and(|key| HELD.contains(&key)) || before.is_empty() || before.ends_with([' ', '[', '(', '{'])
}

/// The keys that are held with another one.
const HELD: [&str; 3] = ["Alt", "Ctrl", "Shift"];

/// True where a break at `at` would fall inside a Korean word: syllables, and what is written onto them.
fn korean(text: &str, at: usize) -> bool {
    let left = slice(text, 0, at).chars().next_back();
    let right = slice(text, at, text.len()).chars().next();
    let (Some(left), Some(right)) = (left.map(class), right.map(class)) else { return false };
    (hangul(left) && joins(right)) || (hangul(right) && joins(left))
}

fn class(c: char) -> BreakClass {
    break_property(u32::from(c))
}

const fn hangul(class: BreakClass) -> bool {
    use BreakClass::{HangulLJamo, HangulLvSyllable, HangulLvtSyllable, HangulTJamo, HangulVJamo};
    matches!(class, HangulLJamo | HangulVJamo | HangulTJamo | HangulLvSyllable | HangulLvtSyllable)
}

const fn joins(class: BreakClass) -> bool {
    use BreakClass::{
        Alphabetic, Ambiguous, CloseParenthesis, ClosePunctuation, CombiningMark, Numeric, Postfix, Prefix,
    };
    hangul(class)
        || matches!(
            class,
            Alphabetic | Ambiguous | Numeric | Postfix | Prefix | ClosePunctuation | CloseParenthesis | CombiningMark
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{cases, cluster, nasty};
    use proptest::prelude::*;

    fn check(width: u16, rows: &str) {
        let text = rows.replace('|', "");
        let got: Vec<&str> = wrapped(&text, width).map(|row| slice(&text, row.start, row.end)).collect();
        assert_eq!(got.join("|"), rows, "at {width}");
    }

    #[test]
    fn words_stay_whole() {
        check(11, "the quick |brown fox |jumps over");
        check(80, "one row");
        check(80, "");
    }

    #[test]
    fn blanks_hang_and_no_row_begins_with_one() {
        check(5, "hello   |world");
        check(5, "hello     ");
        check(3, "     |wor|d");
        check(5, "hello \t |a");
    }

    #[test]
    fn a_word_too_long_breaks_between_clusters() {
        check(4, "supe|rcal|i");
        check(5, "a |supe\u{301}r|cali");
        check(3, "👨‍👩‍👧‍👦|👨‍👩‍👧‍👦|xy");
        check(1, "한|글");
    }

    #[test]
    fn marks_stay_with_their_words() {
        check(6, "(well) |done!");
        check(6, "half-|hearte|d");
        check(7, "one |(two |three)");
    }

    #[test]
    fn a_key_keeps_its_name() {
        check(6, "half-|way");
        check(8, "Yes, |Alt-Y |does.");
        check(12, "Or press |Ctrl-Shift-|Left.");
        check(14, "Or press |Shift-Tab.");
        check(8, "now |[-only |then-]");
        check(4, "is |-12 |now");
        check(6, "salt-|free");
    }

    #[test]
    fn korean_wraps_at_spaces() {
        check(8, "승진을 |할까요");
        check(14, "승진을 할까요 |말까요");
        check(9, "나는 |API를 |쓴다");
        check(10, "(승진)을 |한다");
        check(10, "할까 50%를");
        check(8, "할까 |50%를");
    }

    #[test]
    fn chinese_wraps_anywhere_but_before_a_full_stop() {
        check(4, "我们|不知|道。");
    }

    #[test]
    fn a_row_wrapped_the_quick_way_is_the_same_row() {
        proptest!(cases(2000), |(text in "[a-e1'., (\\-/!\"é)]{0,40}", width in 1_u16..12)| {
            if let Some(end) = ascii_row(text.as_bytes(), usize::from(width)) {
                prop_assert_eq!(end, any_row(&text, width), "{:?} at {}", text, width);
            }
        });
    }

    proptest! {
        #![proptest_config(cases(256))]
        #[test]
        fn wrapping_loses_nothing(text in nasty(40), width in 1_u16..14) {
            let rows = wrapped(&text, width).collect::<Vec<_>>();
            let together: String = rows.iter().map(|row| slice(&text, row.start, row.end)).collect();
            prop_assert_eq!(&together, &text);
            for row in &rows {
                let inside = slice(&text, row.start, row.end);
                prop_assert_eq!(cluster::snap(&text, row.start), row.start);
                let shown: Vec<_> = laid(inside).collect();
                let seen = shown.iter().rposition(|c| !hangs(c.text)).map_or(0, |last| last + 1);
                prop_assert!(seen <= 1 || shown[seen - 1].column + shown[seen - 1].width <= width, "{:?}", inside);
                prop_assert!(row.start == 0 || !hangs(shown[0].text), "{:?}", inside);
            }
        }

        #[test]
        fn wrapping_again_is_wrapping_anew(
            text in nasty(60),
            edits in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..12, nasty(6)), 1..6),
            width in 1_u16..14,
        ) {
            let mut text = text;
            let mut kept = starts(&text, width);
            for (from, length, new) in edits {
                let from = cluster::snap(&text, from.index(text.len() + 1));
                let to = cluster::snap(&text, (from + length).min(text.len()));
                text.replace_range(from..to, &new);
                again(&mut kept, &text, width, (from, to, from + new.len()));
                prop_assert_eq!(&kept, &starts(&text, width), "{:?} at {}", text, width);
            }
        }
    }
}
