//! Which keys can be given to what, and what is refused, by name and place.

use super::*;
use crate::keys::parse;
use crate::screens::{card, letter, present, rehearsal};
use crate::settings;

/// The keymap that a file asks for, and its faults as they are told.
fn settle(keys: &str) -> (Keymap, Vec<String>) {
    let words = crate::words::built_in().unwrap().screen;
    let mut read = settings::read(&format!("(keys: {{{keys}}})"));
    let map = Keymap::settle(&mut read);
    (map, read.faults.iter().map(|fault| fault.told(&words)).collect())
}

fn does(map: &Keymap, key: &str) -> Option<Action> {
    map.find(parse(key).unwrap()[0])
}

#[test]
fn a_key_of_ones_own_takes_the_place_of_the_usual_ones() {
    let (map, faults) = settle(r#""letter": ["F4", "A-j"], "send": ["A-n"], "map": []"#);
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(
        ["<f4>", "<A-j>", "<A-l>"].map(|key| does(&map, key)),
        [Some(Action::Letter), Some(Action::Letter), None]
    );
    assert_eq!(["<A-n>", "<f2>"].map(|key| does(&map, key)), [Some(Action::Send), None]);
    let everywhere: Vec<&str> = map.everywhere().map(|row| row.name).collect();
    assert!(everywhere.contains(&"send") && !everywhere.contains(&"copy"));
}

#[test]
fn two_may_change_places() {
    let (map, faults) = settle(r#""letter": ["F2", "A-m"], "map": ["F4", "A-l"]"#);
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!((does(&map, "<f2>"), does(&map, "<A-l>")), (Some(Action::Letter), Some(Action::Map)));
}

#[test]
fn what_cannot_be_is_refused_by_name_and_place() {
    let check = |keys: &str, expected: &str| {
        let (map, faults) = settle(keys);
        assert_eq!(faults, [expected], "{keys}");
        assert_eq!(map, Keymap::default(), "{keys}: the usual keys stay");
    };
    check(
        r#""leter": ["F4"]"#,
        "line 1, column 9: demur does nothing named leter; the settings screen and the README have the names.",
    );
    check(r#""next": ["F4"]"#, "line 1, column 9: its keys stay as they are (On to the next question).");
    check(r#""leave": []"#, "line 1, column 9: this always needs a key: Save and leave.");
    check(r#""palette": []"#, "line 1, column 9: this always needs a key: Find anything: actions, stages, questions.");
    check(r#""letter": ["F2"]"#, "line 1, column 20: F2 already does this: Map of the stages.");
    check(
        r#""letter": ["C-z"]"#,
        "line 1, column 20: Ctrl-Z is for writing and moving about, so it cannot do anything else.",
    );
    for key in [
        "a",
        "?",
        "enter",
        "S-tab",
        "A-left",
        "C-home",
        "esc",
        "C-m",
        "C-i",
        "C-w",
        "C-h",
        "A-[",
        "insert",
        "backspace",
    ] {
        let (map, faults) = settle(&format!(r#""letter": ["{key}"]"#));
        assert!(faults.len() == 1 && faults[0].contains("is for writing and moving about"), "{key}: {faults:?}");
        assert_eq!(map, Keymap::default());
    }
}

#[test]
fn a_key_that_some_terminals_never_send_is_refused_and_the_way_out_keeps_its_own() {
    for key in ["F13", "C-1", "A-1", "S-F4", "C-F4", "A-F4", "A-é", "C-é", "A-.", "C-A-n", "C-space"] {
        let (map, faults) = settle(&format!(r#""leave": ["{key}"]"#));
        assert!(faults.len() == 1 && faults[0].contains("not every terminal sends"), "{key}: {faults:?}");
        assert_eq!(map, Keymap::default(), "{key}");
        let key = crate::keys::named(key).unwrap();
        assert_eq!(Keymap::default().refusal("leave", key), Some(Why::NotSurelySent(key)));
    }
    assert_eq!(settle(r#""leave": ["A-j", "C-n"]"#).1, Vec::<String>::new());
}

#[test]
fn of_two_that_ask_for_one_key_the_first_has_it() {
    let (map, faults) = settle(r#""letter": ["A-j"], "map": ["A-j"], "card": ["F4"], "figures": ["A-j", "A-n"]"#);
    assert_eq!((does(&map, "<A-j>"), does(&map, "<f2>")), (Some(Action::Letter), Some(Action::Map)));
    assert_eq!((does(&map, "<f4>"), does(&map, "<f8>")), (Some(Action::Card), Some(Action::Figures)));
    assert_eq!(faults.len(), 2, "{faults:?}");
}

#[test]
fn of_keys_that_are_for_writing_the_others_stay() {
    let (map, faults) = settle(r#""leave": ["C-q", "q"]"#);
    assert_eq!((faults.len(), does(&map, "<C-q>"), does(&map, "<A-q>")), (1, Some(Action::Leave), None));
}

#[test]
fn the_usual_keys_hold_to_the_same_rules() {
    let map = Keymap::default();
    for row in map.rows().iter().filter(|row| !is_fixed(row.action)) {
        for key in &row.keys {
            assert_eq!(map.refusal(row.name, *key), None, "{} {key}", row.name);
        }
    }
    // What is given a key everywhere takes none from a room.
    let rooms = letter::TABLE.iter().map(|row| row.keys).chain(card::TABLE.iter().map(|row| row.keys));
    let rooms = rooms.chain(present::TABLE.iter().map(|row| row.keys));
    for key in rooms.chain(rehearsal::TABLE.iter().map(|row| row.keys)).flatten() {
        assert!(map.refusal("send", *key).is_some(), "{key}");
    }
}

proptest::proptest! {
    #[test]
    fn whatever_is_asked_for_no_key_does_two_things_and_one_can_leave(
        asked in proptest::collection::vec((0..60_usize, proptest::collection::vec((0..4_u8, proptest::char::range('a', 'z')), 0..3)), 0..8)
    ) {
        let bindings = asked.iter().map(|(at, keys)| {
            let row = actions::all().nth(at % actions::all().count()).unwrap();
            let key = |(held, c): &(u8, char)| match held {
                0 => Key::plain(Code::F(1 + (*c as u8) % 12)),
                1 => Key::ctrl(Code::Char(*c)),
                2 => Key::plain(Code::Char(*c)),
                _ => Key::alt(Code::Char(*c)),
            };
            Binding { action: row.name.to_owned(), at: (1, 1), keys: keys.iter().map(|k| (key(k), (1, 1))).collect() }
        });
        let mut read = Read::default();
        for binding in bindings {
            if read.settings.keys.iter().all(|other| other.action != binding.action) {
                read.settings.keys.push(binding);
            }
        }
        let map = Keymap::settle(&mut read);
        for row in map.rows() {
            for key in &row.keys {
                proptest::prop_assert_eq!(map.other(row.name, *key), None);
            }
        }
        for action in [Action::Leave, Action::Palette] {
            proptest::prop_assert!(map.row(action).is_some_and(|row| !row.keys.is_empty()));
        }
        let mut again = Read { settings: read.settings, ..Read::default() };
        let count = again.settings.keys.len();
        proptest::prop_assert_eq!(Keymap::settle(&mut again), map);
        proptest::prop_assert_eq!((again.faults.len(), again.settings.keys.len()), (0, count));
    }
}
