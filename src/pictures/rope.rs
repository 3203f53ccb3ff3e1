//! The tug of war: a rope whose knot is pulled by the two sums of fear.

use ratatui::layout::Rect;
use ratatui::symbols::Marker;
use ratatui::widgets::canvas::{Canvas, Line, Points};

use super::ring::ring;
use super::{below, colour};
use crate::standing::{Pull, Standing};
use crate::widgets::Glass;
use crate::widgets::guard::wrap;
use crate::words::standing::StandingWords;

/// Names, the rope, and the strongest fear at either end, on one row or two.
pub const ROWS: u16 = 6;
/// Of them, those of the rope.
const ROPE: u16 = 3;

pub fn draw(glass: &mut Glass<'_>, area: Rect, standing: &Standing, words: &StandingWords) {
    let rope = &standing.rope;
    let named = |name: &str, pull: &Pull| {
        if pull.weighed == 0 { name.to_owned() } else { format!("{name} · {}", pull.sum) }
    };
    let (change, same) = (named(&words.rope.change, &rope.change), named(&words.rope.same, &rope.same));
    ends(glass, Rect { height: area.height.min(1), ..area }, &change, &same);
    if area.height < ROWS {
        return;
    }
    pulled(glass, Rect { y: area.y + 1, height: ROPE, ..area }, rope.knot());
    named_at_the_ends(glass, below(area, 1 + ROPE), &rope.change.strongest, &rope.same.strongest);
}

/// The strongest fears, each on two rows at most, the second ended by a sign where there is more.
fn named_at_the_ends(glass: &mut Glass<'_>, area: Rect, left: &str, right: &str) {
    let half = (area.width / 2).saturating_sub(1).max(1);
    let rows = |words: &str| {
        let rows = wrap(words, half);
        let second = rows.get(1..).unwrap_or_default().join(" ");
        [rows.first().cloned().unwrap_or_default(), second]
    };
    for (at, (left, right)) in (0..).zip(rows(left).iter().zip(&rows(right))) {
        ends(glass, below(area, at), left, right);
    }
}

/// Words at the left and at the right end, each with half of the room less a gap.
fn ends(glass: &mut Glass<'_>, area: Rect, left: &str, right: &str) {
    if area.height == 0 {
        return;
    }
    let style = glass.theme.text;
    let half = (area.width / 2).saturating_sub(1);
    glass.put(area.x, area.y, half, left, style);
    glass.put_right(Rect { x: area.right() - half, width: half, ..area }, right, style);
}

/// The rope itself. Two dots across and four down make a cell.
fn pulled(glass: &mut Glass<'_>, area: Rect, knot: f64) {
    let (wide, high) = (f64::from(area.width) * 2.0 - 1.0, f64::from(area.height) * 4.0 - 1.0);
    let (middle, mid_row) = (wide / 2.0, high / 2.0);
    let at = middle + knot * (middle - 6.0);
    let (cord, bead) = (colour(glass.theme.text), colour(glass.theme.accent));
    let mark: Vec<(f64, f64)> = (0..=3).map(|step| (middle, f64::from(step) * high / 3.0)).collect();
    let canvas = Canvas::default().marker(Marker::Braille).x_bounds([0.0, wide]).y_bounds([0.0, high]).paint(|on| {
        for y in [mid_row - 0.5, mid_row + 0.5] {
            on.draw(&Line { x1: 0.0, y1: y, x2: wide, y2: y, color: cord });
        }
        for x in [0.0, wide] {
            on.draw(&Line { x1: x, y1: 1.0, x2: x, y2: high - 1.0, color: cord });
        }
        on.draw(&Points { coords: &mark, color: cord });
        for radius in [1.0, 2.0, 3.0, 4.0] {
            on.draw(&Points { coords: &ring((at, mid_row), radius), color: bead });
        }
    });
    glass.sheet.shape(area, canvas);
}
