//! The pictures of a record. Each names itself by its sentence; nothing is said by colour alone.

use maud::{Markup, html};

use super::{Drawn, Side};
use crate::text::clean;

/// How wide a picture is, in its own units.
const WIDE: usize = 640;
/// The one colour. It says nothing that the shape does not say.
const ACCENT: &str = "#2b7a8c";
/// A line of words.
const LINE: usize = 24;

/// A picture, called by its sentence.
pub fn drawn(drawn: &Drawn, says: &str) -> Markup {
    match drawn {
        Drawn::Rope(knot, names) => framed(96, says, &rope(*knot, names)),
        Drawn::Balance(sides) => {
            let rows = sides.iter().map(|(_, loads)| loads.len()).max().unwrap_or(0);
            framed(LINE + rows * 2 * LINE, says, &balance(sides))
        }
        Drawn::Lamps(lamps) => framed(
            lamps.len() * LINE + 8,
            says,
            &listed(lamps.iter().map(|(truth, light)| (lamp(*light), truth.as_str()))),
        ),
        Drawn::Sure(changes) => framed(150, says, &sure(changes)),
        Drawn::Walk(stages) => framed(stages.len() * LINE + 8, says, &walk(stages)),
    }
}

fn framed(high: usize, says: &str, inside: &Markup) -> Markup {
    html! {
        svg viewBox=(format!("0 0 {WIDE} {high}")) width=(WIDE) font-size="15" fill="currentColor" role="img" aria-label=(says) { (inside) }
    }
}

fn words(x: usize, y: usize, anchor: &str, text: &str) -> Markup {
    html! { text x=(x) y=(y) text-anchor=(anchor) { (clean(text).text) } }
}

fn rope(knot: i16, names: &[String; 2]) -> Markup {
    let middle = i64::try_from(WIDE / 2).unwrap_or(0);
    let at = middle + i64::from(knot) * (middle - 30) / 1000;
    html! {
        (words(0, 16, "start", &names[0]))
        (words(WIDE, 16, "end", &names[1]))
        line stroke="currentColor" stroke-width="5" x1="2" y1="56" x2=(WIDE - 2) y2="56" {}
        line stroke="currentColor" stroke-dasharray="3 4" x1=(middle) y1="34" x2=(middle) y2="78" {}
        line stroke="currentColor" stroke-width="3" x1="2" y1="40" x2="2" y2="72" {}
        line stroke="currentColor" stroke-width="3" x1=(WIDE - 2) y1="40" x2=(WIDE - 2) y2="72" {}
        circle fill=(ACCENT) cx=(at) cy="56" r="13" {}
    }
}

fn balance(sides: &[Side; 2]) -> Markup {
    const HALF: usize = WIDE / 2 - 20;
    html! {
        @for (x, (name, loads)) in [0, WIDE / 2 + 20].into_iter().zip(sides) {
            text font-style="italic" x=(x) y="16" { (name) }
            @for (y, (name, weight)) in (0..).map(|row| LINE + row * 2 * LINE).zip(loads) {
                (words(x, y + 18, "start", &cut(name, 36)))
                @if let Some(weight) = weight {
                    rect fill=(ACCENT) x=(x) y=(y + 26) width=(usize::from(*weight).min(10) * (HALF - 30) / 10) height="8" {}
                    (words(x + usize::from(*weight).min(10) * (HALF - 30) / 10 + 8, y + 35, "start", &weight.to_string()))
                } @else {
                    line stroke="currentColor" x1=(x) y1=(y + 30) x2=(x + 12) y2=(y + 30) {}
                }
            }
        }
    }
}

fn lamp(light: Option<u8>) -> Markup {
    html! {
        @match light {
            Some(2) => circle fill=(ACCENT) cx="10" cy="12" r="8" {},
            Some(1) => { circle fill="none" stroke="currentColor" stroke-width="1.5" cx="10" cy="12" r="8" {} path fill=(ACCENT) d="M10 4 A8 8 0 0 0 10 20 Z" {} }
            Some(_) => circle fill="none" stroke="currentColor" stroke-width="1.5" cx="10" cy="12" r="8" {},
            None => circle fill=(ACCENT) cx="10" cy="12" r="2" {},
        }
    }
}

fn listed<'a>(rows: impl Iterator<Item = (Markup, &'a str)>) -> Markup {
    html! {
        @for (row, (sign, text)) in rows.enumerate() {
            g transform=(format!("translate(0 {})", row * LINE)) { (sign) (words(28, 17, "start", &cut(text, 82))) }
        }
    }
}

fn sure(changes: &[(u16, u8)]) -> Markup {
    let place = |(at, value): &(u16, u8)| {
        (40 + usize::from(*at) * (WIDE - 60) / 1000, 130 - usize::from((*value).min(10)) * 11)
    };
    let places: Vec<(usize, usize)> = changes.iter().map(place).collect();
    let line: Vec<String> = places.iter().map(|(x, y)| format!("{x},{y}")).collect();
    html! {
        (words(24, 26, "end", "10"))
        (words(24, 136, "end", "0"))
        line stroke="currentColor" stroke-dasharray="3 4" x1="32" y1="20" x2="32" y2="130" {}
        polyline fill="none" stroke="currentColor" stroke-width="3" points=(line.join(" ")) {}
        @for ((x, y), (_, value)) in places.iter().zip(changes) {
            circle fill=(ACCENT) cx=(x) cy=(y) r="5" {}
            (words(*x, y.saturating_sub(8), "middle", &value.to_string()))
        }
    }
}

fn walk(stages: &[(String, Vec<bool>)]) -> Markup {
    html! {
        @for (row, (title, questions)) in stages.iter().enumerate() {
            (words(0, row * LINE + 17, "start", &cut(title, 34)))
            @for (at, answered) in questions.iter().enumerate() {
                rect fill=(if *answered { ACCENT } else { "none" }) stroke="currentColor" x=(280 + at * 20) y=(row * LINE + 5) width="13" height="13" {}
            }
        }
    }
}

/// So many characters, the end cut with a sign.
fn cut(text: &str, most: usize) -> String {
    let text = clean(text).text;
    match text.char_indices().nth(most).and_then(|(at, _)| text.get(..at)) {
        Some(begins) => format!("{}…", begins.trim_end()),
        None => text,
    }
}
