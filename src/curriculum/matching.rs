//! Finds an option or a column by what a person writes: its label, in this language or in English, or its id, in any
//! case.

use super::{Column, Opt};

/// The option that these words name, by label first, then by id, then by its English label.
#[must_use]
pub fn option<'a>(options: &'a [Opt], words: &str) -> Option<&'a Opt> {
    let wanted = folded(words);
    options
        .iter()
        .find(|option| folded(&option.label) == wanted)
        .or_else(|| options.iter().find(|option| folded(&option.id) == wanted))
        .or_else(|| options.iter().find(|option| !wanted.is_empty() && folded(&option.also) == wanted))
}

/// The place of the column that these words name, by label first, then by id, then by its English label.
#[must_use]
pub fn column(columns: &[Column], words: &str) -> Option<usize> {
    let wanted = folded(words);
    columns
        .iter()
        .position(|column| folded(&column.label) == wanted)
        .or_else(|| columns.iter().position(|column| folded(&column.id) == wanted))
        .or_else(|| columns.iter().position(|column| !wanted.is_empty() && folded(&column.also) == wanted))
}

/// Lower case, single blanks, straight apostrophes: what doesn't matter is gone.
fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().replace('\u{2019}', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: Option<&str>) {
        let option = |id: &str, label: &'static str| Opt {
            id: id.to_owned(),
            label: label.into(),
            also: crate::wording::Wording::kept(format!("{label} in English")),
            detail: None,
            note: "".into(),
            leads_to: String::new(),
        };
        let options = [option("bigger", "a bigger version of today's job"), option("no", "no"), option("a", "no")];
        assert_eq!(super::option(&options, words).map(|o| o.id.as_str()), expected, "{words}");
    }

    #[test]
    fn label_or_id_in_any_case() {
        check("  A bigger  version of today’s job ", Some("bigger"));
        check("BIGGER", Some("bigger"));
        check("No", Some("no"));
        check("A", Some("a"));
        check("No in English", Some("no"));
        check("", None);
        check("nope", None);
    }
}
