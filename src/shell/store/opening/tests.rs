//! Opening on a real disk: made, taken up, held, damaged, changed by others.

use std::fs;

use super::*;
use crate::saved;
use crate::shell::store::book::Keep;
use crate::text::Prose;
use crate::workbook::Answer;

#[path = "tests/later.rs"]
mod later;

struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn places(&self) -> Places {
        Places::under(&self.folder.path().join("demur"))
    }

    fn path(&self) -> PathBuf {
        self.places().data.join("mine.ron")
    }

    fn open(&self) -> Opened {
        open(&self.places(), &self.path(), "mine", 1000).unwrap()
    }

    fn peek(&self) -> Peek {
        peek(&self.places(), &self.path()).unwrap()
    }

    fn foreign(&self, bytes: &[u8]) {
        shelf::jot(&self.path(), bytes).unwrap();
    }

    /// A workbook that was saved with these words.
    fn saved(&self, words: &str) -> Workbook {
        let opened = self.open();
        let workbook = with(&opened.workbook, words);
        book(opened).save(&workbook, 1001).unwrap();
        workbook
    }

    /// Words that reached only the recovery copy before the process was killed.
    fn killed_with(&self, words: &str) {
        let opened = self.open();
        let workbook = with(&opened.workbook, words);
        book(opened).recovery.keep(&workbook, 1002).unwrap();
    }
}

/// It is noted where a workbook is, also where what was left lying was taken up at once.
#[test]
fn an_opening_is_noted_down_also_where_the_file_was_edited() {
    let home = Home::new();
    let workbook = home.saved("quiet");
    let text = fs::read_to_string(home.path()).unwrap().replace("quiet", "quieter");
    home.foreign(text.as_bytes());
    let folder = state_of(&home.places(), &workbook.book);
    fs::remove_file(folder.join("seen")).unwrap();
    home.open();
    assert!(folder.join("seen").exists());
}

fn book(opened: Opened) -> Book {
    match opened.standing {
        Standing::Writing(book) => *book,
        Standing::ReadOnly(why) => panic!("read-only: {why:?}"),
    }
}

fn with(workbook: &Workbook, words: &str) -> Workbook {
    let mut workbook = workbook.clone();
    workbook.set("five.love", Some(Answer::Prose(Prose::from(words))));
    workbook
}

fn words(workbook: &Workbook) -> String {
    let text = saved::write(workbook);
    let (_, after) = text.split_once("Prose(\"").unwrap_or_default();
    after.split('"').next().unwrap_or_default().to_owned()
}

#[test]
fn a_new_one_is_made_by_its_first_save_and_found_again() {
    let home = Home::new();
    assert_eq!(peek(&home.places(), &home.path()), Err(StoreError::Missing(home.path())));
    assert!(!home.places().data.exists(), "a look makes nothing");
    home.saved("evenings");
    let again = home.open();
    assert_eq!((words(&again.workbook).as_str(), again.workbook.name.as_str()), ("evenings", "mine"));
    assert_eq!((again.workbook.rev, again.workbook.book.len(), again.notices), (1, 32, Vec::new()));
}

#[test]
fn nothing_is_written_where_nothing_changed() {
    let home = Home::new();
    home.saved("evenings");
    let before = fs::read(home.path()).unwrap();
    let opened = home.open();
    let workbook = opened.workbook.clone();
    assert!(!book(opened).save(&workbook, 5).unwrap().wrote);
    assert_eq!(fs::read(home.path()).unwrap(), before);
}

#[test]
fn what_was_typed_last_comes_back_and_is_told() {
    let home = Home::new();
    home.saved("evenings");
    home.killed_with("evenings and Fridays");
    let restored = vec![Notice::Restored { characters: 12, at: 1002 }];
    assert_eq!(
        (words(&home.peek().workbook).as_str(), home.peek().notices),
        ("evenings and Fridays", restored.clone())
    );
    let opened = home.open();
    assert_eq!((words(&opened.workbook).as_str(), &opened.notices), ("evenings and Fridays", &restored));
    assert_eq!(opened.other.as_ref().map(words).as_deref(), Some("evenings"), "the file, to compare with");
    let workbook = opened.workbook.clone();
    book(opened).save(&workbook, 1003).unwrap();
    assert_eq!((words(&home.peek().workbook).as_str(), home.peek().notices), ("evenings and Fridays", Vec::new()));
}

