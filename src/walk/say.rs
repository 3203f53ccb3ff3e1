//! What the walk says: the words first, then what is to be known of them.

use super::{At, Stop, Walk};
use crate::curriculum::{Column, ColumnKind, Detail, Kind, Opt, Privacy, Question, ids};
use crate::day;
use crate::paper::letter_txt;
use crate::paper::worksheet::Wrong;
use crate::pictures::Picture;
use crate::screens::Desk;
use crate::words::fill;
use crate::words::walk::WalkWords;
use crate::workbook::{Answer, Private, Weight};

/// Lines, each ended.
pub(super) fn lines<T: AsRef<str>>(lines: impl IntoIterator<Item = T>) -> String {
    let mut text = String::new();
    for line in lines.into_iter().filter(|line| !line.as_ref().is_empty()) {
        text.extend([line.as_ref(), "\n"]);
    }
    text
}

/// A block of lines, with an empty line before it.
fn block<T: AsRef<str>>(all: impl IntoIterator<Item = T>) -> String {
    format!("\n{}", lines(all))
}

/// The question that some words name: its stage, and its id. An id counts whole, other words anywhere in the prompt;
/// a question on the way comes before one beside it.
pub fn find(desk: &Desk, words: &str) -> Option<(String, String)> {
    let wanted = words.to_lowercase();
    let stages = desk.curriculum().stages();
    let asked = || stages.iter().flat_map(|stage| desk.curriculum().asked_in(stage).map(move |asks| (stage, asks)));
    let on_path = desk.path();
    let in_prompt = |question: &Question| {
        let prompt = question.prompt.to_lowercase();
        wanted.split_whitespace().all(|word| prompt.contains(word))
    };
    let on_the_way = |question: &Question| on_path.iter().any(|(_, id)| *id == question.id);
    let (stage, question) = asked()
        .find(|(_, question)| question.id == wanted)
        .or_else(|| asked().find(|(_, question)| in_prompt(question) && on_the_way(question)))
        .or_else(|| asked().find(|(_, question)| in_prompt(question)))?;
    let stage = on_path.iter().find(|(_, id)| *id == question.id).map_or(stage.id.as_str(), |(stage, _)| stage);
    Some((stage.to_owned(), question.id.clone()))
}

/// A row, its options by their labels.
fn row_shown(question: &Question, row: &[String]) -> String {
    let cells = row.iter().zip(&question.columns).map(|(cell, column)| match &column.kind {
        ColumnKind::OneOf(options) => {
            options.iter().find(|option| option.id == *cell).map_or(cell.as_str(), |option| &option.label)
        }
        ColumnKind::Words | ColumnKind::Date => cell,
    });
    cells.collect::<Vec<_>>().join("; ")
}

/// What is said of more ticks than are enough.
pub fn limit(question: &Question, answer: Option<&Answer>) -> String {
    let (Some(limit), Some(Answer::Checklist { ticked, own })) = (&question.limit, answer) else {
        return String::new();
    };
    if ticked.len() + own.len() > usize::from(limit.most) { lines([&limit.say]) } else { String::new() }
}

impl Walk {
    pub(super) fn words(&self) -> &WalkWords {
        &self.desk.content.words.walk
    }

    /// What this is, where it is kept, and how it is done.
    pub(super) fn welcome(&self) -> String {
        let words = &self.desk.content.words.screen.welcome;
        let (_, screen) = words.lines.split_last().unwrap_or((&words.title, &[]));
        let screen = screen.iter().map(|line| fill(line, &[("place", &self.desk.kept_in)]));
        let own = self.words();
        lines(screen.chain([own.short_way.clone()]).chain(own.help.iter().cloned()))
    }

    /// Where the writer stands: each picture by its name and its sentence.
    pub(super) fn stand(&self) -> String {
        let words = &self.desk.content.words.standing;
        let standing = crate::screens::standing::of(&self.desk);
        let pictures = Picture::ALL
            .iter()
            .map(|picture| lines([format!("{}: {}", picture.title(words), picture.says(&standing, words))]));
        pictures.collect()
    }

    pub(super) fn help(&self) -> String {
        lines(&self.words().help)
    }

