//! The record of a workbook, to read, print or keep: what was asked and answered, the message, what left, and, where
//! the writer asked for all of it, where they stand.
//!
//! Without their consent it is made of what may be shared, and of counts.

mod html;
mod md;
mod svg;

pub use html::record_html;
pub use md::record_md;

use crate::curriculum::{Curriculum, Detail, Privacy, Question, ids};
use crate::day::{self, Names, Now};
use crate::paper::worksheet::cell_shown;
use crate::standing::{Load, Standing};
use crate::words::fill;
use crate::words::papers::RecordWords;
use crate::words::standing::StandingWords;
use crate::workbook::{Answer, Consent, Left, Shareable, Workbook, one_line, path, tidy};

/// Each side of the balance is drawn with so many; the answers below it have them all.
const HEAVIEST: usize = 12;

/// How much of a workbook a record shows.
#[derive(Debug, Clone, Copy)]
pub enum Shown<'a> {
    /// What may be shared.
    Shareable,
    /// All of it, as its writer asked by name.
    Everything(&'a Consent),
}

/// What a record is made with, beside the workbook.
#[derive(Debug, Clone, Copy)]
pub struct Made<'a> {
    /// What is asked.
    pub curriculum: &'a Curriculum,
    /// The words of a record.
    pub words: &'a RecordWords,
    /// The words beside the pictures.
    pub standing: &'a StandingWords,
    /// The words of days.
    pub days: &'a Names,
    /// The moment.
    pub now: Now,
}

/// A record: its title, and what stands under it, in order.
#[derive(Clone)]
pub struct Record {
    /// The workbook's name, in one line.
    pub title: String,
    /// What follows.
    pub pieces: Vec<Piece>,
    /// How many answers are in it.
    pub answers: usize,
    /// How many answers were left out as private.
    pub left_out: usize,
}

/// A piece of it.
#[derive(Clone, PartialEq, Eq)]
pub enum Piece {
    /// A heading: a stage, the message, what left.
    Heading(String),
    /// A smaller one: a question, a picture.
    Under(String),
    /// demur's own words.
    Ours(String),
    /// The writer's words, line by line.
    Words(String),
    /// One thing after another.
    Items(Vec<String>),
    /// Rows under the heads of their columns.
    Table(Vec<String>, Vec<Vec<String>>),
    /// A picture, with its sentence.
    Picture(Drawn, String),
    /// A message, line by line.
    Message(String),
}

/// One side of the balance: its head, and the words and weights under it.
pub type Side = (String, Vec<(String, Option<u8>)>);

/// The pictures of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drawn {
    /// The tug of war: where the knot lies, in thousandths from -1000 to 1000, and the names of both ends.
    Rope(i16, [String; 2]),
    /// The balance: the heads of both sides, and under each the words and weights.
    Balance([Side; 2]),
    /// The lamps: each truth, and how bright: 2 true, 1 partly, 0 no, none where nothing was said.
    Lamps(Vec<(String, Option<u8>)>),
    /// How sure, change by change: where in time, in thousandths, and 0 to 10.
    Sure(Vec<(u16, u8)>),
    /// The walk: each stage, and its questions, true where answered.
    Walk(Vec<(String, Vec<bool>)>),
}

impl std::fmt::Debug for Record {
    /// Counts, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Record({} answers, {} left out)", self.answers, self.left_out)
    }
}

/// The record of a workbook. `message` is the one that is live, as text, and what kind it is.
#[must_use]
pub fn record(workbook: &Workbook, shown: Shown<'_>, message: Option<(&str, String)>, made: &Made<'_>) -> Record {
    let words = made.words;
    let name = one_line(&workbook.name);
    let title = if name.is_empty() { words.title.clone() } else { name };
    let says = match shown {
        Shown::Shareable => &words.shared,
        Shown::Everything(_) => &words.all,
    };
    let today = day::dated(made.now.today, made.days);
    let mut record = Record { title, pieces: Vec::new(), answers: 0, left_out: 0 };
    record.pieces.push(Piece::Ours(fill(says, &[("day", &today)])));
    standing(&mut record, workbook, shown, made);
    answers(&mut record, workbook, shown, made);
    if let Shown::Everything(_) = shown {
        then_and_now(&mut record, workbook, made);
    }
    if let Some((kind, text)) = message {
        record.pieces.push(Piece::Heading(fill(&words.message, &[("kind", kind_name(words, kind))])));
        record.pieces.push(Piece::Message(text));
    }
    for left in &workbook.left {
        what_left(&mut record, left, made);
    }
    record
}

