//! Keys, pastes and the mouse: what the terminal sends, in words of our own.

mod decoder;

use std::collections::VecDeque;
use std::io::{self, PipeReader, Read as _, Write as _};
use std::os::fd::{AsFd as _, BorrowedFd, OwnedFd};
use std::time::Instant;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;
use termina::Event;
use termina::event::{KeyCode, KeyEvent, KeyEventKind, Modifiers, MouseButton, MouseEvent, MouseEventKind};

use self::decoder::Decoder;
use super::clock;
use super::signals::is_hung_up;
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

/// What is read at once: a terminal gives 4,095 bytes at the most.
const AT_ONCE: usize = 4096;

/// The keys of a terminal, and its size.
#[derive(Debug)]
pub struct Keys {
    tty: Tty,
    /// Standard input's terminal, opened once more: reading from it never waits, and nobody else's reading is changed.
    /// None where it cannot be opened.
    own: Option<OwnedFd>,
    size: PipeReader,
    decoder: Decoder,
    /// Room for what is read. It is not made anew for a key: to clear so much takes longer than to hear it.
    bytes: Vec<u8>,
    /// Since when the terminal has been waited for in the middle of something.
    waited: Option<Instant>,
}

impl Keys {
    /// Of this one.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn of(tty: &Tty) -> io::Result<Self> {
        let (size, resized) = io::pipe()?;
        let mut tell = resized.try_clone()?;
        signal_hook::low_level::pipe::register(signal_hook::consts::SIGWINCH, resized)?;
        // It may have changed since it was measured, with nobody to tell.
        let before = tty.size();
        tty.measure();
        if tty.size() != before {
            tell.write_all(&[0])?;
        }
        Ok(Self {
            tty: tty.clone(),
            own: opened(),
            size,
            decoder: Decoder::default(),
            bytes: vec![0; AT_ONCE],
            waited: None,
        })
    }

    /// What tells of keys, and what tells of another size: they are waited for now.
    pub fn await_both(&mut self) -> [BorrowedFd<'_>; 2] {
        if self.decoder.is_unfinished() {
            self.waited.get_or_insert_with(clock::instant);
        }
        [self.keys(), self.size.as_fd()]
    }

    fn keys(&self) -> BorrowedFd<'_> {
        self.own.as_ref().map_or(rustix::stdio::stdin(), |own| own.as_fd())
    }

    /// Takes what there is, by what is known of both sources. False where the terminal gives nothing any more.
    #[must_use]
    pub fn hear(&mut self, keys: PollFlags, size: PollFlags, heard: &mut VecDeque<Input>) -> bool {
        if size.contains(PollFlags::IN) {
            // What is written there says nothing but that the size changed.
            self.size.read(&mut [0; 64]).map(drop).unwrap_or_default();
            // What the size is now counts, not what it was when it changed.
            self.tty.measure();
            let (columns, rows) = self.tty.size();
            heard.push_back(Input::Resize(columns, rows));
        }
        let closed = keys.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL);
        if keys.contains(PollFlags::IN) { self.read(closed, heard) } else { !closed }
    }

    fn read(&mut self, closed: bool, heard: &mut VecDeque<Input>) -> bool {
        let mut bytes = std::mem::take(&mut self.bytes);
        let read = rustix::io::read(self.keys(), &mut bytes);
        let open = self.take(read.map(|count| bytes.get(..count).unwrap_or_default()), closed, heard);
        self.bytes = bytes;
        open
    }

    /// Takes what was read, or why nothing was.
    fn take(&mut self, read: Result<&[u8], Errno>, closed: bool, heard: &mut VecDeque<Input>) -> bool {
        match read {
            // Where somebody has changed the terminal's modes this may be a Ctrl-D: its end is a hang-up alone.
            Ok([]) => !closed && !is_hung_up(),
            Ok(bytes) => {
                let silence = self.waited.take().map(|since| clock::instant().duration_since(since));
                // An Escape at the end of what was read is one only where nothing comes with it.
                let more = bytes.ends_with(b"\x1b") && self.has_more();
                self.decoder.decode(bytes, silence.unwrap_or_default(), more, heard);
                true
            }
            Err(Errno::INTR | Errno::AGAIN) => true,
            Err(_) => false,
        }
    }

    fn has_more(&self) -> bool {
        let keys = self.keys();
        let mut watched = [PollFd::from_borrowed_fd(keys, PollFlags::IN)];
        let at_once = Timespec { tv_sec: 0, tv_nsec: 0 };
        poll(&mut watched, Some(&at_once)).is_ok_and(|ready| ready > 0)
    }
}

