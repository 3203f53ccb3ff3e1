//! Which functions the first frame and a key need, written to `assets/link/first.ld`: `cargo bench --bench order`.
//!
//! The linker lays them side by side, so that little more than they is brought into memory. A list of another day or
//! compiler is of less use, and never wrong: what it does not name stands where it stood.
//!
//! It needs valgrind and nm, and builds demur with its names (`--profile counted`, some minutes). A function that shares
//! its name with others is named with all of them. What a key needs comes first, in the order in which it is come to:
//! after a rest, little of it is near the processor, and it is fetched the faster the closer it stands. What is needed
//! besides follows; that of which most bytes are needed first.

#![expect(clippy::print_stdout, reason = "it says what it found")]
#![expect(clippy::disallowed_methods, reason = "it starts programs, and waits for them")]
#![expect(clippy::unwrap_used, reason = "where it cannot go on, it ends")]

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::ops::Range;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

#[path = "seat.rs"]
mod seat;

use seat::{DEMUR, Running, made};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const TOLD: [&str; 4] = ["valgrind", "--tool=lackey", "--basic-counts=no", "--trace-superblocks=yes"];
/// The places the sittings begin at: an answer beside the message, and one that stands in it.
const PLACES: [&str; 2] = ["five.love", "decline.keep"];
/// A pause, in which what was written is saved.
const PAUSE: Duration = Duration::from_secs(3);
/// What the program as it is published needs besides: an instruction that valgrind has not, and what stands within
/// another function in the one with its names.
const BESIDES: [&str; 6] = [
    "*4sha26sha256*",
    "*5demur5shell7signals7hung_up*",
    "*5demur5theme5Theme7sixteen*",
    "*4unix3net6stream*4read",
    "*5alloc3vec6splice*",
    "*3std6thread5local17LocalKey*4with17h*",
];

/// A stretch of code and the names it goes by: those of equal functions, which stand in the program once.
#[derive(Default)]
struct Stretch {
    bytes: u64,
    names: Vec<String>,
    needed: bool,
    /// Where it stands among those that a key comes to.
    key: Option<usize>,
}

/// The addresses in the program that were come to: all of them, and those at a key, in order.
struct Seen {
    all: BTreeSet<u64>,
    keys: Vec<u64>,
}

fn main() {
    let built = Command::new(env!("CARGO")).args(["build", "--profile", "counted"]).current_dir(ROOT).status().unwrap();
    assert!(built.success(), "demur could not be built with its names");
    let program = Path::new(DEMUR).ancestors().nth(2).unwrap().join("counted/demur");
    let (mut stretches, mut keys) = (stretches(&program), 0);
    for place in PLACES {
        let folder = tempfile::tempdir().unwrap();
        let seen = run(&program, &made(folder.path(), place, (10_000, place)));
        seen.all.into_iter().for_each(|address| need(&mut stretches, address));
        for address in seen.keys {
            keys += usize::from(come_to(&mut stretches, address, keys));
        }
    }
    let script = script(stretches.values());
    std::fs::write(Path::new(ROOT).join("assets/link/first.ld"), script).unwrap();
    let bytes =
        |needed: bool| -> u64 { stretches.values().filter(|one| one.needed || !needed).map(|one| one.bytes).sum() };
    println!("{} bytes of code of {} are needed", bytes(true), bytes(false));
}

/// The functions of a program by the address they begin at.
fn stretches(program: &Path) -> BTreeMap<u64, Stretch> {
    let said =
        Command::new("nm").args(["-S", "--defined-only"]).arg(program).stderr(Stdio::inherit()).output().unwrap();
    let mut stretches: BTreeMap<u64, Stretch> = BTreeMap::new();
    for line in String::from_utf8(said.stdout).unwrap().lines() {
        let [start, bytes, kind, name] = line.split(' ').collect::<Vec<_>>()[..] else { continue };
        if kind.eq_ignore_ascii_case("t") || kind.eq_ignore_ascii_case("w") {
            let stretch = stretches.entry(u64::from_str_radix(start, 16).unwrap()).or_default();
            stretch.bytes = stretch.bytes.max(u64::from_str_radix(bytes, 16).unwrap());
            stretch.names.push(patterned(name));
        }
    }
    stretches
}

/// The function that an address is in.
fn at(stretches: &mut BTreeMap<u64, Stretch>, address: u64) -> Option<&mut Stretch> {
    let (start, stretch) = stretches.range_mut(..=address).next_back()?;
    (address - start < stretch.bytes).then_some(stretch)
}

