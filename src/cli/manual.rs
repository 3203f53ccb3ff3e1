//! `demur manual`: the manual page. A test makes it from the command line and holds that it is up to date.

use super::{Outcome, say};
use crate::words::cli::Cli;

const PAGE: &str = include_str!("../../assets/demur.1");

/// Prints it.
pub fn run(words: &Cli) -> Outcome {
    say::result(words, PAGE)
}
