//! Kills at random instants, many at once, and what they may cost (T1): a second at worst, 600 ms in the middle.

use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// What so many kills lost, in milliseconds: each at a random instant within the range of milliseconds, so many at once.
pub fn over(
    kills: usize,
    at_once: usize,
    within: Range<u64>,
    kill: impl Fn(usize, Duration) -> u64 + Sync,
) -> Vec<u64> {
    let instants = instants(kills, within);
    let (next, lost) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let one_after_another = || {
        loop {
            let nth = next.fetch_add(1, Ordering::SeqCst);
            let Some(after) = instants.get(nth) else { return };
            let cost = kill(nth, *after);
            lost.lock().unwrap().push(cost);
        }
    };
    std::thread::scope(|scope| (0..at_once).for_each(|_| drop(scope.spawn(one_after_another))));
    lost.into_inner().unwrap()
}

/// Random instants, the latest first, so that the last of them keep nobody waiting.
fn instants(kills: usize, within: Range<u64>) -> Vec<Duration> {
    let mut seed = u64::from(std::process::id());
    let mut instants: Vec<Duration> = (0..kills)
        .map(|_| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            Duration::from_millis(within.start + (seed >> 33) % (within.end - within.start))
        })
        .collect();
    instants.sort_unstable_by(|one, other| other.cmp(one));
    instants
}

/// Tells the figures, and fails where they are not as promised.
pub fn judge(mut lost: Vec<u64>) {
    lost.sort_unstable();
    let (median, worst) = (lost[lost.len() / 2], lost[lost.len() - 1]);
    crate::tier::told("T1", &format!("{} kills: median {median} ms, worst {worst} ms lost", lost.len()));
    assert!(worst <= 1000 && median <= 600, "median {median} ms, worst {worst} ms: {lost:?}");
}