    /// The stage's own words, where one enters it.
    pub(super) fn opening(&self) -> String {
        let At::Question { stage, .. } = &self.at else { return String::new() };
        let Some(stage) = self.desk.curriculum().stage(stage) else { return String::new() };
        let still = stage.breath.as_ref().map(|breath| breath.still).unwrap_or_default();
        let of = [("title", stage.title.as_str()), ("minutes", &stage.minutes.to_string())];
        block([&*stage.about, &*still, &fill(&self.words().stage, &of)])
    }

    /// What the stage says behind its last question.
    pub(super) fn closing(&self) -> String {
        let At::Question { stage, id } = &self.at else { return String::new() };
        let Some(stage) = self.desk.curriculum().stage(stage) else { return String::new() };
        let last = self.desk.curriculum().asked_in(stage).last().is_some_and(|last| last.id == *id);
        if last { lines([&stage.closing]) } else { String::new() }
    }

    /// The question, what may be answered, and what is to be known of it.
    pub(super) fn asks(&self) -> String {
        let Some(question) = self.question() else { return String::new() };
        let words = self.words();
        let mut says = vec![question.prompt.to_string()];
        let named = |sentence: &str, name: &str, value: &str| match value {
            "" => String::new(),
            value => fill(sentence, &[(name, value)]),
        };
        says.push(named(&words.begins, "stem", &question.stem));
        let labels = question.options.iter().map(|option| option.label.to_string()).chain(self.offered());
        says.extend(
            labels
                .enumerate()
                .map(|(at, label)| fill(&words.option, &[("n", &(at + 1).to_string()), ("label", &label)])),
        );
        says.push(named(&words.example, "example", &question.example));
        says.push(named(&words.starters, "starters", &question.starters.join("; ")));
        if let Some(beside) = self.desk.prose(&question.beside) {
            says.push(fill(&self.desk.content.words.screen.question.beside, &[("words", &beside.to_string())]));
        }
        let answered = self.desk.workbook.answer(&question.id).map(Private::on_screen);
        match (answered.filter(|answer| !answer.is_blank()), self.desk.around(&question.id).offered) {
            (Some(answer), _) => {
                says.push(words.now.clone());
                says.extend(self.shown(question, answer));
                says.push(words.keep.clone());
            }
            (None, Some(offered)) => says.push(fill(&words.offered, &[("words", &offered.to_string())])),
            (None, None) => {}
        }
        says.push(self.hint(question));
        says.push(format!("{} {}", self.privacy(question), self.place()));
        block(says)
    }

    /// Labels of what other answers offer to a checklist.
    pub(super) fn offered(&self) -> Vec<String> {
        let is_list = self.question().is_some_and(|question| question.kind == Kind::Checklist);
        if is_list { self.desk.around(self.id()).fed } else { Vec::new() }
    }

    /// How it is answered.
    fn hint(&self, question: &Question) -> String {
        let words = self.words();
        match question.kind {
            Kind::Line => words.one_line.clone(),
            Kind::Text => words.lines.clone(),
            Kind::Date if question.past => words.past.clone(),
            Kind::Date => words.date.clone(),
            Kind::Choice | Kind::Truth => words.choice.clone(),
            Kind::Checklist if question.options.is_empty() && self.offered().is_empty() => words.own_list.clone(),
            Kind::Checklist => words.checklist.clone(),
            Kind::Scale => words.scale.clone(),
            Kind::Weighted => words.weighted.clone(),
            Kind::Ledger => {
                let columns: Vec<String> = question.columns.iter().map(|column| self.column(column)).collect();
                fill(&words.ledger, &[("columns", &columns.join("; "))])
            }
        }
    }

    fn column(&self, column: &Column) -> String {
        match &column.kind {
            ColumnKind::OneOf(options) => {
                let labels: Vec<&str> = options.iter().map(|option| option.label.as_str()).collect();
                fill(&self.words().cell_options, &[("column", &column.label), ("options", &labels.join(", "))])
            }
            ColumnKind::Words | ColumnKind::Date => column.label.to_string(),
        }
    }

