//! Fields: each kind of answer has those it needs, and no others.

use super::{At, Faults};
use crate::curriculum::{ColumnKind, Kind, Opt};

pub(super) fn question(at: &At<'_>, faults: &mut Faults<'_>) {
    let question = at.question;
    let kind = question.kind;
    let prose = matches!(kind, Kind::Line | Kind::Text);
    let list = matches!(kind, Kind::Weighted | Kind::Ledger);
    let picked = matches!(kind, Kind::Choice | Kind::Checklist | Kind::Truth);
    let fields: [(&str, bool, bool); 14] = [
        ("options", !question.options.is_empty(), picked),
        ("columns", !question.columns.is_empty(), kind == Kind::Ledger),
        ("only", question.only.is_some(), kind == Kind::Ledger),
        ("days", !question.days.is_empty(), kind == Kind::Date),
        ("past", question.past, kind == Kind::Date),
        ("left_open", !question.left_open.is_empty(), kind == Kind::Date),
        ("stem", !question.stem.is_empty(), prose),
        ("example", !question.example.is_empty(), prose),
        ("limit", question.limit.is_some(), kind == Kind::Checklist),
        ("starters", !question.starters.is_empty(), list),
        ("fed_by", !question.fed_by.is_empty(), kind == Kind::Checklist),
        ("into", !question.into.is_empty(), kind == Kind::Checklist),
        ("offered_from", !question.offered_from.is_empty(), prose),
        ("detail", question.options.iter().any(|option| option.detail.is_some()), kind == Kind::Choice),
    ];
    for (field, there, allowed) in fields {
        if there && !allowed {
            faults.add(&at.place, &format!("a {kind:?} has no {field}"));
        }
    }
    needed(at, faults);
    limits(at, faults);
    stem(at, faults);
}

fn needed(at: &At<'_>, faults: &mut Faults<'_>) {
    let question = at.question;
    let options = match question.kind {
        Kind::Choice | Kind::Truth => question.options.len() < 2,
        Kind::Checklist => question.options.is_empty() && question.fed_by.is_empty(),
        Kind::Line | Kind::Text | Kind::Date | Kind::Scale | Kind::Weighted | Kind::Ledger => false,
    };
    if options {
        faults.add(&at.place, &format!("a {:?} needs options to pick from", question.kind));
    }
    if question.kind == Kind::Ledger && question.columns.is_empty() {
        faults.add(&at.place, "a Ledger needs columns");
    }
    for column in &question.columns {
        if let ColumnKind::OneOf(cells) = &column.kind {
            cell(&column.id, cells, at, faults);
        }
    }
}

fn cell(column: &str, cells: &[Opt], at: &At<'_>, faults: &mut Faults<'_>) {
    if cells.len() < 2 {
        faults.add(&at.place, &format!("the column `{column}` needs options to pick from"));
    }
    if cells.iter().any(|option| option.detail.is_some() || !option.note.is_empty()) {
        faults.add(&at.place, &format!("an option of the column `{column}` has room for a label alone"));
    }
}

fn limits(at: &At<'_>, faults: &mut Faults<'_>) {
    let question = at.question;
    if let Some(limit) = &question.limit
        && (limit.most == 0 || usize::from(limit.most) >= question.options.len())
    {
        faults.add(
            &at.place,
            &format!("a limit of {} of {} options asks for nothing", limit.most, question.options.len()),
        );
    }
    if question.days.contains(&0) || !question.days.is_sorted_by(|one, next| one < next) {
        faults.add(&at.place, "the shortcuts in `days` do not grow from day to later day");
    }
    if question.past && !question.days.is_empty() {
        faults.add(&at.place, "the shortcuts in `days` lead ahead, and a day of the past is asked for");
    }
}

fn stem(at: &At<'_>, faults: &mut Faults<'_>) {
    let question = at.question;
    if question.stem.is_empty() {
        return;
    }
    if !question.stem.ends_with(char::is_alphanumeric) {
        faults.add(&at.place, "nothing can read on from a stem that does not end in a word");
    }
    if question.example.to_lowercase().starts_with(&question.stem.to_lowercase()) {
        faults.add(&at.place, "the example says the stem again; it should read on from it");
    }
}
