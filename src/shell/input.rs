//! Keys, pastes and the mouse: read on a thread of their own, in words of our own.

use std::io;
use std::sync::mpsc::{SendError, Sender};
use std::thread::JoinHandle;

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind, read,
};

use super::terminal::Tty;
use crate::keys::{Code, Key};

/// What comes from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed, or repeats.
    Key(Key),
    /// A paste, as it came: not cleaned.
    Paste(String),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// The left button went down.
    Click {
        /// Column, from 0.
        x: u16,
        /// Row, from 0.
        y: u16,
    },
    /// The pointer moved with the left button held.
    Drag {
        /// Column, from 0.
        x: u16,
        /// Row, from 0.
        y: u16,
    },
    /// The wheel turned: so many steps down, negative is up.
    Wheel(i8),
    /// The terminal gives nothing any more.
    Gone,
}

/// Starts the thread. It ends when nobody listens any more, or the terminal gives nothing any more.
///
/// # Errors
/// Where the system has no thread to give.
pub fn start<T: From<Input> + Send + 'static>(tty: Tty, to: Sender<T>) -> io::Result<JoinHandle<()>> {
    std::thread::Builder::new().name("input".to_owned()).spawn(move || while listen(&tty, &to).is_ok() {})
}

struct Over;

impl<T> From<SendError<T>> for Over {
    fn from(_: SendError<T>) -> Self {
        Self
    }
}

fn listen<T: From<Input>>(tty: &Tty, to: &Sender<T>) -> Result<(), Over> {
    let Ok(event) = read() else {
        // Asking a dead terminal again would only burn the processor.
        to.send(Input::Gone.into())?;
        return Err(Over);
    };
    if let Event::Resize(..) = event {
        // What it is now counts, not what it was when the event was made.
        tty.measure();
        let (columns, rows) = tty.size();
        to.send(Input::Resize(columns, rows).into())?;
    } else if let Some(input) = translate(event) {
        to.send(input.into())?;
    }
    Ok(())
}

/// An event of the library in our words; none for what demur does not listen to.
#[must_use]
pub fn translate(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) => self::key(key).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(columns, rows) => Some(Input::Resize(columns, rows)),
        Event::Mouse(mouse) => self::mouse(mouse),
        Event::FocusGained | Event::FocusLost => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let held = |modifier| event.modifiers.contains(modifier);
    let (ctrl, alt, shift) = (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT), held(KeyModifiers::SHIFT));
    let code = match (code(event.code)?, ctrl) {
        // Terminals send Control-Backspace as Control-H.
        (Code::Char('h' | 'H'), true) if !alt => Code::Backspace,
        (Code::Char(c), true) => Code::Char(lower(c)),
        (code, _) => code,
    };
    // A letter tells by itself that Shift was held.
    let shift = (shift || event.code == KeyCode::BackTab) && !matches!(code, Code::Char(_));
    Some(Key { code, ctrl, alt, shift })
}

fn lower(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(only), None) => only,
        _ => c,
    }
}

fn code(code: KeyCode) -> Option<Code> {
    Some(match code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Tab | KeyCode::BackTab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Esc => Code::Esc,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Insert => Code::Insert,
        KeyCode::F(n) => Code::F(n),
        KeyCode::Null
        | KeyCode::CapsLock
        | KeyCode::ScrollLock
        | KeyCode::NumLock
        | KeyCode::PrintScreen
        | KeyCode::Pause
        | KeyCode::Menu
        | KeyCode::KeypadBegin
        | KeyCode::Media(_)
        | KeyCode::Modifier(_) => return None,
    })
}

fn mouse(event: MouseEvent) -> Option<Input> {
    let (x, y) = (event.column, event.row);
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Input::Click { x, y }),
        MouseEventKind::Drag(MouseButton::Left) => Some(Input::Drag { x, y }),
        MouseEventKind::ScrollDown => Some(Input::Wheel(1)),
        MouseEventKind::ScrollUp => Some(Input::Wheel(-1)),
        MouseEventKind::Down(_)
        | MouseEventKind::Drag(_)
        | MouseEventKind::Up(_)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: KeyCode, held: KeyModifiers, expected: &str) {
        let key = translate(Event::Key(KeyEvent::new(code, held)));
        let expected = crate::keys::parse(expected).unwrap()[0];
        assert_eq!(key, Some(Input::Key(expected)));
    }

    #[test]
    fn letters_carry_their_own_case() {
        check(KeyCode::Char('A'), KeyModifiers::SHIFT, "A");
        check(KeyCode::Char('é'), KeyModifiers::NONE, "é");
        check(KeyCode::Char('!'), KeyModifiers::SHIFT, "!");
    }

    #[test]
    fn control_knows_no_case() {
        check(KeyCode::Char('Z'), KeyModifiers::CONTROL | KeyModifiers::SHIFT, "<C-z>");
        check(KeyCode::Char('p'), KeyModifiers::CONTROL, "<C-p>");
        check(KeyCode::Char('h'), KeyModifiers::CONTROL, "<C-backspace>");
        check(KeyCode::Backspace, KeyModifiers::CONTROL, "<C-backspace>");
    }

    #[test]
    fn tab_backwards_is_shift_tab() {
        check(KeyCode::BackTab, KeyModifiers::SHIFT, "<S-tab>");
        check(KeyCode::BackTab, KeyModifiers::NONE, "<S-tab>");
        check(KeyCode::Tab, KeyModifiers::NONE, "<tab>");
    }

    #[test]
    fn what_is_held_with_a_key_of_movement_is_told() {
        check(KeyCode::Left, KeyModifiers::CONTROL | KeyModifiers::SHIFT, "<C-S-left>");
        check(KeyCode::Char('l'), KeyModifiers::ALT, "<A-l>");
        check(KeyCode::F(12), KeyModifiers::NONE, "<f12>");
    }

    #[test]
    fn letting_go_is_no_key_and_repeating_is() {
        let mut event = KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE);
        event.kind = KeyEventKind::Repeat;
        assert_eq!(translate(Event::Key(event)), Some(Input::Key(Key::plain(Code::Enter))));
        event.kind = KeyEventKind::Release;
        assert_eq!(translate(Event::Key(event)), None);
    }

    #[test]
    fn the_wheel_and_the_left_button_are_heard() {
        let mouse =
            |kind| translate(Event::Mouse(MouseEvent { kind, column: 3, row: 4, modifiers: KeyModifiers::NONE }));
        assert_eq!(mouse(MouseEventKind::ScrollUp), Some(Input::Wheel(-1)));
        assert_eq!(mouse(MouseEventKind::Down(MouseButton::Left)), Some(Input::Click { x: 3, y: 4 }));
        assert_eq!(mouse(MouseEventKind::Down(MouseButton::Right)), None);
    }
}
