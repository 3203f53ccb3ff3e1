//! Whatever befalls the file, nothing changes silently and nothing is lost: changed from outside while open (T8),
//! damaged (T9), opened by many at once (T10), beside copies of a sync program (T11), under a clock that jumps (T12),
//! brought over from an older format (T13).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use demur::saved::{self, Sum};
use demur::shell::store::generations::Generations;
use demur::shell::store::{self, Keep, Standing, StoreError};
use demur::workbook::Workbook;

use crate::children::{self, put};
use crate::fixtures::full;
use crate::machine::{Machine, sheet};
use crate::tier;

/// A number from 0 to below the second, the next of a seed.
fn draw(seed: &mut u64, below: usize) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).unwrap() % below.max(1)
}

/// Every file under a folder, with its bytes.
fn all(folder: &Path) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() { found.extend(all(&path)) } else { found.push(fs::read(path).unwrap_or_default()) }
    }
    found
}

fn holds(folder: &Path, words: &str) -> bool {
    all(folder).iter().any(|bytes| String::from_utf8_lossy(bytes).contains(words))
}

/// What another program does to a home.
type Change<'a> = &'a dyn Fn(&Path);

#[test]
fn t8_what_others_write_is_kept_whatever_they_do() {
    let other = |words: &str| saved::write(&children::with(&full(), words));
    let file = |home: &Path| children::path(home);
    let foreign: [(&str, Change); 5] = [
        ("overwritten", &|home| put(&file(home), other("foreign words").as_bytes())),
        ("cut", &|home| fs::File::options().write(true).open(file(home)).unwrap().set_len(200).unwrap()),
        ("replaced by another name", &|home| {
            put(&home.join("new"), other("foreign words").as_bytes());
            rustix::fs::rename(home.join("new"), file(home)).unwrap();
        }),
        ("no workbook any more", &|home| put(&file(home), b"foreign words")),
        ("taken away", &|home| fs::remove_file(file(home)).unwrap()),
    ];
    for (how, change) in foreign {
        let home = tempfile::tempdir().unwrap();
        let (mut book, workbook) = children::open(home.path());
        book.save(&children::with(&workbook, "mine"), 1).unwrap();
        change(home.path());
        let before = fs::read(file(home.path())).ok();
        let mine = children::with(&workbook, "mine, and more");
        let saved = book.save(&mine, 2);
        if let Some(before) = before {
            assert_eq!(saved.err(), Some(StoreError::Changed(file(home.path()))), "{how}");
            assert_eq!(fs::read(file(home.path())).unwrap(), before, "{how}: it is left as it is");
            book.original.settle(Keep::Mine, &mine, 3).unwrap();
            assert!(all(home.path()).contains(&before), "{how}: the foreign bytes are kept");
        }
        assert_eq!(children::words(home.path()).as_deref(), Some("mine, and more"), "{how}");
    }
    // Touched, and nothing more: nobody is asked.
    let home = tempfile::tempdir().unwrap();
    let (mut book, workbook) = children::open(home.path());
    book.save(&children::with(&workbook, "mine"), 1).unwrap();
    let touched = fs::File::options().write(true).open(file(home.path())).unwrap();
    touched.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
    book.save(&children::with(&workbook, "mine, and more"), 2).unwrap();
    tier::told("T8", "5 ways to change the file while it is open: nothing lost, nothing written over");
}

#[test]
fn t8_a_race_with_another_writer_keeps_every_version_of_it() {
    let rounds = tier::size(100, 1000);
    let home = tempfile::tempdir().unwrap();
    let (mut book, workbook) = children::open(home.path());
    book.save(&children::with(&workbook, "mine"), 1).unwrap();
    let path = children::path(home.path());
    let (mut slipped, mut noticed) = (0, 0);
    for round in 0..rounds {
        let foreign = saved::write(&children::with(&workbook, &format!("foreign {round} ends")));
        let target = path.clone();
        let writer = std::thread::spawn(move || {
            let beside = target.with_extension(format!("{round}"));
            put(&beside, foreign.as_bytes());
            rustix::fs::rename(&beside, &target).unwrap();
        });
        let mine = children::with(&workbook, &format!("mine {round}"));
        let saved = book.save(&mine, 2);
        writer.join().unwrap();
        match saved {
            Ok(saved) => slipped += usize::from(saved.slipped.is_some()),
            Err(StoreError::Changed(_)) => noticed += 1,
            Err(other) => panic!("round {round}: {other}"),
        }
        assert!(
            holds(home.path(), &format!("foreign {round} ends")),
            "round {round}: the foreign version is somewhere"
        );
        let after = children::with(&workbook, &format!("mine {round}, after"));
        if book.save(&after, 3).is_err() {
            book.original.settle(Keep::Mine, &after, 3).unwrap();
        }
        assert_eq!(children::words(home.path()), Some(format!("mine {round}, after")), "round {round}");
        assert!(holds(home.path(), &format!("foreign {round} ends")), "round {round}: it still is");
    }
    tier::told("T8", &format!("{rounds} races: {slipped} slipped in and were kept, {noticed} were noticed before"));
}

