//! Words in which keys may have other names.

use std::collections::BTreeMap;

use crate::wording::Wording;

/// Sentences with other names of keys in them, all at once: two keys may change places. A name is whole: `F1` is not
/// in `F12`, nor `Ctrl-P` in `Ctrl-PageUp`.
#[must_use]
pub fn renamed(text: &str, names: &[(String, String)]) -> String {
    // Korean puts its particles right behind a name: they are no part of it.
    let part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let (mut out, mut rest, mut inside) = (String::with_capacity(text.len()), text, false);
    while let Some(c) = rest.chars().next() {
        let whole = |old: &str| rest.strip_prefix(old).filter(|after| !after.starts_with(part));
        let fitting = names.iter().filter(|(old, _)| !inside && !old.is_empty());
        let found = fitting.filter_map(|(old, new)| Some((new, whole(old)?))).min_by_key(|(_, after)| after.len());
        if let Some((new, after)) = found {
            out.push_str(new);
            (rest, inside) = (after, true);
        } else {
            out.push(c);
            (rest, inside) = (rest.get(c.len_utf8()..).unwrap_or_default(), part(c));
        }
    }
    out
}

/// Something of words.
pub trait Rename {
    /// Puts other names of keys into it: each usual name, and what stands in its place.
    fn rename(&mut self, names: &[(String, String)]);
}

impl Rename for String {
    fn rename(&mut self, names: &[(String, String)]) {
        *self = renamed(self, names);
    }
}

impl Rename for Wording {
    fn rename(&mut self, names: &[(String, String)]) {
        *self = Self::kept(renamed(self, names));
    }
}

impl Rename for (Wording, Wording) {
    fn rename(&mut self, names: &[(String, String)]) {
        self.0.rename(names);
        self.1.rename(names);
    }
}

impl<T: Rename> Rename for Vec<T> {
    fn rename(&mut self, names: &[(String, String)]) {
        for one in self {
            one.rename(names);
        }
    }
}

impl Rename for (String, String) {
    fn rename(&mut self, names: &[(String, String)]) {
        self.0.rename(names);
        self.1.rename(names);
    }
}

impl<K: Ord, T: Rename> Rename for BTreeMap<K, T> {
    fn rename(&mut self, names: &[(String, String)]) {
        for one in self.values_mut() {
            one.rename(names);
        }
    }
}

/// Structs of words, as their file writes them. Each field is named as the sentence it holds.
macro_rules! words {
    ($($(#[$doc:meta])* pub struct $name:ident { $($(#[$of:meta])* pub $field:ident: $kind:ty,)+ })+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
            #[serde(deny_unknown_fields)]
            #[expect(missing_docs, reason = "each field is named as the sentence it holds; the file is the documentation")]
            pub struct $name { $($(#[$of])* pub $field: $kind,)+ }

            impl super::renamed::Rename for $name {
                fn rename(&mut self, names: &[(String, String)]) {
                    $(super::renamed::Rename::rename(&mut self.$field, names);)+
                }
            }
        )+
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_other_names_whole_and_at_once() {
        let names = [("F1 or Alt-H", "F2"), ("F1", "F2"), ("F2", "F1"), ("Ctrl-P", "Alt-J")];
        let names = names.map(|(old, new)| (old.to_owned(), new.to_owned()));
        let check = |text, expected| assert_eq!(renamed(text, &names), expected);
        check("F1 or Alt-H shows it.", "F2 shows it.");
        check("F1, F2 (F12); XF1", "F2, F1 (F12); XF1");
        check("F1을 누르면, Alt-H와 F12", "F2을 누르면, Alt-H와 F12");
        check("Ctrl-P, then Ctrl-PageUp", "Alt-J, then Ctrl-PageUp");
        assert_eq!(renamed("F1", &[]), "F1");
    }
}