fn opened() -> Option<OwnedFd> {
    let name = rustix::termios::ttyname(rustix::stdio::stdin(), Vec::new()).ok()?;
    let how = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    rustix::fs::open(name, how, Mode::empty()).ok()
}

/// An event of the library in our words; none for what demur does not listen to.
#[must_use]
pub fn translate(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) => self::key(key).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Mouse(mouse) => self::mouse(mouse),
        // Reports that were asked for by another program, or came too late: no keys.
        Event::WindowResized(_) | Event::FocusIn | Event::FocusOut | Event::Csi(_) | Event::Osc(_) | Event::Dcs(_) => {
            None
        }
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let held = |modifier| event.modifiers.contains(modifier);
    let (ctrl, alt, shift) = (held(Modifiers::CONTROL), held(Modifiers::ALT), held(Modifiers::SHIFT));
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
        KeyCode::Escape => Code::Esc,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Insert => Code::Insert,
        KeyCode::Function(n) => Code::F(n),
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

    fn check(code: KeyCode, held: Modifiers, expected: &str) {
        let key = translate(Event::Key(KeyEvent::new(code, held)));
        let expected = crate::keys::parse(expected).unwrap()[0];
        assert_eq!(key, Some(Input::Key(expected)));
    }

    #[test]
    fn letters_carry_their_own_case() {
        check(KeyCode::Char('A'), Modifiers::SHIFT, "A");
        check(KeyCode::Char('é'), Modifiers::NONE, "é");
        check(KeyCode::Char('!'), Modifiers::SHIFT, "!");
    }

    #[test]
    fn control_knows_no_case() {
        check(KeyCode::Char('Z'), Modifiers::CONTROL | Modifiers::SHIFT, "<C-z>");
        check(KeyCode::Char('p'), Modifiers::CONTROL, "<C-p>");
        check(KeyCode::Char('h'), Modifiers::CONTROL, "<C-backspace>");
        check(KeyCode::Backspace, Modifiers::CONTROL, "<C-backspace>");
    }

    #[test]
    fn tab_backwards_is_shift_tab() {
        check(KeyCode::BackTab, Modifiers::SHIFT, "<S-tab>");
        check(KeyCode::BackTab, Modifiers::NONE, "<S-tab>");
        check(KeyCode::Tab, Modifiers::NONE, "<tab>");
    }

    #[test]
    fn what_is_held_with_a_key_of_movement_is_told() {
        check(KeyCode::Left, Modifiers::CONTROL | Modifiers::SHIFT, "<C-S-left>");
        check(KeyCode::Char('l'), Modifiers::ALT, "<A-l>");
        check(KeyCode::Function(12), Modifiers::NONE, "<f12>");
    }

    #[test]
    fn letting_go_is_no_key_and_repeating_is() {
        let mut event = KeyEvent::new(KeyCode::Enter, Modifiers::NONE);
        event.kind = KeyEventKind::Repeat;
        assert_eq!(translate(Event::Key(event)), Some(Input::Key(Key::plain(Code::Enter))));
        event.kind = KeyEventKind::Release;
        assert_eq!(translate(Event::Key(event)), None);
    }

    #[test]
    fn the_wheel_and_the_left_button_are_heard() {
        let mouse = |kind| translate(Event::Mouse(MouseEvent { kind, column: 3, row: 4, modifiers: Modifiers::NONE }));
        assert_eq!(mouse(MouseEventKind::ScrollUp), Some(Input::Wheel(-1)));
        assert_eq!(mouse(MouseEventKind::Down(MouseButton::Left)), Some(Input::Click { x: 3, y: 4 }));
        assert_eq!(mouse(MouseEventKind::Down(MouseButton::Right)), None);
    }
}