    fn privacy(&self, question: &Question) -> &str {
        let words = self.words();
        let all = question.columns.iter().all(|column| column.privacy == Privacy::Shareable) && question.only.is_none();
        match question.privacy {
            // The words of the answer stay out; which way was chosen cannot.
            Privacy::Private if question.id == ids::DECISION => &words.private_way,
            Privacy::Private => &words.private,
            Privacy::Shareable if all => &words.shareable,
            Privacy::Shareable => &words.partly,
        }
    }

    fn place(&self) -> String {
        let stops = self.stops();
        let asks = || stops.iter().filter(|stop| **stop != Stop::Letter);
        match asks().position(|stop| stop.id() == self.id()) {
            Some(at) => fill(&self.words().place, &[("n", &(at + 1).to_string()), ("of", &asks().count().to_string())]),
            None => self.words().beside_the_way.clone(),
        }
    }

    /// An answer in lines.
    fn shown(&self, question: &Question, answer: &Answer) -> Vec<String> {
        let label = |id: &str| question.option(id).map_or_else(|| id.to_owned(), |option| option.label.to_string());
        let day = |date| day::long(date, self.desk.now.today, &self.desk.content.words.day);
        match answer {
            // In one piece: a blank line within it is no line without words to say.
            Answer::Prose(prose) => vec![prose.to_string()],
            Answer::Date(date) => vec![day(*date)],
            Answer::Undated(words) => vec![words.clone()],
            Answer::Scale(number) => vec![number.to_string()],
            Answer::Choice { option, detail: beside } | Answer::Truth { option, evidence: beside } => {
                let beside = beside.parse().map_or_else(|_| beside.clone(), day);
                vec![if option.is_empty() { String::new() } else { label(option) }, beside]
            }
            Answer::Checklist { ticked, own } => ticked.iter().map(|id| label(id)).chain(own.iter().cloned()).collect(),
            Answer::Weighted(items) => {
                let strength =
                    |strength: Option<u8>| strength.map_or_else(String::new, |number| format!("{number} · "));
                items.iter().map(|item| format!("{}{}", strength(item.strength), item.words)).collect()
            }
            Answer::Ledger(rows) => rows.iter().map(|row| row_shown(question, row)).collect(),
        }
    }

    pub(super) fn why(&self) -> String {
        self.question().map_or_else(|| self.at_the_end(), |question| lines([&question.why]))
    }

    /// Which question waits, behind what takes the eye from it.
    pub(super) fn waits(&self) -> String {
        self.question()
            .map_or_else(String::new, |question| block([fill(&self.words().waits, &[("question", &question.prompt)])]))
    }

    /// An item as it was taken, with its strength.
    pub(super) fn taken_weight(&self, item: &Weight) -> String {
        let words = self.words();
        let said = ("words", item.words.as_str());
        lines([match item.strength {
            Some(number) => fill(&words.taken_weight, &[said, ("n", &number.to_string())]),
            None => fill(&words.taken_alone, &[said]),
        }])
    }

    /// The next follow-up; after the last, the first again.
    pub(super) fn more(&mut self) -> String {
        let Some(question) = self.question().cloned() else { return self.at_the_end() };
        let count = question.follow_ups.len();
        if count == 0 {
            return lines([&self.desk.content.words.screen.notices.no_more]);
        }
        let Some(more) = question.follow_ups.get(self.hand.asked % count) else { return String::new() };
        self.hand.asked = self.hand.asked % count + 1;
        let (n, of) = (self.hand.asked.to_string(), count.to_string());
        lines([fill(&self.words().follow_up, &[("question", more), ("n", &n), ("of", &of)])])
    }

    /// The message as it stands, and then what it is.
    pub(super) fn letter(&self) -> String {
        let words = self.words();
        let Some(letter) = self.desk.letter() else { return lines([&words.no_letter]) };
        let names = &self.desk.content.words.screen.letter.names;
        let name = |id: &'static str| names.get(id).map_or(id, |name| name.as_str());
        let wish = letter.wish;
        let of = [
            ("kind", name(wish.kind.id())),
            ("channel", name(wish.channel.id())),
            ("tone", name(wish.tone.id())),
            ("length", name(wish.length.id())),
        ];
        let is = fill(&words.letter_is, &of);
        format!("\n{}\n\n{}\n{is}\n", words.letter, letter_txt(letter))
    }

