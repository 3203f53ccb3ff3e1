//! The clock of the rehearsal: it counts the seconds that it runs, whatever the machine's own clock does meanwhile.

/// A clock that counts up. It knows the time only from what it is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Clock {
    seconds: i64,
    /// The second it was told last, while it runs.
    since: Option<i64>,
}

impl Clock {
    /// It is that second now, since 1970 UTC; from here on the clock runs, or stands. A clock set back takes nothing.
    pub fn tell(&mut self, unix: i64, runs: bool) {
        let passed = self.since.map_or(0, |since| unix.saturating_sub(since).max(0));
        self.seconds = self.seconds.saturating_add(passed);
        self.since = runs.then_some(unix);
    }

    /// What passes until it is told a second again is not counted.
    pub fn stand_still(&mut self) {
        self.since = None;
    }

    /// Minutes and seconds: `01:05`.
    #[must_use]
    pub fn shown(&self) -> String {
        format!("{:02}:{:02}", self.seconds / 60, self.seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each pair: a second, and whether the clock runs from there on.
    fn check(told: &[(i64, bool)], expected: &str) {
        let mut clock = Clock::default();
        for (unix, runs) in told {
            clock.tell(*unix, *runs);
        }
        assert_eq!(clock.shown(), expected, "{told:?}");
    }

    #[test]
    fn it_counts_while_it_runs() {
        check(&[], "00:00");
        check(&[(1000, true)], "00:00");
        check(&[(1000, true), (1001, true), (1065, true)], "01:05");
        check(&[(1000, true), (1000 + 75 * 60 + 3, true)], "75:03");
    }

    #[test]
    fn while_it_stands_nothing_is_counted() {
        check(&[(1000, true), (1010, false), (2000, true), (2005, true)], "00:15");
    }

    #[test]
    fn a_clock_set_back_takes_nothing() {
        check(&[(1000, true), (1010, true), (10, true), (15, true)], "00:15");
        check(&[(i64::MIN, true), (i64::MAX, true)], &format!("{:02}:{:02}", i64::MAX / 60, i64::MAX % 60));
    }

    #[test]
    fn a_stop_of_the_whole_program_is_not_counted() {
        let mut clock = Clock::default();
        clock.tell(1000, true);
        clock.tell(1007, true);
        clock.stand_still();
        clock.tell(9000, true);
        clock.tell(9001, true);
        assert_eq!(clock.shown(), "00:08");
    }
}
