//! Two copies of one workbook become one: what was changed on one side is taken, what was changed on both is kept
//! twice, and nothing is lost.
//!
//! The outcome is the same whichever copy starts, and joining again changes nothing. Only where the writer is, and
//! what each calls their copy, stays each one's own.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::exchange::{Known, MESSAGE, draft_id, written, written_draft};
use super::shareable::shared;
use super::{Answer, Draft, Message, Private, Session, Workbook};
use crate::curriculum::{Curriculum, ids};
use crate::text::Prose;

/// What a joining did, by question id; [`ids::REPLY`] stands for the message. Each list in order, each id once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Joined {
    /// What was not here.
    pub new: Vec<String>,
    /// What only the other side had changed.
    pub taken: Vec<String>,
    /// What both sides had changed: both are kept.
    pub both: Vec<String>,
    /// What stands here, and the other side's later version would leave empty.
    pub emptied: Vec<String>,
    /// Sessions, changes of mind, words carried across, messages that left or findings set aside were not all here.
    pub lists: bool,
}

/// What becomes of an answer where the other side's later version says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emptied {
    /// It stands, and has seen that version: joining again changes nothing.
    Stays,
    /// It goes, as any other change is taken.
    Goes,
}

/// An answer, and those of other sides that wait beside it, by their bytes.
#[derive(Default)]
struct Stands {
    answer: Option<Private>,
    aside: BTreeMap<Vec<u8>, Private>,
}

/// Whose version goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Goes {
    Mine,
    Theirs,
    /// Neither has seen the other's.
    Both,
}

impl Workbook {
    /// Joins another copy of this workbook into it. The caller holds that both are of one origin.
    pub fn join(&mut self, other: &Self, curriculum: &Curriculum, emptied: Emptied) -> Joined {
        let mut other = other.clone();
        self.settle_versions();
        other.settle_versions();
        let mut all = self.ids_exchanged();
        all.extend(other.ids_exchanged());
        crate::in_order::by(&mut all, Ord::cmp);
        all.dedup();
        let (mut joined, mut known) = (Joined::default(), Vec::new());
        for id in all {
            let before = self.print(&id);
            let waited = self.aside(ids::REPLY).len();
            if self.would_empty(&other, &id) {
                joined.empties(&id);
            }
            known.extend(self.join_one(&other, &id, curriculum, emptied));
            let now = self.print(&id);
            let both = if id.starts_with(MESSAGE) {
                self.aside(ids::REPLY).len() > waited
            } else {
                before != now && !self.aside(&id).is_empty()
            };
            joined.tell(&id, (before, now), both);
        }
        let before = self.lists();
        self.join_lists(other);
        joined.lists = self.lists() != before;
        Arc::make_mut(&mut self.exchange).known = known;
        // What was put aside of a message has its version from here on.
        self.settle_versions();
        joined
    }

    /// True where the other side's version is later, and has nothing where words stand here.
    fn would_empty(&self, other: &Self, id: &str) -> bool {
        let later = |mine: &Known, theirs: &Known| !mine.has_seen(theirs.head) && theirs.has_seen(mine.head);
        if !self.known(id).zip(other.known(id)).is_some_and(|(mine, theirs)| later(mine, theirs)) {
            return false;
        }
        match id.strip_prefix(MESSAGE).map(|of| of.split_once('/')) {
            None => self.stands(id).answer.is_some() && other.stands(id).answer.is_none(),
            Some(None) => false,
            Some(Some((kind, family))) => {
                let says =
                    |book: &Self| book.message.draft(kind, family).is_some_and(|draft| !own_words(draft).is_empty());
                says(self) && !says(other)
            }
        }
    }

