//! Hints: one at a time, for what was never used, gone once it was, and in the next sitting too.

use std::fs;
use std::path::Path;

use crate::pty::{Start, Terminal};
use crate::session::Session;
use crate::{children, fixtures};

fn new(names: &[&str], session: Session) -> Session {
    let mut session = session;
    session.app.know_hints(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    session.resize(80, 25).resize(80, 24)
}

fn check(session: &Session, expected: Option<&str>) {
    let screen = session.screen();
    let row = screen.lines().rev().nth(1).unwrap().trim();
    assert_eq!(Some(row).filter(|row| !row.is_empty()), expected, "{screen}");
}

const GO_ON: Option<&str> = Some("Tab goes on, answered or not. Shift-Tab goes back.");

#[test]
fn one_after_the_other_and_each_until_it_was_used() {
    let session = new(&[], Session::new(80, 24)).press("Lead");
    check(&session, GO_ON);
    let session = session.press("<tab><tab>");
    check(&session, None);
    let session = session.press("<C-p>five.love<enter>");
    check(&session, Some("Enter begins a new line. Tab goes on."));
    let session = session.press("Mornings<enter>");
    check(&session, Some("F3 asks a further question, as often as you like."));
    check(&session.press("<f3><esc>"), None);
    let fears = new(&["go-on", "more"], Session::new(80, 24)).press("<C-p>fears.same<enter>boredom");
    check(&fears, Some("F5 draws where you stand."));
    check(&fears.press("<f5><f5>"), None);
}

#[test]
fn what_is_said_stands_before_a_hint_and_small_windows_have_none() {
    let session = new(&[], Session::new(80, 24)).press("<tab>");
    let session = new(&[], session).press("<f4>");
    assert!(!session.screen().contains("Shift-Tab goes back"), "{}", session.screen());
    let mut small = Session::new(40, 12).press("<tab>");
    small.app.know_hints(&[]);
    assert!(!small.resize(40, 13).screen().contains("Shift-Tab goes back"));
    let afar = new(&[], Session::new(80, 24)).press("<C-p>height.year<enter>");
    assert!(!afar.screen().contains("Shift-Tab goes back"), "nothing stands beside a look from afar");
}

#[test]
fn with_everything_known_nothing_is_said() {
    for id in ["offer.role", "five.love", "fears.same", "decline.impact"] {
        check(&Session::open(fixtures::full(), 80, 24).at(id), None);
    }
}

#[test]
fn what_was_used_is_known_the_next_time() {
    let home = tempfile::tempdir().unwrap();
    let start = || {
        Terminal::start(&Start {
            program: Path::new(env!("CARGO_BIN_EXE_demur")),
            arguments: &["mine"],
            environment: &[("DEMUR_HOME", home.path().to_str().unwrap())],
            columns: 80,
            rows: 24,
        })
    };
    let mut terminal = start();
    terminal.wait_for("You have been offered");
    terminal.send("Lead");
    terminal.wait_for("Shift-Tab goes back");
    terminal.send("\t");
    terminal.wait_for("What is your role today");
    assert!(!terminal.screen().contains("Shift-Tab goes back"), "{}", terminal.screen());
    terminal.send("\x11");
    assert_eq!(terminal.end(), 0);
    assert_eq!(fs::read_to_string(home.path().join("state/hints")).unwrap(), "go-on");
    let mut terminal = start();
    terminal.wait_for("What is your role today");
    assert!(!terminal.screen().contains("Shift-Tab goes back"), "{}", terminal.screen());
    terminal.send("\x11");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_list_that_is_none_is_no_trouble() {
    for make in [
        &(|path: &Path| fs::create_dir_all(path).unwrap()) as &dyn Fn(&Path),
        &|path| rustix::fs::mkfifoat(rustix::fs::CWD, path, rustix::fs::Mode::RWXU).unwrap(),
        &|path| children::put(path, &[0xff; 10_000]),
    ] {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir_all(home.path().join("state")).unwrap();
        make(&home.path().join("state/hints"));
        make(&home.path().join("state/last"));
        let mut terminal = Terminal::start(&Start {
            program: Path::new(env!("CARGO_BIN_EXE_demur")),
            arguments: &[],
            environment: &[("DEMUR_HOME", home.path().to_str().unwrap())],
            columns: 80,
            rows: 24,
        });
        terminal.wait_for("You have been offered");
        terminal.send("Lead\t");
        terminal.wait_for("What is your role today");
        terminal.send("\x11");
        assert_eq!(terminal.end(), 0);
    }
}
