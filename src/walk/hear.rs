//! A line of an answer, by the kind of its question.

use super::command::meant;
use super::{Walk, say};
use crate::curriculum::{Detail, Kind, Opt, Question, matching};
use crate::day::{self, Reading};
use crate::paper::worksheet::{self, Wrong};
use crate::text::{MAX_BYTES, Prose};
use crate::words::walk::WalkWords;
use crate::workbook::{Answer, Private, STRONGEST, tidy};

/// A line that holds only this ends an answer of several lines.
pub const DONE: &str = ".";

/// What may stand between a strength and its words.
const SIGNS: [char; 11] = ['·', '-', '–', '—', ':', '.', ',', ';', ')', '=', '：'];

impl Walk {
    /// A line that is no command.
    pub(super) fn answer_line(&mut self, line: &str) -> String {
        let Some(question) = self.question().cloned() else { return self.at_the_end() };
        let ended = line.trim() == DONE;
        let line = meant(line);
        match question.kind {
            Kind::Text | Kind::Checklist | Kind::Weighted | Kind::Ledger if ended => self.finish(),
            Kind::Text => self.prose(line),
            Kind::Choice | Kind::Truth if self.hand.beside => self.beside(&question, line),
            // Nothing was said: the answer stays as it is.
            _ if line.trim().is_empty() && is_short(question.kind) => self.on(),
            Kind::Choice | Kind::Truth => self.take(&question, line),
            Kind::Line => self.one_line(line),
            Kind::Date | Kind::Scale => self.value(&question, line),
            Kind::Checklist => self.tick(&question, line),
            Kind::Weighted | Kind::Ledger => self.row(&question, line),
        }
    }

    /// The answer is done: what it says in the message, and on.
    pub(super) fn finish(&mut self) -> String {
        let mut says = self.reads();
        says.push_str(&self.on());
        says
    }

    pub(super) fn prose(&mut self, line: &str) -> String {
        let length: usize = self.hand.lines.iter().map(|line| line.len() + 1).sum();
        if length + line.len() > MAX_BYTES {
            return self.too_long();
        }
        if self.hand.lines.is_empty() && line.trim().is_empty() {
            return String::new();
        }
        self.hand.lines.push(line.to_owned());
        let prose = Prose::from(self.hand.lines.join("\n").as_str());
        self.set(Some(Answer::Prose(prose)));
        String::new()
    }

    pub(super) fn one_line(&mut self, line: &str) -> String {
        if line.len() > MAX_BYTES {
            return self.too_long();
        }
        self.set(Some(Answer::Prose(Prose::from(line))));
        self.finish()
    }

    fn value(&mut self, question: &Question, line: &str) -> String {
        let (names, today) = (&self.desk.content.words.day, self.desk.now.today);
        let line = match question.kind {
            Kind::Scale => &only_number(line, &self.desk.content.words.walk),
            Kind::Text
            | Kind::Line
            | Kind::Choice
            | Kind::Checklist
            | Kind::Date
            | Kind::Weighted
            | Kind::Ledger
            | Kind::Truth => line,
        };
        let (answer, faults) =
            worksheet::answer(question, line, &|words, past| day::reading(words, past, today, names));
        match answer {
            Some(answer) => {
                let mut says = self.heard(question, &answer);
                self.set(Some(answer));
                says.push_str(&self.on());
                says
            }
            None => self.not_understood(question, faults.first()),
        }
    }

    /// An option, by its number, its words or its id.
    fn take(&mut self, question: &Question, line: &str) -> String {
        let Some(option) = pick(&question.options, line).cloned() else {
            return self.not_understood(question, None);
        };
        let (taken, words) = self.beside_now();
        let words = if taken == option.id { words } else { String::new() };
        let questions = self.questions();
        self.set(Some(chosen(question, &option.id, words)));
        let mut says = self.taken(&option);
        says.push_str(&self.way_is(questions));
        self.hand.beside = option.detail.is_some() || question.kind == Kind::Truth;
        says.push_str(&if self.hand.beside { self.asks_beside(question, &option) } else { self.on() });
        says
    }

