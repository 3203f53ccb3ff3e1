//! A passphrase over a workbook: in the screen, on the command line, and with the standard program.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use demur::app::Effect;
use demur::text::Secret;

use crate::fixtures::full;
use crate::machine::{Machine, sheet};
use crate::pty::{Start, Terminal};
use crate::screens::check_from;
use crate::session::Session;
use crate::tier;

const WORDS: &str = "four words at night";

fn sealed((width, height): (u16, u16)) -> Session {
    let mut session = Session::open(full(), 80, 24);
    session = session.press("<C-p>passphrase<enter>correct horse<enter>correct horse<enter>");
    session = session.resize(width, height);
    session.world.effects.clear();
    session
}

#[test]
fn screens() {
    check_from("passphrase", "Forget it, and the words are lost", |(width, height)| {
        Session::open(full(), width, height).press("<C-p>passphrase<enter>secret")
    });
    check_from("passphrase_set", "under a passphrase now", sealed);
    check_from("locked", "The passphrase and Enter bring it back: •••", |size| sealed(size).press("<f9>abc"));
}

#[test]
fn it_is_typed_twice_and_shown_never() {
    let session = Session::open(full(), 80, 24).press("<C-p>passphrase<enter>zebra<enter>other<enter>");
    assert!(session.screen().contains("not the same"), "{}", session.screen());
    assert!(!session.screen().contains("zebra"));
    let session = session.press("<C-p>passphrase<enter><enter><enter>");
    assert!(session.world.passphrase.is_none(), "an empty one is none");
    let session = session.press("<esc><C-p>passphrase<enter>zebra<enter>zebra<enter>");
    assert_eq!(session.world.passphrase, Some(Secret::new("zebra".into())));
    assert!(session.app.sealed());
    assert!(!format!("{:?}", session.world.effects).contains("zebra"));
}

#[test]
fn only_the_old_one_changes_or_removes_it() {
    let session = sealed((80, 24)).press("<C-p>passphrase<enter>wrong<enter>new<enter>new<enter>");
    assert_eq!(session.world.passphrase, Some(Secret::new("correct horse".into())));
    let session = session.press("<esc><C-p>passphrase<enter>correct horse<enter>new<enter>new<enter>");
    assert_eq!(session.world.passphrase, Some(Secret::new("new".into())));
    let session = session.press("<C-p>remove the passphrase<enter>new<enter>");
    assert_eq!(session.world.passphrase, None);
    assert!(!session.app.sealed());
    assert!(session.press("<C-p>remove the passphrase<enter>").screen().contains("under no passphrase"));
}

#[test]
fn a_hidden_screen_shows_again_by_the_passphrase_alone() {
    let session = sealed((80, 24)).press("<f9><f9><esc><tab>x<enter>");
    assert!(!session.screen().contains("Team Lead") && session.screen().contains("another passphrase"));
    let session = session.press("correct horse<enter>");
    assert!(
        session.screen().contains("passphrase now") || session.screen().contains("Which role"),
        "{}",
        session.screen()
    );
    let before = demur::workbook::Workbook::clone(session.app.workbook());
    let session = session.press("<f9>typed into nothing");
    assert!(session.app.workbook().unchanged_since(&before));
    let session = session.press("<C-q>");
    assert!(session.world.left && session.world.effects.contains(&Effect::Leave));
}

#[test]
fn under_a_passphrase_the_screen_hides_after_ten_idle_minutes() {
    let session = sealed((80, 24)).press("<C-p>offer.role<enter>").wait(9 * 60);
    assert!(session.screen().contains("Team Lead"));
    let session = session.wait(60).press("<f9>");
    assert!(!session.screen().contains("Team Lead") && session.screen().contains("bring it back"));
    assert!(session.press("correct horse<enter>").screen().contains("Team Lead"));
}

/// A workbook with some answers, put under the passphrase on the real screen.
fn machine() -> Machine {
    let machine = Machine::new();
    for (id, words) in [("offer.role", "Zebrafinch Lead"), ("five.love", "zebrafinch song"), ("offer.me", "Robin")] {
        assert_eq!(machine.fill("mine", &sheet(id, words)).status, 0);
    }
    let mut terminal = demur(&machine, &["mine"]);
    terminal.wait_for("Zebrafinch");
    terminal.choose("passphrase");
    terminal.wait_for("Forget it");
    terminal.send(&format!("{WORDS}\r{WORDS}\r"));
    terminal.wait_for("under a passphrase now");
    terminal.send("\x11");
    assert_eq!(terminal.end(), 0);
    machine
}

