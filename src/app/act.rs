//! What each action does.

use super::actions::{self, Action};
use super::{App, Effect, Open, Room, Side};
use crate::curriculum::ids;
use crate::keys::{Code, Key};
use crate::screens::Way;
use crate::screens::map::Map;
use crate::screens::page::{Reading, Section};
use crate::screens::palette::{Listed, Palette};
use crate::screens::prompts::Prompts;
use crate::screens::standing::StandingPage;
use crate::screens::trail::Trail;
use crate::wording::Wording;
use crate::words::fill;
use crate::workbook::Answer;

/// What `session` does while one is on.
const CLOSES: &str = "close-session";

impl App {
    pub(super) fn act(&mut self, action: Action) -> Vec<Effect> {
        let stays = matches!(
            action,
            Action::Hide
                | Action::HideWhenIdle
                | Action::Outside
                | Action::Undo
                | Action::Redo
                | Action::Paste
                | Action::Stop
                | Action::Mouse
                | Action::Find
                | Action::Prompts
                | Action::Present
                | Action::LetCoachSee
                | Action::DrawAnew
        );
        if !stays {
            self.stop_writing();
        }
        self.learn(action);
        match action {
            Action::Next => return self.walk(true),
            Action::Back => return self.walk(false),
            Action::Settings => self.toggle(|app| Open::Settings(app.settings_page())),
            Action::Help => self.toggle(|app| Open::Reading(Reading::help(&app.desk, app.help_sections()))),
            Action::Map => self.toggle(|app| Open::Map(Map::new(&app.desk, app.here()))),
            Action::Palette => self.toggle(|app| Open::Palette(Palette::new(&app.desk, app.listed()))),
            Action::Standing => self.toggle(|app| Open::Standing(StandingPage::new(&app.desk))),
            Action::Present => self.show_over_question(Open::Present),
            Action::Prompts => self.show_over_question(Open::Prompts(Prompts::default())),
            Action::Breathe => self.breathe(),
            Action::Sources => self.open = Some(Open::Reading(Reading::sources(&self.desk))),
            Action::Figures => self.toggle(|app| Open::Reading(Reading::figures(&app.desk))),
            Action::More => return self.more(),
            Action::Letter => return self.show_letter(),
            Action::Card => return self.show_card(),
            Action::Rehearse => return self.rehearse(),
            Action::Short => return self.short_path(),
            Action::Hide => self.hide_or_show(),
            Action::Passphrase => return self.ask_passphrase(false),
            Action::NoPassphrase => return self.ask_passphrase(true),
            Action::HideWhenIdle => self.switch_idle_hiding(),
            Action::Outside => return self.edit_outside(),
            Action::Find => self.find_here(),
            Action::Leave => return vec![Effect::Leave],
            Action::Paste => return self.paste_held(),
            Action::Stop => {
                self.stopping = true;
                self.say(self.words().notices.stopping.to_string());
                return vec![Effect::Checkpoint];
            }
            Action::Follow => return self.follow_option(),
            Action::RisksToLedger => self.risks_to_ledger(),
            Action::CopyLetter => return self.with_letter(|app| app.last_look(Way::Copy)),
            Action::Send => return self.with_letter(Self::choose_way),
            Action::Findings => return self.with_letter(Self::findings),
            Action::Versions => return self.with_letter(Self::show_versions),
            Action::Record => self.choose_record(),
            Action::InLetter(action) => return self.with_letter(|app| app.in_letter(action)),
            Action::Session => return self.session(),
            Action::CloseSession => return self.close_session(),
            Action::LetCoachSee => self.let_coach_see(),
            Action::Undo => return self.edit_key('z'),
            Action::Redo => return self.edit_key('y'),
            Action::Mouse => return self.switch_mouse(),
            Action::History => return self.show_history(),
            Action::Compare => return self.compare(),
            Action::TakeBack => return self.take_back(),
            Action::Elsewhere => return self.show_elsewhere(false),
            Action::KeepMine => return self.settle(Side::Mine),
            Action::TakeTheirs => return self.settle(Side::Theirs),
            Action::DrawAnew => return vec![Effect::Redraw],
            Action::Suspend => return vec![Effect::Checkpoint, Effect::Suspend],
        }
        Vec::new()
    }

