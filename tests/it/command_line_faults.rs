//! The real program where something is wrong: it says so, in one sentence, and ends as it should.

#![expect(clippy::disallowed_methods, reason = "what lies on the disk is part of the question")]

use std::fs;
use std::process::Command;

use crate::machine::{Machine, PROGRAM, Ran, sheet};

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
    let machine = edited("schema: 3", "schema: 99");
    for arguments in [&["worksheet"][..], &["letter", "--kind", "time"], &["list"]] {
        let ran = machine.run(arguments);
        assert!(ran.status == 0 && !ran.out.is_empty(), "{ran:?}");
        assert_eq!(ran.err.matches("A later demur wrote").count(), 1, "{ran:?}");
    }
}

/// Ends so, says one sentence with this in it, and no word of what is untrue.
fn refuses(command: &mut Command, status: i32, said: &str) {
    let ran: Ran = command.output().unwrap().into();
    ran.refused(status, said);
    assert!(!ran.err.contains("no workbook yet") && !ran.err.contains("tries again"), "{ran:?}");
}

#[test]
fn a_home_that_cannot_be_read_is_not_empty() {
    let machine = Machine::new();
    for arguments in [&["list"][..], &["list", "--json"], &["worksheet"], &["letter"], &["worksheet", "mine"]] {
        refuses(machine.command(arguments).env("DEMUR_HOME", "/dev/null"), 3, "/dev/null");
    }
    let ran: Ran = machine.command(&["doctor"]).env("DEMUR_HOME", "/dev/null").output().unwrap().into();
    assert!(ran.status == 1 && ran.out.contains("/dev/null could not be read"), "{ran:?}");
    assert!(!ran.out.contains("not made yet") && !ran.out.contains("No workbook yet"), "{ran:?}");
    assert!(!ran.out.contains("chmod") && !ran.out.contains("alone"), "{ran:?}");
}

#[test]
fn a_state_folder_that_cannot_be_read_hides_no_workbook() {
    let machine = Machine::new();
    machine.fill("mine", &sheet("five.love", "quiet")).done();
    fs::rename(machine.home().join("state"), machine.path("elsewhere")).unwrap();
    machine.file("demur/state", "");
    let ran = machine.run(&["list"]);
    assert!(ran.status == 1 && ran.out.contains("mine"), "{ran:?}");
    assert!(ran.err.contains("state could not be read: what should be a folder is not one"), "{ran:?}");
}

#[test]
fn a_command_that_ends_does_not_try_again() {
    let machine = Machine::new();
    machine.fill("mine", &sheet("five.love", "quiet")).done();
    let paper = machine.file("sheet.md", sheet("five.love", "new"));
    let fill = |workbook: &str| ["fill".into(), workbook.into(), paper.display().to_string()];
    refuses(&mut machine.command(&fill("/proc/mine.ron")), 3, "/proc/mine.ron could not be saved");
    refuses(&mut machine.command(&fill("/dev/null/mine.ron")), 3, "/dev/null/mine.ron");
    refuses(machine.command(&fill("mine")).env("DEMUR_HOME", "/dev/null"), 3, "Nothing was changed");
    for command in ["worksheet", "letter --kind time"] {
        let arguments = command.split(' ').chain(["-o", "/proc/out.txt"]);
        let ran = machine.run(&arguments.collect::<Vec<_>>());
        ran.refused(3, "/proc");
        assert!(!ran.err.contains("as it was") && !ran.err.contains("tries again"), "{ran:?}");
    }
}

#[test]
fn what_fails_comes_before_what_would_matter_later() {
    let machine = Machine::new();
    fs::create_dir(machine.home()).unwrap();
    machine.file("demur/state", "no folder");
    machine.fill("/proc/mine.ron", &sheet("five.love", "new")).refused(3, "/proc/mine.ron could not be saved");
    let ran = machine.fill("mine", &sheet("five.love", "new"));
    assert!(ran.status == 0 && ran.err.contains("no earlier version") && ran.err.lines().count() == 1, "{ran:?}");
    assert!(!ran.err.contains("twice a second"), "{ran:?}");
}

