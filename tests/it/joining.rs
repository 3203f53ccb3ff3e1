//! Copies of a workbook that went apart become one: no answer lost, the same whichever starts, and once is enough.

use std::collections::BTreeSet;
use std::sync::Arc;

use demur::curriculum::{Curriculum, ids};
use demur::saved;
use demur::workbook::{Answer, Chosen, Consent, Emptied, Joined, Part, Place, Turn, Weight, Workbook};
use proptest::prelude::*;

use crate::fixtures::{choice, curriculum, ledger, list, prose};
use crate::tier;

const QUESTIONS: &[&str] =
    &["five.love", "decline.impact", "weigh.stay", "known.ledger", "decline.people", "truths.own", "gone.away"];
const COPIES: usize = 3;

/// What happens to the copies, one thing after another.
#[derive(Debug, Clone)]
enum Deed {
    /// A copy's answer is written anew; none is blanked.
    Write { copy: usize, question: usize, blank: bool },
    /// A copy's message gets a paragraph.
    Add { copy: usize },
    /// A copy is handed to another, whole or in part.
    Hand { from: usize, to: usize, private: bool, only: Option<usize> },
    /// A copy is saved and opened again.
    Reopen { copy: usize },
}

fn deed() -> impl Strategy<Value = Deed> {
    let copy = || 0..COPIES;
    prop_oneof![
        6 => (copy(), 0..QUESTIONS.len(), prop::bool::weighted(0.1))
            .prop_map(|(copy, question, blank)| Deed::Write { copy, question, blank }),
        1 => copy().prop_map(|copy| Deed::Add { copy }),
        3 => (copy(), copy(), any::<bool>(), prop::option::weighted(0.3, 0..QUESTIONS.len()))
            .prop_map(|(from, to, private, only)| Deed::Hand { from, to, private, only }),
        1 => copy().prop_map(|copy| Deed::Reopen { copy }),
    ]
}

/// The copies, every word that was written, and those that somebody who had them before their eyes wrote over.
struct Desk {
    curriculum: Curriculum,
    copies: Vec<Workbook>,
    written: usize,
    replaced: BTreeSet<String>,
}

impl Desk {
    fn new() -> Self {
        let book = Workbook::new("0123456789abcdef0123456789abcdef".to_owned(), "Lead".to_owned());
        Self { curriculum: curriculum(), copies: vec![book; COPIES], written: 0, replaced: BTreeSet::new() }
    }

    fn word(&mut self) -> String {
        self.written += 1;
        format!("word-{}.", self.written)
    }

    fn answer(&mut self, question: &str) -> Answer {
        let word = self.word();
        match question {
            "weigh.stay" => Answer::Weighted(vec![Weight { words: word, strength: Some(7) }]),
            "known.ledger" => ledger(&[&[&word, "told", &self.word(), "", ""]]),
            "decline.people" => ledger(&[&[&word, "calm", "yes"], &[&self.word(), "kind", "no"]]),
            _ => prose(&word),
        }
    }

    fn copy(&mut self, at: usize) -> &mut Workbook {
        &mut self.copies[at]
    }

    fn take(&mut self, deed: &Deed) {
        match *deed {
            Deed::Write { copy, question, blank } => {
                let id = QUESTIONS[question];
                let before = self.copies[copy].answer(id).map(|answer| words_of(answer.for_file())).unwrap_or_default();
                self.replaced.extend(before);
                let answer = (!blank).then(|| self.answer(id));
                self.copy(copy).set(id, answer);
            }
            Deed::Add { copy } => {
                let part = Part { id: format!("own-{}", self.written), text: self.word() };
                let message = Arc::make_mut(&mut self.copy(copy).message);
                message.change("decline", "page", |draft| draft.own.push(part));
            }
            Deed::Hand { from, to, private, only } => {
                self.copy(from).settle_versions();
                let only = only.map(|at| vec![QUESTIONS[at].to_owned()]);
                let chosen = Chosen { private, only };
                let handed = self.copies[from].handed_over(&chosen, &self.curriculum, &Consent::asked_by_name());
                let mut before = words_in(&self.copies[to]);
                before.extend(words_in(&handed));
                let joined = self.copies[to].join(&handed, &self.curriculum, Emptied::Goes);
                let after = words_in(&self.copies[to]);
                let lost: Vec<&String> =
                    before.iter().filter(|word| !self.replaced.contains(*word) && !after.contains(*word)).collect();
                assert!(lost.is_empty(), "{lost:?} after {joined:?}");
            }
            Deed::Reopen { copy } => {
                let text = saved::write(&self.copies[copy]);
                self.copies[copy] = saved::read(text.as_bytes()).unwrap().workbook;
            }
        }
    }
}