#[test]
fn t9_no_damage_changes_a_word_silently() {
    let whole = saved::write(&full()).into_bytes();
    let rounds = tier::size(1000, 10_000);
    let (mut refused, mut told, mut same) = (0, 0, 0);
    for round in 0..rounds {
        let mut seed = u64::try_from(round).unwrap().wrapping_mul(0x9e37_79b9_7f4a_7c15) + 1;
        let mut bytes = whole.clone();
        for _ in 0..=draw(&mut seed, 4) {
            let at = draw(&mut seed, bytes.len());
            match draw(&mut seed, 5) {
                0 => bytes[at] ^= 1 << draw(&mut seed, 8),
                1 => bytes.truncate(at.max(1)),
                2 => bytes[at..].fill(0),
                3 => drop(bytes.remove(at)),
                _ => {
                    let piece: Vec<u8> = bytes[at..].iter().copied().take(40).collect();
                    let to = draw(&mut seed, bytes.len());
                    bytes.splice(to..to, piece);
                }
            }
        }
        match saved::read(&bytes) {
            Err(_) => refused += 1,
            Ok(read) if read.sum != Sum::Matches => told += 1,
            Ok(read) => {
                assert_eq!(read.workbook, full(), "round {round}: a silent change");
                same += 1;
            }
        }
    }
    tier::told(
        "T9",
        &format!("{rounds} damaged files: {refused} refused, {told} opened as edited outside, {same} as they were"),
    );
}

#[test]
fn t9_a_refused_file_is_left_to_the_byte_and_an_edited_one_is_kept() {
    let whole = saved::write(&full());
    let cases = [
        whole.get(..whole.len() / 2).unwrap().to_owned(),
        whole.replace("five.love", "five.afraid"),
        whole.replace("schema: 3", "schema: 3, wat: 1"),
    ];
    for bytes in cases {
        let home = tempfile::tempdir().unwrap();
        put(&children::path(home.path()), bytes.as_bytes());
        let opened = store::open(&children::places(home.path()), &children::path(home.path()), "mine", 1);
        assert!(matches!(opened, Err(StoreError::Damaged { .. })));
        assert_eq!(fs::read(children::path(home.path())).unwrap(), bytes.as_bytes());
    }
    let edited = whole.replace("zebrafinches", "sparrows");
    let home = tempfile::tempdir().unwrap();
    put(&children::path(home.path()), edited.as_bytes());
    let opened = to_write(home.path());
    assert!(opened.notices.contains(&store::Notice::EditedOutside));
    let kept = Generations::of(&store::state_of(&children::places(home.path()), &opened.workbook.book)).all();
    assert_eq!(fs::read(&kept[0].path).unwrap(), edited.as_bytes());
}

