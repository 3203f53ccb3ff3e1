//! Then and now: each change of the decision and of sureness, with its time; and for which decision the reason was
//! written.

use chrono::NaiveDate;

use super::{Answer, Turn, Workbook};
use crate::curriculum::{Detail, Question, ids};

/// Nobody writes a reason within so many seconds: who turned round sooner had only missed the line.
const LONG_ENOUGH: i64 = 30;
/// A number that is put in so many seconds after the one before is still the same change: it is being typed, or
/// looked for with the arrows.
const STILL_CHANGING: i64 = 60;

impl Workbook {
    /// Keeps the answer as it now stands, where it is the decision or sureness and differs from the last one kept; of
    /// the reason, which decision it is written for. `now` in seconds since 1970 UTC. To be called once an answer was
    /// changed. Of numbers for sureness that follow each other closely the last one counts.
    pub fn record(&mut self, id: &str, now: i64) {
        let Some(value) = self.turning(id) else { return };
        self.drop_passing(id, now);
        let last = self.history.iter().rev().find(|turn| turn.question == id);
        if last.is_none_or(|turn| turn.value != value) {
            self.history.push(Turn { at: now, question: id.to_owned(), value });
        }
    }

    /// The number that was only passed through a moment ago goes, where nothing else turned and no session began since.
    fn drop_passing(&mut self, id: &str, now: i64) {
        let since = |at: i64| self.sessions.iter().any(|session| (at..=now).contains(&session.began));
        let passing = |last: &Turn| {
            id == ids::SURE
                && last.question == id
                && (0..STILL_CHANGING).contains(&now.saturating_sub(last.at))
                && !since(last.at)
        };
        if self.history.last().is_some_and(passing) {
            self.history.pop();
        }
    }

    /// Puts in an answer that was read from a sheet, and records it. True where it changed something.
    ///
    /// A detail that should be a day and isn't yet never leaves the workbook, so a sheet can't bring it back: it
    /// stays where the sheet takes the same option and tells no day.
    pub fn take(&mut self, question: &Question, mut answer: Answer, now: i64) -> bool {
        if let (Answer::Choice { option, detail }, Some(old)) = (&mut answer, self.answer(&question.id))
            && let Answer::Choice { option: before, detail: words } = old.open()
            && option == before
            && detail.is_empty()
            && undated(question, option, words)
        {
            detail.clone_from(words);
        }
        let changed = self.answer(&question.id).is_none_or(|old| *old.open() != answer);
        if changed {
            self.set(&question.id, Some(answer));
            self.record(&question.id, now);
        }
        changed
    }

    /// Each change of the decision and of sureness, oldest first.
    pub fn then_and_now(&self) -> impl Iterator<Item = &Turn> {
        self.history.iter().filter(|turn| turn.question != ids::REASON)
    }

    /// The decision that the reason was written for; none where that is not known.
    #[must_use]
    pub fn reason_written_for(&self) -> Option<&str> {
        let last = self.history.iter().rev().find(|turn| turn.question == ids::REASON)?;
        Some(last.value.as_str()).filter(|value| !value.is_empty())
    }

    /// From here on the reason counts as written for that decision; for one that is not known, where there is none.
    pub fn reason_is_for(&mut self, decision: Option<String>, now: i64) {
        if self.reason_written_for() != decision.as_deref() {
            let value = decision.unwrap_or_default();
            self.history.push(Turn { at: now, question: ids::REASON.to_owned(), value });
        }
    }

    /// True where a reason stands that was written for another decision than the present one. Where it is not known
    /// for which, this is a may be: another one stood for so long that a reason may have been written for it.
    #[must_use]
    pub fn reason_is_for_another(&self) -> bool {
        let Some(now) = self.decision().filter(|_| self.answered(ids::REASON)) else { return false };
        let before = || self.decided_otherwise_before(now);
        self.reason_written_for().map_or_else(before, |then| is_another(then, now))
    }

