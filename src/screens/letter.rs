//! The letter room: the message as it stands, chosen sentence by sentence, worked on, and sent on its way.

mod deed;
mod edit;
mod page;
mod side;
mod wrapped;

pub use deed::{Deed, Turn, Words};
pub use page::beside;
pub use side::{settings, told};
pub use wrapped::Wrapped;

use std::sync::Arc;

use ratatui::layout::Rect;

use super::{Desk, Say, Step};
use crate::keys::{Code, Key, Row, find};
use crate::letter::{Paragraph, Sentence, Whose};
use crate::widgets::{Glass, Scroll};
use edit::Editing;

/// What can be done in the letter room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Copy the letter.
    Copy,
    /// Choose a way out.
    Send,
    /// Write the paragraph in one's own words.
    Edit,
    /// The findings of the check.
    Findings,
    /// Another tone.
    Tone,
    /// Another length.
    Length,
    /// Another channel.
    Channel,
    /// Another kind.
    Kind,
    /// Add a paragraph.
    Add,
    /// Leave the paragraph out.
    LeaveOut,
    /// Bring back what was left out last.
    BringBack,
    /// Let the paragraph follow the answers again.
    Unpin,
    /// Keep one's own words though the answers changed.
    KeepMine,
    /// Move the paragraph up.
    Earlier,
    /// Move the paragraph down.
    Later,
    /// What left before.
    Versions,
    /// Take the last change back.
    Undo,
    /// Do it again.
    Redo,
    /// Open the answer that the sentence came from.
    Open,
    /// The sentence before.
    Up,
    /// The next sentence.
    Down,
}

const fn key(c: char) -> Key {
    Key::plain(Code::Char(c))
}

/// The keys of the letter room, the most needed first.
pub const TABLE: &[Row<Action>] = &[
    Row { action: Action::Copy, name: "copy", keys: &[key('c')] },
    Row { action: Action::Send, name: "send", keys: &[key('s')] },
    Row { action: Action::Edit, name: "edit", keys: &[key('e')] },
    Row { action: Action::Findings, name: "findings", keys: &[key('f')] },
    Row { action: Action::Open, name: "open-origin", keys: &[Key::plain(Code::Enter)] },
    Row { action: Action::Tone, name: "tone", keys: &[key('t')] },
    Row { action: Action::Length, name: "length", keys: &[key('l')] },
    Row { action: Action::Channel, name: "channel", keys: &[key('w')] },
    Row { action: Action::Kind, name: "kind", keys: &[key('k')] },
    Row { action: Action::Add, name: "add", keys: &[key('a')] },
    Row { action: Action::LeaveOut, name: "leave-out", keys: &[key('d'), Key::plain(Code::Delete)] },
    Row { action: Action::BringBack, name: "bring-back", keys: &[key('b')] },
    Row { action: Action::Earlier, name: "earlier", keys: &[Key::alt(Code::Up), key('<')] },
    Row { action: Action::Later, name: "later", keys: &[Key::alt(Code::Down), key('>')] },
    Row { action: Action::KeepMine, name: "keep-words", keys: &[key('1')] },
    Row { action: Action::Unpin, name: "unpin", keys: &[key('2'), key('u')] },
    Row { action: Action::Versions, name: "versions", keys: &[key('v')] },
    Row { action: Action::Undo, name: "undo", keys: &[Key::ctrl(Code::Char('z'))] },
    Row { action: Action::Redo, name: "redo", keys: &[Key::ctrl(Code::Char('y'))] },
    Row { action: Action::Up, name: "sentence-up", keys: &[Key::plain(Code::Up)] },
    Row { action: Action::Down, name: "sentence-down", keys: &[Key::plain(Code::Down)] },
];

/// The letter room: the sentence chosen, what shows of the page, and the paragraph being written.
#[derive(Debug, Clone, Default)]
pub struct LetterRoom {
    chosen: usize,
    top: u16,
    editing: Option<Editing>,
    /// What there is to say of a sentence stands beside the page.
    beside: bool,
    /// Else below it, where it scrolls.
    foot: Scroll,
    /// The sentence of which it is said.
    told: usize,
    /// Where the page is.
    body: Rect,
}

impl LetterRoom {
    /// A key.
    pub fn press(&mut self, key: Key, desk: &Desk) -> Step {
        if let Some(editing) = &mut self.editing {
            return editing.press(key);
        }
        match find(TABLE, key) {
            Some(action) => self.act(action, desk),
            None => self.turn(key, desk),
        }
    }

