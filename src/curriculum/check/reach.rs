//! Reach: whatever may be shared says which moves it makes, and whatever is private makes none.

use std::collections::HashSet;

use super::references::column;
use super::{AGAIN, At, Faults};
use crate::curriculum::{Curriculum, Kind, Privacy};

/// Whether an answer (`offer.role`) or a ledger's column (`known.ledger.question`) may be used by a move of a kind of
/// message (`decline.thank`). A ledger named whole stands for its shareable columns. Nothing private ever may.
#[must_use]
pub fn may_reach(curriculum: &Curriculum, answer: &str, name: &str) -> bool {
    let (question, shareable) = match curriculum.question(answer) {
        Some(question) => (Some(question), true),
        None => (
            answer.rsplit_once('.').and_then(|(question, _)| curriculum.question(question)),
            column(curriculum, answer).is_some_and(|column| column.privacy == Privacy::Shareable),
        ),
    };
    question.is_some_and(|question| {
        shareable && question.privacy == Privacy::Shareable && question.moves.iter().any(|other| other == name)
    })
}

pub(super) fn question(at: &At<'_>, faults: &mut Faults<'_>) {
    let (question, words) = (at.question, &faults.words.reach);
    match question.privacy {
        Privacy::Shareable if question.moves.is_empty() => {
            faults.add(&at.place, "privacy:", &words.no_move, &[]);
        }
        Privacy::Private if !question.moves.is_empty() => {
            faults.add(&at.place, "privacy:", &words.private, &[("name", &question.moves.join("`, `"))]);
        }
        Privacy::Shareable | Privacy::Private => {}
    }
    let shared = question.columns.iter().any(|column| column.privacy == Privacy::Shareable);
    if question.kind == Kind::Ledger && shared != (question.privacy == Privacy::Shareable) {
        faults.add(&at.place, "privacy:", &words.ledger, &[]);
    }
    let mut seen = HashSet::new();
    for name in &question.moves {
        if !seen.insert(name) {
            faults.add(&at.place, AGAIN, &words.twice, &[("name", name)]);
        }
        if !faults.contract.has_move(name) {
            faults.add(&at.place, "", &words.no_such_move, &[("name", name)]);
        }
    }
}
