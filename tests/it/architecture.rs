//! The walls: who may know whom, read from `src/` itself.

use std::fs;
use std::path::{Path, PathBuf};

use crate::rooms::{FIRST, GROUND, ROOMS};

const WORLD: &[&str] =
    &["std::fs", "std::env", "std::process", "std::thread", "std::time", "std::io::stdout", "std::net"];

/// A name that opens something private, and the rooms that may say it.
const DOORS: &[(&str, &[&str])] = &[
    (".on_screen(", &["screens", "dialogs", "app", "walk", "coach"]),
    ("::on_screen", &["screens", "dialogs", "app", "walk", "coach"]),
    (".for_file(", &["saved"]),
    (".with_consent(", &["paper", "coach"]),
    ("asked_by_name(", &["cli"]),
    // Two versions beside each other, for the writer's own screen. How many words differ, anybody may ask.
    // A client's answer on a coach's screen, where the client lets it be seen.
    (".differences(", &["screens", "coach"]),
];

/// All that a letter may know of a workbook: what is shareable, and what the writer made of the message itself.
const SHAREABLE: &[&str] = &["Shareable", "Answer", "Weight", "Draft", "Pin", "Over"];

const LINES_AT_MOST: usize = 400;

struct File {
    path: PathBuf,
    room: String,
    /// The code without its unit tests.
    code: String,
    whole: String,
}

fn files() -> Vec<File> {
    fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, into);
            } else if path.extension().is_some_and(|e| e == "rs") {
                into.push(path);
            }
        }
    }
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&src, &mut paths);
    paths.sort();
    assert!(paths.len() > 10, "the walls are looked for where the house stands");
    paths
        .into_iter()
        .map(|path| {
            let inside = path.strip_prefix(&src).unwrap().to_owned();
            let room = inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs").to_owned();
            let whole = fs::read_to_string(&path).unwrap();
            let code = whole.split("#[cfg(test)]").next().unwrap().to_owned();
            File { path: inside, room, code, whole }
        })
        .collect()
}

/// The code with its comments left out.
fn said(code: &str) -> String {
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Rooms that are named: after `crate::`, also in `use crate::{a, b::c}`.
fn named(code: &str) -> Vec<String> {
    ["crate::", "demur::"].iter().flat_map(|mark| names_from(code, mark)).collect()
}

/// Names that follow a mark, also in braces.
fn names_from(code: &str, mark: &str) -> Vec<String> {
    let mut names = Vec::new();
    for after in code.split(mark).skip(1) {
        match after.strip_prefix('{') {
            Some(group) => names.extend(top_names(group)),
            None => names.push(word(after)),
        }
    }
    names
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

fn top_names(group: &str) -> Vec<String> {
    let (mut depth, mut item, mut names) = (0, String::new(), Vec::new());
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(word(std::mem::take(&mut item).trim())),
            _ => {}
        }
        if c != ',' || depth > 0 {
            item.push(c);
        }
    }
    names.push(word(item.trim()));
    names.retain(|name| !name.is_empty());
    names
}

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn a_room_looks_only_down() {
    let mut faults = Vec::new();
    for file in files().iter().filter(|f| f.room != "lib") {
        let Some((_, below)) = ROOMS.iter().find(|(room, _)| *room == file.room) else {
            faults.push(format!("{}: the map of rooms doesn't know `{}`", file.path.display(), file.room));
            continue;
        };
        for name in named(&said(&file.code)) {
            if name != file.room && !below.contains(&name.as_str()) {
                faults.push(format!("{} looks into `{name}`, which is not below it", file.path.display()));
            }
        }
    }
    none(&faults);
}

#[test]
fn the_floors_keep_to_themselves() {
    let content = content();
    let mut faults = Vec::new();
    for file in files() {
        let code = said(&file.code);
        let mut ban = |what: &str| {
            if code.contains(what) {
                faults.push(format!("{} names `{what}`", file.path.display()));
            }
        };
        let (ground, first) = (GROUND.contains(&file.room.as_str()), FIRST.contains(&file.room.as_str()));
        if ground || first {
            ban("crossterm");
            ban("termina::");
            for what in WORLD {
                ban(what);
            }
        }
        if ground {
            ban("ratatui");
        }
        if content.iter().any(|path| file.path.ends_with(path)) {
            // Words of ours, which know nothing of the house but what the build reads too; never a word of the writer's.
            named(&code)
                .iter()
                .filter(|name| !["wording", "in_order"].contains(&name.as_str()))
                .for_each(|name| ban(name));
        } else if file.room != "saved" {
            ban("Serialize,");
            ban("Serialize)");
        }
    }
    none(&faults);
}

