//! A letter as Markdown: what the writer typed stays what it is, marks and all.

use crate::letter::{Letter, Paragraph, Shape};

/// The letter as Markdown. An e-mail begins with the line of its subject; what a part of a card is called is a heading.
#[must_use]
pub fn letter_md(letter: &Letter) -> String {
    let heading = (!letter.heading.is_empty()).then(|| escaped(&letter.heading));
    let parts: Vec<String> = heading.into_iter().chain(letter.blocks().into_iter().map(block)).collect();
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

/// Paragraphs in one block flow, each after the other.
fn block(paragraphs: &[Paragraph]) -> String {
    let [first, others @ ..] = paragraphs else { return String::new() };
    if others.is_empty() {
        let part = if first.part.is_empty() { String::new() } else { format!("## {}\n\n", escaped(&first.part)) };
        return format!("{part}{}", paragraph(first));
    }
    let sentences = paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
    escaped(&sentences.map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" "))
}

fn paragraph(paragraph: &Paragraph) -> String {
    let mut sentences = paragraph.sentences.iter().map(|sentence| sentence.text.as_str());
    match paragraph.shape {
        Shape::Flow => escaped(&sentences.collect::<Vec<_>>().join(" ")),
        Shape::Lines => sentences.map(escaped).collect::<Vec<_>>().join("\\\n"),
        Shape::List => {
            let first = sentences.next().map(escaped).into_iter().map(|first| format!("{first}\n"));
            first.chain(sentences.map(|item| format!("- {}", escaped(item)))).collect::<Vec<_>>().join("\n")
        }
    }
}

/// One line of text with a backslash before everything that Markdown would take for a mark of its own.
#[must_use]
pub fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let rest = block_mark(line, &mut out);
    let mut letters = rest.chars();
    while let Some(c) = letters.next() {
        if "\\`*_[]<>|~".contains(c) || (c == '&' && entity(letters.as_str())) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Writes the mark that would begin a heading, a list or a rule, escaped; returns the rest.
fn block_mark<'a>(line: &'a str, out: &mut String) -> &'a str {
    if line.starts_with(['#', '-', '+', '=']) {
        out.push('\\');
        return line;
    }
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() < line.len() && rest.starts_with(['.', ')']) {
        out.push_str(line.strip_suffix(rest).unwrap_or_default());
        out.push('\\');
        return rest;
    }
    line
}

/// True where an ampersand before this text would begin an entity.
fn entity(after: &str) -> bool {
    let name = after.strip_prefix('#').unwrap_or(after);
    let length = name.chars().take_while(char::is_ascii_alphanumeric).count();
    length > 0 && name.chars().nth(length) == Some(';')
}

#[cfg(test)]
mod tests {
    use super::super::tests::letter;
    use super::*;

    fn check(line: &str, expected: &str) {
        assert_eq!(escaped(line), expected);
    }

    #[test]
    fn marks_are_escaped() {
        check(
            "a*b* _c_ `d` [e](f) <g> h\\i |j| ~k~",
            "a\\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\<g\\> h\\\\i \\|j\\| \\~k\\~",
        );
        check("R&D and &amp; and &#38; and A&B; c", "R&D and \\&amp; and \\&#38; and A\\&B; c");
    }

    #[test]
    fn what_would_begin_a_block_is_escaped() {
        check("# not a heading", "\\# not a heading");
        check("- no item", "\\- no item");
        check("1. no item", "1\\. no item");
        check("12) no item", "12\\) no item");
        check("=== no rule", "\\=== no rule");
        check("3 years", "3 years");
        check("C# is no heading", "C# is no heading");
    }

    #[test]
    fn a_part_of_a_card_is_a_heading_and_a_block_one_paragraph() {
        let mut letter = letter(&["I know."]);
        letter.heading.clear();
        letter.paragraphs.retain(|paragraph| paragraph.mv == "thank");
        letter.paragraphs.push(Paragraph { runs_on: true, ..letter.paragraphs[0].clone() });
        assert_eq!(letter_md(&letter), "I know. I know.\n");
        letter.paragraphs.truncate(1);
        letter.paragraphs[0].part = "Answer".to_owned();
        assert_eq!(letter_md(&letter), "## Answer\n\nI know.\n");
    }

    #[test]
    fn a_letter_as_markdown() {
        assert_eq!(
            letter_md(&letter(&["*Dana* said 1. this."])),
            "Subject: A & B\n\nDear Ana,\n\n\\*Dana\\* said 1. this.\n\nTo know:\n\n- One?\n- \\# Two?\n\nBest,\\\nSam\n"
        );
    }
}
