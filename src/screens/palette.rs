//! The palette: every action, stage and question, found by some of its words or a question's id.

use ratatui::layout::Rect;

use super::{Desk, Step};
use crate::curriculum::ids;
use crate::keys::{Code, Key};
use crate::text::{Editor, Finder, Likeness, Prose, Shape, in_one_line};
use crate::widgets::{Choose, Entry, Glass};
use crate::workbook::{Answer, Private, path};

/// From this width on, a question's id stands beside it.
const WITH_IDS: u16 = 60;
/// So many letters at the beginning of a word are its stem.
const STEM: usize = 4;

/// So many places in answers are listed at most.
const FROM_ANSWERS: usize = 50;
/// So many characters of it are shown at most.
const SHOWN: usize = 200;
/// So many bytes stand before what was looked for, where it is far into a paragraph.
const BEFORE: usize = 24;

/// Where an entry leads.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Leads {
    Action(&'static str),
    Question(String),
    /// Words in the answer to it.
    Answer(String),
}

/// Something that can be found.
#[derive(Clone)]
struct Found {
    entry: Entry,
    /// What is searched, in lower case.
    text: String,
    leads: Leads,
}

impl std::fmt::Debug for Found {
    /// Where it leads, never words: they may be an answer's.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Found({:?})", self.leads)
    }
}

/// The palette, with what is typed and what was found.
#[derive(Debug, Clone)]
pub struct Palette {
    typed: Editor,
    all: Vec<Found>,
    /// What stands in the answers, paragraph by paragraph and item by item.
    answers: Vec<Found>,
    found: Vec<Found>,
    choose: Choose,
}

/// An action as the palette lists it: its name, what it says, its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The action's name in the key tables.
    pub name: &'static str,
    /// What it does.
    pub label: String,
    /// Its first key.
    pub key: String,
    /// Other words for it.
    pub also: String,
}

impl Palette {
    /// Everything there is, nothing typed.
    #[must_use]
    pub fn new(desk: &Desk, actions: Vec<Listed>) -> Self {
        let mut all: Vec<Found> = actions
            .into_iter()
            .map(|action| Found {
                text: format!("{} {}", action.label, action.also).to_lowercase(),
                entry: Entry { words: action.label, aside: action.key, ..Entry::default() },
                leads: Leads::Action(action.name),
            })
            .collect();
        all.extend(places(desk));
        let mut palette = Self {
            typed: Editor::new(Shape::OneLine, Prose::default()),
            all,
            answers: in_answers(desk),
            found: Vec::new(),
            choose: Choose::default(),
        };
        palette.search();
        palette
    }

    /// A key.
    pub fn press(&mut self, key: Key) -> Step {
        if matches!(key.code, Code::Home | Code::End) {
            self.type_key(key);
            return Step::Draw;
        }
        if self.choose.press(key, self.found.len()) {
            return Step::Draw;
        }
        if key.code == Code::Enter {
            return self.go();
        }
        self.type_key(key)
    }

    /// A paste or a run of characters.
    pub fn paste(&mut self, words: &str) {
        let _ = self.typed.paste(words);
        self.search();
    }

    /// A click on a row goes there.
    pub fn click(&mut self, line: u16) -> Step {
        match line.checked_sub(2).and_then(|line| self.choose.row(line, self.found.len())) {
            Some(row) => {
                self.choose.at = row;
                self.go()
            }
            None => Step::Pass,
        }
    }

    /// The wheel.
    pub fn wheel(&mut self, rows: i16) {
        self.choose.wheel(rows.into(), self.found.len());
    }

    fn type_key(&mut self, key: Key) -> Step {
        if matches!(self.typed.press(key), crate::text::Reaction::Ignored) {
            return Step::Pass;
        }
        self.search();
        Step::Draw
    }

    fn go(&self) -> Step {
        match self.found.get(self.choose.at).map(|found| &found.leads) {
            Some(Leads::Action(name)) => Step::Do(name),
            Some(Leads::Question(id)) => Step::GoTo(id.clone()),
            Some(Leads::Answer(id)) => Step::Find(id.clone(), self.typed.prose().to_string()),
            None => Step::Draw,
        }
    }

    /// What holds every word typed: an id or an action's name typed whole first, then what begins with what was typed,
    /// then what has just these words in a row, then the rest; behind them what stands in answers, and last what only
    /// reads like it.
    fn search(&mut self) {
        let typed = self.typed.prose().to_string().to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let typed = typed.trim();
        let holds = |found: &Found| words.iter().all(|word| found.text.contains(word));
        let rank = |found: &Found| {
            let whole = match &found.leads {
                Leads::Question(id) => id == typed && !found.entry.heading,
                Leads::Action(name) => *name == typed,
                Leads::Answer(_) => false,
            };
            let begins = found.text.starts_with(typed);
            // The spaces between the words may have been typed in any number.
            let in_a_row = found.entry.words.to_lowercase().contains(&words.join(" "));
            let ranks = [whole, begins, in_a_row];
            ranks.iter().position(|is| *is).unwrap_or(ranks.len())
        };
        let (hits, others): (Vec<&Found>, Vec<&Found>) = self.all.iter().partition(|found| holds(found));
        let mut hits: Vec<(usize, &Found)> = hits.into_iter().map(|found| (rank(found), found)).collect();
        crate::in_order::by_key(&mut hits, |(rank, _)| *rank);
        let hits = hits.into_iter().map(|(_, found)| found);
        let answers = Finder::words(typed).into_iter().flat_map(|wanted| {
            let hit = move |found: &Found| Some(around(found, wanted.place(&found.text)?));
            self.answers.iter().filter_map(hit).take(FROM_ANSWERS)
        });
        // More of the words typed, or of their stems, before letters that are scattered over others.
        let mut like: Vec<((usize, u32), &Found)> = Likeness::to(typed)
            .into_iter()
            .flat_map(|mut like| others.iter().filter_map(move |found| Some((like.of(&found.entry.words)?, *found))))
            .map(|(likeness, found)| ((said(&words, &found.entry.words), likeness), found))
            .collect();
        crate::in_order::by_key(&mut like, |(likeness, _)| std::cmp::Reverse(*likeness));
        let like = like.into_iter().map(|(_, found)| found.clone());
        self.found = hits.cloned().chain(answers).chain(like).collect();
        self.choose = Choose::default();
    }

