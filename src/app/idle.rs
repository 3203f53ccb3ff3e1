//! Hiding the screen after minutes without a key, a paste or the mouse.

use super::{App, Event};
use crate::settings::hides_after;
use crate::words::fill;

/// Where nobody chose a number, the palette hides after so many minutes.
const MINUTES: u16 = 10;

/// How long nobody did anything, and how long that may be.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Idle {
    /// What the palette made of it since: minutes; 0 is never.
    switched: Option<u16>,
    /// When something was done last, in seconds since 1970 UTC.
    since: i64,
}

impl Idle {
    /// As it is set, from now on.
    pub(super) fn start_anew(&mut self, now: i64) {
        *self = Self { switched: None, since: now };
    }
}

impl App {
    /// After how many minutes it hides now: as the palette says, else as set; a passphrase may come and go.
    fn hides_after(&self) -> Option<u16> {
        match self.idle.switched {
            Some(minutes) => (minutes > 0).then_some(minutes),
            None => hides_after(&self.preferences.settings, self.sealed()),
        }
    }

    /// When the screen is to be hidden if nothing is done before; never while it is.
    pub(super) fn hides_at(&self) -> Option<i64> {
        let minutes = self.hides_after().filter(|_| !self.hidden)?;
        Some(self.idle.since.saturating_add(i64::from(minutes) * 60))
    }

    /// Hides the screen where it is time to, and counts anew from whatever the writer does.
    pub(super) fn watch_idleness(&mut self, event: &Event) {
        let now = self.desk.now.unix;
        if matches!(event, Event::EditedOutside(_)) {
            // The writer was at work elsewhere.
            self.idle.since = now;
        }
        if self.hides_at().is_some_and(|due| due <= now) {
            self.hide_or_show();
        }
        let done =
            matches!(event, Event::Key(_) | Event::Typed(_) | Event::Paste(_) | Event::Click { .. } | Event::Wheel(_));
        if done {
            self.idle.since = now;
        }
    }

    /// For this sitting alone: on where it was off, and off where it was on.
    pub(super) fn switch_idle_hiding(&mut self) {
        self.idle.since = self.desk.now.unix;
        let chosen = hides_after(&self.preferences.settings, self.sealed()).unwrap_or(MINUTES);
        let after = if self.hides_after().is_some() { None } else { Some(chosen) };
        self.idle.switched = Some(after.unwrap_or_default());
        let words = &self.words().notices;
        let said = match after {
            Some(minutes) => fill(&words.hides, &[("minutes", &minutes.to_string())]),
            None => words.hides_not.to_string(),
        };
        self.say(said);
    }
}
