//! The same walk in plain lines: the other glass. A line comes in, lines go out; nothing is drawn over, nothing moves.
//!
//! For screen readers, pipes and simple terminals. What is said comes before what is said about it. Every line is
//! kept as it comes, also in the middle of a long answer.

mod command;
mod hear;
mod say;
mod unfinished;

pub use crate::screens::Desk;

use std::sync::Arc;

use crate::curriculum::{Question, ids};
use crate::day::Now;
use crate::paper::letter_txt;
use crate::screens::trail::{self, Stop, Trail};
use crate::workbook::{Answer, Place, Private, Workbook};
use command::Command;

/// The walk, between two lines.
#[derive(Debug)]
pub struct Walk {
    desk: Desk,
    trail: Trail,
    at: At,
    hand: Hand,
    /// The answer changed last, and what stood there before.
    before: Option<(String, Option<Answer>)>,
    kept: Arc<Workbook>,
    misread: usize,
    /// So often it is still said how an answer of several lines ends.
    hints: usize,
}

/// So often it is said at a terminal how an answer of several lines ends, behind its first line.
const HINTS: usize = 2;

/// Where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum At {
    Question { stage: String, id: String },
    End,
}

/// The answer in hand.
#[derive(Debug, Default)]
struct Hand {
    /// Something of it has come.
    begun: bool,
    /// The lines of prose.
    lines: Vec<String>,
    /// An option was taken, and words beside it may follow.
    beside: bool,
    /// So many follow-ups were asked.
    asked: usize,
}

/// What a line led to.
#[derive(Debug, Default, Clone, PartialEq)]
#[must_use]
pub struct Turn {
    /// To be printed: whole lines.
    pub says: String,
    /// The message, where it is among them: its lines are its own.
    pub message: Option<String>,
    /// The workbook as it is now, to be kept; none where nothing changed.
    pub keep: Option<Arc<Workbook>>,
    /// An answer is done: the workbook wants saving without delay.
    pub done: bool,
    /// The writer leaves.
    pub leaves: bool,
}

impl Walk {
    /// A walk, and what it says first: the welcome, and the first question without an answer.
    pub fn new(desk: Desk) -> (Self, Turn) {
        let kept = Arc::new(desk.workbook.clone());
        let short = desk.workbook.short_path && desk.workbook.decision().is_none();
        let trail = if short { Trail::Short } else { Trail::Whole };
        let mut walk =
            Self { desk, trail, at: At::End, hand: Hand::default(), before: None, kept, misread: 0, hints: 0 };
        let mut says = walk.welcome();
        let open = walk.open();
        says.push_str(&match open {
            Some(stop) => walk.go(&stop),
            None => walk.end(),
        });
        let turn = walk.turn(says);
        (walk, turn)
    }

    /// Takes a line, without its end.
    pub fn hear(&mut self, line: &str, now: Now) -> Turn {
        self.note(now);
        let cleaned = crate::text::clean(line);
        let hidden = self.hidden(cleaned.removed);
        let line = cleaned.text;
        let first = !self.hand.begun;
        let says = match Command::read(&line) {
            Some(Command::Quit) => return self.leave(),
            Some(command) => self.command(command),
            None => self.answer_line(&line),
        };
        let how_it_ends = if first { self.how_it_ends() } else { String::new() };
        self.turn(hidden + &says + &how_it_ends)
    }

    /// Somebody reads along: the first answers of several lines are told how they end.
    pub fn hint_how_answers_end(&mut self) {
        self.hints = HINTS;
    }

    /// The program is told to end, in the middle of a line.
    pub fn breaks_off(&mut self, unfinished: &str, now: Now) -> Turn {
        self.note(now);
        let says = self.unfinished(&crate::text::clean(unfinished).text);
        let left = self.leave();
        Turn { says: says + &left.says, ..left }
    }

    /// The input has ended: that ends an answer of several lines, or the walk.
    pub fn ends(&mut self, now: Now) -> Turn {
        self.note(now);
        if self.hand.begun && self.question().is_some() {
            let says = self.finish();
            return self.turn(says);
        }
        self.leave()
    }

    /// So many lines were not understood.
    #[must_use]
    pub fn misread(&self) -> usize {
        self.misread
    }

    /// The workbook as it stands.
    #[must_use]
    pub fn workbook(&self) -> &Workbook {
        &self.desk.workbook
    }

    fn note(&mut self, now: Now) {
        let another_day = now.today != self.desk.now.today;
        self.desk.now = now;
        if another_day {
            self.desk.compose();
        }
    }

    fn command(&mut self, command: Command) -> String {
        match command {
            Command::Next => self.on(),
            Command::Back => self.back(),
            Command::Why => self.why() + &self.waits(),
            Command::More => self.more(),
            Command::Letter => self.letter() + &self.waits(),
            Command::Same => self.same(),
            Command::Undo => self.undo(),
            Command::Short => self.short(),
            Command::Go(words) if words.is_empty() => self.go_what(),
            Command::Go(words) => self.go_where(&words),
            Command::Stand => self.stand() + &self.waits(),
            Command::Help => self.help() + &self.waits(),
            Command::Unknown(name) => {
                self.misread += 1;
                self.unknown(&name)
            }
            // Heard before.
            Command::Quit => String::new(),
        }
    }

    fn leave(&mut self) -> Turn {
        self.tidy();
        let mut turn = self.turn(String::new());
        turn.leaves = true;
        turn
    }

    /// What was said, and the workbook where it changed.
    fn turn(&mut self, says: String) -> Turn {
        let done = !self.hand.begun;
        self.desk.workbook.place = Place { at: self.id().to_owned(), ..Place::default() };
        let message = self.desk.letter().map(letter_txt).filter(|message| says.contains(message.as_str()));
        if self.desk.workbook.unchanged_since(&self.kept) {
            return Turn { says, message, ..Turn::default() };
        }
        self.kept = Arc::new(self.desk.workbook.clone());
        Turn { says, message, keep: Some(Arc::clone(&self.kept)), done, leaves: false }
    }

