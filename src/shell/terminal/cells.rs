//! Cells as a terminal takes them: where they stand, and of their looks only what is not as it was a cell before.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier, Style};

use crate::text::is_plain;
use crate::widgets::Piece;

/// What is switched on, by which number, and by which off again. Bold and dim go off together, and so do both blinks.
const SWITCHES: [(Modifier, u16, u16); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];
/// What begins the number of a colour: of letters, of the ground, of the line under letters. One more takes it back.
const LETTERS: u16 = 38;
const GROUND: u16 = 48;
const LINE: u16 = 58;
/// A colour with a name is so much below those by number; a bright one with a name so much above.
const BY_NUMBER: u16 = 8;
const BRIGHTER: u16 = 52;

/// How cells look.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Looks {
    letters: Color,
    ground: Color,
    line: Color,
    held: Modifier,
}

/// Writes cells, and leaves the terminal with plain looks.
pub fn write<'a>(out: &mut Vec<u8>, cells: impl Iterator<Item = (u16, u16, &'a Cell)>) {
    let (mut looks, mut next) = (Looks::default(), None);
    for (x, y, cell) in cells {
        if next != Some((x, y)) {
            go_to(out, x, y);
        }
        next = Some((x.saturating_add(1), y));
        let wanted = Looks { letters: cell.fg, ground: cell.bg, line: cell.underline_color, held: cell.modifier };
        looks.become_these(wanted, out);
        out.extend_from_slice(cell.symbol().as_bytes());
    }
    looks.become_these(Looks::default(), out);
}

/// Writes plain words where nothing stands, and leaves the terminal with plain looks. Gives where the last of them end.
pub fn write_words<'a>(out: &mut Vec<u8>, words: impl Iterator<Item = (u16, Piece<'a>)>) -> Option<(u16, u16)> {
    let (mut looks, mut next) = (Looks::default(), None);
    for (y, piece) in words {
        let Style { fg, bg, underline_color, add_modifier, sub_modifier } = piece.style;
        let wanted = Looks {
            letters: fg.unwrap_or_default(),
            ground: bg.unwrap_or_default(),
            line: underline_color.unwrap_or_default(),
            held: add_modifier - sub_modifier,
        };
        // A blank that looks like any other stands there already.
        if wanted == Looks::default() && piece.words.bytes().all(|byte| byte == b' ') {
            continue;
        }
        if next != Some((piece.column, y)) {
            go_to(out, piece.column, y);
        }
        // How far a sign moves the cursor is sure of the plainest alone.
        next = is_plain(piece.words).then_some((piece.end, y));
        looks.become_these(wanted, out);
        out.extend_from_slice(piece.words.as_bytes());
    }
    looks.become_these(Looks::default(), out);
    next
}

/// Puts the cursor at a cell.
pub fn go_to(out: &mut Vec<u8>, x: u16, y: u16) {
    out.extend_from_slice(b"\x1b[");
    number(out, y.saturating_add(1));
    out.push(b';');
    number(out, x.saturating_add(1));
    out.push(b'H');
}

impl Looks {
    fn become_these(&mut self, wanted: Self, out: &mut Vec<u8>) {
        if wanted == *self {
            return;
        }
        if wanted == Self::default() {
            out.extend_from_slice(b"\x1b[0m");
        } else {
            self.change_to(wanted, out);
        }
        *self = wanted;
    }

    fn change_to(self, wanted: Self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"\x1b[");
        let gone = self.held - wanted.held;
        let off = |number: u16| SWITCHES.iter().any(|(held, _, off)| *off == number && gone.contains(*held));
        let mut said = 0;
        for (held, _, number) in SWITCHES {
            // The second of two that go off together has nothing to add.
            if gone.contains(held) && said != number {
                said = number;
                part(out, number);
            }
        }
        for (held, number, together) in SWITCHES {
            if wanted.held.contains(held) && (!self.held.contains(held) || off(together)) {
                part(out, number);
            }
        }
        let colours = [
            (LETTERS, self.letters, wanted.letters),
            (GROUND, self.ground, wanted.ground),
            (LINE, self.line, wanted.line),
        ];
        for (which, _, wanted) in colours.into_iter().filter(|(_, was, wanted)| was != wanted) {
            colour(out, which, wanted);
        }
        // In the place of the last semicolon.
        out.pop();
        out.push(b'm');
    }
}

