//! What ratatui draws on: a frame is gathered and leaves in one write.
//!
//! A frame over a few hundred bytes is put in a synchronized update, so that no half of it is painted. The terminal's
//! size is not asked for at every frame, and the cursor is not shown twice.

use std::io;

use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::{Tty, cells};
use crate::shell::screen::Painter;
use crate::widgets::Piece;

/// From this many bytes on a frame is a synchronized update.
const LARGE: usize = 300;

/// Where the bytes of a frame go, all at once.
pub trait Sink {
    /// Sends them.
    ///
    /// # Errors
    /// Where they cannot be sent.
    fn send(&mut self, bytes: &[u8]) -> io::Result<()>;
}

/// The backend.
#[derive(Debug)]
pub struct Glass<S> {
    sink: S,
    tty: Tty,
    frame: Vec<u8>,
    shown: Option<bool>,
    at: Option<Position>,
}

impl<S: Sink> Glass<S> {
    /// Draws on a terminal.
    pub fn new(sink: S, tty: Tty) -> Self {
        Self { sink, tty, frame: Vec::with_capacity(16 * 1024), shown: None, at: None }
    }

    /// Bytes that are no cells, such as a text for the clipboard. They leave with the frame.
    pub fn frame(&mut self) -> &mut Vec<u8> {
        &mut self.frame
    }

    fn say(&mut self, said: &[u8]) {
        self.frame.extend_from_slice(said);
    }
}

impl<S: Sink> Painter for Glass<S> {
    fn paint<'a>(&mut self, rows: impl Iterator<Item = (u16, Piece<'a>)>) -> bool {
        let end = cells::write_words(&mut self.frame, rows);
        let end = end.filter(|(x, _)| *x < self.tty.size().0);
        self.at = end.map(|(x, y)| Position { x, y });
        true
    }
}

impl<S: Sink> Backend for Glass<S> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        let mut last = None;
        cells::write(
            &mut self.frame,
            content.inspect(|(x, y, cell)| {
                // How far a letter moves the cursor is sure of the plainest alone.
                let plain = cell.symbol().len() == 1;
                last = plain.then(|| Position { x: x.saturating_add(1), y: *y });
            }),
        );
        self.at = last.filter(|at| at.x < self.tty.size().0);
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.shown.replace(false) != Some(false) {
            self.say(b"\x1b[?25l");
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.shown.replace(true) != Some(true) {
            self.say(b"\x1b[?25h");
        }
        Ok(())
    }

    /// Where the cursor was put last: the terminal is not asked.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.at.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.at.replace(position) != Some(position) {
            cells::go_to(&mut self.frame, position.x, position.y);
        }
        Ok(())
    }

    /// Clears the screen, and forgets what was believed of the cursor.
    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        (self.shown, self.at) = (None, None);
        self.say(match clear_type {
            ClearType::All => b"\x1b[2J",
            ClearType::AfterCursor => b"\x1b[0J",
            ClearType::BeforeCursor => b"\x1b[1J",
            ClearType::CurrentLine => b"\x1b[2K",
            ClearType::UntilNewLine => b"\x1b[0K",
        });
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        let (width, height) = self.tty.size();
        Ok(Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::default() })
    }

    /// The end of the frame: one write. A terminal that is gone takes nothing, which is no fault of the frame's; the
    /// hang-up watch ends the program.
    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        let sent = if self.frame.len() > LARGE {
            let mut whole = Vec::with_capacity(self.frame.len() + 16);
            queue!(whole, BeginSynchronizedUpdate)?;
            whole.append(&mut self.frame);
            queue!(whole, EndSynchronizedUpdate)?;
            self.sink.send(&whole)
        } else {
            self.sink.send(&self.frame)
        };
        self.frame.clear();
        sent.or_else(|error| if is_gone(&error) { Ok(()) } else { Err(error) })
    }
}

