//! Cases in two lines: the caret is `|`, the other end of a selection `^`, a newline `/`.

use super::*;
use crate::keys::parse;

fn drawn(editor: &Editor) -> String {
    let mut text = editor.prose().to_string().replace('\n', "/");
    let caret = editor.caret();
    let anchor = editor.selection().map(|range| if range.start == caret { range.end } else { range.start });
    let mut signs: Vec<(usize, char)> = anchor.map(|anchor| (anchor, '^')).into_iter().chain([(caret, '|')]).collect();
    signs.sort_unstable();
    signs.iter().rev().for_each(|(at, sign)| text.insert(*at, *sign));
    text
}

fn editor(shape: Shape, drawn: &str) -> Editor {
    let caret = drawn.replace('^', "").find('|').unwrap();
    let anchor = drawn.replace('|', "").find('^').unwrap_or(caret);
    let prose = Prose::from(drawn.replace(['|', '^'], "").replace('/', "\n").as_str());
    let mut editor = Editor::new(shape, prose).with_caret(anchor);
    if anchor != caret {
        editor.select(anchor..caret);
    }
    editor.arrange(11, 3);
    editor
}

fn press(editor: &mut Editor, keys: &str) -> Reaction {
    let mut last = Reaction::Unchanged;
    for key in parse(keys).unwrap() {
        last = editor.press(key);
        editor.arrange(11, 3);
    }
    last
}

/// Ten cells a row, three rows.
fn check(before: &str, keys: &str, after: &str) {
    let mut editor = editor(Shape::Prose, before);
    press(&mut editor, keys);
    assert_eq!(drawn(&editor), after, "{before} {keys}");
}

fn check_line(before: &str, keys: &str, after: &str) {
    let mut editor = editor(Shape::OneLine, before);
    press(&mut editor, keys);
    assert_eq!(drawn(&editor), after, "{before} {keys}");
}

fn check_reaction(shape: Shape, before: &str, keys: &str, expected: &Reaction) {
    assert_eq!(press(&mut editor(shape, before), keys), *expected, "{before} {keys}");
}

const EDITED: Reaction = Reaction::Edited { removed_hidden: 0 };

#[test]
fn letters_go_in_at_the_caret() {
    check("he|o", "ll", "hell|o");
    check("a|b", "<enter>", "a/|b");
    check("a^b|c", "x", "ax|c");
    check("|\u{301}", "e", "e\u{301}|");
}

#[test]
fn the_caret_moves_by_cluster() {
    check("|👨‍👩‍👧‍👦x", "<right>", "👨‍👩‍👧‍👦|x");
    check("e\u{301}|x", "<left>", "|e\u{301}x");
    check("क्षि|", "<left>", "|क्षि");
    check("a|/b", "<right>", "a/|b");
    check("a/|b", "<left>", "a|/b");
    check("a|", "<right>", "a|");
    check("|a", "<left>", "|a");
}

#[test]
fn the_caret_moves_by_word() {
    check("hel|lo", "<C-right>", "hello|");
    check("hello| brave world", "<C-right>", "hello brave| world");
    check("hello brave| world", "<A-left>", "hello |brave world");
    check("a.|/ /b c", "<C-right>", "a./ /b| c");
    check("one/ |two", "<C-left>", "|one/ two");
    check("don't|", "<C-left>", "|don't");
    check("나는 승진|", "<C-left>", "나는 |승진");
    check("... |", "<C-left>", "|... ");
}

#[test]
fn the_caret_moves_by_visual_row_and_keeps_its_column() {
    check("the quick |brown fox", "<up>", "|the quick brown fox");
    check("the quick bro|wn fox", "<up>", "the| quick brown fox");
    check("the| quick brown fox", "<down>", "the quick bro|wn fox");
    check("abcdef|/ab/abcdef", "<down><down>", "abcdef/ab/abcdef|");
    check("abcdef|/ab/abcdef", "<down><left><down>", "abcdef/ab/a|bcdef");
    check("ab|c", "<up>", "|abc");
    check("ab|c", "<down>", "abc|");
    check("한글한|/abcdefg", "<down>", "한글한/abcdef|g");
    check("abc|/한글", "<down>", "abc/한|글");
}