fn need(stretches: &mut BTreeMap<u64, Stretch>, address: u64) {
    if let Some(stretch) = at(stretches, address) {
        stretch.needed = true;
    }
}

/// A key comes to it: as the nth, where no key came to it before. True where it is.
fn come_to(stretches: &mut BTreeMap<u64, Stretch>, address: u64, nth: usize) -> bool {
    at(stretches, address).is_some_and(|stretch| *stretch.key.get_or_insert(nth) == nth)
}

/// A name, for every build: without the numbers that tell one build from another.
fn patterned(name: &str) -> String {
    // The old way of naming: a path, then its number. The new way: a number for each crate, after these letters.
    if let Some((path, _)) = name.rsplit_once("17h") {
        return format!("{path}17h*");
    }
    let mut parts = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('.').split("Cs");
    let mut pattern = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_at(part.find('_').unwrap_or_default());
        let is = !rest.is_empty() && number.chars().all(|c| c.is_ascii_alphanumeric());
        pattern.extend(if is { ["Cs*", rest] } else { ["Cs", part] });
    }
    pattern + "*"
}

/// Somebody opens a workbook, writes, and leaves.
fn run(program: &Path, home: &Path) -> Seen {
    let log = home.join("log");
    let to = format!("--log-file={}", log.display());
    let words = [&TOLD[..], &[&to, program.to_str().unwrap(), "book"]].concat();
    let mut running = Running::start(&words, Some(home));
    running.quiet();
    // What follows the first frame by itself is part of opening.
    std::thread::sleep(PAUSE);
    let maps = running.files("maps");
    let base = maps.lines().find(|line| line.ends_with("counted/demur")).unwrap().split('-').next().unwrap().to_owned();
    let base = u64::from_str_radix(&base, 16).unwrap();
    let told = || std::fs::metadata(&log).unwrap().len();
    let begins = told();
    for key in [&b"\x1b[1;5F"[..], b"w", b"o", b"r", b"d", b"s", b" ", b"\x7f", b"\x1b[D", b"\x1b[A"] {
        running.keys.write_all(key).unwrap();
        running.quiet();
    }
    let ends = told();
    // Saving is part of writing, and comes by itself after a rest.
    std::thread::sleep(PAUSE);
    running.keys.write_all(b"\x11").unwrap();
    running.quiet();
    running.child.wait().unwrap();
    let said = std::fs::read(&log).unwrap();
    let within = |part: Range<u64>| {
        let [from, to] = [part.start, part.end].map(|end| usize::try_from(end).unwrap());
        let said = String::from_utf8_lossy(said.get(from..to.min(said.len())).unwrap()).into_owned();
        let at = |line: &str| u64::from_str_radix(line.strip_prefix("SB ")?, 16).ok()?.checked_sub(base);
        said.lines().filter_map(at).collect::<Vec<_>>()
    };
    Seen { all: within(0..u64::MAX).into_iter().collect(), keys: within(begins..ends) }
}

/// What goes by one name.
#[derive(Default)]
struct Share {
    all: u64,
    needed: u64,
    keys: u64,
    key: Option<usize>,
}

impl Share {
    /// Where it stands among what a key needs; behind all of that, where a key needs little or none of it.
    fn at_a_key(&self) -> usize {
        self.key.filter(|_| self.keys * 2 >= self.all).unwrap_or(usize::MAX)
    }
}

/// What the linker is told.
fn script<'a>(stretches: impl Iterator<Item = &'a Stretch>) -> String {
    let mut shares: BTreeMap<&str, Share> = BTreeMap::new();
    for stretch in stretches {
        for name in &stretch.names {
            let share = shares.entry(name).or_default();
            share.needed += if stretch.needed { stretch.bytes } else { 0 };
            share.all += stretch.bytes;
            if let Some(nth) = stretch.key {
                share.keys += stretch.bytes;
                share.key = Some(share.key.map_or(nth, |other| other.min(nth)));
            }
        }
    }
    let mut first: Vec<_> = shares.into_iter().filter(|(_, share)| share.needed > 0).collect();
    first.sort_by_key(|(name, share)| (share.at_a_key(), Reverse(share.needed * 8 / share.all), *name));
    let mut script =
        "/* Made by `cargo bench --bench order`: what the first frame and a key need stands together. */\n\
                      SECTIONS { .text : {\n"
            .to_owned();
    let names = first.into_iter().map(|(name, _)| name);
    for name in BESIDES.into_iter().chain(names) {
        writeln!(script, "*(.text.{name} .text.*.{name})").unwrap();
    }
    script.push_str("} } INSERT AFTER .rodata;\n");
    script
}
