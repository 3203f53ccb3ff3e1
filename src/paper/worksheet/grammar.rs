//! What a line of a worksheet is, and the backslash that keeps an answer's line from being taken for something else.
//!
//! A backslash is put before a line that has a meaning of its own, or that begins with a backslash already; it is
//! taken away only before such a line. So a hand-written `\o/` stays as it is, and what was written comes back.

use crate::workbook::STRONGEST;

/// The id of a question's heading: `### … {#id}`.
pub fn heading(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("###")?.strip_prefix([' ', '\t'])?;
    let (_, id) = rest.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
    let plain = |c: char| !c.is_whitespace() && c != '{' && c != '}';
    (!id.is_empty() && id.chars().all(plain)).then_some(id)
}

/// What follows the mark of a list item: `- words`.
pub fn bullet(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix(['-', '*', '+'])?;
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then(|| rest.trim())
}

/// An item with a box: whether it is ticked, and its words.
pub fn boxed(line: &str) -> Option<(bool, &str)> {
    tick_box(bullet(line)?)
}

/// A box and its words: `[x] words`.
pub fn tick_box(words: &str) -> Option<(bool, &str)> {
    let (mark, words) = words.strip_prefix('[')?.split_once(']')?;
    let ticked = match mark.trim() {
        "" => false,
        "x" | "X" | "✓" | "✔" => true,
        _ => return None,
    };
    (words.is_empty() || words.starts_with([' ', '\t'])).then(|| (ticked, words.trim()))
}

/// A strength and its words: `7 · words`, or as people write it, `words: 7`, `words = 7` or `words: 7/10`. A number at
/// the head is not yet held to be one of 0 to 10.
pub fn strength(words: &str) -> Option<(u16, &str)> {
    ahead(words).or_else(|| behind(words))
}

fn ahead(words: &str) -> Option<(u16, &str)> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = words.split_at_checked(digits)?;
    let rest = rest.trim_start().strip_prefix('·')?;
    (digits <= 4).then(|| Some((number.parse().ok()?, rest.trim())))?
}

/// "at 9:5" is words, and so are backslashes alone: those before the words change nothing here.
fn behind(words: &str) -> Option<(u16, &str)> {
    let words = words.strip_suffix("/10").map_or(words, str::trim_end);
    let digit = |c: char| c.is_ascii_digit();
    let rest = words.trim_end_matches(digit);
    let number = words.strip_prefix(rest)?.parse().ok().filter(|number| *number <= u16::from(STRONGEST))?;
    let before = rest.trim_end();
    let apart = before.len() < rest.len();
    let said = before.strip_suffix([':', '：', '=']).filter(|said| apart || !said.ends_with(digit))?.trim_end();
    (!said.trim_start_matches('\\').is_empty()).then_some((number, said))
}

/// What a backslash keeps apart, beside what it always does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// Lines of prose; `first` is the answer's first line, which may not begin a quotation.
    Prose {
        /// The answer's first line.
        first: bool,
    },
    /// Lines beside boxes.
    Boxes,
}

/// The line as it is written.
pub fn guarded(line: &str, among: Among) -> String {
    if telling(line, among) { format!("\\{line}") } else { line.to_owned() }
}

/// The line as it was meant.
pub fn meant(line: &str, among: Among) -> &str {
    match line.strip_prefix('\\') {
        Some(rest) if telling(rest, among) => rest,
        _ => line,
    }
}

/// True for a line that would be read as something else than an answer's words.
fn telling(line: &str, among: Among) -> bool {
    let here = match among {
        Among::Prose { first } => first && line.starts_with('>'),
        Among::Boxes => boxed(line).is_some(),
    };
    here || line.starts_with('\\') || heading(line).is_some()
}

/// Words without strength that look as if they had one.
pub fn guarded_item(words: &str) -> String {
    if strength(words.trim_start_matches('\\')).is_some() { format!("\\{words}") } else { words.to_owned() }
}

/// Such words as they were meant; none where no backslash stands before a strength.
pub fn meant_item(words: &str) -> Option<&str> {
    let rest = words.strip_prefix('\\')?;
    strength(rest.trim_start_matches('\\')).map(|_| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, id: Option<&str>) {
        assert_eq!(heading(line), id, "{line}");
    }

    #[test]
    fn a_heading_ends_in_an_id() {
        check("### What do you love? {#five.love}", Some("five.love"));
        check("### {#five.love}  ", Some("five.love"));
        check("### braces {} {#a} {#b}", Some("b"));
        check("###\tx{#b}", Some("b"));
    }

    #[test]
    fn all_else_is_no_heading() {
        for line in [
            "## x {#a}",
            "#### x {#a}",
            "###x {#a}",
            " ### x {#a}",
            "### x {#a} y",
            "### x {#}",
            "### x {#a b}",
            "### x {a}",
            "### x",
            "\\### x {#a}",
            "",
        ] {
            check(line, None);
        }
    }

    #[test]
    fn boxes() {
        assert_eq!(boxed("- [x] a b "), Some((true, "a b")));
        assert_eq!(boxed("  * [X]\ta"), Some((true, "a")));
        assert_eq!(boxed("- [ ] a"), Some((false, "a")));
        assert_eq!(boxed("- []"), Some((false, "")));
        assert_eq!(boxed("- [a](b)"), None);
        assert_eq!(boxed("- [x](b)"), None);
        assert_eq!(boxed("-[x] a"), None);
    }

    #[test]
    fn strengths() {
        assert_eq!(strength("7 · a · b"), Some((7, "a · b")));
        assert_eq!(strength("12·"), Some((12, "")));
        assert_eq!(strength("· a"), None);
        assert_eq!(strength("99999 · a"), None);
        assert_eq!((strength("a: 8"), strength("a: 8/10")), (Some((8, "a")), Some((8, "a"))));
        assert_eq!((strength("the talk on 2/10"), strength("bus no. 7/10")), (None, None));
        assert_eq!(strength("seven · a"), None);
        for (words, read) in [
            ("losing the craft: 8", Some((8, "losing the craft"))),
            ("losing the craft = 8", Some((8, "losing the craft"))),
            ("losing the craft: 8/10", Some((8, "losing the craft"))),
            ("losing the craft: 8 / 10", None),
            ("work after 5: 10", Some((10, "work after 5"))),
            ("7 · a: 8", Some((7, "a: 8"))),
            ("\\: 8", None),
            (": 8", None),
            ("a: 11", None),
            ("at 9:5", None),
            ("a team of 8", None),
            ("a8/10", None),
        ] {
            assert_eq!(strength(words), read, "{words}");
        }
    }

    #[test]
    fn a_backslash_comes_and_goes() {
        let first = Among::Prose { first: true };
        let later = Among::Prose { first: false };
        for (line, among, written) in [
            ("> quoted", first, "\\> quoted"),
            ("> quoted", later, "> quoted"),
            ("### x {#a}", later, "\\### x {#a}"),
            ("\\### x {#a}", later, "\\\\### x {#a}"),
            ("\\o/", later, "\\\\o/"),
            ("- [ ] a", Among::Boxes, "\\- [ ] a"),
            ("- [ ] a", first, "- [ ] a"),
        ] {
            assert_eq!(guarded(line, among), written);
            assert_eq!(meant(written, among), line);
        }
        assert_eq!(meant("\\o/", later), "\\o/", "written by hand");
    }
}
