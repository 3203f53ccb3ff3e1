//! What a letter costs at every key: `cargo bench --bench letter`.
//!
//! Composing a full letter, checking it, looking for private words in it (a workbook of 200 KB), and finding the words to look up.
//! Figures are medians of many, in microseconds.

use std::hint::black_box;
use std::time::Instant;

use demur::curriculum::{self, Curriculum};
use demur::letter::check::{About, Rules, check};
use demur::letter::{self, Channel, Kind, Letters, Tone, Wish, spelling};
use demur::text::Prose;
use demur::words;
use demur::workbook::{Answer, Shareable, Workbook};

const ROUNDS: usize = 400;
/// Answers in prose that together make a long decline.
const SHAREABLE: [(&str, &str); 12] = [
    ("offer.role", "Team Lead"),
    ("offer.current", "Senior Engineer"),
    ("offer.from", "Ana"),
    ("offer.me", "Sam Rivera"),
    ("decide.because", "stay close to the work that I am best at, and to the people whom I do it with"),
    ("decline.thanks_for", "thinking of me, and for telling me in person what you see in my work"),
    ("decline.impact", "cut the time for a release from two days to forty minutes. I have trained three new people"),
    ("decline.focus", "give the difficult incidents the time they take, and keep the oldest systems calm"),
    ("decline.relief", "the planning of the on-call weeks, and the interviews for the second team"),
    ("decline.project", "the move to the new build system, from its first day to its last"),
    ("decline.keep", "our two oldest customers with someone they know"),
    ("decline.grow", "running a larger project, and by teaching what I have learned on the way"),
];

fn workbook(curriculum: &Curriculum, private_bytes: usize) -> Workbook {
    let mut workbook = Workbook::new(String::new(), String::new());
    let mut put = |id: &str, text: &str| workbook.set(id, Some(Answer::Prose(Prose::from(text))));
    for (id, text) in SHAREABLE {
        put(id, text);
    }
    let five: Vec<&str> =
        curriculum.questions().map(|question| question.id.as_str()).filter(|id| id.starts_with("five.")).collect();
    let line = "My evenings and my Fridays are what I would miss, and I don't know whom to tell.\n";
    for id in &five {
        put(id, &line.repeat(private_bytes / five.len().max(1) / line.len()));
    }
    workbook.set("decide.answer", Some(Answer::Choice { option: "decline".to_owned(), detail: String::new() }));
    workbook
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn median<T>(mut work: impl FnMut() -> T) -> u128 {
    let mut all: Vec<u128> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed().as_nanos()
        })
        .collect();
    all.sort_unstable();
    all.get(all.len() / 2).copied().unwrap_or(0)
}

#[expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
fn report(what: &str, nanoseconds: u128) {
    println!("{what:48}{:>8}.{:02} µs", nanoseconds / 1000, nanoseconds / 10 % 100);
}

fn main() {
    let (Ok(curriculum), Ok(letters), Ok(words), Ok(rules)) =
        (curriculum::built_in(), Letters::built_in(), words::built_in(), Rules::built_in())
    else {
        unreachable!("the tests hold that the content can be read")
    };
    let today = chrono::NaiveDate::default();
    let workbook = workbook(&curriculum, 200_000);
    let wish = Wish { channel: Channel::Email, tone: Tone::Warm, ..Wish::of(Kind::Decline) };
    let compose = || {
        let shareable = Shareable::of(&workbook, &curriculum);
        letter::compose(&shareable, &curriculum, &letters, &words.day, today, &wish)
    };
    let text = demur::paper::letter_txt(&compose());
    let long = text.repeat(2048_usize.div_ceil(text.len()));
    let names = ["Ana".to_owned(), "Sam Rivera".to_owned()];
    report(&format!("compose, {} bytes", text.len()), median(compose));
    let (answers, letter) = (Shareable::of(&workbook, &curriculum), compose());
    let about = About {
        kind: Some(wish.kind),
        channel: wish.channel,
        length: wish.length,
        answers: Some(&answers),
        curriculum: &curriculum,
        letters: &letters,
        names: &words.day,
        today,
        in_conversation: true,
        unasked: &[],
        undated: &[],
        unknown: &[],
    };
    report("check", median(|| check(&letter, &about, &rules)));
    let (_, korean) =
        include_str!("../corpus/korean/good/decline_game_company.txt").split_once("---\n").unwrap_or_default();
    let korean = letter::plain::read_text(korean);
    report("check, in Korean", median(|| check(&korean, &about, &rules)));
    report("compose and check", median(|| check(&compose(), &about, &rules)));
    report(&format!("private words in {} bytes", text.len()), median(|| workbook.overlaps(&text, &curriculum)));
    report(&format!("private words in {} bytes", long.len()), median(|| workbook.overlaps(&long, &curriculum)));
    report(&format!("words to look up in {} bytes", long.len()), median(|| spelling::lookups(&long, &names)));
}
