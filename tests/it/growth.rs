//! What a key costs must not grow with what was written, and an opening no more than the file does: counted in bytes of
//! memory asked for, which are the same on any machine. Copying or joining an answer, or wrapping all of it, would show
//! here.

use allocation_counter::measure;
use demur::saved;
use demur::shell::environment::Places;
use demur::shell::store;
use demur::workbook::Workbook;

use crate::session::Session;
use crate::{children, fixtures};

const LINE: &str = "My evenings and my Fridays are what I would miss.\n";

fn of_lines(bytes: usize) -> String {
    LINE.repeat(bytes / LINE.len())
}

/// Every question answered, the message live beside it, and this in the answer in hand.
fn book(love: &str) -> Workbook {
    let mut book = fixtures::full();
    book.set("five.love", Some(fixtures::prose(love)));
    book
}

/// The bytes that a letter takes, typed at the end: the middle one of several.
fn a_key(workbook: Workbook, go: &str) -> u64 {
    let mut session = Session::open(workbook, 120, 40).at("five.love").press(go);
    session.before = None;
    let mut costs: Vec<u64> = (0..9).map(|_| measure(|| session.keys("x")).bytes_total).collect();
    costs.sort_unstable();
    costs[4]
}

#[test]
fn a_key_asks_for_little() {
    let asked = a_key(book(&of_lines(4_000)), "<C-end>");
    // With what stands around it and beside it, made anew, a key would ask for more than twice as much.
    assert!(asked < 32_000, "{asked} bytes a key");
}

#[test]
fn a_key_in_a_long_answer_costs_what_it_costs_in_a_short_one() {
    let small = a_key(book(&of_lines(4_000)), "<C-end>");
    for (go, place) in [("<C-end>", "end"), ("<C-home>", "start")] {
        let large = a_key(book(&of_lines(256_000)), go);
        assert!(large * 10 <= small * 15, "at the {place}: {large} bytes a key, and {small} in a small answer");
    }
}

#[test]
fn a_line_that_never_ends_costs_little_more() {
    let small = a_key(book(&of_lines(4_000)), "<C-end>");
    let line = of_lines(100_000).replace('\n', " ");
    let large = a_key(book(&line), "<C-end>");
    // The line itself is written anew.
    assert!(large <= small * 2 + 100_000, "{large} bytes a key, and {small} in a small answer");
}

#[test]
fn a_key_costs_the_same_beside_much_that_was_written() {
    let small = a_key(book(&of_lines(4_000)), "<C-end>");
    let mut much = book(&of_lines(4_000));
    let ids: Vec<String> = fixtures::curriculum().questions().map(|question| question.id.clone()).collect();
    for id in ids.iter().filter(|id| id.starts_with("five.") && *id != "five.love") {
        much.set(id, Some(fixtures::prose(&of_lines(200_000))));
    }
    let large = a_key(much, "<C-end>");
    assert!(large * 10 <= small * 15, "{large} bytes a key, and {small} beside little");
}

/// A home with the workbook in it, and its places.
fn home_of(books: &[Workbook]) -> (tempfile::TempDir, Places) {
    let folder = tempfile::tempdir().unwrap();
    let places = Places::under(folder.path());
    std::fs::create_dir_all(&places.data).unwrap();
    for (nth, book) in books.iter().enumerate() {
        children::put(&places.data.join(format!("{nth}.ron")), saved::write(book).as_bytes());
    }
    (folder, places)
}

/// About a megabyte, in answers of the longest that there are.
fn much() -> Workbook {
    let mut much = book(&of_lines(250_000));
    for id in ["five.why_you", "five.team", "five.afraid"] {
        much.set(id, Some(fixtures::prose(&of_lines(250_000))));
    }
    much
}

#[test]
fn a_large_workbook_is_opened_without_copying_its_words() {
    let (_folder, places) = home_of(&[much()]);
    let path = places.data.join("0.ron");
    let length = std::fs::metadata(&path).unwrap().len();
    let mut opened = None;
    let asked = measure(|| opened = Some(store::open(&places, &path, "mine", 1).unwrap())).bytes_total;
    // The file once, and where each of its lines begins and ends.
    assert!(asked * 10 <= length * 18, "{asked} bytes asked for, of a file of {length}");
    assert_eq!(opened.unwrap().workbook, much());
}

#[test]
fn what_was_not_touched_is_written_without_copying_it_first() {
    let text = saved::write(&much());
    let read = saved::read(text.as_bytes()).unwrap().workbook;
    let asked = measure(|| drop(saved::write(&read))).bytes_total;
    assert!(asked * 10 <= text.len() as u64 * 13, "{asked} bytes asked for, of a text of {}", text.len());
    let counted = measure(|| assert_eq!(saved::size(&read), text.len())).bytes_total;
    assert!(counted < 200_000, "{counted} bytes asked for, only to count");
}

#[test]
fn a_list_of_many_keeps_no_words_of_theirs() {
    let (_folder, places) = home_of(&vec![book(&of_lines(20_000)); 30]);
    let mut names = Vec::new();
    let asked = measure(|| names = store::each(&places, |peek| peek.workbook.name));
    assert_eq!(names.len(), 30);
    assert!(asked.bytes_current < 30 * 1000, "{} bytes kept", asked.bytes_current);
    // Of 600 KB in all, what two or three of them take is there at once.
    assert!(asked.bytes_max < 200_000, "{} bytes at once", asked.bytes_max);
}