fn demur(machine: &Machine, arguments: &[&str]) -> Terminal {
    let home = machine.home();
    Terminal::start(&Start {
        program: Path::new(env!("CARGO_BIN_EXE_demur")),
        arguments,
        environment: &[("DEMUR_HOME", home.to_str().unwrap())],
        columns: 100,
        rows: 30,
    })
}

fn with_words(machine: &Machine) -> Vec<PathBuf> {
    let holds = |bytes: &[u8]| String::from_utf8_lossy(bytes).to_lowercase().contains("zebrafinch");
    machine.files().into_iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path).collect()
}

/// Asks the real program in a terminal, gives these passphrases, and tells how it ended and what it showed.
fn asks(machine: &Machine, arguments: &[&str], passphrases: &[&str]) -> (u32, String) {
    let mut terminal = demur(machine, arguments);
    for (nth, passphrase) in passphrases.iter().enumerate() {
        terminal.wait_until("the question", |screen| screen.matches("Passphrase for").count() == nth + 1);
        // The line is read once the echo is off, which is before the question stands.
        terminal.send(&format!("{passphrase}\r"));
    }
    let status = terminal.end();
    (status, String::from_utf8_lossy(&terminal.bytes()).into_owned())
}

#[test]
fn every_command_asks_for_it_and_nothing_says_a_word_without_it() {
    let machine = machine();
    assert_eq!(with_words(&machine), Vec::<PathBuf>::new());
    assert!(machine.run(&["list"]).done().contains("under a passphrase"));
    assert!(machine.run(&["list", "--json"]).done().contains("\"sealed\":true"));
    for arguments in
        [&["letter", "mine", "--kind", "decline"][..], &["worksheet", "mine"], &["check", "mine", "--kind", "time"]]
    {
        let (status, said) = asks(&machine, arguments, &["wrong", WORDS]);
        assert!(status <= 1 && said.contains("Nothing is lost"), "{arguments:?}: {status}\n{said}");
        assert!(!said.contains(WORDS) && !said.contains("wrong"), "it is not echoed\n{said}");
    }
    let before = machine.files();
    let (status, said) = asks(&machine, &["letter", "mine", "--kind", "decline"], &["a", "b", "c"]);
    assert!(status == 3 && said.contains("stays closed"), "{status}\n{said}");
    let (status, _) = asks(&machine, &["letter", "mine"], &["\x03"]);
    assert_eq!(status, 3, "given up");
    assert_eq!(machine.files(), before, "nothing was changed");
    // Without a terminal there is nobody to ask.
    let mut command = Command::new("setsid");
    command.args(["-w", env!("CARGO_BIN_EXE_demur"), "letter", "mine"]).env("DEMUR_HOME", machine.home());
    let ran = command.stdin(Stdio::null()).output().unwrap();
    assert!(ran.status.code() == Some(3) && String::from_utf8_lossy(&ran.stderr).contains("no terminal"), "{ran:?}");
}

#[test]
fn it_opens_on_the_screen_goes_on_sealed_and_comes_off() {
    let machine = machine();
    let mut terminal = demur(&machine, &["mine"]);
    terminal.wait_for("Passphrase for");
    terminal.send(&format!("{WORDS}\r"));
    terminal.wait_for("Zebrafinch");
    terminal.choose("five.afraid");
    terminal.wait_for("most afraid");
    terminal.send("zebrafinches at night");
    terminal.wait_for("zebrafinches at night");
    terminal.wait_until("everything saved", |screen| {
        screen.lines().next().is_some_and(|row| row.trim_end().ends_with("saved") && !row.contains("NOT"))
    });
    assert_eq!(with_words(&machine), Vec::<PathBuf>::new());
    terminal.send("\x1bx");
    terminal.wait_for("bring it back");
    assert!(!terminal.screen().contains("zebrafinches"));
    terminal.send(&format!("{WORDS}\r"));
    terminal.wait_for("zebrafinches at night");
    terminal.choose("remove the passphrase");
    terminal.wait_for("Passphrase now");
    terminal.send(&format!("{WORDS}\r"));
    terminal.wait_for("under no passphrase any more");
    terminal.send("\x11");
    assert_eq!(terminal.end(), 0);
    assert!(machine.run(&["worksheet", "mine"]).done().contains("zebrafinches at night"));
}

