//! The frame: where I am and whether it is saved, above; the keys that matter now, below; the room between.

use ratatui::layout::Rect;

use super::{App, Keeping, Open, Room};
use crate::curriculum::ids;
use crate::pictures::Picture;
use crate::screens::find::FIND_ROWS;
use crate::screens::rehearsal::Rehearsal;
use crate::screens::{letter, map, standing, welcome};
use crate::text;
use crate::widgets::guard::wrap;
use crate::widgets::{Glass, Layer, Sheet};
use crate::words::fill;

/// The smallest window in which a question and its answer can be shown.
const LEAST: (u16, u16) = (24, 6);

impl App {
    /// Draws everything; gives the cell where the terminal's cursor belongs.
    pub fn view(&self, sheet: &mut Sheet) -> Option<(u16, u16)> {
        let area = sheet.area();
        sheet.lay(self.theme.base);
        let mut glass = Glass { sheet, theme: &self.theme, words: &self.desk.content.words.screen, caret: None };
        if self.hidden {
            let (row, said) = (middle_row(area), self.hidden_says());
            glass.say(row, &said, self.theme.quiet);
            // Where a passphrase is typed, behind what was typed of it.
            let end = row.x.saturating_add(text::width(&said));
            glass.caret = (self.asks_passphrase() && end < row.right()).then_some((end, row.y));
        } else if self.too_small() {
            let words = glass.words;
            glass.say(area, &words.frame.small, self.theme.text);
        } else if self.presenting() {
            self.view_presented(&mut glass, area);
        } else {
            self.draw(&mut glass, area);
        }
        glass.caret.filter(|(x, y)| *x < area.right() && *y < area.bottom())
    }

    /// Too small for anything but a sentence that says so.
    pub(super) fn too_small(&self) -> bool {
        self.size.0 < LEAST.0 || self.size.1 < LEAST.1
    }

    fn draw(&self, glass: &mut Glass<'_>, area: Rect) {
        let columns = self.columns();
        self.middle(glass, columns.middle);
        if let Some(side) = columns.aside.filter(|_| glass.sheet.layer(Layer::Beside, self.frames.beside(&self.desk))) {
            self.aside(glass, side);
        }
        if !glass.sheet.layer(Layer::Around, self.frames.around()) {
            return;
        }
        self.header(glass, Rect { height: 1, ..area });
        self.banner(glass, area);
        if let Some(side) = columns.map {
            map::aside(glass, side, &self.desk, self.stage());
        }
        self.notice(glass, area);
        self.footer(glass, Rect { y: area.bottom() - 1, height: 1, ..area });
    }

    /// The area of what is in hand.
    pub(super) fn inner(&self) -> Rect {
        let middle = self.columns().middle;
        let used = self.welcome_rows(middle);
        Rect { y: middle.y + used, height: middle.height.saturating_sub(used), ..middle }
    }

    fn welcome_rows(&self, middle: Rect) -> u16 {
        if self.room != Room::Welcome || self.open.is_some() {
            return 0;
        }
        welcome::rows(self.words(), &self.desk, middle, 3)
    }

