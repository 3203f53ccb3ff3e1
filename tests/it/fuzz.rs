//! Anything at all, made out of good files: read as a workbook, as a worksheet, as a sealed file; and a message made of
//! whatever could be read. Nothing panics. `DEMUR_TIER=N cargo test --release --test it -- fuzz` goes on for long.

use std::fs;
use std::path::Path;

use demur::day;
use demur::letter::{Channel, Kind, Length, Sources, Tone, Wish};
use demur::paper::worksheet;
use demur::saved;
use demur::shell::store::seal::Ring;
use demur::workbook::{Shareable, Workbook};

use crate::fixtures::{full, messy, middling, today};
use crate::session::content;
use crate::tier;

/// A number from 0 to below the second, the next of a seed.
fn draw(seed: &mut u64, below: usize) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).unwrap() % below.max(1)
}

/// Pieces that have a meaning in one of the formats.
const PIECES: [&[u8]; 16] = [
    b"(",
    b"))",
    b"[[",
    b"\"",
    b"r#\"",
    b"answers: [",
    b"### ? {#five.love}\n",
    b"- [x] ",
    b"| a | b |\n",
    b"\n> ",
    b"\\",
    b"\xff\xfe",
    b"\x1b[31m",
    "\u{202e}".as_bytes(),
    b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\n",
    b"\0",
];

/// A file made out of a good one: bytes changed, cut, doubled, moved, pieces put in.
fn changed(good: &[u8], seed: &mut u64) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for _ in 0..=draw(seed, 8) {
        let at = draw(seed, bytes.len());
        let to = at + draw(seed, (bytes.len() - at).min(60));
        match draw(seed, 6) {
            0 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << (*byte % 8)),
            1 => drop(bytes.drain(at..to)),
            2 => bytes.truncate(at),
            3 => {
                let piece = bytes[at..to].to_vec();
                let place = draw(seed, bytes.len());
                bytes.splice(place..place, piece);
            }
            _ => drop(bytes.splice(at..at, PIECES[draw(seed, PIECES.len())].iter().copied())),
        }
    }
    bytes
}

fn golden() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let folders = ["v1", "v2"].map(|version| folder.join(version));
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    files.map(|path| fs::read(path).unwrap()).collect()
}

fn compose(workbook: &Workbook, seed: &mut u64) {
    let content = content();
    let answers = Shareable::of(workbook, &content.curriculum);
    let sources = Sources {
        answers: &answers,
        curriculum: &content.curriculum,
        letters: &content.letters,
        names: &content.words.day,
        today: today(),
    };
    let wish = Wish {
        kind: Kind::ALL[draw(seed, Kind::ALL.len())],
        channel: Channel::ALL[draw(seed, Channel::ALL.len())],
        tone: Tone::ALL[draw(seed, Tone::ALL.len())],
        length: Length::ALL[draw(seed, Length::ALL.len())],
    };
    let letter = sources.composed(&wish);
    assert!(!demur::paper::letter_txt(&letter).contains(['\0', '\u{1b}']), "no command is in a message");
}

#[test]
fn fuzz_the_workbook_reader_and_the_composer() {
    let good: Vec<Vec<u8>> = golden()
        .into_iter()
        .chain([full(), messy(), middling()].map(|book| saved::write(&book).into_bytes()))
        .collect();
    let rounds = tier::size(400, 100_000);
    let mut read = 0;
    for round in 0..rounds {
        let mut seed = u64::try_from(round).unwrap().wrapping_mul(0x9e37_79b9_7f4a_7c15) + 7;
        let bytes = changed(&good[round % good.len()], &mut seed);
        if let Ok(whole) = saved::read(&bytes) {
            read += 1;
            compose(&whole.workbook, &mut seed);
            assert!(saved::read(saved::write(&whole.workbook).as_bytes()).is_ok(), "what was read can be written");
        }
        assert!(Ring::default().plain(&bytes).is_ok() || bytes.starts_with(b"age-"));
    }
    tier::told("fuzz", &format!("{rounds} files out of workbooks: {read} read, a message made of each, 0 panics"));
}

#[test]
fn fuzz_the_worksheet_reader_and_the_composer() {
    let content = content();
    let sheet = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/sheet.md")).unwrap();
    let rounds = tier::size(400, 100_000);
    let mut answers = 0;
    for round in 0..rounds {
        let mut seed = u64::try_from(round).unwrap().wrapping_mul(0x9e37_79b9_7f4a_7c15) + 11;
        let bytes = changed(&sheet, &mut seed);
        let text = String::from_utf8_lossy(&bytes);
        let read = worksheet::read(&content.curriculum, &text, &|words, past| {
            day::reading(words, past, today(), &content.words.day)
        });
        let mut workbook = full();
        for (id, answer) in read.answers {
            workbook.set(&id, Some(answer));
            answers += 1;
        }
        compose(&workbook, &mut seed);
    }
    tier::told(
        "fuzz",
        &format!("{rounds} files out of worksheets: {answers} answers read, a message made of each, 0 panics"),
    );
}
