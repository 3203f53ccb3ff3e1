//! The letter room on the glass: how the message is wished for, its subject, the page, and what there is to say of the
//! sentence chosen: beside it on a wide screen, else below.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{LetterRoom, page};
use crate::letter::check::Finding;
use crate::letter::{Whose, Wish};
use crate::screens::Desk;
use crate::text;
use crate::theme::Theme;
use crate::widgets::guard::wrap;
use crate::widgets::{Glass, Page};
use crate::wording::Wording;
use crate::words::{ScreenWords, fill};

/// The areas of the room.
pub struct Parts {
    settings: Rect,
    heading: Rect,
    /// The page.
    pub body: Rect,
    /// What there is to say of the sentence chosen, which scrolls.
    pub foot: Rect,
    /// Below it, what can be chosen where an answer behind one's own words changed: always in view.
    choice: Rect,
}

/// From so many rows on the settings have one of their own.
const ROOMY: u16 = 10;
/// And from so many on a second one, where they need it.
const TALL: u16 = 16;
/// The columns left of the page, where the window has no margin: the mark of the paragraph stands there.
const GUTTER: u16 = 1;

/// Divides the room. Where what is to be said stands beside, the page has all of the height.
pub fn parts(area: Rect, room: &LetterRoom, desk: &Desk) -> Parts {
    let words = &desk.content.words.screen;
    let roomy = area.height >= ROOMY;
    let mut from = area.y;
    let mut rows_of = |wanted: u16| {
        let height = wanted.min(area.bottom().saturating_sub(from));
        let part = Rect { y: from, height, ..area };
        from += height;
        part
    };
    // That it is another message than the one decided on is said in any window.
    let wished = if roomy || desk.says_otherwise() { 1 + u16::from(wished(desk, words, area).1) } else { 0 };
    let settings = rows_of(wished);
    let mut row = |wanted: bool| rows_of(u16::from(wanted));
    let heading = row(desk.letter().is_some_and(|letter| !letter.heading.is_empty()));
    row(roomy);
    let left = area.bottom() - from;
    let told = !room.beside && area.height >= 6;
    let choice = if told { self::choice(room, desk, words, area.width).len() } else { 0 };
    let choice = u16::try_from(choice).unwrap_or(u16::MAX).min(left / 2);
    // What is to be chosen is read before it is chosen.
    let share = if choice > 0 { left / 2 - choice } else { left / 3 };
    let foot = if told { self::rows(room, desk, words, area.width).len() } else { 0 };
    let foot = u16::try_from(foot).unwrap_or(u16::MAX).min(share.max(1));
    let gap = u16::from(foot > 0);
    let gutter = if area.x == 0 { GUTTER.min(area.width) } else { 0 };
    let body = Rect {
        x: area.x + gutter,
        y: from,
        width: area.width - gutter,
        height: left.saturating_sub(foot + choice + gap),
    };
    Parts {
        settings,
        heading,
        body,
        foot: Rect { y: area.bottom() - foot - choice, height: foot, ..area },
        choice: Rect { y: area.bottom() - choice, height: choice, ..area },
    }
}

/// What is said below the page, row by row.
pub fn rows(room: &LetterRoom, desk: &Desk, words: &ScreenWords, width: u16) -> Vec<(String, Weight)> {
    let wrapped =
        |(note, weight): (String, Weight)| wrap(&note, width.max(1)).into_iter().map(move |row| (row, weight));
    notes(room, desk, words).into_iter().flat_map(wrapped).collect()
}

/// The rows of what can be chosen; none where there is nothing to choose.
fn choice(room: &LetterRoom, desk: &Desk, words: &ScreenWords, width: u16) -> Vec<String> {
    let changed =
        room.paragraph(desk).is_some_and(|paragraph| matches!(paragraph.whose, Whose::Pinned { new: Some(_) }));
    let letter = &words.letter;
    let keys = if text::width(&letter.three_keys) <= width { &letter.three_keys } else { &letter.three_keys_short };
    if changed { wrap(keys, width.max(1)) } else { Vec::new() }
}

/// Draws the room.
pub fn view(glass: &mut Glass<'_>, area: Rect, room: &LetterRoom, desk: &Desk) {
    let theme = *glass.theme;
    let words = glass.words;
    let parts = parts(area, room, desk);
    let Some(letter) = desk.letter() else { return };
    if parts.settings.height > 0 {
        let at = parts.settings;
        // What must not be missed comes first.
        let otherwise = desk.says_otherwise();
        let warned =
            if otherwise { glass.put(at.x, at.y, at.width, &words.letter.otherwise, theme.alarm) + 3 } else { 0 };
        let rest = at.width.saturating_sub(warned);
        let (wish, below) = wished(desk, words, area);
        // Where they do not stand beside each other the count comes first: its key is the way to what is to be changed.
        let brief = counted_briefly(desk, words);
        let crowded = !below && text::width(&wish) + text::width(&brief) > rest;
        let first = if crowded && !brief.is_empty() {
            glass.put(at.x + warned, at.y, rest, brief.trim_start(), theme.alarm) + 3
        } else {
            0
        };
        let before = warned + first;
        let used = before + glass.put(at.x + before, at.y, at.width.saturating_sub(before), &wish, theme.quiet);
        if below && at.height > 1 {
            glass.put(at.x, at.y + 1, at.width, counted(desk, words).trim_start(), theme.alarm);
        } else {
            let count = if first > 0 {
                String::new()
            } else {
                counted_within(desk, words, rest.saturating_sub(text::width(&wish)))
            };
            glass.put(at.x + used, at.y, at.width.saturating_sub(used), &count, theme.alarm);
        }
    }
    if parts.heading.height > 0 {
        glass.put(parts.heading.x, parts.heading.y, parts.heading.width, &letter.heading, theme.prompt);
    }
    page::view(glass, parts.body, desk, room.top, room.chosen);
    let foot = parts.foot;
    let rows = rows(room, desk, words, foot.width);
    for ((row, weight), y) in rows.iter().skip(room.foot.above()).zip(foot.y..foot.bottom()) {
        glass.put(foot.x, y, foot.width, row, weight.style(&theme));
    }
    room.foot.view(glass, foot);
    for (row, y) in choice(room, desk, words, foot.width).iter().zip(parts.choice.y..parts.choice.bottom()) {
        glass.put(foot.x, y, foot.width, row, theme.text);
    }
}

