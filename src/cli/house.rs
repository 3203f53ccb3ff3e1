//! What every command needs: the words, the questions, the places, the hour.

use std::sync::Arc;

use super::{End, Refusal};
use crate::app::Content;
use crate::curriculum::Curriculum;
use crate::day::{self, Now, Reading};
use crate::letter::Sources;
use crate::shell::clock;
use crate::shell::environment::{Environment, Places};
use crate::words::cli::Cli;
use crate::words::store::Store;
use crate::workbook::Shareable;

/// It.
#[derive(Debug)]
pub struct House {
    /// The words of the command line.
    pub words: Cli,
    /// The sentences about files.
    pub store: Arc<Store>,
    /// What is asked, how messages are made, the words of the full screen and of days.
    pub content: Arc<Content>,
    /// Where files are kept.
    pub places: Places,
    /// What the environment says.
    pub environment: Environment,
    /// When this command began.
    pub now: Now,
}

impl House {
    /// Puts it together.
    ///
    /// # Errors
    /// Where content cannot be read, or there is no place for files.
    pub fn new(words: Cli, environment: Environment) -> Result<Self, Refusal> {
        let unread = || Refusal::new(End::Failed, words.content.clone());
        let store = Arc::new(Store::built_in().map_err(|_damaged| unread())?);
        let curriculum = crate::curriculum::built_in().map_err(|_damaged| unread())?;
        let content = Arc::new(Content::new(curriculum, crate::words::built_in().map_err(|_damaged| unread())?));
        let places = environment.places().ok_or_else(|| Refusal::new(End::Failed, store.no_places.clone()))?;
        Ok(Self { words, store, content, places, environment, now: clock::moment() })
    }

    /// What is asked.
    pub fn curriculum(&self) -> &Curriculum {
        &self.content.curriculum
    }

    /// What a message is made from.
    pub fn sources<'a>(&'a self, answers: &'a Shareable) -> Sources<'a> {
        let Content { curriculum, letters, .. } = self.content.as_ref();
        Sources { answers, curriculum, letters, names: self.days(), today: self.now.today }
    }

    /// How days are called.
    pub fn days(&self) -> &day::Names {
        &self.content.words.day
    }

    /// Reads a day as a person types it; a day of the past where one is asked for.
    pub fn day(&self, words: &str, past: bool) -> Reading {
        day::reading(words, past, self.now.today, self.days())
    }
}
