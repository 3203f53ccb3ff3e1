//! A number that is typed behind the words of an item: most likely how strong it is.

use super::control::{Control, Part};
use super::{Did, Form};
use crate::text::Prose;
use crate::workbook::STRONGEST;

/// What sets a number apart from the words, and goes with it.
const SIGNS: [char; 8] = ['·', '-', '–', '—', ':', '：', '=', ';'];
/// What ends a sentence, and stays. A full stop may be that of "no. 5", and a comma stands before an age.
const ENDS: [char; 5] = ['?', '!', '…', ')', '？'];

impl Form {
    /// Where the item in hand ends with a number from 0 to 10 and has no strength yet, that number becomes its strength,
    /// which is in hand then. None where it does not.
    pub(super) fn weigh_by_its_words(&mut self) -> Option<Did> {
        let item = self.focused().filter(|control| control.part() == Some(Part::Item))?.words();
        let (strength, words) = at_the_end(&item)?;
        if self.locked || !matches!(self.controls.get(self.focus + 1), Some(Control::Strength(None))) {
            return None;
        }
        self.remember(None);
        if let Some(editor) = self.focused_mut().and_then(Control::editor_mut).filter(|_| words != item.trim_end()) {
            editor.set_prose(Prose::from(words));
        }
        if let Some(Control::Strength(kept)) = self.controls.get_mut(self.focus + 1) {
            *kept = Some(strength);
        }
        self.focus_on(self.focus + 1);
        Some(Did::Weighed(strength))
    }
}

/// The number from 0 to 10 that stands behind words and a blank, and the words: without it where a sign or the end of a
/// sentence stands between, else as they are, since "a team of 8" may mean what it says.
fn at_the_end(item: &str) -> Option<(u8, &str)> {
    let item = item.trim_end();
    let bare = item.strip_suffix("/10").unwrap_or(item);
    let digits = bare.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (before, number) = bare.split_at_checked(bare.len() - digits)?;
    let number = number.parse().ok().filter(|number| *number <= STRONGEST)?;
    let words = before.trim_end();
    let begins = words.trim_end_matches(SIGNS).trim_end();
    // "from 9 - 5" and "2:30" are words.
    let apart = words.len() < before.len() && !begins.ends_with(|c: char| c.is_ascii_digit());
    if !apart || begins.is_empty() {
        return None;
    }
    let told = begins.len() < words.len() || words.ends_with(ENDS) || bare.len() < item.len();
    Some((number, if told { begins } else { item }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_an_item() {
        for (item, read) in [
            ("getting bored? 3", Some((3, "getting bored?"))),
            ("getting bored - 10 ", Some((10, "getting bored"))),
            ("getting bored: 0", Some((0, "getting bored"))),
            ("getting bored 7/10", Some((7, "getting bored"))),
            ("sharing office no. 5", Some((5, "sharing office no. 5"))),
            ("missing time with my daughter, 7", Some((7, "missing time with my daughter, 7"))),
            ("getting bored. 3", Some((3, "getting bored. 3"))),
            ("too many meetings 7", Some((7, "too many meetings 7"))),
            ("지루함 7", Some((7, "지루함 7"))),
            ("getting bored", None),
            ("getting bored 11", None),
            ("from 9 - 5", None),
            ("until 2:30", None),
            ("plan B2", None),
            ("7", None),
            ("- 7", None),
            ("", None),
        ] {
            assert_eq!(at_the_end(item), read, "{item:?}");
        }
    }
}
