//! What was answered, by question id; where the writer is; what left. Values only: no disk, no clock.

mod answer;
mod differences;
mod exchange;
mod facts;
mod hand_over;
mod held;
mod history;
mod join;
mod message;
mod overlap;
pub mod path;
mod private;
mod session;
mod shareable;
mod tidy;

pub use answer::{Answer, Weight};
pub use differences::{Difference, Place as Differs};
pub use exchange::{Exchange, Known};
pub use hand_over::{Chosen, is_shareable};
pub use history::undated;
pub use join::{Emptied, Joined};
pub use message::{Draft, Ignored, Message, Over, Part, Pin};
pub use overlap::Overlap;
pub use private::{Consent, Private};
pub use session::{MOST_SESSIONS, Session, SinceLast};
pub use shareable::Shareable;
pub use tidy::{STRONGEST, fits, joined, one_line, tidy};

/// A workbook holds no more answers than these.
pub const MOST_ANSWERS: usize = 500;

use std::sync::Arc;

use crate::curriculum::ids;

/// A workbook. Cloning it copies no words: answers are shared.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Workbook {
    /// Random and for good: 32 lower-case hexadecimal digits.
    pub book: String,
    /// Counts the saves of the workbook file.
    pub rev: u64,
    /// What the writer calls it.
    pub name: String,
    /// Where the writer is.
    pub place: Place,
    /// The short path was taken: an ask-for-time note is live without a decision.
    pub short_path: bool,
    /// Each change of decision and sureness, and of the decision that the reason was written for; oldest first.
    pub history: Vec<Turn>,
    /// Words carried from a private answer into a shareable one by the writer, oldest first.
    pub carried: Vec<Carried>,
    /// How the message is wished for, and what its writer made of it. Change it through [`Arc::make_mut`].
    pub message: Arc<Message>,
    /// Every message that left, oldest first.
    pub left: Vec<Arc<Left>>,
    /// The pack of questions it was made with, by its name; empty for the questions of demur itself.
    pub pack: String,
    /// Its sessions with a coach, in order.
    pub sessions: Vec<Session>,
    /// What copies of it know of each other. Change it through [`Arc::make_mut`].
    pub exchange: Arc<Exchange>,
    answers: held::Answers,
}

/// Where the writer is: a question, and the caret in its answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// A question's id, or `reply` for the letter; empty before the first.
    pub at: String,
    /// Which field of the answer: row and cell of a list or ledger; 0 for the rest.
    pub field: (usize, usize),
    /// The caret, in bytes from the start of that field's text.
    pub caret: usize,
}

/// One change of `decide.answer` or `decide.sure`; or that `decide.because` was written for this decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// When, in seconds since 1970 UTC.
    pub at: i64,
    /// The question's id.
    pub question: String,
    /// The option's id or the number.
    pub value: String,
}

/// Words that the writer carried across.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// When, in seconds since 1970 UTC.
    pub at: i64,
    /// The private question's id.
    pub from: String,
    /// The shareable question's id, or `reply` for the message itself.
    pub to: String,
}

/// A message that left, exactly as it left.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Left {
    /// When, in seconds since 1970 UTC.
    pub at: i64,
    /// `decline`, `time` …
    pub kind: String,
    /// Its channel, by id; empty in versions of a time when only e-mails left.
    pub channel: String,
    /// Its tone, by id; likewise.
    pub tone: String,
    /// Its length, by id; likewise.
    pub length: String,
    /// `copy`, `txt`, `md` …
    pub form: String,
    /// The bytes that left.
    pub text: String,
    /// The paragraphs it was made of, in order; likewise.
    pub parts: Vec<Part>,
}

impl std::fmt::Debug for Left {
    /// A length, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Left({} {} {}, {} bytes)", self.at, self.kind, self.form, self.text.len())
    }
}