#[test]
fn home_and_end_are_those_of_the_visual_row_first() {
    check("the quick bro|wn fox", "<home>", "the quick |brown fox");
    check("the quick bro|wn fox", "<home><home>", "|the quick brown fox");
    check("th|e quick brown fox", "<end>", "the quick| brown fox");
    check("th|e quick brown fox", "<end><end>", "the quick brown fox|");
    check("th|e quick brown fox", "<end>er", "the quicker| brown fox");
    check("a/b|/c", "<C-home>", "|a/b/c");
    check("a/b|/c", "<C-end>", "a/b/c|");
}

#[test]
fn the_end_of_a_row_without_a_blank_is_on_that_row() {
    let mut editor = editor(Shape::Prose, "|supercalifragilistic");
    press(&mut editor, "<end>");
    assert_eq!((drawn(&editor).as_str(), editor.caret_cell()), ("supercalif|ragilistic", Some((10, 0))));
    press(&mut editor, "<down>");
    assert_eq!((drawn(&editor).as_str(), editor.caret_cell()), ("supercalifragilistic|", Some((10, 1))));
    press(&mut editor, "<up><home>");
    assert_eq!((drawn(&editor).as_str(), editor.caret_cell()), ("|supercalifragilistic", Some((0, 0))));
}

#[test]
fn pages_are_the_height_that_shows() {
    check("|1/2/3/4/5", "<pagedown>", "1/2/3/|4/5");
    check("|1/2/3/4/5", "<pagedown><pagedown>", "1/2/3/4/|5");
    check("1/2/3/4/|5", "<pageup>", "1/|2/3/4/5");
    check_reaction(Shape::Prose, "1/2|", "<pagedown>", &Reaction::Unchanged);
}

#[test]
fn clusters_go_whole() {
    check("👨‍👩‍👧‍👦|", "<backspace>", "|");
    check("|👍🏽x", "<del>", "|x");
    check("a/|b", "<backspace>", "a|b");
    check("a|/b", "<del>", "a|b");
    check("e|x\u{301}", "<del>", "e|");
}

#[test]
fn words_and_rows_can_be_taken_away() {
    check("hello brave|", "<C-w>", "hello |");
    check("hello brave|", "<C-h>", "hello |");
    check("hello brave|", "<A-backspace>", "hello |");
    check("hello| brave world", "<C-del>", "hello| world");
    check("the quick bro|wn fox", "<C-u>", "the quick |wn fox");
    check("the| quick brown fox", "<C-k>", "the| brown fox");
    check("a|/b", "<C-k>", "a|/b");
    check("a/|b", "<C-u>", "a/|b");
}

#[test]
fn shift_selects() {
    check("a|bc", "<S-right><S-right>", "a^bc|");
    check("ab|c", "<S-left>", "a|b^c");
    check("hello |world", "<C-S-right>", "hello ^world|");
    check("a|b/cd", "<S-down>", "a^b/c|d");
    check("a|b/cd", "<C-a>", "^ab/cd|");
    check("a^bc|d", "<left>", "a|bcd");
    check("a^bc|d", "<right>", "abc|d");
    check("a|bc^d", "<backspace>", "a|d");
    check("a|b^", "<S-right>", "ab|");
    check("ab|/cd", "<S-home><S-home>x", "x|/cd");
}

#[test]
fn copy_and_cut_give_the_words() {
    check_reaction(Shape::Prose, "a^b/c|d", "<C-c>", &Reaction::Copied("b\nc".to_owned()));
    check_reaction(Shape::Prose, "a^b/c|d", "<C-x>", &Reaction::Cut("b\nc".to_owned()));
    check_reaction(Shape::Prose, "a^b|", "<S-del>", &Reaction::Cut("b".to_owned()));
    check("a^b/c|d", "<C-x>", "a|d");
    check("a^b/c|d", "<C-c>", "a^b/c|d");
}

