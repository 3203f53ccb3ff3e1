//! Sealing and opening: with the right passphrase, with a wrong one, and what was cut or changed.

use super::*;
use crate::shell::environment::Places;
use crate::shell::store::generations::Generations;
use crate::shell::store::{self, Book, Standing, StoreError};
use crate::text::Prose;
use crate::workbook::{Answer, Workbook};

fn secret(words: &str) -> Secret {
    Secret::new(words.to_owned())
}

#[test]
fn a_file_and_its_passphrase_are_enough() {
    let seal = Seal::new(&secret("zwei Worte")).unwrap();
    let file = seal.close(b"words").unwrap();
    assert!(is_sealed(&file) && !is_by_passphrase(&file) && seal.is_on(&file));
    let again = Seal::carried_by(&file, &secret("zwei Worte")).unwrap();
    assert_eq!(again.open(&file).unwrap(), b"words");
    assert_eq!(Seal::carried_by(&file, &secret("zwei")).err(), Some(SealFault::WrongPassphrase));
    assert_eq!(seal.checked(&secret("Zwei Worte")), Err(SealFault::WrongPassphrase));
    // Under another passphrase the keys are the same, and the old file opens too.
    let other = seal.under(&secret("drei")).unwrap();
    assert_eq!(other.open(&file).unwrap(), b"words");
    assert!(!other.is_on(&file));
}

#[test]
fn what_was_cut_or_changed_does_not_open() {
    let seal = Seal::new(&secret("x")).unwrap();
    let file = seal.close(&b"words ".repeat(40)).unwrap();
    for at in (0..file.len()).step_by(3) {
        let mut changed = file.clone();
        changed[at] ^= 1;
        assert_ne!(seal.open(&changed).ok(), Some(b"words ".repeat(40)), "byte {at} was changed");
        assert!(seal.open(&file[..at]).is_err(), "cut at {at}");
    }
}

#[test]
fn bytes_that_only_begin_so_are_no_key() {
    let mut file = BEGINNING.to_vec();
    assert_eq!(Seal::carried_by(&file, &secret("x")).err(), Some(SealFault::Broken));
    file.extend_from_slice(b"-> demur-key\nAAAA\n--- AAAA\nrest");
    assert_eq!(Seal::carried_by(&file, &secret("x")).err(), Some(SealFault::Broken));
    assert!(Ring::default().plain(&file).is_err());
}

#[test]
fn nothing_shows_a_passphrase_or_a_key() {
    let secret = secret("zebrafinch");
    let seal = Arc::new(Seal::new(&secret).unwrap());
    let shown = format!("{secret:?} {seal:?} {:?}", Closer::new(Some(Arc::clone(&seal))));
    assert!(!shown.contains("zebra") && !shown.contains("AGE-SECRET"), "{shown}");
}

/// The published vectors for passphrases: what is to open opens to the bytes that are named, all else is refused.
#[test]
fn the_published_vectors_are_read_as_they_should_be() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/age");
    let (mut opened, mut refused) = (0, 0);
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let bytes = std::fs::read(&path).unwrap();
        let Some(split) = bytes.windows(2).position(|pair| pair == b"\n\n") else { continue };
        let head = String::from_utf8_lossy(&bytes[..split]).into_owned();
        let field = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
        let (Some(expected), Some(passphrase)) = (field("expect: "), field("passphrase: ")) else { continue };
        match (expected.as_str(), opened_by_passphrase(&bytes[split + 2..], &secret(&passphrase))) {
            ("success", Ok(plain)) => {
                assert_eq!(Some(crate::saved::hash(&plain).to_string()), field("payload: "), "{path:?}");
                opened += 1;
            }
            ("success", Err(fault)) => panic!("{path:?}: {fault}"),
            (_, Ok(_)) => panic!("{path:?} opened"),
            (_, Err(_)) => refused += 1,
        }
    }
    assert!(opened >= 1 && refused >= 15, "{opened} opened, {refused} refused");
}

