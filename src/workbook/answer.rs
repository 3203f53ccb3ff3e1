//! An answer: one shape per kind of question.

use chrono::NaiveDate;

use crate::text::Prose;

/// An answer. Options are kept by id, so that a label may change.
#[derive(Clone, PartialEq, Eq)]
pub enum Answer {
    /// Of a Line (one paragraph) or a Text.
    Prose(Prose),
    /// Of a Date.
    Date(NaiveDate),
    /// Of a Date: words that are no day yet. Kept for the writer, told to nobody.
    Undated(String),
    /// Of a Choice. The detail is in words; a day in it is written 2026-12-04.
    Choice {
        /// The option's id; empty where only a detail was written.
        option: String,
        /// What the option asks beside.
        detail: String,
    },
    /// Of a Checklist.
    Checklist {
        /// Option ids, in the order of the options.
        ticked: Vec<String>,
        /// Own items, in the order they were added. Each one line.
        own: Vec<String>,
    },
    /// Of a Scale: 0 to 10.
    Scale(u8),
    /// Of a Weighted, in the order they were added.
    Weighted(Vec<Weight>),
    /// Of a Ledger: rows of cells in the order of the columns. Each cell one line; a `OneOf` cell holds the option's id.
    Ledger(Vec<Vec<String>>),
    /// Of a Truth.
    Truth {
        /// The option's id; empty where only evidence was written.
        option: String,
        /// One line of evidence.
        evidence: String,
    },
}

/// An item and its strength.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Weight {
    /// One line.
    pub words: String,
    /// 0 to 10; none where not said yet.
    pub strength: Option<u8>,
}

impl Answer {
    /// The words, where the answer is nothing but words.
    #[must_use]
    pub const fn prose(&self) -> Option<&Prose> {
        if let Self::Prose(prose) = self { Some(prose) } else { None }
    }

    /// The day, where one was answered.
    #[must_use]
    pub const fn date(&self) -> Option<NaiveDate> {
        if let Self::Date(date) = self { Some(*date) } else { None }
    }

    /// True where nothing but blanks was answered.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let blank = |words: &String| words.trim().is_empty();
        match self {
            Self::Prose(prose) => prose.is_blank(),
            Self::Date(_) | Self::Scale(_) => false,
            Self::Undated(words) => blank(words),
            Self::Choice { option, detail } => option.is_empty() && blank(detail),
            Self::Checklist { ticked, own } => ticked.is_empty() && own.iter().all(blank),
            Self::Weighted(items) => items.iter().all(|item| blank(&item.words)),
            Self::Ledger(rows) => rows.iter().flatten().all(blank),
            Self::Truth { option, evidence } => option.is_empty() && blank(evidence),
        }
    }

    /// How many words it holds, option ids not counted.
    #[must_use]
    pub fn words(&self) -> usize {
        let count = |words: &String| words.split_whitespace().count();
        match self {
            Self::Prose(prose) => prose.words(),
            Self::Date(_) | Self::Scale(_) => 0,
            Self::Undated(words) | Self::Choice { detail: words, .. } | Self::Truth { evidence: words, .. } => {
                count(words)
            }
            Self::Checklist { own, .. } => own.iter().map(count).sum(),
            Self::Weighted(items) => items.iter().map(|item| count(&item.words)).sum(),
            Self::Ledger(rows) => rows.iter().flatten().map(count).sum(),
        }
    }
}

impl std::fmt::Debug for Answer {
    /// A count, never words: answers are private.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Answer({} words)", self.words())
    }
}

impl std::fmt::Debug for Weight {
    /// A count, never words: answers are private.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Weight({:?})", self.strength)
    }
}
