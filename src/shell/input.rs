//! Keys, pastes and the mouse: what the terminal sends, in words of our own.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, PipeReader, Read as _};
use std::os::fd::{AsFd as _, BorrowedFd};
use std::time::{Duration, Instant};

use rustix::event::PollFlags;
use rustix::io::Errno;
use termina::event::{KeyCode, KeyEvent, KeyEventKind, Modifiers, MouseButton, MouseEvent, MouseEventKind};
use termina::{Event, Parser};

use super::clock;
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

/// What is read at once. More than a terminal's line holds, which is 4,096.
const AT_ONCE: usize = 8192;

/// The keys of a terminal, and its size.
#[derive(Debug)]
pub struct Keys {
    tty: Tty,
    /// Where keys come from when standard input is no terminal.
    other: Option<File>,
    size: PipeReader,
    decoder: Decoder,
}

impl Keys {
    /// Of this one.
    ///
    /// # Errors
    /// Where the terminal or the system refuses.
    pub fn of(tty: &Tty) -> io::Result<Self> {
        let (size, resized) = io::pipe()?;
        signal_hook::low_level::pipe::register(signal_hook::consts::SIGWINCH, resized)?;
        let other = (!rustix::termios::isatty(rustix::stdio::stdin())).then(|| File::open("/dev/tty")).transpose()?;
        Ok(Self { tty: tty.clone(), other, size, decoder: Decoder::default() })
    }

    /// What tells of keys, and what tells of another size.
    #[must_use]
    pub fn sources(&self) -> [BorrowedFd<'_>; 2] {
        [self.keys(), self.size.as_fd()]
    }

    fn keys(&self) -> BorrowedFd<'_> {
        self.other.as_ref().map_or(rustix::stdio::stdin(), |tty| tty.as_fd())
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
        if keys.contains(PollFlags::IN) {
            return self.read(heard);
        }
        !keys.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL)
    }

    fn read(&mut self, heard: &mut VecDeque<Input>) -> bool {
        let mut bytes = [0; AT_ONCE];
        match rustix::io::read(self.keys(), &mut bytes) {
            Ok(0) => false,
            Ok(count) => {
                self.decoder.decode(bytes.get(..count).unwrap_or_default(), clock::instant(), heard);
                true
            }
            Err(Errno::INTR | Errno::AGAIN) => true,
            Err(_) => false,
        }
    }
}

/// A sequence that was not ended by then never will be: it was a key that begins like one, such as Alt-[.
const PAUSE: Duration = Duration::from_millis(150);
/// What brackets a paste.
const PASTE: ([u8; 6], [u8; 6]) = (*b"\x1b[200~", *b"\x1b[201~");

/// Makes input of bytes, however they are cut into pieces.
#[derive(Debug, Default)]
struct Decoder {
    parser: Parser,
    /// When the last bytes came, where they began something that they did not end.
    unfinished: Option<Instant>,
    /// The last bytes, which tell where a paste begins and ends.
    last: [u8; 6],
    in_paste: bool,
}

impl Decoder {
    /// Takes bytes that were read together.
    fn decode(&mut self, bytes: &[u8], now: Instant, to: &mut VecDeque<Input>) {
        if self.unfinished.is_some_and(|at| !self.in_paste && now.duration_since(at) > PAUSE) {
            *self = Self::default();
        }
        // Everything behind one of these would be taken for a report of the terminal's, to its end.
        if let (None, [0x1b, c @ (b']' | b'P')]) = (self.unfinished, bytes) {
            to.push_back(Input::Key(Key { alt: true, ..Key::plain(Code::Char(char::from(*c))) }));
            return;
        }
        let Some((last, others)) = bytes.split_last() else { return };
        let pasted = self.look_for_paste(bytes);
        self.parser.parse(others, true);
        self.told(to);
        // A read that filled its room may have cut a sequence in two.
        self.parser.parse(&[*last], bytes.len() == AT_ONCE);
        self.unfinished = (!self.told(to)).then_some(now);
        if pasted && self.unfinished.is_none() {
            // The room that it took is not held.
            self.parser = Parser::default();
        }
    }

