//! What is drawn, cell by cell; and the caret where the next letter stands.

use proptest::prelude::*;
use ratatui::style::Color;
use unicode_segmentation::UnicodeSegmentation;

use super::*;
use crate::keys::parse;
use crate::text::{Prose, cases, clusters, hangs, nasty, shown, symbol_width};
use ratatui::buffer::Buffer;

/// Every kind of cluster that some editor has put its caret wrongly behind.
const CASES: [&str; 20] = [
    "a",
    "é",
    "e\u{301}",
    "한",
    "\u{1112}\u{1161}\u{11ab}",
    "漢",
    "あ",
    "Ａ",
    "ｶﾞ",
    "ﾊﾟ",
    "क्षि",
    "นำ",
    "שׁ",
    "👨‍👩‍👧‍👦",
    "❤️",
    "👍🏽",
    "1️⃣",
    "🇰🇷",
    "\t",
    "\u{202e}",
];

fn draw(editor: &mut Editor, width: u16, height: u16, example: &str) -> (Buffer, Option<Position>) {
    editor.arrange(width, height);
    let area = Rect::new(0, 0, width, height);
    let (mut sheet, mut buf) = (Sheet::new(area), Buffer::empty(area));
    let at = Field::new(editor).example(example).draw(area, &mut sheet);
    sheet.fill(&mut buf);
    (buf, at)
}

/// The rows as they are seen: selected letters in brackets, the caret as `|`.
fn seen(buf: &Buffer, caret: Option<Position>) -> Vec<String> {
    let rows = buf.content.chunks(usize::from(buf.area.width)).zip(0_u16..);
    let row = |(cells, y): (&[ratatui::buffer::Cell], u16)| {
        let (mut out, mut skip, mut selected) = (String::new(), 0, false);
        for (cell, x) in cells.iter().zip(0_u16..) {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            skip = symbol_width(cell.symbol()) - 1;
            let now = cell.modifier.contains(Modifier::REVERSED);
            let bracket = [(false, true, "["), (true, false, "]")].into_iter().find(|b| (b.0, b.1) == (selected, now));
            out.push_str(bracket.map_or("", |bracket| bracket.2));
            selected = now;
            if caret == Some(Position { x, y }) {
                out.push('|');
            }
            out.push_str(cell.symbol());
        }
        out.trim_end().to_owned()
    };
    rows.map(row).collect()
}

fn check(shape: Shape, text: &str, keys: &str, expected: &[&str]) {
    let mut editor = Editor::new(shape, Prose::from(text));
    let (width, height) = (8, u16::try_from(expected.len()).unwrap());
    editor.arrange(width, height);
    for key in parse(keys).unwrap() {
        editor.press(key);
    }
    let (buf, caret) = draw(&mut editor, width, height, "an example");
    assert_eq!(seen(&buf, caret), expected, "{text} {keys}");
}

#[test]
fn the_caret_stands_where_the_next_letter_is_drawn_and_sent() {
    for case in CASES {
        for shape in [Shape::OneLine, Shape::Prose] {
            let prose = Prose::from(format!("{case}x").as_str());
            let mut editor = Editor::new(shape, prose).with_caret(case.len());
            let (buf, caret) = draw(&mut editor, 20, 1, "");
            let next = buf.content.iter().zip(0..).find(|(cell, _)| cell.symbol() == "x").map(|(_, x)| x);
            assert_eq!(caret.map(|at| at.x), next, "{case:?}");
            for before in ["z", "한"] {
                let mut old = Buffer::empty(buf.area);
                let mut sheet = Sheet::new(buf.area);
                sheet.put(0, 0, 20, &before.repeat(20), Style::new());
                sheet.fill(&mut old);
                let sent = old.diff(&buf);
                assert!(sent.iter().any(|(x, _, cell)| Some(*x) == next && cell.symbol() == "x"), "{case:?}");
            }
        }
    }
}

#[test]
fn words_are_drawn_and_wrapped() {
    check(Shape::Prose, "one two three", "", &["one two", "three|", ""]);
    check(Shape::Prose, "승진을 할까요", "<up>", &["승진을|", "할까요"]);
    check(Shape::OneLine, "hello", "<home>", &["|hello"]);
}

#[test]
fn the_selection_is_reversed_and_so_is_the_end_of_a_paragraph() {
    check(Shape::Prose, "ab\ncd", "<up><S-down>", &["ab[ ]", "[cd]|"]);
    check(Shape::Prose, "한글", "<S-left>", &["한[|글]"]);
    check(Shape::Prose, "ab\n\ncd", "<C-a>", &["[ab ]", "[ ]", "[cd]|"]);
}

