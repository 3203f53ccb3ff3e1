//! Everything demur can ask of the world.

use std::sync::Arc;

use super::lock::Passphrases;
use super::{Followed, Side};
use crate::language::Language;
use crate::settings::{Change, Clipboard};
use crate::text::Secret;
use crate::workbook::Workbook;

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Keep this workbook safe: the newest there is.
    Keep(Arc<Workbook>),
    /// Write the workbook file now.
    Checkpoint,
    /// Put words on the clipboard.
    Copy(String),
    /// Look these words up in the dictionaries of this machine. The answer comes when it comes, or never.
    Spell(Vec<String>),
    /// Write a new file; nothing there is replaced.
    Export {
        /// As the writer typed it.
        path: String,
        /// The bytes.
        text: String,
    },
    /// Open these words in the writer's own editor, and wait for what becomes of them.
    EditOutside(String),
    /// Sentences of the world name these keys in the place of the usual ones: the usual name, and the one now.
    NameKeys(Language, Vec<(String, String)>),
    /// Copy by this way from now on.
    CopyBy(Clipboard),
    /// Put this into the settings file. What becomes of it comes as an event.
    KeepSetting(Change),
    /// Begin a new settings file with these in it; the old one is kept beside it.
    NewSettings(Vec<Change>),
    /// Listen to the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Read the earlier versions, and hold them against this one. They come as an event.
    LookBack(Arc<Workbook>),
    /// Read the workbook's file as it is now. It comes as an event.
    ReadTheirs,
    /// Keep this among the earlier versions, and say so.
    KeepVersion(Arc<Workbook>),
    /// Save in this file, as the writer typed it, and go on there; nothing there is replaced.
    Elsewhere(String),
    /// Settle a conflict: this version goes on, the other is kept.
    Settle(Side),
    /// Put everything under another passphrase, or under none.
    Passphrase(Passphrases),
    /// Is this the passphrase?
    Unlock(Secret),
    /// Tell the coaches' screens that follow this one.
    Follow(Box<Followed>),
    /// Take the terminal again and draw all of it.
    Redraw,
    /// Stop as Ctrl-Z does in a shell.
    Suspend,
    /// Save and leave.
    Leave,
}