/// Draws what there is to say of the chosen sentence beside the page.
pub fn aside(glass: &mut Glass<'_>, area: Rect, room: &LetterRoom, desk: &Desk) {
    let words = glass.words;
    let (title, notes) = match &room.editing {
        Some(editing) => (&words.letter.writing_beside, editing.beside(words)),
        None => (&words.letter.about, notes_and_choice(room, desk, words)),
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
    let name = |id: &'static str| names.get(id).map_or(id, Wording::as_str);
    let all = [kind.id(), channel.id(), tone.id(), length.id()].map(name);
    all.join(&words.letter.between)
}

/// The same with the keys that change it, as much of it as there is room for; and whether the count of findings, which
/// else stands beside it, has a row of its own.
fn wished(desk: &Desk, words: &ScreenWords, area: Rect) -> (String, bool) {
    let Some(Wish { kind, channel, tone, length }) = desk.wish() else { return (String::new(), false) };
    let letter = &words.letter;
    let name = |id: &'static str| letter.names.get(id).map_or(id, Wording::as_str);
    let values = [("kind", kind.id()), ("channel", channel.id()), ("tone", tone.id()), ("length", length.id())];
    let values = values.map(|(what, id)| (what, name(id)));
    let plain = settings(desk, words);
    let warned = if desk.says_otherwise() { text::width(&letter.otherwise) + 3 } else { 0 };
    let room = area.width.saturating_sub(warned);
    let count = text::width(&counted(desk, words));
    for wish in [fill(&letter.wish, &values), fill(&letter.wish_short, &values)] {
        let width = text::width(&wish);
        if width + count <= room {
            return (wish, false);
        }
        if width <= room && area.height >= TALL {
            return (wish, true);
        }
    }
    (plain, false)
}

/// How many findings there are; nothing where it is said that this is another message than the one decided on.
fn counted(desk: &Desk, words: &ScreenWords) -> String {
    if desk.says_otherwise() {
        return String::new();
    }
    match desk.findings().len() {
        0 => String::new(),
        1 => words.letter.one_finding.to_string(),
        n => fill(&words.letter.findings, &[("n", &n.to_string())]),
    }
}

/// The same in fewer words.
fn counted_briefly(desk: &Desk, words: &ScreenWords) -> String {
    if desk.says_otherwise() || desk.findings().is_empty() {
        return String::new();
    }
    fill(&words.letter.findings_short, &[("n", &desk.findings().len().to_string())])
}

/// The one of them that fits.
fn counted_within(desk: &Desk, words: &ScreenWords, room: u16) -> String {
    let count = counted(desk, words);
    if text::width(&count) <= room { count } else { counted_briefly(desk, words) }
}

/// A finding in full: how much it weighs, why, and what could be done.
#[must_use]
pub fn told(finding: &Finding, words: &ScreenWords) -> String {
    let severity = words.letter.severities.get(finding.severity.id()).map_or("", Wording::as_str);
    let values = [("severity", severity), ("why", &finding.why), ("suggestion", &finding.suggestion)];
    fill(&words.letter.finding, &values)
}

/// The same, and what can be chosen right below the new wording.
fn notes_and_choice(room: &LetterRoom, desk: &Desk, words: &ScreenWords) -> Vec<(String, Weight)> {
    let choice = choice(room, desk, words, u16::MAX).into_iter().map(|row| (row, Weight::Plain));
    let mut notes = notes(room, desk, words);
    let at = notes.len().min(1);
    notes.splice(at..at, choice);
    notes
}

/// What there is to say of the sentence chosen: its origin, the other wording, the findings.
fn notes(room: &LetterRoom, desk: &Desk, words: &ScreenWords) -> Vec<(String, Weight)> {
    let mut notes = Vec::new();
    let Some(paragraph) = room.paragraph(desk) else { return notes };
    let letter = &words.letter;
    if let Whose::Pinned { new: Some(new) } = &paragraph.whose {
        let said = if new.is_empty() { letter.gone.to_string() } else { fill(&letter.changed, &[("words", new)]) };
        notes.push((said, Weight::Alarm));
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
    notes.extend(whose.map(|words| words.to_string()).into_iter().chain(from).map(|note| (note, Weight::Quiet)));
    if let Some(long) = desk.letter().and_then(|all| all.long.iter().find(|long| Some(&long.question) == origin)) {
        notes.push((fill(&letter.long, &[("n", &long.words.to_string())]), Weight::Quiet));
    }
    notes
}
