//! What stands on the coach's glass: the question and its prompts above or to the left, the note below or to the right.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Coach, Linked, SESSION};
use crate::app::Keeping;
use crate::curriculum::{Question, Stage, ids};
use crate::text;
use crate::widgets::guard::wrap;
use crate::widgets::{Glass, Sheet};
use crate::words::fill;
use crate::workbook::Workbook;

/// From this width on the note stands beside the question.
const WIDE: u16 = 110;
/// The smallest window in which both can be shown.
const LEAST: (u16, u16) = (24, 6);

/// From this height on there are empty rows between the prompts.
const ROOMY: u16 = 30;

/// Below this height there is hardly room for more than the question.
const LOW: u16 = 16;

/// Where things stand.
struct Places {
    question: Rect,
    /// The heading of the note, and the note.
    note: Rect,
}

/// Rows that are wrapped to a width, each in its style.
struct Rows {
    width: u16,
    /// There is room for empty rows between them.
    roomy: bool,
    all: Vec<(String, Style)>,
}

impl Rows {
    fn say(&mut self, words: &str, style: Style) {
        self.all.extend(wrap(words, self.width.max(1)).into_iter().map(|row| (row, style)));
    }

    fn gap(&mut self) {
        if self.roomy {
            self.all.push((String::new(), Style::new()));
        }
    }
}

impl Coach {
    /// Makes everything fit a size. Called before every drawing.
    pub fn arrange(&mut self, width: u16, height: u16) {
        self.size = (width, height);
        let places = self.places();
        let rows = self.rows(places.question).len();
        self.scroll.arrange(places.question.height, rows);
        self.editor.arrange(places.note.width, places.note.height.saturating_sub(1));
    }

    /// Draws everything; gives the cell where the terminal's cursor belongs.
    pub fn view(&self, sheet: &mut Sheet) -> Option<(u16, u16)> {
        let area = sheet.area();
        sheet.lay(self.theme.base);
        let words = &self.content.words.screen;
        let mut glass = Glass { sheet, theme: &self.theme, words, caret: None };
        if self.hidden {
            let above = area.height / 2;
            let middle = Rect { y: area.y + above, height: area.height - above, ..area };
            glass.say(middle, &words.coach.hidden, self.theme.quiet);
        } else if self.size.0 < LEAST.0 || self.size.1 < LEAST.1 {
            glass.say(area, &words.frame.small, self.theme.text);
        } else {
            self.draw(&mut glass, area);
        }
        glass.caret.filter(|(x, y)| *x < area.right() && *y < area.bottom())
    }

    fn draw(&self, glass: &mut Glass<'_>, area: Rect) {
        let Places { question, note } = self.places();
        self.header(glass, Rect { height: 1, ..area });
        self.footer(glass, Rect { y: area.bottom() - 1, height: 1, ..area });
        let rows = self.rows(question);
        for ((row, style), y) in rows.iter().skip(self.scroll.above()).zip(question.y..question.bottom()) {
            glass.put(question.x, y, question.width, row, *style);
        }
        self.scroll.view(glass, question);
        if !self.help {
            self.draw_note(glass, note);
        }
    }

    fn edge(&self) -> u16 {
        u16::from(self.size.0 >= 44)
    }

    /// What is between the header and the keys, with the margins that every screen has.
    fn body(&self) -> Rect {
        let x = if self.size.0 < 70 { self.edge() } else { 3 };
        let width = self.size.0.saturating_sub(x + x.max(1));
        // A row for the header and one for the keys, and where there is room an empty one below and above them.
        let gap = u16::from(self.size.1 >= 16);
        let (y, height) = (1 + gap, self.size.1.saturating_sub(2 + 2 * gap));
        Rect { x, y, width, height }
    }

