//! Any words in any answers: every letter is whole, and holds no private word.

use std::collections::HashSet;

use demur::curriculum::{self, Privacy, Question};
use demur::letter::{Channel, Known, Letter, Paragraph, Sentence, Sources, Wish};
use demur::paper::letter_txt;
use demur::text::Prose;
use demur::workbook::{Answer, Shareable, Workbook};
use proptest::prelude::*;

use crate::fixtures;
use crate::letters::{DESK, Desk, wishes};

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

/// What people may type in English, and what they won't.
fn words() -> impl Strategy<Value = String> {
    words_of(
        "(the trust|i |I'm |Thank you for|for|to|and|because| |  |\\n|\\n\\n|- |\\.|\\.\\.\\.|!|,|Led A|the role|role|a|three|until|if|\\{offer.role\\}|\\[|\\]|안녕|شكرا|🙏|é|\u{a0}|\\t)",
    )
}

/// What people may type of these pieces, and what they won't.
pub fn words_of(ours: &str) -> impl Strategy<Value = String> + use<> {
    prop_oneof![
        3 => prop::string::string_regex(&format!("{ours}{{0,12}}")).unwrap(),
        1 => "\\PC{0,40}",
        1 => Just("2027-01-15".to_owned()),
        1 => Just(String::new()),
    ]
}

pub fn answer(question: &Question, texts: &[String]) -> Answer {
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
fn holes(letter: &Letter, shared: &Shareable) -> Vec<String> {
    let mut holes = frame(letter, shared);
    let sentences = || letter.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
    let mut expect = |holds: bool, what: &str, text: &str| {
        if !holds {
            holes.push(format!("{what}: {text:?}"));
        }
    };
    for paragraph in &letter.paragraphs {
        expect(!paragraph.sentences.is_empty(), "no paragraph is empty", &paragraph.id);
    }
    for text in sentences().map(|sentence| &sentence.text).chain([&letter.subject]) {
        expect(!text.is_empty() || *text == letter.subject, "no sentence is empty", text);
        expect(text.trim() == text, "no sentence begins or ends with a blank", text);
        expect(!text.contains("  "), "no blank is doubled", text);
        expect(!text.chars().any(char::is_control), "no control character", text);
    }
    for (mv, Sentence { text, origins }) in
        letter.paragraphs.iter().flat_map(|paragraph| paragraph.sentences.iter().map(|s| (paragraph.mv.as_str(), s)))
    {
        let answers: String = origins.iter().filter_map(|id| shared.get(id)).map(said).collect::<Vec<_>>().join("\n");
        let answers = answers.replace(char::is_whitespace, "");
        for mark in ["..", "?.", "!.", ",.", ",,", ":.", "{", "}", "[", "]", "<", ">"] {
            expect(!text.contains(mark) || answers.contains(mark), "what no answer holds is not there", text);
        }
        if origins.is_empty() && mv != "date" {
            expect(text.ends_with(['.', ',', '?', ':']), "a sentence of ours is whole", text);
        }
        for stem in origins.iter().filter_map(|id| DESK.curriculum.question(id)).map(|question| &question.stem) {
            let mark = |c: char| c.is_ascii_punctuation() || c.is_whitespace() || c == '…';
            let bare = |text: &str| text.trim_end_matches(mark).to_lowercase();
            // Who types the stem within an answer has it there.
            let typed = answers.to_lowercase().contains(&bare(text).replace(char::is_whitespace, ""));
            expect(stem.is_empty() || bare(text) != bare(stem) || typed, "no stem is left alone", text);
        }
    }
    holes
}

/// What is wrong with its beginning and its end.
fn frame(letter: &Letter, shared: &Shareable) -> Vec<String> {
    let named = |id: &str| shared.get(id).map(said).filter(|name| name.chars().any(char::is_alphanumeric));
    let moves: Vec<&str> = letter.paragraphs.iter().map(|paragraph| paragraph.mv.as_str()).collect();
    let text = |paragraph: Option<&Paragraph>| {
        paragraph.map(|paragraph| paragraph.sentences.iter().map(|s| s.text.as_str()).collect::<Vec<_>>().join(" "))
    };
    let (first, last) = (
        text(letter.paragraphs.first().map(|each| &**each)).unwrap_or_default(),
        text(letter.paragraphs.last().map(|each| &**each)),
    );
    let greets = ["Dear", "Hello", "Hi", "Good day"].iter().any(|word| first.starts_with(word));
    let thanks = moves.iter().position(|mv| *mv == "thank");
    let fits = match letter.wish.channel {
        Channel::Email => moves[0] == "greet" && thanks == Some(1) && moves.last() == Some(&"sign") && greets,
        Channel::Letter => moves[..2] == ["date", "greet"] && thanks == Some(2) && moves.last() == Some(&"sign"),
        Channel::Chat => {
            let signs = moves.last() == Some(&"sign");
            moves[0] == "greet" && thanks == Some(1) && greets && (signs || named("offer.me").is_none())
        }
        Channel::Card => thanks == Some(0) && greets && !moves.contains(&"sign") && !moves.contains(&"greet"),
    };
    // What makes a sentence of a name is left away before it.
    let name = named("offer.me").and_then(|name| name.split_whitespace().next_back().map(str::to_lowercase));
    let signed = letter.wish.channel == Channel::Card
        || name.is_none_or(|name| {
            let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            last.is_some_and(|last| bare(&last.to_lowercase()).contains(&bare(&name)))
        });
    let mut holes = Vec::new();
    if !fits {
        holes.push(format!("it begins and ends as its channel does: {moves:?}, {first:?}"));
    }
    if !signed {
        holes.push("it is signed".to_owned());
    }
    holes
}

/// The words of the private questions' answers that no shareable answer has.
pub fn private_words(desk: &Desk, book: &Workbook) -> Vec<String> {
    let shared = Shareable::of(book, &desk.curriculum);
    let shared: String = desk.curriculum.questions().filter_map(|q| shared.get(&q.id)).map(said).collect();
    let private = desk.curriculum.questions().filter(|question| question.privacy == Privacy::Private);
    let all: Vec<String> = private.filter_map(|q| Some(said(book.answer(&q.id)?.for_file()))).collect();
    let all = all.join(" ");
    let long = all.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= 5);
    long.filter(|word| !shared.to_lowercase().contains(&word.to_lowercase())).map(ToOwned::to_owned).collect()
}

