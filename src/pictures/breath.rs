//! The circle of the breath: it grows and shrinks.

use ratatui::layout::Rect;
use ratatui::symbols::Marker;
use ratatui::widgets::canvas::{Canvas, Points};

use super::colour;
use super::ring::ring;
use crate::widgets::Glass;

/// The smallest height at which it is a circle.
pub const LEAST: u16 = 5;

/// The rows that the largest circle of a width takes: a cell is twice as high as it is wide.
#[must_use]
pub const fn tallest(width: u16) -> u16 {
    width.div_ceil(2)
}

/// Draws it in the middle of an area, from a point to as large as there is room: `full` from 0 to 1.
pub fn draw(glass: &mut Glass<'_>, area: Rect, full: f64) {
    // Two dots across and four down make a cell, and the dots are square.
    let (wide, high) = (f64::from(area.width) * 2.0 - 1.0, f64::from(area.height) * 4.0 - 1.0);
    let most = (wide.min(high) / 2.0 - 1.0).max(1.0);
    let radius = 2.0 + full.clamp(0.0, 1.0) * (most - 2.0).max(0.0);
    let color = colour(glass.theme.accent);
    let canvas = Canvas::default().marker(Marker::Braille).x_bounds([0.0, wide]).y_bounds([0.0, high]).paint(|on| {
        for radius in [radius - 0.7, radius] {
            on.draw(&Points { coords: &ring((wide / 2.0, high / 2.0), radius), color });
        }
    });
    glass.sheet.shape(area, canvas);
}
