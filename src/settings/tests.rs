//! What the file may say, what is wrong with it and where, and changes in their place.

use super::*;
use crate::words::ScreenWords;

fn check(text: &str, hides: Option<u16>, sealed: Option<u16>, editor: Option<bool>) {
    let Read { settings, faults, broken } = read(text);
    assert_eq!((faults, broken), (vec![], false), "{text}");
    assert_eq!((hides_after(&settings, false), hides_after(&settings, true)), (hides, sealed), "{text}");
    assert_eq!(settings.editor, editor, "{text}");
}

#[test]
fn what_is_not_named_is_left_to_demur() {
    check("", None, Some(10), None);
    check(" \n\u{feff}\n", None, Some(10), None);
    check("()", None, Some(10), None);
    check("(hide_after: None)", None, None, None);
    check("(hide_after: never, editor: ask)", None, None, None);
    check("(hide_after: usual, editor: off)", None, Some(10), Some(false));
    check("(\n    hide_after: Some(5), // minutes\n    editor: true,\n)\n", Some(5), Some(5), Some(true));
    check("\u{feff}Settings( /* a /* b */ */ hide_after: 7 )", Some(7), Some(7), None);
}

#[test]
fn every_value_that_the_screen_offers_is_read_back() {
    for setting in Setting::ALL {
        for choice in setting.choices() {
            for text in [format!("({}: {choice})", setting.name()), format!("({}: \"{choice}\",)", setting.name())] {
                let read = read(&text);
                assert_eq!((read.faults, setting.value(&read.settings).as_str()), (vec![], choice), "{text}");
            }
        }
        assert_eq!(setting.choices().first().map(|c| (*c).to_owned()), Some(setting.value(&Settings::default())));
        assert_eq!(Setting::named(setting.name()), Some(*setting));
    }
}

#[test]
fn turning_goes_round_both_ways() {
    let mut settings = Settings::default();
    for setting in Setting::ALL {
        let choices = setting.choices();
        let mut on = Vec::new();
        for _ in &choices {
            on.push(setting.value(&settings));
            let next = setting.turned(&settings, true);
            assert!(setting.set(&mut settings, next));
        }
        assert_eq!(on, choices);
        let before = setting.turned(&settings, false);
        assert!(setting.set(&mut settings, before));
        assert_eq!(Some(setting.value(&settings).as_str()), choices.last().copied());
    }
    // Minutes that the screen does not offer.
    assert!(Setting::HideAfter.set(&mut settings, "7"));
    assert_eq!(Setting::HideAfter.turned(&settings, true), "usual");
}

fn words() -> ScreenWords {
    crate::words::built_in().unwrap().screen
}

/// The faults of a file, as they are told.
fn told(text: &str) -> Vec<String> {
    read(text).faults.iter().map(|fault| fault.told(&words())).collect()
}

#[test]
fn a_fault_has_its_place_and_costs_its_own_value_alone() {
    let text =
        "(\n    editor: maybe,\n    theme: dark,\n    colour: true,\n    hide_after: Some(0),\n    mouse: [on],\n)";
    assert_eq!(
        told(text),
        [
            "line 2, column 13: editor can be ask, on, off, and not maybe.",
            "line 4, column 5: there is no setting named colour.",
            "line 5, column 17: hide_after can be usual, never or a whole number of minutes, and not Some(0).",
            "line 6, column 12: mouse can be on, off, and not [on].",
        ]
    );
    let read = read(text);
    assert!(!read.broken);
    assert_eq!(read.settings, Settings { theme: Look::Dark, ..Settings::default() });
}

#[test]
fn a_file_that_cannot_be_read_has_one_fault_and_a_place() {
    let check = |text: &str, expected: &str| {
        let read = read(text);
        assert!(read.broken && read.settings == Settings::default(), "{text}");
        assert_eq!(told(text), [expected], "{text}");
    };
    check("theme: dark", "line 1, column 6: the whole stands in round brackets, and the opening one is missing.");
    check("(theme: dark", "line 1, column 1: this bracket is not closed.");
    check("(\n  theme: \"dark,\n)", "line 2, column 10: these quotation marks are not closed.");
    check("(theme dark)", "line 1, column 2: a name and a colon are missing here.");
    check("(theme: , editor: on)", "line 1, column 9: a value is missing here.");
    check("(theme: dark editor: on)", "line 1, column 14: a comma is missing before this.");
    check("()\n()", "line 2, column 1: nothing may stand behind the last bracket.");
    check(&"(a: ".repeat(100), "line 1, column 130: there are too many brackets in brackets.");
}

#[test]
fn hostile_files_are_read_in_a_moment() {
    let as_large_as_may_be = [
        "(".repeat(32_000),
        "/*".repeat(16_000),
        format!("({})", "a:b,".repeat(8_000)),
        format!("(keys:{{{}}})", "a:[F1],b:[F2],".repeat(2_000)),
        format!("(theme:\"{}", "\\".repeat(30_000)),
    ];
    for text in as_large_as_may_be {
        let read = read(&text);
        assert!(read.faults.len() + read.settings.keys.len() > 0 && !read.faults.contains(&too_large()));
    }
    assert_eq!(read(&format!("(){}", " ".repeat(40_000))).faults, [too_large()]);
}

fn too_large() -> Fault {
    Fault { line: 0, column: 0, why: Why::TooLarge }
}

