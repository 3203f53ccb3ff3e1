//! Packs as coaches make them, and as strangers might: the real command, every fault with its file and line.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::time::Duration;

use demur::language::Language;
use demur::shell::clock;
use demur::words::editor::EditorWords;

use crate::machine::{Machine, Ran, sheet};
use crate::overlay::leaves;

/// Where the packs of these tests are.
fn planted() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packs/planted")
}

/// The files under a folder, with their paths in it.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(inside, text)| (format!("{name}/{inside}"), text)));
        } else {
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
    found.sort();
    found
}

/// A pack of these files on a machine.
fn pack(machine: &Machine, files: &[(&str, &[u8])]) -> PathBuf {
    for (name, text) in files {
        let path = format!("pack/{name}");
        fs::create_dir_all(machine.path(&path).parent().unwrap()).unwrap();
        machine.file(&path, text);
    }
    machine.path("pack")
}

/// What is said of the planted pack in a language: a line a fault.
fn told_of_planted(locale: &str) -> Vec<String> {
    let (machine, planted) = (Machine::new(), files(&planted()));
    let files: Vec<(&str, &[u8])> = planted.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    pack(&machine, &files);
    let ran: Ran = machine.command(&["pack", "check", "pack"]).env("LANG", locale).output().unwrap().into();
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    ran.out.lines().map(ToOwned::to_owned).collect()
}

#[test]
fn every_planted_fault_is_named_with_its_file_and_line() {
    let planted = files(&planted());
    let faults: Vec<(String, &str)> = planted
        .iter()
        .flat_map(|(name, text)| text.lines().zip(1..).map(move |(line, n)| (name, line, n)))
        .flat_map(|(name, line, n)| {
            line.split("// FAULT ").skip(1).map(move |says| (format!("{name}:{n}: "), says.trim()))
        })
        .collect();
    assert!(faults.len() > 40, "{}", faults.len());
    let told = told_of_planted("en_GB.UTF-8");
    let named = |place: &str, says: &str| told.iter().any(|line| line.starts_with(place) && line.contains(says));
    let unnamed: Vec<_> = faults.iter().filter(|(place, says)| !named(place, says)).collect();
    let stray: Vec<_> = told
        .iter()
        .filter(|line| !faults.iter().any(|(place, says)| line.starts_with(place) && line.contains(says)))
        .collect();
    assert!(unnamed.is_empty() && stray.is_empty(), "not named: {unnamed:#?}\nnot planted: {stray:#?}");
    assert_eq!(told.len(), faults.len(), "none twice");
}

/// Every sentence of ours in the English editor, between the places where values stand.
fn english() -> Vec<String> {
    let words = serde_json::to_value(EditorWords::built_in().unwrap()).unwrap();
    let sentences = leaves(&words, &[]).into_iter().map(|(_, sentence)| sentence);
    let parts = sentences.flat_map(|sentence| {
        sentence.split(['{', '}', '`']).map(|part| part.trim_matches([' ', '.', ',']).to_owned()).collect::<Vec<_>>()
    });
    parts.filter(|part| part.contains(' ')).collect()
}

#[test]
fn the_same_faults_are_named_in_korean_at_the_same_places() {
    let place = |line: &String| line.split(": ").next().unwrap_or_default().to_owned();
    let (english_lines, korean_lines) = (told_of_planted("en_GB.UTF-8"), told_of_planted("ko_KR.UTF-8"));
    let places = |lines: &[String]| lines.iter().map(place).collect::<Vec<_>>();
    assert_eq!(places(&korean_lines), places(&english_lines), "{korean_lines:#?}");
    // What a sentence quotes is looked for in the file, so it quotes the same in both.
    let quotes = |language| {
        let words = serde_json::to_value(EditorWords::in_language(language).unwrap()).unwrap();
        let count = |sentence: &str| sentence.matches("`{").count();
        leaves(&words, &[]).iter().map(|(path, says)| (path.clone(), count(says))).collect::<Vec<_>>()
    };
    assert_eq!(quotes(Language::Korean), quotes(Language::English));
    let ours = english();
    assert!(ours.len() > 100, "{}", ours.len());
    for line in korean_lines {
        let left = ours.iter().find(|part| line.contains(part.as_str()));
        let korean = line.chars().any(|c| ('가'..='힣').contains(&c));
        assert!(korean && left.is_none(), "{line}: {left:?}");
    }
}