    fn question(&self) -> Option<&Question> {
        match &self.at {
            At::Question { id, .. } => self.desk.curriculum().question(id),
            At::End => None,
        }
    }

    /// The id of the question in hand, or `reply` behind the last.
    fn id(&self) -> &str {
        match &self.at {
            At::Question { id, .. } => id,
            At::End => ids::REPLY,
        }
    }

    fn stops(&self) -> Vec<Stop> {
        trail::stops(&self.desk, self.trail)
    }

    /// How many questions the way has.
    fn questions(&self) -> usize {
        self.stops().iter().filter(|stop| **stop != Stop::Letter).count()
    }

    /// Where the question in hand is among the stops; nowhere behind the last, or beside the way.
    fn here(&self, stops: &[Stop]) -> Option<usize> {
        let At::Question { id, .. } = &self.at else { return None };
        stops.iter().position(|stop| stop.id() == id)
    }

    /// The first question on the way without an answer.
    fn open(&self) -> Option<Stop> {
        let open = |stop: &Stop| *stop != Stop::Letter && !self.desk.workbook.answered(stop.id());
        self.stops().into_iter().find(open)
    }

    /// On to the next stop. The message is read out as the walk passes it.
    fn on(&mut self) -> String {
        self.tidy();
        let stops = self.stops();
        let mut says = self.closing();
        let here = self.here(&stops);
        let behind = here.map_or_else(Vec::new, |at| stops.get(at + 1..).unwrap_or_default().to_vec());
        let message = behind.first() == Some(&Stop::Letter);
        if message {
            says.push_str(&self.letter());
        }
        let next = behind.into_iter().find(|stop| *stop != Stop::Letter);
        says.push_str(&match next {
            Some(stop) => self.go(&stop),
            None if here.is_none() && self.at != At::End => self.return_to_the_way(),
            None if self.trail == Trail::Short => self.leave_short_way(),
            None => self.end(),
        });
        says
    }

    /// From a question beside the way: on to the first one without an answer.
    fn return_to_the_way(&mut self) -> String {
        match self.open() {
            Some(stop) => self.go(&stop),
            None => self.end(),
        }
    }

    fn back(&mut self) -> String {
        self.tidy();
        let asks: Vec<Stop> = self.stops().into_iter().filter(|stop| *stop != Stop::Letter).collect();
        let before = match self.here(&asks) {
            Some(at) => at.checked_sub(1).and_then(|at| asks.get(at)),
            None => asks.last(),
        };
        match before.cloned() {
            Some(stop) => self.go(&stop),
            None => self.first(),
        }
    }

    /// The short way: five questions, and a note that asks for time.
    fn short(&mut self) -> String {
        self.tidy();
        self.desk.workbook.short_path = true;
        self.desk.compose();
        self.trail = Trail::Short;
        let first = self.open().or_else(|| self.stops().into_iter().next());
        first.map_or_else(String::new, |stop| self.go(&stop))
    }

    fn leave_short_way(&mut self) -> String {
        self.trail = Trail::Whole;
        let mut says = self.short_way_ends();
        says.push_str(&self.return_to_the_way());
        says
    }

    /// A question by its id, or by words of it.
    fn go_where(&mut self, words: &str) -> String {
        let Some((stage, id)) = say::find(&self.desk, words) else {
            self.misread += 1;
            return self.nowhere(words);
        };
        self.tidy();
        if !self.stops().iter().any(|stop| stop.id() == id) {
            self.trail = Trail::Whole;
        }
        self.go(&Stop::Question { stage, id })
    }

    fn go(&mut self, stop: &Stop) -> String {
        let from = match &self.at {
            At::Question { stage, .. } => stage.clone(),
            At::End => String::new(),
        };
        self.at = At::Question { stage: stop.stage().to_owned(), id: stop.id().to_owned() };
        self.hand = Hand::default();
        let mut says = if from == stop.stage() { String::new() } else { self.opening() };
        says.push_str(&self.asks());
        says
    }

    fn end(&mut self) -> String {
        self.at = At::End;
        self.hand = Hand::default();
        self.at_the_end()
    }

    /// Puts an answer into the workbook, and remembers what stood there.
    fn set(&mut self, answer: Option<Answer>) {
        let id = self.id().to_owned();
        if !self.hand.begun {
            let before = self.desk.workbook.answer(&id).map(Private::on_screen).cloned();
            self.before = Some((id.clone(), before));
            self.hand.begun = true;
        }
        self.desk.answer(&id, answer);
    }

    /// The answer before the last change comes back.
    fn undo(&mut self) -> String {
        let Some((id, answer)) = self.before.take() else { return self.nothing_to_undo() };
        self.desk.answer(&id, answer);
        let stage = self.stops().into_iter().find(|stop| stop.id() == id);
        let stage = stage.map(|stop| stop.stage().to_owned());
        let stage = stage.or_else(|| say::find(&self.desk, &id).map(|(stage, _)| stage)).unwrap_or_default();
        self.go(&Stop::Question { stage, id })
    }

    /// The answer in hand takes its normal form, and is in hand no more.
    fn tidy(&mut self) {
        if !std::mem::take(&mut self.hand).begun {
            return;
        }
        let id = self.id().to_owned();
        let answer = self.desk.workbook.answer(&id).map(Private::on_screen);
        let tidied = self.question().zip(answer).and_then(|(question, answer)| crate::workbook::tidy(question, answer));
        self.desk.answer(&id, tidied);
    }
}
