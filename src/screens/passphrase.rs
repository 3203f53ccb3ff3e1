//! A passphrase for the workbook: set, changed, removed. What it protects and what it does not is said first.

use ratatui::layout::Rect;

use crate::keys::{Code, Key};
use crate::text::Secret;
use crate::widgets::Glass;
use crate::widgets::guard::wrap;
use crate::words::PassphraseWords;

/// The dialog.
#[derive(Debug, Clone)]
pub struct Passphrase {
    fields: Vec<(Asks, Secret)>,
    at: usize,
    /// Where what is said first does not fit, it shows in turns: which one.
    turn: usize,
    /// What the last try said.
    pub said: String,
    /// Keys are being derived.
    pub working: bool,
}

/// What a field asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asks {
    Old,
    New,
    Again,
}

/// What the writer wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Not this dialog's key.
    Pass,
    /// Only the picture changed.
    Draw,
    /// The two new ones differ.
    Differ,
    /// These: the old one, empty where there was none, and the new one where there is to be one.
    Change(Secret, Option<Secret>),
}

impl Passphrase {
    /// Asks for what is needed: the old one where there is one, a new one twice where there is to be one.
    #[must_use]
    pub fn new(sealed: bool, removes: bool) -> Self {
        let old = sealed.then_some(Asks::Old);
        let new = if removes { &[][..] } else { &[Asks::New, Asks::Again] };
        let fields = old.into_iter().chain(new.iter().copied()).map(|asks| (asks, Secret::default())).collect();
        Self { fields, at: 0, turn: 0, said: String::new(), working: false }
    }

    /// A key.
    pub fn press(&mut self, key: Key) -> Wanted {
        if self.working {
            return Wanted::Pass;
        }
        let last = self.fields.len().saturating_sub(1);
        let enter = key.code == Code::Enter;
        if enter && self.at == last {
            return self.done();
        }
        if matches!(key.code, Code::PageUp | Code::PageDown) {
            let on = key.code == Code::PageDown;
            self.turn = if on { self.turn.saturating_add(1) } else { self.turn.saturating_sub(1) };
            return Wanted::Draw;
        }
        let back = key.code == Code::Up || key.code == Code::Tab && key.shift;
        if back {
            self.at = self.at.saturating_sub(1);
        } else if enter || matches!(key.code, Code::Down | Code::Tab) {
            self.at = (self.at + 1).min(last);
        } else {
            let Some((_, secret)) = self.fields.get_mut(self.at) else { return Wanted::Pass };
            if !secret.press(key.code == Code::Backspace, key.typed()) {
                return Wanted::Pass;
            }
            self.said.clear();
        }
        Wanted::Draw
    }

    /// A paste or a run of characters; the end of a line in it is an Enter, as from a program that types for its user.
    pub fn paste(&mut self, words: &str) -> Wanted {
        let mut wanted = Wanted::Draw;
        for (nth, line) in words.split('\n').enumerate() {
            if nth > 0 {
                wanted = self.press(Key::plain(Code::Enter));
            }
            if let Some((_, secret)) = self.fields.get_mut(self.at).filter(|_| !self.working && !line.is_empty()) {
                self.said.clear();
                secret.push(&line.replace(char::is_control, ""));
            }
        }
        wanted
    }

    fn done(&mut self) -> Wanted {
        let of = |asks: Asks| self.fields.iter().find(|(of, _)| *of == asks).map(|(_, secret)| secret.clone());
        let (old, new, again) = (of(Asks::Old).unwrap_or_default(), of(Asks::New), of(Asks::Again));
        if new.as_ref().is_some_and(Secret::is_empty) {
            self.at = self.fields.iter().position(|(asks, _)| *asks == Asks::New).unwrap_or(0);
            return Wanted::Draw;
        }
        if new != again {
            return Wanted::Differ;
        }
        self.working = true;
        Wanted::Change(old, new)
    }

    /// Draws it.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect) {
        let (words, theme) = (glass.words.passphrase.clone(), *glass.theme);
        let said = self.says(&words, area.width);
        let room = self.room(&words, area);
        let rows = area.height.saturating_sub(room.height);
        let intro = self.intro(&words, room);
        // What does not fit shows in turns: nothing of it is left out.
        let turns = intro.len().div_ceil(usize::from(room.height)).max(1);
        let turn = self.turn % turns;
        let shown = intro.iter().skip(turn * usize::from(room.height)).zip(room.y..room.bottom());
        let used = shown.map(|(row, y)| _ = glass.put(room.x, y, room.width, row, theme.text)).count();
        let used = u16::try_from(used).unwrap_or(room.height);
        glass.more(room, turn > 0, turn + 1 < turns);
        let mut y = area.y + used + u16::from(area.height > rows + used);
        for (at, (asks, secret)) in self.fields.iter().enumerate() {
            let label = label(&words, *asks);
            let style = if at == self.at { theme.accent } else { theme.quiet };
            let x = area.x + glass.put(area.x, y, area.width, label, style) + 1;
            let end = x + glass.put(x, y, area.right().saturating_sub(x + 1), &bullets(secret), theme.text);
            if at == self.at && !self.working {
                glass.caret = Some((end.min(area.right().saturating_sub(1)), y));
            }
            y += 1;
        }
        let gap = u16::from(usize::from(area.bottom().saturating_sub(y)) > said.len());
        for (row, y) in said.iter().zip(y + gap..area.bottom()) {
            glass.put(area.x, y, area.width, row, theme.accent);
        }
    }

    /// True where what is said first does not fit, and shows in turns.
    #[must_use]
    pub fn in_turns(&self, words: &PassphraseWords, area: Rect) -> bool {
        let room = self.room(words, area);
        self.intro(words, room).len() > usize::from(room.height)
    }

    /// What is said of the last try, or that it is being done, row by row.
    fn says(&self, words: &PassphraseWords, width: u16) -> Vec<String> {
        let said = if self.working { words.working.as_str() } else { &self.said };
        wrap(said, width.max(1)).into_iter().filter(|row| !row.is_empty()).collect()
    }

    /// The room for what is said first.
    fn room(&self, words: &PassphraseWords, area: Rect) -> Rect {
        let rows = self.fields.len() + self.says(words, area.width).len();
        let rows = u16::try_from(rows).unwrap_or(u16::MAX);
        Rect { height: area.height.saturating_sub(rows).max(1), ..area }
    }

    /// What is said first: in full, or where that does not fit in brief.
    fn intro(&self, words: &PassphraseWords, room: Rect) -> Vec<String> {
        let wrapped = |words: &str| wrap(words, room.width.max(1));
        if !self.fields.iter().any(|(asks, _)| *asks == Asks::New) {
            return wrapped(&words.removing);
        }
        let whole = wrapped(&words.intro);
        if whole.len() <= usize::from(room.height) { whole } else { wrapped(&words.brief) }
    }
}

fn label(words: &PassphraseWords, asks: Asks) -> &str {
    match asks {
        Asks::Old => &words.old,
        Asks::New => &words.new,
        Asks::Again => &words.again,
    }
}

/// A sign for each character.
#[must_use]
pub fn bullets(secret: &Secret) -> String {
    "•".repeat(secret.count())
}
