//! The editor against a plain string: whatever keys are pressed, words, counts, rows and caret agree with it.

use proptest::prelude::*;

use super::*;
use crate::keys::{Code, Key, parse};
use crate::text::{cases, clean, clusters, nasty, wrapped};

#[derive(Debug, Clone)]
enum Act {
    Keys(&'static str),
    Type(String),
    Paste(String),
    Click(usize, usize, bool),
    Scroll(isize),
    Size(u16, u16),
    Replace(String),
}

fn act() -> impl Strategy<Value = Act> {
    let keys = prop::sample::select(vec![
        "<left>",
        "<right>",
        "<up>",
        "<down>",
        "<home>",
        "<end>",
        "<end><end>",
        "<pageup>",
        "<pagedown>",
        "<C-left>",
        "<C-right>",
        "<C-home>",
        "<C-end>",
        "<S-left>",
        "<S-right>",
        "<S-up>",
        "<S-down>",
        "<C-S-left>",
        "<C-S-right>",
        "<S-end>",
        "<C-a>",
        "<backspace>",
        "<del>",
        "<C-w>",
        "<C-del>",
        "<C-u>",
        "<C-k>",
        "<enter>",
        "<C-z>",
        "<C-y>",
        "<C-z><C-z><C-y>",
        "<C-x>",
        "<backspace><backspace><backspace>",
        "<del><del>",
        "a b",
        "<S-pagedown>",
    ]);
    prop_oneof![
        8 => keys.prop_map(Act::Keys),
        3 => nasty(3).prop_map(Act::Type),
        2 => prop::collection::vec(nasty(12), 1..5).prop_map(|lines| Act::Paste(lines.join("\n"))),
        1 => (0_usize..6, 0_usize..16, any::<bool>()).prop_map(|(row, column, extend)| Act::Click(row, column, extend)),
        1 => (-5_isize..5).prop_map(Act::Scroll),
        1 => (1_u16..16, 1_u16..6).prop_map(|(width, height)| Act::Size(width, height)),
        1 => prop::collection::vec(nasty(4), 1..4).prop_map(|lines| Act::Replace(lines.join("\n"))),
    ]
}

fn perform(editor: &mut Editor, act: &Act, size: &mut (u16, u16)) {
    let before = editor.prose().to_string();
    let selection = editor.selection().unwrap_or_else(|| editor.caret()..editor.caret());
    match act {
        Act::Keys(keys) => {
            for key in parse(keys).unwrap() {
                editor.press(key);
            }
        }
        Act::Type(text) | Act::Paste(text) => {
            if matches!(act, Act::Type(_)) {
                editor.insert(text)
            } else {
                editor.paste(text)
            };
            let mut expected = before;
            let mut text = clean(text).text;
            if editor.shape() == Shape::OneLine {
                text = super::super::in_one_line(&text).into_owned();
            }
            if !text.is_empty() {
                expected.replace_range(selection, &text);
            }
            assert_eq!(editor.prose().to_string(), expected);
        }
        Act::Click(row, column, extend) => editor.click(*row, *column, *extend),
        Act::Scroll(rows) => editor.scroll(*rows),
        Act::Size(width, height) => *size = (*width, *height),
        Act::Replace(text) => editor.set_prose(Prose::from(text.as_str())),
    }
}

/// What is true after every act.
fn agree(editor: &mut Editor, size: (u16, u16)) {
    editor.arrange(size.0, size.1);
    let text = editor.prose().to_string();
    assert_eq!(editor.byte_count(), text.len());
    for place in [Some(editor.caret), editor.anchor].into_iter().flatten() {
        let paragraph = editor.prose().paragraph(place.paragraph);
        let mut bounds = clusters(paragraph).map(|(at, _)| at).chain([paragraph.len()]);
        assert!(bounds.any(|at| at == place.byte), "{place:?} in {paragraph:?}");
    }
    if let Some(selected) = editor.selected() {
        assert_eq!(Some(selected.as_str()), text.get(editor.selection().unwrap()));
    }
    if editor.shape() == Shape::OneLine {
        assert!(!text.contains('\n') && editor.caret_cell().is_some());
        return;
    }
    let anew = editor.prose().paragraphs().iter().zip(0..).flat_map(|(paragraph, number)| {
        let rows = wrapped(paragraph, size.0.saturating_sub(1).max(1));
        rows.map(move |row| (number, row.start, paragraph.get(row.start..row.end).unwrap().to_owned()))
    });
    let shown: Vec<_> = editor.rows().map(|row| (row.paragraph, row.start, row.text.to_owned())).collect();
    let anew: Vec<_> = anew.skip_while(|row| Some(row) != shown.first()).collect();
    assert_eq!(shown, anew.iter().take(usize::from(size.1)).cloned().collect::<Vec<_>>());
    assert_eq!(editor.more_after(), anew.len() > shown.len());
    assert_eq!(editor.more_before(), shown[0].0 > 0 || shown[0].1 > 0);
    let room = usize::from(size.1) > shown.len();
    assert!(!room || !editor.more_before(), "blank rows while there is more above");
}

proptest! {
    #![proptest_config(cases(128))]
    #[test]
    fn whatever_is_pressed_it_agrees_with_a_string(
        start in prop::collection::vec(nasty(8), 1..4),
        acts in prop::collection::vec(act(), 1..40),
        one_line in any::<bool>(),
    ) {
        let shape = if one_line { Shape::OneLine } else { Shape::Prose };
        let mut editor = Editor::new(shape, Prose::from(start.join("\n").as_str()));
        let start = editor.prose().to_string();
        let mut size = (12, 4);
        agree(&mut editor, size);
        for act in &acts {
            let before = (editor.prose().clone(), editor.caret());
            perform(&mut editor, act, &mut size);
            agree(&mut editor, size);
            let same = before == (editor.prose().clone(), editor.caret());
            prop_assert!(same || editor.caret_cell().is_some());
        }
        while editor.press(Key::ctrl(Code::Char('y'))) != Reaction::Unchanged {}
        let undone = std::iter::from_fn(|| {
            let before = (editor.prose().clone(), editor.caret());
            (editor.press(Key::ctrl(Code::Char('z'))) != Reaction::Unchanged).then(|| {
                agree(&mut editor, size);
                before
            })
        });
        let undone: Vec<_> = undone.collect();
        prop_assert_eq!(editor.prose().to_string(), start);
        for state in undone.into_iter().rev() {
            editor.press(Key::ctrl(Code::Char('y')));
            agree(&mut editor, size);
            prop_assert_eq!(state.0, editor.prose().clone());
        }
    }
}