#[test]
fn words_typed_before_the_first_save_come_back() {
    let home = Home::new();
    home.killed_with("first words");
    assert!(!home.path().exists());
    assert_eq!(words(&home.peek().workbook), "first words");
    assert_eq!(words(&home.open().workbook), "first words");
}

#[test]
fn a_recovery_copy_that_the_workbook_overtook_is_no_conflict() {
    let home = Home::new();
    let opened = home.open();
    let (one, two) = (with(&opened.workbook, "one"), with(&opened.workbook, "one two"));
    let mut book = book(opened);
    book.recovery.keep(&one, 1).unwrap();
    // Killed between the save and the removal of the copy.
    book.original.save(&two, 2).unwrap();
    drop(book);
    assert_eq!((words(&home.peek().workbook).as_str(), home.peek().notices), ("one two", Vec::new()));
}

#[test]
fn a_file_changed_outside_while_words_were_pending_keeps_both() {
    let home = Home::new();
    let saved = home.saved("evenings");
    home.killed_with("evenings and Fridays");
    home.foreign(saved::write(&with(&saved, "theirs")).as_bytes());
    let opened = home.open();
    assert_eq!(words(&opened.workbook), "theirs");
    assert_eq!(words(opened.other.as_ref().unwrap()), "evenings and Fridays");
    let Some(Notice::Apart { kept, .. }) = opened.notices.iter().find(|n| matches!(n, Notice::Apart { .. })) else {
        panic!("not told: {:?}", opened.notices);
    };
    let kept = saved::read(&fs::read(kept).unwrap()).unwrap();
    assert_eq!(words(&kept.workbook), "evenings and Fridays");
}

#[test]
fn a_second_opener_reads_and_is_told_who_writes() {
    let home = Home::new();
    home.saved("evenings");
    let first = home.open();
    let second = home.open();
    let by = Some(std::process::id());
    assert!(matches!(second.standing, Standing::ReadOnly(Why::Held { by: told }) if told == by));
    assert_eq!(words(&second.workbook), "evenings");
    drop(first);
    assert!(matches!(home.open().standing, Standing::Writing(_)));
}

#[test]
fn a_hard_link_is_the_same_workbook() {
    let home = Home::new();
    home.saved("evenings");
    let other = home.places().data.join("other.ron");
    fs::hard_link(home.path(), &other).unwrap();
    let _first = home.open();
    let second = open(&home.places(), &other, "other", 1).unwrap();
    assert!(matches!(second.standing, Standing::ReadOnly(Why::Held { .. })));
}

#[test]
fn a_damaged_file_is_left_and_the_last_good_version_offered() {
    let home = Home::new();
    let one = home.saved("one");
    let opened = home.open();
    book(opened).save(&with(&one, "two"), 2000).unwrap();
    let bad = fs::read(home.path()).unwrap();
    let bad = &bad[..bad.len() / 2];
    home.foreign(bad);
    let Err(StoreError::Damaged { offers, fault, .. }) = open(&home.places(), &home.path(), "mine", 3000) else {
        panic!("a cut file was opened");
    };
    assert!(matches!(fault, saved::Fault::Malformed { line: 2.., .. }), "{fault:?}");
    assert_eq!(fs::read(home.path()).unwrap(), bad);
    assert_eq!(offers.iter().map(|offer| (offer.recovery, offer.words)).collect::<Vec<_>>(), [(false, 1)]);
    let opened = restore(&home.places(), &home.path(), &offers[0], "mine", 3000).unwrap();
    assert_eq!(words(&opened.workbook), "one");
    assert_eq!(fs::read(home.places().data.join("mine.ron.damaged-1")).unwrap(), bad);
}