    fn decided_otherwise_before(&self, now: &str) -> bool {
        let turns: Vec<&Turn> = self.history.iter().filter(|turn| turn.question == ids::DECISION).collect();
        turns
            .iter()
            .zip(turns.iter().skip(1))
            .any(|(one, next)| is_another(&one.value, now) && next.at.saturating_sub(one.at) >= LONG_ENOUGH)
    }

    fn turning(&self, id: &str) -> Option<String> {
        if id == ids::REASON {
            return self.decision().filter(|_| self.answered(id)).map(str::to_owned);
        }
        if id != ids::DECISION && id != ids::SURE {
            return None;
        }
        match self.answer(id)?.open() {
            Answer::Choice { option, .. } => Some(option.clone()).filter(|option| !option.is_empty()),
            Answer::Scale(number) => Some(number.to_string()),
            Answer::Prose(_)
            | Answer::Date(_)
            | Answer::Undated(_)
            | Answer::Checklist { .. }
            | Answer::Weighted(_)
            | Answer::Ledger(_)
            | Answer::Truth { .. } => None,
        }
    }
}

/// Time to think has no reason of its own.
fn is_another(decision: &str, now: &str) -> bool {
    decision != now && decision != ids::TIME
}

/// True where this option asks for a day beside it, and these words are none yet: kept for the writer, told to nobody.
#[must_use]
pub fn undated(question: &Question, option: &str, words: &str) -> bool {
    let asks_a_day = question.option(option).is_some_and(|option| option.detail == Some(Detail::Date));
    asks_a_day && words.parse::<NaiveDate>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is kept of numbers that are put in at these seconds.
    fn kept(numbers: &[(i64, u8)]) -> Vec<(i64, String)> {
        let mut book = Workbook::new(String::new(), String::new());
        for (at, number) in numbers {
            book.set(ids::SURE, Some(Answer::Scale(*number)));
            book.record(ids::SURE, *at);
        }
        book.history.into_iter().map(|turn| (turn.at, turn.value)).collect()
    }

    fn check(numbers: &[(i64, u8)], expected: &[(i64, &str)]) {
        let expected: Vec<_> = expected.iter().map(|(at, value)| (*at, (*value).to_owned())).collect();
        assert_eq!(kept(numbers), expected, "{numbers:?}");
    }

    #[test]
    fn a_number_that_is_only_passed_through_is_no_change_of_mind() {
        check(&[(0, 7), (500, 1), (501, 10)], &[(0, "7"), (501, "10")]);
        check(&[(0, 7), (500, 6), (501, 5), (540, 4), (590, 3)], &[(0, "7"), (590, "3")]);
        check(&[(0, 7), (500, 6), (501, 7)], &[(0, "7")]);
        check(&[(0, 7), (500, 6), (501, 7), (502, 8)], &[(0, "7"), (502, "8")]);
        check(&[(0, 7), (500, 6), (560, 5)], &[(0, "7"), (500, "6"), (560, "5")]);
        // A clock that was set back says nothing of how long it took.
        check(&[(500, 7), (10, 6)], &[(500, "7"), (10, "6")]);
    }

    #[test]
    fn what_stood_beside_another_decision_or_when_a_session_began_stays() {
        let sure = |book: &mut Workbook, at: i64, number: u8| {
            book.set(ids::SURE, Some(Answer::Scale(number)));
            book.record(ids::SURE, at);
        };
        let mut book = Workbook::new(String::new(), String::new());
        sure(&mut book, 1, 5);
        book.set(ids::DECISION, Some(Answer::Choice { option: "path".to_owned(), detail: String::new() }));
        book.record(ids::DECISION, 2);
        sure(&mut book, 3, 6);
        book.begin_session(4, NaiveDate::MIN);
        sure(&mut book, 5, 7);
        let values: Vec<&str> = book.history.iter().map(|turn| turn.value.as_str()).collect();
        assert_eq!(values, ["5", "path", "6", "7"]);
    }
}
