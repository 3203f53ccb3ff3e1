//! The questions of one session of a coach and a client, with ids of its own.

use super::{Ask, Curriculum, Stage};
use crate::wording::Wording;

/// The id that every session's begins with, and that of the pattern.
pub const SESSION: &str = "session";

impl Curriculum {
    /// The same with more stages behind all others.
    #[must_use]
    pub fn and_stages(&self, more: impl IntoIterator<Item = Stage>) -> Self {
        let mut stages = self.stages.clone();
        stages.extend(more);
        Self::new(stages, self.sources.clone(), self.walk.clone())
    }
}

/// The questions of the session with that id, from the pattern of all of them.
#[must_use]
pub fn session(pattern: &Stage, id: &str, title: String, about: String) -> Stage {
    let mut stage =
        Stage { id: id.to_owned(), title: Wording::kept(title), about: Wording::kept(about), ..pattern.clone() };
    for ask in &mut stage.ask {
        if let Ask::Question(question) = ask
            && let Some(word) = question.id.strip_prefix(SESSION)
        {
            question.id = [id, word].concat();
        }
    }
    stage
}
