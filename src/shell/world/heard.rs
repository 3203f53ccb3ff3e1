//! What the world hears, and how it is told from other threads.

use std::sync::Arc;

use crate::app::{Earlier, Event, Link};
use crate::shell::clipboard::Put;
use crate::shell::ear::Voice;
use crate::shell::input::Input;
use crate::shell::keyholder::Derived;
use crate::shell::saver::SaveReport;
use crate::shell::signals::Asked;
use crate::shell::store::StoreError;
use crate::workbook::Workbook;

/// What is heard, from whichever thread.
#[derive(Debug)]
pub enum Heard {
    /// From the terminal.
    Input(Input),
    /// From the saver.
    Report(SaveReport),
    /// From a signal.
    Asked(Asked),
    /// From the desktop's clipboard.
    Put(Put),
    /// A key was derived.
    Derived(Derived),
    /// Nothing from the desktop's clipboard, in the time that it was given.
    NothingPut,
    /// From the dictionaries: the words that none of them knows.
    Spelled(Vec<String>),
    /// The earlier versions, newest first.
    Earlier(Vec<Earlier>),
    /// The version that somebody else wrote.
    Theirs(Result<Arc<Workbook>, StoreError>),
    /// So many coaches' screens follow.
    Followers(usize),
    /// A coach's screen: where the client's is.
    Followed(Link),
}

impl From<Input> for Heard {
    fn from(input: Input) -> Self {
        Self::Input(input)
    }
}

pub(super) fn input_event(input: Input) -> Option<Event> {
    Some(match input {
        Input::Key(key) => Event::Key(key),
        Input::Paste(words) => Event::Paste(words),
        Input::Resize(width, height) => Event::Resize(width, height),
        Input::Click { x, y } => Event::Click { x, y, extend: false },
        Input::Drag { x, y } => Event::Click { x, y, extend: true },
        Input::Wheel(rows) => Event::Wheel(i16::from(rows) * 3),
        // The hang-up watch ends the program.
        Input::Gone => return None,
    })
}

/// Passes what a thread tells into the world.
pub(super) fn told<T: 'static>(
    speak: &Voice<Heard>,
    heard: impl Fn(T) -> Heard + Send + 'static,
) -> Box<dyn Fn(T) + Send> {
    let speak = speak.clone();
    Box::new(move |news| speak.tell(heard(news)))
}

/// Passes what the saver tells into the world.
pub fn reports_to(speak: Voice<Heard>) -> impl Fn(SaveReport) + Send + 'static {
    move |report| speak.tell(Heard::Report(report))
}
