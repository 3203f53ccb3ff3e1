//! The letter room: the message as it stands, chosen sentence by sentence, and its ways out.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Desk, PaperForm, Step};
use crate::keys::{Code, Key, Row, find};
use crate::letter::{Letter, Sentence};
use crate::paper;
use crate::text;
use crate::widgets::Glass;
use crate::widgets::guard::wrap;
use crate::words::fill;

/// What can be done in the letter room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The sentence before.
    Up,
    /// The next sentence.
    Down,
    /// Open the answer that the sentence came from.
    Open,
    /// Copy the letter.
    Copy,
    /// Write it as plain text.
    Txt,
    /// Write it as Markdown.
    Md,
    /// Another tone.
    Tone,
}

/// The keys of the letter room.
pub const TABLE: &[Row<Action>] = &[
    Row { action: Action::Copy, name: "copy", keys: &[Key::plain(Code::Char('c'))] },
    Row { action: Action::Txt, name: "save-txt", keys: &[Key::plain(Code::Char('s'))] },
    Row { action: Action::Md, name: "save-md", keys: &[Key::plain(Code::Char('m'))] },
    Row { action: Action::Tone, name: "tone", keys: &[Key::plain(Code::Char('t'))] },
    Row { action: Action::Open, name: "open-origin", keys: &[Key::plain(Code::Enter)] },
    Row { action: Action::Up, name: "sentence-up", keys: &[Key::plain(Code::Up)] },
    Row { action: Action::Down, name: "sentence-down", keys: &[Key::plain(Code::Down)] },
];

/// The letter room: the sentence chosen, and what shows of the page.
#[derive(Debug, Clone, Copy, Default)]
pub struct LetterRoom {
    chosen: usize,
    top: u16,
}

/// A stretch of words with one style: part of a sentence, on one row.
struct Run {
    row: u16,
    column: u16,
    words: String,
    sentence: usize,
}

impl LetterRoom {
    /// A key.
    pub fn press(&mut self, key: Key, desk: &Desk) -> Step {
        let Some(letter) = desk.letter() else { return Step::Pass };
        let Some(action) = find(TABLE, key) else { return Step::Pass };
        let last = sentences(letter).count().saturating_sub(1);
        match action {
            Action::Up => self.chosen = self.chosen.saturating_sub(1),
            Action::Down => self.chosen = (self.chosen + 1).min(last),
            Action::Open => return self.open(letter, desk),
            Action::Copy => return Step::Do("copy"),
            Action::Txt => return Step::Export(PaperForm::Txt),
            Action::Md => return Step::Export(PaperForm::Md),
            Action::Tone => return Step::Tone,
        }
        Step::Draw
    }

    /// The wheel.
    pub fn wheel(&mut self, rows: i16) {
        self.chosen = self.chosen.saturating_add_signed(isize::from(rows));
    }

    fn open(&self, letter: &Letter, desk: &Desk) -> Step {
        let origin = sentences(letter).nth(self.chosen).and_then(|sentence| sentence.origins.first());
        origin.filter(|id| desk.curriculum().question(id).is_some()).map_or(Step::Pass, |id| Step::GoTo(id.clone()))
    }

    /// Scrolls so that the chosen sentence shows. Called before drawing.
    pub fn arrange(&mut self, area: Rect, desk: &Desk) {
        let Some(letter) = desk.letter() else { return };
        let count = sentences(letter).count();
        self.chosen = self.chosen.min(count.saturating_sub(1));
        let runs = runs(letter, area.width);
        let end = runs.last().map_or(0, |run| run.row + 1);
        let mine = |run: &&Run| run.sentence == self.chosen;
        let first = runs.iter().find(mine).map_or(0, |run| run.row);
        let last = runs.iter().rev().find(mine).map_or(0, |run| run.row);
        let height = body_height(area);
        self.top = self.top.max((last + 1).saturating_sub(height)).min(first).min(end.saturating_sub(height));
    }

