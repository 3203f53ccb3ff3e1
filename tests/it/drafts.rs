//! What the writer made of a message, laid over what is composed: in every tone and length, from the command line, and
//! in files of the first format.

#![expect(clippy::disallowed_methods, reason = "a file is edited by hand")]

use std::fs;

use demur::letter::{Channel, Kind, Length, Letter, Letters, Sources, Tone, Whose, Wish, shaped};
use demur::paper::letter_txt;
use demur::workbook::{Draft, Over, Part, Pin, Shareable, Workbook};
use demur::{curriculum, day};
use proptest::prelude::*;

use crate::fixtures::{self, today};
use crate::machine::{Machine, sheet};

/// The letter of a workbook with a draft over it.
fn drafted(book: &Workbook, wish: Wish, draft: &Draft) -> Letter {
    let curriculum = curriculum::built_in().unwrap();
    let (letters, names) = (Letters::built_in().unwrap(), day::built_in().unwrap());
    let answers = Shareable::of(book, &curriculum);
    let sources =
        Sources { answers: &answers, curriculum: &curriculum, letters: &letters, names: &names, today: today() };
    sources.drafted(&wish, Some(draft))
}

fn ids(letter: &Letter) -> Vec<&str> {
    letter.paragraphs.iter().map(|paragraph| paragraph.id.as_str()).collect()
}

fn strings(list: &[&str]) -> Vec<String> {
    list.iter().map(|one| (*one).to_owned()).collect()
}

#[test]
fn words_of_a_writer_keep_their_shape() {
    let check = |text: &str, shape: &str, sentences: &[&str]| {
        let (found, texts) = shaped(text);
        assert_eq!((format!("{found:?}"), texts), (shape.to_owned(), strings(sentences)), "{text:?}");
    };
    check("One. Two?", "Flow", &["One.", "Two?"]);
    check("To know:\n- a\n- b", "List", &["To know:", "a", "b"]);
    check("Best,\n\nSam", "Lines", &["Best,", "Sam"]);
    check("  \n ", "Flow", &[]);
}

#[test]
fn a_sentence_left_as_it_was_keeps_its_origin() {
    let book = fixtures::full();
    let wish = Wish::of(Kind::Decline);
    let composed = drafted(&book, wish, &Draft::default());
    let value = composed.paragraph("value").unwrap();
    let text = format!("{} And this is mine.", value.text());
    let pins = vec![Pin { id: "value".to_owned(), text, over: Over::default() }];
    let letter = drafted(&book, wish, &Draft { pins, ..Draft::default() });
    let now = letter.paragraph("value").unwrap();
    let origins: Vec<&Vec<String>> = now.sentences.iter().map(|sentence| &sentence.origins).collect();
    let before: Vec<&Vec<String>> = value.sentences.iter().map(|sentence| &sentence.origins).collect();
    assert_eq!(origins[..before.len()], before[..]);
    assert!(origins[before.len()].is_empty());
}

#[test]
fn what_is_new_among_the_answers_finds_its_place_in_ones_own_order() {
    let mut book = fixtures::smallest();
    let wish = Wish::of(Kind::Decline);
    let order = strings(&["greet", "decide", "own-1", "thank", "sign"]);
    let own = vec![Part { id: "own-1".to_owned(), text: "Mine.".to_owned() }];
    let draft = Draft { order, own, ..Draft::default() };
    book.set("decide.because", Some(fixtures::prose("stay close to the work")));
    let letter = drafted(&book, wish, &draft);
    let found = ids(&letter);
    let place = |id: &str| found.iter().position(|other| *other == id).unwrap();
    assert_eq!(place("reason"), place("decide") + 1, "behind the one that it is composed behind: {found:?}");
    assert!(place("own-1") < place("thank") && place("thank") < place("sign"));
    let dated = drafted(&book, Wish { channel: Channel::Letter, ..wish }, &draft);
    assert_eq!(ids(&dated)[0], "date", "what is composed first stands first");
}

fn any_ids() -> impl Strategy<Value = Vec<String>> {
    let one = prop::sample::select(vec![
        "greet", "thank", "decide", "reason", "value", "help", "sign", "own-1", "own-2", "x",
    ]);
    prop::collection::vec(one.prop_map(str::to_owned), 0..9)
}

