//! Prose: paragraphs that are shared, not copied, so that a snapshot at every key costs nothing.

use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

/// The longest answer, in bytes. A paste that would pass it is refused whole.
pub const MAX_BYTES: usize = 256 * 1024;

/// Text as paragraphs (what stands between newlines). There is always at least one, perhaps empty.
#[derive(Clone, PartialEq, Eq)]
pub struct Prose {
    paragraphs: Vec<Arc<str>>,
}

impl Default for Prose {
    fn default() -> Self {
        Self { paragraphs: vec![Arc::from("")] }
    }
}

impl Prose {
    /// The paragraphs, at least one.
    #[must_use]
    pub fn paragraphs(&self) -> &[Arc<str>] {
        &self.paragraphs
    }

    /// Replaces the paragraphs `from..to` by others; keeps the promise that one is left.
    pub fn splice(&mut self, from: usize, to: usize, new: impl IntoIterator<Item = Arc<str>>) {
        let to = to.min(self.paragraphs.len());
        self.paragraphs.splice(from.min(to)..to, new);
        if self.paragraphs.is_empty() {
            self.paragraphs.push(Arc::from(""));
        }
    }

    /// True where nothing but blanks was written.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.paragraphs.iter().all(|p| p.trim().is_empty())
    }

    /// Length in bytes, newlines counted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.paragraphs.iter().map(|p| p.len() + 1).sum::<usize>().saturating_sub(1)
    }

    /// True where nothing at all was written, not even a blank.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Words by Unicode's word boundaries.
    #[must_use]
    pub fn words(&self) -> usize {
        self.paragraphs.iter().map(|p| p.unicode_words().count()).sum()
    }
}

impl From<&str> for Prose {
    fn from(text: &str) -> Self {
        Self { paragraphs: text.split('\n').map(Arc::from).collect() }
    }
}

impl std::fmt::Display for Prose {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut first = true;
        for paragraph in &self.paragraphs {
            if !std::mem::take(&mut first) {
                f.write_str("\n")?;
            }
            f.write_str(paragraph)?;
        }
        Ok(())
    }
}

impl std::fmt::Debug for Prose {
    /// A count, never words: answers are private.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Prose({} words)", self.words())
    }
}
