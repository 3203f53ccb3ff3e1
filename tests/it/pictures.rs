//! Pictures of real screens for the README, cell by cell, in assets/screens. `UPDATE=1` renews them.

#![expect(clippy::disallowed_methods, reason = "UPDATE=1 renews the pictures")]

use std::fmt::Write as _;
use std::path::Path;

use demur::app::{Event, Keeping};
use demur::workbook::{Answer, Weight, Workbook};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use crate::fixtures::{choice, date, ledger, list, prose, workbook};
use crate::session::Session;

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

/// The picture of a screen: one file with nothing outside it, the same on every machine but for the face of the type.
fn svg(buffer: &Buffer, caret: Option<Position>, title: &str) -> String {
    let at = |x: u16, y: u16| (FRAME.0 + u32::from(x) * CELL.0, FRAME.1 + u32::from(y) * CELL.1);
    let (right, bottom) = at(buffer.area.width, buffer.area.height);
    let (wide, high) = (right + FRAME.0, bottom + FRAME.0);
    let mut out = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" role="img">
<title>{}</title>
<rect x=".5" y=".5" width="{}" height="{}" rx="12" fill="{PAPER}" stroke="{INK}" stroke-opacity=".25"/>
<g fill="{INK}" fill-opacity=".25">
<circle cx="24" cy="22" r="6"/><circle cx="44" cy="22" r="6"/><circle cx="64" cy="22" r="6"/>
</g>
<g font-family="ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="15">
"#,
        escaped(title),
        wide - 1,
        high - 1,
    );
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
    writeln!(out, "</g>").unwrap();
    if let Some((left, top)) = caret.map(|caret| at(caret.x, caret.y)) {
        let size = format!(r#"width="2" height="{}""#, CELL.1 - 2);
        writeln!(out, r#"<rect x="{left}" y="{}" {size} fill="{INK}"/>"#, top + 1).unwrap();
    }
    writeln!(out, "</svg>").unwrap();
    out
}

fn weighed(items: &[(&str, u8)]) -> Answer {
    Answer::Weighted(items.iter().map(|(words, n)| Weight { words: (*words).into(), strength: Some(*n) }).collect())
}

/// A workbook as someone might have filled it who stays with the work at hand.
fn staying() -> Workbook {
    let mut book = workbook(vec![
        ("offer.role", prose("Support Team Lead")),
        ("offer.current", prose("a senior support engineer")),
        ("offer.from", prose("Maria")),
        ("offer.me", prose("Jonas")),
        ("offer.made_on", date("2026-11-13")),
        ("offer.answer_by", date("2026-11-27")),
        ("offer.how", choice("conversation", "")),
        ("offer.urgency", choice("week", "")),
        (
            "five.love",
            prose("The hard cases. A quiet afternoon with one of them, and at the end somebody can work again."),
        ),
        ("five.afraid", prose("Days made of meetings, and being of no use to anyone in particular.")),
        ("five.why_you", prose("People ask me when they are stuck. Maria says I stay calm.")),
        ("five.team", prose("More careful. I would stop saying when I don't know.")),
        ("fears.change", weighed(&[("losing the work I am good at", 8), ("evenings", 6), ("doing it badly", 5)])),
        ("fears.same", weighed(&[("a stranger gets it", 4), ("being asked only once", 6)])),
        ("fears.prevent", prose("Agree now how I grow without the title.")),
        (
            "known.ledger",
            ledger(&[&["hardly any cases left", "told", "How much casework would be left?", "Maria", ""]]),
        ),
        ("choice.options", list(&["accept", "later", "path", "decline"], &[])),
        ("choice.mine", prose("where my best hours go")),
        ("height.friend", prose("You light up when you talk about the cases. Not once about the role.")),
        ("height.ten", prose("Whom I taught.")),
        ("height.values", list(&["mastery", "home", "use"], &[])),
        ("weigh.stay", weighed(&[("the cases", 9), ("Fridays at home", 7)])),
        ("weigh.move", weighed(&[("pay", 5), ("a say in who joins", 6)])),
        ("weigh.cost_no", list(&["once", "credit"], &[])),
        ("weigh.cost_yes", list(&[], &["the quiet afternoons"])),
    ]);
    for (id, answer) in [
        ("decide.answer", choice("decline", "")),
        ("decide.sure", Answer::Scale(8)),
        ("decide.because", prose("stay close to the work that I do best")),
        ("decide.predict", prose("She will be disappointed for a week, and then relieved that I said it early.")),
        ("decline.thanks_for", prose("the trust, and for telling me in person what you see in my work")),
        ("decline.impact", prose("brought the wait for an answer down from two days to five hours")),
        ("decline.focus", prose("give the hardest cases the time they take")),
        ("decline.relief", prose("planning the weekend shifts")),
        ("decline.project", prose("the new handbook for the team")),
        ("decline.keep", prose("our two oldest customers with someone they know")),
        ("decline.people", ledger(&[&["Dana", "stays calm in a crisis and explains well", "yes"]])),
        ("decline.interim", choice("until", "2027-01-29")),
        ("decline.grow", prose("teaching what I know to the people who join")),
        ("decline.door", choice("open", "")),
        ("decline.talk_again", date("2027-01-15")),
    ] {
        book.set(id, Some(answer));
    }
    book
}

/// Once the disk has confirmed what was typed.
fn saved(mut session: Session) -> Session {
    session.happen(Event::Keeping(Keeping::Saved));
    session
}

/// Holds a picture to what the program shows.
fn check(name: &str, title: &str, session: &Session) {
    let backend = session.glass.backend();
    let caret = backend.cursor_visible().then(|| backend.cursor_position());
    let picture = svg(backend.buffer(), caret, title);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/screens/{name}.svg"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &picture).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == picture, "assets/screens/{name}.svg is out of date: run this test with UPDATE=1");
}

#[test]
fn the_welcome() {
    check("welcome", "The first screen of demur", &Session::new(80, 24));
}

#[test]
fn a_question_with_the_letter_beside_it() {
    let session = saved(Session::open(staying(), 120, 40).at("decline.focus"));
    check("question", "A question, with the map on its left and the letter on its right", &session);
}

#[test]
fn where_one_stands() {
    let session = saved(Session::open(staying(), 80, 38).press("<f5>"));
    check("standing", "Where you stand: the tug of war and the balance", &session);
}

#[test]
fn the_letter() {
    let down = "<down>".repeat(4);
    let session = saved(Session::open(staying(), 120, 40).at("decline.focus").press("<f4>").press(&down));
    check("letter", "The whole letter, with the answer that a sentence comes from", &session);
}

/// What is drawn for words that look so.
fn check_drawn(words: &str, style: Style, expected: &[&str]) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
    buffer.set_string(1, 0, words, style);
    let picture = svg(&buffer, None, "<title>");
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
