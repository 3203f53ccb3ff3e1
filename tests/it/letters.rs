//! Letters from workbooks: whole from any set of answers, true to them, and silent about what is private.

use std::sync::LazyLock;

use demur::curriculum::{self, Ask, Curriculum, Privacy};
use demur::day;
use demur::letter::{self, Channel, Kind, Length, Letter, Letters, Paragraph, Tone, Wish};
use demur::paper::letter_txt;
use demur::workbook::{Shareable, Workbook};

use crate::fixtures;

pub struct Desk {
    pub curriculum: Curriculum,
    pub letters: Letters,
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

    pub fn write(&self, workbook: &Workbook, wish: Wish) -> Letter {
        let answers = Shareable::of(workbook, &self.curriculum);
        letter::compose(&answers, &self.curriculum, &self.letters, &self.names, fixtures::today(), &wish)
    }
}

/// Read once: the files are the same for every test.
pub static DESK: LazyLock<Desk> = LazyLock::new(Desk::new);

/// What makes sense: the lengths of each kind on each channel. Every tone goes with all of them. What asks is short
/// already where it is typed or spoken.
fn lengths(kind: Kind, channel: Channel) -> &'static [Length] {
    match (kind, channel) {
        (Kind::Questions, Channel::Chat | Channel::Card) | (Kind::Time, Channel::Card) => &[Length::Full],
        (Kind::Time, Channel::Email | Channel::Letter | Channel::Chat)
        | (Kind::Questions, Channel::Email | Channel::Letter)
        | (Kind::Decline | Kind::Accept | Kind::Terms | Kind::Path, _) => &[Length::Full, Length::Short],
    }
}

/// Everything that can be asked for.
fn all_wishes() -> impl Iterator<Item = Wish> {
    let each = |kind: Kind, channel: Channel| {
        Length::ALL.iter().flat_map(move |length| {
            Tone::ALL.iter().map(move |tone| Wish { kind, channel, tone: *tone, length: *length })
        })
    };
    Kind::ALL.iter().flat_map(move |kind| Channel::ALL.iter().flat_map(move |channel| each(*kind, *channel)))
}

