//! The seal on every answer: it shows nothing by itself, and is opened by name.
//!
//! There is no `Display`, `Deref`, `AsRef` or `Serialize`, and `Debug` counts words. Three doors open it, each held
//! by the wall test to the rooms named there: the glass draws and edits it, the workbook file keeps it, and the
//! user's own outputs show it to whoever holds a [`Consent`]. Messages see a [`super::Shareable`] instead.

use std::sync::Arc;

use super::Answer;

/// An answer under seal. It can be made by anyone, counted, and asked whether it is blank:
/// ```
/// # use demur::workbook::{Answer, Private};
/// let private = Private::new(Answer::Scale(3));
/// assert_eq!(format!("{private:?}"), "Private(0 words)");
/// assert!(!private.is_blank());
/// ```
/// It has no words to print, in no way:
/// ```compile_fail,E0277
/// # let private = demur::workbook::Private::new(demur::workbook::Answer::Scale(3));
/// println!("{private}");
/// ```
/// ```compile_fail,E0277
/// # let private = demur::workbook::Private::new(demur::workbook::Answer::Scale(3));
/// let title = format!("demur: {}", private);
/// ```
/// ```compile_fail,E0599
/// # let private = demur::workbook::Private::new(demur::workbook::Answer::Scale(3));
/// let words = private.to_string();
/// ```
/// It does not pass for its answer, nor turn into words, nor serialize:
/// ```compile_fail,E0308
/// # let private = demur::workbook::Private::new(demur::workbook::Answer::Scale(3));
/// let answer: &demur::workbook::Answer = &private;
/// ```
/// ```compile_fail,E0599
/// # let private = demur::workbook::Private::new(demur::workbook::Answer::Scale(3));
/// let answer: &demur::workbook::Answer = private.as_ref();
/// ```
/// ```compile_fail,E0277
/// # let private = demur::workbook::Private::new(demur::workbook::Answer::Scale(3));
/// let words: String = private.into();
/// ```
/// ```compile_fail,E0277
/// # let private = demur::workbook::Private::new(demur::workbook::Answer::Scale(3));
/// fn write<T: serde::Serialize>(_: &T) {}
/// write(&private);
/// ```
/// It is not reached into, nor opened from outside its room:
/// ```compile_fail,E0616
/// # let private = demur::workbook::Private::new(demur::workbook::Answer::Scale(3));
/// let inside = private.0;
/// ```
/// ```compile_fail,E0624
/// # let private = demur::workbook::Private::new(demur::workbook::Answer::Scale(3));
/// let answer = private.open();
/// ```
/// It is no text for a file, the clipboard or a notice:
/// ```compile_fail,E0308
/// # let private = demur::workbook::Private::new(demur::workbook::Answer::Scale(3));
/// let effect = demur::app::Effect::Export { path: "reply.txt".to_owned(), text: private };
/// ```
/// ```compile_fail,E0308
/// # let private = demur::workbook::Private::new(demur::workbook::Answer::Scale(3));
/// let effect = demur::app::Effect::Copy(private);
/// ```
/// ```compile_fail,E0308
/// # let private = demur::workbook::Private::new(demur::workbook::Answer::Scale(3));
/// let event = demur::app::Event::Said(private);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Private(Arc<Answer>);

/// The word of a command that was asked, by name, to show private answers. Made only by `cli`, and by nobody by hand:
/// ```compile_fail,E0423
/// let consent = demur::workbook::Consent(());
/// ```
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

    /// The answer itself, not copied, to whoever sees that it is shareable.
    pub(super) fn shared(&self) -> Arc<Answer> {
        Arc::clone(&self.0)
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
