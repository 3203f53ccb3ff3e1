//! The stops of a walk, in order: its questions and the message, on the whole way or the short one.

use super::Desk;
use crate::curriculum::{Stage, ids};

/// Which questions the walk passes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Trail {
    /// Every question on the path.
    #[default]
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

/// A stop in the desk's own words: the ids of a stage and a question; none for the message.
pub type Place<'a> = Option<(&'a str, &'a str)>;

/// The stops, in order.
#[must_use]
pub fn stops(desk: &Desk, trail: Trail) -> Vec<Stop> {
    let stop = |place| match place {
        Some((stage, id)) => Stop::Question { stage: str::to_owned(stage), id: str::to_owned(id) },
        None => Stop::Letter,
    };
    places(desk, trail).into_iter().map(stop).collect()
}

/// The same, borrowed. The message stands at the head of its stage; on the short way behind the questions, once there
/// is one.
#[must_use]
pub fn places(desk: &Desk, trail: Trail) -> Vec<Place<'_>> {
    match trail {
        Trail::Short => short(desk).chain(desk.letter().map(|_| None)).collect(),
        Trail::Whole => whole(desk),
    }
}

fn short(desk: &Desk) -> impl Iterator<Item = Place<'_>> {
    let curriculum = desk.curriculum();
    curriculum.short_path().iter().filter_map(move |id| {
        // A question that asks for time too is asked there: nothing here hints at an answer.
        let asks = |stage: &&Stage| curriculum.asked_in(stage).any(|question| question.id == *id);
        let stages = || curriculum.stages().iter().filter(asks);
        let stage = stages().find(|stage| stage.branch.as_deref() == Some(ids::TIME)).or_else(|| stages().next())?;
        Some(Some((stage.id.as_str(), id.as_str())))
    })
}

fn whole(desk: &Desk) -> Vec<Place<'_>> {
    let path = desk.path();
    let mut stops = Vec::with_capacity(path.len() + 1);
    let mut letter_due = true;
    for (stage, id) in path {
        if stage == ids::REPLY && std::mem::take(&mut letter_due) {
            stops.push(None);
        }
        stops.push(Some((stage, id)));
    }
    stops
}
