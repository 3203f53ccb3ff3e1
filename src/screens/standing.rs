//! Where you stand: the pictures on one page, each under its sentence. It scrolls, and Esc closes it.

use ratatui::layout::Rect;

use super::{Desk, Step};
use crate::day;
use crate::keys::{Code, Key};
use crate::pictures::Picture;
use crate::standing::Standing;
use crate::widgets::guard::wrap;
use crate::widgets::{Glass, Page, Scroll, Sheet};
use crate::words::standing::StandingWords;

/// Wider than this no picture is drawn: the sentence and the picture are seen at one glance.
const MEASURE: u16 = 72;

/// The page.
#[derive(Debug, Clone)]
pub struct StandingPage {
    standing: Standing,
    scroll: Scroll,
}

/// Where a workbook stands, for its writer's own screen.
#[must_use]
pub fn of(desk: &Desk) -> Standing {
    let names = &desk.content.words.day;
    let day = |at: i64| {
        day::day_of(at, desk.now).map(|day| desk.date_style.told(day, desk.now.today, names)).unwrap_or_default()
    };
    Standing::of(desk.curriculum(), &desk.workbook, |answer| answer.on_screen(), day)
}

/// One picture beside the question in hand, as large as there is room: its name, and what it shows. Where there is
/// nothing to draw yet, its sentence says what would be there.
pub fn beside(page: &mut Page<'_, '_>, picture: Picture, desk: &Desk) {
    let words = &desk.content.words.standing;
    let standing = of(desk);
    let theme = page.theme();
    page.say(picture.title(words), theme.quiet);
    page.skip(1);
    let rows = picture.rows(&standing, words, page.left().width);
    if rows > 0 {
        page.draw(rows, |glass, area| picture.draw(glass, area, &standing, words));
        page.skip(1);
    }
    if rows == 0 || picture == Picture::Rope && standing.rope.is_slack() {
        page.say(&picture.says(&standing, words), theme.quiet);
    }
}

impl StandingPage {
    /// The page as the workbook stands.
    #[must_use]
    pub fn new(desk: &Desk) -> Self {
        Self { standing: of(desk), scroll: Scroll::default() }
    }

    /// A key.
    pub fn press(&mut self, key: Key) -> Step {
        let key = if key.code == Code::Char(' ') { Key::plain(Code::PageDown) } else { key };
        if key.code == Code::Home {
            self.scroll.to(0);
        } else if key.code == Code::End {
            self.scroll.to(u16::MAX);
        } else if !self.scroll.press(key) {
            return Step::Pass;
        }
        Step::Draw
    }

    /// The wheel.
    pub fn wheel(&mut self, rows: i16) {
        self.scroll.wheel(rows);
    }

    /// Makes the page fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect, words: &StandingWords) {
        self.scroll.arrange(area.height, self.rows(measure(area), words).into());
    }

    /// Draws what shows: all of the page on a sheet of its own, and of that the rows in the window.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect, words: &StandingWords) {
        let width = measure(area);
        let all = Rect { x: 0, y: 0, width, height: self.rows(width, words) };
        let mut sheet = Sheet::new(all);
        let mut on = Glass { sheet: &mut sheet, theme: glass.theme, words: glass.words, caret: None };
        self.page(&mut on, all, words);
        let above = u16::try_from(self.scroll.above()).unwrap_or(u16::MAX);
        glass.sheet.show(&sheet, above, area);
        self.scroll.view(glass, area);
    }

    fn page(&self, glass: &mut Glass<'_>, area: Rect, words: &StandingWords) {
        let theme = *glass.theme;
        let mut page = Page::new(glass, area);
        page.say(&words.intro, theme.quiet);
        for picture in Picture::ALL {
            page.skip(1);
            page.say(picture.title(words), theme.prompt);
            page.say(&picture.says(&self.standing, words), theme.text);
            let rows = picture.rows(&self.standing, words, area.width);
            if rows > 0 {
                page.skip(1);
                page.draw(rows, |glass, area| picture.draw(glass, area, &self.standing, words));
            }
        }
    }

    fn rows(&self, width: u16, words: &StandingWords) -> u16 {
        let said = |words: &str| u16::try_from(wrap(words, width).len()).unwrap_or(u16::MAX);
        Picture::ALL.iter().fold(said(&words.intro), |sum, picture| {
            let rows = picture.rows(&self.standing, words, width);
            let drawn = if rows > 0 { rows.saturating_add(1) } else { 0 };
            let text = 1 + said(picture.title(words)) + said(&picture.says(&self.standing, words));
            sum.saturating_add(text).saturating_add(drawn)
        })
    }
}

fn measure(area: Rect) -> u16 {
    area.width.clamp(1, MEASURE)
}
