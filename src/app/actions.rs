//! What can be done anywhere, and the keys that do it: one table for the lookup, the footer, the help, the palette
//! and the README.

use crate::keys::{Code, Key, Row};
use crate::screens::letter;

/// What can be done anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// On to the next question.
    Next,
    /// Back to the one before.
    Back,
    /// The help.
    Help,
    /// The map of the stages.
    Map,
    /// The next follow-up question.
    More,
    /// The letter.
    Letter,
    /// The conversation card.
    Card,
    /// The rehearsal of it.
    Rehearse,
    /// The short path: an answer is due today.
    Short,
    /// Where the writer stands, in pictures.
    Standing,
    /// The question in hand, large, and nothing else.
    Present,
    /// The coach's prompts for the question in hand.
    Prompts,
    /// A breath.
    Breathe,
    /// A session together begins, or the one that is on is closed.
    Session,
    /// The session that is on is closed.
    CloseSession,
    /// A coach's screen shows the answer in hand, or no longer.
    LetCoachSee,
    /// What others found: figures with their sources.
    Figures,
    /// Blank the screen, and show it again.
    Hide,
    /// Blank it after minutes without a key, for this sitting.
    HideWhenIdle,
    /// The words in hand in the writer's own editor.
    Outside,
    /// The palette.
    Palette,
    /// Words in the answer in hand.
    Find,
    /// Save and leave.
    Leave,
    /// Put back what was cut or copied inside demur.
    Paste,
    /// Ctrl-C: save, and say how to leave.
    Stop,
    /// Go where the option taken leads.
    Follow,
    /// The ticked risks become rows of the ledger.
    RisksToLedger,
    /// Copy the letter.
    CopyLetter,
    /// Choose a way out for the letter.
    Send,
    /// What the check found in it.
    Findings,
    /// What left before.
    Versions,
    /// A record of the workbook: what form it takes.
    Record,
    /// What the letter room does, from anywhere.
    InLetter(letter::Action),
    /// Undo, for the palette: the key itself belongs to the editor.
    Undo,
    /// Redo, likewise.
    Redo,
    /// Who demur learned from.
    Sources,
    /// The settings.
    Settings,
    /// The mouse on or off.
    Mouse,
    /// Draw the screen anew, after another program wrote over it.
    DrawAnew,
    /// Stop for now, as a shell does.
    Suspend,
    /// Earlier versions of the workbook.
    History,
    /// Two versions of it, compared.
    Compare,
    /// What the workbook was before another version was brought back.
    TakeBack,
    /// Save in another place.
    Elsewhere,
    /// Set or change the passphrase.
    Passphrase,
    /// Remove it.
    NoPassphrase,
    /// After a conflict: what is on the screen goes on.
    KeepMine,
    /// After a conflict: what is in the file goes on.
    TakeTheirs,
}

const fn key(c: char) -> Key {
    Key::plain(Code::Char(c))
}

const fn f(n: u8) -> Key {
    Key::plain(Code::F(n))
}

const fn ctrl(c: char) -> Key {
    Key::ctrl(Code::Char(c))
}

const fn alt(c: char) -> Key {
    Key::alt(Code::Char(c))
}

