//! What a person at the keyboard waits for, in a real pseudo-terminal of 120 by 40, beside the smallest program that
//! ratatui and crossterm can make: `cargo bench --bench terminal`.
//!
//! Programs and texts take turns round by round, because machines are noisy; figures are medians, and ratios to that
//! smallest program, `hello`. A key is timed from its write to the arrival of the bytes that show it. Processor time is
//! the kernel's, of all threads, saving included. One argument, such as `-- 20`, is the number of rounds.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(clippy::disallowed_methods, reason = "a benchmark measures time, and reads what the kernel says")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on ends")]

use std::io::Write as _;
use std::path::PathBuf;
use std::time::{Duration, Instant};

#[path = "seat.rs"]
mod seat;

use seat::{DEMUR, PATIENCE, Running, made};

const HELLO: &str = "hello";
const KEYS: usize = 60;
/// A program, and what it is given.
struct Case {
    name: &'static str,
    home: Option<PathBuf>,
}

/// What was measured of it.
#[derive(Default)]
struct Figures {
    start: Vec<f64>,
    key: Vec<f64>,
    work: Vec<f64>,
    bytes: Vec<f64>,
    memory: Vec<f64>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == HELLO) {
        return hello();
    }
    let rounds = arguments.iter().find_map(|argument| argument.parse().ok()).unwrap_or(8);
    let folder = tempfile::tempdir().unwrap();
    let book = |name, bytes| Case { name, home: Some(made(folder.path(), name, (bytes, "five.love"))) };
    let cases = [
        Case { name: HELLO, home: None },
        book("demur, 10 KB", 10_000),
        // What is typed stands in the message, which is written anew at every key.
        Case { name: "in the message", home: Some(made(folder.path(), "message", (1_000, "decline.keep"))) },
        book("demur, 256 KB", 256_000),
        book("demur, 1 MB", 1_000_000),
    ];
    let mut figures: Vec<Figures> = cases.iter().map(|_| Figures::default()).collect();
    for _ in 0..rounds {
        for (case, figures) in cases.iter().zip(&mut figures) {
            one(case, figures);
        }
    }
    report(&cases, &figures);
}

/// A key: how long until it showed, in microseconds, and the bytes that came of it.
fn press(running: &mut Running, key: u8) -> (f64, usize) {
    let begun = Instant::now();
    running.keys.write_all(&[key]).unwrap();
    running.keys.flush().unwrap();
    let (mut shown, mut count) = (None, 0);
    let mut wait = PATIENCE;
    while let Ok((at, bytes)) = running.shown.recv_timeout(wait) {
        count += bytes.len();
        if shown.is_none() && bytes.contains(&key) {
            (shown, wait) = (Some(at), Duration::from_millis(15));
        }
    }
    (shown.map_or(f64::NAN, |shown| shown.duration_since(begun).as_secs_f64() * 1e6), count)
}

/// Microseconds of processor time, of all threads that are there.
fn worked(running: &Running) -> f64 {
    let id = running.child.process_id().unwrap_or_default();
    let tasks = std::fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten();
    let of = |task: std::fs::DirEntry| std::fs::read_to_string(task.path().join("schedstat")).ok();
    let nanos = tasks.filter_map(of).filter_map(|said| said.split(' ').next()?.parse::<f64>().ok());
    nanos.sum::<f64>() / 1000.0
}

/// Kilobytes that are this program's share.
fn memory(running: &Running) -> f64 {
    let said = running.files("smaps_rollup");
    let share = said.lines().find_map(|line| line.strip_prefix("Pss:"));
    share.and_then(|share| share.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(f64::NAN)
}

fn one(case: &Case, figures: &mut Figures) {
    let own = std::env::current_exe().unwrap();
    let words = case.home.as_ref().map_or_else(|| [own.to_str().unwrap(), HELLO], |_| [DEMUR, "book"]);
    let begun = Instant::now();
    let mut running = Running::start(&words, case.home.as_deref());
    let (painted, _) = running.quiet();
    figures.start.extend(painted.map(|at| at.duration_since(begun).as_secs_f64() * 1000.0));
    figures.memory.push(memory(&running));
    running.keys.write_all(b"\x1b[1;5F").unwrap();
    running.quiet();
    let before = worked(&running);
    // Capitals, which stand nowhere else among the words.
    for key in b"QXZJKV".iter().cycle().take(KEYS) {
        let (time, bytes) = press(&mut running, *key);
        figures.key.push(time);
        figures.bytes.push(f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)));
    }
    let keys = f64::from(u32::try_from(KEYS).unwrap_or(1));
    figures.work.push((worked(&running) - before) / keys);
    running.keys.write_all(b"\x11").unwrap();
    running.quiet();
    running.child.wait().unwrap();
}

fn median(all: &[f64]) -> f64 {
    let mut all: Vec<f64> = all.iter().copied().filter(|one| !one.is_nan()).collect();
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(f64::NAN)
}

/// What it is called, and where it stands.
type Column = (&'static str, fn(&Figures) -> &[f64]);

fn report(cases: &[Case], figures: &[Figures]) {
    let columns: [Column; 5] = [
        ("start, ms", |figures| &figures.start),
        ("key, µs", |figures| &figures.key),
        ("work a key, µs", |figures| &figures.work),
        ("bytes a key", |figures| &figures.bytes),
        ("PSS, kB", |figures| &figures.memory),
    ];
    print!("{:16}", "");
    for (name, _) in columns {
        print!("{name:>24}");
    }
    println!();
    for (case, own) in cases.iter().zip(figures) {
        print!("{:16}", case.name);
        for (_, of) in columns {
            let (value, base) = (median(of(own)), figures.first().map_or(f64::NAN, |hello| median(of(hello))));
            print!("{value:>14.1} {:>7.2} ×", value / base);
        }
        println!();
    }
}

/// The smallest honest program: a line of text, which grows by each key; Ctrl-Q ends it.
fn hello() {
    use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
    let mut typed = String::new();
    let mut terminal = ratatui::init();
    loop {
        let line = format!("hello {typed}");
        terminal.draw(|frame| frame.render_widget(line.as_str(), frame.area())).unwrap();
        let Ok(Event::Key(key)) = event::read() else { continue };
        let KeyCode::Char(letter) = key.code else { continue };
        if letter == 'q' && key.modifiers.contains(KeyModifiers::CONTROL) {
            break;
        }
        if key.kind != KeyEventKind::Release {
            typed.push(letter);
        }
    }
    ratatui::restore();
}