    /// Makes the palette fit. Called before drawing.
    pub fn arrange(&mut self, area: Rect) {
        self.typed.arrange(area.width.max(1), 1);
        self.choose.arrange(self.found.len(), area.height.saturating_sub(2));
    }

    /// Draws the palette.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        let theme = *glass.theme;
        let list = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        let shown = |found: &Found| match &found.leads {
            Leads::Question(id) | Leads::Answer(id) if list.width >= WITH_IDS && !found.entry.heading => {
                Entry { aside: id.clone(), ..found.entry.clone() }
            }
            Leads::Action(_) | Leads::Question(_) | Leads::Answer(_) => found.entry.clone(),
        };
        let entries: Vec<Entry> = self.found.iter().map(shown).collect();
        self.choose.view(glass, list, &entries);
        if entries.is_empty() {
            let words = glass.words;
            glass.say(list, &words.palette.nothing, theme.quiet);
        }
        let hint = &glass.words.palette.hint;
        glass.caret = glass.field(Rect { height: 1, ..area }, &self.typed, hint);
    }
}

/// How many of the words stand in a sentence, with another ending perhaps.
fn said(words: &[&str], sentence: &str) -> usize {
    let sentence = sentence.to_lowercase();
    let stands = |word: &&&str| {
        let mut others = sentence.split(|c: char| !c.is_alphanumeric());
        others.any(|other| {
            let (short, long) = if word.len() < other.len() { (**word, other) } else { (other, **word) };
            short == long || (short.chars().count() >= STEM && long.starts_with(short))
        })
    };
    words.iter().filter(stands).count()
}

/// The stages and questions on the path, then those of the branches not taken.
fn places(desk: &Desk) -> Vec<Found> {
    let curriculum = desk.curriculum();
    let on_path = path::stages(curriculum, &desk.workbook);
    let others = curriculum.stages().iter().filter(|stage| !on_path.iter().any(|other| other.id == stage.id));
    let mut found = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for stage in on_path.iter().copied().chain(others) {
        let first = curriculum.asked_in(stage).next().map(|question| question.id.clone()).unwrap_or_default();
        let leads = if stage.id == ids::REPLY { ids::REPLY.to_owned() } else { first };
        let entry = Entry { words: stage.title.to_string(), heading: true, ..Entry::default() };
        found.push(Found {
            text: format!("{} {}", stage.id, stage.title.as_str()).to_lowercase(),
            entry,
            leads: Leads::Question(leads),
        });
        for question in curriculum.asked_in(stage) {
            if seen.contains(&question.id.as_str()) {
                continue;
            }
            seen.push(&question.id);
            let sign = if desk.workbook.answered(&question.id) { "✓" } else { "·" };
            let entry = Entry { sign: sign.to_owned(), words: question.prompt.to_string(), ..Entry::default() };
            let text = format!("{} {} {}", question.id, question.prompt.as_str(), stage.title.as_str()).to_lowercase();
            found.push(Found { text, entry, leads: Leads::Question(question.id.clone()) });
        }
    }
    found
}

/// What stands in the answers, in the order of the questions.
fn in_answers(desk: &Desk) -> Vec<Found> {
    let mut found = Vec::new();
    for question in desk.curriculum().questions() {
        let Some(answer) = desk.workbook.answer(&question.id).map(Private::on_screen) else { continue };
        found.extend(pieces(answer).into_iter().filter(|text| !text.trim().is_empty()).map(|text| Found {
            entry: Entry { sign: "“".to_owned(), ..Entry::default() },
            text,
            leads: Leads::Answer(question.id.clone()),
        }));
    }
    found
}

/// The words of an answer: each paragraph, item or cell.
fn pieces(answer: &Answer) -> Vec<String> {
    match answer {
        Answer::Prose(prose) => prose.paragraphs().iter().map(ToString::to_string).collect(),
        Answer::Undated(words) | Answer::Choice { detail: words, .. } | Answer::Truth { evidence: words, .. } => {
            vec![words.clone()]
        }
        Answer::Checklist { own, .. } => own.clone(),
        Answer::Weighted(items) => items.iter().map(|item| item.words.clone()).collect(),
        Answer::Ledger(rows) => rows.concat(),
        Answer::Date(_) | Answer::Scale(_) => Vec::new(),
    }
}

/// An entry that shows the place in its answer, and what stands around it.
fn around(found: &Found, place: std::ops::Range<usize>) -> Found {
    let begin = place.start.saturating_sub(BEFORE);
    let word = |rest: &str| rest.split_once(' ').map_or(0, |(cut, _)| cut.len() + 1);
    let begin = (begin..=place.start).find(|at| found.text.is_char_boundary(*at)).unwrap_or(0);
    let before = found.text.get(begin..place.start).unwrap_or_default();
    let begin = if begin == 0 { 0 } else { begin + word(before).min(before.len()) };
    let sign = if begin == 0 { "" } else { "…" };
    let shown: String = found.text.get(begin..).unwrap_or_default().chars().take(SHOWN).collect();
    let entry = Entry { words: format!("{sign}{}", in_one_line(&shown)), ..found.entry.clone() };
    Found { entry, text: String::new(), leads: found.leads.clone() }
}
