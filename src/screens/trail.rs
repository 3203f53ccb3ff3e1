//! The stops of a walk, in order: its questions and the message, on the whole way or the short one.

use super::Desk;
use crate::curriculum::{Stage, ids};

/// Which questions the walk passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trail {
    /// Every question on the path.
    Whole,
    /// The five that make a note asking for time.
    Short,
}

/// A stop of the walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stop {
    /// A question, in the stage that asks it here.
    Question {
        /// The stage's id.
        stage: String,
        /// The question's id.
        id: String,
    },
    /// The message.
    Letter,
}

impl Stop {
    /// The id of its stage.
    #[must_use]
    pub fn stage(&self) -> &str {
        match self {
            Self::Question { stage, .. } => stage,
            Self::Letter => ids::REPLY,
        }
    }

    /// The id of its question, or `reply`.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Question { id, .. } => id,
            Self::Letter => ids::REPLY,
        }
    }
}

/// The stops, in order. The message stands at the head of its stage; on the short way behind the questions, once there
/// is one.
#[must_use]
pub fn stops(desk: &Desk, trail: Trail) -> Vec<Stop> {
    match trail {
        Trail::Short => short(desk).chain(desk.letter().map(|_| Stop::Letter)).collect(),
        Trail::Whole => whole(desk),
    }
}

fn short(desk: &Desk) -> impl Iterator<Item = Stop> + '_ {
    let curriculum = desk.curriculum();
    curriculum.short_path().iter().filter_map(move |id| {
        // A question that asks for time too is asked there: nothing here hints at an answer.
        let asks = |stage: &&Stage| curriculum.asked_in(stage).any(|question| question.id == *id);
        let stages = || curriculum.stages().iter().filter(asks);
        let stage = stages().find(|stage| stage.branch.as_deref() == Some(ids::TIME)).or_else(|| stages().next())?;
        Some(Stop::Question { stage: stage.id.clone(), id: id.clone() })
    })
}

fn whole(desk: &Desk) -> Vec<Stop> {
    let path = desk.path();
    let mut stops = Vec::with_capacity(path.len() + 1);
    let mut letter_due = true;
    for (stage, id) in path {
        if stage == ids::REPLY && std::mem::take(&mut letter_due) {
            stops.push(Stop::Letter);
        }
        stops.push(Stop::Question { stage, id });
    }
    stops
}
