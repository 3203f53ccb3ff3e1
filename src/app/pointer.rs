//! The mouse: where a click and the wheel go.

use super::{App, Effect, Open, Room};
use crate::screens::Step;

impl App {
    pub(super) fn click(&mut self, x: u16, y: u16, extend: bool) -> Vec<Effect> {
        if self.hidden || self.too_small() {
            return Vec::new();
        }
        // A large question stays: a click may be somebody pointing at it.
        if self.presenting() || self.shown_ends() {
            return Vec::new();
        }
        if matches!(self.open, Some(Open::Breath(_))) {
            self.open = None;
            return Vec::new();
        }
        let area = self.inner();
        self.notice.clear();
        let line = y.checked_sub(area.y);
        let step = match (&mut self.open, line) {
            (Some(Open::Map(map)), Some(line)) if !extend => map.click(line),
            (Some(Open::Palette(palette)), Some(line)) if !extend => palette.click(line),
            (Some(Open::Findings(findings)), Some(line)) if !extend => findings.click(line),
            (Some(Open::Versions(versions)), Some(line)) if !extend => versions.click(line),
            (Some(Open::Ways(ways)), Some(line)) if !extend => ways.click(line),
            (Some(Open::Settings(page)), Some(line)) if !extend => page.click(line, &self.preferences.settings),
            (Some(Open::History(history)), Some(line)) if !extend => history.click(line, &self.desk),
            (None, Some(_)) if self.room == Room::Letter => self.letter.click(area, (x, y, extend), &self.desk),
            (None, Some(_)) if self.room == Room::Question => self.question.click(area, (x, y, extend), &self.desk),
            _ => Step::Pass,
        };
        self.follow(step)
    }

    pub(super) fn wheel(&mut self, rows: i16) -> Vec<Effect> {
        match &mut self.open {
            Some(Open::Map(map)) => map.wheel(rows),
            Some(Open::Palette(palette)) => palette.wheel(rows),
            Some(Open::Reading(page)) => page.wheel(rows),
            Some(Open::Standing(page)) => page.wheel(rows),
            Some(Open::Export(export)) => export.wheel(rows),
            Some(Open::Findings(findings)) => findings.wheel(rows),
            Some(Open::Versions(versions)) => versions.wheel(rows),
            Some(Open::Ways(ways)) => ways.wheel(rows),
            Some(Open::History(history)) => history.wheel(rows),
            Some(Open::Two(two)) => two.wheel(rows),
            Some(Open::Beside(beside)) => beside.wheel(rows),
            Some(Open::Settings(page)) => page.wheel(rows),
            Some(Open::Prompts(prompts)) => prompts.wheel(rows),
            Some(Open::Elsewhere(_) | Open::Passphrase(_) | Open::Breath(_) | Open::Present) => {}
            None if self.room == Room::Letter => self.letter.wheel(rows),
            None if self.room == Room::Card => self.card.wheel(rows),
            None if self.room == Room::Rehearsal => {
                if let Some(rehearsal) = &mut self.rehearsal {
                    rehearsal.wheel(rows);
                }
            }
            None => {
                let step = self.question.wheel(rows);
                return self.follow(step);
            }
        }
        Vec::new()
    }
}