#[test]
fn what_is_not_the_editors_is_told() {
    for keys in ["<C-c>", "<C-x>", "<C-v>", "<tab>", "<S-tab>", "<esc>", "<f4>", "<C-p>", "<C-q>", "<A-b>", "<C-enter>"]
    {
        check_reaction(Shape::Prose, "ab|", keys, &Reaction::Ignored);
    }
    for keys in ["<enter>", "<up>", "<down>", "<pageup>", "<tab>", "<S-up>"] {
        check_reaction(Shape::OneLine, "ab|", keys, &Reaction::Ignored);
    }
    check_reaction(Shape::Prose, "ab|", "<C-z>", &Reaction::Unchanged);
    check_reaction(Shape::Prose, "|", "<backspace>", &Reaction::Unchanged);
    check_reaction(Shape::Prose, "|", "x", &EDITED);
}

#[test]
fn undo_goes_by_word() {
    check("|", "hello brave new world<C-z>", "hello brave new |");
    check("|", "hello brave new world<C-z><C-z>", "hello brave |");
    check("|", "hello brave new world<C-z><C-z><C-z><C-z>", "|");
    check("|", "hello brave<C-z><C-z><C-y>", "hello |");
    check("|", "hello brave<C-z><C-z><C-Z><C-S-z>", "hello brave|");
    check("|", "hello<left>y<C-z>", "hell|o");
    check("hello brave|", "<backspace><backspace><C-z>", "hello brave|");
    check("one two|", "<backspace><backspace><backspace><backspace><backspace><C-z>", "one|");
    check("a^bc|d", "x<C-z>", "a^bc|d");
    check("a^bc|d", "<del><C-z><C-y>", "a|d");
    check("a|b", "x<C-z>y<C-y>", "ay|b");
}

#[test]
fn a_paste_is_one_step() {
    let mut editor = editor(Shape::Prose, "a^b|c");
    assert_eq!(editor.paste("one\r\ntwo \u{1b}[1mthree\u{202e}"), Reaction::Edited { removed_hidden: 2 });
    assert_eq!(drawn(&editor), "aone/two [1mthree|c");
    press(&mut editor, "<C-z>");
    assert_eq!(drawn(&editor), "a^b|c");
}

#[test]
fn a_paste_too_large_is_refused_whole() {
    let mut editor = editor(Shape::Prose, "a^b|c");
    assert_eq!(editor.paste(&"x".repeat(super::super::MAX_BYTES - 1)), Reaction::Full);
    assert_eq!(drawn(&editor), "a^b|c");
    assert_eq!(editor.paste(&"x".repeat(super::super::MAX_BYTES - 2)), EDITED);
    assert_eq!(press(&mut editor, "y"), Reaction::Full);
}

#[test]
fn a_paste_of_hidden_characters_alone_takes_nothing_away() {
    let mut editor = editor(Shape::Prose, "a^b|c");
    assert_eq!(editor.paste("\u{202e}"), Reaction::Edited { removed_hidden: 1 });
    assert_eq!(drawn(&editor), "a^b|c");
}

#[test]
fn one_line_stays_one_line() {
    check_line("ab|", "<enter>c", "abc|");
    check_line("hello |world", "<end>", "hello world|");
    let mut editor = editor(Shape::OneLine, "a|b");
    assert_eq!(editor.paste("one\ntwo\r\n"), EDITED);
    assert_eq!(drawn(&editor), "aone two|b");
    assert_eq!(Editor::new(Shape::OneLine, Prose::from("a\nb")).line(), "a b");
}

#[test]
fn one_line_shifts_sideways() {
    let mut editor = editor(Shape::OneLine, "|abcdefghijklmnop");
    let seen = |editor: &Editor| editor.rows().map(|row| row.text.to_owned()).collect::<String>();
    assert_eq!((seen(&editor).as_str(), editor.caret_cell()), ("abcdefghij", Some((0, 0))));
    assert_eq!((editor.more_before(), editor.more_after()), (false, true));
    press(&mut editor, "<end>");
    assert_eq!((seen(&editor).as_str(), editor.caret_cell()), ("hijklmnop", Some((10, 0))));
    assert_eq!((editor.more_before(), editor.more_after()), (true, false));
    editor.click(0, 1, false);
    assert_eq!(drawn(&editor), "abcdefg|hijklmnop");
    press(&mut editor, "<home><C-del>");
    assert_eq!((seen(&editor).as_str(), editor.caret_cell()), ("", Some((0, 0))));
}

