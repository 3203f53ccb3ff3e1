//! The settings, set on their screen and in their file: what changes at once, what is written, what is refused.

#![expect(clippy::disallowed_methods, reason = "the settings file is what a writer makes by hand")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use demur::app::{Effect, Event};
use demur::settings::{self, Clipboard};
use demur::theme::{Background, Colours, Theme};
use ratatui::buffer::Cell;
use ratatui::style::Color;

use crate::fixtures;
use crate::machine::{Machine, PROGRAM};
use crate::pty::{Start, Terminal};
use crate::screens::{check, check_from};
use crate::session::Session;

fn set_up(text: &str, width: u16, height: u16) -> Session {
    let mut session = Session::open(fixtures::full(), width, height);
    session.world.settings = Some(text.to_owned());
    session.app.set_up(&settings::read(text));
    // As at the start, the first frame comes after.
    session.happen(Event::Resize(width, height));
    session
}

/// What stands on the glass, as if its lines were one.
fn says(session: &Session) -> String {
    flat(&session.screen())
}

fn flat(screen: &str) -> String {
    screen.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn file(session: &Session) -> &str {
    session.world.settings.as_deref().unwrap_or_default()
}

#[test]
fn the_screen() {
    check("settings", "the terminal's own", |session| session.press("<A-k>"));
    check("settings_keys", "Map of the stages", |session| session.press("<A-k><pagedown>"));
    check("settings_press", "Press the new key", |session| {
        session.press("<C-p>help<enter><esc><A-k>").press(DOWN_TO_HELP).press("<enter>")
    });
    check("settings_taken", "already does this", |session| {
        session.press("<A-k>").press(DOWN_TO_HELP).press("<enter><f2>")
    });
    check_from("settings_broken", "cannot be read", |(width, height)| set_up("(theme: ", width, height).press("<A-k>"));
}

/// From the first row to the keys of the help.
const DOWN_TO_HELP: &str = "<down><down><down><down><down><down><down><down><down>";

#[test]
fn each_setting_turns_and_is_written_at_once() {
    for (at, setting) in settings::Setting::ALL.iter().enumerate() {
        let mut session = Session::new(80, 24).press("<A-k>").press(&"<down>".repeat(at));
        let words = demur::words::built_in().unwrap().screen.settings;
        for value in setting.choices().iter().skip(1) {
            session = session.press("<right>");
            assert!(says(&session).contains(&words.value(setting.name(), value)), "{value}\n{}", session.screen());
            assert_eq!(file(&session), format!("(\n    {}: {value},\n)\n", setting.name()));
            assert_eq!(settings::read(file(&session)).faults, []);
        }
        session = session.press(" <enter><left><left>");
        let last = setting.choices().len() - 1;
        assert!(file(&session).contains(setting.choices()[last]), "{}", file(&session));
        assert_eq!(file(&session.press("<del>")), "(\n)\n", "the usual value needs no line");
    }
}

#[test]
fn colours_change_at_once_everywhere() {
    let session = set_up("", 120, 40).press("<A-k>");
    let behind = |session: &Session| {
        let buffer = session.glass.backend().buffer();
        buffer.content.iter().map(|cell| cell.bg).collect::<Vec<_>>()
    };
    let session = session.press("<right><right><right>");
    let painted = behind(&session);
    assert!(painted.iter().all(|bg| *bg == Color::Indexed(16)), "high contrast paints every cell");
    let session = session.press("<esc><f1>");
    assert!(behind(&session).iter().all(|bg| *bg != Color::Reset));
    let session = session.press("<esc><A-k><right>");
    let cells = &session.glass.backend().buffer().content;
    assert!(cells.iter().all(|cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset)), "no colour at all");
}

#[test]
fn no_color_is_stronger_than_any_setting() {
    let mut session = Session::new(80, 24);
    session.app.surround(Colours::None, None);
    session.app.set_up(&settings::read("(theme: contrast)"));
    let session = session.press("<A-k><left>");
    assert!(session.glass.backend().buffer().content.iter().all(|cell| cell.fg == Color::Reset));
    assert!(says(&session).contains("NO_COLOR"));
}

#[test]
fn the_automatic_colours_are_those_of_the_terminal_where_it_was_asked() {
    let accent = |background| {
        let mut session = Session::new(80, 24);
        session.app.surround(Colours::Many, background);
        session.app.set_up(&settings::read("(theme: automatic)"));
        let session = session.press("<A-k>");
        session.glass.backend().buffer()[(1, 0)].fg
    };
    assert_eq!(Some(accent(Some(Background::Light))), Theme::light().accent.fg);
    assert_eq!(Some(accent(Some(Background::Dark))), Theme::dark().accent.fg);
    assert_eq!(Some(accent(None)), Theme::sixteen().accent.fg);
    let chosen = Session::new(80, 24).press("<A-k><left>");
    assert!(says(&chosen).contains("the next time that demur starts"), "{}", chosen.screen());
}

