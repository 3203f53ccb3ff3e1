//! What stands on a glass. A frame leaves what it can of the one before, and must be what one frame alone would draw; a
//! message is made from what is known of the one before, and must be what one made alone would be: every sitting of
//! these tests looks after each step.

use demur::app::App;
use demur::shell::screen::Screen;
use demur::widgets::Sheet;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Rect, Size};
use ratatui::style::{Color, Modifier};

use crate::session::Session;

/// The frame before, as a screen keeps it.
#[derive(Default)]
pub struct Before(Sheet);

impl Before {
    /// Draws the next frame after it and one alone, and holds them against each other.
    pub fn is_as_drawn_anew(&mut self, app: &mut App, Size { width, height }: Size) {
        let (desk, shared) = (app.desk(), app.desk().shareable());
        let alone = desk.wish().map(|wish| desk.sources(&shared).drafted(&wish, desk.draft()));
        assert_eq!(desk.letter(), alone.as_ref(), "the message is not what the answers make now");
        let area = Rect { x: 0, y: 0, width, height };
        if self.0.area() != area {
            self.0.begin(area);
        }
        let (mut next, mut anew) = (Sheet::default(), Sheet::new(area));
        next.begin_after(&self.0);
        app.arrange(width, height);
        assert_eq!(app.view(&mut next), app.view(&mut anew), "the caret stands elsewhere");
        next.end();
        assert_eq!(cells(&next), cells(&anew), "something was left that changed");
        self.0 = next;
    }
}

fn cells(sheet: &Sheet) -> Buffer {
    let mut cells = Buffer::empty(sheet.area());
    sheet.fill(&mut cells);
    cells
}

/// The characters on a glass.
pub fn shown(glass: &Screen<TestBackend>) -> String {
    let buffer = glass.backend().buffer();
    (0..buffer.area.height).map(|y| row_of(buffer, y)).collect::<Vec<_>>().join("\n")
}

/// How a cell looks, in one letter.
pub fn look(cell: &Cell) -> char {
    match (cell.fg, cell.modifier) {
        (_, held) if held.contains(Modifier::REVERSED) => 'R',
        (Color::Cyan, held) if held.contains(Modifier::BOLD) => 'C',
        (Color::Yellow, _) => 'Y',
        (Color::Cyan, _) => 'c',
        (_, held) if held.contains(Modifier::BOLD) => 'B',
        (_, held) if held.contains(Modifier::DIM) => 'd',
        (_, held) if held.contains(Modifier::UNDERLINED) => 'u',
        _ => ' ',
    }
}

/// The characters of a row. The cell behind a wide character is its own.
fn row_of(buffer: &Buffer, y: u16) -> String {
    let (mut row, mut x) = (String::new(), 0);
    while x < buffer.area.width {
        let symbol = buffer[(x, y)].symbol();
        row.push_str(symbol);
        x += demur::text::width(symbol).max(1);
    }
    row.trim_end().to_owned()
}

#[test]
fn what_is_counted_beside_an_answer_follows_its_first_letter_and_its_last() {
    let mut session = Session::new(120, 40).at("five.love");
    for (keys, count) in [("a", "1/6"), ("<backspace>", "0/6"), (" ", "0/6"), ("a", "1/6"), ("<backspace>", "0/6")] {
        session.keys(keys);
        let screen = session.screen();
        let row = screen.lines().find(|row| row.contains("› Five questions")).unwrap();
        assert!(row.contains(count), "after {keys:?}: {row}");
    }
}
