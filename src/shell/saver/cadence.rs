//! When to save: pure arithmetic on a clock that never jumps.
//!
//! The recovery copy follows 300 ms after the last change, and no later than 500 ms while changes go on. The workbook
//! follows a checkpoint at once, 3 s of quiet, or 30 s. A slow disk is asked less often: ten times as long as it took.
//! The recovery copy keeps within a second of the keys all the same, wherever the disk is fast enough for that at all.
//! What failed is tried again until it is done. Where the recovery copy cannot be kept, the workbook takes its pace.

use std::time::{Duration, Instant};

const QUIET: Duration = Duration::from_millis(300);
const TYPING: Duration = Duration::from_millis(500);
const IDLE: Duration = Duration::from_secs(3);
const LONG: Duration = Duration::from_secs(30);
const AGAIN: Duration = Duration::from_millis(1500);
const SHARE: u32 = 10;
/// From the beginning of one recovery copy to the end of the next, so that no more than a second is ever lost.
const BEHIND: Duration = Duration::from_millis(800);

/// The two things that are saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// The recovery copy.
    Recovery,
    /// The workbook.
    Original,
}

/// What to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// This, now.
    Do(Work),
    /// Look again then.
    At(Instant),
    /// Nothing until something changes.
    Rest,
}

/// When to save.
#[derive(Debug, Clone, Default)]
pub struct Cadence {
    changed: Option<Instant>,
    recovery: Lane,
    original: Lane,
    checkpoint: bool,
}

/// One of the two things that are saved.
#[derive(Debug, Clone, Copy, Default)]
struct Lane {
    /// The first change that is not in it.
    since: Option<Instant>,
    /// The same, of the save that runs.
    running: Option<Instant>,
    not_before: Option<Instant>,
    failing: bool,
    /// The disk took long.
    slow: bool,
    /// No use trying until somebody decides.
    blocked: bool,
}

impl Cadence {
    /// Something was typed.
    pub fn changed(&mut self, now: Instant) {
        self.changed = Some(now);
        self.recovery.since.get_or_insert(now);
        self.original.since.get_or_insert(now);
    }

    /// The workbook wants saving without delay.
    pub fn checkpoint(&mut self) {
        self.checkpoint = self.original.since.is_some();
    }

    /// This one cannot be saved at all until [`Cadence::unblock`].
    pub fn block(&mut self, work: Work) {
        self.lane(work).blocked = true;
    }

    /// It can be tried again, and is wanted.
    pub fn unblock(&mut self, work: Work, now: Instant) {
        let lane = self.lane(work);
        (lane.blocked, lane.not_before) = (false, None);
        lane.since.get_or_insert(now);
    }

    /// True where everything is in the workbook.
    #[must_use]
    pub fn at_rest(&self) -> bool {
        self.original.since.is_none() && self.original.running.is_none()
    }

    /// What to do next.
    #[must_use]
    pub fn next(&self, now: Instant) -> Next {
        let due = [(Work::Original, self.original_due()), (Work::Recovery, self.recovery_due())];
        let first = due.into_iter().filter_map(|(work, at)| Some((work, at?))).min_by_key(|(_, at)| *at);
        match first {
            None => Next::Rest,
            Some((work, at)) if at <= now => Next::Do(work),
            Some((_, at)) => Next::At(at),
        }
    }

    /// A save begins, of all that has changed so far.
    pub fn begin(&mut self, work: Work) {
        let lane = self.lane(work);
        lane.running = lane.since.take();
        if work == Work::Original {
            self.checkpoint = false;
        }
    }

    /// The save has ended. What is in the workbook needs no recovery copy.
    pub fn end(&mut self, work: Work, began: Instant, now: Instant, confirmed: bool) {
        let lane = self.lane(work);
        let running = lane.running.take();
        lane.failing = !confirmed;
        if confirmed {
            let took = now.duration_since(began);
            lane.slow = took * SHARE > TYPING;
            lane.not_before = Some(began + pause(work, took));
        } else {
            lane.since = running.or(lane.since);
            lane.not_before = Some(now + AGAIN);
        }
        if confirmed && work == Work::Original {
            // A copy that failed is tried again all the same: nothing else shows that it works once more.
            self.recovery.since = self.original.since.or(self.recovery.since.filter(|_| self.recovery.failing));
        }
    }

    fn lane(&mut self, work: Work) -> &mut Lane {
        match work {
            Work::Recovery => &mut self.recovery,
            Work::Original => &mut self.original,
        }
    }

    fn recovery_due(&self) -> Option<Instant> {
        self.recovery.due(self.fast(self.recovery))
    }

    fn original_due(&self) -> Option<Instant> {
        let since = self.original.since?;
        if self.checkpoint {
            // A checkpoint waits for nothing but a slow disk.
            let lane = self.original;
            return if lane.slow || lane.failing || lane.blocked { lane.due(Some(since)) } else { Some(since) };
        }
        let quiet = self.changed? + IDLE;
        let own = quiet.min(since + LONG);
        let alone = self.recovery.failing || self.recovery.blocked;
        let at = if alone { self.fast(self.original).map_or(own, |fast| fast.min(own)) } else { own };
        self.original.due(Some(at))
    }

    /// The pace of the recovery copy.
    fn fast(&self, lane: Lane) -> Option<Instant> {
        Some((self.changed? + QUIET).min(lane.since? + TYPING))
    }
}

/// From the beginning of a save that took so long to the beginning of the next.
fn pause(work: Work, took: Duration) -> Duration {
    let wanted = TYPING.max(took * SHARE);
    match (work, BEHIND.checked_sub(took).filter(|within| *within > took)) {
        (Work::Recovery, Some(within)) => wanted.min(within.max(TYPING)),
        (Work::Recovery | Work::Original, _) => wanted,
    }
}

impl Lane {
    fn due(self, wanted: Option<Instant>) -> Option<Instant> {
        if self.blocked || self.since.is_none() {
            return None;
        }
        if self.failing {
            return self.not_before.or(wanted);
        }
        Some(self.not_before.map_or(wanted?, |at| at.max(wanted.unwrap_or(at))))
    }
}

#[cfg(test)]
#[path = "cadence/tests.rs"]
mod tests;