#[test]
fn the_looks_of_a_page_in_each_theme() {
    let mut all = String::new();
    for look in ["sixteen", "light", "dark", "contrast", "none"] {
        let session = set_up(&format!("(theme: {look})"), 60, 16).at("height.values").press("<down> <f3>");
        let buffer = session.glass.backend().buffer();
        let look_of = |cell: &Cell| format!("{:?} on {:?} {:?}", cell.fg, cell.bg, cell.modifier);
        let mut seen: Vec<String> = Vec::new();
        for cell in &buffer.content {
            let look = look_of(cell);
            seen.extend(Some(look).filter(|look| !seen.contains(look)));
        }
        let letter = |cell: &Cell| {
            let at = seen.iter().position(|look| *look == look_of(cell)).unwrap();
            char::from(b'a' + u8::try_from(at).unwrap())
        };
        let rows = buffer.content.chunks(usize::from(buffer.area.width));
        let rows: Vec<String> = rows.map(|row| row.iter().map(letter).collect()).collect();
        all.extend([format!("════ {look}\n"), session.screen(), "\n".into(), rows.join("\n"), "\n".into()]);
        all.extend(seen.iter().zip('a'..).map(|(look, letter)| format!("{letter}: {look}\n")));
    }
    insta::assert_snapshot!("themes", all);
}

#[test]
fn the_mouse_the_clipboard_and_the_rest_are_told_to_the_world() {
    let session = Session::new(80, 24).press("<A-k><down><down><down><down><right><down><right>");
    assert!(session.world.effects.contains(&Effect::CopyBy(Clipboard::Terminal)));
    assert!(session.world.effects.contains(&Effect::Mouse(false)));
    assert!(session.app.motion());
    assert!(!set_up("(motion: off)", 80, 24).app.motion());
}

#[test]
fn hiding_that_was_set_begins_now() {
    let session = set_up("", 80, 24).press("<A-k><down><down><right><right>").wait(299);
    assert!(says(&session).contains("Settings"));
    assert!(session.wait(1).screen().contains("F9"));
}

#[test]
fn days_stand_on_the_screen_as_they_are_set_and_in_the_message_as_ever() {
    let session = set_up("(date_style: month_day)", 80, 24).at("time.until").press("<C-a><backspace>2027-01-29");
    assert!(says(&session).contains("January 29, 2027"), "{}", session.screen());
    let session = set_up("(date_style: iso)", 80, 24).at("decide.answer").press("1<f4>");
    assert!(!says(&session).contains("2026-1") && !says(&session).contains("2027-0"), "{}", session.screen());
}

#[test]
fn another_key_works_and_is_named_everywhere() {
    let session =
        set_up("(keys: { \"hide\": [\"A-j\"], \"leave\": [\"C-n\"], \"send\": [\"F11\"] })", 120, 40).at("five.love");
    assert!(says(&session).contains("Ctrl-N leave") && !says(&session).contains("Ctrl-Q"));
    let session = session.press("<A-j>");
    assert!(says(&session).contains("Alt-J brings it back") && !says(&session).contains("F9"), "{}", session.screen());
    let session = session.press("<f9>");
    assert!(says(&session).contains("Alt-J"), "the usual key does nothing any more");
    let session = session.press("<A-j><f1>");
    assert!(says(&session).contains("Alt-J") && !says(&session).contains("F9 or Alt-X"), "{}", session.screen());
    let session = session.press("<esc>").at("decide.answer").press("1<f11>");
    assert!(says(&session).contains("Send or keep"), "{}", session.screen());
    assert!(session.press("<esc><C-n>").world.left);
}

#[test]
fn a_key_is_given_on_the_screen_and_taken_back() {
    let session = Session::new(80, 24).press("<A-k>").press(DOWN_TO_HELP).press("<enter><A-j>");
    assert_eq!(file(&session), "(\n    keys: {\n        \"help\": [\"A-j\"],\n    },\n)\n");
    assert!(says(&session).contains("Alt-J from now on: Help."), "{}", session.screen());
    let session = session.press("<esc><A-j>");
    assert!(says(&session).contains("Type your answer"));
    let session = session.press("<esc><f1>");
    assert!(!says(&session).contains("Type your answer"), "F1 is free");
    let session = session.press("<A-k>").press(DOWN_TO_HELP).press("<del>");
    assert_eq!(file(&session), "(\n    keys: {\n    },\n)\n");
    assert!(session.press("<esc><f1>").screen().contains("Type your answer"));
}

