//! What leaves: words that also stand in a private answer are pointed out (T17), and a paper goes where it was meant to
//! go, and nowhere else (T22).

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use demur::shell::papers::{self, Refused};
use demur::workbook::Workbook;

use crate::fixtures::prose;
use crate::machine::{Machine, sheet};
use crate::session::content;
use crate::tier;

fn draw(seed: &mut u64, below: usize) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).unwrap() % below.max(1)
}

/// Words that stand nowhere else, so that no run of them comes about by chance.
fn words(beginning: &str, count: usize) -> Vec<String> {
    (0..count).map(|nth| format!("{beginning}{nth}")).collect()
}

/// As it might stand in a message: another case, other signs between.
fn disguised(words: &[String], seed: &mut u64) -> String {
    let mut text = String::new();
    for word in words {
        let upper = draw(seed, 3) == 0;
        text.push_str(&if upper { word.to_uppercase() } else { word.clone() });
        text.push_str([" ", ", ", "; ", "\n", " – ", ". "][draw(seed, 6)]);
    }
    text
}

#[test]
fn t17_six_words_of_a_private_answer_are_pointed_out_and_five_are_not() {
    let content = content();
    let private = words("private", 400);
    let mut workbook = Workbook::new("0123456789abcdef0123456789abcdef".into(), "mine".into());
    workbook.set("five.love", Some(prose(&private[..200].join(" "))));
    workbook.set("five.afraid", Some(prose(&private[200..].join(" "))));
    let (mut pointed, mut quiet) = (0, 0);
    for nth in 0..200 {
        let mut seed = u64::try_from(nth).unwrap().wrapping_mul(0x9e37_79b9_7f4a_7c15) + 3;
        let length = [5, 6, 10][nth % 3];
        let from = [0, 200][draw(&mut seed, 2)] + draw(&mut seed, 200 - length);
        let before = disguised(&words(&format!("before{nth}x"), 20), &mut seed);
        let after = disguised(&words(&format!("after{nth}x"), 20), &mut seed);
        let planted = disguised(&private[from..from + length], &mut seed);
        let text = format!("{before}{planted}{after}");
        let found = workbook.overlaps(&text, &content.curriculum);
        if length < 6 {
            assert!(found.is_empty(), "{nth}: five words are nobody's");
            quiet += 1;
            continue;
        }
        assert_eq!(found.len(), 1, "{nth}: {length} words from {from}");
        let same = text.get(found[0].range.clone()).unwrap().to_lowercase();
        assert!(private[from..from + length].iter().all(|word| same.contains(word.as_str())), "{nth}: {same}");
        assert!(!same.contains("before") && !same.contains("after"), "{nth}: {same}");
        pointed += 1;
    }
    tier::told(
        "T17",
        &format!("200 drafts: {pointed} with six words or ten, all pointed out; {quiet} with five, none"),
    );
}