    pub(super) fn arrange_parts(&mut self) {
        let area = self.inner();
        let aside = self.columns().aside;
        let beside = aside.is_some();
        if let Some(aside) = aside {
            self.frames.wrap(&self.desk, below_title(aside));
        }
        if let Some(find) = &mut self.find {
            find.arrange(self.size.0.saturating_sub(margin(self.size.0).min(1) * 2), &self.desk.content.words.screen);
        }
        match &mut self.open {
            Some(Open::Map(map)) => map.arrange(area),
            Some(Open::Palette(palette)) => palette.arrange(area),
            Some(Open::Reading(page)) => page.arrange(area),
            Some(Open::Standing(page)) => page.arrange(area, &self.desk.content.words.standing),
            Some(Open::Export(export)) => export.arrange(area, &self.desk.content.words.screen),
            Some(Open::Findings(findings)) => findings.arrange(area, &self.desk.content.words.screen),
            Some(Open::Versions(versions)) => versions.arrange(area),
            Some(Open::Ways(ways)) => ways.arrange(area),
            Some(Open::History(history)) => history.arrange(area, &self.desk),
            Some(Open::Two(two)) => two.arrange(area, &self.desk),
            Some(Open::Beside(beside)) => beside.arrange(area, &self.desk),
            Some(Open::Elsewhere(dialog)) => dialog.arrange(area, &self.desk.content.words.screen),
            Some(Open::Prompts(prompts)) => {
                let words = &self.desk.content.words.screen.prompts;
                prompts.arrange(area, self.question.form().question(), words, &self.theme);
            }
            Some(Open::Passphrase(_) | Open::Breath(_) | Open::Present) => {}
            Some(Open::Settings(page)) => page.arrange(area, &self.desk.content.words.screen),
            None if self.room == Room::Letter => {
                if !self.letter.writing() {
                    self.desk.look_over();
                }
                self.letter.arrange(area, beside, &self.desk);
            }
            None if self.room == Room::Card => self.card.arrange(area, &self.desk),
            None if self.room == Room::Rehearsal => {
                if let Some(rehearsal) = &mut self.rehearsal {
                    rehearsal.arrange(area, &self.desk);
                }
            }
            None => self.question.arrange(area, &self.desk),
        }
    }

    fn header(&self, glass: &mut Glass<'_>, area: Rect) {
        let theme = *glass.theme;
        let words = glass.words;
        // In the rehearsal nothing is typed; the banner says it where something is not saved.
        let time = self.rehearsal.as_ref().filter(|_| self.room == Room::Rehearsal && self.open.is_none());
        let time = time.map(Rehearsal::time);
        let state = match (&time, &self.keeping) {
            (Some(time), _) => time.as_str(),
            (None, _) if self.desk.locked => &words.frame.reading,
            (None, Keeping::Saved) => &words.frame.saved,
            (None, Keeping::Pending) => &words.frame.pending,
            (None, Keeping::Failed(_)) => &words.frame.unsaved,
        };
        let beside = [self.session_clock().unwrap_or_default(), self.coach_in_header().to_owned()];
        let parts = beside.iter().map(String::as_str).filter(|part| !part.is_empty()).chain([state]);
        let state = &parts.collect::<Vec<_>>().join(" · ");
        let width = text::width(state);
        let edge = margin(area.width).min(1);
        let x = area.right().saturating_sub(width + edge);
        let style = if matches!(self.keeping, Keeping::Failed(_)) { theme.alarm } else { theme.quiet };
        glass.put(x, area.y, width, state, style);
        let (title, count) = self.whereabouts();
        let room = x.saturating_sub(area.x + edge + 1);
        let used = glass.put(area.x + edge, area.y, room.saturating_sub(text::width(&count)), &title, theme.accent);
        glass.put(area.x + edge + used, area.y, room - used, &count, theme.accent);
    }

