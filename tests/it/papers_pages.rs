//! Pages and Markdown, read back by parsers that know nothing of demur: the words of the letter and no mark of theirs.

use demur::letter::{Channel, Kind, Letter, Shape};
use demur::paper::{letter_html, letter_md};
use demur::text::clean;
use html5gum::{DefaultEmitter, Token, Tokenizer};
use proptest::prelude::*;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::fixtures::{full, middling, smallest};
use crate::papers::{Desk, each_word, letters, read_aloud};

/// The tags a page is made of, and the attributes they may have.
const TAGS: [(&str, &[&str]); 12] = [
    ("html", &["lang"]),
    ("head", &[]),
    ("meta", &["charset", "name", "content", "http-equiv"]),
    ("title", &[]),
    ("style", &[]),
    ("body", &[]),
    ("main", &[]),
    ("h2", &["dir"]),
    ("p", &["class", "dir"]),
    ("br", &[]),
    ("ul", &[]),
    ("li", &["dir"]),
];
const VOID: [&str; 2] = ["meta", "br"];

/// A page, read: its title, the words of its body, how many items its lists have.
#[derive(Default)]
struct Page {
    title: String,
    words: String,
    items: usize,
    open: Vec<String>,
    lang: String,
}

impl Page {
    fn read(page: &str) -> Self {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut read = Self::default();
        for token in Tokenizer::new_with_emitter(page, emitter) {
            match token.unwrap() {
                Token::StartTag(tag) => {
                    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
                    let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value)));
                    read.start(&text(&tag.name), &attributes.collect::<Vec<_>>());
                }
                Token::EndTag(tag) => {
                    assert_eq!(read.open.pop().unwrap().as_bytes(), tag.name.as_slice());
                    read.words.push(' ');
                }
                Token::String(text) => read.text(std::str::from_utf8(&text).unwrap()),
                Token::Doctype(doctype) => assert_eq!(doctype.name.as_slice(), b"html"),
                Token::Comment(_) => panic!("a page has no comment"),
                Token::Error(error) => panic!("{error:?} in\n{page}"),
            }
        }
        assert_eq!(read.open, Vec::<String>::new());
        read
    }

    fn start(&mut self, name: &str, attributes: &[(String, String)]) {
        let (_, allowed) =
            TAGS.iter().find(|(tag, _)| *tag == name).unwrap_or_else(|| panic!("a page has no <{name}>"));
        for (attribute, value) in attributes {
            assert!(allowed.contains(&attribute.as_str()), "<{name} {attribute}>");
            assert!(!value.contains("//"), "nothing is fetched: {value}");
            if attribute == "lang" {
                self.lang.clone_from(value);
            }
        }
        self.items += usize::from(name == "li");
        self.words.push(' ');
        if !VOID.contains(&name) {
            self.open.push(name.to_owned());
        }
    }

    fn text(&mut self, text: &str) {
        match self.open.last().map(String::as_str) {
            Some("title") => self.title.push_str(text),
            Some("style") => assert!(!text.contains("url") && !text.contains("@import"), "nothing is fetched"),
            _ => self.words.push_str(text),
        }
    }
}

fn items(letter: &Letter) -> usize {
    let lists = letter.paragraphs.iter().filter(|paragraph| paragraph.shape == Shape::List);
    let said = |text: &str| !clean(text).text.trim().is_empty();
    lists.map(|list| list.sentences.iter().filter(|s| said(&s.text)).count().saturating_sub(1)).sum()
}

fn check_html(letter: &Letter) {
    let words = demur::words::built_in().unwrap().papers.page.clone();
    let page = letter_html(letter, &words);
    let read = Page::read(&page);
    let subject = demur::paper::subject(letter);
    assert_eq!(read.title, if subject.is_empty() { words.title } else { subject });
    assert_eq!(read.lang, "en");
    assert_eq!(each_word(&read.words), read_aloud(letter), "{page}");
    assert_eq!(read.items, items(letter), "{page}");
    assert!(page.is_char_boundary(page.len()) && !page.contains(['\r', '\0']));
}

/// Everything that Markdown knows, so that nothing of it can be begun by a letter.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else Markdown has is a fault")]
fn check_md(letter: &Letter) {
    let text = clean(&letter_md(letter)).text;
    let mut words = String::new();
    let mut found = 0;
    for event in Parser::new_ext(&text, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Start(Tag::Item) => found += 1,
            // What a part of a card is called.
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => {
                assert_eq!(letter.wish.channel, Channel::Card);
            }
            Event::Start(Tag::Paragraph | Tag::List(None)) | Event::End(TagEnd::List(_)) => {}
            Event::End(TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item) | Event::SoftBreak | Event::HardBreak => {
                words.push('\n');
            }
            Event::Text(text) => words.push_str(&text),
            other => panic!("{other:?} in\n{text}"),
        }
    }
    assert_eq!(each_word(&words), read_aloud(letter), "{text}");
    assert_eq!(found, items(letter), "{text}");
}

#[test]
fn letters_as_pages_and_as_markdown() {
    let desk = Desk::new();
    for book in [full(), middling(), smallest()] {
        for (kind, channel) in
            Kind::ALL.iter().flat_map(|kind| Channel::ALL.iter().map(move |channel| (*kind, *channel)))
        {
            let letter = desk.letter(&book, kind, channel);
            check_html(&letter);
            check_md(&letter);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_letter_is_a_page(letter in letters()) {
        check_html(&letter);
    }

    #[test]
    fn any_letter_is_markdown(letter in letters()) {
        check_md(&letter);
    }
}
