//! The message's ways out, and its tone.

use std::sync::Arc;

use super::{App, Effect, Open};
use crate::letter::{Letter, Tone};
use crate::paper;
use crate::screens::PaperForm;
use crate::screens::export::Export;
use crate::words::fill;

impl App {
    pub(super) fn with_letter(&mut self, act: impl FnOnce(&mut Self) -> Vec<Effect>) -> Vec<Effect> {
        if self.desk.letter().is_some() {
            return act(self);
        }
        self.say(self.words().notices.no_letter.clone());
        Vec::new()
    }

    pub(super) fn copy_letter(&mut self) -> Vec<Effect> {
        let words = self.desk.letter().map(|letter| on_paper(letter, PaperForm::Txt)).unwrap_or_default();
        self.keep_version("copy", words.clone());
        vec![Effect::Copy(words)]
    }

    pub(super) fn export(&mut self, form: PaperForm) -> Vec<Effect> {
        self.open_export(form);
        Vec::new()
    }

    /// Asks where the letter goes. The name suggested is fixed: nothing of the text is in it.
    pub(super) fn open_export(&mut self, form: PaperForm) {
        let Some(letter) = self.desk.letter() else { return };
        let text = on_paper(letter, form);
        let day = crate::day::iso(self.desk.now.today);
        let name = fill(&self.words().export.name, &[("day", &day), ("ending", form.ending())]);
        self.open = Some(Open::Export(Export::new(&name, text, form)));
    }

    pub(super) fn change_tone(&mut self) -> Vec<Effect> {
        self.next_tone();
        Vec::new()
    }

    pub(super) fn next_tone(&mut self) {
        if self.desk.locked {
            self.say(self.words().notices.locked.clone());
            return;
        }
        let now = self.desk.wish().map(|wish| wish.tone);
        let tones = Tone::ALL;
        let at = tones.iter().position(|tone| Some(*tone) == now).map_or(0, |at| (at + 1) % tones.len());
        if let Some(tone) = tones.get(at) {
            tone.id().clone_into(&mut Arc::make_mut(&mut self.desk.workbook.message).tone);
            self.desk.compose();
            let name = self.words().letter.tones.get(tone.id()).cloned().unwrap_or_default();
            self.say(fill(&self.words().notices.tone, &[("tone", &name)]));
        }
    }
}

fn on_paper(letter: &Letter, form: PaperForm) -> String {
    match form {
        PaperForm::Txt => paper::letter_txt(letter),
        PaperForm::Md => paper::letter_md(letter),
    }
}
