//! The command line: arguments in, one file per command.

use std::process::ExitCode;

/// Reads the arguments, does what they ask, and says how it ended.
#[must_use]
pub fn main() -> ExitCode {
    ExitCode::SUCCESS
}