#[test]
fn signs_tell_that_there_is_more() {
    check(Shape::Prose, "1\n2\n3\n4", "<up>", &["2      ↑", "3|", "4"].map(|row| row));
    check(Shape::Prose, "1\n2\n3\n4", "<C-home>", &["|1", "2      ↓"]);
    check(Shape::OneLine, "abcdefghijkl", "", &["‹ghijkl|"]);
    check(Shape::OneLine, "abcdefghijkl", "<home>", &["|abcdefg›"]);
}

#[test]
fn an_example_stands_while_nothing_is_written() {
    check(Shape::Prose, "", "", &["|an", "example"]);
    check(Shape::OneLine, "", "", &["|an exam…"]);
    check(Shape::OneLine, "", "x", &["x|"]);
}

#[test]
fn only_the_words_are_styled() {
    let mut editor = Editor::new(Shape::Prose, Prose::from("ab"));
    editor.arrange(8, 2);
    let (mut sheet, mut buf) = (Sheet::new(Rect::new(0, 0, 8, 2)), Buffer::empty(Rect::new(0, 0, 8, 2)));
    let look = Look { text: Style::new().fg(Color::Red), ..Look::default() };
    Field::new(&editor).look(look).draw(buf.area, &mut sheet);
    sheet.fill(&mut buf);
    assert_eq!(buf.content.iter().filter(|cell| cell.fg == Color::Red).count(), 2);
}

#[test]
fn marks_style_ranges_of_the_words() {
    let mut editor = Editor::new(Shape::Prose, Prose::from("one\ntwo three four"));
    editor.arrange(10, 3);
    let (mut sheet, mut buf) = (Sheet::new(Rect::new(0, 0, 10, 3)), Buffer::empty(Rect::new(0, 0, 10, 3)));
    let bold = Style::new().add_modifier(Modifier::REVERSED);
    Field::new(&editor).marks(&[(0..1, bold), (8..13, bold), (14..18, bold)]).draw(buf.area, &mut sheet);
    sheet.fill(&mut buf);
    assert_eq!(seen(&buf, None), ["[o]ne", "two [three]", "[four]"]);
}

#[test]
fn a_field_too_small_draws_what_it_can() {
    for (width, height) in [(0, 0), (0, 3), (3, 0), (1, 1), (2, 1)] {
        for shape in [Shape::OneLine, Shape::Prose] {
            let mut editor = Editor::new(shape, Prose::from("한글 and more\nand more"));
            for key in parse("<up><home><end><pageup><C-home>x<C-end><pagedown>").unwrap() {
                draw(&mut editor, width, height, "");
                editor.press(key);
            }
            let (buf, caret) = draw(&mut editor, width, height, "");
            assert!(caret.is_none_or(|at| buf.area.contains(at)));
        }
    }
}

/// The first symbol by which a cluster shows in a cell; none where it takes no cell.
fn first_symbol(cluster: &str) -> Option<String> {
    if cluster == "\t" {
        return Some(" ".to_owned());
    }
    shown(cluster).graphemes(true).find(|symbol| symbol_width(symbol) > 0).map(str::to_owned)
}

proptest! {
    #![proptest_config(cases(96))]
    #[test]
    fn the_caret_is_in_the_cell_of_the_next_cluster(
        text in prop::collection::vec(nasty(12), 1..3),
        width in 2_u16..40,
        one_line in any::<bool>(),
    ) {
        let text = if one_line { text.concat() } else { text.join("\n") };
        let shape = if one_line { Shape::OneLine } else { Shape::Prose };
        let mut editor = Editor::new(shape, Prose::from(text.as_str()));
        let whole: Vec<(usize, &str)> = text.split_inclusive('\n').scan(0, |start, paragraph| {
            let here = *start;
            *start += paragraph.len();
            Some(clusters(paragraph).map(move |(at, cluster)| (here + at, cluster)).collect::<Vec<_>>())
        }).flatten().collect();
        for (at, cluster) in whole {
            editor.select(at..at);
            prop_assert_eq!(editor.caret(), at);
            let (buf, caret) = draw(&mut editor, width, 80, "");
            let caret = caret.unwrap();
            let fits = caret.x + symbol_width(&first_symbol(cluster).unwrap_or_default()) < width;
            if let Some(symbol) = first_symbol(cluster).filter(|_| fits && cluster != "\n" && !hangs(cluster)) {
                let wide = crate::text::cluster_width(cluster, 0) >= width - 1;
                prop_assert!(wide || buf[caret].symbol() == symbol, "{:?} before {:?} at {}", text, cluster, width);
            }
        }
    }
}