/// A workbook that was sealed by the first demur that could: it opens for ever.
#[test]
fn the_first_sealed_workbook_still_opens() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/sealed");
    let file = std::fs::read(folder.join("mine.ron")).unwrap();
    let seal = Seal::carried_by(&file, &secret("four words at night")).unwrap();
    let workbook = crate::saved::read(&seal.open(&file).unwrap()).unwrap().workbook;
    assert_eq!(workbook.answer("five.love"), with(&workbook, "The quiet mornings. 한국어, too.").answer("five.love"));
    assert_eq!(std::fs::read(folder.join("key.age")).unwrap(), seal.locked_key());
}

/// A home with the workbook `mine`.
struct Home {
    _folder: tempfile::TempDir,
    places: Places,
}

impl Home {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::under(folder.path());
        Self { _folder: folder, places }
    }

    fn path(&self) -> std::path::PathBuf {
        self.places.data.join("mine.ron")
    }

    /// The same home in another run: without keys.
    fn again(&self) -> Places {
        Places { ring: Ring::default(), ..self.places.clone() }
    }

    fn open(&self, places: &Places) -> (Box<Book>, Workbook) {
        let opened = store::open(places, &self.path(), "mine", 1).unwrap();
        let Standing::Writing(book) = opened.standing else { panic!("it is ours") };
        (book, opened.workbook)
    }

    /// With two earlier versions and a recovery copy set aside.
    fn written(&self) -> (Box<Book>, Workbook) {
        let (mut book, workbook) = self.open(&self.places);
        let long = with(&workbook, &"zebrafinch ".repeat(60));
        book.save(&long, 2).unwrap();
        let short = with(&workbook, "zebrafinch");
        book.save(&short, 3).unwrap();
        (book, short)
    }

    fn state(&self, workbook: &Workbook) -> std::path::PathBuf {
        store::state_of(&self.places, &workbook.book)
    }

    /// Every file that says the word as it is.
    fn readable(&self) -> usize {
        let mut folders = vec![self.places.data.clone()];
        let mut count = 0;
        while let Some(folder) = folders.pop() {
            for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                let text = || String::from_utf8_lossy(&std::fs::read(&path).unwrap()).contains("zebrafinch");
                count += usize::from(path.is_file() && text());
                folders.extend(path.is_dir().then_some(path));
            }
        }
        count
    }
}

fn with(workbook: &Workbook, words: &str) -> Workbook {
    let mut workbook = workbook.clone();
    workbook.set("five.love", Some(Answer::Prose(Prose::from(words))));
    workbook
}

fn times(all: &[store::generations::Generation]) -> Vec<(u64, i64)> {
    all.iter().map(|one| (one.number, one.at)).collect()
}

impl Home {
    /// Under the passphrase `first`, with something typed after that.
    fn sealed(&self) -> (Arc<Seal>, Workbook) {
        let (mut book, workbook) = self.written();
        let seal = Arc::new(Seal::new(&secret("first")).unwrap());
        self.places.ring.add(&seal);
        book.original.reseal(Some(&seal), &workbook, 4).unwrap();
        assert_eq!(self.readable(), 0, "nothing says it as it is");
        book.recovery.keep(&with(&workbook, "zebrafinch at night"), 5).unwrap();
        assert_eq!(self.readable(), 0, "nor does the recovery copy");
        (seal, workbook)
    }

    /// Another run, with that passphrase given.
    fn unlocked(&self, passphrase: &str) -> Places {
        let run = self.again();
        store::unlock(&run, &self.path(), &secret(passphrase)).unwrap();
        run
    }

    fn all_read(&self, run: &Places, workbook: &Workbook) -> bool {
        Generations::of(&self.state(workbook)).all().iter().all(|one| one.read(&run.ring).is_ok())
    }
}

#[test]
fn under_a_passphrase_only_that_opens_it() {
    let home = Home::new();
    let (_, workbook) = home.sealed();
    let run = home.again();
    assert_eq!(store::peek(&run, &home.path()).err(), Some(StoreError::Sealed(home.path())));
    let wrong = store::unlock(&run, &home.path(), &secret("second"));
    assert_eq!(wrong, Err(StoreError::Seal(SealFault::WrongPassphrase)));
    let run = home.unlocked("first");
    let (_book, said) = home.open(&run);
    assert_eq!(said, with(&said, "zebrafinch at night"), "the recovery copy was under it too");
    assert!(home.all_read(&run, &workbook));
}

