//! The editor: prose, a caret, a selection, what may be undone, and what of it shows.

mod change;
mod keys;
#[cfg(test)]
mod model;
mod motion;
mod rows;
#[cfg(test)]
mod tests;
mod view;

use std::fmt;
use std::ops::Range;

pub use keys::{Deed, KEYS};
pub use motion::Motion;
pub use view::VisibleRow;

use super::history::History;
use super::place::{self, Place};
use super::wraps::Wraps;
use super::{Prose, cluster};

/// What is written: one line, or paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One line, which shifts sideways; Enter, Tab, Up and Down are not the editor's.
    OneLine,
    /// Paragraphs, wrapped by word.
    Prose,
}

/// What a key or a paste did.
#[derive(Clone, PartialEq, Eq)]
pub enum Reaction {
    /// The key is not the editor's: it may mean something elsewhere.
    Ignored,
    /// Nothing changed, though the key was the editor's.
    Unchanged,
    /// The caret, the selection or the part that shows moved.
    Moved,
    /// The words changed.
    Edited {
        /// How many hidden characters were left out.
        removed_hidden: usize,
    },
    /// It would have grown past [`super::MAX_BYTES`]: nothing was taken.
    Full,
    /// These words were selected and are to be kept for pasting.
    Copied(String),
    /// The same, and they are gone from here.
    Cut(String),
}

/// Words being written, and the caret in them.
#[derive(Clone)]
pub struct Editor {
    shape: Shape,
    prose: Prose,
    bytes: usize,
    caret: Place,
    /// The caret stands at the end of the row above, not at the start of the row that begins here.
    upstream: bool,
    /// Where the selection began.
    anchor: Option<Place>,
    /// The column that Up and Down aim at.
    goal: Option<u16>,
    read_only: bool,
    history: History,
    wraps: Wraps,
    view: view::View,
}

impl Editor {
    /// An editor of these words, the caret at their end. In one line newlines become spaces.
    #[must_use]
    pub fn new(shape: Shape, prose: Prose) -> Self {
        let prose = match shape {
            Shape::OneLine if prose.paragraphs().len() > 1 => {
                Prose::from(prose.to_string().replace('\n', " ").as_str())
            }
            Shape::OneLine | Shape::Prose => prose,
        };
        let view = view::View::default();
        let mut wraps = Wraps::default();
        if shape == Shape::Prose {
            wraps.set_width(view.wrap_width());
        }
        Self {
            shape,
            bytes: prose.len(),
            caret: Place::end(&prose),
            upstream: false,
            anchor: None,
            goal: None,
            read_only: false,
            history: History::default(),
            wraps,
            view,
            prose,
        }
    }

    /// The same, the caret that many bytes from the start (newlines count one), at the next cluster boundary.
    #[must_use]
    pub fn with_caret(mut self, byte: usize) -> Self {
        self.stand(self.snapped(Place::at(&self.prose, byte)), false);
        self
    }

    /// The same, to be read: the caret moves and words can be selected and copied, but nothing changes.
    #[must_use]
    pub const fn read_only(mut self) -> Self {
        self.read_only = true;
        self
    }

    /// One line or paragraphs.
    #[must_use]
    pub const fn shape(&self) -> Shape {
        self.shape
    }

    /// The caret, in bytes from the start; newlines count one.
    #[must_use]
    pub fn caret(&self) -> usize {
        self.caret.offset(&self.prose)
    }

    /// The words. To clone them is cheap: a snapshot at every key.
    #[must_use]
    pub const fn prose(&self) -> &Prose {
        &self.prose
    }

    /// The words as one line.
    #[must_use]
    pub fn line(&self) -> String {
        self.prose.to_string().replace('\n', " ")
    }

    /// How many bytes there are, newlines counted.
    #[must_use]
    pub const fn byte_count(&self) -> usize {
        self.bytes
    }

    /// How many steps can be undone.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.history.steps()
    }

    /// What is selected, in bytes from the start.
    #[must_use]
    pub fn selection(&self) -> Option<Range<usize>> {
        self.selected_places().map(|(from, to)| from.offset(&self.prose)..to.offset(&self.prose))
    }

    /// The words that are selected.
    #[must_use]
    pub fn selected(&self) -> Option<String> {
        self.selected_places().map(|(from, to)| place::between(&self.prose, from, to))
    }

    /// Selects a range of bytes, the caret at its end. An empty range selects nothing, and places the caret.
    pub fn select(&mut self, range: Range<usize>) {
        let from = self.snapped(Place::at(&self.prose, range.start));
        let to = self.snapped(Place::at(&self.prose, range.end));
        self.stand(from, false);
        self.stand(to, from != to);
    }

    /// Selects everything.
    pub fn select_all(&mut self) {
        self.stand(Place::default(), false);
        self.stand(Place::end(&self.prose), true);
    }

    fn selected_places(&self) -> Option<(Place, Place)> {
        let anchor = self.anchor?;
        (anchor != self.caret).then(|| (anchor.min(self.caret), anchor.max(self.caret)))
    }

    /// Places the caret; `extend` keeps the other end of the selection where it is, or begins one.
    fn stand(&mut self, place: Place, extend: bool) {
        self.anchor = extend.then(|| self.anchor.unwrap_or(self.caret));
        self.caret = place;
        self.upstream = false;
        self.goal = None;
        self.history.close();
        self.view.follow = true;
    }

    fn snapped(&self, place: Place) -> Place {
        Place { byte: cluster::snap(self.prose.paragraph(place.paragraph), place.byte), ..place }
    }
}

impl fmt::Debug for Editor {
    /// Counts, never words: answers are private.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Editor({:?}, {} words, {} steps)", self.shape, self.prose.words(), self.steps())
    }
}

impl fmt::Debug for Reaction {
    /// Counts, never words: answers are private.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ignored => f.write_str("Ignored"),
            Self::Unchanged => f.write_str("Unchanged"),
            Self::Moved => f.write_str("Moved"),
            Self::Edited { removed_hidden } => write!(f, "Edited({removed_hidden} hidden)"),
            Self::Full => f.write_str("Full"),
            Self::Copied(words) => write!(f, "Copied({} words)", cluster::words(words)),
            Self::Cut(words) => write!(f, "Cut({} words)", cluster::words(words)),
        }
    }
}
