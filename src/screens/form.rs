//! The answer to one question, being made: every kind of answer is a column of controls, one of which has the focus.

mod answer;
mod back;
mod build;
mod control;
mod draw;
mod find;
mod layout;
mod look;
mod marks;
mod press;
mod rows;
mod strength;

pub use build::Around;
pub use control::{Control, Part};
pub use look::unread;

use chrono::NaiveDate;

use crate::curriculum::{Detail, Kind, Question};
use crate::day;
use crate::workbook::Answer;

/// How an answer is made: controls, the one with the focus, and the way back.
#[derive(Debug, Clone)]
pub struct Form {
    question: Question,
    controls: Vec<Control>,
    focus: usize,
    undo: Vec<Moment>,
    redo: Vec<Moment>,
    typing: Option<usize>,
    /// That nothing is ticked was said.
    told: bool,
    top: u16,
    height: u16,
    width: u16,
    locked: bool,
    today: NaiveDate,
}

/// The controls as they stood, for the way back.
#[derive(Debug, Clone)]
struct Moment {
    controls: Vec<Control>,
    focus: usize,
}

/// What a key did to the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Did {
    /// Nothing: the key is somebody else's.
    Nothing,
    /// The focus or the caret moved.
    Moved,
    /// The answer changed; so many hidden characters were left out.
    Changed(usize),
    /// Done here: on to the next question.
    GoOn,
    /// The answer changed, and it is done.
    ChangedAndOn,
    /// Too much for one answer: nothing was taken.
    Full,
    /// These words were copied.
    Copied(String),
    /// These words were cut.
    Cut(String),
    /// Words were typed where none are taken: nothing changed.
    NoWords,
    /// Nothing is ticked, though a place in the list was chosen: that is said once before one goes on.
    NoTick,
    /// A digit that would make no number from 0 to 10: what was typed before stays.
    NoNumber,
    /// An option was let go; the words beside it are kept out of sight.
    LetGo,
    /// The number behind an item's words is its strength now.
    Weighed(u8),
    /// The workbook is open for reading only.
    Locked,
}

/// How many steps back are kept.
const MOMENTS: usize = 200;

impl Form {
    /// A form for a question, holding the answer.
    #[must_use]
    pub fn new(question: &Question, answer: Option<&Answer>, around: &Around, today: NaiveDate, locked: bool) -> Self {
        let controls = build::controls(question, answer, around);
        let mut form = Self {
            question: question.clone(),
            controls,
            focus: 0,
            undo: Vec::new(),
            redo: Vec::new(),
            typing: None,
            told: false,
            top: 0,
            height: 0,
            width: 0,
            locked,
            today,
        };
        form.focus = form.first_focus();
        form.show_beginnings();
        form
    }

    /// The answer that the form holds now.
    #[must_use]
    pub fn answer(&self, names: &day::Names) -> Option<Answer> {
        answer::answer(&self.question, &self.controls, self.today, names)
    }

    /// The question.
    #[must_use]
    pub fn question(&self) -> &Question {
        &self.question
    }

    /// The controls, top down.
    #[must_use]
    pub fn controls(&self) -> &[Control] {
        &self.controls
    }

    /// The place of the control with the focus, and the caret in its words.
    #[must_use]
    pub fn spot(&self) -> (usize, usize) {
        (self.focus, self.focused().and_then(Control::editor).map_or(0, crate::text::Editor::caret))
    }

    /// Puts the focus and the caret back where they were.
    pub fn go_to_spot(&mut self, (focus, caret): (usize, usize)) {
        if focus < self.controls.len() {
            self.focus = focus;
        }
        let moved = |editor: &&mut crate::text::Editor| editor.caret() != caret;
        if let Some(editor) = self.focused_mut().and_then(Control::editor_mut).filter(moved) {
            *editor = editor.clone().with_caret(caret);
        }
    }

    /// The caret goes to the day beside the option that is taken, where it asks for one.
    pub fn go_to_day(&mut self) {
        let asks = |option: usize| self.question.options.get(option).is_some_and(|o| o.detail == Some(Detail::Date));
        let day = |place: &usize| matches!(self.controls.get(*place).and_then(Control::part), Some(Part::Detail(option)) if asks(option));
        if let Some(place) = (0..self.controls.len()).find(|place| day(place) && self.offered(*place)) {
            self.focus_on(place);
        }
    }

    /// A line shows its beginning where it is not in hand.
    fn show_beginnings(&mut self) {
        let focus = self.focus;
        let others = self.controls.iter_mut().enumerate().filter(|(place, _)| *place != focus);
        for editor in others.filter_map(|(_, control)| control.editor_mut()) {
            *editor = editor.clone().with_caret(0);
        }
    }

    /// True where words are being typed, so that `?` is a question mark.
    #[must_use]
    pub fn typing(&self) -> bool {
        self.focused().is_some_and(|control| control.editor().is_some())
    }

    /// True where there are no words in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.controls.iter().filter_map(Control::editor).all(|editor| editor.prose().is_blank())
    }

    /// The words of the field in hand, where words are typed there.
    #[must_use]
    pub fn words_in_hand(&self) -> Option<String> {
        Some(self.focused()?.editor()?.prose().to_string())
    }

    /// The words that were selected.
    #[must_use]
    pub fn selected(&self) -> Option<String> {
        self.focused()?.editor()?.selected()
    }

    /// The ids of the options that are taken or ticked.
    #[must_use]
    pub fn taken(&self) -> Vec<String> {
        answer::taken(&self.question, &self.controls).collect()
    }

    /// True where the words of another answer may be taken over.
    #[must_use]
    pub fn has_offer(&self) -> bool {
        matches!(self.controls.get(1), Some(Control::Offer(_))) && self.offered(1)
    }

    /// True where the whole answer is one piece of prose.
    #[must_use]
    pub fn is_prose(&self) -> bool {
        self.question.kind == Kind::Text
    }

    fn focused(&self) -> Option<&Control> {
        self.controls.get(self.focus)
    }

    fn focused_mut(&mut self) -> Option<&mut Control> {
        self.controls.get_mut(self.focus)
    }

    /// Where one begins: the option taken, else the line where one would write on.
    fn first_focus(&self) -> usize {
        let taken = self.controls.iter().position(|control| matches!(control, Control::Mark { taken: true, .. }));
        let blank = || self.controls.iter().rposition(|control| control.begins_row() && control.words().is_empty());
        match self.question.kind {
            Kind::Choice | Kind::Truth => taken.unwrap_or(0),
            Kind::Weighted | Kind::Ledger => blank().unwrap_or(0),
            Kind::Line | Kind::Text | Kind::Date | Kind::Checklist | Kind::Scale => 0,
        }
    }
}
