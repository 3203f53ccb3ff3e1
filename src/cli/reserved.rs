//! Names that mean a command though they are none yet: no workbook is made by accident where one of them is tried.

use std::ffi::{OsStr, OsString};

use super::{End, Refusal};
use crate::words::cli::Cli;
use crate::words::fill;

/// Commands that are still to come.
pub const TO_COME: [&str; 1] = ["coach"];
const HELP: &str = "help";

/// Every command, as `arguments::command` has them.
const COMMANDS: [&str; 16] = [
    "list",
    "worksheet",
    "fill",
    "letter",
    "record",
    "calendar",
    "check",
    "walk",
    "hand-over",
    "take-over",
    "files",
    "forget",
    "doctor",
    "pack",
    "completions",
    "manual",
];

/// The workbook in the arguments, at most one, where they ask for the full screen and nothing else, as they do nearly
/// always: no word of them is an option or a command. That can be seen without reading the command line.
#[must_use]
pub fn plainly(arguments: &[OsString]) -> Option<&[OsString]> {
    let named = |word: &OsStr| COMMANDS.iter().chain(&TO_COME).chain([&HELP]).any(|name| word == *name);
    let plain = |word: &OsString| !word.is_empty() && !word.as_encoded_bytes().starts_with(b"-") && !named(word);
    let words = arguments.get(1..)?;
    (words.len() <= 1 && words.iter().all(plain)).then_some(words)
}

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

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(words: &[&str]) -> Vec<OsString> {
        std::iter::once("demur").chain(words.iter().copied()).map(OsString::from).collect()
    }

    #[test]
    fn a_command_is_no_workbook() {
        let command = crate::cli::command(&Cli::built_in().unwrap());
        let mut names: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
        names.sort_unstable();
        let mut known = COMMANDS.to_vec();
        known.sort_unstable();
        assert_eq!(names, known);
        for words in [vec!["list"], vec!["help"], vec!["pack"], vec!["-h"], vec!["--"], vec![""], vec!["a", "b"]] {
            assert_eq!(plainly(&arguments(&words)), None, "{words:?}");
        }
        assert_eq!(plainly(&arguments(&[])), Some([].as_slice()));
        assert_eq!(plainly(&arguments(&["team lead"])), Some(["team lead".into()].as_slice()));
    }
}
