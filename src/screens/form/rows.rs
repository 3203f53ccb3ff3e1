//! Rows of a list or a ledger: going on in them, beginning one, taking one away.

use super::control::{Control, Part};
use super::{Did, Form, answer, build};
use crate::curriculum::{Kind, Only, Privacy};
use crate::text::{Prose, Reaction};
use crate::workbook::Weight;

impl Form {
    /// In a list, Enter goes to the next field; on the empty last line it goes on.
    pub(super) fn enter_in_list(&mut self) -> Did {
        let begins_blank = self.focused().is_some_and(|c| c.begins_row() && c.words().trim().is_empty());
        if begins_blank {
            return Did::GoOn;
        }
        if let Some(did) = self.weigh_by_its_words() {
            return did;
        }
        let next = (self.focus + 1..self.controls.len())
            .find(|place| self.controls.get(*place).is_some_and(|c| c.begins_row() || c.continues_row()));
        match next {
            Some(next) => self.focus_on(next),
            None => Did::GoOn,
        }
    }

    /// True where the words in hand may reach a message: of a ledger by column, and by what its row says.
    #[must_use]
    pub fn shareable(&self) -> bool {
        let row = self.row_of(self.focus);
        let cells = self.controls.iter().skip(row).enumerate().take_while(|(at, c)| *at == 0 || c.continues_row());
        let holds = |only: &Only| {
            let place = self.question.column(&only.column);
            let cell = cells
                .clone()
                .find(|(at, _)| Some(*at) == place)
                .and_then(|(_, cell)| answer::cell(&self.question, cell));
            cell.unwrap_or_default().trim() == only.is
        };
        self.may_be_shared() && self.question.only.as_ref().is_none_or(holds)
    }

    /// True where words written here could reach a message, now or later.
    #[must_use]
    pub fn may_be_shared(&self) -> bool {
        let column = match self.focused().and_then(Control::part) {
            Some(Part::Cell(column)) => self.question.columns.get(column),
            Some(Part::Whole | Part::Detail(_) | Part::Own | Part::Item | Part::Evidence) | None => None,
        };
        column.map_or(self.question.privacy, |column| column.privacy) == Privacy::Shareable
    }

    pub(super) fn use_shortcut(&mut self) -> Did {
        if self.locked {
            return Did::Locked;
        }
        match self.focused().cloned() {
            Some(Control::Starter(place)) => {
                self.remember(None);
                self.begin_with(place)
            }
            Some(Control::Offer(prose)) => {
                self.focus = 0;
                self.replace(prose)
            }
            Some(Control::InDays(days)) => {
                self.focus = 0;
                let day = self.today + chrono::Days::new(u64::from(days));
                self.replace(Prose::from(crate::day::iso(day).as_str()))
            }
            _ => Did::Nothing,
        }
    }

    /// Several lines pasted into a list become rows of it: one step back takes all of them.
    pub(super) fn paste_rows(&mut self, first: &str, rest: &[&str]) -> Did {
        let did = self.edit_and_keep(true, |editor| editor.paste(first));
        let Did::Changed(mut hidden) = did else { return did };
        for line in rest {
            let Some(blank) = self.controls.iter().rposition(|c| c.begins_row() && c.words().is_empty()) else { break };
            self.focus_on(blank);
            let Did::Changed(more) = self.edit(|editor| editor.paste(line)) else { break };
            hidden += more;
        }
        Did::Changed(hidden)
    }

    /// Other words in the place of those in hand.
    fn replace(&mut self, prose: Prose) -> Did {
        self.edit(|editor| {
            editor.set_prose(prose);
            Reaction::Edited { removed_hidden: 0 }
        })
    }

    /// A starter becomes the beginning of a new row.
    pub(super) fn begin_with(&mut self, starter: usize) -> Did {
        let Some(words) = self.question.starters.get(starter).copied() else { return Did::Nothing };
        let Some(line) = self.controls.iter().rposition(|c| c.begins_row() && c.words().is_empty()) else {
            return Did::Nothing;
        };
        if let Some(editor) = self.controls.get_mut(line).and_then(Control::editor_mut) {
            *editor = editor.clone();
            let _ = editor.insert(&words);
            *editor = editor.clone().with_caret(0);
        }
        self.focus = (line + 1).min(self.controls.len().saturating_sub(1));
        self.settle();
        Did::Changed(0)
    }

    pub(super) fn erase_row(&mut self) -> Did {
        let Some(part) = self.focused().and_then(Control::part) else { return Did::Nothing };
        let rows_alike = self.controls.iter().filter(|c| c.begins_row()).count();
        let begins = matches!(part, Part::Own | Part::Item);
        let last = self.controls.iter().rposition(Control::begins_row);
        if !begins || rows_alike < 2 || self.focus == 0 || last == Some(self.focus) {
            return self.move_focus(false);
        }
        self.remember(None);
        let end = (self.focus + 1..self.controls.len())
            .find(|place| self.controls.get(*place).is_some_and(|c| !c.continues_row()))
            .unwrap_or(self.controls.len());
        self.controls.drain(self.focus..end);
        self.focus = self.focus.saturating_sub(1);
        if matches!(self.focused(), Some(Control::Strength(_))) {
            self.focus = self.focus.saturating_sub(1);
        }
        self.place_caret(usize::MAX);
        self.settle();
        Did::Changed(0)
    }

    /// Keeps one blank row at the end of a list.
    pub(super) fn settle(&mut self) {
        if !self.single() && self.locked {
            return;
        }
        self.drop_second_blank();
        let last_row = self.controls.iter().rposition(Control::begins_row);
        if let Some(last) = last_row
            && self.row_has_words(last)
        {
            let after = (last + 1..self.controls.len())
                .find(|place| self.controls.get(*place).is_some_and(|c| !c.continues_row()))
                .unwrap_or(self.controls.len());
            let new = match self.question.kind {
                Kind::Ledger => build::row(&self.question, &[]),
                Kind::Weighted => build::weight(&Weight::default()).to_vec(),
                Kind::Checklist => vec![Control::line(Part::Own, "")],
                Kind::Line | Kind::Text | Kind::Date | Kind::Choice | Kind::Scale | Kind::Truth => Vec::new(),
            };
            self.controls.splice(after..after, new);
        }
    }

    /// A row that was emptied just before the blank one is the blank one now.
    fn drop_second_blank(&mut self) {
        let rows: Vec<usize> = (0..self.controls.len())
            .filter(|place| self.controls.get(*place).is_some_and(Control::begins_row))
            .collect();
        let [.., before, last] = rows.as_slice() else { return };
        if self.focus < *last && !self.row_has_words(*before) && !self.row_has_words(*last) {
            let end = (last + 1..self.controls.len())
                .find(|place| self.controls.get(*place).is_some_and(|c| !c.continues_row()))
                .unwrap_or(self.controls.len());
            self.controls.drain(*last..end);
        }
    }

    pub(super) fn row_has_words(&self, begin: usize) -> bool {
        self.controls.get(begin).is_some_and(|c| !c.words().trim().is_empty())
            || self.controls.iter().skip(begin + 1).take_while(|c| c.continues_row()).any(|control| match control {
                Control::OneOf { chosen, .. } => chosen.is_some(),
                Control::Words { .. } => !control.words().trim().is_empty(),
                Control::Strength(_)
                | Control::Mark { .. }
                | Control::Fed { .. }
                | Control::Scale(_)
                | Control::InDays(_)
                | Control::Starter(_)
                | Control::Offer(_) => false,
            })
    }
}