    /// What stands beside the option that was taken; an empty line leaves it.
    fn beside(&mut self, question: &Question, line: &str) -> String {
        let (option, _) = self.beside_now();
        if line.trim().is_empty() {
            return self.on();
        }
        let asks_a_day = question.option(&option).is_some_and(|option| option.detail == Some(Detail::Date));
        let mut says = String::new();
        let words = if asks_a_day {
            match day::reading(line, false, self.desk.now.today, &self.desk.content.words.day) {
                Reading::Day(day) | Reading::ToCome(day) => {
                    says = self.heard(question, &Answer::Date(day));
                    day.to_string()
                }
                Reading::Open | Reading::NoDay => {
                    let wrong = Wrong::NoDay(question.id.clone());
                    return self.not_understood(question, Some(&wrong));
                }
            }
        } else {
            line.to_owned()
        };
        self.set(Some(chosen(question, &option, words)));
        says + &self.on()
    }

    /// The option of the answer as it stands, and the words beside it.
    pub(super) fn beside_now(&self) -> (String, String) {
        match self.desk.workbook.answer(self.id()).map(Private::on_screen) {
            Some(Answer::Choice { option, detail: words } | Answer::Truth { option, evidence: words }) => {
                (option.clone(), words.clone())
            }
            _ => (String::new(), String::new()),
        }
    }

    /// Numbers tick; words are an option, or an item of one's own.
    pub(super) fn tick(&mut self, question: &Question, line: &str) -> String {
        if line.trim().is_empty() {
            return String::new();
        }
        let offered = self.offered();
        let most = question.options.len() + offered.len();
        let numbers = numbers(line, &self.desk.content.words.walk.and);
        // Where numbers choose, one that chooses nothing is a slip, and no words of one's own.
        let slip = |numbers: &Vec<usize>| !numbers.iter().all(|number| (1..=most).contains(number));
        if most > 0 && numbers.as_ref().is_some_and(slip) {
            return self.not_understood(question, None);
        }
        let nothing = Answer::Checklist { ticked: Vec::new(), own: Vec::new() };
        let Answer::Checklist { mut ticked, mut own } = self.begun(nothing) else { return String::new() };
        let mut taken: Vec<&str> = Vec::new();
        if let Some(numbers) = numbers.filter(|_| most > 0) {
            for number in numbers {
                let option = question.options.get(number - 1);
                let other = number.checked_sub(question.options.len() + 1).and_then(|at| offered.get(at));
                taken.extend(option.map(|option| option.label.as_str()).or(other.map(String::as_str)));
                ticked.extend(option.map(|option| option.id.clone()));
                own.extend(other.cloned());
            }
        } else {
            let option = matching::option(&question.options, line);
            taken.push(option.map_or(line.trim(), |option| &option.label));
            own.push(line.trim().to_owned());
        }
        let answer = tidy(question, &Answer::Checklist { ticked, own });
        let says = self.said_back(&taken.join(", ")) + &say::limit(question, answer.as_ref());
        self.set(answer);
        says
    }

    /// An item with its strength, or a row.
    pub(super) fn row(&mut self, question: &Question, line: &str) -> String {
        if line.trim().is_empty() {
            return String::new();
        }
        let weighed = (question.kind == Kind::Weighted).then(|| weighed(line.trim())).flatten();
        let line = weighed.map_or_else(|| line.trim().to_owned(), |(number, words)| format!("{number} · {words}"));
        let (answer, faults) = worksheet::answer(question, &format!("- {line}"), &|_, _| Reading::NoDay);
        let Some(new) = answer.filter(|_| faults.is_empty()) else {
            return self.not_understood(question, faults.first());
        };
        let mut says = self.heard(question, &new);
        let both = match (self.begun(new.clone()), new) {
            (Answer::Weighted(mut items), Answer::Weighted(more)) => {
                says.extend(more.iter().map(|item| self.taken_weight(item)));
                items.extend(more);
                Answer::Weighted(items)
            }
            (Answer::Ledger(mut rows), Answer::Ledger(more)) => {
                rows.extend(more);
                Answer::Ledger(rows)
            }
            (_, other) => other,
        };
        self.set(tidy(question, &both));
        says
    }

    /// The answer as it was begun with the lines before this one; of the same shape as the one given, with nothing in
    /// it, where this line is the first.
    fn begun(&self, like: Answer) -> Answer {
        let so_far = self.desk.workbook.answer(self.id()).map(Private::on_screen).filter(|_| self.hand.begun);
        match (so_far, like) {
            (Some(answer), _) => answer.clone(),
            (None, Answer::Weighted(_)) => Answer::Weighted(Vec::new()),
            (None, Answer::Ledger(_)) => Answer::Ledger(Vec::new()),
            (None, like) => like,
        }
    }