fn words_of(answer: &Answer) -> BTreeSet<String> {
    let mut book = Workbook::new(String::new(), String::new());
    book.set("x", Some(answer.clone()));
    words_in(&book)
}

/// Every word of ours that its file holds.
fn words_in(book: &Workbook) -> BTreeSet<String> {
    let text = saved::write(book);
    text.split("word-").skip(1).map(|rest| format!("word-{}.", rest.split('.').next().unwrap())).collect()
}

/// What both sides have alike: all but where the writer is, and what each calls their copy.
fn alike(book: &Workbook) -> String {
    let mut book = book.clone();
    (book.name, book.place, book.rev) = (String::new(), Place::default(), 0);
    let text = saved::write(&book);
    text.rsplit_once("// demur:sum").unwrap().0.to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: u32::try_from(tier::size(1_000, 20_000)).unwrap(), failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn no_answer_is_lost_whoever_starts_and_however_often(deeds in prop::collection::vec(deed(), 0..24)) {
        let mut desk = Desk::new();
        for deed in &deeds {
            desk.take(deed);
        }
        let (one, other) = (desk.copies[0].clone(), desk.copies[1].clone());
        let (mut here, mut there) = (one.clone(), other.clone());
        here.join(&other, &desk.curriculum, Emptied::Goes);
        there.join(&one, &desk.curriculum, Emptied::Goes);
        prop_assert_eq!(alike(&here), alike(&there), "whoever starts");
        let kept = words_in(&here);
        for word in words_in(&one).into_iter().chain(words_in(&other)) {
            prop_assert!(kept.contains(&word) || desk.replaced.contains(&word), "{} is lost", word);
        }
        let once = alike(&here);
        for again in [&other, &one, &there] {
            prop_assert_eq!(here.join(again, &desk.curriculum, Emptied::Goes), Joined::default());
            prop_assert_eq!(&alike(&here), &once, "once is enough");
        }
        prop_assert_eq!(saved::read(saved::write(&here).as_bytes()).unwrap().workbook, here);
    }
}

fn book(answers: &[(&str, &str)]) -> Workbook {
    let mut book = Workbook::new("b".to_owned(), "n".to_owned());
    for (id, words) in answers {
        book.set(id, Some(prose(words)));
    }
    book.settle_versions();
    book
}

/// What a joining did, in a line.
fn told(joined: &Joined) -> String {
    let list = |name: &str, ids: &[String]| {
        if ids.is_empty() { String::new() } else { format!("{name} {}; ", ids.join(" ")) }
    };
    [list("new", &joined.new), list("taken", &joined.taken), list("both", &joined.both)].concat()
}

fn aside(book: &Workbook, id: &str) -> Vec<String> {
    book.aside(id).iter().map(|answer| words(answer.for_file())).collect()
}

fn words(answer: &Answer) -> String {
    answer.prose().map(ToString::to_string).unwrap_or_default()
}

