//! The ways out on the command line: what is written, where, for whom, and what is said where it cannot be.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use demur::shell::environment::Places;
use demur::shell::store::{self, Standing};
use mailparse::{MailHeaderMap as _, parse_mail};

use crate::fixtures::{date, prose};
use crate::machine::{Machine, sheet};

const GOLDEN: &str = include_str!("../golden/sheet.md");
const FORMS: [&str; 5] = ["txt", "md", "eml", "html", "mailto"];

/// A workbook with a decision and all its days.
fn with_days(machine: &Machine) {
    let days = [
        ("decide.answer", "decline"),
        ("offer.answer_by", "2026-12-04"),
        ("time.until", "2026-12-02"),
        ("decline.talk_again", "2027-01-15"),
        ("path.talk_again", "2027-03-01"),
        ("decide.revisit", "2027-06-01"),
        ("offer.role", "Head of zebrafinches"),
        ("five.love", "zebrafinches"),
    ];
    let asked: Vec<String> = days.iter().map(|(id, answer)| format!("### ? {{#{id}}}\n\n{answer}\n\n")).collect();
    machine.fill("mine", &asked.concat()).done();
}

fn body(mail: &str) -> String {
    parse_mail(mail.as_bytes()).unwrap().get_body().unwrap().replace("\r\n", "\n")
}

#[test]
fn a_letter_in_every_form() {
    let machine = Machine::new();
    machine.fill("mine", GOLDEN).done();
    let form = |form: &str| machine.run(&["letter", "--short", "--format", form, "--kind", "time"]).done();
    let text = form("txt");
    let (heading, words) = text.split_once("\n\n").unwrap();
    let draft = form("eml");
    let mail = parse_mail(draft.as_bytes()).unwrap();
    assert_eq!(format!("Subject: {}", mail.headers.get_first_value("Subject").unwrap()), heading);
    assert_eq!(mail.headers.get_first_value("To"), None);
    assert_eq!(body(&draft), words);
    assert!(form("html").starts_with("<!DOCTYPE html>"));
    let link = form("mailto");
    assert!(link.starts_with("mailto:?subject=") && link.ends_with('\n') && link.lines().count() == 1, "{link}");
    assert_eq!(machine.workbook("mine").left, [], "standard output keeps no version");
}

#[test]
fn an_address_goes_where_there_is_a_place_for_it() {
    let machine = Machine::new();
    machine.fill("mine", GOLDEN).done();
    for form in FORMS {
        let arguments = ["letter", "--kind", "time", "--short", "--format", form];
        let without = machine.run(&arguments).done();
        let ran = machine.run(&[&arguments[..], &["--to", "Ana Li <ana@example.org>"]].concat());
        assert_eq!(ran.status, 0, "{ran:?}");
        if ["eml", "mailto"].contains(&form) {
            assert_eq!(ran.err, "");
            let start = if form == "eml" { "To: <ana@example.org>\r\n" } else { "mailto:ana@example.org?" };
            assert!(ran.out.starts_with(start), "{ran:?}");
        } else {
            assert!(ran.err.contains("left out") && ran.err.lines().count() == 1, "{ran:?}");
            assert_eq!(ran.out, without);
        }
    }
}

#[test]
fn an_address_that_is_none_is_one_sentence() {
    let machine = Machine::new();
    machine.fill("mine", GOLDEN).done();
    let before = machine.files();
    for (typed, said) in [
        ("", "no address here"),
        ("ana", "name@example.org"),
        ("ana@example.org\r\nBcc: eve@example.org", "line break"),
        ("ana@example.org\u{202e}", "hidden character"),
        ("ana@example.org, eve@example.org", "one address"),
        ("ana@bücher.example", "accented"),
    ] {
        for form in FORMS {
            machine.run(&["letter", "--format", form, "--to", typed, "-o", "reply"]).refused(2, said);
        }
    }
    machine.run(&["letter", "--to", "a@x.org", "--to", "b@x.org"]).refused(2, "--to");
    assert_eq!(machine.files(), before, "nothing was written");
}

#[test]
fn a_message_too_long_for_a_link_is_not_written() {
    let machine = Machine::new();
    machine.fill("mine", GOLDEN).done();
    machine.fill("mine", &sheet("decline.thanks_for", &"the long talk about all of this, ".repeat(60))).done();
    let before = machine.files();
    for output in ["-", "link.txt"] {
        let ran = machine.run(&["letter", "--kind", "decline", "--format", "mailto", "-o", output]);
        ran.refused(1, "too long for a mailto link");
        assert!(ran.err.contains("over 1900") && ran.err.contains("eml"), "{ran:?}");
    }
    assert_eq!(machine.files(), before, "nothing was written");
}

