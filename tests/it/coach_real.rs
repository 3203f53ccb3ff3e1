//! Two real programs in two real terminals: the coach's screen follows the client's, and either may be killed.

use std::io::{Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use demur::shell::clock;
use rustix::process::Signal;

use crate::machine::Machine;
use crate::pty::{Start, Terminal};
use crate::tier;

fn start(machine: &Machine, arguments: &[&str]) -> Terminal {
    let home = machine.home();
    Terminal::start(&Start {
        program: Path::new(env!("CARGO_BIN_EXE_demur")),
        arguments,
        environment: &[("DEMUR_HOME", home.to_str().unwrap())],
        columns: 80,
        rows: 24,
    })
}

/// The client's screen and the coach's, which follows it.
fn two(machine: &Machine) -> (Terminal, Terminal) {
    let mut client = start(machine, &["mine"]);
    client.wait_for("Which role are you being offered?");
    let coach = start(machine, &["coach", "mine"]);
    coach.wait_for("following");
    coach.wait_for("Which role are you being offered?");
    client.wait_for("a coach follows");
    // Past the welcome.
    client.send("\t");
    client.wait_for("1 of 59");
    (client, coach)
}

fn prompts() -> Vec<String> {
    let curriculum = demur::curriculum::built_in().unwrap();
    let trunk = curriculum.stages().iter().filter(|stage| stage.branch.is_none());
    trunk.flat_map(|stage| curriculum.asked_in(stage)).map(|question| question.prompt.to_string()).collect()
}

/// Words that stand on one row in a window of 80 columns.
fn beginning(prompt: &str) -> String {
    prompt.chars().take(40).collect()
}

#[test]
fn it_follows_a_hundred_moves() {
    let machine = Machine::new();
    let (mut client, coach) = two(&machine);
    let all = prompts();
    let mut took: Vec<Duration> = Vec::new();
    let moves = tier::size(40, 100);
    // To and fro between two questions: each move shows another.
    for nth in 0..moves {
        let (key, to) = if nth % 2 == 0 { ("\t", &all[1]) } else { ("\x1b[Z", &all[0]) };
        let from = clock::instant();
        client.send(key);
        coach.wait_for(&beginning(to));
        took.push(from.elapsed());
    }
    took.sort();
    tier::told(
        "coach",
        &format!("{moves} moves followed: median {:?}, worst {:?}", took[took.len() / 2], took[took.len() - 1]),
    );
}

#[test]
fn either_may_be_killed_and_is_found_again() {
    let machine = Machine::new();
    let (mut client, mut coach) = two(&machine);
    coach.signal(Signal::KILL);
    coach.end();
    client.wait_until("the coach has gone", |screen| !screen.contains("a coach follows"));
    client.send("\t");
    client.wait_for("What is your role today?");
    let mut coach = start(&machine, &["coach", "mine"]);
    coach.wait_for("What is your role today?");
    client.wait_for("a coach follows");
    client.signal(Signal::KILL);
    client.end();
    coach.wait_for("The client's screen has gone.");
    coach.send("still here");
    coach.wait_for("still here");
    let mut client = start(&machine, &["mine"]);
    client.wait_for("a coach follows");
    coach.wait_until("it follows again", |screen| screen.contains("following") && !screen.contains("has gone"));
    client.send("\x11");
    assert_eq!(client.end(), 0);
    coach.wait_for("The client's screen has gone.");
    coach.send("\x11");
    assert_eq!(coach.end(), 0);
    let sockets = machine.files().into_iter().filter(|(path, _)| path.ends_with("coach.sock")).count();
    assert_eq!(sockets, 0, "a client that leaves takes its socket along");
}

/// Where the client listens, once it hears keys.
fn socket(machine: &Machine, client: &mut Terminal) -> PathBuf {
    client.wait_for("Which role are you being offered?");
    client.send("\t");
    client.wait_for("1 of 59");
    let files = machine.files().into_iter().map(|(path, _)| path);
    files.into_iter().find(|path| path.ends_with("coach.sock")).unwrap()
}

#[test]
fn the_silent_are_let_go_and_one_without_a_place_is_told_so() {
    let machine = Machine::new();
    let mut client = start(&machine, &["mine"]);
    let socket = socket(&machine, &mut client);
    let silent: Vec<UnixStream> = (0..40).map(|_| UnixStream::connect(&socket).unwrap()).collect();
    let mut coach = start(&machine, &["coach", "mine"]);
    coach.wait_for("following");
    // Each has heard its end by now: at once where there was no ear for it, else as nothing came of it.
    for mut stream in silent {
        let mut heard = Vec::new();
        stream.read_to_end(&mut heard).unwrap();
        assert!(heard.is_empty() || heard == [0; 4], "{heard:?}");
    }
    coach.send("\x11");
    assert_eq!(coach.end(), 0);
    client.wait_until("nobody follows", |screen| !screen.contains("a coach follows"));
    let follow = || {
        let mut stream = UnixStream::connect(&socket).unwrap();
        stream.write_all(b"follow").unwrap();
        stream.read_exact(&mut [0; 8]).unwrap();
        stream
    };
    let mut four: Vec<UnixStream> = (0..4).map(|_| follow()).collect();
    let coach = start(&machine, &["coach", "mine"]);
    coach.wait_for("has no place for one more");
    // One that says more than its word is let go, and makes room.
    four.first_mut().unwrap().write_all(b"more").unwrap();
    coach.wait_for("following");
}

#[test]
fn a_signal_takes_the_socket_along() {
    for signal in [Signal::TERM, Signal::HUP] {
        let machine = Machine::new();
        let mut client = start(&machine, &["mine"]);
        let socket = socket(&machine, &mut client);
        client.signal(signal);
        client.end();
        assert!(!socket.exists(), "{signal:?}");
    }
}

#[test]
fn a_coach_may_be_there_first_and_no_word_crosses_over() {
    let machine = Machine::new();
    let mut coach = start(&machine, &["coach", &format!("{}/mine.ron", machine.home().display())]);
    coach.wait_for("Waiting for the client's screen.");
    let mut client = start(&machine, &["mine"]);
    coach.wait_for("Which role are you being offered?");
    client.choose("five.love");
    client.wait_for("What do you love most");
    coach.wait_for("What do you love most");
    client.send("the quiet mornings");
    client.wait_for("the quiet mornings");
    coach.send("heard: a small smile");
    coach.wait_for("a small smile");
    assert!(!coach.screen().contains("quiet mornings"), "{}", coach.screen());
    // The client lets the answer be seen, and no longer.
    client.send("\x1by");
    client.wait_for("the coach sees your answers");
    coach.wait_for("the quiet mornings");
    client.send("\x1by");
    coach.wait_until("it may not be seen any more", |screen| !screen.contains("quiet mornings"));
    client.send("\x11");
    assert_eq!(client.end(), 0);
    coach.send("\x11");
    assert_eq!(coach.end(), 0);
    for (path, bytes) in machine.files() {
        let text = String::from_utf8_lossy(&bytes);
        let (client, coach) = (text.contains("quiet mornings"), text.contains("small smile"));
        assert!(!(client && coach), "{} holds words of both", path.display());
        assert!(!client || !path.to_string_lossy().contains("/coach/"), "{}", path.display());
    }
    let notes = machine.run(&["coach", "mine", "--notes"]).done();
    assert!(notes.contains("## What do you love most") && notes.contains("heard: a small smile"), "{notes}");
    assert!(!machine.run(&["worksheet", "mine"]).done().contains("smile"));
    assert!(!machine.run(&["record", "mine", "--private"]).out.contains("smile"));
    let list = machine.run(&["list"]).done();
    assert_eq!(list.lines().count(), 2, "the coach's file is no workbook of a client: {list}");
    assert!(machine.run(&["files"]).done().contains("/coach/mine.ron"), "and it is among the files");
    machine.run(&["coach", "mine"]).refused(2, "needs a terminal");
    machine.run(&["coach", "other"]).refused(2, "needs a terminal");
}

/// A coach who notes something down; then both leave.
fn noted_and_left(machine: &Machine) {
    let (client, mut coach) = two(machine);
    coach.send("heard: a small smile");
    coach.wait_for("a small smile");
    for mut screen in [client, coach] {
        screen.send("\x11");
        assert_eq!(screen.end(), 0);
    }
}

#[test]
fn a_name_mistyped_makes_no_notes_and_notes_stay_where_the_workbook_is_forgotten() {
    let machine = Machine::new();
    noted_and_left(&machine);
    // A name that is mistyped makes no file.
    let before = machine.files().len();
    let mut mistyped = start(&machine, &["coach", "mien"]);
    assert_eq!(mistyped.end(), 1);
    assert!(mistyped.screen().contains("There is no workbook called mien"), "{}", mistyped.screen());
    assert_eq!(machine.files().len(), before);
    // The notes are named as such, and forgetting the workbook leaves them.
    let files = machine.run(&["files", "mine"]).done();
    assert!(files.contains("/coach/mine.ron: a coach's notes, "), "{files}");
    assert!(machine.run(&["files", "--json"]).done().contains("\"what\":\"notes\""));
    let forgot = machine.run(&["forget", "mine", "--yes"]);
    assert!(forgot.status == 0 && forgot.err.contains("are the coach's own, and stay: "), "{forgot:?}");
    assert!(machine.run(&["coach", "mine", "--notes"]).done().contains("a small smile"));
    let notes = machine.home().join("coach/mine.ron");
    assert_eq!(machine.run(&["forget", notes.to_str().unwrap(), "--yes"]).status, 0);
    machine.run(&["coach", "mine", "--notes"]).refused(1, "There are no notes yet.");
}

/// The client goes to a question by its id and answers it.
fn answers(client: &mut Terminal, coach: &Terminal, id: &str, prompt: &str, words: &str) {
    client.choose(id);
    client.wait_for(prompt);
    coach.wait_for(prompt);
    client.send(words);
    client.wait_for(words);
}

#[test]
fn a_whole_session_from_its_agreement_to_its_actions() {
    let machine = Machine::new();
    let (mut client, mut coach) = two(&machine);
    client.choose("begin a session");
    client.wait_for("What is today for?");
    coach.wait_for("What is today for?");
    client.send("to see both sides of it");
    client.wait_for("to see both sides of it");
    client.send("\t");
    client.wait_for("How long have you got together");
    client.send("50");
    client.wait_until("the minutes in the field", |_| client.row_of_the_caret().contains("50"));
    client.send("\t");
    client.wait_for("of 50 minutes");
    let walk = [
        ("five.love", "What do you love most", "zebra mornings"),
        ("five.afraid", "most afraid", "zebra meetings"),
        ("five.why_you", "Why you?", "zebra patience"),
        ("five.team", "With a new title", "zebra lunches"),
        ("five.you", "how would it change you?", "zebra evenings"),
        ("fears.prevent", "What could make it less likely?", "zebra trial"),
        ("fears.repair", "what would you do next?", "zebra return"),
        ("choice.mine", "what is yours to choose here?", "zebra pace"),
    ];
    for (nth, (id, prompt, words)) in walk.into_iter().enumerate() {
        answers(&mut client, &coach, id, prompt, words);
        if nth < 3 {
            let note = format!("giraffe note {nth}");
            coach.send(&note);
            coach.wait_for(&note);
            // A note in hand stays with its question for five seconds; Tab and Tab put it away.
            coach.send("\t");
            coach.wait_for("Your note on the session");
            coach.send("\t");
            coach.wait_for("Your note on this question");
        }
    }
    client.choose("close the session");
    client.wait_for("what did you notice?");
    client.send("zebra calm\t");
    client.wait_for("by whom, and by when?");
    client.send("ask about a trial\rme\r2026-12-04\rname two others\rmy boss\r2026-12-11");
    client.wait_for("name two others");
    client.send("\t");
    client.wait_for("When do you meet next?");
    client.send("\x11");
    assert_eq!(client.end(), 0);
    coach.send("\x11");
    assert_eq!(coach.end(), 0);
    let record = machine.run(&["record", "mine", "--private"]).out;
    for words in ["to see both sides of it", "zebra pace", "ask about a trial", "my boss", "zebra calm"] {
        assert!(record.contains(words), "{words}: {record}");
    }
    let notes = machine.run(&["coach", "mine", "--notes"]).done();
    for (nth, question) in ["What do you love most", "most afraid", "Why you?"].into_iter().enumerate() {
        let heading = notes.lines().find(|line| line.contains(question)).unwrap();
        assert!(heading.starts_with("## "), "{notes}");
        assert!(notes.contains(&format!("giraffe note {nth}")), "{notes}");
    }
    for (path, bytes) in machine.files() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!(text.contains("zebra") && text.contains("giraffe")), "{} holds words of both", path.display());
    }
    assert!(!record.contains("giraffe") && !notes.contains("zebra"));
    assert!(!machine.run(&["hand-over", "mine", "--private"]).out.contains("giraffe"));
}