#[test]
fn a_key_that_is_taken_is_refused_by_name_and_the_next_one_may_be_tried() {
    let session = Session::new(80, 24).press("<A-k>").press(DOWN_TO_HELP).press("<enter><C-q>");
    assert!(says(&session).contains("Ctrl-Q already does this: Save and leave.") && !session.world.left);
    let session = session.press("x");
    assert!(says(&session).contains("x is for writing and moving about"), "{}", session.screen());
    let session = session.press("<C-v>");
    assert!(says(&session).contains("Ctrl-V"), "{}", session.screen());
    assert_eq!(file(&session), "");
    let session = session.press("<A-J>");
    assert!(file(&session).contains("A-j") && says(&session).contains("Alt-J from now on"), "{}", session.screen());
    assert!(session.press("<esc><A-j>").screen().contains("Type your answer"));
    let given_away = Session::new(80, 24).press("<A-k>").press(DOWN_TO_HELP).press("<enter><A-j><down><enter><f1>");
    assert!(file(&given_away).contains("\"map\": [\"F1\"]"), "{}", file(&given_away));
    let back = given_away.press("<up><del>");
    assert!(says(&back).contains("F1 already does this: Map of the stages."), "{}", back.screen());
}

#[test]
fn esc_leaves_the_question_for_a_key_and_then_the_screen() {
    let session = Session::new(80, 24).press("<A-k>").press(DOWN_TO_HELP).press("<enter><esc>");
    assert!(says(&session).contains("Settings") && !says(&session).contains("Press the new key"));
    assert!(!session.press("<esc>").screen().contains("Settings"));
}

#[test]
fn where_the_file_has_a_fault_it_is_told_and_all_else_in_it_stays() {
    let text = "(\n    hue: 3, // mine\n    theme: dark,\n)\n";
    let session = set_up(text, 80, 24).press("<A-k>");
    assert!(says(&session).contains("line 2, column 5"), "{}", session.screen());
    let session = session.press("<left>");
    assert_eq!(file(&session), text.replace("dark", "light"));
}

#[test]
fn a_file_that_cannot_be_read_is_left_alone_until_a_new_one_is_asked_for() {
    let session = set_up("(theme: ", 80, 24).press("<A-k><down><right>");
    assert_eq!(file(&session), "(theme: ");
    assert!(says(&session).contains("light"), "it holds for this sitting");
    let session = session.press("<home><enter>");
    assert_eq!(file(&session), "(\n    theme: light,\n)\n");
    assert!(says(&session).contains("settings.ron.old-1"), "{}", session.screen());
    assert_eq!(file(&session.press("<home><right>")), "(\n    theme: dark,\n)\n");
}

#[test]
fn what_cannot_be_written_holds_for_the_sitting_and_is_said() {
    let mut session = Session::new(80, 24).press("<A-k>");
    session.world.disk_full = true;
    let session = session.press("<right>");
    assert!(says(&session).contains("It holds for this sitting alone. The disk is full."), "{}", session.screen());
    assert_eq!(Some(session.glass.backend().buffer()[(1, 0)].fg), Theme::light().accent.fg);
}

#[test]
fn a_click_chooses_and_a_second_one_turns() {
    let mut session = Session::new(80, 24).press("<A-k>");
    for _ in 0..2 {
        session.happen(Event::Click { x: 6, y: 3, extend: false });
    }
    assert_eq!(file(&session), "(\n    motion: off,\n)\n");
    session.happen(Event::Wheel(3));
    session.happen(Event::Click { x: 6, y: 23, extend: false });
    assert_eq!(file(&session), "(\n    motion: off,\n)\n");
}

fn started(machine: &Machine, environment: &[(&str, &str)]) -> Terminal {
    let home = machine.home();
    let mut all = vec![("DEMUR_HOME", home.to_str().unwrap())];
    all.extend(environment);
    Terminal::start(&Start { program: Path::new(PROGRAM), arguments: &["x"], environment: &all, columns: 80, rows: 24 })
}

#[test]
fn the_real_file_is_made_private_and_changed_in_its_place() {
    let machine = Machine::new();
    let path = machine.home().join("settings/settings.ron");
    let mut terminal = started(&machine, &[]);
    terminal.wait_for("Which role");
    terminal.send("\x1bk");
    terminal.wait_for("the terminal's own");
    terminal.send("\x1b[C");
    terminal.wait_until("the file", |_| path.exists());
    terminal.wait_for("light");
    assert_eq!(fs::read_to_string(&path).unwrap(), "(\n    theme: light,\n)\n");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    // By hand, while demur is open.
    fs::write(&path, "// mine\n(\n    theme: light, // by day\n    motion: off,\n)\n").unwrap();
    terminal.send("\x1b[C");
    let dark = "// mine\n(\n    theme: dark, // by day\n    motion: off,\n)\n";
    terminal.wait_until("the change", |_| fs::read_to_string(&path).is_ok_and(|text| text == dark));
    terminal.send("\x11");
    assert_eq!(terminal.end(), 0);
    let names: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names, ["settings.ron"], "nothing is left beside it");
    let bytes = String::from_utf8(terminal.bytes()).unwrap();
    assert!(!bytes.contains("\x1b]1"), "no colour is asked for unasked");
}

