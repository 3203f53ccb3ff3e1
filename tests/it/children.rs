//! What this test binary does when it is started again as a child: the small programs that faults are tried on.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use demur::shell::ear::{self, Ear};
use demur::shell::emergency::Emergency;
use demur::shell::environment::Places;
use demur::shell::input::Input;
use demur::shell::saver::{Ending, SaveReport, Saver};
use demur::shell::screen::Screen;
use demur::shell::store::{self, Book, Standing, Why};
use demur::shell::terminal::{self, Tty};
use demur::shell::{clock, panic, signals};
use demur::text::Prose;
use demur::words;
use demur::workbook::{Answer, Workbook};
use ratatui::style::Style;

const TASK: &str = "DEMUR_TEST_TASK";
const HOME: &str = "DEMUR_TEST_HOME";
const AT: &str = "five.love";

/// The command that does a task in a home. Its own output begins with lines of the test harness.
pub fn task(name: &str, home: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(ARGUMENTS).env(TASK, name).env(HOME, home);
    command
}

/// The arguments that start this binary as a child.
pub const ARGUMENTS: [&str; 4] = ["--exact", "children::a_child_does_its_task", "--nocapture", "--test-threads=1"];

/// The environment of a child in a terminal.
pub fn environment<'a>(name: &'a str, home: &'a Path) -> Vec<(&'a str, &'a str)> {
    vec![(TASK, name), (HOME, home.to_str().unwrap())]
}

pub fn places(home: &Path) -> Places {
    Places::under(home)
}

pub fn path(home: &Path) -> PathBuf {
    places(home).data.join("mine.ron")
}

/// The workbook with these words.
pub fn with(workbook: &Workbook, words: &str) -> Workbook {
    let mut workbook = workbook.clone();
    workbook.set(AT, Some(Answer::Prose(Prose::from(words))));
    workbook
}

/// The words that a reading command would see; none where there is no workbook.
pub fn words(home: &Path) -> Option<String> {
    words_of(&store::peek(&places(home), &path(home)).ok()?.workbook)
}

pub fn words_of(workbook: &Workbook) -> Option<String> {
    let consent = demur::workbook::Consent::asked_by_name();
    if let Answer::Prose(prose) = workbook.answer(AT)?.with_consent(&consent) { Some(prose.to_string()) } else { None }
}

/// The nth key that a child types.
pub fn nth_key(n: usize) -> char {
    char::from(b'a' + u8::try_from(n % 26).unwrap())
}

