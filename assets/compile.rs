//! Reads the questions and the words when demur is built, so that it need not read them whenever it starts. A file that
//! is not well-formed ends the build, with its name, line and column.

#![expect(clippy::allow_attributes, reason = "what the library expects of these files does not come true here")]
#![allow(
    unfulfilled_lint_expectations,
    dead_code,
    clippy::struct_field_names,
    reason = "the types are the library's, and only read here"
)]

#[path = "../src/curriculum/files.rs"]
mod files;
#[path = "../src/curriculum/parts.rs"]
mod parts;

#[path = "../src/in_order.rs"]
mod in_order;
#[path = "../src/letter/joins.rs"]
mod joins;
#[path = "../src/letter/files.rs"]
mod letters;
#[path = "../src/letter/list.rs"]
mod list;
#[path = "../src/letter/parts.rs"]
mod messages;
#[path = "../src/letter/wish.rs"]
mod wish;

#[path = "../src/letter/check/files.rs"]
mod rules;
#[path = "../src/letter/check/sheet.rs"]
mod sheet;
#[path = "../src/letter/check/sheets.rs"]
mod sheets;

use wish::{Channel, Kind, Length};

#[expect(clippy::disallowed_methods, reason = "cargo tells a build all it tells by the environment")]
mod linking;
mod overlay;
mod wording;

#[macro_use]
#[path = "../src/words/renamed.rs"]
mod renamed;

#[path = "../src/words/cli.rs"]
mod cli;
#[path = "../src/words/editor.rs"]
mod editor;
#[path = "../src/day/names.rs"]
mod names;
#[path = "../src/words/others.rs"]
mod others;
#[path = "../src/words/papers.rs"]
mod papers;
#[path = "../src/words/screen.rs"]
mod screen;
#[path = "../src/words/settings.rs"]
mod settings;
#[path = "../src/words/standing.rs"]
mod standing;
#[path = "../src/words/store.rs"]
mod store;
#[path = "../src/words/walk.rs"]
mod walk;

use std::collections::BTreeMap;
use std::fs::{read_to_string, write};
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

#[expect(clippy::print_stdout, reason = "this is how a build speaks with cargo")]
fn main() -> Result<(), String> {
    println!("cargo::rerun-if-changed=assets/words");
    println!("cargo::rerun-if-changed=assets/korean");
    println!("cargo::rerun-if-changed=assets/link");
    println!("cargo::rerun-if-env-changed={}", linking::linker_chosen());
    for told in linking::told() {
        println!("cargo::rustc-link-arg-bin=demur={told}");
    }
    words::<screen::ScreenWords>("screen")?;
    words::<names::Names>("day")?;
    words::<papers::Papers>("papers")?;
    words::<standing::StandingWords>("standing")?;
    words::<walk::WalkWords>("walk")?;
    words::<store::Store>("store")?;
    words::<cli::Cli>("cli")?;
    words::<editor::EditorWords>("editor")?;
    letters("", letters::FILES)?;
    letters(".ko", letters::KOREAN)?;
    check()?;
    let files = files::BUILT_IN;
    let stages = files.stages.iter().map(|file| read(*file)).collect::<Result<Vec<parts::Stage>, _>>()?;
    keep("contract", &read::<parts::Contract>(("contract.ron", include_str!("curriculum/contract.ron")))?)?;
    let session = read::<parts::Stage>(files::SESSION_PATTERN)?;
    keep("session.ko", &korean("curriculum/session", &session, overlay::NO_WORDS)?)?;
    keep("session", &session)?;
    let korean = stages.iter().map(|stage| korean(&format!("curriculum/{}", stage.id), stage, overlay::NO_WORDS));
    let mut korean = korean.collect::<Result<Vec<parts::Stage>, _>>()?;
    korean.iter_mut().zip(&stages).for_each(|(korean, english)| also_in_english(korean, english));
    let (sources, walk) = (read::<Vec<parts::Source>>(files.sources)?, read::<parts::Walk>(files.walk)?);
    keep("curriculum.ko", &(korean, self::korean("curriculum/sources", &sources, overlay::NO_WORDS)?, walk.clone()))?;
    keep("curriculum", &(stages, sources, walk))?;
    // All is laid.
    put("wordings", wording::all().as_bytes())
}

/// The words of the seams and what the messages share; and each message, to be read when it is written.
fn letters(end: &str, files: &[(&str, &str)]) -> Result<(), String> {
    let mut files = files.iter().copied();
    let (joins, shared) = files.next().zip(files.next()).ok_or("there are no messages")?;
    for file in files {
        keep(&format!("letter_{}{end}", file.0.trim_end_matches(".ron")), &read::<messages::Script>(file)?)?;
    }
    keep(&format!("letters{end}"), &(read::<joins::Joins>(joins)?, read::<messages::Shared>(shared)?))
}

