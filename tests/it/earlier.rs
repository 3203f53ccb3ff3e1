//! Earlier versions and other ones: listed, compared, brought back, chosen between; and another file to go on in.

use std::path::Path;
use std::sync::Arc;

use demur::app::{Effect, Event, Keeping, Side};
use demur::workbook::{Earlier, Workbook};

use crate::fixtures::{full, prose};
use crate::forms::told;
use crate::pty::{Start, Terminal};
use crate::screens::check_from;
use crate::session::Session;

/// The full workbook with other words of love.
fn then() -> Arc<Workbook> {
    let mut then = full();
    then.set("five.love", Some(prose("The loud mornings when starlings sing outside.")));
    then.set("five.afraid", None);
    Arc::new(then)
}

/// A sitting with a history: one that can be read, one that cannot.
fn with_history((width, height): (u16, u16)) -> Session {
    let mut session = Session::open(full(), width, height);
    let an_hour_ago = 1_795_370_400 - 3600;
    session.world.earlier =
        vec![Earlier { at: an_hour_ago, workbook: Some(then()) }, Earlier { at: an_hour_ago - 86_400, workbook: None }];
    session
}

#[test]
fn screens() {
    check_from("history", "today, 21:00", |size| with_history(size).press("<A-v>"));
    check_from("history_compared", "{+quiet+}", |size| with_history(size).press("<A-v><enter>"));
    check_from("history_none", "There is no earlier version yet", |(width, height)| {
        Session::open(full(), width, height).press("<A-v>")
    });
    check_from("conflict_compared", "only in the file", |size| changed_outside(size).press("<A-d>"));
    check_from("elsewhere", "Where should this workbook be", |(width, height)| {
        Session::open(full(), width, height).press("<C-p>elsewhere<enter>")
    });
}

#[test]
fn a_version_comes_back_and_what_was_there_is_kept() {
    let session = with_history((80, 24)).at("five.love").press("<A-v>r");
    assert_eq!(told(session.app.workbook(), "five.love"), "The loud mornings when starlings sing outside.");
    assert_eq!(told(session.app.workbook(), "five.afraid"), "-");
    assert!(session.screen().contains("starlings"), "the question in hand shows it\n{}", session.screen());
    assert_eq!(session.here(), "five.love");
    // Kept among the earlier versions, and asked to be saved.
    let kept = session.world.earlier[0].workbook.clone().unwrap();
    assert_eq!(told(&kept, "five.love"), "The quiet mornings when zebrafinches sing outside.");
    assert_eq!(told(session.world.kept.as_ref().unwrap(), "five.love"), told(session.app.workbook(), "five.love"));
    let session = session.press("<C-p>undo bringing<enter>");
    assert_eq!(told(session.app.workbook(), "five.love"), "The quiet mornings when zebrafinches sing outside.");
    assert!(session.press("<C-p>undo bringing<enter>").screen().contains("No earlier version was brought back"));
}

#[test]
fn what_left_and_where_one_is_stays() {
    let session = Session::open(full(), 80, 24).press("<f4>c<enter>");
    let left = session.app.workbook().left.clone();
    assert_eq!(left.len(), 1);
    let mut session = session;
    session.world.earlier = vec![Earlier { at: 1, workbook: Some(then()) }];
    let session = session.press("<A-v>r");
    assert_eq!(session.app.workbook().left, left);
    assert_eq!(session.app.workbook().book, full().book);
}

#[test]
fn a_version_that_cannot_be_read_is_listed_and_left_alone() {
    let session = with_history((80, 24)).press("<A-v><down>r<enter>");
    assert!(session.screen().contains("cannot be read"), "{}", session.screen());
    assert_eq!(told(session.app.workbook(), "five.love"), "The quiet mornings when zebrafinches sing outside.");
}

#[test]
fn who_may_only_read_may_look() {
    let mut session = Session::start(full(), 80, 24, "Another demur holds this workbook.");
    session.world.earlier = vec![Earlier { at: 1, workbook: Some(then()) }];
    let session = session.press("<A-v><enter>");
    assert!(session.screen().contains("{+quiet+}"), "{}", session.screen());
    let session = session.press("r");
    assert_eq!(told(session.app.workbook(), "five.love"), "The quiet mornings when zebrafinches sing outside.");
    assert!(!session.world.effects.iter().any(|effect| matches!(effect, Effect::Aside(_) | Effect::Keep(_))));
}

/// Somebody else changed the file.
fn changed_outside((width, height): (u16, u16)) -> Session {
    let mut session = Session::open(full(), width, height);
    session.world.file = Some(then());
    session.happen(Event::Conflict("The file was changed by another program. Alt-D shows what differs.".into()));
    session
}

