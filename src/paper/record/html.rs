//! A record as a page: one file that asks for nothing outside it, with its pictures in it, to read or to print.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Piece, Record, svg};
use crate::paper::html::POLICY;
use crate::text::clean;

/// How it looks on the screen and on paper. No word of it is read.
const STYLE: &str = include_str!("../../../assets/letters/page.css");
const MORE: &str = include_str!("../../../assets/letters/record.css");

/// The record as a page, in the language of these assets as HTML names it.
#[must_use]
pub fn record_html(record: &Record, lang: &str) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(lang) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (clean(&record.title).text) }
                style { (PreEscaped(STYLE)) (PreEscaped(MORE)) }
            }
            body {
                main {
                    h1 dir="auto" { (clean(&record.title).text) }
                    @for piece in &record.pieces { (block(piece)) }
                }
            }
        }
    };
    let mut page = page.into_string();
    page.push('\n');
    page
}

fn block(piece: &Piece) -> Markup {
    match piece {
        Piece::Heading(words) => html! { h2 dir="auto" { (clean(words).text) } },
        Piece::Under(words) => html! { h3 dir="auto" { (clean(words).text) } },
        Piece::Ours(words) => html! { p.ours { (clean(words).text) } },
        Piece::Words(words) => paragraphs(words),
        Piece::Items(items) => html! { ul { @for item in items { li dir="auto" { (clean(item).text) } } } },
        Piece::Table(head, rows) => html! {
            table {
                thead { tr { @for cell in head { th scope="col" dir="auto" { (clean(cell).text) } } } }
                tbody { @for row in rows { tr { @for cell in row { td dir="auto" { (clean(cell).text) } } } } }
            }
        },
        Piece::Picture(drawn, says) => html! {
            figure {
                figcaption dir="auto" { (clean(says).text) }
                @if !drawn.is_empty() { (svg::drawn(drawn, &clean(says).text)) }
            }
        },
        Piece::Message(text) => html! { blockquote { (paragraphs(text)) } },
    }
}

/// A paragraph for each stretch between blank lines; its lines stay lines.
fn paragraphs(words: &str) -> Markup {
    let words = clean(words).text;
    html! {
        @for paragraph in words.split("\n\n").map(|words| words.trim_matches('\n')).filter(|words| !words.is_empty()) {
            p dir="auto" { (paragraph) }
        }
    }
}