    /// The words that stand ready become the answer.
    pub(super) fn same(&mut self) -> String {
        let offered = self.desk.around(self.id()).offered;
        match offered.filter(|_| self.question().is_some()) {
            Some(prose) => {
                self.set(Some(Answer::Prose(prose)));
                self.finish()
            }
            None => self.nothing_offered(),
        }
    }
}

/// True where the answer is one line.
pub const fn is_short(kind: Kind) -> bool {
    matches!(kind, Kind::Line | Kind::Date | Kind::Scale | Kind::Choice | Kind::Truth)
}

pub fn chosen(question: &Question, option: &str, beside: String) -> Answer {
    let option = option.to_owned();
    if question.kind == Kind::Truth {
        Answer::Truth { option, evidence: beside }
    } else {
        Answer::Choice { option, detail: beside }
    }
}

/// A number from 0 to 10 at the beginning of a line, and the words behind it: a blank or one of the usual signs stands
/// between. "2:30", "5,000" and "9-5" are words.
fn weighed(line: &str) -> Option<(u8, &str)> {
    let (number, rest) = line.split_at_checked(line.bytes().take_while(u8::is_ascii_digit).count())?;
    let number: u8 = number.parse().ok().filter(|number| *number <= STRONGEST)?;
    let sign = rest.trim_start();
    let apart = sign.len() < rest.len();
    let digit = |words: &&str| words.starts_with(|c: char| c.is_ascii_digit());
    // "5-day weeks" and "1-on-1s" are words too.
    let stands = |words: &&str| (apart || words.starts_with(char::is_whitespace)) && !digit(words);
    let words = sign.strip_prefix(SIGNS).filter(stands).or_else(|| apart.then_some(sign))?.trim_start();
    (!words.is_empty()).then_some((number, words))
}

fn pick<'a>(options: &'a [Opt], line: &str) -> Option<&'a Opt> {
    let number = line.trim().trim_end_matches(['.', ')']).parse::<usize>().ok();
    number.and_then(|number| options.get(number.checked_sub(1)?)).or_else(|| matching::option(options, line))
}

/// The numbers in a line of nothing but numbers, and of what may stand between them.
pub fn numbers(line: &str, between: &[String]) -> Option<Vec<usize>> {
    let mut numbers = Vec::new();
    let parts = line.split([' ', ',', ';']).map(|part| part.trim_end_matches(['.', ')']));
    for part in parts.filter(|part| !part.is_empty()) {
        let (number, word) = part.split_at_checked(part.bytes().take_while(u8::is_ascii_digit).count())?;
        if !word.is_empty() && !between.iter().any(|known| known.eq_ignore_ascii_case(word)) {
            return None;
        }
        if !number.is_empty() {
            numbers.push(number.parse().ok()?);
        }
    }
    (!numbers.is_empty()).then_some(numbers)
}

/// The number that a line is, whatever stands beside it that leaves it what it is: "maybe a 7", "7 out of 10", "seven".
/// One below nothing stays so. Among other words it may be about something else: "I have 2 kids".
fn only_number(line: &str, said: &WalkWords) -> String {
    let mut rest = line.trim().to_lowercase();
    for ten in &said.of_ten {
        rest = rest.replace(ten.as_str(), " ");
    }
    let apart = |c: char| !(c.is_alphabetic() || c == '\'' || c == '’');
    let known = |word: &&str| !word.is_empty() && !said.about.iter().any(|about| about == word);
    let others: Vec<&str> = rest.split(apart).filter(known).collect();
    let around = |c: char| !(c.is_ascii_digit() || matches!(c, '-' | '−'));
    match others.as_slice() {
        [] => rest.trim_matches(around).trim_end_matches('-').to_owned(),
        [word] if !rest.contains(|c: char| c.is_ascii_digit() || matches!(c, '-' | '−')) => {
            let number = said.numbers.iter().position(|number| number == word);
            number.map_or_else(|| line.to_owned(), |number| number.to_string())
        }
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_numbers_chooses() {
        assert_eq!((numbers("2.5", &[]), numbers("2. 5)", &[])), (None, Some(vec![2, 5])));
    }

    #[test]
    fn numbers_in_korean() {
        let between = ["번", "번과", "와"].map(str::to_owned);
        for line in ["2 3", "2번, 3번", "2번과 3번", "2와 3"] {
            assert_eq!(numbers(line, &between), Some(vec![2, 3]), "{line}");
        }
        assert_eq!(numbers("3번째", &between), None);
    }
}
