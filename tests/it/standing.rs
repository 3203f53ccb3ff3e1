//! Where you stand: the pictures at every size, beside the questions they belong to, with much and with nothing in them.

use demur::pictures::Picture;
use demur::standing::{Load, Point, Standing};
use demur::theme::Theme;
use demur::widgets::{Glass, Sheet};
use demur::workbook::{Answer, Turn, Weight, Workbook};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::fixtures;
use crate::screens::{check, check_from};
use crate::session::{Session, content};

/// Much of the walk is done, and the certainty changed twice.
fn walked() -> Workbook {
    let mut workbook = fixtures::full();
    let list = |items: &[(&str, Option<u8>)]| {
        let weight =
            |(words, strength): &(&str, Option<u8>)| Weight { words: (*words).to_owned(), strength: *strength };
        Some(Answer::Weighted(items.iter().map(weight).collect()))
    };
    let truth = |option: &str| Some(Answer::Truth { option: option.to_owned(), evidence: String::new() });
    workbook.set("fears.change", list(&[("losing my Fridays", Some(7)), ("conflict with Dana", Some(4))]));
    workbook.set("fears.same", list(&[("boredom at forty", Some(5))]));
    workbook.set("weigh.stay", list(&[("time and health", Some(6)), ("the work I love", Some(9)), ("autonomy", None)]));
    workbook.set("weigh.move", list(&[("a voice in the decisions I now only hear about", Some(8)), ("pay", Some(5))]));
    for (id, option) in [("truths.serve", "true"), ("truths.team", "partly"), ("truths.care", "no")] {
        workbook.set(id, truth(option));
    }
    workbook.set("truths.own", Some(fixtures::prose("I stay curious")));
    let day = 24 * 3600;
    let turn = |days: i64, question: &str, value: &str| Turn {
        at: 1_795_388_430 - days * day,
        question: question.to_owned(),
        value: value.to_owned(),
    };
    workbook.history = vec![
        turn(12, "decide.answer", "time"),
        turn(12, "decide.sure", "6"),
        turn(4, "decide.sure", "3"),
        turn(1, "decide.answer", "decline"),
        turn(1, "decide.sure", "8"),
    ];
    workbook
}

fn full((width, height): (u16, u16)) -> Session {
    Session::open(walked(), width, height)
}

#[test]
fn the_page() {
    check("standing_new", "Nothing pulls yet", |session| session.press("<f5>"));
    check_from("standing_full", "What you fear in the change pulls with", |size| full(size).press("<f5>"));
    check_from("standing_end", "The walk so far", |size| full(size).press("<f5><end>"));
}

#[test]
fn beside_the_questions_they_belong_to() {
    let mut workbook = fixtures::full();
    workbook.set("decide.answer", None);
    for (question, title) in [
        ("fears.repair", "The tug of war"),
        ("weigh.move", "The balance"),
        ("truths.own", "What is already true"),
        ("decide.predict", "How sure, over time"),
    ] {
        let session = Session::open(workbook.clone(), 120, 40).at(question);
        assert!(session.screen().contains(title), "{title}:\n{}", session.screen());
        let narrow = Session::open(workbook.clone(), 80, 24).at(question);
        assert!(!narrow.screen().contains(&format!("   {title}\n")), "{title}:\n{}", narrow.screen());
    }
}

#[test]
fn the_same_key_closes_it_and_typing_goes_on_where_it_was() {
    let session = Session::new(80, 24).press("Team<f5><f5> Lead<f5><esc>r");
    assert!(session.screen().contains("Team Leadr"), "{}", session.screen());
}

#[test]
fn the_rope_beside_the_fears_follows_each_key() {
    let mut workbook = fixtures::full();
    workbook.set("decide.answer", None);
    let one = |words: &str| Answer::Weighted(vec![Weight { words: words.to_owned(), strength: Some(5) }]);
    workbook.set("fears.change", Some(one("less sleep")));
    workbook.set("fears.same", Some(one("more of it")));
    let session = Session::open(workbook, 120, 40).at("fears.same");
    assert!(session.screen().contains("no change · 5"), "{}", session.screen());
    let session = session.press("<down>boredom<enter>9<tab><S-tab>");
    assert!(session.screen().contains("no change · 14"), "{}", session.screen());
}

fn drawn(picture: Picture, standing: &Standing, theme: Theme, area: Rect) -> Buffer {
    let words = content().words.clone();
    let mut buffer = Buffer::empty(Rect::new(0, 0, 60, 60));
    let mut sheet = Sheet::new(buffer.area);
    let mut glass = Glass { sheet: &mut sheet, theme: &theme, words: &words.screen, caret: None };
    picture.draw(&mut glass, area, standing, &words.standing);
    sheet.fill(&mut buffer);
    buffer
}

fn much() -> Standing {
    let load = |n: usize| Load {
        words: format!("한국어 👨‍👩‍👧‍👦 {}", "word ".repeat(n)),
        weight: (!n.is_multiple_of(3)).then_some(10),
    };
    let point = |n: u8| Point { at: n.into(), day: "a day".to_owned(), value: n % 11, decision: String::new() };
    Standing {
        stay: (0..40).map(load).collect(),
        going: (0..3).map(load).collect(),
        sure: (0..200).map(point).collect(),
        own_truth: "한 ".repeat(100),
        ..Standing::of(&content().curriculum, &walked(), |answer| answer.on_screen(), |_| String::new())
    }
}

#[test]
fn a_picture_stays_in_its_area_whatever_its_size() {
    let words = content().words.clone();
    for standing in [Standing::default(), much()] {
        for picture in Picture::ALL {
            for (width, height) in (0..=44).flat_map(|width| [(width, 3), (width, 7), (width, 50)]) {
                let area = Rect::new(5, 5, width, height);
                let buffer = drawn(picture, &standing, Theme::sixteen(), area);
                let rows = picture.rows(&standing, &words.standing, width);
                let height = height.min(rows.max(1));
                assert_eq!(ink_outside(&buffer, Rect { height, ..area }), None, "{picture:?} {width}×{height}");
            }
        }
    }
}

/// A cell outside an area that something stands in.
fn ink_outside(buffer: &Buffer, area: Rect) -> Option<(u16, u16)> {
    let mut cells = buffer.area.rows().flat_map(Rect::columns).map(|cell| (cell.x, cell.y));
    cells.find(|cell| !area.contains((*cell).into()) && !buffer[*cell].symbol().trim().is_empty())
}

#[test]
fn what_does_not_fit_is_told() {
    let words = content().words.clone();
    let standing = much();
    for (height, told) in [(50, "and 28 more"), (9, "and 37 more")] {
        let buffer = drawn(Picture::Balance, &standing, Theme::plain(), Rect::new(0, 0, 50, height));
        let text: String = buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(Picture::Balance.rows(&standing, &words.standing, 50) < 30);
}

#[test]
fn without_colour_the_same_is_seen() {
    let standing = much();
    for picture in Picture::ALL {
        let area = Rect::new(0, 0, 50, 50);
        let (colour, plain) =
            (drawn(picture, &standing, Theme::sixteen(), area), drawn(picture, &standing, Theme::plain(), area));
        let symbols =
            |buffer: &Buffer| buffer.content().iter().map(|cell| cell.symbol().to_owned()).collect::<Vec<_>>();
        assert_eq!(symbols(&colour), symbols(&plain), "{picture:?}");
        assert!(plain.content().iter().all(|cell| cell.fg == ratatui::style::Color::Reset));
    }
}