    /// Joins what has that id, and gives its version.
    fn join_one(&mut self, other: &Self, id: &str, curriculum: &Curriculum, emptied: Emptied) -> Option<Known> {
        let stays = emptied == Emptied::Stays && self.would_empty(other, id);
        let goes = match (self.known(id), other.known(id)) {
            (None, None) => return None,
            (Some(mine), None) => return Some(mine.clone()),
            (None, Some(theirs)) => {
                self.bring(other, id, curriculum, Goes::Theirs);
                return Some(theirs.clone());
            }
            (Some(mine), Some(theirs)) if mine.has_seen(theirs.head) => Goes::Mine,
            (Some(mine), Some(theirs)) if theirs.has_seen(mine.head) && !stays => Goes::Theirs,
            (Some(_), Some(_)) => Goes::Both,
        };
        self.bring(other, id, curriculum, goes);
        let (mine, theirs) = self.known(id).zip(other.known(id))?;
        let with = |one: &Known, other: &Known| {
            let mut one = one.clone();
            one.remember(&other.was);
            one.remember(&[other.head]);
            one
        };
        Some(match goes {
            Goes::Mine => with(mine, theirs),
            Goes::Theirs => with(theirs, mine),
            Goes::Both => Known::of_both(mine, theirs, self.print(id).unwrap_or_default()),
        })
    }

    fn bring(&mut self, other: &Self, id: &str, curriculum: &Curriculum, goes: Goes) {
        match (goes, id.strip_prefix(MESSAGE).map(|of| of.split_once('/'))) {
            (Goes::Mine, _) => {}
            (Goes::Theirs, None) => self.put_stands(id, other.stands(id)),
            (Goes::Both, None) => {
                let question = curriculum.question(id);
                let less = |one: &Private, whole: &Private| {
                    question.and_then(|question| shared(question, whole.open())).is_some_and(|rest| rest == *one.open())
                };
                let both = both(self.stands(id), other.stands(id), less);
                self.put_stands(id, both);
            }
            (Goes::Theirs, Some(None)) => self.wish_as(&other.message),
            (Goes::Both, Some(None)) => {
                if wish(&other.message) > wish(&self.message) {
                    self.wish_as(&other.message);
                }
            }
            (Goes::Theirs, Some(Some((kind, family)))) => self.put_draft(kind, family, other),
            (Goes::Both, Some(Some((kind, family)))) => self.join_drafts(kind, family, other),
        }
    }

    fn stands(&self, id: &str) -> Stands {
        let answer = self.answer(id).filter(|answer| !answer.is_blank()).cloned();
        let aside = self.aside(id).into_iter().map(|answer| (written(answer.open()), answer.clone())).collect();
        Stands { answer, aside }
    }

    fn put_stands(&mut self, id: &str, stands: Stands) {
        self.put_sealed(id, stands.answer);
        self.put_aside(id, stands.aside.into_values());
    }

    fn put_aside(&mut self, id: &str, answers: impl Iterator<Item = Private>) {
        let aside = &mut Arc::make_mut(&mut self.exchange).aside;
        aside.retain(|(of, _)| of != id);
        aside.extend(answers.map(|answer| (id.to_owned(), answer)));
        crate::in_order::by(aside, |one, other| one.0.cmp(&other.0));
    }

    fn wish_as(&mut self, other: &Message) {
        let message = Arc::make_mut(&mut self.message);
        let [kind, channel, tone, length] = wish(other).map(str::to_owned);
        *message = Message { kind, channel, tone, length, ..std::mem::take(message) };
    }

    fn put_draft(&mut self, kind: &str, family: &str, other: &Self) {
        let drafts = &mut Arc::make_mut(&mut self.message).drafts;
        drafts.retain(|draft| draft.kind != kind || draft.family != family);
        drafts.extend(other.message.draft(kind, family).cloned());
    }

    /// The longer one goes on; what the writer wrote in the other waits beside the message.
    fn join_drafts(&mut self, kind: &str, family: &str, other: &Self) {
        let weight = |draft: Option<&Draft>| {
            let own = draft.map(own_words).unwrap_or_default();
            (own.split_whitespace().count(), own, draft.map(written_draft))
        };
        let (mine, theirs) = (weight(self.message.draft(kind, family)), weight(other.message.draft(kind, family)));
        let (goes, waits) = if mine < theirs { (&theirs.1, &mine.1) } else { (&mine.1, &theirs.1) };
        if goes != waits && !waits.trim().is_empty() {
            let mut stands = self.stands(ids::REPLY);
            let answer = Answer::Prose(Prose::from(waits.as_str()));
            stands.aside.insert(written(&answer), Private::new(answer));
            self.put_aside(ids::REPLY, stands.aside.into_values());
        }
        if mine < theirs {
            self.put_draft(kind, family, other);
        }
    }

