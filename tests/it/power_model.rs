//! The power fails on a disk made of memory that drops, tears and reorders whatever was not confirmed (T4).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use demur::saved::{self, Sum};
use demur::shell::store;

use crate::{children, tier};

/// What a save asked of the disk, in order.
#[derive(Debug, Clone)]
enum Asked {
    Make(String),
    Write(String, Vec<u8>),
    Confirm(String),
    Move(String, String),
    Exchange(String, String),
    Remove(String),
    /// The program said that so much is confirmed: `kept 3`, `saved 4`.
    Said(String),
}

/// A string as strace writes it.
fn unescaped(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        match rest.next().unwrap() {
            b'n' => out.push(b'\n'),
            b't' => out.push(b'\t'),
            b'x' => {
                let digits = [rest.next().unwrap(), rest.next().unwrap()];
                out.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
            }
            other => out.push(other),
        }
    }
    out
}

fn quoted(line: &str) -> Vec<String> {
    let (mut found, mut now, mut inside, mut escaped) = (Vec::new(), String::new(), false, false);
    for c in line.chars() {
        match (inside, c) {
            (false, '"') => inside = true,
            (true, '"') if !escaped => {
                found.push(std::mem::take(&mut now));
                inside = false;
            }
            (true, c) => now.push(c),
            (false, _) => {}
        }
        escaped = inside && c == '\\' && !escaped;
    }
    found
}

/// The path of the file behind the first descriptor of a call.
fn described(line: &str) -> Option<String> {
    Some(line.split_once('<')?.1.split_once('>')?.0.to_owned())
}

fn asked(line: &str, home: &str) -> Option<Asked> {
    let (_, call) = line.split_once(' ')?;
    let call = call.trim_start();
    let (name, _) = call.split_once('(')?;
    let failed = call.rsplit(" = ").next()?.starts_with('-');
    let paths = || quoted(call).into_iter().map(|path| String::from_utf8(unescaped(&path)).unwrap());
    let ours = |path: &String| path.starts_with(home);
    if failed {
        return None;
    }
    match name {
        "openat" if call.contains("O_CREAT") => paths().next().filter(ours).map(Asked::Make),
        "write" => {
            let data = unescaped(quoted(call).first()?);
            if call.starts_with("write(1<") {
                let text = String::from_utf8(data).ok()?;
                return (text.starts_with("kept ") || text.starts_with("saved "))
                    .then(|| Asked::Said(text.trim().to_owned()));
            }
            Some(Asked::Write(described(call).filter(ours)?, data))
        }
        "fsync" | "fdatasync" => Some(Asked::Confirm(described(call).filter(ours)?)),
        "rename" | "renameat" | "renameat2" => {
            let mut paths = paths();
            let (from, to) = (paths.next()?, paths.next()?);
            let exchanges = call.contains("RENAME_EXCHANGE");
            let asked = if exchanges { Asked::Exchange } else { Asked::Move };
            ours(&from).then(|| asked(from, to))
        }
        "unlink" | "unlinkat" => paths().next().filter(ours).map(Asked::Remove),
        _ => None,
    }
}

/// A number from 0 to below the second, the next of a seed.
fn draw(seed: &mut u64, below: usize) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).unwrap() % below.max(1)
}

/// A disk made of memory: what was written, what of it was confirmed, and the names in its folders.
#[derive(Default)]
struct Disk {
    written: Vec<Vec<u8>>,
    confirmed: Vec<usize>,
    names: BTreeMap<String, usize>,
    sure: BTreeMap<String, usize>,
    /// Changes of names that no folder has confirmed yet: each what a name stands for from then on.
    unsure: Vec<Vec<(String, Option<usize>)>>,
}

impl Disk {
    fn does(&mut self, asked: &Asked) {
        match asked {
            Asked::Make(path) => {
                if !self.names.contains_key(path) {
                    self.written.push(Vec::new());
                    self.confirmed.push(0);
                    self.renames(vec![(path.clone(), Some(self.written.len() - 1))]);
                }
            }
            Asked::Write(path, data) => {
                let file = self.names[path];
                self.written[file].extend_from_slice(data);
            }
            Asked::Confirm(path) => match self.names.get(path) {
                Some(file) => self.confirmed[*file] = self.written[*file].len(),
                None => self.confirm_folder(path),
            },
            Asked::Move(from, to) => {
                let file = self.names[from];
                self.renames(vec![(to.clone(), Some(file)), (from.clone(), None)]);
            }
            Asked::Exchange(one, other) => {
                let (a, b) = (self.names[one], self.names[other]);
                self.renames(vec![(one.clone(), Some(b)), (other.clone(), Some(a))]);
            }
            Asked::Remove(path) => self.renames(vec![(path.clone(), None)]),
            Asked::Said(_) => {}
        }
    }

    fn renames(&mut self, changes: Vec<(String, Option<usize>)>) {
        apply(&mut self.names, &changes);
        self.unsure.push(changes);
    }

