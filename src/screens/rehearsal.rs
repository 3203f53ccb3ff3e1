//! The rehearsal: one part of the card at a time, a clock that counts up, and on a key what they might say.

mod clock;
mod draws;
mod layout;

use ratatui::layout::Rect;

use super::card::{self, Part};
use super::pushback::{self, PushBack};
use super::{Desk, Step};
use crate::curriculum::ids;
use crate::keys::{Code, Key, Row, find};
use crate::widgets::{Glass, Scroll};
use crate::words::{ScreenWords, fill};
use clock::Clock;
use draws::Draws;
use layout::lay;

/// What can be done in the rehearsal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// On: the next part, or the answer to what they said.
    Next,
    /// Back.
    Back,
    /// Hear something they might say.
    They,
}

/// The keys of the rehearsal.
pub const TABLE: &[Row<Action>] = &[
    Row {
        action: Action::Next,
        name: "next-part",
        keys: &[Key::plain(Code::Right), Key::plain(Code::Char(' ')), Key::plain(Code::Enter), Key::plain(Code::Tab)],
    },
    Row { action: Action::They, name: "they-say", keys: &[Key::plain(Code::Char('t'))] },
    Row { action: Action::Back, name: "part-before", keys: &[Key::plain(Code::Left), Key::shift(Code::Tab)] },
];

/// What is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Showing {
    /// The part in hand.
    Part,
    /// Something they might say.
    They(usize),
    /// The writer's own answer to it.
    Answer(usize),
    /// That nothing they might say is written down yet.
    Unwritten,
    /// That the card is at its end.
    End,
}

/// The rehearsal.
#[derive(Debug, Clone)]
pub struct Rehearsal {
    parts: Vec<Part>,
    at: usize,
    showing: Showing,
    draws: Draws,
    clock: Clock,
    scroll: Scroll,
}

impl Rehearsal {
    /// From the first part, the clock at nothing. The moment decides in which order they say things.
    #[must_use]
    pub fn new(desk: &Desk) -> Self {
        Self {
            parts: card::parts(desk),
            at: 0,
            showing: Showing::Part,
            draws: Draws::new(desk.now.unix.unsigned_abs()),
            clock: Clock::default(),
            scroll: Scroll::default(),
        }
    }

    /// A key.
    pub fn press(&mut self, key: Key, desk: &Desk) -> Step {
        let Some(action) = find(TABLE, key) else {
            return if self.scroll.press(key) { Step::Draw } else { Step::Pass };
        };
        if self.showing == Showing::Unwritten && key.code == Code::Enter {
            return Step::GoTo(ids::PUSHBACK.to_owned());
        }
        self.scroll.to(0);
        match action {
            Action::Next => self.on(),
            Action::Back => self.back(),
            Action::They => {
                let drawn = self.draws.next(pushback::all(desk).len());
                self.showing = drawn.map_or(Showing::Unwritten, Showing::They);
            }
        }
        Step::Draw
    }

    fn on(&mut self) {
        self.showing = match self.showing {
            Showing::They(row) => Showing::Answer(row),
            Showing::Part if self.at + 1 >= self.parts.len() => Showing::End,
            Showing::Part => {
                self.at += 1;
                Showing::Part
            }
            Showing::End => {
                self.at = 0;
                self.clock = Clock::default();
                Showing::Part
            }
            Showing::Answer(_) | Showing::Unwritten => Showing::Part,
        };
    }

    fn back(&mut self) {
        self.showing = match self.showing {
            Showing::Answer(row) => Showing::They(row),
            Showing::Part => {
                self.at = self.at.saturating_sub(1);
                Showing::Part
            }
            Showing::They(_) | Showing::Unwritten | Showing::End => Showing::Part,
        };
    }

    /// The wheel.
    pub fn wheel(&mut self, rows: i16) {
        self.scroll.wheel(rows);
    }

    /// True while there is something to rehearse; at its end the clock stands.
    #[must_use]
    pub fn going(&self) -> bool {
        self.showing != Showing::End && !self.parts.is_empty()
    }

    /// Tells the clock that it is that second now, and whether it runs from here on.
    pub fn keep_time(&mut self, unix: i64, runs: bool) {
        self.clock.tell(unix, runs);
    }

    /// What passes until the clock is next told of a second is not counted: demur itself was stopped meanwhile.
    pub fn stand_still(&mut self) {
        self.clock.stand_still();
    }

    /// Minutes and seconds since it began.
    #[must_use]
    pub fn time(&self) -> String {
        self.clock.shown()
    }

    /// What is on the screen, in a word or two, and which part of how many it is.
    #[must_use]
    pub fn whereabouts(&self, words: &ScreenWords) -> (String, String) {
        let title = match self.showing {
            Showing::Part => {
                let title = self.parts.get(self.at).map(|part| part.title.clone()).unwrap_or_default();
                let (n, of) = ((self.at + 1).to_string(), self.parts.len().to_string());
                return (title, fill(&words.frame.place, &[("n", &n), ("of", &of)]));
            }
            Showing::They(_) | Showing::Unwritten => &words.rehearsal.they,
            Showing::Answer(_) => &words.rehearsal.answer,
            Showing::End => &words.rehearsal.title,
        };
        (title.to_string(), String::new())
    }

    fn lines(&self, desk: &Desk) -> Vec<String> {
        let words = &desk.content.words.screen;
        let row = |row: usize, said: fn(PushBack) -> String| pushback::all(desk).into_iter().nth(row).map(said);
        let one = match self.showing {
            Showing::Part => {
                let part = self.parts.get(self.at).map(|part| part.lines.clone());
                return part.unwrap_or_else(|| vec![words.letter.none.to_string()]);
            }
            Showing::They(at) => row(at, |row| row.they).unwrap_or_default(),
            Showing::Answer(at) => row(at, |row| row.answer)
                .filter(|answer| !answer.is_empty())
                .unwrap_or_else(|| words.card.unanswered.to_string()),
            Showing::Unwritten => words.card.none.to_string(),
            Showing::End => words.rehearsal.end.to_string(),
        };
        vec![one]
    }

    /// Makes it fit, as the answers stand. Called before drawing.
    pub fn arrange(&mut self, area: Rect, desk: &Desk) {
        self.parts = card::parts(desk);
        self.at = self.at.min(self.parts.len().saturating_sub(1));
        if let Showing::They(row) | Showing::Answer(row) = self.showing
            && row >= pushback::all(desk).len()
        {
            self.showing = Showing::Part;
        }
        self.scroll.arrange(area.height, lay(&self.lines(desk), area).len());
    }

    /// Draws what is in hand, in the middle of the area.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect, desk: &Desk) {
        let rows = lay(&self.lines(desk), area);
        let widest = rows.iter().map(|row| crate::text::width(row)).max().unwrap_or(0);
        let x = area.x + area.width.saturating_sub(widest) / 2;
        let y = area.y + area.height.saturating_sub(self.scroll.rows()) / 2;
        let style = if matches!(self.showing, Showing::Unwritten | Showing::End) {
            glass.theme.text
        } else {
            glass.theme.prompt
        };
        for (row, y) in rows.iter().skip(self.scroll.above()).zip(y..area.bottom()) {
            glass.put(x, y, area.right().saturating_sub(x), row, style);
        }
        self.scroll.view(glass, area);
    }
}
