//! What a start reads, and what a key makes of it, counted in pieces of memory asked for, which are the same on any
//! machine: each string is one, so what is read before it is needed, or made twice, shows here.

use allocation_counter::measure;
use demur::language::Language;
use demur::letter::Letters;
use demur::workbook::Workbook;

use crate::fixtures;
use crate::session::Session;

#[test]
fn what_messages_are_made_of_is_read_in_few_pieces() {
    for language in Language::ALL {
        let pieces = measure(|| drop(Letters::in_language(*language).unwrap())).count_total;
        assert!(pieces <= 400, "{}: {pieces} pieces", language.id());
    }
}

/// The pieces that a letter takes, typed at the end of an answer: the middle one of several.
fn a_key(workbook: Workbook, id: &str) -> u64 {
    let mut session = Session::open(workbook, 120, 40).at(id).press("<C-end>");
    session.before = None;
    let mut costs: Vec<u64> = (0..9).map(|_| measure(|| session.keys("x")).count_total).collect();
    costs.sort_unstable();
    costs[4]
}

#[test]
fn a_key_in_an_answer_of_the_message_joins_it_once() {
    let (said, unsaid) = (a_key(fixtures::full(), "decline.focus"), a_key(fixtures::full(), "five.love"));
    assert!(said <= unsaid + 1_000, "{said} pieces, and {unsaid} in an answer that no message says");
}
