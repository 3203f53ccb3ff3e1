//! A place in prose, and where places go when words before them change.

use super::Prose;

/// A place between two clusters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The number of the paragraph.
    pub paragraph: usize,
    /// The byte in it.
    pub byte: usize,
}

impl Place {
    /// The very end.
    pub fn end(prose: &Prose) -> Self {
        let paragraph = prose.paragraphs().len().saturating_sub(1);
        Self { paragraph, byte: prose.paragraph(paragraph).len() }
    }

    /// The place after `text` when it begins here.
    pub fn past(self, text: &str) -> Self {
        match text.rsplit_once('\n') {
            None => Self { byte: self.byte + text.len(), ..self },
            Some((_, last)) => {
                let lines = text.bytes().filter(|b| *b == b'\n').count();
                Self { paragraph: self.paragraph + lines, byte: last.len() }
            }
        }
    }

    /// Where this place is after the words `from..old_to` became `from..new_to`.
    pub fn moved(self, from: Self, old_to: Self, new_to: Self) -> Self {
        if self <= from {
            self
        } else if self < old_to {
            from
        } else if self.paragraph == old_to.paragraph {
            Self { paragraph: new_to.paragraph, byte: self.byte - old_to.byte + new_to.byte }
        } else {
            Self { paragraph: self.paragraph - old_to.paragraph + new_to.paragraph, ..self }
        }
    }

    /// Bytes from the start of the text, newlines counted as one.
    pub fn offset(self, prose: &Prose) -> usize {
        prose.start_of(self.paragraph) + self.byte
    }

    /// The place that many bytes from the start; not yet on a cluster boundary.
    pub fn at(prose: &Prose, offset: usize) -> Self {
        let mut byte = offset;
        for (number, paragraph) in prose.paragraphs().iter().enumerate() {
            if byte <= paragraph.len() {
                return Self { paragraph: number, byte };
            }
            byte -= paragraph.len() + 1;
        }
        Self::end(prose)
    }
}

/// The words between two places.
pub fn between(prose: &Prose, from: Place, to: Place) -> String {
    let mut out = String::new();
    each_piece(prose, from, to, |piece| {
        if let Some(piece) = piece {
            out.push_str(piece);
        } else {
            out.push('\n');
        }
    });
    out
}

/// Gives the pieces of the paragraphs between two places, `None` for each newline.
pub fn each_piece<'a>(prose: &'a Prose, from: Place, to: Place, mut take: impl FnMut(Option<&'a str>)) {
    for number in from.paragraph..=to.paragraph {
        let text = prose.paragraph(number);
        let start = if number == from.paragraph { from.byte } else { 0 };
        let end = if number == to.paragraph { to.byte } else { text.len() };
        take(Some(super::slice(text, start, end)));
        if number < to.paragraph {
            take(None);
        }
    }
}
