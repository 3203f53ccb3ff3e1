//! The controls an answer is made with: words, marks, strengths, one of a few, a shortcut.

use crate::text::{Editor, Prose, Shape};

/// One thing that can have the focus.
#[derive(Debug, Clone)]
pub enum Control {
    /// Words being typed.
    Words {
        /// Whose words: what they become when the answer is read off.
        part: Part,
        /// The words.
        editor: Box<Editor>,
    },
    /// An option of a choice, a checklist or a truth, by its place among the options.
    Mark {
        /// Its place.
        option: usize,
        /// Taken or ticked.
        taken: bool,
    },
    /// A line offered by another answer (the questions to ask), which may be ticked.
    Fed {
        /// The line.
        words: String,
        /// Ticked.
        taken: bool,
    },
    /// The strength of the item before it, 0 to 10.
    Strength(Option<u8>),
    /// A ledger cell that is one of a few, by option place.
    OneOf {
        /// The column's place.
        column: usize,
        /// The option taken.
        chosen: Option<usize>,
    },
    /// 0 to 10.
    Scale(Option<u8>),
    /// A day so many days from today.
    InDays(u16),
    /// A line to begin with, by its place among the starters.
    Starter(usize),
    /// The answer given elsewhere that may be taken over here.
    Offer(Prose),
}

/// What a control of words is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The whole answer: a line, prose or a date.
    Whole,
    /// The detail of the option at that place.
    Detail(usize),
    /// An own item of a checklist.
    Own,
    /// An item with a strength.
    Item,
    /// The cell of that column; column 0 begins a row.
    Cell(usize),
    /// Evidence for a truth.
    Evidence,
}

impl Control {
    /// An empty line.
    #[must_use]
    pub fn line(part: Part, words: &str) -> Self {
        Self::Words { part, editor: Box::new(Editor::new(Shape::OneLine, Prose::from(words))) }
    }

    /// The editor, where words are typed here.
    #[must_use]
    pub fn editor(&self) -> Option<&Editor> {
        if let Self::Words { editor, .. } = self { Some(editor) } else { None }
    }

    /// The editor, to type.
    pub fn editor_mut(&mut self) -> Option<&mut Editor> {
        if let Self::Words { editor, .. } = self { Some(editor) } else { None }
    }

    /// What its words are for.
    #[must_use]
    pub fn part(&self) -> Option<Part> {
        if let Self::Words { part, .. } = self { Some(*part) } else { None }
    }

    /// The words typed here, as one string; empty elsewhere.
    #[must_use]
    pub fn words(&self) -> String {
        self.editor().map(|editor| editor.prose().to_string()).unwrap_or_default()
    }

    /// True where this control begins a row of a list or a ledger.
    #[must_use]
    pub fn begins_row(&self) -> bool {
        matches!(self, Self::Words { part: Part::Own | Part::Item | Part::Cell(0), .. })
    }

    /// True where this control belongs to the row that the one before it began.
    #[must_use]
    pub fn continues_row(&self) -> bool {
        matches!(self, Self::Strength(_) | Self::OneOf { .. })
            || matches!(self, Self::Words { part: Part::Cell(column), .. } if *column > 0)
    }
}
