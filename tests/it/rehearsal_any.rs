//! The rehearsal, whatever is pressed in it.

use demur::app::Event;
use demur::keys::{Code, Key};
use proptest::prelude::*;
use proptest::sample::select;

use crate::between::leaks;
use crate::forms::told;
use crate::rehearsal::{PRIVATE, book, rehearsal};

/// Keys that stay in the rehearsal, and what else may happen there.
fn anything_in_it() -> impl Strategy<Value = Event> {
    let plain = select(vec![
        Code::Right,
        Code::Left,
        Code::Enter,
        Code::Tab,
        Code::Up,
        Code::Down,
        Code::PageUp,
        Code::PageDown,
        Code::Home,
        Code::End,
        Code::Backspace,
        Code::Delete,
        Code::Insert,
        Code::F(3),
        Code::F(9),
        Code::Char('t'),
        Code::Char(' '),
    ]);
    let typed = any::<char>().prop_filter("`?` is help", |c| *c != '?').prop_map(Code::Char);
    prop_oneof![
        8 => plain.prop_map(|code| Event::Key(Key::plain(code))),
        3 => typed.prop_map(|code| Event::Key(Key::plain(code))),
        1 => Just(Event::Key(Key::shift(Code::Tab))),
        1 => Just(Event::Key(Key::ctrl(Code::Char('v')))),
        2 => "[^?]{0,12}".prop_map(Event::Paste),
        2 => "[a-z ]{0,12}".prop_map(Event::Typed),
        2 => (0..130_u16, 0..45_u16).prop_map(|(width, height)| Event::Resize(width, height)),
        1 => (0..130_u16, 0..45_u16).prop_map(|(x, y)| Event::Click { x, y, extend: false }),
        1 => (-30..30_i16).prop_map(Event::Wheel),
        2 => Just(Event::Tick),
        1 => Just(Event::Resumed),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 24, ..ProptestConfig::default() })]

    /// Whatever is pressed: no panic, no answer changes, and nothing leaves.
    #[test]
    fn nothing_in_it_changes_an_answer_or_leaves(
        events in prop::collection::vec(anything_in_it(), 1..30),
        passes in 0..5_i64,
    ) {
        let mut session = rehearsal();
        let before: Vec<String> = book().answers().map(|(id, _)| told(&book(), id)).collect();
        for event in events {
            session.happen(event);
            session = session.wait(passes);
        }
        let after: Vec<String> = session.app.workbook().answers().map(|(id, _)| told(session.app.workbook(), id)).collect();
        prop_assert_eq!(before, after);
        prop_assert!(session.app.workbook().left.is_empty() && session.world.clipboard.is_empty());
        let session = session.resize(80, 24).press("<f9><f9><esc><esc>").press("<f4>cs<enter>m<enter>");
        prop_assert!(PRIVATE.iter().all(|word| !leaks(&session, word)));
    }
}
