//! References: whatever names a question, a column, an option or a stage names one that exists.

use super::{At, Faults, file};
use crate::curriculum::{Ask, Column, ColumnKind, Curriculum, Privacy, Side, Stage, ids};
use crate::words::fill;

pub(super) fn stage(stage: &Stage, faults: &mut Faults<'_>) {
    let (place, words) = (file(stage), &faults.words.names);
    for ask in &stage.ask {
        if let Ask::Again(id) = ask {
            exists(id, (&words.again, ""), &place, faults);
        }
    }
    let decision = faults.curriculum.question(ids::DECISION);
    if let (Some(branch), Some(decision)) = (&stage.branch, decision)
        && decision.option(branch).is_none()
    {
        faults.add(&place, "", &words.no_branch, &[("branch", branch), ("decision", ids::DECISION)]);
    }
    let shown = |side| stage.figures.iter().any(|figure| figure.side == side);
    if shown(Side::Stay) != shown(Side::Move) {
        faults.add(&place, "figures:", &words.one_way, &[]);
    }
}

pub(super) fn question(at: &At<'_>, faults: &mut Faults<'_>) {
    let (question, words) = (at.question, &faults.words.names);
    for option in question.options.iter().filter(|option| !option.leads_to.is_empty()) {
        exists(&option.leads_to, (&words.leads_to, &option.id), &at.place, faults);
    }
    if !question.beside.is_empty() {
        exists(&question.beside, (&words.beside, ""), &at.place, faults);
    }
    for id in &question.offered_from {
        exists(id, (&words.offered, ""), &at.place, faults);
        let other = faults.curriculum.question(id);
        if other.is_some_and(|other| question.privacy == Privacy::Shareable && other.privacy == Privacy::Private) {
            faults.add(&at.place, "privacy:", &words.offered_private, &[("id", id)]);
        }
    }
    columns(at, faults);
    only(at, faults);
}

/// The columns of other questions: a list never carries private words to where they may be shared.
fn columns(at: &At<'_>, faults: &mut Faults<'_>) {
    let (question, words) = (at.question, &faults.words.names);
    let fed_by = (&question.fed_by, &words.fed_by, &words.fed_by_private);
    for (reference, none, private) in [fed_by, (&question.into, &words.into, &words.into_private)] {
        if reference.is_empty() || faults.unread(reference) {
            continue;
        }
        let Some(column) = column(faults.curriculum, reference) else {
            faults.add(&at.place, "", none, &[("id", reference)]);
            continue;
        };
        let (from, to) = if reference == &question.fed_by {
            (column.privacy, question.privacy)
        } else {
            (question.privacy, column.privacy)
        };
        if from == Privacy::Private && to == Privacy::Shareable {
            faults.add(&at.place, "privacy:", private, &[("id", reference)]);
        }
    }
}

fn only(at: &At<'_>, faults: &mut Faults<'_>) {
    let Some(only) = &at.question.only else { return };
    let words = &faults.words.names;
    let Some(column) = at.question.columns.iter().find(|column| column.id == only.column) else {
        faults.add(&at.place, "only:", &words.only, &[("column", &only.column)]);
        return;
    };
    let can_be = match &column.kind {
        _ if only.is.is_empty() => true,
        ColumnKind::OneOf(cells) => cells.iter().any(|option| option.id == only.is),
        ColumnKind::Words | ColumnKind::Date => false,
    };
    if !can_be {
        faults.add(&at.place, "only:", &words.only_never, &[("is", &only.is), ("column", &only.column)]);
    }
}

