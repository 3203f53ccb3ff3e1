//! What keys do to a form.

use super::control::{Control, Part};
use super::{Did, Form, Moment};
use crate::curriculum::Kind;
use crate::keys::{Code, Key};
use crate::text::{Editor, Reaction};

impl Form {
    /// A key.
    pub fn press(&mut self, key: Key) -> Did {
        let undo = matches!(key, Key { code: Code::Char('z'), ctrl: true, shift: false, .. });
        let redo = matches!(key, Key { code: Code::Char('y' | 'Z'), ctrl: true, .. })
            || matches!(key, Key { code: Code::Char('z'), ctrl: true, shift: true, .. });
        if self.one_editor() && (undo || redo) {
            // The words have their own way back, which shortcuts and offers go too.
            self.focus = 0;
        }
        if self.single() {
            let was = (key == Key::plain(Code::Down)).then(|| self.spot());
            let did = self.edit(|editor| editor.press(key));
            let stuck = did == Did::Moved && was == Some(self.spot());
            return if did == Did::Nothing || stuck { self.steer(key) } else { did };
        }
        if undo || redo {
            return self.step(undo);
        }
        let did = self.type_into(key);
        if did == Did::Nothing { self.steer(key) } else { did }
    }

    /// A run of typed characters where words are typed: taken whole or not at all.
    pub fn type_run(&mut self, text: &str) -> Did {
        let opens = text.chars().any(char::is_whitespace);
        self.edit_and_keep(opens, |editor| editor.insert(text))
    }

    /// A paste, in one piece, where words are typed; else into the line where one would write on.
    pub fn paste(&mut self, text: &str) -> Did {
        if !self.typing() {
            let Some(line) = self.line_to_write_on() else { return Did::NoWords };
            self.focus_on(line);
        }
        let rows: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        let did = match rows.as_slice() {
            [first, rest @ ..] if !rest.is_empty() && self.focused().is_some_and(Control::begins_row) => {
                self.paste_rows(first, rest)
            }
            _ => self.edit_and_keep(true, |editor| editor.paste(text)),
        };
        self.typing = None;
        did
    }

    /// True where the words of one editor, with shortcuts into them, are the whole answer: its own undo serves.
    pub(super) fn one_editor(&self) -> bool {
        matches!(self.question.kind, Kind::Line | Kind::Text | Kind::Date)
    }

    /// True where that editor has the focus.
    pub(super) fn single(&self) -> bool {
        self.one_editor() && self.typing()
    }

    pub(super) fn type_into(&mut self, key: Key) -> Did {
        if !self.typing() {
            return Did::Nothing;
        }
        let erases = matches!(key.code, Code::Backspace) && self.focused().is_some_and(|c| c.words().is_empty());
        if erases {
            return self.erase_row();
        }
        self.edit_and_keep(key.typed().is_none_or(char::is_whitespace), |editor| editor.press(key))
    }

    /// An edit in a form of several controls, which can be taken back: from here where it opens a word, else with
    /// the word it belongs to. An editor that is the whole answer keeps its own way back.
    pub(super) fn edit_and_keep(&mut self, opens: bool, change: impl FnOnce(&mut Editor) -> Reaction) -> Did {
        if self.one_editor() {
            return self.edit(change);
        }
        let opens = opens || self.typing != Some(self.focus);
        let before = opens.then(|| Moment { controls: self.controls.clone(), focus: self.focus });
        let did = self.edit(change);
        if let Did::Changed(_) | Did::Cut(_) = did {
            if let Some(before) = before {
                self.keep(before);
            }
            self.typing = Some(self.focus);
        }
        did
    }

