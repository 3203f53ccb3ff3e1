//! demur in Korean, through the real loop: the whole walk, every room, sheets, the real program by its locale.

use std::fs;
use std::sync::{Arc, LazyLock};

use demur::app::{App, Event, Start};
use demur::curriculum::{self, Curriculum};
use demur::day;
use demur::language::Language;
use demur::paper::worksheet::{Options, read};
use demur::screens::Content;
use demur::text::width;
use demur::theme::Theme;
use demur::words;
use demur::workbook::{Answer, Workbook};
use proptest::prelude::*;

use crate::fixtures;
use crate::machine::Machine;
use crate::session::{Memory, Session};
use crate::worksheet::{today, workbook_of, writing};
use crate::worksheet_any::any_workbook;

const SIZES: [(u16, u16); 4] = [(120, 40), (80, 24), (40, 12), (24, 6)];

fn asked() -> Curriculum {
    curriculum::in_language(Language::Korean).unwrap()
}

fn content() -> Arc<Content> {
    static CONTENT: LazyLock<Arc<Content>> =
        LazyLock::new(|| Arc::new(Content::new(asked(), words::in_language(Language::Korean).unwrap())));
    CONTENT.clone()
}

/// A sitting in Korean.
fn open(workbook: Workbook, (columns, rows): (u16, u16)) -> Session {
    let world = Memory::default();
    let app = App::new(Start {
        content: content(),
        workbook,
        now: world.moment(),
        theme: Theme::sixteen(),
        standing: String::new(),
        notice: String::new(),
        other: None,
        kept_in: "~/.local/share/demur".into(),
        sealed: false,
    });
    let mut session = Session::of(app.unwrap(), world, (columns, rows));
    session.happen(Event::Resize(columns, rows));
    session
}

fn new(size: (u16, u16)) -> Session {
    open(Workbook::new("0123456789abcdef0123456789abcdef".into(), "제안".into()), size)
}

/// Nothing hangs over the edge, the caret is on the glass, and the keys along the foot are whole.
fn aligned(session: &Session, place: &str) {
    let buffer = session.glass.backend().buffer();
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    for y in 0..rows {
        let mut x = 0;
        while x < columns {
            let cells = width(buffer[(x, y)].symbol()).max(1);
            assert!(x + cells <= columns, "{place}: row {y} hangs over the edge\n{}", session.screen());
            x += cells;
        }
    }
    if let Some((x, y)) = session.caret() {
        assert!(x < columns && y < rows, "{place}: the caret is at {x},{y}\n{}", session.screen());
    }
}

/// The keys along the foot, each with what it does, as the tables have them.
fn whole_keys(session: &Session, place: &str) {
    let words = &content().words.screen;
    let screen = session.screen();
    let foot = screen.split('\n').next_back().unwrap_or_default().trim();
    let labels: Vec<&str> = words
        .actions
        .values()
        .map(|action| action.short.as_str())
        .chain(words.frame.fixed.values().map(|(_, label)| label.as_str()))
        .collect();
    for part in foot.split("   ").filter(|part| !part.is_empty()) {
        let known = labels.iter().any(|label| part.ends_with(label) && !label.is_empty());
        assert!(known, "{place}: {part:?} is no key with its name\n{screen}");
    }
}

/// Drawn anew: the cells of memory keep what stood behind a wide character, which a terminal wipes.
fn check(session: &mut Session, place: &str) {
    session.glass.clear().unwrap();
    let size = session.glass.backend().buffer().area;
    session.happen(Event::Resize(size.width, size.height));
    aligned(session, place);
    whole_keys(session, place);
}

#[test]
fn the_walk_from_the_welcome_to_the_message_stands_aligned() {
    for size in SIZES {
        walked(Workbook::new("0123456789abcdef0123456789abcdef".into(), "제안".into()), size);
        walked(answered(), size);
    }
}

