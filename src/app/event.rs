//! Everything that can happen to demur.

use crate::keys::Key;

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key.
    Key(Key),
    /// A run of plain characters, typed faster than a frame.
    Typed(String),
    /// A paste, in one piece.
    Paste(String),
    /// The window has a new size, in columns and rows.
    Resize(u16, u16),
    /// A click on a cell.
    Click {
        /// Column, from 0.
        x: u16,
        /// Row, from 0.
        y: u16,
    },
    /// The wheel, in rows; up is negative.
    Wheel(i16),
    /// How saving stands.
    Keeping(Keeping),
    /// A file was written, or why not.
    Exported(Result<String, ExportFault>),
    /// Words went to the clipboard, by the terminal or the system.
    Copied(Copying),
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
    /// There is something at that path.
    Exists,
    /// The disk said no; its sentence.
    Failed(String),
}

/// Which way words were copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copying {
    /// Handed to the terminal.
    Terminal,
    /// It could not be handed on.
    Failed,
}
