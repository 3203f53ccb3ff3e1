//! Which keys do what here: the usual ones, and those that the writer chose instead.
//!
//! A key does one thing. The keys that write and move are never taken, a few actions keep their own, and the palette
//! and the way out always have one. What the file asks for beyond that is refused by name, and the usual keys stay.

use super::actions::{self, Action};
use crate::keys::{Code, Key};
use crate::settings::{Binding, Fault, Read, Why};
use crate::text::KEYS;
use crate::words::{ScreenWords, fill};

/// Control with these is another key's sign in every terminal.
const SIGNS: &[char] = &['i', 'm', 'j', 'h', '[', '@'];

/// An action with its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// What is done.
    pub action: Action,
    /// Its name in the key tables.
    pub name: &'static str,
    /// Its keys, the one to show first.
    pub keys: Vec<Key>,
    /// They are not the usual ones.
    pub chosen: bool,
}

/// Every action with its keys, in the order of the tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    rows: Vec<Bound>,
}

impl Default for Keymap {
    fn default() -> Self {
        let bound = |row: &crate::keys::Row<Action>| Bound {
            action: row.action,
            name: row.name,
            keys: row.keys.to_vec(),
            chosen: false,
        };
        Self { rows: actions::all().map(bound).collect() }
    }
}

impl Keymap {
    /// The keys that the settings ask for, as far as they can be given; what cannot goes from the settings to the
    /// faults.
    #[must_use]
    pub fn settle(read: &mut Read) -> Self {
        let mut kept: Vec<Binding> = Vec::new();
        for binding in std::mem::take(&mut read.settings.keys) {
            let (binding, faults) = sound(binding);
            read.faults.extend(faults);
            kept.extend(binding);
        }
        let map = loop {
            let map = Self::with(&kept);
            // Among the usual keys there is no conflict, so that each turn gives up one that was asked for.
            let Some((at, fault)) = map.conflict(&kept) else { break map };
            read.faults.push(fault);
            kept.remove(at);
        };
        crate::in_order::by_key(&mut read.faults, |fault| (fault.line, fault.column));
        read.settings.keys = kept;
        map
    }

    fn with(bindings: &[Binding]) -> Self {
        let mut map = Self::default();
        for binding in bindings {
            if let Some(row) = map.rows.iter_mut().find(|row| row.name == binding.action) {
                row.keys = binding.keys.iter().map(|(key, _)| *key).collect();
                row.chosen = true;
            }
        }
        map
    }

    /// The last binding that asks for a key of something else, and the fault that this is.
    fn conflict(&self, bindings: &[Binding]) -> Option<(usize, Fault)> {
        let taken = |binding: &Binding| {
            binding.keys.iter().find_map(|(key, at)| {
                let by = self.other(&binding.action, *key)?;
                Some(Fault { line: at.0, column: at.1, why: Why::Taken { key: *key, by: by.to_owned() } })
            })
        };
        let with_fault = |(at, binding): (usize, &Binding)| taken(binding).map(|fault| (at, fault));
        bindings.iter().enumerate().rev().find_map(with_fault)
    }

