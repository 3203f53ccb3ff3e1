//! The command line: arguments in, one file per command.

pub mod open;

use std::process::ExitCode;
use std::sync::Arc;

use crate::app::Content;

/// Reads the arguments, does what they ask, and says how it ended.
#[must_use]
pub fn main() -> ExitCode {
    let environment = crate::shell::environment::Environment::read();
    let (Some(places), Ok(curriculum), Ok(letters), Ok(words), Ok(store)) = (
        environment.places(),
        crate::curriculum::built_in(),
        crate::letter::Letters::built_in(),
        crate::words::built_in(),
        crate::words::store::Store::built_in(),
    ) else {
        return ExitCode::from(3);
    };
    let content = Arc::new(Content { curriculum, letters, words });
    let asked = std::env::args_os().nth(1);
    match open::run(asked.as_deref(), environment, &places, content, &store) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(3),
    }
}
