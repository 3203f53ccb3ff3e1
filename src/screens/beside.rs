//! An answer that both sides changed: the two beside each other, until one is chosen. The other goes to the earlier
//! versions.

use ratatui::layout::Rect;

use super::two_versions::{Side, rows};
use super::{Desk, Step};
use crate::curriculum::{Kind, ids};
use crate::keys::{Code, Key};
use crate::text::Change;
use crate::widgets::guard::wrap;
use crate::widgets::{Glass, Scroll};
use crate::words::fill;
use crate::workbook::Differs;

/// From this width on they stand in two columns.
const WIDE: u16 = 72;
/// Between the columns.
const GAP: u16 = 3;

/// The screen.
#[derive(Clone)]
pub struct Beside {
    /// The question's id; [`ids::REPLY`] for the message.
    pub id: String,
    prompt: String,
    happened: String,
    mine: String,
    theirs: String,
    joins: bool,
    rows: Vec<(String, String)>,
    width: u16,
    scroll: Scroll,
}

impl std::fmt::Debug for Beside {
    /// Never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Beside({})", self.id)
    }
}

impl Beside {
    /// The answer to that question and the first of those that wait beside it; none where none waits.
    #[must_use]
    pub fn of(id: &str, desk: &Desk) -> Option<Self> {
        let words = &desk.content.words.screen.beside;
        let waiting = desk.workbook.aside(id).len();
        if waiting == 0 {
            return None;
        }
        let (mine, theirs) = texts(id, desk);
        let message = id == ids::REPLY;
        let prompt = desk.curriculum().question(id).map_or("", |question| &question.prompt);
        let prompt = if message { &words.message } else { prompt };
        let happened = if message { &words.happened_message } else { &words.happened };
        let left = if waiting > 1 { fill(&words.more, &[("n", &(waiting - 1).to_string())]) } else { String::new() };
        let happened = [happened.as_str(), left.as_str()].join(" ").trim().to_owned();
        let prose = || desk.curriculum().question(id).is_some_and(|question| question.kind == Kind::Text);
        let joins = if message { desk.letter().is_some() } else { prose() };
        Some(Self {
            id: id.to_owned(),
            prompt: if prompt.is_empty() { words.unknown.to_string() } else { prompt.to_owned() },
            happened,
            mine: if mine.is_empty() { words.nothing.to_string() } else { mine },
            theirs,
            joins,
            rows: Vec::new(),
            width: 0,
            scroll: Scroll::default(),
        })
    }

    /// True where both can be kept as one answer.
    #[must_use]
    pub const fn joins(&self) -> bool {
        self.joins
    }

    /// A key.
    pub fn press(&mut self, key: Key) -> Step {
        let pressed = |c| key == Key::plain(Code::Char(c));
        if pressed('m') {
            return Step::Settle(Some(Side::Mine));
        }
        if pressed('t') && self.id != ids::REPLY {
            return Step::Settle(Some(Side::Theirs));
        }
        if pressed('b') && self.joins {
            return Step::Settle(None);
        }
        if self.scroll.press(key) { Step::Draw } else { Step::Pass }
    }

    /// The wheel.
    pub fn wheel(&mut self, rows: i16) {
        self.scroll.wheel(rows);
    }

    /// Makes it fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect, desk: &Desk) {
        let words = &desk.content.words.screen.beside;
        if self.width != area.width {
            self.width = area.width;
            self.rows = if area.width >= WIDE {
                let column = usize::from(area.width - GAP) / 2;
                let of = |words: &str| wrap(words, u16::try_from(column).unwrap_or(1).max(1));
                let (mut mine, mut theirs) = (of(&self.mine), of(&self.theirs));
                let most = mine.len().max(theirs.len());
                mine.resize(most, String::new());
                theirs.resize(most, String::new());
                mine.into_iter().zip(theirs).collect()
            } else {
                let of = |words: &str| wrap(words, area.width.max(1)).into_iter().map(|row| (row, String::new()));
                let head = |words: &str| (words.to_owned(), String::new());
                let gap = || (String::new(), String::new());
                let mine = [head(&words.here)].into_iter().chain(of(&self.mine));
                let theirs = [gap(), head(&words.there)].into_iter().chain(of(&self.theirs));
                mine.chain(theirs).collect()
            };
        }
        let (_, _, below) = self.parts(area);
        self.scroll.arrange(below.height, self.rows.len());
    }

    /// The question and what happened; the heads of two columns; the answers.
    fn parts(&self, area: Rect) -> (Rect, Rect, Rect) {
        // Where there is little room the answers need it; the keys below say what can be done.
        let happened = if area.height >= 12 { rows(&self.happened, area.width) } else { 0 };
        let told = rows(&self.prompt, area.width) + happened;
        let height = told.min(area.height / 2);
        let gap = u16::from(area.height >= 10);
        let head = u16::from(area.width >= WIDE);
        let used = (height + gap + head).min(area.height);
        let heads = Rect { y: area.y + height + gap, height: head.min(area.height - height), ..area };
        (Rect { height, ..area }, heads, Rect { y: area.y + used, height: area.height - used, ..area })
    }

    /// Draws both.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        let theme = *glass.theme;
        let words = &glass.words.beside;
        let (above, heads, below) = self.parts(area);
        let used = glass.say(above, &self.prompt, theme.prompt);
        let rest = Rect { y: above.y + used, height: above.height - used, ..above };
        glass.say(rest, &self.happened, theme.quiet);
        let column = area.width.saturating_sub(GAP) / 2;
        let right = area.x + column + GAP;
        if heads.height > 0 && area.width >= WIDE {
            glass.put(heads.x, heads.y, column, &words.here, theme.accent);
            glass.put(right, heads.y, column, &words.there, theme.accent);
        }
        let shown = self.rows.iter().skip(self.scroll.above());
        for ((mine, theirs), y) in shown.zip(below.y..below.bottom()) {
            let head = area.width < WIDE && (*mine == words.here || *mine == words.there);
            glass.put(below.x, y, below.width, mine, if head { theme.accent } else { theme.text });
            if !theirs.is_empty() {
                glass.put(right, y, column, theirs, theme.text);
            }
        }
        self.scroll.view(glass, below);
    }
}

/// Both answers in words.
fn texts(id: &str, desk: &Desk) -> (String, String) {
    let mut other = desk.workbook.clone();
    other.choose(id, 0);
    let found = other.differences(&desk.workbook, desk.curriculum());
    let here = found.iter().find(|difference| match difference.place {
        Differs::Question(question) => question.id == id,
        Differs::Unknown => desk.curriculum().question(id).is_none(),
        Differs::Message => false,
    });
    let side = |change: Change| -> String {
        let pieces = here.iter().flat_map(|difference| &difference.pieces);
        pieces
            .filter(|piece| piece.change == Change::Same || piece.change == change)
            .map(|p| p.words.as_str())
            .collect()
    };
    (side(Change::Old), side(Change::New))
}