    /// What else a key does.
    fn other(&self, name: &str, key: Key) -> Option<&'static str> {
        self.rows.iter().find(|row| row.name != name && row.keys.contains(&key)).map(|row| row.name)
    }

    /// Why a key cannot be given to an action; none where it can.
    #[must_use]
    pub fn refusal(&self, name: &str, key: Key) -> Option<Why> {
        if let Some(why) = never(key) {
            return Some(why);
        }
        self.other(name, key).map(|by| Why::Taken { key, by: by.to_owned() })
    }

    /// What a key does everywhere. Undo and redo are the editor's own.
    #[must_use]
    pub fn find(&self, key: Key) -> Option<Action> {
        if matches!(key.code, Code::Char(_)) && !key.ctrl && !key.alt {
            // It writes: nothing else is ever given to it.
            return None;
        }
        let here = |row: &&Bound| !matches!(row.action, Action::Undo | Action::Redo) && row.keys.contains(&key);
        self.rows.iter().find(here).map(|row| row.action)
    }

    /// An action with its keys.
    #[must_use]
    pub fn row(&self, action: Action) -> Option<&Bound> {
        self.rows.iter().find(|row| row.action == action)
    }

    /// The keys that sentences name, and what they are to name instead.
    #[must_use]
    pub fn names(&self, words: &ScreenWords) -> Vec<(String, String)> {
        let joined = |keys: &[Key]| {
            let names: Vec<String> = keys.iter().map(|key| words.key_name(*key)).collect();
            names.join(&words.or)
        };
        let palette = self.row(Action::Palette).and_then(|row| row.keys.get(..1)).unwrap_or_default();
        let none = fill(&words.settings.by_palette, &[("palette", &joined(palette))]);
        let told = |keys: &[Key]| if keys.is_empty() { none.clone() } else { joined(keys) };
        let mut names = Vec::new();
        for (now, usual) in self.rows.iter().zip(&Self::default().rows).filter(|(now, _)| now.chosen) {
            names.push((joined(&usual.keys), told(&now.keys)));
            let first = told(now.keys.get(..1).unwrap_or_default());
            names.extend(usual.keys.iter().map(|key| (words.key_name(*key), first.clone())));
        }
        names
    }

    /// Every action.
    #[must_use]
    pub fn rows(&self) -> &[Bound] {
        &self.rows
    }

    /// The actions whose keys work everywhere: those of the table, and those that were given one.
    pub fn everywhere(&self) -> impl Iterator<Item = &Bound> {
        let usual = |row: &&Bound| actions::TABLE.iter().any(|usual| usual.action == row.action);
        self.rows.iter().filter(move |row| usual(row) || (row.chosen && !row.keys.is_empty()))
    }
}

/// A binding with what it may have; and what it may not.
fn sound(binding: Binding) -> (Option<Binding>, Vec<Fault>) {
    let fault = |(line, column), why| Fault { line, column, why };
    let name = binding.action.clone();
    let Some(row) = actions::all().find(|row| row.name == name) else {
        return (None, vec![fault(binding.at, Why::UnknownAction(name))]);
    };
    if is_fixed(row.action) {
        return (None, vec![fault(binding.at, Why::FixedAction(name))]);
    }
    if binding.keys.is_empty() && is_needed(row.action) {
        return (None, vec![fault(binding.at, Why::Needed(name))]);
    }
    let faults: Vec<Fault> =
        binding.keys.iter().filter_map(|(key, at)| never(*key).map(|why| fault(*at, why))).collect();
    let keys: Vec<_> = binding.keys.into_iter().filter(|(key, _)| never(*key).is_none()).collect();
    let lost = keys.is_empty() && !faults.is_empty();
    ((!lost).then_some(Binding { keys, ..binding }), faults)
}

/// What keeps its own keys: they belong to writing as much as to demur.
#[must_use]
pub const fn is_fixed(action: Action) -> bool {
    matches!(action, Action::Next | Action::Back | Action::Paste | Action::Stop | Action::Undo | Action::Redo)
}

const fn is_needed(action: Action) -> bool {
    matches!(action, Action::Palette | Action::Leave)
}

/// Why a key can be given to nothing; none where it can.
fn never(key: Key) -> Option<Why> {
    if writes_or_moves(key) {
        return Some(Why::WritesOrMoves(key));
    }
    (!is_surely_sent(key)).then_some(Why::NotSurelySent(key))
}

/// True for the keys that every terminal sends: F1 to F12 alone, letters with one of Ctrl and Alt. Who chose another one
/// for the way out might never get there.
fn is_surely_sent(key: Key) -> bool {
    if let Code::Char(c) = key.code {
        return c.is_ascii_lowercase() && key.ctrl != key.alt;
    }
    matches!(key.code, Code::F(1..=12)) && key == Key::plain(key.code)
}

/// The keys that write, move and walk, and those that no terminal tells apart from them.
fn writes_or_moves(key: Key) -> bool {
    let own = KEYS.iter().any(|(known, _)| *known == key);
    match key.code {
        Code::Char(c) if key.ctrl && !key.alt => own || SIGNS.contains(&c),
        // What begins with these is the beginning of something else in a terminal.
        Code::Char('[' | ']') if key.alt => true,
        Code::Char(_) => own || !key.alt,
        Code::F(_) => false,
        Code::Enter
        | Code::Tab
        | Code::Backspace
        | Code::Delete
        | Code::Esc
        | Code::Left
        | Code::Right
        | Code::Up
        | Code::Down
        | Code::Home
        | Code::End
        | Code::PageUp
        | Code::PageDown
        | Code::Insert => true,
    }
}

#[cfg(test)]
#[path = "keymap/tests.rs"]
mod tests;