    pub(super) fn edit(&mut self, change: impl FnOnce(&mut Editor) -> Reaction) -> Did {
        let locked = self.locked;
        let Some(editor) = self.focused_mut().and_then(Control::editor_mut) else { return Did::Nothing };
        let before = locked.then(|| editor.clone());
        let did = match change(editor) {
            Reaction::Ignored => Did::Nothing,
            Reaction::Moved | Reaction::Unchanged => Did::Moved,
            Reaction::Edited { removed_hidden } => Did::Changed(removed_hidden),
            Reaction::Full => Did::Full,
            Reaction::Copied(words) => Did::Copied(words),
            Reaction::Cut(words) => Did::Cut(words),
        };
        let changed = matches!(did, Did::Changed(_) | Did::Cut(_));
        if let (Some(before), true) = (before, changed) {
            *editor = before;
            return Did::Locked;
        }
        if changed {
            self.settle();
        }
        did
    }

    pub(super) fn steer(&mut self, key: Key) -> Did {
        if key.ctrl || key.alt {
            return self.adjust_from_words(key);
        }
        match key.code {
            Code::Up => self.move_focus(false),
            Code::Down => self.move_focus(true),
            Code::Left | Code::Right => self.adjust(key.code == Code::Right),
            Code::Enter => self.enter(),
            Code::Char(' ') if matches!(self.focused(), Some(Control::Strength(_))) => self.typed_elsewhere(' '),
            Code::Char(' ') => self.toggle(),
            Code::Char(c) => {
                let did = self.typed_elsewhere(c);
                if did == Did::Nothing { Did::NoWords } else { did }
            }
            Code::Backspace | Code::Delete => self.clear(),
            Code::Home => self.focus_on(0),
            Code::End => self.focus_on(self.controls.len().saturating_sub(1)),
            Code::Tab | Code::Esc | Code::PageUp | Code::PageDown | Code::Insert | Code::F(_) => Did::Nothing,
        }
    }

    pub(super) fn focus_on(&mut self, place: usize) -> Did {
        self.typing = None;
        if place == self.focus || place >= self.controls.len() {
            return Did::Nothing;
        }
        self.place_caret(0);
        self.focus = place;
        self.place_caret(usize::MAX);
        Did::Moved
    }

    /// A line that is left shows its beginning; one that is entered is written on at its end.
    pub(super) fn place_caret(&mut self, byte: usize) {
        let several = !self.one_editor();
        if let Some(editor) = self.focused_mut().and_then(Control::editor_mut).filter(|_| several) {
            let end = editor.byte_count();
            *editor = editor.clone().with_caret(byte.min(end));
        }
    }

    /// Up and down go from line to line, and from strength to strength.
    pub(super) fn move_focus(&mut self, down: bool) -> Did {
        let places: Vec<usize> =
            if down { (self.focus + 1..self.controls.len()).collect() } else { (0..self.focus).rev().collect() };
        let strength = |place: &usize| matches!(self.controls.get(*place), Some(Control::Strength(_)));
        let among_strengths = strength(&self.focus).then(|| places.iter().copied().find(strength)).flatten();
        let line = || places.iter().copied().find(|place| !strength(place) && self.offered(*place));
        match among_strengths.or_else(line) {
            Some(place) => self.focus_on(place),
            None => Did::Nothing,
        }
    }

    /// False for the detail of an option that is not taken, for an offer where something is written, for a starter
    /// that was used: they are neither shown nor reached.
    pub(super) fn offered(&self, place: usize) -> bool {
        if let Some(Control::Offer(_)) = self.controls.get(place) {
            return self.controls.first().and_then(Control::editor).is_none_or(|editor| editor.prose().is_blank());
        }
        if let Some(Control::Starter(starter)) = self.controls.get(place) {
            let words = self.question.starters.get(*starter);
            return !self.controls.iter().any(|c| c.begins_row() && words.is_some_and(|words| c.words() == *words));
        }
        let Some(Part::Detail(option)) = self.controls.get(place).and_then(Control::part) else { return true };
        self.controls.iter().any(|c| matches!(c, Control::Mark { option: o, taken: true } if *o == option))
    }

