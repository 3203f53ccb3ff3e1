//! The clock: asked here, and told to everybody else.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::day::Now;

/// Now, in seconds since 1970 UTC; whatever the machine believes.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is where the clock is asked")]
pub fn now() -> i64 {
    seconds(SystemTime::now())
}

/// A point on the clock that never jumps.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is where the clock is asked")]
pub fn instant() -> Instant {
    Instant::now()
}

/// How long it is until then, in milliseconds since 1970 UTC; nothing where it is past.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is where the clock is asked")]
pub fn until(at: i64) -> Duration {
    let then = UNIX_EPOCH.checked_add(Duration::from_millis(u64::try_from(at).unwrap_or_default()));
    then.map_or(Duration::MAX, |then| then.duration_since(SystemTime::now()).unwrap_or_default())
}

/// A file's time in seconds since 1970 UTC.
#[must_use]
pub fn seconds(time: SystemTime) -> i64 {
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_secs()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_secs()).map_or(i64::MIN, |seconds| -seconds),
    }
}

/// A time as a person says it here: the hour, and the day where it is not today.
#[must_use]
pub fn told(at: i64) -> String {
    let here = |at: i64| chrono::DateTime::from_timestamp(at, 0).map(|utc| utc.with_timezone(&chrono::Local));
    let (Some(then), Some(today)) = (here(at), here(now())) else { return at.to_string() };
    let same_day = then.date_naive() == today.date_naive();
    then.format(if same_day { "%H:%M" } else { "%Y-%m-%d %H:%M" }).to_string()
}

/// The day of a time, where the writer is.
#[must_use]
pub fn day(at: i64) -> String {
    let here = chrono::DateTime::from_timestamp(at, 0).map(|utc| utc.with_timezone(&chrono::Local));
    here.map_or_else(|| at.to_string(), |here| crate::day::iso(here.date_naive()))
}

/// The moment, with the day and the minute where the writer is.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is where the clock is asked")]
pub fn moment() -> Now {
    at(SystemTime::now())
}

/// The moment again. Within a minute the day and the minute are as they were; where that is, is not asked at every key.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is where the clock is asked")]
pub fn moment_after(before: Now) -> Now {
    after(before, SystemTime::now())
}

fn after(before: Now, time: SystemTime) -> Now {
    let (unix, milli) = parts(time);
    if unix.div_euclid(60) == before.unix.div_euclid(60) { Now { unix, milli, ..before } } else { at(time) }
}

/// Seconds since 1970 UTC, and the thousandths of the one in hand.
fn parts(time: SystemTime) -> (i64, u16) {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    let milli = u16::try_from(since.subsec_millis()).unwrap_or_default();
    (i64::try_from(since.as_secs()).unwrap_or(i64::MAX), milli)
}

fn at(time: SystemTime) -> Now {
    use chrono::Timelike;
    let (unix, milli) = parts(time);
    let here = chrono::DateTime::from_timestamp(unix, 0).unwrap_or_default().with_timezone(&chrono::Local);
    let minute = u16::try_from(here.hour() * 60 + here.minute()).unwrap_or_default();
    Now { unix, today: here.date_naive(), minute, milli }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn within_a_minute_only_the_seconds_go_on() {
        let seconds = |seconds| UNIX_EPOCH + Duration::from_secs(seconds);
        let (day, noon) = (86_400, at(seconds(365 * 86_400 + 43_200)));
        let elsewhere = Now { minute: 7, ..noon };
        assert_eq!(after(elsewhere, seconds(365 * day + 43_259)), Now { unix: 365 * 86_400 + 43_259, ..elsewhere });
        // After the minute nothing is taken from before, nor where the clock was put back.
        for later in [365 * day + 43_260, 366 * day + 43_201, 365 * day + 43_199] {
            assert_eq!(after(elsewhere, seconds(later)), at(seconds(later)));
        }
        assert_eq!(parts(seconds(7) + Duration::from_millis(30)), (7, 30));
    }
}