#[test]
fn what_a_mail_program_takes_is_an_e_mail() {
    let machine = Machine::new();
    machine.fill("mine", GOLDEN).done();
    for channel in ["letter", "chat", "card"] {
        for form in ["eml", "mailto"] {
            let arguments = ["letter", "--kind", "time", "--short", "--format", form];
            let ran = machine.run(&[&arguments[..], &["--channel", channel]].concat());
            assert_eq!((ran.status, ran.err.lines().count()), (0, 1), "{ran:?}");
            assert!(ran.err.contains("nearest") && ran.err.contains("email"), "{ran:?}");
            assert_eq!(ran.out, machine.run(&arguments).done());
        }
    }
}

#[test]
fn every_paper_is_a_new_file_for_the_user_alone() {
    let machine = Machine::new();
    with_days(&machine);
    std::os::unix::fs::symlink(machine.path("elsewhere"), machine.path("link")).unwrap();
    let letters = FORMS.map(|form| vec!["letter", "--kind", "time", "--short", "--format", form]);
    for command in letters.into_iter().chain([vec!["calendar"]]) {
        let name = format!("paper.{}", command.last().unwrap());
        let to = |output: &str| {
            let mut arguments: Vec<&str> = command.clone();
            arguments.extend(["-o", output]);
            machine.run(&arguments)
        };
        assert_eq!(to(&name).done(), "");
        let path = machine.path(&name);
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        let written = fs::read_to_string(&path).unwrap();
        assert!(written.len() > 100);
        to(&name).refused(3, &name);
        to("link").refused(3, "link");
        to("none/there").refused(3, "no folder none.");
        to("").refused(2, "-o needs the name of a file");
        assert_eq!(fs::read_to_string(&path).unwrap(), written);
        assert!(!machine.path("elsewhere").exists());
    }
    let left = machine.workbook("mine").left;
    let forms: Vec<&str> = left.iter().map(|left| left.form.as_str()).collect();
    assert_eq!(forms, FORMS, "what left is kept, and a calendar is no message");
    for left in &left {
        assert_eq!(
            left.text,
            fs::read_to_string(machine.path(&format!("paper.{}", left.form))).unwrap(),
            "to the byte"
        );
    }
}

#[test]
fn a_calendar_has_the_days_of_the_decision() {
    let machine = Machine::new();
    with_days(&machine);
    let starts = || -> Vec<String> {
        let text = machine.run(&["calendar"]).done();
        text.lines().filter_map(|line| line.strip_prefix("DTSTART;VALUE=DATE:")).map(str::to_owned).collect()
    };
    assert_eq!(starts(), ["20261204", "20261202", "20270115", "20270601"]);
    machine.fill("mine", &sheet("decide.answer", "path")).done();
    assert_eq!(starts(), ["20261204", "20261202", "20270301", "20270601"]);
    machine.fill("mine", &sheet("decide.answer", "accept")).done();
    assert_eq!(starts(), ["20261204", "20261202", "20270601"]);
    let text = machine.run(&["calendar", "mine"]).done();
    assert!(!text.contains("zebrafinches") && !text.contains("Head"), "{text}");
    assert!(text.contains(&format!("UID:{}-1", machine.workbook("mine").book)), "{text}");
}

#[test]
fn without_a_day_there_is_no_calendar() {
    let machine = Machine::new();
    machine.run(&["calendar"]).refused(1, "no workbook yet");
    machine.run(&["calendar", "nobody"]).refused(1, "nobody");
    assert_eq!(machine.files(), [], "reading makes nothing");
    machine.fill("mine", &sheet("decline.talk_again", "2027-01-15")).done();
    let before = machine.files();
    machine.run(&["calendar", "-o", "days.ics"]).refused(1, "no day for a calendar yet");
    machine.run(&["calendar", "--private"]).refused(2, "--private");
    assert_eq!(machine.files(), before, "nothing was written");
}

#[test]
fn papers_are_made_from_what_was_typed_last() {
    let machine = Machine::new();
    with_days(&machine);
    let path = machine.home().join("mine.ron");
    let opened = store::open(&Places::under(&machine.home()), &path, "mine", 1_800_000_000).unwrap();
    let Standing::Writing(mut book) = opened.standing else { panic!("nobody else has it") };
    let mut typed = opened.workbook;
    typed.set("offer.answer_by", Some(date("2026-12-24")));
    typed.set("offer.from", Some(prose("Ana Kim")));
    book.recovery.keep(&typed, 1_800_000_000).unwrap();
    drop(book);
    let before = machine.files();
    assert!(!fs::read_to_string(&path).unwrap().contains("2026-12-24"));
    assert!(machine.run(&["calendar", "mine"]).done().contains("DTSTART;VALUE=DATE:20261224"));
    for form in FORMS {
        let paper = machine.run(&["letter", "mine", "--kind", "time", "--short", "--format", form]).done();
        assert!(paper.contains("Ana Kim") || paper.contains("Ana%20Kim"), "{paper}");
    }
    assert_eq!(machine.files(), before, "nothing was written");
}