    /// The stage, or what is open over it; and the place on the walk, where the question in hand is on it.
    fn whereabouts(&self) -> (String, String) {
        let words = self.words();
        let title = match &self.open {
            Some(Open::Map(_)) => Some(words.map.title.as_str()),
            Some(Open::Palette(_)) => Some(words.palette.title.as_str()),
            Some(Open::Reading(page)) => Some(page.title()),
            Some(Open::Breath(_)) => Some(words.breath.title.as_str()),
            Some(Open::Prompts(_)) => Some(words.prompts.title.as_str()),
            Some(Open::Standing(_)) => Some(self.desk.content.words.standing.title.as_str()),
            Some(Open::Export(_)) => Some(words.export.title.as_str()),
            Some(Open::Findings(_)) => Some(words.letter.findings_title.as_str()),
            Some(Open::Versions(_)) => Some(words.versions.title.as_str()),
            Some(Open::Passphrase(_)) => Some(words.passphrase.title.as_str()),
            Some(Open::Present) => return (String::new(), String::new()),
            Some(Open::Settings(_)) => Some(words.settings.title.as_str()),
            Some(Open::Ways(ways)) if ways.of_a_record() => Some(words.export.record_title.as_str()),
            Some(Open::Ways(_)) => Some(words.export.ways_title.as_str()),
            Some(Open::History(_)) => Some(words.history.title.as_str()),
            Some(Open::Two(_)) => Some(words.two.title.as_str()),
            Some(Open::Beside(_)) => Some(words.beside.title.as_str()),
            Some(Open::Elsewhere(_)) => Some(words.elsewhere.title.as_str()),
            None => None,
        };
        if let Some(title) = title {
            return (title.to_owned(), String::new());
        }
        match (self.room, &self.rehearsal) {
            (Room::Welcome, _) => return (words.welcome.title.to_string(), String::new()),
            (Room::Card, _) => return (words.card.title.to_string(), String::new()),
            (Room::Rehearsal, Some(rehearsal)) => return rehearsal.whereabouts(words),
            (Room::Question | Room::Letter | Room::Rehearsal, _) => {}
        }
        let title = self.desk.curriculum().stage(self.stage()).map(|stage| stage.title).unwrap_or_default();
        let count = self.progress().map_or_else(String::new, |(here, count)| {
            fill(&words.frame.place, &[("n", &(here + 1).to_string()), ("of", &count.to_string())])
        });
        (title.to_string(), count)
    }

    /// The stage in hand.
    pub(super) fn stage(&self) -> &str {
        if self.room_on_the_walk() == Room::Letter { ids::REPLY } else { &self.question.stage }
    }

    pub(super) fn banner_rows(&self) -> u16 {
        let words = self.banner_words();
        if words.is_empty() {
            return 0;
        }
        let rows = wrap(words, self.line().max(1)).len();
        u16::try_from(rows).unwrap_or(u16::MAX).min((self.size.1 / 4).max(1))
    }

    /// What must not be missed: that nothing is saved, why one can only read, that there is no recovery copy.
    fn banner_words(&self) -> &str {
        match &self.keeping {
            Keeping::Failed(why) => why,
            Keeping::Saved | Keeping::Pending if self.standing.is_empty() => &self.recovery,
            Keeping::Saved | Keeping::Pending => &self.standing,
        }
    }

    fn banner(&self, glass: &mut Glass<'_>, area: Rect) {
        let rows = self.banner_rows();
        if rows > 0 {
            let edge = margin(area.width).min(1);
            let area = Rect { x: area.x + edge, y: area.y + 1, width: self.line(), height: rows };
            glass.say(area, self.banner_words(), self.theme.alarm);
        }
    }

    fn middle(&self, glass: &mut Glass<'_>, area: Rect) {
        let inner = self.inner();
        match &self.open {
            Some(Open::Map(map)) => map.view(glass, inner),
            Some(Open::Palette(palette)) => palette.view(glass, inner),
            Some(Open::Reading(page)) => page.view(glass, inner),
            Some(Open::Standing(page)) => page.view(glass, inner, &self.desk.content.words.standing),
            Some(Open::Export(export)) => export.view(glass, inner),
            Some(Open::Findings(findings)) => findings.view(glass, inner),
            Some(Open::Versions(versions)) => versions.view(glass, inner),
            Some(Open::Ways(ways)) => ways.view(glass, inner),
            Some(Open::History(history)) => history.view(glass, inner, &self.desk),
            Some(Open::Two(two)) => two.view(glass, inner),
            Some(Open::Beside(beside)) => beside.view(glass, inner),
            Some(Open::Elsewhere(dialog)) => dialog.view(glass, inner),
            Some(Open::Passphrase(dialog)) => dialog.view(glass, inner),
            Some(Open::Breath(breath)) => breath.view(glass, inner, self.desk.now.millis()),
            // It has the glass to itself.
            Some(Open::Present) => {}
            Some(Open::Prompts(prompts)) => prompts.view(glass, inner, self.question.form().question()),
            Some(Open::Settings(page)) => page.view(glass, inner),
            None => self.room(glass, area, inner),
        }
    }

