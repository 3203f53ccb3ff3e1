//! Everything that can happen to demur.

use std::sync::Arc;

use super::{Earlier, Effect, Link};
use crate::keys::Key;
use crate::workbook::Workbook;

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A key.
    Key(Key),
    /// A run of plain characters, typed faster than a frame.
    Typed(String),
    /// A paste, in one piece.
    Paste(String),
    /// The window has a new size, in columns and rows.
    Resize(u16, u16),
    /// A click on a cell, or the pointer drawn there.
    Click {
        /// Column, from 0.
        x: u16,
        /// Row, from 0.
        y: u16,
        /// Drawn there with the button held: it selects.
        extend: bool,
    },
    /// The wheel, in rows; up is negative.
    Wheel(i16),
    /// How saving stands.
    Keeping(Keeping),
    /// A file was written, or why not.
    Exported(Result<String, ExportFault>),
    /// Words went to the clipboard, by the terminal or the system.
    Copied(Copying),
    /// Words were looked up: those that no dictionary knows.
    Spelled {
        /// Of the words that were asked for.
        unknown: Vec<String>,
    },
    /// How the recovery copy stands: why it can't be kept, or nothing where it can.
    RecoveryCopy(String),
    /// The settings file holds what was set, or a sentence why not; or a new one was begun, and the old one is there.
    SettingKept(Result<Option<String>, String>),
    /// What the writer's own editor left of the words that it was given, or a sentence why they are as they were.
    EditedOutside(Result<String, String>),
    /// A sentence to say once.
    Said(String),
    /// Somebody else changed the workbook file; the sentence says so.
    Conflict(String),
    /// The conflict is settled, and this goes on.
    Settled(Arc<Workbook>),
    /// The earlier versions, newest first.
    Earlier(Vec<Earlier>),
    /// Everything is under a passphrase now, or under none; or why not.
    Resealed(Result<bool, String>),
    /// Whether it was the passphrase.
    Unlocked(bool),
    /// The workbook's file as it is now, or why it cannot be read.
    Theirs(Result<Arc<Workbook>, String>),
    /// A version was kept among the earlier ones, or why not.
    VersionKept(Result<(), String>),
    /// The workbook is saved in another file now, as told; or why not.
    Moved(Result<String, ExportFault>),
    /// The writer would have left, but nothing could be saved.
    Stayed,
    /// The world asks demur to do this: to suspend, say.
    Asked(Effect),
    /// So many coaches' screens follow this one now.
    Followers(usize),
    /// A coach's own screen: where the client's is now, if it is there.
    Followed(Link),
    /// The deadline that was asked for has come, and nothing else happened.
    Tick,
    /// demur was stopped and goes on.
    Resumed,
}

/// How saving stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Keeping {
    /// Everything is in the workbook file, and the disk has said so.
    #[default]
    Saved,
    /// Something is not in the file yet.
    Pending,
    /// It can't be saved; the sentence says why and what is safe.
    Failed(String),
}

/// Why a file was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportFault {
    /// There is something at that path. A path beside it where there is nothing, if one is offered.
    Exists(Option<String>),
    /// The disk said no; its sentence.
    Failed(String),
}

/// Which way words were copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copying {
    /// On the clipboard of this machine, for good.
    System,
    /// On the clipboard of this machine, for as long as demur is open.
    SystemWhileOpen,
    /// The same, and handed to the terminal too.
    Both,
    /// Handed to the terminal.
    Terminal,
    /// Handed to tmux, which passes it on where it is told to.
    Tmux,
    /// It is too long for a clipboard.
    TooLong,
    /// It could not be handed on.
    Failed,
}