#[test]
fn a_conflict_is_looked_at_and_settled_by_one_key() {
    for (key, side) in [("1", Side::Mine), ("2", Side::Theirs)] {
        let session = changed_outside((80, 24)).press("<A-d>");
        assert!(session.screen().contains("[-loud-]"), "{}", session.screen());
        let session = session.press(key);
        assert_eq!(session.world.effects.last(), Some(&Effect::Settle(side)));
    }
    let session = changed_outside((80, 24)).press("<A-d><esc>");
    assert!(!session.world.effects.iter().any(|effect| matches!(effect, Effect::Settle(_))), "nothing was chosen");
}

#[test]
fn a_file_that_is_no_workbook_is_said_to_be_none() {
    let mut session = changed_outside((80, 24));
    session.world.file = None;
    let session = session.press("<A-d>");
    assert!(session.screen().contains("cannot be read as a workbook"), "{}", session.screen());
    assert_eq!(session.press("1").world.effects.last(), Some(&Effect::Settle(Side::Mine)));
}

#[test]
fn without_a_conflict_the_file_is_compared_and_nothing_is_asked() {
    let mut session = Session::open(full(), 80, 24);
    session.world.file = Some(then());
    let session = session.press("<A-d>");
    assert!(session.screen().contains("only in the file"), "{}", session.screen());
    let session = session.press("12<esc>");
    assert!(!session.world.effects.iter().any(|effect| matches!(effect, Effect::Settle(_) | Effect::Aside(_))));
}

#[test]
fn going_elsewhere_ends_the_trouble_and_takes_no_file_that_is_there() {
    let mut session = Session::open(full(), 80, 24);
    session.world.disk_full = true;
    session.world.files.insert("~/there.ron".into(), String::new());
    session.happen(Event::Keeping(Keeping::Failed("The disk is full.".into())));
    let session = session.press("<C-p>elsewhere<enter><C-a>~/there.ron<enter>");
    assert!(session.screen().contains("There is already a file"), "{}", session.screen());
    let session = session.press("<C-a>~/free.ron<enter>");
    assert!(session.screen().contains("From now on this workbook is in ~/free.ron"), "{}", session.screen());
    assert!(!session.screen().contains("NOT SAVED"));
}

/// The real program at the question `five.love` of the workbook `mine`.
fn at_the_question(home: &Path) -> Terminal {
    let mut terminal = Terminal::start(&Start {
        program: Path::new(env!("CARGO_BIN_EXE_demur")),
        arguments: &["mine"],
        environment: &[("DEMUR_HOME", home.to_str().unwrap())],
        columns: 100,
        rows: 30,
    });
    terminal.wait_until("the first screen", |screen| !screen.trim().is_empty());
    terminal.send("\x10five.love\r");
    terminal.wait_for("What do you love most");
    terminal
}

fn saved(terminal: &Terminal) {
    terminal.wait_until("everything saved", |screen| {
        screen.lines().next().is_some_and(|row| row.trim_end().ends_with("saved") && !row.contains("NOT"))
    });
}

#[test]
fn on_the_disk_a_version_comes_back() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = at_the_question(home.path());
    terminal.send(&"A long song. ".repeat(60));
    terminal.wait_for("A long song. A long song.");
    saved(&terminal);
    // Much is deleted: what was there is kept first.
    terminal.send("\x01\x7fShort.");
    terminal.wait_until("the short one", |screen| screen.contains("Short.") && !screen.contains("long song"));
    saved(&terminal);
    terminal.send("\x1bv");
    terminal.wait_for("180 words");
    terminal.send("r");
    terminal.wait_for("A long song.");
    terminal.wait_for("The earlier version is here");
    saved(&terminal);
    terminal.send("\x1bv");
    terminal.wait_for(" 1 word");
    terminal.send("\x11");
    assert_eq!(terminal.end(), 0);
    let kept = crate::children::words(home.path()).unwrap_or_default();
    assert_eq!(kept, "A long song. ".repeat(60));
}

#[test]
fn on_the_disk_both_versions_of_a_conflict_are_kept() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = at_the_question(home.path());
    terminal.send("mine");
    terminal.wait_for("mine");
    saved(&terminal);
    let file = home.path().join("mine.ron");
    let theirs = std::fs::read_to_string(&file).unwrap().replace("\"mine\"", "\"theirs, and longer\"");
    crate::children::put(&file, theirs.as_bytes());
    terminal.send(" and more");
    terminal.wait_for("Alt-D shows what differs");
    terminal.send("\x1bd");
    terminal.wait_for("only in the file");
    terminal.send("1");
    saved(&terminal);
    terminal.send("\x1bv");
    terminal.wait_for("words");
    terminal.send("\r");
    terminal.wait_for("theirs");
    terminal.send("\x11");
    assert_eq!(terminal.end(), 0);
    assert_eq!(crate::children::words(home.path()).unwrap_or_default(), "mine and more");
}