/// Opens the workbook to write. A child that was killed this instant may hold its lock until the system has buried it.
pub fn open(home: &Path) -> (Book, Workbook) {
    let until = clock::instant() + Duration::from_secs(5);
    loop {
        let opened = store::open(&places(home), &path(home), "mine", 1).unwrap();
        match opened.standing {
            Standing::Writing(book) => return (*book, opened.workbook),
            Standing::ReadOnly(Why::Held { .. }) if clock::instant() < until => std::thread::yield_now(),
            Standing::ReadOnly(why) => panic!("read-only: {why:?}"),
        }
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a child is told its task by its environment")]
fn a_child_does_its_task() {
    let (Some(name), Some(home)) = (std::env::var_os(TASK), std::env::var_os(HOME)) else {
        assert_eq!(does("nothing", OsStr::new("")), Err("no such task"));
        return;
    };
    does(name.to_str().unwrap(), &home).unwrap();
}

fn does(name: &str, home: &OsStr) -> Result<(), &'static str> {
    let home = Path::new(home);
    match name {
        "save" => save(home),
        "save often" => save_often(home),
        "type 8" => types(home, |_| Duration::from_millis(125)),
        "type 40" => types(home, |_| Duration::from_millis(25)),
        "type in bursts" => types(home, |n| Duration::from_millis(if n % 7 == 6 { 900 } else { 90 })),
        "typewriter" => typewriter(home),
        _ => return Err("no such task"),
    }
    Ok(())
}

/// How long each version of [`save_often`] is, in words.
pub const LONG: usize = 300;

/// Recovery copies and saves in turn, and says when the disk has confirmed each.
fn save_often(home: &Path) {
    let (mut book, workbook) = open(home);
    let said = |what: &str, n: usize| writeln!(std::io::stdout(), "{what} {n}").unwrap();
    for n in 1..=6 {
        let version = with(&workbook, &format!("version{n} ").repeat(LONG - n));
        book.recovery.keep(&version, 2).unwrap();
        said("kept", n);
        if n % 2 == 0 {
            book.save(&version, 3).unwrap();
            said("saved", n);
        }
    }
}

/// Puts bytes in a file's place, as another program would.
#[expect(clippy::disallowed_methods, reason = "this is what another program does")]
pub fn put(file: &Path, bytes: &[u8]) {
    std::fs::write(file, bytes).unwrap();
}

/// One recovery copy and one save, upon whatever is there.
fn save(home: &Path) {
    let (mut book, workbook) = open(home);
    book.recovery.keep(&with(&workbook, "new"), 2).unwrap();
    book.save(&with(&workbook, "new"), 3).unwrap();
    store::remember(&places(home), book.path());
}

/// Types for ever, and says when each key was typed: microseconds, a line each.
fn types(home: &Path, pause: impl Fn(usize) -> Duration) {
    let (book, workbook) = open(home);
    let saver = Saver::start(book, Arc::new(workbook.clone()), |report| {
        if let SaveReport::Saved { ticket, .. } | SaveReport::Recovery { ticket } = report {
            // Whoever reads may be gone.
            writeln!(std::io::stdout(), "kept {ticket}").unwrap_or_default();
        }
    })
    .unwrap();
    let start = clock::instant();
    let (mut typed, mut out) = (String::new(), std::io::stdout());
    writeln!(out).unwrap();
    for n in 0.. {
        typed.push(nth_key(n));
        let _ticket = saver.keep(Arc::new(with(&workbook, &typed)));
        writeln!(out, "key {}", start.elapsed().as_micros()).unwrap();
        // The pace of a hand that types.
        std::thread::sleep(pause(n));
    }
}

enum Event {
    Input(Input),
    Saved(SaveReport),
    Signal(signals::Asked),
}

impl From<Input> for Event {
    fn from(input: Input) -> Self {
        Self::Input(input)
    }
}

/// A screen with one answer, whose loop can be made to hang (Control-G) or fail (Control-P).
fn typewriter(home: &Path) {
    terminal::leave_no_core();
    let (book, workbook) = open(home);
    let tty = Tty::default();
    let (mut screen, taken) = terminal::take(&tty, false).unwrap();
    let (mut ear, voice) = ear::open().unwrap();
    let report = voice.clone();
    let saver = Saver::start(book, Arc::new(workbook.clone()), move |said| report.tell(Event::Saved(said))).unwrap();
    let emergency = Emergency::new(Some(saver.rescue()), tty.clone());
    panic::guard(emergency.clone(), Arc::new(words::store::Store::built_in().unwrap()));
    signals::watch(&emergency, move |asked| voice.tell(Event::Signal(asked))).unwrap();
    ear.listen(&tty).unwrap();
    listen(&mut screen, &mut ear, &saver, &workbook, &emergency);
    drop(taken);
    println!("ended");
}

fn listen(
    screen: &mut Screen<terminal::Glass<terminal::Out>>,
    ear: &mut Ear<Event>,
    saver: &Saver,
    workbook: &Workbook,
    emergency: &Emergency,
) {
    let tty = emergency.tty();
    let (mut typed, mut state, mut last) = (words_of(workbook).unwrap_or_default(), "", 0);
    loop {
        let line = format!("[{typed}] {state} {:?}", tty.size());
        let drawn = screen.draw(|sheet| {
            sheet.put(0, 0, u16::MAX, &line, Style::new());
            None
        });
        drawn.inspect_err(|_| emergency.end_if_hung_up()).unwrap();
        match ear.next(None).unwrap() {
            Event::Input(Input::Key(key)) => match (key.typed(), key.to_string().as_str()) {
                (Some(c), _) => {
                    typed.push(c);
                    state = "pending";
                    last = saver.keep(Arc::new(with(workbook, &typed)));
                }
                (None, "<C-q>") => {
                    assert_eq!(saver.finish(Duration::from_secs(5)), Ending::Saved);
                    return;
                }
                // A loop that hangs: what ends the program must not need it.
                (None, "<C-g>") => std::thread::sleep(Duration::from_secs(3600)),
                (None, "<C-p>") => panic!("{typed}"),
                _ => {}
            },
            Event::Input(Input::Paste(text)) => {
                typed.push_str(&text);
                state = "pending";
                last = saver.keep(Arc::new(with(workbook, &typed)));
            }
            Event::Saved(SaveReport::Saved { ticket, .. }) if ticket == last => state = "saved",
            Event::Input(_) | Event::Saved(_) => {}
            Event::Signal(asked) => {
                let again = if asked == signals::Asked::Suspend { tty.suspend() } else { tty.re_enter() };
                // A window that is closed tells its programs to go on, too: so that they can end.
                again.and_then(|()| screen.clear()).inspect_err(|_| emergency.end_if_hung_up()).unwrap();
            }
        }
    }
}
