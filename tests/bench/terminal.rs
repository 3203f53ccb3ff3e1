//! What a person at the keyboard waits for, in a real pseudo-terminal of 120 by 40, beside the smallest program that
//! ratatui and crossterm can make: `cargo bench --bench terminal`.
//!
//! Programs and texts take turns round by round, because machines are noisy; figures are medians, and ratios to that
//! smallest program, `hello`. A key is timed from its write to the arrival of the bytes that show it. Processor time is
//! the kernel's, of all threads, saving included. One argument, such as `-- 20`, is the number of rounds.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(clippy::disallowed_methods, reason = "a benchmark measures time, and reads what the kernel says")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on ends")]

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const DEMUR: &str = env!("CARGO_BIN_EXE_demur");
const HELLO: &str = "hello";
const SIZE: PtySize = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
/// The paint has ended when so long nothing came.
const QUIET: Duration = Duration::from_millis(60);
const PATIENCE: Duration = Duration::from_secs(20);
const KEYS: usize = 60;
/// The most that is put into one answer.
const ONE: usize = 256_000;
const LINE: &str = "my evenings and my fridays are what i would miss\n";

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

/// A workbook with every question answered that takes words, so much in one of the answers, and left at a question.
fn made(folder: &Path, name: &str, (bytes, place): (usize, &str)) -> PathBuf {
    let home = folder.join(name.replace([' ', ','], "-"));
    std::fs::create_dir_all(&home).unwrap();
    let blank = demur(&home, &["worksheet", "--blank"], "");
    let mut sheet = String::new();
    let mut asked = String::new();
    for line in blank.lines() {
        sheet.extend([line, "\n"]);
        if let Some((_, id)) = line.split_once("{#") {
            id.trim_end_matches('}').clone_into(&mut asked);
        } else if line.starts_with('>') && !asked.is_empty() {
            let words = match asked.as_str() {
                // One answer holds 256 KB; what is more stands in others.
                "five.love" => LINE.repeat(bytes.min(ONE) / LINE.len()),
                "five.why_you" | "five.team" | "five.afraid" => LINE.repeat(bytes.saturating_sub(ONE) / 3 / LINE.len()),
                "offer.role" | "offer.from" | "offer.me" => "Team Lead".to_owned(),
                _ => "something short that i would say".to_owned(),
            };
            sheet.extend(["\n", &words, "\n"]);
            asked.clear();
        }
    }
    // The decision makes the message, which stands beside the question.
    let sheet = sheet.replace("- [ ] Decline", "- [x] Decline");
    demur(&home, &["fill", "book", "-"], &sheet);
    demur(&home, &["walk", "book"], &format!(":go {place}\n:quit\n"));
    home
}

fn demur(home: &Path, arguments: &[&str], input: &str) -> String {
    let mut command = Command::new(DEMUR);
    command.args(arguments).env_clear().env("HOME", home).env("DEMUR_HOME", home.join("data"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let mut to = child.stdin.take().unwrap();
    let words = input.to_owned();
    let writer = std::thread::spawn(move || to.write_all(words.as_bytes()));
    let done = child.wait_with_output().unwrap();
    // A program that reads nothing closes its input.
    writer.join().unwrap().unwrap_or_default();
    String::from_utf8(done.stdout).unwrap()
}

/// A program in a terminal.
struct Running {
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
    keys: Box<dyn std::io::Write + Send>,
    shown: Receiver<(Instant, Vec<u8>)>,
}

impl Running {
    fn start(case: &Case) -> Self {
        let pair = native_pty_system().openpty(SIZE).unwrap();
        let program = if case.home.is_some() { PathBuf::from(DEMUR) } else { std::env::current_exe().unwrap() };
        let mut command = CommandBuilder::new(program);
        command.arg(if case.home.is_some() { "book" } else { HELLO });
        command.env_clear();
        if let Some(home) = &case.home {
            command.env("HOME", home);
            command.env("DEMUR_HOME", home.join("data"));
        }
        command.env("TERM", "xterm-256color");
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let (to, shown) = channel();
        let mut from = pair.master.try_clone_reader().unwrap();
        std::thread::spawn(move || {
            let mut bytes = vec![0; 65_536];
            let mut heard = true;
            while let (true, Ok(count @ 1..)) = (heard, from.read(&mut bytes)) {
                let read = bytes.get(..count).unwrap_or_default().to_vec();
                heard = to.send((Instant::now(), read)).is_ok();
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Self { child, _master: pair.master, keys, shown }
    }

    /// When the last byte came before it was quiet, and all of them.
    fn quiet(&self) -> (Option<Instant>, Vec<u8>) {
        let (mut last, mut all) = (None, Vec::new());
        let mut wait = PATIENCE;
        while let Ok((at, bytes)) = self.shown.recv_timeout(wait) {
            (last, wait) = (Some(at), QUIET);
            all.extend(bytes);
        }
        (last, all)
    }

    /// A key: how long until it showed, in microseconds, and the bytes that came of it.
    fn press(&mut self, key: u8) -> (f64, usize) {
        let begun = Instant::now();
        self.keys.write_all(&[key]).unwrap();
        self.keys.flush().unwrap();
        let (mut shown, mut count) = (None, 0);
        let mut wait = PATIENCE;
        while let Ok((at, bytes)) = self.shown.recv_timeout(wait) {
            count += bytes.len();
            if shown.is_none() && bytes.contains(&key) {
                (shown, wait) = (Some(at), Duration::from_millis(15));
            }
        }
        (shown.map_or(f64::NAN, |shown| shown.duration_since(begun).as_secs_f64() * 1e6), count)
    }

    fn files(&self, name: &str) -> String {
        let id = self.child.process_id().unwrap_or_default();
        std::fs::read_to_string(format!("/proc/{id}/{name}")).unwrap_or_default()
    }

    /// Microseconds of processor time, of all threads that are there.
    fn worked(&self) -> f64 {
        let id = self.child.process_id().unwrap_or_default();
        let tasks = std::fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten();
        let of = |task: std::fs::DirEntry| std::fs::read_to_string(task.path().join("schedstat")).ok();
        let nanos = tasks.filter_map(of).filter_map(|said| said.split(' ').next()?.parse::<f64>().ok());
        nanos.sum::<f64>() / 1000.0
    }

    /// Kilobytes that are this program's share.
    fn memory(&self) -> f64 {
        let said = self.files("smaps_rollup");
        let share = said.lines().find_map(|line| line.strip_prefix("Pss:"));
        share.and_then(|share| share.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(f64::NAN)
    }
}

fn one(case: &Case, figures: &mut Figures) {
    let begun = Instant::now();
    let mut running = Running::start(case);
    let (painted, _) = running.quiet();
    figures.start.extend(painted.map(|at| at.duration_since(begun).as_secs_f64() * 1000.0));
    figures.memory.push(running.memory());
    running.keys.write_all(b"\x1b[1;5F").unwrap();
    running.quiet();
    let before = running.worked();
    // Capitals, which stand nowhere else among the words.
    for key in b"QXZJKV".iter().cycle().take(KEYS) {
        let (time, bytes) = running.press(*key);
        figures.key.push(time);
        figures.bytes.push(f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)));
    }
    let keys = f64::from(u32::try_from(KEYS).unwrap_or(1));
    figures.work.push((running.worked() - before) / keys);
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
