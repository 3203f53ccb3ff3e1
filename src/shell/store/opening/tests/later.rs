//! What becomes of a workbook whose file, or folder, is not what it was: a link now, too large, or gone.

use super::*;

/// An open workbook, changed here, whose file was moved away and a link to `leads` put in its place.
fn with_a_link(leads: &str, keep: Keep) -> (Home, Result<String, StoreError>) {
    let home = Home::new();
    home.saved("old");
    let mut book = book(home.open());
    let mine = with(&home.peek().workbook, "mine");
    let beside = |name: &str| home.path().with_file_name(name);
    rustix::fs::rename(home.path(), beside("moved.ron")).unwrap();
    std::os::unix::fs::symlink(beside(leads), home.path()).unwrap();
    assert_eq!(book.save(&mine, 1).err(), Some(StoreError::Changed(book.path().to_owned())));
    let goes_on = book.original.settle(keep, &mine, 2);
    if goes_on.is_ok() {
        assert_eq!(book.path(), beside(leads));
        book.save(&with(&mine, "later"), 3).unwrap();
        assert_eq!(words(&home.peek().workbook), "later");
        assert!(home.path().is_symlink());
    }
    (home, goes_on.map(|workbook| words(&workbook)))
}

#[test]
fn a_link_in_the_files_place_is_followed_once_somebody_chooses() {
    assert_eq!(with_a_link("moved.ron", Keep::Mine).1.as_deref(), Ok("mine"));
    assert_eq!(with_a_link("moved.ron", Keep::Theirs).1.as_deref(), Ok("old"));
}

#[test]
fn a_link_to_nothing_or_to_a_folder_is_refused_and_left() {
    for keep in [Keep::Mine, Keep::Theirs] {
        let (home, refused) = with_a_link("nothing.ron", keep);
        assert_eq!(refused, Err(StoreError::LeadsNowhere(home.path())));
        let (home, refused) = with_a_link("state", keep);
        assert_eq!(refused, Err(StoreError::NotAFile(home.path().with_file_name("state"))));
        assert!(home.path().is_symlink());
    }
}

/// A file with a history of so many changes, laid out as tightly as can be.
fn tight(changes: usize) -> String {
    let changes = r#"(at:1,question:"decide.answer",value:"decline"),"#.repeat(changes);
    format!(r#"(schema:1,book:"b",rev:1,name:"n",answers:[],history:[{changes}])"#)
}

fn standing(text: &str) -> Standing {
    let home = Home::new();
    home.saved("old");
    home.foreign(text.as_bytes());
    let opened = home.open();
    assert_eq!(fs::read_to_string(home.path()).unwrap(), text);
    opened.standing
}

#[test]
fn no_words_are_written_in_more_bytes_than_at_most() {
    // A quote and number signs take as many signs around them again, on both sides.
    for words in
        [format!("\\\"{}", "#".repeat(60_000)), "x".repeat(60_000), "\\n".repeat(60_000), "\\\\".repeat(60_000)]
    {
        let tight = format!(r#"(schema:1,book:"b",rev:1,name:"n",answers:[(id:"five.love",answer:Prose("{words}"))])"#);
        let read = saved::read(tight.as_bytes()).unwrap().workbook;
        assert!(saved::at_most(&read, tight.len()) >= saved::size(&read), "{} of {}", saved::size(&read), tight.len());
    }
}

#[test]
fn a_file_that_would_be_too_large_once_saved_opens_read_only() {
    let large = tight(120_000);
    assert!(large.len() < saved::MAX_FILE && saved::read(large.as_bytes()).is_ok());
    let read = saved::read(large.as_bytes()).unwrap().workbook;
    assert!(saved::size(&read) > saved::MAX_FILE && saved::at_most(&read, large.len()) > saved::size(&read));
    assert!(matches!(standing(&large), Standing::ReadOnly(Why::TooLarge)));
    assert!(matches!(standing(&tight(10_000)), Standing::Writing(_)));
}

#[test]
fn words_outlive_the_folder_of_their_workbook() {
    let home = Home::new();
    let stick = home.folder.path().join("stick/deep");
    fs::create_dir_all(&stick).unwrap();
    let path = stick.join("mine.ron");
    let opened = open(&home.places(), &path, "mine", 1000).unwrap();
    let workbook = with(&opened.workbook, "evenings");
    let mut book = book(opened);
    book.save(&with(&workbook, "old"), 1001).unwrap();
    book.recovery.keep(&workbook, 1002).unwrap();
    drop(book);
    rustix::fs::rename(home.folder.path().join("stick"), home.folder.path().join("away")).unwrap();
    let peek = peek(&home.places(), &path).unwrap();
    assert_eq!(words(&peek.workbook), "evenings");
    let gone = Notice::Gone { path: peek.path.clone(), at: 1002 };
    assert_eq!(peek.notices, [gone, Notice::Restored { characters: 8, at: 1002 }]);
    let other = stick.join("other.ron");
    assert_eq!(super::peek(&home.places(), &other), Err(StoreError::Missing(other)));
}