#[test]
fn a_new_pack_is_an_example_without_faults_for_its_coach_alone() {
    let machine = Machine::new();
    let ran = machine.run(&["pack", "new", "mine"]);
    assert_eq!((ran.status, ran.out.as_str(), ran.err.lines().count()), (0, "", 1), "{ran:?}");
    assert_eq!(machine.run(&["pack", "check", "mine"]).done(), "No faults: 1 new stage, 1 question changed.\n");
    let mode = |path: &str| machine.path(path).metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!([mode("mine"), mode("mine/curriculum"), mode("mine/pack.ron")], [0o700, 0o700, 0o600]);
    let before = machine.files();
    machine.run(&["pack", "new", "mine"]).refused(3, "not an empty folder");
    machine.run(&["pack", "new", "mine/pack.ron"]).refused(3, "not an empty folder");
    assert_eq!(machine.files(), before);
    fs::create_dir(machine.path("empty")).unwrap();
    assert_eq!(machine.run(&["pack", "new", "empty"]).status, 0);
}

#[test]
fn a_folder_that_cannot_be_read_is_said() {
    let machine = Machine::new();
    machine.run(&["pack", "check", "none"]).refused(3, "no folder");
    machine.file("file", "()");
    machine.run(&["pack", "check", "file"]).refused(3, "no folder");
    machine.run(&["pack", "check"]).refused(2, "FOLDER");
    machine.run(&["pack", "look", "file"]).refused(2, "new");
}

/// Sets the pack that the machine uses.
fn uses(machine: &Machine, folder: &str) {
    fs::create_dir_all(machine.home().join("settings")).unwrap();
    machine.file("demur/settings/settings.ron", format!("(\n    // a comment\n    pack: \"{folder}\",\n)\n"));
}

#[test]
fn a_pack_is_asked_and_its_answers_outlive_it() {
    let machine = Machine::new();
    assert_eq!(machine.run(&["pack", "new", "mine"]).status, 0);
    machine.fill("work", &sheet("five.love", "The mornings.")).done();
    uses(&machine, "../../mine");
    assert!(machine.run(&["doctor"]).out.contains("The pack “Values first” in"));
    let sheet_of = |machine: &Machine| machine.run(&["worksheet", "work"]).done();
    let with = sheet_of(&machine);
    assert!(with.contains("When did your work last make you forget the time?") && with.contains("The mornings."));
    let at = |id: &str| with.find(&format!("{{#{id}}}")).unwrap();
    assert!(
        at("five.noticed") < at("values.proud") && at("values.noticed") < at("fears.change"),
        "it comes where it goes"
    );
    machine.fill("work", &sheet("values.proud", "That I said no.")).done();
    machine.fill("work", &sheet("values.three", "- [x] time to think")).done();
    let with = sheet_of(&machine);
    assert!(with.contains("That I said no.") && with.contains("- [x] time to think"));
    uses(&machine, "");
    let without = sheet_of(&machine);
    assert!(without.contains("What do you love most") && !without.contains("That I said no."));
    machine.fill("work", &sheet("five.love", "The evenings.")).done();
    uses(&machine, machine.path("mine").to_str().unwrap());
    let again = sheet_of(&machine);
    assert_eq!(again, with.replace("The mornings.", "The evenings."));
}

#[test]
fn a_workbook_remembers_the_pack_it_was_made_with() {
    let machine = Machine::new();
    assert_eq!(machine.run(&["pack", "new", "mine"]).status, 0);
    uses(&machine, "../../mine");
    machine.fill("work", &sheet("values.proud", "That I said no.")).done();
    assert_eq!(machine.workbook("work").pack, "Values first");
    machine.run(&["worksheet", "work"]).done();
    uses(&machine, "");
    machine.fill("usual", &sheet("five.love", "The mornings.")).done();
    let ran = machine.run(&["worksheet", "work"]);
    let said = "This workbook was made with the pack “Values first”";
    assert!(ran.status == 0 && ran.err.starts_with(said) && ran.err.lines().count() == 1, "{ran:?}");
    let ran = machine.fill("work", &sheet("five.love", "The mornings."));
    assert!(ran.status == 0 && ran.err.starts_with(said), "{ran:?}");
    assert_eq!(machine.workbook("work").pack, "Values first");
    let walked = machine.run_with(&["walk", "work"], b":quit\n");
    assert!(walked.status == 0 && walked.err.starts_with(said), "{walked:?}");
    uses(&machine, "../../mine");
    let sheet = machine.run(&["worksheet", "work"]).done();
    assert!(sheet.contains("That I said no.") && sheet.contains("The mornings."));
    machine.run(&["worksheet", "usual"]).done();
    assert_eq!(machine.workbook("usual").pack, "", "one that was begun without a pack stays without");
}

