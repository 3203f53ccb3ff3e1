//! The arithmetic of saving, in milliseconds from a start.

use super::*;
use crate::shell::clock;

struct Run {
    start: Instant,
    cadence: Cadence,
}

impl Run {
    fn new() -> Self {
        Self { start: clock::instant(), cadence: Cadence::default() }
    }

    fn at(&self, ms: u64) -> Instant {
        self.start + Duration::from_millis(ms)
    }

    fn typed(mut self, at: impl IntoIterator<Item = u64>) -> Self {
        at.into_iter().for_each(|ms| self.cadence.changed(self.at(ms)));
        self
    }

    fn saved(self, work: Work, from: u64, to: u64) -> Self {
        self.ended(work, from, to, true)
    }

    fn ended(mut self, work: Work, from: u64, to: u64, confirmed: bool) -> Self {
        self.cadence.begin(work);
        self.cadence.end(work, self.at(from), self.at(to), confirmed);
        self
    }

    /// The next thing is done at that time and not a millisecond before.
    fn check(&self, work: Work, ms: u64) {
        assert_eq!(self.cadence.next(self.at(ms)), Next::Do(work));
        assert_eq!(self.cadence.next(self.at(ms - 1)), Next::At(self.at(ms)));
    }
}

#[test]
fn nothing_to_do_is_rest() {
    assert_eq!(Run::new().cadence.next(clock::instant()), Next::Rest);
    let run = Run::new().typed([0]).saved(Work::Original, 10, 20);
    assert_eq!(run.cadence.next(run.at(99_999)), Next::Rest);
}

#[test]
fn the_copy_follows_the_last_key() {
    Run::new().typed([0]).check(Work::Recovery, 300);
    Run::new().typed([0, 100]).check(Work::Recovery, 400);
}

#[test]
fn the_copy_is_at_most_half_a_second_behind_while_typing_goes_on() {
    Run::new().typed((0..450).step_by(50)).check(Work::Recovery, 500);
    Run::new().typed([0]).saved(Work::Recovery, 300, 310).typed([311]).check(Work::Recovery, 800);
}

#[test]
fn the_workbook_follows_three_quiet_seconds() {
    Run::new().typed([0]).saved(Work::Recovery, 300, 310).check(Work::Original, 3000);
}

#[test]
fn the_workbook_waits_no_longer_than_half_a_minute() {
    let mut run = Run::new();
    for ms in (0..29_900).step_by(500) {
        run = run.typed([ms]).saved(Work::Recovery, ms + 1, ms + 2);
    }
    run.check(Work::Original, 30_000);
}

#[test]
fn a_checkpoint_is_done_at_once() {
    let mut run = Run::new().typed([0, 40]);
    run.cadence.checkpoint();
    assert_eq!(run.cadence.next(run.at(41)), Next::Do(Work::Original));
}

#[test]
fn a_checkpoint_soon_after_a_save_is_done_at_once_too() {
    let mut run = Run::new().typed([0]).saved(Work::Original, 10, 20).typed([40]);
    run.cadence.checkpoint();
    assert_eq!(run.cadence.next(run.at(40)), Next::Do(Work::Original));
}

#[test]
fn a_slow_disk_is_asked_less_often() {
    Run::new().typed([0]).saved(Work::Recovery, 300, 700).typed([701]).check(Work::Original, 3701);
    Run::new().typed([0]).saved(Work::Recovery, 300, 1300).typed([1301]).check(Work::Original, 4301);
    let mut run = Run::new().typed([0]).saved(Work::Original, 0, 1000).typed([1001]).saved(Work::Recovery, 1301, 1302);
    run.cadence.checkpoint();
    run.check(Work::Original, 10_000);
}

#[test]
fn the_copy_stays_within_a_second_where_the_disk_can() {
    for took in [10, 60, 100, 200, 390] {
        let mut run = Run::new().typed([0]);
        run.cadence.begin(Work::Recovery);
        // The first key that is not in this copy, and typing that goes on.
        run = run.typed([301]);
        run.cadence.end(Work::Recovery, run.at(300), run.at(300 + took), true);
        run = run.typed((302..1301).step_by(40));
        let begins = (300..2000).find(|ms| run.cadence.next(run.at(*ms)) == Next::Do(Work::Recovery)).unwrap();
        assert!(begins + took <= 301 + 1000, "{took} ms a save: the next begins at {begins}");
    }
}

#[test]
fn what_failed_is_tried_again_without_a_key() {
    Run::new().typed([0]).ended(Work::Recovery, 300, 310, false).check(Work::Original, 300);
    let run = Run::new().typed([0]).saved(Work::Recovery, 300, 310).ended(Work::Original, 3000, 3010, false);
    run.check(Work::Original, 4510);
}

#[test]
fn without_a_recovery_copy_the_workbook_takes_its_pace() {
    let mut run = Run::new().typed([0]);
    run.cadence.block(Work::Recovery);
    run.check(Work::Original, 300);
}

#[test]
fn what_is_typed_during_a_save_is_not_in_it() {
    let mut run = Run::new().typed([0]);
    run.cadence.begin(Work::Original);
    run = run.typed([3050]);
    run.cadence.end(Work::Original, run.at(3000), run.at(3060), true);
    assert!(!run.cadence.at_rest());
    run.check(Work::Recovery, 3350);
}
