//! Every text of a pack, whatever it is for: none hides a character from whoever reads it, and none is endless.

use super::place::Sheet;
use super::{Fault, MOST_FAULTS, Reader};
use crate::text::clean;
use crate::words::fill;

/// Longer than any screen or message has a use for.
const LONGEST: usize = 2000;

impl Reader<'_> {
    pub(super) fn texts(&mut self) {
        let fault = |sheet: &Sheet<'_>, line: usize, says: &str| Fault {
            file: sheet.name.to_owned(),
            line,
            says: fill(says, &[("n", &LONGEST.to_string())]),
        };
        let words = &self.words.pack;
        let found = self.sheets.iter().flat_map(|sheet| {
            let hidden = hidden(sheet).into_iter().map(move |line| fault(sheet, line, &words.hidden));
            let long = texts(sheet).filter(|(_, text)| text.chars().count() > LONGEST).take(MOST_FAULTS);
            hidden.chain(long.map(move |(at, _)| fault(sheet, sheet.line_of(at), &words.long)))
        });
        let found: Vec<Fault> = found.collect();
        self.faults.extend(found);
    }
}

/// The texts of a file as they are written, each with where it begins.
fn texts<'a>(sheet: &Sheet<'a>) -> impl Iterator<Item = (usize, &'a str)> {
    let text = sheet.text;
    let found: Vec<_> = sheet.marks.iter().flat_map(|marks| marks.texts.clone()).collect();
    found.into_iter().filter_map(move |at| Some((at.start, text.get(at)?)))
}

/// The lines with a hidden character in them, be it in writing (`\u{202e}`), and those of texts that break a line.
fn hidden(sheet: &Sheet<'_>) -> Vec<usize> {
    let lines = (1..).zip(sheet.text.trim_start_matches('\u{feff}').lines());
    let plainly = lines.filter(|(_, words)| clean(words).removed > 0).map(|(line, _)| line);
    let meant = texts(sheet).filter(|(_, text)| hides(text)).map(|(at, _)| sheet.line_of(at));
    let mut hidden: Vec<usize> = plainly.take(MOST_FAULTS).chain(meant.take(MOST_FAULTS)).collect();
    hidden.sort_unstable();
    hidden.dedup();
    hidden
}

fn hides(text: &str) -> bool {
    if !text.contains(['\\', '\n']) {
        return false;
    }
    let meant: String = ron::from_str(text).unwrap_or_default();
    clean(&meant).removed > 0 || meant.contains(char::is_control)
}
