//! A screen as a picture: cell by cell, one file with nothing outside it, still or moving.

#![expect(clippy::disallowed_methods, reason = "what is drawn here is drawn to be looked at")]

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

/// A cell, and the frame around all of them, in pixels.
const CELL: (u32, u32) = (9, 20);
const FRAME: (u32, u32) = (20, 44);
const PAPER: &str = "#1d2127";
const INK: &str = "#d9dde3";

fn ink(colour: Color) -> &'static str {
    match colour {
        Color::Black => PAPER,
        Color::Red | Color::LightRed => "#e88388",
        Color::Green | Color::LightGreen => "#a8cc8c",
        Color::Yellow | Color::LightYellow => "#e5c07b",
        Color::Blue | Color::LightBlue => "#71bef2",
        Color::Magenta | Color::LightMagenta => "#d290e4",
        Color::Cyan | Color::LightCyan => "#6fc6cf",
        Color::Gray | Color::White | Color::Reset => INK,
        Color::DarkGray => "#7d8590",
        Color::Rgb(..) | Color::Indexed(_) => panic!("the pictures know the sixteen colours: give {colour} an ink"),
    }
}

/// How a cell looks: the ink behind it, and the attributes of its text.
fn look(cell: &Cell) -> (Option<&'static str>, String) {
    let has = |modifier| cell.modifier.contains(modifier);
    let behind = (cell.bg != Color::Reset).then(|| ink(cell.bg));
    let (behind, front) =
        if has(Modifier::REVERSED) { (Some(ink(cell.fg)), behind.unwrap_or(PAPER)) } else { (behind, ink(cell.fg)) };
    let mut attributes = format!(r#"fill="{front}""#);
    for (modifier, attribute) in [
        (Modifier::BOLD, r#" font-weight="700""#),
        (Modifier::DIM, r#" fill-opacity=".62""#),
        (Modifier::ITALIC, r#" font-style="italic""#),
        (Modifier::UNDERLINED, r#" text-decoration="underline""#),
    ] {
        attributes.push_str(if has(modifier) { attribute } else { "" });
    }
    (behind, attributes)
}

/// Cells of a row that look the same. A wide character or a pattern of dots stands alone, so that the next cells keep their places; so does
/// a second blank, since a viewer of pictures may make one of two.
struct Stretch {
    x: u16,
    cells: u16,
    wide: bool,
    words: String,
    look: (Option<&'static str>, String),
}

fn stretches(buffer: &Buffer, y: u16) -> Vec<Stretch> {
    let mut row: Vec<Stretch> = Vec::new();
    let mut x = 0;
    while x < buffer.area.width {
        let (words, look) = (buffer[(x, y)].symbol(), look(&buffer[(x, y)]));
        let cells = demur::text::width(words).max(1);
        let apart = cells > 1 || dots(words).is_some();
        let gap = |last: &Stretch| words == " " && last.words.ends_with(' ');
        match row.last_mut().filter(|last| !apart && !last.wide && last.look == look && !gap(last)) {
            Some(last) => {
                last.cells += 1;
                last.words.push_str(words);
            }
            None => row.push(Stretch { x, cells, wide: apart, words: words.to_owned(), look }),
        }
        x += cells;
    }
    row
}

/// Where the dots of a pattern of dots lie in its cell; few typefaces have them in the width of the other characters.
fn dots(words: &str) -> Option<impl Iterator<Item = (u32, u32)>> {
    const PLACES: [(u32, u32); 8] = [(2, 2), (2, 7), (2, 12), (7, 2), (7, 7), (7, 12), (2, 17), (7, 17)];
    let pattern = words.chars().next().map(u32::from).filter(|c| (0x2800..0x2900).contains(c))?;
    Some(PLACES.into_iter().enumerate().filter(move |(bit, _)| pattern >> bit & 1 == 1).map(|(_, place)| place))
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A screen, and where the caret stands on it.
pub type Still = (Buffer, Option<Position>);

fn at(x: u16, y: u16) -> (u32, u32) {
    (FRAME.0 + u32::from(x) * CELL.0, FRAME.1 + u32::from(y) * CELL.1)
}

/// The picture of a screen: one file with nothing outside it, the same on every machine but for the face of the type.
pub fn svg((buffer, caret): &Still, title: &str) -> String {
    let mut out = begin(buffer.area, title, "");
    cells(&mut out, buffer);
    writeln!(out, "</g>").unwrap();
    point(&mut out, *caret);
    writeln!(out, "</svg>").unwrap();
    out
}

/// Screens one after the other, each for some seconds, over and over; where nothing should move, the last of them.
pub fn moving(stills: &[(Still, u32)], title: &str) -> String {
    let all: u32 = stills.iter().map(|(_, seconds)| seconds).sum();
    // Whoever shows no motion shows the last.
    let last = stills.len() - 1;
    let mut style = format!(".f{{visibility:hidden}}.f{last}{{visibility:visible}}");
    let mut from = 0;
    for (n, (_, seconds)) in stills.iter().enumerate() {
        let part = |second: u32| format!("{:.3}%", f64::from(second) * 100.0 / f64::from(all));
        let (begin, end) = (part(from), part(from + seconds));
        let first = if from == 0 { String::new() } else { "0%{visibility:hidden}".to_owned() };
        let last = if from + seconds == all { String::new() } else { format!("{end}{{visibility:hidden}}") };
        write!(style, ".f{n}{{animation:k{n} {all}s step-end infinite}}").unwrap();
        write!(style, "@keyframes k{n}{{{first}{begin}{{visibility:visible}}{last}}}").unwrap();
        from += seconds;
    }
    write!(style, "@media(prefers-reduced-motion:reduce){{.f.f{{animation:none}}}}").unwrap();
    let ((first, _), _) = &stills[0];
    let mut out = begin(first.area, title, &format!("<style>{style}</style>\n"));
    for (n, ((buffer, caret), _)) in stills.iter().enumerate() {
        assert_eq!(buffer.area, first.area, "one size");
        writeln!(out, r#"<g class="f f{n}">"#).unwrap();
        cells(&mut out, buffer);
        point(&mut out, *caret);
        writeln!(out, "</g>").unwrap();
    }
    writeln!(out, "</g>\n</svg>").unwrap();
    out
}

fn begin(area: Rect, title: &str, style: &str) -> String {
    let (right, bottom) = at(area.width, area.height);
    let (wide, high) = (right + FRAME.0, bottom + FRAME.0);
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" role="img">
<title>{}</title>
{style}<rect x=".5" y=".5" width="{}" height="{}" rx="12" fill="{PAPER}" stroke="{INK}" stroke-opacity=".25"/>
<g fill="{INK}" fill-opacity=".25">
<circle cx="24" cy="22" r="6"/><circle cx="44" cy="22" r="6"/><circle cx="64" cy="22" r="6"/>
</g>
<g font-family="ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="15">
"#,
        escaped(title),
        wide - 1,
        high - 1,
    )
}

fn cells(out: &mut String, buffer: &Buffer) {
    for (y, row) in (0..buffer.area.height).map(|y| (y, stretches(buffer, y))) {
        for Stretch { x, cells, words, look: (behind, look), .. } in row {
            let ((left, top), length) = (at(x, y), u32::from(cells) * CELL.0);
            if let Some(behind) = behind {
                let size = format!(r#"width="{length}" height="{}""#, CELL.1);
                writeln!(out, r#"<rect x="{left}" y="{top}" {size} fill="{behind}"/>"#).unwrap();
            }
            // Blanks at either end need no ink; what is left is held to its cells whatever the typeface.
            let inked = words.trim_end_matches(' ');
            let blank = u32::try_from(inked.len() - inked.trim_start_matches(' ').len()).unwrap() * CELL.0;
            let unused = u32::try_from(words.len() - inked.len()).unwrap() * CELL.0;
            if let Some(dots) = dots(&words) {
                let dots = dots.map(|(x, y)| format!("M{} {}h0", left + x, top + y)).collect::<Vec<_>>().concat();
                let look = look.replacen("fill=", "stroke=", 1).replace("fill-opacity", "stroke-opacity");
                writeln!(out, r#"<path d="{dots}" {look} stroke-width="2.6" stroke-linecap="round"/>"#).unwrap();
            } else if !inked.is_empty() {
                let (left, length, base) = (left + blank, length - blank - unused, top + 15);
                let place = format!(r#"x="{left}" y="{base}" textLength="{length}""#);
                writeln!(out, "<text {place} {look}>{}</text>", escaped(inked.trim_start_matches(' '))).unwrap();
            }
        }
    }
}

fn point(out: &mut String, caret: Option<Position>) {
    if let Some((left, top)) = caret.map(|caret| at(caret.x, caret.y)) {
        let size = format!(r#"width="2" height="{}""#, CELL.1 - 2);
        writeln!(out, r#"<rect x="{left}" y="{}" {size} fill="{INK}"/>"#, top + 1).unwrap();
    }
}

/// What is drawn for words that look so.
fn check_drawn(words: &str, style: Style, expected: &[&str]) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
    buffer.set_string(1, 0, words, style);
    let picture = svg(&(buffer, None), "<title>");
    assert!(picture.contains("<title>&lt;title&gt;</title>"));
    let drawn = |line: &&str| line.starts_with("<text") || line.contains(r#"height="20""#);
    assert_eq!(picture.lines().filter(drawn).collect::<Vec<_>>(), expected);
}

#[test]
fn wide_characters_keep_the_cells_in_their_places() {
    check_drawn(
        "한a",
        Style::new(),
        &[
            r##"<text x="29" y="59" textLength="18" fill="#d9dde3">한</text>"##,
            r##"<text x="47" y="59" textLength="9" fill="#d9dde3">a</text>"##,
        ],
    );
}

#[test]
fn blanks_beside_each_other_are_not_left_to_the_viewer() {
    check_drawn(
        "a b  <",
        Style::new().dim(),
        &[
            r##"<text x="29" y="59" textLength="27" fill="#d9dde3" fill-opacity=".62">a b</text>"##,
            r##"<text x="74" y="59" textLength="9" fill="#d9dde3" fill-opacity=".62">&lt;</text>"##,
        ],
    );
}

#[test]
fn looks_are_drawn() {
    check_drawn(
        "ab",
        Style::new().cyan().bold().underlined(),
        &[
            r##"<text x="29" y="59" textLength="18" fill="#6fc6cf" font-weight="700" text-decoration="underline">ab</text>"##,
        ],
    );
    check_drawn(
        "ab",
        Style::new().yellow().reversed(),
        &[
            r##"<rect x="29" y="44" width="18" height="20" fill="#e5c07b"/>"##,
            r##"<text x="29" y="59" textLength="18" fill="#1d2127">ab</text>"##,
        ],
    );
}
