//! Names that mean a command though they are none yet: no workbook is made by accident where one of them is tried.

use std::ffi::{OsStr, OsString};

use super::{End, Refusal};
use crate::words::cli::Cli;
use crate::words::fill;

/// Commands that are still to come.
pub const TO_COME: [&str; 4] = ["coach", "hand-over", "take-over", "pack"];
const HELP: &str = "help";

/// The arguments as they are meant: `demur help` is `demur --help`, and `demur help list` is `demur list --help`.
///
/// # Errors
/// Where the first one names a command that is still to come. After `--` it is a workbook.
pub fn meant(words: &Cli, arguments: &[OsString]) -> Result<Vec<OsString>, Refusal> {
    let (Some(program), Some(first)) = (arguments.first(), arguments.get(1)) else { return Ok(arguments.to_vec()) };
    if let Some(name) = TO_COME.into_iter().find(|name| first == name) {
        return Err(Refusal::new(End::Usage, fill(&words.usage.to_come, &[("name", name)])));
    }
    if first != HELP {
        return Ok(arguments.to_vec());
    }
    let asked = arguments.iter().skip(2).cloned();
    Ok([program.clone()].into_iter().chain(asked).chain([OsStr::new("--help").to_owned()]).collect())
}
