//! The README says what is so: its commands parse, its tables are made from the program's own, its links lead somewhere.
//! `UPDATE=1` renews what stands between its comments.

#![expect(clippy::disallowed_methods, reason = "UPDATE=1 renews the README")]

use std::path::Path;

use clap::{Arg, Command};
use demur::app::actions;
use demur::app::keymap::{self, Keymap};
use demur::keys::Key;
use demur::screens::{card, letter, present, rehearsal};
use demur::settings::{self, Setting};
use demur::words::cli::Cli;
use demur::words::{self, ScreenWords};

use crate::fixtures::curriculum;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).unwrap()
}

fn command() -> Command {
    demur::cli::command(&Cli::built_in().unwrap())
}

/// Every key, section by section as the help shows it; and what the palette alone offers.
fn keys() -> String {
    let words = words::built_in().unwrap().screen;
    let label = |name: &str| words.actions[name].label;
    let everywhere = actions::TABLE.iter().map(|action| row(&names(&words, action.keys), &label(action.name)));
    let in_letter = letter::TABLE.iter().map(|action| row(&names(&words, action.keys), &label(action.name)));
    let in_margin = words.pages.letter_rows.iter().map(|(keys, does)| row(keys, does));
    let writing = words.pages.help_rows.iter().map(|(keys, does)| row(keys, does));
    let on_card = card::TABLE.iter().map(|action| row(&names(&words, action.keys), &label(action.name)));
    let in_rehearsal = rehearsal::TABLE.iter().map(|action| row(&names(&words, action.keys), &label(action.name)));
    let large = present::TABLE.iter().map(|action| row(&names(&words, action.keys), &label(action.name)));
    let ends = words.pages.large_rows.iter().map(|(keys, does)| row(keys, does));
    let in_rooms = letter::TABLE.iter().map(|row| row.name).chain(card::TABLE.iter().map(|row| row.name));
    let in_rooms: Vec<&str> = in_rooms.collect();
    let keyed = |name: &str| in_rooms.contains(&name);
    let rest = actions::UNBOUND.iter().filter(|action| action.keys.is_empty() && !keyed(action.name));
    let rest = rest.map(|action| row("Ctrl-P, then its name", &label(action.name)));
    let sections: [(&str, String); 6] = [
        (&words.pages.everywhere, everywhere.chain(rest).collect()),
        (&words.pages.writing, writing.collect()),
        (&words.pages.in_letter, in_letter.chain(in_margin).collect()),
        (&words.pages.on_card, on_card.collect()),
        (&words.pages.in_rehearsal, in_rehearsal.collect()),
        (&words.pages.while_large, large.chain(ends).collect()),
    ];
    let table = |(heading, rows): (&str, String)| format!("{}{}{rows}", row(heading, ""), row("---", "---"));
    sections.map(table).join("\n")
}

fn names(words: &ScreenWords, keys: &[Key]) -> String {
    keys.iter().map(|key| words.key_name(*key)).collect::<Vec<_>>().join(&words.or)
}

fn row(left: &str, right: &str) -> String {
    format!("| {left} | {right} |\n")
}

/// Every command with its arguments.
fn commands() -> String {
    let command = command();
    let all = std::iter::once(&command).chain(command.get_subcommands());
    let rows = all.map(|one| {
        let name = if one.get_name() == "demur" { "demur".into() } else { format!("demur {}", one.get_name()) };
        let arguments: String = one.get_arguments().filter(|arg| arg.get_id() != "help").map(argument).collect();
        row(&format!("`{name}{arguments}`"), &one.get_about().unwrap().to_string())
    });
    [row("Command", "What it does"), row("---", "---")].into_iter().chain(rows).collect()
}

fn argument(arg: &Arg) -> String {
    let value = arg.get_value_names().filter(|_| arg.get_action().takes_values()).map(|names| names[0].to_string());
    let flag = arg.get_long().map(|long| format!("--{long}")).or(arg.get_short().map(|short| format!("-{short}")));
    let whole = flag.into_iter().chain(value).collect::<Vec<_>>().join(" ");
    if arg.is_required_set() { format!(" {whole}") } else { format!(" [{whole}]") }
}

/// Every setting, what it can be, and its sentence.
fn setting_rows() -> String {
    let words = words::built_in().unwrap().screen.settings;
    let rows = Setting::ALL.iter().map(|setting| {
        let choices: Vec<String> = setting.choices().iter().map(|choice| format!("`{choice}`")).collect();
        row(
            &format!("`{}`", setting.name()),
            &format!("{} | {}", choices.join(" "), words.rows[setting.name()].says.as_str()),
        )
    });
    let head = [row("Setting", "Can be; the first is the usual | What it does"), row("---", "--- | ---")];
    head.into_iter().chain(rows).collect()
}

/// The names of what can be given a key.
fn key_names() -> String {
    let map = Keymap::default();
    let named = map.rows().iter().filter(|row| !keymap::is_fixed(row.action));
    named.map(|row| format!("`{}`", row.name)).collect::<Vec<_>>().join(" ") + "\n"
}

/// Every source, by title and author.
fn sources() -> String {
    let curriculum = curriculum();
    let lines = curriculum.sources().iter().map(|source| {
        let when = if source.when.is_empty() { String::new() } else { format!(", {}", source.when.as_str()) };
        format!("- *{}*, {}{when}. {}\n", source.title.as_str(), source.author.as_str(), source.takes.as_str())
    });
    lines.collect()
}

