//! The record: what is in it with and without private answers, as Markdown and as a page that asks for nothing.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use crate::fixtures;
use crate::machine::{Machine, Ran};
use crate::session::Session;

const GOLDEN: &str = include_str!("../golden/sheet.md");
const FORMS: [&str; 2] = ["md", "html"];

fn machine() -> Machine {
    let machine = Machine::new();
    machine.fill("mine", GOLDEN).done();
    machine
}

fn record(machine: &Machine, arguments: &[&str]) -> String {
    done(&machine.run(&[&["record", "mine"], arguments].concat()))
}

/// What was printed; beside it what is in it was told.
fn done(ran: &Ran) -> String {
    assert!(ran.status == 0 && ran.err.starts_with("Answers in it: "), "{ran:?}");
    ran.out.clone()
}

/// The day changes from run to run.
fn undated(record: &str) -> String {
    let mut out = String::new();
    for line in record.lines() {
        let cut = line.split_once("as of ").and_then(|(before, after)| Some((before, after.split_once(['.', ','])?.1)));
        let line = cut.map_or_else(|| line.to_owned(), |(before, _)| format!("{before}as of …"));
        let said = line.split_once(" of 10 on ").map(|(before, _)| format!("{before} of 10 on …"));
        // A letter leaves the year out where it is the one of the day.
        let line = said.unwrap_or(line).replace(" 2027", "");
        out.extend([line.as_str(), "\n"]);
    }
    out
}

#[test]
fn all_of_a_workbook_reads_well() {
    let all = undated(&record(&machine(), &["--private"]));
    let (answers, rest) = all.split_once("## Then and now").unwrap();
    let (history, message) = rest.split_once("## The message as it stands").unwrap();
    // Days of the changes are the day of the run.
    insta::assert_snapshot!("record_private", format!("{answers}## The message as it stands{message}"));
    assert!(history.contains("| Day | Decision | How sure |"), "{history}");
}

#[test]
fn what_may_be_shared_of_it() {
    insta::assert_snapshot!("record_shared", undated(&record(&machine(), &[])));
}

#[test]
fn it_says_what_is_in_it_and_what_is_not() {
    let machine = machine();
    let shared = machine.run(&["record", "mine"]);
    assert!(shared.err.contains("Private answers left out: "), "{}", shared.err);
    let all = machine.run(&["record", "mine", "--private"]);
    assert!(all.err.contains("Answers in it: ") && !all.err.contains("left out"), "{}", all.err);
}

#[test]
fn the_page_asks_for_nothing_and_has_every_picture() {
    let machine = machine();
    machine.fill("mine", "### ? {#weigh.stay}\n- 8 · <script>alert(1)</script> & \"quotes\"\n").done();
    let page = record(&machine, &["--private", "--format", "html"]);
    for strange in ["<script", "http:", "https:", "url(", "src=", "href=", "@import"] {
        assert!(!page.contains(strange), "{strange}");
    }
    assert!(page.contains("default-src 'none'"));
    assert_eq!(page.matches("<svg ").count(), 5);
    assert_eq!(page.matches("role=\"img\" aria-label=\"").count(), 5, "each picture says itself");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;"));
    assert_eq!(record(&machine, &["--format", "html"]).matches("<svg ").count(), 1, "the walk alone");
}

#[test]
fn the_picture_of_a_shared_record_does_not_show_which_private_questions_were_answered() {
    let boxes = |id: &str| {
        let machine = Machine::new();
        machine.fill("mine", &format!("### ? {{#{id}}}\nLead\n")).done();
        let page = record(&machine, &["--format", "html"]);
        assert!(page.contains("private questions have none"), "{page}");
        page.split("<svg ").nth(1).unwrap().split_once('>').unwrap().1.split("</svg>").next().unwrap().to_owned()
    };
    assert_eq!(boxes("five.love"), boxes("five.afraid"));
    assert_ne!(boxes("five.love"), boxes("offer.role"));
}

#[test]
fn without_answers_there_is_a_record_all_the_same() {
    let machine = Machine::new();
    machine.fill("mine", "### ? {#offer.role}\nLead\n").done();
    for form in FORMS {
        let record = record(&machine, &["--private", "--format", form]);
        assert!(record.contains("Nothing pulls yet") && record.contains("Lead"), "{record}");
    }
}

#[test]
fn a_new_file_for_the_user_alone_never_in_the_place_of_another() {
    let machine = machine();
    for form in FORMS {
        let path = machine.path(form);
        let arguments = ["record", "mine", "--format", form, "-o", path.to_str().unwrap()];
        assert_eq!(done(&machine.run(&arguments)), "");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let before = fs::read(&path).unwrap();
        assert_eq!(machine.run(&arguments).status, 3);
        assert_eq!(fs::read(&path).unwrap(), before);
        assert!(machine.run(&["files", "mine"]).done().contains(path.to_str().unwrap()), "files lists it");
    }
}

#[test]
fn on_the_full_screen_it_leaves_after_a_last_look_and_without_what_is_private() {
    for (keys, ending) in [("<enter>", "html"), ("<down><enter>", "md")] {
        let mut workbook = fixtures::full();
        workbook.set("five.afraid", Some(fixtures::prose("zzcanary of the night")));
        let session =
            Session::open(workbook, 100, 200).press("<C-p>").press("record of this").press("<enter>").press(keys);
        let screen = session.screen();
        assert!(screen.contains("Answers in it: ") && screen.contains("Private answers left out: "), "{screen}");
        assert!(screen.contains("# a promotion") && !screen.contains("zzcanary"), "{screen}");
        let session = session.press("<enter>");
        let (path, text) = session.world.files.iter().next().unwrap();
        assert!(path.starts_with("record-") && path.ends_with(ending), "{path}");
        assert!(text.contains("Team Lead") && !text.contains("zzcanary"), "{text}");
        assert!(session.app.workbook().left.is_empty(), "a record is no message");
    }
}
