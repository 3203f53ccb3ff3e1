//! Names that mean a command: no workbook is made by accident where one of them is tried.

use std::ffi::{OsStr, OsString};

const HELP: &str = "help";

/// Every command, as `arguments::command` has them.
const COMMANDS: [&str; 17] = [
    "list",
    "worksheet",
    "fill",
    "letter",
    "record",
    "calendar",
    "check",
    "walk",
    "coach",
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
    let named = |word: &OsStr| COMMANDS.iter().chain([&HELP]).any(|name| word == *name);
    let plain = |word: &OsString| !word.is_empty() && !word.as_encoded_bytes().starts_with(b"-") && !named(word);
    let words = arguments.get(1..)?;
    (words.len() <= 1 && words.iter().all(plain)).then_some(words)
}

/// The arguments as they are meant: `demur help` is `demur --help`, and `demur help list` is `demur list --help`.
#[must_use]
pub fn meant(arguments: &[OsString]) -> Vec<OsString> {
    match arguments {
        [program, first, asked @ ..] if first == HELP => {
            let asked = asked.iter().cloned();
            [program.clone()].into_iter().chain(asked).chain([OsStr::new("--help").to_owned()]).collect()
        }
        _ => arguments.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::cli::Cli;

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
