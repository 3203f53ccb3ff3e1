//! What is found of a workbook, and what is left once it is forgotten.

use super::*;
use crate::shell::store::{self, Standing};
use crate::text::Prose;
use crate::workbook::{Answer, Workbook};

struct Home {
    folder: tempfile::TempDir,
    places: Places,
}

impl Home {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::under(&folder.path().join("demur"));
        Self { folder, places }
    }

    fn path(&self) -> PathBuf {
        self.places.data.join("mine.ron")
    }

    /// A workbook with a recovery copy, two earlier versions and a paper.
    fn with_everything(&self) -> Workbook {
        let opened = store::open(&self.places, &self.path(), "mine", 1).unwrap();
        let Standing::Writing(mut book) = opened.standing else { panic!("it is ours") };
        let says = |words: &str| {
            let mut workbook = opened.workbook.clone();
            workbook.set("five.love", Some(Answer::Prose(Prose::from(words))));
            workbook
        };
        book.save(&says("zebrafinch one"), 2).unwrap();
        book.save(&says(&"zebrafinch two ".repeat(90)), 3).unwrap();
        book.save(&says("zebrafinch three"), 4).unwrap();
        book.recovery.keep(&says("zebrafinch four"), 5).unwrap();
        let paper = self.folder.path().join("reply.txt");
        crate::shell::papers::write_new(&paper, b"zebrafinch").unwrap();
        written::note(&self.places, &opened.workbook.book, &paper);
        opened.workbook
    }

    fn kinds(&self) -> Vec<What> {
        of(&self.places, &self.path()).files.into_iter().map(|file| file.what).collect()
    }

    /// Every file under everything that still holds the word.
    fn holding_words(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![self.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            let (more, files): (Vec<PathBuf>, Vec<PathBuf>) =
                entries(&folder).into_iter().partition(|path| path.is_dir());
            folders.extend(more);
            let holds = |path: &PathBuf| String::from_utf8_lossy(&fs::read(path).unwrap()).contains("zebrafinch");
            found.extend(files.into_iter().filter(holds));
        }
        found.sort();
        found
    }
}

#[test]
fn every_file_with_words_is_found_and_no_other() {
    let home = Home::new();
    home.with_everything();
    let mut listed: Vec<PathBuf> = of(&home.places, &home.path()).files.into_iter().map(|file| file.path).collect();
    listed.sort();
    assert_eq!(listed, home.holding_words());
    let expected = [What::Workbook, What::Recovery, What::Earlier, What::Earlier, What::Paper];
    assert_eq!(home.kinds(), expected);
}

#[test]
fn what_was_set_aside_is_found_too() {
    let home = Home::new();
    home.with_everything();
    let beside = |name: &str| home.places.data.join(name);
    for name in ["mine.ron.damaged-1", "mine.ron.conflict-2", "mine.sync-conflict-20261124-1.ron", "mine.ron.damaged-x"]
    {
        crate::shell::papers::write_new(&beside(name), b"words").unwrap();
    }
    let aside: Vec<What> =
        home.kinds().into_iter().filter(|what| *what > What::SetAside && *what < What::Paper).collect();
    assert_eq!(aside, [What::Damaged, What::Conflict, What::LookAlike]);
}

#[test]
fn forgotten_is_gone_everywhere() {
    let home = Home::new();
    home.with_everything();
    store::remember(&home.places, &home.path());
    let all = of(&home.places, &home.path());
    assert_eq!(forget(&home.places, &home.path(), &all, true), Forgotten::Removed { files: 5, left: Vec::new() });
    assert_eq!(home.holding_words(), Vec::<PathBuf>::new());
    assert_eq!(store::last_used(&home.places), None);
    let left: Vec<PathBuf> =
        entries(&home.places.state).into_iter().filter(|path| path.file_name().unwrap() != "locks").collect();
    assert_eq!(left, Vec::<PathBuf>::new(), "the folder of its state is gone");
}

#[test]
fn papers_stay_where_that_is_not_asked_for() {
    let home = Home::new();
    home.with_everything();
    let all = of(&home.places, &home.path());
    assert_eq!(forget(&home.places, &home.path(), &all, false), Forgotten::Removed { files: 4, left: Vec::new() });
    assert_eq!(home.holding_words(), [home.folder.path().join("reply.txt")]);
}

#[test]
fn a_workbook_that_is_open_is_not_forgotten() {
    let home = Home::new();
    home.with_everything();
    let _open = store::open(&home.places, &home.path(), "mine", 9).unwrap();
    let before = home.holding_words();
    let all = of(&home.places, &home.path());
    assert!(matches!(forget(&home.places, &home.path(), &all, true), Forgotten::Held(Some(_))));
    assert_eq!(home.holding_words(), before);
}

#[test]
fn one_that_is_gone_or_damaged_is_forgotten_all_the_same() {
    for damaged in [false, true] {
        let home = Home::new();
        home.with_everything();
        fs::remove_file(home.path()).unwrap();
        assert_eq!(orphans(&home.places), [home.path()]);
        if damaged {
            crate::shell::papers::write_new(&home.path(), b"zebrafinch, torn").unwrap();
        }
        let all = of(&home.places, &home.path());
        assert!(all.files.len() >= 4, "{all:?}");
        assert!(matches!(forget(&home.places, &home.path(), &all, true), Forgotten::Removed { .. }));
        assert_eq!(home.holding_words(), Vec::<PathBuf>::new());
    }
}

#[test]
fn what_a_copy_shares_stays() {
    let home = Home::new();
    home.with_everything();
    let copy = home.places.data.join("copy.ron");
    crate::shell::papers::write_new(&copy, &fs::read(home.path()).unwrap()).unwrap();
    let all = of(&home.places, &copy);
    assert_eq!(all.shared_with, Some(home.path()));
    assert_eq!(forget(&home.places, &copy, &all, false), Forgotten::Removed { files: 1, left: Vec::new() });
    assert_eq!(home.kinds().len(), 5);
}
