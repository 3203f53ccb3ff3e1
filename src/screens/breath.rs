//! The breath before a look from afar: a circle that grows and shrinks, or, where nothing is to move, a sentence. Any key
//! ends it.

use ratatui::layout::Rect;

use crate::curriculum::Breath as Rhythm;
use crate::pictures::breath;
use crate::text;
use crate::widgets::guard::wrap;
use crate::widgets::{Glass, Page};

/// How often it is drawn, in milliseconds.
const FRAME: i64 = 100;

/// A breath under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breath {
    rhythm: Rhythm,
    /// When it began, in milliseconds since 1970 UTC; none where nothing moves.
    began: Option<i64>,
}

/// Where in the breath a moment is.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Moment {
    inward: bool,
    /// How full: 0 to 1.
    full: f64,
}

impl Breath {
    /// A breath that begins now, in milliseconds since 1970 UTC; `motion` is whether anything may move.
    #[must_use]
    pub fn new(rhythm: &Rhythm, now: i64, motion: bool) -> Self {
        Self { rhythm: rhythm.clone(), began: motion.then_some(now) }
    }

    /// When it is to be drawn next, in milliseconds since 1970 UTC; none where nothing moves.
    #[must_use]
    pub fn next(&self, now: i64) -> Option<i64> {
        self.began.map(|_| now.saturating_add(FRAME))
    }

    /// True once its rounds are over.
    #[must_use]
    pub fn over(&self, now: i64) -> bool {
        self.began.is_some() && self.moment(now).is_none()
    }

    /// Where that moment is in it; none where it is over, or nothing moves.
    fn moment(&self, now: i64) -> Option<Moment> {
        let (inward, outward) = (i64::from(self.rhythm.inward) * 1000, i64::from(self.rhythm.outward) * 1000);
        let round = (inward + outward).max(1);
        // A clock that was set back begins it anew.
        let since = now.saturating_sub(self.began?).max(0);
        if since >= round.saturating_mul(self.rhythm.rounds.into()) {
            return None;
        }
        let at = since % round;
        let part = |at: i64, of: i64| {
            // Both below a minute, in milliseconds: exact.
            #[expect(clippy::cast_precision_loss, reason = "a breath takes seconds")]
            let along = at as f64 / of.max(1) as f64;
            // Slow, fast, slow.
            along * along * (3.0 - 2.0 * along)
        };
        Some(if at < inward {
            Moment { inward: true, full: part(at, inward) }
        } else {
            Moment { inward: false, full: 1.0 - part(at - inward, outward) }
        })
    }

    /// Draws it as it is at a moment, in milliseconds since 1970 UTC.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect, now: i64) {
        let (theme, words) = (*glass.theme, &glass.words.breath);
        let moment = self.moment(now);
        let invite = if self.began.is_some() { &self.rhythm.invite } else { &self.rhythm.still };
        let rows = |words: &str| u16::try_from(wrap(words, area.width.max(1)).len()).unwrap_or(u16::MAX);
        // The words, a blank row, how it ends, a blank row; the word below the circle.
        let spent = rows(invite).saturating_add(rows(&words.ends) + 3);
        let circle = breath::tallest(area.width).min(area.height.saturating_sub(spent));
        let drawn = circle >= breath::LEAST;
        // Where there is no room for a circle, nothing is said of one.
        let says = if drawn || moment.is_none() { invite } else { &words.word };
        // In a high window all of it stands together in the middle.
        let above = if drawn { area.height.saturating_sub(spent + circle) / 2 } else { 0 };
        // Without a circle the word to breathe by has the last row to itself.
        let below = u16::from(!drawn && moment.is_some() && area.height > 1);
        let area = Rect { y: area.y + above, height: area.height - above, ..area };
        let mut page = Page::new(glass, Rect { height: area.height - below, ..area });
        page.say(says, theme.text);
        page.skip(1);
        page.say(&words.ends, theme.quiet);
        page.skip(1);
        let room = page.left();
        let Some(moment) = moment else { return };
        let word = if moment.inward { &words.inward } else { &words.outward };
        let middle = Rect { x: room.x + room.width.saturating_sub(text::width(word)) / 2, ..room };
        if drawn {
            let circle = Rect { height: circle.min(room.height), ..room };
            breath::draw(glass, circle, moment.full);
            glass.put(middle.x, circle.bottom(), middle.width, word, theme.accent);
        } else if below > 0 {
            let y = room.y.min(area.bottom() - 1);
            glass.put(middle.x, y, middle.width, word, theme.accent);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breath(motion: bool) -> Breath {
        let rhythm = Rhythm { inward: 4, outward: 6, rounds: 3, invite: "Breathe.".into(), still: "Still.".into() };
        Breath::new(&rhythm, 1_000, motion)
    }

    fn check(at: i64, expected: Option<(bool, f64)>) {
        let moment =
            breath(true).moment(1_000 + at).map(|moment| (moment.inward, (moment.full * 100.0).round() / 100.0));
        assert_eq!(moment, expected, "{at}");
    }

    #[test]
    fn in_for_four_seconds_and_out_for_six_three_times() {
        check(-5_000, Some((true, 0.0)));
        check(0, Some((true, 0.0)));
        check(2_000, Some((true, 0.5)));
        check(3_999, Some((true, 1.0)));
        check(4_000, Some((false, 1.0)));
        check(7_000, Some((false, 0.5)));
        check(9_999, Some((false, 0.0)));
        check(12_000, Some((true, 0.5)));
        check(29_999, Some((false, 0.0)));
        check(30_000, None);
    }

    #[test]
    fn it_is_over_after_its_rounds_and_asks_for_no_more() {
        let moving = breath(true);
        assert_eq!((moving.over(30_999), moving.over(31_000), moving.next(5)), (false, true, Some(105)));
        let still = breath(false);
        assert_eq!((still.over(i64::MAX), still.next(5)), (false, None));
    }
}
