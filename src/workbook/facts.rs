//! The facts about answers outside the message that a check of it is told: never private words, but for names that may
//! not be in it.

use super::{Answer, Workbook};
use crate::curriculum::{Curriculum, Privacy, ids};

impl Workbook {
    /// True where the offer was made in a conversation.
    #[must_use]
    pub fn offered_in_conversation(&self) -> bool {
        self.answer(ids::HOW)
            .is_some_and(|answer| matches!(answer.open(), Answer::Choice { option, .. } if option == ids::CONVERSATION))
    }

    /// Names of colleagues whose row does not say that they were asked: the first column of each ledger whose rows are
    /// shareable only once a word in them says so, where it does not. Rows that wait for a cell to be empty, as open
    /// questions do, and first columns that are private, name nobody.
    #[must_use]
    pub fn unasked(&self, curriculum: &Curriculum) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for question in curriculum.questions() {
            let (Some(only), Some(answer)) = (&question.only, self.answer(&question.id)) else { continue };
            let names_people = question.columns.first().is_some_and(|first| first.privacy == Privacy::Shareable);
            if only.is.is_empty() || !names_people {
                continue;
            }
            let (Some(at), Answer::Ledger(rows)) = (question.column(&only.column), answer.open()) else { continue };
            let unasked = rows.iter().filter(|row| row.get(at).is_none_or(|cell| cell.trim() != only.is));
            names.extend(unasked.filter_map(|row| row.first()).map(|name| name.trim().to_owned()));
        }
        names.retain(|name| !name.is_empty());
        names
    }

    /// The words of shareable answers to questions for a day that are no day, by question.
    #[must_use]
    pub fn days_unread(&self, curriculum: &Curriculum) -> Vec<(String, String)> {
        let shared = curriculum.questions().filter(|question| question.privacy == Privacy::Shareable);
        let words = shared.filter_map(|question| {
            let Answer::Undated(words) = self.answer(&question.id)?.open() else { return None };
            Some((question.id.clone(), words.trim().to_owned()))
        });
        words.filter(|(_, words)| !words.is_empty()).collect()
    }
}