pub(super) fn whole(faults: &mut Faults<'_>) {
    short_path(faults);
    let words = &faults.words.names;
    let relied_on = [
        ids::DECISION,
        ids::REASON,
        ids::SURE,
        ids::ROLE,
        ids::CURRENT,
        ids::TRIAL,
        ids::FROM,
        ids::ME,
        ids::URGENCY,
        ids::LEDGER,
        ids::HOW,
        ids::RISKS,
        ids::PEOPLE,
        ids::PUSHBACK,
        ids::ANSWER_BY,
        ids::UNTIL,
        ids::REVISIT,
        ids::FEARS_CHANGE,
        ids::FEARS_SAME,
        ids::STAY,
        ids::MOVE,
        ids::OWN_TRUTH,
    ];
    for id in relied_on.into_iter().chain(ids::TALK_AGAIN.map(|(_, id)| id)) {
        if faults.curriculum.question(id).is_none() && !faults.unread(id) {
            faults.add("curriculum", "", &words.relied_question, &[("id", id)]);
        }
    }
    for id in [ids::REPLY, ids::AFTER, ids::FEARS, ids::WEIGH, ids::DECIDE, ids::TRUTHS] {
        if faults.curriculum.stage(id).is_none() && !faults.unread(id) {
            faults.add("curriculum", "", &words.relied_stage, &[("id", id)]);
        }
    }
    for (id, option) in [(ids::DECISION, ids::TIME), (ids::URGENCY, ids::TODAY), (ids::HOW, ids::CONVERSATION)] {
        if faults.curriculum.question(id).is_some_and(|question| question.option(option).is_none()) {
            faults.add("curriculum", "", &words.relied_option, &[("id", id), ("option", option)]);
        }
    }
    branches(faults);
}

fn short_path(faults: &mut Faults<'_>) {
    let words = &faults.words.names;
    if faults.curriculum.short_path().is_empty() && !faults.unread("walk") {
        faults.add("walk.ron", "", &words.short_empty, &[]);
    }
    let note = format!("{}.", ids::TIME);
    for id in faults.curriculum.short_path() {
        exists(id, (&words.short_path, ""), "walk.ron", faults);
        let question = faults.curriculum.question(id);
        if question.is_some_and(|question| !question.moves.iter().any(|name| name.starts_with(&note))) {
            faults.add("walk.ron", "", &words.short_note, &[("id", id)]);
        }
    }
}

/// Every answer ends in a stage of its own: none is less reachable than another. And every walk keeps its length.
fn branches(faults: &mut Faults<'_>) {
    let Some(decision) = faults.curriculum.question(ids::DECISION) else { return };
    let words = &faults.words.names;
    let trunk: u32 = minutes(faults.curriculum, None);
    for option in &decision.options {
        let place = fill(&words.of_option, &[("question", ids::DECISION), ("option", &option.id)]);
        let opened =
            faults.curriculum.stages().iter().filter(|stage| stage.branch.as_ref() == Some(&option.id)).count();
        if opened != 1 && !faults.unread(&option.id) {
            faults.add(&place, "", &words.opened, &[("n", &opened.to_string())]);
        }
        let whole = trunk + minutes(faults.curriculum, Some(&option.id));
        if !faults.of_a_pack && faults.unread.is_empty() && !(60..=90).contains(&whole) {
            faults.add(&place, "minutes:", &words.walk, &[("n", &whole.to_string())]);
        }
    }
}

fn minutes(curriculum: &Curriculum, branch: Option<&str>) -> u32 {
    curriculum
        .stages()
        .iter()
        .filter(|stage| stage.branch.as_deref() == branch)
        .map(|stage| u32::from(stage.minutes))
        .sum()
}

/// Holds that a question exists; else the sentence is told, perhaps with the option that names it.
fn exists(id: &str, (sentence, option): (&str, &str), place: &str, faults: &mut Faults<'_>) {
    if faults.curriculum.question(id).is_none() && !faults.unread(id) {
        faults.add(place, "", sentence, &[("id", id), ("option", option)]);
    }
}

/// The column that `question.column` names.
pub(super) fn column<'a>(curriculum: &'a Curriculum, name: &str) -> Option<&'a Column> {
    let (question, column) = name.rsplit_once('.')?;
    curriculum.question(question)?.columns.iter().find(|other| other.id == column)
}
