//! What every command needs: the words, the questions, the places, the hour.

use std::sync::Arc;

use super::{End, Refusal, pack, say};
use crate::app::Content;
use crate::curriculum::Curriculum;
use crate::day::{self, Now, Reading};
use crate::language::{Language, Unread};
use crate::letter::{Letters, Sources};
use crate::shell::environment::{Environment, Places};
use crate::shell::{clock, packs, preferences};
use crate::words::Words;
use crate::words::cli::Cli;
use crate::words::fill;
use crate::words::store::Store;
use crate::workbook::{Shareable, Workbook, one_line};

/// It.
#[derive(Debug, Clone)]
pub struct House {
    /// The words of the command line.
    pub words: Arc<Unread<Cli>>,
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
    /// What the writer set.
    pub preferred: preferences::Read,
    /// The pack that is used, by its name; empty where none is.
    pub pack: String,
    /// Why the pack that the settings name is not used; empty where it is, or none is named.
    pub unpacked: String,
}

/// What is looked at before the first word is said: the surroundings, what the writer set, and so the language.
#[derive(Debug)]
pub struct Start {
    /// What the environment says.
    pub environment: Environment,
    /// Where files are kept; nowhere where there is no home folder.
    pub places: Option<Places>,
    /// What the writer set.
    pub preferred: preferences::Read,
    /// The language that demur speaks.
    pub language: Language,
}

impl Start {
    /// Looks.
    pub fn read() -> Self {
        let environment = Environment::read();
        let places = environment.places();
        let preferred = places.as_ref().map(preferences::read).unwrap_or_default();
        let language = preferences::language(&preferred, &environment);
        Self { environment, places, preferred, language }
    }
}

impl House {
    /// Puts it together.
    ///
    /// # Errors
    /// Where content cannot be read, or there is no place for files.
    pub fn new(words: Unread<Cli>, start: Start) -> Result<Self, Refusal> {
        let Start { environment, places, preferred, language } = start;
        let unread = || Refusal::new(End::Failed, words.content.clone());
        let store = Arc::new(Store::in_language(language).map_err(|_damaged| unread())?);
        let curriculum = crate::curriculum::in_language(language).map_err(|_damaged| unread())?;
        let said = crate::words::in_language(language).map_err(|_damaged| unread())?;
        let places = places.ok_or_else(|| Refusal::new(End::Failed, store.no_places.clone()))?;
        let pack = preferred.settings.pack.as_deref();
        let pack =
            pack.map(|setting| pack::used(&words, &packs::meant(&places, setting), language, &curriculum)).transpose();
        let (content, pack, unpacked) = match pack {
            Ok(None) => (Content::new(curriculum, said), String::new(), String::new()),
            Ok(Some(pack)) => (with(pack.curriculum, pack.letters, said), pack.name, String::new()),
            Err(why) => (Content::new(curriculum, said), String::new(), why),
        };
        if !unpacked.is_empty() {
            say::message(&unpacked);
        }
        let content = Arc::new(content);
        Ok(Self {
            words: Arc::new(words),
            store,
            content,
            places,
            environment,
            now: clock::moment(),
            preferred,
            pack,
            unpacked,
        })
    }

    /// A new workbook remembers the pack that it is begun with.
    pub fn begin(&self, workbook: &mut Workbook) {
        if workbook.rev == 0 && workbook.pack.is_empty() && workbook.answers().next().is_none() {
            workbook.pack.clone_from(&self.pack);
        }
    }

    /// What is said of a workbook that was made with another pack than the one that is used.
    pub fn made_with(&self, workbook: &Workbook) -> Option<String> {
        let pack: String = one_line(&workbook.pack).chars().take(60).collect();
        if pack.is_empty() || workbook.pack == self.pack {
            return None;
        }
        let words = &self.words.pack;
        let sentence = if self.pack.is_empty() { &words.made_with } else { &words.made_with_another };
        Some(fill(sentence, &[("pack", &pack), ("used", &self.pack)]))
    }

    /// The same, asking the questions of a workbook's sessions too.
    pub fn knowing(&self, workbook: &Workbook) -> Self {
        let content = self.content.with_sessions(workbook).map_or_else(|| Arc::clone(&self.content), Arc::new);
        Self { content, ..self.clone() }
    }

    /// What is asked.
    pub fn curriculum(&self) -> &Curriculum {
        &self.content.curriculum
    }

    /// What a message is made from.
    pub fn sources<'a>(&'a self, answers: &'a Shareable) -> Sources<'a> {
        let Content { curriculum, letters, .. } = self.content.as_ref();
        Sources { answers, curriculum, letters, names: self.content.days_of_messages(), today: self.now.today }
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

/// A pack's questions and messages.
fn with(curriculum: Curriculum, letters: Option<Letters>, words: Words) -> Content {
    let content = Content::new(curriculum, words);
    match letters {
        Some(letters) => content.with_letters(letters),
        None => content,
    }
}