#[test]
fn to_be_read_only() {
    let mut editor = editor(Shape::Prose, "a^b|c").read_only();
    for keys in ["x", "<backspace>", "<enter>", "<C-z>", "<C-k>"] {
        assert_eq!(press(&mut editor, keys), Reaction::Ignored, "{keys}");
    }
    assert_eq!(press(&mut editor, "<C-x>"), Reaction::Copied("b".to_owned()));
    assert_eq!((editor.paste("x"), editor.cut()), (Reaction::Ignored, None));
    assert_eq!(press(&mut editor, "<S-right>"), Reaction::Moved);
    assert_eq!(drawn(&editor), "a^bc|");
}

#[test]
fn a_click_places_the_caret() {
    let mut editor = editor(Shape::Prose, "the quick brown fox/한글|");
    let mut click = |row, column, expected: &str| {
        editor.click(row, column, false);
        assert_eq!(drawn(&editor), expected, "{row} {column}");
    };
    click(0, 2, "th|e quick brown fox/한글");
    click(0, 50, "the quick| brown fox/한글");
    click(1, 0, "the quick |brown fox/한글");
    click(2, 1, "the quick brown fox/한|글");
    click(2, 2, "the quick brown fox/한|글");
    click(9, 0, "the quick brown fox/한글|");
    editor.click(0, 4, true);
    assert_eq!(drawn(&editor), "the |quick brown fox/한글^");
    editor.click_word(0, 8);
    assert_eq!(drawn(&editor), "the ^quick| brown fox/한글");
}

#[test]
fn the_view_follows_the_caret_but_not_the_wheel() {
    let mut editor = editor(Shape::Prose, "1/2/3/4/5/6|");
    let top = |editor: &mut Editor| {
        editor.arrange(11, 3);
        (editor.rows().next().unwrap().text.to_owned(), editor.caret_cell(), editor.more_before(), editor.more_after())
    };
    assert_eq!(top(&mut editor), ("4".to_owned(), Some((1, 2)), true, false));
    editor.scroll(-2);
    assert_eq!(top(&mut editor), ("2".to_owned(), None, true, true));
    editor.scroll(99);
    assert_eq!(top(&mut editor), ("4".to_owned(), Some((1, 2)), true, false));
    editor.scroll(-99);
    press(&mut editor, "x");
    assert_eq!(top(&mut editor), ("4".to_owned(), Some((2, 2)), true, false));
    press(&mut editor, "<C-a>x");
    assert_eq!(top(&mut editor), ("x".to_owned(), Some((1, 0)), false, false));
}

#[test]
fn all_words_replaced_are_one_step() {
    for (old, new) in
        [("a/b/c", "a/x/c"), ("a/b", "a/b/c"), ("a", ""), ("a/a", "a"), ("a", "a/a"), ("a/b", "b"), ("", "x/")]
    {
        let mut editor = editor(Shape::Prose, &format!("{old}|"));
        editor.set_prose(Prose::from(new.replace('/', "\n").as_str()));
        assert_eq!(editor.prose().to_string().replace('\n', "/"), new);
        assert_eq!(editor.steps(), 1);
        press(&mut editor, "<C-z>");
        assert_eq!(drawn(&editor), format!("{old}|"));
    }
}

#[test]
fn no_word_is_told_to_a_log() {
    let mut editor = editor(Shape::Prose, "^secret|");
    let said = format!("{editor:?} {:?}", press(&mut editor, "<C-c>"));
    assert_eq!(said, "Editor(Prose, 1 words, 0 steps) Copied(1 words)");
}