#[test]
fn keys_are_read_with_their_places() {
    let read = read("(keys: {\n    \"letter\": [\"F4\", \"Alt-J\"],\n    map: \"C-n\",\n    \"card\": [],\n})");
    assert_eq!(read.faults, []);
    let bound: Vec<(&str, Vec<String>)> = read
        .settings
        .keys
        .iter()
        .map(|binding| (binding.action.as_str(), binding.keys.iter().map(|(key, _)| key.in_a_file()).collect()))
        .collect();
    let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
    assert_eq!(bound, [("letter", keys(&["F4", "A-j"])), ("map", keys(&["C-n"])), ("card", keys(&[]))]);
    assert_eq!(read.settings.keys[0].keys[1].1, (2, 22));
}

#[test]
fn keys_that_are_none_are_named() {
    assert_eq!(
        told("(keys: { \"map\": [\"F2\", \"F99\"], \"help\": [\"hyper-x\"], \"map\": [], \"card\": {} })"),
        [
            "line 1, column 24: there is no key named F99; F4, C-p (with Ctrl) and A-l (with Alt) are names.",
            "line 1, column 41: there is no key named hyper-x; F4, C-p (with Ctrl) and A-l (with Alt) are names.",
            "line 1, column 53: map stands there twice; the first one counts.",
            "line 1, column 72: keys are written so: { \"letter\": [\"F4\", \"A-l\"] }.",
        ]
    );
    assert_eq!(told("(keys: [])"), ["line 1, column 8: keys are written so: { \"letter\": [\"F4\", \"A-l\"] }."]);
}

#[test]
fn every_fault_has_its_words() {
    let words = words();
    for (name, sentence) in &words.settings.faults {
        assert!(sentence.ends_with('.') && !sentence.contains('!'), "{name:?}");
    }
    for setting in Setting::ALL {
        let row = &words.settings.rows[setting.name()];
        for choice in setting.choices().iter().filter(|choice| choice.parse::<u16>().is_err()) {
            assert!(row.choices.contains_key(*choice), "{} {choice}", setting.name());
        }
        assert!(row.says.ends_with('.') && row.choices.keys().all(|id| setting.choices().contains(&id.as_str())));
    }
}

fn edit(text: &str, change: &Change, expected: &str) {
    assert_eq!(changed(text, change).as_deref(), Some(expected), "{text}");
    assert_eq!(read(expected).faults, [], "{expected}");
}

#[test]
fn a_value_changes_in_its_place_and_all_else_stays() {
    let dark = Change::of("theme", Some("dark"));
    edit("", &dark, "(\n    theme: dark,\n)\n");
    edit("()", &dark, "(\n    theme: dark,\n)");
    edit("(theme: light)", &dark, "(theme: dark)");
    edit("(editor: on)", &dark, "(editor: on, theme: dark)");
    edit("(editor: on, )", &dark, "(editor: on, theme: dark)");
    let text = "// mine\n(\n    editor: true // why, and how\n    /* end */\n)\n// behind\n";
    let with = "// mine\n(\n    editor: true, // why, and how\n    /* end */\n    theme: dark,\n)\n// behind\n";
    edit(text, &dark, with);
    edit(
        with,
        &Change::of("theme", None),
        "// mine\n(\n    editor: true, // why, and how\n    /* end */\n)\n// behind\n",
    );
    edit("(theme: light, editor: on)", &Change::of("theme", None), "(editor: on)");
    edit("(editor: on, theme: light)", &Change::of("theme", None), "(editor: on, )");
    edit("(editor: on)", &Change::of("theme", None), "(editor: on)");
    // What is not understood stays, too.
    assert_eq!(changed("(hue: 3, theme: blue)", &dark).as_deref(), Some("(hue: 3, theme: dark)"));
}

#[test]
fn keys_change_in_their_place() {
    let keys = |line: &str| crate::keys::parse(line).unwrap();
    let letter = Change::of_keys("letter", Some(&keys("<f4><A-j>")));
    let first = "(\n    keys: {\n        \"letter\": [\"F4\", \"A-j\"],\n    },\n)\n";
    edit("", &letter, first);
    let map = Change::of_keys("map", Some(&keys("<A-n>")));
    let both = "(\n    keys: {\n        \"letter\": [\"F4\", \"A-j\"],\n        \"map\": [\"A-n\"],\n    },\n)\n";
    edit(first, &map, both);
    edit(both, &Change::of_keys("map", Some(&keys("<f2>"))), &both.replace("A-n", "F2"));
    edit(both, &Change::of_keys("map", None), first);
    edit("(keys: {letter: [\"F4\"]})", &letter, "(keys: {letter: [\"F4\", \"A-j\"]})");
    edit("()", &Change::of_keys("map", None), "()");
}

#[test]
fn a_file_that_cannot_be_read_is_not_changed() {
    let dark = Change::of("theme", Some("dark"));
    for text in ["(theme: ", "theme: light", "(a b)", "(keys: [\"F4\"]"] {
        assert_eq!(changed(text, &dark), None, "{text}");
    }
    assert_eq!(changed("(keys: [\"F4\"])", &Change::of_keys("map", None)), None, "keys that are none stay as they are");
}

#[test]
fn a_pack_is_a_folder() {
    let pack = |text: &str| read(text).settings.pack;
    assert_eq!(pack("(pack: \"~/my pack\")").as_deref(), Some("~/my pack"));
    assert_eq!((pack("()"), pack("(pack: \"\")")), (None, None));
    let odd = "/a \"b\"\\c";
    let text = changed("(\n    mouse: off, // here\n)\n", &Change::of_pack(odd)).unwrap();
    assert_eq!((pack(&text).as_deref(), read(&text).faults), (Some(odd), vec![]));
    let faults = read("(\n    pack: [\"a\", \"b\"],\n)").faults;
    assert_eq!(faults, [Fault { line: 2, column: 11, why: Why::NoPack }]);
    let words = crate::words::built_in().unwrap().screen;
    assert!(Why::NoPack.told(&words).contains("a folder"));
}