/// What rules say, in each language, and the words by which they read a message of each.
fn check() -> Result<(), String> {
    let (mut frames, mut told, mut english) = (Vec::new(), BTreeMap::new(), Vec::new());
    for file in rules::ENGLISH.rules {
        let (frame, says, listed) = read::<sheet::Sheet>(*file)?.taken_apart();
        told.insert(frame.id.clone(), says);
        frames.push(frame);
        english.push(listed);
    }
    let mut korean = rules::KOREAN.rules.iter().map(|file| read(*file)).collect::<Result<Vec<sheets::Listed>, _>>()?;
    for (korean, english) in korean.iter_mut().zip(&english).filter(|(korean, _)| korean.bounds.is_empty()) {
        korean.bounds.clone_from(&english.bounds);
    }
    let tongue = |files: &rules::Files, rules| -> Result<sheets::Tongue, String> {
        Ok(sheets::Tongue { shared: read(files.shared)?, look: read(files.look)?, rules })
    };
    keep("check_lists", &(frames, [tongue(&rules::ENGLISH, english)?, tongue(&rules::KOREAN, korean)?].to_vec()))?;
    keep("plain", &read::<sheets::Marks>(("plain.ron", include_str!("check/plain.ron")))?)?;
    keep("check.ko", &self::korean("check/rules", &told, overlay::NO_WORDS_OF_RULES)?)?;
    keep("check", &told)
}

fn words<T: Serialize + DeserializeOwned>(name: &str) -> Result<(), String> {
    let file = format!("assets/words/{name}.ron");
    let text = read_to_string(&file).map_err(|fault| format!("{file}: {fault}"))?;
    let english = read::<T>((&file, &text))?;
    keep(&format!("{name}.ko"), &korean(&format!("words/{name}"), &english, &[])?)?;
    keep(name, &english)
}

/// Options and columns go by their English names, too.
fn also_in_english(theirs: &mut parts::Stage, english: &parts::Stage) {
    let name = |theirs: &mut parts::Opt, english: &parts::Opt| theirs.also.clone_from(&english.label);
    let both = theirs.ask.iter_mut().zip(&english.ask).filter_map(|both| match both {
        (parts::Ask::Question(theirs), parts::Ask::Question(english)) => Some((theirs, english)),
        (parts::Ask::Question(_) | parts::Ask::Again(_), _) => None,
    });
    for (theirs, english) in both {
        theirs.options.iter_mut().zip(&english.options).for_each(|(theirs, english)| name(theirs, english));
        for (theirs, english) in theirs.columns.iter_mut().zip(&english.columns) {
            theirs.also.clone_from(&english.label);
            if let (parts::ColumnKind::OneOf(theirs), parts::ColumnKind::OneOf(english)) =
                (&mut theirs.kind, &english.kind)
            {
                theirs.iter_mut().zip(english).for_each(|(theirs, english)| name(theirs, english));
            }
        }
    }
}

/// The same in Korean, as far as there is Korean for it.
fn korean<T: Serialize + DeserializeOwned>(name: &str, english: &T, no_words: &[&str]) -> Result<T, String> {
    let file = format!("assets/korean/{name}.ron");
    let fault = |fault: serde_json::Error| format!("{file}: {fault}");
    let mut value = serde_json::to_value(english).map_err(fault)?;
    if Path::new(&file).exists() {
        let text = read_to_string(&file).map_err(|fault| format!("{file}: {fault}"))?;
        overlay::lay(&mut value, &read::<overlay::Sentences>((&file, &text))?, no_words);
    }
    serde_json::from_value(value).map_err(fault)
}

fn read<T: DeserializeOwned>((name, text): (&str, &str)) -> Result<T, String> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text.trim_start_matches('\u{feff}')).map_err(|fault| format!("{name}:{fault}"))
}

fn keep<T: Serialize>(name: &str, value: &T) -> Result<(), String> {
    put(name, &postcard::to_stdvec(value).map_err(|fault| format!("{name}: {fault}"))?)
}

#[expect(clippy::disallowed_methods, reason = "a build is no sitting: it writes where cargo tells it to")]
fn put(name: &str, bytes: &[u8]) -> Result<(), String> {
    let out = std::env::var("OUT_DIR").map_err(|fault| fault.to_string())?;
    write(Path::new(&out).join(name), bytes).map_err(|fault| format!("{name}: {fault}"))
}
