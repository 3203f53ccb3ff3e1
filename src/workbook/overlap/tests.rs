//! What is pointed out, and what isn't; 200 drafts with planted runs (T17); every run by a plain second way.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::super::{Answer, Weight, Workbook};
use crate::curriculum::{self, Curriculum};
use crate::text::{Prose, cases};

const SECRET: &str = "I am afraid that my marriage would not survive another year of this.";

fn content() -> Curriculum {
    curriculum::built_in().unwrap()
}

fn prose(text: &str) -> Answer {
    Answer::Prose(Prose::from(text))
}

fn own(item: &str) -> Answer {
    Answer::Checklist { ticked: Vec::new(), own: vec!["something else".to_owned(), item.to_owned()] }
}

fn ledger(rows: &[&[&str]]) -> Answer {
    Answer::Ledger(rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect())
}

fn book(answers: Vec<(&str, Answer)>) -> Workbook {
    let mut workbook = Workbook::default();
    for (id, answer) in answers {
        workbook.set(id, Some(answer));
    }
    workbook
}

/// What of a text is pointed out: ids and words.
fn pointed_out(answers: Vec<(&str, Answer)>, text: &str) -> Vec<(String, String)> {
    let found = book(answers).overlaps(text, &content());
    found.into_iter().map(|one| (one.question, text.get(one.range).unwrap().to_owned())).collect()
}

