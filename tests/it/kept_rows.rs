//! Only rows that changed are sent, so what stands in a terminal is made of many frames. It must be what one frame alone
//! would have made, wide letters that are written over included.

use std::io;
use std::num::NonZeroU16;
use std::sync::{Arc, Mutex};

use demur::shell::screen::Screen;
use demur::shell::terminal::{Glass, Sink, Tty};
use proptest::prelude::*;
use ratatui::style::{Modifier, Style};

const COLUMNS: u16 = 14;
const ROWS: u16 = 4;

/// A terminal that shows what it is sent.
#[derive(Clone)]
struct Shown(Arc<Mutex<vt100::Parser>>);

impl Sink for Shown {
    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.lock().unwrap().process(bytes);
        Ok(())
    }
}

fn at_least_one(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap_or(NonZeroU16::MIN)
}

struct Both {
    screen: Screen<Glass<Shown>>,
    shown: Shown,
}

/// The letter of a cell, whether it is the first half of a wide one, and whether it is bold.
type Seen = (String, bool, bool);

/// Words in places, bold or plain.
type Frame = Vec<(u16, u16, String, Modifier)>;

fn frame() -> impl Strategy<Value = Frame> {
    let held = prop_oneof![Just(Modifier::BOLD), Just(Modifier::empty())];
    proptest::collection::vec((0..COLUMNS, 0..ROWS, "[a나다 é]{0,9}", held), 0..7)
}

impl Both {
    fn new() -> Self {
        let tty = Tty::default();
        tty.resized(COLUMNS, ROWS);
        let shown = Shown(Arc::new(Mutex::new(vt100::Parser::new(at_least_one(ROWS), at_least_one(COLUMNS), 0))));
        Self { screen: Screen::new(Glass::new(shown.clone(), tty)), shown }
    }

    fn draw(&mut self, frame: &Frame) {
        let drawn = self.screen.draw(|sheet| {
            for (x, y, words, held) in frame {
                sheet.put_or_cut(*x, *y, COLUMNS, words, Style::new().add_modifier(*held));
            }
            frame.first().map(|(x, y, ..)| (*x, *y))
        });
        drawn.unwrap();
    }

    /// Each cell, and where the cursor stands where it is not hidden.
    fn cells(&self) -> (Vec<Seen>, Option<(u16, u16)>) {
        let parser = self.shown.0.lock().unwrap();
        let screen = parser.screen();
        let places = (0..ROWS).flat_map(|y| (0..COLUMNS).map(move |x| (y, x)));
        let cell = |(y, x)| {
            let cell = screen.cell(y, x).unwrap();
            let letter = if cell.contents() == " " { String::new() } else { cell.contents().to_owned() };
            // A blank looks the same, bold or not.
            (letter.clone(), cell.is_wide(), cell.bold() && !letter.is_empty())
        };
        (places.map(cell).collect(), (!screen.hide_cursor()).then(|| screen.cursor_position()))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn what_stands_there_is_what_one_frame_alone_would_make(
        frames in proptest::collection::vec(frame(), 1..10)
    ) {
        let mut kept = Both::new();
        for frame in &frames {
            kept.draw(frame);
            let mut alone = Both::new();
            alone.draw(frame);
            prop_assert_eq!(kept.cells(), alone.cells(), "{:?}", frame);
        }
    }
}
