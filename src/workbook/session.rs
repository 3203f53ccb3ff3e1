//! Sessions of a coach and a client in one workbook: when each began and ended, and what has changed from one to the
//! next. Their answers are answers like any other, under ids that hold the moment they began.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Workbook;
use crate::curriculum::ids;
use crate::in_order;

/// How the ids of sessions begin.
const SESSION: &str = "session.";
/// A workbook holds no more sessions than these.
pub const MOST_SESSIONS: usize = 200;
/// A session that was never closed goes on for so long, in seconds.
const LONGEST: i64 = 12 * 3600;

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// When it began, in seconds since 1970 UTC. No two of one workbook began in the same second.
    pub began: i64,
    /// The day it began, where the client is.
    pub day: NaiveDate,
    /// When it was closed; 0 while it is not.
    pub ended: i64,
    /// What each answer said when it began, in a number, by question id.
    pub prints: Vec<(String, u64)>,
}

/// What has changed since the session before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SinceLast {
    /// Answers that were not there.
    pub new: usize,
    /// Answers that were otherwise, or are gone.
    pub changed: usize,
    /// How sure the client was, and is, where that differs; empty where nothing was said.
    pub sure: Option<(String, String)>,
    /// What was decided, and is, by option id, where that differs; empty where nothing was.
    pub decision: Option<(String, String)>,
}

impl Session {
    /// The id of its stage.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{SESSION}{}", self.began)
    }
}

impl Workbook {
    /// The session that goes on, where one does.
    #[must_use]
    pub fn session_on(&self, now: i64) -> Option<&Session> {
        let last = self.sessions.last()?;
        (last.ended == 0 && now.saturating_sub(last.began) < LONGEST).then_some(last)
    }

    /// Begins one.
    pub fn begin_session(&mut self, now: i64, day: NaiveDate) {
        let taken = |at: &i64| self.sessions.iter().any(|session| session.began == *at);
        let began = (now..now.saturating_add(1_000)).find(|at| !taken(at)).unwrap_or(now);
        let ids: Vec<String> = self.answers().map(|(id, _)| id.to_owned()).collect();
        let asked = ids.into_iter().filter(|id| !id.starts_with(SESSION));
        let prints = asked.filter_map(|id| Some((self.print(&id)?, id))).map(|(print, id)| (id, print)).collect();
        self.sessions.push(Session { began, day, ended: 0, prints });
    }

    /// Closes the one that goes on.
    pub fn close_session(&mut self, now: i64) {
        if let Some(last) = self.sessions.last_mut() {
            last.ended = now.max(last.began);
        }
    }

    /// What changed between the beginnings of a session, counted from 0, and of the one before it; none for the first.
    #[must_use]
    pub fn since_last(&self, nth: usize) -> Option<SinceLast> {
        let (last, this) = (self.sessions.get(nth.checked_sub(1)?)?, self.sessions.get(nth)?);
        let (were, are) = (by_id(last), by_id(this));
        let new = are.keys().filter(|id| !were.contains_key(*id)).count();
        let changed = were.iter().filter(|(id, was)| are.get(*id) != Some(*was)).count();
        let turned = |id: &str| {
            let at = |until: i64| {
                let mut before = self.history.iter().filter(|turn| turn.question == id && turn.at <= until);
                before.next_back().map(|turn| turn.value.clone()).unwrap_or_default()
            };
            let (from, to) = (at(last.began), at(this.began));
            (from != to).then_some((from, to))
        };
        Some(SinceLast { new, changed, sure: turned(ids::SURE), decision: turned(ids::DECISION) })
    }

    /// The sessions of both sides, in order, each once: closed where one side closed it, with the prints of the side
    /// that has more of them. The same whichever side starts.
    pub(super) fn join_sessions(&mut self, other: Vec<Session>) {
        let mut all: BTreeMap<i64, Session> = BTreeMap::new();
        for session in std::mem::take(&mut self.sessions).into_iter().chain(other) {
            let known = all.entry(session.began).or_insert_with(|| session.clone());
            known.ended = known.ended.max(session.ended);
            known.day = known.day.min(session.day);
            if (known.prints.len(), &known.prints) < (session.prints.len(), &session.prints) {
                known.prints = session.prints;
            }
        }
        self.sessions = all.into_values().collect();
    }
}

fn by_id(session: &Session) -> BTreeMap<&str, u64> {
    in_order::gathered(session.prints.iter().map(|(id, print)| (id.as_str(), *print)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Prose;
    use crate::workbook::{Answer, Turn};

    fn turn(at: i64, question: &str, value: &str) -> Turn {
        Turn { at, question: question.to_owned(), value: value.to_owned() }
    }

    #[test]
    fn each_says_what_changed_since_the_one_before() {
        let mut book = Workbook::new("b".to_owned(), "n".to_owned());
        let set = |book: &mut Workbook, id: &str, words: &str| {
            book.set(id, Some(Answer::Prose(Prose::from(words))));
        };
        set(&mut book, "five.love", "mornings");
        set(&mut book, "five.you", "braver");
        book.history.push(turn(50, "decide.sure", "5"));
        book.begin_session(100, NaiveDate::MIN);
        assert_eq!(book.since_last(0), None);
        set(&mut book, "five.love", "evenings");
        set(&mut book, "five.team", "kinder");
        let purpose = format!("{}.purpose", book.sessions[0].id());
        set(&mut book, &purpose, "to begin");
        book.set("five.you", None);
        book.history.extend([turn(150, "decide.sure", "7"), turn(160, "decide.answer", "path")]);
        assert_eq!(book.session_on(200).map(|session| session.began), Some(100));
        book.close_session(300);
        assert_eq!(book.session_on(301), None);
        book.begin_session(100, NaiveDate::MIN);
        assert_eq!(book.sessions[1].began, 101, "no two began in one second");
        book.sessions[1].began = 400;
        let expected = SinceLast {
            new: 1,
            changed: 2,
            sure: Some(("5".to_owned(), "7".to_owned())),
            decision: Some((String::new(), "path".to_owned())),
        };
        assert_eq!(book.since_last(1), Some(expected));
        assert_eq!(book.session_on(400 + LONGEST), None, "one that was forgotten does not go on for ever");
    }
}
