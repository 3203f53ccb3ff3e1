//! What a place in a sentence is filled with: the answer to a question, in words that a sentence can hold.

use chrono::NaiveDate;

use super::data::Letters;
use super::join::{
    Joined, LONGEST_SKIPPED, bare, calm, is_clause, join, join_with, line, lowered, says_something, series, unclosed,
    without_repeat,
};
use super::known::Known;
use super::parts::When;
use super::{Channel, Length};
use crate::curriculum::{Curriculum, Detail, Question, ids};
use crate::day;
use crate::workbook::{Answer, Shareable};

/// The place of the role on offer, with its article. It can always be filled.
pub(super) const ROLE: &str = "role";
/// The place of today's date.
pub(super) const TODAY: &str = "today";
/// After an id: a list whose last two items are alternatives.
pub(super) const OR: &str = ":or";

/// After a detail: as what something hangs on, "if things change"; nothing where it is a sentence that says so itself.
pub(super) const CLAUSE: &str = ":clause";

/// After a detail: as a condition in its own words; nothing where it is a sentence that says what it hangs on.
pub(super) const CONDITION: &str = ":condition";

/// After a detail that should be a day and is none: in its own words, where they hold a condition.
pub(super) const HANGS: &str = ":hangs";

/// Looks answers up for one message.
pub(super) struct Places<'a> {
    pub answers: &'a Shareable,
    pub curriculum: &'a Curriculum,
    pub letters: &'a Letters,
    pub names: &'a day::Names,
    pub today: NaiveDate,
    pub channel: Channel,
    pub length: Length,
    /// What is known from composing before.
    pub known: &'a mut Known,
    /// The answers that were looked at, by id, and whether they say something.
    pub read: Vec<(String, bool)>,
}

/// What fills a place, and the question it came from.
pub(super) struct Filled {
    pub text: String,
    pub origin: Option<String>,
}