    /// To another page, the beginning or the end. What is said of the sentence chosen is read to its end first.
    fn turn(&mut self, key: Key, desk: &Desk) -> Step {
        let last = sentences(desk).count().saturating_sub(1);
        let before = self.foot.above();
        // Where a new wording is to be chosen or not, it stays in hand until that is done.
        let asked =
            self.paragraph(desk).is_some_and(|paragraph| matches!(paragraph.whose, Whose::Pinned { new: Some(_) }));
        let stays = asked && self.foot.rows() > self.foot.height();
        match key.code {
            Code::Home => self.chosen = 0,
            Code::End => self.chosen = last,
            Code::PageUp | Code::PageDown if self.foot.press(key) && (stays || self.foot.above() != before) => {}
            Code::PageUp | Code::PageDown => {
                self.chosen = page::turned(self.body, desk, self.chosen, key.code == Code::PageDown).min(last);
            }
            Code::Char(_)
            | Code::Enter
            | Code::Tab
            | Code::Backspace
            | Code::Delete
            | Code::Esc
            | Code::Left
            | Code::Right
            | Code::Up
            | Code::Down
            | Code::Insert
            | Code::F(_) => return Step::Pass,
        }
        Step::Draw
    }

    /// Does what can be done here.
    pub fn act(&mut self, action: Action, desk: &Desk) -> Step {
        let Some(letter) = desk.letter() else { return Step::Pass };
        let last = sentences(desk).count().saturating_sub(1);
        let here = self.paragraph(desk).map(|paragraph| paragraph.id.clone());
        let with = |deed: fn(String) -> Deed| here.clone().map_or(Step::Pass, |id| Step::Deed(deed(id)));
        match action {
            Action::Up => self.chosen = self.chosen.saturating_sub(1),
            Action::Down => self.chosen = (self.chosen + 1).min(last),
            Action::Open => return self.open(desk),
            Action::Copy => return Step::Do("copy"),
            Action::Send => return Step::Do("send"),
            Action::Findings => return Step::Do("findings"),
            Action::Versions => return Step::Do("versions"),
            Action::Tone => return Step::Deed(Deed::Turn(Turn::Tone)),
            Action::Length => return Step::Deed(Deed::Turn(Turn::Length)),
            Action::Channel => return Step::Deed(Deed::Turn(Turn::Channel)),
            Action::Kind => return Step::Deed(Deed::Turn(Turn::Kind)),
            Action::Add => return Step::Deed(Deed::Add { after: here }),
            Action::LeaveOut if letter.paragraphs.len() > 1 => return with(Deed::LeaveOut),
            Action::LeaveOut => return Step::Pass,
            Action::BringBack => return Step::Deed(Deed::BringBack),
            Action::Unpin => return with(Deed::Unpin),
            Action::KeepMine => return with(Deed::KeepMine),
            Action::Earlier => return with(|id| Deed::Shift { id, down: false }),
            Action::Later => return with(|id| Deed::Shift { id, down: true }),
            Action::Undo => return Step::Deed(Deed::Undo),
            Action::Redo => return Step::Deed(Deed::Redo),
            Action::Edit => return self.edit_here(desk),
        }
        Step::Draw
    }

    /// A paste, in one piece; where nothing is being written it goes nowhere.
    pub fn paste(&mut self, words: &str) -> Step {
        self.editing.as_mut().map_or(Step::Pass, |editing| editing.paste(words))
    }

    /// A run of typed characters.
    pub fn type_run(&mut self, run: &str) -> Step {
        self.editing.as_mut().map_or(Step::Pass, |editing| editing.type_run(run))
    }

    /// The words of the paragraph being written.
    #[must_use]
    pub fn in_hand(&self) -> Option<String> {
        self.editing.as_ref().map(Editing::text)
    }

    /// True while a paragraph is being written.
    #[must_use]
    pub fn writing(&self) -> bool {
        self.editing.is_some()
    }

    /// What the words in hand make of their paragraph, where they are not kept yet: after some were cut, say.
    pub fn written(&mut self, desk: &Desk) -> Option<Deed> {
        let editing = self.editing.as_mut()?;
        let kept = desk.letter().and_then(|letter| letter.paragraph(editing.id())).map(Paragraph::text);
        (kept.unwrap_or_default() != editing.text()).then(|| editing.deed())
    }

    /// The words selected in the paragraph being written.
    #[must_use]
    pub fn selected(&self) -> Option<String> {
        self.editing.as_ref()?.selected()
    }

    /// Writing ends. Nothing is discarded: what was written is in the workbook already.
    pub fn stop_writing(&mut self) -> Option<Deed> {
        self.editing.take().map(|editing| Deed::Finish { id: editing.id().to_owned() })
    }

    /// A paragraph that was just added is written from here on: adding and writing it are one change.
    pub fn write_new(&mut self, id: &str) {
        self.editing = Some(Editing::of_new(id));
    }

    /// Chooses the first sentence of a paragraph.
    pub fn choose(&mut self, id: &str, desk: &Desk) {
        let Some(letter) = desk.letter() else { return };
        let before = letter.paragraphs.iter().take_while(|paragraph| paragraph.id != id);
        self.chosen = before.map(|paragraph| paragraph.sentences.len()).sum();
    }