/// Where the writer stands: all of it, or the walk alone.
fn standing(record: &mut Record, workbook: &Workbook, shown: Shown<'_>, made: &Made<'_>) {
    let words = made.standing;
    record.pieces.push(Piece::Heading(words.title.clone()));
    let mut piece = |title: &str, drawn: Drawn, says: String| {
        record.pieces.push(Piece::Under(title.to_owned()));
        record.pieces.push(Piece::Picture(drawn, says));
    };
    let standing = match shown {
        Shown::Shareable => Standing::counted(made.curriculum, workbook),
        Shown::Everything(consent) => {
            let day = |at| day::day_of(at, made.now).map(|day| day::dated(day, made.days)).unwrap_or_default();
            let standing = Standing::of(made.curriculum, workbook, |answer| answer.with_consent(consent), day);
            let drawn = Drawn::rope(&standing, words);
            piece(&words.rope.title, drawn, standing.rope_says(words));
            piece(&words.balance.title, Drawn::balance(&standing, words), standing.balance_says(words));
            piece(&words.lamps.title, Drawn::lamps(&standing), standing.lamps_say(words));
            let sure = Drawn::Sure(standing.sure_places());
            piece(&words.sure.title, sure, standing.sure_says(words));
            standing
        }
    };
    let says = standing.walk_says(words);
    let (walk, says) = match shown {
        Shown::Shareable => (shareable_walk(workbook, made), format!("{says} {}", made.words.boxes_left_out)),
        Shown::Everything(_) => {
            let all = standing.walk.iter().map(|stretch| (stretch.title.clone(), stretch.answered.clone()));
            (all.collect(), says)
        }
    };
    piece(&words.walk.title, Drawn::Walk(walk), says);
}

/// The walk without the private questions: which of them were answered is private too.
fn shareable_walk(workbook: &Workbook, made: &Made<'_>) -> Vec<(String, Vec<bool>)> {
    let stages = path::stages(made.curriculum, workbook).into_iter().map(|stage| {
        let asked = path::asked(made.curriculum, workbook, stage);
        let shareable = asked.filter(|question| question.privacy == Privacy::Shareable);
        (stage.title.to_string(), shareable.map(|question| workbook.answered(&question.id)).collect())
    });
    stages.filter(|(_, boxes): &(String, Vec<bool>)| !boxes.is_empty()).collect()
}

/// What was answered, stage by stage: the path first, then what belongs to another decision.
fn answers(record: &mut Record, workbook: &Workbook, shown: Shown<'_>, made: &Made<'_>) {
    let shared = Shareable::of(workbook, made.curriculum);
    let on_path: Vec<&str> =
        path::stages(made.curriculum, workbook).into_iter().map(|stage| stage.id.as_str()).collect();
    let mut told: Vec<&str> = Vec::new();
    let (on, off): (Vec<_>, Vec<_>) =
        made.curriculum.stages().iter().partition(|stage| on_path.contains(&stage.id.as_str()));
    for stage in on.into_iter().chain(off) {
        let mut heading = Some(Piece::Heading(stage.title.to_string()));
        for question in made.curriculum.asked_in(stage) {
            if told.contains(&question.id.as_str()) || !workbook.answered(&question.id) {
                continue;
            }
            told.push(&question.id);
            let answer = match shown {
                Shown::Shareable => shared.get(&question.id).cloned(),
                Shown::Everything(consent) => {
                    workbook.answer(&question.id).map(|all| all.with_consent(consent).clone())
                }
            };
            let Some(answer) = answer.and_then(|answer| tidy(question, &answer)) else {
                record.left_out += 1;
                continue;
            };
            record.answers += 1;
            record.pieces.extend(heading.take());
            record.pieces.push(Piece::Under(question.prompt.to_string()));
            record.pieces.extend(answered(question, &answer, made));
        }
    }
}

/// An answer as it reads.
fn answered(question: &Question, answer: &Answer, made: &Made<'_>) -> Vec<Piece> {
    let label = |id: &str| question.options.iter().find(|option| option.id == id).map(|option| option.label);
    let beside = |option: &str, beside: &str| {
        let day = question.options.iter().any(|o| o.id == option && o.detail == Some(Detail::Date));
        let beside = if day { dated(beside, made) } else { beside.to_owned() };
        let mut pieces: Vec<Piece> =
            label(option).map(|label| Piece::Items(vec![label.to_string()])).into_iter().collect();
        pieces.extend((!beside.is_empty()).then_some(Piece::Words(beside)));
        pieces
    };
    match answer {
        Answer::Prose(prose) => vec![Piece::Words(prose.to_string())],
        Answer::Date(day) => vec![Piece::Words(day::dated(*day, made.days))],
        Answer::Undated(words) => vec![Piece::Words(words.clone())],
        Answer::Choice { option, detail: more } | Answer::Truth { option, evidence: more } => beside(option, more),
        Answer::Checklist { ticked, own } => {
            vec![Piece::Items(
                ticked.iter().filter_map(|id| label(id)).map(String::from).chain(own.iter().cloned()).collect(),
            )]
        }
        Answer::Scale(number) => vec![Piece::Words(fill(&made.words.scale, &[("n", &number.to_string())]))],
        Answer::Weighted(items) => {
            let item = |item: &crate::workbook::Weight| match item.strength {
                Some(n) => fill(&made.words.weighed, &[("words", &item.words), ("n", &n.to_string())]),
                None => item.words.clone(),
            };
            vec![Piece::Items(items.iter().map(item).collect())]
        }
        Answer::Ledger(rows) => {
            // Only columns in which something stands: a column that may not be shared has no head either.
            let used = |at: &usize| rows.iter().any(|row| row.get(*at).is_some_and(|cell| !cell.is_empty()));
            let columns: Vec<usize> = (0..question.columns.len()).filter(used).collect();
            let head = columns.iter().filter_map(|at| question.columns.get(*at)).map(|column| column.label.to_string());
            let cell = |row: &[String], at: usize| {
                let words = row.get(at).map_or("", String::as_str);
                question.columns.get(at).map_or(words, |column| cell_shown(column, words)).to_owned()
            };
            let body = rows.iter().map(|row| columns.iter().map(|at| cell(row, *at)).collect());
            vec![Piece::Table(head.collect(), body.collect())]
        }
    }
}