    fn places(&self) -> Places {
        let Rect { x: edge, y, width, height } = self.body();
        if self.help {
            return Places { question: self.body(), note: Rect::default() };
        }
        let gap = u16::from(self.size.1 >= 16);
        if self.size.0 >= WIDE {
            let left = (width * 3 / 5).min(76);
            let x = edge + left + 4;
            let right = width.saturating_sub(left + 4).min(72);
            return Places {
                question: Rect { x: edge, y, width: left, height },
                note: Rect { x, y, width: right, height },
            };
        }
        let note = (height / 3).max(2).min(height);
        let above = height - note;
        Places {
            question: Rect { x: edge, y, width, height: above.saturating_sub(gap) },
            note: Rect { x: edge, y: y + above, width, height: note },
        }
    }

    fn header(&self, glass: &mut Glass<'_>, area: Rect) {
        let words = &glass.words.coach;
        let link = match self.linked {
            Linked::There => &words.following,
            Linked::NoPlace => &words.no_place_short,
            Linked::NotThere => &words.not_there,
        };
        let saved = match &self.keeping {
            Keeping::Saved => &glass.words.frame.saved,
            Keeping::Pending => &glass.words.frame.pending,
            Keeping::Failed(_) => &glass.words.frame.unsaved,
        };
        let state = [link, " · ", saved].concat();
        let (edge, width) = (self.edge(), text::width(&state));
        let x = area.right().saturating_sub(width + edge);
        let alarming = self.linked != Linked::There || matches!(self.keeping, Keeping::Failed(_));
        glass.put(x, area.y, width, &state, if alarming { self.theme.alarm } else { self.theme.quiet });
        let title = self.stage().map_or(words.title.as_str(), |stage| &stage.title);
        let title = if self.help { &glass.words.pages.help } else { title };
        glass.put(area.x + edge, area.y, x.saturating_sub(area.x + edge + 1), title, self.theme.accent);
    }

    fn stage(&self) -> Option<&Stage> {
        self.content.curriculum.stage(&self.followed.as_ref()?.stage)
    }

    /// What is above the note, row by row; empty rows between its parts where all of it fits with them.
    fn rows(&self, area: Rect) -> Vec<(String, Style)> {
        if self.help {
            return self.help_rows(area.width);
        }
        let airy = self.laid(area.width, true);
        let fits = self.size.1 >= ROOMY || airy.len() <= usize::from(area.height);
        if fits { airy } else { self.laid(area.width, false) }
    }

    /// What this screen is, and its keys.
    fn help_rows(&self, width: u16) -> Vec<(String, Style)> {
        let mut rows = Rows { width, roomy: true, all: Vec::new() };
        for words in &self.content.words.screen.coach.help {
            rows.say(words, self.theme.text);
        }
        if !self.notice.is_empty() {
            rows.say(&self.notice, self.theme.accent);
        }
        rows.gap();
        for (keys, does) in self.keys_told() {
            rows.say(&keys, self.theme.accent);
            rows.say(does, self.theme.text);
        }
        rows.all
    }

    fn laid(&self, width: u16, roomy: bool) -> Vec<(String, Style)> {
        let mut rows = Rows { width, roomy, all: Vec::new() };
        let (words, theme) = (&self.content.words.screen.coach, &self.theme);
        if let Keeping::Failed(why) = &self.keeping {
            rows.say(why, theme.alarm);
        }
        if !self.notice.is_empty() {
            rows.say(&self.notice, theme.accent);
        }
        let Some(followed) = &self.followed else {
            rows.say(if self.linked == Linked::NoPlace { &words.no_place } else { &words.waiting }, theme.text);
            return rows.all;
        };
        match self.linked {
            Linked::There => {}
            Linked::NoPlace => rows.say(&words.no_place, theme.alarm),
            Linked::NotThere => rows.say(&words.lost, theme.alarm),
        }
        // In a low window the question comes first.
        let low = self.size.1 < LOW;
        if !low {
            rows.say(&self.times(), theme.quiet);
        }
        match self.question() {
            None if followed.question == ids::REPLY => rows.say(&words.message, theme.prompt),
            None => rows.say(&words.unknown, theme.text),
            Some(question) => self.prompts(question, &mut rows),
        }
        if low {
            rows.say(&self.times(), theme.quiet);
        }
        rows.all
    }