#[test]
fn t22_a_paper_is_written_over_nothing_and_through_nothing() {
    let machine = Machine::new();
    assert_eq!(machine.fill("mine", &sheet("offer.role", "Team Lead")).status, 0);
    let victim = machine.file("victim", "untouched");
    let at = |name: &str| machine.path(name);
    std::os::unix::fs::symlink(&victim, at("link")).unwrap();
    std::os::unix::fs::symlink(at("nowhere"), at("dangling")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
    fs::create_dir(at("folder")).unwrap();
    let long = "n".repeat(300);
    let targets =
        ["victim", "link", "dangling", "pipe", "folder", "folder/none/a.txt", long.as_str(), "folder/../victim"];
    for target in targets {
        let path = at(target);
        let ran = machine.run(&["letter", "mine", "--kind", "decline", "-o", path.to_str().unwrap()]);
        assert_eq!(ran.status, 3, "{target}: {ran:?}");
    }
    assert_eq!(fs::read(&victim).unwrap(), b"untouched");
    assert!(!at("nowhere").exists());
    // The name that is suggested comes from no answer, whatever the answers say.
    assert_eq!(machine.fill("mine", &sheet("offer.role", "../../../etc/passwd\u{0}\n")).status, 0);
    let beside = at("folder/../inside.txt");
    assert_eq!(machine.run(&["letter", "mine", "--kind", "decline", "-o", beside.to_str().unwrap()]).status, 0);
    assert!(at("inside.txt").is_file(), "where the writer says, and no place out of an answer");
}

#[test]
fn t22_a_link_that_is_put_there_meanwhile_is_not_followed() {
    let rounds = tier::size(100, 1000);
    let folder = tempfile::tempdir().unwrap();
    let victim = folder.path().join("victim");
    papers::write_new(&victim, b"untouched").unwrap();
    let path: PathBuf = folder.path().join("reply.txt");
    let stop = AtomicBool::new(false);
    let (mut written, mut refused) = (0, 0);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let beside: &Path = &folder.path().join("beside");
            while !stop.load(Ordering::Relaxed) {
                let _linked = std::os::unix::fs::symlink(&victim, beside);
                // Whether either succeeds is the race itself.
                let _renamed = rustix::fs::rename(beside, &path);
                let _removed = fs::remove_file(&path);
            }
        });
        for _ in 0..rounds {
            match papers::write_new(&path, b"words") {
                Ok(()) => written += 1,
                Err(Refused::Exists | Refused::Disk(_)) => refused += 1,
            }
        }
        stop.store(true, Ordering::Relaxed);
    });
    assert_eq!(fs::read(&victim).unwrap(), b"untouched");
    tier::told("T22", &format!("{rounds} races with a link: {written} written, {refused} refused, 0 written through"));
}

#[test]
fn t14_every_command_and_the_screen_write_for_the_user_alone_under_any_umask() {
    for umask in ["000", "022", "077"] {
        let machine = Machine::new();
        let out = |name: &str| machine.path(name).to_str().unwrap().to_owned();
        let input = machine.file("in.md", sheet("offer.answer_by", "2999-12-04"));
        let (input, reply, page, paper, days) =
            (input.to_str().unwrap(), out("reply.eml"), out("page.html"), out("sheet.md"), out("days.ics"));
        let commands: [&[&str]; 8] = [
            &["fill", "mine", input],
            &["walk", "mine"],
            &["letter", "mine", "--kind", "time", "--format", "eml", "-o", &reply],
            &["letter", "mine", "--kind", "time", "--format", "html", "-o", &page],
            &["worksheet", "mine", "-o", &paper],
            &["calendar", "mine", "-o", &days],
            &["files"],
            &["list"],
        ];
        for command in commands {
            let mut shell = std::process::Command::new("sh");
            shell.args(["-c", &format!("umask {umask}; exec \"$0\" \"$@\""), crate::machine::PROGRAM]).args(command);
            shell.env_clear().env("DEMUR_HOME", machine.home()).env("TERM", "xterm").stdin(std::process::Stdio::null());
            assert!(shell.output().unwrap().status.success(), "{command:?}");
        }
        let home = machine.home();
        let mut terminal = crate::pty::Terminal::start(&crate::pty::Start {
            program: Path::new("/bin/sh"),
            arguments: &["-c", &format!("umask {umask}; exec \"$0\" mine"), crate::machine::PROGRAM],
            environment: &[("DEMUR_HOME", home.to_str().unwrap())],
            columns: 80,
            rows: 24,
        });
        terminal.wait_until("the first screen", |screen| !screen.trim().is_empty());
        terminal.send("Team Lead");
        terminal.wait_for("Team Lead");
        terminal.send("\x11");
        assert_eq!(terminal.end(), 0);
        let mut seen = 0;
        for (path, _) in machine.files().into_iter().filter(|(path, _)| !path.ends_with("in.md")) {
            use std::os::unix::fs::MetadataExt as _;
            let mode = |path: &Path| path.symlink_metadata().unwrap().mode() & 0o777;
            assert_eq!(mode(&path), 0o600, "{path:?} under {umask}");
            for folder in path.ancestors().take_while(|folder| folder.starts_with(machine.home())).skip(1) {
                assert_eq!(mode(folder), 0o700, "{folder:?} under {umask}");
            }
            seen += 1;
        }
        tier::told(
            "T14",
            &format!("umask {umask}: {seen} files of 8 commands and a sitting, all 0600 in folders of 0700"),
        );
    }
}
