//! Ids: well-formed, unique, in their own stage; and what worksheets read by name, unmistakable.

use std::collections::HashSet;

use super::{At, Faults, file, pause};
use crate::curriculum::{Ask, ColumnKind, Kind, Opt, Privacy, Stage};

pub(super) fn stage(stage: &Stage, faults: &mut Faults<'_>) {
    let place = file(stage);
    if !word(&stage.id) {
        faults.add(&place, "a stage's id is small letters, digits and _, and begins with a letter");
    }
    if stage.minutes == 0 {
        faults.add(&place, "the stage takes no minutes");
    }
    let mut asked = HashSet::new();
    for id in stage.ask.iter().map(Ask::id) {
        if !asked.insert(id) {
            faults.add(&place, &format!("`{id}` is asked twice"));
        }
    }
    let last = stage.ask.last().and_then(Ask::question);
    let paused =
        last.is_some_and(|last| last.id == pause(stage) && last.kind == Kind::Text && last.privacy == Privacy::Private);
    if !paused {
        faults.add(&place, &format!("the stage does not end with `{}`, a private text", pause(stage)));
    }
}

pub(super) fn question(at: &At<'_>, faults: &mut Faults<'_>) {
    let question = at.question;
    match question.id.split_once('.') {
        Some((stage, rest)) if word(stage) && word(rest) => {
            if stage != at.stage.id {
                faults.add(&at.place, &format!("the id belongs to a stage `{stage}`"));
            }
        }
        _ => faults.add(&at.place, "an id is `stage.word`, in small letters, digits and _"),
    }
    options("option", &question.options, &at.place, faults);
    let columns: Vec<_> = question.columns.iter().map(|column| (column.id.as_str(), column.label.as_str())).collect();
    alike("column", &columns, &at.place, faults);
    for column in &question.columns {
        if let ColumnKind::OneOf(cells) = &column.kind {
            options(&format!("option of column `{}`", column.id), cells, &at.place, faults);
        }
    }
}

pub(super) fn whole(faults: &mut Faults<'_>) {
    let (mut stages, mut questions) = (HashSet::new(), HashSet::new());
    for stage in faults.curriculum.stages() {
        if !stages.insert(&stage.id) {
            faults.add(&file(stage), &format!("there is more than one stage `{}`", stage.id));
        }
    }
    for stage in faults.curriculum.stages() {
        for question in stage.ask.iter().filter_map(Ask::question) {
            if !questions.insert(&question.id) {
                faults.add(&At::new(stage, question).place, "there is more than one question of this id");
            }
        }
    }
}

fn options(what: &str, options: &[Opt], place: &str, faults: &mut Faults<'_>) {
    let named: Vec<_> = options.iter().map(|option| (option.id.as_str(), option.label.as_str())).collect();
    alike(what, &named, place, faults);
}

/// Ids and labels that worksheets read in any case: no two alike, and no label that is another's id.
fn alike(what: &str, named: &[(&str, &str)], place: &str, faults: &mut Faults<'_>) {
    for (nth, (id, label)) in named.iter().enumerate() {
        if !word(id) {
            faults.add(place, &format!("the id of the {what} `{id}` is not small letters, digits and _"));
        }
        for (other, its_label) in named.iter().take(nth) {
            if other == id {
                faults.add(place, &format!("there is more than one {what} `{id}`"));
            }
            if folded(its_label) == folded(label) {
                faults.add(place, &format!("two labels read alike: `{label}` ({what} `{other}` and `{id}`)"));
            }
            if folded(its_label) == folded(id) || folded(label) == folded(other) {
                faults.add(place, &format!("the label of one {what} is the id of another: `{other}` and `{id}`"));
            }
        }
    }
}

fn folded(label: &str) -> String {
    label.trim().to_lowercase()
}

/// A small letter, then small letters, digits and _.
fn word(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}
