//! The command line: arguments in, one file per command.

mod arguments;
mod calendar;
mod check;
mod coach;
mod completions;
mod doctor;
mod files;
mod fill;
mod find;
mod forget;
mod hand_over;
mod house;
mod letter;
mod list;
mod manual;
mod open;
mod pack;
mod record;
mod reserved;
mod say;
mod take_over;
mod unlock;
mod walk;
mod worksheet;
mod wrong_usage;

pub use arguments::command;

use std::ffi::{OsStr, OsString};
use std::mem::ManuallyDrop;
use std::process::ExitCode;

use clap::ArgMatches;

use crate::language::Unread;
use crate::words::cli::Cli;
use house::{House, Start};

/// How a command ended. Its number is the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Done.
    Done = 0,
    /// Done in part, or the answer is no.
    Part = 1,
    /// Wrong usage, or full screen without a terminal.
    Usage = 2,
    /// Could not read or write, or another demur has the workbook.
    Failed = 3,
}

/// Why a command did not do what it was asked: what is said, and how it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// How it ends.
    pub end: End,
    /// Sentences for standard error.
    pub said: Vec<String>,
}

impl Refusal {
    /// A refusal of one sentence.
    #[must_use]
    pub fn new(end: End, sentence: impl Into<String>) -> Self {
        Self { end, said: vec![sentence.into()] }
    }
}

type Outcome = Result<End, Refusal>;

/// Reads the arguments, does what they ask, and says how it ended.
#[must_use]
pub fn main() -> ExitCode {
    crate::shell::terminal::leave_no_core();
    crate::shell::panic::guard_command();
    let end = run(&std::env::args_os().collect::<Vec<_>>()).unwrap_or_else(|refusal| {
        say::all(&refusal.said);
        refusal.end
    });
    ExitCode::from(end as u8)
}

fn run(arguments: &[OsString]) -> Outcome {
    let start = Start::read();
    let words: Unread<Cli> = Unread::new(start.language, |language| Cli::in_language(language).ok());
    if let Some(workbook) = reserved::plainly(arguments) {
        // It ends with the process: to take it apart would take a tenth of a short sitting.
        let house = ManuallyDrop::new(House::new(words, start)?);
        let end = screen(&house, workbook.first().map(OsString::as_os_str));
        house.places.ring.forget();
        return end;
    }
    let arguments = &reserved::meant(arguments);
    let mut command = command(&words);
    let matches = match command.try_get_matches_from_mut(arguments) {
        Ok(matches) => matches,
        Err(error) => return wrong_usage::answer(&words, &command, arguments, &error),
    };
    match matches.subcommand() {
        Some(("completions", matches)) => return completions::run(&words, matches),
        Some(("manual", _)) => return manual::run(&words),
        Some(("pack", matches)) => return pack::run(&words, start.language, matches),
        Some(_) | None => {}
    }
    let house = House::new(words, start)?;
    dispatch(&house, &matches)
}

fn dispatch(house: &House, matches: &ArgMatches) -> Outcome {
    match matches.subcommand() {
        Some(("list", matches)) => list::run(house, matches),
        Some(("worksheet", matches)) => worksheet::run(house, matches),
        Some(("fill", matches)) => fill::run(house, matches),
        Some(("letter", matches)) => letter::run(house, matches),
        Some(("record", matches)) => record::run(house, matches),
        Some(("calendar", matches)) => calendar::run(house, matches),
        Some(("check", matches)) => check::run(house, matches),
        Some(("coach", matches)) => coach::run(house, matches),
        Some(("hand-over", matches)) => hand_over::run(house, matches),
        Some(("take-over", matches)) => take_over::run(house, matches),
        Some(("files", matches)) => files::run(house, matches),
        Some(("forget", matches)) => forget::run(house, matches),
        Some(("doctor", _)) => doctor::run(house),
        Some(("walk", matches)) => walk::run(house, find::given(matches)),
        Some(_) | None => screen(house, find::given(matches)),
    }
}

/// The full screen; in its stead the walk in plain lines, where that was asked for. Without a terminal, one line says what works instead, and no file is touched.
fn screen(house: &House, workbook: Option<&OsStr>) -> Outcome {
    if house.environment.plain {
        return walk::run(house, workbook);
    }
    if !house.environment.can_show_a_screen() {
        let words = &house.words;
        let why = if house.environment.only_lines() { &words.only_lines } else { &words.no_screen };
        return Err(Refusal::new(End::Usage, why.clone()));
    }
    open::run(house, workbook)
}