fn walked(book: Workbook, size: (u16, u16)) {
    let mut session = open(book, size);
    check(&mut session, "welcome");
    session.keys("<enter>");
    let mut stops = vec![session.here()];
    while stops.len() < 200 && session.here() != "reply" {
        let place = format!("{} at {size:?}", session.here());
        check(&mut session, &place);
        session.keys("<tab>");
        stops.push(session.here());
    }
    check(&mut session, "the message");
    assert!(stops.len() > 40, "{stops:?}");
    assert_eq!(stops.last().map(String::as_str), Some("reply"), "{stops:?}");
}

/// Answers in Korean, of every kind.
fn answered() -> Workbook {
    let mut book = fixtures::workbook(vec![
        ("offer.role", fixtures::prose("팀장")),
        ("offer.current", fixtures::prose("선임 엔지니어")),
        ("offer.from", fixtures::prose("김하나")),
        ("offer.me", fixtures::prose("이서연")),
        ("offer.made_on", fixtures::date("2026-11-13")),
        ("offer.answer_by", fixtures::date("2026-12-04")),
        ("decide.answer", fixtures::choice("decline", "")),
        ("decide.because", fixtures::prose("지금 하는 일이 좋고, 그 일을 계속하고 싶어요.")),
        ("decline.thanks_for", fixtures::prose("저를 떠올려 주셔서, 그리고 직접 말씀해 주셔서 고맙습니다.")),
        ("decline.people", fixtures::ledger(&[&["박지우", "배포 과정을 잘 알아요", "yes"], &["최민", "", "no"]])),
        ("decline.other_ways", fixtures::list(&["rotation"], &["후배와 함께하는 공부 모임을 이어 가는 것"])),
    ]);
    let long = "가나다라마바사 ".repeat(60);
    book.set("five.love", Some(fixtures::prose(&long)));
    book
}

#[test]
fn every_question_and_every_room_stands_aligned() {
    let asked = asked();
    for size in SIZES {
        for question in asked.questions().filter(|_| size.0 < 100 && size.0 > 30) {
            let mut session = open(answered(), size).at(&question.id).press("<f3>");
            assert_eq!(session.here(), question.id, "{size:?}");
            check(&mut session, &question.id);
        }
        for keys in
            ["<f1>", "<f2>", "<f4>", "<f5>", "<f8>", "<A-k>", "<C-p>", "<C-p>설정", "<f4>k", "<f4><f1>", "<A-v>"]
        {
            let mut session = open(answered(), size).at("five.love").press(keys);
            for _ in 0..3 {
                check(&mut session, &format!("{keys} at {size:?}"));
                session.keys("<down><down><pagedown>");
            }
        }
    }
}

#[test]
fn words_of_korean_are_found_in_the_palette() {
    let question = asked();
    let love = question.question("five.love").unwrap();
    let session = open(answered(), (80, 24)).press("<C-p>").press(&love.prompt.chars().take(8).collect::<String>());
    assert_eq!(session.press("<enter>").here(), "five.love");
}

#[test]
fn keys_of_a_writers_own_stand_in_korean_sentences() {
    let mut session = new((80, 24));
    session.app.set_up(&demur::settings::read("(keys: { \"hide\": [\"F11\"] })"));
    session.happen(Event::Resize(80, 24));
    let screen = session.press("<f11>").screen();
    assert!(screen.matches("F11").count() == 1 && !screen.contains("Alt-X"), "{screen}");
    assert!(is_korean(&screen), "{screen}");
}

#[test]
fn the_language_is_set_for_the_next_start() {
    let words = &content().words.screen.settings;
    let session = new((80, 24)).press("<A-k>");
    let session = session.press("<home><down><down><down><down><down><down><down><right><right>");
    assert_eq!(session.world.settings.as_deref(), Some("(\n    language: korean,\n)\n"));
    assert!(session.screen().contains(words.language_at_start.as_str()), "{}", session.screen());
    let session = session.press("<right>");
    assert_eq!(session.world.settings.as_deref().map(|text| text.contains("korean")), Some(false));
    drop(session);
}

