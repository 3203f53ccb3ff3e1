//! A ledger on paper: a pipe table, or a list with semicolons.

use crate::curriculum::{Column, ColumnKind, matching};

/// A row of a table. Backslashes and bars in a cell get a backslash before them.
pub fn row<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let mut line = String::from("|");
    for cell in cells {
        line.push(' ');
        line.push_str(&cell.replace('\\', "\\\\").replace('|', "\\|"));
        line.push_str(" |");
    }
    line
}

/// The cells of a table's row.
pub fn cells(line: &str) -> Vec<String> {
    let line = line.trim();
    let mut cells = split(line.strip_prefix('|').unwrap_or(line), '|');
    if cells.len() > 1 && cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells
}

/// The cells of `a; b; c`.
pub fn list(words: &str) -> Vec<String> {
    split(words, ';')
}

/// True for the line between a table's head and its rows.
pub fn is_rule(cells: &[String]) -> bool {
    let dashes = |cell: &str| {
        let inner = cell.strip_prefix(':').unwrap_or(cell);
        let inner = inner.strip_suffix(':').unwrap_or(inner);
        !inner.is_empty() && inner.chars().all(|c| c == '-')
    };
    !cells.is_empty() && cells.iter().all(|cell| dashes(cell))
}

/// Where each cell of a head belongs; none where it names not only columns.
pub fn head(columns: &[Column], cells: &[String]) -> Option<Vec<usize>> {
    let places: Vec<usize> = cells.iter().map(|cell| matching::column(columns, cell)).collect::<Option<_>>()?;
    let twice = places.iter().enumerate().any(|(at, place)| places.iter().take(at).any(|other| other == place));
    (!places.is_empty() && !twice).then_some(places)
}

/// A cell as it is shown: an option by its label.
pub fn shown<'a>(column: &'a Column, cell: &'a str) -> &'a str {
    match &column.kind {
        ColumnKind::OneOf(options) => {
            options.iter().find(|option| option.id == cell).map_or(cell, |option| option.label.as_str())
        }
        ColumnKind::Words | ColumnKind::Date => cell,
    }
}

/// Splits at a mark that no backslash precedes; takes away the backslash before the mark and before a backslash.
fn split(line: &str, mark: char) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut letters = line.chars().peekable();
    while let Some(c) = letters.next() {
        if c == mark {
            cells.push(String::new());
            continue;
        }
        let kept = match letters.peek() {
            Some(next) if c == '\\' && (*next == mark || *next == '\\') => letters.next().unwrap_or(c),
            _ => c,
        };
        if let Some(cell) = cells.last_mut() {
            cell.push(kept);
        }
    }
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[&str]) {
        assert_eq!(cells(line), expected, "{line}");
    }

    #[test]
    fn cells_of_a_row() {
        check("| a | b |", &["a", "b"]);
        check("|a||", &["a", ""]);
        check("| a", &["a"]);
        check("a | b", &["a", "b"]);
        check(r"| a \| b | c\\ |", &["a | b", r"c\"]);
        check("|", &[""]);
        check("| |", &[""]);
    }

    #[test]
    fn a_row_comes_back() {
        for row in [["a|b", r"\"], [r"\|", r"\\|"], ["", ""], ["---", ":-:"]] {
            check(&super::row(row.into_iter()), &row);
        }
    }

    #[test]
    fn a_list_with_semicolons() {
        assert_eq!(list(r"a; b\; c;"), ["a", "b; c", ""]);
        assert_eq!(list(r"a | b"), ["a | b"]);
    }

    #[test]
    fn rules() {
        assert!(is_rule(&cells("|---|:-:|")));
        assert!(!is_rule(&cells("| --- | a |")));
        assert!(!is_rule(&cells("| : |")));
    }
}
