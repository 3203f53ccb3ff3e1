//! A letter as a page: one file that asks for nothing outside it, to read, to print, or to save as PDF.
//!
//! No script, no picture, nothing fetched: the page itself forbids it. Everything from the letter is escaped. The
//! direction of each paragraph follows its own words.

use std::sync::Arc;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::mail::subject;
use super::said::said;
use crate::letter::{Letter, Paragraph, Shape};
use crate::text::clean;
use crate::words::papers::Page;

/// How it looks on the screen and on paper. No word of it is read.
const STYLE: &str = include_str!("../../assets/letters/page.css");
/// What the page may fetch: nothing.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// The letter as a page. Its title is the subject; where there is none, the one in the words.
#[must_use]
pub fn letter_html(letter: &Letter, words: &Page) -> String {
    let subject = subject(letter);
    let title = if subject.is_empty() { &words.title } else { &subject };
    let page = html! {
        (DOCTYPE)
        html lang=(words.lang) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    @if !letter.heading.is_empty() { p.subject dir="auto" { (clean(&letter.heading).text) } }
                    @for each in letter.blocks() { (block(each)) }
                }
            }
        }
    };
    let mut page = page.into_string();
    page.push('\n');
    page
}

/// Paragraphs in one block flow, each after the other; what a part of a card is called stands over it.
fn block(paragraphs: &[Arc<Paragraph>]) -> Markup {
    html! {
        @for first in paragraphs.iter().take(1).filter(|first| !first.part.is_empty()) {
            h2 dir="auto" { (clean(&first.part).text) }
        }
        @if let [one] = paragraphs {
            (paragraph(one))
        } @else {
            p dir="auto" { (paragraphs.iter().flat_map(|each| said(each)).collect::<Vec<_>>().join(" ")) }
        }
    }
}

fn paragraph(paragraph: &Paragraph) -> Markup {
    let sentences = || said(paragraph);
    match paragraph.shape {
        Shape::Flow => html! { p dir="auto" { (sentences().collect::<Vec<_>>().join(" ")) } },
        Shape::Lines => html! {
            p dir="auto" { @for (at, line) in sentences().enumerate() { @if at > 0 { br; } (line) } }
        },
        Shape::List => html! {
            @for lead in sentences().take(1) { p.lead dir="auto" { (lead) } }
            ul { @for item in sentences().skip(1) { li dir="auto" { (item) } } }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::letter;
    use super::*;

    #[test]
    fn a_page() {
        let words = Page { lang: "en".to_owned(), title: "A letter".to_owned() };
        let page = letter_html(&letter(&["<script>1</script> & \"x\""]), &words);
        let (head, body) = page.split_once("</head>").unwrap();
        assert!(head.starts_with("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"), "{head}");
        assert!(head.contains("<title>A &amp; B</title>"), "{head}");
        assert_eq!(
            body,
            "<body><main><p class=\"subject\" dir=\"auto\">Subject: A &amp; B</p><p dir=\"auto\">Dear Ana,</p>\
             <p dir=\"auto\">&lt;script&gt;1&lt;/script&gt; &amp; &quot;x&quot;</p>\
             <p class=\"lead\" dir=\"auto\">To know:</p><ul><li dir=\"auto\">One?</li><li dir=\"auto\"># Two?</li></ul>\
             <p dir=\"auto\">Best,<br>Sam</p></main></body></html>\n"
        );
    }

    #[test]
    fn a_letter_without_a_subject_has_a_title_all_the_same() {
        let words = Page { lang: "en".to_owned(), title: "A letter".to_owned() };
        let letter = Letter { subject: String::new(), heading: String::new(), ..letter(&["Words."]) };
        let page = letter_html(&letter, &words);
        assert!(page.contains("<title>A letter</title>") && !page.contains("class=\"subject\""), "{page}");
    }
}
