//! Where the writer stands, drawn: the tug of war, the balance, the lamps, certainty, the walk. Each also has its
//! sentence, is at home in 40 columns, and says nothing by colour alone.

mod balance;
pub mod breath;
mod lamps;
mod ring;
mod rope;
mod sure;
mod walk;

use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use crate::curriculum::ids;
use crate::standing::Standing;
use crate::widgets::Glass;
use crate::words::fill;
use crate::words::standing::StandingWords;

/// A picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// The tug of war of two fears.
    Rope,
    /// The balance of staying and moving.
    Balance,
    /// The truths, as lamps.
    Lamps,
    /// How sure, over time.
    Sure,
    /// The walk, and what is answered of it.
    Walk,
}

impl Picture {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Rope, Self::Balance, Self::Lamps, Self::Sure, Self::Walk];

    /// The picture that belongs beside the questions of a stage, by the stage's id.
    #[must_use]
    pub fn beside(stage: &str) -> Option<Self> {
        match stage {
            ids::FEARS => Some(Self::Rope),
            ids::WEIGH => Some(Self::Balance),
            ids::TRUTHS => Some(Self::Lamps),
            ids::DECIDE => Some(Self::Sure),
            _ => None,
        }
    }

    /// What it is called.
    #[must_use]
    pub fn title(self, words: &StandingWords) -> &str {
        match self {
            Self::Rope => &words.rope.title,
            Self::Balance => &words.balance.title,
            Self::Lamps => &words.lamps.title,
            Self::Sure => &words.sure.title,
            Self::Walk => &words.walk.title,
        }
    }

    /// The same in a sentence.
    #[must_use]
    pub fn says(self, standing: &Standing, words: &StandingWords) -> String {
        match self {
            Self::Rope => standing.rope_says(words),
            Self::Balance => standing.balance_says(words),
            Self::Lamps => standing.lamps_say(words),
            Self::Sure => standing.sure_says(words),
            Self::Walk => standing.walk_says(words),
        }
    }

    /// How many rows it takes in so many columns; none where there is nothing to draw.
    #[must_use]
    pub fn rows(self, standing: &Standing, words: &StandingWords, width: u16) -> u16 {
        match self {
            Self::Rope => rope::ROWS,
            Self::Balance => balance::rows(standing, width),
            Self::Lamps => lamps::rows(standing, words, width),
            Self::Sure => sure::rows(standing),
            Self::Walk => walk::rows(standing, width),
        }
    }

    /// Draws it from the top of an area; what does not fit is told by its last row.
    pub fn draw(self, glass: &mut Glass<'_>, area: Rect, standing: &Standing, words: &StandingWords) {
        match self {
            Self::Rope => rope::draw(glass, area, standing, words),
            Self::Balance => balance::draw(glass, area, standing, words),
            Self::Lamps => lamps::draw(glass, area, standing, words),
            Self::Sure => sure::draw(glass, area, standing, words),
            Self::Walk => walk::draw(glass, area, standing, words),
        }
    }
}

/// The colour of a style, for shapes, which take no style.
fn colour(style: Style) -> Color {
    style.fg.unwrap_or(Color::Reset)
}

/// How many of so many things fit in so many rows at `each` rows a thing, where those left out are told on one more.
fn fitting(things: usize, each: u16, rows: u16) -> usize {
    let (each, rows) = (usize::from(each), usize::from(rows));
    if things * each <= rows { things } else { rows.saturating_sub(1) / each }
}

/// "and 3 more", where something is left out.
fn left_out(glass: &mut Glass<'_>, area: Rect, n: usize, words: &StandingWords) {
    if n > 0 && area.height > 0 {
        let style = glass.theme.quiet;
        glass.put(area.x, area.y, area.width, &fill(&words.more, &[("n", &n.to_string())]), style);
    }
}

/// What is left of an area below so many rows.
fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}