    /// Whatever is shown, and also where nothing is, it can be drawn anew; not where a key is being chosen.
    pub(super) fn draws_anew(&self, key: Key) -> bool {
        let asking = matches!(&self.open, Some(Open::Settings(page)) if page.asking());
        !asking && self.preferences.keys.find(key) == Some(Action::DrawAnew)
    }

    /// Ctrl-C copies what is selected; else it saves, and at the second time leaves.
    pub(super) fn stop_or_copy(&mut self, key: Key, stopping: bool) -> Vec<Effect> {
        let selected = match self.room {
            Room::Letter => self.letter.selected().is_some(),
            Room::Welcome | Room::Question | Room::Card | Room::Rehearsal => {
                self.in_question() && self.question.form().selected().is_some()
            }
        };
        let selected = self.open.is_none() && selected;
        if selected {
            return self.key_in_room(key);
        }
        if stopping {
            return self.act(Action::Leave);
        }
        self.act(Action::Stop)
    }

    /// Opens something over the room; where something of that kind is open, closes it.
    fn toggle(&mut self, open: impl FnOnce(&Self) -> Open) {
        let new = open(self);
        let same = self.open.as_ref().is_some_and(|old| match (old, &new) {
            (Open::Map(_), Open::Map(_))
            | (Open::Palette(_), Open::Palette(_))
            | (Open::Standing(_), Open::Standing(_))
            | (Open::Settings(_), Open::Settings(_)) => true,
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
        if !self.in_question() {
            return Vec::new();
        }
        self.room = Room::Question;
        let step = self.question.ask_more();
        self.follow(step)
    }

    fn show_letter(&mut self) -> Vec<Effect> {
        if self.desk.letter().is_none() {
            self.say(self.words().notices.no_letter.to_string());
            return Vec::new();
        }
        self.go_to(ids::REPLY)
    }

    pub(super) fn short_path(&mut self) -> Vec<Effect> {
        if self.desk.locked {
            self.say(self.words().notices.locked.to_string());
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

    /// What the letter room does, there: it is gone to first.
    fn in_letter(&mut self, action: crate::screens::letter::Action) -> Vec<Effect> {
        let mut effects = if self.room == Room::Letter { Vec::new() } else { self.go_to(ids::REPLY) };
        let step = self.letter.act(action, &self.desk);
        effects.extend(self.follow(step));
        effects
    }

    fn edit_key(&mut self, c: char) -> Vec<Effect> {
        if self.room == Room::Letter && self.open.is_none() {
            let step = self.letter.press(Key::ctrl(Code::Char(c)), &self.desk);
            return self.follow(step);
        }
        if !self.in_question() {
            return Vec::new();
        }
        let step = self.question.press(Key::ctrl(Code::Char(c)), &self.desk);
        self.follow(step)
    }

    fn switch_mouse(&mut self) -> Vec<Effect> {
        self.mouse = !self.mouse;
        let words = &self.words().notices;
        let said = if self.mouse { words.mouse_on } else { words.mouse_off };
        self.say(said.to_string());
        vec![Effect::Mouse(self.mouse)]
    }

    fn follow_option(&mut self) -> Vec<Effect> {
        let question = self.question.form().question();
        let taken = self.question.form().taken();
        let to = question.options.iter().find(|option| taken.contains(&option.id) && !option.leads_to.is_empty());
        if let Some(to) = to.map(|option| option.leads_to.clone()) {
            return self.go_to(&to);
        }
        self.say(self.words().notices.leads_nowhere.to_string());
        Vec::new()
    }

    /// Puts an answer in the workbook; the first one typed on the welcome opens the walk.
    pub(super) fn answer(&mut self, id: &str, answer: Option<Answer>) {
        if self.desk.locked {
            return;
        }
        let before = self.desk.workbook.decision().map(str::to_owned);
        // The way is counted only where it may have changed: a key asks for little.
        let many = |app: &Self| if id == ids::DECISION { app.progress().map(|(_, of)| of) } else { None };
        let were = many(self);
        self.desk.answer(id, answer);
        if let Some(of) =
            many(self).filter(|of| self.desk.workbook.decision().is_some() && were.is_some_and(|were| were != *of))
        {
            self.say(fill(&self.words().notices.way_is, &[("of", &of.to_string())]));
        }
        let decided = self.desk.workbook.decision();
        if decided != before.as_deref() {
            self.past = super::message::Past::default();
        }
        let unread = |now: &str| now != ids::TIME && self.desk.workbook.reason_is_for_another();
        if before.is_some() && decided != before.as_deref() && decided.is_some_and(unread) {
            self.say([self.notice.as_str(), &self.words().notices.reread].join(" ").trim().to_owned());
        }
        if self.room == Room::Welcome {
            self.room = Room::Question;
        }
    }

    /// The palette's actions.
    fn listed(&self) -> Vec<Listed> {
        let on = self.session_is_on();
        self.preferences
            .keys
            .rows()
            .iter()
            .filter(|row| row.action != Action::Palette)
            // While one is on, both would close it.
            .filter(|row| row.action != Action::CloseSession || !on)
            .filter(|row| self.conflict || !matches!(row.action, Action::KeepMine | Action::TakeTheirs))
            .map(|row| {
                let does = if on && row.action == Action::Session { CLOSES } else { row.name };
                Listed {
                    name: row.name,
                    label: self.label(does).to_string(),
                    key: self.key_names(row.keys.get(..1).unwrap_or_default()),
                    also: self.words().actions.get(does).map(|action| action.also).unwrap_or_default().to_string(),
                }
            })
            .collect()
    }

    fn help_sections(&self) -> Vec<Section> {
        fn told(rows: &[(Wording, Wording)]) -> impl Iterator<Item = (String, Wording)> {
            rows.iter().map(|(keys, does)| (keys.to_string(), *does))
        }
        let words = &self.words().pages;
        let everywhere = self.preferences.keys.everywhere().filter(|row| !row.keys.is_empty());
        let everywhere = everywhere.map(|row| (self.key_names(&row.keys), self.label(row.name)));
        let letter = crate::screens::letter::TABLE.iter().map(|row| (self.key_names(row.keys), self.label(row.name)));
        let card = crate::screens::card::TABLE.iter().map(|row| (self.key_names(row.keys), self.label(row.name)));
        let aloud = crate::screens::rehearsal::TABLE.iter().map(|row| (self.key_names(row.keys), self.label(row.name)));
        let in_letter = (words.in_letter, letter.chain(told(&words.letter_rows)).collect());
        let (first, last) = if self.room == Room::Letter { (Some(in_letter), None) } else { (None, Some(in_letter)) };
        let others = vec![(words.everywhere, everywhere.collect()), (words.writing, told(&words.help_rows).collect())];
        let large = crate::screens::present::TABLE.iter().map(|row| (self.key_names(row.keys), self.label(row.name)));
        let large = large.chain(told(&words.large_rows)).collect();
        let aloud =
            vec![(words.on_card, card.collect()), (words.in_rehearsal, aloud.collect()), (words.while_large, large)];
        first.into_iter().chain(others).chain(last).chain(aloud).collect()
    }

    pub(super) fn label(&self, name: &str) -> Wording {
        self.words().actions.get(name).map(|action| action.label).unwrap_or_default()
    }

    pub(super) fn key_names(&self, keys: &[Key]) -> String {
        let names: Vec<String> = keys.iter().map(|key| self.words().key_name(*key)).collect();
        names.join(&self.words().or)
    }
}