#[test]
fn t10_of_many_at_once_one_writes_and_no_answer_is_lost() {
    let rounds = tier::size(25, 250);
    let questions = ["offer.role", "five.love", "five.afraid", "fears.prevent", "height.friend", "choice.mine"];
    let (mut wrote, mut held) = (0, 0);
    for round in 0..rounds {
        let machine = Machine::new();
        assert_eq!(machine.fill("mine", &sheet("offer.me", "Robin")).status, 0);
        // By its name, through a link, and through a second name of the same file.
        let file = machine.home().join("mine.ron");
        std::os::unix::fs::symlink(&file, machine.path("link.ron")).unwrap();
        fs::hard_link(&file, machine.path("hard.ron")).unwrap();
        let names = [
            "mine".to_owned(),
            machine.path("link.ron").to_str().unwrap().to_owned(),
            machine.path("hard.ron").to_str().unwrap().to_owned(),
        ];
        let runs: Vec<_> = questions
            .iter()
            .enumerate()
            .map(|(nth, id)| {
                let filled = machine.file(&format!("{nth}.md"), sheet(id, &format!("words of {id}")));
                // Only the first two names lead to the same place for a save that replaces the file.
                let name = &names[(nth + round) % 2];
                let mut command = machine.command(&["fill", name.as_str(), filled.to_str().unwrap()]);
                (id, command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
            })
            .collect();
        let ended: Vec<_> = runs.into_iter().map(|(id, mut child)| (id, child.wait().unwrap().code())).collect();
        let workbook = machine.workbook("mine");
        for (id, status) in ended {
            match status {
                Some(0) => {
                    assert!(workbook.answered(id), "round {round}: {id} was said to be saved");
                    wrote += 1;
                }
                Some(3) => held += 1,
                other => panic!("{other:?}"),
            }
        }
        assert!(workbook.answered("offer.me"));
        // A second name of the file does not let a second writer in.
        let (_book, _) =
            (store::open(&demur::shell::environment::Places::under(&machine.home()), &file, "mine", 1).unwrap(), 0);
        let second =
            store::open(&demur::shell::environment::Places::under(&machine.home()), Path::new(&names[2]), "mine", 1);
        let fresh = second.is_ok_and(|opened| matches!(opened.standing, Standing::Writing(_)));
        assert!(
            !fresh || fs::read(&names[2]).unwrap() != fs::read(&file).unwrap(),
            "round {round}: two writers of one file"
        );
    }
    tier::told(
        "T10",
        &format!("{rounds} rounds of 6 writers at once: {wrote} saved, {held} told that another has it, 0 lost"),
    );
}

#[test]
fn t10_a_lock_goes_with_its_process() {
    let home = tempfile::tempdir().unwrap();
    let mut child = children::task("type 8", home.path()).stdout(Stdio::null()).spawn().unwrap();
    let until = demur::shell::clock::instant() + std::time::Duration::from_secs(10);
    let held = || {
        store::open(&children::places(home.path()), &children::path(home.path()), "mine", 1)
            .is_ok_and(|opened| matches!(opened.standing, Standing::ReadOnly(_)))
    };
    while !held() {
        assert!(demur::shell::clock::instant() < until, "the child never had it");
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    drop(children::open(home.path()));
}

/// Opens to write. Another test that starts a program this instant may hold the lock for a moment.
fn to_write(home: &Path) -> store::Opened {
    let until = demur::shell::clock::instant() + std::time::Duration::from_secs(10);
    loop {
        let opened = store::open(&children::places(home), &children::path(home), "mine", 3).unwrap();
        if matches!(opened.standing, Standing::Writing(_)) {
            return opened;
        }
        assert!(demur::shell::clock::instant() < until, "it stays locked");
    }
}

#[test]
fn t11_copies_of_a_sync_program_are_named_and_left() {
    let home = tempfile::tempdir().unwrap();
    let (mut book, workbook) = children::open(home.path());
    book.save(&children::with(&workbook, "mine"), 1).unwrap();
    let old = fs::read(children::path(home.path())).unwrap();
    book.save(&children::with(&workbook, "mine, later"), 2).unwrap();
    drop(book);
    let names = [
        "mine.sync-conflict-20261124-101500-ABCDEFG.ron",
        "mine (conflicted copy 2026-11-24).ron",
        "mine (Ana's conflicted copy).ron",
    ];
    for name in names {
        put(&home.path().join(name), saved::write(&children::with(&workbook, "theirs")).as_bytes());
    }
    let look = || to_write(home.path());
    let opened = look();
    let told: Vec<PathBuf> = opened
        .notices
        .iter()
        .filter_map(|notice| if let store::Notice::LookAlike(path) = notice { Some(path.clone()) } else { None })
        .collect();
    assert_eq!(told.len(), names.len(), "{:?}", opened.notices);
    assert_eq!(children::words_of(&opened.workbook).as_deref(), Some("mine, later"));
    assert_eq!(store::list(&children::places(home.path())).len(), 1, "none of them is another workbook");
    drop(opened);
    put(&children::path(home.path()), &old);
    assert!(look().notices.contains(&store::Notice::OlderPutBack));
}

#[test]
fn t12_a_clock_that_jumps_loses_no_version() {
    if !tier::have("T12", &["faketime"]) {
        return;
    }
    let machine = Machine::new();
    let long = "a long thought ".repeat(14_000);
    let fill = |when: &str, words: &str| {
        let filled = machine.file("sheet.md", sheet("five.love", words));
        let mut command = Command::new("faketime");
        command.arg(when).arg(env!("CARGO_BIN_EXE_demur")).args(["fill", "mine"]).arg(&filled);
        command.env("DEMUR_HOME", machine.home()).stdout(Stdio::null()).stderr(Stdio::null());
        assert!(command.status().unwrap().success(), "{when}");
    };
    for day in 0..30 {
        // Five years back and five years on, between two days.
        let year = if day % 7 == 3 {
            2021
        } else if day % 7 == 5 {
            2031
        } else {
            2026
        };
        fill(
            &format!("{year}-11-{:02} 10:00:00", day + 1),
            &if day == 14 { long.clone() } else { format!("day {day}") },
        );
    }
    let places = demur::shell::environment::Places::under(&machine.home());
    let book = machine.workbook("mine").book;
    let all = Generations::of(&store::state_of(&places, &book)).all();
    assert!(all.len() >= 20, "{} of 29 earlier versions", all.len());
    assert!(all.windows(2).all(|pair| pair[0].number > pair[1].number));
    let words = |generation: &store::generations::Generation| {
        saved::read(&fs::read(&generation.path).unwrap())
            .ok()
            .and_then(|read| children::words_of(&read.workbook))
            .unwrap_or_default()
    };
    let days: Vec<usize> = all.iter().rev().filter_map(|one| words(one).strip_prefix("day ")?.parse().ok()).collect();
    assert!(days.is_sorted(), "in the order in which they were kept, whatever the clock said: {days:?}");
    assert!(all.iter().any(|one| words(one).len() > 200_000), "what was deleted can be brought back");
    tier::told("T12", &format!("30 saves over ten years of jumps: {} versions kept, in order", all.len()));
}

#[test]
fn t13_a_kill_at_any_call_of_bringing_an_old_format_over_keeps_it() {
    if !tier::have("T13", &["strace"]) {
        return;
    }
    let old = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/v1/full.ron")).unwrap();
    let expected = saved::read(&old).unwrap().workbook;
    let (mut kills, mut new) = (0, 0);
    for call in ["openat", "write", "fsync", "renameat2", "unlink", "mkdir"] {
        for k in (1..60).step_by(tier::size(2, 1)) {
            let home = tempfile::tempdir().unwrap();
            put(&children::path(home.path()), &old);
            let inner = children::task("save", home.path());
            let mut traced = Command::new("strace");
            traced.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("inject={call}:signal=KILL:when={k}")]);
            traced.arg(inner.get_program()).args(inner.get_args()).stdout(Stdio::null()).stderr(Stdio::null());
            for (name, value) in inner.get_envs() {
                traced.env(name, value.unwrap());
            }
            if traced.status().unwrap().success() {
                // There is no such call any more.
                break;
            }
            kills += 1;
            let bytes = fs::read(children::path(home.path())).unwrap();
            let read = saved::read(&bytes).unwrap_or_else(|fault| panic!("{call} {k}: {fault}"));
            let words = children::words(home.path());
            let is_new = words.as_deref() == Some("new");
            assert!(is_new || words == children::words_of(&expected), "{call} {k}: {words:?}");
            if read.schema > 1 {
                new += 1;
                assert!(all(home.path()).contains(&old), "{call} {k}: the file before is kept");
            }
        }
    }
    assert!(kills > 20 && new > 0, "{kills} kills, {new} of them after it was brought over");
    tier::told("T13", &format!("{kills} kills while an old format is brought over: 0 unreadable, the old file kept"));
}

/// Nothing else in this file: a workbook of a later program is opened for reading alone.
#[test]
fn t13_a_later_format_is_read_and_not_written() {
    let home = tempfile::tempdir().unwrap();
    let later = saved::write(&Workbook::new("0123456789abcdef0123456789abcdef".into(), "mine".into()))
        .replace("schema: 3", "schema: 4");
    put(&children::path(home.path()), later.as_bytes());
    match store::open(&children::places(home.path()), &children::path(home.path()), "mine", 1) {
        Ok(opened) => assert!(matches!(opened.standing, Standing::ReadOnly(_))),
        Err(error) => assert!(matches!(error, StoreError::Damaged { .. })),
    }
    assert_eq!(fs::read(children::path(home.path())).unwrap(), later.as_bytes());
}
