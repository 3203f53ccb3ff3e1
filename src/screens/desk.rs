//! What every screen may read: the content, the workbook, the day.

mod message;
mod reads;

use std::sync::Arc;

use chrono::NaiveDate;

use crate::curriculum::Curriculum;
use crate::day::{Names, Now, Style};
use crate::language::Unread;
use crate::letter::check::{Finding, Rules};
use crate::letter::{self, Known, Letter, Letters, Sources, Wish};
use crate::text::Prose;
use crate::words::Words;
use crate::workbook::{Answer, Draft, Shareable, Workbook, path};

use super::form::Around;

/// What demur is made of besides code: read once, the same for every workbook.
#[derive(Debug, Clone)]
pub struct Content {
    /// What is asked.
    pub curriculum: Curriculum,
    /// How messages are made: read once there is one to make.
    pub letters: Arc<Unread<Letters>>,
    /// How they are checked: read once one is.
    pub rules: Arc<Unread<Rules>>,
    /// The words of the chrome.
    pub words: Arc<Words>,
}

impl Content {
    /// What is asked and said, with the messages in the binary.
    #[must_use]
    pub fn new(curriculum: Curriculum, words: Words) -> Self {
        let letters = Arc::new(Unread::new(words.language, |language| Letters::in_language(language).ok()));
        let rules = Arc::new(Unread::new(words.language, |language| Rules::in_language(language).ok()));
        Self { curriculum, letters, rules, words: Arc::new(words) }
    }

    /// How days are called in messages.
    #[must_use]
    pub fn days_of_messages(&self) -> &Names {
        &self.words.day
    }

    /// The same with other messages.
    #[must_use]
    pub fn with_letters(self, letters: Letters) -> Self {
        Self { letters: Arc::new(Unread::from(letters)), ..self }
    }
}

/// The desk.
#[derive(Clone)]
pub struct Desk {
    /// The content, with the sessions of the workbook in hand.
    pub content: Arc<Content>,
    /// The same without them.
    plain: Arc<Content>,
    /// The workbook in hand.
    pub workbook: Workbook,
    /// The moment of the event in hand.
    pub now: Now,
    /// How days are written on the screen.
    pub date_style: Style,
    /// The workbook may be read, not written.
    pub locked: bool,
    /// Where the workbook file is, as it is told to the writer.
    pub kept_in: String,
    /// Words of the message that no dictionary on this machine knows.
    pub unknown: Vec<String>,
    /// The words that were looked up last.
    looked_up: Vec<String>,
    letter: Option<Letter>,
    /// Counts the times that it became another one.
    written_anew: u64,
    /// What it was composed from last.
    shared: Shareable,
    /// What is known from composing it before, so that a key joins only what it touches.
    known: Known,
    findings: Vec<Finding>,
    aside: Vec<Finding>,
    checked: bool,
    listed: bool,
}

impl std::fmt::Debug for Desk {
    /// Counts, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Desk({:?}, {} findings)", self.letter, self.findings.len())
    }
}

impl Desk {
    /// Asks the questions of the workbook's sessions too.
    pub fn know_sessions(&mut self) {
        self.content = self.plain.with_sessions(&self.workbook).map_or_else(|| Arc::clone(&self.plain), Arc::new);
        // It was known of other words.
        self.known = Known::default();
    }

    /// Everything is said in these words from here on.
    pub fn say(&mut self, words: Words) {
        let words = Arc::new(words);
        self.plain = Arc::new(Content { words, ..(*self.plain).clone() });
        self.know_sessions();
    }

    /// A desk with a workbook on it.
    #[must_use]
    pub fn new(content: Arc<Content>, workbook: Workbook, now: Now, locked: bool, kept_in: String) -> Self {
        let mut desk = Self {
            plain: Arc::clone(&content),
            content,
            workbook,
            now,
            date_style: Style::default(),
            locked,
            kept_in,
            unknown: Vec::new(),
            looked_up: Vec::new(),
            letter: None,
            written_anew: 0,
            shared: Shareable::default(),
            known: Known::default(),
            findings: Vec::new(),
            aside: Vec::new(),
            checked: false,
            listed: false,
        };
        desk.know_sessions();
        desk.compose();
        desk
    }

    /// What is asked.
    #[must_use]
    pub fn curriculum(&self) -> &Curriculum {
        &self.content.curriculum
    }

    /// The letter as it stands; none before there is a decision, nor off the short path.
    #[must_use]
    pub fn letter(&self) -> Option<&Letter> {
        self.letter.as_ref()
    }

    /// The wish that the letter answers: its kind by decision or choice, the rest by choice.
    #[must_use]
    pub fn wish(&self) -> Option<Wish> {
        let kind = letter::Kind::by_id(self.workbook.live_kind()?);
        // A kind in the file that nobody knows is none: the decision's stands.
        let due = || letter::Kind::by_id(self.workbook.decision().unwrap_or(crate::curriculum::ids::TIME));
        let mut wish = Wish::of(kind.or_else(due)?);
        let message = &self.workbook.message;
        wish.channel = letter::Channel::by_id(&message.channel).unwrap_or_default();
        wish.tone = letter::Tone::by_id(&message.tone).unwrap_or_default();
        wish.length = letter::Length::by_id(&message.length).unwrap_or_default();
        Some(wish)
    }

