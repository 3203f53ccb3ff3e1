//! Finding words in an answer.

use super::{Control, Form};
use crate::text::Finder;

impl Form {
    /// Selects the next place of what is looked for, from the caret on and around; `on` is past what is selected. False
    /// where there is none.
    pub fn find(&mut self, wanted: &Finder, on: bool) -> bool {
        let count = self.controls.len();
        let from = self.focused().and_then(Control::editor).map_or(0, |editor| {
            let selected = editor.selection();
            selected.map_or(editor.caret(), |range| if on { range.end } else { range.start })
        });
        // The field in hand from there on, the others, and the field in hand from its beginning.
        for (place, after) in (0..=count).map(|step| ((self.focus + step) % count.max(1), step == 0)) {
            if !self.offered(place) {
                continue;
            }
            let Some(words) =
                self.controls.get(place).and_then(Control::editor).map(|editor| editor.prose().to_string())
            else {
                continue;
            };
            let from = if after { from } else { 0 };
            let Some(found) = words.get(from..).and_then(|words| wanted.place(words)) else { continue };
            self.focus_on(place);
            if let Some(editor) = self.focused_mut().and_then(Control::editor_mut) {
                editor.select(from + found.start..from + found.end);
            }
            return true;
        }
        false
    }
}
