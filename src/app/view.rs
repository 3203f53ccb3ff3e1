//! The frame: where I am and whether it is saved, above; the keys that matter now, below; the room between.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::actions::{self, Action};
use super::{App, Keeping, Open, Room};
use crate::screens::{letter, map, welcome};
use crate::text;
use crate::widgets::Glass;
use crate::widgets::guard::wrap;
use crate::words::fill;

/// The smallest window in which a question and its answer can be shown.
const LEAST: (u16, u16) = (24, 6);
/// The widest that prose is set, in columns.
const MEASURE: u16 = 72;

/// Where things stand in a window.
struct Columns {
    map: Option<Rect>,
    middle: Rect,
    aside: Option<Rect>,
}

impl App {
    /// Draws everything.
    pub fn view(&self, frame: &mut Frame<'_>) {
        let area = frame.area();
        let mut glass =
            Glass { buf: frame.buffer_mut(), theme: &self.theme, words: &self.desk.content.words.screen, caret: None };
        if self.hidden {
            let words = glass.words;
            glass.say(middle_row(area), &words.frame.hidden, self.theme.quiet);
        } else if area.width < LEAST.0 || area.height < LEAST.1 {
            let words = glass.words;
            glass.say(area, &words.frame.small, self.theme.text);
        } else {
            self.draw(&mut glass, area);
        }
        let caret = glass.caret;
        if let Some(caret) = caret.filter(|(x, y)| *x < area.right() && *y < area.bottom()) {
            frame.set_cursor_position(caret);
        }
    }

    fn draw(&self, glass: &mut Glass<'_>, area: Rect) {
        let columns = self.columns();
        self.header(glass, Rect { height: 1, ..area });
        self.banner(glass, area);
        if let Some(side) = columns.map {
            map::aside(glass, side, &self.desk, &self.question.stage);
        }
        if let Some(side) = columns.aside {
            self.aside(glass, side);
        }
        self.middle(glass, columns.middle);
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
        match &mut self.open {
            Some(Open::Map(map)) => map.arrange(area),
            Some(Open::Palette(palette)) => palette.arrange(area),
            Some(Open::Reading(page)) => page.arrange(area),
            Some(Open::Export(export)) => export.arrange(area),
            None if self.room == Room::Letter => self.letter.arrange(area, &self.desk),
            None => self.question.arrange(area, &self.desk),
        }
    }

    fn columns(&self) -> Columns {
        let (width, height) = self.size;
        let top = 1 + self.banner_rows();
        let roomy = height >= 16;
        let (top, foot) = if roomy { (top + 1, 2) } else { (top, 1) };
        let body = Rect { x: 0, y: top, width, height: height.saturating_sub(top + foot) };
        let wide = width >= 100 && roomy;
        let side = if width >= 120 { 30 } else { 26 };
        let map = (wide && !matches!(self.open, Some(Open::Map(_)))).then_some(Rect { x: 2, width: side, ..body });
        let has_aside = width >= 120 && roomy && self.room != Room::Letter && self.open.is_none();
        let left = if wide { side + 6 } else { margin(width) };
        let right = margin(width);
        let rest = width.saturating_sub(left + right);
        let (middle, aside) = if has_aside {
            let side = (rest * 2 / 5).clamp(30, 50);
            let middle = (rest - side - 4).min(MEASURE);
            (middle, Some(Rect { x: left + middle + 4, width: side, ..body }))
        } else {
            (rest.min(MEASURE), None)
        };
        Columns { map, middle: Rect { x: left, width: middle, ..body }, aside }
    }

    fn header(&self, glass: &mut Glass<'_>, area: Rect) {
        let theme = *glass.theme;
        let words = glass.words;
        let state = match &self.keeping {
            _ if self.desk.locked => &words.frame.reading,
            Keeping::Saved => &words.frame.saved,
            Keeping::Pending => &words.frame.pending,
            Keeping::Failed(_) => &words.frame.unsaved,
        };
        let width = text::width(state);
        let edge = margin(area.width).min(1);
        let x = area.right().saturating_sub(width + edge);
        let style = if matches!(self.keeping, Keeping::Failed(_)) { theme.alarm } else { theme.quiet };
        glass.put(x, area.y, width, state, style);
        let here = self.whereabouts();
        glass.put(area.x + edge, area.y, x.saturating_sub(area.x + edge + 1), &here, theme.accent);
    }

    /// Stage, place in it, place on the whole walk; what is open, where something is.
    fn whereabouts(&self) -> String {
        let words = self.words();
        match &self.open {
            Some(Open::Map(_)) => return words.map.title.clone(),
            Some(Open::Palette(_)) => return words.palette.title.clone(),
            Some(Open::Reading(page)) => return page.title().to_owned(),
            Some(Open::Export(_)) => return words.export.title.clone(),
            None => {}
        }
        let (here, count) = self.progress();
        let stage = if self.room == Room::Letter { crate::curriculum::ids::REPLY } else { &self.question.stage };
        let title = self.desk.curriculum().stage(stage).map(|stage| stage.title.clone()).unwrap_or_default();
        if self.room == Room::Welcome {
            return words.welcome.title.clone();
        }
        fill(&words.frame.place, &[("stage", &title), ("n", &(here + 1).to_string()), ("of", &count.to_string())])
    }