#[test]
fn a_file_edited_outside_opens_and_is_kept_as_it_was() {
    let home = Home::new();
    home.saved("evenings");
    let edited = fs::read_to_string(home.path()).unwrap().replace("evenings", "mornings");
    home.foreign(edited.as_bytes());
    let opened = home.open();
    assert_eq!(
        (words(&opened.workbook).as_str(), opened.notices.as_slice()),
        ("mornings", &[Notice::EditedOutside][..])
    );
    let folder = home.places().state.join(&opened.workbook.book);
    let generations: Vec<_> = Generations::of(&folder).all();
    assert_eq!(fs::read(&generations[0].path).unwrap(), edited.as_bytes());
    assert_eq!(fs::read(home.path()).unwrap(), edited.as_bytes(), "opening writes nothing over it");
}

#[test]
fn a_newer_format_opens_read_only() {
    let home = Home::new();
    home.saved("evenings");
    let newer = fs::read_to_string(home.path()).unwrap().replace("schema: 3,", "schema: 4,\n    mood: Sunny(3),");
    home.foreign(newer.as_bytes());
    let opened = home.open();
    assert!(matches!(opened.standing, Standing::ReadOnly(Why::Newer { schema: 4 })));
    assert_eq!(words(&opened.workbook), "evenings");
}

#[test]
fn a_protected_file_opens_read_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    home.saved("evenings");
    fs::set_permissions(home.path(), fs::Permissions::from_mode(0o400)).unwrap();
    assert!(matches!(home.open().standing, Standing::ReadOnly(Why::Protected)));
}

#[test]
fn an_older_copy_and_a_look_alike_are_named() {
    let home = Home::new();
    let one = home.saved("one");
    let old = fs::read(home.path()).unwrap();
    for n in 2..4 {
        book(home.open()).save(&with(&one, &format!("{n}")), n).unwrap();
    }
    drop(home.open());
    home.foreign(&old);
    let alike = home.places().data.join("mine.sync-conflict-20261122-ABCDEF.ron");
    fs::hard_link(home.path(), &alike).unwrap();
    let notices = home.open().notices;
    assert!(notices.contains(&Notice::OlderPutBack), "{notices:?}");
    let alike = fs::canonicalize(alike).unwrap();
    assert!(notices.contains(&Notice::LookAlike(alike)), "{notices:?}");
    assert_eq!(crate::shell::store::list(&home.places()).len(), 1);
}

#[test]
fn what_a_power_cut_left_becomes_an_earlier_version() {
    let home = Home::new();
    let one = home.saved("one");
    let key = &one.book;
    let left = |name: &str, text: &str| {
        let path = home.places().data.join(format!("{}{name}.tmp", replace::temporary_name(key)));
        shelf::jot(&path, text.as_bytes()).unwrap();
        path
    };
    let whole = left("abc", &saved::write(&with(&one, "left over")));
    let torn = left("def", "(schema: 1, book");
    let opened = home.open();
    assert!(!whole.exists() && !torn.exists());
    let generations = Generations::of(&home.places().state.join(key)).all();
    let kept = saved::read(&fs::read(&generations[0].path).unwrap()).unwrap();
    assert_eq!((words(&kept.workbook).as_str(), words(&opened.workbook).as_str()), ("left over", "one"));
}

#[test]
fn a_conflict_while_open_is_settled_either_way_and_loses_nothing() {
    for keep in [Keep::Mine, Keep::Theirs] {
        let home = Home::new();
        let saved = home.saved("ours");
        let mut book = book(home.open());
        let theirs = with(&saved, "theirs");
        home.foreign(saved::write(&theirs).as_bytes());
        let mine = with(&saved, "mine");
        assert_eq!(book.save(&mine, 1).err(), Some(StoreError::Changed(book.path().to_owned())));
        assert_eq!(words(&home.peek().workbook), "theirs");
        let goes_on = book.original.settle(keep, &mine, 2).unwrap();
        let (expected, other) = if keep == Keep::Mine { ("mine", "theirs") } else { ("theirs", "mine") };
        assert_eq!((words(&goes_on).as_str(), words(&home.peek().workbook).as_str()), (expected, expected));
        let generations = Generations::of(&home.places().state.join(&saved.book)).all();
        let kept: Vec<String> = generations
            .iter()
            .map(|generation| words(&saved::read(&fs::read(&generation.path).unwrap()).unwrap().workbook))
            .collect();
        assert!(kept.contains(&other.to_owned()), "{kept:?}");
    }
}

