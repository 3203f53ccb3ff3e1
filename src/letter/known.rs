//! What is known of seams from the time before: beginnings, the answers that ended them, and what they made together.

use super::join::Joined;

/// More than a message has: what was wished for before is forgotten at some time.
const MOST: usize = 96;

/// Beginnings and answers that were joined, so that after a change only what it touches is joined anew. It holds words
/// of shareable answers, and nothing else; without it the same is made, only slower.
#[derive(Clone, Default)]
pub struct Known {
    seams: Vec<Seam>,
}

#[derive(Clone)]
struct Seam {
    question: String,
    lead: String,
    answer: String,
    joined: Joined,
}

impl std::fmt::Debug for Known {
    /// A count, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Known({} seams)", self.seams.len())
    }
}

impl Known {
    /// What a beginning and the answer to a question make: as it is known, else made now.
    pub(super) fn or_join(
        &mut self,
        question: &str,
        lead: &str,
        answer: &str,
        join: impl FnOnce() -> Joined,
    ) -> Joined {
        let place = self.seams.iter_mut().find(|seam| seam.question == question && seam.lead == lead);
        match place {
            Some(seam) if seam.answer == answer => seam.joined.clone(),
            Some(seam) => {
                seam.joined = join();
                answer.clone_into(&mut seam.answer);
                seam.joined.clone()
            }
            None => {
                if self.seams.len() >= MOST {
                    self.seams.clear();
                }
                let (question, lead, answer) = (question.to_owned(), lead.to_owned(), answer.to_owned());
                self.seams.push(Seam { question, lead, answer, joined: join() });
                self.seams.last().map(|seam| seam.joined.clone()).unwrap_or_default()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(text: &str) -> Joined {
        Joined { sentences: vec![text.to_owned()], reads_on: true }
    }

    #[test]
    fn what_is_known_is_not_made_again_and_another_answer_is() {
        let mut known = Known::default();
        assert_eq!(known.or_join("a", "I", "go", || made("I go.")), made("I go."));
        assert_eq!(known.or_join("a", "I", "go", || unreachable!("it is known")), made("I go."));
        assert_eq!(known.or_join("a", "I", "stay", || made("I stay.")), made("I stay."));
        assert_eq!(known.or_join("a", "You", "stay", || made("You stay.")), made("You stay."));
        assert_eq!(known.or_join("b", "I", "stay", || made("It.")), made("It."));
        assert_eq!(known.or_join("a", "I", "stay", || unreachable!("it is known")), made("I stay."));
    }

    #[test]
    fn it_does_not_grow_for_ever() {
        let mut known = Known::default();
        for at in 0..1_000 {
            known.or_join("a", &at.to_string(), "x", || made("x"));
        }
        assert!(known.seams.len() <= MOST);
    }
}
