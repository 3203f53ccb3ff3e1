//! The thread on a real disk: what it tells, and what it does where the disk refuses.

use std::sync::mpsc::{Receiver, channel};

use super::*;
use crate::shell::environment::Places;
use crate::shell::store::{self, Standing};
use crate::text::Prose;
use crate::workbook::Answer;

const SOON: Duration = Duration::from_secs(8);

struct Desk {
    home: tempfile::TempDir,
    saver: Saver,
    said: Receiver<SaveReport>,
    workbook: Workbook,
}

impl Desk {
    /// One whose workbook was saved once, with nothing in it.
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let places = Places::under(&home.path().join("data"));
        let opened = store::open(&places, &places.data.join("mine.ron"), "mine", 1).unwrap();
        let Standing::Writing(book) = opened.standing else { panic!("read-only") };
        let (say, said) = channel();
        let report = move |report| say.send(report).unwrap_or_default();
        let saver = Saver::start(*book, Arc::new(opened.workbook.clone()), report).unwrap();
        let desk = Self { home, saver, said, workbook: opened.workbook };
        desk.hears("the first save", |said| matches!(said, SaveReport::Saved { ticket: 0, rev: 1, .. }));
        desk
    }

    fn path(&self) -> PathBuf {
        self.home.path().join("data/mine.ron")
    }

    fn types(&self, words: &str) -> u64 {
        self.saver.keep(Arc::new(self.with(words)))
    }

    fn with(&self, words: &str) -> Workbook {
        let mut workbook = self.workbook.clone();
        workbook.set("five.love", Some(Answer::Prose(Prose::from(words))));
        workbook
    }

    /// Everything that is said until that is said.
    fn hears(&self, what: &str, wanted: impl Fn(&SaveReport) -> bool) -> Vec<SaveReport> {
        let mut all = Vec::new();
        loop {
            match self.said.recv_timeout(SOON) {
                Ok(said) => all.push(said),
                Err(silence) => panic!("{what} never came ({silence}); heard {all:?}"),
            }
            if all.last().is_some_and(&wanted) {
                return all;
            }
        }
    }

    fn has_on_disk(&self, words: &str) -> bool {
        std::fs::read_to_string(self.path()).is_ok_and(|text| text.contains(words))
    }

    fn peeks(&self) -> Workbook {
        let places = Places::under(&self.home.path().join("data"));
        store::peek(&places, &self.path()).unwrap().workbook
    }
}

#[test]
fn the_copy_comes_first_and_then_the_workbook() {
    let desk = Desk::new();
    let ticket = desk.types("evenings");
    let said = desk.hears("the copy", |said| matches!(said, SaveReport::Recovery { .. }));
    assert_eq!(said, [SaveReport::Recovery { ticket }]);
    assert!(!desk.has_on_disk("evenings"), "the workbook is not written twice a second");
    assert_eq!(desk.peeks().answer("five.love"), desk.with("evenings").answer("five.love"));
    desk.hears("the workbook", |said| matches!(said, SaveReport::Saved { ticket: 1, rev: 2, .. }));
    assert!(desk.has_on_disk("evenings"));
    let left = std::fs::read_dir(desk.home.path().join("data/state").join(&desk.workbook.book)).unwrap();
    let left: Vec<String> = left.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!left.contains(&"recovery.ron".to_owned()), "the copy goes once the workbook is confirmed: {left:?}");
}

#[test]
fn a_key_after_the_copy_is_copied_before_the_workbook_is_due() {
    let desk = Desk::new();
    for words in ["e", "ev", "eve"] {
        let typed = clock::instant();
        let ticket = desk.types(words);
        desk.hears("the copy", |said| *said == SaveReport::Recovery { ticket });
        assert!(typed.elapsed() < Duration::from_secs(1), "{words}: {:?}", typed.elapsed());
    }
}

#[test]
fn the_thread_is_woken_for_what_it_would_miss_and_for_nothing_else() {
    let now = clock::instant();
    let (soon, later) = (now + Duration::from_millis(300), now + Duration::from_secs(3));
    let dues = [Next::Do(Work::Recovery), Next::At(soon), Next::At(later), Next::Rest];
    let woken = |sleep: Sleep| dues.map(|next| sleep.is_too_long_for(next));
    assert_eq!(woken(Sleep::Awake), [false; 4]);
    assert_eq!(woken(Sleep::Until(soon)), [true, false, false, false]);
    assert_eq!(woken(Sleep::Until(later)), [true, true, false, false]);
    assert_eq!(woken(Sleep::UntilRung), [true, true, true, false]);
}

