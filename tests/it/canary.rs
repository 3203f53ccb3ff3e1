//! Forty private answers with words that stand nowhere else: whatever is done, none of them leaves the workbook's own
//! files (T16), and demur talks to nobody and starts nobody (P14).

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use demur::curriculum::{Kind, Privacy};
use demur::saved;
use demur::text::Prose;
use demur::workbook::{Answer, Weight, Workbook};

use crate::children::put;
use crate::machine::Machine;
use crate::pty::{Start, Terminal};
use crate::session::content;
use crate::tier;

/// The nth word that stands nowhere else.
fn canary(nth: usize) -> String {
    format!(
        "zq{}vx",
        (0..5)
            .map(|at| char::from(b'a' + u8::try_from((nth / 7_usize.pow(at) + at as usize) % 7).unwrap()))
            .collect::<String>()
            + &nth.to_string()
    )
}

/// A workbook whose private answers are canaries, five words each; the number of words.
fn full_of_canaries() -> (Workbook, usize) {
    let mut workbook = Workbook::new("0123456789abcdef0123456789abcdef".into(), "mine".into());
    let mut next = 0;
    let mut words = || {
        next += 5;
        (next - 5..next).map(canary).collect::<Vec<_>>().join(" ")
    };
    for question in content().curriculum.questions() {
        let private = question.privacy == Privacy::Private;
        let answer = match question.kind {
            Kind::Line | Kind::Text if private => Answer::Prose(Prose::from(words().as_str())),
            Kind::Date if private => Answer::Undated(words()),
            Kind::Checklist if private => Answer::Checklist { ticked: Vec::new(), own: vec![words()] },
            Kind::Weighted if private => Answer::Weighted(vec![Weight { words: words(), strength: Some(5) }]),
            Kind::Truth if private => Answer::Truth { option: question.options[0].id.clone(), evidence: words() },
            Kind::Ledger if private => Answer::Ledger(vec![question.columns.iter().map(|_| words()).collect()]),
            Kind::Line | Kind::Text => Answer::Prose(Prose::from("plain words")),
            Kind::Choice => Answer::Choice { option: question.options[0].id.clone(), detail: String::new() },
            Kind::Scale => Answer::Scale(7),
            Kind::Date | Kind::Checklist | Kind::Weighted | Kind::Truth | Kind::Ledger => continue,
        };
        workbook.set(&question.id, Some(answer));
    }
    let count = next;
    (workbook, count)
}

fn none_in(bytes: &[u8], count: usize, where_: &str) {
    let text = String::from_utf8_lossy(bytes);
    let found: Vec<String> = (0..count).map(canary).filter(|word| text.contains(word)).collect();
    assert!(found.is_empty(), "{where_}: {found:?}");
}

#[test]
fn t16_no_private_word_leaves_and_nobody_is_called() {
    let (workbook, count) = full_of_canaries();
    assert!(count >= 150, "{count} canaries");
    let machine = Machine::new();
    fs::create_dir_all(machine.home()).unwrap();
    put(&machine.home().join("mine.ron"), saved::write(&workbook).as_bytes());
    let out = |name: &str| machine.path(name).to_str().unwrap().to_owned();
    let traced = tier::have("T16", &["strace"]);
    let log = out("trace");
    let mut outputs = Vec::new();
    let mut run = |arguments: &[&str]| {
        let mut command = if traced { Command::new("strace") } else { Command::new("env") };
        if traced {
            command.args([
                "-f",
                "-qq",
                "-A",
                "-o",
                &log,
                "-e",
                "trace=socket,connect,execve,sendto",
                env!("CARGO_BIN_EXE_demur"),
            ]);
        } else {
            command.arg(env!("CARGO_BIN_EXE_demur"));
        }
        command
            .args(arguments)
            .env_clear()
            .env("DEMUR_HOME", machine.home())
            .env("TERM", "xterm")
            .env("PATH", "/usr/bin:/bin");
        let output = command.current_dir(machine.folder.path()).stdin(Stdio::null()).output().unwrap();
        outputs.push((arguments.join(" "), [output.stdout, output.stderr].concat()));
    };
    for kind in ["time", "questions", "decline", "accept", "terms", "path"] {
        for channel in ["email", "letter", "chat", "card"] {
            run(&["letter", "mine", "--kind", kind, "--channel", channel]);
        }
        run(&["check", "mine", "--kind", kind]);
        for format in ["txt", "md", "eml", "html"] {
            run(&["letter", "mine", "--kind", kind, "--format", format, "-o", &out(&format!("{kind}.{format}"))]);
        }
        run(&["letter", "mine", "--kind", kind, "--format", "mailto"]);
    }
    run(&["calendar", "mine", "-o", &out("days.ics")]);
    run(&["record", "mine", "-o", &out("record.md")]);
    run(&["record", "mine", "--format", "html", "-o", &out("record.html")]);
    for arguments in [
        &["list"][..],
        &["list", "--json"],
        &["files"],
        &["doctor"],
        &["--help"],
        &["letter", "nobody"],
        &["letter", "mine", "--kind", "wat"],
        &["check", "mine", "--json"],
        &["worksheet", "--blank"],
        &["manual"],
    ] {
        run(arguments);
    }
    // A damaged copy, and a folder that cannot be written: errors quote nothing.
    put(&machine.path("torn.ron"), &saved::write(&workbook).into_bytes()[..900]);
    run(&["letter", &out("torn.ron")]);
    run(&["letter", "mine", "--kind", "decline", "-o", "/proc/none"]);
    for (what, bytes) in &outputs {
        none_in(bytes, count, what);
    }
    // Every file outside the workbook's own folders.
    let mut files = 0;
    for (path, bytes) in machine.files() {
        if !path.starts_with(machine.home()) && !path.ends_with("torn.ron") {
            none_in(&bytes, count, path.to_str().unwrap());
            files += 1;
        }
    }
    if traced {
        let calls = fs::read_to_string(&log).unwrap();
        let others: Vec<&str> =
            calls.lines().filter(|line| line.contains("socket(") || line.contains("connect(")).collect();
        assert!(others.is_empty(), "{others:?}");
        let started = calls.lines().filter(|line| line.contains("execve(")).count();
        assert_eq!(started, outputs.len(), "nothing but demur itself was started");
    }
    tier::told(
        "T16",
        &format!("{count} canaries, {} runs, {files} files: 0 hits, 0 sockets, 0 programs started", outputs.len()),
    );
}

