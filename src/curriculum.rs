//! What is asked: stages, questions, options, and where they come from. Content, read from `assets/curriculum`.

pub mod check;
mod files;
pub mod ids;
pub mod matching;
mod parts;
mod read;
pub mod salvage;
mod sessions;

pub use files::{BUILT_IN, Files, SESSION_PATTERN};
pub use parts::{
    Ask, Breath, Column, ColumnKind, Detail, Figure, Kind, Limit, Only, Opt, Privacy, Question, Side, Source, Stage,
    Walk,
};
pub use read::{Unreadable, built_in, in_language, partly, read, session_pattern};
pub use sessions::{SESSION, session};

use std::collections::HashMap;

/// Every stage in the order of the walk, with its questions found by id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Curriculum {
    stages: Vec<Stage>,
    sources: Vec<Source>,
    walk: Walk,
    places: HashMap<String, (usize, usize)>,
}

impl Curriculum {
    /// Puts stages together. Says nothing of faults: [`check::faults`] does.
    #[must_use]
    pub fn new(stages: Vec<Stage>, sources: Vec<Source>, walk: Walk) -> Self {
        let mut places = HashMap::new();
        for (s, stage) in stages.iter().enumerate() {
            for (q, question) in stage.ask.iter().enumerate().filter_map(|(q, ask)| Some((q, ask.question()?))) {
                places.entry(question.id.clone()).or_insert((s, q));
            }
        }
        Self { stages, sources, walk, places }
    }

    /// The same with other stages: what they come from, and what holds for the walk as a whole, stays.
    #[must_use]
    pub fn with_stages(&self, stages: Vec<Stage>) -> Self {
        Self::new(stages, self.sources.clone(), self.walk.clone())
    }

    /// The stages, branches included, in the order of the walk.
    #[must_use]
    pub fn stages(&self) -> &[Stage] {
        &self.stages
    }

    /// The texts that demur learned from.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The questions of the short path, by id, in order: they make a note that asks for time.
    #[must_use]
    pub fn short_path(&self) -> &[String] {
        &self.walk.short_path
    }

    /// The stage of that id.
    #[must_use]
    pub fn stage(&self, id: &str) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == id)
    }

    /// The question of that id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        let (s, q) = self.places.get(id)?;
        self.stages.get(*s)?.ask.get(*q)?.question()
    }

    /// Every question once, in the order in which its definition stands.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.stages.iter().flat_map(|stage| &stage.ask).filter_map(Ask::question)
    }

    /// The first question that a stage asks, by the stage's id.
    #[must_use]
    pub fn asked_first(&self, stage: &str) -> Option<&Question> {
        self.stage(stage).and_then(|stage| self.asked_in(stage).next())
    }

    /// The questions a stage asks, those defined elsewhere included.
    pub fn asked_in<'a>(&'a self, stage: &'a Stage) -> impl Iterator<Item = &'a Question> {
        stage.ask.iter().filter_map(|ask| match ask {
            Ask::Question(question) => Some(question.as_ref()),
            Ask::Again(id) => self.question(id),
        })
    }
}