#[test]
fn a_link_to_the_file_stays_a_link() {
    let machine = Machine::new();
    let folder = machine.home().join("settings");
    fs::create_dir_all(&folder).unwrap();
    let real = machine.file("dotfiles.ron", "(mouse: off)\n");
    std::os::unix::fs::symlink(&real, folder.join("settings.ron")).unwrap();
    let mut terminal = started(&machine, &[]);
    terminal.wait_for("Which role");
    assert!(!String::from_utf8(terminal.bytes()).unwrap().contains("\x1b[?1000h"), "the mouse is left to the terminal");
    terminal.send("\x1bk");
    terminal.wait_for("left to the terminal");
    terminal.send("\x1b[C");
    terminal.wait_until("the change", |_| fs::read_to_string(&real).is_ok_and(|text| text.contains("theme: light")));
    terminal.send("\x11");
    assert_eq!(terminal.end(), 0);
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o600, "and is private from then on");
    assert!(fs::symlink_metadata(folder.join("settings.ron")).unwrap().is_symlink());
}

#[test]
fn the_background_is_asked_for_once_and_only_where_it_was_chosen() {
    let machine = Machine::new();
    let folder = machine.home().join("settings");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("settings.ron"), "(theme: automatic)").unwrap();
    let mut terminal = started(&machine, &[]);
    let asked = |terminal: &Terminal| {
        let bytes = String::from_utf8_lossy(&terminal.bytes()).into_owned();
        bytes.matches("\x1b]11;?").count()
    };
    terminal.wait_until("the question", |_| asked(&terminal) == 1);
    terminal.send("\x1b]10;rgb:0000/0000/0000\x1b\\\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;c");
    terminal.wait_for("Which role");
    let light = "\x1b[38;5;24m";
    assert!(String::from_utf8_lossy(&terminal.bytes()).contains(light), "the colours for a light background");
    terminal.send("evenings");
    terminal.wait_for("evenings");
    assert!(asked(&terminal) == 1 && !terminal.screen().contains("rgb"), "{}", terminal.screen());
    terminal.send("\x11");
    assert_eq!(terminal.end(), 0);
    let mut without = started(&machine, &[("NO_COLOR", "1")]);
    without.wait_for("evenings");
    assert_eq!(asked(&without), 0, "without colours there is nothing to ask");
    without.send("\x11");
    assert_eq!(without.end(), 0);
}

#[test]
fn faults_are_told_when_demur_starts_and_by_the_doctor() {
    let machine = Machine::new();
    let folder = machine.home().join("settings");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("settings.ron");
    fs::write(&path, "(\n    theme: pink,\n    keys: { \"letter\": [\"F2\"] },\n)").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let mut terminal = started(&machine, &[]);
    terminal.wait_until("the fault", |screen| flat(screen).contains("theme can be"));
    assert!(flat(&terminal.screen()).contains("Faults besides this one: 1"), "{}", terminal.screen());
    terminal.send("\x11");
    assert_eq!(terminal.end(), 0);
    fs::write(
        &path,
        "(\n    theme: pink,\n    keys: { \"letter\": [\"F2\"], \"settings\": [\"A-j\"], \"leave\": [\"A-n\"] },\n)",
    )
    .unwrap();
    let mut terminal = started(&machine, &[]);
    terminal.wait_until("the key in the sentence", |screen| flat(screen).contains("this one: 1; Alt-J says more"));
    terminal.send("\x1bn");
    assert_eq!(terminal.end(), 0);
    let ran = machine.run(&["doctor"]);
    assert_eq!(ran.status, 1);
    for line in
        ["line 2, column 12: theme can be sixteen", "line 3, column 24: F2 already does this: Map of the stages."]
    {
        assert!(ran.out.contains(line), "{}", ran.out);
    }
    fs::write(&path, "(theme: \u{202e}pink\u{1b}[2J)").unwrap();
    let ran = machine.run(&["doctor"]);
    assert!(ran.status == 1 && !ran.out.contains(['\u{202e}', '\u{1b}']), "{}", ran.out);
    fs::write(&path, b"(theme: \xff)").unwrap();
    let ran = machine.run(&["doctor"]);
    assert!(ran.status == 1 && ran.out.contains("it is no text in UTF-8"), "{}", ran.out);
    fs::write(&path, "(theme: dark)").unwrap();
    let ran = machine.run(&["doctor"]);
    assert!(ran.out.contains("settings.ron can be read."), "{}", ran.out);
}
