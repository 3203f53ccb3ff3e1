//! A place at the terminal for a benchmark: a workbook made for it, and a program in a real pseudo-terminal of 120 by 40.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// The program that is measured.
pub const DEMUR: &str = env!("CARGO_BIN_EXE_demur");
const SIZE: PtySize = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
/// The paint has ended when so long nothing came.
const QUIET: Duration = Duration::from_millis(60);
/// Nothing takes so long.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// The most that is put into one answer.
const ONE: usize = 256_000;
const LINE: &str = "my evenings and my fridays are what i would miss\n";

/// A workbook with every question answered that takes words, so much in one of the answers, and left at a question.
pub fn made(folder: &Path, name: &str, (bytes, place): (usize, &str)) -> PathBuf {
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
pub struct Running {
    pub child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
    pub keys: Box<dyn std::io::Write + Send>,
    pub shown: Receiver<(Instant, Vec<u8>)>,
}

impl Running {
    /// Begins a program: its words, the first of them the program itself, and the home it is given.
    pub fn start(words: &[&str], home: Option<&Path>) -> Self {
        let pair = native_pty_system().openpty(SIZE).unwrap();
        let mut command = CommandBuilder::from_argv(words.iter().map(Into::into).collect());
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        if let Some(home) = home {
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
    pub fn quiet(&self) -> (Option<Instant>, Vec<u8>) {
        let (mut last, mut all) = (None, Vec::new());
        let mut wait = PATIENCE;
        while let Ok((at, bytes)) = self.shown.recv_timeout(wait) {
            (last, wait) = (Some(at), QUIET);
            all.extend(bytes);
        }
        (last, all)
    }

    pub fn files(&self, name: &str) -> String {
        let id = self.child.process_id().unwrap_or_default();
        std::fs::read_to_string(format!("/proc/{id}/{name}")).unwrap_or_default()
    }
}
