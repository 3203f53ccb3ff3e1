//! The keys that matter now, along the foot of the screen.

use ratatui::layout::Rect;

use super::actions::Action;
use super::view::margin;
use super::{App, Open, Room};
use crate::curriculum::ids;
use crate::screens::findings::Way;
use crate::screens::{card, letter, rehearsal};
use crate::text;
use crate::widgets::Glass;

impl App {
    /// The keys that matter now, as many as fit, the most needed first.
    pub(super) fn footer(&self, glass: &mut Glass<'_>, area: Rect) {
        let theme = *glass.theme;
        let edge = margin(area.width).min(1);
        let mut x = area.x + edge;
        for (key, label) in self.keys_now() {
            let needed = text::width(&key) + 1 + text::width(&label);
            if x + needed > area.right() {
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

    pub(super) fn keys_now(&self) -> Vec<(String, String)> {
        let words = self.words();
        let short = |name: &str| words.actions.get(name).map(|action| action.short.clone()).unwrap_or_default();
        let row = |action: Action| {
            let row = self.preferences.keys.row(action)?;
            Some((self.key_names(row.keys.get(..1)?), short(row.name)))
        };
        let fixed = |names: &[&str]| -> Vec<(String, String)> {
            names.iter().filter_map(|name| words.frame.fixed.get(*name).cloned()).collect()
        };
        let rows = |actions: &[Action]| actions.iter().filter_map(|action| row(*action)).collect::<Vec<_>>();
        match &self.open {
            Some(Open::Map(_) | Open::Palette(_)) => return fixed(&["go", "choose", "close"]),
            Some(Open::Ways(_)) => return fixed(&["pick", "move", "close"]),
            Some(Open::Breath(_) | Open::Present) => return Vec::new(),
            Some(Open::Prompts) => return fixed(&["any"]),
            Some(Open::Settings(page)) => return fixed(page.hints()),
            Some(Open::Reading(_) | Open::Standing(_)) => return fixed(&["close", "scroll"]),
            Some(Open::Export(export)) => {
                let go = if export.way.ending().is_some() { "write" } else { "copy" };
                let fields = export.way.is_mail() && export.way.ending().is_some();
                return [fixed(&[go, "close"]), fixed(if fields { &["fields"] } else { &[] }), fixed(&["read"])]
                    .concat();
            }
            Some(Open::Findings(findings)) if findings.writing() => return fixed(&["aside-done", "close"]),
            Some(Open::Findings(findings)) => {
                let go: &[&str] = match findings.way() {
                    Way::Sentence(..) => &["to-sentence"],
                    Way::Question(_) => &["to-question"],
                    Way::Nowhere => &[],
                };
                return [fixed(go), fixed(&["aside", "close", "choose"])].concat();
            }
            Some(Open::Versions(versions)) if versions.comparing() => return fixed(&["restore", "close", "scroll"]),
            Some(Open::Versions(_)) => return fixed(&["compare", "restore", "close", "choose"]),
            Some(Open::History(history)) if history.asking() => return fixed(&["bring-back", "leave-it"]),
            Some(Open::History(_)) => return fixed(&["restore", "close", "choose", "pages"]),
            Some(Open::Two(two)) if !two.cause.chooses() => return fixed(&["close", "scroll"]),
            Some(Open::Two(_)) => return fixed(&["mine", "theirs", "close", "scroll"]),
            Some(Open::Beside(beside)) => return fixed(Self::keys_beside(beside)),
            Some(Open::Elsewhere(_)) => return fixed(&["save-there", "close"]),
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
            Room::Letter => {
                let named =
                    letter::TABLE.iter().filter(|row| !matches!(row.action, letter::Action::Up | letter::Action::Down));
                let keys: Vec<_> =
                    named.map(|row| (self.key_names(row.keys.get(..1).unwrap_or_default()), short(row.name))).collect();
                let (first, others) = keys.split_at_checked(4).unwrap_or((&keys, &[]));
                let rest = rows(&[Action::Next, Action::Card, Action::Leave]);
                let back = [fixed(&["close"]), rows(&[Action::Help])].concat();
                [first.to_vec(), back, others.to_vec(), rest, fixed(&["sentence"])].concat()
            }
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
                rows(&[Action::Next, Action::More, Action::Help, Action::Palette])
            }
            Room::Question => {
                let mut keys = rows(&[Action::Next]);
                keys.extend(fixed(if self.question.form().has_offer() { &["offer"] } else { &[] }));
                keys.extend(fixed(&[self.question.form().hint()]));
                keys.extend(rows(self.called_for()));
                if self.question.stage == ids::AFTER && self.desk.letter().is_some() {
                    keys.extend(rows(&[Action::Card]));
                }
                keys.extend(rows(&[Action::More]));
                if self.desk.letter().is_some() {
                    keys.extend(rows(&[Action::Letter]));
                }
                keys.extend(rows(&[Action::Help, Action::Palette]));
                if self.desk.curriculum().stage(&self.question.stage).is_some_and(|stage| !stage.figures.is_empty()) {
                    keys.extend(rows(&[Action::Figures]));
                }
                keys.extend(rows(&[Action::Leave, Action::Map, Action::Back]));
                keys
            }
        }
    }
}