    /// What the answer says in the message.
    pub(super) fn reads(&self) -> String {
        let sentence = || {
            let question = self.question()?;
            let Answer::Prose(prose) = self.desk.workbook.answer(&question.id)?.on_screen() else { return None };
            self.desk.reads(question, prose)
        };
        let words = &self.desk.content.words.screen.question;
        sentence().map(|reads| lines([reads.told(words, |_| true)])).unwrap_or_default()
    }

    /// How a day, a number or rows were read.
    pub(super) fn heard(&self, question: &Question, answer: &Answer) -> String {
        let words = &self.desk.content.words.screen.question;
        match answer {
            Answer::Date(date) => {
                let day = day::long(*date, self.desk.now.today, &self.desk.content.words.day);
                let said = words.day(question.past || *date >= self.desk.now.today);
                lines([fill(said, &[("day", &day)])])
            }
            Answer::Undated(_) if question.left_open.is_empty() => lines([&words.date_open]),
            Answer::Undated(_) => lines([&question.left_open]),
            Answer::Scale(number) => self.said_back(&number.to_string()),
            Answer::Ledger(rows) => {
                let row = |row: &Vec<String>| self.said_back(row_shown(question, row).trim_end_matches([';', ' ']));
                rows.iter().map(row).collect()
            }
            Answer::Prose(_)
            | Answer::Choice { .. }
            | Answer::Checklist { .. }
            | Answer::Weighted(_)
            | Answer::Truth { .. } => String::new(),
        }
    }

    /// The option that was taken, and its note.
    pub(super) fn taken(&self, option: &Opt) -> String {
        self.said_back(&option.label) + &lines([&option.note])
    }

    /// How long the way has become, where it was so long before.
    pub(super) fn way_is(&self, before: usize) -> String {
        let now = self.questions();
        let said = &self.desk.content.words.screen.notices.way_is;
        if now == before { String::new() } else { lines([fill(said, &[("of", &now.to_string())])]) }
    }

    /// What was taken, in its own words.
    pub(super) fn said_back(&self, label: &str) -> String {
        lines([fill(&self.words().taken, &[("label", label)])])
    }

    pub(super) fn asks_beside(&self, question: &Question, option: &Opt) -> String {
        let words = self.words();
        lines([match (question.kind, option.detail) {
            (Kind::Truth, _) => &words.evidence,
            (_, Some(Detail::Date)) => &words.detail_date,
            (_, Some(Detail::Words) | None) => &words.detail,
        }])
    }

    pub(super) fn not_understood(&mut self, question: &Question, wrong: Option<&Wrong>) -> String {
        self.misread += 1;
        let hint = match wrong {
            Some(Wrong::ToCome(_)) => self.desk.content.words.screen.question.past_to_come.to_string(),
            Some(_) | None => self.hint(question),
        };
        lines([fill(&self.words().not_understood, &[("hint", &hint)])])
    }

    pub(super) fn too_long(&mut self) -> String {
        self.misread += 1;
        lines([&self.words().too_long])
    }

    pub(super) fn unknown(&self, name: &str) -> String {
        lines([fill(&self.words().unknown, &[("name", name)])])
    }

    pub(super) fn go_what(&mut self) -> String {
        self.misread += 1;
        lines([&self.words().go_what])
    }

    pub(super) fn nowhere(&self, words: &str) -> String {
        lines([fill(&self.words().nowhere, &[("words", words)])])
    }

    pub(super) fn nothing_to_undo(&self) -> String {
        lines([&self.words().nothing_to_undo])
    }

    pub(super) fn nothing_offered(&self) -> String {
        lines([&self.words().nothing_offered])
    }

    pub(super) fn short_way_ends(&self) -> String {
        block([&self.words().short_way_ends])
    }

    pub(super) fn first(&self) -> String {
        lines([&self.words().first])
    }

    pub(super) fn at_the_end(&self) -> String {
        block([&self.words().end])
    }

    /// Characters that were left out.
    pub(super) fn hidden(&self, count: usize) -> String {
        let notices = &self.desk.content.words.screen.notices;
        match count {
            0 => String::new(),
            1 => lines([&notices.hidden_character]),
            _ => lines([fill(&notices.hidden_characters, &[("n", &count.to_string())])]),
        }
    }
}
