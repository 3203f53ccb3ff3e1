//! Marks, strengths and one of a few: what is taken, not typed.

use super::control::{Control, Part};
use super::{Did, Form, Moment};
use crate::curriculum::{ColumnKind, Kind, Opt, Question};
use crate::keys::{Code, Key};

impl Form {
    /// Alt with up or down changes the strength of the item being typed.
    pub(super) fn adjust_from_words(&mut self, key: Key) -> Did {
        if !key.alt || !matches!(key.code, Code::Up | Code::Down) {
            return Did::Nothing;
        }
        let here = self.focus;
        if !matches!(self.focused(), Some(Control::Strength(_))) {
            if !matches!(self.controls.get(here + 1), Some(Control::Strength(_))) {
                return Did::Nothing;
            }
            self.focus = here + 1;
        }
        let did = self.adjust(key.code == Code::Up);
        self.focus = here;
        did
    }

    pub(super) fn adjust(&mut self, up: bool) -> Did {
        self.typing = None;
        let question = self.question.clone();
        self.change(|control| match control {
            Control::Strength(value) | Control::Scale(value) => {
                *value = Some(match *value {
                    None => 5,
                    Some(n) if up => n.saturating_add(1).min(10),
                    Some(n) => n.saturating_sub(1),
                });
            }
            Control::OneOf { column, chosen } => {
                let count = few(&question, *column).len();
                *chosen = match (*chosen, up) {
                    (None, true) => Some(0),
                    (None, false) => count.checked_sub(1),
                    (Some(n), true) => Some(n + 1).filter(|n| *n < count),
                    (Some(n), false) => n.checked_sub(1),
                };
            }
            Control::Words { .. }
            | Control::Mark { .. }
            | Control::Fed { .. }
            | Control::InDays(_)
            | Control::Starter(_)
            | Control::Offer(_) => {}
        })
    }

    pub(super) fn clear(&mut self) -> Did {
        self.typing = None;
        let did = self.change(|control| match control {
            Control::Strength(value) | Control::Scale(value) => *value = None,
            Control::OneOf { chosen, .. } => *chosen = None,
            Control::Mark { taken, .. } | Control::Fed { taken, .. } => *taken = false,
            Control::Words { .. } | Control::InDays(_) | Control::Starter(_) | Control::Offer(_) => {}
        });
        self.with_words(did)
    }

    /// What was done, and whether words beside an option that was let go are out of sight.
    fn with_words(&self, did: Did) -> Did {
        let Some(Control::Mark { option, taken: false }) = self.focused() else { return did };
        let beside = |c: &Control| c.part() == Some(Part::Detail(*option)) && !c.words().trim().is_empty();
        if did == Did::Changed(0) && self.controls.iter().any(beside) { Did::LetGo } else { did }
    }

    /// Changes the focused control, and remembers how it was where that made a difference.
    pub(super) fn change(&mut self, change: impl FnOnce(&mut Control)) -> Did {
        let before = Moment { controls: self.controls.clone(), focus: self.focus };
        let Some(control) = self.focused_mut() else { return Did::Nothing };
        let was = format!("{control:?}");
        change(control);
        if was == format!("{control:?}") {
            return Did::Nothing;
        }
        if self.locked {
            self.controls = before.controls;
            return Did::Locked;
        }
        self.keep(before);
        self.settle();
        Did::Changed(0)
    }

    pub(super) fn toggle(&mut self) -> Did {
        match self.focused() {
            Some(Control::Mark { option, taken }) => {
                let (option, taken) = (*option, *taken);
                if self.question.kind == Kind::Checklist {
                    self.change(tick)
                } else {
                    let did = self.take(option, !taken);
                    self.with_words(did)
                }
            }
            Some(Control::Fed { .. }) => self.change(tick),
            Some(Control::OneOf { .. }) => self.adjust(true),
            Some(Control::Starter(_) | Control::InDays(_) | Control::Offer(_)) => self.use_shortcut(),
            Some(Control::Words { .. } | Control::Strength(_) | Control::Scale(_)) | None => Did::Nothing,
        }
    }

    /// Takes one option and lets the others go.
    pub(super) fn take(&mut self, place: usize, take: bool) -> Did {
        if self.locked {
            return Did::Locked;
        }
        self.remember(None);
        for control in &mut self.controls {
            if let Control::Mark { option, taken } = control {
                *taken = take && *option == place;
            }
        }
        Did::Changed(0)
    }

    /// A digit of a number from 0 to 10. The first one typed takes the place of what was there; a second one makes 10, or
    /// on a scale, where all numbers are seen, is chosen instead.
    pub(super) fn digit(&mut self, digit: u32) -> Did {
        let digit = u8::try_from(digit).unwrap_or(0);
        let before = match self.focused() {
            Some(Control::Strength(value) | Control::Scale(value)) if self.typing == Some(self.focus) => *value,
            _ => None,
        };
        let value = match (before, digit) {
            (None, digit) => digit,
            (Some(1), 0) => 10,
            (Some(_), digit) if matches!(self.focused(), Some(Control::Scale(_))) => digit,
            (Some(_), _) => return Did::NoNumber,
        };
        let did = self.change(|control| {
            if let Control::Strength(kept) | Control::Scale(kept) = control {
                *kept = Some(value);
            }
        });
        if did != Did::Locked {
            self.typing = Some(self.focus);
        }
        if did == Did::Nothing { Did::Moved } else { did }
    }

    pub(super) fn pick_by_number(&mut self, digit: u32) -> Did {
        let Some(option) = (digit as usize).checked_sub(1).filter(|place| *place < self.question.options.len()) else {
            return Did::Nothing;
        };
        let place = self.controls.iter().position(|c| matches!(c, Control::Mark { option: o, .. } if *o == option));
        self.focus_on(place.unwrap_or(self.focus));
        self.take(option, true)
    }

    pub(super) fn pick_by_letter(&mut self, c: char) -> Did {
        let Some(Control::OneOf { column, .. }) = self.focused() else { return Did::Nothing };
        let options = few(&self.question, *column);
        let begins = |label: &str| label.to_lowercase().starts_with(&c.to_lowercase().to_string());
        let Some(place) = options.iter().position(|option| begins(&option.label)) else { return Did::Nothing };
        let did = self.change(|control| {
            if let Control::OneOf { chosen, .. } = control {
                *chosen = Some(place);
            }
        });
        if did == Did::Nothing { Did::Moved } else { did }
    }
}

/// Ticks, or takes the tick away.
fn tick(control: &mut Control) {
    if let Control::Mark { taken, .. } | Control::Fed { taken, .. } = control {
        *taken = !*taken;
    }
}

/// The options of a column that is one of a few; none for others.
pub(super) fn few(question: &Question, column: usize) -> &[Opt] {
    if let Some(ColumnKind::OneOf(options)) = question.columns.get(column).map(|column| &column.kind) {
        options
    } else {
        &[]
    }
}
