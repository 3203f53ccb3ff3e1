//! Letters from workbooks: whole from any set of answers, true to them, and silent about what is private.

use std::collections::HashSet;
use std::sync::LazyLock;

use demur::curriculum::{self, Ask, Curriculum, Privacy, Question};
use demur::day;
use demur::letter::{self, Channel, Kind, Length, Letter, Letters, Sentence, Tone, Wish};
use demur::paper::letter_txt;
use demur::text::Prose;
use demur::workbook::{Answer, Shareable, Workbook};
use proptest::prelude::*;

use crate::fixtures;

struct Desk {
    curriculum: Curriculum,
    letters: Letters,
    names: day::Names,
}

impl Desk {
    fn new() -> Self {
        Self {
            curriculum: fixtures::curriculum(),
            letters: Letters::built_in().unwrap(),
            names: day::built_in().unwrap(),
        }
    }

    fn write(&self, workbook: &Workbook, wish: Wish) -> Letter {
        let answers = Shareable::of(workbook, &self.curriculum);
        letter::compose(&answers, &self.curriculum, &self.letters, &self.names, fixtures::today(), &wish)
    }
}

/// Read once: the files are the same for every test.
static DESK: LazyLock<Desk> = LazyLock::new(Desk::new);

fn wishes() -> impl Iterator<Item = Wish> {
    Kind::ALL.iter().flat_map(|kind| {
        Tone::ALL.iter().flat_map(|tone| {
            Length::ALL.iter().map(|length| Wish { kind: *kind, channel: Channel::Email, tone: *tone, length: *length })
        })
    })
}