#[test]
fn a_large_deletion_keeps_what_was_there() {
    let home = Home::new();
    let opened = home.open();
    let blank = opened.workbook.clone();
    let mut book = book(opened);
    book.save(&with(&blank, "short"), 1).unwrap();
    book.save(&with(&blank, &"many words ".repeat(100)), 2).unwrap();
    book.save(&with(&blank, "few"), 3).unwrap();
    let generations = Generations::of(&home.places().state.join(&blank.book)).all();
    let newest = saved::read(&fs::read(&generations[0].path).unwrap()).unwrap();
    assert!(words(&newest.workbook).starts_with("many words"));
}

#[test]
fn what_could_not_be_read_again_is_not_written() {
    let home = Home::new();
    let saved = home.saved("evenings");
    let mut book = book(home.open());
    let long = with(&saved, &"x".repeat(saved::MAX_ANSWER + 1));
    assert_eq!(book.save(&long, 1).err(), Some(StoreError::TooLarge));
    assert_eq!(book.recovery.keep(&long, 1), Err(StoreError::TooLarge));
    assert_eq!(words(&home.peek().workbook), "evenings");
}

#[test]
fn a_state_folder_that_cannot_be_used_is_told_and_the_workbook_is_still_saved() {
    let home = Home::new();
    let places = Places { state: PathBuf::from("/dev/null/state"), ..home.places() };
    let opened = open(&places, &home.path(), "mine", 1).unwrap();
    assert_eq!(opened.notices, [Notice::NoState]);
    let workbook = with(&opened.workbook, "evenings");
    book(opened).save(&workbook, 2).unwrap();
    assert_eq!(words(&home.peek().workbook), "evenings");
}

#[test]
fn a_books_id_is_no_way_out_of_the_state_folder() {
    let home = Home::new();
    let evil = Workbook::new("../../evil".to_owned(), "n".to_owned());
    shelf::folder(&home.places().data).unwrap();
    home.foreign(saved::write(&evil).as_bytes());
    let opened = home.open();
    let workbook = with(&opened.workbook, "words");
    book(opened).recovery.keep(&workbook, 1).unwrap();
    assert!(!home.folder.path().join("evil").exists());
    assert_eq!(words(&home.peek().workbook), "words");
}

#[test]
fn the_list_names_every_workbook_and_forgives_a_damaged_one() {
    let home = Home::new();
    home.saved("evenings");
    let elsewhere = home.folder.path().join("elsewhere.ron");
    let opened = open(&home.places(), &elsewhere, "elsewhere", 5000).unwrap();
    let workbook = opened.workbook.clone();
    book(opened).save(&workbook, 5000).unwrap();
    shelf::jot(&home.places().data.join("bad.ron"), b"(").unwrap();
    let all = crate::shell::store::list(&home.places());
    let names: Vec<(String, bool)> = all
        .iter()
        .map(|entry| (entry.path.file_name().unwrap().to_string_lossy().into_owned(), entry.found.is_ok()))
        .collect();
    let expected = [("elsewhere.ron", true), ("mine.ron", true), ("bad.ron", false)];
    assert_eq!(names, expected.map(|(name, fine)| (name.to_owned(), fine)));
}

#[test]
fn of_many_workbooks_each_is_listed_once_and_a_damaged_one_hides_no_other() {
    let home = Home::new();
    home.saved("evenings");
    let text = fs::read(home.path()).unwrap();
    let named = |at: usize| format!("book-{at:04}.ron");
    for at in 0..400 {
        shelf::jot(&home.places().data.join(named(at)), if at == 250 { b"(" } else { &text }).unwrap();
    }
    let all = crate::shell::store::list(&home.places());
    let name = |path: &std::path::Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let unopened: Vec<String> =
        all.iter().filter(|entry| entry.opened.is_none()).map(|entry| name(&entry.path)).collect();
    assert_eq!(unopened, (0..400).map(named).collect::<Vec<_>>());
    let unread: Vec<String> = all.iter().filter(|entry| entry.found.is_err()).map(|entry| name(&entry.path)).collect();
    assert_eq!(unread, [named(250)]);
    assert_eq!(all.len(), 401);
}