impl<'a> Places<'a> {
    /// The answer to a question; it is noted that it was looked at, whether there is one or not.
    fn answer(&mut self, id: &str) -> Option<&'a Answer> {
        let answer = self.answers.get(id);
        if let Some((_, says)) = self.read.iter().find(|(read, _)| read == id) {
            return answer.filter(|_| *says);
        }
        // A long one says something, whatever it is.
        let short = answer.and_then(Answer::prose).filter(|prose| prose.len() <= 4 * LONGEST_SKIPPED);
        let says = !short.is_some_and(|prose| self.says_nothing(id, &prose.joined()));
        self.read.push((id.to_owned(), says));
        answer.filter(|_| says)
    }

    /// What fills a place; none where nothing was answered. `before` is what the sentence has said so far: words of
    /// it that a detail repeats are said once.
    pub fn fill(&mut self, place: &str, before: &str) -> Option<Filled> {
        let joins = &self.letters.joins;
        if place == ROLE {
            let role = &self.letters.shared.role;
            let named = self.prose(&role.of).and_then(|typed| role.with_article(&typed, joins));
            let origin = named.as_ref().map(|_| role.of.clone());
            return Some(Filled { text: named.unwrap_or_else(|| role.unnamed.clone()), origin });
        }
        if place == TODAY {
            return Some(Filled { text: day::dated(self.today, self.names), origin: None });
        }
        let (id, last) = match place.strip_suffix(OR) {
            Some(id) => (id, &joins.either),
            None => (place, &joins.both),
        };
        let (id, clause) = id.strip_suffix(CLAUSE).map_or((id, false), |id| (id, true));
        let (id, condition) = id.strip_suffix(CONDITION).map_or((id, false), |id| (id, true));
        let (id, hangs) = id.strip_suffix(HANGS).map_or((id, false), |id| (id, true));
        let text = if self.curriculum.question(id).is_some() {
            let items = self.items(id)?;
            self.letters.shared.called.said(id, &self.list(id, &items, last))
        } else {
            let (id, part) = id.rsplit_once('.')?;
            match self.answer(id)? {
                Answer::Choice { option, detail } if option == part && clause => self.clause(detail, before)?,
                Answer::Choice { option, detail } if option == part && condition => self.condition(detail, before)?,
                Answer::Choice { option, detail } if option == part && hangs => self.hangs(detail)?,
                Answer::Choice { option, detail } if option == part => {
                    self.detail(self.asks_a_day(id, part), detail, before)?
                }
                Answer::Ledger(_) => series(&self.cells(id, part)?, last, joins),
                Answer::Prose(_)
                | Answer::Date(_)
                | Answer::Undated(_)
                | Answer::Choice { .. }
                | Answer::Checklist { .. }
                | Answer::Scale(_)
                | Answer::Weighted(_)
                | Answer::Truth { .. } => return None,
            }
        };
        let known = self.curriculum.question(id).map(|question| question.id.as_str());
        let origin = known.or_else(|| id.rsplit_once('.').map(|(id, _)| id)).map(ToOwned::to_owned);
        (!text.is_empty()).then_some(Filled { text, origin })
    }

    /// The answer as items that a sentence or a list can hold: one for most kinds. None where nothing is said.
    pub fn items(&mut self, id: &str) -> Option<Vec<String>> {
        if let Some((id, column)) = id.rsplit_once('.').filter(|_| self.curriculum.question(id).is_none()) {
            return self.cells(id, column);
        }
        let question = self.curriculum.question(id)?;
        let items = match self.answer(id)? {
            Answer::Prose(prose) => vec![self.words(question, &prose.joined())?],
            Answer::Date(date) => vec![day::long(*date, self.today, self.names)],
            Answer::Choice { option, .. } => vec![question.option(option)?.label.to_string()],
            Answer::Checklist { ticked, own } => self.checked(question, ticked, own),
            Answer::Ledger(rows) => self.rows(question, rows),
            Answer::Undated(_) | Answer::Scale(_) | Answer::Weighted(_) | Answer::Truth { .. } => Vec::new(),
        };
        (!items.is_empty()).then_some(items)
    }

    /// The answer joined to a beginning, the question's stem where `lead` is empty.
    pub fn joined(&mut self, id: &str, lead: &str) -> Joined {
        let (Some(question), Some(answer)) = (self.curriculum.question(id), self.prose(id)) else {
            return Joined::default();
        };
        let joins = &self.letters.joins;
        let stem = &question.stem;
        // Where no beginning tells it, the question does.
        if joins.whole && id == ids::TRIAL && joins.refuses(&answer) {
            return Joined::default();
        }
        self.known.or_join(id, lead, &answer, || {
            if lead.is_empty() {
                join(stem, &answer, joins)
            } else {
                join_with(&lead.replace("{stem}", stem), stem, &answer, joins)
            }
        })
    }

    /// The words of an answer in prose.
    pub fn own_words(&mut self, id: &str) -> usize {
        self.prose(id).map_or(0, |prose| prose.split_whitespace().count())
    }

    /// Whether a condition holds.
    pub fn holds(&mut self, when: &When) -> bool {
        match when {
            When::Has(id) => self.items(id).is_some(),
            When::No(id) => self.items(id).is_none(),
            When::Is(id, wanted) => {
                matches!(self.answer(id), Some(Answer::Choice { option, .. }) if option == wanted)
            }
            When::Ticked(id, option) => {
                matches!(self.answer(id), Some(Answer::Checklist { ticked, .. }) if ticked.contains(option))
            }
            When::ReadsOn(id) => self.joined(id, "").reads_on,
            When::Apart(id) => self.items(id).is_some() && !self.joined(id, "").reads_on,
            When::Says(id, words) => self.prose(id).is_some_and(|prose| prose.contains(words.as_str())),
            When::Lacks(id, words) => {
                self.items(id).is_some() && self.prose(id).is_some_and(|prose| !prose.contains(words.as_str()))
            }
            When::One(id) => self.items(id).is_some_and(|items| items.len() == 1),
            When::Many(id) => self.items(id).is_some_and(|items| items.len() > 1),
            When::Roomy => self.roomy(),
            When::Brief => !self.roomy(),
            When::By(channels) => channels.contains(&self.channel),
        }
    }

    fn roomy(&self) -> bool {
        self.length == Length::Full && matches!(self.channel, Channel::Email | Channel::Letter)
    }

    fn prose(&mut self, id: &str) -> Option<String> {
        self.answer(id)?.prose().map(|prose| prose.joined().into_owned())
    }

    fn words(&mut self, question: &Question, text: &str) -> Option<String> {
        let role = &self.letters.shared.role;
        if role.titles.contains(&question.id) {
            return role.title(text, &self.letters.joins);
        }
        if !question.stem.is_empty() {
            return Some(self.joined(&question.id, "").text()).filter(|text| !text.is_empty());
        }
        let text = line(text);
        says_something(&text)
            .then(|| text.trim_matches(|c: char| c.is_whitespace() || [',', ';', ':'].contains(&c)).to_owned())
    }

    fn checked(&self, question: &Question, ticked: &[String], own: &[String]) -> Vec<String> {
        let phrases = self.letters.shared.phrases.get(&question.id);
        let options = question.options.iter().filter(|option| ticked.contains(&option.id)).map(|option| {
            let phrase = phrases.and_then(|phrases| phrases.get(&option.id));
            phrase.cloned().unwrap_or_else(|| option.label.to_string())
        });
        options.chain(own.iter().map(|item| line(item))).filter(|item| self.is_said(item)).collect()
    }

    fn rows(&self, question: &Question, rows: &[Vec<String>]) -> Vec<String> {
        let (people, terms) = (&self.letters.shared.people, &self.letters.shared.terms);
        let cell = |row: &Vec<String>, column: &str| {
            let cell = question.column(column).and_then(|at| row.get(at)).cloned().unwrap_or_default();
            self.told(&format!("{}.{column}", question.id), cell)
        };
        if question.id == people.of {
            let named = format!("{}.{}", people.of, people.name);
            let name = |row| self.letters.shared.called.said(&named, &line(&cell(row, &people.name)));
            let said = |row| people.row(&name(row), &cell(row, &people.strength), &self.letters.joins);
            // Names alone are said by a sentence of their own.
            if rows.iter().all(|row| !says_something(&cell(row, &people.strength))) {
                return Vec::new();
            }
            let (strong, alone): (Vec<_>, Vec<_>) =
                rows.iter().partition(|row| says_something(&cell(row, &people.strength)));
            return strong.into_iter().chain(alone).filter_map(said).collect();
        }
        if question.id == terms.of {
            let said = |row: &&Vec<String>| says_something(&cell(row, &terms.condition));
            let only = rows.iter().filter(said).count() == 1;
            return rows
                .iter()
                .filter_map(|row| {
                    terms.row(&cell(row, &terms.condition), &cell(row, &terms.why), only, &self.letters.joins)
                })
                .collect();
        }
        Vec::new()
    }

    fn cells(&mut self, id: &str, column: &str) -> Option<Vec<String>> {
        let at = self.curriculum.question(id)?.column(column)?;
        let Answer::Ledger(rows) = self.answer(id)? else { return None };
        let terms = &self.letters.shared.terms;
        let condition = id == terms.of && column == terms.condition;
        let of = format!("{id}.{column}");
        let cells: Vec<String> =
            rows.iter()
                .filter_map(|row| row.get(at))
                .map(|cell| line(cell))
                .map(|cell| self.told(&of, cell))
                .filter(|cell| says_something(cell))
                .map(|cell| {
                    if condition {
                        self.letters.shared.terms.needed(&cell, &self.letters.joins).to_owned()
                    } else {
                        cell
                    }
                })
                .map(|cell| self.letters.shared.called.said(&of, &cell))
                .collect();
        (!cells.is_empty()).then_some(cells)
    }

    fn list(&mut self, id: &str, items: &[String], last: &str) -> String {
        let joins = &self.letters.joins;
        if id == self.letters.shared.people.of {
            let last = items.len().saturating_sub(1);
            let calmed = items.iter().enumerate().map(|(at, item)| if at < last { calm(item) } else { item.as_str() });
            return calmed.collect::<Vec<_>>().join(&joins.semicolon);
        }
        if !matches!(self.answer(id), Some(Answer::Checklist { .. } | Answer::Ledger(_))) {
            return items.concat();
        }
        let items: Vec<String> = items.iter().map(|item| lowered(item, joins)).collect();
        series(&items, last, joins)
    }

    /// A detail as a condition. None of a sentence that says so itself: "I would, if …".
    fn condition(&self, detail: &str, before: &str) -> Option<String> {
        let joins = &self.letters.joins;
        let detail = line(detail);
        let detail = without_repeat(before, unclosed(&detail)).0;
        if joins.whole && joins.ends_whole(detail) {
            return None;
        }
        let words: Vec<String> = detail.split(' ').map(bare).collect();
        let (first, second) = (words.first()?, words.get(1).map(String::as_str).unwrap_or_default());
        let subject = first.split(['\'', '’']).next().unwrap_or_default();
        let contracted = first.ends_with("'d") || first.ends_with("’d") || first.ends_with("ll");
        let subject = joins.bare_subjects.contains(subject);
        if !self.is_said(detail) || (subject && (contracted || joins.wills.contains(second))) {
            return None;
        }
        Some(lowered(detail, joins))
    }

    /// A condition as what something hangs on. None where it is no clause, and no thing to have.
    fn clause(&self, detail: &str, before: &str) -> Option<String> {
        let joins = &self.letters.joins;
        let detail = self.condition(detail, before)?;
        let words: Vec<String> = detail.split(' ').map(bare).collect();
        let first = words.first()?;
        let mut letters = detail.chars();
        if joins.conditions.contains(first) {
            return letters.next().map(|c| c.to_lowercase().chain(letters).collect());
        }
        let clause = is_clause(&detail, joins);
        let amount = !clause && words.len() <= 3 && joins.amounts.contains(first);
        let word =
            if amount { Some(joins.amounted.as_str()) } else { joins.conditions.iter().next().filter(|_| clause) };
        word.map(|word| format!("{word} {}", lowered(&detail, joins)))
    }

    fn asks_a_day(&self, question: &str, option: &str) -> bool {
        let option = self.curriculum.question(question).and_then(|question| question.option(option));
        option.is_some_and(|option| option.detail == Some(Detail::Date))
    }

    /// A detail of an option: a day, or words; none where a day is asked for and the words are none yet.
    fn detail(&self, a_day: bool, detail: &str, before: &str) -> Option<String> {
        if let Some(date) = day::read(detail, self.today, self.names) {
            return Some(day::long(date, self.today, self.names));
        }
        if a_day {
            let (day, hangs) = day::kept(detail, self.today, self.names)?;
            return Some(format!("{}, {hangs}", day::long(day, self.today, self.names)));
        }
        let detail = line(detail);
        let detail = without_repeat(before, unclosed(&detail)).0;
        self.is_said(detail).then(|| lowered(detail, &self.letters.joins))
    }

    /// The words of no day yet that hold a condition: without it they would say too much.
    fn hangs(&self, detail: &str) -> Option<String> {
        let words = line(detail);
        day::hangs(&words, self.names).then(|| lowered(unclosed(&words), &self.letters.joins))
    }

    /// Whether an answer, or a cell, says that there is nothing to say. Somebody may be called No.
    fn says_nothing(&self, of: &str, words: &str) -> bool {
        let Letters { joins, shared, .. } = self.letters;
        let (people, called) = (&shared.people, &shared.called);
        let colleague = of.strip_prefix(people.of.as_str()).and_then(|column| column.strip_prefix('.'));
        let names = [ids::FROM, ids::ME].contains(&of) || colleague == Some(people.name.as_str());
        let name = names && words.trim().starts_with(char::is_uppercase) && called.names_too.contains(&bare(words));
        joins.skips(words) && !name
    }

    /// What a cell says: nothing where it says so. One that begins by saying that nothing is sure tells nothing of a
    /// colleague; a condition is told from there on.
    fn told(&self, of: &str, cell: String) -> String {
        if self.says_nothing(of, &cell) {
            return String::new();
        }
        let terms = of.starts_with(&self.letters.shared.terms.of);
        match self.letters.joins.after_unsure(&cell) {
            Some(rest) if terms => rest.to_owned(),
            Some(_) => String::new(),
            None => cell,
        }
    }

    /// True of words that say something, and not that there is nothing to say.
    fn is_said(&self, words: &str) -> bool {
        let joins = &self.letters.joins;
        says_something(words) && !joins.skips(words) && joins.after_unsure(words).is_none()
    }
}