    /// Draws the room: the page, and where the chosen sentence comes from.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect, desk: &Desk) {
        let words = glass.words;
        let Some(letter) = desk.letter() else {
            glass.say(area, &words.letter.none, glass.theme.text);
            return;
        };
        let theme = *glass.theme;
        glass.put(area.x, area.y, area.width, &letter.heading, theme.prompt);
        let body = Rect { y: area.y + 2, height: body_height(area), ..area };
        draw_runs(glass, body, letter, self.top, Some(self.chosen));
        let end = runs(letter, area.width).last().map_or(0, |run| run.row + 1);
        glass.more(body, self.top > 0, end > self.top + body.height);
        let foot = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
        if area.height > 6 {
            let origin = self.origin(letter, desk, words);
            glass.put(foot.x, foot.y, foot.width, &origin, theme.quiet);
        }
    }

    fn origin(&self, letter: &Letter, desk: &Desk, words: &crate::words::ScreenWords) -> String {
        let sentence = sentences(letter).nth(self.chosen);
        let question = sentence.and_then(|sentence| sentence.origins.first());
        match question.and_then(|id| desk.curriculum().question(id)) {
            Some(question) => fill(&words.letter.from, &[("question", &question.prompt)]),
            None => words.letter.ours.clone(),
        }
    }
}

/// Draws the letter without the room: live beside a question. Rows past the end carry a sign.
pub fn beside(glass: &mut Glass<'_>, area: Rect, desk: &Desk) {
    let Some(letter) = desk.letter() else { return };
    draw_runs(glass, area, letter, 0, None);
    let more = runs(letter, area.width).last().is_some_and(|run| run.row >= area.height);
    glass.more(area, false, more);
}

fn body_height(area: Rect) -> u16 {
    area.height.saturating_sub(if area.height > 6 { 4 } else { 2 })
}

fn sentences(letter: &Letter) -> impl Iterator<Item = &Sentence> {
    letter.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences)
}

fn draw_runs(glass: &mut Glass<'_>, area: Rect, letter: &Letter, top: u16, chosen: Option<usize>) {
    let theme = *glass.theme;
    let mut caret = None;
    for run in runs(letter, area.width) {
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

/// The letter wrapped to a width, each row cut where one sentence ends and the next begins.
fn runs(letter: &Letter, width: u16) -> Vec<Run> {
    let mut runs = Vec::new();
    let (mut row, mut sentence) = (0u16, 0usize);
    for paragraph in &letter.paragraphs {
        let whole = paper::paragraph(paragraph);
        let ends: Vec<usize> = ends(paragraph.sentences.iter().map(|s| s.text.as_str()), &whole);
        let mut at = 0;
        for line in wrap(&whole, width.max(1)) {
            let mut column = 0;
            at = whole.get(at..).and_then(|rest| rest.find(line.as_str())).map_or(at, |skip| at + skip);
            let line_end = at + line.len();
            while at < line_end {
                let inside = ends.partition_point(|end| *end <= at);
                let stop = ends.get(inside).copied().unwrap_or(line_end).min(line_end);
                let words = whole.get(at..stop).unwrap_or_default().to_owned();
                let cells = text::width(&words);
                runs.push(Run { row, column, words, sentence: sentence + inside.min(ends.len().saturating_sub(1)) });
                column += cells;
                at = stop.max(at + 1);
            }
            row += 1;
        }
        sentence += paragraph.sentences.len();
        row += 1;
    }
    runs
}

/// Where each sentence ends in its paragraph, the blank after it counted in.
fn ends<'a>(sentences: impl Iterator<Item = &'a str>, whole: &str) -> Vec<usize> {
    let mut at = 0;
    let mut ends: Vec<usize> = sentences
        .map(|sentence| {
            at = whole.get(at..).and_then(|rest| rest.find(sentence)).map_or(at, |skip| at + skip) + sentence.len();
            at
        })
        .collect();
    if let Some(last) = ends.last_mut() {
        *last = whole.len();
    }
    ends
}
