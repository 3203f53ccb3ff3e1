//! `demur completions SHELL`: what a shell needs to complete the commands.

use clap::ArgMatches;
use clap_complete::Shell;

use super::{End, Outcome, arguments, say};
use crate::words::cli::Cli;

/// Prints it.
pub fn run(words: &Cli, matches: &ArgMatches) -> Outcome {
    let Some(shell) = matches.get_one::<Shell>(arguments::SHELL) else { return Ok(End::Usage) };
    let mut script = Vec::new();
    clap_complete::generate(*shell, &mut arguments::command(words), "demur", &mut script);
    say::result(words, &String::from_utf8_lossy(&script))
}
