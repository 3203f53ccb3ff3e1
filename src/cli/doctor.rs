//! `demur doctor`: whether files and terminal are well, and where everything is kept. Nothing is changed.

use std::path::{Path, PathBuf};

use super::house::House;
use super::{End, Outcome, find, say};
use crate::shell::doctor::surroundings;
use crate::shell::store::say::shown;
use crate::shell::store::{self, Entry, Notice, StoreError};
use crate::shell::{clock, doctor, packs, preferences};
use crate::text::visible;
use crate::words::cli::Doctor;
use crate::words::fill;
use crate::workbook::one_line;

/// Looks, and prints what was found. Something to see to ends in [`End::Part`].
pub fn run(house: &House) -> Outcome {
    let words = &house.words.doctor;
    let entries = store::list(&house.places);
    let (mut files, mut well) = files(house, &entries);
    let (settings, own) = settings(house);
    well &= own && house.unpacked.is_empty();
    files.extend(settings);
    files.extend(pack(house));
    let parts = [
        (&words.folders, folders(house)),
        (&words.files, files),
        (&words.terminal, terminal(house)),
        (&words.others, others(house, &entries)),
    ];
    let text: Vec<String> = parts.into_iter().map(|(head, lines)| part(head, &lines)).collect();
    say::result(&house.words, &text.join("\n")).map(|_| if well { End::Done } else { End::Part })
}

/// What is to be said of the settings file, and whether it is well.
fn settings(house: &House) -> (Vec<String>, bool) {
    let words = &house.words.doctor;
    let path = preferences::path(&house.places);
    let read = preferences::read(&house.places);
    let faults = preferences::faults(&read, &house.places, &house.content.words.screen, &house.store);
    if !faults.is_empty() {
        return (faults, false);
    }
    let sentence = if doctor::is_there(&path) { &words.settings_well } else { &words.no_settings };
    (vec![fill(sentence, &[("path", &shown(&path))])], true)
}

/// What is to be said of a coach's pack, where the settings name one.
fn pack(house: &House) -> Option<String> {
    let folder = packs::meant(&house.places, house.preferred.settings.pack.as_deref()?);
    let used = [("name", house.pack.as_str()), ("path", &shown(&folder))];
    let well = house.unpacked.is_empty();
    Some(if well { fill(&house.words.doctor.pack_well, &used) } else { house.unpacked.clone() })
}

fn part(head: &str, lines: &[String]) -> String {
    let indented = lines.iter().flat_map(|line| ["  ", line, "\n"]);
    [head, "\n"].into_iter().chain(indented).collect()
}

fn folders(house: &House) -> Vec<String> {
    let (words, places) = (&house.words.doctor, &house.places);
    let line = |what: &str, path: &Path| {
        let made = if doctor::is_there(path) { String::new() } else { format!(" ({})", words.not_made) };
        format!("{}{made}: {what}", shown(path))
    };
    vec![
        line(&words.workbooks, &places.data),
        line(&words.state, &places.state),
        line(&words.settings, &places.settings),
    ]
}

/// What is to be said of the files, and whether all is well.
fn files(house: &House, entries: &[Entry]) -> (Vec<String>, bool) {
    let words = &house.words.doctor;
    let paths: Vec<PathBuf> = entries.iter().map(|entry| entry.path.clone()).collect();
    let found = doctor::look(&house.places, &paths);
    let (mut lines, mut well) = (vec![], true);
    let unreadable: Vec<StoreError> = store::unreadable(&house.places).into_iter().map(StoreError::from).collect();
    for fault in unreadable.iter().chain(entries.iter().filter_map(|entry| entry.found.as_ref().err())) {
        if let StoreError::Sealed(path) = fault {
            lines.push(fill(&words.sealed, &[("path", &shown(path))]));
            continue;
        }
        lines.extend(find::refusal(house, fault, End::Part).said);
        well = false;
    }
    if well {
        lines.push(counted(words, entries.len()));
    }
    lines.extend(entries.iter().filter_map(|entry| recoverable(words, entry)));
    well &= found.open.is_empty() && found.leftovers.is_empty();
    if found.open.is_empty() && unreadable.is_empty() {
        lines.push(words.all_private.clone());
    }
    lines.extend(found.open.iter().map(|(path, mode)| open_to_others(words, path, *mode)));
    if found.leftovers.is_empty() && unreadable.is_empty() {
        lines.push(words.no_leftovers.clone());
    }
    lines.extend(found.leftovers.iter().map(|path| fill(&words.leftover, &[("path", &shown(path))])));
    (lines, well)
}