    fn room(&self, glass: &mut Glass<'_>, area: Rect, inner: Rect) {
        match self.room {
            Room::Welcome => {
                welcome::view(glass, Rect { height: inner.y - area.y, ..area }, &self.desk);
                self.question.view(glass, inner, &self.desk);
            }
            Room::Question => self.question.view(glass, inner, &self.desk),
            Room::Letter => self.letter.view(glass, inner, &self.desk),
            Room::Card => self.card.view(glass, inner),
            Room::Rehearsal => {
                if let Some(rehearsal) = &self.rehearsal {
                    rehearsal.view(glass, inner, &self.desk);
                }
            }
        }
    }

    /// Beside a question on a wide screen: the letter once it is live, else the follow-ups.
    fn aside(&self, glass: &mut Glass<'_>, area: Rect) {
        if self.room == Room::Welcome {
            return;
        }
        let words = glass.words;
        if self.room == Room::Letter {
            return self.letter.aside(glass, area, &self.desk);
        }
        let (title, letter) = match self.desk.letter() {
            Some(_) => (&words.letter.title, true),
            None => (&words.question.follow_ups, false),
        };
        glass.put(area.x, area.y, area.width, title, self.theme.quiet);
        let below = below_title(area);
        if letter {
            letter::beside(glass, below, self.frames.message());
            return;
        }
        let mut page = crate::widgets::Page::new(glass, below);
        for question in &self.question.form().question().follow_ups {
            page.say(question, self.theme.quiet);
            page.skip(1);
        }
        if let Some(picture) = Picture::beside(&self.question.stage) {
            page.skip(1);
            standing::beside(&mut page, picture, &self.desk);
        }
    }

    fn notice(&self, glass: &mut Glass<'_>, area: Rect) {
        if let Some(find) = self.find.as_ref().filter(|_| self.finding()) {
            let edge = margin(area.width).min(1);
            let y = area.bottom().saturating_sub(1 + FIND_ROWS);
            find.view(glass, Rect { x: area.x + edge, y, width: self.line(), height: FIND_ROWS });
            return;
        }
        if self.notice.is_empty() {
            return self.view_hint(glass, area);
        }
        let edge = margin(area.width).min(1);
        let height = self.notice_rows();
        let y = area.bottom().saturating_sub(1 + height);
        let place = Rect { x: area.x + edge, y, width: self.line(), height };
        glass.say(place, &self.notice, self.theme.accent);
    }

    fn view_hint(&self, glass: &mut Glass<'_>, area: Rect) {
        if let Some(hint) = self.hint() {
            let edge = margin(area.width).min(1);
            glass.put(area.x + edge, area.bottom().saturating_sub(2), self.line(), &hint, self.theme.quiet);
        }
    }

    /// How many rows the notice takes of the foot: what stands above makes room for it.
    pub(super) fn notice_rows(&self) -> u16 {
        if self.finding() {
            return FIND_ROWS;
        }
        if self.notice.is_empty() {
            return 0;
        }
        let rows = wrap(&self.notice, self.line().max(1)).len();
        u16::try_from(rows).unwrap_or(u16::MAX).min(self.size.1 / 3).max(1)
    }

    /// How long a line of the frame is.
    pub(super) fn line(&self) -> u16 {
        self.size.0.saturating_sub(margin(self.size.0).min(1) * 2)
    }
}

/// What stands beside a question, below its title.
fn below_title(aside: Rect) -> Rect {
    Rect { y: aside.y + 2, height: aside.height.saturating_sub(2), ..aside }
}

/// The margin at either side.
pub(super) fn margin(width: u16) -> u16 {
    match width {
        0..44 => 0,
        44..70 => 1,
        _ => 3,
    }
}

fn middle_row(area: Rect) -> Rect {
    let y = area.y + area.height / 2;
    Rect {
        x: area.x + margin(area.width),
        y,
        width: area.width.saturating_sub(margin(area.width)),
        height: area.bottom() - y,
    }
}