#[test]
fn keys_that_follow_one_another_wake_the_thread_once() {
    let desk = Desk::new();
    let shared = Arc::clone(&desk.saver.shared);
    let asleep = |long_enough: fn(Sleep) -> bool| {
        while !long_enough(lock(&shared.desk).sleep) {
            std::thread::yield_now();
        }
    };
    asleep(|sleep| sleep == Sleep::UntilRung);
    let typed = clock::instant();
    desk.types("e");
    asleep(|sleep| matches!(sleep, Sleep::Until(_)));
    let before = lock(&shared.desk).sleep;
    for words in ["ev", "eve", "even"] {
        desk.types(words);
        let sleep = lock(&shared.desk).sleep;
        // By then it wakes of itself.
        let over = typed.elapsed() >= Duration::from_millis(300);
        assert!(sleep == before || over, "woken by {words}");
    }
}

#[test]
fn a_checkpoint_saves_at_once_and_a_second_one_writes_nothing() {
    let desk = Desk::new();
    desk.types("evenings");
    desk.saver.checkpoint();
    let said = desk.hears("the workbook", |said| matches!(said, SaveReport::Saved { .. }));
    assert_eq!(said.len(), 1, "no copy was needed: {said:?}");
    let before = std::fs::metadata(desk.path()).unwrap().modified().unwrap();
    desk.saver.checkpoint();
    assert_eq!(desk.saver.finish(SOON), Ending::Saved);
    assert_eq!(std::fs::metadata(desk.path()).unwrap().modified().unwrap(), before);
}

#[test]
fn the_end_saves_everything() {
    let desk = Desk::new();
    desk.types("evenings");
    assert_eq!(desk.saver.finish(SOON), Ending::Saved);
    assert!(desk.has_on_disk("evenings"));
}

#[test]
fn the_rescue_saves_without_the_thread() {
    let desk = Desk::new();
    desk.types("evenings");
    let rescue = desk.saver.rescue();
    assert_eq!(rescue.save(), Ending::Saved);
    assert!(desk.has_on_disk("evenings"));
    assert_eq!(rescue.places(), [std::fs::canonicalize(desk.path()).unwrap()]);
}

#[test]
fn a_workbook_that_cannot_be_saved_is_told_kept_beside_and_saved_later_without_a_key() {
    let home = tempfile::tempdir().unwrap();
    let places = Places::under(&home.path().join("demur"));
    let (stick, away) = (home.path().join("stick"), home.path().join("away"));
    store::shelf::folder(&stick).unwrap();
    let opened = store::open(&places, &stick.join("mine.ron"), "mine", 1).unwrap();
    let Standing::Writing(book) = opened.standing else { panic!("read-only") };
    let (say, said) = channel();
    let report = move |report| say.send(report).unwrap_or_default();
    let workbook = opened.workbook;
    let saver = Saver::start(*book, Arc::new(workbook.clone()), report).unwrap();
    let desk = Desk { home, saver, said, workbook };
    desk.hears("the first save", |said| matches!(said, SaveReport::Saved { .. }));
    // The stick is pulled out.
    rustix::fs::rename(&stick, &away).unwrap();
    desk.types("evenings");
    desk.hears("the copy", |said| matches!(said, SaveReport::Recovery { .. }));
    desk.saver.checkpoint();
    desk.hears("the failure", |said| matches!(said, SaveReport::Failed { in_recovery: true, .. }));
    assert!(matches!(desk.saver.finish(SOON), Ending::InRecovery(_)));
    rustix::fs::rename(&away, &stick).unwrap();
    desk.hears("the save", |said| matches!(said, SaveReport::Saved { ticket: 1, .. }));
    assert!(std::fs::read_to_string(stick.join("mine.ron")).unwrap().contains("evenings"));
}

#[test]
fn a_copy_that_could_not_be_kept_is_told_again_once_it_works_without_a_key() {
    let desk = Desk::new();
    let folder = desk.home.path().join("data/state").join(&desk.workbook.book);
    let away = folder.with_extension("away");
    rustix::fs::rename(&folder, &away).unwrap();
    std::fs::File::create_new(&folder).unwrap();
    let ticket = desk.types("evenings");
    desk.hears("the failure", |said| matches!(said, SaveReport::RecoveryFailed { .. }));
    desk.hears("the save", |said| matches!(said, SaveReport::Saved { ticket: t, .. } if *t == ticket));
    std::fs::remove_file(&folder).unwrap();
    rustix::fs::rename(&away, &folder).unwrap();
    desk.hears("the copy", |said| *said == SaveReport::Recovery { ticket });
    assert!(!folder.join("recovery.ron").exists(), "it would hold nothing that the workbook lacks");
}