    pub(super) fn enter(&mut self) -> Did {
        match self.focused() {
            Some(Control::Mark { option, taken }) if self.question.kind != Kind::Checklist => {
                let (option, taken) = (*option, *taken);
                let did = if taken { Did::Moved } else { self.take(option, true) };
                let beside = self
                    .controls
                    .iter()
                    .position(|c| matches!(c.part(), Some(Part::Evidence)) || c.part() == Some(Part::Detail(option)));
                match (beside, did) {
                    (_, Did::Locked) => Did::GoOn,
                    (Some(place), did) => {
                        self.focus_on(place);
                        did
                    }
                    (None, Did::Changed(_)) => Did::ChangedAndOn,
                    (None, _) => Did::GoOn,
                }
            }
            Some(Control::Mark { .. } | Control::Fed { .. }) if self.looks_unticked() => {
                self.told = true;
                Did::NoTick
            }
            Some(Control::Starter(_) | Control::InDays(_) | Control::Offer(_)) => self.use_shortcut(),
            Some(
                Control::Words { part: Part::Own | Part::Item | Part::Cell(_), .. }
                | Control::Strength(_)
                | Control::OneOf { .. },
            ) => self.enter_in_list(),
            Some(Control::Words { .. } | Control::Mark { .. } | Control::Fed { .. } | Control::Scale(_)) | None => {
                Did::GoOn
            }
        }
    }

    /// Somebody who moved to an option and ticked none may take Enter for the tick, as it is where one is taken.
    fn looks_unticked(&self) -> bool {
        let ticked =
            |control: &Control| matches!(control, Control::Mark { taken: true, .. } | Control::Fed { taken: true, .. });
        self.focus > 0 && !self.told && !self.locked && self.is_empty() && !self.controls.iter().any(ticked)
    }

    /// A letter or digit typed where no words are.
    pub(super) fn typed_elsewhere(&mut self, c: char) -> Did {
        match (self.focused(), c.to_digit(10)) {
            (Some(Control::Strength(_) | Control::Scale(_)), Some(digit)) => self.digit(digit),
            (Some(Control::Mark { .. }), Some(digit)) if self.question.kind != Kind::Checklist => {
                self.pick_by_number(digit)
            }
            (Some(Control::OneOf { .. }), _) => self.pick_by_letter(c),
            (Some(Control::Strength(_)), None) if self.focus > 0 => {
                self.focus_on(self.focus - 1);
                // What was written there ended with the Enter: the next word stands apart.
                let words = self.focused().map(Control::words).unwrap_or_default();
                if !words.is_empty() && !words.ends_with(char::is_whitespace) && !c.is_whitespace() {
                    self.press(Key::plain(Code::Char(' ')));
                }
                self.press(Key::plain(Code::Char(c)))
            }
            _ => self.write_on(c),
        }
    }

    /// Typing begins at once: in the line where one would write on.
    pub(super) fn write_on(&mut self, c: char) -> Did {
        let Some(place) = self.line_to_write_on() else { return Did::Nothing };
        self.focus_on(place);
        self.press(Key::plain(Code::Char(c)))
    }

    /// True where words can be written into the answer as it stands.
    #[must_use]
    pub fn takes_words(&self) -> bool {
        self.line_to_write_on().is_some() && self.question.kind != Kind::Date
    }

    /// The blank line that a new row begins with, else the one line there is.
    fn line_to_write_on(&self) -> Option<usize> {
        let part = |place: usize| self.controls.get(place).and_then(Control::part).filter(|_| self.offered(place));
        let blank = |place: &usize| self.controls.get(*place).is_some_and(|c| c.begins_row() && c.words().is_empty());
        let one = |place: &usize| matches!(part(*place), Some(Part::Whole | Part::Evidence | Part::Detail(_)));
        (0..self.controls.len()).rev().find(blank).or_else(|| (0..self.controls.len()).find(one))
    }
}
