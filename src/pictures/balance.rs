//! The balance: what speaks for staying and for the move, in the writer's own words, the heaviest first. No sums.

use ratatui::layout::{Direction, Rect};
use ratatui::symbols::bar::Set;
use ratatui::widgets::{Bar, BarChart, BarGroup};

use super::{below, fitting, left_out};
use crate::standing::{Load, Standing};
use crate::widgets::Glass;
use crate::words::standing::StandingWords;

/// From this width on the two stand side by side.
const SIDE_BY_SIDE: u16 = 44;
/// The gap between them.
const GAP: u16 = 4;
/// Words, and a bar below them.
const EACH: u16 = 2;
/// Room for a number behind a bar.
const NUMBER: u16 = 3;

/// Each side shows at most so many; the page with the questions shows them all.
const MOST: usize = 12;

/// A bar is a line, heavy where it is full.
const LINE: Set<'static> = Set {
    full: "━",
    seven_eighths: "━",
    three_quarters: "━",
    five_eighths: "━",
    half: "━",
    three_eighths: "━",
    one_quarter: "━",
    one_eighth: "━",
    empty: " ",
};

pub fn rows(standing: &Standing, width: u16) -> u16 {
    let of = |loads: &[Load]| {
        let shown = u16::try_from(loads.len().min(MOST)).unwrap_or(u16::MAX);
        1 + shown * EACH + u16::from(loads.len() > MOST)
    };
    let (stay, going) = (of(&standing.stay), of(&standing.going));
    match (standing.stay.is_empty() && standing.going.is_empty(), width < SIDE_BY_SIDE) {
        (true, _) => 0,
        (false, true) => stay.saturating_add(going).saturating_add(1),
        (false, false) => stay.max(going),
    }
}

pub fn draw(glass: &mut Glass<'_>, area: Rect, standing: &Standing, words: &StandingWords) {
    if standing.stay.is_empty() && standing.going.is_empty() {
        return;
    }
    if area.width < SIDE_BY_SIDE {
        let needed = rows(&Standing { going: Vec::new(), ..standing.clone() }, area.width).saturating_sub(2);
        let stay = if rows(standing, area.width) <= area.height { needed } else { needed.min(area.height / 2) };
        side(glass, Rect { height: stay, ..area }, &words.balance.stay, &standing.stay, words);
        side(glass, below(area, stay + 1), &words.balance.move_, &standing.going, words);
        return;
    }
    let half = (area.width - GAP) / 2;
    side(glass, Rect { width: half, ..area }, &words.balance.stay, &standing.stay, words);
    let right = Rect { x: area.x + half + GAP, width: half, ..area };
    side(glass, right, &words.balance.move_, &standing.going, words);
}

/// One side: its name, and below it each thing with its bar.
fn side(glass: &mut Glass<'_>, area: Rect, name: &str, loads: &[Load], words: &StandingWords) {
    if area.height == 0 {
        return;
    }
    let theme = *glass.theme;
    glass.put(area.x, area.y, area.width, name, theme.quiet);
    let list = below(area, 1);
    let shown = fitting(loads.len(), EACH, list.height).min(MOST);
    let mut rest = list;
    for load in loads.iter().take(shown) {
        glass.put(rest.x, rest.y, rest.width, &load.words, theme.text);
        let line = below(rest, 1);
        let room = Rect { height: 1, width: line.width.saturating_sub(NUMBER), ..line };
        bar(glass, room, load.weight.unwrap_or(0));
        let number = load.weight.map_or_else(|| words.balance.unweighed.clone(), |weight| weight.to_string());
        let after = line.x + room.width * u16::from(load.weight.unwrap_or(0).min(10)) / 10;
        let after = after + u16::from(load.weight.is_some_and(|weight| weight > 0));
        glass.put(after, line.y, line.right().saturating_sub(after), &number, theme.quiet);
        rest = below(rest, EACH);
    }
    left_out(glass, rest, loads.len() - shown, words);
}

fn bar(glass: &mut Glass<'_>, area: Rect, weight: u8) {
    let bar = [Bar::new(u64::from(weight).min(10)).text_value(String::new())];
    let chart = BarChart::default().direction(Direction::Horizontal).bar_set(LINE).bar_width(1).max(10);
    glass.sheet.shape(area, chart.bar_style(glass.theme.accent_plain()).data(BarGroup::new(bar)));
}