#[test]
fn what_one_side_changed_is_taken() {
    let curriculum = curriculum();
    let mine = book(&[("five.love", "mornings"), ("five.you", "braver")]);
    let mut theirs = mine.clone();
    theirs.set("five.love", Some(prose("evenings")));
    theirs.set("five.team", Some(prose("kinder")));
    let mut joined = mine.clone();
    assert_eq!(told(&joined.join(&theirs, &curriculum, Emptied::Goes)), "new five.team; taken five.love; ");
    assert_eq!(joined.answer("five.love").unwrap().for_file(), &prose("evenings"));
    assert!(joined.waiting().is_empty());
    // And back: the other side has seen all of it.
    assert_eq!(told(&theirs.join(&joined, &curriculum, Emptied::Goes)), "");
    // Going back to what was said before is a change too.
    joined.set("five.love", Some(prose("mornings")));
    assert_eq!(told(&theirs.join(&joined, &curriculum, Emptied::Goes)), "taken five.love; ");
    assert_eq!(theirs.answer("five.love").unwrap().for_file(), &prose("mornings"));
}

#[test]
fn what_the_other_side_would_empty_is_named_and_stays_where_that_is_wished() {
    let curriculum = curriculum();
    let mut mine = book(&[("five.love", "mornings"), ("five.you", "braver")]);
    Arc::make_mut(&mut mine.message).change("decline", "page", |draft| {
        draft.own.push(Part { id: "own-1".to_owned(), text: "Thank you.".to_owned() });
    });
    mine.settle_versions();
    let mut theirs = mine.clone();
    theirs.set("five.love", None);
    theirs.set("five.you", Some(prose("bolder")));
    Arc::make_mut(&mut theirs.message).change("decline", "page", |draft| draft.own.clear());
    let (mut goes, mut stays) = (mine.clone(), mine.clone());
    assert_eq!(goes.join(&theirs, &curriculum, Emptied::Goes).emptied, ["five.love", ids::REPLY]);
    assert!(goes.answer("five.love").is_none());
    let joined = stays.join(&theirs, &curriculum, Emptied::Stays);
    assert_eq!(
        (told(&joined), joined.emptied.as_slice()),
        ("taken five.you; ".to_owned(), ["five.love", ids::REPLY].map(str::to_owned).as_slice())
    );
    assert_eq!(stays.answer("five.love").unwrap().for_file(), &prose("mornings"));
    assert_eq!(stays.message.draft("decline", "page").unwrap().own.len(), 1);
    // It has seen that version: the same file again changes nothing, and the other side takes it back.
    assert_eq!(stays.clone().join(&theirs, &curriculum, Emptied::Goes), Joined::default());
    theirs.join(&stays, &curriculum, Emptied::Goes);
    stays.settle_versions();
    assert_eq!(alike(&theirs), alike(&stays));
    assert_eq!(theirs.answer("five.love").unwrap().for_file(), &prose("mornings"));
}

#[test]
fn what_both_changed_is_kept_twice_until_it_is_chosen() {
    let curriculum = curriculum();
    let both = book(&[("five.love", "mornings")]);
    let (mut mine, mut theirs) = (both.clone(), both);
    mine.set("five.love", Some(prose("quiet mornings")));
    theirs.set("five.love", Some(prose("the quiet of early mornings")));
    assert_eq!(told(&mine.join(&theirs, &curriculum, Emptied::Goes)), "both five.love; ");
    assert_eq!(mine.answer("five.love").unwrap().for_file(), &prose("the quiet of early mornings"));
    assert_eq!(aside(&mine, "five.love"), ["quiet mornings"]);
    assert_eq!(mine.waiting(), ["five.love"]);
    // Taken up on one side, it is settled on both.
    mine.choose("five.love", 0);
    assert_eq!(mine.answer("five.love").unwrap().for_file(), &prose("quiet mornings"));
    assert!(mine.waiting().is_empty());
    assert_eq!(told(&theirs.join(&mine, &curriculum, Emptied::Goes)), "taken five.love; ");
    mine.settle_versions();
    assert_eq!(alike(&theirs), alike(&mine));
}

#[test]
fn what_was_added_beside_the_answers_is_told_once() {
    let mut mine = book(&[("five.love", "an hour")]);
    let mut theirs = mine.clone();
    theirs.begin_session(60, crate::fixtures::today());
    let joined = mine.join(&theirs, &curriculum(), Emptied::Goes);
    assert!(joined.lists && joined.new.is_empty() && joined.taken.is_empty(), "{joined:?}");
    assert_eq!(mine.join(&theirs, &curriculum(), Emptied::Goes), Joined::default());
}