fn colour(out: &mut Vec<u8>, which: u16, colour: Color) {
    let named = match colour {
        Color::Reset => return part(out, which + 1),
        Color::Rgb(red, green, blue) => {
            return parts(out, &[which, 2, red.into(), green.into(), blue.into()]);
        }
        Color::Indexed(index) => return parts(out, &[which, 5, index.into()]),
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    match named {
        // A line has no names for its colours.
        _ if which == LINE => parts(out, &[which, 5, named]),
        // Names that every terminal knows, and the brighter ones that most do: shorter than numbers.
        0..8 => part(out, which - BY_NUMBER + named),
        _ => part(out, which + BRIGHTER + named - 8),
    }
}

fn parts(out: &mut Vec<u8>, numbers: &[u16]) {
    for number in numbers {
        part(out, *number);
    }
}

fn part(out: &mut Vec<u8>, of: u16) {
    number(out, of);
    out.push(b';');
}

fn number(out: &mut Vec<u8>, of: u16) {
    if of >= 10 {
        number(out, of / 10);
    }
    out.push(b'0' + u8::try_from(of % 10).unwrap_or_default());
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "cells are made here, to be written")]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::backend::{Backend as _, CrosstermBackend};
    use ratatui::style::Style;
    use std::num::NonZero;

    const ROWS: NonZero<u16> = NonZero::new(4).unwrap();
    const COLUMNS: NonZero<u16> = NonZero::new(20).unwrap();

    fn colours() -> impl Strategy<Value = Color> {
        prop_oneof![
            Just(Color::Reset),
            proptest::sample::select(vec![
                Color::Black,
                Color::Red,
                Color::Green,
                Color::Yellow,
                Color::Blue,
                Color::Magenta,
                Color::Cyan,
                Color::Gray,
                Color::DarkGray,
                Color::LightRed,
                Color::LightGreen,
                Color::LightYellow,
                Color::LightBlue,
                Color::LightMagenta,
                Color::LightCyan,
                Color::White,
            ]),
            any::<u8>().prop_map(Color::Indexed),
            any::<[u8; 3]>().prop_map(|[red, green, blue]| Color::Rgb(red, green, blue)),
        ]
    }

    fn cells() -> impl Strategy<Value = Vec<(u16, u16, Cell)>> {
        let held = prop_oneof![Just(0_u16), any::<u16>()].prop_map(Modifier::from_bits_truncate);
        let cell = ("[a-cé]", colours(), colours(), held).prop_map(|(sign, letters, ground, held)| {
            let mut cell = Cell::default();
            // The other terminal here knows no blinking, hiding or crossing out, and no line of its own colour.
            let held =
                held & (Modifier::BOLD | Modifier::DIM | Modifier::ITALIC | Modifier::UNDERLINED | Modifier::REVERSED);
            cell.set_symbol(&sign).set_style(Style::new().fg(letters).bg(ground).add_modifier(held));
            cell
        });
        proptest::collection::vec((0_u16..20, 0_u16..4, cell), 0..40).prop_map(|mut cells| {
            cells.sort_by_key(|(x, y, _)| (*y, *x));
            cells.dedup_by_key(|(x, y, _)| (*x, *y));
            cells
        })
    }

    fn shown(bytes: &[u8]) -> Vec<Option<vt100::Cell>> {
        let mut terminal = vt100::Parser::new(ROWS, COLUMNS, 0);
        terminal.process(bytes);
        // Looks that were left behind would show here.
        terminal.process(b"\x1b[4;20Hz");
        (0..4).flat_map(|y| (0..20).map(move |x| (y, x))).map(|(y, x)| terminal.screen().cell(y, x).cloned()).collect()
    }

    proptest! {
        #[test]
        fn a_terminal_shows_what_ratatui_would_have_it_show(cells in cells()) {
            let given = || cells.iter().map(|(x, y, cell)| (*x, *y, cell));
            let (mut ours, mut theirs) = (Vec::new(), Vec::new());
            write(&mut ours, given());
            CrosstermBackend::new(&mut theirs).draw(given()).unwrap();
            prop_assert_eq!(shown(&ours), shown(&theirs));
            prop_assert!(ours.len() <= theirs.len());
        }
    }

    #[test]
    fn what_goes_off_together_comes_on_again() {
        let cell = |held| {
            let mut cell = Cell::default();
            cell.set_symbol("a").set_style(Style::new().add_modifier(held));
            cell
        };
        let (both, dim) = (cell(Modifier::BOLD | Modifier::DIM), cell(Modifier::DIM));
        let mut out = Vec::new();
        write(&mut out, [(0, 0, &both), (1, 0, &dim), (2, 0, &both)].into_iter());
        assert_eq!(String::from_utf8(out).unwrap(), "\x1b[1;1H\x1b[1;2ma\x1b[22;2ma\x1b[1ma\x1b[0m");
    }
}
