//! `demur walk`: the whole walk in plain lines.

use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::sync::Arc;

use super::house::House;
use super::open::{left, opened};
use super::{End, Outcome, Refusal, find, say};
use crate::shell::plain::{self, Lines};
use crate::shell::store::Standing;
use crate::shell::store::say::{at_home, notice};
use crate::shell::terminal::columns;
use crate::text::visible;
use crate::walk::Desk;
use crate::words::fill;

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
    let sat = plain::sit(desk, book, &house.store, &mut tell).map_err(|error| {
        let reason = error.kind().to_string();
        Refusal::new(End::Failed, fill(&house.store.no_screen, &[("reason", &reason)]))
    })?;
    let end = left(&sat.departure, &kept_in, &house.content.words.walk.goodbye)?;
    let unseen = sat.misread > 0 && !house.environment.stdin_is_terminal;
    sat.end_by_its_signal();
    Ok(if unseen { End::Part } else { end })
}

/// Prints lines, with nothing in them that a terminal could take for a command; to a terminal in rows of whole words,
/// where they are not somebody's own. False where nobody listens.
fn tell(text: &str, lines: Lines) -> bool {
    let text = match lines {
        Lines::Fitted => say::in_rows(text, columns()),
        Lines::Own => visible(text).into_owned(),
    };
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).is_ok()
}