#[test]
fn a_pack_words_messages() {
    let machine = Machine::new();
    assert_eq!(machine.run(&["pack", "new", "mine"]).status, 0);
    fs::create_dir(machine.path("mine/letters")).unwrap();
    let built_in = include_str!("../../assets/letters/shared.ron");
    assert!(built_in.contains("\"Dear {offer.from},\""), "a greeting to put another in the place of");
    machine.file("mine/letters/shared.ron", built_in.replace("\"Dear {offer.from},\"", "\"Good day, {offer.from},\""));
    machine.fill("work", &sheet("offer.from", "Dana")).done();
    uses(&machine, "../../mine");
    let letter = machine.run(&["letter", "work", "--kind", "decline"]).done();
    assert!(letter.contains("Good day, Dana,"), "{letter}");
}

#[test]
fn a_pack_with_a_fault_is_not_used_and_one_sentence_says_so() {
    let machine = Machine::new();
    machine.fill("work", &sheet("five.love", "The mornings.")).done();
    let usual = machine.run(&["worksheet", "work"]).done();
    for (name, text) in [("questions.ron", "[(id: \"five.love\", prompt: \"Hm\")]"), ("curriculum/x.ron", "(")] {
        let folder = pack(&machine, &[("pack.ron", b"(name: \"Mine\")"), (name, text.as_bytes())]);
        uses(&machine, folder.to_str().unwrap());
        let ran = machine.run(&["worksheet", "work"]);
        assert_eq!((ran.status, ran.out.as_str(), ran.err.lines().count()), (0, usual.as_str(), 1), "{ran:?}");
        assert!(ran.err.contains("built-in questions are used") && ran.err.contains("demur pack check"), "{ran:?}");
        let doctor = machine.run(&["doctor"]);
        assert!(doctor.status == 1 && doctor.out.contains("built-in questions are used"), "{doctor:?}");
        fs::remove_dir_all(folder).unwrap();
    }
    let ran = machine.run(&["worksheet", "work"]);
    assert!(ran.out == usual && ran.err.contains("There is no folder") && ran.err.lines().count() == 1, "{ran:?}");
}

