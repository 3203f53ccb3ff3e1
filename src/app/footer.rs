//! The keys that matter now, along the foot of the screen.

use ratatui::layout::Rect;

use super::actions::Action;
use super::view::margin;
use super::{App, Open, Room};
use crate::curriculum::ids;
use crate::keys::Row;
use crate::screens::findings::{Findings, Way};
use crate::screens::{card, letter, rehearsal};
use crate::text;
use crate::widgets::Glass;
use crate::wording::Wording;

/// Below so many columns few keys are named.
const NARROW: u16 = 60;
/// Below so many rows the message has none for how it is wished for and what was found in it.
const LOW: u16 = 12;

impl App {
    /// The keys that matter now, as many as fit, the most needed first.
    pub(super) fn footer(&self, glass: &mut Glass<'_>, area: Rect) {
        let theme = *glass.theme;
        let edge = margin(area.width).min(1);
        let mut x = area.x + edge;
        let mut all_fit = true;
        let keys = self.keys_now().into_iter().map(|key| (key, false));
        for ((key, label), rare) in keys.chain(self.rarer_keys().into_iter().map(|key| (key, true))) {
            let needed = text::width(&key) + 1 + text::width(&label);
            if x + needed > area.right() || (rare && !all_fit) {
                all_fit = false;
                continue;
            }
            x += glass.put(x, area.y, area.right() - x, &key, theme.accent) + 1;
            x += glass.put(x, area.y, area.right().saturating_sub(x), &label, theme.quiet) + 3;
        }
    }