    /// Chooses a sentence of a paragraph.
    pub fn choose_sentence(&mut self, paragraph: usize, sentence: usize, desk: &Desk) {
        let Some(letter) = desk.letter() else { return };
        let before = letter.paragraphs.iter().take(paragraph);
        self.chosen = before.map(|paragraph| paragraph.sentences.len()).sum::<usize>() + sentence;
    }

    /// The wheel.
    pub fn wheel(&mut self, rows: i16) {
        match &mut self.editing {
            Some(editing) => editing.wheel(rows),
            None => self.chosen = self.chosen.saturating_add_signed(isize::from(rows)),
        }
    }

    /// A click on a cell: the sentence there is chosen, or the caret goes there.
    pub fn click(&mut self, area: Rect, (x, y, extend): (u16, u16, bool), desk: &Desk) -> Step {
        if let Some(editing) = &mut self.editing {
            return editing.click(area, (x, y, extend));
        }
        let body = side::parts(area, self, desk).body;
        match page::sentence_at(body, desk, self.top, (x, y)) {
            Some(sentence) if !extend => {
                self.chosen = sentence;
                Step::Draw
            }
            Some(_) | None => Step::Pass,
        }
    }

    fn edit_here(&mut self, desk: &Desk) -> Step {
        if desk.locked {
            return Step::Say(super::Say::Locked);
        }
        let Some(paragraph) = self.paragraph(desk) else { return Step::Pass };
        let (id, text) = (paragraph.id.clone(), paragraph.text());
        self.editing = Some(Editing::new(&id, &text, desk.composed_text(&id)));
        Step::Draw
    }

    /// The question whose answer the chosen sentence came from.
    #[must_use]
    pub fn origin<'a>(&self, desk: &'a Desk) -> Option<&'a String> {
        let origin = self.sentence(desk).and_then(|sentence| sentence.origins.first());
        origin.filter(|id| desk.curriculum().question(id).is_some())
    }

    fn open(&mut self, desk: &Desk) -> Step {
        match self.origin(desk) {
            Some(id) => Step::GoTo(id.clone()),
            // The writer's own words come from nowhere else: they are opened themselves.
            None if self.paragraph(desk).is_some_and(|paragraph| paragraph.whose != Whose::Composed) => {
                self.edit_here(desk)
            }
            None => Step::Say(Say::NoOrigin),
        }
    }

    /// The sentence chosen.
    fn sentence<'a>(&self, desk: &'a Desk) -> Option<&'a Sentence> {
        sentences(desk).nth(self.chosen)
    }

    /// The paragraph it stands in.
    fn paragraph<'a>(&self, desk: &'a Desk) -> Option<&'a Paragraph> {
        let mut passed = 0;
        desk.letter()?.paragraphs.iter().map(Arc::as_ref).find(|paragraph| {
            passed += paragraph.sentences.len();
            self.chosen < passed
        })
    }

    /// The paragraph and the sentence in it that are chosen, from 0.
    fn place(&self, desk: &Desk) -> (usize, usize) {
        let mut left = self.chosen;
        let paragraphs = desk.letter().map(|letter| letter.paragraphs.as_slice()).unwrap_or_default();
        for (at, paragraph) in paragraphs.iter().enumerate() {
            match left.checked_sub(paragraph.sentences.len()) {
                Some(more) => left = more,
                None => return (at, left),
            }
        }
        (paragraphs.len(), 0)
    }

    /// Scrolls so that the chosen sentence shows. Called before drawing; `beside` where there is room beside the page.
    pub fn arrange(&mut self, area: Rect, beside: bool, desk: &Desk) {
        self.beside = beside;
        if let Some(editing) = &mut self.editing {
            return editing.arrange(area);
        }
        self.chosen = self.chosen.min(sentences(desk).count().saturating_sub(1));
        let parts = side::parts(area, self, desk);
        self.body = parts.body;
        self.top = page::scrolled(self.top, parts.body, desk, self.chosen);
        if std::mem::replace(&mut self.told, self.chosen) != self.chosen {
            self.foot.to(0);
        }
        let rows = side::rows(self, desk, &desk.content.words.screen, parts.foot.width).len();
        self.foot.arrange(parts.foot.height, rows);
    }

    /// Draws what there is to say of the chosen sentence, beside the page.
    pub fn aside(&self, glass: &mut Glass<'_>, area: Rect, desk: &Desk) {
        side::aside(glass, area, self, desk);
    }

    /// Draws the room: the page, and what there is to say of the chosen sentence.
    pub fn view(&self, glass: &mut Glass<'_>, area: Rect, desk: &Desk) {
        if desk.letter().is_none() {
            let words = glass.words;
            glass.say(area, &words.letter.none, glass.theme.text);
            return;
        }
        match &self.editing {
            Some(editing) => editing.view(glass, area, self.beside),
            None => side::view(glass, area, self, desk),
        }
    }
}

fn sentences(desk: &Desk) -> impl Iterator<Item = &Sentence> {
    desk.letter().into_iter().flat_map(|letter| &letter.paragraphs).flat_map(|paragraph| &paragraph.sentences)
}
