//! What each action does.

use super::actions::{self, Action};
use super::{App, Effect, Held, Open, Room, Side, Trail};
use crate::curriculum::ids;
use crate::keys::{Code, Key};
use crate::letter::{Letter, Tone};
use crate::paper;
use crate::screens::PaperForm;
use crate::screens::export::Export;
use crate::screens::map::Map;
use crate::screens::page::{Reading, Section};
use crate::screens::palette::{Listed, Palette};
use crate::words::fill;
use crate::workbook::{Answer, Carried};

/// The question whose ticks can become rows of the ledger, and that ledger.
const RISKS: &str = "weigh.risks";
const LEDGER: &str = "known.ledger";

impl App {
    pub(super) fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Next => return self.walk(true),
            Action::Back => return self.walk(false),
            Action::Help => self.toggle(|app| Open::Reading(Reading::help(&app.desk, app.help_sections()))),
            Action::Map => self.toggle(|app| Open::Map(Map::new(&app.desk, app.question.id()))),
            Action::Palette => self.toggle(|app| Open::Palette(Palette::new(&app.desk, app.listed()))),
            Action::Sources => self.open = Some(Open::Reading(Reading::sources(&self.desk))),
            Action::Figures => self.toggle(|app| Open::Reading(Reading::figures(&app.desk))),
            Action::More => return self.more(),
            Action::Letter => return self.show_letter(),
            Action::Short => return self.short_path(),
            Action::Hide => self.hidden = !self.hidden,
            Action::Leave => return vec![Effect::Leave],
            Action::Paste => return self.paste_held(),
            Action::Stop => {
                self.stopping = true;
                self.say(self.words().notices.stopping.clone());
                return vec![Effect::Checkpoint];
            }
            Action::Follow => return self.follow_option(),
            Action::RisksToLedger => self.risks_to_ledger(),
            Action::CopyLetter => return self.with_letter(Self::copy_letter),
            Action::SaveTxt => return self.with_letter(|app| app.export(PaperForm::Txt)),
            Action::SaveMd => return self.with_letter(|app| app.export(PaperForm::Md)),
            Action::Tone => return self.with_letter(Self::change_tone),
            Action::Undo => return self.edit_key('z'),
            Action::Redo => return self.edit_key('y'),
            Action::Mouse => return self.switch_mouse(),
            Action::KeepMine => return self.settle(Side::Mine),
            Action::TakeTheirs => return self.settle(Side::Theirs),
            Action::Suspend => return vec![Effect::Checkpoint, Effect::Suspend],
        }
        Vec::new()
    }

    /// Opens something over the room; where something of that kind is open, closes it.
    fn toggle(&mut self, open: impl FnOnce(&Self) -> Open) {
        let new = open(self);
        let same = self.open.as_ref().is_some_and(|old| match (old, &new) {
            (Open::Map(_), Open::Map(_)) | (Open::Palette(_), Open::Palette(_)) => true,
            (Open::Reading(a), Open::Reading(b)) => a.title() == b.title(),
            _ => false,
        });
        self.open = if same { None } else { Some(new) };
    }

    pub(super) fn do_named(&mut self, name: &str) -> Vec<Effect> {
        self.open = None;
        match actions::all().find(|row| row.name == name).map(|row| row.action) {
            Some(action) => self.act(action),
            None => Vec::new(),
        }
    }

    fn more(&mut self) -> Vec<Effect> {
        if self.room == Room::Letter {
            return Vec::new();
        }
        self.room = Room::Question;
        let step = self.question.ask_more();
        self.follow(step)
    }

    fn show_letter(&mut self) -> Vec<Effect> {
        if self.open.is_none() && self.room == Room::Letter {
            self.room = Room::Question;
            return Vec::new();
        }
        if self.desk.letter().is_none() {
            self.say(self.words().notices.no_letter.clone());
            return Vec::new();
        }
        self.go_to(ids::REPLY)
    }

    fn short_path(&mut self) -> Vec<Effect> {
        if self.desk.locked {
            self.say(self.words().notices.locked.clone());
            return Vec::new();
        }
        self.desk.workbook.short_path = true;
        self.desk.compose();
        self.trail = Trail::Short;
        let short = self.desk.curriculum().short_path();
        let first = short.iter().find(|id| !self.desk.workbook.answered(id)).or_else(|| short.first()).cloned();
        match first {
            Some(first) => self.go_to(&first),
            None => Vec::new(),
        }
    }

    fn with_letter(&mut self, act: impl FnOnce(&mut Self) -> Vec<Effect>) -> Vec<Effect> {
        if self.desk.letter().is_some() {
            return act(self);
        }
        self.say(self.words().notices.no_letter.clone());
        Vec::new()
    }

    fn copy_letter(&mut self) -> Vec<Effect> {
        let words = self.desk.letter().map(|letter| on_paper(letter, PaperForm::Txt)).unwrap_or_default();
        self.keep_version("copy", words.clone());
        vec![Effect::Copy(words)]
    }

    fn export(&mut self, form: PaperForm) -> Vec<Effect> {
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

    fn change_tone(&mut self) -> Vec<Effect> {
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
            tone.id().clone_into(&mut self.desk.workbook.tone);
            self.desk.compose();
            let name = self.words().letter.tones.get(tone.id()).cloned().unwrap_or_default();
            self.say(fill(&self.words().notices.tone, &[("tone", &name)]));
        }
    }

    fn edit_key(&mut self, c: char) -> Vec<Effect> {
        if self.room == Room::Letter {
            return Vec::new();
        }
        let step = self.question.press(Key::ctrl(Code::Char(c)), &self.desk);
        self.follow(step)
    }

    fn switch_mouse(&mut self) -> Vec<Effect> {
        self.mouse = !self.mouse;
        let words = &self.words().notices;
        let said = if self.mouse { words.mouse_on.clone() } else { words.mouse_off.clone() };
        self.say(said);
        vec![Effect::Mouse(self.mouse)]
    }

    /// Words that were copied or cut. Private ones stay inside demur; shareable ones go to the clipboard too.
    pub(super) fn hold(&mut self, held: Held) -> Vec<Effect> {
        let step = self.question.answered(&self.desk);
        if self.question.changed() && !self.desk.locked {
            let _ = self.follow(step);
        }
        let copied = held.shareable.then(|| Effect::Copy(held.words.clone()));
        self.held = Some(held);
        if let Some(copied) = copied {
            return vec![copied];
        }
        self.say(self.words().notices.held.clone());
        Vec::new()
    }

    /// Puts held words where the caret is. Private words in a shareable answer are carried across, and it says so.
    fn paste_held(&mut self) -> Vec<Effect> {
        let Some(Held { words, from, shareable }) = self.held.clone() else {
            self.say(self.words().notices.nothing_held.clone());
            return Vec::new();
        };
        let to = self.question.id().to_owned();
        let into_question = self.open.is_none() && self.room != Room::Letter;
        let before = self.desk.workbook.answer(&to).cloned();
        let effects = self.paste(&words);
        let taken = into_question && self.desk.workbook.answer(&to) != before.as_ref();
        if taken && !shareable && self.question.form().may_be_shared() {
            let at = self.desk.now.unix;
            self.desk.workbook.carried.push(Carried { at, from, to });
            self.say(self.words().notices.carried.clone());
        }
        effects
    }

    fn follow_option(&mut self) -> Vec<Effect> {
        let question = self.question.form().question();
        let taken = self.question.form().taken();
        let to = question.options.iter().find(|option| taken.contains(&option.id) && !option.leads_to.is_empty());
        if let Some(to) = to.map(|option| option.leads_to.clone()) {
            return self.go_to(&to);
        }
        self.say(self.words().notices.leads_nowhere.clone());
        Vec::new()
    }

    /// Each ticked risk that isn't a row of the ledger yet becomes one: as a belief to check, which stays private.
    fn risks_to_ledger(&mut self) {
        let curriculum = &self.desk.content.clone().curriculum;
        let (Some(risks), Some(ledger)) = (curriculum.question(RISKS), curriculum.question(LEDGER)) else { return };
        let ticked: Vec<String> = match self.desk.workbook.answer(RISKS).map(crate::workbook::Private::on_screen) {
            Some(Answer::Checklist { ticked, own }) => {
                let labels = ticked.iter().filter_map(|id| risks.option(id)).map(|option| option.label.clone());
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
            self.say(self.words().notices.no_risks.clone());
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
        self.say(fill(&self.words().notices.risks_added, &[("n", &count)]));
    }

    /// Puts an answer in the workbook; the first one typed on the welcome opens the walk.
    pub(super) fn answer(&mut self, id: &str, answer: Option<Answer>) {
        if self.desk.locked {
            return;
        }
        self.desk.answer(id, answer);
        if self.room == Room::Welcome {
            self.room = Room::Question;
        }
    }

    /// The palette's actions.
    fn listed(&self) -> Vec<Listed> {
        actions::all()
            .filter(|row| row.action != Action::Palette)
            .filter(|row| self.conflict || !matches!(row.action, Action::KeepMine | Action::TakeTheirs))
            .map(|row| Listed {
                name: row.name,
                label: self.label(row.name),
                key: self.key_names(row.keys.get(..1).unwrap_or_default()),
            })
            .collect()
    }

    fn help_sections(&self) -> Vec<Section> {
        let words = &self.words().pages;
        let everywhere = actions::TABLE.iter().map(|row| (self.key_names(row.keys), self.label(row.name)));
        let letter = crate::screens::letter::TABLE.iter().map(|row| (self.key_names(row.keys), self.label(row.name)));
        vec![
            (words.everywhere.clone(), everywhere.collect()),
            (words.writing.clone(), words.help_rows.clone()),
            (words.in_letter.clone(), letter.collect()),
        ]
    }

    fn label(&self, name: &str) -> String {
        self.words().actions.get(name).map(|action| action.label.clone()).unwrap_or_default()
    }

    pub(super) fn key_names(&self, keys: &[Key]) -> String {
        let names: Vec<String> = keys.iter().map(|key| self.words().key_name(*key)).collect();
        names.join(&self.words().or)
    }
}

fn on_paper(letter: &Letter, form: PaperForm) -> String {
    match form {
        PaperForm::Txt => paper::letter_txt(letter),
        PaperForm::Md => paper::letter_md(letter),
    }
}