fn is_gone(error: &io::Error) -> bool {
    use rustix::io::Errno;
    let gone = [Errno::IO, Errno::PIPE, Errno::BADF, Errno::NXIO].map(|errno| Some(errno.raw_os_error()));
    gone.contains(&error.raw_os_error()) || error.kind() == io::ErrorKind::TimedOut
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::screen::Screen;
    use proptest::prelude::*;
    use ratatui::style::{Modifier, Style};
    use std::num::NonZero;

    const ROWS: NonZero<u16> = NonZero::new(4).unwrap();
    const COLUMNS: NonZero<u16> = NonZero::new(20).unwrap();

    #[derive(Default)]
    struct Sent(Vec<Vec<u8>>);

    impl Sink for Sent {
        fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
            self.0.push(bytes.to_vec());
            Ok(())
        }
    }

    fn drawn(frames: &[&str]) -> Vec<String> {
        let tty = Tty::default();
        tty.resized(80, 24);
        let mut screen = Screen::new(Glass::new(Sent::default(), tty));
        for words in frames {
            let drawn = screen.draw(|sheet| {
                let lines = words.lines().zip(0..);
                assert!(lines.map(|(line, y)| sheet.put(0, y, 80, line, Style::new())).all(|used| used <= 80));
                Some((u16::try_from(words.len().min(79)).unwrap(), 0))
            });
            drawn.unwrap();
        }
        screen.backend().sink.0.iter().map(|sent| String::from_utf8_lossy(sent).into_owned()).collect()
    }

    #[test]
    fn a_frame_is_one_write() {
        assert_eq!(drawn(&["a", "ab", "abc"]).len(), 3);
    }

    #[test]
    fn a_key_costs_few_bytes() {
        let sent = drawn(&["a", "ab"]);
        assert_eq!(sent[1], "\x1b[1;2Hb");
    }

    #[test]
    fn what_was_styled_is_so_no_longer_behind_it() {
        let tty = Tty::default();
        tty.resized(80, 24);
        let mut screen = Screen::new(Glass::new(Sent::default(), tty));
        for (words, style) in [("a", Style::new()), ("b", Style::new().bold()), ("나", Style::new())] {
            screen.draw(|sheet| Some((sheet.put(3, 0, 80, words, style), 0))).unwrap();
        }
        let sent: Vec<_> = screen.backend().sink.0.iter().map(|sent| String::from_utf8_lossy(sent)).collect();
        assert_eq!(sent[1..], ["\x1b[1;4H\x1b[1mb\x1b[0m\x1b[1;2H", "\x1b[1;4H나\x1b[1;3H"]);
    }

    #[test]
    fn a_frame_that_changes_nothing_sends_nothing() {
        assert_eq!(drawn(&["a", "a"]).len(), 1);
    }

    #[test]
    fn a_large_frame_is_painted_at_once() {
        let long = "a line among many\n".repeat(24);
        let sent = drawn(&["a", long.as_str()]);
        assert!(sent[1].starts_with("\x1b[?2026h") && sent[1].ends_with("\x1b[?2026l"));
        assert!(!sent[0].contains("2026"));
    }

    #[test]
    fn a_terminal_that_is_gone_is_no_error_of_the_frame() {
        struct Gone;
        impl Sink for Gone {
            fn send(&mut self, _: &[u8]) -> io::Result<()> {
                Err(rustix::io::Errno::IO.into())
            }
        }
        let tty = Tty::default();
        tty.resized(10, 2);
        let mut screen = Screen::new(Glass::new(Gone, tty));
        assert!(screen.draw(|sheet| Some((sheet.put(0, 0, 9, "a", Style::new()), 0))).is_ok());
    }

    proptest! {
        #[test]
        fn words_are_painted_as_their_cells_would_be(
            puts in proptest::collection::vec((0_u16..20, 0_u16..4, "[a-c ]{0,8}|나|●│|a\u{301}b", proptest::sample::select(vec![0_u16, 1, 8])), 0..6)
        ) {
            let tty = Tty::default();
            tty.resized(20, 4);
            let cell = |cell: &vt100::Cell| {
                let sign = if cell.has_contents() { cell.contents().to_owned() } else { " ".to_owned() };
                (sign, cell.fgcolor(), cell.bgcolor(), cell.bold(), cell.underline())
            };
            let shown = |frames: usize| {
                let mut screen = Screen::new(Glass::new(Sent::default(), tty.clone()));
                for nth in (0..frames).rev() {
                    let drawn = screen.draw(|sheet| {
                        for (x, y, words, held) in puts.iter().filter(|_| nth == 0) {
                            sheet.put(*x, *y, 20, words, Style::new().add_modifier(Modifier::from_bits_truncate(*held)));
                        }
                        None
                    });
                    drawn.unwrap();
                }
                let mut terminal = vt100::Parser::new(ROWS, COLUMNS, 0);
                screen.backend().sink.0.iter().for_each(|sent| terminal.process(sent));
                let at = (0..4).flat_map(|y| (0..20).map(move |x| (y, x)));
                at.map(|(y, x)| cell(terminal.screen().cell(y, x).unwrap())).collect::<Vec<_>>()
            };
            // The first frame may be painted as words; one after another is cells.
            prop_assert_eq!(shown(1), shown(2));
        }
    }
}
