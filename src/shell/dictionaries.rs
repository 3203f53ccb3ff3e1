//! Spelling, by the Hunspell dictionaries on this machine. Without the cargo feature `spelling` nobody is asked.
//!
//! Dictionaries are other people's files: ordinary files of a limited size are read, and where anything is wrong with
//! one it knows nothing. On the screen they are read by a thread that the first question starts, never before.

#[cfg(feature = "spelling")]
mod hunspell;
#[cfg(any(feature = "spelling", test))]
mod places;

use super::environment::Environment;

/// Whom the thread tells: the words that no dictionary knows.
pub type Tell = Box<dyn Fn(Vec<String>) + Send>;

/// The words that no dictionary of this machine knows, looked up here and now; none where there is no dictionary.
#[cfg(feature = "spelling")]
#[must_use]
pub fn unknown(environment: &Environment, words: &[String]) -> Vec<String> {
    hunspell::Shelf::read(environment).unknown(words)
}

/// None: there is no dictionary to ask.
#[cfg(not(feature = "spelling"))]
#[must_use]
pub fn unknown(_environment: &Environment, _words: &[String]) -> Vec<String> {
    Vec::new()
}

/// Who looks words up while the writer goes on.
pub struct Speller {
    #[cfg(feature = "spelling")]
    waiting: Option<(Environment, Tell)>,
    #[cfg(feature = "spelling")]
    ask: Option<std::sync::mpsc::Sender<Vec<String>>>,
}

impl std::fmt::Debug for Speller {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Speller")
    }
}

#[cfg(not(feature = "spelling"))]
impl Speller {
    /// Nobody to ask.
    #[must_use]
    pub fn new(_environment: &Environment, _tell: Tell) -> Self {
        Self {}
    }

    /// Does nothing.
    pub fn ask(&mut self, _words: Vec<String>) {}
}

#[cfg(feature = "spelling")]
impl Speller {
    /// Nothing is read before the first question. Answers come to `tell`, from another thread.
    #[must_use]
    pub fn new(environment: &Environment, tell: Tell) -> Self {
        Self { waiting: Some((environment.clone(), tell)), ask: None }
    }

    /// Asks for words. Of questions that wait, the newest alone is answered.
    pub fn ask(&mut self, words: Vec<String>) {
        if let Some((environment, tell)) = self.waiting.take() {
            let (ask, asked) = std::sync::mpsc::channel();
            let answer = move || answer(&environment, &asked, &tell);
            let started = std::thread::Builder::new().name("spelling".to_owned()).spawn(answer);
            self.ask = started.is_ok().then_some(ask);
        }
        if let Some(ask) = &self.ask {
            // A thread that failed over a dictionary answers no more.
            ask.send(words).unwrap_or_default();
        }
    }
}

/// Sleeps until it is asked.
#[cfg(feature = "spelling")]
fn answer(environment: &Environment, asked: &std::sync::mpsc::Receiver<Vec<String>>, tell: &Tell) {
    let Ok(mut first) = asked.recv() else { return };
    let shelf = hunspell::Shelf::read(environment);
    loop {
        let newest = asked.try_iter().last().unwrap_or(first);
        tell(shelf.unknown(&newest));
        let Ok(next) = asked.recv() else { return };
        first = next;
    }
}
