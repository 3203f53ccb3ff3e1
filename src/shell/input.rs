//! Keys, pastes and the mouse: read on a thread of their own, in words of our own.

use std::fs::File;
use std::io::{self, PipeReader, PipeWriter, Read as _, Write as _};
use std::os::fd::AsFd as _;
use std::sync::mpsc::{SendError, Sender};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use crossterm::event::{
    self as event, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use rustix::event::{PollFd, PollFlags, poll};

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

/// So long the library is asked for more once it has given something; asked for no time at all, it gives nothing.
const MOMENT: Duration = Duration::from_millis(20);

/// Another program gets the keys after this at the latest.
const QUIET: Duration = Duration::from_secs(2);

/// Starts the thread. It ends when nobody listens any more, or the terminal gives nothing any more.
///
/// # Errors
/// Where the system has no thread to give.
pub fn start<T: From<Input> + Send + 'static>(tty: Tty, to: Sender<T>) -> io::Result<JoinHandle<()>> {
    let mut waker = Waker::new(tty.ear())?;
    let thread = std::thread::Builder::new().name("input".to_owned());
    thread.spawn(move || while listen(&tty, &to, &mut waker).is_ok() {})
}

/// Whether keys are heard. Clones are not needed: it lives in the [`Tty`].
#[derive(Debug, Default)]
pub struct Ear {
    wake: Mutex<Option<PipeWriter>>,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct State {
    hush: bool,
    quiet: bool,
}

impl Ear {
    /// From now on keys are left to another program. Returns when nothing here reads them any more.
    pub fn hush(&self) {
        let mut wake = self.wake.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(wake) = wake.as_mut() else { return };
        let mut state = self.state();
        state.hush = true;
        if wake.write_all(&[0]).is_err() {
            return;
        }
        let waited = self.changed.wait_timeout_while(state, QUIET, |state| !state.quiet);
        drop(waited);
    }

    /// Keys are heard again.
    pub fn listen(&self) {
        self.state().hush = false;
        self.changed.notify_all();
    }

    fn be_quiet(&self) {
        let mut state = self.state();
        state.quiet = true;
        self.changed.notify_all();
        while state.hush {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.quiet = false;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What wakes the reading thread: keys, another size, somebody who wants the keys.
struct Waker {
    keys: Option<File>,
    size: PipeReader,
    hush: PipeReader,
}

/// What woke it.
enum Woken {
    Keys,
    Size,
    Hush,
    Gone,
}

impl Waker {
    fn new(ear: &Ear) -> io::Result<Self> {
        let (size, resized) = io::pipe()?;
        signal_hook::low_level::pipe::register(signal_hook::consts::SIGWINCH, resized)?;
        let (hush, wake) = io::pipe()?;
        *ear.wake.lock().unwrap_or_else(PoisonError::into_inner) = Some(wake);
        // The library reads the keys from there where standard input is no terminal.
        let keys = (!rustix::termios::isatty(rustix::stdio::stdin())).then(|| File::open("/dev/tty")).transpose()?;
        Ok(Self { keys, size, hush })
    }

    /// Sleeps until then.
    fn wait(&mut self) -> Woken {
        let stdin = rustix::stdio::stdin();
        let keys = self.keys.as_ref().map_or(stdin, |tty| tty.as_fd());
        let mut watched =
            [&keys, &self.size.as_fd(), &self.hush.as_fd()].map(|fd| PollFd::from_borrowed_fd(*fd, PollFlags::IN));
        match poll(&mut watched, None) {
            Ok(_) | Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => {}
            Err(_) => return Woken::Gone,
        }
        let [keys, size, hush] = watched.map(|fd| fd.revents());
        if hush.contains(PollFlags::IN) {
            drain(&mut self.hush, 1);
            Woken::Hush
        } else if size.contains(PollFlags::IN) {
            drain(&mut self.size, 64);
            Woken::Size
        } else if keys.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) && !keys.contains(PollFlags::IN) {
            Woken::Gone
        } else {
            Woken::Keys
        }
    }
}

fn drain(from: &mut PipeReader, at_most: usize) {
    // What was written there says nothing but that something was.
    let mut bytes = [0; 64];
    if let Some(room) = bytes.get_mut(..at_most) {
        from.read(room).map(drop).unwrap_or_default();
    }
}

struct Over;

impl<T> From<SendError<T>> for Over {
    fn from(_: SendError<T>) -> Self {
        Self
    }
}

fn listen<T: From<Input>>(tty: &Tty, to: &Sender<T>, waker: &mut Waker) -> Result<(), Over> {
    match waker.wait() {
        Woken::Keys => {}
        Woken::Size => return measured(tty, to),
        Woken::Hush => {
            tty.ear().be_quiet();
            return Ok(());
        }
        Woken::Gone => return gone(to),
    }
    // Waits no longer than a moment here: the library's own waiting could not be ended. Once it has nothing it is asked
    // again: where the machine is so busy that the moment is over before the library looks, it has not looked at the
    // keys that it holds already.
    let mut nothing = 0;
    while nothing < 2 {
        match event::poll(MOMENT).and_then(|there| there.then(event::read).transpose()) {
            Ok(Some(Event::Resize(..))) => measured(tty, to)?,
            Ok(Some(event)) => {
                nothing = 0;
                translate(event).map_or(Ok(()), |input| to.send(input.into()))?;
            }
            Ok(None) => nothing += 1,
            Err(_) => return gone(to),
        }
    }
    Ok(())
}

/// What the size is now counts, not what it was when it changed.
fn measured<T: From<Input>>(tty: &Tty, to: &Sender<T>) -> Result<(), Over> {
    tty.measure();
    let (columns, rows) = tty.size();
    Ok(to.send(Input::Resize(columns, rows).into())?)
}

/// Asking a dead terminal again would only burn the processor.
fn gone<T: From<Input>>(to: &Sender<T>) -> Result<(), Over> {
    to.send(Input::Gone.into())?;
    Err(Over)
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
