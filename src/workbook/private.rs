//! The seal on every answer: it shows nothing by itself, and is opened by name.
//!
//! There is no `Display`, `Deref`, `AsRef` or `Serialize`, and `Debug` counts words. Three doors open it, each held
//! by the wall test to the rooms named there: the glass draws and edits it, the workbook file keeps it, and the
//! user's own outputs show it to whoever holds a [`Consent`]. Messages see a [`super::Shareable`] instead.

use std::sync::Arc;

use super::Answer;

/// An answer under seal.
#[derive(Clone, PartialEq, Eq)]
pub struct Private(Arc<Answer>);

/// The word of a command that was asked, by name, to show private answers. Made only by `cli`.
#[derive(Debug)]
pub struct Consent(());

impl Consent {
    /// Given by a command whose purpose is to show the writer their own answers.
    #[must_use]
    pub const fn asked_by_name() -> Self {
        Self(())
    }
}

impl Private {
    /// Seals an answer.
    #[must_use]
    pub fn new(answer: Answer) -> Self {
        Self(Arc::new(answer))
    }

    /// True where nothing but blanks was answered.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.is_blank()
    }

    /// Opened on the glass: to be drawn for the writer and edited by them.
    #[must_use]
    pub fn on_screen(&self) -> &Answer {
        &self.0
    }

    /// Opened for the workbook file and its recovery copy.
    #[must_use]
    pub fn for_file(&self) -> &Answer {
        &self.0
    }

    /// Opened for an output that the writer asked for by name.
    #[must_use]
    pub fn with_consent(&self, _asked: &Consent) -> &Answer {
        &self.0
    }

    /// True where this is the same answer and not only an equal one. Costs nothing, however long it is.
    pub(super) fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Opened inside this room: for the path, and for what is shareable.
    pub(super) fn open(&self) -> &Answer {
        &self.0
    }
}

impl std::fmt::Debug for Private {
    /// A count, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Private({} words)", self.0.words())
    }
}
