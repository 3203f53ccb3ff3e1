//! What is said of arguments that demur doesn't understand: one sentence, and where the help is.

use std::ffi::OsString;

use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::{End, Outcome, Refusal, say};
use crate::words::cli::Cli;
use crate::words::fill;

/// Help and the version are results; everything else is one sentence.
pub fn answer(words: &Cli, command: &Command, arguments: &[OsString], error: &Error) -> Outcome {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return say::result(words, &error.render().to_string());
    }
    let about = About { what: told(error, ContextKind::InvalidArg), help: help(command, arguments) };
    Err(Refusal::new(End::Usage, about.sentence(words, error)))
}

struct About {
    what: String,
    help: String,
}

impl About {
    #[expect(clippy::wildcard_enum_match_arm, reason = "clap's kinds of errors grow")]
    fn sentence(&self, words: &Cli, error: &Error) -> String {
        let usage = &words.usage;
        let (value, values) = (told(error, ContextKind::InvalidValue), told(error, ContextKind::ValidValue));
        let prior = told(error, ContextKind::PriorArg);
        let sentence = match error.kind() {
            ErrorKind::UnknownArgument => &usage.unknown,
            ErrorKind::InvalidValue if value.is_empty() => &usage.no_value,
            ErrorKind::InvalidValue if !values.is_empty() => &usage.value,
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => &usage.free_value,
            ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => &usage.no_value,
            ErrorKind::MissingRequiredArgument => &usage.missing,
            ErrorKind::ArgumentConflict if self.what == prior => &usage.twice,
            ErrorKind::ArgumentConflict if !prior.is_empty() && !self.what.is_empty() => &usage.together,
            _ => &usage.other,
        };
        let what = if sentence == &usage.together { format!("{}, {prior}", self.what) } else { self.what.clone() };
        fill(sentence, &[("what", &what), ("value", &value), ("values", &values), ("help", &self.help)])
    }
}

/// How to ask for help with what was tried.
fn help(command: &Command, arguments: &[OsString]) -> String {
    let tried = arguments.get(1).and_then(|first| first.to_str()).and_then(|first| command.find_subcommand(first));
    tried.map_or_else(|| "demur --help".to_owned(), |tried| format!("demur {} --help", tried.get_name()))
}

fn told(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(one)) => one.clone(),
        Some(ContextValue::Strings(all)) => all.join(", "),
        _ => String::new(),
    }
}
