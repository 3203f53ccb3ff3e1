//! The truths, as lamps: lit, half lit, dark, and those nothing was said of.

use ratatui::layout::Rect;

use super::below;
use crate::standing::{Lamp, Light, Standing};
use crate::widgets::Glass;
use crate::widgets::guard::wrap;
use crate::words::standing::StandingWords;

/// The columns of a lamp and the gap behind it.
const LAMP: u16 = 3;

/// The rows of the writer's own truth, at most.
const OWN: usize = 4;

pub fn rows(standing: &Standing, words: &StandingWords, width: u16) -> u16 {
    let truths: usize = standing.lamps.iter().map(|lamp| wrap(&lamp.truth, room(width)).len()).sum();
    let own = if standing.own_truth.is_empty() { 0 } else { wrap(&standing.own_truth, room(width)).len().min(OWN) };
    let legend = wrap(&words.lamps.legend, width.max(1)).len();
    u16::try_from(truths + own + legend + 1).unwrap_or(u16::MAX)
}

pub fn draw(glass: &mut Glass<'_>, area: Rect, standing: &Standing, words: &StandingWords) {
    let theme = *glass.theme;
    let own = (!standing.own_truth.is_empty()).then(|| Lamp { truth: standing.own_truth.clone(), light: Light::True });
    let lamps = standing.lamps.iter().map(|lamp| (lamp, u16::MAX));
    let mut rest = area;
    for (lamp, most) in lamps.chain(own.iter().map(|own| (own, u16::try_from(OWN).unwrap_or(u16::MAX)))) {
        if rest.height == 0 {
            return;
        }
        let (sign, style) = match lamp.light {
            Light::True => ("●", theme.chosen),
            Light::Partly => ("◐", theme.chosen),
            Light::Not => ("○", theme.text),
            Light::Open => ("·", theme.quiet),
        };
        glass.put(rest.x, rest.y, LAMP.min(rest.width), sign, style);
        let beside =
            Rect { x: rest.x + LAMP, width: rest.width.saturating_sub(LAMP), height: rest.height.min(most), ..rest };
        let style = if lamp.light == Light::Open { theme.quiet } else { theme.text };
        let used = glass.say(beside, &lamp.truth, style);
        rest = below(rest, used);
    }
    glass.say(below(rest, 1), &words.lamps.legend, theme.quiet);
}

fn room(width: u16) -> u16 {
    width.saturating_sub(LAMP).max(1)
}