/// A private answer to `five.afraid`, a text, and what of it is pointed out.
fn check(private: &str, text: &str, expected: &[&str]) {
    let found: Vec<String> =
        pointed_out(vec![("five.afraid", prose(private))], text).into_iter().map(|(_, words)| words).collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn six_words_are_pointed_out_and_five_are_not() {
    check(SECRET, "You know my marriage would not survive another week.", &["my marriage would not survive another"]);
    check(SECRET, "You know my marriage would not survive it.", &[]);
    check(SECRET, SECRET, &["I am afraid that my marriage would not survive another year of this"]);
    check(SECRET, "", &[]);
}

#[test]
fn neither_case_nor_punctuation_hides_them() {
    check(SECRET, "MY MARRIAGE — would (not) survive\n\nanother …", &["MY MARRIAGE — would (not) survive\n\nanother"]);
    check("It's Sam’s, not hers, we don't share", "its sams not hers we dont", &["its sams not hers we dont"]);
    check(
        "na\u{ef}ve plans cost me more than time",
        "NA\u{cf}VE plans cost me more than",
        &["NAÏVE plans cost me more than"],
    );
}

#[test]
fn hidden_characters_hide_nothing() {
    check(
        SECRET,
        "my mar\u{200b}riage would\u{202e} not sur\u{ad}vive another",
        &["my mar\u{200b}riage would\u{202e} not sur\u{ad}vive another"],
    );
    check(
        SECRET,
        "my marriage\rwould\u{a0}not\tsurvive\r\nanother",
        &["my marriage\rwould\u{a0}not\tsurvive\r\nanother"],
    );
}

#[test]
fn a_run_passes_sentences_and_paragraphs_but_not_answers() {
    check(
        "It is late.\nNobody knows\n\nabout it yet.",
        "late nobody knows about it yet",
        &["late nobody knows about it yet"],
    );
    let two = vec![("five.afraid", prose("one two three")), ("five.love", prose("four five six"))];
    assert_eq!(pointed_out(two, "one two three four five six"), []);
    let items = Answer::Checklist { ticked: Vec::new(), own: vec!["one two three".into(), "four five six".into()] };
    assert_eq!(pointed_out(vec![("weigh.risks", items)], "one two three four five six"), []);
    let cells = ledger(&[&["one two three", "four five six"]]);
    assert_eq!(pointed_out(vec![("after.pushback", cells)], "one two three four five six"), []);
}

#[test]
fn two_places_are_two_and_neighbours_are_one() {
    check(
        "a1 a2 a3 a4 a5 a6 and b1 b2 b3 b4 b5 b6",
        "b1 b2 b3 b4 b5 b6 but a1 a2 a3 a4 a5 a6",
        &["b1 b2 b3 b4 b5 b6", "a1 a2 a3 a4 a5 a6"],
    );
    check("a1 a2 a3 a4 a5 a6", "a1 a2 a3 a4 a5 a6. A1 a2 a3 a4 a5 a6.", &["a1 a2 a3 a4 a5 a6. A1 a2 a3 a4 a5 a6"]);
}

#[test]
fn every_kind_of_private_answer_is_read() {
    let weights = Answer::Weighted(vec![Weight { words: SECRET.to_owned(), strength: Some(7) }]);
    let truth = Answer::Truth { option: "no".to_owned(), evidence: SECRET.to_owned() };
    let detail = Answer::Choice { option: "hint".to_owned(), detail: SECRET.to_owned() };
    let places = [
        ("five.love", prose(SECRET)),
        ("fears.change", weights),
        ("truths.heart", truth),
        ("offer.how", detail),
        ("weigh.risks", own(SECRET)),
        ("decide.revisit", Answer::Undated(SECRET.to_owned())),
        ("time.until", Answer::Undated(SECRET.to_owned())),
        ("known.ledger", ledger(&[&[SECRET, "", "", "", ""]])),
        ("known.ledger", ledger(&[&["", "", "", SECRET, ""]])),
        ("after.pushback", ledger(&[&["", SECRET]])),
        ("decline.people", ledger(&[&["Robin", SECRET, "no"]])),
        ("decline.people", ledger(&[&["Robin", SECRET]])),
        ("of.another.time", prose(SECRET)),
    ];
    let words = SECRET.trim_end_matches('.');
    for (id, answer) in places {
        assert_eq!(pointed_out(vec![(id, answer)], SECRET), [(id.to_owned(), words.to_owned())]);
    }
}

#[test]
fn what_is_only_shareable_is_not_pointed_out() {
    let shared = [
        ("decide.because", prose(SECRET)),
        ("weigh.paths", own(SECRET)),
        ("known.ledger", ledger(&[&["", "", SECRET, "", ""]])),
        ("decline.people", ledger(&[&["Robin", SECRET, " yes "]])),
        ("decline.door", Answer::Choice { option: "if".to_owned(), detail: SECRET.to_owned() }),
        ("decide.revisit", Answer::Date(NaiveDate::from_ymd_opt(2027, 1, 15).unwrap())),
        ("decide.sure", Answer::Scale(7)),
    ];
    for (id, answer) in shared {
        assert_eq!(pointed_out(vec![(id, answer.clone())], SECRET), [], "{id}");
        let carried = vec![(id, answer), ("five.afraid", prose("Because I am afraid that my marriage suffers."))];
        assert_eq!(pointed_out(carried, SECRET).len(), 1, "carried across, it is: {id}");
    }
}

#[test]
fn two_answers_that_hold_it_are_both_told() {
    let ids: Vec<String> = pointed_out(vec![("five.love", prose(SECRET)), ("five.you", prose(SECRET))], SECRET)
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    assert_eq!(ids, ["five.love", "five.you"]);
}

#[test]
fn other_scripts() {
    check(
        "나는 이 일을 정말 좋아하고 우리 팀과 떨어지고 싶지 않다.",
        "그래서 나는 이 일을 정말 좋아하고 우리 생각했습니다.",
        &["나는 이 일을 정말 좋아하고 우리"],
    );
    check("나는 이 일을 정말 좋아하고 우리", "나는 이 일을 정말 좋아하고", &[]);
    // Twelve characters are about six words; six are two or three.
    check("我害怕我的婚姻撑不过这样的一年", "其实我害怕我的婚姻撑不过这样。", &["我害怕我的婚姻撑不过这样"]);
    check("我想和你谈谈这件事情", "我想和你谈谈别的", &[]);
    check("أخشى أن زواجي لن يصمد عاما آخر", "أخشى أن زواجي لن يصمد عاما", &["أخشى أن زواجي لن يصمد عاما"]);
    check("मैं इस काम को बहुत पसंद करता हूँ", "मैं इस काम को बहुत पसंद", &["मैं इस काम को बहुत पसंद"]);
}

/// A draw of numbers that is the same every time.
struct Draw(u64);

impl Draw {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

/// Words as somebody might copy them: another case, other stops, other lines.
fn disguised(word: &str, draw: &mut Draw) -> String {
    let word = match draw.below(3) {
        0 => word.to_uppercase(),
        _ => word.to_owned(),
    };
    word + [" ", ", ", ".\n", " – ", "\n\n", " \u{201c}"][draw.below(6)]
}

#[test]
fn t17_of_200_drafts_every_planted_six_is_flagged_and_no_other() {
    let curriculum = content();
    let mut draw = Draw(0x5eed_cafe_f00d_0017);
    let places = ["five.love", "fears.change", "truths.heart", "weigh.risks", "known.ledger", "after.pushback"];
    let (mut planted_long, mut planted_short) = (0, 0);
    for draft in 0..200 {
        let secret: Vec<String> = (0..80).map(|nth| format!("secret{}x{nth}", draw.below(1000))).collect();
        let text = secret.join(" ");
        let id = places[draft % places.len()];
        let answer = match id {
            "five.love" => prose(&text),
            "fears.change" => Answer::Weighted(vec![Weight { words: text, strength: None }]),
            "truths.heart" => Answer::Truth { option: String::new(), evidence: text },
            "weigh.risks" => own(&text),
            "known.ledger" => ledger(&[&["", "", "who would be my boss", "", ""], &["", "", "", "", &text]]),
            _ => ledger(&[&[&text, ""]]),
        };
        let workbook = book(vec![(id, answer), ("decide.because", prose("open words of the letter itself"))]);
        let length = [0, 5, 6, 10][draft % 4];
        let from = draw.below(secret.len() - length);
        let mut letter = String::from("Dear Ana, ");
        let filler = |letter: &mut String, draw: &mut Draw| {
            for _ in 0..draw.below(60) {
                let plain = ["open", "words", "of", "the", "letter", "itself", "secret", "x"][draw.below(8)];
                letter.push_str(&disguised(plain, draw));
            }
        };
        filler(&mut letter, &mut draw);
        let start = letter.len();
        let mut end = start;
        for word in secret.iter().skip(from).take(length) {
            end = letter.len() + word.len();
            letter.push_str(&disguised(word, &mut draw));
        }
        filler(&mut letter, &mut draw);
        let found = workbook.overlaps(&letter, &curriculum);
        if length < 6 {
            assert_eq!(found, [], "draft {draft}: {length} words");
            planted_short += 1;
        } else {
            let expected = super::Overlap { question: id.to_owned(), range: start..end };
            assert_eq!(found, [expected], "draft {draft}: {length} words");
            planted_long += 1;
        }
    }
    assert_eq!((planted_short, planted_long), (100, 100));
}

/// The same by a plain second way: each six words as a string, looked for in the others.
fn by_strings(private: &str, text: &str) -> Vec<bool> {
    let sixes = |text: &str| -> Vec<String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.windows(6).map(|six| six.join(" ")).collect()
    };
    let (private, all) = (sixes(private), sixes(text));
    let mut marked = vec![false; text.split_whitespace().count()];
    for (at, six) in all.iter().enumerate() {
        if private.contains(six) {
            marked[at..at + 6].fill(true);
        }
    }
    marked
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn what_is_found_is_what_a_plain_search_finds(
        private in "([abc] ){0,60}", shared in "([abc] ){0,20}", text in "([abc] ){0,60}"
    ) {
        let workbook = book(vec![("five.love", prose(&private)), ("decide.because", prose(&shared))]);
        let mut marked = vec![false; text.split_whitespace().count()];
        for overlap in workbook.overlaps(&text, content_once()) {
            marked[overlap.range.start / 2..overlap.range.end.div_ceil(2)].fill(true);
        }
        prop_assert_eq!(marked, by_strings(&private, &text));
    }

    #[test]
    fn any_text_is_read_and_its_ranges_are_whole(private in crate::text::nasty(60), text in crate::text::nasty(40)) {
        let whole = format!("{text} {private}");
        let workbook = book(vec![("five.love", prose(&private))]);
        for overlap in workbook.overlaps(&whole, content_once()) {
            prop_assert!(whole.get(overlap.range).is_some_and(|words| !words.is_empty()));
        }
    }
}

fn content_once() -> &'static Curriculum {
    static CONTENT: std::sync::LazyLock<Curriculum> = std::sync::LazyLock::new(content);
    &CONTENT
}