#[test]
fn a_second_opener_may_only_read_and_its_hidden_screen_asks_too() {
    let machine = machine();
    let open = || {
        let mut terminal = demur(&machine, &["mine"]);
        terminal.wait_for("Passphrase for");
        terminal.send(&format!("{WORDS}\r"));
        terminal.wait_for("Zebrafinch");
        terminal
    };
    let mut first = open();
    let mut second = open();
    second.wait_for("reading only");
    second.send("\x1bx");
    second.wait_for("bring it back");
    second.send(&format!("{WORDS}\r"));
    second.wait_for("Zebrafinch");
    for terminal in [&mut second, &mut first] {
        terminal.send("\x11");
        assert_eq!(terminal.end(), 0);
    }
}

#[test]
fn a_kill_while_it_is_open_leaves_everything_under_it() {
    let machine = machine();
    let mut terminal = demur(&machine, &["mine"]);
    terminal.wait_for("Passphrase for");
    terminal.send(&format!("{WORDS}\r"));
    terminal.wait_for("Zebrafinch");
    terminal.choose("five.afraid");
    terminal.wait_for("most afraid");
    terminal.send("zebrafinches");
    terminal.wait_for("zebrafinches");
    // The last second, and no more, may be lost.
    std::thread::sleep(std::time::Duration::from_secs(1));
    terminal.signal(rustix::process::Signal::KILL);
    terminal.end();
    assert_eq!(with_words(&machine), Vec::<PathBuf>::new());
    let (status, said) = asks(&machine, &["worksheet", "mine", "--only", "five.afraid"], &[WORDS]);
    assert!(status == 0 && said.contains("zebrafinches"), "{said}");
}

/// The standard program, with the passphrase typed on a terminal of its own.
fn age(machine: &Machine, arguments: &[&str], typed: &[&str]) -> u32 {
    let home = machine.home();
    let mut terminal = Terminal::start(&Start {
        program: Path::new("/usr/bin/age"),
        arguments,
        environment: &[("HOME", home.to_str().unwrap()), ("PATH", "/usr/bin:/bin")],
        columns: 100,
        rows: 10,
    });
    for words in typed {
        terminal.wait_until("the question", |screen| screen.to_lowercase().contains("passphrase"));
        // It reads the terminal a moment after it has asked.
        std::thread::sleep(std::time::Duration::from_millis(300));
        terminal.send(&format!("{words}\r"));
    }
    terminal.end()
}

#[test]
fn the_standard_program_opens_what_demur_sealed_and_the_other_way_round() {
    if !Path::new("/usr/bin/age").is_file() {
        return tier::skipped("the age format", "age is not installed");
    }
    let machine = machine();
    let find =
        |ending: &str| machine.files().into_iter().map(|(path, _)| path).find(|path| path.ends_with(ending)).unwrap();
    let (key, file) = (find("key.age"), machine.home().join("mine.ron"));
    let out = machine.path("plain.ron");
    let text = |path: &Path| path.to_str().unwrap().to_owned();
    let status = age(&machine, &["-d", "-i", &text(&key), "-o", &text(&out), &text(&file)], &[WORDS]);
    assert_eq!(status, 0);
    let plain = std::fs::read_to_string(&out).unwrap();
    assert!(plain.contains("zebrafinch song"), "{plain}");
    // Another program seals it with a passphrase of its own: demur opens that, and goes on in its own way.
    let theirs = machine.path("theirs.ron");
    let status = age(&machine, &["-p", "-o", &text(&theirs), &text(&out)], &["their own", "their own"]);
    assert_eq!(status, 0);
    let (status, said) = asks(&machine, &["worksheet", &text(&theirs), "--only", "five.love"], &["their own"]);
    assert!(status == 0 && said.contains("zebrafinch song"), "{status}\n{said}");
}
