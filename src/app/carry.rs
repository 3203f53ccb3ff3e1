//! Words carried from one answer to another: cut and copied, put back, ticked into the ledger.

use super::{App, Effect, Held, Open, Room};
use crate::curriculum::ids::{LEDGER, RISKS};
use crate::screens::question::QuestionPage;
use crate::words::fill;
use crate::workbook::{Answer, Carried};

impl App {
    /// Words that were copied or cut. Private ones stay inside demur; shareable ones go to the clipboard too.
    pub(super) fn hold(&mut self, held: Held) -> Vec<Effect> {
        let cut = self.room == Room::Letter || self.question.changed();
        if cut && !self.desk.locked {
            self.take_words_in_hand();
        }
        // Words of the message reach the clipboard by its ways out alone: behind them stands the last look.
        if self.room == Room::Letter {
            self.held = Some(held);
            self.say(self.words().notices.held_here.to_string());
            return Vec::new();
        }
        let copied = held.shareable.then(|| Effect::Copy(held.words.clone()));
        self.held = Some(held);
        if let Some(copied) = copied {
            return vec![copied];
        }
        self.say(self.words().notices.held.to_string());
        Vec::new()
    }

    /// Puts held words where the caret is. Private words in a shareable answer are carried across, and it says so.
    pub(super) fn paste_held(&mut self) -> Vec<Effect> {
        let Some(Held { words, from, shareable }) = self.held.clone() else {
            self.say(self.words().notices.nothing_held.to_string());
            return Vec::new();
        };
        if let (false, Some(Open::Export(_) | Open::Elsewhere(_))) = (shareable, &self.open) {
            self.say(self.words().notices.private_path.to_string());
            return Vec::new();
        }
        if self.open.is_none() && self.room == Room::Letter {
            return self.paste_into_letter(&words, &from, shareable);
        }
        let to = self.question.id().to_owned();
        let into_question = self.open.is_none() && self.in_question();
        let before = self.desk.workbook.answer(&to).cloned();
        let effects = self.paste(&words);
        let taken = into_question && self.desk.workbook.answer(&to) != before.as_ref();
        if taken && !shareable && self.question.form().may_be_shared() {
            let at = self.desk.now.unix;
            self.desk.workbook.carried.push(Carried { at, from, to });
            self.say(self.words().notices.carried.to_string());
        }
        effects
    }

    /// Puts held words into the paragraph being written: private ones are carried across by that, and it says so.
    fn paste_into_letter(&mut self, words: &str, from: &str, shareable: bool) -> Vec<Effect> {
        let before = self.desk.workbook.message.clone();
        let effects = self.paste(words);
        if !shareable && self.desk.workbook.message != before {
            let (at, to) = (self.desk.now.unix, crate::curriculum::ids::REPLY.to_owned());
            self.desk.workbook.carried.push(Carried { at, from: from.to_owned(), to });
            self.say(self.words().notices.carried_over.to_string());
        }
        effects
    }

    /// Each ticked risk that isn't a row of the ledger yet becomes one: as a belief to check, which stays private.
    pub(super) fn risks_to_ledger(&mut self) {
        let curriculum = &self.desk.content.clone().curriculum;
        let (Some(risks), Some(ledger)) = (curriculum.question(RISKS), curriculum.question(LEDGER)) else { return };
        let ticked: Vec<String> = match self.desk.workbook.answer(RISKS).map(crate::workbook::Private::on_screen) {
            Some(Answer::Checklist { ticked, own }) => {
                let labels = ticked.iter().filter_map(|id| risks.option(id)).map(|option| option.label.to_string());
                labels.chain(own.iter().cloned()).collect()
            }
            _ => Vec::new(),
        };
        let mut rows = match self.desk.workbook.answer(LEDGER).map(crate::workbook::Private::on_screen) {
            Some(Answer::Ledger(rows)) => rows.clone(),
            _ => Vec::new(),
        };
        let new: Vec<String> =
            ticked.into_iter().filter(|label| !rows.iter().any(|row| row.first() == Some(label))).collect();
        if new.is_empty() || self.desk.locked {
            let words = &self.words().notices;
            let said = if self.desk.locked { words.locked } else { words.no_risks };
            self.say(said.to_string());
            return;
        }
        let count = new.len().to_string();
        for label in new {
            let mut row = vec![String::new(); ledger.columns.len()];
            if let Some(first) = row.first_mut() {
                *first = label;
            }
            rows.push(row);
        }
        self.desk.answer(LEDGER, Some(Answer::Ledger(rows)));
        if self.question.id() == LEDGER
            && let Some(page) = QuestionPage::new(&self.desk, &self.question.stage, LEDGER)
        {
            self.question = page;
        }
        self.say(fill(&self.words().notices.risks_added, &[("n", &count)]));
    }
}
