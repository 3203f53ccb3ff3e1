//! `demur walk`: the whole walk in plain lines.

use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::sync::Arc;

use super::house::House;
use super::open::{left, opened};
use super::{End, Outcome, Refusal, find, say};
use crate::shell::plain;
use crate::shell::store::Standing;
use crate::shell::store::say::{at_home, notice};
use crate::shell::terminal::columns;
use crate::text::{visible, wrapped};
use crate::walk::Desk;
use crate::words::fill;

/// No line is longer, however wide the terminal: the eye finds the next one.
const WIDEST: u16 = 76;

/// Walks through a workbook: the one named (made if new), else the last used, else a new one. Where something was not
/// understood and no person was there to see it, that ends in [`End::Part`].
///
/// # Errors
/// A name of nothing but blanks, what could not be read or written, or what isn't saved at the end.
pub fn run(house: &House, workbook: Option<&OsStr>) -> Outcome {
    let opened = opened(house, workbook)?;
    let book = match opened.standing {
        Standing::Writing(book) => *book,
        Standing::ReadOnly(why) => return Err(Refusal::new(End::Failed, find::read_only(house, why))),
    };
    for known in &opened.notices {
        say::message(&notice(&house.store, known));
    }
    if let Some(said) = house.made_with(&opened.workbook) {
        say::message(&said);
    }
    let kept_in = at_home(&opened.path);
    let desk = Desk::new(Arc::clone(&house.content), opened.workbook, house.now, false, kept_in.clone());
    let (departure, misread) = plain::sit(desk, book, &house.store, &mut tell).map_err(|error| {
        let reason = error.kind().to_string();
        Refusal::new(End::Failed, fill(&house.store.no_screen, &[("reason", &reason)]))
    })?;
    let end = left(&departure, &kept_in, &house.content.words.walk.goodbye)?;
    let unseen = misread > 0 && !house.environment.stdin_is_terminal;
    Ok(if unseen { End::Part } else { end })
}

/// Prints lines, with nothing in them that a terminal could take for a command; to a terminal in rows of whole words.
/// False where nobody listens.
fn tell(text: &str) -> bool {
    let width = columns().saturating_sub(1).min(WIDEST);
    let lines: Vec<_> = text.split('\n').map(|line| rows(&visible(line), width)).collect();
    let mut out = io::stdout().lock();
    out.write_all(lines.join("\n").as_bytes()).and_then(|()| out.flush()).is_ok()
}

/// A line in rows of whole words; as it is where there is no width.
fn rows(line: &str, width: u16) -> String {
    if width == 0 {
        return line.to_owned();
    }
    let rows = wrapped(line, width).map(|row| line.get(row.start..row.end).unwrap_or_default().trim_end());
    rows.collect::<Vec<_>>().join("\n")
}
