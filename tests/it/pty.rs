//! A real pseudo-terminal: the program in it, what it shows, and what can happen to it.
//!
//! The harness answers no questions of a terminal, and keeps every byte that was sent to it.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use demur::shell::clock;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long anything is waited for before a test fails.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// A program in a terminal.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    reader: Option<JoinHandle<()>>,
    seen: Arc<Mutex<Seen>>,
    closing: Arc<AtomicBool>,
}

struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
}

/// How to start one.
pub struct Start<'a> {
    pub program: &'a Path,
    pub arguments: &'a [&'a str],
    /// All of the environment: nothing is inherited. `TERM` is set where it is not given.
    pub environment: &'a [(&'a str, &'a str)],
    pub columns: u16,
    pub rows: u16,
}

impl Terminal {
    pub fn start(start: &Start<'_>) -> Self {
        let size = PtySize { rows: start.rows, cols: start.columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        forget_end_of_file(&pair.master.tty_name().unwrap());
        let mut command = CommandBuilder::new(start.program);
        command.args(start.arguments);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        for (name, value) in start.environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let seen = Arc::new(Mutex::new(Seen {
            parser: vt100::Parser::new(at_least_one(start.rows), at_least_one(start.columns), 0),
            bytes: Vec::new(),
        }));
        let closing = Arc::new(AtomicBool::new(false));
        let from = pair.master.try_clone_reader().unwrap();
        let reader = read(from, Arc::clone(&seen), Arc::clone(&closing));
        let writer = Some(pair.master.take_writer().unwrap());
        Self { child, master: Some(pair.master), writer, reader: Some(reader), seen, closing }
    }

    /// Bytes from the keyboard.
    pub fn send(&mut self, bytes: &str) {
        let writer = self.writer.as_mut().expect("the window is still open");
        writer.write_all(bytes.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    /// A paste in brackets.
    pub fn paste(&mut self, text: &str) {
        self.send(&format!("\x1b[200~{text}\x1b[201~"));
    }

    /// The whole screen, row by row, ends trimmed.
    pub fn screen(&self) -> String {
        self.seen.lock().unwrap().parser.screen().contents()
    }

    /// The caret: column and row, from 0; none while it is hidden.
    pub fn caret(&self) -> Option<(u16, u16)> {
        let seen = self.seen.lock().unwrap();
        let (row, column) = seen.parser.screen().cursor_position();
        (!seen.parser.screen().hide_cursor()).then_some((column, row))
    }

    /// Whether the alternate screen, and pastes in brackets, are on.
    pub fn modes(&self) -> (bool, bool) {
        let seen = self.seen.lock().unwrap();
        (seen.parser.screen().alternate_screen(), seen.parser.screen().bracketed_paste())
    }

    /// Every byte so far.
    pub fn bytes(&self) -> Vec<u8> {
        self.seen.lock().unwrap().bytes.clone()
    }

    /// Waits until the screen is as wanted.
    pub fn wait_until(&self, what: &str, wanted: impl Fn(&str) -> bool) {
        let end = clock::instant() + PATIENCE;
        while !wanted(&self.screen()) {
            assert!(clock::instant() < end, "waited in vain for {what}; the screen is\n{}", self.screen());
            // Between two looks; the deadline above ends the waiting.
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until these words stand on the screen.
    pub fn wait_for(&self, words: &str) {
        self.wait_until(words, |screen| screen.contains(words));
    }

    /// The row in which the caret stands; empty while it is hidden.
    pub fn row_of_the_caret(&self) -> String {
        let row = self.caret().map(|(_, row)| usize::from(row));
        row.and_then(|row| self.screen().lines().nth(row).map(str::to_owned)).unwrap_or_default()
    }

    /// Goes to, or does, by the palette: Enter once what was typed stands in its field and not only in its list, since
    /// an Enter inside a burst is a newline.
    pub fn choose(&mut self, typed: &str) {
        let palette = demur::words::built_in().unwrap().screen.palette.title.to_string();
        self.send("\x10");
        self.wait_for(&palette);
        self.send(typed);
        self.wait_until("the words in the palette's field", |_| self.row_of_the_caret().contains(typed));
        self.send("\r");
        self.wait_until("the palette has gone", |screen| !screen.contains(&palette));
    }

    /// Another size. The emulator first: the program may answer at once.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.seen.lock().unwrap().parser.screen_mut().set_size(at_least_one(rows), at_least_one(columns));
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().expect("the window is still open").resize(size).unwrap();
    }

    pub fn pid(&self) -> rustix::process::Pid {
        rustix::process::Pid::from_raw(i32::try_from(self.child.process_id().unwrap()).unwrap()).unwrap()
    }

    /// Every thread of the program, and how often it gave up the processor by itself.
    pub fn wakes(&self) -> Vec<String> {
        let wakes = self.threads().into_iter().map(|status| {
            let count = status.lines().find(|line| line.starts_with("voluntary")).unwrap().to_owned();
            format!("{} {count}", status.lines().next().unwrap())
        });
        wakes.collect()
    }

    /// Whether every thread of the program waits for something. On a busy machine one may have drawn "saved" and not
    /// yet had the processor again to go to sleep.
    pub fn sleeps(&self) -> bool {
        self.threads().iter().all(|status| status.lines().any(|line| line.starts_with("State:\tS")))
    }

    /// What the system says of each thread of the program.
    fn threads(&self) -> Vec<String> {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.pid().as_raw_nonzero())).unwrap();
        tasks.map(|task| std::fs::read_to_string(task.unwrap().path().join("status")).unwrap()).collect()
    }

    pub fn signal(&self, signal: rustix::process::Signal) {
        rustix::process::kill_process(self.pid(), signal).unwrap();
    }

    /// Whether a signal has stopped the program, as the system sees it.
    pub fn stopped(&self) -> bool {
        let status = std::fs::read_to_string(format!("/proc/{}/stat", self.pid().as_raw_nonzero())).unwrap();
        status.rsplit(") ").next().is_some_and(|state| state.starts_with('T'))
    }

    /// Closes the window: the program's terminal hangs up. The program must be one that draws when the size changes,
    /// since the reading thread holds the window open until it has read once more.
    pub fn close(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        let size = self.master.as_ref().expect("the window is still open").get_size().unwrap();
        let mut reader = self.reader.take().expect("the window is still open");
        for nudge in 1_u16.. {
            if reader.is_finished() {
                break;
            }
            assert!(nudge < 500, "the program draws nothing when the size changes");
            self.resize(size.cols + nudge % 2, size.rows);
            // Time for the program to draw; the count above ends the waiting.
            std::thread::sleep(Duration::from_millis(10));
            if reader.is_finished() {
                break;
            }
        }
        reader.join().unwrap();
        reader = std::thread::spawn(|| {});
        self.reader = Some(reader);
        self.writer = None;
        self.master = None;
    }

    /// Waits for the end: the exit status. Everything that was sent by then has been seen.
    pub fn end(&mut self) -> u32 {
        let end = clock::instant() + PATIENCE;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(clock::instant() < end, "the program does not end; the screen is\n{}", self.screen());
            // Between two looks; the deadline above ends the waiting.
            std::thread::sleep(Duration::from_millis(5));
        };
        if let Some(reader) = self.reader.take() {
            reader.join().unwrap();
        }
        status.exit_code()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn read(mut from: Box<dyn Read + Send>, seen: Arc<Mutex<Seen>>, closing: Arc<AtomicBool>) -> JoinHandle<()> {
    std::thread::spawn(move || {
        let mut bytes = vec![0; 65_536];
        while let Ok(count @ 1..) = from.read(&mut bytes) {
            let mut seen = seen.lock().unwrap();
            seen.parser.process(&bytes[..count]);
            seen.bytes.extend_from_slice(&bytes[..count]);
            if closing.load(Ordering::SeqCst) {
                return;
            }
        }
    })
}

/// The emulator knows no size of nothing; a terminal does.
fn at_least_one(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).unwrap_or(NonZeroU16::MIN)
}

/// The library that opens the pseudo-terminal types a newline and the end-of-file key when the window closes. Without
/// such a key it types nothing.
fn forget_end_of_file(tty: &Path) {
    use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
    let tty = std::fs::File::options().read(true).write(true).open(tty).unwrap();
    let mut modes = tcgetattr(&tty).unwrap();
    modes.special_codes[SpecialCodeIndex::VEOF] = 0;
    tcsetattr(&tty, OptionalActions::Now, &modes).unwrap();
}
