//! The screens: what stands on the glass, and what keys do there.

pub mod beside;
pub mod breath;
pub mod card;
mod comparison;
mod desk;
pub mod elsewhere;
pub mod export;
pub mod find;
pub mod findings;
pub mod form;
pub mod history;
pub mod letter;
pub mod map;
pub mod page;
pub mod palette;
pub mod passphrase;
pub mod present;
pub mod prompts;
mod pushback;
pub mod question;
pub mod rehearsal;
mod sessions;
pub mod settings;
pub mod standing;
pub mod trail;
pub mod two_versions;
pub mod versions;
pub mod ways;
pub mod welcome;

pub use desk::{Content, Desk};

use std::sync::Arc;

use crate::keys::Key;
use crate::paper::Form;
use crate::settings::Setting;
use crate::workbook::{Answer, Workbook};

/// What a screen asks for when a key was pressed in it.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Not this screen's key.
    Pass,
    /// Only the picture changed.
    Draw,
    /// The answer to a question is now this.
    Answer(String, Option<Answer>),
    /// The same, and on to the next question.
    AnswerAndNext(String, Option<Answer>),
    /// The next question.
    Next,
    /// The question before.
    Back,
    /// That question, or the letter (`reply`).
    GoTo(String),
    /// That question, and in its answer the place of these words.
    Find(String, String),
    /// What is open is closed.
    Close,
    /// These words are held inside demur.
    Hold {
        /// The words.
        words: String,
        /// The id of the question they come from.
        from: String,
        /// They may reach a message, and so the clipboard.
        shareable: bool,
    },
    /// A line to say, by its name among the notices.
    Say(Say),
    /// A last look before the letter goes that way.
    Export(Way),
    /// A change of the message.
    Deed(letter::Deed),
    /// That sentence of the letter: its paragraph, and its place in it, from 0.
    Sentence(usize, usize),
    /// This earlier version is to be the workbook again.
    Restore(Arc<Workbook>),
    /// Of two versions, this one goes on.
    Choose(two_versions::Side),
    /// Of an answer that both sides changed, this one goes on; none for both.
    Settle(Option<two_versions::Side>),
    /// The workbook is to be saved in that file, as it was typed, and to go on there.
    SaveIn(String),
    /// Set this to that from now on; to the usual where there is no value.
    Set(Setting, Option<&'static str>),
    /// What the palette's action does has this key from now on, or its usual ones.
    Bind(&'static str, Option<Key>),
    /// A new settings file is to be begun.
    SettingsAnew,
    /// Do what the palette's action does, by name.
    Do(&'static str),
}

/// The lines that screens say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Say {
    /// Too much for one answer.
    Full,
    /// So many hidden characters were left out.
    Hidden(usize),
    /// The workbook is open for reading only.
    Locked,
    /// Words were typed where none are taken: what is done there instead, by its name among the frame's fixed words.
    NoWords(&'static str),
    /// Nothing is ticked yet.
    NoTick,
    /// What was typed is no number from 0 to 10.
    NoNumber,
    /// An option was let go; the words beside it are kept out of sight.
    LetGo,
    /// A number that was typed behind words is their strength now.
    Weighed(u8),
    /// A sentence comes from no answer.
    NoOrigin,
    /// There are no more follow-ups.
    NoMore,
    /// Private words are held inside demur.
    Held,
}

/// The ways out of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the clipboard.
    Copy,
    /// In a form: a link to the clipboard, the others to a file.
    Written(Form),
    /// Its days, for a calendar.
    Ics,
    /// No message: the record of the workbook, as Markdown to a file.
    RecordMd,
    /// The same, as a page to print.
    RecordHtml,
}

impl Way {
    /// The ways of a record.
    pub const OF_A_RECORD: &'static [Self] = &[Self::RecordHtml, Self::RecordMd];

    /// Every way of a message, in the order in which they are offered.
    pub const OF_A_MESSAGE: &'static [Self] = &[
        Self::Copy,
        Self::Written(Form::Txt),
        Self::Written(Form::Eml),
        Self::Written(Form::Mailto),
        Self::Written(Form::Html),
        Self::Written(Form::Md),
        Self::Ics,
    ];

    /// Stable: workbooks rely on it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Copy => "copy",
            Self::Written(form) => form.id(),
            Self::Ics => "ics",
            Self::RecordMd => "record-md",
            Self::RecordHtml => "record-html",
        }
    }

    /// How the file's name ends; none where there is no file.
    #[must_use]
    pub const fn ending(self) -> Option<&'static str> {
        match self {
            Self::Copy | Self::Written(Form::Mailto) => None,
            Self::Written(Form::Txt | Form::Eml | Form::Html | Form::Md) | Self::Ics => Some(self.id()),
            Self::RecordMd => Some("md"),
            Self::RecordHtml => Some("html"),
        }
    }

    /// True for the ways of a record.
    #[must_use]
    pub const fn is_record(self) -> bool {
        matches!(self, Self::RecordMd | Self::RecordHtml)
    }

    /// True where it may carry an address.
    #[must_use]
    pub const fn is_mail(self) -> bool {
        matches!(self, Self::Written(form) if form.is_mail())
    }
}
