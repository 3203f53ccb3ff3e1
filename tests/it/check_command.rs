//! `demur check`, run as a script would run it: findings, exit statuses, and that nothing is changed.

use crate::machine::{Machine, sheet};

const SOUND: &str =
    "Dear Ana,\n\nThank you for offering me the role of Team Lead.\n\nI accept. I can start on 1 March.\n\nSam\n";

#[test]
fn findings_one_a_line() {
    let machine = Machine::new();
    machine.fill("mine", &sheet("decide.answer", "decline")).done();
    let before = machine.files();
    let ran = machine.run(&["check"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""), "{ran:?}");
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(lines[0].starts_with("must role-named: "), "{ran:?}");
    assert!(lines.iter().any(|line| line.starts_with("must addressee: ") && line.contains(" — Hello, — ")), "{ran:?}");
    assert!(lines.iter().any(|line| line.starts_with("should growth: ") && line.contains("Westover")), "{ran:?}");
    assert!(lines.iter().all(|line| ["must ", "should ", "tip "].iter().any(|s| line.starts_with(s))), "{ran:?}");
    assert_eq!(machine.files(), before, "a check changes nothing");
}

#[test]
fn the_kind_is_the_decision_or_the_one_asked_for() {
    let machine = Machine::new();
    machine.run(&["check"]).refused(1, "no workbook yet");
    machine.fill("mine", &sheet("offer.role", "Head of Tools")).done();
    machine.run(&["check"]).refused(1, "no decision yet");
    machine.run(&["check", "nobody"]).refused(1, "nobody");
    let time = machine.run(&["check", "mine", "--kind", "time"]);
    assert!(time.status == 1 && time.out.contains("must decisive-date: "), "{time:?}");
    let accept = machine.run(&["check", "mine", "--kind", "accept"]);
    assert!(!accept.out.contains("decisive-date") && !accept.out.contains("role-named"), "{accept:?}");
}

#[test]
fn a_message_with_nothing_to_say_of() {
    let machine = Machine::new();
    let answers = "### r {#offer.role}\n\nTeam Lead\n\n### f {#offer.from}\n\nAna\n\n### m {#offer.me}\n\nSam\n\n\
                   ### d {#decide.answer}\n\naccept\n";
    machine.fill("mine", answers).done();
    let ran = machine.run(&["check"]);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.lines().count()), (0, "", 1), "{ran:?}");
    assert_eq!(machine.run(&["check", "--json"]).done(), "[]\n");
}

#[test]
fn any_text_in_a_file_or_on_standard_input() {
    let machine = Machine::new();
    machine.file("sound.txt", SOUND);
    let ran = machine.run(&["check", "--file", "sound.txt", "--kind", "accept"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{ran:?}");
    let flawed = SOUND.replace("accept.", "accept the the role [TODO].");
    let ran = machine.run_with(&["check", "--file", "-", "--kind", "accept"], flawed.as_bytes());
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.out.starts_with("must blanks: ") && ran.out.contains("[TODO]"), "{ran:?}");
    let unknown = machine.run_with(&["check", "--file", "-"], b"Dear Ana,\n\nThank you for the flowers.\n\nSam\n");
    assert_eq!((unknown.status, unknown.out.as_str()), (0, ""), "{unknown:?}");
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let machine = Machine::new();
    machine.run(&["check", "--file", "none.txt"]).refused(3, "none.txt");
    machine.file("bytes", [0xff, 0xfe, 0]);
    machine.run(&["check", "--file", "bytes"]).refused(3, "UTF-8");
    machine.run(&["check", "--file", "/dev/zero"]).refused(3, "not an ordinary file");
    machine.file("long.txt", "a word ".repeat(40_000));
    machine.run(&["check", "--file", "long.txt"]).refused(3, "longer than 256 KB");
    machine.run(&["check", "mine", "--file", "bytes"]).refused(2, "--file");
    machine.run(&["check", "--kind", "perhaps"]).refused(2, "decline");
}

#[test]
fn as_json() {
    let machine = Machine::new();
    let ran = machine
        .run_with(&["check", "--file", "-", "--json"], b"Dear Ana,\n\nThank you \"so much\" for for it.\n\nSam\n");
    assert_eq!(ran.status, 1, "{ran:?}");
    let (first, rest) = ran.out.split_once(",\"why\":").unwrap();
    assert_eq!(
        first,
        r#"[{"rule":"blanks","severity":"must","paragraph":2,"position":1,"sentence":"Thank you \"so much\" for for it.""#
    );
    assert!(rest.contains(",\"source\":") && rest.trim_end().ends_with("}]"), "{rest}");
}

#[test]
fn nothing_in_a_text_reaches_the_terminal_as_a_command() {
    let machine = Machine::new();
    let text = b"Dear Ana,\n\nThank you \x1b[31mfor for \xe2\x80\xae it.\n\nSam\n";
    let ran = machine.run_with(&["check", "--file", "-"], text);
    assert!(ran.status == 1 && !ran.out.contains(['\u{1b}', '\u{202e}']), "{ran:?}");
}

#[test]
fn on_the_short_way_a_letter_and_its_check_are_of_the_note_that_asks_for_time() {
    let machine = Machine::new();
    let mut workbook = demur::workbook::Workbook::new("a".to_owned(), "mine".to_owned());
    for (id, answer) in [("offer.role", "Head of Tools"), ("offer.from", "Ana"), ("offer.me", "Sam")] {
        workbook.set(id, Some(crate::fixtures::prose(answer)));
    }
    workbook.set("time.until", Some(crate::fixtures::date("9999-12-03")));
    workbook.short_path = true;
    let path = machine.file("mine.ron", demur::saved::write(&workbook));
    let time = machine.run(&["letter", path.to_str().unwrap()]).done();
    assert!(time.contains("Time to think about the role of Head of Tools"), "{time}");
    assert_eq!(time, machine.run(&["letter", path.to_str().unwrap(), "--kind", "time"]).done());
    let check = machine.run(&["check", path.to_str().unwrap()]);
    assert_eq!((check.status, check.out.as_str()), (0, ""), "{}", check.err);
    // Without its day the note asks for nothing yet, and the check says so.
    workbook.set("time.until", None);
    let path = machine.file("mine.ron", demur::saved::write(&workbook));
    let check = machine.run(&["check", path.to_str().unwrap()]);
    assert!(check.status == 1 && check.out.starts_with("must decisive-date: "), "{check:?}");
}