#[test]
fn a_message_is_korean_but_for_what_was_written() {
    let machine = Machine::new();
    let english = curriculum::built_in().unwrap();
    let sheet = machine.file("sheet.md", writing(&english, &fixtures::full(), &Options::default()));
    let korean = [("LANG", "ko_KR.UTF-8")];
    said(&machine, &korean, &["fill", "book", sheet.to_str().unwrap()]);
    for kind in ["decline", "accept", "terms", "path", "time"] {
        let mut command = machine.command(&["letter", "book", "--kind", kind]);
        let message = String::from_utf8(command.envs(korean).output().unwrap().stdout).unwrap();
        assert!(message.contains("안녕하세요") && !message.contains("Dear "), "{kind}:\n{message}");
        assert!(!message.contains("  ") && !message.contains(['{', '}']), "{kind}:\n{message}");
    }
}

fn sheet(text: &str) -> demur::paper::worksheet::Sheet {
    let names = day::in_language(Language::Korean).unwrap();
    read(&asked(), text, &|words, past| day::reading(words, past, today(), &names))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_on_a_korean_sheet_is_read_back(answers in any_workbook(&asked())) {
        let asked = asked();
        let written = writing(&asked, &workbook_of(&answers), &Options::default());
        let back = sheet(&written);
        prop_assert_eq!(&back.faults, &Vec::new());
        prop_assert_eq!(writing(&asked, &workbook_of(&back.answers), &Options::default()), written);
    }
}

#[test]
fn an_english_sheet_is_read_in_korean() {
    let english = curriculum::built_in().unwrap();
    let book = fixtures::full();
    let back = sheet(&writing(&english, &book, &Options::default()));
    assert_eq!(back.faults, []);
    let answers: Vec<(String, Answer)> = back.answers;
    let written = writing(&english, &workbook_of(&answers), &Options::default());
    let body = |text: &str| text.split_once('\n').unwrap().1.to_owned();
    assert_eq!(body(&written), body(&writing(&english, &book, &Options::default())));
}

/// The real program, in an environment of its own.
fn said(machine: &Machine, environment: &[(&str, &str)], arguments: &[&str]) -> String {
    let mut command = machine.command(arguments);
    command.envs(environment.iter().copied());
    let output = command.output().unwrap();
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

fn is_korean(text: &str) -> bool {
    text.chars().any(|c| ('가'..='힣').contains(&c))
}

#[test]
fn the_locale_chooses_and_the_setting_is_above_it() {
    let machine = Machine::new();
    let check = |environment: &[(&str, &str)], korean: bool| {
        for arguments in [&["--help"][..], &["list"], &["doctor"], &["nonsense", "--what"], &["worksheet", "--blank"]] {
            let text = said(&machine, environment, arguments);
            // What the English settings call Korean is no sentence.
            assert_eq!(is_korean(&text), korean, "{environment:?} {arguments:?}\n{text}");
        }
    };
    check(&[], false);
    check(&[("LANG", "ko_KR.UTF-8")], true);
    check(&[("LANG", "en_GB.UTF-8"), ("LC_MESSAGES", "ko")], true);
    check(&[("LANG", "ko_KR.UTF-8"), ("LC_ALL", "C")], false);
    check(&[("LANG", "ko_KR.UTF-8"), ("LC_MESSAGES", "")], true);
    let folder = machine.home().join("settings");
    fs::create_dir_all(&folder).unwrap();
    crate::children::put(&folder.join("settings.ron"), b"(language: english)");
    check(&[("LANG", "ko_KR.UTF-8")], false);
    crate::children::put(&folder.join("settings.ron"), b"(language: korean)");
    check(&[("LANG", "en_GB.UTF-8")], true);
    check(&[], true);
}