/// The README with what stands between its comments made anew.
fn renewed(mut readme: String) -> String {
    let tables = [
        ("keys", keys()),
        ("commands", commands()),
        ("settings", setting_rows()),
        ("names", key_names()),
        ("sources", sources()),
    ];
    for (name, made) in tables {
        let (from, to) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->"));
        let (before, rest) = readme.split_once(&from).unwrap();
        let (_, after) = rest.split_once(&to).unwrap();
        readme = format!("{before}{from}\n{made}\n{to}{after}");
    }
    readme
}

#[test]
fn the_tables_and_the_sources_are_those_of_the_program() {
    let (kept, made) = (readme(), renewed(readme()));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(root().join("README.md"), &made).unwrap();
    } else {
        assert!(kept == made, "README.md is out of date: run this test with UPDATE=1");
    }
    assert!(
        keys().contains("| Ctrl-Q or Alt-Q | Save and leave |") && keys().contains("| s | Send or save the message")
    );
    assert!(commands().contains("demur fill WORKBOOK FILE") && commands().contains(" [--only IDS] [-o FILE]"));
    assert!(sources().contains("Alli Polin") && sources().lines().count() > 5);
}

#[test]
fn it_begins_with_the_two_commands() {
    let readme = readme();
    let lines: Vec<&str> = readme.lines().filter(|line| !line.is_empty()).take(6).collect();
    assert_eq!((lines[0], &lines[2..]), ("# demur", &["```sh", "cargo run --release", "cargo test", "```"][..]));
    let ci = std::fs::read_to_string(root().join(".ci/run")).unwrap();
    assert!(ci.lines().any(|line| line == lines[4]), ".ci/run runs what the README says");
}

/// What the README shows as something to type: the lines of its blocks, and `demur …` within its sentences.
fn typed(readme: &str) -> Vec<String> {
    let mut typed = Vec::new();
    for (nth, part) in readme.split("```").enumerate() {
        let block = nth % 2 == 1;
        let lines = part.lines().skip(1).filter(|_| block);
        let spans = part.split('`').skip(1).step_by(2).filter(|_| !block);
        typed.extend(lines.chain(spans.filter(|span| span.starts_with("demur "))).map(str::to_owned));
    }
    typed
}

/// A line as a shell takes it apart, up to a pipe, without what it sets before.
fn words_of(line: &str) -> Vec<String> {
    let line = line.split(" | ").next().unwrap();
    let quoted = line.split('"').enumerate().flat_map(|(nth, part)| match nth % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    quoted.skip_while(|word| word.contains('=')).collect()
}

#[test]
fn every_command_in_it_is_one() {
    let readme = readme();
    let (before, rest) = readme.split_once("<!-- commands -->").unwrap();
    let (_, rest) = rest.split_once("<!-- end of commands -->").unwrap();
    let mut count = 0;
    for line in [before, rest].into_iter().flat_map(typed) {
        let words = words_of(&line);
        match words[0].as_str() {
            "demur" => {
                let parsed = command().try_get_matches_from(&words);
                let kind = parsed.as_ref().err().map(clap::Error::kind);
                assert!(matches!(kind, None | Some(clap::error::ErrorKind::DisplayHelp)), "{line}: {kind:?}");
            }
            "cargo" => {
                let profiles = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
                let asked = words.iter().skip_while(|word| *word != "--profile").nth(1);
                assert!(asked.is_none_or(|name| profiles.contains(&format!("[profile.{name}]"))), "{line}");
            }
            // The standard program for sealed files; its use is tried in passphrase.rs.
            "age" => assert_eq!(words[1..4], ["-d", "-i", "key.age"]),
            other => panic!("{other} is no command that the README may name: {line}"),
        }
        count += 1;
    }
    assert!(count > 15, "the README shows how demur is used");
}

#[test]
fn its_settings_are_understood() {
    let readme = readme();
    let example = readme.split("~~~ron\n").nth(1).and_then(|rest| rest.split("~~~").next()).unwrap();
    let mut read = settings::read(example);
    drop(Keymap::settle(&mut read));
    assert_eq!((read.faults.len(), read.settings.keys.len()), (0, 2));
    assert_eq!(settings::hides_after(&read.settings, false), Some(10));
}

#[test]
fn its_links_lead_to_files() {
    let readme = readme();
    let links: Vec<&str> = readme.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()).collect();
    for link in &links {
        assert!(root().join(link).is_file(), "{link}");
    }
    for entry in std::fs::read_dir(root().join("assets/screens")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(links.contains(&format!("assets/screens/{name}").as_str()), "no picture of {name}");
    }
}

#[test]
fn it_says_what_the_manifest_and_the_help_say() {
    let (readme, words) = (readme(), Cli::built_in().unwrap());
    let version = env!("CARGO_PKG_RUST_VERSION");
    assert_eq!(readme.matches("Rust 1.").count(), readme.matches(&format!("Rust {version}")).count());
    let ends = words.help.demur.after.lines().find_map(|line| line.strip_prefix("Exit status: ")).unwrap();
    for end in ends.trim_end_matches('.').split("; ") {
        let (status, meaning) = end.split_once(' ').unwrap();
        assert!(readme.contains(&row(status, meaning)), "{end}");
    }
}

#[test]
fn its_sentences_are_calm() {
    let readme = readme().replace("<!--", "").replace("![", "");
    assert!(!readme.contains('!') && !readme.contains("shields.io"));
}
