//! The real program, run as a script would run it: results, messages, exit statuses, and what lies on the disk.

#![expect(clippy::disallowed_methods, reason = "what lies on the disk is part of the question")]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use demur::shell::environment::Places;
use demur::shell::store;

use crate::machine::{Machine, PROGRAM, Ran, sheet};

const GOLDEN: &str = include_str!("../golden/sheet.md");
const COMMANDS: [&str; 10] =
    ["list", "worksheet", "fill", "letter", "calendar", "check", "doctor", "pack", "completions", "manual"];

/// A worksheet without its title.
fn body(worksheet: &str) -> &str {
    worksheet.split_once('\n').unwrap().1
}

#[test]
fn every_help_has_an_example() {
    let machine = Machine::new();
    let main = machine.run(&["--help"]).done();
    assert!(main.contains("Example:\n") && COMMANDS.iter().all(|command| main.contains(command)), "{main}");
    for command in COMMANDS {
        let help = machine.run(&[command, "--help"]).done();
        assert!(help.contains(&format!("Usage: demur {command}")), "{help}");
        let (_, example) = help.split_once("Example:\n").unwrap();
        assert!(example.contains(&format!("demur {command}")) && !help.contains("\n\n\n"), "{help}");
    }
    assert_eq!(machine.run(&["--version"]).done(), format!("demur {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(machine.files(), []);
}

#[test]
fn wrong_usage_is_one_sentence() {
    for (arguments, said) in [
        (&["list", "--what"][..], "--what"),
        (&["--what"], "--what"),
        (&["one", "two"], "--help"),
        (&["one", "list"], "--help"),
        (&["letter", "--kind", "perhaps"], "decline"),
        (&["letter", "--channel", "smoke"], "email"),
        (&["letter", "--tone", "loud"], "formal"),
        (&["letter", "--format", "pdf"], "txt"),
        (&["letter", "--kind"], "--kind"),
        (&["letter", "--kind", "time", "--kind", "path"], "--kind"),
        (&["fill"], "WORKBOOK"),
        (&["fill", "one"], "FILE"),
        (&["completions"], "SHELL"),
        (&["completions", "sh"], "zsh"),
        (&["worksheet", "--only", "five.lov", "--blank"], "five.lov"),
        (&["worksheet", "  "], "name"),
    ] {
        let machine = Machine::new();
        machine.run(arguments).refused(2, said);
        assert_eq!(machine.files(), [], "{arguments:?}");
    }
}

#[test]
fn what_is_not_there_is_said() {
    let machine = Machine::new();
    for command in ["worksheet", "letter"] {
        machine.run(&[command]).refused(1, "no workbook yet");
        machine.run(&[command, "nobody"]).refused(1, "nobody");
        machine.run(&[command, "./nobody.ron"]).refused(1, "nobody.ron");
    }
    let list = machine.run(&["list"]);
    assert_eq!((list.status, list.out.as_str()), (0, ""));
    assert_eq!(machine.run(&["list", "--json"]).done(), "[]\n");
    machine.run(&["fill", "mine", "no-sheet.md"]).refused(3, "no-sheet.md");
    assert_eq!(machine.files(), [], "reading makes nothing");
}

#[test]
fn the_golden_worksheet_comes_back() {
    let machine = Machine::new();
    let told = machine.fill("golden", GOLDEN).done();
    assert!(told.starts_with("golden: 31 new, 0 changed, 0 as before.\nnew: 31 questions\n"), "{told}");
    assert_eq!(machine.run(&["worksheet"]).done(), GOLDEN);
    let told = machine.fill("golden", GOLDEN).done();
    assert!(told.starts_with("golden: 0 new, 0 changed, 31 as before.\nleft blank: 61 questions\n"), "{told}");
    machine.fill("other", GOLDEN).done();
    assert_eq!(body(&machine.run(&["worksheet", "other"]).done()), body(GOLDEN));
    let letter = machine.run(&["letter", "golden"]).done();
    assert_eq!(machine.run(&["letter", "other"]).done(), letter);
    assert!(letter.contains("Head of Platform & \"Tools\" {draft}") && letter.ends_with("김서연\n"), "{letter}");
}

#[test]
fn only_what_the_sheet_holds_is_changed() {
    let machine = Machine::new();
    machine.fill("mine", &sheet("five.love", "quiet hours")).done();
    machine.fill("mine", "### x {#five.love}\n\n### y {#five.you}\n\nless\n").done();
    let sheet = machine.run(&["worksheet", "--only", "five"]).done();
    assert!(sheet.contains("\nquiet hours\n") && sheet.contains("\nless\n"), "{sheet}");
    assert!(!sheet.contains("{#offer.role}") && sheet.contains("{#five.noticed}"), "{sheet}");
    let blank = machine.run(&["worksheet", "--blank"]).done();
    assert!(blank.starts_with("# mine\n") && !blank.contains("quiet hours"), "{blank}");
}

#[test]
fn a_blank_sheet_needs_no_workbook() {
    let machine = Machine::new();
    let blank = machine.run(&["worksheet", "--blank"]).done();
    assert!(blank.contains("{#after.noticed}"), "{blank}");
    assert_eq!(machine.files(), []);
    machine.run(&["worksheet", "--blank", "nobody"]).refused(1, "nobody");
}

#[test]
fn what_is_not_understood_is_named_and_all_else_is_taken() {
    let machine = Machine::new();
    let text = "# t\n\n### x {#five.love}\n\nquiet\n\n### y {#five.lov}\n\nlost\n\n### z {#offer.made_on}\n\n2026-02-30 secret\n\n\
                ### s {#decide.sure}\n\n11\n\n### d {#decide.answer}\n\n- [x] perhaps secret\n\n### w {#five.you}\n\na\u{202e}b\n";
    let ran = machine.fill("mine", text);
    assert_eq!(ran.status, 1, "{ran:?}");
    let lines: Vec<&str> = ran.err.lines().collect();
    for (line, expected) in lines.iter().zip(["line 7: ", "line 13: ", "line 17: ", "line 21: ", "line 25: "]) {
        assert!(line.starts_with(expected), "{line}");
    }
    assert_eq!(lines.len(), 5, "{lines:?}");
    assert!(lines[0].contains("five.lov") && lines[1].contains("offer.made_on"), "{lines:?}");
    assert!(lines[4].contains("1 hidden character removed"), "{lines:?}");
    assert!(!ran.err.contains("secret"), "what somebody wrote is not repeated: {ran:?}");
    let sheet = machine.run(&["worksheet", "--only", "five.love,five.you"]).done();
    assert!(sheet.contains("\nquiet\n") && sheet.contains("\nab\n") && !sheet.contains("lost"), "{sheet}");
}

#[test]
fn a_file_that_is_no_worksheet_changes_nothing() {
    let machine = Machine::new();
    let ran = machine.fill("mine", "a shopping list\n");
    assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{ran:?}");
    assert!(ran.err.contains("No question was found"), "{ran:?}");
    let bytes = machine.file("bytes", [0xff, 0xfe, 0]);
    machine.run(&["fill".as_ref(), "mine".as_ref(), bytes.as_os_str()]).refused(3, "UTF-8");
    machine.run_with(&["fill", "mine", "-"], &[0xff]).refused(3, "UTF-8");
    machine
        .run(&["fill".as_ref(), "mine".as_ref(), machine.folder.path().as_os_str()])
        .refused(3, "not an ordinary file");
    machine.run(&["fill", "mine", "/dev/zero"]).refused(3, "not an ordinary file");
    let huge = machine.file("huge", vec![b'a'; 9 << 20]);
    machine.run(&["fill".as_ref(), "mine".as_ref(), huge.as_os_str()]).refused(3, "8 MB");
    machine.run_with(&["fill", "mine", "-"], &vec![b'a'; 9 << 20]).refused(3, "8 MB");
    assert!(!machine.home().exists());
}

#[test]
fn a_workbook_may_be_a_path() {
    let machine = Machine::new();
    machine.fill("./stick.ron", GOLDEN).done();
    assert!(machine.path("stick.ron").exists());
    assert_eq!(machine.run(&["worksheet"]).done(), GOLDEN.replacen("# golden", "# stick", 1));
    machine.fill("./none/stick.ron", GOLDEN).refused(3, "none");
}

#[test]
fn a_decision_is_kept_with_its_time() {
    let machine = Machine::new();
    for option in ["decline", "decline", "terms"] {
        machine.fill("mine", &format!("### x {{#decide.answer}}\n{option}\n### y {{#decide.sure}}\n7\n")).done();
    }
    let history = machine.workbook("mine").history;
    let turns: Vec<(&str, &str)> = history.iter().map(|t| (t.question.as_str(), t.value.as_str())).collect();
    assert_eq!(turns, [("decide.answer", "decline"), ("decide.sure", "7"), ("decide.answer", "terms")]);
    assert!(history.iter().all(|turn| turn.at > 1_700_000_000));
}

#[test]
fn a_damaged_workbook_is_left_as_it_is() {
    let machine = Machine::new();
    machine.fill("mine", GOLDEN).done();
    let path = machine.home().join("mine.ron");
    let whole = fs::read_to_string(&path).unwrap();
    let damaged = whole.replacen("    answers:", "    answrs:", 1);
    fs::write(&path, &damaged).unwrap();
    let before = machine.files();
    for arguments in [&["worksheet", "mine"][..], &["letter", "mine"]] {
        let ran = machine.run(arguments);
        assert!(ran.status == 3 && ran.out.is_empty(), "{ran:?}");
        assert!(ran.err.contains("line ") && ran.err.contains("column "), "{ran:?}");
    }
    let ran = machine.fill("mine", GOLDEN);
    assert_eq!(ran.status, 3, "{ran:?}");
    let list = machine.run(&["list"]);
    assert_eq!(list.status, 1, "{list:?}");
    assert!(list.err.contains("mine.ron"), "{list:?}");
    assert_eq!(machine.run(&["doctor"]).status, 1);
    assert_eq!(fs::read_to_string(&path).unwrap(), damaged);
    assert_eq!(machine.files().len(), before.len());
}

#[test]
fn a_newer_workbook_is_read_and_not_written() {
    let machine = Machine::new();
    machine.fill("mine", GOLDEN).done();
    let path = machine.home().join("mine.ron");
    let newer = fs::read_to_string(&path).unwrap().replacen("schema: 3", "schema: 99", 1);
    assert!(newer.contains("schema: 99"));
    fs::write(&path, &newer).unwrap();
    let read = machine.run(&["worksheet", "mine"]);
    assert!(read.status == 0 && body(&read.out) == body(GOLDEN), "{read:?}");
    let ran = machine.fill("mine", &sheet("five.love", "new"));
    assert_eq!(ran.status, 3, "{ran:?}");
    assert!(ran.err.contains("later demur") && ran.err.lines().count() == 1, "{ran:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
}

#[test]
fn a_workbook_that_another_demur_has_is_not_filled() {
    let machine = Machine::new();
    machine.fill("mine", GOLDEN).done();
    let places = Places::under(&machine.home());
    let path = machine.home().join("mine.ron");
    let opened = store::open(&places, &path, "mine", 1_800_000_000).unwrap();
    let before = fs::read(&path).unwrap();
    machine.fill("mine", &sheet("five.love", "new")).refused(3, "Another demur");
    machine.run(&["letter", "mine", "-o", "reply.txt"]).refused(3, "Another demur");
    assert!(!machine.path("reply.txt").exists());
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(machine.run(&["worksheet", "mine"]).status, 0, "reading goes on");
    drop(opened);
    assert_eq!(machine.fill("mine", &sheet("five.love", "new")).status, 0);
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    let machine = Machine::new();
    machine.file("demur", "a file where the folder should be");
    machine.fill("mine", GOLDEN).refused(3, "could not be");
    let mut command = machine.command(&["fill", "mine", "-"]);
    let sheet = fs::File::open(machine.file("sheet.md", GOLDEN)).unwrap();
    let ran: Ran = command.env("DEMUR_HOME", "/proc/demur").stdin(sheet).output().unwrap().into();
    ran.refused(3, "/proc/demur");
    let ran: Ran = machine.command(&["list"]).env_remove("DEMUR_HOME").env_remove("HOME").output().unwrap().into();
    assert!(ran.status == 3 || ran.status == 0, "a machine may know a home folder otherwise: {ran:?}");
}

#[test]
fn the_full_screen_needs_a_terminal() {
    let machine = Machine::new();
    for arguments in [&[][..], &["mine"], &["--", "list"], &["./mine.ron"]] {
        machine.run(arguments).refused(2, "`demur walk`");
    }
    let ran: Ran = machine.command(&["mine"]).env_remove("TERM").output().unwrap().into();
    ran.refused(2, "`demur walk`");
    assert_eq!(machine.files(), []);
}

#[test]
fn a_terminal_that_cannot_place_cells_is_no_screen() {
    for term in ["dumb", ""] {
        let machine = Machine::new();
        let size = portable_pty::PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = portable_pty::native_pty_system().openpty(size).unwrap();
        let mut command = portable_pty::CommandBuilder::new(PROGRAM);
        command.env_clear();
        command.env("TERM", term);
        command.env("DEMUR_HOME", machine.home());
        let mut child = pair.slave.spawn_command(command).unwrap();
        let (mut said, mut some) = (String::new(), [0; 512]);
        let mut reader = pair.master.try_clone_reader().unwrap();
        while !said.contains('\n') {
            let read = std::io::Read::read(&mut reader, &mut some).unwrap();
            said.push_str(&String::from_utf8_lossy(&some[..read]));
        }
        assert!(
            said.starts_with("This terminal cannot show the full screen") && said.contains("`demur walk`"),
            "{said}"
        );
        assert_eq!(child.wait().unwrap().exit_code(), 2, "{term:?}");
        assert_eq!(machine.files(), []);
    }
}

#[test]
fn a_new_file_is_for_the_user_alone_and_nothing_is_written_over() {
    let machine = Machine::new();
    machine.fill("mine", GOLDEN).done();
    std::os::unix::fs::symlink(machine.path("elsewhere"), machine.path("link")).unwrap();
    for command in ["worksheet", "letter"] {
        let name = format!("{command}.out");
        assert_eq!(machine.run(&[command, "mine", "-o", &name]).done(), "");
        let path = machine.path(&name);
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_to_string(&path).unwrap(), machine.run(&[command, "mine"]).done());
        machine.run(&[command, "mine", "-o", &name]).refused(3, &name);
        machine.run(&[command, "mine", "-o", "link"]).refused(3, "link");
        machine.run(&[command, "mine", "-o", "none/there"]).refused(3, "no folder none.");
        assert!(!machine.path("elsewhere").exists());
    }
    let left = machine.workbook("mine").left;
    assert_eq!(left.len(), 1, "only what really left is kept");
    assert_eq!((left[0].kind.as_str(), left[0].form.as_str()), ("decline", "txt"));
    assert_eq!(left[0].text, fs::read_to_string(machine.path("letter.out")).unwrap());
}

#[test]
fn a_letter_follows_the_decision_or_the_kind() {
    let machine = Machine::new();
    machine.fill("mine", &sheet("offer.role", "Head of Tools")).done();
    machine.run(&["letter"]).refused(1, "no decision yet");
    assert!(machine.run(&["letter", "--kind", "decline"]).done().contains("Head of Tools"));
    machine.fill("mine", &sheet("decide.answer", "accept")).done();
    let accepted = machine.run(&["letter"]).done();
    assert_eq!(accepted, machine.run(&["letter", "--kind", "accept", "--channel", "email", "--tone", "warm"]).done());
    assert_ne!(accepted, machine.run(&["letter", "--format", "md", "--short"]).done());
    assert_eq!(machine.workbook("mine").left, []);
}

#[test]
fn every_combination_is_a_letter() {
    let machine = Machine::new();
    machine.fill("mine", GOLDEN).done();
    let tones = ["warm", "plain", "formal"];
    for (k, kind) in ["time", "questions", "decline", "accept", "terms", "path"].into_iter().enumerate() {
        for (c, channel) in ["email", "letter", "chat", "card"].into_iter().enumerate() {
            let mut arguments = vec!["letter", "--kind", kind, "--channel", channel, "--tone", tones[(k + c) % 3]];
            arguments.extend(((k + c) % 2 == 0).then_some("--short"));
            let ran = machine.run(&arguments);
            assert_eq!(ran.status, 0, "{ran:?}");
            assert!(ran.err.lines().count() <= 1, "{ran:?}");
            assert!(ran.out.len() > 20 && ran.out.ends_with('\n') && !ran.out.contains("  "), "{ran:?}");
        }
    }
    let ran = machine.run(&["letter", "--to", "ana@example.org"]);
    assert_eq!((ran.status, ran.err.lines().count()), (0, 1), "{ran:?}");
}

#[test]
fn the_list_tells_what_is_there() {
    let machine = Machine::new();
    machine.fill("회사 \"A\"", GOLDEN).done();
    machine.fill("other", &sheet("five.love", "quiet")).done();
    let list = machine.run(&["list"]).done();
    assert_eq!(list.lines().count(), 3, "{list}");
    assert!(list.contains("회사 \"A\"") && list.contains("Decline") && list.contains("1 of "), "{list}");
    let json = machine.run(&["list", "--json"]).done();
    assert!(json.starts_with("[{\"name\":") && json.contains(r#""회사 \"A\"""#), "{json}");
    assert!(json.contains(r#""decision":"decline""#) && json.contains(r#""decision":null"#), "{json}");
}

#[test]
fn the_doctor_sees_what_others_may_read_and_what_was_left() {
    let machine = Machine::new();
    assert_eq!(machine.run(&["doctor"]).status, 0);
    machine.fill("mine", GOLDEN).done();
    let well = machine.run(&["doctor"]).done();
    assert!(well.contains(machine.home().to_str().unwrap()), "{well}");
    let path = machine.home().join("mine.ron");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    let ran = machine.run(&["doctor"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.out.contains("chmod 600"), "{ran:?}");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    machine.file("demur/.demur-0-0.tmp", "");
    assert_eq!(machine.run(&["doctor"]).status, 1);
    assert!(machine.home().join(".demur-0-0.tmp").exists(), "nothing is changed");
}

#[test]
fn whoever_stops_listening_is_left_in_peace() {
    let machine = Machine::new();
    machine.fill("mine", GOLDEN).done();
    for arguments in [&["worksheet"][..], &["--help"], &["manual"], &["completions", "bash"], &["list"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let ran: Ran = machine.command(arguments).stdout(writer).output().unwrap().into();
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{arguments:?}");
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let ran: Ran = machine.command(arguments).stdout(full).output().unwrap().into();
        ran.refused(3, "Standard output");
    }
}

#[test]
fn completions_and_the_manual_need_no_place() {
    let machine = Machine::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        assert!(machine.run(&["completions", shell]).done().contains("worksheet"), "{shell}");
    }
    assert_eq!(machine.run(&["manual"]).done(), include_str!("../../assets/demur.1"));
    assert_eq!(machine.files(), []);
}
