//! What an answer in hand calls for: how a date was read, which three of many; clicks and the wheel.

use chrono::NaiveDate;

use super::control::{Control, Part};
use super::{Did, Form};
use crate::curriculum::{Detail, Kind};
use crate::day::{self, Reading};
use crate::words::{QuestionWords, ScreenWords, fill};

impl Form {
    /// One line on the answer as it stands, where it calls for one.
    #[must_use]
    pub fn note(&self, words: &QuestionWords, names: &day::Names, today: NaiveDate) -> Option<String> {
        if let Some(typed) = self.date_typed() {
            let question = &self.question;
            return Some(match day::reading(&typed, question.past, today, names) {
                Reading::Day(day) => fill(&words.date_read, &[("day", &day::long(day, today, names))]),
                Reading::ToCome(_) => words.past_to_come.clone(),
                Reading::Open if question.left_open.is_empty() => words.date_open.clone(),
                Reading::Open => question.left_open.clone(),
                Reading::NoDay if question.past => words.past_unread.clone(),
                Reading::NoDay => words.date_unread.clone(),
            });
        }
        let limit = self.question.limit.as_ref()?;
        let ticked = self.controls.iter().filter(|control| ticked(control)).count();
        (ticked > usize::from(limit.most)).then(|| limit.say.clone())
    }

    /// The words of a date field in hand, where there are any.
    fn date_typed(&self) -> Option<String> {
        let dated = match self.focused()?.part()? {
            Part::Whole => self.question.kind == Kind::Date,
            Part::Detail(option) => self.question.options.get(option)?.detail == Some(Detail::Date),
            Part::Own | Part::Item | Part::Cell(_) | Part::Evidence => false,
        };
        Some(self.focused()?.words()).filter(|words| dated && !words.trim().is_empty())
    }

    /// A click on a cell of what is shown.
    pub fn click(&mut self, (x, y, extend): (u16, u16, bool), words: &ScreenWords) -> Did {
        let Some(place) = self.at(x, y, words) else { return Did::Nothing };
        if extend && place != self.focus {
            return Did::Nothing;
        }
        self.focus = place;
        self.typing = None;
        let indent = self.indent(place);
        let row = if self.is_prose() { usize::from(y) } else { 0 };
        if let Some(editor) = self.focused_mut().and_then(Control::editor_mut) {
            editor.click(row, usize::from(x.saturating_sub(indent)), extend);
            return Did::Moved;
        }
        if extend || matches!(self.focused(), Some(Control::Strength(_) | Control::Scale(_))) {
            return Did::Moved;
        }
        self.toggle()
    }

    /// The wheel: prose scrolls, a list moves its focus.
    pub fn wheel(&mut self, rows: i16) {
        if let (true, Some(editor)) = (self.is_prose(), self.controls.first_mut().and_then(Control::editor_mut)) {
            editor.scroll(isize::from(rows));
            return;
        }
        self.move_focus(rows > 0);
    }
}

fn ticked(control: &Control) -> bool {
    match control {
        Control::Mark { taken, .. } | Control::Fed { taken, .. } => *taken,
        Control::Words { part: Part::Own, editor } => !editor.prose().is_blank(),
        Control::Words { .. }
        | Control::Strength(_)
        | Control::OneOf { .. }
        | Control::Scale(_)
        | Control::InDays(_)
        | Control::Starter(_)
        | Control::Offer(_) => false,
    }
}
