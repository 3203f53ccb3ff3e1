//! The first screen of a new workbook: what this is, where it is kept, and the first question already open below.

use ratatui::layout::Rect;

use super::Desk;
use crate::widgets::guard::wrap;
use crate::widgets::{Glass, Page};
use crate::words::{ScreenWords, fill};

/// What the welcome says in the room there is: everything, its short form, or what must be known.
fn says(words: &ScreenWords, desk: &Desk, room: Rect) -> Vec<String> {
    let whole: Vec<String> = words.welcome.lines.iter().map(|line| with_place(line, desk)).collect();
    let rows = |lines: &[String]| lines.iter().map(|line| wrap(line, room.width.max(1)).len() + 1).sum::<usize>();
    if rows(&whole) <= usize::from(room.height) {
        return whole;
    }
    let brief: Vec<String> = words.welcome.brief.iter().map(|line| with_place(line, desk)).collect();
    let close = brief.iter().map(|line| wrap(line, room.width.max(1)).len()).sum::<usize>();
    if close <= usize::from(room.height) { brief } else { vec![with_place(&words.welcome.least, desk)] }
}

fn with_place(line: &str, desk: &Desk) -> String {
    fill(line, &[("place", &desk.kept_in)])
}

/// How many rows the welcome takes of an area, the question below it spared.
#[must_use]
pub fn rows(words: &ScreenWords, desk: &Desk, area: Rect, spare: u16) -> u16 {
    let room = Rect { height: area.height.saturating_sub(spare), ..area };
    let lines = says(words, desk, room);
    let gaps = if tight(&lines, room) { 0 } else { lines.len() };
    let rows: usize = lines.iter().map(|line| wrap(line, room.width.max(1)).len()).sum();
    u16::try_from(rows + gaps).unwrap_or(u16::MAX).min(room.height)
}

fn tight(lines: &[String], room: Rect) -> bool {
    let rows: usize = lines.iter().map(|line| wrap(line, room.width.max(1)).len() + 1).sum();
    rows > usize::from(room.height)
}

/// Draws the welcome.
pub fn view(glass: &mut Glass<'_>, area: Rect, desk: &Desk) {
    let words = glass.words;
    let lines = says(words, desk, area);
    let gap = u16::from(!tight(&lines, area));
    let theme = *glass.theme;
    let mut page = Page::new(glass, area);
    for (at, line) in lines.iter().enumerate() {
        page.say(line, if at == 0 { theme.prompt } else { theme.text });
        page.skip(gap);
    }
}