    /// What the answer in hand opens: where its option leads, a list it can be carried into, the short path.
    pub(super) fn called_for(&self) -> &'static [Action] {
        let question = self.question.form().question();
        let taken = self.question.form().taken();
        let leads = |option: &crate::curriculum::Opt| !option.leads_to.is_empty() && taken.contains(&option.id);
        if question.options.iter().any(leads) {
            &[Action::Follow]
        } else if !question.into.is_empty() && self.desk.workbook.answered(&question.id) {
            &[Action::RisksToLedger]
        } else if question.id == ids::URGENCY && taken.iter().any(|id| id == ids::TODAY) {
            &[Action::Short]
        } else {
            &[]
        }
    }

    pub(super) fn keys_now(&self) -> Vec<(String, Wording)> {
        let words = self.words();
        let short = |name: &str| words.actions.get(name).map(|action| action.short).unwrap_or_default();
        let row = |action: Action| {
            let row = self.preferences.keys.row(action)?;
            Some((self.key_names(row.keys.get(..1)?), short(row.name)))
        };
        let fixed = |names: &[&str]| -> Vec<(String, Wording)> {
            names.iter().filter_map(|name| words.frame.fixed.get(*name)).map(fixed_key).collect()
        };
        let rows = |actions: &[Action]| actions.iter().filter_map(|action| row(*action)).collect::<Vec<_>>();
        if self.finding() {
            return fixed(&["next-place", "close"]);
        }
        match &self.open {
            Some(Open::Map(_) | Open::Palette(_)) => return fixed(&["go", "choose", "close"]),
            Some(Open::Ways(_)) => return fixed(&["pick", "move", "close"]),
            Some(Open::Breath(_) | Open::Present) => return Vec::new(),
            Some(Open::Prompts(prompts)) if prompts.scrolls() => return fixed(&["scroll", "any"]),
            Some(Open::Prompts(_)) => return fixed(&["any"]),
            Some(Open::Settings(page)) => return fixed(page.hints()),
            Some(Open::Reading(_) | Open::Standing(_)) => return fixed(&["close", "scroll"]),
            Some(Open::Export(export)) => {
                let go = if export.way.ending().is_some() { "write" } else { "copy" };
                let fields = export.way.is_mail() && export.way.ending().is_some();
                return [fixed(&[go, "close"]), fixed(if fields { &["fields"] } else { &[] }), fixed(&["read"])]
                    .concat();
            }
            Some(Open::Findings(findings)) if findings.writing() => return fixed(&["aside-done", "close"]),
            Some(Open::Findings(findings)) => return self.keys_of(findings),
            Some(Open::Versions(versions)) if versions.comparing() => return fixed(&["restore", "close", "scroll"]),
            Some(Open::Versions(_)) => return fixed(&["compare", "restore", "close", "choose"]),
            Some(Open::History(history)) if history.asking() => return fixed(&["bring-back", "leave-it"]),
            Some(Open::History(_)) => return fixed(&["restore", "close", "choose", "pages"]),
            Some(Open::Two(two)) if !two.cause.chooses() => return fixed(&["close", "scroll"]),
            Some(Open::Two(_)) => return fixed(&["mine", "theirs", "close", "scroll"]),
            Some(Open::Beside(beside)) => return fixed(Self::keys_beside(beside)),
            Some(Open::Elsewhere(_)) => return fixed(&["save-there", "close"]),
            Some(Open::Passphrase(dialog)) if dialog.in_turns(&words.passphrase, self.inner()) => {
                return fixed(&["turns", "close", "own"]);
            }
            Some(Open::Passphrase(_)) => return fixed(&["own", "close"]),
            None => {}
        }
        match self.room {
            Room::Welcome => {
                [fixed(&["begin"]), rows(&[Action::Short, Action::Help, Action::Palette, Action::Leave])].concat()
            }
            Room::Letter if self.desk.letter().is_none() => {
                [fixed(&["close"]), rows(&[Action::Short, Action::Help, Action::Palette, Action::Leave])].concat()
            }
            Room::Letter if self.letter.writing() => {
                [fixed(&["done"]), rows(&[Action::Undo, Action::Help, Action::Leave])].concat()
            }
            Room::Letter => [self.keys_of_message(), fixed(&["sentence"])].concat(),
            Room::Card => {
                let now = card::TABLE.iter().filter(|row| self.card.offers(row.action));
                let keys = now.map(|row| (self.key_names(row.keys), short(row.name)));
                let rest = rows(&[Action::Help, Action::Leave]);
                [keys.collect(), fixed(&["close", "scroll"]), rest].concat()
            }
            Room::Rehearsal => {
                let keys = rehearsal::TABLE.iter();
                let mut keys: Vec<_> =
                    keys.map(|row| (self.key_names(row.keys.get(..1).unwrap_or_default()), short(row.name))).collect();
                // The way out is needed more than the last of them.
                let before = keys.pop();
                [keys, fixed(&["close"]), before.into_iter().collect(), rows(&[Action::Hide])].concat()
            }
            Room::Question if self.seen_from_afar() => {
                let hint = fixed(&[self.question.form().hint()]);
                let back = fixed(self.way_back().as_slice());
                [rows(&[Action::Next]), back, hint, rows(&[Action::Help, Action::Leave, Action::Palette, Action::More])]
                    .concat()
            }
            Room::Question => {
                let hint = self.question.form().hint();
                // Where Enter goes on, as Tab does, one of them is named.
                let mut keys = if hint == "on" { Vec::new() } else { rows(&[Action::Next]) };
                keys.extend(fixed(self.way_back().as_slice()));
                keys.extend(fixed(if self.question.form().has_offer() { &["offer"] } else { &[] }));
                keys.extend(fixed(&[hint]));
                keys.extend(rows(self.called_for()));
                if self.question.stage == ids::AFTER && self.desk.letter().is_some() {
                    keys.extend(rows(&[Action::Card]));
                }
                keys.extend(rows(&[Action::Help, Action::Leave, Action::Palette]));
                if self.desk.letter().is_some() {
                    keys.extend(rows(&[Action::Letter]));
                }
                keys.extend(rows(&[Action::More]));
                keys
            }
        }
    }

    /// The keys of the findings. In a narrow window the way out, and the way to the end, come first.
    fn keys_of(&self, findings: &Findings) -> Vec<(String, Wording)> {
        let go = match findings.way() {
            Way::Sentence(..) => "to-sentence",
            Way::Question(_) => "to-question",
            Way::Nowhere => "",
        };
        let more = if findings.is_more() { "turns" } else { "" };
        let aside = if findings.is_aside() { "take-up" } else { "aside" };
        let narrow = self.size.0 < NARROW;
        let names = if narrow { ["close", more, go, aside, "choose"] } else { [go, aside, "close", more, "choose"] };
        names.iter().filter_map(|name| self.words().frame.fixed.get(*name)).map(fixed_key).collect()
    }

    /// The keys of the message, those that most need first. Which of them change how it is wished for, its line tells.
    fn keys_of_message(&self) -> Vec<(String, Wording)> {
        use letter::Action::{Down, Edit, Kind, Open, Send, Up};
        let words = self.words();
        let short = |name: &str| words.actions.get(name).map(|action| action.short).unwrap_or_default();
        let mut first = vec![Open, Edit, Send];
        if self.desk.says_otherwise() {
            first.insert(0, Kind);
        }
        let key = |row: &Row<letter::Action>| (self.key_names(row.keys.get(..1).unwrap_or_default()), short(row.name));
        let of = |action: &letter::Action| letter::TABLE.iter().find(|row| row.action == *action).map(key);
        // A sentence of demur's own has no answer.
        if self.letter.origin(&self.desk).is_none() {
            first.retain(|action| *action != Open);
        }
        let other =
            |row: &&Row<letter::Action>| !first.contains(&row.action) && ![Open, Up, Down].contains(&row.action);
        let everywhere = |action: Action| {
            let row = self.preferences.keys.row(action)?;
            Some((self.key_names(row.keys.get(..1)?), short(row.name)))
        };
        let close = self.way_back().unwrap_or("close");
        let back = words.frame.fixed.get(close).map(fixed_key).into_iter().chain(everywhere(Action::Help));
        let rest = [Action::Leave, Action::Next, Action::Card].into_iter().filter_map(everywhere);
        let rest = letter::TABLE.iter().filter(other).map(key).chain(rest);
        let mut needed: Vec<_> = first.iter().filter_map(of).collect();
        // In a narrow window the way out comes before all but the first.
        let at = if self.size.0 < NARROW { needed.len().min(1) } else { needed.len() };
        needed.splice(at..at, back);
        // In one so low that nothing else tells of them, the findings come right after it.
        if at < 2 && self.size.1 < LOW && !self.desk.findings().is_empty() {
            let first = (at == 1).then(|| needed.remove(0));
            needed.splice(1..1, of(&letter::Action::Findings).into_iter().chain(first));
        }
        needed.into_iter().chain(rest).collect()
    }

    /// Keys that are seldom needed: they are named where all the others are.
    fn rarer_keys(&self) -> Vec<(String, Wording)> {
        if self.open.is_some() || self.room != Room::Question || self.finding() || self.seen_from_afar() {
            return Vec::new();
        }
        let stage = self.desk.curriculum().stage(&self.question.stage);
        let figures = stage.filter(|stage| !stage.figures.is_empty()).map(|_| Action::Figures);
        let row = |action| {
            let row = self.preferences.keys.row(action)?;
            let short = self.words().actions.get(row.name).map(|action| action.short);
            Some((self.key_names(row.keys.get(..1)?), short.unwrap_or_default()))
        };
        let back = self.progress().is_none_or(|(at, _)| at > 0).then_some(Action::Back);
        back.into_iter().chain(figures).chain([Action::Map]).filter_map(row).collect()
    }
}

/// A key that is bound to nothing else, as its words name it.
fn fixed_key((key, says): &(Wording, Wording)) -> (String, Wording) {
    (key.to_string(), *says)
}