#[test]
fn what_is_private_is_never_let_out_by_a_pack() {
    let machine = Machine::new();
    machine.fill("work", &sheet("five.love", "My canary sings.")).done();
    let five = include_str!("../../assets/curriculum/five.ron");
    let shared = "id: \"five.love\", kind: Text, privacy: Shareable, moves: [\"decline.value\"],";
    let five = five.replace("id: \"five.love\", kind: Text, privacy: Private,", shared);
    let decline = include_str!("../../assets/letters/decline.ron").replace("{join: \"decline.focus\"}", "");
    let decline = decline.replace("[(join: \"decline.focus\")]", "[(all: \"{five.love}\")]");
    assert!(five.contains(shared) && decline.contains("{five.love}"));
    let files = [
        ("pack.ron", &b"(name: \"Thief\")"[..]),
        ("curriculum/five.ron", five.as_bytes()),
        ("letters/decline.ron", decline.as_bytes()),
    ];
    let folder = pack(&machine, &files);
    let ran = machine.run(&["pack", "check", "pack"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.out.contains("curriculum/five.ron:9: five.love is private, and no pack can let it be shared."),
        "{}",
        ran.out
    );
    uses(&machine, folder.to_str().unwrap());
    let letter = machine.run(&["letter", "work", "--kind", "decline"]);
    assert!(letter.status == 0 && !letter.out.contains("canary") && letter.err.contains("built-in"), "{letter:?}");
}

/// Each within 2 seconds, without a crash, and with no command for the terminal in what is said.
#[test]
fn a_strangers_pack_does_no_harm() {
    let huge = "x".repeat(300 * 1024);
    let deep = "(".repeat(100_000);
    let nested = format!("(name: \"x\", about: {}\"\"{})", "Some(".repeat(5000), ")".repeat(5000));
    let many = format!("[{}]", "(id: \"five.love\", promt: \"\\u{1b}\"),".repeat(6000));
    let each = |count: u32, one: &dyn Fn(u32) -> String| (0..count).map(one).collect::<Vec<_>>().concat();
    let options = each(7000, &|n| format!("(id: \"o{n}\", label: \"l{n}\"),"));
    let wide = format!(
        "(id: \"x\", title: \"X\", minutes: 1, about: \"Y.\", ask: [Question((id: \"x.a\", kind: Choice, privacy: Private, \
         prompt: \"A?\", why: \"B.\", options: [{options}]))])"
    );
    let ask = |n| format!("Question((id: \"x.a{n}\", kind: Text, privacy: Private, prompt: \"A?\", why: \"B.\")),");
    let asks = each(1500, &ask);
    let long = format!("(id: \"x\", title: \"X\", minutes: 1, about: \"Y.\", ask: [{asks}])");
    for (name, text, says) in [
        ("questions.ron", huge.as_bytes(), "questions.ron:1: this file is larger than 256 KB."),
        ("questions.ron", deep.as_bytes(), "questions.ron:1: "),
        ("pack.ron", nested.as_bytes(), "pack.ron:1: "),
        ("questions.ron", many.as_bytes(), "questions.ron:1: "),
        ("curriculum/x.ron", wide.as_bytes(), "this question lists more than 60 things."),
        ("curriculum/x.ron", long.as_bytes(), "more than 300 questions."),
        ("letters/path.ron", b"(\n\xff", "letters/path.ron:2: this is no text in UTF-8."),
        ("pack.ron", b"(name: \"\x1b[2J\x1b]0;owned\x07\")", "pack.ron:1: "),
        ("questions.ron", b"[(id: \"\\u{1b}[31m\", prompt: \"?\")]", "questions.ron:1: "),
        ("questions.ron", b"[(id: \"five.love\", \xe2\x80\xae: 1)] //\x1b[31m", "questions.ron:1: "),
        ("curriculum/\x1b[31m.ron", b"()", ".ron:1: "),
    ] {
        let machine = Machine::new();
        let named = [("pack.ron", &b"(name: \"Strange\")"[..]), (name, text)];
        let folder = pack(&machine, &named);
        uses(&machine, folder.to_str().unwrap());
        let from = clock::instant();
        let ran = machine.run(&["pack", "check", "pack"]);
        let started = machine.run(&["worksheet", "--blank"]);
        assert!(from.elapsed() < Duration::from_secs(4), "{name}: {:?} for two runs", from.elapsed());
        let line = || ran.out.lines().any(|line| line.contains(says));
        assert!(ran.status == 1 && line(), "{name}, {says}: {ran:?}");
        assert!(started.status == 0 && started.err.lines().count() == 1, "{started:?}");
        let all = [ran.out, ran.err, started.err].concat();
        assert!(!all.contains(|c: char| c.is_control() && c != '\n') && !all.contains('\u{202e}'), "{name}");
    }
}

#[test]
fn nothing_is_read_by_way_of_a_link_or_from_what_is_no_file() {
    let machine = Machine::new();
    let folder = pack(&machine, &[("pack.ron", b"(name: \"Strange\")"), ("curriculum/x.ron", b"()")]);
    let secret = machine.file("secret", "(hush: 1)");
    symlink(&secret, folder.join("questions.ron")).unwrap();
    symlink(machine.folder.path(), folder.join("letters")).unwrap();
    let pipe = folder.join("curriculum/five.ron");
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
    let from = clock::instant();
    let ran = machine.run(&["pack", "check", "pack"]);
    assert!(from.elapsed() < Duration::from_secs(2));
    assert_eq!(ran.status, 1);
    for says in [
        "questions.ron:1: this is a link",
        "letters:1: this is a link",
        "curriculum/five.ron:1: this is no ordinary file.",
    ] {
        assert!(ran.out.lines().any(|line| line.starts_with(says)), "{says}: {}", ran.out);
    }
    assert!(!ran.out.contains("hush"));
    for n in 0..250 {
        machine.file(&format!("pack/curriculum/s{n}.ron"), "()");
    }
    machine.run(&["pack", "check", "pack"]).refused(3, "more than 200 files");
}
