//! The conversation card: what to say, part by part. It may be seen, so what is private comes on a key alone.

use ratatui::layout::Rect;

use super::page::{Reading, Weight};
use super::{Desk, Step, pushback};
use crate::curriculum::ids;
use crate::keys::{Code, Key, Row, find};
use crate::letter::{Letter, Shape};
use crate::widgets::Glass;
use crate::words::screen::CardWords;
use crate::words::{ScreenWords, fill};

/// What can be done with the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Rehearse it.
    Rehearse,
    /// Show or hide what is private.
    Private,
    /// Open the question where push-backs are written.
    Write,
}

/// The keys of the card.
pub const TABLE: &[Row<Action>] = &[
    Row { action: Action::Rehearse, name: "rehearse", keys: &[Key::plain(Code::Char('r'))] },
    Row { action: Action::Private, name: "private-notes", keys: &[Key::plain(Code::Char('p'))] },
    Row { action: Action::Write, name: "push-backs", keys: &[Key::plain(Code::Enter)] },
];

/// The family of the e-mail and the letter.
const PAGE: &str = crate::letter::Channel::Email.family();

/// A part of the card, said in one breath or a few.
#[derive(Clone, PartialEq, Eq)]
pub struct Part {
    /// What it does: opening, answer, reason.
    pub title: String,
    /// Its sentences.
    pub lines: Vec<String>,
}

impl std::fmt::Debug for Part {
    /// A count, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Part({} lines)", self.lines.len())
    }
}

/// The parts of the card as the answers stand; none where there is no message yet.
#[must_use]
pub fn parts(desk: &Desk) -> Vec<Part> {
    let words = &desk.content.words.screen.card;
    desk.card().map(|letter| in_parts(&letter, words)).unwrap_or_default()
}

/// Paragraphs that follow one another under the same title are one part; one of the writer's own has none.
fn in_parts(letter: &Letter, words: &CardWords) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for paragraph in &letter.paragraphs {
        let title = paragraph.part.clone();
        let sign = if paragraph.shape == Shape::List { words.item.as_str() } else { "" };
        let lines = paragraph.sentences.iter().enumerate().map(|(at, sentence)| {
            let sign = if at == 0 { "" } else { sign };
            format!("{sign}{}", sentence.text)
        });
        match parts.last_mut().filter(|last| last.title == title) {
            Some(last) => last.lines.extend(lines),
            None => parts.push(Part { title, lines: lines.collect() }),
        }
    }
    parts
}

/// The card on the screen.
#[derive(Debug, Clone)]
pub struct CardRoom {
    page: Reading,
    private: bool,
    /// What is private was asked for just now, and is to be scrolled to.
    asked: bool,
}

impl Default for CardRoom {
    /// From its top, what is private hidden.
    fn default() -> Self {
        Self { page: Reading::new("", Vec::new()), private: false, asked: false }
    }
}

impl CardRoom {
    /// A key.
    pub fn press(&mut self, key: Key) -> Step {
        match find(TABLE, key).filter(|action| self.offers(*action)) {
            Some(Action::Rehearse) => Step::Do("rehearse"),
            Some(Action::Private) => {
                self.private = !self.private;
                self.asked = self.private;
                Step::Draw
            }
            Some(Action::Write) => Step::GoTo(ids::PUSHBACK.to_owned()),
            None => self.page.press(key),
        }
    }

    /// True where that can be done now: nothing private opens by a key that was not meant for it.
    #[must_use]
    pub fn offers(&self, action: Action) -> bool {
        self.private || action != Action::Write
    }

    /// Hides what is private.
    pub fn put_away(&mut self) {
        self.private = false;
    }

    /// The wheel.
    pub fn wheel(&mut self, rows: i16) {
        self.page.wheel(rows);
    }

    /// Makes the card fit, as the answers stand. Called before drawing.
    pub fn arrange(&mut self, area: Rect, desk: &Desk) {
        let words = &desk.content.words.screen;
        let mut page = written(&parts(desk), words);
        let draft = desk.wish().and_then(|wish| desk.workbook.message.draft(wish.kind.id(), PAGE));
        if draft.is_some_and(|draft| !draft.pins.is_empty() || !draft.own.is_empty()) {
            page.push((String::new(), Weight::Plain));
            page.push((words.card.own_words.to_string(), Weight::Quiet));
        }
        let card = page.len();
        if self.private {
            page.extend(private(desk, &words.card));
        }
        self.page.renew(page);
        self.page.arrange(area);
        if std::mem::take(&mut self.asked) {
            self.page.show(card, area);
        }
    }

    /// Draws what shows.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        self.page.view(glass, area);
    }
}

/// The card itself.
fn written(parts: &[Part], words: &ScreenWords) -> Vec<(String, Weight)> {
    if parts.is_empty() {
        return vec![(words.letter.none.to_string(), Weight::Plain)];
    }
    let mut page = Vec::new();
    for part in parts {
        page.extend((!page.is_empty()).then(blank));
        page.push((part.title.clone(), Weight::Quiet));
        page.extend(part.lines.iter().map(|line| (line.clone(), Weight::Plain)));
    }
    page
}

/// Below it, under a rule, what nobody else is meant to see.
fn private(desk: &Desk, words: &CardWords) -> Vec<(String, Weight)> {
    let mut page = vec![blank(), (String::new(), Weight::Rule), (words.private.to_string(), Weight::Heading)];
    let all = pushback::all(desk);
    if all.is_empty() {
        page.push((words.none.to_string(), Weight::Plain));
    }
    for row in all {
        let answer = if row.answer.is_empty() { words.unanswered.to_string() } else { row.answer };
        page.push(blank());
        page.push((fill(&words.they, &[("words", &row.they)]), Weight::Plain));
        page.push((fill(&words.answer, &[("words", &answer)]), Weight::Plain));
    }
    page
}

fn blank() -> (String, Weight) {
    (String::new(), Weight::Plain)
}