    fn banner_rows(&self) -> u16 {
        let words = self.banner_words();
        if words.is_empty() {
            return 0;
        }
        let rows = wrap(words, self.size.0.max(1)).len();
        u16::try_from(rows).unwrap_or(u16::MAX).min((self.size.1 / 4).max(1))
    }

    fn banner_words(&self) -> &str {
        if let Keeping::Failed(why) = &self.keeping { why } else { &self.standing }
    }

    fn banner(&self, glass: &mut Glass<'_>, area: Rect) {
        let rows = self.banner_rows();
        if rows > 0 {
            let area = Rect { y: area.y + 1, height: rows, ..area };
            glass.say(area, self.banner_words(), self.theme.alarm);
        }
    }

    fn middle(&self, glass: &mut Glass<'_>, area: Rect) {
        let inner = self.inner();
        match &self.open {
            Some(Open::Map(map)) => map.view(glass, inner),
            Some(Open::Palette(palette)) => palette.view(glass, inner),
            Some(Open::Reading(page)) => page.view(glass, inner),
            Some(Open::Export(export)) => export.view(glass, inner),
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
        }
    }

    /// Beside a question on a wide screen: the letter once it is live, else the follow-ups.
    fn aside(&self, glass: &mut Glass<'_>, area: Rect) {
        if self.room == Room::Welcome {
            return;
        }
        let words = glass.words;
        let (title, letter) = match self.desk.letter() {
            Some(_) => (&words.letter.title, true),
            None => (&words.question.follow_ups, false),
        };
        glass.put(area.x, area.y, area.width, title, self.theme.quiet);
        let below = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        if letter {
            letter::beside(glass, below, &self.desk);
            return;
        }
        let mut page = crate::widgets::Page::new(glass, below);
        for question in &self.question.form().question().follow_ups {
            page.say(question, self.theme.quiet);
            page.skip(1);
        }
    }

    fn notice(&self, glass: &mut Glass<'_>, area: Rect) {
        if self.notice.is_empty() {
            return;
        }
        let edge = margin(area.width).min(1);
        let width = area.width.saturating_sub(edge * 2).max(1);
        let rows = wrap(&self.notice, width).len();
        let height = u16::try_from(rows).unwrap_or(u16::MAX).min(area.height.saturating_sub(3)).max(1);
        let y = area.bottom().saturating_sub(1 + height);
        glass.wipe(Rect { y, height, ..area });
        glass.say(Rect { x: area.x + edge, y, width, height }, &self.notice, self.theme.accent);
    }

    /// The keys that matter now, as many as fit, the most needed first.
    fn footer(&self, glass: &mut Glass<'_>, area: Rect) {
        let theme = *glass.theme;
        let edge = margin(area.width).min(1);
        let mut x = area.x + edge;
        for (key, label) in self.keys_now() {
            let needed = text::width(&key) + 1 + text::width(&label);
            if x + needed > area.right() {
                continue;
            }
            x += glass.put(x, area.y, area.right() - x, &key, theme.accent) + 1;
            x += glass.put(x, area.y, area.right().saturating_sub(x), &label, theme.quiet) + 3;
        }
    }

    fn keys_now(&self) -> Vec<(String, String)> {
        let words = self.words();
        let short = |name: &str| words.actions.get(name).map(|action| action.short.clone()).unwrap_or_default();
        let row = |action: Action| {
            let row = actions::all().find(|row| row.action == action)?;
            Some((self.key_names(row.keys.get(..1)?), short(row.name)))
        };
        let fixed = |names: &[&str]| -> Vec<(String, String)> {
            names.iter().filter_map(|name| words.frame.fixed.get(*name).cloned()).collect()
        };
        let rows = |actions: &[Action]| actions.iter().filter_map(|action| row(*action)).collect::<Vec<_>>();
        match &self.open {
            Some(Open::Map(_) | Open::Palette(_)) => return fixed(&["go", "choose", "close"]),
            Some(Open::Reading(_)) => return fixed(&["close", "scroll"]),
            Some(Open::Export(_)) => return fixed(&["write", "close"]),
            None => {}
        }
        match self.room {
            Room::Welcome => {
                [fixed(&["begin"]), rows(&[Action::Short, Action::Help, Action::Palette, Action::Leave])].concat()
            }
            Room::Letter => {
                let keys = letter::TABLE.iter().map(|row| (self.key_names(row.keys), short(row.name)));
                [keys.collect(), fixed(&["close"]), rows(&[Action::Next, Action::Help, Action::Leave])].concat()
            }
            Room::Question => {
                let kind = format!("{:?}", self.question.form().question().kind).to_lowercase();
                let mut keys = rows(&[Action::Next]);
                keys.extend(fixed(&[kind.as_str()]));
                keys.extend(rows(&[Action::More]));
                if self.desk.curriculum().stage(&self.question.stage).is_some_and(|stage| !stage.figures.is_empty()) {
                    keys.extend(rows(&[Action::Figures]));
                }
                if self.desk.letter().is_some() {
                    keys.extend(rows(&[Action::Letter]));
                }
                keys.extend(rows(&[Action::Help, Action::Palette, Action::Leave, Action::Map, Action::Back]));
                keys
            }
        }
    }
}

/// The margin at either side.
fn margin(width: u16) -> u16 {
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