    /// Whether there was anything.
    fn told(&mut self, to: &mut VecDeque<Input>) -> bool {
        let mut any = false;
        while let Some(event) = self.parser.pop() {
            any = true;
            to.extend(translate(event));
        }
        any
    }

    /// Whether one ended.
    fn look_for_paste(&mut self, bytes: &[u8]) -> bool {
        let mut ended = false;
        for byte in bytes {
            self.last.rotate_left(1);
            if let Some(newest) = self.last.last_mut() {
                *newest = *byte;
            }
            ended |= self.in_paste && self.last == PASTE.1;
            self.in_paste = (self.in_paste || self.last == PASTE.0) && self.last != PASTE.1;
        }
        ended
    }
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
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

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

    /// What is heard of pieces that come so many milliseconds after each other.
    fn decoded(pieces: &[&[u8]], apart: u64) -> Vec<Input> {
        let (mut decoder, mut heard) = (Decoder::default(), VecDeque::new());
        let mut at = clock::instant();
        for piece in pieces {
            decoder.decode(piece, at, &mut heard);
            at += Duration::from_millis(apart);
        }
        heard.into()
    }

    fn keys(notation: &str) -> Vec<Input> {
        crate::keys::parse(notation).unwrap().into_iter().map(Input::Key).collect()
    }

    #[test]
    fn keys_are_heard_however_they_come() {
        assert_eq!(decoded(&[b"ab\x1b[A\r", "나".as_bytes(), b"\x1b"], 0), keys("ab<up><enter>나<esc>"));
        let letter = "나".as_bytes();
        assert_eq!(decoded(&[&letter[..1], &letter[1..2], &letter[2..]], 0), keys("나"));
        assert_eq!(decoded(&[b"\x1b[1;5", b"D\x1bl"], 0), keys("<C-left><A-l>"));
        let row: Vec<u8> = b"x".repeat(AT_ONCE);
        assert_eq!(decoded(&[&row], 0).len(), AT_ONCE);
    }

    #[test]
    fn a_paste_is_one_wherever_it_is_cut() {
        let paste = "\x1b[200~나 \x1b]a\n\x1b[A\x1b[201~".as_bytes();
        let whole = Input::Paste("나 \x1b]a\n\x1b[A".to_owned());
        // Behind its first byte it is an Escape, as far as anybody can tell.
        for at in 2..paste.len() {
            let (begin, end) = paste.split_at(at);
            assert_eq!(decoded(&[begin, end], 0), std::slice::from_ref(&whole), "{at}");
            if at >= 6 {
                assert_eq!(decoded(&[begin, end, b"a"], 10_000), [vec![whole.clone()], keys("a")].concat(), "{at}");
            }
        }
        let apart: Vec<&[u8]> = paste.chunks(7).collect();
        assert_eq!(decoded(&apart, 10_000), [whole]);
    }

    #[test]
    fn what_only_begins_like_a_sequence_swallows_nothing() {
        assert_eq!(decoded(&[b"\x1b]", b"a"], 0), keys("<A-]>a"));
        assert_eq!(decoded(&[b"\x1bP", b"a"], 0), keys("<A-P>a"));
        assert_eq!(decoded(&[b"\x1b[", b"a"], 200), keys("a"));
        assert_eq!(decoded(&[b"\x1b]a", b"bc", b"d"], 200), keys("bcd"));
    }

    #[test]
    fn reports_are_no_keys() {
        assert_eq!(decoded(&[b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62c\x1b[Ia"], 0), keys("a"));
        assert_eq!(decoded(&[b"\x1b]11;rgb:ffff/", b"ffff/ffff\x07a"], 10), keys("a"));
    }

    proptest! {
        #[test]
        fn no_bytes_do_harm(pieces in vec(vec(prop_oneof![any::<u8>(), select(&b"\x1b[]PO<;?0129~MmRu\\"[..])], 0..12), 0..12)) {
            let pieces: Vec<&[u8]> = pieces.iter().map(Vec::as_slice).collect();
            let heard = decoded(&[&pieces[..], &[b"\x1b\\\x1b[201~", b"z"]].concat(), 1000);
            prop_assert_eq!(heard.last().cloned(), keys("z").pop());
        }
    }
}