fn books() -> [(&'static str, Workbook); 4] {
    [
        ("full", fixtures::full()),
        ("middling", fixtures::middling()),
        ("smallest", fixtures::smallest()),
        ("nothing", fixtures::workbook(Vec::new())),
    ]
}

#[test]
fn the_letters_and_the_curriculum_have_no_fault() {
    let desk = &*DESK;
    let faults = letter::faults(&desk.letters, &desk.curriculum);
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn a_curriculum_that_makes_a_named_answer_private_is_refused() {
    let desk = &*DESK;
    let private = |id: &str| {
        let mut stages = desk.curriculum.stages().to_vec();
        for question in stages.iter_mut().flat_map(|stage| &mut stage.ask).filter_map(|ask| match ask {
            Ask::Question(question) => Some(question),
            Ask::Again(_) => None,
        }) {
            if question.id == id {
                question.privacy = Privacy::Private;
            }
            for column in question.columns.iter_mut().filter(|column| format!("{}.{}", question.id, column.id) == id) {
                column.privacy = Privacy::Private;
            }
        }
        let other = Curriculum::new(stages, Vec::new(), curriculum::Walk::default());
        letter::faults(&desk.letters, &other).join("\n")
    };
    for id in
        ["decline.impact", "offer.role", "known.ledger.question", "decline.people.name", "decline.door", "time.until"]
    {
        let faults = private(id);
        assert!(faults.contains("is private") && faults.contains(id), "{id}: {faults}");
    }
    let without = Curriculum::new(Vec::new(), Vec::new(), curriculum::Walk::default());
    assert!(letter::faults(&desk.letters, &without).len() > 30);
}

#[test]
fn files_that_are_not_well_formed_are_named_all_at_once() {
    let faults =
        Letters::read(&[("join.ron", "("), ("shared.ron", "(role: 1)"), ("time.ron", "(kind: Tim)")]).unwrap_err();
    let files: Vec<&str> = faults.iter().map(|fault| fault.file.as_str()).collect();
    assert_eq!(files, ["join.ron", "shared.ron", "time.ron"]);
}

#[test]
fn every_kind_in_every_tone() {
    let desk = &*DESK;
    for kind in Kind::ALL {
        let mut all = String::new();
        for (name, book) in books() {
            for wish in wishes().filter(|wish| wish.kind == *kind) {
                let head = format!("{name}, {}, {}", wish.tone.id(), wish.length.id());
                all.extend(["======== ", &head, "\n", &letter_txt(&desk.write(&book, wish)), "\n"]);
            }
        }
        insta::assert_snapshot!(format!("letters_{}", kind.id()), all);
    }
}

/// Every shareable answer of some workbook, as an option, at random; and always the private ones of the full one.
fn any_answers() -> impl Strategy<Value = Workbook> {
    let curriculum = fixtures::curriculum();
    let questions: Vec<Question> =
        curriculum.questions().filter(|question| question.privacy == Privacy::Shareable).cloned().collect();
    let count = questions.len();
    (prop::collection::vec(any::<bool>(), count), prop::collection::vec(words(), count * 4)).prop_map(
        move |(taken, texts)| {
            let mut book = fixtures::full();
            for (at, question) in questions.iter().enumerate() {
                let texts = &texts[at * 4..at * 4 + 4];
                book.set(&question.id, taken[at].then(|| answer(question, texts)));
            }
            book
        },
    )
}

/// What people may type, and what they won't.
fn words() -> impl Strategy<Value = String> {
    let ours = "(the trust|i |I'm |Thank you for|for|to|and|because| |  |\\n|\\n\\n|- |\\.|\\.\\.\\.|!|,|Led A|the role|role|a|three|until|if|\\{offer.role\\}|\\[|\\]|안녕|شكرا|🙏|é|\u{a0}|\\t)";
    prop_oneof![
        3 => prop::string::string_regex(&format!("{ours}{{0,12}}")).unwrap(),
        1 => "\\PC{0,40}",
        1 => Just("2027-01-15".to_owned()),
        1 => Just(String::new()),
    ]
}

fn answer(question: &Question, texts: &[String]) -> Answer {
    let one_line = |text: &String| text.replace('\n', " ");
    let option = |text: &String| question.options.get(text.len() % (question.options.len() + 1)).map(|o| o.id.clone());
    match question.kind {
        curriculum::Kind::Line => Answer::Prose(Prose::from(one_line(&texts[0]).as_str())),
        curriculum::Kind::Date => {
            Answer::Date(fixtures::today() + chrono::TimeDelta::days(i64::try_from(texts[0].len()).unwrap() * 9 - 40))
        }
        curriculum::Kind::Choice => {
            Answer::Choice { option: option(&texts[0]).unwrap_or_default(), detail: one_line(&texts[1]) }
        }
        curriculum::Kind::Checklist => Answer::Checklist {
            ticked: option(&texts[0]).into_iter().collect(),
            own: texts[1..].iter().map(one_line).collect(),
        },
        curriculum::Kind::Ledger => {
            let cell = |at: usize| one_line(&texts[at % texts.len()]);
            let row = |from: usize| question.columns.iter().enumerate().map(move |(at, _)| cell(from + at)).collect();
            let mut rows: Vec<Vec<String>> = (0..3).map(row).collect();
            if let Some(only) = &question.only {
                for row in &mut rows {
                    row[question.column(&only.column).unwrap()].clone_from(&only.is);
                }
            }
            Answer::Ledger(rows)
        }
        curriculum::Kind::Text | curriculum::Kind::Scale | curriculum::Kind::Weighted | curriculum::Kind::Truth => {
            Answer::Prose(Prose::from(texts[0].as_str()))
        }
    }
}

/// What is wrong with a letter, whatever was answered.
fn holes(letter: &Letter) -> Vec<String> {
    let mut holes = Vec::new();
    let mut expect = |holds: bool, what: &str| {
        if !holds {
            holes.push(what.to_owned());
        }
    };
    let moves: Vec<&str> = letter.paragraphs.iter().map(|paragraph| paragraph.mv.as_str()).collect();
    expect(moves.first() == Some(&"greet"), "it greets first");
    expect(moves.last() == Some(&"sign"), "it signs last");
    expect(moves.get(1) == Some(&"thank"), "it thanks before anything else");
    expect(letter.paragraphs.iter().all(|paragraph| !paragraph.sentences.is_empty()), "no paragraph is empty");
    let sentences = letter.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
    for text in sentences.map(|sentence| &sentence.text).chain([&letter.subject]) {
        expect(!text.is_empty() || *text == letter.subject, "no sentence is empty");
        expect(text.trim() == text, "no sentence begins or ends with a blank");
        expect(!text.contains("  "), "no blank is doubled");
        expect(!text.chars().any(char::is_control), "no control character");
    }
    let ours = letter.paragraphs.iter().flat_map(|p| &p.sentences).filter(|sentence| sentence.origins.is_empty());
    for text in ours.map(|sentence| &sentence.text) {
        expect(!text.contains(['{', '}', '[', ']', '!', '<', '>']), "no place is left open in a sentence of ours");
        expect(!text.contains("..") && text.ends_with(['.', ',', '?', ':']), "a sentence of ours is whole");
    }
    holes
}

/// The words of the private questions' answers that no shareable answer has.
fn private_words(desk: &Desk, book: &Workbook) -> Vec<String> {
    let shared = Shareable::of(book, &desk.curriculum);
    let shared: String = desk.curriculum.questions().filter_map(|q| shared.get(&q.id)).map(said).collect();
    let private = desk.curriculum.questions().filter(|question| question.privacy == Privacy::Private);
    let all: Vec<String> = private.filter_map(|q| Some(said(book.answer(&q.id)?.for_file()))).collect();
    let all = all.join(" ");
    let long = all.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= 5);
    long.filter(|word| !shared.to_lowercase().contains(&word.to_lowercase())).map(ToOwned::to_owned).collect()
}

fn said(answer: &Answer) -> String {
    match answer {
        Answer::Prose(prose) => prose.to_string(),
        Answer::Choice { detail, .. } => detail.clone(),
        Answer::Checklist { own, .. } => own.join(" "),
        Answer::Ledger(rows) => rows.concat().join(" "),
        Answer::Weighted(items) => items.iter().map(|item| item.words.clone()).collect::<Vec<_>>().join(" "),
        Answer::Truth { evidence: words, .. } | Answer::Undated(words) => words.clone(),
        Answer::Date(_) | Answer::Scale(_) => String::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_answers_give_a_letter_without_a_hole(book in any_answers()) {
        let desk = &*DESK;
        for wish in wishes() {
            let letter = desk.write(&book, wish);
            let holes = holes(&letter);
            prop_assert!(holes.is_empty(), "{:?}: {:?}\n{}", wish, holes, letter_txt(&letter));
        }
    }

    #[test]
    fn no_private_word_is_ever_in_a_letter(book in any_answers()) {
        let desk = &*DESK;
        let private = private_words(desk, &book);
        prop_assert!(private.iter().any(|word| word == "zebrafinches"));
        for wish in wishes() {
            let text = letter_txt(&desk.write(&book, wish));
            let words: HashSet<&str> = text.split(|c: char| !c.is_alphabetic()).collect();
            let found = private.iter().find(|word| words.contains(word.as_str()));
            prop_assert_eq!(found, None);
        }
    }
}

/// The sentences of a letter that carry an answer, and those that don't.
fn split(letter: &Letter, id: &str) -> (Vec<String>, Vec<String>) {
    let all = letter.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
    let (carry, others): (Vec<&Sentence>, Vec<&Sentence>) =
        all.partition(|sentence| sentence.origins.contains(&id.to_owned()));
    let texts = |sentences: Vec<&Sentence>| sentences.into_iter().map(|sentence| sentence.text.clone()).collect();
    (texts(carry), texts(others))
}

/// Another answer of the same shape.
fn changed(answer: &Answer) -> Answer {
    match answer {
        Answer::Prose(prose) => fixtures::prose(&format!("{prose} anew")),
        Answer::Date(date) => Answer::Date(*date + chrono::TimeDelta::days(1)),
        Answer::Choice { option, .. } if option == "open" => fixtures::choice("not", ""),
        Answer::Choice { option, .. } => fixtures::choice(option, "2027-02-26"),
        Answer::Checklist { ticked, own } => {
            let own = own.iter().map(|item| format!("{item} anew")).chain(["anew".to_owned()]).collect();
            Answer::Checklist { ticked: ticked.clone(), own }
        }
        Answer::Ledger(rows) => {
            Answer::Ledger(rows.iter().map(|row| row.iter().map(|cell| anew(cell)).collect()).collect())
        }
        Answer::Undated(_) | Answer::Scale(_) | Answer::Weighted(_) | Answer::Truth { .. } => answer.clone(),
    }
}

/// Cells of an option stay; so do empty ones.
fn anew(cell: &str) -> String {
    if ["yes", "no", ""].contains(&cell) { cell.to_owned() } else { format!("{cell} anew") }
}

#[test]
fn a_changed_answer_changes_exactly_the_sentences_that_carry_it() {
    let desk = &*DESK;
    let mut carried = HashSet::new();
    for wish in wishes() {
        let book = fixtures::full();
        let before = desk.write(&book, wish);
        for question in desk.curriculum.questions().filter(|question| question.privacy == Privacy::Shareable) {
            let Some(answer) = book.answer(&question.id) else { continue };
            let mut other = book.clone();
            other.set(&question.id, Some(changed(answer.for_file())));
            let after = desk.write(&other, wish);
            let (was, rest) = split(&before, &question.id);
            let (is, still) = split(&after, &question.id);
            assert_eq!(rest, still, "{} in {wish:?}", question.id);
            assert_eq!(was.is_empty(), is.is_empty(), "{} in {wish:?}", question.id);
            assert!(was.is_empty() || was != is, "{} in {wish:?} changes nothing", question.id);
            if !was.is_empty() {
                carried.insert(question.id.clone());
            }
        }
    }
    // Every shareable answer reaches some message, but for the day of the offer where there is something to thank for.
    let shareable = desk.curriculum.questions().filter(|question| question.privacy == Privacy::Shareable);
    let silent: Vec<&str> = shareable.map(|q| q.id.as_str()).filter(|id| !carried.contains(*id)).collect();
    assert_eq!(silent, ["offer.made_on"]);
}

#[test]
fn a_private_change_changes_nothing() {
    let desk = &*DESK;
    let book = fixtures::full();
    for question in desk.curriculum.questions().filter(|question| question.privacy == Privacy::Private) {
        let mut other = book.clone();
        other.set(&question.id, Some(fixtures::prose("zebrafinches")));
        for wish in wishes() {
            assert_eq!(letter_txt(&desk.write(&other, wish)), letter_txt(&desk.write(&book, wish)), "{}", question.id);
        }
    }
}

#[test]
fn what_a_tired_person_types_still_reads_well() {
    let desk = &*DESK;
    let mut all = String::new();
    for kind in [Kind::Decline, Kind::Accept, Kind::Terms, Kind::Path] {
        all.extend(["======== ", kind.id(), "\n", &letter_txt(&desk.write(&fixtures::messy(), Wish::of(kind))), "\n"]);
    }
    let mut book = fixtures::messy();
    book.set("offer.role", Some(fixtures::prose("Team lead role")));
    book.set("decline.thanks_for", Some(fixtures::prose("팀을 믿고 맡겨 주셔서 감사합니다")));
    book.set("decline.impact", Some(fixtures::prose("i shipped 3 products and i never missed a deadline")));
    book.set("decline.focus", Some(fixtures::prose("To focus on what I do best")));
    let rows: &[&[&str]] =
        &[&["Dana", "", "yes"], &["Lee", "Great with people.", "yes"], &["Kim", "5 years as deputy", "yes"]];
    book.set("decline.people", Some(fixtures::ledger(rows)));
    let wish = Wish { tone: Tone::Plain, ..Wish::of(Kind::Decline) };
    all.extend(["======== decline, plain\n", &letter_txt(&desk.write(&book, wish))]);
    insta::assert_snapshot!("letters_messy", all);
}

#[test]
fn private_cells_and_rows_stay_out() {
    let desk = &*DESK;
    for wish in wishes() {
        let text = letter_txt(&desk.write(&fixtures::full(), wish));
        for private in ["Robin", "wavering", "twelve", "hardly", "guessed", "HR", "eight", "What does it pay"] {
            let found = text.split(|c: char| !c.is_alphabetic()).any(|word| word == private)
                || text.contains("What does it pay");
            assert!(!found, "{private} in {wish:?}");
        }
    }
}

#[test]
fn a_full_decline_has_the_length_of_a_letter() {
    let desk = &*DESK;
    for tone in Tone::ALL {
        let words = desk.write(&fixtures::full(), Wish { tone: *tone, ..Wish::of(Kind::Decline) }).words();
        assert!((60..=300).contains(&words), "{words} words");
    }
}

#[test]
fn a_request_for_time_hints_at_nothing() {
    let desk = &*DESK;
    for wish in wishes().filter(|wish| wish.kind == Kind::Time) {
        let text = letter_txt(&desk.write(&fixtures::full(), wish)).to_lowercase();
        assert!(text.contains("wednesday, 2 december"));
        for hint in [" no ", " yes", "accept", "declin", "afraid", "unsure", "excited", "sorry", "unfortunately"] {
            assert!(!text.contains(hint), "{hint}");
        }
    }
}

#[test]
fn every_wish_is_granted_or_the_nearest_named() {
    let desk = &*DESK;
    for wish in wishes().flat_map(|wish| Channel::ALL.iter().map(move |channel| Wish { channel: *channel, ..wish })) {
        let letter = desk.write(&fixtures::smallest(), wish);
        assert!(letter.paragraphs.len() > 2, "{wish:?}");
        let taken = letter.nearest.unwrap_or(wish);
        assert_eq!(letter.subject.is_empty(), taken.channel != Channel::Email, "{wish:?}");
        assert_eq!((taken.kind, taken.tone), (wish.kind, wish.tone));
    }
}

#[test]
fn a_letter_has_its_date_and_no_subject() {
    let desk = &*DESK;
    let wish = Wish { channel: Channel::Letter, ..Wish::of(Kind::Accept) };
    let text = letter_txt(&desk.write(&fixtures::smallest(), wish));
    assert!(text.starts_with("Sunday, 22 November 2026\n\nDear Ana,\n\n"), "{text}");
}