#[test]
fn a_session_that_both_know_keeps_its_end_and_its_prints_whoever_starts() {
    let mut mine = book(&[("five.love", "an hour")]);
    mine.begin_session(60, crate::fixtures::today());
    let mut theirs = mine.clone();
    theirs.sessions[0].prints.clear();
    theirs.sessions[0].ended = 120;
    let (mut one, mut two) = (mine.clone(), theirs.clone());
    one.join(&theirs, &curriculum(), Emptied::Goes);
    two.join(&mine, &curriculum(), Emptied::Goes);
    assert_eq!(one.sessions, two.sessions);
    assert_eq!((one.sessions[0].ended, &one.sessions[0].prints), (120, &mine.sessions[0].prints));
    assert!(!mine.sessions[0].prints.is_empty());
}

#[test]
fn a_copy_without_its_private_cells_takes_nothing_away() {
    let curriculum = curriculum();
    let mut mine = book(&[]);
    mine.set("decline.people", Some(ledger(&[&["Ada", "calm", "yes"], &["Ben", "kind", "no"]])));
    mine.settle_versions();
    let shared = mine.handed_over(&Chosen { private: false, only: None }, &curriculum, &Consent::asked_by_name());
    assert!(!saved::write(&shared).contains("Ben"));
    let before = alike(&mine);
    assert_eq!(told(&mine.join(&shared, &curriculum, Emptied::Goes)), "");
    assert!(alike(&mine).contains("Ben") && mine.waiting().is_empty());
    assert!(before.contains("Ben"));
    let mut theirs = shared;
    theirs.set("decline.people", Some(ledger(&[&["Ada", "calm and quick, by far", "yes"]])));
    assert_eq!(told(&mine.join(&theirs, &curriculum, Emptied::Goes)), "both decline.people; ");
    assert!(alike(&mine).contains("Ben") && alike(&mine).contains("quick"));
}

#[test]
fn a_hand_over_holds_what_was_chosen_and_no_trace_of_the_rest() {
    let curriculum = curriculum();
    let mut mine = book(&[("five.love", "mornings"), ("decline.impact", "shipped it"), ("offer.role", "Lead")]);
    mine.set("decide.answer", Some(choice("decline", "")));
    mine.set("choice.options", Some(list(&["decline"], &[])));
    let turn = |question: &str| Turn { at: 1, question: question.to_owned(), value: "decline".to_owned() };
    mine.history = vec![turn("decide.answer"), turn("decide.because")];
    mine.settle_versions();
    let held = |private: bool, only: Option<&[&str]>| {
        let only = only.map(|ids| ids.iter().map(|id| (*id).to_owned()).collect());
        let copy = mine.handed_over(&Chosen { private, only }, &curriculum, &Consent::asked_by_name());
        let known = copy.exchange.known.iter().map(|known| known.id.clone()).collect::<Vec<_>>();
        let answers: Vec<String> = copy.answers().map(|(id, _)| id.to_owned()).collect();
        assert!(known.iter().all(|id| answers.contains(id)), "{known:?}");
        (answers.join(" "), copy.history.len())
    };
    assert_eq!(held(true, None), ("choice.options decide.answer decline.impact five.love offer.role".to_owned(), 2));
    assert_eq!(held(true, Some(&["decide.answer", "decide.sure"])), ("decide.answer".to_owned(), 1));
    assert_eq!(held(true, Some(&["decide.answer", "decide.because"])), ("decide.answer".to_owned(), 0));
    assert_eq!(held(false, None), ("decline.impact offer.role".to_owned(), 0));
    assert_eq!(held(true, Some(&["five.love"])), ("five.love".to_owned(), 0));
    assert_eq!(held(false, Some(&["five.love", ids::REPLY])), (String::new(), 0));
}
