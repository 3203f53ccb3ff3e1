//! What a key costs must not grow with what was written: counted in bytes of memory asked for, which are the same on any
//! machine. Copying or joining an answer, or wrapping all of it, would show here.

use allocation_counter::measure;
use demur::workbook::Workbook;

use crate::fixtures;
use crate::session::Session;

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
    let mut costs: Vec<u64> = (0..9).map(|_| measure(|| session.keys("x")).bytes_total).collect();
    costs.sort_unstable();
    costs[4]
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
    assert!(large <= small * 4, "{large} bytes a key, and {small} in a small answer");
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
