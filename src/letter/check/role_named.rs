//! The role on offer is named, by its title where the workbook has one.

use super::page::Page;
use super::rules::Rule;
use super::{Check, Hit};
use crate::letter::join::bare;
use crate::letter::plain::BODY;

pub(super) const CHECK: Check = Check { id: "role-named", cases: &["missing"], lists: &["title"], find };

fn find(page: &Page<'_>, rule: &Rule<'_>) -> Vec<Hit> {
    let offered = &page.about.letters.shared.role;
    let title = page.prose(&offered.of).and_then(|typed| offered.title(&typed, &page.about.letters.joins));
    let named = title.map_or_else(|| says_some_title(page, rule), |title| says_title(page, &title));
    if named { Vec::new() } else { vec![Hit::whole("missing")] }
}

/// True where the subject or the message holds a word that titles are made of. In what is known to speak of something
/// else it names no role: "I would like to lead the rota".
fn says_some_title(page: &Page<'_>, rule: &Rule<'_>) -> bool {
    let subject = page.lists.vocabulary.words(&page.letter.subject);
    let title = rule.list("title");
    let mut lines = page.body().filter(|line| ["", BODY, "thank", "decide"].contains(&line.mv));
    lines.any(|line| title.says(&line.words)) || title.says(&subject)
}

/// True where the title stands in the subject or in the message. What comes after a comma or in brackets may be missing.
fn says_title(page: &Page<'_>, title: &str) -> bool {
    let said: Vec<&str> =
        std::iter::once(page.letter.subject.as_str()).chain(page.body().map(|line| line.text)).collect();
    let short = title.split([',', '(', '–', '/']).next().unwrap_or_default();
    // Where endings are glued to words, a title is not a word by itself, and blanks in it are a matter of taste.
    let glued = page.lists.vocabulary.naming.tells();
    [title, short].into_iter().filter(|title| !title.trim().is_empty()).any(|title| {
        let cased = !glued && title.chars().any(|c| c.is_lowercase() || c.is_uppercase());
        let (spaced, closed) = (spaced(title), closed(title));
        said.iter()
            .any(|text| if cased { self::spaced(text).contains(&spaced) } else { self::closed(text).contains(&closed) })
    })
}

/// In lower case, without blanks.
fn closed(text: &str) -> String {
    text.split_whitespace().collect::<String>().to_lowercase()
}

/// The words in lower case, each between blanks.
fn spaced(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || ['-', '/', '–', '—'].contains(&c)).map(bare);
    words
        .filter(|word| !word.is_empty())
        .fold(" ".to_owned(), |all, word| all + word.trim_end_matches("'s").trim_end_matches("’s") + " ")
}