/// The files of `src` that are read by the build, too.
fn content() -> Vec<&'static str> {
    let build = concat!(include_str!("../../assets/compile.rs"), include_str!("../../assets/wording.rs"));
    let content: Vec<&str> =
        build.split("#[path = \"../src/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(content.len() > 10, "{content:?}");
    content
}

#[test]
fn what_is_private_is_opened_only_where_it_may_be() {
    let mut faults = Vec::new();
    for file in files() {
        for (door, rooms) in DOORS {
            if file.room != "workbook" && !rooms.contains(&file.room.as_str()) && said(&file.code).contains(door) {
                faults.push(format!("{} opens `{door}`", file.path.display()));
            }
        }
        if file.room == "letter" {
            let known = names_from(&said(&file.code), "crate::workbook::");
            let more = known.into_iter().filter(|name| !SHAREABLE.contains(&name.as_str()));
            faults.extend(more.map(|name| format!("{}: a letter may not know `{name}`", file.path.display())));
        }
    }
    none(&faults);
}

/// Clippy bans the methods that put words into cells; what turns into a line, a title or a cell by `From` it can't name.
#[test]
fn words_reach_the_glass_through_the_guard_alone() {
    let known = ["buffer", "layout", "style", "backend", "Frame", "Terminal"];
    // Shapes and bars have no words; these would give them some.
    let worded = [".print(", ".label(", ".with_label(", ".title(", ".labels("];
    // What takes a picture's shapes gives them no words, either.
    let takes = "use ratatui::widgets::Widget;";
    let mut faults = Vec::new();
    for file in files() {
        let code = said(&file.code).replace(takes, "");
        let guard = file.path.ends_with("widgets/guard.rs");
        let shapes: &[&str] = if file.room == "pictures" { &["symbols", "widgets"] } else { &[] };
        let strange = names_from(&code, "ratatui::").into_iter();
        let strange = strange.filter(|name| !known.contains(&name.as_str()) && !shapes.contains(&name.as_str()));
        faults.extend(strange.map(|name| format!("{} names ratatui's `{name}`", file.path.display())));
        for what in worded.iter().filter(|what| file.room == "pictures" && code.contains(**what)) {
            faults.push(format!("{} says `{what}`", file.path.display()));
        }
        for what in [".cell_mut(", ".set_symbol(", ".set_char(", ".set_string(", "Cell::from(", "Cell::new("] {
            if !guard && code.contains(what) {
                faults.push(format!("{} says `{what}`", file.path.display()));
            }
        }
    }
    none(&faults);
}

#[test]
fn every_file_says_what_it_is_for_and_is_short() {
    let mut faults = Vec::new();
    for file in files() {
        if !file.whole.starts_with("//! ") {
            faults.push(format!("{} does not begin with what it is for", file.path.display()));
        }
        let lines = file.whole.lines().count();
        if lines > LINES_AT_MOST {
            faults.push(format!("{} has {lines} lines: a room that wants dividing", file.path.display()));
        }
        if file.path.ends_with("mod.rs") {
            faults.push(format!("{}: a room is foo.rs beside foo/", file.path.display()));
        }
    }
    none(&faults);
}

#[test]
fn the_top_shelf_holds_what_it_should() {
    let known =
        ["Cargo.toml", "Cargo.lock", "src", "assets", "tests", "README.md", "LICENSE-MIT", "LICENSE-APACHE", "target"];
    let mut faults = Vec::new();
    for entry in fs::read_dir(env!("CARGO_MANIFEST_DIR")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if !name.starts_with('.') && !known.contains(&name.as_str()) {
            faults.push(format!("{name} is a stranger on the top shelf"));
        }
    }
    none(&faults);
}

#[test]
fn every_room_is_on_the_map() {
    let map = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let rooms: std::collections::BTreeSet<String> = files().into_iter().map(|f| f.room).collect();
    let missing: Vec<String> = rooms
        .into_iter()
        .filter(|room| room != "lib" && room != "main" && !map.contains(&format!("`{room}`")))
        .map(|room| format!("the map in lib.rs doesn't name `{room}`"))
        .collect();
    none(&missing);
}

#[test]
fn clippy_holds_the_rest() {
    let lists_of_bans = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".clippy.toml")).unwrap();
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let banned = [
        "RefCell",
        "std::rc::Rc",
        "SystemTime::now",
        "Instant::now",
        "env::var",
        "fs::write",
        "Span::raw",
        "set_symbol",
    ];
    let lints = [
        "unsafe_code = \"forbid\"",
        "disallowed_methods",
        "disallowed_types",
        "wildcard_enum_match_arm",
        "unwrap_used",
    ];
    let missing: Vec<String> = banned
        .iter()
        .filter(|what| !lists_of_bans.contains(*what))
        .chain(lints.iter().filter(|what| !manifest.contains(*what)))
        .map(|what| format!("clippy no longer holds `{what}`"))
        .collect();
    none(&missing);
}
