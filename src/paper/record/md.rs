//! A record as Markdown. What the writer typed stays what it is, marks and all; a picture is its sentence.

use super::{Piece, Record};
use crate::paper::md::lines;
use crate::text::clean;

/// The record as Markdown.
#[must_use]
pub fn record_md(record: &Record) -> String {
    let mut blocks = vec![format!("# {}", shown(&record.title))];
    blocks.extend(record.pieces.iter().map(block));
    let mut text = blocks.into_iter().filter(|block| !block.is_empty()).collect::<Vec<_>>().join("\n\n");
    text.push('\n');
    text
}

fn block(piece: &Piece) -> String {
    match piece {
        Piece::Heading(words) => format!("## {}", shown(words)),
        Piece::Under(words) => format!("### {}", shown(words)),
        Piece::Ours(words) | Piece::Picture(_, words) | Piece::Words(words) => shown(words),
        Piece::Items(items) => items.iter().map(|item| format!("- {}", indented(item))).collect::<Vec<_>>().join("\n"),
        Piece::Table(head, rows) => {
            let rule = vec!["---".to_owned(); head.len()].join(" | ");
            let rows = rows.iter().map(|row| self::row(row));
            [row(head), format!("| {rule} |")].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
        }
        Piece::Message(text) => {
            let quoted = shown(text);
            quoted.split('\n').map(|line| format!("> {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
        }
    }
}

fn shown(words: &str) -> String {
    lines(&clean(words).text, "")
}

fn indented(words: &str) -> String {
    lines(&clean(words).text, "  ")
}

/// A row: cells of one line each.
fn row(cells: &[String]) -> String {
    let cells = cells.iter().map(|cell| shown(&cell.replace('\n', " ")));
    format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
}