/// A day beside an option, in words; anything else as it is.
fn dated(words: &str, made: &Made<'_>) -> String {
    words.trim().parse().map_or_else(|_| words.to_owned(), |day| day::dated(day, made.days))
}

/// Each change of the decision and of how sure.
fn then_and_now(record: &mut Record, workbook: &Workbook, made: &Made<'_>) {
    let mut turns = workbook.then_and_now().peekable();
    if turns.peek().is_none() {
        return;
    }
    let words = &made.words.history;
    let options = made.curriculum.question(ids::DECISION).map_or(&[][..], |question| &question.options);
    let row = |turn: &crate::workbook::Turn| {
        let day = day::day_of(turn.at, made.now).map(|day| day::dated(day, made.days)).unwrap_or_default();
        let label =
            options.iter().find(|option| option.id == turn.value).map_or(turn.value.as_str(), |option| &option.label);
        let decided = turn.question == ids::DECISION;
        let (decision, sure) =
            if decided { (label.to_owned(), String::new()) } else { (String::new(), turn.value.clone()) };
        vec![day, decision, sure]
    };
    record.pieces.push(Piece::Heading(words.title.clone()));
    let head = vec![words.day.clone(), words.decision.clone(), words.sure.clone()];
    record.pieces.push(Piece::Table(head, turns.map(row).collect()));
}

/// A message that left, as it read.
fn what_left(record: &mut Record, left: &Left, made: &Made<'_>) {
    let words = made.words;
    let day = day::day_of(left.at, made.now).map(|day| day::dated(day, made.days)).unwrap_or_default();
    record.pieces.push(Piece::Heading(fill(&words.left, &[("kind", kind_name(words, &left.kind)), ("day", &day)])));
    let parts: Vec<&str> = left.parts.iter().map(|part| part.text.as_str()).collect();
    let text = if parts.is_empty() { left.text.clone() } else { parts.join("\n\n") };
    record.pieces.push(Piece::Message(text));
}

fn kind_name<'a>(words: &'a RecordWords, id: &'a str) -> &'a str {
    words.kinds.get(id).map_or(id, String::as_str)
}

impl Drawn {
    fn rope(standing: &Standing, words: &StandingWords) -> Self {
        // Thousandths: from -1000 to 1000 by its definition.
        #[expect(clippy::cast_possible_truncation, reason = "a knot lies between -1 and 1")]
        let knot = (standing.rope.knot() * 1000.0).round() as i16;
        Self::Rope(knot, [words.rope.change.clone(), words.rope.same.clone()])
    }

    fn balance(standing: &Standing, words: &StandingWords) -> Self {
        let side = |loads: &[Load]| loads.iter().take(HEAVIEST).map(|load| (load.words.clone(), load.weight)).collect();
        Self::Balance([
            (words.balance.stay.clone(), side(&standing.stay)),
            (words.balance.move_.clone(), side(&standing.going)),
        ])
    }

    fn lamps(standing: &Standing) -> Self {
        let lamps = standing.lamps.iter().map(|lamp| (lamp.truth.clone(), lamp.light.brightness()));
        let own = (!standing.own_truth.is_empty()).then(|| (standing.own_truth.clone(), Some(2)));
        Self::Lamps(lamps.chain(own).collect())
    }

    /// True where there is nothing to draw.
    fn is_empty(&self) -> bool {
        match self {
            Self::Rope(..) | Self::Lamps(_) | Self::Walk(_) => false,
            Self::Balance(sides) => sides.iter().all(|(_, loads)| loads.is_empty()),
            Self::Sure(values) => values.is_empty(),
        }
    }
}