    fn confirm_folder(&mut self, folder: &str) {
        let within = |changes: &Vec<(String, Option<usize>)>| {
            changes.iter().any(|(path, _)| Path::new(path).parent() == Some(Path::new(folder)))
        };
        let (now, still): (Vec<_>, Vec<_>) = std::mem::take(&mut self.unsure).into_iter().partition(within);
        for changes in now {
            apply(&mut self.sure, &changes);
        }
        self.unsure = still;
    }

    /// What is there after a cut: of what was not confirmed, any part, in any selection.
    fn after_a_cut(&self, seed: &mut u64) -> BTreeMap<String, Vec<u8>> {
        let mut names = self.sure.clone();
        for changes in &self.unsure {
            if draw(seed, 2) == 0 {
                apply(&mut names, changes);
            }
        }
        let torn = |file: usize, seed: &mut u64| {
            let (sure, all) = (self.confirmed[file], self.written[file].len());
            self.written[file][..sure + draw(seed, all - sure + 1)].to_vec()
        };
        names.into_iter().map(|(path, file)| (path, torn(file, seed))).collect()
    }
}

fn apply(names: &mut BTreeMap<String, usize>, changes: &[(String, Option<usize>)]) {
    for (path, file) in changes {
        match file {
            Some(file) => drop(names.insert(path.clone(), *file)),
            None => drop(names.remove(path)),
        }
    }
}

/// Which version bytes hold. They must be whole.
fn version(bytes: &[u8], what: &str) -> usize {
    let read = saved::read(bytes).unwrap_or_else(|fault| panic!("{what}: {fault}"));
    assert_eq!(read.sum, Sum::Matches, "{what}");
    let words = children::words_of(&read.workbook).unwrap_or_default();
    let number = words.split_whitespace().next().and_then(|word| word.strip_prefix("version")?.parse().ok());
    let number = number.unwrap_or(0);
    assert!(number == 0 || words == format!("version{number} ").repeat(children::LONG - number), "{what}: a mixture");
    number
}

#[test]
fn t4_a_disk_that_drops_tears_and_reorders_breaks_no_promise() {
    if !tier::have("T4", &["strace"]) {
        return;
    }
    let above = tempfile::tempdir().unwrap();
    let (home, log) = (above.path().join("home"), above.path().join("calls"));
    let inner = children::task("save often", &home);
    let mut traced = Command::new("strace");
    traced.args([
        "-f",
        "-qq",
        "-y",
        "-s",
        "100000",
        "-e",
        "trace=openat,write,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat",
    ]);
    traced
        .arg("-o")
        .arg(&log)
        .arg(inner.get_program())
        .args(inner.get_args())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    for (name, value) in inner.get_envs() {
        traced.env(name, value.unwrap());
    }
    if !traced.status().unwrap().success() {
        return tier::skipped("T4", "strace may not trace here");
    }
    let text = fs::read_to_string(&log).unwrap();
    let all: Vec<Asked> = text.lines().filter_map(|line| asked(line, home.to_str().unwrap())).collect();
    let said = all.iter().filter(|asked| matches!(asked, Asked::Said(_))).count();
    assert!(said == 9 && all.len() > 60, "{said} of 9 sayings in {} calls", all.len());
    let workbook = children::path(&home).to_str().unwrap().to_owned();
    let seeds = tier::size(10_000, 10_000);
    let mut lost_nothing = 0;
    for n in 0..seeds {
        let mut seed = u64::try_from(n).unwrap().wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let until = draw(&mut seed, all.len() + 1);
        let mut disk = Disk::default();
        let mut promised = [0, 0];
        for asked in &all[..until] {
            disk.does(asked);
            if let Asked::Said(said) = asked {
                let (what, number) = said.split_once(' ').unwrap();
                promised[usize::from(what == "saved")] = number.parse().unwrap();
            }
        }
        let files = disk.after_a_cut(&mut seed);
        let what = format!("seed {n}, cut after {until} calls");
        let in_file = files.get(&workbook).map_or(0, |bytes| version(bytes, &what));
        let copies = files.iter().filter(|(path, _)| path.ends_with("recovery.ron"));
        let in_copy = copies.map(|(_, bytes)| version(bytes, &what)).max().unwrap_or(0);
        assert!(in_file >= promised[1], "{what}: {promised:?} promised, the file holds {in_file}");
        assert!(in_file.max(in_copy) >= promised[0].max(promised[1]), "{what}: {promised:?}, {in_file}, {in_copy}");
        lost_nothing += usize::from(in_file.max(in_copy) == promised[0].max(promised[1]));
    }
    tier::told(
        "T4",
        &format!("{seeds} seeds over {} calls: 0 violations, {lost_nothing} at exactly what was promised", all.len()),
    );
    // What such a cut leaves is opened like any other: the model's last state, on the real disk.
    assert!(store::peek(&children::places(&home), &children::path(&home)).is_ok());
}
