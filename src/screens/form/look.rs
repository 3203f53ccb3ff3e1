//! What an answer in hand calls for: how a date was read, which three of many; clicks and the wheel.

use chrono::NaiveDate;

use super::control::{Control, Part};
use super::{Did, Form, answer};
use crate::curriculum::{Detail, Kind, ids};
use crate::day::{self, Reading};
use crate::words::{QuestionWords, ScreenWords, fill};

impl Form {
    /// The name of the key that matters most where the focus is, among the frame's fixed words.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self.focused() {
            Some(Control::Mark { .. } | Control::Fed { .. }) if self.question.kind == Kind::Checklist => "checklist",
            Some(Control::Strength(_)) => "strength",
            Some(Control::Scale(_)) => "scale",
            Some(Control::OneOf { .. }) => "one-of",
            Some(
                Control::Mark { .. }
                | Control::Fed { .. }
                | Control::Starter(_)
                | Control::InDays(_)
                | Control::Offer(_),
            ) => "choice",
            Some(control) if control.begins_row() && control.words().trim().is_empty() => "on",
            Some(Control::Words { part: Part::Item, .. }) => "weighted",
            Some(Control::Words { part: Part::Cell(_), .. }) => "ledger",
            Some(Control::Words { part: Part::Own, .. }) => "own",
            Some(Control::Words { .. }) | None => "",
        }
    }

    /// One line on the answer as it stands, where it calls for one.
    #[must_use]
    pub fn note(
        &self,
        words: &QuestionWords,
        names: &day::Names,
        (today, style): (NaiveDate, day::Style),
    ) -> Option<String> {
        if let Some(typed) = self.date_typed() {
            let question = &self.question;
            return Some(match day::reading(&typed, question.past, today, names) {
                Reading::Day(day) => {
                    fill(words.day(question.past || day >= today), &[("day", &style.told(day, today, names))])
                }
                Reading::ToCome(_) => words.past_to_come.to_string(),
                Reading::Open if question.left_open.is_empty() => words.date_open.to_string(),
                Reading::Open => question.left_open.to_string(),
                Reading::NoDay if question.past => words.past_unread.to_string(),
                Reading::NoDay => match day::hung(&typed, today, names).filter(|_| question.kind != Kind::Date) {
                    Some((day, hangs)) => {
                        let told = format!("{}, {hangs}", style.told(day, today, names));
                        fill(words.day(day >= today), &[("day", &told)])
                    }
                    None => words.date_unread.to_string(),
                },
            });
        }
        if self.question.id == ids::LEDGER {
            return self.counted(words);
        }
        let limit = self.question.limit.as_ref()?;
        let ticked = self.controls.iter().filter(|control| ticked(control)).count();
        (ticked > usize::from(limit.most)).then(|| limit.say.to_string())
    }

    /// How much of what is believed is guessed, and how many questions are open.
    fn counted(&self, words: &QuestionWords) -> Option<String> {
        let rows = answer::rows(&self.question, &self.controls);
        let holds = |row: &[String], column: &str, is: &str| {
            let place = self.question.column(column);
            place.and_then(|place| row.get(place)).is_some_and(|cell| cell.trim() == is)
        };
        let guessed = rows.iter().filter(|row| holds(row, "how", ids::GUESSED)).count();
        let open = rows.iter().filter(|row| holds(row, "answer", "") && !holds(row, "question", "")).count();
        let values = [("n", rows.len()), ("guessed", guessed), ("open", open)].map(|(name, n)| (name, n.to_string()));
        let values = values.each_ref().map(|(name, n)| (*name, n.as_str()));
        (!rows.is_empty()).then(|| fill(&words.counted, &values))
    }

    /// The words of a date field in hand, where there are any.
    fn date_typed(&self) -> Option<String> {
        let dated = match self.focused()?.part()? {
            Part::Whole => self.question.kind == Kind::Date,
            Part::Detail(option) => self.question.options.get(option)?.detail == Some(Detail::Date),
            Part::Own | Part::Item | Part::Cell(_) | Part::Evidence => false,
        };
        dated.then(|| self.focused().map(Control::words)).flatten().filter(|words| !words.trim().is_empty())
    }

    /// True where the answer is to be a day, and the words in it are none: neither read nor left open.
    #[must_use]
    pub fn is_no_day(&self, names: &day::Names) -> bool {
        let typed = self.controls.first().filter(|_| self.question.kind == Kind::Date).map(Control::words);
        typed.is_some_and(|words| unread(&words, self.question.past, self.today, names))
    }

    /// A click on a cell of what is shown.
    pub fn click(&mut self, (x, y, extend): (u16, u16, bool), words: &ScreenWords) -> Did {
        let Some(place) = self.at(x, y, words) else { return Did::Nothing };
        if extend && place != self.focus {
            return Did::Nothing;
        }
        if place != self.focus {
            self.place_caret(0);
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

/// True where words are no day, nor say that it is open.
#[must_use]
pub fn unread(words: &str, past: bool, today: NaiveDate, names: &day::Names) -> bool {
    let read = || day::reading(words, past, today, names);
    !words.trim().is_empty() && matches!(read(), Reading::NoDay | Reading::ToCome(_))
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
