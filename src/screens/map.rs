//! The map: every stage on the path, its questions, and which of them are answered.

use ratatui::layout::Rect;

use super::{Desk, Step, form};
use crate::curriculum::{Question, Stage, ids};
use crate::keys::{Code, Key};
use crate::widgets::{Choose, Entry, Glass};
use crate::words::fill;
use crate::workbook::{Answer, Private, path};

/// The map, with a place chosen.
#[derive(Debug, Clone)]
pub struct Map {
    choose: Choose,
    entries: Vec<Entry>,
    places: Vec<String>,
}

impl Map {
    /// The map as the workbook stands, with the question in hand chosen.
    #[must_use]
    pub fn new(desk: &Desk, here: &str) -> Self {
        let (mut entries, mut places) = (Vec::new(), Vec::new());
        for stage in path::stages(desk.curriculum(), &desk.workbook) {
            let first = desk.curriculum().asked_in(stage).next().map(|question| question.id.clone());
            entries.push(heading(desk, stage));
            places.push(if stage.id == ids::REPLY { ids::REPLY.to_owned() } else { first.unwrap_or_default() });
            let asked = || path::asked(desk.curriculum(), &desk.workbook, stage);
            entries.extend(asked().map(|question| row(desk, question)));
            places.extend(asked().map(|question| question.id.clone()));
        }
        let at = places.iter().rposition(|place| place == here).unwrap_or(0);
        Self { choose: Choose::at(at), entries, places }
    }

    /// A key.
    pub fn press(&mut self, key: Key) -> Step {
        if self.choose.press(key, self.entries.len()) {
            return Step::Draw;
        }
        let place = self.places.get(self.choose.at).filter(|_| key.code == Code::Enter);
        place.map_or(Step::Pass, |place| Step::GoTo(place.clone()))
    }

    /// A click on a row goes there.
    pub fn click(&mut self, line: u16) -> Step {
        match self.choose.row(line, self.entries.len()).and_then(|row| self.places.get(row)) {
            Some(place) => Step::GoTo(place.clone()),
            None => Step::Pass,
        }
    }

    /// The wheel.
    pub fn wheel(&mut self, rows: i16) {
        self.choose.wheel(rows.into(), self.entries.len());
    }

    /// Makes the map fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect) {
        self.choose.arrange_among(self.entries.len(), area.height);
    }

    /// Draws the map.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        self.choose.view(glass, area, &self.entries);
    }
}

fn row(desk: &Desk, question: &Question) -> Entry {
    let kept = desk.workbook.answer(&question.id).map(Private::on_screen);
    let unread = |words| form::unread(words, question.past, desk.now.today, &desk.content.words.day);
    let (sign, aside) = match kept {
        _ if desk.workbook.answered(&question.id) => ("✓", ""),
        Some(Answer::Undated(words)) if unread(words) => ("?", desk.content.words.screen.map.unread.as_str()),
        _ => ("·", ""),
    };
    Entry { sign: format!("  {sign}"), words: question.prompt.to_string(), aside: aside.to_owned(), ..Entry::default() }
}

fn heading(desk: &Desk, stage: &Stage) -> Entry {
    let (answered, asked) = count(desk, stage);
    let words = &desk.content.words.screen.map;
    let aside = fill(&words.count, &[("answered", &answered.to_string()), ("asked", &asked.to_string())]);
    Entry { words: stage.title.to_string(), aside, heading: true, ..Entry::default() }
}

/// How many questions of a stage are answered, and how many it asks.
fn count(desk: &Desk, stage: &Stage) -> (usize, usize) {
    let questions = || path::asked(desk.curriculum(), &desk.workbook, stage);
    (questions().filter(|question| desk.workbook.answered(&question.id)).count(), questions().count())
}

/// The stages alone, down the side of a wide screen: those on the path, and the one in hand, marked.
pub fn aside(glass: &mut Glass<'_>, area: Rect, desk: &Desk, here: &str) {
    let theme = *glass.theme;
    let on_path = path::stages(desk.curriculum(), &desk.workbook);
    let shown = |stage: &&Stage| stage.id == here || on_path.iter().any(|other| other.id == stage.id);
    for (stage, y) in desk.curriculum().stages().iter().filter(shown).zip(area.y..area.bottom()) {
        let (answered, asked) = count(desk, stage);
        let (sign, style) = if stage.id == here { ("› ", theme.chosen) } else { ("  ", theme.text) };
        let aside = format!("{answered}/{asked}");
        let room = area.width.saturating_sub(6);
        glass.put(area.x, y, room, &format!("{sign}{}", stage.title.as_str()), style);
        let width = crate::text::width(&aside);
        glass.put(area.right().saturating_sub(width), y, width, &aside, theme.quiet);
    }
}
