//! Letters from workbooks: whole from any set of answers, true to them, and silent about what is private.

use std::sync::LazyLock;

use demur::curriculum::{self, Ask, Curriculum, Privacy};
use demur::day;
use demur::letter::{self, Channel, Kind, Length, Letter, Letters, Paragraph, Tone, Wish};
use demur::paper::letter_txt;
use demur::workbook::{Shareable, Workbook};

use crate::curriculum_checker::words;
use crate::fixtures;

pub struct Desk {
    pub curriculum: Curriculum,
    pub letters: Letters,
    pub names: day::Names,
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

/// Everything that can be asked for, of every workbook, written once.
static WRITTEN: LazyLock<Vec<Written>> = LazyLock::new(|| {
    books()
        .into_iter()
        .flat_map(|(name, book)| all_wishes().map(move |wish| Written { name, wish, letter: DESK.write(&book, wish) }))
        .collect()
});

struct Written {
    name: &'static str,
    wish: Wish,
    letter: Letter,
}

impl Written {
    fn sensible(&self) -> bool {
        self.letter.nearest.is_none()
    }

    fn text(&self) -> String {
        letter_txt(&self.letter)
    }

    /// The same of the same workbook, by another wish.
    fn other(&self, wish: Wish) -> &Letter {
        &WRITTEN.iter().find(|other| other.name == self.name && other.wish == wish).unwrap().letter
    }
}

fn written() -> impl Iterator<Item = &'static Written> {
    WRITTEN.iter().filter(|written| written.sensible())
}

#[test]
fn a_title_with_a_comma_ends_no_clause() {
    let mut book = fixtures::smallest();
    book.set("offer.current", Some(fixtures::prose("Staff engineer, payments")));
    book.set("offer.role", Some(fixtures::prose("Engineering Manager, Payments")));
    for (tone, expected) in [
        (Tone::Warm, "I have decided not to take on the role of Engineering Manager, Payments, so my answer is no."),
        (Tone::Plain, "My answer is no: I have decided not to take on the role of Engineering Manager, Payments."),
        (Tone::Formal, "I have decided to decline the role of Engineering Manager, Payments."),
    ] {
        let text = letter_txt(&DESK.write(&book, Wish { tone, ..Wish::of(Kind::Decline) }));
        assert!(text.contains(expected), "{text}");
    }
}

#[test]
fn the_letters_and_the_curriculum_have_no_fault() {
    let desk = &*DESK;
    let faults = letter::faults(&desk.letters, &desk.curriculum, &words());
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
        letter::faults(&desk.letters, &other, &words()).join("\n")
    };
    for id in
        ["decline.impact", "offer.role", "known.ledger.question", "decline.people.name", "decline.door", "time.until"]
    {
        let faults = private(id);
        assert!(faults.contains("is private") && faults.contains(id), "{id}: {faults}");
    }
    let without = Curriculum::new(Vec::new(), Vec::new(), curriculum::Walk::default());
    assert!(letter::faults(&desk.letters, &without, &words()).len() > 30);
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
            for it in written().filter(|it| it.wish.kind == *kind && it.wish.channel == *channel) {
                let head = format!("{}, {}, {}", it.name, it.wish.tone.id(), it.wish.length.id());
                all.extend(["======== ", &head, "\n", &it.text(), "\n"]);
            }
            insta::assert_snapshot!(format!("letters_{}_{}", kind.id(), channel.id()), all);
        }
    }
}

