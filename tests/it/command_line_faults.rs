//! The real program where something is wrong: it says so, in one sentence, and ends as it should.

#![expect(clippy::disallowed_methods, reason = "what lies on the disk is part of the question")]

use std::fs;

use crate::machine::{Machine, sheet};

/// A machine with one workbook whose file was changed so.
fn edited(from: &str, to: &str) -> Machine {
    let machine = Machine::new();
    machine.fill("mine", &sheet("five.love", "quiet hours")).done();
    let path = machine.home().join("mine.ron");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    machine
}

#[test]
fn a_file_edited_outside_is_read_and_that_is_said() {
    for (from, to) in [("quiet", "noisy"), ("// demur:sum=", "// ")] {
        let machine = edited(from, to);
        for arguments in [&["worksheet"][..], &["letter", "--kind", "time"], &["list"], &["list", "--json"]] {
            let ran = machine.run(arguments);
            assert!(ran.status == 0 && !ran.out.is_empty(), "{ran:?}");
            assert!(ran.err.contains("mine.ron was edited outside demur") && ran.err.lines().count() == 1, "{ran:?}");
        }
        assert!(machine.run(&["worksheet"]).out.contains("hours"));
        let kept = machine.run(&["letter", "--kind", "time", "-o", "reply.txt"]);
        assert_eq!((kept.status, kept.err.lines().count()), (0, 1), "{kept:?}");
    }
}

#[test]
fn a_file_of_a_later_demur_is_read_and_that_is_said() {
    let machine = edited("schema: 1", "schema: 99");
    for arguments in [&["worksheet"][..], &["letter", "--kind", "time"], &["list"]] {
        let ran = machine.run(arguments);
        assert!(ran.status == 0 && !ran.out.is_empty(), "{ran:?}");
        assert_eq!(ran.err.matches("A later demur wrote").count(), 1, "{ran:?}");
    }
}
