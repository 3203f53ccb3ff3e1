//! Two versions of one workbook: what happened, what differs between them, and which goes on. The other is kept.

use ratatui::layout::Rect;

use super::comparison::{Comparison, Section, shortened};
use super::{Desk, Step};
use crate::keys::{Code, Key};
use crate::widgets::Glass;
use crate::widgets::guard::wrap;
use crate::words::TwoWords;
use crate::words::fill;
use crate::workbook::{Differs, Workbook};

/// Which of two versions goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What is on the screen.
    Mine,
    /// What is in the file.
    Theirs,
}

/// Why there are two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Somebody else changed the file while it was open.
    Conflict,
    /// Somebody else changed the file before it was opened; the recovery copy holds something too.
    Apart,
    /// What was typed last was only in the recovery copy, and was brought back.
    Restored,
    /// There is nothing to choose: the screen is held against the file.
    Looking,
}

impl Cause {
    /// True where one of them is to be chosen.
    #[must_use]
    pub const fn chooses(self) -> bool {
        !matches!(self, Self::Looking)
    }

    /// True where the other version is the file as it is now.
    #[must_use]
    pub const fn is_file(self) -> bool {
        matches!(self, Self::Conflict | Self::Looking)
    }
}

/// The screen.
#[derive(Debug, Clone)]
pub struct TwoVersions {
    /// Why there are two.
    pub cause: Cause,
    other: Read,
}

/// The other version.
#[derive(Clone)]
enum Read {
    /// It is being read.
    Waiting,
    /// It was compared.
    Compared(Comparison),
    /// There is nothing to compare, and why.
    Not(String),
}

impl std::fmt::Debug for Read {
    /// Never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Waiting => "Waiting",
            Self::Compared(_) => "Compared",
            Self::Not(_) => "Not",
        })
    }
}

impl TwoVersions {
    /// The other version is being read.
    #[must_use]
    pub const fn reading(cause: Cause) -> Self {
        Self { cause, other: Read::Waiting }
    }

    /// The other version, or why it cannot be read.
    pub fn heard(&mut self, other: Result<&Workbook, String>, desk: &Desk) {
        let words = &desk.content.words.screen.two;
        self.other = match other {
            Err(why) if self.cause.chooses() => Read::Not(fill(&words.unread, &[("why", &why)])),
            Err(why) => Read::Not(why),
            Ok(other) => match sections(desk, other) {
                sections if sections.is_empty() => Read::Not(words.same.to_string()),
                sections => Read::Compared(Comparison::new(self.signs(words), sections)),
            },
        };
    }

    fn signs<'w>(&self, words: &'w TwoWords) -> &'w str {
        match self.cause {
            Cause::Conflict | Cause::Restored | Cause::Looking => &words.signs,
            Cause::Apart => &words.signs_apart,
        }
    }

    fn happened<'w>(&self, words: &'w TwoWords) -> &'w str {
        match self.cause {
            Cause::Conflict => &words.conflict,
            Cause::Apart => &words.apart,
            Cause::Restored => &words.restored,
            Cause::Looking => &words.looking,
        }
    }

    /// A key.
    pub fn press(&mut self, key: Key) -> Step {
        let chooses = |c| self.cause.chooses() && key == Key::plain(Code::Char(c));
        if chooses('m') {
            return Step::Choose(Side::Mine);
        }
        if chooses('t') {
            return Step::Choose(Side::Theirs);
        }
        let Read::Compared(comparison) = &mut self.other else { return Step::Pass };
        if comparison.press(key) { Step::Draw } else { Step::Pass }
    }

    /// The wheel.
    pub fn wheel(&mut self, rows: i16) {
        if let Read::Compared(comparison) = &mut self.other {
            comparison.wheel(rows);
        }
    }

    /// Makes it fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect, desk: &Desk) {
        let (_, below) = self.parts(area, &desk.content.words.screen.two);
        if let Read::Compared(comparison) = &mut self.other {
            comparison.arrange(below);
        }
    }

    fn parts(&self, area: Rect, words: &TwoWords) -> (Rect, Rect) {
        // Where there is little room, what the banner says in a conflict is not said twice.
        let twice = self.cause == Cause::Conflict && area.height < 10;
        let wanted = if twice { 0 } else { rows(self.happened(words), area.width) };
        let height = wanted.min(area.height / 2);
        let gap = u16::from(area.height >= 8 && height > 0);
        let used = (height + gap).min(area.height);
        (Rect { height, ..area }, Rect { y: area.y + used, height: area.height - used, ..area })
    }

    /// Draws what happened, and what differs.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        let theme = *glass.theme;
        let words = &glass.words.two;
        let (above, below) = self.parts(area, words);
        glass.say(above, self.happened(words), theme.text);
        match &self.other {
            Read::Waiting => {
                glass.say(below, &words.reading, theme.quiet);
            }
            Read::Compared(comparison) => comparison.view(glass, below),
            Read::Not(why) => {
                glass.say(below, why, theme.alarm);
            }
        }
    }
}

/// How many rows words take.
pub(super) fn rows(words: &str, width: u16) -> u16 {
    u16::try_from(wrap(words, width.max(1)).len()).unwrap_or(u16::MAX)
}

/// What differs between the workbook in hand and another version of it, each under its question.
pub(super) fn sections(desk: &Desk, other: &Workbook) -> Vec<Section> {
    let words = &desk.content.words.screen.two;
    let found = desk.workbook.differences(other, desk.curriculum());
    let section = |difference: crate::workbook::Difference<'_>| Section {
        heading: match difference.place {
            Differs::Question(question) => question.prompt.to_string(),
            Differs::Unknown => words.unknown.to_string(),
            Differs::Message => words.message.to_string(),
        },
        pieces: shortened(difference.pieces),
    };
    found.into_iter().map(section).collect()
}