/// The keys that work on every screen.
pub const TABLE: &[Row<Action>] = &[
    Row { action: Action::Next, name: "next", keys: &[Key::plain(Code::Tab)] },
    Row { action: Action::Back, name: "back", keys: &[Key::shift(Code::Tab)] },
    Row { action: Action::Help, name: "help", keys: &[f(1), alt('h')] },
    Row { action: Action::Map, name: "map", keys: &[f(2), alt('m')] },
    Row { action: Action::More, name: "more", keys: &[f(3), alt('a')] },
    Row { action: Action::Letter, name: "letter", keys: &[f(4), alt('l')] },
    Row { action: Action::Card, name: "card", keys: &[alt('c')] },
    Row { action: Action::Standing, name: "standing", keys: &[f(5), alt('w')] },
    Row { action: Action::Outside, name: "outside", keys: &[f(6), alt('e')] },
    Row { action: Action::Short, name: "short", keys: &[f(7), alt('t')] },
    Row { action: Action::Figures, name: "figures", keys: &[f(8), alt('g')] },
    Row { action: Action::Hide, name: "hide", keys: &[f(9), alt('x')] },
    Row { action: Action::Palette, name: "palette", keys: &[ctrl('p'), alt('p')] },
    Row { action: Action::Find, name: "find", keys: &[ctrl('f'), alt('f')] },
    Row { action: Action::Leave, name: "leave", keys: &[ctrl('q'), alt('q')] },
    Row { action: Action::Paste, name: "paste", keys: &[ctrl('v')] },
    Row { action: Action::Stop, name: "stop", keys: &[ctrl('c')] },
    Row { action: Action::Follow, name: "follow", keys: &[alt('o')] },
    Row { action: Action::RisksToLedger, name: "risks-to-ledger", keys: &[alt('r')] },
    Row { action: Action::Mouse, name: "mouse", keys: &[f(10), alt('u')] },
    Row { action: Action::Present, name: "present", keys: &[alt('b')] },
    Row { action: Action::Prompts, name: "prompts", keys: &[alt('i')] },
    Row { action: Action::Settings, name: "settings", keys: &[alt('k')] },
    Row { action: Action::History, name: "history", keys: &[f(12), alt('v')] },
    Row { action: Action::Compare, name: "compare", keys: &[alt('d')] },
    Row { action: Action::TakeBack, name: "undo-restore", keys: &[alt('z')] },
    Row { action: Action::Elsewhere, name: "elsewhere", keys: &[alt('s')] },
    Row { action: Action::LetCoachSee, name: "coach-sees", keys: &[alt('y')] },
    Row { action: Action::DrawAnew, name: "draw-anew", keys: &[ctrl('l')] },
];

/// What the palette alone offers, or offers from everywhere.
pub const UNBOUND: &[Row<Action>] = &[
    Row { action: Action::Rehearse, name: "rehearse", keys: &[] },
    Row { action: Action::Session, name: "session", keys: &[] },
    Row { action: Action::CloseSession, name: "close-session", keys: &[] },
    Row { action: Action::CopyLetter, name: "copy", keys: &[] },
    Row { action: Action::Send, name: "send", keys: &[] },
    Row { action: Action::Findings, name: "findings", keys: &[] },
    Row { action: Action::Versions, name: "versions", keys: &[] },
    Row { action: Action::Record, name: "record", keys: &[] },
    in_letter(letter::Action::Edit, "edit"),
    in_letter(letter::Action::Tone, "tone"),
    in_letter(letter::Action::Length, "length"),
    in_letter(letter::Action::Channel, "channel"),
    in_letter(letter::Action::Kind, "kind"),
    in_letter(letter::Action::Add, "add"),
    in_letter(letter::Action::LeaveOut, "leave-out"),
    in_letter(letter::Action::BringBack, "bring-back"),
    in_letter(letter::Action::Earlier, "earlier"),
    in_letter(letter::Action::Later, "later"),
    in_letter(letter::Action::KeepMine, "keep-words"),
    in_letter(letter::Action::Unpin, "unpin"),
    Row { action: Action::Undo, name: "undo", keys: &[ctrl('z')] },
    Row { action: Action::Redo, name: "redo", keys: &[ctrl('y')] },
    Row { action: Action::Sources, name: "sources", keys: &[] },
    Row { action: Action::Breathe, name: "breathe", keys: &[] },
    Row { action: Action::HideWhenIdle, name: "hide-when-idle", keys: &[] },
    Row { action: Action::Suspend, name: "suspend", keys: &[] },
    Row { action: Action::Passphrase, name: "passphrase", keys: &[] },
    Row { action: Action::NoPassphrase, name: "no-passphrase", keys: &[] },
    Row { action: Action::KeepMine, name: "keep-mine", keys: &[] },
    Row { action: Action::TakeTheirs, name: "take-theirs", keys: &[] },
];

/// What the letter room does, for the palette: the key belongs to the room.
const fn in_letter(action: letter::Action, name: &'static str) -> Row<Action> {
    Row { action: Action::InLetter(action), name, keys: &[] }
}

/// Every action, in the order of the tables.
pub fn all() -> impl Iterator<Item = &'static Row<Action>> {
    TABLE.iter().chain(UNBOUND)
}

/// `?` is help where nothing is being typed.
pub const ASK: Key = key('?');