    /// Writes the letter anew.
    pub fn compose(&mut self) {
        self.shared = self.shareable();
        self.compose_from_shared();
    }

    fn compose_from_shared(&mut self) {
        let mut known = std::mem::take(&mut self.known);
        let letter = self.wish().map(|wish| self.written(wish, &self.shared, &mut known));
        self.known = known;
        if letter != self.letter {
            self.letter = letter;
            self.written_anew += 1;
        }
        self.checked = false;
        self.listed = false;
    }

    /// How often the letter became another one: while this is the same, so is the letter.
    #[must_use]
    pub fn written_anew(&self) -> u64 {
        self.written_anew
    }

    /// The live message as a card to speak from; none where there is no message.
    #[must_use]
    pub fn card(&self) -> Option<Letter> {
        self.wish().map(|wish| self.afresh(Wish { channel: letter::Channel::Card, ..wish }))
    }

    /// The live message as an e-mail: what a mail program takes, whatever way the message was to go.
    #[must_use]
    pub fn as_mail(&self) -> Option<Letter> {
        self.wish().map(|wish| self.afresh(Wish { channel: letter::Channel::Email, ..wish }))
    }

    fn afresh(&self, wish: Wish) -> Letter {
        self.written(wish, &self.shareable(), &mut Known::default())
    }

    fn written(&self, wish: Wish, answers: &Shareable, known: &mut Known) -> Letter {
        let draft = self.workbook.message.draft(wish.kind.id(), wish.channel.family());
        self.sources(answers).drafted_knowing(&wish, draft, known)
    }

    /// The answers that may be in a message.
    #[must_use]
    pub fn shareable(&self) -> Shareable {
        Shareable::of(&self.workbook, &self.content.curriculum)
    }

    /// What a message is made from.
    #[must_use]
    pub fn sources<'a>(&'a self, answers: &'a Shareable) -> Sources<'a> {
        let Content { curriculum, letters, .. } = self.content.as_ref();
        Sources { answers, curriculum, letters, names: self.content.days_of_messages(), today: self.now.today }
    }

    /// What the writer made of the message in hand.
    #[must_use]
    pub fn draft(&self) -> Option<&Draft> {
        let wish = self.wish()?;
        self.workbook.message.draft(wish.kind.id(), wish.channel.family())
    }

    /// Puts an answer into the workbook, and keeps what follows from it.
    pub fn answer(&mut self, id: &str, answer: Option<Answer>) {
        self.workbook.set(id, answer);
        self.workbook.record(id, self.now.unix);
        self.shared.renew(&self.workbook, &self.content.curriculum, id);
        // What the check asks of private answers may have changed, too.
        self.checked = false;
        if self.curriculum().question(id).is_some_and(|question| !question.moves.is_empty())
            || id == crate::curriculum::ids::DECISION
        {
            self.compose_from_shared();
        }
    }

    /// What other answers offer to a question.
    #[must_use]
    pub fn around(&self, id: &str) -> Around {
        let Some(question) = self.curriculum().question(id) else { return Around::default() };
        let offered = question.offered_from.iter().find_map(|from| self.prose(from));
        let fed = question.fed_by.rsplit_once('.').map(|(from, column)| self.fed(from, column)).unwrap_or_default();
        Around { fed, offered }
    }

    /// The shareable cells of a column.
    fn fed(&self, from: &str, column: &str) -> Vec<String> {
        let shareable = self.shareable();
        let at = self.curriculum().question(from).and_then(|question| question.column(column));
        let (Some(Answer::Ledger(rows)), Some(at)) = (shareable.get(from), at) else { return Vec::new() };
        rows.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_empty()).cloned().collect()
    }

    /// The questions on the path: the id of the stage they are asked in, and their own.
    #[must_use]
    pub fn path(&self) -> Vec<(&str, &str)> {
        let path = path::questions(self.curriculum(), &self.workbook);
        path.into_iter().map(|(stage, question)| (stage.id.as_str(), question.id.as_str())).collect()
    }

    /// The day that answers a question.
    #[must_use]
    pub fn date(&self, id: &str) -> Option<NaiveDate> {
        let Answer::Date(day) = self.workbook.answer(id)?.on_screen() else { return None };
        Some(*day)
    }

    /// The words of a prose answer, to show beside another.
    #[must_use]
    pub fn prose(&self, id: &str) -> Option<Prose> {
        let Answer::Prose(prose) = self.workbook.answer(id)?.on_screen() else { return None };
        (!prose.is_blank()).then(|| prose.clone())
    }
}
