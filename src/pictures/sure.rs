//! How sure, over time: a line through each change, and below it each with its day and the decision of that day.

use ratatui::layout::Rect;
use ratatui::symbols::Marker;
use ratatui::widgets::canvas::{Canvas, Line, Points};

use super::ring::ring;
use super::{below, colour, left_out};
use crate::standing::Standing;
use crate::widgets::Glass;
use crate::words::standing::StandingWords;

/// The rows of the line.
const LINE: u16 = 5;
/// The columns of its scale.
const SCALE: u16 = 3;
/// The changes that are listed: the newest.
const LISTED: u16 = 6;

pub fn rows(standing: &Standing) -> u16 {
    match u16::try_from(standing.sure.len()).unwrap_or(u16::MAX) {
        0 => 0,
        n if n > LISTED => LINE + 1 + LISTED + 1,
        n => LINE + 1 + n,
    }
}

pub fn draw(glass: &mut Glass<'_>, area: Rect, standing: &Standing, words: &StandingWords) {
    if standing.sure.is_empty() || area.height < LINE || area.width <= SCALE {
        return;
    }
    let theme = *glass.theme;
    glass.put(area.x, area.y, 2, "10", theme.quiet);
    glass.put(area.x + 1, area.y + LINE - 1, 1, "0", theme.quiet);
    line(glass, Rect { x: area.x + SCALE, width: area.width.saturating_sub(SCALE), height: LINE, ..area }, standing);
    let mut rest = below(area, LINE + 1);
    let shown = usize::from(LISTED.min(rest.height));
    for line in standing.sure_lines(words).take(shown) {
        glass.put(rest.x, rest.y, rest.width, &line, theme.text);
        rest = below(rest, 1);
    }
    left_out(glass, rest, standing.sure.len().saturating_sub(shown), words);
}

/// Two dots across and four down make a cell.
fn line(glass: &mut Glass<'_>, area: Rect, standing: &Standing) {
    const EDGE: f64 = 2.0;
    let (wide, high) = (f64::from(area.width) * 2.0 - 1.0, f64::from(area.height) * 4.0 - 1.0);
    let place = |(at, value): (u16, u8)| {
        let across = f64::from(at) / 1000.0;
        (EDGE + across * (wide - 2.0 * EDGE), EDGE + f64::from(value) / 10.0 * (high - 2.0 * EDGE))
    };
    let places: Vec<(f64, f64)> = standing.sure_places().into_iter().map(place).collect();
    let (cord, bead) = (colour(glass.theme.text), colour(glass.theme.accent));
    let canvas = Canvas::default().marker(Marker::Braille).x_bounds([0.0, wide]).y_bounds([0.0, high]).paint(|on| {
        for ((x1, y1), (x2, y2)) in places.iter().zip(places.iter().skip(1)) {
            on.draw(&Line { x1: *x1, y1: *y1, x2: *x2, y2: *y2, color: cord });
        }
        for (x, y) in &places {
            for radius in [0.5, 1.0, 1.5] {
                on.draw(&Points { coords: &ring((*x, *y), radius), color: bead });
            }
        }
    });
    glass.sheet.shape(area, canvas);
}
