//! The power fails: on real file systems that are cut off (T3), and on a disk made of memory that drops, tears and
//! reorders whatever was not confirmed (T4).

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use demur::saved::{self, Sum};
use demur::shell::clock;
use demur::shell::store;

use crate::{children, tier};

fn done(program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
    command.env("PATH", "/usr/sbin:/sbin:/usr/bin:/bin").status().is_ok_and(|status| status.success())
}

/// A file system in a file, mounted; unmounted when it goes.
struct Image {
    folder: tempfile::TempDir,
}

impl Image {
    /// None where this machine lets nobody mount.
    fn new(kind: &str) -> Option<Self> {
        let image = Self { folder: tempfile::tempdir().unwrap() };
        let file = fs::File::create_new(image.file()).unwrap();
        file.set_len(320 * 1024 * 1024).unwrap();
        fs::create_dir(image.at()).unwrap();
        let force = if kind == "xfs" { "-f" } else { "-F" };
        let made = done(&format!("mkfs.{kind}"), &["-q", force, image.file().to_str().unwrap()]);
        (made && image.mount()).then_some(image)
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("image")
    }

    fn at(&self) -> PathBuf {
        self.folder.path().join("at")
    }

    fn mount(&self) -> bool {
        done("mount", &["-o", "loop", self.file().to_str().unwrap(), self.at().to_str().unwrap()])
    }

    fn unmount(&self) -> bool {
        let until = clock::instant() + Duration::from_secs(10);
        while !done("umount", &[self.at().to_str().unwrap()]) {
            if clock::instant() > until {
                return false;
            }
            // A child that was killed this instant may still hold it.
            std::thread::sleep(Duration::from_millis(50));
        }
        true
    }

    /// Drops everything that was not confirmed, as a power cut does.
    fn cut(&self) {
        let python = "import fcntl,os,struct,sys; fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587d, struct.pack('I', 2))";
        assert!(done("python3", &["-c", python, self.at().to_str().unwrap()]), "the file system can be cut off");
    }
}

impl Drop for Image {
    fn drop(&mut self) {
        self.unmount();
    }
}

/// Types until the cut; milliseconds of typing that were lost. None where nothing can be mounted here.
fn cut_after(kind: &str, after: Duration) -> Option<u64> {
    let image = Image::new(kind)?;
    let home = image.at().join("home");
    let mut child = children::task("type 40", &home).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    let heard: Mutex<Vec<(Instant, String)>> = Mutex::new(Vec::new());
    let at = std::thread::scope(|scope| {
        scope.spawn(|| {
            for line in out.lines().map_while(Result::ok) {
                heard.lock().unwrap().push((clock::instant(), line));
            }
        });
        // The instant of the cut, drawn at random.
        std::thread::sleep(after);
        let at = clock::instant();
        image.cut();
        child.kill().unwrap();
        child.wait().unwrap();
        at
    });
    assert!(image.unmount() && image.mount(), "the file system comes back");
    let kept = children::words(&home).unwrap_or_default();
    let typed: String = (0..kept.len()).map(children::nth_key).collect();
    assert_eq!(kept, typed, "what is kept is the beginning of what was typed");
    if let Ok(bytes) = fs::read(children::path(&home)) {
        assert_eq!(saved::read(&bytes).unwrap().sum, Sum::Matches, "{kind}: never a mixture, never empty");
    }
    let heard = heard.into_inner().unwrap();
    let before = || heard.iter().filter(|(when, _)| *when <= at);
    let peeked = store::peek(&children::places(&home), &children::path(&home)).map(|peek| peek.notices);
    let confirmed = before().filter_map(|(_, line)| line.strip_prefix("kept ")?.parse::<usize>().ok()).max();
    assert!(
        kept.len() >= confirmed.unwrap_or(0),
        "{kind}: {confirmed:?} keys were confirmed, {} are there {peeked:?}",
        kept.len()
    );
    let keys: Vec<Instant> = before().filter(|(_, line)| line.starts_with("key ")).map(|(when, _)| *when).collect();
    let lost = keys.get(kept.len()).map_or(Duration::ZERO, |first| at.duration_since(*first));
    Some(u64::try_from(lost.as_millis()).unwrap())
}

#[test]
fn t3_a_power_cut_costs_less_than_a_second_and_nothing_confirmed() {
    if !tier::have("T3", &["mkfs.ext4", "mkfs.xfs", "mount", "python3"]) {
        return;
    }
    let each = tier::size(10, 100);
    for kind in ["ext4", "xfs"] {
        let (next, lost) = (Mutex::new(0..each), Mutex::new(Vec::new()));
        let one_after_another = || {
            while let Some(nth) = { next.lock().unwrap().next() } {
                let after = Duration::from_millis(1500 + u64::try_from(nth * 211 % 2500).unwrap());
                lost.lock().unwrap().push(cut_after(kind, after));
            }
        };
        std::thread::scope(|scope| (0..5).for_each(|_| drop(scope.spawn(one_after_another))));
        let lost = lost.into_inner().unwrap();
        if lost.iter().all(Option::is_none) {
            return tier::skipped("T3", "nothing can be mounted here");
        }
        let mut lost: Vec<u64> = lost.into_iter().map(|lost| lost.expect("mounted like the others")).collect();
        lost.sort_unstable();
        let worst = lost[lost.len() - 1];
        tier::told("T3", &format!("{each} cuts of {kind}: median {} ms, worst {worst} ms lost", lost[lost.len() / 2]));
        assert!(worst <= 1000, "{kind}: {lost:?}");
    }
}

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
