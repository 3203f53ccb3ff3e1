//! The walk: a square for each question of a stage, full where it is answered.

use ratatui::layout::Rect;

use super::{below, fitting, left_out};
use crate::standing::{Standing, Stretch};
use crate::widgets::Glass;
use crate::words::fill;
use crate::words::standing::StandingWords;

/// From this width on a stage takes one row.
const ONE_ROW: u16 = 60;
/// The columns of its name there.
const NAME: u16 = 28;

pub fn rows(standing: &Standing, width: u16) -> u16 {
    u16::try_from(standing.walk.len()).unwrap_or(u16::MAX).saturating_mul(each(width))
}

pub fn draw(glass: &mut Glass<'_>, area: Rect, standing: &Standing, words: &StandingWords) {
    let each = each(area.width);
    let shown = fitting(standing.walk.len(), each, area.height);
    let mut rest = area;
    for stretch in standing.walk.iter().take(shown) {
        stage(glass, rest, stretch, words);
        rest = below(rest, each);
    }
    left_out(glass, rest, standing.walk.len() - shown, words);
}

fn stage(glass: &mut Glass<'_>, area: Rect, stretch: &Stretch, words: &StandingWords) {
    let theme = *glass.theme;
    let answered = stretch.answered.iter().filter(|answered| **answered).count();
    let count = fill(&words.walk.count, &[("n", &answered.to_string()), ("of", &stretch.answered.len().to_string())]);
    let squares: String = stretch.answered.iter().map(|answered| if *answered { '■' } else { '□' }).collect();
    let width = glass.put_right(area, &count, theme.quiet);
    let room = area.width.saturating_sub(width + 1);
    if area.width >= ONE_ROW {
        glass.put(area.x, area.y, NAME - 1, &stretch.title, theme.text);
        glass.put(area.x + NAME, area.y, room.saturating_sub(NAME), &squares, theme.accent_plain());
    } else {
        glass.put(area.x, area.y, room, &stretch.title, theme.text);
        glass.put(area.x, area.y + 1, area.width, &squares, theme.accent_plain());
    }
}

fn each(width: u16) -> u16 {
    if width >= ONE_ROW { 1 } else { 2 }
}