    /// The minutes in the stage and in the session.
    fn times(&self) -> String {
        let words = &self.content.words.screen.coach;
        let Some(followed) = &self.followed else { return String::new() };
        let minutes = |since: i64| (self.now.unix.saturating_sub(since).max(0) / 60).to_string();
        let about = self.stage().map_or_else(String::new, |stage| stage.minutes.to_string());
        let stage = fill(&words.stage_time, &[("n", &minutes(followed.stage_since)), ("of", &about)]);
        let session = match minutes(followed.since).as_str() {
            "1" => words.session_time_one.to_string(),
            n => fill(&words.session_time, &[("n", n)]),
        };
        [stage.as_str(), " · ", &session].concat()
    }

    /// The question, why it is asked, what to ask next, what to listen for, when to be silent, and the answer.
    fn prompts(&self, question: &Question, rows: &mut Rows) {
        let (words, theme) = (&self.content.words.screen, &self.theme);
        let prompts = &words.prompts;
        rows.say(&question.prompt, theme.prompt);
        rows.say(&question.why, theme.quiet);
        let listen = std::slice::from_ref(&question.listen);
        let silence = std::slice::from_ref(&prompts.wait);
        let seen = self.followed.as_ref().is_some_and(|followed| followed.seen);
        if seen {
            self.say_answer(rows);
        }
        let sections =
            [(&prompts.next, question.follow_ups.as_slice()), (&prompts.listen, listen), (&prompts.silence, silence)];
        for (heading, lines) in sections.into_iter().filter(|(_, lines)| lines.iter().any(|line| !line.is_empty())) {
            rows.gap();
            rows.say(heading, theme.quiet);
            for line in lines {
                rows.say(line, theme.text);
            }
        }
        if !seen {
            rows.gap();
            rows.say(&words.coach.answer_unseen, theme.quiet);
        }
    }

    fn say_answer(&self, rows: &mut Rows) {
        let words = &self.content.words.screen.coach;
        let answer = self.answer();
        rows.gap();
        rows.say(&words.answer, self.theme.quiet);
        rows.say(if answer.is_empty() { &words.answer_none } else { &answer }, self.theme.accent);
    }

    /// The client's answer in words, where it may be seen.
    fn answer(&self) -> String {
        let Some((question, answer)) = self.followed.as_ref().and_then(|f| Some((&f.question, f.answer.as_ref()?)))
        else {
            return String::new();
        };
        let mut book = Workbook::default();
        book.hold(question, answer.clone());
        let found = book.differences(&Workbook::default(), &self.content.curriculum);
        found.iter().flat_map(|difference| &difference.pieces).map(|piece| piece.words.as_str()).collect()
    }

    fn draw_note(&self, glass: &mut Glass<'_>, area: Rect) {
        let words = &glass.words.coach;
        let heading = match self.at.strip_prefix(SESSION) {
            Some(day) => fill(&words.note_session, &[("day", day)]),
            None if self.waits() => {
                let asked = self.at.split_once('.').map_or("", |(_, id)| id);
                let prompt = self.content.curriculum.question(asked).map_or(asked, |question| &question.prompt);
                fill(&words.note_of, &[("prompt", prompt)])
            }
            None => words.note.to_string(),
        };
        glass.put(area.x, area.y, area.width, &heading, self.theme.accent);
        let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        glass.caret = glass.field(below, &self.editor, &words.example);
    }

    fn footer(&self, glass: &mut Glass<'_>, area: Rect) {
        let mut x = area.x + self.edge();
        for (key, label) in self.keys_now() {
            let needed = text::width(&key) + 1 + text::width(&label);
            if x + needed > area.right() {
                continue;
            }
            x += glass.put(x, area.y, area.right() - x, &key, self.theme.accent) + 1;
            x += glass.put(x, area.y, area.right().saturating_sub(x), &label, self.theme.quiet) + 3;
        }
    }
}
