//! Keys in writing: `hello<tab><C-z>` is five letters, Tab and Control-Z. `<lt>` is the character `<`.

use super::{Code, Key};

/// A name between angle brackets that is no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no key named <{0}>")]
pub struct UnknownKey(pub String);

/// Reads a line of keys. A character stands for itself, a newline for Enter, `<name>` for a named key,
/// with `C-`, `A-` and `S-` before the name for Control, Alt and Shift.
///
/// # Errors
/// [`UnknownKey`] for the first name that is no key.
pub fn parse(line: &str) -> Result<Vec<Key>, UnknownKey> {
    let mut keys = Vec::new();
    let mut rest = line.chars();
    while let Some(c) = rest.next() {
        keys.push(match c {
            '<' => named(&rest.by_ref().take_while(|c| *c != '>').collect::<String>())?,
            '\n' => Key::plain(Code::Enter),
            '\t' => Key::plain(Code::Tab),
            c => Key::plain(Code::Char(c)),
        });
    }
    Ok(keys)
}

/// One key by its name, as people write it by hand: `F4`, `A-l`, `Alt-L`, `Ctrl-P`, `<C-p>`.
#[must_use]
pub fn one(name: &str) -> Option<Key> {
    let mut rest = name.trim();
    rest = rest.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(rest);
    let mut marks = String::new();
    while let Some((mark, after)) = rest.split_once('-').filter(|(_, after)| !after.is_empty()) {
        marks.push_str(match mark.to_ascii_lowercase().as_str() {
            "c" | "ctrl" | "control" => "C-",
            "a" | "alt" | "m" | "meta" => "A-",
            "s" | "shift" => "S-",
            _ => return None,
        });
        rest = after;
    }
    let mut key = named(&(marks + rest)).ok()?;
    key.shift &= !matches!(key.code, Code::Char(_));
    Some(key.of_any_case())
}

fn named(name: &str) -> Result<Key, UnknownKey> {
    let mut key = Key::plain(Code::Esc);
    let mut rest = name;
    loop {
        let before = rest;
        for (mark, held) in [("C-", &mut key.ctrl), ("A-", &mut key.alt), ("S-", &mut key.shift)] {
            if let Some(after) = rest.strip_prefix(mark).filter(|after| !after.is_empty()) {
                *held = true;
                rest = after;
            }
        }
        if rest == before {
            break;
        }
    }
    key.code = code(rest).ok_or_else(|| UnknownKey(name.to_owned()))?;
    Ok(key)
}

fn code(name: &str) -> Option<Code> {
    let mut letters = name.chars();
    if let (Some(only), None) = (letters.next(), letters.next()) {
        return Some(Code::Char(only));
    }
    Some(match name.to_ascii_lowercase().as_str() {
        "lt" => Code::Char('<'),
        "space" => Code::Char(' '),
        "enter" => Code::Enter,
        "tab" => Code::Tab,
        "backspace" => Code::Backspace,
        "del" => Code::Delete,
        "esc" => Code::Esc,
        "left" => Code::Left,
        "right" => Code::Right,
        "up" => Code::Up,
        "down" => Code::Down,
        "home" => Code::Home,
        "end" => Code::End,
        "pageup" => Code::PageUp,
        "pagedown" => Code::PageDown,
        "insert" => Code::Insert,
        other => Code::F(other.strip_prefix('f')?.parse().ok().filter(|n| (1..=24).contains(n))?),
    })
}

impl Key {
    /// With Control or Alt a letter has no case of its own.
    #[must_use]
    pub fn of_any_case(self) -> Self {
        let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
        match self {
            Self { code: Code::Char(c), ctrl, alt, .. } if ctrl || alt => Self { code: Code::Char(lower(c)), ..self },
            other => other,
        }
    }

    /// As it stands in the settings: `F4`, `A-l`.
    #[must_use]
    pub fn in_a_file(self) -> String {
        let name = self.to_string();
        let bare = name.strip_prefix('<').and_then(|name| name.strip_suffix('>')).unwrap_or(&name);
        if matches!(self.code, Code::F(_)) { bare.to_uppercase() } else { bare.to_owned() }
    }
}

impl std::fmt::Display for Key {
    /// The notation [`parse`] reads.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = match self.code {
            Code::Char('<') => "lt".to_owned(),
            Code::Char(' ') => "space".to_owned(),
            Code::Char(c) => c.to_string(),
            Code::Enter => "enter".to_owned(),
            Code::Tab => "tab".to_owned(),
            Code::Backspace => "backspace".to_owned(),
            Code::Delete => "del".to_owned(),
            Code::Esc => "esc".to_owned(),
            Code::Left => "left".to_owned(),
            Code::Right => "right".to_owned(),
            Code::Up => "up".to_owned(),
            Code::Down => "down".to_owned(),
            Code::Home => "home".to_owned(),
            Code::End => "end".to_owned(),
            Code::PageUp => "pageup".to_owned(),
            Code::PageDown => "pagedown".to_owned(),
            Code::Insert => "insert".to_owned(),
            Code::F(n) => format!("f{n}"),
        };
        let held = [(self.ctrl, "C-"), (self.alt, "A-"), (self.shift, "S-")];
        let held: String = held.iter().filter(|(on, _)| *on).map(|(_, mark)| *mark).collect();
        if held.is_empty() && self.typed().is_some_and(|c| c != '<' && c != ' ') {
            return f.write_str(&name);
        }
        write!(f, "<{held}{name}>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[Key]) {
        assert_eq!(parse(line).as_deref(), Ok(expected), "{line}");
        let written: String = expected.iter().map(ToString::to_string).collect();
        assert_eq!(parse(&written).as_deref(), Ok(expected), "{written}");
    }

    #[test]
    fn letters_stand_for_themselves() {
        check("ab", &[Key::plain(Code::Char('a')), Key::plain(Code::Char('b'))]);
    }

    #[test]
    fn names_and_what_is_held() {
        check("<tab><S-tab>", &[Key::plain(Code::Tab), Key::shift(Code::Tab)]);
        check("<C-z><A-l><f4>", &[Key::ctrl(Code::Char('z')), Key::alt(Code::Char('l')), Key::plain(Code::F(4))]);
        check("<lt><space>", &[Key::plain(Code::Char('<')), Key::plain(Code::Char(' '))]);
        check("<C-S-left>", &[Key { code: Code::Left, ctrl: true, alt: false, shift: true }]);
    }

    #[test]
    fn a_key_by_hand_is_read_in_any_of_its_forms() {
        for (key, forms) in [
            (Key::plain(Code::F(4)), ["F4", "f4", "<f4>", " <F4> "]),
            (Key::alt(Code::Char('l')), ["A-l", "Alt-L", "alt-l", "<A-l>"]),
            (Key::ctrl(Code::Char('p')), ["C-p", "Ctrl-P", "control-p", "c-P"]),
            (Key::alt(Code::Char('-')), ["A--", "Alt--", "<A-->", "a--"]),
        ] {
            for form in forms {
                assert_eq!(one(form), Some(key), "{form}");
            }
            assert_eq!(one(&key.in_a_file()), Some(key));
        }
        for none in ["", "F25", "hyper-x", "Alt-", "nosuch", "<>"] {
            assert_eq!(one(none), None, "{none}");
        }
    }

    #[test]
    fn an_unknown_name_is_named() {
        assert_eq!(parse("a<nosuch>"), Err(UnknownKey("nosuch".to_owned())));
    }
}
