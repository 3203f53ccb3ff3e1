//! `demur [WORKBOOK]`: the full screen.

use std::ffi::OsStr;
use std::sync::Arc;

use crate::app::Content;
use crate::shell::clock;
use crate::shell::environment::{Environment, Places};
use crate::shell::sitting::{Departure, sit};
use crate::shell::store::{self, StoreError, names, say};
use crate::words::fill;
use crate::words::store::Store;

/// How opening or sitting went wrong: what to say. The exit status is 3.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(pub String);

/// Opens a workbook on the full screen: the one named (made if new), else the last used, else a new one.
///
/// # Errors
/// What could not be read or written, or what isn't saved at the end.
pub fn run(
    asked: Option<&OsStr>,
    environment: Environment,
    places: &Places,
    content: Arc<Content>,
    words: &Store,
) -> Result<(), Refused> {
    let refused = |error: &StoreError| Refused(said(words, error));
    let (path, name) = match asked {
        Some(given) => {
            let asked = names::asked(places, given).map_err(|error| refused(&error))?;
            (asked.path, asked.name)
        }
        None => names::last_used(places).map_or_else(
            || {
                let fresh = names::fresh(places, &content.words.screen.frame.new_workbook);
                (fresh.path, fresh.name)
            },
            |path| (path, String::new()),
        ),
    };
    let opened = store::open(places, &path, &name, clock::now()).map_err(|error| refused(&error))?;
    names::remember(places, &opened.path);
    match sit(opened, content, words, environment) {
        Ok(Departure::Saved) => Ok(()),
        Ok(Departure::Unsaved(why)) => Err(Refused(why)),
        Err(error) => Err(Refused(fill(&words.no_screen, &[("reason", &error.kind().to_string())]))),
    }
}

/// What went wrong with a workbook, and for a damaged one what could be opened in its stead.
fn said(words: &Store, error: &StoreError) -> String {
    let mut said = say::error(words, error);
    if let StoreError::Damaged { offers, .. } = error
        && let Some(newest) = offers.first()
    {
        said.push(' ');
        said.push_str(&say::offer(words, newest));
    }
    said
}
