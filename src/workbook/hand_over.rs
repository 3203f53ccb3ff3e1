//! A copy of a workbook to hand to somebody: exactly what its writer chose, and nothing else.

use std::sync::Arc;

use super::exchange::MESSAGE;
use super::shareable::shared;
use super::{Consent, Exchange, Private, Workbook};
use crate::curriculum::{Curriculum, Privacy, ids};

/// What is chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Private answers too.
    pub private: bool,
    /// Only these questions, by id; [`ids::REPLY`] stands for the message. None for all.
    pub only: Option<Vec<String>>,
}

impl Chosen {
    fn takes(&self, id: &str) -> bool {
        self.only.as_ref().is_none_or(|only| only.iter().any(|chosen| chosen == id))
    }
}

impl Workbook {
    /// The copy: of the same origin, without where the writer is. Versions are settled before, by
    /// [`Workbook::settle_versions`]. What is not chosen leaves no trace in it: no answer, no version, no date.
    ///
    /// Without private answers, a ledger is copied without its private cells, and what no question asks is left out.
    #[must_use]
    pub fn handed_over(&self, chosen: &Chosen, curriculum: &Curriculum, _consent: &Consent) -> Self {
        let mut copy = Self::new(self.book.clone(), self.name.clone());
        copy.pack.clone_from(&self.pack);
        for (id, answer) in self.answers().filter(|(id, answer)| chosen.takes(id) && !answer.is_blank()) {
            if chosen.private || is_shareable(id, curriculum) {
                copy.put_sealed(id, Some(answer.clone()));
            } else if let Some(rest) = curriculum.question(id).and_then(|question| shared(question, answer.open())) {
                copy.put_sealed(id, Some(Private::new(rest)));
            }
        }
        let decided = [ids::DECISION, ids::SURE].iter().all(|id| chosen.takes(id));
        if chosen.private && decided {
            copy.history = self.history.iter().filter(|turn| chosen.takes(&turn.question)).cloned().collect();
        }
        if chosen.private && chosen.only.is_none() {
            copy.carried.clone_from(&self.carried);
        }
        let goes = |session: &&super::Session| copy.answers().any(|(id, _)| id.starts_with(&session.id()));
        copy.sessions = match (chosen.private, &chosen.only) {
            (false, _) => Vec::new(),
            (true, None) => self.sessions.clone(),
            // What each answer said when it began is of other questions too.
            (true, Some(_)) => {
                let goes = self.sessions.iter().filter(goes);
                goes.map(|session| super::Session { prints: Vec::new(), ..session.clone() }).collect()
            }
        };
        if chosen.takes(ids::REPLY) {
            copy.message = Arc::clone(&self.message);
            if !chosen.private && !copy.message.ignored.is_empty() {
                // Why a finding was set aside was written for nobody else.
                Arc::make_mut(&mut copy.message).ignored.clear();
            }
            copy.left.clone_from(&self.left);
            copy.short_path = self.short_path;
        }
        copy.exchange = Arc::new(self.exchanged(chosen, curriculum));
        copy
    }

    /// What may be said of versions: of what is handed over whole.
    fn exchanged(&self, chosen: &Chosen, curriculum: &Curriculum) -> Exchange {
        let open = |id: &str| chosen.private || is_shareable(id, curriculum);
        let goes = |id: &str| {
            let of_message = id.starts_with(MESSAGE) && chosen.takes(ids::REPLY);
            of_message || (chosen.takes(id) && open(id))
        };
        Exchange {
            known: self.exchange.known.iter().filter(|known| goes(&known.id)).cloned().collect(),
            aside: self.exchange.aside.iter().filter(|(id, _)| chosen.takes(id) && open(id)).cloned().collect(),
        }
    }
}

/// True where the whole answer may be seen by others: its question is shareable, in every column.
#[must_use]
pub fn is_shareable(id: &str, curriculum: &Curriculum) -> bool {
    if id == ids::REPLY {
        return true;
    }
    curriculum.question(id).is_some_and(|question| {
        question.privacy == Privacy::Shareable
            && question.only.is_none()
            && question.columns.iter().all(|column| column.privacy == Privacy::Shareable)
    })
}