#[test]
fn a_private_change_changes_nothing() {
    let mut other = fixtures::full();
    for question in DESK.curriculum.questions().filter(|question| question.privacy == Privacy::Private) {
        other.set(&question.id, Some(fixtures::prose("zebrafinches")));
    }
    for it in written().filter(|it| it.name == "full") {
        assert_eq!(letter_txt(&DESK.write(&other, it.wish)), it.text(), "{:?}", it.wish);
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
    for Written { wish, letter, .. } in written().filter(|it| it.name == "full") {
        let text = letter_txt(letter);
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
    for it in written() {
        let words = it.letter.words();
        let argues = [Kind::Decline, Kind::Terms, Kind::Path].contains(&it.wish.kind);
        let (full, short) = (it.name == "full", it.wish.length == Length::Short);
        let (from, to) = match (it.wish.channel, it.wish.length) {
            (Channel::Chat, Length::Full) => (3, 79),
            (Channel::Chat, Length::Short) => (3, 60),
            (Channel::Email | Channel::Letter, Length::Short) => (if full && argues { 40 } else { 3 }, 90),
            (Channel::Email | Channel::Letter, Length::Full) if argues => (if full { 60 } else { 3 }, 300),
            (Channel::Email | Channel::Letter | Channel::Card, _) => (3, 200),
        };
        assert!((from..=to).contains(&words), "{}, {:?}, {short}: {words} words\n{}", it.name, it.wish, it.text());
    }
}

#[test]
fn a_short_message_is_shorter() {
    for it in written().filter(|it| it.name == "full" && it.wish.length == Length::Short) {
        assert!(it.letter.words() < it.other(Wish { length: Length::Full, ..it.wish }).words(), "{:?}", it.wish);
    }
}

#[test]
fn the_tones_differ() {
    // In what is said, greeting and signature apart.
    let said = |letter: &Letter| {
        let said = letter.paragraphs.iter().filter(|paragraph| !["greet", "sign"].contains(&paragraph.mv.as_str()));
        said.flat_map(|paragraph| paragraph.sentences.iter().map(|s| s.text.clone())).collect::<Vec<_>>()
    };
    for it in written().filter(|it| it.wish.tone == Tone::Warm) {
        let [plain, formal] = [Tone::Plain, Tone::Formal].map(|tone| said(it.other(Wish { tone, ..it.wish })));
        assert!(
            said(&it.letter) != plain && plain != formal && said(&it.letter) != formal,
            "{}\n{}",
            it.name,
            it.text()
        );
    }
}

#[test]
fn a_chat_is_a_greeting_a_few_sentences_and_a_name() {
    for it in written().filter(|it| it.wish.channel == Channel::Chat && it.name != "nothing") {
        let text = it.text();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines.first().is_some_and(|line| line.ends_with("Ana,")), "{text}");
        assert!(lines.last().is_some_and(|line| ["Sam", "Sam Rivera"].contains(line)), "{text}");
        assert!(lines.iter().all(|line| !line.is_empty()), "{text}");
        let said = it.letter.paragraphs.iter().filter(|p| !["greet", "sign"].contains(&p.mv.as_str()));
        let sentences: usize = said.map(|p| if p.shape == letter::Shape::List { 1 } else { p.sentences.len() }).sum();
        assert!((2..=6).contains(&sentences), "{sentences}\n{text}");
    }
}

#[test]
fn each_paragraph_of_a_card_is_a_part_to_be_spoken() {
    let called = [
        "Opening",
        "Request",
        "Answer",
        "Reason",
        "What it brings",
        "Questions",
        "Proposal",
        "Conditions",
        "What I need",
        "A trial",
        "Closing",
    ];
    for Written { wish, letter, .. } in written().filter(|it| it.wish.channel == Channel::Card && it.name != "nothing")
    {
        {
            let words =
                |part: &Paragraph| part.sentences.iter().map(|s| s.text.split_whitespace().count()).sum::<usize>();
            for part in &letter.paragraphs {
                assert!(called.contains(&part.part.as_str()), "{}", part.part);
                assert!(words(part) <= 30, "{wish:?}, {}: {} words", part.id, words(part));
            }
            let mut ids: Vec<&str> = letter.paragraphs.iter().map(|part| part.id.as_str()).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), letter.paragraphs.len());
            assert!(letter.paragraphs.first().is_some_and(|part| part.sentences[0].text.contains("Ana.")), "{wish:?}");
            assert!(!letter_txt(letter).contains("Sam"), "{wish:?}");
        }
    }
}

#[test]
fn a_request_for_time_hints_at_nothing() {
    for it in written().filter(|it| it.name == "full" && it.wish.kind == Kind::Time) {
        let text = it.text().to_lowercase();
        assert!(text.contains("wednesday, 2 december"));
        for hint in [" no ", " yes", "accept", "declin", "afraid", "unsure", "excited", "sorry", "unfortunately"] {
            assert!(!text.contains(hint), "{hint}");
        }
    }
}

#[test]
fn every_wish_is_granted_or_the_nearest_named() {
    for Written { name, wish, letter } in WRITTEN.iter() {
        let sensible = lengths(wish.kind, wish.channel).contains(&wish.length);
        assert_eq!(letter.nearest.is_none(), sensible, "{wish:?}");
        assert_eq!(letter.nearest.unwrap_or(*wish), letter.wish);
        assert!(letter.paragraphs.len() > 1, "{name}, {wish:?}");
        let same = Wish { length: letter.wish.length, ..*wish };
        assert_eq!(letter.wish, same, "the nearest is the same at another length");
        assert_eq!(letter.subject.is_empty(), wish.channel != Channel::Email, "{wish:?}");
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
    assert!(written().all(|it| it.letter.long.is_empty()));
}

#[test]
fn a_letter_has_its_date_and_no_subject() {
    let desk = &*DESK;
    let wish = Wish { channel: Channel::Letter, ..Wish::of(Kind::Accept) };
    let text = letter_txt(&desk.write(&fixtures::smallest(), wish));
    assert!(text.starts_with("Sunday, 22 November 2026\n\nDear Ana,\n\n"), "{text}");
}
