//! What is not ended: an answer whose end is to be said, and the line that was being typed when the program is told to
//! end.

use super::Walk;
use super::command::Command;
use super::hear::{DONE, chosen, is_short, numbers};
use super::say::lines;
use crate::curriculum::{Detail, Kind, Question};
use crate::words::fill;
use crate::workbook::{Answer, Private};

impl Walk {
    /// How the answer that has just begun ends, as long as that is worth saying.
    pub(super) fn how_it_ends(&mut self) -> String {
        let long = self.question().is_some_and(|question| !is_short(question.kind));
        if !long || !self.hand.begun || self.hints == 0 {
            return String::new();
        }
        self.hints -= 1;
        lines([&self.words().more_may_follow])
    }

    /// A line that was not ended, and whether it was taken.
    fn half(&self, line: &str, taken: bool) -> String {
        let words = self.words();
        let said = if taken { &words.half_kept } else { &words.half_left };
        lines([fill(said, &[("words", line)])])
    }

    /// Takes a line that was not ended, where half a line can be an answer: behind what stands there, never in its
    /// place. What it looks like is nothing that was asked for.
    pub(super) fn unfinished(&mut self, line: &str) -> String {
        if line.trim().is_empty() {
            return String::new();
        }
        let words = Command::read(line).is_none() && line.trim() != DONE;
        let question = self.question().cloned().filter(|_| words);
        let taken = question.is_some_and(|question| self.takes_half(&question, line));
        self.half(line, taken)
    }

    fn takes_half(&mut self, question: &Question, line: &str) -> bool {
        let misread = self.misread;
        let stands = self.desk.workbook.answer(self.id()).map(Private::on_screen).cloned();
        let begun = self.hand.begun;
        self.hand.begun |= stands.is_some();
        match question.kind {
            Kind::Text => {
                if let Some(Answer::Prose(prose)) = stands.filter(|_| !begun) {
                    self.hand.lines = prose.to_string().split('\n').map(str::to_owned).collect();
                }
                self.prose(line);
            }
            Kind::Line if stands.is_none() => {
                self.one_line(line);
            }
            Kind::Weighted | Kind::Ledger => {
                self.row(question, line);
            }
            Kind::Checklist if numbers(line, &self.words().and).is_none() => {
                self.tick(question, line);
            }
            Kind::Choice | Kind::Truth if self.hand.beside => {
                let (option, beside) = self.beside_now();
                let asks_a_day = question.option(&option).is_some_and(|option| option.detail == Some(Detail::Date));
                if asks_a_day || !beside.is_empty() {
                    return false;
                }
                self.set(Some(chosen(question, &option, line.to_owned())));
            }
            Kind::Line | Kind::Checklist | Kind::Choice | Kind::Truth | Kind::Date | Kind::Scale => return false,
        }
        misread == self.misread
    }
}