/// Everything that makes sense.
pub fn wishes() -> impl Iterator<Item = Wish> {
    all_wishes().filter(|wish| lengths(wish.kind, wish.channel).contains(&wish.length))
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
    for kind in Kind::ALL {
        for channel in Channel::ALL {
            let mut all = String::new();
            for (name, book) in books() {
                for wish in wishes().filter(|wish| wish.kind == *kind && wish.channel == *channel) {
                    let head = format!("{name}, {}, {}", wish.tone.id(), wish.length.id());
                    all.extend(["======== ", &head, "\n", &letter_txt(&DESK.write(&book, wish)), "\n"]);
                }
            }
            insta::assert_snapshot!(format!("letters_{}_{}", kind.id(), channel.id()), all);
        }
    }
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
        for channel in [Channel::Email, Channel::Chat, Channel::Card] {
            let text = letter_txt(&desk.write(&fixtures::messy(), Wish { channel, ..Wish::of(kind) }));
            all.extend(["======== ", kind.id(), ", ", channel.id(), "\n", &text, "\n"]);
        }
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

/// The words that stand in one place for long: the most that a channel takes well.
#[test]
fn every_message_has_the_length_of_its_channel() {
    for (name, book) in books() {
        for wish in wishes() {
            let letter = DESK.write(&book, wish);
            let words = letter.words();
            let at_most = match (wish.channel, wish.length, wish.kind) {
                (Channel::Chat, Length::Full, _) => 79,
                (Channel::Chat, Length::Short, _) => 60,
                (Channel::Email | Channel::Letter, Length::Short, _) => 110,
                (Channel::Email | Channel::Letter, Length::Full, Kind::Decline | Kind::Terms | Kind::Path) => 300,
                (_, Length::Full, _) => 200,
                (Channel::Card, Length::Short, _) => 120,
            };
            assert!(words <= at_most, "{name}, {wish:?}: {words} words\n{}", letter_txt(&letter));
            let long = wish.length == Length::Full && [Channel::Email, Channel::Letter].contains(&wish.channel);
            if name == "full" && long && [Kind::Decline, Kind::Terms, Kind::Path].contains(&wish.kind) {
                assert!(words >= 60, "{wish:?}: {words} words");
            }
            if name == "full" && wish.length == Length::Short && wish.kind == Kind::Decline {
                assert!((40..=90).contains(&words), "{wish:?}: {words} words");
            }
        }
    }
}

#[test]
fn a_short_message_is_shorter() {
    for wish in wishes().filter(|wish| wish.length == Length::Short) {
        let words = |length| DESK.write(&fixtures::full(), Wish { length, ..wish }).words();
        assert!(words(Length::Short) < words(Length::Full), "{wish:?}");
    }
}

#[test]
fn the_tones_differ() {
    for wish in wishes().filter(|wish| wish.tone == Tone::Warm) {
        for (name, book) in books() {
            let text = |tone| letter_txt(&DESK.write(&book, Wish { tone, ..wish }));
            assert!(text(Tone::Warm) != text(Tone::Plain), "{name}, {wish:?}\n{}", text(Tone::Warm));
            assert!(text(Tone::Plain) != text(Tone::Formal), "{name}, {wish:?}\n{}", text(Tone::Plain));
        }
    }
}

#[test]
fn a_chat_is_a_greeting_a_few_sentences_and_a_name() {
    for wish in wishes().filter(|wish| wish.channel == Channel::Chat) {
        for book in [fixtures::full(), fixtures::middling(), fixtures::smallest()] {
            let letter = DESK.write(&book, wish);
            let text = letter_txt(&letter);
            let lines: Vec<&str> = text.lines().collect();
            assert!(lines.first().is_some_and(|line| line.ends_with("Ana,")), "{text}");
            assert!(lines.last().is_some_and(|line| ["Sam", "Sam Rivera"].contains(line)), "{text}");
            assert!(lines.iter().all(|line| !line.is_empty()), "{text}");
            let said = letter.paragraphs.iter().filter(|p| !["greet", "sign"].contains(&p.mv.as_str()));
            let sentences: usize = said.map(|p| if p.shape == letter::Shape::List { 1 } else { p.sentences.len() }).sum();
            assert!((2..=6).contains(&sentences), "{wish:?}: {sentences}\n{text}");
        }
    }
}

#[test]
fn each_paragraph_of_a_card_is_a_part_to_be_spoken() {
    let called = ["Opening", "Request", "Answer", "Reason", "Questions", "Proposal", "Closing"];
    for wish in wishes().filter(|wish| wish.channel == Channel::Card) {
        for book in [fixtures::full(), fixtures::middling(), fixtures::smallest()] {
            let letter = DESK.write(&book, wish);
            let words = |part: &Paragraph| part.sentences.iter().map(|s| s.text.split_whitespace().count()).sum::<usize>();
            for part in &letter.paragraphs {
                assert!(called.contains(&part.part.as_str()), "{}", part.part);
                assert!(words(part) <= 30, "{wish:?}, {}: {} words", part.id, words(part));
            }
            let mut ids: Vec<&str> = letter.paragraphs.iter().map(|part| part.id.as_str()).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), letter.paragraphs.len());
            assert!(letter.paragraphs.first().is_some_and(|part| part.sentences[0].text.contains("Ana.")), "{wish:?}");
            assert!(!letter_txt(&letter).contains("Sam"), "{wish:?}");
        }
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
    for wish in all_wishes() {
        for (name, book) in books() {
            let letter = DESK.write(&book, wish);
            let sensible = lengths(wish.kind, wish.channel).contains(&wish.length);
            assert_eq!(letter.nearest.is_none(), sensible, "{wish:?}");
            assert_eq!(letter.nearest.unwrap_or(wish), letter.wish);
            assert!(letter.paragraphs.len() > 1, "{name}, {wish:?}");
            let (taken, other) = (letter.wish, Wish { length: letter.wish.length, ..wish });
            assert_eq!(taken, other, "the nearest is the same at another length");
            assert_eq!(letter.subject.is_empty(), taken.channel != Channel::Email, "{wish:?}");
        }
    }
}

#[test]
fn an_answer_that_is_long_for_its_channel_is_named_and_said_whole() {
    let answer = format!("the trust {}you put in me", "and again the trust ".repeat(12));
    let mut book = fixtures::full();
    book.set("decline.thanks_for", Some(fixtures::prose(&answer)));
    for wish in wishes().filter(|wish| wish.kind == Kind::Decline) {
        let letter = DESK.write(&book, wish);
        let long: Vec<(&str, usize)> = letter.long.iter().map(|long| (long.question.as_str(), long.words)).collect();
        let expected: &[(&str, usize)] = match wish.channel {
            Channel::Email | Channel::Letter => &[],
            Channel::Chat | Channel::Card => &[("decline.thanks_for", 54)],
        };
        assert_eq!(long, expected, "{wish:?}");
        assert!(letter_txt(&letter).contains(&answer), "{wish:?}");
    }
    assert!(wishes().all(|wish| DESK.write(&fixtures::full(), wish).long.is_empty()));
}

#[test]
fn a_letter_has_its_date_and_no_subject() {
    let desk = &*DESK;
    let wish = Wish { channel: Channel::Letter, ..Wish::of(Kind::Accept) };
    let text = letter_txt(&desk.write(&fixtures::smallest(), wish));
    assert!(text.starts_with("Sunday, 22 November 2026\n\nDear Ana,\n\n"), "{text}");
}
