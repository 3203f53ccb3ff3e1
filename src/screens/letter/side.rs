//! The letter room on the glass: how the message is wished for, its subject, the page, and what there is to say of the
//! sentence chosen: beside it on a wide screen, else below.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{LetterRoom, page};
use crate::letter::check::Finding;
use crate::letter::{Whose, Wish};
use crate::screens::Desk;
use crate::theme::Theme;
use crate::widgets::guard::wrap;
use crate::widgets::{Glass, Page};
use crate::words::{ScreenWords, fill};

/// The areas of the room.
pub struct Parts {
    settings: Rect,
    heading: Rect,
    /// The page.
    pub body: Rect,
    foot: Rect,
}

/// From so many rows on the settings have one of their own.
const ROOMY: u16 = 10;

/// Divides the room. Where what is to be said stands beside, the page has all of the height.
pub fn parts(area: Rect, room: &LetterRoom, desk: &Desk) -> Parts {
    let words = &desk.content.words.screen;
    let roomy = area.height >= ROOMY;
    let mut from = area.y;
    let mut row = |wanted: bool| {
        let height = u16::from(wanted && from < area.bottom());
        let part = Rect { y: from, height, ..area };
        from += height;
        part
    };
    let settings = row(roomy);
    let heading = row(desk.letter().is_some_and(|letter| !letter.heading.is_empty()));
    row(roomy);
    let left = area.bottom() - from;
    let foot = if room.beside || area.height < 6 { 0 } else { rows(&notes(room, desk, words), area.width, left / 3) };
    let gap = u16::from(foot > 0);
    let body = Rect { y: from, height: left - foot - gap, ..area };
    Parts { settings, heading, body, foot: Rect { y: area.bottom() - foot, height: foot, ..area } }
}

fn rows(notes: &[(String, Weight)], width: u16, at_most: u16) -> u16 {
    let rows: usize = notes.iter().map(|(note, _)| wrap(note, width.max(1)).len()).sum();
    u16::try_from(rows).unwrap_or(u16::MAX).min(at_most.max(1))
}

/// Draws the room.
pub fn view(glass: &mut Glass<'_>, area: Rect, room: &LetterRoom, desk: &Desk) {
    let theme = *glass.theme;
    let words = glass.words;
    let parts = parts(area, room, desk);
    let Some(letter) = desk.letter() else { return };
    if parts.settings.height > 0 {
        let at = parts.settings;
        let used = glass.put(at.x, at.y, at.width, &settings(desk, words), theme.quiet);
        let count = if desk.says_otherwise() { words.letter.otherwise.clone() } else { counted(desk, words) };
        glass.put(at.x + used, at.y, at.width.saturating_sub(used), &count, theme.alarm);
    }
    if parts.heading.height > 0 {
        glass.put(parts.heading.x, parts.heading.y, parts.heading.width, &letter.heading, theme.prompt);
    }
    page::view(glass, parts.body, desk, room.top, room.chosen);
    say(glass, parts.foot, &notes(room, desk, words));
}

/// Draws what there is to say of the chosen sentence beside the page.
pub fn aside(glass: &mut Glass<'_>, area: Rect, room: &LetterRoom, desk: &Desk) {
    let words = glass.words;
    let (title, notes) = match &room.editing {
        Some(editing) => (&words.letter.writing_beside, editing.beside(words)),
        None => (&words.letter.about, notes(room, desk, words)),
    };
    glass.put(area.x, area.y, area.width, title, glass.theme.quiet);
    say(glass, Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area }, &notes);
}

fn say(glass: &mut Glass<'_>, area: Rect, notes: &[(String, Weight)]) {
    let theme = *glass.theme;
    let airy = area.height > 12;
    let mut page = Page::new(glass, area);
    for (note, weight) in notes {
        page.say(note, weight.style(&theme));
        page.skip(u16::from(airy));
    }
}

/// How a note looks.
#[derive(Debug, Clone, Copy)]
pub enum Weight {
    /// May be passed over.
    Quiet,
    /// To be read.
    Plain,
    /// Not to be missed.
    Alarm,
}

impl Weight {
    fn style(self, theme: &Theme) -> Style {
        match self {
            Self::Quiet => theme.quiet,
            Self::Plain => theme.text,
            Self::Alarm => theme.alarm,
        }
    }
}

/// How the message is wished for: "no · email · warm · full".
#[must_use]
pub fn settings(desk: &Desk, words: &ScreenWords) -> String {
    let Some(Wish { kind, channel, tone, length }) = desk.wish() else { return String::new() };
    let names = &words.letter.names;
    let name = |id: &str| names.get(id).map_or_else(|| id.to_owned(), Clone::clone);
    let all = [kind.id(), channel.id(), tone.id(), length.id()].map(name);
    all.join(&words.letter.between)
}

/// How many findings there are.
fn counted(desk: &Desk, words: &ScreenWords) -> String {
    match desk.findings().len() {
        0 => String::new(),
        1 => words.letter.one_finding.clone(),
        n => fill(&words.letter.findings, &[("n", &n.to_string())]),
    }
}

/// A finding in full: how much it weighs, why, and what could be done.
#[must_use]
pub fn told(finding: &Finding, words: &ScreenWords) -> String {
    let severity = words.letter.severities.get(finding.severity.id()).map_or("", String::as_str);
    let values = [("severity", severity), ("why", &finding.why), ("suggestion", &finding.suggestion)];
    fill(&words.letter.finding, &values)
}

/// What there is to say of the sentence chosen: its origin, the other wording, the findings.
fn notes(room: &LetterRoom, desk: &Desk, words: &ScreenWords) -> Vec<(String, Weight)> {
    let mut notes = Vec::new();
    let Some(paragraph) = room.paragraph(desk) else { return notes };
    let letter = &words.letter;
    if let Whose::Pinned { new: Some(new) } = &paragraph.whose {
        let said = if new.is_empty() { letter.gone.clone() } else { fill(&letter.changed, &[("words", new)]) };
        notes.push((said, Weight::Alarm));
        notes.push((letter.three_keys.clone(), Weight::Plain));
    }
    for finding in desk.findings().iter().filter(|finding| finding.place == Some(room.place(desk))) {
        notes.push((told(finding, words), Weight::Plain));
    }
    let origin = room.sentence(desk).and_then(|sentence| sentence.origins.first());
    let question = origin.and_then(|id| desk.curriculum().question(id));
    let from = question.map(|question| fill(&letter.from, &[("question", &question.prompt)]));
    let whose = match &paragraph.whose {
        Whose::Composed if from.is_none() => Some(&letter.ours),
        Whose::Composed | Whose::Pinned { new: Some(_) } => None,
        Whose::Pinned { new: None } => Some(&letter.pinned),
        Whose::Own => Some(&letter.own),
    };
    notes.extend(whose.cloned().into_iter().chain(from).map(|note| (note, Weight::Quiet)));
    if let Some(long) = desk.letter().and_then(|all| all.long.iter().find(|long| Some(&long.question) == origin)) {
        notes.push((fill(&letter.long, &[("n", &long.words.to_string())]), Weight::Quiet));
    }
    notes
}
