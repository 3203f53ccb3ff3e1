//! What is known from the time before: beginnings, the answers that ended them, and the sentences they made together.

use std::sync::Arc;

use chrono::NaiveDate;

use super::join::Joined;
use super::teller::Telling;
use super::{Channel, Kind, Length, Tone};
use crate::workbook::{Answer, Shareable};

/// More than a message has: what was wished for before is forgotten at some time.
const MOST: usize = 96;

/// Moves that were told, and beginnings and answers that were joined, so that after a change only what it touches is
/// made anew. Good for one curriculum and one set of letters. It holds words of shareable answers, and nothing else;
/// without it the same is made, only slower.
#[derive(Clone, Default)]
pub struct Known {
    made: Vec<Made>,
    told: Vec<Told>,
}

/// What a move is told under, besides answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Under {
    pub kind: Kind,
    pub channel: Channel,
    pub tone: Tone,
    pub length: Length,
    pub today: NaiveDate,
    pub how: How,
}

/// What a move is told as.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// Lines, each by itself.
    Lines,
    /// Paragraphs.
    Block,
    /// Paragraphs, the first of which goes on in the block before it.
    On,
}

/// An answer that was looked at, by id; none where there was none.
type Read = (String, Option<Arc<Answer>>);

#[derive(Clone)]
struct Told {
    id: String,
    under: Under,
    read: Vec<Read>,
    telling: Arc<Telling>,
}

#[derive(Clone)]
struct Made {
    question: String,
    lead: String,
    answer: String,
    joined: Joined,
}

impl std::fmt::Debug for Known {
    /// A count, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Known({}, {})", self.made.len(), self.told.len())
    }
}

impl Known {
    /// What the stem of a question and this answer make, where that is known.
    pub(crate) fn joined(&self, question: &str, answer: &str) -> Option<&Joined> {
        let mut made = self.made.iter().filter(|made| made.question == question && made.lead.is_empty());
        made.find(|made| made.answer == answer).map(|made| &made.joined)
    }

    /// What is told of a move, where it was told of the same answers before.
    pub(super) fn told(&self, id: &str, under: Under, answers: &Shareable) -> Option<Arc<Telling>> {
        let told = self.told.iter().find(|told| told.id == id && told.under == under)?;
        let same = told.read.iter().all(|(id, read)| answers.is(id, read.as_ref()));
        same.then(|| Arc::clone(&told.telling))
    }

    /// Remembers what is told of a move, and the answers that were looked at for it.
    pub(super) fn tell(&mut self, id: &str, under: Under, read: Vec<Read>, telling: Arc<Telling>) {
        self.told.retain(|told| told.id != id || told.under != under);
        if self.told.len() >= MOST {
            self.told.clear();
        }
        self.told.push(Told { id: id.to_owned(), under, read, telling });
    }

    /// What a beginning and the answer to a question make: as it is known, else joined now.
    pub(super) fn or_join(
        &mut self,
        question: &str,
        lead: &str,
        answer: &str,
        join: impl FnOnce() -> Joined,
    ) -> Joined {
        let place = self.made.iter().position(|made| made.question == question && made.lead == lead);
        let before = place.map(|at| self.made.swap_remove(at)).filter(|made| made.answer == answer);
        let made = before.unwrap_or_else(|| Made {
            question: question.to_owned(),
            lead: lead.to_owned(),
            answer: answer.to_owned(),
            joined: join(),
        });
        if self.made.len() >= MOST {
            self.made.clear();
        }
        let joined = made.joined.clone();
        self.made.push(made);
        joined
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(text: &str) -> Joined {
        Joined { sentences: vec![text.to_owned()], reads_on: true }
    }

    #[test]
    fn what_is_known_is_not_made_again_and_another_answer_is() {
        let mut known = Known::default();
        assert_eq!(known.or_join("a", "I", "go", || sentence("I go.")), sentence("I go."));
        assert_eq!(known.or_join("a", "I", "go", || unreachable!("it is known")), sentence("I go."));
        assert_eq!(known.or_join("a", "I", "stay", || sentence("I stay.")), sentence("I stay."));
        assert_eq!(known.or_join("a", "You", "stay", || sentence("You stay.")), sentence("You stay."));
        assert_eq!(known.or_join("b", "I", "stay", || sentence("It.")), sentence("It."));
        assert_eq!(known.or_join("a", "I", "stay", || unreachable!("it is known")), sentence("I stay."));
        assert_eq!((known.joined("a", "stay"), known.joined("b", "stay")), (None, None));
        known.or_join("b", "", "stay", || sentence("To stay."));
        assert_eq!((known.joined("b", "stay"), known.joined("b", "go")), (Some(&sentence("To stay.")), None));
    }

    #[test]
    fn it_does_not_grow_for_ever() {
        let mut known = Known::default();
        for at in 0..1_000 {
            known.or_join("a", &at.to_string(), "x", || sentence("x"));
        }
        assert!(known.made.len() <= MOST);
    }
}