/// Who else could read, and what the places can do.
fn others(house: &House, entries: &[Entry]) -> Vec<String> {
    let words = &house.words.doctor;
    let mut folders: Vec<&Path> = entries.iter().filter_map(|entry| entry.path.parent()).collect();
    folders.extend([house.places.data.as_path(), house.places.state.as_path()]);
    crate::in_order::by(&mut folders, Ord::cmp);
    folders.dedup();
    let mut lines = vec![words.warning.clone()];
    for folder in folders {
        let path = shown(folder);
        if let Some(program) = surroundings::synced_by(folder) {
            lines.push(fill(&words.synced, &[("path", &path), ("program", program)]));
        }
        if let Some((kind, can)) = surroundings::file_system(folder) {
            let sentence = if can { &words.exchange } else { &words.no_exchange };
            lines.push(fill(sentence, &[("path", &path), ("kind", &shown(Path::new(&kind)))]));
        }
    }
    lines.push(if surroundings::leaves_no_core() { &words.no_core } else { &words.core }.clone());
    lines
}

fn counted(words: &Doctor, count: usize) -> String {
    match count {
        0 => words.no_workbooks.clone(),
        1 => words.one_workbook_here.clone(),
        _ => fill(&words.workbooks_here, &[("count", &count.to_string())]),
    }
}

fn recoverable(words: &Doctor, entry: &Entry) -> Option<String> {
    let peek = entry.found.as_ref().ok()?;
    let name = visible(&one_line(&peek.workbook.name)).into_owned();
    peek.notices.iter().find_map(|notice| match notice {
        Notice::Restored { characters: 0, .. } => Some(fill(&words.moved, &[("name", &name)])),
        Notice::Restored { characters, at } => {
            let values =
                [("name", name.as_str()), ("characters", &characters.to_string()), ("when", &clock::told(*at))];
            Some(fill(&words.recoverable, &values))
        }
        Notice::Apart { .. }
        | Notice::EditedOutside
        | Notice::Newer { .. }
        | Notice::OlderPutBack
        | Notice::Gone { .. }
        | Notice::LookAlike(_)
        | Notice::RecoveryDamaged(_)
        | Notice::NoState
        | Notice::NoLock => None,
    })
}

fn open_to_others(words: &Doctor, path: &Path, mode: u32) -> String {
    let right = format!("{:o} {}", mode & 0o700, shown(path));
    fill(&words.open, &[("path", &shown(path)), ("mode", &format!("{mode:03o}")), ("right", &right)])
}

fn terminal(house: &House) -> Vec<String> {
    let (words, environment) = (&house.words.doctor, &house.environment);
    let utf8 = environment.language.to_ascii_lowercase().replace('-', "").contains("utf8");
    vec![
        match environment.term.as_str() {
            "" => words.no_term.clone(),
            term => fill(&words.term, &[("term", &shown(Path::new(term)))]),
        },
        if environment.can_show_a_screen() { &words.screen } else { &words.no_screen }.clone(),
        match (environment.no_color, environment.any_colour()) {
            (true, _) => words.no_colours.clone(),
            (false, true) => words.many_colours.clone(),
            (false, false) => words.colours.clone(),
        },
        if utf8 { &words.letters } else { &words.no_letters }.clone(),
    ]
}