#[test]
fn notes_are_no_workbook_where_the_data_folder_is_reached_by_a_link() {
    let machine = Machine::new();
    let link = machine.path("link");
    std::os::unix::fs::symlink(machine.home(), &link).unwrap();
    let by_link = |arguments: &[&str]| {
        let mut command = machine.command(arguments);
        let out = command.env("DEMUR_HOME", &link).output().unwrap();
        String::from_utf8(out.stdout).unwrap()
    };
    noted_and_left(&machine);
    assert!(by_link(&["coach", "mine", "--notes"]).contains("a small smile"), "they are found by the link too");
    let list = by_link(&["list"]);
    assert!(!list.contains("coach"), "{list}");
    assert_eq!(by_link(&["files"]).matches("a coach's notes").count(), 1);
}

#[test]
fn notes_that_another_program_changed_are_put_together_and_it_is_said() {
    let machine = Machine::new();
    let (client, mut coach) = two(&machine);
    coach.send("heard: a small smile");
    coach.wait_for("a small smile");
    coach.wait_for("saved");
    let path = machine.home().join("coach/mine.ron");
    let hold = clock::instant();
    while !std::fs::read_to_string(&path).is_ok_and(|text| text.contains("small smile")) {
        assert!(hold.elapsed() < Duration::from_secs(10));
        std::thread::park_timeout(Duration::from_millis(20));
    }
    let text = std::fs::read_to_string(&path).unwrap().replace("heard: a small smile", "written by an editor");
    crate::children::put(&path, text.as_bytes());
    coach.send(", and a breath");
    coach.wait_for("Another program changed the file of your notes.");
    coach.send("\x11");
    coach.end();
    assert!(coach.screen().contains("What you typed is in the recovery"), "{}", coach.screen());
    let mut coach = start(&machine, &["coach", "mine"]);
    coach.wait_for("Both versions");
    coach.send("\x11");
    assert_eq!(coach.end(), 0);
    let notes = machine.run(&["coach", "mine", "--notes"]).done();
    assert!(notes.contains("written by an editor") && notes.contains("a small smile, and a breath"), "{notes}");
    drop(client);
}
