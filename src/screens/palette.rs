//! The palette: every action, stage and question, found by some of its words or a question's id.

use ratatui::layout::Rect;

use super::{Desk, Step};
use crate::curriculum::ids;
use crate::keys::{Code, Key};
use crate::text::{Editor, Prose, Shape};
use crate::widgets::{Choose, Entry, Glass};
use crate::workbook::path;

/// From this width on, a question's id stands beside it.
const WITH_IDS: u16 = 60;

/// Where an entry leads.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Leads {
    Action(&'static str),
    Question(String),
}

/// Something that can be found.
#[derive(Debug, Clone)]
struct Found {
    entry: Entry,
    /// What is searched, in lower case.
    text: String,
    leads: Leads,
}

/// The palette, with what is typed and what was found.
#[derive(Debug, Clone)]
pub struct Palette {
    typed: Editor,
    all: Vec<Found>,
    found: Vec<usize>,
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
        match self.found.get(self.choose.at).and_then(|at| self.all.get(*at)).map(|found| &found.leads) {
            Some(Leads::Action(name)) => Step::Do(name),
            Some(Leads::Question(id)) => Step::GoTo(id.clone()),
            None => Step::Draw,
        }
    }

    /// Every word typed must stand in an entry; an id typed whole comes first, then what begins with what was typed.
    fn search(&mut self) {
        let typed = self.typed.prose().to_string().to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let typed = typed.trim();
        let holds = |found: &Found| words.iter().all(|word| found.text.contains(word));
        let rank = |found: &Found| {
            let whole = matches!(&found.leads, Leads::Question(id) if id == typed && !found.entry.heading);
            if whole { 0 } else { 1 + u8::from(!found.text.starts_with(typed)) }
        };
        let mut hits: Vec<(u8, usize)> =
            self.all.iter().enumerate().filter(|(_, f)| holds(f)).map(|(at, found)| (rank(found), at)).collect();
        hits.sort_unstable();
        self.found = hits.into_iter().map(|(_, at)| at).collect();
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
            Leads::Question(id) if list.width >= WITH_IDS && !found.entry.heading => {
                Entry { aside: id.clone(), ..found.entry.clone() }
            }
            Leads::Action(_) | Leads::Question(_) => found.entry.clone(),
        };
        let entries: Vec<Entry> = self.found.iter().filter_map(|at| self.all.get(*at)).map(shown).collect();
        self.choose.view(glass, list, &entries);
        if entries.is_empty() {
            let words = glass.words;
            glass.say(list, &words.palette.nothing, theme.quiet);
        }
        let hint = &glass.words.palette.hint;
        glass.caret = glass.field(Rect { height: 1, ..area }, &self.typed, hint);
    }
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
        let entry = Entry { words: stage.title.clone(), heading: true, ..Entry::default() };
        found.push(Found {
            text: format!("{} {}", stage.id, stage.title).to_lowercase(),
            entry,
            leads: Leads::Question(leads),
        });
        for question in curriculum.asked_in(stage) {
            if seen.contains(&question.id.as_str()) {
                continue;
            }
            seen.push(&question.id);
            let sign = if desk.workbook.answered(&question.id) { "✓" } else { "·" };
            let entry = Entry { sign: sign.to_owned(), words: question.prompt.clone(), ..Entry::default() };
            let text = format!("{} {} {}", question.id, question.prompt, stage.title).to_lowercase();
            found.push(Found { text, entry, leads: Leads::Question(question.id.clone()) });
        }
    }
    found
}
