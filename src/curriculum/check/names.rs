//! Ids: well-formed, unique, in their own stage; and what worksheets read by name, unmistakable.

use std::collections::HashSet;

use super::{AGAIN, At, Faults, file, pause};
use crate::curriculum::{Ask, ColumnKind, Kind, Opt, Privacy, Stage};
use crate::words::fill;

pub(super) fn stage(stage: &Stage, faults: &mut Faults<'_>) {
    let (place, words) = (file(stage), &faults.words.ids);
    if !word(&stage.id) {
        faults.add(&place, "", &words.stage_id, &[]);
    }
    if stage.minutes == 0 {
        faults.add(&place, "minutes:", &words.no_minutes, &[]);
    }
    let mut asked = HashSet::new();
    for id in stage.ask.iter().map(Ask::id) {
        if !asked.insert(id) {
            faults.add(&place, AGAIN, &words.asked_twice, &[("id", id)]);
        }
    }
    let last = stage.ask.last().and_then(Ask::question);
    let paused =
        last.is_some_and(|last| last.id == pause(stage) && last.kind == Kind::Text && last.privacy == Privacy::Private);
    if !paused {
        faults.add(&place, "ask:", &words.no_pause, &[("id", &pause(stage))]);
    }
}

pub(super) fn question(at: &At<'_>, faults: &mut Faults<'_>) {
    let (question, words) = (at.question, &faults.words.ids);
    match question.id.split_once('.') {
        Some((stage, rest)) if word(stage) && word(rest) => {
            if stage != at.stage.id {
                faults.add(&at.place, "", &words.elsewhere, &[("stage", stage)]);
            }
        }
        _ => faults.add(&at.place, "", &words.question_id, &[]),
    }
    let called = &faults.words.called;
    options(&called.option, &question.options, &at.place, faults);
    let columns: Vec<_> = question.columns.iter().map(|column| (column.id.as_str(), column.label.as_str())).collect();
    alike(&called.column, &columns, &at.place, faults);
    for column in &question.columns {
        if let ColumnKind::OneOf(cells) = &column.kind {
            options(&fill(&called.cell, &[("column", &column.id)]), cells, &at.place, faults);
        }
    }
}

pub(super) fn whole(faults: &mut Faults<'_>) {
    let words = &faults.words.ids;
    let (mut stages, mut questions) = (HashSet::new(), HashSet::new());
    for stage in faults.curriculum.stages() {
        if !stages.insert(&stage.id) {
            faults.add(&file(stage), AGAIN, &words.same_stage, &[("id", &stage.id)]);
        }
    }
    for stage in faults.curriculum.stages() {
        for question in stage.ask.iter().filter_map(Ask::question) {
            if !questions.insert(&question.id) {
                faults.add(&At::new(stage, question).place, AGAIN, &words.same_question, &[]);
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
    let words = &faults.words.ids;
    for (nth, (id, label)) in named.iter().enumerate() {
        if !word(id) {
            faults.add(place, "", &words.inner_id, &[("what", what), ("id", id)]);
        }
        for (other, its_label) in named.iter().take(nth) {
            let values = [("what", what), ("label", *label), ("other", *other), ("id", *id)];
            if other == id {
                faults.add(place, AGAIN, &words.same_inner, &values);
            }
            if folded(its_label) == folded(label) {
                faults.add(place, "", &words.labels_alike, &values);
            }
            if folded(its_label) == folded(id) || folded(label) == folded(other) {
                faults.add(place, "", &words.label_is_id, &values);
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
