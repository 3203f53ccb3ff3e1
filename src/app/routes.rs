//! Where an event goes: what works everywhere first, then what is open, then the room.

use super::actions::Action;
use super::{App, Effect, Event, Held, Keeping, Open, Room};
use crate::curriculum::ids;
use crate::keys::{Code, Key};
use crate::screens::export::Wanted;
use crate::screens::{Say, Step};
use crate::wording::Wording;
use crate::words::fill;

impl App {
    pub(super) fn take(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) => self.key(key),
            Event::Typed(run) => self.typed(&run),
            Event::Paste(words) => self.paste(&words),
            Event::Resize(width, height) => {
                self.size = (width, height);
                Vec::new()
            }
            Event::Click { x, y, extend } => self.click(x, y, extend),
            Event::Wheel(rows) => self.wheel(rows),
            Event::Keeping(keeping) => {
                // A choice that failed is still to be made.
                self.conflict &= matches!(keeping, Keeping::Failed(_));
                self.keeping = keeping;
                Vec::new()
            }
            Event::RecoveryCopy(why) => {
                self.recovery = why;
                Vec::new()
            }
            Event::Said(words) => {
                self.say(words);
                Vec::new()
            }
            Event::Conflict(words) => {
                self.keeping = Keeping::Failed(words);
                self.conflict = true;
                Vec::new()
            }
            Event::Settled(workbook) => self.settled(&workbook),
            Event::Earlier(_) | Event::Theirs(_) | Event::VersionKept(_) | Event::Moved(_) | Event::Stayed => {
                self.heard_of_others(event)
            }
            Event::Resealed(outcome) => {
                self.resealed(outcome);
                Vec::new()
            }
            Event::Unlocked(right) => {
                self.unlocked(right);
                Vec::new()
            }
            Event::Asked(effect) => vec![Effect::Checkpoint, effect],
            Event::Exported(outcome) => self.exported(outcome),
            Event::Copied(way) => {
                self.copied(way);
                Vec::new()
            }
            Event::SettingKept(outcome) => {
                self.settings_kept(outcome);
                Vec::new()
            }
            Event::EditedOutside(left) => self.edited_outside(&left),
            Event::Tick => {
                self.breathe_on();
                Vec::new()
            }
            Event::Followers(screens) => {
                self.followed_by(screens);
                Vec::new()
            }
            // This is no coach's screen.
            Event::Followed(_) => Vec::new(),
            Event::Resumed => {
                if let Some(rehearsal) = &mut self.rehearsal {
                    rehearsal.stand_still();
                }
                vec![Effect::Redraw]
            }
            Event::Spelled { unknown } => {
                self.desk.spelled(unknown);
                Vec::new()
            }
        }
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        if self.draws_anew(key) {
            return self.act(Action::DrawAnew);
        }
        if self.hidden {
            return self.key_while_hidden(key);
        }
        if self.unseen(key) {
            return Vec::new();
        }
        if key.code != Code::Esc && matches!(&self.open, Some(Open::Settings(page)) if page.asking()) {
            return self.key_when_open(key);
        }
        let action = self.preferences.keys.find(key);
        if let Some(effects) = self.key_while_shown(key, action) {
            return effects;
        }
        if self.breath_ends(key, action) {
            return Vec::new();
        }
        self.notice.clear();
        if self.key_while_finding(key) {
            return Vec::new();
        }
        let stopping = std::mem::take(&mut self.stopping);
        if self.asks_for_help(key) {
            return self.act(Action::Help);
        }
        if action == Some(Action::Stop) {
            return self.stop_or_copy(key, stopping);
        }
        if let Some(action) = action.filter(|action| self.applies(*action)) {
            return self.act(action);
        }
        if key.code == Code::Esc {
            return self.escape();
        }
        if self.open.is_some() { self.key_when_open(key) } else { self.key_in_room(key) }
    }

    /// In a window too small a key acts unseen, where it is no letter into words: it does nothing.
    fn unseen(&self, key: Key) -> bool {
        let action = self.preferences.keys.find(key);
        let leaves = matches!(action, Some(Action::Leave | Action::Stop | Action::Hide));
        let letter = matches!(key.code, Code::Char(_)) && !key.ctrl && !key.alt && self.typing();
        self.too_small() && !leaves && !letter && !matches!(self.open, Some(Open::Breath(_)))
    }

    /// Tab belongs to what is open, and to the rehearsal.
    fn applies(&self, action: Action) -> bool {
        let walking = matches!(action, Action::Next | Action::Back | Action::More | Action::Follow);
        !(walking && (self.open.is_some() || self.room == Room::Rehearsal))
    }

    fn escape(&mut self) -> Vec<Effect> {
        let inside = match &mut self.open {
            Some(Open::Findings(findings)) => findings.stop_writing(),
            Some(Open::Versions(versions)) => versions.stop_comparing(),
            Some(Open::History(history)) => history.stop_asking(),
            Some(Open::Settings(page)) => page.stop_asking(),
            Some(
                Open::Map(_)
                | Open::Palette(_)
                | Open::Reading(_)
                | Open::Standing(_)
                | Open::Breath(_)
                | Open::Prompts(_)
                | Open::Present
                | Open::Export(_)
                | Open::Ways(_)
                | Open::Two(_)
                | Open::Beside(_)
                | Open::Elsewhere(_)
                | Open::Passphrase(_),
            )
            | None => false,
        };
        if inside {
            return Vec::new();
        }
        if let Some(effects) = self.open.is_none().then(|| self.go_back_from_led()).flatten() {
            return effects;
        }
        match (self.open.take(), self.room) {
            (None, Room::Letter) if self.letter.writing() => self.stop_writing(),
            (None, Room::Letter) => self.room = Room::Question,
            (None, Room::Card | Room::Rehearsal) => self.come_back(),
            (Some(_), _) | (None, Room::Welcome | Room::Question) => {}
        }
        Vec::new()
    }

    pub(super) fn key_in_room(&mut self, key: Key) -> Vec<Effect> {
        let step = match self.room {
            Room::Welcome if key == Key::plain(Code::Enter) && !self.question.changed() => {
                self.room = Room::Question;
                Step::Draw
            }
            Room::Welcome | Room::Question => {
                self.learn_by_key(key);
                self.question.press(key, &self.desk)
            }
            Room::Letter => {
                let step = self.letter.press(key, &self.desk);
                let nothing = step == Step::Pass && key.typed().is_some_and(char::is_alphanumeric);
                if nothing { Step::Say(Say::NoWords("message")) } else { step }
            }
            Room::Card => self.card.press(key),
            Room::Rehearsal => self.rehearsal.as_mut().map_or(Step::Pass, |rehearsal| rehearsal.press(key, &self.desk)),
        };
        self.follow(step)
    }

    fn key_when_open(&mut self, key: Key) -> Vec<Effect> {
        let step = match &mut self.open {
            Some(Open::Map(map)) => map.press(key),
            Some(Open::Palette(palette)) => palette.press(key),
            Some(Open::Reading(page)) => page.press(key),
            Some(Open::Standing(page)) => page.press(key),
            Some(Open::Breath(_) | Open::Prompts(_) | Open::Present) | None => Step::Pass,
            Some(Open::Export(export)) => match export.press(key) {
                Wanted::Pass => Step::Pass,
                Wanted::Draw => Step::Draw,
                Wanted::Readdress => {
                    self.readdress();
                    Step::Draw
                }
                Wanted::Send(path) => return self.send(path),
                Wanted::Unseen => {
                    self.notice = self.desk.content.words.screen.notices.too_small_to_look.to_string();
                    Step::Draw
                }
            },
            Some(Open::Findings(findings)) => findings.press(key),
            Some(Open::Versions(versions)) => versions.press(key, &self.desk),
            Some(Open::Ways(ways)) => ways.press(key),
            Some(Open::History(history)) => history.press(key, &self.desk),
            Some(Open::Two(two)) => two.press(key),
            Some(Open::Beside(beside)) => beside.press(key),
            Some(Open::Elsewhere(dialog)) => dialog.press(key),
            Some(Open::Settings(page)) => page.press(key, &self.preferences.settings),
            Some(Open::Passphrase(dialog)) => {
                let wanted = dialog.press(key);
                return self.passphrase_wants(wanted);
            }
        };
        self.follow(step)
    }

    fn typed(&mut self, run: &str) -> Vec<Effect> {
        if !self.hidden && self.shown_ends() {
            return Vec::new();
        }
        // Its first letter is the key that ends a breath, however many come at once; the others are meant to be written.
        let ends = !self.hidden && self.breath_is_over();
        let run = run.get(run.chars().next().filter(|_| ends).map_or(0, char::len_utf8)..).unwrap_or_default();
        if run.is_empty() {
            return Vec::new();
        }
        let in_question = self.open.is_none() && self.in_question() && !self.hidden;
        if in_question && self.find.is_some() {
            self.paste_while_finding(run);
            return Vec::new();
        }
        if in_question && self.question.form().typing() {
            self.notice.clear();
            let step = self.question.type_run(run, &self.desk);
            return self.follow(step);
        }
        if self.open.is_none() && self.room == Room::Letter && self.letter.writing() && !self.hidden {
            self.notice.clear();
            let step = self.letter.type_run(run);
            return self.follow(step);
        }
        run.chars().flat_map(|c| self.key(Key::plain(Code::Char(c)))).collect()
    }

    pub(super) fn paste(&mut self, words: &str) -> Vec<Effect> {
        if self.hidden {
            return self.paste_while_hidden(words);
        }
        if self.shown_ends() {
            return Vec::new();
        }
        self.notice.clear();
        if matches!(self.open, Some(Open::Breath(_))) {
            self.open = None;
        }
        let in_question = self.in_question();
        match &mut self.open {
            Some(Open::Palette(palette)) => palette.paste(words),
            Some(Open::Export(export)) => {
                if export.paste(words) == Wanted::Readdress {
                    self.readdress();
                }
            }
            Some(Open::Findings(findings)) => findings.paste(words),
            Some(Open::Elsewhere(dialog)) => dialog.paste(words),
            Some(Open::Passphrase(dialog)) => {
                let wanted = dialog.paste(words);
                return self.passphrase_wants(wanted);
            }
            Some(
                Open::Map(_)
                | Open::Reading(_)
                | Open::Standing(_)
                | Open::Breath(_)
                | Open::Prompts(_)
                | Open::Present
                | Open::Versions(_)
                | Open::Ways(_)
                | Open::History(_)
                | Open::Two(_)
                | Open::Beside(_)
                | Open::Settings(_),
            ) => {}
            None if self.room == Room::Letter => {
                let step = self.letter.paste(words);
                return self.follow(step);
            }
            None if in_question && self.find.is_some() => self.paste_while_finding(words),
            None if !in_question => {}
            None => {
                let step = self.question.paste(words, &self.desk);
                return self.follow(step);
            }
        }
        Vec::new()
    }

    /// Does what a screen asked for.
    pub(super) fn follow(&mut self, step: Step) -> Vec<Effect> {
        match step {
            Step::Pass | Step::Draw => {}
            Step::Answer(id, answer) => self.answer(&id, answer),
            Step::AnswerAndNext(id, answer) => {
                self.answer(&id, answer);
                return self.act(Action::Next);
            }
            Step::Next => return self.act(Action::Next),
            Step::Back => return self.act(Action::Back),
            Step::GoTo(place) if self.leads() => return self.lead_to(&place),
            Step::GoTo(place) => return self.go_to(&place),
            Step::Find(place, words) => return self.find_there(&place, &words),
            Step::Close => self.open = None,
            Step::Hold { words, from, shareable } => return self.hold(Held { words, from, shareable }),
            Step::Say(line) => self.say_line(line),
            Step::Export(way) => return self.last_look(way),
            Step::Deed(deed) => return self.deed(deed),
            Step::Sentence(paragraph, sentence) => {
                let effects = self.lead_to(ids::REPLY);
                self.letter.choose_sentence(paragraph, sentence, &self.desk);
                return effects;
            }
            Step::Restore(version) => return self.bring_back_version(version),
            Step::Choose(side) => return self.choose(side),
            Step::Settle(side) => return self.settle_answer(side),
            Step::SaveIn(path) => return self.save_in(path),
            Step::Set(setting, value) => return self.set(setting, value),
            Step::Bind(name, key) => return self.bind(name, key),
            Step::SettingsAnew => return self.begin_settings_anew(),
            Step::Do(name) => return self.do_named(name),
        }
        Vec::new()
    }

    /// Puts into the workbook what the field in hand holds.
    pub(super) fn take_words_in_hand(&mut self) {
        if self.room == Room::Letter {
            if let Some(deed) = self.letter.written(&self.desk) {
                let _ = self.deed(deed);
            }
        } else if let Step::Answer(id, answer) = self.question.answered(&self.desk) {
            self.answer(&id, answer);
        }
    }

    fn say_line(&mut self, line: Say) {
        if matches!(line, Say::Hidden(_) | Say::Weighed(_) | Say::LetGo) {
            self.take_words_in_hand();
        }
        let words = &self.words().notices;
        let said = match line {
            Say::Full => words.full.to_string(),
            Say::Hidden(1) => fill(&words.hidden_character, &[("n", "1")]),
            Say::Hidden(count) => fill(&words.hidden_characters, &[("n", &count.to_string())]),
            Say::Locked => words.locked.to_string(),
            Say::NoWords(instead) => words.no_words.get(instead).map_or("", Wording::as_str).to_owned(),
            Say::NoTick => words.no_tick.to_string(),
            Say::NoNumber => words.no_number.to_string(),
            Say::LetGo => words.let_go.to_string(),
            Say::Weighed(strength) => fill(&words.weighed, &[("n", &strength.to_string())]),
            Say::NoOrigin => words.no_origin.to_string(),
            Say::NoMore => words.no_more.to_string(),
            Say::Held => words.held.to_string(),
        };
        self.say(said);
    }
}
