//! The clock: asked here, and told to everybody else.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

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
pub fn moment() -> crate::day::Now {
    use chrono::Timelike;
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let unix = i64::try_from(since.as_secs()).unwrap_or(i64::MAX);
    let here = chrono::DateTime::from_timestamp(unix, 0).unwrap_or_default().with_timezone(&chrono::Local);
    let minute = u16::try_from(here.hour() * 60 + here.minute()).unwrap_or_default();
    crate::day::Now {
        unix,
        today: here.date_naive(),
        minute,
        milli: u16::try_from(since.subsec_millis()).unwrap_or_default(),
    }
}