fn any_draft() -> impl Strategy<Value = Draft> {
    let words = "[a-z .!\\n-]{0,30}";
    let pins = prop::collection::vec((any_ids(), words, words), 0..3);
    let own = prop::collection::vec(words, 0..3);
    (any_ids(), any_ids(), pins, own).prop_map(|(order, dropped, pins, own)| {
        let pin = |(ids, text, was): (Vec<String>, String, String)| {
            let id = ids.into_iter().next().unwrap_or_default();
            Pin { id, text, over: Over { text: was, ..Over::default() } }
        };
        let own = own.into_iter().zip(1..).map(|(text, n)| Part { id: format!("own-{n}"), text }).collect();
        Draft { order, dropped, pins: pins.into_iter().map(pin).collect(), own, ..Draft::default() }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a file says was made of a message: no paragraph is empty, none is lost but what was left out.
    #[test]
    fn any_draft_gives_a_letter(draft in any_draft(), tone in prop::sample::select(Tone::ALL.to_vec())) {
        let wish = Wish { tone, length: Length::Full, ..Wish::of(Kind::Decline) };
        let book = fixtures::full();
        let letter = drafted(&book, wish, &draft);
        let composed = drafted(&book, wish, &Draft::default());
        for paragraph in &letter.paragraphs {
            prop_assert!(paragraph.sentences.iter().all(|sentence| !sentence.text.trim().is_empty()));
            prop_assert!(!paragraph.sentences.is_empty());
        }
        for id in ids(&composed).into_iter().filter(|id| !draft.dropped.iter().any(|other| other == id)) {
            prop_assert!(ids(&letter).contains(&id), "{id} is lost");
        }
        for paragraph in letter.paragraphs.iter().filter(|paragraph| paragraph.whose == Whose::Composed) {
            prop_assert_eq!(Some(&**paragraph), composed.paragraph(&paragraph.id));
        }
        prop_assert!(letter_txt(&letter).ends_with('\n'));
    }
}

/// A workbook of the first format, on the shelf of a machine.
fn first_format(machine: &Machine) -> std::path::PathBuf {
    let path = machine.home().join("old.ron");
    fs::create_dir_all(machine.home()).unwrap();
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/v1/full.ron"), &path).unwrap();
    path
}

#[test]
fn a_file_of_the_first_format_is_read_as_it_is_and_kept_before_it_is_written_anew() {
    let machine = Machine::new();
    let path = first_format(&machine);
    let old = fs::read(&path).unwrap();
    machine.run(&["letter", "old", "--kind", "decline"]).done();
    assert_eq!(fs::read(&path).unwrap(), old, "reading writes nothing");
    machine.fill("old", &sheet("five.love", "quiet hours")).done();
    assert!(fs::read_to_string(&path).unwrap().contains("schema: 3"));
    let generations = machine.home().join("state/0123456789abcdef0123456789abcdef/gen");
    let kept: Vec<Vec<u8>> =
        fs::read_dir(generations).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap()).collect();
    assert!(kept.contains(&old), "the file before is among the earlier versions");
}

#[test]
fn the_command_line_writes_the_message_as_its_writer_made_it() {
    let machine = Machine::new();
    machine.fill("mine", "# t\n\n### ? {#offer.from}\n\nAna\n\n### ? {#decide.answer}\n\n- [x] Decline\n").done();
    let path = machine.home().join("mine.ron");
    let draft = r#"drafts: [(kind: "decline", family: "page", pins: [(id: "thank", text: "Thank you, Ana. I am sorry. I am so sorry.", over: ())])]"#;
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("drafts: []", draft, 1)).unwrap();
    let told = machine.run(&["letter", "mine"]);
    assert!(told.out.contains("\n\nThank you, Ana. I am sorry. I am so sorry.\n\n"), "{}", told.out);
    let chat = machine.run(&["letter", "mine", "--channel", "chat"]);
    assert!(!chat.out.contains("Thank you, Ana."), "a chat is another draft: {}", chat.out);
    let found = machine.run(&["check", "mine"]);
    assert!(found.out.contains("should apology"), "{}", found.out);
}