#[test]
fn a_foreign_change_is_told_once_left_alone_and_settled() {
    let desk = Desk::new();
    let theirs = crate::saved::write(&desk.with("theirs"));
    store::shelf::jot(&desk.path(), theirs.as_bytes()).unwrap();
    desk.types("mine");
    desk.saver.checkpoint();
    desk.hears("the conflict", |said| matches!(said, SaveReport::Conflict { .. }));
    assert_eq!(std::fs::read_to_string(desk.path()).unwrap(), theirs);
    let ticket = desk.types("mine still");
    let said = desk.hears("the copy", |said| *said == SaveReport::Recovery { ticket });
    assert!(!said.iter().any(|said| matches!(said, SaveReport::Conflict { .. })), "told once: {said:?}");
    assert!(matches!(desk.saver.finish(SOON), Ending::InRecovery(StoreError::Changed(_))));
    desk.saver.settle(Keep::Mine);
    desk.hears("the decision", |said| matches!(said, SaveReport::Settled { .. }));
    desk.hears("the save", |said| matches!(said, SaveReport::Saved { ticket: t, .. } if *t == ticket));
    assert!(desk.has_on_disk("mine still"));
}

#[test]
fn going_elsewhere_saves_there_for_the_user_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    desk.types("evenings");
    let path = desk.home.path().join("elsewhere.ron");
    desk.saver.elsewhere(path.clone());
    desk.hears("the move", |said| matches!(said, SaveReport::Moved { .. }));
    desk.hears("the save", |said| matches!(said, SaveReport::Saved { ticket: 1, .. }));
    assert!(std::fs::read_to_string(&path).unwrap().contains("evenings"));
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert!(!desk.has_on_disk("evenings"), "what was there before is as it was");
    desk.types("evenings and Fridays");
    desk.saver.checkpoint();
    desk.hears("the next save", |said| matches!(said, SaveReport::Saved { ticket: 2, .. }));
    assert!(std::fs::read_to_string(&path).unwrap().contains("Fridays"));
}

#[test]
fn nothing_is_saved_over_or_through_and_then_it_stays_where_it_was() {
    let desk = Desk::new();
    desk.types("evenings");
    let (there, link) = (desk.home.path().join("there.ron"), desk.home.path().join("link.ron"));
    store::shelf::jot(&there, b"somebody's").unwrap();
    std::os::unix::fs::symlink(desk.home.path().join("behind.ron"), &link).unwrap();
    for path in [there.clone(), link, desk.home.path().join("none/a.ron")] {
        desk.saver.elsewhere(path);
        desk.hears("the refusal", |said| matches!(said, SaveReport::NotMoved { .. }));
    }
    assert_eq!(std::fs::read(&there).unwrap(), b"somebody's");
    assert!(!desk.home.path().join("behind.ron").exists());
    assert_eq!(desk.saver.finish(SOON), Ending::Saved);
    assert!(desk.has_on_disk("evenings"));
}

#[test]
fn a_version_is_kept_once_and_what_is_asked_at_once_is_all_done() {
    let desk = Desk::new();
    desk.types("evenings");
    let (now, other) = (Arc::new(desk.with("evenings")), Arc::new(desk.with("theirs")));
    for version in [&now, &now, &other] {
        desk.saver.keep_version(Arc::clone(version));
    }
    for _ in 0..3 {
        desk.hears("the keeping", |said| *said == SaveReport::VersionKept(Ok(())));
    }
    let state = desk.home.path().join("data/state").join(&desk.workbook.book);
    let kept = store::generations::Generations::of(&state).all();
    let kept: Vec<_> =
        kept.iter().map(|one| one.read(&store::seal::Ring::default()).unwrap().answer("five.love").cloned()).collect();
    let expected = [&other, &now].map(|version| version.answer("five.love").cloned());
    assert_eq!(kept.get(..2), Some(&expected[..]), "{} versions", kept.len());
}

#[test]
fn without_a_folder_for_earlier_versions_one_is_kept_beside_and_it_is_said_where() {
    let home = tempfile::tempdir().unwrap();
    let mut places = Places::under(&home.path().join("data"));
    places.state = home.path().join("no-folder");
    store::shelf::jot(&places.state, b"").unwrap();
    let opened = store::open(&places, &home.path().join("mine.ron"), "mine", 1).unwrap();
    let Standing::Writing(book) = opened.standing else { panic!("read-only") };
    let (say, said) = channel();
    let report = move |report| say.send(report).unwrap_or_default();
    let saver = Saver::start(*book, Arc::new(opened.workbook.clone()), report).unwrap();
    saver.keep_version(Arc::new(opened.workbook));
    loop {
        if let SaveReport::KeptBeside { kept } = said.recv_timeout(SOON).unwrap() {
            assert!(kept.exists());
            return;
        }
    }
}