#[test]
fn t16_a_sitting_leaves_nothing_behind_but_its_own_files() {
    let (workbook, count) = full_of_canaries();
    let above = tempfile::tempdir().unwrap();
    let home = above.path().join("home");
    fs::create_dir_all(&home).unwrap();
    put(&home.join("mine.ron"), saved::write(&workbook).as_bytes());
    let mut terminal = Terminal::start(&Start {
        program: Path::new("/bin/sh"),
        arguments: &[
            "-c",
            &format!("cd {}; ulimit -c unlimited; \"$0\" mine", above.path().display()),
            env!("CARGO_BIN_EXE_demur"),
        ],
        environment: &[
            ("DEMUR_HOME", home.to_str().unwrap()),
            ("PATH", "/usr/bin:/bin"),
            ("TMPDIR", above.path().to_str().unwrap()),
        ],
        columns: 120,
        rows: 40,
    });
    terminal.wait_until("the first screen", |screen| !screen.trim().is_empty());
    for keys in
        ["\x1bm", "\x1bm", "\x1bl", "s\r\r", "\x1bl", "c\r", "\x1bc", "r", "\x1bv", "\x1bh", "\x1bg", "\x1bx", "\x1bx"]
    {
        terminal.send(keys);
        // Each screen is drawn before the next; whichever it is.
        std::thread::sleep(std::time::Duration::from_millis(40));
    }
    let shell = terminal.pid().as_raw_nonzero();
    let children = fs::read_to_string(format!("/proc/{shell}/task/{shell}/children")).unwrap();
    let pid = children.split_whitespace().next().unwrap().to_owned();
    for what in ["cmdline", "comm"] {
        none_in(&fs::read(format!("/proc/{pid}/{what}")).unwrap_or_default(), count, what);
    }
    Command::new("kill").args(["-ABRT", &pid]).status().unwrap();
    terminal.end();
    let bytes = String::from_utf8_lossy(&terminal.bytes()).into_owned();
    assert!(!bytes.contains("\x1b]0;") && !bytes.contains("\x1b]2;"), "no title was set");
    for part in bytes.split("\x1b]52;").skip(1) {
        none_in(part.split('\x07').next().unwrap().as_bytes(), count, "the clipboard");
    }
    let last = bytes.rsplit("\x1b[?1049l").next().unwrap();
    none_in(last.as_bytes(), count, "what stands after it has ended");
    for path in fs::read_dir(above.path()).unwrap().map(|entry| entry.unwrap().path()) {
        if path != home {
            assert!(!path.file_name().unwrap().to_string_lossy().starts_with("core"), "{path:?}");
            none_in(&fs::read(&path).unwrap_or_default(), count, path.to_str().unwrap());
        }
    }
    tier::told("T16", "a sitting ended by SIGABRT: no core, no title, no private word outside");
}