impl Workbook {
    /// A workbook with nothing in it.
    #[must_use]
    pub fn new(book: String, name: String) -> Self {
        Self { book, name, ..Self::default() }
    }

    /// The answer to a question, sealed; none where nothing was answered.
    #[must_use]
    pub fn answer(&self, id: &str) -> Option<&Private> {
        self.answers.get(id)
    }

    /// True where something was answered. Words that are no day yet are no answer to a question for a day.
    #[must_use]
    pub fn answered(&self, id: &str) -> bool {
        self.answer(id).is_some_and(|answer| !answer.is_blank() && !matches!(answer.open(), Answer::Undated(_)))
    }

    /// Every answer, sealed, by id; ids that the curriculum doesn't know included.
    pub fn answers(&self) -> impl Iterator<Item = (&str, &Private)> {
        self.answers.iter()
    }

    /// How many answers there are.
    #[must_use]
    pub fn answer_count(&self) -> usize {
        self.answers.len()
    }

    /// Puts an answer in the place of what was there; `None` takes it away. With another decision the kind that was
    /// chosen beside the one before goes.
    pub fn set(&mut self, id: &str, answer: Option<Answer>) {
        if id != ids::DECISION {
            return self.put(id, answer);
        }
        let before = self.decision().map(str::to_owned);
        self.put(id, answer);
        if self.decision() != before.as_deref() && !self.message.kind.is_empty() {
            Arc::make_mut(&mut self.message).kind.clear();
        }
    }

    /// Holds an answer that is under seal already, as another workbook has it.
    pub fn hold(&mut self, id: &str, answer: Private) {
        self.put_sealed(id, Some(answer));
    }

    fn put(&mut self, id: &str, answer: Option<Answer>) {
        self.put_sealed(id, answer.map(Private::new));
    }

    fn put_sealed(&mut self, id: &str, answer: Option<Private>) {
        match answer {
            Some(answer) => self.answers.put(id, answer),
            None => self.answers.take(id),
        }
    }

    /// The option of `decide.answer` that is taken.
    #[must_use]
    pub fn decision(&self) -> Option<&str> {
        if let Answer::Choice { option, .. } = self.answer(ids::DECISION)?.open() {
            return Some(option.as_str()).filter(|option| !option.is_empty());
        }
        None
    }

    /// The kind of message that the answers ask for: the decision's, else `time` on the short path.
    #[must_use]
    pub fn due_kind(&self) -> Option<&str> {
        self.decision().or_else(|| self.short_path.then_some(ids::TIME))
    }

    /// The kind of message that is live: the one chosen, else the one that is due. None while none is due, whatever
    /// was chosen.
    #[must_use]
    pub fn live_kind(&self) -> Option<&str> {
        let due = self.due_kind()?;
        Some(self.message.kind.as_str()).filter(|kind| !kind.is_empty()).or(Some(due))
    }

    /// True where nothing was put in since that snapshot was taken. An equal answer put in anew counts as a change,
    /// so that the length of answers costs nothing here.
    #[must_use]
    pub fn unchanged_since(&self, snapshot: &Self) -> bool {
        self.place == snapshot.place && self.only_moved_since(snapshot)
    }

    /// The same wherever the writer is by now.
    #[must_use]
    pub fn only_moved_since(&self, snapshot: &Self) -> bool {
        let Self {
            book,
            rev,
            name,
            place: _,
            short_path,
            history,
            carried,
            message,
            left,
            pack,
            sessions,
            exchange,
            answers,
        } = self;
        answers.same(&snapshot.answers)
            && (book, rev, name) == (&snapshot.book, &snapshot.rev, &snapshot.name)
            && (short_path, message) == (&snapshot.short_path, &snapshot.message)
            && (history, carried, left) == (&snapshot.history, &snapshot.carried, &snapshot.left)
            && (pack, sessions, exchange) == (&snapshot.pack, &snapshot.sessions, &snapshot.exchange)
    }
}
