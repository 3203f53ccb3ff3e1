//! What a key costs the letter beside it: composing a full letter, and checking it. `cargo bench --bench letter`.

use std::hint::black_box;
use std::time::Instant;

use demur::curriculum;
use demur::day;
use demur::letter::check::{About, Rules, check};
use demur::letter::{Channel, Kind, Length, Letters, Wish, compose};
use demur::text::Prose;
use demur::workbook::{Answer, Shareable, Workbook};

const ROUNDS: usize = 400;

const ANSWERS: &[(&str, &str)] = &[
    ("offer.role", "Team Lead"),
    ("offer.current", "Senior Engineer"),
    ("offer.from", "Ana"),
    ("offer.me", "Sam Rivera"),
    ("decide.because", "stay close to the work that I am best at"),
    ("decline.thanks_for", "thinking of me, and for telling me in person what you see in my work"),
    ("decline.impact", "cut the time for a release from two days to forty minutes"),
    ("decline.focus", "give the difficult incidents the time they take"),
    ("decline.relief", "the planning of the on-call weeks"),
    ("decline.project", "the move to the new build system"),
    ("decline.keep", "our two oldest customers with someone they know"),
    ("decline.grow", "running a larger project from its first day to its last"),
];

#[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn microseconds(mut work: impl FnMut()) -> u128 {
    let mut all: Vec<u128> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_nanos()
        })
        .collect();
    all.sort_unstable();
    all.get(all.len() / 2).copied().unwrap_or_default() / 1000
}

#[expect(clippy::print_stdout, reason = "a benchmark says what it found")]
fn main() {
    let (Ok(curriculum), Ok(letters), Ok(names), Ok(rules)) =
        (curriculum::built_in(), Letters::built_in(), day::built_in(), Rules::built_in())
    else {
        return println!("the content cannot be read");
    };
    let Some(today) = chrono::NaiveDate::from_ymd_opt(2026, 11, 22) else { return };
    let mut book = Workbook::new(String::new(), String::new());
    for (id, words) in ANSWERS {
        book.set(id, Some(Answer::Prose(Prose::from(*words))));
    }
    let answers = Shareable::of(&book, &curriculum);
    let wish = Wish::of(Kind::Decline);
    let letter = compose(&answers, &curriculum, &letters, &names, today, &wish);
    let about = About {
        kind: Some(wish.kind),
        channel: Channel::Email,
        length: Length::Full,
        answers: Some(&answers),
        curriculum: &curriculum,
        letters: &letters,
        names: &names,
        today,
        in_conversation: true,
        unasked: &["Robin".to_owned()],
        unknown: &[],
    };
    let composing = microseconds(|| {
        black_box(compose(&answers, &curriculum, &letters, &names, today, &wish));
    });
    let checking = microseconds(|| {
        black_box(check(&letter, &about, &rules));
    });
    println!("{} words: composing {composing} µs, checking {checking} µs (medians)", letter.words());
}