#[test]
fn earlier_versions_keep_their_number_and_their_time() {
    let home = Home::new();
    let (mut book, workbook) = home.written();
    let before = Generations::of(&home.state(&workbook)).all();
    let seal = Arc::new(Seal::new(&secret("x")).unwrap());
    home.places.ring.add(&seal);
    book.original.reseal(Some(&seal), &workbook, 4).unwrap();
    let after = Generations::of(&home.state(&workbook)).all();
    assert!(!before.is_empty() && times(&after).ends_with(&times(&before)));
}

#[test]
fn changed_the_old_one_opens_nothing_any_more() {
    let home = Home::new();
    let (seal, workbook) = home.sealed();
    let run = home.unlocked("first");
    let (mut book, latest) = home.open(&run);
    let other = Arc::new(seal.under(&secret("second")).unwrap());
    run.ring.add(&other);
    book.original.reseal(Some(&other), &latest, 6).unwrap();
    drop(book);
    let state = home.state(&workbook);
    let generations = Generations::of(&state).all().into_iter().map(|one| one.path);
    for path in generations.chain([home.path()]) {
        assert!(store::unlock(&home.again(), &path, &secret("first")).is_err(), "{path:?}");
    }
    assert!(home.all_read(&home.unlocked("second"), &workbook));
}

#[test]
fn removed_everything_is_as_before() {
    let home = Home::new();
    let (_, workbook) = home.sealed();
    let (mut book, latest) = home.open(&home.unlocked("first"));
    book.original.reseal(None, &latest, 7).unwrap();
    drop(book);
    assert!(home.readable() >= 2 && !home.state(&workbook).join("key.age").exists());
    let run = home.again();
    let said = store::peek(&run, &home.path()).unwrap().workbook;
    assert_eq!(said, with(&said, "zebrafinch at night"));
    assert!(home.all_read(&run, &workbook));
}

#[test]
fn a_sealing_that_was_interrupted_is_ended_by_the_next_opening() {
    let home = Home::new();
    let (mut book, workbook) = home.written();
    let seal = Arc::new(Seal::new(&secret("x")).unwrap());
    home.places.ring.add(&seal);
    let plain: Vec<_> = Generations::of(&home.state(&workbook)).all();
    let bytes: Vec<Vec<u8>> = plain.iter().map(|one| std::fs::read(&one.path).unwrap()).collect();
    book.original.reseal(Some(&seal), &workbook, 4).unwrap();
    drop(book);
    for (one, bytes) in plain.iter().zip(&bytes) {
        std::fs::remove_file(&one.path).unwrap();
        crate::shell::papers::write_new(&one.path, bytes).unwrap();
    }
    assert!(home.readable() > 0, "as if it had been stopped half way");
    let run = home.again();
    store::unlock(&run, &home.path(), &secret("x")).unwrap();
    drop(home.open(&run));
    assert_eq!(home.readable(), 0);
}

#[test]
fn a_broken_seal_is_a_damaged_file_with_its_last_good_version() {
    let home = Home::new();
    let (mut book, workbook) = home.written();
    let seal = Arc::new(Seal::new(&secret("x")).unwrap());
    home.places.ring.add(&seal);
    book.original.reseal(Some(&seal), &workbook, 4).unwrap();
    drop(book);
    let mut bytes = std::fs::read(home.path()).unwrap();
    let end = bytes.len() - 9;
    bytes[end] ^= 4;
    std::fs::remove_file(home.path()).unwrap();
    crate::shell::papers::write_new(&home.path(), &bytes).unwrap();
    let run = home.again();
    store::unlock(&run, &home.path(), &secret("x")).unwrap();
    match store::peek(&run, &home.path()) {
        Err(StoreError::Damaged { fault: crate::saved::Fault::BrokenSeal, offers, .. }) => assert!(!offers.is_empty()),
        other => panic!("{other:?}"),
    }
    assert_eq!(std::fs::read(home.path()).unwrap(), bytes);
}
