//! What the papers are tested with: letters out of answers that were typed to do harm.

use std::sync::Arc;

use demur::day;
use demur::letter::{Channel, Kind, Letter, Letters, Paragraph, Sentence, Shape, Whose, Wish, compose};
use demur::text::clean;
use demur::workbook::{Shareable, Workbook};
use proptest::prelude::*;

use crate::fixtures::{self, prose, smallest};

/// Words that a header, a link, a page or a calendar could stumble over.
pub const HOSTILE: [&str; 25] = [
    "Team Lead",
    "Lead\r\nBcc: eve@example.org",
    "Lead\rCc: eve@example.org",
    "Lead\nX-Evil: yes\n\nA body",
    "Lead\u{2028}Bcc: eve@example.org\u{2029}",
    "Lead\u{85}To: eve@example.org",
    "Lead\0\u{b}\u{c}\u{1b}[31m",
    "=?utf-8?Q?Bcc:_eve=40example.org?=",
    "=?utf-8?B?4oCu?= =?utf-8?B?4oCu?=",
    "=? ?= =?x?y?z?=",
    "Lead, \"Tools\" <eve@example.org>; (all) \\ group:;",
    "Ω",
    "팀장, 플랫폼 그룹 (서울) 그리고 모든 도구를 맡는 사람, 서른 명과 함께",
    "قائد الفريق\u{200f} مع",
    "👩\u{200d}👩\u{200d}👧\u{200d}👦👍🏽🇰🇷 Lead e\u{301}",
    "\u{202e}daeL\u{202c}\u{200b}\u{feff}\u{e0041}",
    "<script>alert(1)</script> & &amp; &#x41; <!-- --> ]]> </title>",
    "a%0D%0ABcc:%20eve@example.org&bcc=eve@example.org#x?y+z",
    "END:VCALENDAR\\n\\;,",
    "* _a_ `b` [c](d) # e | f ~g~ 1. h - i",
    ".\r\n.\r\nFrom eve",
    "x=3D=20=\r\n==",
    "tab\tand  two  blanks ",
    "ßéñ ÀÖ œ€ ½",
    "-",
];

/// A word of 300 letters without a blank, and a role of 300 characters with blanks.
pub fn long() -> [String; 2] {
    ["x".repeat(300), "Lead of many things, ".repeat(15)]
}

/// All of them.
pub fn hostile() -> Vec<String> {
    HOSTILE.iter().map(|words| (*words).to_owned()).chain(long()).collect()
}

/// A workbook in which everything that stands in a heading was typed to do harm. It never passed what cleans typing:
/// anybody may have made it.
pub fn book(role: &str, from: &str, me: &str, thanks: &str) -> Workbook {
    let mut book = smallest();
    for (id, words) in [("offer.role", role), ("offer.from", from), ("offer.me", me), ("decline.thanks_for", thanks)] {
        book.set(id, Some(prose(words)));
    }
    book
}

/// The desk that letters are written at.
pub struct Desk {
    curriculum: demur::curriculum::Curriculum,
    letters: Letters,
    names: day::Names,
}

impl Desk {
    pub fn new() -> Self {
        let letters = Letters::built_in().unwrap();
        Self { curriculum: fixtures::curriculum(), letters, names: day::built_in().unwrap() }
    }

    pub fn letter(&self, book: &Workbook, kind: Kind, channel: Channel) -> Letter {
        let answers = Shareable::of(book, &self.curriculum);
        let wish = Wish { channel, ..Wish::of(kind) };
        compose(&answers, &self.curriculum, &self.letters, &self.names, fixtures::today(), &wish)
    }
}

/// Any words, many of them hostile.
pub fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(hostile()),
        2 => "[a-zA-Z ,.?=_-]{0,12}",
        1 => "\\PC{0,6}",
        1 => any::<String>().prop_map(|any| any.chars().take(8).collect()),
    ];
    prop::collection::vec(piece, 1..5).prop_map(|pieces| pieces.concat())
}

/// A letter of any shape. Its sentences may be the writer's own, over several lines.
pub fn letters() -> impl Strategy<Value = Letter> {
    let sentence = words().prop_map(|text| Sentence { text, origins: Vec::new() });
    let shape = prop::sample::select(vec![Shape::Flow, Shape::Lines, Shape::List]);
    let paragraph = (shape, prop::collection::vec(sentence, 1..4)).prop_map(|(shape, sentences)| Paragraph {
        id: "own-1".to_owned(),
        mv: "own".to_owned(),
        shape,
        sentences,
        whose: Whose::Own,
        ..Paragraph::default()
    });
    (words(), prop::collection::vec(paragraph, 1..5)).prop_map(|(subject, paragraphs)| Letter {
        wish: Wish::of(Kind::Decline),
        heading: format!("Subject: {subject}"),
        subject,
        paragraphs: paragraphs.into_iter().map(Arc::new).collect(),
        nearest: None,
        long: Vec::new(),
    })
}

/// The words of a letter, one after the other, as a reader sees them.
pub fn read_aloud(letter: &Letter) -> Vec<String> {
    // The part of a card is told before it, and reads on no page that has none.
    let told = |paragraph: &Arc<Paragraph>| {
        let sentences = paragraph.sentences.iter().map(|sentence| sentence.text.clone());
        std::iter::once(paragraph.part.clone()).chain(sentences).collect::<Vec<_>>()
    };
    let all = std::iter::once(letter.heading.clone()).chain(letter.paragraphs.iter().flat_map(told));
    all.flat_map(|text| each_word(&clean(&text).text)).collect()
}

pub fn each_word(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}