#[test]
fn a_letter_whose_copy_cannot_be_kept_says_where_it_is() {
    let machine = Machine::new();
    machine.fill("mine", &sheet("five.love", &"quiet hours ".repeat(500))).done();
    let before = machine.workbook("mine");
    // No file may grow past this: enough for the letter, too little for the workbook.
    let mut limited = Command::new("sh");
    limited.args(["-c", "trap '' 25; ulimit -f 2; exec \"$0\" \"$@\"", PROGRAM]);
    limited.args(["letter", "mine", "--kind", "time", "--short", "-o", "reply.txt"]);
    limited.env_clear().env("DEMUR_HOME", machine.home()).current_dir(machine.folder.path());
    let ran: Ran = limited.output().unwrap().into();
    assert!(ran.status == 3 && ran.out.is_empty() && ran.err.lines().count() == 2, "{ran:?}");
    assert!(ran.err.starts_with("The message is in reply.txt, but the workbook could not keep"), "{ran:?}");
    assert!(ran.err.contains("mine.ron could not be saved"), "{ran:?}");
    let written = fs::read_to_string(machine.path("reply.txt")).unwrap();
    assert_eq!(written, machine.run(&["letter", "mine", "--kind", "time", "--short"]).done());
    assert_eq!(machine.workbook("mine"), before);
}

#[test]
fn a_workbook_called_like_a_command_is_opened_behind_two_hyphens() {
    let machine = Machine::new();
    for name in ["coach", "pack", "hand-over", "take-over"] {
        // Or it would be on a terminal.
        machine.run(&["--", name]).refused(2, "needs a terminal");
    }
    assert_eq!(machine.run(&["help"]).done(), machine.run(&["--help"]).done());
    assert_eq!(machine.run(&["help", "letter"]).done(), machine.run(&["letter", "--help"]).done());
    assert_eq!(machine.files(), []);
}

#[test]
fn no_screen_is_opened_for_a_command_that_lacks_something_and_for_a_blank_name() {
    for name in ["pack", "take-over", "", " \t"] {
        let machine = Machine::new();
        let pair = portable_pty::native_pty_system().openpty(portable_pty::PtySize::default()).unwrap();
        let mut command = portable_pty::CommandBuilder::new(PROGRAM);
        command.arg(name);
        command.env_clear();
        command.env("TERM", "xterm");
        command.env("DEMUR_HOME", machine.home());
        let mut child = pair.slave.spawn_command(command).unwrap();
        assert_eq!(child.wait().unwrap().exit_code(), 2, "{name:?}");
        assert_eq!(machine.files(), []);
    }
}

#[test]
fn an_output_is_a_new_file_or_standard_output() {
    let machine = Machine::new();
    machine.fill("mine", &sheet("five.love", "quiet")).done();
    for command in [&["worksheet"][..], &["letter", "--kind", "time"]] {
        let to = |output: &'static str| machine.run(&[command, &["-o", output]].concat());
        to("").refused(2, "-o needs the name of a file");
        assert_eq!(to("-").done(), machine.run(command).done());
    }
    assert!(!machine.path("-").exists());
    assert_eq!(machine.workbook("mine").left, [], "standard output keeps no version");
    for ids in ["", ",,", " "] {
        machine.run(&["worksheet", "--only", ids]).refused(2, "--only needs an id");
    }
}

#[test]
fn a_form_that_there_is_not_is_answered_with_those_there_are() {
    let machine = Machine::new();
    machine.run(&["letter", "--format", "pdf"]).refused(2, "txt, md, eml, html, mailto.");
    let help = machine.run(&["letter", "--help"]).done();
    assert!(help.contains("eml, html or mailto") && !help.contains("still to come"), "{help}");
}

#[test]
fn marks_do_not_pile_up_in_what_is_shown() {
    let machine = Machine::new();
    let name = format!("pile{}", "\u{301}".repeat(40));
    machine.fill(&name, &sheet("five.love", "quiet")).done();
    let marks = |text: &str| text.chars().filter(|c| *c == '\u{301}').count();
    assert_eq!(marks(&machine.run(&["list"]).done()), 8);
    assert_eq!(marks(&machine.run(&["list", "--json"]).done()), 40);
    let unknown = machine.run(&["worksheet", &format!("{name}s")]);
    assert_eq!((unknown.status, marks(&unknown.err)), (1, 8), "{unknown:?}");
    let sheet = machine.run(&["worksheet", &name]).done();
    assert_eq!(marks(&sheet), 40, "what other programs read is exact");
}

#[test]
fn many_edited_outside_are_told_once() {
    let machine = Machine::new();
    for name in ["one", "two", "three", "four", "five"] {
        machine.fill(name, &crate::machine::sheet("five.love", "mornings")).done();
        let path = machine.home().join(format!("{name}.ron"));
        let text = std::fs::read_to_string(&path).unwrap().replace("mornings", "evenings");
        std::fs::remove_file(&path).unwrap();
        machine.file(&format!("demur/{name}.ron"), text);
    }
    let ran = machine.run(&["list"]);
    assert!(ran.status == 0 && ran.err.lines().count() == 1, "{ran:?}");
    assert!(
        ran.err.starts_with("5 workbooks were edited outside demur") && ran.err.contains(" and others."),
        "{ran:?}"
    );
}
