//! Reading the file: settings, and a fault for each thing that is not understood.

use std::collections::BTreeSet;

use super::fault::{Fault, Why};
use super::grammar::{self, Kind, Value, place};
use super::setting::{KEYS, PACK};
use super::{Binding, Setting, Settings};
use crate::keys;

/// More than this is no file of settings.
const MOST: usize = 32 * 1024;

/// What the file says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Read {
    /// The settings; the usual ones where a value has a fault.
    pub settings: Settings,
    /// What is not understood, in the order of the file.
    pub faults: Vec<Fault>,
    /// Nothing of it can be read, so nothing in it can be changed either.
    pub broken: bool,
}

impl Read {
    /// A file that cannot be read at all.
    #[must_use]
    pub fn unreadable(why: Why) -> Self {
        Self { faults: vec![Fault { line: 0, column: 0, why }], broken: true, ..Self::default() }
    }
}

/// Reads the file. One of nothing but blanks holds no choice.
#[must_use]
pub fn read(text: &str) -> Read {
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
        return Read::default();
    }
    if text.len() > MOST {
        return Read::unreadable(Why::TooLarge);
    }
    let mut reader = Reader { text, read: Read::default() };
    match grammar::read(text) {
        Ok(Value { kind: Kind::Fields(fields), .. }) => reader.settings(&fields),
        Ok(value) => reader.fault(value.at.start, Why::Broken(grammar::Broken::NoBracket)),
        Err((broken, at)) => {
            reader.fault(at, Why::Broken(broken));
            reader.read.broken = true;
        }
    }
    reader.read
}

struct Reader<'a> {
    text: &'a str,
    read: Read,
}

impl Reader<'_> {
    fn fault(&mut self, at: usize, why: Why) {
        let (line, column) = place(self.text, at);
        self.read.faults.push(Fault { line, column, why });
    }

    fn settings(&mut self, fields: &[(Value, Value)]) {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for (key, value) in fields {
            let Kind::Plain(name) = &key.kind else {
                self.fault(key.at.start, Why::Broken(grammar::Broken::NoName));
                continue;
            };
            if !seen.insert(name) {
                self.fault(key.at.start, Why::Twice(name.clone()));
                continue;
            }
            match Setting::named(name) {
                Some(setting) => self.setting(setting, value),
                None if name == KEYS => self.bindings(value),
                None if name == PACK => self.pack(value),
                None => self.fault(key.at.start, Why::UnknownSetting(name.clone())),
            }
        }
    }

    fn setting(&mut self, setting: Setting, value: &Value) {
        let set = match &value.kind {
            Kind::Plain(word) => setting.set(&mut self.read.settings, word),
            Kind::List(_) | Kind::Fields(_) => false,
        };
        if !set {
            let found = self.text.get(value.at.clone()).unwrap_or_default().to_owned();
            self.fault(value.at.start, Why::NotOne { setting, found });
        }
    }

    /// The folder of a pack; an empty one is none.
    fn pack(&mut self, value: &Value) {
        match &value.kind {
            Kind::Plain(folder) => self.read.settings.pack = Some(folder.clone()).filter(|folder| !folder.is_empty()),
            Kind::List(_) | Kind::Fields(_) => self.fault(value.at.start, Why::NoPack),
        }
    }

    fn bindings(&mut self, value: &Value) {
        let Kind::Fields(actions) = &value.kind else {
            self.fault(value.at.start, Why::NoKeys);
            return;
        };
        for (name, keys) in actions {
            match &name.kind {
                Kind::Plain(action) => self.binding(action, name.at.start, keys),
                Kind::List(_) | Kind::Fields(_) => self.fault(name.at.start, Why::NoKeys),
            }
        }
    }

    fn binding(&mut self, action: &str, at: usize, value: &Value) {
        if self.read.settings.keys.iter().any(|other| other.action == action) {
            self.fault(at, Why::Twice(action.to_owned()));
            return;
        }
        let names: Vec<&Value> = match &value.kind {
            Kind::Plain(_) => vec![value],
            Kind::List(keys) => keys.iter().collect(),
            Kind::Fields(_) => {
                self.fault(value.at.start, Why::NoKeys);
                return;
            }
        };
        let mut bound = Vec::new();
        let given = names.len();
        for name in names {
            let text = match &name.kind {
                Kind::Plain(text) => text.as_str(),
                Kind::List(_) | Kind::Fields(_) => "",
            };
            match keys::named(text) {
                Some(key) => bound.push((key, place(self.text, name.at.start))),
                None => self.fault(name.at.start, Why::UnknownKey(text.to_owned())),
            }
        }
        // Where none of its keys is understood, the usual ones stay.
        if given == 0 || !bound.is_empty() {
            let binding = Binding { action: action.to_owned(), at: place(self.text, at), keys: bound };
            self.read.settings.keys.push(binding);
        }
    }
}