pub fn said(answer: &Answer) -> String {
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

/// How many: a few, and before a release 10,000.
pub fn cases() -> u32 {
    u32::try_from(crate::tier::size(12, 10_000)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, max_shrink_iters: 300, ..ProptestConfig::default() })]

    #[test]
    fn what_is_known_from_before_changes_no_letter(
        books in prop::collection::vec(any_answers(), 2..4),
        turns in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..12),
    ) {
        let desk = &*DESK;
        let (all, mut known): (Vec<Wish>, _) = (wishes().collect(), Known::default());
        for (book, wish) in turns {
            let (answers, wish) = (Shareable::of(book.get(&books), &desk.curriculum), wish.get(&all));
            let sources = Sources {
                answers: &answers,
                curriculum: &desk.curriculum,
                letters: &desk.letters,
                names: &desk.names,
                today: fixtures::today(),
            };
            prop_assert_eq!(sources.drafted_knowing(wish, None, &mut known), sources.composed(wish));
        }
    }

    #[test]
    fn any_answers_give_a_letter_without_a_hole_or_a_private_word(book in any_answers()) {
        let desk = &*DESK;
        let shared = Shareable::of(&book, &desk.curriculum);
        let private = private_words(desk, &book);
        prop_assert!(private.iter().any(|word| word == "zebrafinches"));
        for wish in wishes() {
            let letter = desk.write(&book, wish);
            let text = letter_txt(&letter);
            let holes = holes(&letter, &shared);
            prop_assert!(holes.is_empty(), "{:?}: {:?}\n{}", wish, holes, text);
            let words: HashSet<&str> = text.split(|c: char| !c.is_alphabetic()).collect();
            let found = private.iter().find(|word| words.contains(word.as_str()));
            prop_assert_eq!(found, None);
        }
    }
}
