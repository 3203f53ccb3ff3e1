//! The message on its page, a sentence of it chosen; marks beside it.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::letter::check::Severity;
use crate::letter::{Letter, Whose};
use crate::screens::Desk;
use crate::widgets::Glass;

use super::wrapped::{Run, Wrapped};

/// The first row that shows, so that the chosen sentence does.
pub fn scrolled(top: u16, body: Rect, desk: &Desk, chosen: usize) -> u16 {
    let Some(letter) = desk.letter() else { return 0 };
    let runs = runs(letter, body.width);
    let end = runs.last().map_or(0, |run| run.row + 1);
    let mine = |run: &&Run| run.sentence == chosen;
    let first = runs.iter().find(mine).map_or(0, |run| run.row);
    let last = runs.iter().rev().find(mine).map_or(0, |run| run.row);
    top.max((last + 1).saturating_sub(body.height)).min(first).min(end.saturating_sub(body.height))
}

/// The sentence a page further down or up than the chosen one.
pub fn turned(body: Rect, desk: &Desk, chosen: usize, down: bool) -> usize {
    let Some(letter) = desk.letter() else { return chosen };
    let runs = runs(letter, body.width);
    let row = runs.iter().find(|run| run.sentence == chosen).map_or(0, |run| run.row);
    let page = body.height.saturating_sub(1).max(1);
    if down {
        let there = runs.iter().rev().find(|run| run.row <= row.saturating_add(page));
        there.map_or(chosen, |run| run.sentence).max(chosen + 1)
    } else {
        let there = runs.iter().find(|run| run.row >= row.saturating_sub(page));
        there.map_or(chosen, |run| run.sentence).min(chosen.saturating_sub(1))
    }
}

/// The sentence at a cell.
pub fn sentence_at(body: Rect, desk: &Desk, top: u16, (x, y): (u16, u16)) -> Option<usize> {
    let (x, y) = (x.checked_sub(body.x)?, y.checked_sub(body.y).filter(|y| *y < body.height)? + top);
    let runs = runs(desk.letter()?, body.width);
    let on = runs.iter().filter(|run| run.row == y);
    on.rev().find(|run| run.column <= x).map(|run| run.sentence)
}

/// Draws the page, a sentence chosen, and signs that there is more.
pub fn view(glass: &mut Glass<'_>, body: Rect, desk: &Desk, top: u16, chosen: usize) {
    let Some(letter) = desk.letter() else { return };
    let runs = runs(letter, body.width);
    draw_runs(glass, body, &runs, top, Some(chosen));
    bar(glass, body, letter, (&runs, top), chosen);
    marks(glass, body, desk, (&runs, top));
    let end = runs.last().map_or(0, |run| run.row + 1);
    glass.more(body, top > 0, end > top + body.height);
}

/// A bar at the left of the paragraph chosen, heavy beside the sentence: seen without colour.
fn bar(glass: &mut Glass<'_>, body: Rect, letter: &Letter, (runs, top): (&[Run], u16), chosen: usize) {
    let Some(x) = body.x.checked_sub(1) else { return };
    let mut first = 0;
    let mut all = letter.paragraphs.iter().map(|paragraph| {
        let sentences = first..first + paragraph.sentences.len();
        first = sentences.end;
        sentences
    });
    let Some(paragraph) = all.find(|sentences| sentences.contains(&chosen)) else { return };
    let style = glass.theme.accent_plain();
    for run in runs.iter().filter(|run| paragraph.contains(&run.sentence)) {
        let Some(row) = run.row.checked_sub(top).filter(|row| *row < body.height) else { continue };
        let heavy = runs.iter().any(|other| other.row == run.row && other.sentence == chosen);
        glass.put(x, body.y + row, 1, if heavy { "┃" } else { "│" }, style);
    }
}

/// Where one's own words begin, and where there is a finding: a sign in the margin, where there is one.
fn marks(glass: &mut Glass<'_>, body: Rect, desk: &Desk, (runs, top): (&[Run], u16)) {
    let (Some(letter), Some(x)) = (desk.letter(), body.x.checked_sub(2)) else { return };
    let theme = *glass.theme;
    let paragraphs = letter.paragraphs.iter().enumerate();
    let places =
        paragraphs.flat_map(|(at, paragraph)| (0..paragraph.sentences.len()).map(move |nth| (at, nth, paragraph)));
    for (sentence, (at, nth, paragraph)) in places.enumerate() {
        let here = desk.findings().iter().filter(|finding| finding.place == Some((at, nth)));
        let worst = here.map(|finding| finding.severity).min();
        let mine = (nth == 0).then(|| whose(&paragraph.whose)).flatten();
        let row = runs.iter().find(|run| run.sentence == sentence).and_then(|run| run.row.checked_sub(top));
        let Some((mark, row)) = worst.map(sign).or(mine).zip(row.filter(|row| *row < body.height)) else { continue };
        let style = if worst == Some(Severity::Must) { theme.alarm } else { theme.accent };
        glass.put(x, body.y + row, 1, mark, style);
    }
}

fn whose(whose: &Whose) -> Option<&'static str> {
    match whose {
        Whose::Composed => None,
        Whose::Pinned { new: None } => Some("¶"),
        Whose::Pinned { new: Some(_) } => Some("≠"),
        Whose::Own => Some("+"),
    }
}

fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Must => "×",
        Severity::Should => "?",
        Severity::Tip => "·",
    }
}

/// Draws the letter without the room: live beside a question, as it was wrapped. Rows past the end carry a sign.
pub fn beside(glass: &mut Glass<'_>, area: Rect, wrapped: &Wrapped) {
    let mut more = false;
    for (row, runs) in wrapped.blocks() {
        let below = Rect { y: area.y.saturating_add(row), height: area.height.saturating_sub(row), ..area };
        draw_runs(glass, below, runs, 0, None);
        more |= runs.last().is_some_and(|run| run.row >= below.height);
    }
    glass.more(area, false, more);
}

fn draw_runs(glass: &mut Glass<'_>, area: Rect, runs: &[Run], top: u16, chosen: Option<usize>) {
    let theme = *glass.theme;
    let mut caret = None;
    for run in runs {
        let Some(row) = run.row.checked_sub(top).filter(|row| *row < area.height) else { continue };
        let held = chosen == Some(run.sentence);
        let style: Style = if held { theme.chosen } else { theme.text };
        let (x, y) = (area.x + run.column, area.y + row);
        glass.put(x, y, area.right().saturating_sub(x), &run.words, style);
        if held && caret.is_none() {
            caret = Some((x, y));
        }
    }
    if caret.is_some() {
        glass.caret = caret;
    }
}

/// The letter wrapped to a width, all of it.
fn runs(letter: &Letter, width: u16) -> Vec<Run> {
    let mut wrapped = Wrapped::default();
    wrapped.renew(Some(letter), (width, u16::MAX), 0);
    wrapped.runs()
}