    /// What [`Self::join_lists`] joins, but for the short path, in counts; and of sessions all of it.
    fn lists(&self) -> (Vec<Session>, [usize; 4]) {
        let counts = [self.history.len(), self.carried.len(), self.left.len(), self.message.ignored.len()];
        (self.sessions.clone(), counts)
    }

    /// What only grows: changes of mind, words carried across, messages that left, findings set aside.
    fn join_lists(&mut self, other: Self) {
        self.short_path |= other.short_path;
        self.join_sessions(other.sessions);
        self.history.extend(other.history);
        crate::in_order::by(&mut self.history, |one, two| {
            (one.at, &one.question, &one.value).cmp(&(two.at, &two.question, &two.value))
        });
        self.history.dedup();
        self.carried.extend(other.carried);
        crate::in_order::by(&mut self.carried, |one, two| {
            (one.at, &one.from, &one.to).cmp(&(two.at, &two.from, &two.to))
        });
        self.carried.dedup();
        self.left.extend(other.left);
        crate::in_order::by(&mut self.left, |one, two| {
            (one.at, &one.kind, &one.form, &one.channel, &one.tone, &one.length, &one.text).cmp(&(
                two.at,
                &two.kind,
                &two.form,
                &two.channel,
                &two.tone,
                &two.length,
                &two.text,
            ))
        });
        self.left.dedup();
        let mut ignored = self.message.ignored.clone();
        ignored.extend(other.message.ignored.iter().cloned());
        crate::in_order::by(&mut ignored, |one, two| {
            (one.at, &one.rule, &one.sentence, &one.of, &one.reason).cmp(&(
                two.at,
                &two.rule,
                &two.sentence,
                &two.of,
                &two.reason,
            ))
        });
        ignored.dedup();
        let message = Arc::make_mut(&mut self.message);
        message.ignored = ignored;
        crate::in_order::by_key(&mut message.drafts, |draft| draft_id(&draft.kind, &draft.family));
    }
}

impl Joined {
    fn empties(&mut self, id: &str) {
        let id = if id.starts_with(MESSAGE) { ids::REPLY } else { id };
        if self.emptied.last().is_none_or(|last| last != id) {
            self.emptied.push(id.to_owned());
        }
    }

    fn tell(&mut self, id: &str, (before, now): (Option<u64>, Option<u64>), both: bool) {
        let id = if id.starts_with(MESSAGE) { ids::REPLY } else { id };
        if !both && before == now {
            return;
        }
        let list = match (both, before) {
            (true, _) => &mut self.both,
            (false, None) => &mut self.new,
            (false, Some(_)) => &mut self.taken,
        };
        if list.last().is_none_or(|last| last != id) {
            list.push(id.to_owned());
        }
    }
}

/// The longer answer stands; the other waits beside it, unless it says no more than a part of the one that stands.
fn both(mine: Stands, theirs: Stands, less: impl Fn(&Private, &Private) -> bool) -> Stands {
    let weight = |answer: &Private| (answer.open().words(), written(answer.open()));
    let mut aside = mine.aside;
    aside.extend(theirs.aside);
    let answer = match (mine.answer, theirs.answer) {
        (Some(mine), Some(theirs)) => {
            let (stands, waits) = if less(&mine, &theirs) || (!less(&theirs, &mine) && weight(&mine) < weight(&theirs))
            {
                (theirs, mine)
            } else {
                (mine, theirs)
            };
            if !less(&waits, &stands) {
                aside.insert(written(waits.open()), waits);
            }
            Some(stands)
        }
        (one, other) => one.or(other),
    };
    if let Some(stands) = &answer {
        aside.remove(&written(stands.open()));
    }
    Stands { answer, aside }
}

fn wish(message: &Message) -> [&str; 4] {
    [&message.kind, &message.channel, &message.tone, &message.length].map(String::as_str)
}

/// What the writer wrote into a message.
fn own_words(draft: &Draft) -> String {
    let words = draft.pins.iter().map(|pin| pin.text.as_str()).chain(draft.own.iter().map(|own| own.text.as_str()));
    words.collect::<Vec<_>>().join("\n\n")
}
